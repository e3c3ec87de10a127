#include "docx/edit/formats.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <initializer_list>
#include <span>
#include <utility>
#include <vector>

#include "xml/emit.h"

namespace vanthu::docx::edit {
namespace {

using parse::no_node;
using parse::NodeId;
using parse::PartTree;

// The children of w:rPr, w:pPr and w:sectPr in the order of the schema (ISO/IEC 29500-1, A.1).
constexpr std::array<std::string_view, 41> run_order = {"rStyle",
                                                        "rFonts",
                                                        "b",
                                                        "bCs",
                                                        "i",
                                                        "iCs",
                                                        "caps",
                                                        "smallCaps",
                                                        "strike",
                                                        "dstrike",
                                                        "outline",
                                                        "shadow",
                                                        "emboss",
                                                        "imprint",
                                                        "noProof",
                                                        "snapToGrid",
                                                        "vanish",
                                                        "webHidden",
                                                        "color",
                                                        "spacing",
                                                        "w",
                                                        "kern",
                                                        "position",
                                                        "sz",
                                                        "szCs",
                                                        "highlight",
                                                        "u",
                                                        "effect",
                                                        "bdr",
                                                        "shd",
                                                        "fitText",
                                                        "vertAlign",
                                                        "rtl",
                                                        "cs",
                                                        "em",
                                                        "lang",
                                                        "eastAsianLayout",
                                                        "specVanish",
                                                        "oMath",
                                                        "rPrChange",
                                                        ""};
constexpr std::array<std::string_view, 37> paragraph_order = {"pStyle",
                                                              "keepNext",
                                                              "keepLines",
                                                              "pageBreakBefore",
                                                              "framePr",
                                                              "widowControl",
                                                              "numPr",
                                                              "suppressLineNumbers",
                                                              "pBdr",
                                                              "shd",
                                                              "tabs",
                                                              "suppressAutoHyphens",
                                                              "kinsoku",
                                                              "wordWrap",
                                                              "overflowPunct",
                                                              "topLinePunct",
                                                              "autoSpaceDE",
                                                              "autoSpaceDN",
                                                              "bidi",
                                                              "adjustRightInd",
                                                              "snapToGrid",
                                                              "spacing",
                                                              "ind",
                                                              "contextualSpacing",
                                                              "mirrorIndents",
                                                              "suppressOverlap",
                                                              "jc",
                                                              "textDirection",
                                                              "textAlignment",
                                                              "textboxTightWrap",
                                                              "outlineLvl",
                                                              "divId",
                                                              "cnfStyle",
                                                              "rPr",
                                                              "sectPr",
                                                              "pPrChange",
                                                              ""};
constexpr std::array<std::string_view, 23> section_order = {"headerReference",
                                                            "footerReference",
                                                            "footnotePr",
                                                            "endnotePr",
                                                            "type",
                                                            "pgSz",
                                                            "pgMar",
                                                            "paperSrc",
                                                            "pgBorders",
                                                            "lnNumType",
                                                            "pgNumType",
                                                            "cols",
                                                            "formProt",
                                                            "vAlign",
                                                            "noEndnote",
                                                            "titlePg",
                                                            "textDirection",
                                                            "bidi",
                                                            "rtlGutter",
                                                            "docGrid",
                                                            "printerSettings",
                                                            "sectPrChange",
                                                            ""};

using Order = std::span<const std::string_view>;

std::string twips(Length length) {
  return fmt::format_int(length.twips()).str();
}

// An attribute as it is written, by its value: w:left="720".
std::string raw(const PartTree& tree, xml::ByteRange value) {
  constexpr std::string_view space = " \t\r\n";
  const std::string_view bytes = tree.xml().bytes();
  std::size_t end = value.begin - 1;  // the quote
  while (end > 0 && (bytes[end - 1] == '=' || space.find(bytes[end - 1]) != space.npos)) --end;
  std::size_t begin = end;
  while (begin > 0 && space.find(bytes[begin - 1]) == space.npos) --begin;
  return std::string(bytes.substr(begin, value.end + 1 - begin));
}

// An element of properties, taken apart.
class Properties {
 public:
  Properties(const PartTree& tree, NodeId node, Order order) : tree_(tree), order_(order) {
    if (node == no_node) return;
    for (const NodeId child : tree.children(node)) {
      children_.push_back({tree.xml().names()[tree.xml().name(child)].local,
                           std::string(tree.xml().slice(tree.range(child))), child});
    }
  }

  // The child of this name; no_node when there is none.
  [[nodiscard]] NodeId node(std::string_view local) const {
    for (const Child& one : children_) {
      if (one.local == local) return one.node;
    }
    return no_node;
  }
  void set(std::string_view local, std::string markup) {
    for (Child& one : children_) {
      if (one.local != local) continue;
      one.markup = std::move(markup);
      return;
    }
    const std::size_t rank = rank_of(local);
    const auto behind = std::find_if(children_.begin(), children_.end(),
                                     [&](const Child& one) { return rank_of(one.local) > rank; });
    children_.insert(behind, {std::string(local), std::move(markup), no_node});
  }
  // Those children that stand in `…Change`, which leaves some out.
  [[nodiscard]] std::string content(std::initializer_list<std::string_view> without) const {
    std::string result;
    for (const Child& one : children_) {
      if (std::find(without.begin(), without.end(), one.local) == without.end()) {
        result += one.markup;
      }
    }
    return result;
  }

  // An attribute-only child with some attributes set ("" takes one away), the others as they are.
  using Attributes = std::vector<std::pair<std::string_view, std::string>>;
  void set_attributes(std::string_view local, const Attributes& wanted) {
    std::string markup = "<w:" + std::string(local);
    const NodeId old = node(local);
    if (old != no_node) {
      for (const auto& one : tree_.xml().attributes(old)) {
        const std::string& name = tree_.xml().names()[one.name].local;
        const bool goes = std::any_of(wanted.begin(), wanted.end(),
                                      [&](const auto& pair) { return pair.first == name; });
        if (!goes) markup += ' ' + raw(tree_, one.value);
      }
    }
    for (const auto& [name, value] : wanted) {
      if (!value.empty()) markup += fmt::format(" w:{}=\"{}\"", name, value);
    }
    set(local, markup + "/>");
  }

 private:
  struct Child {
    std::string local, markup;
    NodeId node = no_node;
  };
  [[nodiscard]] std::size_t rank_of(std::string_view local) const {
    return static_cast<std::size_t>(std::find(order_.begin(), order_.end(), local) -
                                    order_.begin());
  }
  const PartTree& tree_;
  Order order_;
  std::vector<Child> children_;
};

std::string element(std::string_view name, const std::string& content) {
  return fmt::format("<w:{}>{}</w:{}>", name, content, name);
}

void set_switch(Properties& all, std::string_view name, bool on) {
  all.set(name, fmt::format("<w:{}{}/>", name, on ? "" : " w:val=\"0\""));
}

std::string change(std::string_view name, std::string_view of, const std::string& old,
                   const RevisionMarks& marks) {
  return fmt::format("<w:{}{}>{}</w:{}>", name, marks.attributes(), element(of, old), name);
}

}  // namespace

void RunFormat::overlay(const RunFormat& upper) {
  if (upper.half_points) half_points = upper.half_points;
  if (upper.bold) bold = upper.bold;
  if (upper.italic) italic = upper.italic;
  if (upper.capitals) capitals = upper.capitals;
  if (upper.face) face = upper.face;
  if (upper.color) color = upper.color;
}

std::string changed_run(const PartTree& tree, NodeId properties, const RunFormat& format,
                        const RevisionMarks* marks) {
  Properties all(tree, properties, run_order);
  const std::string old = all.content({"rPrChange"});
  if (format.face) {
    std::string face;
    xml::escape_into(face, *format.face);
    all.set_attributes("rFonts", {{"ascii", face},
                                  {"hAnsi", face},
                                  {"cs", face},
                                  {"asciiTheme", ""},
                                  {"hAnsiTheme", ""},
                                  {"cstheme", ""}});
  }
  if (format.bold) {
    set_switch(all, "b", *format.bold);
    set_switch(all, "bCs", *format.bold);
  }
  if (format.italic) {
    set_switch(all, "i", *format.italic);
    set_switch(all, "iCs", *format.italic);
  }
  if (format.capitals) set_switch(all, "caps", *format.capitals);
  if (format.color) all.set("color", "<w:color w:val=\"" + *format.color + "\"/>");
  if (format.half_points) {
    all.set("sz", fmt::format("<w:sz w:val=\"{}\"/>", *format.half_points));
    all.set("szCs", fmt::format("<w:szCs w:val=\"{}\"/>", *format.half_points));
  }
  if (marks == nullptr) return element("rPr", all.content({"rPrChange"}));
  if (all.node("rPrChange") == no_node) {
    all.set("rPrChange", change("rPrChange", "rPr", old, *marks));
  }
  return element("rPr", all.content({}));
}

std::string changed_paragraph(const PartTree& tree, NodeId properties,
                              const ParagraphFormat& format, const RevisionMarks& marks,
                              const std::string& section) {
  Properties all(tree, properties, paragraph_order);
  const std::string old = all.content({"rPr", "sectPr", "pPrChange"});
  Properties::Attributes spacing;
  if (format.before) {
    spacing = {{"before", twips(*format.before)}, {"beforeLines", ""}, {"beforeAutospacing", "0"}};
  }
  if (format.line_multiple) {
    spacing.emplace_back("line", fmt::format_int(*format.line_multiple).str());
    spacing.emplace_back("lineRule", "auto");
  }
  if (!spacing.empty()) all.set_attributes("spacing", spacing);
  if (format.first_line) {
    const bool hanging = *format.first_line < Length();
    all.set_attributes("ind", {{"firstLine", hanging ? "" : twips(*format.first_line)},
                               {"hanging", hanging ? twips(-*format.first_line) : ""},
                               {"firstLineChars", ""},
                               {"hangingChars", ""}});
  }
  if (format.keeps_gap) set_switch(all, "contextualSpacing", false);
  if (format.alignment) all.set("jc", "<w:jc w:val=\"" + *format.alignment + "\"/>");
  if (!section.empty()) all.set("sectPr", section);
  if (format == ParagraphFormat()) return element("pPr", all.content({}));
  if (all.node("pPrChange") == no_node) {
    all.set("pPrChange", change("pPrChange", "pPr", old, marks));
  }
  return element("pPr", all.content({}));
}

std::string changed_section(const PartTree& tree, NodeId properties, const SectionFormat& format,
                            const RevisionMarks& marks) {
  Properties all(tree, properties, section_order);
  const std::string old = all.content({"headerReference", "footerReference", "sectPrChange"});
  if (format.width && format.height) {
    all.set_attributes("pgSz", {{"w", twips(*format.width)}, {"h", twips(*format.height)}});
  }
  Properties::Attributes margins;
  const bool has_margins = all.node("pgMar") != no_node;
  const auto margin = [&](std::string_view name, const std::optional<Length>& length) {
    if (length) margins.emplace_back(name, twips(*length));
  };
  margin("top", format.top);
  margin("right", format.right);
  margin("bottom", format.bottom);
  margin("left", format.left);
  if (!has_margins && !margins.empty()) {
    margin("header", format.header);
    margin("footer", format.footer);
    margins.emplace_back("gutter", "0");
  }
  if (!margins.empty()) all.set_attributes("pgMar", margins);
  if (all.node("sectPrChange") == no_node) {
    all.set("sectPrChange", change("sectPrChange", "sectPr", old, marks));
  }
  std::string tag = "<w:sectPr";
  if (properties != no_node) {
    for (const auto& one : tree.xml().attributes(properties)) tag += ' ' + raw(tree, one.value);
  }
  return tag + '>' + all.content({}) + "</w:sectPr>";
}

}  // namespace vanthu::docx::edit
