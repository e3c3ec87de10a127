#include "template/reference_words.h"

#include <algorithm>
#include <string_view>
#include <utility>

#include "template/numbering.h"

namespace vanthu::templates {
namespace {

// Real plans write four numbers out ("chỉ tiêu 1, 2, 3, 4"); more in a row become "1 đến 6".
constexpr std::size_t longest_written_run = 4;

constexpr std::string_view annex_word = "Phụ lục";

struct Entry {
  int ordinal;
  std::string number;
  std::string id;
};

// The numbers in order: "1, 2, 5 đến 9".
SpokenWords joined(std::vector<Entry> entries) {
  std::sort(entries.begin(), entries.end(),
            [](const Entry& a, const Entry& b) { return a.ordinal < b.ordinal; });
  const auto same = [](const Entry& a, const Entry& b) { return a.ordinal == b.ordinal; };
  entries.erase(std::unique(entries.begin(), entries.end(), same), entries.end());
  SpokenWords words;
  for (std::size_t begin = 0; begin < entries.size();) {
    std::size_t end = begin + 1;
    while (end < entries.size() && entries[end].ordinal == entries[end - 1].ordinal + 1) ++end;
    if (!words.empty()) words.push_back({", ", ""});
    words.push_back({entries[begin].number, entries[begin].id});
    if (end - begin > longest_written_run) {
      words.push_back({" đến ", ""});
      words.push_back({entries[end - 1].number, entries[end - 1].id});
      begin = end;
    } else {
      ++begin;
    }
  }
  return words;
}

// "chỉ tiêu 3", "khoản 2"; the label alone when there is no number.
std::string named(const Mark& mark, const std::string& number) {
  if (mark.label.empty()) return spoken_number(mark.level, number);
  return number.empty() ? mark.label : mark.label + " " + number;
}

bool is_level(const Mark& mark, model::Level level) {
  return mark.label.empty() && mark.level == level;
}

// What stands above the target, from the inside out, with what joins it on.
std::string above(const Numbered& numbered, const Target& target, ReferenceForm form,
                  std::size_t section) {
  const Mark* inner = &numbered.marks[target.mark];
  const bool labelled = !inner->label.empty();
  const bool full = form == ReferenceForm::Full;
  if (!full && !labelled) return {};  // "điểm b" is enough, as it always was
  std::string words;
  // An article's number is unique in its text: nothing above it is named.
  for (std::size_t next = inner->parent;
       next != no_mark && !is_level(*inner, model::Level::Article);) {
    const Mark& outer = numbered.marks[next];
    next = outer.parent;
    if (!outer.spoken()) continue;
    // "khoản 2.1" says its khoản.
    if (is_level(*inner, model::Level::Subclause) && is_level(outer, model::Level::Clause)) {
      continue;
    }
    if (!full && (outer.label.empty() || !inner->in_parent)) break;
    words += !outer.label.empty() ? " của " : !inner->label.empty() ? " tại " : " ";
    words += named(outer, outer.number);
    inner = &outer;
  }
  if (section == target.section || target.section == 0 || target.annex) return words;
  const std::string& number = numbered.annex_numbers[target.section];
  const std::string& name = numbered.section_names[target.section];
  words += inner->label.empty() ? " " : " tại ";
  words += name.empty() ? annex_word : std::string_view(name);
  return number.empty() ? words : words + " " + number;
}

bool stand_together(const Mark& a, const Target& at_a, const Mark& b, const Target& at_b) {
  return a.label == b.label && a.parent == b.parent && (!a.label.empty() || a.level == b.level) &&
         a.number.empty() == b.number.empty() &&
         (at_a.section == at_b.section || (at_a.annex && at_b.annex));
}

}  // namespace

std::string plain(const SpokenWords& spoken) {
  std::string words;
  for (const Spoken& one : spoken) words += one.words;
  return words;
}

SpokenWords spoken_words(const Numbered& numbered, const std::vector<const Target*>& targets,
                         ReferenceForm form, std::size_t section) {
  struct Group {
    const Target* first;
    std::vector<Entry> entries;
  };
  std::vector<Group> groups;
  for (const Target* target : targets) {
    const Mark& mark = numbered.marks[target->mark];
    auto group = std::find_if(groups.begin(), groups.end(), [&](const Group& one) {
      return stand_together(numbered.marks[one.first->mark], *one.first, mark, *target);
    });
    if (group == groups.end()) group = groups.insert(groups.end(), {target, {}});
    group->entries.push_back({mark.ordinal, mark.number, target->id});
  }
  SpokenWords words;
  for (const Group& group : groups) {
    if (!words.empty()) words.push_back({"; ", ""});
    SpokenWords numbers = joined(group.entries);
    // The kind belongs to the first number, what stands above to a number that is alone.
    numbers.front().words = named(numbered.marks[group.first->mark], numbers.front().words);
    std::string rest = above(numbered, *group.first, form, section);
    const bool alone = numbers.size() == 1;
    words.insert(words.end(), numbers.begin(), numbers.end());
    if (alone) {
      words.back().words += rest;
    } else if (!rest.empty()) {
      words.push_back({std::move(rest), ""});
    }
  }
  return words;
}

SpokenWords number_words(const Numbered& numbered, const std::vector<const Target*>& targets) {
  std::vector<Entry> entries;
  for (const Target* target : targets) {
    const Mark& mark = numbered.marks[target->mark];
    entries.push_back({mark.ordinal, mark.number, target->id});
  }
  return joined(std::move(entries));
}

SpokenWords page_words(const Numbered& numbered, const std::vector<const Target*>& targets,
                       std::size_t section) {
  constexpr std::string_view guess = "0";  // layout knows better
  SpokenWords words;
  for (const Target* target : targets) {
    if (!words.empty()) words.push_back({", ", ""});
    words.push_back({std::string(guess), target->id, true});
    if (section == target->section || target->section == 0) continue;
    const std::string& number = numbered.annex_numbers[target->section];
    const std::string& name = numbered.section_names[target->section];
    std::string rest = " của " + (name.empty() ? std::string(annex_word) : name);
    if (!number.empty()) rest += " " + number;
    words.push_back({std::move(rest), ""});
  }
  return words;
}

}  // namespace vanthu::templates
