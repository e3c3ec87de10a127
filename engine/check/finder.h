// The steps of find_components, which share one Structure.

#pragma once

#include <vector>

#include "check/components.h"

namespace vanthu::check {

struct Finder {
  const Reading& reading;
  const std::vector<KindName>& kinds;
  Structure& structure;
  std::vector<bool> taken;  // by line: whole lines that are some component already

  void add(Component what, std::size_t line, std::size_t begin, std::size_t end,
           int certainty = 1000, std::string number = {}) {
    structure.parts.push_back({what, line, begin, end, certainty, std::move(number)});
    taken[line] = true;
  }
  // The words of the line without white space around them.
  void add_line(Component what, std::size_t line, int certainty = 1000, std::string number = {});
};

// Each returns the line behind what it found.
[[nodiscard]] std::size_t find_head(Finder& context);
[[nodiscard]] std::size_t find_title(Finder& context, std::size_t from);
void find_annexes(Finder& context, std::size_t from);
// Where the closing begins: Structure::main_end when there is none.
[[nodiscard]] std::size_t find_closing(Finder& context, std::size_t from);
void find_levels(Finder& context, std::size_t from, std::size_t to, bool bases);

}  // namespace vanthu::check
