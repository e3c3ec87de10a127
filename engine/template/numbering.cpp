#include "template/numbering.h"

#include <fmt/format.h>

#include "text/text.h"

namespace vanthu::templates {

using model::Level;

std::string bare_number(Level level, int n) {
  switch (level) {
    case Level::Part:
    case Level::Chapter:
    case Level::RomanSection:
      return text::roman(n);
    case Level::Section:
    case Level::Subsection:
    case Level::Article:
    case Level::Clause:
    case Level::Subclause:
      return fmt::format("{}", n);
    case Level::Point:
      return text::point_letter(n - 1);
    case Level::Dash:
    case Level::Plus:
      return "";
  }
  return "";
}

std::string printed_number(Level level, const std::string& bare) {
  switch (level) {
    case Level::Part:
      return "Phần " + bare;
    case Level::Chapter:
      return "Chương " + bare;
    case Level::Section:
      return "Mục " + bare;
    case Level::Subsection:
      return "Tiểu mục " + bare;
    case Level::Article:
      return "Điều " + bare + ".";
    case Level::RomanSection:
    case Level::Clause:
    case Level::Subclause:
      return bare + ".";
    case Level::Point:
      return bare + ")";
    case Level::Dash:
      return "-";
    case Level::Plus:
      return "+";
  }
  return "";
}

std::string spoken_number(Level level, const std::string& bare) {
  switch (level) {
    case Level::Part:
      return "Phần " + bare;
    case Level::Chapter:
      return "Chương " + bare;
    case Level::Section:
    case Level::RomanSection:
      return "Mục " + bare;
    case Level::Subsection:
      return "Tiểu mục " + bare;
    case Level::Article:
      return "Điều " + bare;
    case Level::Clause:
    case Level::Subclause:
      return "khoản " + bare;
    case Level::Point:
      return "điểm " + bare;
    case Level::Dash:
    case Level::Plus:
      return "";
  }
  return "";
}

}  // namespace vanthu::templates
