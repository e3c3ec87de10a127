// A document held against the rules: every finding, in the order of the document.
//
//   in    docx::parse::Document; the rule file; the kinds of documents; frequent words
//   out   findings (finding.h), and the reading they point into
//
// Only components that were recognised are judged. Documents of the Party, and normative ones, are
// told as such and judged by nothing that the decree says of form.

#pragma once

#include <string>
#include <vector>

#include "check/components.h"
#include "check/finding.h"
#include "check/reading.h"
#include "check/word_table.h"
#include "docx/parse/document.h"
#include "rules/rule_set.h"

namespace vanthu::check {

struct Checked {
  Reading reading;
  Structure structure;
  std::vector<Finding> findings;
};

[[nodiscard]] Checked check(const docx::parse::Document& document, const rules::RuleSet& rules,
                            const std::vector<KindName>& kinds, const WordTable& table);

}  // namespace vanthu::check
