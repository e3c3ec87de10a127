#include "xml/fault.h"

#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <vector>

namespace vanthu::xml {
namespace {

constexpr std::string_view white_space = " \t\r\n";

Place place(const Stand& stand, std::size_t begin, std::size_t end) {
  end = std::min(end, stand.text.size());
  begin = std::min(begin, end);
  return {stand.file, static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
}

// The last `sign` before the parser's stand; one that begins there belongs to what follows.
std::size_t sign_before(const Stand& stand, std::string_view sign) {
  if (stand.offset == 0) return 0;
  const std::size_t at = stand.text.rfind(sign, stand.offset - 1);
  return at == std::string_view::npos ? stand.offset : at;
}

// The character at the parser's stand.
Place character_place(const Stand& stand) {
  std::size_t end = stand.offset + 1;
  while (end < stand.text.size() && (static_cast<unsigned char>(stand.text[end]) & 0xC0) == 0x80) {
    ++end;
  }
  return place(stand, stand.offset, end);
}

Diagnostic tag_mismatch(const Stand& stand) {
  const std::size_t begin = sign_before(stand, "</");
  const std::size_t name = std::min(begin + 2, stand.text.size());
  const std::size_t end = std::min(stand.text.find_first_of("> \t\r\n", name), stand.text.size());
  return {Code::XmlTagMismatch,
          place(stand, begin, end + 1),
          {std::string(stand.text.substr(name, end - name)), std::string(stand.open_name)},
          stand.open_at,
          {}};
}

Diagnostic attribute_twice(const xmlError& error, const Stand& stand) {
  const std::size_t begin = sign_before(stand, "<");
  const std::size_t end = stand.text.find_first_of("/> \t\r\n", begin);
  const std::string name = error.str1 == nullptr ? "" : error.str1;
  // Where the name stands as a name: white space before it, "=" behind it.
  std::vector<std::size_t> found;
  for (std::size_t at = stand.text.find(name, begin);
       !name.empty() && at != std::string_view::npos && at < stand.offset;
       at = stand.text.find(name, at + 1)) {
    const std::size_t behind = stand.text.find_first_not_of(white_space, at + name.size());
    if (white_space.find(stand.text[at - 1]) != std::string_view::npos &&
        behind != std::string_view::npos && stand.text[behind] == '=') {
      found.push_back(at);
    }
  }
  const auto name_at = [&](std::size_t at) { return place(stand, at, at + name.size()); };
  return {Code::XmlAttributeTwice,
          found.empty() ? place(stand, begin, stand.offset + 1) : name_at(found.back()),
          {name, std::string(stand.text.substr(begin + 1, end - begin - 1))},
          found.size() < 2 ? std::nullopt : std::optional(name_at(found.front())),
          {}};
}

// A "<" inside an attribute's value: either the value was never closed, and the next tag begins in
// it, or the sign was meant.
Diagnostic less_than_in_value(const Stand& stand) {
  const Place sign = character_place(stand);
  std::size_t quote = std::string_view::npos;  // the one that is open
  for (std::size_t at = sign_before(stand, "<"); at < stand.offset; ++at) {
    const char c = stand.text[at];
    if (quote == std::string_view::npos) {
      if (c == '"' || c == '\'') quote = at;
    } else if (c == stand.text[quote]) {
      quote = std::string_view::npos;
    }
  }
  // "<doan>", "</doan>", "<doan id=": but not "b<c".
  constexpr std::string_view name_letters = "abcdefghijklmnopqrstuvwxyz-";
  const std::string_view rest = stand.text.substr(std::min(stand.offset + 1, stand.text.size()));
  const std::size_t name_end = std::min(rest.find_first_not_of(name_letters), rest.size());
  const bool begins_tag =
      rest.starts_with('/') || (name_end > 0 && name_end < rest.size() &&
                                (white_space.find(rest[name_end]) != std::string_view::npos ||
                                 rest[name_end] == '>' || rest[name_end] == '/'));
  if (quote != std::string_view::npos && begins_tag &&
      stand.text.substr(quote, stand.offset - quote).find('>') != std::string_view::npos) {
    return {Code::XmlQuoteOpen, place(stand, quote, quote + 1), {}, sign, {}};
  }
  return {Code::XmlLessThan, sign, {}, std::nullopt, {}};
}

Diagnostic other(const xmlError& error, const Stand& stand) {
  std::string words = error.message == nullptr ? "" : error.message;
  while (!words.empty() && (words.back() == '\n' || words.back() == ' ')) words.pop_back();
  return {Code::XmlSyntax, place(stand, stand.offset, stand.offset), {words}, std::nullopt, {}};
}

}  // namespace

Diagnostic find_fault(const xmlError& error, const Stand& stand) {
  const bool is_at_end = stand.offset >= stand.text.size();
  switch (error.code) {
    case XML_ERR_DOCUMENT_EMPTY:
      if (stand.text.find_first_not_of(" \t\r\n") != std::string_view::npos) break;
      return {Code::XmlEmpty, place(stand, 0, 0), {}, std::nullopt, {}};
    case XML_ERR_DOCUMENT_END:
      if (!stand.open_name.empty()) break;
      return {Code::XmlRest, character_place(stand), {}, std::nullopt, {}};
    case XML_ERR_TAG_NAME_MISMATCH:
      return tag_mismatch(stand);
    case XML_ERR_TAG_NOT_FINISHED:
    case XML_ERR_LTSLASH_REQUIRED:
    case XML_ERR_GT_REQUIRED:
      if (stand.open_name.empty() || !is_at_end) break;
      return {
          Code::XmlTagNotClosed, stand.open_at, {std::string(stand.open_name)}, std::nullopt, {}};
    case XML_ERR_NAME_REQUIRED:
    case XML_ERR_ENTITYREF_SEMICOL_MISSING: {
      const std::size_t at = stand.text.rfind('&', stand.offset);
      // Only a name may stand between the ampersand and the fault.
      if (at == std::string_view::npos ||
          stand.text.substr(at, stand.offset - at).find_first_of("<> \t\r\n") !=
              std::string_view::npos) {
        const std::size_t tag = sign_before(stand, "<");
        if (error.code != XML_ERR_NAME_REQUIRED || tag + 1 != stand.offset) break;
        return {Code::XmlLessThan, place(stand, tag, tag + 1), {}, std::nullopt, {}};
      }
      return {Code::XmlAmpersand, place(stand, at, at + 1), {}, std::nullopt, {}};
    }
    case XML_ERR_UNDECLARED_ENTITY:
    case XML_WAR_UNDECLARED_ENTITY: {
      const std::size_t at = sign_before(stand, "&");
      const std::string name = error.str1 == nullptr ? "" : error.str1;
      return {Code::XmlEntity, place(stand, at, at + name.size() + 2), {name}, std::nullopt, {}};
    }
    case XML_ERR_ATTRIBUTE_REDEFINED:
      return attribute_twice(error, stand);
    case XML_ERR_ATTRIBUTE_NOT_STARTED:
    case XML_ERR_ATTRIBUTE_WITHOUT_VALUE:
      return {Code::XmlAttributeQuote, character_place(stand), {}, std::nullopt, {}};
    case XML_ERR_LT_IN_ATTRIBUTE:
      return less_than_in_value(stand);
    case XML_ERR_COMMENT_NOT_FINISHED:
    case XML_ERR_HYPHEN_IN_COMMENT: {
      const std::size_t at = sign_before(stand, "<!--");
      return {Code::XmlComment, place(stand, at, at + 4), {}, std::nullopt, {}};
    }
    case XML_ERR_INVALID_CHAR: {
      // Written as it is, or as &#1;
      const bool is_raw = !is_at_end && static_cast<unsigned char>(stand.text[stand.offset]) < 0x20;
      const std::size_t at = is_raw ? stand.offset : sign_before(stand, "&");
      if (error.int1 <= 0 && !is_raw) break;
      const std::size_t end = is_raw ? at + 1 : stand.text.find(';', at) + 1;
      const int character =
          is_raw ? static_cast<unsigned char>(stand.text[stand.offset]) : error.int1;
      return {Code::TextControlCharacter,
              place(stand, at, end),
              {fmt::format("U+{:04X}", character)},
              std::nullopt,
              {}};
    }
    default:
      break;
  }
  return other(error, stand);
}

}  // namespace vanthu::xml
