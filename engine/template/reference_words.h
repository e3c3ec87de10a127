// Words of a reference: from numbered things to "chỉ tiêu 3, 4 của Mục tiêu 3".
//
//   in    what was numbered (Numbered), the targets of one reference, its form, where it stands
//   out   Vietnamese words as officials write them, piece by piece with what each leads to; no
//         diagnostics
//
// Method: targets beside each other under one parent make a group; a group names its kind once,
// then its numbers in order (long runs as "1 đến 6"), then what stands above. Groups are parted by
// "; ".

#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <vector>

#include "base/source.h"
#include "model/document.h"
#include "template/values.h"

namespace vanthu::templates {

inline constexpr std::size_t no_mark = static_cast<std::size_t>(-1);

// Something with a place among others: a level, a labelled item, a table, a row, an annex.
struct Mark {
  model::Level level = model::Level::Dash;
  std::string number;  // bare: "2", "đ", "II"; empty for none
  int ordinal = 0;     // its place in the count, for order and runs
  std::string label;   // as spoken: "Mục tiêu", "chỉ tiêu"; empty: the level's own word
  std::string separator = ":";  // between the number and the name
  bool in_parent = false;       // the number is unique under the parent only
  std::size_t parent = no_mark;

  [[nodiscard]] bool spoken() const { return !label.empty() || !number.empty(); }
};

// A stretch of a reference's words. `link`: the key of what it leads to; empty for words between
// the things that are named. `page`: stands for the number of the page where that begins.
struct Spoken {
  std::string words;
  std::string link;
  bool page = false;
};
using SpokenWords = std::vector<Spoken>;

[[nodiscard]] std::string plain(const SpokenWords& spoken);

// What an id names.
struct Target {
  std::string id;
  std::size_t mark = no_mark;
  model::Text name;         // title or words; may hold references that are not resolved yet
  bool annex = false;       // the target is an annex as a whole
  std::size_t section = 0;  // of the document
  Place at;
};

// Everything of a document that can be referred to.
struct Numbered {
  std::vector<Mark> marks;
  std::map<std::string, Target> targets;
  std::map<std::string, Place> omitted;    // ids of what had nothing to say and was left out
  std::vector<std::string> annex_numbers;  // of each section; empty for the main text
  std::vector<std::string> section_names;  // of each section that is no annex: "Quy chế"
};

// The kind, number and parents of all `targets`, each of which has a spoken mark.
// `form`: Short or Full. `section`: where the reference stands.
[[nodiscard]] SpokenWords spoken_words(const Numbered& numbered,
                                       const std::vector<const Target*>& targets,
                                       ReferenceForm form, std::size_t section);

// "1, 2, 5 đến 9"
[[nodiscard]] SpokenWords number_words(const Numbered& numbered,
                                       const std::vector<const Target*>& targets);

// "3", "3, 5"; "1 của Phụ lục II" for what stands in an annex, whose pages count from 1 again.
[[nodiscard]] SpokenWords page_words(const Numbered& numbered,
                                     const std::vector<const Target*>& targets,
                                     std::size_t section);

}  // namespace vanthu::templates
