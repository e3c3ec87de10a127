#include "check/check.h"

#include <fmt/args.h>
#include <fmt/format.h>

#include <algorithm>
#include <cassert>
#include <iterator>

#include "check/judge.h"
#include "text/text.h"

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
      Finding& first = findings_[found->second];
      ++first.more;
      first.others.push_back(finding.at);
      if (finding.mends.empty()) ++first.unmendable;
      std::move(finding.mends.begin(), finding.mends.end(), std::back_inserter(first.mends));
      return;
    }
  }
  if (finding.mends.empty()) ++finding.unmendable;
  findings_.push_back(std::move(finding));
}

void Judge::add(Rule rule, const Spot& at, const std::vector<std::string>& args,
                std::vector<Mend> mends) {
  add_once(rule, "", at, args, std::move(mends));
}

void Judge::add_once(Rule rule, const std::string& kind, const Spot& at,
                     const std::vector<std::string>& args, std::vector<Mend> mends) {
  const RuleWords& words = words_of(rule);
  assert(words.mendable || mends.empty());
  Level level = words.level;
  std::string clause(words.clause);
  // Rules without a clause are those of writing: they hold for everybody.
  if (is_foreign() && !clause.empty()) {
    const auto shared = listed(rules.shared_rules);
    if (std::find(shared.begin(), shared.end(), words.id) == shared.end()) return;
    level = std::max(level, Level::Departure);
    clause = rules.shared_rules.entry.clause;
  }
  put({std::string(words.id),
       level,
       std::move(clause),
       filled(words.vi, args),
       filled(words.en, args),
       at,
       0,
       {},
       std::move(mends)},
      kind);
}

void Judge::add_value(const rules::Entry& entry, const Spot& at, std::string vi, std::string en,
                      const std::string& kind, std::vector<Mend> mends) {
  if (entry.provenance == rules::Provenance::Practice) return;
  const Level level =
      entry.provenance == rules::Provenance::Decree ? Level::Violation : Level::Departure;
  put({entry.id, level, entry.clause, std::move(vi), std::move(en), at, 0, {}, std::move(mends)},
      kind);
}

bool Judge::changes_letters(std::size_t line) const {
  return std::any_of(findings_.begin(), findings_.end(), [&](const Finding& finding) {
    return std::any_of(finding.mends.begin(), finding.mends.end(), [&](const Mend& mend) {
      return mend.what > Mend::last_of_paragraph && mend.what <= Mend::last_of_letters &&
             mend.at.line == line;
    });
  });
}

std::map<std::size_t, int> Judge::mended_sizes() const {
  std::map<std::size_t, int> sizes;
  for (const Finding& finding : findings_) {
    for (const Mend& mend : finding.mends) {
      if (mend.what == Mend::What::Size) sizes[mend.at.line] = mend.value;
    }
  }
  return sizes;
}

std::vector<Finding> Judge::take() {
  std::stable_sort(findings_.begin(), findings_.end(), [](const Finding& a, const Finding& b) {
    if (a.at.known != b.at.known) return !a.at.known;
    return a.at.line != b.at.line ? a.at.line < b.at.line : a.at.begin < b.at.begin;
  });
  return std::move(findings_);
}

Mend last_mark(const Reading& reading, const Part& part, std::string wanted) {
  const std::string_view line = reading.lines[part.line].text;
  std::size_t end = part.end;
  while (end > part.begin && (line[end - 1] == ' ' || line[end - 1] == '\t')) --end;
  const bool has_mark = end > part.begin && (line[end - 1] == '.' || line[end - 1] == ',' ||
                                             line[end - 1] == ';' || line[end - 1] == ':');
  return words_mend(part.line, has_mark ? end - 1 : end, end, std::move(wanted));
}

std::vector<std::string> listed(const rules::Words& words) {
  std::vector<std::string> result;
  std::string_view rest = words.text;
  while (!rest.empty()) {
    const std::size_t end = std::min(rest.find(';'), rest.size());
    std::string one(text::trimmed(rest.substr(0, end)));
    std::replace(one.begin(), one.end(), '_', ' ');
    if (!one.empty()) result.push_back(std::move(one));
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  return result;
}

std::string decimal(double value, bool english) {
  std::string text = fmt::format("{:.2f}", value);
  while (text.back() == '0') text.pop_back();
  if (text.back() == '.') text.pop_back();
  if (!english) std::replace(text.begin(), text.end(), '.', ',');
  return text;
}

Checked check(const docx::parse::Document& document, const Profiles& profiles,
              const std::vector<KindName>& kinds, const WordTable& table, const Measure& measure,
              const Speller& speller) {
  Checked result;
  result.reading = read_lines(document);
  result.structure = find_components(result.reading, kinds);
  find_centred_lines(result.reading, measure, result.structure);
  result.structure.strokes = find_strokes(document, result.reading, result.structure, measure);
  const rules::RuleSet* rules = profiles.forced;
  if (rules == nullptr) rules = result.structure.is_party ? profiles.party : profiles.state;
  result.profile = rules == nullptr ? "" : rules->id();
  Judge judge(result, rules == nullptr ? profiles.state->values() : rules->values(), kinds, table);
  const bool by_form = rules != nullptr && (!result.structure.is_normative || profiles.forced);
  if (by_form) {
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
  if (speller) check_dictionary(judge, syllables, speller);
  check_slips(judge, syllables);
  check_citations(judge);
  check_names(judge, syllables);
  check_figures(judge);
  result.findings = judge.take();
  return result;
}

}  // namespace vanthu::check
