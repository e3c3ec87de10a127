#include "docx/effective/read_properties.h"

#include <charconv>

namespace vanthu::docx::effective {
namespace {

using parse::Name;
using parse::no_node;
using parse::NodeId;
using parse::PartTree;

std::optional<int> integer(const std::optional<std::string>& text) {
  if (!text) return std::nullopt;
  int value = 0;
  const char* end = text->data() + text->size();
  const auto [stop, error] = std::from_chars(text->data(), end, value);
  if (error != std::errc{} || stop == text->data()) return std::nullopt;
  // Whole twips only; some writers put "12.0".
  if (stop != end && *stop != '.') return std::nullopt;
  return value;
}

// A measure of WordprocessingML: twips, or a number with its unit in the strict form (17.18.87).
std::optional<Length> measure(const std::optional<std::string>& text) {
  if (!text || text->size() < 3) {
    const auto twips = integer(text);
    return twips ? std::optional(Length::twips(*twips)) : std::nullopt;
  }
  const std::string_view unit = std::string_view(*text).substr(text->size() - 2);
  double factor = 0;
  if (unit == "pt") factor = 1;
  if (unit == "mm") factor = 72 / 25.4;
  if (unit == "cm") factor = 720 / 25.4;
  if (unit == "in") factor = 72;
  if (factor == 0) {
    const auto twips = integer(text);
    return twips ? std::optional(Length::twips(*twips)) : std::nullopt;
  }
  double value = 0;
  const auto [stop, error] = std::from_chars(text->data(), text->data() + text->size() - 2, value);
  if (error != std::errc{}) return std::nullopt;
  static_cast<void>(stop);
  return Length::pt(value * factor);
}

bool is_true(const std::string& value) {
  return value != "0" && value != "false" && value != "off";
}

std::optional<bool> toggle(const PartTree& tree, NodeId node) {
  return is_true(tree.get(node, Name::w_val));
}

std::optional<bool> flag(const PartTree& tree, NodeId node, Name attribute) {
  const auto value = tree.find(node, attribute);
  return value ? std::optional(is_true(*value)) : std::nullopt;
}

// A theme name beats a plain one of the same element.
void read_slot(const PartTree& tree, NodeId node, Name plain, Name themed, const Theme& theme,
               std::optional<std::string>& slot) {
  if (const auto name = tree.find(node, themed)) {
    slot = theme.face(*name);
  } else if (const auto face = tree.find(node, plain)) {
    slot = *face;
  }
}

std::optional<Alignment> alignment(const std::string& word) {
  if (word == "left" || word == "start") return Alignment::Left;
  if (word == "center") return Alignment::Center;
  if (word == "right" || word == "end") return Alignment::Right;
  if (word == "both" || word.ends_with("Kashida")) return Alignment::Justify;
  if (word == "distribute" || word == "thaiDistribute") return Alignment::Distribute;
  return std::nullopt;
}

void read_spacing(const PartTree& tree, NodeId node, ParagraphProperties& result) {
  if (auto value = measure(tree.find(node, Name::w_before))) result.before = value;
  if (auto value = measure(tree.find(node, Name::w_after))) result.after = value;
  if (auto value = flag(tree, node, Name::w_beforeAutospacing)) result.before_auto = value;
  if (auto value = flag(tree, node, Name::w_afterAutospacing)) result.after_auto = value;
  const auto written = tree.find(node, Name::w_line);
  if (!written) return;
  const std::string rule = tree.get(node, Name::w_lineRule);
  LineHeight line;
  if (rule == "exact" || rule == "atLeast") {
    line.rule = rule == "exact" ? LineHeight::Rule::Exact : LineHeight::Rule::AtLeast;
    line.height = measure(written).value_or(Length());
  } else {
    line.multiple = integer(written).value_or(240);
  }
  result.line = line;
}

void read_indents(const PartTree& tree, NodeId node, ParagraphProperties& result) {
  const auto either = [&](Name one, Name other) {
    const auto value = measure(tree.find(node, one));
    return value ? value : measure(tree.find(node, other));
  };
  if (auto value = either(Name::w_left, Name::w_start)) result.left = value;
  if (auto value = either(Name::w_right, Name::w_end)) result.right = value;
  if (auto value = measure(tree.find(node, Name::w_firstLine))) result.first_line = value;
  if (auto value = measure(tree.find(node, Name::w_hanging))) result.first_line = -*value;
}

std::optional<EdgeLine> edge(const PartTree& tree, NodeId borders, Name which) {
  const NodeId node = tree.child(borders, which);
  if (node == no_node) return std::nullopt;
  // Eighths of a point (17.3.4).
  return EdgeLine{tree.get(node, Name::w_val),
                  Length::pt(1) * tree.number(node, Name::w_sz, 0) / 8};
}

}  // namespace

RunProperties read_run(const PartTree& tree, NodeId node, const Theme& theme) {
  RunProperties result;
  if (node == no_node) return result;
  for (const NodeId one : tree.children(node)) {
    switch (tree.name(one)) {
      case Name::w_rFonts:
        read_slot(tree, one, Name::w_ascii, Name::w_asciiTheme, theme, result.ascii);
        read_slot(tree, one, Name::w_hAnsi, Name::w_hAnsiTheme, theme, result.h_ansi);
        read_slot(tree, one, Name::w_eastAsia, Name::w_eastAsiaTheme, theme, result.east_asia);
        read_slot(tree, one, Name::w_cs, Name::w_cstheme, theme, result.cs);
        break;
      case Name::w_sz:
        result.half_points = integer(tree.find(one, Name::w_val));
        break;
      case Name::w_b:
        result.bold = toggle(tree, one);
        break;
      case Name::w_i:
        result.italic = toggle(tree, one);
        break;
      case Name::w_caps:
        result.caps = toggle(tree, one);
        break;
      case Name::w_smallCaps:
        result.small_caps = toggle(tree, one);
        break;
      case Name::w_strike:
        result.strike = toggle(tree, one);
        break;
      case Name::w_vanish:
        result.hidden = toggle(tree, one);
        break;
      case Name::w_color:
        result.color = tree.get(one, Name::w_val);
        break;
      case Name::w_u:
        result.underline = tree.find(one, Name::w_val).value_or("single");
        break;
      case Name::w_spacing:
        result.letter_spacing = measure(tree.find(one, Name::w_val));
        break;
      default:
        break;
    }
  }
  return result;
}

ParagraphProperties read_paragraph(const PartTree& tree, NodeId node) {
  ParagraphProperties result;
  if (node == no_node) return result;
  for (const NodeId one : tree.children(node)) {
    switch (tree.name(one)) {
      case Name::w_jc:
        result.alignment = alignment(tree.get(one, Name::w_val));
        break;
      case Name::w_ind:
        read_indents(tree, one, result);
        break;
      case Name::w_spacing:
        read_spacing(tree, one, result);
        break;
      case Name::w_contextualSpacing:
        result.contextual_spacing = toggle(tree, one);
        break;
      case Name::w_keepNext:
        result.keep_next = toggle(tree, one);
        break;
      case Name::w_keepLines:
        result.keep_lines = toggle(tree, one);
        break;
      case Name::w_pageBreakBefore:
        result.page_break_before = toggle(tree, one);
        break;
      case Name::w_outlineLvl:
        result.outline = integer(tree.find(one, Name::w_val));
        break;
      case Name::w_pBdr:
        result.top = edge(tree, one, Name::w_top);
        result.bottom = edge(tree, one, Name::w_bottom);
        break;
      case Name::w_numPr:
        if (const NodeId id = tree.child(one, Name::w_numId); id != no_node) {
          result.list = integer(tree.find(id, Name::w_val));
        }
        if (const NodeId level = tree.child(one, Name::w_ilvl); level != no_node) {
          result.list_level = integer(tree.find(level, Name::w_val));
        }
        break;
      default:
        break;
    }
  }
  return result;
}

}  // namespace vanthu::docx::effective
