// Legal bases, numbering and paragraphs of the main text and the annexes.

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <map>
#include <optional>
#include <set>

#include "check/judge.h"
#include "check/patterns.h"
#include "text/text.h"

namespace vanthu::check {
namespace {

using docx::effective::Alignment;
using docx::effective::LineHeight;

// "Căn cứ chức năng, nhiệm vụ được giao, … như sau:", "Xét đề nghị của …, … như sau:" behind the
// bases goes on with them: how they are parted from it is not said.
bool leads_on(const Reading& reading, std::size_t line) {
  while (line < reading.lines.size() && reading.lines[line].is_blank()) ++line;
  if (line >= reading.lines.size()) return false;
  const std::string& words = reading.lines[line].text;
  return text::trimmed(words).ends_with(':') &&
         (begins_bare(words, "can cu ") || begins_bare(words, "xet de nghi ") ||
          begins_bare(words, "theo de nghi "));
}

void judge_bases(Judge& judge) {
  const std::vector<const Part*> bases = judge.structure.all(Component::LegalBasis);
  for (std::size_t i = 0; i < bases.size(); ++i) {
    // "Theo đề nghị của …;" may part two runs of bases; a run ends where other text comes between.
    const bool last = i + 1 == bases.size();
    if (last && leads_on(judge.reading, bases[i]->line + 1)) continue;
    const std::string_view words = text::trimmed(words_in(judge.reading, *bases[i]));
    const char wanted = last ? '.' : ';';
    if (words.empty() || words.back() == wanted) continue;
    // A comma after the last "Theo đề nghị của …," leads on to the agency's own words.
    const std::string mark(1, wanted);
    judge.add(Rule::BasisMark, spot_of(*bases[i]), {mark},
              {last_mark(judge.reading, *bases[i], mark)});
  }
}

// ---- numbering

struct Counted {
  int value = 0;
  int meant =
      0;  // what it should have been: behind a number used twice both ways to go on are right
  std::string shown;
  std::size_t line = 0;
};

std::optional<int> value_of(Component level, const std::string& number) {
  switch (level) {
    case Component::PartLevel:
    case Component::Chapter:
    case Component::RomanSection:
      if (const auto roman = text::parse_roman(number)) return roman;
      [[fallthrough]];
    case Component::SectionLevel:
    case Component::Article:
    case Component::Clause: {
      int value = 0;
      const auto [stop, error] =
          std::from_chars(number.data(), number.data() + number.size(), value);
      if (error != std::errc{} || stop != number.data() + number.size()) return std::nullopt;
      return value;
    }
    case Component::Point:
      if (const auto letter = text::parse_point_letter(number)) return *letter + 1;
      return std::nullopt;
    default:
      return std::nullopt;
  }
}

std::string shown(Component level, int value) {
  switch (level) {
    case Component::PartLevel:
      return "Phần " + text::roman(value);
    case Component::Chapter:
      return "Chương " + text::roman(value);
    case Component::RomanSection:
      return text::roman(value) + ".";
    case Component::SectionLevel:
      return fmt::format("Mục {}", value);
    case Component::Article:
      return fmt::format("Điều {}", value);
    case Component::Point:
      return text::point_letter(value - 1) + ")";
    default:
      return fmt::format("{}.", value);
  }
}

int rank_of(Component level) {
  switch (level) {
    case Component::PartLevel:
      return 0;
    case Component::Chapter:
      return 1;
    case Component::SectionLevel:
      return 2;
    case Component::RomanSection:
      return 3;
    case Component::Article:
      return 4;
    case Component::Clause:
      return 5;
    case Component::Point:
      return 7;
    default:
      return -1;
  }
}

// One run of text with numbers of its own: the main text, or an annex.
class Numbers {
 public:
  explicit Numbers(Judge& judge) : judge_(judge) {}

  // Another document may begin here: then its first article is the first one.
  void may_begin_anew() { may_begin_ = true; }

  void next(const Part& part) {
    const int rank = rank_of(part.what);
    if (rank < 0) return;
    // "ii)", "iv)" count in small Roman numbers, not in letters.
    if (part.what == Component::Point && part.number.size() > 1 &&
        text::lower(part.number).find_first_not_of("ivx") == std::string::npos) {
      return;
    }
    if (part.what == Component::RomanSection) begin_letter(part);
    // "I." after "h)" and "V)" are letters as well; a mark of a deeper level that fits goes first.
    Component level = part.what;
    std::optional<int> value = value_of(level, part.number);
    if (level == Component::RomanSection && part.number.size() == 1) {
      const auto letter = value_of(Component::Point, text::lower(part.number));
      const auto before = last_.find(rank_of(Component::Point));
      if (letter && before != last_.end() && before->second.value + 1 == *letter &&
          text::lower(part.number) == part.number) {
        level = Component::Point;
        value = letter;
      }
    }
    if (!value || *value < 1) return;
    if (may_begin_ && level == Component::Article && *value == 1) {
      last_.erase(last_.lower_bound(rank_of(level)), last_.end());
      may_begin_ = false;
    }
    const int own = rank_of(level);
    // Deeper levels begin anew; articles go on through chapters and sections.
    for (auto it = last_.begin(); it != last_.end();) {
      const bool article = it->first == rank_of(Component::Article);
      it = it->first > own && !(article && own < 4) ? last_.erase(it) : std::next(it);
    }
    const auto before = last_.find(own);
    if (!goes_on_through(own, *value, before == last_.end())) {
      judge(level, *value, before == last_.end() ? nullptr : &before->second, part);
    }
    const bool repeats = before != last_.end() && *value != 1 && *value <= before->second.value;
    last_[own] = {*value, repeats ? before->second.meant + 1 : *value, shown(level, *value),
                  part.line};
  }

 private:
  // "A.", "B." part the text above the Roman sections, which may begin anew below each.
  void begin_letter(const Part& part) {
    for (; seen_ < part.line; ++seen_) {
      const std::string_view words = text::trimmed(judge_.reading.lines[seen_].text);
      const bool lettered = words.size() > 3 && words[0] >= 'A' && words[0] <= 'H' &&
                            (words[1] == '.' || words[1] == ')') && words[2] == ' ';
      if (lettered && look_of(judge_.reading.lines[seen_]).bold) last_.clear();
    }
  }

  // Some texts count their paragraphs from beginning to end, whatever the headings do: where a
  // heading begins with the number behind the last one, all that go on with a number are right.
  bool goes_on_through(int rank, int value, bool is_first) {
    std::set<int>& ends = ends_[rank];
    const bool follows = ends.count(value - 1) > 0;
    if (is_first && value > 1 && follows) through_.insert(rank);
    if (follows) ends.erase(value - 1);
    ends.insert(value);
    return follows && through_.count(rank) > 0;
  }

  void judge(Component level, int value, const Counted* before, const Part& part) {
    const auto& line = judge_.reading.lines[part.line];
    const Spot at = line.label.empty()
                        ? Spot{part.line, part.begin, part.begin + mark_size(line.text, part), true}
                        : spot_of(part);
    if (before == nullptr) {
      if (value != 1 && level != Component::Article) {
        judge_.add(Rule::LevelStart, at, {shown(level, value), shown(level, 1)});
      }
      return;
    }
    if (value == before->value + 1 || value == before->meant + 1) return;
    if (value > before->value + 1) {
      std::string missing = shown(level, before->value + 1);
      if (value > before->value + 2) missing += " … " + shown(level, value - 1);
      judge_.add(Rule::LevelGap, at, {before->shown, shown(level, value), missing});
    } else if (value == before->value) {
      judge_.add(Rule::LevelRepeat, at, {shown(level, value)});
    } else if (value != 1) {
      judge_.add(Rule::LevelRepeat, at, {shown(level, value)});
    }
    // "1." again below the same heading: a new list of items inside running text.
  }

  static std::size_t mark_size(std::string_view text, const Part& part) {
    const auto mark = find_level(text.substr(part.begin));
    return mark ? mark->end : part.end - part.begin;
  }

  Judge& judge_;
  std::map<int, Counted> last_;        // by rank
  std::map<int, std::set<int>> ends_;  // by rank: the numbers that something may go on from
  std::set<int> through_;              // ranks that count through the headings
  std::size_t seen_ = 0;               // lines looked at for letters
  bool may_begin_ = false;
};

bool begins_document(const Line& line) {
  constexpr std::size_t title_size = 30;  // shorter lines cannot hold the national title
  const auto holds = [&](std::string_view word) {
    return line.text.find(word) != std::string::npos;
  };
  return line.text.size() > title_size && (holds("NAM") || holds("Nam")) &&
         bare(line.text).find("cong hoa xa hoi chu nghia viet nam") != std::string::npos;
}

// Lines of another document's words, numbered as there: from one that begins “1. or “Điều 5. to the
// one that closes the quotation.
std::vector<bool> quoted_lines(const Reading& reading) {
  constexpr std::size_t longest = 60;
  constexpr std::string_view open = "“", close = "”";
  std::vector<bool> quoted(reading.lines.size());
  const auto count = [](std::string_view text, std::string_view mark) {
    int found = 0;
    for (std::size_t at = text.find(mark); at != std::string_view::npos;
         at = text.find(mark, at + mark.size())) {
      ++found;
    }
    return found;
  };
  for (std::size_t i = 0; i < reading.lines.size(); ++i) {
    const std::string_view words = text::trimmed(reading.lines[i].text);
    if (!words.starts_with(open) || !find_level(words.substr(open.size()))) continue;
    int depth = 0;
    for (std::size_t end = i; end < reading.lines.size() && end < i + longest; ++end) {
      depth += count(reading.lines[end].text, open) - count(reading.lines[end].text, close);
      if (depth > 0) continue;
      std::fill(quoted.begin() + static_cast<std::ptrdiff_t>(i),
                quoted.begin() + static_cast<std::ptrdiff_t>(end) + 1, true);
      i = end;
      break;
    }
  }
  return quoted;
}

void judge_numbers(Judge& judge) {
  const std::vector<bool> quoted = quoted_lines(judge.reading);
  std::vector<std::pair<std::size_t, std::size_t>> runs = {{0, judge.structure.main_end}};
  for (const Annex& annex : judge.structure.annexes) runs.emplace_back(annex.first, annex.last);
  for (const auto& [first, last] : runs) {
    Numbers numbers(judge);
    // Several documents in one file (a book of sample forms) each count their articles anew.
    std::size_t seen = first;
    for (const Part& part : judge.structure.parts) {
      if (part.line < first || part.line >= last) continue;
      for (; seen < part.line; ++seen) {
        if (begins_document(judge.reading.lines[seen])) numbers.may_begin_anew();
      }
      if (!quoted[part.line]) numbers.next(part);
    }
  }
}

void judge_mark_spaces(Judge& judge) {
  for (const Part& part : judge.structure.parts) {
    if (rank_of(part.what) < 0 && part.what != Component::Dash) continue;
    const Line& line = judge.reading.lines[part.line];
    if (!line.label.empty()) continue;
    const std::string_view words = words_in(judge.reading, part);
    const auto mark = find_level(words);
    if (!mark || mark->has_space) continue;
    // "Điều 1.........": dots to be filled in.
    const std::string_view behind = words.substr(mark->end);
    if (behind.starts_with(".") || behind.starts_with("…")) continue;
    judge.add(Rule::MarkSpace, {part.line, part.begin, part.begin + mark->end, true},
              {std::string(words.substr(0, mark->end))},
              {words_mend(part.line, part.begin + mark->end, part.begin + mark->end, " ")});
  }
}

// ---- paragraphs

constexpr Length slack = Length::twips(23);  // 0.4 mm

void judge_paragraphs(Judge& judge) {
  const rules::RuleSet::Values& rules = judge.rules;
  const std::map<std::size_t, int> sizes = judge.mended_sizes();
  const Line* above = nullptr;
  std::size_t above_at = 0;
  for (const Part& part : judge.structure.parts) {
    const bool running = part.what == Component::Text || part.what == Component::Dash ||
                         part.what == Component::Clause || part.what == Component::Point;
    if (!running || part.line >= judge.structure.main_end) continue;
    const Line& line = judge.reading.lines[part.line];
    if (!line.first_of_paragraph || line.is_centred()) continue;
    const Spot at = spot_of(part);
    // A short line looks the same either way.
    constexpr std::size_t longer_than_a_line = 130;
    if (line.values.alignment != Alignment::Justify && line.text.size() > longer_than_a_line) {
      judge.add_once(Rule::NotJustified, "all", at, {}, {{Mend::What::Alignment, at, 0, "both"}});
    }
    const LineHeight& height = line.values.line;
    // An exact height is judged by the size that the letters will have.
    const auto mended = sizes.find(part.line);
    const int half_points = mended == sizes.end() ? look_of(line).half_points : mended->second;
    const double size = half_points / 2.0;
    // Single spacing of Times New Roman is 1.15 of its size.
    constexpr double single = 1.15;
    const double multiple = height.rule == LineHeight::Rule::Multiple
                                ? height.multiple / 240.0
                                : height.height.pt() / (size * single);
    const auto& allowed = rules.line_spacing;
    if (allowed.min && allowed.min->is_exact() && allowed.max) {
      const bool exact = height.rule == LineHeight::Rule::Exact;
      if (!exact || height.height < allowed.min->exact || height.height > allowed.max->exact) {
        judge.add_value(
            allowed.entry, at,
            fmt::format("cách dòng {}, quy định chính xác {}–{} pt",
                        exact ? decimal(height.height.pt()) + " pt" : "theo số lần dòng đơn",
                        decimal(allowed.min->exact.pt()), decimal(allowed.max->exact.pt())),
            fmt::format("line spacing {} where exactly {}–{} pt is required",
                        exact ? decimal(height.height.pt(), true) + " pt" : "by multiples",
                        decimal(allowed.min->exact.pt(), true),
                        decimal(allowed.max->exact.pt(), true)),
            "all");
      }
    }
    const bool by_multiples = !allowed.min || !allowed.min->is_exact();
    const bool low = by_multiples && height.rule != LineHeight::Rule::AtLeast && allowed.min &&
                     multiple < allowed.min->multiple - 0.02;
    const bool high = by_multiples && allowed.max && multiple > allowed.max->multiple + 0.02;
    if (low || high) {
      const std::string shown = height.rule == LineHeight::Rule::Multiple
                                    ? decimal(multiple)
                                    : decimal(height.height.pt()) + " pt";
      const double nearest = low ? allowed.min->multiple : allowed.max->multiple;
      judge.add_once(Rule::LineDistance, shown, at, {shown},
                     {{Mend::What::LineSpacing, at, static_cast<int>(nearest * 240 + 0.5), {}}});
    }
    const Length first = line.values.left + line.values.first_line;
    const auto& indents = rules.first_line;
    const bool fits = std::any_of(indents.choices.begin(), indents.choices.end(), [&](Length one) {
      return first - one <= slack && one - first <= slack;
    });
    // Dots to be filled in go on with the line above.
    std::size_t behind = 0;
    const bool by_spaces = text::is_space(text::next_code_point(line.text, behind)) ||
                           line.text.starts_with("..") || line.text.starts_with("…");
    if (part.what == Component::Text && !fits && !by_spaces && !indents.choices.empty() &&
        line.text.size() > longer_than_a_line) {
      const Length wanted = indents(model::SizeSet::Body14) - line.values.left;
      judge.add_once(Rule::FirstLine, decimal(first.mm() / 10), at, {decimal(first.mm() / 10)},
                     {{Mend::What::FirstLine, at, static_cast<int>(wanted.twips()), {}}});
    }
    if (above != nullptr && above_at + 1 == line.paragraph) {
      const Length gap = judge.reading.gaps_add_up
                             ? above->values.after + line.values.before
                             : std::max(above->values.after, line.values.before);
      const bool pulled = above->values.contextual_spacing && line.values.contextual_spacing;
      const Length found = pulled ? Length() : gap;
      if (rules.paragraph_gap.min && found + Length::pt(0.1) < *rules.paragraph_gap.min) {
        judge.add_once(
            Rule::ParagraphGap, decimal(found.pt()), at,
            {decimal(found.pt()), decimal(rules.paragraph_gap.min->pt())},
            {{Mend::What::Gap, at, static_cast<int>(rules.paragraph_gap.min->twips()), {}}});
      }
    }
    above = &line;
    above_at = line.paragraph;
  }
}

void judge_end(Judge& judge) {
  const Part* last = nullptr;
  for (const Part& part : judge.structure.parts) {
    const bool body = rank_of(part.what) >= 0 || part.what == Component::Text ||
                      part.what == Component::Dash || part.what == Component::Subclause;
    if (body && part.line < judge.structure.main_end) last = &part;
  }
  if (last == nullptr || judge.structure.find(Component::RecipientsLabel) == nullptr) return;
  const std::string_view words = text::trimmed(words_in(judge.reading, *last));
  if (words.find("{{") != std::string_view::npos) return;  // still to be filled in
  const rules::Words& mark = judge.rules.end_words;
  if (mark.text == "." && words.ends_with("./.")) {
    Part end = *last;
    end.end = static_cast<std::size_t>(words.data() + words.size() -
                                       judge.reading.lines[last->line].text.data());
    judge.add_value(mark.entry, spot_of(*last), "hết lời văn ghi dấu “.”, không ghi “./.”",
                    "the text ends in “.”, not in “./.”", {},
                    {words_mend(end.line, end.end - 3, end.end, ".")});
  }
  if (words.ends_with("./.") || words.ends_with(".//.") || words.ends_with("./")) return;
  std::vector<Mend> mends;
  if (!words.ends_with(":")) mends.push_back(last_mark(judge.reading, *last, "./."));
  judge.add(Rule::EndMark, spot_of(*last), {}, std::move(mends));
}

}  // namespace

void check_body(Judge& judge) {
  judge_bases(judge);
  judge_numbers(judge);
  judge_mark_spaces(judge);
  judge_paragraphs(judge);
  judge_end(judge);
}

}  // namespace vanthu::check
