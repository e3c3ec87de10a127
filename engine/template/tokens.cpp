#include "template/tokens.h"

#include <algorithm>

namespace vanthu::templates {
namespace {

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

}  // namespace

Token Lexer::next() {
  while (next_ < end_ && is_blank(source_[next_])) ++next_;
  if (next_ >= end_) return {TokenKind::End, {}, end_, end_};
  const char c = source_[next_];
  if (c == '"' || c == '\'') return read_quoted(c);
  if (is_name_start(c)) {
    std::size_t end = next_;
    while (end < end_ && is_name_part(source_[end])) ++end;
    return finish(TokenKind::Name, end);
  }
  if (is_digit(c)) return read_number();
  const std::string_view two = source_.substr(next_, std::min<std::size_t>(2, end_ - next_));
  const bool pair = two == "!=" || two == "<=" || two == ">=";
  return finish(TokenKind::Symbol, next_ + (pair ? 2 : 1));
}

Token Lexer::finish(TokenKind kind, std::size_t end) {
  const Token token{kind, source_.substr(next_, end - next_), next_, end};
  next_ = end;
  return token;
}

Token Lexer::read_number() {
  std::size_t end = next_ + 1;
  while (end < end_ && is_digit(source_[end])) ++end;
  if (end + 1 < end_ && source_[end] == '.' && is_digit(source_[end + 1])) {
    ++end;
    while (end < end_ && is_digit(source_[end])) ++end;
  }
  return finish(TokenKind::Number, end);
}

Token Lexer::read_quoted(char quote) {
  const std::size_t close = source_.find(quote, next_ + 1);
  if (close == std::string_view::npos || close >= end_) {
    // One message, at the quote; what follows it is not looked at.
    diagnostics_.add(Code::ExpressionQuoteOpen, origin_.place(next_, end_));
    failed_ = true;
    next_ = end_;
    return {TokenKind::End, {}, end_, end_};
  }
  const Token token{TokenKind::Text, source_.substr(next_ + 1, close - next_ - 1), next_,
                    close + 1};
  next_ = close + 1;
  return token;
}

}  // namespace vanthu::templates
