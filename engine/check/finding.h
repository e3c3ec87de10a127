// What a check found: the rule, how grave, where, and the words for a person.
//
// Rules that are a value of the rule file (le-trai, quoc-hieu …) bear its element's name and
// clause. All others stand in findings.def, with their words in both languages.

#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace vanthu::check {

enum class Level {
  Violation,  // against the words of the decree
  Departure,  // other than its sample forms, or wrong by the rules of writing
  Suspicion   // may be right: a person decides
};

enum class Rule {
  Value,  // a value of the rule file; Finding::rule names it
#define VANTHU_FINDING(name, ...) name,
#include "check/findings.def"
#undef VANTHU_FINDING
};

struct RuleWords {
  std::string_view id;
  Level level;
  std::string_view clause;                  // "" when the decree says nothing
  std::string_view vi, en;                  // the finding, with {0}, {1} …
  std::string_view explain_vi, explain_en;  // what the rule asks
  bool mendable = false;                    // some of its faults can be mended by a program
};
// Not of Value.
[[nodiscard]] const RuleWords& words_of(Rule rule);
[[nodiscard]] const std::vector<RuleWords>& all_rules();

struct Spot {
  std::size_t line = 0;  // of Reading
  std::size_t begin = 0, end = 0;
  bool known = true;  // false: of the whole document
};

// What would mend a place: one change of its words, its letters, its paragraph or its section.
struct Mend {
  enum class What {
    PageWidth,  // `at.line`: the section; twips
    PageHeight,
    MarginTop,
    MarginBottom,
    MarginLeft,
    MarginRight,
    Alignment,    // `words`: "center", "both"
    FirstLine,    // twips behind the left indent; negative: hanging
    Gap,          // twips above the paragraph
    LineSpacing,  // in 240ths of a single line
    Size,         // half points
    Bold,         // 0, 1
    Italic,
    Capitals,
    Face,  // `words`
    Color,
    Words,      // `words` instead of those at `at`
    ToneFirst,  // the same, when tones shall stand on the first vowel ("hòa")
    ToneLast    // on the last ("hoà")
  };
  static constexpr What last_of_section = What::MarginRight;
  static constexpr What last_of_paragraph = What::LineSpacing;
  static constexpr What last_of_letters = What::Color;

  What what = What::Words;
  Spot at;
  int value = 0;
  std::string words = {};
};

struct Finding {
  std::string rule;  // "le-trai"
  Level level = Level::Violation;
  std::string clause;
  std::string message_vi, message_en;
  Spot at;
  int more = 0;                   // further places with the same fault
  std::vector<Spot> others = {};  // those places
  std::vector<Mend> mends = {};   // of all places
  int unmendable = 0;             // places that only a person can mend
};

}  // namespace vanthu::check
