#include "check/finding.h"

namespace vanthu::check {

const std::vector<RuleWords>& all_rules() {
  static const std::vector<RuleWords> rules = {
#define VANTHU_FINDING(name, id, level, clause, vi, en, explain_vi, explain_en) \
  {id, level, clause, vi, en, explain_vi, explain_en},
#include "check/findings.def"
#undef VANTHU_FINDING
  };
  return rules;
}

const RuleWords& words_of(Rule rule) {
  return all_rules()[static_cast<std::size_t>(rule) - 1];
}

}  // namespace vanthu::check
