#include "check/finding.h"

namespace vanthu::check {

namespace {

constexpr bool is_mendable(Rule rule) {
  switch (rule) {
#define VANTHU_FINDING(...)
#define VANTHU_MENDABLE(name) case Rule::name:
#include "check/findings.def"
#undef VANTHU_MENDABLE
#undef VANTHU_FINDING
    return true;
    default:
      return false;
  }
}

}  // namespace

const std::vector<RuleWords>& all_rules() {
  static const std::vector<RuleWords> rules = {
#define VANTHU_FINDING(name, id, level, clause, vi, en, explain_vi, explain_en) \
  {id, level, clause, vi, en, explain_vi, explain_en, is_mendable(Rule::name)},
#include "check/findings.def"
#undef VANTHU_FINDING
  };
  return rules;
}

const RuleWords& words_of(Rule rule) {
  return all_rules()[static_cast<std::size_t>(rule) - 1];
}

}  // namespace vanthu::check
