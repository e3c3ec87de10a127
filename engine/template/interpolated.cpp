// Text with {{ }} in it: where each expression begins and ends, and the words between them.

#include <fmt/format.h>

#include <algorithm>
#include <memory>
#include <utility>

#include "template/expression.h"
#include "text/text.h"

namespace vanthu::templates {
namespace {

// Runs of white space as one space, both ends kept: words of neighbouring nodes must not join.
std::string single_spaced(std::string_view text) {
  std::string result;
  bool in_space = false;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    const char32_t character = text::next_code_point(text, at);
    const bool space = text::is_space(character);
    if (!space) {
      result.append(text.substr(begin, at - begin));
    } else if (!in_space) {
      result += ' ';
    }
    in_space = space;
  }
  return result;
}

// The end of the expression that begins at `from`: the "}}" outside quotes. The text's end if none.
std::size_t find_close(std::string_view text, std::size_t from) {
  char quote = 0;
  for (std::size_t at = from; at < text.size(); ++at) {
    if (quote != 0) {
      if (text[at] == quote) quote = 0;
    } else if (text[at] == '"' || text[at] == '\'') {
      quote = text[at];
    } else if (text.substr(at, 2) == "}}") {
      return at;
    }
  }
  // A quote left open hides every "}}" behind it; take the first, and let the parser name the
  // quote.
  const std::size_t plain = text.find("}}", from);
  return plain == std::string_view::npos ? text.size() : plain;
}

bool append_text(std::string_view text, std::size_t begin, std::size_t end, const Origin& origin,
                 std::vector<Node>& nodes, Diagnostics& diagnostics) {
  if (begin == end) return true;
  const std::string_view piece = text.substr(begin, end - begin);
  if (const std::size_t stray = piece.find("}}"); stray != std::string_view::npos) {
    diagnostics.add(Code::ExpressionNotOpened, origin.place(begin + stray, begin + stray + 2));
    return false;
  }
  if (const auto control = text::find_control_character(piece)) {
    const std::size_t at = begin + control->offset;
    diagnostics.add(Code::TextControlCharacter, origin.place(at, at + 1),
                    {fmt::format("U+{:04X}", static_cast<std::uint32_t>(control->character))});
    return false;
  }
  Node node;
  node.tag = Tag::Text;
  node.text = single_spaced(text::normalised(piece));
  // The place starts at the first letter, which is where a reader looks.
  const std::size_t first = piece.find_first_not_of(" \t\r\n");
  node.at = origin.place(begin + (first == std::string_view::npos ? 0 : first), end);
  nodes.push_back(std::move(node));
  return true;
}

}  // namespace

bool parse_interpolated(std::string_view text, const Origin& origin, std::vector<Node>& nodes,
                        Diagnostics& diagnostics) {
  bool good = true;
  std::size_t at = 0;
  while (at < text.size()) {
    const std::size_t open = std::min(text.find("{{", at), text.size());
    good &= append_text(text, at, open, origin, nodes, diagnostics);
    if (open == text.size()) break;
    const std::size_t close = find_close(text, open + 2);
    if (close == text.size()) {
      diagnostics.add(Code::ExpressionNotClosed, origin.place(open, open + 2));
      return false;
    }
    if (auto expression = parse_expression(text, open + 2, close, origin, diagnostics)) {
      Node node;
      node.tag = Tag::Value;
      node.at = origin.place(open, close + 2);
      node.expression = std::make_unique<Expression>(std::move(*expression));
      nodes.push_back(std::move(node));
    } else {
      good = false;
    }
    at = close + 2;
  }
  return good;
}

}  // namespace vanthu::templates
