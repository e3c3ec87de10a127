// What the checks share: what they read, and where they put what they find.

#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "check/check.h"
#include "check/components.h"
#include "check/finding.h"
#include "check/reading.h"
#include "check/syllables.h"
#include "check/word_table.h"
#include "rules/values.h"

namespace vanthu::check {

class Judge {
 public:
  Judge(const Checked& checked, const rules::RuleSet::Values& values,
        const std::vector<KindName>& names, const WordTable& words)
      : reading(checked.reading),
        structure(checked.structure),
        rules(values),
        kinds(names),
        table(words) {}

  const Reading& reading;
  const Structure& structure;
  const rules::RuleSet::Values& rules;
  const std::vector<KindName>& kinds;
  const WordTable& table;

  // `mends`: what would mend it, of a rule that findings.def calls mendable.
  // Another profile than the decree's: only what its file names is told, as a departure.
  [[nodiscard]] bool is_foreign() const { return rules.shared_rules.text != "*"; }

  void add(Rule rule, const Spot& at, const std::vector<std::string>& args = {},
           std::vector<Mend> mends = {});
  // A fault of which a document has many: one finding a `kind` of it, which counts the others.
  void add_once(Rule rule, const std::string& kind, const Spot& at,
                const std::vector<std::string>& args = {}, std::vector<Mend> mends = {});
  // A value of the rule file that is not kept: nothing for what only practice says.
  void add_value(const rules::Entry& entry, const Spot& at, std::string vi, std::string en,
                 const std::string& kind = {}, std::vector<Mend> mends = {});

  // What was found so far would change the letters of the line.
  [[nodiscard]] bool changes_letters(std::size_t line) const;
  // Half points that it would give the letters of lines.
  [[nodiscard]] std::map<std::size_t, int> mended_sizes() const;

  [[nodiscard]] std::vector<Finding> take();

 private:
  void put(Finding finding, const std::string& kind);

  std::vector<Finding> findings_;
  std::map<std::string, std::size_t> repeated_;  // rule and kind → index
};

[[nodiscard]] inline Spot spot_of(const Part& part) {
  return {part.line, part.begin, part.end, true};
}
// The last mark of a part, made this one; put in where it has none.
[[nodiscard]] Mend last_mark(const Reading& reading, const Part& part, std::string wanted);
[[nodiscard]] inline Mend words_mend(std::size_t line, std::size_t begin, std::size_t end,
                                     std::string words) {
  return {Mend::What::Words, {line, begin, end, true}, 0, std::move(words)};
}
[[nodiscard]] inline Spot whole_document() {
  return {0, 0, 0, false};
}

// The words of a value that is a list: parted by ";", "_" stands for a space at an end.
[[nodiscard]] std::vector<std::string> listed(const rules::Words& words);

// "13", "13,5": with a comma, or a point in English.
[[nodiscard]] std::string decimal(double value, bool english = false);

// The checks, each in its own file.
void check_page(Judge& judge);     // paper, margins, typeface, colour, page numbers
void check_types(Judge& judge);    // size, weight, capitals of each component
void check_head(Judge& judge);     // words of the head, number, symbol, date
void check_body(Judge& judge);     // bases, numbering, paragraphs
void check_closing(Judge& judge);  // signature, recipients
void check_annexes(Judge& judge);
void check_letters(Judge& judge);  // Unicode, spaces, marks
// Tone marks, i and y, spelling, citations.
void check_words(Judge& judge, const std::vector<Syllable>& syllables);
// Syllables that a dictionary of the office does not hold.
void check_dictionary(Judge& judge, const std::vector<Syllable>& syllables, const Speller& speller);
void check_citations(Judge& judge);
void check_slips(Judge& judge, const std::vector<Syllable>& syllables);     // of marks
void check_capitals(Judge& judge, const std::vector<Syllable>& syllables);  // PL II
// Names of units written in two ways, deadlines outside the plan's period.
void check_names(Judge& judge, const std::vector<Syllable>& syllables);
void check_figures(Judge& judge);  // totals, percentages

}  // namespace vanthu::check
