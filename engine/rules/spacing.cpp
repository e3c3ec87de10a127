#include "rules/spacing.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>
#include <string>

#include "rules/blocks.h"
#include "rules/styles.h"
#include "rules/values.h"

namespace vanthu::rules {
namespace {

using model::SizeSet;

constexpr std::array both_sets{SizeSet::Body13, SizeSet::Body14};
const Length gap_step = Length::pt(1);
const Length exact_step = Length::pt(0.5);
// Five per cent of single spacing: the grid on which all programs round alike (layout/README.md).
constexpr int line_step = 12;

Length single_line(const fonts::FontSet& fonts, Length size) {
  const fonts::Metrics& metrics = fonts.metrics(fonts::Face::Regular);
  return fonts::scaled(metrics.ascender + metrics.descender + metrics.line_gap, size,
                       metrics.units_per_em)
      .snapped();
}

Length height(const LineDistance& distance, Length single) {
  if (distance.is_exact()) return distance.exact;
  return Length::emu(std::llround(static_cast<double>(single.emu()) * distance.multiple)).snapped();
}

std::string text_of(const LineDistance& distance) {
  return distance.is_exact() ? fmt::format("{:g}pt", distance.exact.pt())
                             : fmt::format("{:g}", distance.multiple);
}

std::string points(Length length) {
  return fmt::format("{:g}pt", length.pt());
}

// The styles whose lines stand at the distance of the text; those of the form have their own.
template <class Act>
void each_text_style(const RuleSet::Values& values, SizeSet sizes, Act act) {
  Spacing marked = spacing_of(values, sizes);
  marked.line = {LineSpacing::Rule::AtLeast, 0, Length::twips(1)};
  const StyleSheet styles(values, sizes, Outlines(), marked);
  for (std::size_t key = 0; key < static_cast<std::size_t>(StyleKey::Count); ++key) {
    const Style& style = styles[static_cast<StyleKey>(key)];
    if (style.paragraph.line == marked.line) act(style);
  }
}

// The least height of an exact line that cuts no letter off.
Length least_exact(const RuleSet::Values& values, SizeSet sizes, const fonts::FontSet& fonts) {
  Length least;
  each_text_style(values, sizes, [&](const Style& style) {
    least = std::max(least, single_line(fonts, style.run.size));
  });
  return least;
}

// Figures below `used`, descending: those of the rule file's list, else steps down to its minimum.
// Without a minimum the regulation gives no range to move in.
std::vector<Length> gaps_below(const Value<Length>& value, Length used) {
  std::vector<Length> gaps;
  if (!value.choices.empty()) {
    for (const Length choice : value.choices) {
      if (choice < used) gaps.push_back(choice);
    }
    std::sort(gaps.rbegin(), gaps.rend());
  } else if (value.min) {
    for (Length gap = used; gap > *value.min;) {
      gap = std::max(gap - gap_step, *value.min);
      gaps.push_back(gap);
    }
  }
  return gaps;
}

std::vector<LineSpacing> lines_below(const RuleSet::Values& values, SizeSet sizes,
                                     const fonts::FontSet& fonts) {
  const Value<LineDistance>& value = values.line_spacing;
  const LineDistance used = value(sizes);
  const Length single = single_line(fonts, values.body(sizes));
  const Length lowest = used.is_exact() ? least_exact(values, sizes, fonts) : Length();
  std::vector<LineSpacing> all;
  if (!value.choices.empty()) {
    std::vector<LineDistance> lower;
    for (const LineDistance& choice : value.choices) {
      const Length tall = height(choice, single);
      if (tall < height(used, single) && (!choice.is_exact() || tall >= lowest)) {
        lower.push_back(choice);
      }
    }
    std::sort(lower.begin(), lower.end(), [&](const LineDistance& a, const LineDistance& b) {
      return height(a, single) > height(b, single);
    });
    for (const LineDistance& one : lower) all.push_back(line_spacing(one));
  } else if (value.min && used.is_exact()) {
    const Length least = std::max(height(*value.min, single), lowest);
    const auto half_points = static_cast<std::int64_t>(std::ceil(used.exact.pt() * 2));
    for (std::int64_t i = half_points - 1; exact_step * i >= least; --i) {
      all.push_back({LineSpacing::Rule::Exact, 240, (exact_step * i).snapped()});
    }
  } else if (value.min) {
    const double least =
        value.min->is_exact() ? value.min->exact.pt() / single.pt() : value.min->multiple;
    const int lowest_multiple = static_cast<int>(std::ceil(least * 240 - 1e-6));
    for (int multiple = lines(used.multiple); multiple > lowest_multiple;) {
      multiple = std::max((multiple - 1) / line_step * line_step, lowest_multiple);
      all.push_back({LineSpacing::Rule::Multiple, multiple, {}});
    }
  }
  return all;
}

}  // namespace

Spacing spacing_of(const RuleSet::Values& values, SizeSet sizes) {
  return {values.paragraph_gap(sizes).snapped(), line_spacing(values.line_spacing(sizes))};
}

std::vector<Spacing> tighter_spacings(const RuleSet& rules, SizeSet sizes,
                                      const fonts::FontSet& fonts) {
  const RuleSet::Values& values = rules.values();
  Spacing spacing = spacing_of(values, sizes);
  std::vector<Spacing> all;
  for (const Length gap : gaps_below(values.paragraph_gap, values.paragraph_gap(sizes))) {
    spacing.paragraph_gap = gap.snapped();
    all.push_back(spacing);
  }
  for (const LineSpacing& line : lines_below(values, sizes, fonts)) {
    spacing.line = line;
    all.push_back(spacing);
  }
  return all;
}

void check_spacing(const RuleSet& rules, const fonts::FontSet& fonts, Diagnostics& diagnostics) {
  const RuleSet::Values& values = rules.values();
  const Value<LineDistance>& value = values.line_spacing;
  for (const SizeSet sizes : both_sets) {
    const LineDistance used = value(sizes);
    const Length single = single_line(fonts, values.body(sizes));
    const Length tall = height(used, single);
    const bool low = value.min && tall < height(*value.min, single);
    const bool high = value.max && tall > height(*value.max, single);
    if (low || high) {
      const std::string range = fmt::format("{} … {}", value.min ? text_of(*value.min) : "0",
                                            value.max ? text_of(*value.max) : "∞");
      diagnostics.add({Code::RulesOutOfRange,
                       value.entry.at,
                       {value.entry.id, text_of(used), range},
                       {},
                       value.entry.clause});
    } else if (used.is_exact()) {
      const Length least = least_exact(values, sizes, fonts);
      std::optional<Style> cut;
      each_text_style(values, sizes, [&](const Style& style) {
        if (!cut && single_line(fonts, style.run.size) > tall) cut = style;
      });
      if (cut) {
        diagnostics.add(
            Code::RulesLinesTooLow, value.entry.at,
            {value.entry.id, text_of(used), points(cut->run.size), cut->name, points(least)});
      }
    }
    if (diagnostics.has_errors()) return;  // the other set would say the same
  }
}

}  // namespace vanthu::rules
