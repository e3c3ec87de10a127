// Size, weight and letters of each component (PL I, I, V), and whether the sizes go together.

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "check/judge.h"
#include "check/patterns.h"
#include "text/text.h"

namespace vanthu::check {
namespace {

using rules::Type;

struct Row {
  Component what;
  const Type* type;
  bool letters = true;  // capitals, weight and slant are judged, else only the size
};

std::vector<Row> rows_of(const rules::RuleSet::Values& rules) {
  return {
      {Component::NationalTitle, &rules.national_title},
      {Component::Motto, &rules.motto},
      {Component::Superior, &rules.superior},
      {Component::Issuer, &rules.issuer},
      {Component::NumberSymbol, &rules.so_ky_hieu},
      {Component::PlaceDate, &rules.place_and_date},
      {Component::LetterSubject, &rules.letter_subject},
      {Component::Kind, &rules.kind},
      {Component::Subject, &rules.trich_yeu},
      {Component::Addressee, &rules.addressees},
      {Component::LegalBasis, &rules.legal_basis},
      {Component::PartLevel, &rules.part, false},
      {Component::Chapter, &rules.part, false},
      {Component::SectionLevel, &rules.section, false},
      {Component::Article, &rules.article, false},
      {Component::RomanSection, &rules.roman_section},
      {Component::Clause, &rules.clause, false},
      {Component::Subclause, &rules.clause, false},
      {Component::Point, &rules.point, false},
      {Component::Dash, &rules.body, false},
      {Component::Text, &rules.body, false},
      {Component::Authority, &rules.signature_post},
      // The Party's posts are not in bold under an authority that is.
      {Component::Post, &rules.signature_post, rules.shared_rules.text == "*"},
      {Component::SignerName, &rules.signature_name},
      {Component::RecipientsLabel, &rules.recipients},
      {Component::Recipient, &rules.recipient_list},
      {Component::Archive, &rules.recipient_list},
      {Component::AnnexLabel, &rules.annex},
      {Component::AnnexTitle, &rules.annex_title},
      {Component::Attached, &rules.attached},
  };
}

bool fits(const Type& type, int half_points) {
  const Length size = Length::pt(half_points / 2.0);
  if (!type.choices.empty()) {
    return std::find(type.choices.begin(), type.choices.end(), size) != type.choices.end();
  }
  return (!type.min || size >= *type.min) && (!type.max || size <= *type.max);
}

std::string allowed(const Type& type, bool english) {
  if (!type.choices.empty()) return decimal(type.choices.front().pt(), english);
  return fmt::format("{}–{}", decimal(type.min ? type.min->pt() : 0, english),
                     decimal(type.max ? type.max->pt() : 0, english));
}

// Every stretch of [begin, end) whose size `is_wrong`, made `size`.
template <typename IsWrong>
std::vector<Mend> sized(const Judge& judge, const Spot& at, Length size, const IsWrong& is_wrong) {
  std::vector<Mend> mends;
  const Line& line = judge.reading.lines[at.line];
  for (const Stretch& one : line.stretches) {
    const std::size_t begin = std::max<std::size_t>(one.begin, at.begin);
    const std::size_t end = std::min<std::size_t>(one.end, at.end);
    if (begin >= end || !is_wrong(one.values.half_points)) continue;
    mends.push_back(
        {Mend::What::Size, {at.line, begin, end, true}, static_cast<int>(size.pt() * 2 + 0.5), {}});
  }
  return mends;
}

// Which sizes go together in this document: the head says it (note 1 of table V), else the text.
model::SizeSet size_set(const Judge& judge) {
  const rules::RuleSet::Values& rules = judge.rules;
  const std::pair<Component, const Type*> rows[] = {
      {Component::NationalTitle, &rules.national_title},
      {Component::Motto, &rules.motto},
      {Component::PlaceDate, &rules.place_and_date},
      {Component::Text, &rules.body},
      {Component::Dash, &rules.body}};
  for (const auto& [what, type] : rows) {
    const Part* part = judge.structure.find(what);
    if (part == nullptr || type->with_body13 == type->with_body14) continue;
    const Look look = look_of(judge.reading.lines[part->line], part->begin, part->end);
    const Length size = Length::pt(look.half_points / 2.0);
    if (size == type->with_body13) return model::SizeSet::Body13;
    if (size == type->with_body14) return model::SizeSet::Body14;
  }
  return model::SizeSet::Body14;
}

void judge_size(Judge& judge, const Row& row, const Part& part, const Look& look,
                model::SizeSet set) {
  const Type& type = *row.type;
  const int wrong = !fits(type, look.smallest)  ? look.smallest
                    : !fits(type, look.largest) ? look.largest
                                                : 0;
  if (wrong == 0) return;
  const ComponentWords& words = words_of(row.what);
  judge.add_value(type.entry, spot_of(part),
                  fmt::format("{} cỡ chữ {}, quy định {}", words.vi, decimal(wrong / 2.0),
                              allowed(type, false)),
                  fmt::format("{} of {} pt where {} is required", words.en,
                              decimal(wrong / 2.0, true), allowed(type, true)),
                  fmt::format("{} {}", words.id, wrong),
                  sized(judge, spot_of(part), type(set),
                        [&](int half_points) { return !fits(type, half_points); }));
}

// `range`: the words that were looked at.
void judge_letters(Judge& judge, const Row& row, const Part& part, const Look& look,
                   const Spot& range) {
  using What = Mend::What;
  const Type& type = *row.type;
  const ComponentWords& words = words_of(row.what);
  const auto say = [&](std::string_view vi, std::string_view en, std::vector<Mend> mends) {
    judge.add_value(type.entry, spot_of(part), fmt::format("{} {}", words.vi, vi),
                    fmt::format("{} {}", words.en, en), fmt::format("{} {}", words.id, en),
                    std::move(mends));
  };
  if (type.bold && !look.bold) say("phải in đậm", "is bold", {{What::Bold, range, 1, {}}});
  if (!type.bold && look.bold) say("không in đậm", "is not bold", {{What::Bold, range, 0, {}}});
  if (type.italic && !look.italic) {
    say("phải in nghiêng", "is italic", {{What::Italic, range, 1, {}}});
  }
  if (!type.italic && look.italic) {
    say("phải là chữ đứng", "is upright", {{What::Italic, range, 0, {}}});
  }
  // Shown as capitals; the words themselves stay as they were typed.
  if (type.capitals && !look.capitals) {
    say("phải là chữ in hoa", "is in capitals", {{What::Capitals, range, 1, {}}});
  }
  const bool may_be_capitals = row.what == Component::NumberSymbol;
  if (!type.capitals && look.capitals && look.letters > 6 && !may_be_capitals) {
    say("phải là chữ in thường", "is in small letters", {});
  }
}

// Note 1 of table V: the sizes of one document go up and down together. Its example is the head:
// the size of the national title says which set the motto and the date belong to. The decree says
// no more, so no other component is held against a set.
void judge_sets(Judge& judge) {
  const auto size_of = [&](const Part& part) {
    return look_of(judge.reading.lines[part.line], part.begin, part.end).half_points;
  };
  const Part* title = judge.structure.find(Component::NationalTitle);
  if (title == nullptr) return;
  const int leading = size_of(*title);
  const rules::Type& type = judge.rules.national_title;
  const bool is13 = Length::pt(leading / 2.0) == type.with_body13;
  if (!is13 && Length::pt(leading / 2.0) != type.with_body14) return;
  const std::pair<Component, const Type*> head[] = {
      {Component::Motto, &judge.rules.motto}, {Component::PlaceDate, &judge.rules.place_and_date}};
  for (const auto& [what, rule] : head) {
    const Part* part = judge.structure.find(what);
    if (part == nullptr) continue;
    const int found = size_of(*part);
    const Length wanted = is13 ? rule->with_body13 : rule->with_body14;
    if (!fits(*rule, found) || Length::pt(found / 2.0) == wanted) continue;
    const ComponentWords& words = words_of(what);
    judge.add(Rule::SizeSet, spot_of(*part),
              {std::string(words.vi), decimal(found / 2.0), decimal(leading / 2.0),
               decimal(wanted.pt()), std::string(words.en)},
              sized(judge, spot_of(*part), wanted,
                    [&](int half_points) { return Length::pt(half_points / 2.0) != wanted; }));
  }
}

}  // namespace

void check_types(Judge& judge) {
  const std::vector<Row> rows = rows_of(judge.rules);
  const model::SizeSet set = size_set(judge);
  for (const Part& part : judge.structure.parts) {
    const auto row = std::find_if(rows.begin(), rows.end(),
                                  [&](const Row& one) { return one.what == part.what; });
    if (row == rows.end()) continue;
    const Line& line = judge.reading.lines[part.line];
    // Annexes are tables and forms as often as text: only their own components are judged there.
    const bool own = part.what == Component::AnnexLabel || part.what == Component::AnnexTitle ||
                     part.what == Component::Attached;
    if (part.line >= judge.structure.main_end && !own) continue;
    const Look look = look_of(line, part.begin, part.end);
    if (look.letters == 0) continue;
    judge_size(judge, *row, part, look, set);
    // "Kính gửi:" with a bold name is seen in the decree's own samples; one weight is asked of the
    // whole only where the table gives one.
    if (row->letters) judge_letters(judge, *row, part, look, spot_of(part));
    if (part.what == Component::Article) {
      const auto mark = find_level(line.text);
      const Look number = mark ? look_of(line, 0, mark->end) : Look{};
      if (mark && number.letters > 0 && !number.bold) {
        judge_letters(judge, {part.what, row->type}, part, number, {part.line, 0, mark->end, true});
      }
    }
  }
  judge_sets(judge);
}

}  // namespace vanthu::check
