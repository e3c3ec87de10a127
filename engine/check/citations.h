// Legal documents by number and symbol ("28/NQ-CP", "15/2026/NĐ-CP"), as a text cites them.
//
// One document cited in two ways is told inside a file, and between the files of one run.

#pragma once

#include <string>
#include <vector>

#include "check/finding.h"
#include "check/reading.h"

namespace vanthu::check {

struct Citation {
  std::string number, symbol;             // "28", "NQ-CP"
  std::string year;                       // written in between; "" mostly
  int day = 0, month = 0, date_year = 0;  // of the date behind it; 0 for none
  std::string shown;
  Spot at;

  [[nodiscard]] bool has_date() const { return date_year != 0; }
  [[nodiscard]] bool same_date(const Citation& other) const {
    return day == other.day && month == other.month && date_year == other.date_year;
  }
};

[[nodiscard]] std::vector<Citation> citations_of(const Reading& reading);

// A document that two files of one run cite in two ways, with one date: told in both.
struct Checked;
struct NamedFile {
  std::string name;
  Checked* checked = nullptr;
};
void compare_citations(const std::vector<NamedFile>& files);

}  // namespace vanthu::check
