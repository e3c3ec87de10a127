// dump and reading_text of StyledDocument.
//
//   in    a StyledDocument
//   out   dump: one line a paragraph, lengths in twips; a paragraph shows its style and what
//   differs
//         from it, which is also what the DOCX writes as direct formatting
//         reading_text: the text alone
//
// The form is stable: goldens compare it.

#include <fmt/format.h>

#include "rules/styled.h"

namespace vanthu::rules {
namespace {

template <class... Ts>
struct Overloaded : Ts... {
  using Ts::operator()...;
};
template <class... Ts>
Overloaded(Ts...) -> Overloaded<Ts...>;

std::string quoted(std::string_view text) {
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') out += '\\';
    out += c;
  }
  return out += '"';
}

std::string_view name(Align align) {
  switch (align) {
    case Align::Left:
      return "left";
    case Align::Center:
      return "center";
    case Align::Right:
      return "right";
    case Align::Justify:
      return "justify";
  }
  return "";
}

std::string_view name(Role role) {
  switch (role) {
    case Role::Text:
      return "text";
    case Role::Heading:
      return "heading";
    case Role::Title:
      return "title";
    case Role::ListItem:
      return "item";
    case Role::TableCell:
      return "cell";
    case Role::Signature:
      return "signature";
    case Role::Recipient:
      return "recipient";
    case Role::Rule:
      return "rule";
    case Role::Spacer:
      return "spacer";
    case Role::PageFurniture:
      return "furniture";
    case Role::Contents:
      return "contents";
  }
  return "";
}

// Half points are the finest size the DOCX knows; %g keeps "14" and "10.5" short.
std::string points(Length length) {
  return fmt::format("{:g}pt", length.pt());
}

std::string color(Color value) {
  return fmt::format("#{:02X}{:02X}{:02X}", value.red, value.green, value.blue);
}

std::string line(const LineSpacing& spacing) {
  switch (spacing.rule) {
    case LineSpacing::Rule::Multiple:
      return fmt::format("{}", spacing.multiple);
    case LineSpacing::Rule::Exact:
      return fmt::format("exact:{}", spacing.height.twips());
    case LineSpacing::Rule::AtLeast:
      return fmt::format("at-least:{}", spacing.height.twips());
  }
  return "";
}

std::string border(const Border& value) {
  if (value.width == Length()) return "none";
  std::string out = fmt::format("{:g}", value.width.pt());
  if (value.space != Length()) out += fmt::format("+{:g}", value.space.pt());
  if (value.color != Color()) out += color(value.color);
  return out;
}

std::string borders(const Borders& value) {
  if (value == Borders()) return "none";
  return fmt::format("{}/{}/{}/{}", border(value.top), border(value.left), border(value.bottom),
                     border(value.right));
}

// The parts of `format` that differ from `base`, each with a space in front.
std::string difference(const ParagraphFormat& format, const ParagraphFormat& base) {
  std::string out;
  const auto length = [&](std::string_view key, Length value, Length reference) {
    if (value != reference) out += fmt::format(" {}={}", key, value.twips());
  };
  const auto flag = [&](std::string_view key, bool value, bool reference) {
    if (value != reference) out += fmt::format(" {}{}", value ? "" : "no-", key);
  };
  if (format.align != base.align) out += fmt::format(" {}", name(format.align));
  length("left", format.left, base.left);
  length("right", format.right, base.right);
  length("first", format.first_line, base.first_line);
  length("tab", format.tab, base.tab);
  length("before", format.before, base.before);
  length("after", format.after, base.after);
  if (format.line != base.line) out += fmt::format(" line={}", line(format.line));
  if (format.borders != base.borders) out += fmt::format(" borders={}", borders(format.borders));
  flag("keep-next", format.keep_next, base.keep_next);
  flag("keep-lines", format.keep_lines, base.keep_lines);
  flag("page-break", format.page_break_before, base.page_break_before);
  if (format.outline != base.outline) out += fmt::format(" outline={}", format.outline);
  return out;
}

std::string difference(const RunFormat& format, const RunFormat& base) {
  std::string out;
  if (format.size != base.size) out += fmt::format(" {}", points(format.size));
  if (format.bold != base.bold) out += format.bold ? " bold" : " no-bold";
  if (format.italic != base.italic) out += format.italic ? " italic" : " no-italic";
  if (format.color != base.color) out += fmt::format(" {}", color(format.color));
  if (format.letter_spacing != base.letter_spacing) {
    out += fmt::format(" spacing={}", format.letter_spacing.twips());
  }
  return out;
}

class Dump {
 public:
  explicit Dump(const StyledDocument& document) : document_(document) {}

  std::string take() {
    const Properties& p = document_.properties;
    add(0, fmt::format("document {} title={} author={} subject={} date={}", p.kind, quoted(p.title),
                       quoted(p.author), quoted(p.subject), p.date));
    add(0, fmt::format("defaults {}", points(document_.defaults.size)));
    if (document_.contents_levels > 0) {
      add(0, fmt::format("contents of {} levels", document_.contents_levels));
    }
    for (const Style& style : document_.styles) {
      add(0, fmt::format("style {} {}{}{}", style.id, quoted(style.name),
                         difference(style.run, RunFormat()),
                         difference(style.paragraph, ParagraphFormat())));
    }
    for (const StyledSection& section : document_.sections) add(section);
    return std::move(out_);
  }

 private:
  void add(int depth, std::string_view text) {
    out_.append(static_cast<std::size_t>(depth) * 2, ' ');
    out_ += text;
    out_ += '\n';
  }

  void add(const StyledSection& section) {
    const PageSetup& page = section.page;
    std::string head =
        fmt::format("section{}{} page={}x{}{} margins={},{},{},{} header={} footer={}",
                    section.id.empty() ? "" : " #" + section.id, section.annex ? " annex" : "",
                    page.width.twips(), page.height.twips(), page.landscape ? " landscape" : "",
                    page.top.twips(), page.left.twips(), page.bottom.twips(), page.right.twips(),
                    page.header_distance.twips(), page.footer_distance.twips());
    if (section.first_page_number) head += fmt::format(" number={}", *section.first_page_number);
    add(0, head);
    furniture("first-header", section.first_header);
    furniture("first-footer", section.first_footer);
    furniture("header", section.header);
    furniture("footer", section.footer);
    for (const StyledBlock& block : section.blocks) {
      std::visit([&](const auto& one) { add(1, one); }, block);
    }
  }

  void furniture(std::string_view title, const std::vector<StyledParagraph>& paragraphs) {
    if (paragraphs.empty()) return;
    add(1, title);
    for (const StyledParagraph& paragraph : paragraphs) add(2, paragraph);
  }

  void add(int depth, const StyledParagraph& paragraph) {
    const Style& style = document_.styles.at(paragraph.style);
    std::string text = fmt::format("{} {}{}", style.id, name(paragraph.role),
                                   paragraph.id.empty() ? "" : " #" + paragraph.id);
    if (!paragraph.anchor.empty()) text += " @" + paragraph.anchor;
    text += difference(paragraph.format, style.paragraph);
    if (paragraph.mark != style.run) {
      text += fmt::format(" mark[{}]", difference(paragraph.mark, style.run));
    }
    for (const StyledRun& run : paragraph.runs) {
      switch (run.kind) {
        case StyledRun::Kind::Text:
          text += " " + quoted(run.text);
          break;
        case StyledRun::Kind::LineBreak:
          text += " <br>";
          break;
        case StyledRun::Kind::PageNumber:
          text += " <page>";
          break;
        case StyledRun::Kind::PageReference:
          text += " <page of>";
          break;
        case StyledRun::Kind::Tab:
          text += " <tab>";
          break;
      }
      std::string extra = difference(run.format, style.run);
      if (!run.glue.empty()) extra += fmt::format(" glue={}", fmt::join(run.glue, ","));
      if (!run.field.empty()) extra += fmt::format(" field={}", run.field);
      if (!run.link.empty()) extra += fmt::format(" link={}", run.link);
      if (!extra.empty()) text += fmt::format("[{}]", extra.substr(1));
    }
    add(depth, text);
  }

  void add(int depth, const StyledTable& table) {
    std::vector<std::int64_t> columns;
    for (const Length column : table.columns) columns.push_back(column.twips());
    add(depth, fmt::format("table {}{} columns={} indent={} margins={},{},{},{}",
                           table.purpose == StyledTable::Purpose::Layout ? "layout" : "data",
                           table.id.empty() ? "" : " #" + table.id, fmt::join(columns, ","),
                           table.indent.twips(), table.cell_margins[0].twips(),
                           table.cell_margins[1].twips(), table.cell_margins[2].twips(),
                           table.cell_margins[3].twips()));
    for (const StyledRow& row : table.rows) add(depth + 1, row);
  }

  void add(int depth, const StyledRow& row) {
    std::string head = fmt::format("row{}{}{}", row.id.empty() ? "" : " #" + row.id,
                                   row.header ? " header" : "", row.splits ? " splits" : "");
    if (row.height_rule != LineSpacing::Rule::Multiple) {
      const bool exact = row.height_rule == LineSpacing::Rule::Exact;
      head += fmt::format(" height={}{}", exact ? "exact:" : "at-least:", row.height.twips());
    }
    add(depth, head);
    for (const StyledCell& cell : row.cells) {
      std::string text = "cell";
      if (cell.column_span > 1) text += fmt::format(" columns={}", cell.column_span);
      if (cell.row_span > 1) text += fmt::format(" rows={}", cell.row_span);
      if (cell.vertical == VerticalAlign::Center) text += " middle";
      if (cell.vertical == VerticalAlign::Bottom) text += " bottom";
      if (cell.heads_row) text += " heads-row";
      if (cell.borders != Borders()) text += fmt::format(" borders={}", borders(cell.borders));
      add(depth + 1, text);
      for (const StyledParagraph& paragraph : cell.paragraphs) add(depth + 2, paragraph);
    }
  }

  const StyledDocument& document_;
  std::string out_;
};

void read(const StyledParagraph& paragraph, std::string& out) {
  std::string line;
  for (const StyledRun& run : paragraph.runs) {
    line += run.text;
    if (run.kind == StyledRun::Kind::LineBreak) line += '\n';
    if (run.kind == StyledRun::Kind::Tab) line += '\t';
  }
  if (line.empty()) return;
  out += line;
  out += '\n';
}

}  // namespace

std::string dump(const StyledDocument& document) {
  return Dump(document).take();
}

std::string reading_text(const StyledDocument& document) {
  std::string out;
  for (const StyledSection& section : document.sections) {
    for (const StyledBlock& block : section.blocks) {
      std::visit(Overloaded{[&](const StyledParagraph& paragraph) { read(paragraph, out); },
                            [&](const StyledTable& table) {
                              for (const StyledRow& row : table.rows) {
                                for (const StyledCell& cell : row.cells) {
                                  for (const StyledParagraph& one : cell.paragraphs) read(one, out);
                                }
                              }
                            }},
                 block);
    }
  }
  return out;
}

}  // namespace vanthu::rules
