// Tokens of an expression: names, numbers, quoted words, signs.
//
// A hyphen inside a word belongs to it (lam-tron), so that a minus needs a space before it; numbers
// have no sign of their own.

#pragma once

#include <cstddef>
#include <string_view>

#include "base/diagnostics.h"
#include "template/origin.h"

namespace vanthu::templates {

enum class TokenKind { Name, Number, Text, Symbol, End };

struct Token {
  TokenKind kind = TokenKind::End;
  std::string_view text;  // of Text: without its quotes
  std::size_t begin = 0;
  std::size_t end = 0;
};

class Lexer {
 public:
  // The bytes [begin, end) of `source`.
  Lexer(std::string_view source, std::size_t begin, std::size_t end, const Origin& origin,
        Diagnostics& diagnostics)
      : source_(source), next_(begin), end_(end), origin_(origin), diagnostics_(diagnostics) {}

  // After a fault, which it reports, there are no more tokens.
  Token next();
  [[nodiscard]] bool failed() const { return failed_; }

 private:
  Token finish(TokenKind kind, std::size_t end);
  Token read_number();
  Token read_quoted(char quote);

  std::string_view source_;
  std::size_t next_;
  std::size_t end_;
  const Origin& origin_;
  Diagnostics& diagnostics_;
  bool failed_ = false;
};

}  // namespace vanthu::templates
