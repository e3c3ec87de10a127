// Documents, changes of data and edits by a hand, made by chance from a seed: the same for the same
// seed on every machine.

#pragma once

#include <cstdint>
#include <functional>
#include <set>
#include <string>
#include <vector>

#include "annex_support.h"

namespace vanthu::test {

// Numerical Recipes' constants; only the upper bits are used.
class Dice {
 public:
  explicit Dice(std::uint64_t seed) : state_(seed * 2 + 1) {}
  std::size_t below(std::size_t count) {
    state_ = state_ * 6364136223846793005ULL + 1442695040888963407ULL;
    return static_cast<std::size_t>((state_ >> 33U) % count);
  }
  bool one_in(std::size_t count) { return below(count) == 0; }

 private:
  std::uint64_t state_;
};

// Every block says its own name first, so that it is known in any text.
[[nodiscard]] Content base_content(Dice& dice);
// `stem`: of the names of what is new.
[[nodiscard]] Content next_content(Dice& dice, const Content& base,
                                   const std::string& stem = "moi");

// Some of the opening lines become headings, which a table of contents lists.
void add_headings(Dice& dice, Content& base, Content& next);

struct Edited {
  std::string bytes;
  std::set<std::string> touched;   // names of blocks that the hand has changed
  std::vector<std::string> typed;  // words that must not be lost
  std::set<std::string> has_more;  // keys of blocks with a note, a comment, a picture
  bool in_contents = false;        // the hand has been in the table of contents
};
[[nodiscard]] Edited edited_by_hand(Dice& dice, const Content& base, const std::string& file);
// More of it: notes, comments, pictures, headings, lines of the table of contents.
void edit_more(Dice& dice, const Content& base, Edited& edited);

// Runs a check for the seeds of seeds.txt in the source, which failed once, and for 1 … the number
// in VANTHU_MERGE_CASES, or `count`.
void for_each_seed(std::size_t count, const std::function<void(std::uint64_t)>& check);

// Writes a result as "<kind>-<seed>.docx" into the folder VANTHU_MERGE_SAVE, where that is set, for
// the judges from outside (tests/merge/test_generated.py).
void save(const std::string& kind, std::uint64_t seed, const std::string& bytes);

}  // namespace vanthu::test
