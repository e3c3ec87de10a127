#include "template/expression.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

#include "template/filters.h"
#include "template/functions.h"
#include "template/read.h"
#include "template/tokens.h"
#include "text/text.h"

namespace vanthu::templates {
namespace {

constexpr std::array<std::string_view, 3> reserved_words = {"va", "hoac", "khong"};

// What people write who know another notation, or put the accents on; as it is written in XML.
constexpr std::array<std::pair<std::string_view, std::string_view>, 17> other_spellings = {
    {{"==", "="},
     {"=>", ">="},
     {"=<", "&lt;="},
     {"<>", "!="},
     {"≥", ">="},
     {"≤", "&lt;="},
     {"≠", "!="},
     {"×", "*"},
     {"÷", "/"},
     {"&&", "va"},
     {"||", "hoac"},
     {"và", "va"},
     {"and", "va"},
     {"hoặc", "hoac"},
     {"or", "hoac"},
     {"không", "khong"},
     {"not", "khong"}}};

// Recursive descent over one expression. A method that fails has reported it and returns empty.
class Parser {
 public:
  Parser(std::string_view source, std::size_t begin, std::size_t end, const Origin& origin,
         Diagnostics& diagnostics)
      : source_(source),
        start_(begin),
        end_(end),
        origin_(origin),
        diagnostics_(diagnostics),
        lexer_(source, begin, end, origin, diagnostics) {
    advance();
  }

  std::optional<Expression> expression() {
    if (nothing_here()) return std::nullopt;
    Expression result;
    std::optional<Operand> operand = operand_of(comparison());
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
    std::optional<Condition> result = condition_of(disjunction());
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
  // A parenthesis may hold either; what stands around it tells which is wanted.
  using Part = std::variant<Operand, Condition>;

  // ---- tokens

  void advance() {
    last_token_ = token_.text;
    last_begin_ = token_.begin;
    last_end_ = token_.end;
    token_ = lexer_.next();
    failed_ = failed_ || lexer_.failed();
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

  // From `begin` to the end of the last token taken.
  Place place_from(std::size_t begin) const { return origin_.place(begin, last_end_); }
  std::string text_from(std::size_t begin) const {
    return text::collapsed(text::normalised(source_.substr(begin, last_end_ - begin)));
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
  // `wanted`: what would complete it, should it stop too early.
  void unexpected(std::string_view wanted = " …") {
    if (failed_) return;
    failed_ = true;
    if (token_.kind == TokenKind::End) {
      const std::string words(text::trimmed(source_.substr(start_, end_ - start_)));
      diagnostics_.add(Code::ExpressionUnfinished, origin_.place(start_, end_),
                       {words, words + std::string(wanted)});
      return;
    }
    const std::string found(source_.substr(token_.begin, token_.end - token_.begin));
    // "==" comes as two signs, "không" as a name in front of this one.
    for (const auto& [written, meant] : other_spellings) {
      const bool is_sign = token_.kind == TokenKind::Symbol || !is_ascii(written.front());
      const bool here =
          source_.substr(token_.begin).starts_with(written) && (is_sign || found == written);
      if (here) return misspelt(token_.begin, written, meant);
      if (written == last_token_) return misspelt(last_begin_, written, meant);
      if (written.size() == 2 && found == written.substr(1) &&
          source_.substr(last_begin_).starts_with(written)) {
        return misspelt(last_begin_, written, meant);
      }
    }
    diagnostics_.add(Code::ExpressionUnexpected, origin_.place(token_.begin, token_.end), {found});
  }
  static bool is_ascii(char c) { return static_cast<unsigned char>(c) < 0x80; }
  void misspelt(std::size_t begin, std::string_view written, std::string_view meant) {
    diagnostics_.add(Code::ExpressionMisspelt, origin_.place(begin, begin + written.size()),
                     {std::string(written), std::string(meant)});
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
          unexpected("]");
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
        unexpected(")");
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

  std::optional<Part> disjunction() {
    return chain(Condition::Kind::Or, "hoac", &Parser::conjunction);
  }
  std::optional<Part> conjunction() { return chain(Condition::Kind::And, "va", &Parser::negation); }

  std::optional<Part> chain(Condition::Kind kind, std::string_view word,
                            std::optional<Part> (Parser::*part)()) {
    const std::size_t begin = token_.begin;
    std::optional<Part> first = (this->*part)();
    if (!first || token_.kind != TokenKind::Name || token_.text != word) return first;
    Condition result;
    result.kind = kind;
    std::optional<Condition> next = condition_of(std::move(first));
    while (next) {
      result.parts.push_back(std::move(*next));
      if (!take_word(word)) {
        result.at = place_from(begin);
        return result;
      }
      next = condition_of((this->*part)());
    }
    return std::nullopt;
  }

  std::optional<Part> negation() {
    const std::size_t begin = token_.begin;
    if (!take_word("khong")) return comparison();
    const Deeper guard(*this);
    if (!guard) return std::nullopt;
    std::optional<Condition> inner = condition_of(negation());
    if (!inner) return std::nullopt;
    Condition result;
    result.kind = Condition::Kind::Not;
    result.parts.push_back(std::move(*inner));
    result.at = place_from(begin);
    return result;
  }

  std::optional<Part> comparison() {
    static constexpr std::array<std::pair<std::string_view, Comparison>, 6> signs = {
        {{"=", Comparison::Equal},
         {"!=", Comparison::NotEqual},
         {"<", Comparison::Less},
         {"<=", Comparison::LessEqual},
         {">", Comparison::Greater},
         {">=", Comparison::GreaterEqual}}};
    const std::size_t begin = token_.begin;
    std::optional<Part> first = sum();
    if (!first) return std::nullopt;
    const auto sign = std::find_if(signs.begin(), signs.end(),
                                   [&](const auto& one) { return is_symbol(one.first); });
    if (sign == signs.end()) return first;
    std::optional<Operand> left = operand_of(std::move(first));
    if (!left) return std::nullopt;
    advance();
    std::optional<Operand> right = operand_of(sum());
    if (!right) return std::nullopt;
    Condition result;
    result.kind = Condition::Kind::Compare;
    result.left = std::move(*left);
    result.comparison = sign->second;
    result.right = std::move(*right);
    result.at = place_from(begin);
    return result;
  }

  std::optional<Part> sum() {
    return series({{{"+", Calculation::Kind::Add}, {"-", Calculation::Kind::Subtract}}},
                  &Parser::product);
  }
  std::optional<Part> product() {
    return series({{{"*", Calculation::Kind::Multiply}, {"/", Calculation::Kind::Divide}}},
                  &Parser::factor);
  }

  // Parts joined by signs of one rank, from left to right.
  using Signs = std::array<std::pair<std::string_view, Calculation::Kind>, 2>;
  std::optional<Part> series(const Signs& signs, std::optional<Part> (Parser::*part)()) {
    const std::size_t begin = token_.begin;
    std::optional<Part> result = (this->*part)();
    while (result) {
      const auto sign = std::find_if(signs.begin(), signs.end(),
                                     [&](const auto& one) { return is_symbol(one.first); });
      if (sign == signs.end()) break;
      // A tree that leans to the left is as deep as it is long.
      if (++length_ > longest_series) {
        unexpected();
        return std::nullopt;
      }
      std::optional<Operand> left = operand_of(std::move(result));
      if (!left) return std::nullopt;
      advance();
      std::optional<Operand> right = operand_of((this->*part)());
      if (!right) return std::nullopt;
      Calculation both;
      both.kind = sign->second;
      both.parts.push_back(std::move(*left));
      both.parts.push_back(std::move(*right));
      result = calculated(std::move(both), begin);
    }
    return result;
  }

  Operand calculated(Calculation calculation, std::size_t begin) const {
    calculation.text = text_from(begin);
    return {std::move(calculation), place_from(begin)};
  }

  std::optional<Part> factor() {
    const std::size_t begin = token_.begin;
    if (!take("-")) return primary();
    const Deeper guard(*this);
    if (!guard) return std::nullopt;
    if (token_.kind == TokenKind::Number) {  // a number below zero, no calculation
      Operand literal{NumberLiteral{"-" + std::string(token_.text)}, {}};
      advance();
      literal.at = place_from(begin);
      return literal;
    }
    std::optional<Operand> inner = operand_of(factor());
    if (!inner) return std::nullopt;
    Calculation negated;
    negated.kind = Calculation::Kind::Negate;
    negated.parts.push_back(std::move(*inner));
    return calculated(std::move(negated), begin);
  }

  std::optional<Part> primary() {
    const Place at = origin_.place(token_.begin, token_.end);
    if (take("(")) {
      const Deeper guard(*this);
      if (!guard) return std::nullopt;
      std::optional<Part> inner = disjunction();
      if (!inner) return std::nullopt;
      if (!take(")")) {
        unexpected(")");
        return std::nullopt;
      }
      return inner;
    }
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
    const Token name = token_;
    std::optional<Path> found = path();
    if (!found) return std::nullopt;
    if (found->steps.size() == 1 && is_symbol("(")) return call(name);
    const Place path_at = found->at;
    return Operand{std::move(*found), path_at};
  }

  // What stands in the parentheses behind the name of a function.
  std::optional<Part> call(const Token& name) {
    const Place at = origin_.place(name.begin, name.end);
    Calculation result;
    result.kind = Calculation::Kind::Call;
    result.function = find_function(name.text);
    if (result.function == nullptr) {
      std::vector<std::string_view> names;
      for (const FunctionEntry& one : function_table()) names.push_back(one.name);
      diagnostics_.add(Code::FunctionUnknown, at,
                       {std::string(name.text), suggestion(name.text, names)});
      failed_ = true;
      return std::nullopt;
    }
    const Deeper guard(*this);
    if (!guard) return std::nullopt;
    advance();
    while (!is_symbol(")")) {
      if (!result.parts.empty() && !take(",")) {
        unexpected(")");
        return std::nullopt;
      }
      std::optional<Operand> argument = operand_of(sum());
      if (!argument) return std::nullopt;
      result.parts.push_back(std::move(*argument));
    }
    advance();
    if (result.parts.size() < result.function->fewest ||
        result.parts.size() > result.function->most) {
      diagnostics_.add(Code::FunctionArguments, place_from(name.begin),
                       {std::string(name.text), fmt::format("{}", result.parts.size()),
                        std::string(result.function->form)});
      failed_ = true;
      return std::nullopt;
    }
    return calculated(std::move(result), name.begin);
  }

  // ---- what a part was wanted for

  std::optional<Operand> operand_of(std::optional<Part> part) {
    if (!part) return std::nullopt;
    if (Operand* operand = std::get_if<Operand>(&*part)) return std::move(*operand);
    if (!failed_) {
      const Condition& condition = std::get<Condition>(*part);
      diagnostics_.add(Code::CalculationCondition, condition.at, {});
      failed_ = true;
    }
    return std::nullopt;
  }

  // A path or a call alone asks whether there is a value; what else stands alone wants a
  // comparison.
  std::optional<Condition> condition_of(std::optional<Part> part) {
    if (!part) return std::nullopt;
    if (Condition* condition = std::get_if<Condition>(&*part)) return std::move(*condition);
    Condition result;
    result.left = std::move(std::get<Operand>(*part));
    result.at = result.left.at;
    const Calculation* calculation = std::get_if<Calculation>(&result.left.what);
    const bool asks = std::holds_alternative<Path>(result.left.what) ||
                      (calculation != nullptr && calculation->kind == Calculation::Kind::Call);
    if (asks) return result;
    unexpected(std::holds_alternative<TextLiteral>(result.left.what) ? " = …" : " > 0");
    return std::nullopt;
  }

  // Each parenthesis, sign and call is a call of ours deeper.
  class Deeper {
   public:
    explicit Deeper(Parser& parser) : parser_(parser) {
      if (++parser_.depth_ > deepest_nesting) parser_.unexpected();
    }
    ~Deeper() { --parser_.depth_; }
    Deeper(const Deeper&) = delete;
    Deeper& operator=(const Deeper&) = delete;
    explicit operator bool() const { return parser_.depth_ <= deepest_nesting; }

   private:
    Parser& parser_;
  };

  static constexpr int longest_series = 500;

  std::string_view source_;
  std::size_t start_;
  std::size_t end_;
  const Origin& origin_;
  Diagnostics& diagnostics_;
  Lexer lexer_;
  Token token_;
  std::string_view last_token_;
  std::size_t last_begin_ = 0;
  std::size_t last_end_ = 0;
  int depth_ = 0;
  int length_ = 0;
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
  return std::all_of(name.begin(), name.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_';
  });
}

}  // namespace vanthu::templates
