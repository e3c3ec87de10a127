// The syllables of a document in reading order, which several checks walk.

#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "check/finding.h"
#include "check/reading.h"

namespace vanthu::check {

struct Syllable {
  std::string word;  // lower case, NFC
  Spot at;
  bool capital = false;  // begins with a capital
  std::string_view gap;  // what parts it from the one before: " ", ", "; "" for anything else
};

// Without those of a table of contents, and of lines in legacy faces, whose letters are others.
[[nodiscard]] std::vector<Syllable> syllables_of(const Reading& reading);

}  // namespace vanthu::check
