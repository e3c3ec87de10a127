// Bookmarks: what links, page references and the table of contents lead to.
//
//   in    StyledDocument
//   out   for each anchor its bookmarks, with ids counted through the document
//
// A bookmark surrounds the text of one paragraph: one over several does not survive LibreOffice.
// Names are drawn from the anchor, so that the same thing has the same name in the next version of
// the document. What the table of contents lists has a name of its own (_Toc…), because Word
// deletes those when it makes the table anew.

#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>

#include "rules/styled.h"

namespace vanthu::docx {

struct Bookmark {
  std::string name;  // empty: nothing leads here in that way
  int id = 0;
};

class Bookmarks {
 public:
  explicit Bookmarks(const rules::StyledDocument& document);

  struct OfAnchor {
    Bookmark entry;      // from the table of contents
    Bookmark reference;  // from anywhere else
  };
  // nullptr for an anchor that nothing leads to.
  [[nodiscard]] const OfAnchor* find(std::string_view anchor) const;
  // The name that a run with that link names, in a paragraph of that role.
  [[nodiscard]] const std::string& name(const std::string& link, rules::Role role) const;
  // The first id that is free.
  [[nodiscard]] int next_id() const { return next_id_; }

 private:
  [[nodiscard]] Bookmark make(std::string_view prefix, std::string_view anchor);

  std::unordered_map<std::string, OfAnchor> by_anchor_;
  std::unordered_set<std::string> names_;
  int next_id_ = 0;
};

}  // namespace vanthu::docx
