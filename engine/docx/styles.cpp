// word/styles.xml.
//
//   in    the styles and the default size of the StyledDocument
//   out   document defaults, Word's four default styles, the document's own paragraph styles
//
// The defaults carry what the whole document shares: the typeface in all four slots (Vietnamese
// words change the slot inside a word, so all four must agree), the size, the language, no spacing.
// Normal only switches on widow and orphan control; every style of ours is based on it.

#include <algorithm>
#include <cassert>
#include <string>

#include "docx/parts.h"
#include "docx/story.h"

namespace vanthu::docx {
namespace {

using rules::Style;
using rules::StyledDocument;

constexpr std::string_view typeface = "Times New Roman";  // PL I, I, I.4
constexpr std::string_view language = "vi-VN";

void write_defaults(xml::Emitter& out, const StyledDocument& document) {
  const long long half_points = (document.defaults.size.emu() + 3175) / 6350;
  assert(half_points >= 2 && half_points <= 3276);
  out.open("w:docDefaults");
  out.open("w:rPrDefault").open("w:rPr");
  out.open("w:rFonts")
      .attribute("w:ascii", typeface)
      .attribute("w:hAnsi", typeface)
      .attribute("w:eastAsia", typeface)
      .attribute("w:cs", typeface)
      .close();
  out.open("w:sz").attribute("w:val", half_points).close();
  out.open("w:szCs").attribute("w:val", half_points).close();
  out.open("w:lang").attribute("w:val", language).attribute("w:eastAsia", language).close();
  out.close().close();
  // Said in full: without it Word takes 8 pt after every paragraph.
  out.open("w:pPrDefault").open("w:pPr");
  out.open("w:spacing")
      .attribute("w:before", "0")
      .attribute("w:after", "0")
      .attribute("w:line", "240")
      .attribute("w:lineRule", "auto")
      .close();
  out.close().close();
  out.close();
}

// Word's own styles stay out of the gallery until they are used, so that it shows ours.
void write_latent_styles(xml::Emitter& out) {
  out.open("w:latentStyles")
      .attribute("w:defLockedState", "0")
      .attribute("w:defUIPriority", "99")
      .attribute("w:defSemiHidden", "1")
      .attribute("w:defUnhideWhenUsed", "1")
      .attribute("w:defQFormat", "0")
      .attribute("w:count", "267");
  out.open("w:lsdException")
      .attribute("w:name", "Normal")
      .attribute("w:semiHidden", "0")
      .attribute("w:uiPriority", "0")
      .attribute("w:unhideWhenUsed", "0")
      .attribute("w:qFormat", "1")
      .close();
  out.close();
}

// One of Word's default styles up to its formatting; the caller closes it.
void open_hidden_default(xml::Emitter& out, std::string_view type, std::string_view id,
                         std::string_view name, int priority) {
  out.open("w:style")
      .attribute("w:type", type)
      .attribute("w:default", "1")
      .attribute("w:styleId", id);
  out.open("w:name").attribute("w:val", name).close();
  out.open("w:uiPriority").attribute("w:val", priority).close();
  out.empty("w:semiHidden").empty("w:unhideWhenUsed");
}

void write_built_in_styles(xml::Emitter& out) {
  out.open("w:style")
      .attribute("w:type", "paragraph")
      .attribute("w:default", "1")
      .attribute("w:styleId", "Normal");
  out.open("w:name").attribute("w:val", "Normal").close();
  out.empty("w:qFormat");
  out.open("w:pPr").empty("w:widowControl").close();
  out.close();

  open_hidden_default(out, "character", "DefaultParagraphFont", "Default Paragraph Font", 1);
  out.close();

  // Without this style a table has no cell margins of its own.
  open_hidden_default(out, "table", "TableNormal", "Normal Table", 99);
  out.open("w:tblPr");
  out.open("w:tblInd").attribute("w:w", "0").attribute("w:type", "dxa").close();
  out.open("w:tblCellMar");
  const auto margin = [&](std::string_view edge, std::string_view twips) {
    out.open(edge).attribute("w:w", twips).attribute("w:type", "dxa").close();
  };
  margin("w:top", "0");
  margin("w:left", "108");
  margin("w:bottom", "0");
  margin("w:right", "108");
  out.close().close();
  out.close();

  open_hidden_default(out, "numbering", "NoList", "No List", 99);
  out.close();
}

// "toc 1": Word knows the style by this name and gives it to the entries it makes.
bool is_words_own(const Style& style) {
  return style.name.starts_with("toc ");
}

// Word gives this style to the links of a table of contents that it makes anew; blue and underlined
// unless the document says otherwise.
void write_hyperlink_style(xml::Emitter& out) {
  out.open("w:style").attribute("w:type", "character").attribute("w:styleId", "Hyperlink");
  out.open("w:name").attribute("w:val", "Hyperlink").close();
  out.open("w:basedOn").attribute("w:val", "DefaultParagraphFont").close();
  out.open("w:uiPriority").attribute("w:val", "99").close();
  out.empty("w:unhideWhenUsed");
  out.close();
}

void write_style(xml::Emitter& out, const StyledDocument& document, const Style& style,
                 int priority) {
  out.open("w:style").attribute("w:type", "paragraph");
  if (!is_words_own(style)) out.attribute("w:customStyle", "1");
  out.attribute("w:styleId", style.id);
  out.open("w:name").attribute("w:val", style.name).close();
  out.open("w:basedOn").attribute("w:val", "Normal").close();
  out.open("w:uiPriority").attribute("w:val", priority).close();
  out.empty("w:qFormat");
  if (style.paragraph != default_paragraph_format()) {
    out.open("w:pPr");
    write_paragraph_format(out, style.paragraph, default_paragraph_format());
    out.close();
  }
  write_run_format(out, style.run, default_run_format(document));
  out.close();
}

// Ids and names are unique, without regard to case; a comma in a name would separate aliases.
[[maybe_unused]] bool are_sound(const std::vector<Style>& styles) {
  std::vector<std::string> ids{"normal", "defaultparagraphfont", "tablenormal", "nolist",
                               "hyperlink"};
  std::vector<std::string> names{"normal", "default paragraph font", "normal table", "no list",
                                 "hyperlink"};
  const auto lower = [](std::string text) {
    for (char& c : text) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    return text;
  };
  for (const Style& style : styles) {
    if (style.id.empty() || style.name.empty() || style.id.size() > 253 ||
        style.name.size() > 253 || style.name.find(',') != std::string::npos) {
      return false;
    }
    ids.push_back(lower(style.id));
    names.push_back(lower(style.name));
  }
  const auto unique = [](std::vector<std::string>& all) {
    std::sort(all.begin(), all.end());
    return std::adjacent_find(all.begin(), all.end()) == all.end();
  };
  return unique(ids) && unique(names);
}

}  // namespace

rules::ParagraphFormat default_paragraph_format() {
  rules::ParagraphFormat format;
  format.align = rules::Align::Left;
  return format;
}

rules::RunFormat default_run_format(const StyledDocument& document) {
  // Size only. Bold or italic in the defaults could not be switched off again (ISO/IEC 29500-1,
  // 17.7.3), so a style that wants them says so itself.
  rules::RunFormat format;
  format.size = document.defaults.size;
  return format;
}

std::string styles_part(const StyledDocument& document) {
  assert(are_sound(document.styles));
  xml::Emitter out(16 << 10);
  out.open("w:styles").attribute("xmlns:w", word_namespace);
  write_defaults(out, document);
  write_latent_styles(out);
  write_built_in_styles(out);
  if (document.contents_levels > 0) write_hyperlink_style(out);
  int priority = 0;
  for (const Style& style : document.styles) {
    priority = std::min(priority + 1, 98);
    write_style(out, document, style, priority);
  }
  return out.close().take();
}

}  // namespace vanthu::docx
