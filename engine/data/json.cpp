#include "data/json.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <nlohmann/json.hpp>
#include <numeric>
#include <utility>

#include "data/json_fault.h"
#include "text/text.h"

namespace vanthu::data {
namespace {

constexpr std::size_t deepest = 64;  // real data nest 6 deep; keeps every recursion over Value safe
constexpr int most_faults = 20;      // broken syntax told in one run; then it is some other format

// nlohmann tells its SAX handler what it read but not where; it pulls bytes through this iterator,
// which knows.
class CountingIterator {
 public:
  using iterator_category = std::input_iterator_tag;
  using value_type = char;
  using difference_type = std::ptrdiff_t;
  using pointer = const char*;
  using reference = const char&;

  CountingIterator(const char* at, const char** furthest) : at_(at), furthest_(furthest) {}
  reference operator*() const { return *at_; }
  CountingIterator& operator++() {
    *furthest_ = ++at_;
    return *this;
  }
  CountingIterator operator++(int) {
    const CountingIterator before = *this;
    ++*this;
    return before;
  }
  bool operator==(const CountingIterator& other) const { return at_ == other.at_; }
  bool operator!=(const CountingIterator& other) const { return at_ != other.at_; }

 private:
  const char* at_;
  const char** furthest_;
};

// Where the number at `at` ends by the grammar of RFC 8259, 6: "05" is a 0 and then something else.
std::size_t number_end(std::string_view text, std::size_t at) {
  const auto skip_digits = [&] {
    at = std::min(text.find_first_not_of("0123456789", at), text.size());
  };
  const auto skip_one_of = [&](std::string_view signs) {
    const bool is_there = at < text.size() && signs.find(text[at]) != std::string_view::npos;
    if (is_there) ++at;
    return is_there;
  };
  static_cast<void>(skip_one_of("-"));
  if (!skip_one_of("0")) skip_digits();
  if (skip_one_of(".")) skip_digits();
  if (skip_one_of("eE")) {
    static_cast<void>(skip_one_of("+-"));
    skip_digits();
  }
  return at;
}

// Receives the events and builds the tree. The names of the event functions are nlohmann's.
class Reader {
 public:
  using number_integer_t = nlohmann::json::number_integer_t;
  using number_unsigned_t = nlohmann::json::number_unsigned_t;
  using number_float_t = nlohmann::json::number_float_t;
  using string_t = nlohmann::json::string_t;
  using binary_t = nlohmann::json::binary_t;

  Reader(std::string_view text, FileId file) : text_(text), file_(file), furthest_(text.data()) {
    state_.last_end = text.starts_with("\xEF\xBB\xBF") ? 3 : 0;
  }

  [[nodiscard]] const char** furthest() { return &furthest_; }
  [[nodiscard]] const JsonState& state() const { return state_; }
  [[nodiscard]] const std::vector<Diagnostic>& findings() const { return findings_; }
  [[nodiscard]] Value take() { return std::move(root_); }

  bool null() { return literal(Null{}); }
  bool boolean(bool value) { return literal(value); }
  bool number_integer(number_integer_t) { return number(); }
  bool number_unsigned(number_unsigned_t) { return number(); }
  bool number_float(number_float_t, const string_t&) { return number(); }
  bool binary(binary_t&) { return false; }  // not in JSON

  bool string(string_t& value) {
    note(JsonToken::Text, offset());
    if (is_skipping()) return true;
    add(Value{clean(value), place()});
    return true;
  }
  bool key(string_t& value) {
    note(JsonToken::Key, offset());
    if (is_skipping()) return true;
    frames_.back().key = clean(value);
    frames_.back().key_at = place();
    return true;
  }
  bool start_object(std::size_t) { return start(Value{Object{}, {}}); }
  bool start_array(std::size_t) { return start(Value{Array{}, {}}); }
  bool end_object() {
    if (!is_skipping()) report_twins(std::get<Object>(frames_.back().container.content));
    return finish();
  }
  bool end_array() { return finish(); }

  // The reason comes from find_json_fault(), not from nlohmann.
  bool parse_error(std::size_t, const std::string&, const nlohmann::json::exception&) {
    return false;
  }

 private:
  struct Frame {
    Value container;
    std::string key;  // of the member that is being read
    Place key_at;
  };

  [[nodiscard]] std::size_t offset() const {
    return static_cast<std::size_t>(furthest_ - text_.data());
  }
  [[nodiscard]] Place place(std::size_t begin, std::size_t end) const {
    return {file_, static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
  }
  // Of the last token.
  [[nodiscard]] Place place() const { return place(state_.last_begin, state_.last_end); }
  [[nodiscard]] bool is_skipping() const { return state_.open.size() > frames_.size(); }

  void note(JsonToken token, std::size_t end) {
    state_.last = token;
    state_.last_begin = text_.find_first_not_of(" \t\r\n,:", state_.last_end);
    state_.last_end = end;
  }

  template <typename T>
  bool literal(T value) {
    note(JsonToken::Word, offset());
    if (!is_skipping()) add(Value{value, place()});
    return true;
  }

  // nlohmann has read one byte past a number, so its end comes from the text.
  bool number() {
    const std::size_t begin = text_.find_first_not_of(" \t\r\n,:", state_.last_end);
    const std::size_t end = number_end(text_, begin);
    note(JsonToken::Number, end);
    if (!is_skipping()) add(Value{Number{std::string(text_.substr(begin, end - begin))}, place()});
    return true;
  }

  bool start(Value container) {
    note(JsonToken::Open, offset());
    const bool was_skipping = is_skipping();
    state_.open.push_back(static_cast<std::uint32_t>(state_.last_begin));
    if (was_skipping) return true;
    if (frames_.size() == deepest) {
      findings_.push_back(
          {Code::DataTooDeep, place(), {fmt::format("{}", deepest)}, std::nullopt, {}});
      return true;
    }
    container.at = place();
    frames_.push_back({std::move(container), {}, {}});
    return true;
  }

  bool finish() {
    note(JsonToken::Close, offset());
    const bool was_skipping = is_skipping();
    state_.open.pop_back();
    if (was_skipping) return true;
    Value container = std::move(frames_.back().container);
    frames_.pop_back();
    container.at.end = static_cast<std::uint32_t>(state_.last_end);
    add(std::move(container));
    return true;
  }

  void add(Value value) {
    if (frames_.empty()) {
      root_ = std::move(value);
    } else if (Array* array = std::get_if<Array>(&frames_.back().container.content)) {
      array->push_back(std::move(value));
    } else {
      Frame& frame = frames_.back();
      if (frame.key.starts_with(comment_mark)) return;
      std::get<Object>(frame.container.content)
          .push_back({std::move(frame.key), std::move(value), frame.key_at});
    }
  }

  // Text as the engine wants it. What is written as \u0007 reaches us only here.
  std::string clean(const std::string& value) {
    std::string result = text::normalised(value);
    if (const auto control = text::find_control_character(result)) {
      const std::string name = fmt::format("U+{:04X}", static_cast<unsigned>(control->character));
      findings_.push_back(
          {Code::TextControlCharacter, escape_place(control->character), {name}, std::nullopt, {}});
    }
    return result;
  }

  // Where the last token writes `character` as an escape; the whole token when it cannot be told.
  [[nodiscard]] Place escape_place(char32_t character) const {
    const std::string_view token =
        text_.substr(state_.last_begin, state_.last_end - state_.last_begin);
    const std::string wanted = fmt::format("\\u{:04x}", static_cast<unsigned>(character));
    for (std::size_t at = token.find('\\'); at != std::string_view::npos;
         at = token.find('\\', at + 2)) {
      const std::size_t begin = state_.last_begin + at;
      if (text::lower(token.substr(at, wanted.size())) == wanted) {
        return place(begin, begin + wanted.size());
      }
      if (character == U'\b' && token.substr(at, 2) == "\\b") return place(begin, begin + 2);
    }
    return place();
  }

  void report_twins(const Object& object) {
    std::vector<std::size_t> order(object.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(),
                     [&](std::size_t a, std::size_t b) { return object[a].key < object[b].key; });
    std::size_t first = 0;
    for (std::size_t i = 1; i < order.size(); ++i) {
      if (object[order[i]].key != object[order[first]].key) {
        first = i;
        continue;
      }
      const Member& twin = object[order[i]];
      findings_.push_back(
          {Code::DataKeyTwice, twin.key_at, {twin.key}, object[order[first]].key_at, {}});
    }
  }

  std::string_view text_;
  FileId file_;
  const char* furthest_;
  JsonState state_;
  std::vector<Frame> frames_;
  std::vector<Diagnostic> findings_;
  Value root_{};
};

// Control characters that stand in the file as they are: told, and blanked so that the parser does
// not stop at them. Those that normalisation turns into line ends may stay.
void blank_control_characters(std::string& text, FileId file, std::vector<Diagnostic>& findings) {
  std::size_t from = 0;
  while (const auto control = text::find_control_character(std::string_view(text).substr(from))) {
    const std::size_t begin = from + control->offset;
    std::size_t end = begin;
    const char32_t character = text::next_code_point(text, end);
    from = end;
    if (character == U'\r' || character == 0x85) continue;
    findings.push_back({Code::TextControlCharacter,
                        {file, static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)},
                        {fmt::format("U+{:04X}", static_cast<unsigned>(character))},
                        std::nullopt,
                        {}});
    std::fill(text.begin() + static_cast<std::ptrdiff_t>(begin),
              text.begin() + static_cast<std::ptrdiff_t>(end), ' ');
  }
}

}  // namespace

std::optional<Value> read_json(const Sources& sources, FileId file, Diagnostics& diagnostics) {
  std::string text = sources.text(file);
  if (const auto bad = text::find_invalid_utf8(text)) {
    const auto at = static_cast<std::uint32_t>(*bad);
    diagnostics.add(Code::TextNotUtf8, {file, at, at + 1}, {fmt::format("{}", *bad)});
    return std::nullopt;
  }
  std::vector<Diagnostic> findings;
  blank_control_characters(text, file, findings);

  // A fault that is plain enough is mended in our copy and the text read again, so that one run
  // tells them all; the values of a mended text are never used.
  std::optional<Value> result;
  for (int faults = 0; faults < most_faults; ++faults) {
    Reader reader(text, file);
    const char* const begin = text.data();
    const bool is_sound = nlohmann::json::sax_parse(
        CountingIterator(begin, reader.furthest()),
        CountingIterator(begin + text.size(), reader.furthest()), &reader);
    const auto point = [&](std::size_t from, std::size_t to) {
      return Place{file, static_cast<std::uint32_t>(from), static_cast<std::uint32_t>(to)};
    };
    std::size_t mend_size = 0;
    if (!is_sound) {
      JsonFault fault = find_json_fault(text, reader.state());
      Diagnostic diagnostic{
          fault.code, point(fault.begin, fault.end), std::move(fault.args), std::nullopt, {}};
      if (fault.see) diagnostic.see = point(*fault.see, *fault.see + 1);
      findings.push_back(std::move(diagnostic));
      mend_size = fault.mend.size();
      text.replace(fault.mend_at, mend_size, fault.mend);
    }
    if (mend_size > 0 && faults + 1 < most_faults) continue;
    findings.insert(findings.end(), reader.findings().begin(), reader.findings().end());
    if (is_sound) result = reader.take();
    break;
  }
  if (findings.empty()) return result;
  std::stable_sort(findings.begin(), findings.end(), [](const Diagnostic& a, const Diagnostic& b) {
    return a.at.begin < b.at.begin;
  });
  for (Diagnostic& one : findings) diagnostics.add(std::move(one));
  return std::nullopt;
}

}  // namespace vanthu::data
