#include "template/expression.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

#include "template/decimal.h"
#include "template/filters.h"
#include "template/read.h"
#include "text/text.h"

namespace vanthu::templates {
namespace {

enum class TokenKind { Name, Number, Text, Symbol, End };

struct Token {
  TokenKind kind = TokenKind::End;
  std::string_view text;  // of Text: without its quotes
  std::size_t begin = 0;
  std::size_t end = 0;
};

bool is_blank(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}
bool is_digit(char c) {
  return c >= '0' && c <= '9';
}
// Accented letters are taken in, so that "{{ tên }}" is reported as one wrong name.
bool is_name_start(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' ||
         static_cast<unsigned char>(c) >= 0x80;
}
bool is_name_part(char c) {
  return is_name_start(c) || is_digit(c) || c == '-';
}

constexpr std::array<std::string_view, 3> reserved_words = {"va", "hoac", "khong"};

// Recursive descent over one expression. A method that fails has reported it and returns empty.
class Parser {
 public:
  Parser(std::string_view source, std::size_t begin, std::size_t end, const Origin& origin,
         Diagnostics& diagnostics)
      : source_(source), next_(begin), end_(end), origin_(origin), diagnostics_(diagnostics) {
    start_ = begin;
    advance();
  }

  std::optional<Expression> expression() {
    if (nothing_here()) return std::nullopt;
    Expression result;
    std::optional<Operand> operand = this->operand();
    if (!operand) return std::nullopt;
    result.operand = std::move(*operand);
    while (take("|")) {
      std::optional<FilterCall> call = filter();
      if (!call) return std::nullopt;
      result.filters.push_back(std::move(*call));
    }
    if (!at_end()) return std::nullopt;
    result.at = origin_.place(start_, end_);
    return result;
  }

  std::optional<Condition> condition() {
    if (nothing_here()) return std::nullopt;
    std::optional<Condition> result = disjunction();
    if (!result || !at_end()) return std::nullopt;
    return result;
  }

  std::optional<Path> bare_path() {
    if (nothing_here()) return std::nullopt;
    std::optional<Path> result = path();
    if (!result || !at_end()) return std::nullopt;
    return result;
  }

 private:
  // ---- tokens

  void advance() {
    while (next_ < end_ && is_blank(source_[next_])) ++next_;
    token_ = {TokenKind::End, {}, next_, next_};
    if (next_ >= end_) return;
    const char c = source_[next_];
    if (c == '"' || c == '\'') return read_quoted(c);
    if (is_name_start(c)) return read_while(TokenKind::Name, is_name_part);
    const bool signed_number = c == '-' && next_ + 1 < end_ && is_digit(source_[next_ + 1]);
    if (is_digit(c) || signed_number) return read_number();
    const std::string_view two = source_.substr(next_, std::min<std::size_t>(2, end_ - next_));
    const bool pair = two == "!=" || two == "<=" || two == ">=";
    finish(TokenKind::Symbol, next_ + (pair ? 2 : 1));
  }

  void finish(TokenKind kind, std::size_t end) {
    token_ = {kind, source_.substr(next_, end - next_), next_, end};
    next_ = end;
  }
  void read_while(TokenKind kind, bool (*belongs)(char)) {
    std::size_t end = next_;
    while (end < end_ && belongs(source_[end])) ++end;
    finish(kind, end);
  }
  void read_number() {
    std::size_t end = next_ + 1;
    while (end < end_ && is_digit(source_[end])) ++end;
    if (end + 1 < end_ && source_[end] == '.' && is_digit(source_[end + 1])) {
      ++end;
      while (end < end_ && is_digit(source_[end])) ++end;
    }
    finish(TokenKind::Number, end);
  }
  void read_quoted(char quote) {
    const std::size_t close = source_.find(quote, next_ + 1);
    if (close == std::string_view::npos || close >= end_) {
      // One message, at the quote; what follows it is not looked at.
      diagnostics_.add(Code::ExpressionQuoteOpen, origin_.place(next_, end_));
      failed_ = true;
      next_ = end_;
      token_ = {TokenKind::End, {}, end_, end_};
      return;
    }
    token_ = {TokenKind::Text, source_.substr(next_ + 1, close - next_ - 1), next_, close + 1};
    next_ = close + 1;
  }

  bool is_symbol(std::string_view symbol) const {
    return token_.kind == TokenKind::Symbol && token_.text == symbol;
  }
  bool take(std::string_view symbol) {
    if (!is_symbol(symbol)) return false;
    advance();
    return true;
  }
  bool take_word(std::string_view word) {
    if (token_.kind != TokenKind::Name || token_.text != word) return false;
    advance();
    return true;
  }

  // ---- faults

  bool nothing_here() {
    if (token_.kind != TokenKind::End || failed_) return failed_;
    diagnostics_.add(Code::ExpressionEmpty, origin_.place(start_, end_));
    return true;
  }
  bool at_end() {
    if (token_.kind == TokenKind::End && !failed_) return true;
    unexpected();
    return false;
  }
  void unexpected() {
    if (failed_) return;
    failed_ = true;
    if (token_.kind == TokenKind::End) {
      diagnostics_.add(Code::ExpressionUnfinished, origin_.place(start_, end_),
                       {std::string(text::trimmed(source_.substr(start_, end_ - start_)))});
    } else {
      diagnostics_.add(Code::ExpressionUnexpected, origin_.place(token_.begin, token_.end),
                       {std::string(source_.substr(token_.begin, token_.end - token_.begin))});
    }
  }

  // ---- grammar

  std::optional<Path> path() {
    Path result;
    const std::size_t begin = token_.begin;
    std::size_t end = begin;
    for (bool first = true;; first = false) {
      if (token_.kind != TokenKind::Name || (first && is_reserved(token_.text))) {
        unexpected();
        return std::nullopt;
      }
      end = token_.end;
      result.steps.push_back({std::string(token_.text), origin_.place(token_.begin, token_.end)});
      advance();
      while (is_symbol("[")) {
        advance();
        std::size_t index = 0;
        if (token_.kind != TokenKind::Number || !read_index(token_.text, index)) {
          unexpected();
          return std::nullopt;
        }
        const Place at = origin_.place(token_.begin, token_.end);
        advance();
        end = token_.end;
        if (!take("]")) {
          unexpected();
          return std::nullopt;
        }
        result.steps.push_back({index, at});
      }
      if (!take(".")) break;
    }
    result.text = source_.substr(begin, end - begin);
    result.at = origin_.place(begin, end);
    return result;
  }

  static bool is_reserved(std::string_view word) {
    return std::find(reserved_words.begin(), reserved_words.end(), word) != reserved_words.end();
  }
  static bool read_index(std::string_view digits, std::size_t& index) {
    const char* end = digits.data() + digits.size();
    const auto [stop, error] = std::from_chars(digits.data(), end, index);
    return error == std::errc{} && stop == end;
  }

  std::optional<Operand> operand() {
    const Place at = origin_.place(token_.begin, token_.end);
    if (token_.kind == TokenKind::Text) {
      Operand result{TextLiteral{text::normalised(token_.text)}, at};
      advance();
      return result;
    }
    if (token_.kind == TokenKind::Number) {
      Operand result{NumberLiteral{std::string(token_.text)}, at};
      advance();
      return result;
    }
    std::optional<Path> found = path();
    if (!found) return std::nullopt;
    const Place path_at = found->at;
    return Operand{std::move(*found), path_at};
  }

  std::optional<FilterCall> filter() {
    if (token_.kind != TokenKind::Name) {
      unexpected();
      return std::nullopt;
    }
    FilterCall call;
    const std::string name(token_.text);
    call.filter = find_filter(name);
    call.at = origin_.place(token_.begin, token_.end);
    if (call.filter == nullptr) {
      std::vector<std::string_view> names;
      for (const FilterEntry& one : filter_table()) names.push_back(one.name);
      diagnostics_.add(Code::FilterUnknown, call.at, {name, suggestion(name, names)});
      failed_ = true;
      return std::nullopt;
    }
    advance();
    if (take("(")) {
      if (token_.kind != TokenKind::Text) {
        unexpected();
        return std::nullopt;
      }
      call.argument =
          read_argument(*call.filter, token_.text, token_.begin + 1, origin_, diagnostics_);
      advance();
      if (!take(")")) {
        unexpected();
        return std::nullopt;
      }
    }
    const Argument wanted = call.filter->argument;
    if (wanted != Argument::Optional &&
        call.argument.has_value() != (wanted == Argument::Required)) {
      diagnostics_.add(call.argument ? Code::FilterArgumentExtra : Code::FilterArgumentMissing,
                       call.at, {name});
      failed_ = true;
      return std::nullopt;
    }
    return call;
  }

  std::optional<Condition> disjunction() {
    return chain(Condition::Kind::Or, "hoac", &Parser::conjunction);
  }
  std::optional<Condition> conjunction() {
    return chain(Condition::Kind::And, "va", &Parser::negation);
  }

  std::optional<Condition> chain(Condition::Kind kind, std::string_view word,
                                 std::optional<Condition> (Parser::*part)()) {
    const std::size_t begin = token_.begin;
    std::optional<Condition> first = (this->*part)();
    if (!first) return std::nullopt;
    Condition result;
    result.kind = kind;
    result.parts.push_back(std::move(*first));
    while (take_word(word)) {
      std::optional<Condition> next = (this->*part)();
      if (!next) return std::nullopt;
      result.parts.push_back(std::move(*next));
    }
    if (result.parts.size() == 1) return std::move(result.parts.front());
    result.at = origin_.place(begin, token_.begin);
    return result;
  }

  std::optional<Condition> negation() {
    const std::size_t begin = token_.begin;
    // Each "khong" and each parenthesis is a call deeper.
    if (++depth_ > deepest_nesting) {
      unexpected();
      return std::nullopt;
    }
    std::optional<Condition> result;
    if (take_word("khong")) {
      std::optional<Condition> inner = negation();
      if (!inner) return std::nullopt;
      result.emplace();
      result->kind = Condition::Kind::Not;
      result->parts.push_back(std::move(*inner));
      result->at = origin_.place(begin, token_.begin);
    } else if (take("(")) {
      result = disjunction();
      if (!result) return std::nullopt;
      if (!take(")")) {
        unexpected();
        return std::nullopt;
      }
    } else {
      result = comparison();
    }
    --depth_;
    return result;
  }

  std::optional<Condition> comparison() {
    static constexpr std::array<std::pair<std::string_view, Comparison>, 6> signs = {
        {{"=", Comparison::Equal},
         {"!=", Comparison::NotEqual},
         {"<", Comparison::Less},
         {"<=", Comparison::LessEqual},
         {">", Comparison::Greater},
         {">=", Comparison::GreaterEqual}}};
    Condition result;
    const std::size_t begin = token_.begin;
    std::optional<Operand> left = operand();
    if (!left) return std::nullopt;
    result.left = std::move(*left);
    const auto sign = std::find_if(signs.begin(), signs.end(),
                                   [&](const auto& one) { return is_symbol(one.first); });
    if (sign == signs.end()) {
      // A literal alone is no condition: what follows it is missing.
      if (!std::holds_alternative<Path>(result.left.what)) {
        unexpected();
        return std::nullopt;
      }
      result.at = result.left.at;
      return result;
    }
    advance();
    std::optional<Operand> right = operand();
    if (!right) return std::nullopt;
    result.kind = Condition::Kind::Compare;
    result.comparison = sign->second;
    result.right = std::move(*right);
    result.at = origin_.place(begin, token_.begin);
    return result;
  }

  std::string_view source_;
  std::size_t start_ = 0;
  std::size_t next_;
  std::size_t end_;
  const Origin& origin_;
  Diagnostics& diagnostics_;
  Token token_;
  int depth_ = 0;
  bool failed_ = false;
};

}  // namespace

std::optional<Expression> parse_expression(std::string_view text, std::size_t begin,
                                           std::size_t end, const Origin& origin,
                                           Diagnostics& diagnostics) {
  return Parser(text, begin, end, origin, diagnostics).expression();
}

std::optional<Condition> parse_condition(std::string_view text, const Origin& origin,
                                         Diagnostics& diagnostics) {
  return Parser(text, 0, text.size(), origin, diagnostics).condition();
}

std::optional<Path> parse_path(std::string_view text, const Origin& origin,
                               Diagnostics& diagnostics) {
  return Parser(text, 0, text.size(), origin, diagnostics).bare_path();
}

bool is_valid_name(std::string_view name) {
  if (name.empty() || name.front() < 'a' || name.front() > 'z') return false;
  if (std::find(reserved_words.begin(), reserved_words.end(), name) != reserved_words.end()) {
    return false;
  }
  return std::all_of(name.begin(), name.end(),
                     [](char c) { return (c >= 'a' && c <= 'z') || is_digit(c) || c == '_'; });
}

}  // namespace vanthu::templates
