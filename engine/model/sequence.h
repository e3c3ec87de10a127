// Sequence: whether typed numbers follow each other.
//
//   in    the numbered heads of one pasted text, in order
//   out   warnings: a number left out, used twice, out of order, or under the wrong parent
//
// Per level within its parent. Starting again at 1 under a new parent is right, and so is counting
// on (articles through the chapters, clauses through the sections). Nothing is corrected here.

#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostics.h"
#include "model/line_head.h"

namespace vanthu::model {

class Sequence {
 public:
  // Warnings point at `at`, the place of the whole text, and name lines inside it.
  Sequence(Place at, Diagnostics& diagnostics);

  // `line` is the whole line with its head; `number` its line number in the text.
  void head(const LineHead& head, std::string_view line, std::size_t number);
  // A line without a head: one that announces a list lets its numbers start again.
  void running_text(std::string_view line);

 private:
  struct Entry {
    int ordinal = 0;
    std::string label;  // the heading, shortened
    std::size_t number = 0;
  };
  // The numbers of one level under one parent.
  struct Run {
    Level level = Level::Clause;
    std::string prefix;        // of a Subclause: "2", "2.1"
    Entry last;                // the latest
    Entry highest;             // the one with the greatest number
    std::vector<Entry> seen;   // by number: [0] is unused, ordinal 0 means not seen
    bool may_restart = false;  // an announcement stood since the last entry
  };

  void start(const Entry& entry, const LineHead& head);
  void follow(Run& run, const Entry& entry);
  static void note(Run& run, const Entry& entry);
  void warn(Code code, std::vector<std::string> args);

  Place at_;
  Diagnostics& diagnostics_;
  std::vector<Run> open_;  // runs whose parent is still open, outermost first
  std::vector<Run> last_;  // closed runs, the last of each level, for numbers that count on
};

}  // namespace vanthu::model
