#include "docx/effective/resolve.h"

#include <algorithm>
#include <charconv>
#include <string_view>

#include "docx/effective/read_properties.h"

namespace vanthu::docx::effective {

using parse::Name;
using parse::no_node;
using parse::NodeId;
using parse::PartTree;

namespace {

struct Look {
  bool first_row = false, last_row = false, first_column = false, last_column = false;
  bool row_bands = false, column_bands = false;
};

// w:val counts only where none of the separate attributes is given ([MS-OI29500] 2.1.157).
Look look_of(const PartTree& tree, NodeId properties) {
  Look look;
  const NodeId node = tree.child(properties, Name::w_tblLook);
  if (node == no_node) return look;
  const auto on = [&](Name attribute) {
    const std::string value = tree.get(node, attribute);
    return value == "1" || value == "true" || value == "on";
  };
  const bool apart = tree.has(node, Name::w_firstRow) || tree.has(node, Name::w_lastRow) ||
                     tree.has(node, Name::w_firstColumn) || tree.has(node, Name::w_lastColumn) ||
                     tree.has(node, Name::w_noHBand) || tree.has(node, Name::w_noVBand);
  if (apart) {
    return {on(Name::w_firstRow),   on(Name::w_lastRow),  on(Name::w_firstColumn),
            on(Name::w_lastColumn), !on(Name::w_noHBand), !on(Name::w_noVBand)};
  }
  const std::string value = tree.get(node, Name::w_val);
  unsigned bits = 0;
  std::from_chars(value.data(), value.data() + value.size(), bits, 16);
  return {(bits & 0x20U) != 0,  (bits & 0x40U) != 0,  (bits & 0x80U) != 0,
          (bits & 0x100U) != 0, (bits & 0x200U) == 0, (bits & 0x400U) == 0};
}

bool applies(TablePart which, const Look& look, const Style& style, const TablePlace& place) {
  const std::size_t rows = place.table->rows.size();
  const int column = place.cell->column;
  const bool first_row = look.first_row && place.row == 0;
  const bool last_row = look.last_row && place.row + 1 == rows && rows > 1;
  const bool first_column = look.first_column && column == 0;
  const bool last_column =
      look.last_column && column + place.cell->column_span >= place.table->columns;
  const auto band = [](int index, int size) { return index / size % 2; };
  // Header row and column are not counted.
  const int row = static_cast<int>(place.row) - (look.first_row ? 1 : 0);
  const int beside = column - (look.first_column ? 1 : 0);
  switch (which) {
    case TablePart::Whole:
      return true;
    case TablePart::Band1Vertical:
    case TablePart::Band2Vertical:
      return look.column_bands && !first_column && !last_column &&
             band(beside, style.column_band) == (which == TablePart::Band1Vertical ? 0 : 1);
    case TablePart::Band1Horizontal:
    case TablePart::Band2Horizontal:
      return look.row_bands && !first_row && !last_row &&
             band(row, style.row_band) == (which == TablePart::Band1Horizontal ? 0 : 1);
    case TablePart::FirstColumn:
      return first_column;
    case TablePart::LastColumn:
      return last_column;
    case TablePart::FirstRow:
      return first_row;
    case TablePart::LastRow:
      return last_row;
    case TablePart::NorthEast:
      return first_row && last_column;
    case TablePart::NorthWest:
      return first_row && first_column;
    case TablePart::SouthEast:
      return last_row && last_column;
    case TablePart::SouthWest:
      return last_row && first_column;
  }
  return false;
}

using Switch = std::optional<bool> RunProperties::*;

// A direct switch wins; one that the defaults turn on stays on; else the styles' are combined.
bool settle(Switch which, const RunProperties& direct, const RunProperties& defaults,
            const RunProperties& table, const RunProperties& paragraph,
            const RunProperties& character) {
  if (direct.*which) return *(direct.*which);
  if ((defaults.*which).value_or(false)) return true;
  const bool of_both = (table.*which).value_or(false) != (paragraph.*which).value_or(false);
  return of_both != (character.*which).value_or(false);
}

}  // namespace

Resolver::Resolver(const parse::Document& document)
    : compatibility_(Compatibility::read(document.package)),
      theme_(Theme::read(document.package)),
      styles_(Styles::read(document.package, theme_)),
      numbering_(Numbering::read(document.package)) {}

const Style* Resolver::style_of(const parse::StoryPart& part,
                                const parse::Paragraph& paragraph) const {
  return styles_.find(Style::Type::Paragraph,
                      part.tree.child_value(paragraph.properties, Name::w_pStyle));
}

bool Resolver::yields_to_table(const Style* style) const {
  return style != nullptr && !compatibility_.style_beats_table &&
         style == styles_.find(Style::Type::Paragraph, "");
}

Resolver::TableSay Resolver::table_say(const TablePlace& place) const {
  TableSay say;
  if (place.table == nullptr) return say;
  const PartTree& tree = place.part->tree;
  const Style* style =
      styles_.find(Style::Type::Table, tree.child_value(place.table->properties, Name::w_tblStyle));
  if (style == nullptr) return say;
  say.run = style->run;
  say.paragraph = style->paragraph;
  const Look look = look_of(tree, place.table->properties);
  for (const Style::Part& one : style->parts) {
    if (place.cell == nullptr || !applies(one.which, look, *style, place)) continue;
    overlay(one.run, say.run);
    overlay(one.paragraph, say.paragraph);
  }
  return say;
}

ParagraphValues Resolver::paragraph(const parse::StoryPart& part, const parse::Paragraph& paragraph,
                                    const TablePlace& place) const {
  const ParagraphProperties direct = read_paragraph(part.tree, paragraph.properties);
  const Style* style = style_of(part, paragraph);
  ParagraphProperties all = styles_.default_paragraph();
  const ParagraphProperties of_table = table_say(place).paragraph;
  overlay(of_table, all);

  // The list comes from the paragraph, or from its style; its level's indents stand accordingly.
  const bool own_list = direct.list.has_value();
  const ListPlace list{
      direct.list.value_or(style == nullptr ? 0 : style->paragraph.list.value_or(0)),
      direct.list_level.value_or(style == nullptr ? 0 : style->paragraph.list_level.value_or(0))};
  const ParagraphProperties* level = list.number == 0 ? nullptr : numbering_.paragraph(list);
  if (level != nullptr && !own_list) overlay(*level, all);
  if (style != nullptr) overlay(style->paragraph, all);
  if (yields_to_table(style) && of_table.alignment &&
      style->paragraph.alignment == Alignment::Left) {
    all.alignment = of_table.alignment;
  }
  if (level != nullptr && own_list) overlay(*level, all);
  if (own_list && list.number == 0) all.left = all.first_line = Length();  // out of the list
  overlay(direct, all);

  ParagraphValues values;
  values.alignment = all.alignment.value_or(values.alignment);
  values.left = all.left.value_or(Length());
  values.right = all.right.value_or(Length());
  values.first_line = all.first_line.value_or(Length());
  // What Word puts for "automatic" (HTML) spacing.
  const Length automatic = Length::pt(compatibility_.fixed_auto_spacing ? 5 : 14);
  values.before = all.before_auto.value_or(false) ? automatic : all.before.value_or(Length());
  values.after = all.after_auto.value_or(false) ? automatic : all.after.value_or(Length());
  values.line = all.line.value_or(values.line);
  values.contextual_spacing = all.contextual_spacing.value_or(false) &&
                              (place.table == nullptr || compatibility_.contextual_in_tables);
  values.keep_next = all.keep_next.value_or(false);
  values.keep_lines = all.keep_lines.value_or(false);
  values.page_break_before = all.page_break_before.value_or(false);
  values.outline = all.outline.value_or(values.outline);
  values.top = all.top.value_or(values.top);
  values.bottom = all.bottom.value_or(values.bottom);
  values.list = list;
  return values;
}

RunValues Resolver::run(const parse::StoryPart& part, const parse::Paragraph& paragraph, NodeId run,
                        const TablePlace& place) const {
  const RunProperties none;
  const RunProperties direct = read_run(part.tree, run, theme_);
  const RunProperties table = table_say(place).run;
  const Style* style = style_of(part, paragraph);
  const RunProperties& of_paragraph = style == nullptr ? none : style->run;
  const std::string named = part.tree.child_value(run, Name::w_rStyle);
  const Style* character = named.empty() ? nullptr : styles_.find(Style::Type::Character, named);
  const RunProperties& of_character = character == nullptr ? none : character->run;

  RunProperties all = styles_.default_run();
  overlay(table, all);
  overlay(of_paragraph, all);
  constexpr int built_in_size = 20;
  if (yields_to_table(style) && table.half_points && of_paragraph.half_points == built_in_size) {
    all.half_points = table.half_points;
  }
  overlay(of_character, all);
  overlay(direct, all);
  const auto settled = [&](Switch which) {
    return settle(which, direct, styles_.default_run(), table, of_paragraph, of_character);
  };
  RunValues values;
  values.ascii = all.ascii.value_or("");
  values.h_ansi = all.h_ansi.value_or("");
  values.east_asia = all.east_asia.value_or("");
  values.cs = all.cs.value_or("");
  values.half_points = all.half_points.value_or(20);
  values.bold = settled(&RunProperties::bold);
  values.italic = settled(&RunProperties::italic);
  values.caps = settled(&RunProperties::caps);
  values.small_caps = settled(&RunProperties::small_caps);
  values.strike = settled(&RunProperties::strike);
  values.hidden = settled(&RunProperties::hidden);
  // A face named instead of its family, as other systems do: Word shows the family so.
  for (std::string* const face : {&values.ascii, &values.h_ansi, &values.east_asia, &values.cs}) {
    constexpr std::string_view family = "Times New Roman";
    const std::string_view name = *face;
    if (!name.starts_with(family) || name.size() == family.size()) continue;
    const std::string_view cut = name.substr(family.size());
    if (cut != " Bold" && cut != " Italic" && cut != " Bold Italic") continue;
    const bool shows = face == &values.ascii || face == &values.h_ansi;
    values.bold = values.bold || (shows && cut.starts_with(" Bold"));
    values.italic = values.italic || (shows && cut.ends_with("Italic"));
    *face = family;
  }
  values.color = all.color.value_or("auto");
  values.underline = all.underline.value_or("none");
  values.letter_spacing = all.letter_spacing.value_or(Length());
  return values;
}

SectionValues Resolver::section(const parse::StoryPart& part, const parse::Section& section) const {
  const PartTree& tree = part.tree;
  SectionValues values;
  const NodeId size = tree.child(section.properties, Name::w_pgSz);
  const NodeId margins = tree.child(section.properties, Name::w_pgMar);
  const auto twips = [&](NodeId node, Name attribute, std::int64_t otherwise) {
    return Length::twips(node == no_node ? otherwise : tree.number(node, attribute, otherwise));
  };
  // Word's own page where nothing is said: Letter, one inch, 36 pt to header and footer.
  values.width = twips(size, Name::w_w, 12240);
  values.height = twips(size, Name::w_h, 15840);
  values.landscape = size != no_node && tree.get(size, Name::w_orient) == "landscape";
  // Negative margins: the body may not move for the header; their size is meant.
  const auto positive = [](Length length) { return std::max(length, -length); };
  values.top = positive(twips(margins, Name::w_top, 1440));
  values.bottom = positive(twips(margins, Name::w_bottom, 1440));
  values.left = twips(margins, Name::w_left, 1440);
  values.right = twips(margins, Name::w_right, 1440);
  values.header = twips(margins, Name::w_header, 720);
  values.footer = twips(margins, Name::w_footer, 720);
  values.continuous = tree.child_value(section.properties, Name::w_type) == "continuous";
  const NodeId numbers = tree.child(section.properties, Name::w_pgNumType);
  if (numbers != no_node && tree.has(numbers, Name::w_start)) {
    values.restarts_pages = true;
    values.first_page = static_cast<int>(tree.number(numbers, Name::w_start, 1));
  }
  return values;
}

}  // namespace vanthu::docx::effective
