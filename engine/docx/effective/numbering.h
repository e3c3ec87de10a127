// The lists of a document (ISO/IEC 29500-1, 17.9): what a level adds to its paragraphs, and the
// number that stands in front of each.

#pragma once

#include <array>
#include <map>
#include <optional>
#include <string>

#include "docx/effective/properties.h"
#include "docx/parse/package.h"

namespace vanthu::docx::effective {

class Numbering {
 public:
  static constexpr int levels = 9;

  [[nodiscard]] static Numbering read(const parse::Package& package);

  // nullptr when the list or its level does not exist.
  [[nodiscard]] const ParagraphProperties* paragraph(ListPlace place) const;

  // The labels of a document, in its order: "I.", "1.", "-".
  class Counter {
   public:
    explicit Counter(const Numbering& numbering) : numbering_(numbering) {}
    // Of the next paragraph of that list; "" when the list prints none.
    [[nodiscard]] std::string next(ListPlace place);

   private:
    const Numbering& numbering_;
    std::map<int, std::array<int, levels>> counts_;  // by abstract list; 0: not begun
  };

 private:
  struct Level {
    ParagraphProperties paragraph;
    int start = 1;
    std::string format = "decimal";
    std::string text;
    bool exists = false;
  };
  struct List {
    int abstract = 0;
    std::array<Level, levels> own;  // where the list says other than its abstract one
    std::array<std::optional<int>, levels> starts;
  };
  class Reader;
  [[nodiscard]] const Level* level(ListPlace place) const;

  std::map<int, std::array<Level, levels>> abstracts_;
  std::map<int, List> lists_;
};

}  // namespace vanthu::docx::effective
