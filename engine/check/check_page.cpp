#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <set>

#include "check/judge.h"
#include "text/legacy.h"
#include "text/text.h"

namespace vanthu::check {
namespace {

using docx::effective::Alignment;
using docx::effective::SectionValues;

// Word keeps twips, people type millimetres: half a millimetre is no fault.
constexpr Length slack = Length::twips(28);

std::string millimetres(Length length, bool english) {
  return decimal(static_cast<double>(length.emu() / 3600) / 10, english);
}

bool fits(const rules::Value<Length>& rule, Length found) {
  if (!rule.choices.empty()) {
    return std::any_of(rule.choices.begin(), rule.choices.end(),
                       [&](Length one) { return found - one <= slack && one - found <= slack; });
  }
  return (!rule.min || found + slack >= *rule.min) && (!rule.max || found <= *rule.max + slack);
}

// "Lề trái" → "lề trái", "Khổ giấy A4" → "khổ giấy A4".
std::string inside_a_sentence(const std::string& name) {
  std::size_t first = 0;
  static_cast<void>(text::next_code_point(name, first));
  return text::lower(name.substr(0, first)) + name.substr(first);
}

// Where a length of the paper is written: the attribute and its section.
struct Written {
  Mend::What what;
  std::size_t section = 0;
};

void judge_length(Judge& judge, const rules::Value<Length>& rule, Length found, Written written,
                  const std::string& where_vi, const std::string& where_en) {
  if (fits(rule, found)) return;
  const Length nearest = !rule.choices.empty()           ? rule.choices.front()
                         : rule.min && found < *rule.min ? *rule.min
                                                         : *rule.max;
  const Mend mend{
      written.what, {written.section, 0, 0, false}, static_cast<int>(nearest.twips()), {}};
  const std::string allowed =
      !rule.choices.empty() ? millimetres(rule.choices.front(), false)
                            : fmt::format("{}–{}", rule.min ? millimetres(*rule.min, false) : "0",
                                          rule.max ? millimetres(*rule.max, false) : "…");
  judge.add_value(rule.entry, whole_document(),
                  fmt::format("{} {} mm, quy định {} mm{}", inside_a_sentence(rule.entry.name),
                              millimetres(found, false), allowed, where_vi),
                  fmt::format("{}: {} mm where {} mm is required{}", rule.entry.name,
                              millimetres(found, true), allowed, where_en),
                  {}, {mend});
}

void judge_paper(Judge& judge) {
  const std::size_t count = judge.reading.sections.size();
  for (std::size_t i = 0; i < count; ++i) {
    const SectionValues& one = judge.reading.sections[i];
    // A section that repeats the one before says nothing new.
    const auto same = [&](const SectionValues& other) {
      return one.width == other.width && one.height == other.height && one.top == other.top &&
             one.bottom == other.bottom && one.left == other.left && one.right == other.right;
    };
    if (i > 0 && same(judge.reading.sections[i - 1])) continue;
    const std::string vi = count > 1 ? fmt::format(" (phần {})", i + 1) : "";
    const std::string en = count > 1 ? fmt::format(" (section {})", i + 1) : "";
    const bool across = one.width > one.height;
    const auto judge_edge = [&](const rules::Value<Length>& rule, Length found, Mend::What what) {
      judge_length(judge, rule, found, {what, i}, vi, en);
    };
    using What = Mend::What;
    judge_edge(judge.rules.page_width, across ? one.height : one.width,
               across ? What::PageHeight : What::PageWidth);
    judge_edge(judge.rules.page_height, across ? one.width : one.height,
               across ? What::PageWidth : What::PageHeight);
    const rules::RuleSet::Values& rules = judge.rules;
    // A page across keeps its margins as seen, or turns them with the paper, as Word does: the edge
    // to be bound is then the upper or the lower one.
    const auto turned = [&](Length bound, Length other) {
      return fits(rules.margin_left, bound) && fits(rules.margin_right, other) &&
             ((fits(rules.margin_top, one.left) && fits(rules.margin_bottom, one.right)) ||
              (fits(rules.margin_top, one.right) && fits(rules.margin_bottom, one.left)));
    };
    if (across && (turned(one.top, one.bottom) || turned(one.bottom, one.top))) continue;
    // Turned, but one of its sides, once top and bottom, is wrong.
    if (across && !fits(rules.margin_left, one.left) &&
        ((fits(rules.margin_left, one.top) && fits(rules.margin_right, one.bottom)) ||
         (fits(rules.margin_left, one.bottom) && fits(rules.margin_right, one.top)))) {
      judge_edge(rules.margin_bottom, one.left, What::MarginLeft);
      judge_edge(rules.margin_top, one.right, What::MarginRight);
      continue;
    }
    judge_edge(rules.margin_top, one.top, What::MarginTop);
    judge_edge(rules.margin_bottom, one.bottom, What::MarginBottom);
    judge_edge(rules.margin_left, one.left, What::MarginLeft);
    judge_edge(rules.margin_right, one.right, What::MarginRight);
  }
}

bool is_symbol_face(std::string_view face) {
  const std::string name = text::folded(face);
  return name.find("wingdings") != std::string::npos ||
         name.find("webdings") != std::string::npos || name.find("symbol") != std::string::npos ||
         name == "mt extra" || name == "marlett";
}

// Word's palette calls the lightest of these “Black, Lighter 5 %”: on paper nobody tells them
// apart.
bool is_black(std::string_view color) {
  if (color == "auto" || color.empty()) return true;
  if (color.size() != 6) return false;
  for (std::size_t i = 0; i < 6; i += 2) {
    if (color[i] != '0' && color[i] != '1') return false;
  }
  return true;
}

// Legacy faces whose letters are legacy somewhere: plain ASCII in any other reads the same.
std::set<std::string> faces_of_legacy_letters(const Reading& reading) {
  std::set<std::string> faces;
  for (const Line& line : reading.lines) {
    if (!line.is_legacy()) continue;
    for (const Stretch& stretch : line.stretches) {
      const std::string_view words =
          std::string_view(line.text).substr(stretch.begin, stretch.end - stretch.begin);
      const bool wide = std::any_of(words.begin(), words.end(), [](char c) {
        return (static_cast<unsigned char>(c) & 0x80U) != 0;
      });
      if (wide) faces.insert({stretch.values.ascii, stretch.values.h_ansi});
    }
  }
  return faces;
}

void judge_letters(Judge& judge) {
  const std::set<std::string> legacy_faces = faces_of_legacy_letters(judge.reading);
  const std::vector<const Part*> stamps = judge.structure.all(Component::Stamp);  // red
  for (std::size_t i = 0; i < judge.reading.lines.size(); ++i) {
    const Line& line = judge.reading.lines[i];
    const bool stamp = std::any_of(stamps.begin(), stamps.end(),
                                   [&](const Part* part) { return part->line == i; });
    for (const Stretch& stretch : line.stretches) {
      const std::string_view words =
          std::string_view(line.text).substr(stretch.begin, stretch.end - stretch.begin);
      if (text::trimmed(words).empty()) continue;
      // Pictures of letters (arrows, boxes to tick) have faces of their own.
      const bool letters = std::any_of(words.begin(), words.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
               (static_cast<unsigned char>(c) & 0x80U) != 0;
      });
      if (!letters) continue;
      const Spot at{i, stretch.begin, stretch.end, true};
      bool ascii = false;
      bool wide = false;
      for (const char c : words)
        ((static_cast<unsigned char>(c) & 0x80U) != 0 ? wide : ascii) = true;
      const auto judge_face = [&](const std::string& face) {
        if (face.empty() || text::folded(face) == "times new roman") return;
        const bool legacy =
            text::legacy_of(face) && line.is_legacy() && legacy_faces.count(face) > 0;
        const Rule rule = legacy ? Rule::LegacyFont : Rule::Typeface;
        // In another face the signs of these would become letters.
        std::vector<Mend> mends;
        if (rule == Rule::Typeface && !is_symbol_face(face)) {
          mends.push_back({Mend::What::Face, at, 0, "Times New Roman"});
        }
        judge.add_once(rule, face, at, {face}, std::move(mends));
      };
      if (ascii) judge_face(stretch.values.ascii);
      if (wide && stretch.values.h_ansi != stretch.values.ascii) judge_face(stretch.values.h_ansi);
      const std::string& color = stretch.values.color;
      if (!stamp && !is_black(color)) {
        judge.add_once(Rule::TextColor, color, at, {color}, {{Mend::What::Color, at, 0, "000000"}});
      }
    }
  }
}

void judge_page_numbers(Judge& judge) {
  const auto& numbers = judge.reading.page_numbers;
  constexpr std::size_t lines_of_two_pages = 60;
  const auto with_words =
      static_cast<std::size_t>(std::count_if(judge.reading.lines.begin(), judge.reading.lines.end(),
                                             [](const Line& line) { return !line.is_blank(); }));
  if (numbers.empty()) {
    if (with_words > lines_of_two_pages) judge.add(Rule::PageNumberMissing, whole_document());
    return;
  }
  const auto off = std::find_if(numbers.begin(), numbers.end(), [](const PageNumber& one) {
    return !one.in_header || one.alignment != Alignment::Center;
  });
  if (off != numbers.end()) {
    judge.add(off->in_header ? Rule::PageNumberSide : Rule::PageNumberPlace, whole_document());
  }
  if (std::any_of(numbers.begin(), numbers.end(),
                  [](const PageNumber& one) { return one.section == 0 && one.on_first_page; }) &&
      with_words > lines_of_two_pages) {
    judge.add(Rule::PageNumberFirst, whole_document());
  }
  const rules::Type& type = judge.rules.page_number;
  for (const PageNumber& one : numbers) {
    const Length size = Length::pt(one.half_points / 2.0);
    if ((type.min && size < *type.min) || (type.max && size > *type.max)) {
      judge.add_value(
          type.entry, whole_document(),
          fmt::format("số trang cỡ chữ {}, quy định {}–{}", decimal(one.half_points / 2.0),
                      decimal(type.min->pt()), decimal(type.max->pt())),
          fmt::format("page number of {} pt where {}–{} is required",
                      decimal(one.half_points / 2.0, true), decimal(type.min->pt(), true),
                      decimal(type.max->pt(), true)),
          "size");
    }
  }
}

}  // namespace

void check_page(Judge& judge) {
  judge_paper(judge);
  judge_letters(judge);
  judge_page_numbers(judge);
}

}  // namespace vanthu::check
