// Rich text: the words of a chu-dinh-dang field, with **bold** and *italic* (both may overlap).
//
//   in    a text of the data
//   out   pieces of one look each, without the stars; the first star that has no other half
//
// A star opens before a letter and closes behind one, on the same line; a star between spaces is a
// star, and so is "\*". "\\" is a backslash; before any other character a backslash stands for
// itself.

#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace vanthu::templates {

struct RichPiece {
  std::string text;
  bool bold = false;
  bool italic = false;
};

struct RichText {
  std::vector<RichPiece> pieces;
  // Where in the text the stars stand that close nothing or are never closed.
  struct Stray {
    std::size_t begin;
    std::size_t end;
  };
  std::optional<Stray> stray;
};

[[nodiscard]] RichText parse_rich_text(std::string_view text);
[[nodiscard]] std::string plain_text(const RichText& text);

}  // namespace vanthu::templates
