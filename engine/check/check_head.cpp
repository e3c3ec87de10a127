#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "check/judge.h"
#include "check/patterns.h"
#include "text/text.h"

namespace vanthu::check {
namespace {

int number_in(const std::string& digits) {
  int value = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), value);
  return value;
}

Spot within(const Part& part, const Span& span) {
  return {part.line, part.begin + span.begin, part.begin + span.end, true};
}

// The decree writes both "HÒA" and "HOÀ"; the tone may stand on either letter.
std::string one_tone_style(std::string_view words) {
  std::string result = text::normalised(text::collapsed(words));
  for (const auto& [old_style, new_style] :
       {std::pair<std::string_view, std::string_view>{"OÀ", "ÒA"}, {"oà", "òa"}}) {
    for (std::size_t at = result.find(old_style); at != std::string::npos;
         at = result.find(old_style)) {
      result.replace(at, old_style.size(), new_style);
    }
  }
  return result;
}

void judge_fixed_words(Judge& judge, Component what, const rules::Words& wanted, Rule rule) {
  const Part* part = judge.structure.find(what);
  if (part == nullptr) return;
  std::string found = one_tone_style(words_in(judge.reading, *part));
  const Look look = look_of(judge.reading.lines[part->line], part->begin, part->end);
  if (look.capitals && what == Component::NationalTitle) found = text::upper(found);
  if (found == one_tone_style(wanted.text)) return;
  judge.add(rule, spot_of(*part), {text::collapsed(words_in(judge.reading, *part)), wanted.text});
}

// The spaces beside "/" and "-" taken away.
std::vector<Mend> without_spaces(const Reading& reading, const Spot& at) {
  const std::string_view words = reading.lines[at.line].text;
  const auto joins = [&](std::size_t i) {
    return i < at.end && (words[i] == '/' || words[i] == '-');
  };
  std::vector<Mend> mends;
  for (std::size_t begin = at.begin; begin < at.end; ++begin) {
    if (words[begin] != ' ') continue;
    std::size_t end = begin;
    while (end < at.end && words[end] == ' ') ++end;
    if ((begin > at.begin && joins(begin - 1)) || joins(end)) {
      mends.push_back(words_mend(at.line, begin, end, ""));
    }
    begin = end - 1;
  }
  return mends;
}

void judge_number(Judge& judge) {
  const Part* part = judge.structure.find(Component::NumberSymbol);
  if (part == nullptr) return;
  const auto number = find_number(words_in(judge.reading, *part));
  if (!number) return;
  const rules::Words& word = judge.rules.number_words;
  const bool wants_colon = word.text.ends_with(":");
  if (number->colon && !wants_colon) {
    const std::string_view words = words_in(judge.reading, *part);
    const std::size_t at = part->begin + std::min(words.find(':'), words.size() - 1);
    judge.add_value(word.entry, spot_of(*part), "sau từ “Số” không có dấu hai chấm",
                    "no colon follows “Số”", {}, {words_mend(part->line, at, at + 1, "")});
  }
  if (!number->colon && wants_colon) {
    constexpr std::string_view so = "Số";
    const std::string_view words = words_in(judge.reading, *part);
    const std::size_t at = words.find(so);
    std::vector<Mend> mends;
    if (at != std::string_view::npos) {
      const std::size_t behind = at + so.size();
      const bool spaced = behind < words.size() && words[behind] == ' ';
      mends.push_back(
          words_mend(part->line, part->begin + behind, part->begin + behind, spaced ? ":" : ": "));
    }
    judge.add(Rule::NumberColon, spot_of(*part), {}, std::move(mends));
  }
  if (!number->digits.empty() &&
      number_in(number->digits) < judge.rules.number_zero_below(model::SizeSet::Body14) &&
      number->digits.size() < 2) {
    const Spot at = within(*part, number->digits_at);
    judge.add(Rule::NumberZero, at, {number->digits},
              {words_mend(at.line, at.begin, at.begin, "0")});
  }
  const std::string symbol = text::collapsed(number->symbol);
  const bool has_letters = std::any_of(symbol.begin(), symbol.end(), [](char c) {
    return (c >= 'A' && c <= 'Z') || (static_cast<unsigned char>(c) & 0x80U) != 0;
  });
  if (!has_letters) return;
  if (symbol.find(" -") != std::string::npos || symbol.find("- ") != std::string::npos ||
      symbol.find(" /") != std::string::npos || symbol.find("/ ") != std::string::npos) {
    const Spot at = within(*part, number->symbol_at);
    judge.add(Rule::SymbolSpaces, at, {symbol}, without_spaces(judge.reading, at));
  }
  std::string tight;
  for (const char c : symbol) {
    if (c != ' ') tight += c;
  }
  const std::size_t hyphen = tight.find('-');
  const std::string first = tight.substr(0, hyphen);
  if (judge.structure.is_letter) {
    // A kind's sign in front, as "CV-UBND": a letter has none.
    const bool is_kind = first == "CV" || std::any_of(judge.kinds.begin(), judge.kinds.end(),
                                                      [&](const KindName& one) {
                                                        return one.has_symbol && one.code == first;
                                                      });
    if (is_kind && hyphen != std::string::npos) {
      judge.add(Rule::SymbolLetter, within(*part, number->symbol_at), {symbol});
    }
    return;
  }
  const KindName* kind = judge.structure.kind;
  if (kind == nullptr || !kind->has_symbol || first == kind->code) return;
  judge.add(Rule::SymbolKind, within(*part, number->symbol_at), {symbol, kind->name, kind->code});
}

void judge_date(Judge& judge) {
  const Part* part = judge.structure.find(Component::PlaceDate);
  if (part == nullptr) return;
  const std::string_view words = words_in(judge.reading, *part);
  const auto date = find_date(words);
  if (!date) return;
  const std::string_view place = text::trimmed(words.substr(0, date->at.begin));
  if (!place.empty() && !place.ends_with(",")) {
    const auto behind = static_cast<std::size_t>(place.data() + place.size() -
                                                 judge.reading.lines[part->line].text.data());
    judge.add(Rule::DateComma, spot_of(*part), {}, {words_mend(part->line, behind, behind, ",")});
  }
  const auto judge_zero = [&](const std::string& digits, const Span& at, int below,
                              std::string_view word) {
    if (digits.empty()) return;
    const int value = number_in(digits);
    const std::string wanted =
        value < below ? fmt::format("{:02}", value) : fmt::format("{}", value);
    if (digits == wanted) return;
    const Spot spot = within(*part, at);
    judge.add(Rule::DateZero, spot,
              {fmt::format("{} {}", word, digits), fmt::format("{} {}", word, wanted)},
              {words_mend(spot.line, spot.begin, spot.end, wanted)});
  };
  judge_zero(date->day, date->day_at, judge.rules.day_zero_below(model::SizeSet::Body14), "ngày");
  judge_zero(date->month, date->month_at, judge.rules.month_zero_below(model::SizeSet::Body14),
             "tháng");
  const int day = number_in(date->day);
  const int month = number_in(date->month);
  const int year = number_in(date->year);
  if (!date->day.empty() && !date->month.empty() && !date->year.empty()) {
    static constexpr int days[] = {31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    const bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    const bool exists = month >= 1 && month <= 12 && day >= 1 && day <= days[month - 1] &&
                        (month != 2 || day != 29 || leap);
    if (!exists) {
      judge.add(Rule::DateImpossible, within(*part, date->at),
                {fmt::format("{}/{}/{}", day, month, year)});
    }
  }
  // The agencies of a document of after the reform.
  const int reform = judge.rules.district_end(model::SizeSet::Body14);
  if (year * 10000 + (month == 0 ? 12 : month) * 100 + (day == 0 ? 28 : day) < reform) return;
  const std::vector<std::string> gone = listed(judge.rules.district_words);
  for (const Component what : {Component::Superior, Component::Issuer}) {
    for (const Part* agency : judge.structure.all(what)) {
      const std::string name = text::collapsed(words_in(judge.reading, *agency));
      const std::string padded = " " + text::lower(name) + " ";
      const bool found = std::any_of(gone.begin(), gone.end(), [&](const std::string& word) {
        return padded.find(" " + word + " ") != std::string::npos;
      });
      if (found) judge.add(Rule::DistrictEra, spot_of(*agency), {name});
    }
  }
}

// Lines are drawn by hand and measured by eye: a twentieth of the words is no fault.
Length near(Length words) {
  return Length::emu(words.emu() / 20);
}

void judge_strokes(Judge& judge) {
  for (const Stroke& stroke : judge.structure.strokes) {
    const rules::Value<double>& rule = stroke.above == Component::Motto ? judge.rules.motto_rule
                                       : stroke.above == Component::Issuer
                                           ? judge.rules.issuer_rule
                                           : judge.rules.trich_yeu_rule;
    if (!stroke.is_measured) continue;
    // Letters that are wrong themselves are measured when they have been mended.
    const auto parts = judge.structure.all(stroke.above);
    if (std::any_of(parts.begin(), parts.end(),
                    [&](const Part* part) { return judge.changes_letters(part->line); })) {
      continue;
    }
    const auto share = [](double part, Length words) {
      return Length::emu(static_cast<std::int64_t>(part * static_cast<double>(words.emu())));
    };
    const double least = rule.choices.empty() ? rule.min.value_or(0) : rule.choices.front();
    const double most = rule.choices.empty() ? rule.max.value_or(1) : rule.choices.front();
    const Length shortest = share(least, stroke.shortest) - near(stroke.shortest);
    const Length longest = share(most, stroke.longest) + near(stroke.longest);
    if (stroke.length >= shortest && stroke.length <= longest) continue;
    const ComponentWords& words = words_of(stroke.above);
    const auto line = [&](bool english) {
      const std::string low =
          decimal(static_cast<double>(stroke.shortest.emu() / 3600) / 10, english);
      const std::string high =
          decimal(static_cast<double>(stroke.longest.emu() / 3600) / 10, english);
      return low == high ? low : low + "–" + high;
    };
    const std::string length = decimal(static_cast<double>(stroke.length.emu() / 3600) / 10);
    const std::string percent = least == most
                                    ? fmt::format("{:.0f}%", least * 100)
                                    : fmt::format("{:.0f}–{:.0f}%", least * 100, most * 100);
    judge.add_value(
        rule.entry, {stroke.line, 0, judge.reading.lines[stroke.line].text.size(), true},
        fmt::format("đường kẻ dưới {} dài {} mm, dòng chữ dài {} mm: quy định {} dòng chữ",
                    words.vi, length, line(false), percent),
        fmt::format("the rule below the {} is {} mm long, its words {} mm: {} is required",
                    words.en, decimal(static_cast<double>(stroke.length.emu() / 3600) / 10, true),
                    line(true), percent));
  }
}

void judge_centred(Judge& judge) {
  for (const Component what : {Component::NationalTitle, Component::Motto, Component::Superior,
                               Component::Issuer, Component::Kind, Component::Subject,
                               Component::AnnexLabel, Component::AnnexTitle, Component::Attached}) {
    for (const Part* part : judge.structure.all(what)) {
      const Line& line = judge.reading.lines[part->line];
      // What stands in columns made with spaces or tabs has no alignment of its own.
      if (line.is_centred() || columns_of(line.text).size() > 1 || part->begin > 0) continue;
      if (part->looks_centred) continue;
      const ComponentWords& words = words_of(what);
      judge.add_once(Rule::NotCentred, std::string(words.id), spot_of(*part),
                     {std::string(words.vi), std::string(words.en)},
                     {{Mend::What::Alignment, spot_of(*part), 0, "center"}});
    }
  }
}

}  // namespace

void check_head(Judge& judge) {
  judge_fixed_words(judge, Component::NationalTitle, judge.rules.national_title_words,
                    Rule::NationalTitleWords);
  judge_fixed_words(judge, Component::Motto, judge.rules.motto_words, Rule::MottoWords);
  judge_number(judge);
  judge_date(judge);
  judge_centred(judge);
  judge_strokes(judge);
}

}  // namespace vanthu::check
