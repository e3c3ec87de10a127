// The table of contents of a file and the headings it lists.
//
//   in    the file as the merge leaves it, read again; both sides of the merge
//   out   the lines with the headings they lead to; every heading with its line; the field itself
//
// Lines are led to by their links, or, where another program has lost those, by their words.
// What becomes of them: contents_plan.h; their markup: contents_write.h.

#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "docx/edit/text_map.h"
#include "merge/contents_lines.h"
#include "merge/context.h"

namespace vanthu::merge {

using ParagraphsByName = std::unordered_map<std::string, const docx::parse::Paragraph*>;

struct ContentsHeading {
  const docx::parse::Paragraph* paragraph = nullptr;
  int level = 0;
  std::string text;        // as it will stand
  std::string anchor;      // of its line; "" for none yet
  bool is_listed = false;  // the table had a line for it when the file came back
  // Its line in the new document, when that says the same.
  const docx::parse::Paragraph* ours = nullptr;
};

struct ContentsEntry {
  const docx::parse::Paragraph* paragraph = nullptr;  // null: put in
  std::string anchor;
  docx::edit::MappedText text;
  Index heading = none;
  bool is_entry = false;  // it has words; others are left as they are
  bool is_generated = false;
  bool stays = true;
  const ContentsHeading* target = nullptr;  // whose words it takes
  bool is_renewed = false;  // we proposed other words, and nobody has decided: proposed again
  ContentsLine added = {};
};

struct ContentsTable {
  const docx::parse::Document& merged;
  const docx::parse::StoryPart& part;  // its main one
  ParagraphsByName before;             // of the edited file, by bookmark
  std::vector<ContentsEntry> lines;
  std::vector<ContentsHeading> headings;
  Index field = none;
  std::uint32_t head_end = 0, tail_begin = 0;  // of the runs that begin and end it; 0: elsewhere
  bool follows_links = false;                  // some line leads to its heading
  bool is_marked = false;  // the break behind a line is somebody's tracked change
};

// Empty where there is no table, or one that is written in a way that is left alone.
[[nodiscard]] std::optional<ContentsTable> find_contents(const Context& context,
                                                         const docx::parse::Document& merged);

// Paragraphs by the bookmarks that begin in them.
[[nodiscard]] ParagraphsByName paragraphs_by_name(const docx::parse::Document& document);
// Where a line leads.
[[nodiscard]] std::string anchor_of(const docx::parse::StoryPart& part,
                                    const docx::parse::Paragraph& paragraph);
// Words, a tab, the page.
[[nodiscard]] docx::edit::MappedText map_line(const docx::parse::StoryPart& part,
                                              const docx::parse::Paragraph& paragraph);
// The words of a line without the dots and the page behind them.
[[nodiscard]] std::string_view line_words(std::string_view line);
// The words of a line with what we proposed and nobody has decided.
[[nodiscard]] std::string proposed_words(const docx::parse::StoryPart& part,
                                         const docx::parse::Paragraph& paragraph);
// The text of a heading as its line is to say it.
[[nodiscard]] std::string heading_text(const Context& context, const docx::parse::StoryPart& part,
                                       const docx::parse::Paragraph& paragraph);
[[nodiscard]] bool has_words(std::string_view text);
// What programs call the places that a table of contents leads to.
[[nodiscard]] bool is_listed_name(const std::string& bookmark);

}  // namespace vanthu::merge
