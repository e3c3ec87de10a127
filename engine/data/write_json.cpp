#include "data/write_json.h"

#include <fmt/format.h>

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <variant>

#include "base/find_byte.h"

namespace vanthu::data {
namespace {

// By hand, because a library would make a tree of its own from ours first, and takes a tenth of the
// time of a whole DOCX for it.
constexpr auto is_escaped = [](unsigned char c) -> bool {
  return (c < 0x20) | (c == '"') | (c == '\\');
};

// RFC 8259, section 7.
std::string escape_of(char c) {
  switch (c) {
    case '"':
      return "\\\"";
    case '\\':
      return "\\\\";
    case '\b':
      return "\\b";
    case '\f':
      return "\\f";
    case '\n':
      return "\\n";
    case '\r':
      return "\\r";
    case '\t':
      return "\\t";
    default:
      return fmt::format("\\u{:04x}", static_cast<unsigned>(c));
  }
}

class Writer {
 public:
  enum class Form { Compact, Line, Lines };
  explicit Writer(Form form) : form_(form) {}

  void write(const Value& value) { std::visit(*this, value.content); }

  void operator()(const Null&) { out_ += "null"; }
  void operator()(bool flag) { out_ += flag ? "true" : "false"; }
  void operator()(const Number& number) { out_ += number.lexeme; }
  void operator()(const std::string& text) {
    out_ += '"';
    std::size_t done = 0;
    for (std::size_t at = find_byte(text, 0, is_escaped); at < text.size();
         at = find_byte(text, at + 1, is_escaped)) {
      out_.append(text, done, at - done).append(escape_of(text[at]));
      done = at + 1;
    }
    out_.append(text, done).append(1, '"');
  }
  void operator()(const Array& items) {
    list('[', ']', items, [this](const Value& item) { write(item); });
  }
  void operator()(const Object& members) {
    list('{', '}', members, [this](const Member& member) {
      (*this)(member.key);
      out_ += form_ == Form::Compact ? ":" : ": ";
      write(member.value);
    });
  }

  [[nodiscard]] std::string take() { return std::move(out_); }

 private:
  template <typename Items, typename WriteItem>
  void list(char open, char close, const Items& items, const WriteItem& write_item) {
    out_ += open;
    ++depth_;
    bool first = true;
    for (const auto& item : items) {
      if (!first) out_ += form_ == Form::Line ? ", " : ",";
      first = false;
      new_line();
      write_item(item);
    }
    --depth_;
    if (!first) new_line();
    out_ += close;
  }

  void new_line() {
    if (form_ != Form::Lines) return;
    out_ += '\n';
    out_.append(2 * depth_, ' ');
  }

  Form form_;
  std::size_t depth_ = 0;
  std::string out_;
};

}  // namespace

std::string json_compact(const Value& value) {
  Writer writer(Writer::Form::Compact);
  writer.write(value);
  return writer.take();
}

std::string json_line(const Value& value) {
  Writer writer(Writer::Form::Line);
  writer.write(value);
  return writer.take();
}

std::string json_text(const Value& value) {
  Writer writer(Writer::Form::Lines);
  writer.write(value);
  return writer.take() + "\n";
}

}  // namespace vanthu::data
