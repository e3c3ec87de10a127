#include "xml/emit.h"

#include <array>
#include <cassert>
#include <charconv>
#include <utility>

#include "base/find_byte.h"

namespace vanthu::xml {

namespace {

enum class Escape { Text, Attribute };

// Bytes that are not written as they are, nearly none of a text: control characters, " and &, < and
// >. Two at a time, because of five comparisons the compiler makes a look into a table, one byte
// after the other.
constexpr auto is_special = [](unsigned char c) -> bool {
  return (c < 0x20) | ((c & 0xFB) == 0x22) | ((c & 0xFD) == 0x3C);
};

void escape(std::string& out, std::string_view text, Escape kind) {
  std::size_t done = 0;
  for (std::size_t i = find_byte(text, 0, is_special); i < text.size();
       i = find_byte(text, i + 1, is_special)) {
    std::string_view replacement;
    switch (text[i]) {
      case '&':
        replacement = "&amp;";
        break;
      case '<':
        replacement = "&lt;";
        break;
      case '>':
        replacement = "&gt;";
        break;
      case '"':
        if (kind == Escape::Text) continue;
        replacement = "&quot;";
        break;
      // A reader turns these into spaces in an attribute (XML 1.0, 3.3.3).
      case '\t':
        if (kind == Escape::Text) continue;
        replacement = "&#9;";
        break;
      case '\n':
        if (kind == Escape::Text) continue;
        replacement = "&#10;";
        break;
      default:
        assert(!"a control character that XML cannot carry");
        continue;
    }
    out.append(text, done, i - done).append(replacement);
    done = i + 1;
  }
  out.append(text, done);
}

}  // namespace

void escape_into(std::string& out, std::string_view text) {
  escape(out, text, Escape::Text);
}

Emitter::Emitter(std::size_t reserve) {
  out_.reserve(reserve);
  out_ = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
}

void Emitter::finish_start_tag() {
  if (in_start_tag_) out_ += '>';
  in_start_tag_ = false;
}

Emitter& Emitter::open(std::string_view name) {
  finish_start_tag();
  out_ += '<';
  out_ += name;
  open_.push_back(name);
  in_start_tag_ = true;
  return *this;
}

Emitter& Emitter::attribute(std::string_view name, std::string_view value) {
  assert(in_start_tag_);
  out_ += ' ';
  out_ += name;
  out_ += "=\"";
  escape(out_, value, Escape::Attribute);
  out_ += '"';
  return *this;
}

Emitter& Emitter::attribute(std::string_view name, long long value) {
  assert(in_start_tag_);
  std::array<char, 20> digits{};
  const auto [end, error] = std::to_chars(digits.data(), digits.data() + digits.size(), value);
  out_ += ' ';
  out_ += name;
  out_ += "=\"";
  out_.append(digits.data(), end);
  out_ += '"';
  return *this;
}

Emitter& Emitter::text(std::string_view text) {
  finish_start_tag();
  escape_into(out_, text);
  return *this;
}

Emitter& Emitter::raw(std::string_view markup) {
  finish_start_tag();
  out_ += markup;
  return *this;
}

Emitter& Emitter::close() {
  assert(!open_.empty());
  if (in_start_tag_) {
    out_ += "/>";
    in_start_tag_ = false;
  } else {
    out_ += "</";
    out_ += open_.back();
    out_ += '>';
  }
  open_.pop_back();
  return *this;
}

std::string Emitter::take() {
  assert(open_.empty());
  return std::move(out_);
}

}  // namespace vanthu::xml
