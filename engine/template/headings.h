// Headings: the titles of a document in the order they were made, for <lap-de-muc>.
//
//   in    each title as it comes, with the title above it
//   out   the titles below one of them, or of one text
//
// What stands below a heading follows it without a gap, so that a query is a range.

#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "model/document.h"
#include "template/ast.h"

namespace vanthu::templates {

inline constexpr std::size_t no_heading = static_cast<std::size_t>(-1);

struct Heading {
  model::Level level = model::Level::Clause;
  std::string number;  // bare: "2", "II"
  std::size_t section = 0;
  std::size_t block = 0;  // its Item in the section
  std::size_t mark = 0;   // reference_words.h
  std::size_t parent = no_heading;
  std::size_t end = 0;  // one past the last below it; 0 while it is being made
  std::string id;       // the item's id, or else its key: leads to it, also in <dan>
};

class Headings {
 public:
  // [begin, end) of the list, seen from `parent`.
  struct Range {
    std::size_t begin = 0;
    std::size_t end = 0;
    std::size_t parent = no_heading;
  };

  std::size_t add(Heading heading);
  void close(std::size_t index) { all_[index].end = all_.size(); }

  [[nodiscard]] const Heading& operator[](std::size_t index) const { return all_[index]; }
  [[nodiscard]] std::optional<std::size_t> find(const std::string& id) const;
  [[nodiscard]] Range below(std::size_t index) const;
  [[nodiscard]] Range of_section(std::size_t section) const;
  [[nodiscard]] std::vector<std::string_view> ids() const;

  // Those of the range that are of the level `cap` names (<muc> is I. or Mục 1), at any depth; with
  // no level those right below the range's parent.
  [[nodiscard]] std::vector<std::size_t> select(const Range& range, std::optional<Tag> level) const;

 private:
  std::vector<Heading> all_;
  std::map<std::string, std::size_t> ids_;
};

// The tag of a level: "khoan".
[[nodiscard]] Tag tag_of(model::Level level);

// What the variable of <lap-de-muc> has: ten, so, so_ten, dan, cap, id.
[[nodiscard]] const Field& heading_field();

}  // namespace vanthu::templates
