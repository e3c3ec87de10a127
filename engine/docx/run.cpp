// Runs: text, line breaks, tabs; the fields of page numbers and of the table of contents.
//
//   in    StyledRun; the run format of the paragraph's style
//   out   w:r, one for text, breaks and tabs, five for a field
//
// Text is written as it stands but for its glue: where a line must not break, a space becomes
// U+00A0, a hyphen w:noBreakHyphen, and any other character gets U+2060 WORD JOINER after it.

#include <fmt/format.h>

#include <cassert>
#include <cstdint>

#include "docx/story.h"

namespace vanthu::docx {
namespace {

using rules::RunFormat;
using rules::StyledRun;

constexpr std::string_view no_break_space = "\xC2\xA0";
constexpr std::string_view word_joiner = "\xE2\x81\xA0";
constexpr std::string_view narrow_no_break_space = "\xE2\x80\xAF";
constexpr std::string_view non_breaking_hyphen = "\xE2\x80\x91";

std::size_t bytes_of(char lead) {
  const auto byte = static_cast<unsigned char>(lead);
  return byte < 0x80 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4;
}

// What XML 1.0 can carry, as UTF-8; tabs and line ends are elements in WordprocessingML, so they
// are not text either.
[[maybe_unused]] bool is_plain_text(std::string_view text) {
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t length = bytes_of(text[i]);
    std::uint32_t point = static_cast<unsigned char>(text[i]);
    if (length > 1) {
      if (point < 0xC2 || point > 0xF4 || i + length > text.size()) return false;
      point &= 0xFFu >> (length + 1);
      for (std::size_t j = 1; j < length; ++j) {
        const auto byte = static_cast<unsigned char>(text[i + j]);
        if ((byte & 0xC0) != 0x80) return false;
        point = point << 6 | (byte & 0x3F);
      }
      constexpr std::uint32_t smallest[] = {0, 0, 0x80, 0x800, 0x10000};
      if (point < smallest[length] || point > 0x10FFFF) return false;
      if (point >= 0xD800 && point <= 0xDFFF) return false;
      if (point == 0xFFFE || point == 0xFFFF) return false;
    } else if (point < 0x20) {
      return false;
    }
    i += length;
  }
  return true;
}

// Outer spaces are dropped on reading unless the element says otherwise.
void write_piece(xml::Emitter& out, std::string_view text) {
  if (text.empty()) return;
  out.open("w:t");
  if (text.front() == ' ' || text.back() == ' ') out.attribute("xml:space", "preserve");
  out.text(text).close();
}

// Calls `write` with text to be written, `hyphen` for a hyphen that must not break.
template <class Piece, class Hyphen>
void each_piece(const StyledRun& run, Piece&& write, Hyphen&& hyphen) {
  assert(is_plain_text(run.text));
  const std::string_view text = run.text;
  if (run.glue.empty()) return write(text);

  std::string piece;
  std::size_t done = 0;
  for (const std::uint32_t at : run.glue) {
    assert(at >= done && at < text.size());
    assert((static_cast<unsigned char>(text[at]) & 0xC0) != 0x80);  // the start of a character
    piece.append(text, done, at - done);
    const std::string_view character = text.substr(at, bytes_of(text[at]));
    if (character == " ") {
      piece += no_break_space;
    } else if (character == "-") {
      write(piece);
      piece.clear();
      hyphen();
    } else {
      piece += character;
      const bool holds_already = character == no_break_space ||
                                 character == narrow_no_break_space ||
                                 character == non_breaking_hyphen || character == word_joiner;
      if (!holds_already) piece += word_joiner;
    }
    done = at + character.size();
  }
  piece.append(text, done);
  write(piece);
}

void write_text(xml::Emitter& out, const StyledRun& run) {
  each_piece(
      run, [&](std::string_view piece) { write_piece(out, piece); },
      [&] { out.empty("w:noBreakHyphen"); });
}

void write_field_mark(xml::Emitter& out, const RunFormat& format, const RunFormat& base,
                      std::string_view type) {
  out.open("w:r");
  write_run_format(out, format, base);
  out.open("w:fldChar").attribute("w:fldCharType", type).close();
  out.close();
}

void write_field_begin(xml::Emitter& out, const RunFormat& format, const RunFormat& base,
                       std::string_view instruction) {
  write_field_mark(out, format, base, "begin");
  out.open("w:r");
  write_run_format(out, format, base);
  out.open("w:instrText").attribute("xml:space", "preserve").text(instruction).close();
  out.close();
  write_field_mark(out, format, base, "separate");
}

// A complex field with its result, as Word itself writes it. No w:dirty and no w:updateFields: they
// make Word ask on opening; a PAGE field is worked out anyway, and the result of the others is
// right.
void write_field(xml::Emitter& out, const RunFormat& format, const RunFormat& base,
                 std::string_view instruction, std::string_view result) {
  write_field_begin(out, format, base, instruction);
  out.open("w:r");
  write_run_format(out, format, base);
  out.open("w:t").text(result).close();
  out.close();
  write_field_mark(out, format, base, "end");
}

}  // namespace

void write_run_format(xml::Emitter& out, const RunFormat& format, const RunFormat& base) {
  if (format == base) return;
  out.open("w:rPr");
  if (format.bold != base.bold) {
    write_switch(out, "w:b", format.bold);
    write_switch(out, "w:bCs", format.bold);
  }
  if (format.italic != base.italic) {
    write_switch(out, "w:i", format.italic);
    write_switch(out, "w:iCs", format.italic);
  }
  if (format.color != base.color) {
    out.open("w:color").attribute("w:val", hex(format.color)).close();
  }
  if (format.letter_spacing != base.letter_spacing) {
    const long long twips = format.letter_spacing.twips();
    assert(twips >= -31680 && twips <= 31680);
    out.open("w:spacing").attribute("w:val", twips).close();
  }
  if (format.size != base.size) {
    const long long half_points = (format.size.emu() + 3175) / 6350;
    assert(half_points >= 2 && half_points <= 3276);
    out.open("w:sz").attribute("w:val", half_points).close();
    out.open("w:szCs").attribute("w:val", half_points).close();
  }
  out.close();
}

std::optional<std::string> written_text(const StyledRun& run) {
  std::string whole;
  bool one = true;
  each_piece(
      run, [&](std::string_view piece) { whole += piece; }, [&] { one = false; });
  if (!one) return std::nullopt;
  return whole;
}

void write_plain_runs(const Story& story, const StyledRun* first, const StyledRun* last,
                      const RunFormat& base) {
  const auto is_text = [](const StyledRun& run) { return run.kind == StyledRun::Kind::Text; };
  while (first != last) {
    const StyledRun* next = first + 1;
    if (is_text(*first)) {
      while (next != last && is_text(*next) && next->format == first->format) ++next;
    }
    if (next - first == 1) {
      write_run(story, *first, base);
    } else {
      StyledRun joined;
      joined.format = first->format;
      for (; first != next; ++first) {
        const auto offset = static_cast<std::uint32_t>(joined.text.size());
        joined.text += first->text;
        for (const std::uint32_t at : first->glue) joined.glue.push_back(offset + at);
      }
      write_run(story, joined, base);
    }
    first = next;
  }
}

void write_run(const Story& story, const StyledRun& run, const RunFormat& base,
               std::string_view bookmark) {
  if (run.kind == StyledRun::Kind::PageNumber) {
    return write_field(story.out, run.format, base, " PAGE ", story.page_number);
  }
  if (run.kind == StyledRun::Kind::PageReference) {
    return write_field(story.out, run.format, base, fmt::format(" PAGEREF {} \\h ", bookmark),
                       run.text);
  }
  if (run.kind == StyledRun::Kind::Text && run.text.empty()) return;

  xml::Emitter& out = story.out;
  out.open("w:r");
  write_run_format(out, run.format, base);
  if (run.kind == StyledRun::Kind::LineBreak) {
    out.empty("w:br");
  } else if (run.kind == StyledRun::Kind::Tab) {
    out.empty("w:tab");
  } else {
    write_text(out, run);
  }
  out.close();
}

// \o says how many levels, \u that the outline level of any style counts, \h that entries are
// links, \z that the web view has no page numbers.
void write_contents_begin(const Story& story, const RunFormat& base) {
  write_field_begin(story.out, base, base,
                    fmt::format(" TOC \\o \"1-{}\" \\h \\z \\u ", story.document.contents_levels));
}

void write_contents_end(const Story& story, const RunFormat& base) {
  write_field_mark(story.out, base, base, "end");
}

}  // namespace vanthu::docx
