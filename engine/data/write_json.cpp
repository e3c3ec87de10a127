#include "data/write_json.h"

#include <nlohmann/json.hpp>
#include <string_view>
#include <utility>
#include <variant>

namespace vanthu::data {
namespace {

class Writer {
 public:
  explicit Writer(bool in_lines) : in_lines_(in_lines) {}

  void write(const Value& value) { std::visit(*this, value.content); }

  void operator()(const Null&) { out_ += "null"; }
  void operator()(bool flag) { out_ += flag ? "true" : "false"; }
  void operator()(const Number& number) { out_ += number.lexeme; }
  void operator()(const std::string& text) { out_ += nlohmann::json(text).dump(); }
  void operator()(const Array& items) {
    list('[', ']', items, [this](const Value& item) { write(item); });
  }
  void operator()(const Object& members) {
    list('{', '}', members, [this](const Member& member) {
      (*this)(member.key);
      out_ += ": ";
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
      if (!first) out_ += in_lines_ ? "," : ", ";
      first = false;
      new_line();
      write_item(item);
    }
    --depth_;
    if (!first) new_line();
    out_ += close;
  }

  void new_line() {
    if (!in_lines_) return;
    out_ += '\n';
    out_.append(2 * depth_, ' ');
  }

  bool in_lines_;
  std::size_t depth_ = 0;
  std::string out_;
};

}  // namespace

std::string json_line(const Value& value) {
  Writer writer(false);
  writer.write(value);
  return writer.take();
}

std::string json_text(const Value& value) {
  Writer writer(true);
  writer.write(value);
  return writer.take() + "\n";
}

}  // namespace vanthu::data
