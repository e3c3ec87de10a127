#include "docx/effective/styles.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "docx/effective/read_properties.h"

namespace vanthu::docx::effective {

using parse::Name;
using parse::no_node;
using parse::NodeId;

namespace {

std::optional<Style::Type> type_of(std::string_view word) {
  if (word == "paragraph" || word.empty()) return Style::Type::Paragraph;
  if (word == "character") return Style::Type::Character;
  if (word == "table") return Style::Type::Table;
  if (word == "numbering") return Style::Type::Numbering;
  return std::nullopt;
}

std::optional<TablePart> part_of(std::string_view word) {
  static constexpr std::array<std::pair<std::string_view, TablePart>, 12> parts = {{
      {"band1Vert", TablePart::Band1Vertical},
      {"band2Vert", TablePart::Band2Vertical},
      {"band1Horz", TablePart::Band1Horizontal},
      {"band2Horz", TablePart::Band2Horizontal},
      {"firstCol", TablePart::FirstColumn},
      {"lastCol", TablePart::LastColumn},
      {"firstRow", TablePart::FirstRow},
      {"lastRow", TablePart::LastRow},
      {"neCell", TablePart::NorthEast},
      {"nwCell", TablePart::NorthWest},
      {"seCell", TablePart::SouthEast},
      {"swCell", TablePart::SouthWest},
  }};
  for (const auto& [name, part] : parts) {
    if (name == word) return part;
  }
  return std::nullopt;
}

}  // namespace

class Styles::Reader {
 public:
  Reader(const parse::PartTree& tree, const Theme& theme) : tree_(tree), theme_(theme) {}

  void read(Styles& styles) {
    for (const NodeId node : tree_.children(0)) {
      if (tree_.name(node) == Name::w_docDefaults) read_defaults(node, styles);
      if (tree_.name(node) == Name::w_style) nodes_.emplace(tree_.get(node, Name::w_styleId), node);
    }
    for (const auto& [id, node] : nodes_) {
      const auto type = type_of(tree_.get(node, Name::w_type));
      if (!type) continue;
      Style style;
      style.type = *type;
      style.id = id;
      style.name = tree_.child_value(node, Name::w_name);
      lay(node, style, 0);
      std::stable_sort(style.parts.begin(), style.parts.end(),
                       [](const auto& a, const auto& b) { return a.which < b.which; });
      const std::string is_default = tree_.get(node, Name::w_default);
      if (is_default == "1" || is_default == "true" || is_default == "on") {
        styles.defaults_.emplace(*type, id);
      }
      styles.styles_.emplace(id, std::move(style));
    }
  }

 private:
  void read_defaults(NodeId node, Styles& styles) {
    const NodeId run = tree_.child(node, Name::w_rPrDefault);
    const NodeId paragraph = tree_.child(node, Name::w_pPrDefault);
    overlay(read_run(tree_, tree_.child(run, Name::w_rPr), theme_), styles.default_run_);
    overlay(read_paragraph(tree_, tree_.child(paragraph, Name::w_pPr)), styles.default_paragraph_);
  }

  // From the root of the chain to the style itself. A chain that leads back into itself, or is
  // longer than any that people make, ends there.
  void lay(NodeId node, Style& style, int depth) {
    constexpr int longest_chain = 64;
    if (depth < longest_chain) {
      const auto base = nodes_.find(tree_.child_value(node, Name::w_basedOn));
      if (base != nodes_.end() && base->second != node &&
          type_of(tree_.get(base->second, Name::w_type)) == style.type) {
        lay(base->second, style, depth + 1);
      }
    }
    overlay(read_run(tree_, tree_.child(node, Name::w_rPr), theme_), style.run);
    overlay(read_paragraph(tree_, tree_.child(node, Name::w_pPr)), style.paragraph);
    if (style.type != Style::Type::Table) return;
    const NodeId table = tree_.child(node, Name::w_tblPr);
    if (const NodeId band = tree_.child(table, Name::w_tblStyleRowBandSize); band != no_node) {
      style.row_band =
          static_cast<int>(std::clamp<std::int64_t>(tree_.number(band, Name::w_val, 1), 1, 63));
    }
    if (const NodeId band = tree_.child(table, Name::w_tblStyleColBandSize); band != no_node) {
      style.column_band =
          static_cast<int>(std::clamp<std::int64_t>(tree_.number(band, Name::w_val, 1), 1, 63));
    }
    for (const NodeId one : tree_.children(node)) {
      if (tree_.name(one) != Name::w_tblStylePr) continue;
      const auto which = part_of(tree_.get(one, Name::w_type));
      if (!which) continue;  // wholeTable is the style itself
      auto found = std::find_if(style.parts.begin(), style.parts.end(),
                                [&](const Style::Part& part) { return part.which == *which; });
      if (found == style.parts.end()) {
        found = style.parts.insert(style.parts.end(), {*which, {}, {}});
      }
      overlay(read_run(tree_, tree_.child(one, Name::w_rPr), theme_), found->run);
      overlay(read_paragraph(tree_, tree_.child(one, Name::w_pPr)), found->paragraph);
    }
  }

  const parse::PartTree& tree_;
  const Theme& theme_;
  std::map<std::string, NodeId, std::less<>> nodes_;
};

Styles Styles::read(const parse::Package& package, const Theme& theme) {
  Styles styles;
  // What Word takes where docDefaults say nothing (17.7.5): Times New Roman 10 pt, no spacing.
  styles.default_run_.ascii = styles.default_run_.h_ansi = "Times New Roman";
  styles.default_run_.east_asia = styles.default_run_.cs = "Times New Roman";
  styles.default_run_.half_points = 20;
  const parse::Part* part = package.related(package.main(), "styles");
  parse::PartTree tree;
  if (part != nullptr && !tree.read(part->bytes)) Reader(tree, theme).read(styles);
  return styles;
}

const Style* Styles::find(Style::Type type, std::string_view id) const {
  auto found = styles_.find(id);
  if (found == styles_.end() || found->second.type != type) {
    // A character style that is named and absent adds nothing; a paragraph or table takes the
    // default.
    const auto otherwise = defaults_.find(type);
    if (otherwise == defaults_.end()) return nullptr;
    found = styles_.find(otherwise->second);
  }
  return found == styles_.end() ? nullptr : &found->second;
}

}  // namespace vanthu::docx::effective
