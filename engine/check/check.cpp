#include "check/check.h"

#include <fmt/args.h>
#include <fmt/format.h>

#include <algorithm>

#include "check/judge.h"

namespace vanthu::check {
namespace {

std::string filled(std::string_view words, const std::vector<std::string>& args) {
  fmt::dynamic_format_arg_store<fmt::format_context> store;
  for (const std::string& arg : args) store.push_back(arg);
  return fmt::vformat(words, store);
}

}  // namespace

void Judge::put(Finding finding, const std::string& kind) {
  if (!kind.empty()) {
    const auto [found, is_new] =
        repeated_.try_emplace(finding.rule + "\n" + kind, findings_.size());
    if (!is_new) {
      ++findings_[found->second].more;
      return;
    }
  }
  findings_.push_back(std::move(finding));
}

void Judge::add(Rule rule, const Spot& at, const std::vector<std::string>& args) {
  add_once(rule, "", at, args);
}

void Judge::add_once(Rule rule, const std::string& kind, const Spot& at,
                     const std::vector<std::string>& args) {
  const RuleWords& words = words_of(rule);
  put({std::string(words.id), words.level, std::string(words.clause), filled(words.vi, args),
       filled(words.en, args), at, 0},
      kind);
}

void Judge::add_value(const rules::Entry& entry, const Spot& at, std::string vi, std::string en,
                      const std::string& kind) {
  if (entry.provenance == rules::Provenance::Practice) return;
  const Level level =
      entry.provenance == rules::Provenance::Decree ? Level::Violation : Level::Departure;
  put({entry.id, level, entry.clause, std::move(vi), std::move(en), at, 0}, kind);
}

std::vector<Finding> Judge::take() {
  std::stable_sort(findings_.begin(), findings_.end(), [](const Finding& a, const Finding& b) {
    if (a.at.known != b.at.known) return !a.at.known;
    return a.at.line != b.at.line ? a.at.line < b.at.line : a.at.begin < b.at.begin;
  });
  return std::move(findings_);
}

std::string decimal(double value, bool english) {
  std::string text = fmt::format("{:.2f}", value);
  while (text.back() == '0') text.pop_back();
  if (text.back() == '.') text.pop_back();
  if (!english) std::replace(text.begin(), text.end(), '.', ',');
  return text;
}

Checked check(const docx::parse::Document& document, const rules::RuleSet& rules,
              const std::vector<KindName>& kinds, const WordTable& table) {
  Checked result;
  result.reading = read_lines(document);
  result.structure = find_components(result.reading, kinds);
  Judge judge(result, rules.values(), kinds, table);
  if (!result.structure.is_party && !result.structure.is_normative) {
    check_page(judge);
    check_types(judge);
    check_head(judge);
    check_body(judge);
    check_closing(judge);
    check_annexes(judge);
  }
  check_letters(judge);
  const std::vector<Syllable> syllables = syllables_of(result.reading);
  if (!result.structure.is_party) check_capitals(judge, syllables);
  check_words(judge, syllables);
  check_names(judge, syllables);
  check_figures(judge);
  result.findings = judge.take();
  return result;
}

}  // namespace vanthu::check
