#include "xml/fault.h"

#include <fmt/format.h>

#include <algorithm>
#include <string>

namespace vanthu::xml {
namespace {

Place place(const Stand& stand, std::size_t begin, std::size_t end) {
  end = std::min(end, stand.text.size());
  begin = std::min(begin, end);
  return {stand.file, static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
}

// The last `sign` at or before the parser's stand.
std::size_t sign_before(const Stand& stand, char sign) {
  const std::size_t at = stand.text.rfind(sign, stand.offset);
  return at == std::string_view::npos ? stand.offset : at;
}

Diagnostic tag_mismatch(const Stand& stand) {
  const std::size_t begin = sign_before(stand, '<');
  const std::size_t name = std::min(begin + 2, stand.text.size());
  const std::size_t end = std::min(stand.text.find_first_of("> \t\r\n", name), stand.text.size());
  return {Code::XmlTagMismatch,
          place(stand, begin, end + 1),
          {std::string(stand.text.substr(name, end - name)), std::string(stand.open_name)},
          stand.open_at,
          {}};
}

Diagnostic attribute_twice(const xmlError& error, const Stand& stand) {
  const std::size_t begin = sign_before(stand, '<');
  const std::size_t end = stand.text.find_first_of("/> \t\r\n", begin);
  const std::string name = error.str1 == nullptr ? "" : error.str1;
  return {Code::XmlAttributeTwice,
          place(stand, begin, stand.offset + 1),
          {name, std::string(stand.text.substr(begin + 1, end - begin - 1))},
          std::nullopt,
          {}};
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
      return {Code::XmlRest, place(stand, stand.offset, stand.offset + 1), {}, std::nullopt, {}};
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
        break;
      }
      return {Code::XmlAmpersand, place(stand, at, at + 1), {}, std::nullopt, {}};
    }
    case XML_ERR_UNDECLARED_ENTITY:
    case XML_WAR_UNDECLARED_ENTITY: {
      const std::size_t at = sign_before(stand, '&');
      const std::string name = error.str1 == nullptr ? "" : error.str1;
      return {Code::XmlEntity, place(stand, at, at + name.size() + 2), {name}, std::nullopt, {}};
    }
    case XML_ERR_ATTRIBUTE_REDEFINED:
      return attribute_twice(error, stand);
    case XML_ERR_ATTRIBUTE_NOT_STARTED:
    case XML_ERR_ATTRIBUTE_WITHOUT_VALUE:
      return {Code::XmlAttributeQuote,
              place(stand, stand.offset, stand.offset + 1),
              {},
              std::nullopt,
              {}};
    case XML_ERR_INVALID_CHAR: {
      // Written as it is, or as &#1;
      const bool is_raw = !is_at_end && static_cast<unsigned char>(stand.text[stand.offset]) < 0x20;
      const std::size_t at = is_raw ? stand.offset : sign_before(stand, '&');
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
