#include "template/origin.h"

#include <algorithm>
#include <charconv>
#include <string>

namespace vanthu::templates {
namespace {

bool is_space(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

std::size_t utf8_length(std::uint32_t code_point) {
  return code_point < 0x80 ? 1 : code_point < 0x800 ? 2 : code_point < 0x10000 ? 3 : 4;
}

// Bytes that an entity or character reference such as "&#xA0;" resolves to.
std::size_t resolved_length(std::string_view reference) {
  if (reference.size() < 4 || reference[1] != '#') return 1;  // the five named ones
  const bool hex = reference[2] == 'x';
  const std::string_view digits = reference.substr(hex ? 3 : 2);
  std::uint32_t code_point = 0;
  std::from_chars(digits.data(), digits.data() + digits.size() - 1, code_point, hex ? 16 : 10);
  return utf8_length(code_point);
}

// Past comments, processing instructions and CDATA marks, which leave nothing in the value.
std::size_t skip_invisible(std::string_view source, std::size_t at) {
  for (;;) {
    const std::string_view rest = source.substr(std::min(at, source.size()));
    if (rest.starts_with("<!--")) {
      at += rest.find("-->", 4) + 3;
    } else if (rest.starts_with("<?")) {
      at += rest.find("?>", 2) + 2;
    } else if (rest.starts_with("<![CDATA[")) {
      at += 9;
    } else if (rest.starts_with("]]>")) {
      at += 3;
    } else {
      return at;
    }
  }
}

// The offsets of each byte of `value`, and of its end; empty when the source says something else.
std::vector<std::uint32_t> trace(std::string_view source, std::size_t here,
                                 std::string_view value) {
  std::vector<std::uint32_t> offsets;
  offsets.reserve(value.size() + 1);
  while (offsets.size() < value.size()) {
    here = skip_invisible(source, here);
    if (here >= source.size()) return {};
    const char wanted = value[offsets.size()];
    if (source[here] == '&') {
      const std::size_t end = source.find(';', here);
      if (end == std::string_view::npos) return {};
      const std::size_t bytes = resolved_length(source.substr(here, end + 1 - here));
      offsets.insert(offsets.end(), bytes, static_cast<std::uint32_t>(here));
      here = end + 1;
    } else if (source[here] == '\r' && is_space(wanted)) {
      offsets.push_back(static_cast<std::uint32_t>(here));
      here += here + 1 < source.size() && source[here + 1] == '\n' ? 2u : 1u;
    } else if (source[here] == wanted || (is_space(source[here]) && is_space(wanted))) {
      offsets.push_back(static_cast<std::uint32_t>(here));
      ++here;
    } else {
      return {};
    }
  }
  offsets.push_back(static_cast<std::uint32_t>(here));
  return offsets;
}

}  // namespace

Origin::Origin(const Sources& sources, Place at, std::string_view value) : whole_(at) {
  if (at.known()) offsets_ = trace(sources.text(at.file), at.begin, value);
}

Place Origin::place(std::size_t begin, std::size_t end) const {
  if (offsets_.empty()) return whole_;
  const std::size_t last = offsets_.size() - 1;
  return {whole_.file, offsets_[std::min(begin, last)], offsets_[std::min(end, last)]};
}

}  // namespace vanthu::templates
