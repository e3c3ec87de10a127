// Paragraphs: style, direct formatting, mark, runs.
//
//   in    StyledParagraph and the styles of the document
//   out   w:p
//
// Direct formatting holds only what differs from the style, attribute by attribute, so that a
// change of the style in Word reaches every paragraph that did not mean to differ.

#include <cassert>

#include "docx/story.h"

namespace vanthu::docx {
namespace {

using rules::Borders;
using rules::LineSpacing;
using rules::ParagraphFormat;

// Word reads a measure of the page within 22 inches either way.
[[nodiscard]] long long measure(Length length) {
  const long long twips = length.twips();
  assert(twips >= -31680 && twips <= 31680);
  return twips;
}

std::string_view justification(rules::Align align) {
  switch (align) {
    case rules::Align::Left:
      return "left";
    case rules::Align::Center:
      return "center";
    case rules::Align::Right:
      return "right";
    case rules::Align::Justify:
      break;
  }
  return "both";
}

void write_borders(xml::Emitter& out, const Borders& borders, const Borders& base) {
  if (borders == base) return;
  out.open("w:pBdr");
  if (borders.top != base.top) write_border(out, "w:top", borders.top);
  if (borders.left != base.left) write_border(out, "w:left", borders.left);
  if (borders.bottom != base.bottom) write_border(out, "w:bottom", borders.bottom);
  if (borders.right != base.right) write_border(out, "w:right", borders.right);
  out.close();
}

void write_tab(xml::Emitter& out, Length tab, Length base) {
  if (tab == base) return;
  assert(tab > Length());  // a style of ours has no tab that a paragraph would have to clear
  out.open("w:tabs");
  out.open("w:tab")
      .attribute("w:val", "right")
      .attribute("w:leader", "dot")
      .attribute("w:pos", measure(tab))
      .close();
  out.close();
}

void write_line(xml::Emitter& out, const LineSpacing& line) {
  if (line.rule == LineSpacing::Rule::Multiple) {
    assert(line.multiple > 0);
    out.attribute("w:line", line.multiple).attribute("w:lineRule", "auto");
    return;
  }
  assert(line.height > Length());
  out.attribute("w:line", measure(line.height));
  out.attribute("w:lineRule", line.rule == LineSpacing::Rule::Exact ? "exact" : "atLeast");
}

void write_spacing(xml::Emitter& out, const ParagraphFormat& format, const ParagraphFormat& base) {
  if (format.before == base.before && format.after == base.after && format.line == base.line)
    return;
  assert(format.before >= Length() && format.after >= Length());
  out.open("w:spacing");
  if (format.before != base.before) out.attribute("w:before", measure(format.before));
  if (format.after != base.after) out.attribute("w:after", measure(format.after));
  if (format.line != base.line) write_line(out, format.line);
  out.close();
}

void write_indents(xml::Emitter& out, const ParagraphFormat& format, const ParagraphFormat& base) {
  if (format.left == base.left && format.right == base.right &&
      format.first_line == base.first_line) {
    return;
  }
  out.open("w:ind");
  if (format.left != base.left) out.attribute("w:left", measure(format.left));
  if (format.right != base.right) out.attribute("w:right", measure(format.right));
  if (format.first_line != base.first_line) {
    // The two exclude each other; either one, zero included, replaces what the style says.
    if (format.first_line < Length()) {
      out.attribute("w:hanging", measure(-format.first_line));
    } else {
      out.attribute("w:firstLine", measure(format.first_line));
    }
  }
  out.close();
}

void write_outline(xml::Emitter& out, const ParagraphFormat& format, const ParagraphFormat& base) {
  if (format.outline == base.outline) return;
  assert(format.outline >= -1 && format.outline <= 8);
  const int body_text = 9;  // ISO/IEC 29500-1, 17.3.1.20
  out.open("w:outlineLvl")
      .attribute("w:val", format.outline < 0 ? body_text : format.outline)
      .close();
}

}  // namespace

void write_paragraph_format(xml::Emitter& out, const ParagraphFormat& format,
                            const ParagraphFormat& base) {
  if (format == base) return;
  if (format.keep_next != base.keep_next) write_switch(out, "w:keepNext", format.keep_next);
  if (format.keep_lines != base.keep_lines) write_switch(out, "w:keepLines", format.keep_lines);
  if (format.page_break_before != base.page_break_before) {
    write_switch(out, "w:pageBreakBefore", format.page_break_before);
  }
  write_borders(out, format.borders, base.borders);
  write_tab(out, format.tab, base.tab);
  write_spacing(out, format, base);
  write_indents(out, format, base);
  if (format.align != base.align) {
    out.open("w:jc").attribute("w:val", justification(format.align)).close();
  }
  write_outline(out, format, base);
}

namespace {

// Runs that lead to the same are one w:hyperlink. It has no character style: what leads somewhere
// looks like the text around it.
void write_runs(const Story& story, const rules::StyledParagraph& paragraph,
                const rules::RunFormat& base) {
  const std::string* open = nullptr;
  const rules::StyledRun* const runs_end = paragraph.runs.data() + paragraph.runs.size();
  // Those from here up to `at` are still to be written.
  const rules::StyledRun* plain = paragraph.runs.data();
  for (const rules::StyledRun* at = plain; at != runs_end;) {
    const rules::StyledRun& run = *at;
    const bool is_link = !run.link.empty() && story.bookmarks != nullptr;
    if (open != nullptr && *open != run.link) {
      story.out.close();
      open = nullptr;
    }
    if (!is_link) {
      // What cannot be one control is none; its last run alone would be half a value.
      const rules::StyledRun* const next = end_of_value(at, runs_end);
      if (const auto control = control_of(story, at, next, base)) {
        write_plain_runs(story, plain, at, base);
        write_control(story, *control, at, next, base);
        plain = next;
      }
      at = next;
      continue;
    }
    write_plain_runs(story, plain, at, base);
    const std::string& bookmark = story.bookmarks->name(run.link, paragraph.role);
    if (open == nullptr) {
      story.out.open("w:hyperlink").attribute("w:anchor", bookmark).attribute("w:history", "1");
      open = &run.link;
    }
    write_run(story, run, base, bookmark);
    plain = ++at;
  }
  write_plain_runs(story, plain, runs_end, base);
  if (open != nullptr) story.out.close();
}

void write_bookmark_start(xml::Emitter& out, const Bookmark& bookmark) {
  if (bookmark.name.empty()) return;
  out.open("w:bookmarkStart").attribute("w:id", bookmark.id).attribute("w:name", bookmark.name);
  out.close();
}

void write_bookmark_end(xml::Emitter& out, const Bookmark& bookmark) {
  if (bookmark.name.empty()) return;
  out.open("w:bookmarkEnd").attribute("w:id", bookmark.id).close();
}

// Every block has one: put together by hand, which takes a quarter of the time.
void write_point(xml::Emitter& out, const PointMark& mark) {
  const std::string_view id(mark.id.data(), mark.id_size);
  out.raw("<w:bookmarkStart w:id=\"").raw(id).raw("\" w:name=\"").raw(mark.name.view());
  out.raw("\"/><w:bookmarkEnd w:id=\"").raw(id).raw("\"/>");
}

}  // namespace

void write_paragraph(const Story& story, const rules::StyledParagraph& paragraph,
                     const SectionEnd* end, ContentsPlace place, const PointMark* row) {
  assert(paragraph.style < story.document.styles.size());
  const rules::Style& style = story.document.styles[paragraph.style];
  xml::Emitter& out = story.out;
  out.open("w:p");
  out.open("w:pPr");
  out.open("w:pStyle").attribute("w:val", style.id).close();
  write_paragraph_format(out, paragraph.format, style.paragraph);
  write_run_format(out, paragraph.mark, style.run);
  if (end != nullptr) write_section_properties(out, *end);
  out.close();
  const Bookmarks::OfAnchor* marks = nullptr;
  if (story.bookmarks != nullptr && !paragraph.anchor.empty()) {
    marks = story.bookmarks->find(paragraph.anchor);
  }
  if (row != nullptr) write_point(out, *row);
  // Word makes the table of contents anew, bookmarks and all; LibreOffice writes a bookmark twice
  // that stands in an empty paragraph.
  if (story.marking != nullptr && !paragraph.identity.empty() && !paragraph.runs.empty() &&
      paragraph.role != rules::Role::Contents) {
    write_point(out, story.marking->record.add(paragraph));
  }
  if (place.first) write_contents_begin(story, style.run);
  if (marks != nullptr) {
    write_bookmark_start(out, marks->entry);
    write_bookmark_start(out, marks->reference);
  }
  write_runs(story, paragraph, style.run);
  if (marks != nullptr) {
    write_bookmark_end(out, marks->reference);
    write_bookmark_end(out, marks->entry);
  }
  if (place.last) write_contents_end(story, style.run);
  out.close();
}

}  // namespace vanthu::docx
