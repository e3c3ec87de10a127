#include "xml/character_data.h"

#include <libxml/parserInternals.h>

#include <algorithm>
#include <charconv>
#include <cstdint>

namespace vanthu::xml {
namespace {

constexpr std::string_view cdata_begin = "<![CDATA[";
constexpr std::string_view cdata_end = "]]>";

std::size_t length_of(char lead) {
  const auto byte = static_cast<unsigned char>(lead);
  return byte < 0x80 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4;
}

}  // namespace

void append_character(std::string& out, char32_t character) {
  xmlChar bytes[4];
  const int count = xmlCopyCharMultiByte(bytes, static_cast<int>(character));
  out.append(reinterpret_cast<const char*>(bytes), static_cast<std::size_t>(count));
}

void CharacterData::skip_markup() {
  while (at_ < raw_.size()) {
    const std::string_view rest = raw_.substr(at_);
    const auto pass = [&](std::string_view close) {
      const std::size_t end = rest.find(close);
      at_ = end == std::string_view::npos ? raw_.size() : at_ + end + close.size();
    };
    if (in_cdata_) {
      if (!rest.starts_with(cdata_end)) return;
      at_ += cdata_end.size();
      in_cdata_ = false;
    } else if (rest.front() != '<') {
      return;
    } else if (rest.starts_with(cdata_begin)) {
      at_ += cdata_begin.size();
      in_cdata_ = true;
    } else if (rest.starts_with("<!--")) {
      pass("-->");
    } else {
      pass(rest.starts_with("<?") ? "?>" : ">");
    }
  }
}

// "&#272;", "&#x111;", "&amp;"
bool CharacterData::append_reference(std::string& out) {
  const std::size_t end = raw_.find(';', at_);
  if (end == std::string_view::npos) return false;
  std::string_view name = raw_.substr(at_ + 1, end - at_ - 1);
  if (name.starts_with('#')) {
    const bool is_hex = name.starts_with("#x");
    name.remove_prefix(is_hex ? 2 : 1);
    std::uint32_t point = 0;
    const auto [stop, error] =
        std::from_chars(name.data(), name.data() + name.size(), point, is_hex ? 16 : 10);
    if (error != std::errc{} || stop != name.data() + name.size()) return false;
    append_character(out, point);
  } else if (name == "amp") {
    out += '&';
  } else if (name == "lt") {
    out += '<';
  } else if (name == "gt") {
    out += '>';
  } else if (name == "quot") {
    out += '"';
  } else if (name == "apos") {
    out += '\'';
  } else {
    return false;
  }
  at_ = end + 1;
  return true;
}

bool CharacterData::next(std::string& out, bool single) {
  if (kind_ == Kind::Text) skip_markup();
  if (at_ >= raw_.size()) return false;
  const char c = raw_[at_];
  if (c == '&' && !in_cdata_ && append_reference(out)) return true;
  if (c == '\r') {
    at_ += raw_.substr(at_).starts_with("\r\n") ? 2 : 1;
    out += kind_ == Kind::Value ? ' ' : '\n';
    return true;
  }
  if (kind_ == Kind::Value && (c == '\n' || c == '\t')) {
    ++at_;
    out += ' ';
    return true;
  }
  std::size_t end = std::min(at_ + length_of(c), raw_.size());
  if (!single) {
    const std::string_view stops = in_cdata_ ? "\r]" : kind_ == Kind::Value ? "&\r\n\t" : "&\r<";
    end = std::min(raw_.find_first_of(stops, end), raw_.size());
  }
  out.append(raw_.substr(at_, end - at_));
  at_ = end;
  return true;
}

}  // namespace vanthu::xml
