// A document held against the rules: every finding, in the order of the document.
//
//   in    docx::parse::Document; the rule files; the kinds of documents; frequent words; who
//         measures words (without: no lengths of rules); who has a dictionary (without: nobody
//         asks)
//   out   findings (finding.h), and the reading they point into
//
// Only components that were recognised are judged, by the profile the document is of: that of state
// offices or that of the Party. Normative documents are told as such and not judged by form.

#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "check/components.h"
#include "check/finding.h"
#include "check/reading.h"
#include "check/strokes.h"
#include "check/word_table.h"
#include "docx/parse/document.h"
#include "rules/rule_set.h"

namespace vanthu::check {

// Whether a dictionary holds a word, which comes in small letters. The engine has no dictionary.
using Speller = std::function<bool(std::string_view word)>;

struct Profiles {
  const rules::RuleSet* state = nullptr;   // nd30; never null
  const rules::RuleSet* party = nullptr;   // null: documents of the Party are not judged by form
  const rules::RuleSet* forced = nullptr;  // whatever the document seems to be
};

struct Checked {
  Reading reading;
  Structure structure;
  std::vector<Finding> findings;
  std::string profile;  // "nd30", "hd05"; "" when the form was not judged
};

[[nodiscard]] Checked check(const docx::parse::Document& document, const Profiles& profiles,
                            const std::vector<KindName>& kinds, const WordTable& table,
                            const Measure& measure = {}, const Speller& speller = {});

}  // namespace vanthu::check
