#include "annex_support.h"

#include <algorithm>
#include <set>

#include "docx/parse/text.h"
#include "docx/parse/walk.h"
#include "merge/record_reader.h"
#include "merge/units.h"
#include "support/catch.h"

namespace vanthu::test {

using docx::parse::Document;
using docx::parse::Row;

std::size_t Merged::count(Code code) const {
  return static_cast<std::size_t>(std::count_if(
      said.begin(), said.end(), [&](const Diagnostic& one) { return one.code == code; }));
}

std::string Merged::place(Code code) const {
  for (const Diagnostic& one : said) {
    if (one.code == code) return in_language(one.args.front(), Language::Vietnamese);
  }
  return {};
}

Merged merged(const std::string& edited, const std::string& ours,
              const merge::AnnexOptions& options) {
  Diagnostics diagnostics;
  const Document one = parsed(edited);
  const Document other = parsed(ours);
  const auto base = merge::read_record(one.package, diagnostics);
  const auto our_record = merge::read_record(other.package, diagnostics);
  REQUIRE(our_record);
  merge::AnnexOptions dated = options;
  dated.date = "2026-06-15";
  std::optional<merge::AnnexBase> known;
  if (base) known.emplace(merge::AnnexBase{*base, merge::find_blocks(one, *base)});
  const auto result =
      merge::annex(edited, one, std::move(known), other, *our_record, dated, diagnostics);
  CHECK(result.has_value() != diagnostics.has_errors());
  Merged answer;
  if (result) {
    answer.bytes = result->bytes;
    answer.conflicts = result->conflicts;
  }
  answer.said = diagnostics.all();
  return answer;
}

Content with_target(const std::string& text) {
  Content content = sample_content();
  content.opening[1].text = text;
  return content;
}

void check_sound(const Merged& result, const std::string& ours) {
  REQUIRE_FALSE(result.bytes.empty());
  CHECK(faults_of(result.bytes) == std::vector<std::string>{});
  const Merged again = merged(result.bytes, ours);
  CHECK((again.bytes == result.bytes));
  CHECK(again.has(Code::AnnexNothing));
}

std::vector<std::string> text_of(const std::string& bytes, Marks marks) {
  const Document document = parsed(bytes);
  const auto view = marks == Marks::Accepted   ? docx::parse::View::Final
                    : marks == Marks::Rejected ? docx::parse::View::Original
                                               : docx::parse::View::All;
  const std::string text = docx::parse::reading_text(document, document.body(), view);
  std::vector<std::string> lines;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    if (end > begin) lines.push_back(text.substr(begin, end - begin));
    begin = end + 1;
  }
  return lines;
}

std::vector<std::string> contents_of(const std::string& bytes, Marks marks) {
  const Document document = parsed(bytes);
  const docx::parse::StoryPart& part = document.part_of(document.body());
  const auto view = marks == Marks::Rejected ? docx::parse::View::Original
                                             : docx::parse::View::Final;
  std::vector<std::string> lines;
  docx::parse::for_each_paragraph(
      document.body().blocks, [&](const docx::parse::Paragraph& paragraph) {
        if (!merge::is_contents(part, paragraph)) return;
        const std::string text = docx::parse::shown_text(part, paragraph, view).text;
        if (!text.empty()) lines.push_back(text);
      });
  return lines;
}

std::size_t section_count(const std::string& bytes) {
  return parsed(bytes).sections.size();
}

std::vector<std::string> headers_of(const std::string& bytes) {
  const Document document = parsed(bytes);
  std::vector<std::string> result;
  for (const docx::parse::Section& section : document.sections) {
    const docx::parse::Index story = section.headers[0];
    std::string text = story == docx::parse::none
                           ? ""
                           : docx::parse::reading_text(document, document.stories[story]);
    while (text.ends_with('\n')) text.pop_back();  // a part without words is none
    result.push_back(std::move(text));
  }
  return result;
}

std::size_t ragged_rows(const std::string& bytes) {
  const Document document = parsed(bytes);
  const auto& tree = document.parts[0].tree;
  std::size_t count = 0;
  for_each_row(document.body().blocks, [&](const docx::parse::Table& table, const Row& one) {
    int columns = 0;
    for (const docx::parse::Cell& cell : one.cells) columns += cell.column_span;
    int grid = 0;
    for (const auto child : tree.children(table.grid)) {
      grid += tree.name(child) == docx::parse::Name::w_gridCol ? 1 : 0;
    }
    if (columns != grid) ++count;
  });
  return count;
}

bool holds(const std::vector<std::string>& lines, std::string_view words) {
  return std::any_of(lines.begin(), lines.end(), [&](const std::string& line) {
    return line.find(words) != std::string::npos;
  });
}

std::string main_part(const std::string& bytes) {
  return std::string(parsed(bytes).package.main().bytes);
}

std::vector<std::string> faults_of(const std::string& bytes) {
  std::vector<std::string> faults;
  const Document document = parsed(bytes);
  std::set<std::string> ids, names;
  for (const docx::parse::StoryPart& part : document.parts) {
    for (const docx::parse::Bookmark& one : part.bookmarks) {
      if (!ids.insert(one.id).second) faults.push_back("bookmark id twice: " + one.id);
      if (!names.insert(one.name).second) faults.push_back("bookmark twice: " + one.name);
      if (one.end == docx::parse::no_node) faults.push_back("bookmark open: " + one.name);
    }
    for (const docx::parse::Revision& one : part.revisions) {
      if (!ids.insert(one.id).second) faults.push_back("revision id twice: " + one.id);
      if (one.parent != docx::parse::none) faults.push_back("revision in a revision: " + one.id);
    }
    const std::string_view text = part.part->bytes;
    const auto& tree = part.tree;
    for (docx::parse::NodeId node = 0; node < tree.xml().size(); ++node) {
      const auto name = tree.name(node);
      const auto parent = tree.xml().parent(node);
      using docx::parse::Name;
      if ((name == Name::w_ins || name == Name::w_del) && parent != docx::parse::no_node &&
          (tree.name(parent) == Name::w_r || tree.name(parent) == Name::w_t)) {
        faults.push_back("a mark in a run");
      }
      if (name == Name::w_pPr && tree.name(parent) != Name::w_p &&
          tree.name(parent) != Name::w_pPrChange) {
        faults.push_back("w:pPr outside of a paragraph");
      }
      if (name == Name::w_pPr && tree.name(parent) == Name::w_p &&
          tree.children(parent).begin() != tree.children(parent).end() &&
          *tree.children(parent).begin() != node) {
        faults.push_back("w:pPr behind what is in the paragraph");
      }
      if (name == Name::w_r && tree.name(parent) == Name::w_r) faults.push_back("a run in a run");
      if (name == Name::w_tc) {
        docx::parse::NodeId last = docx::parse::no_node;
        for (const auto child : tree.children(node)) last = child;
        if (last == docx::parse::no_node || tree.name(last) != Name::w_p) {
          faults.push_back("a cell that does not end in a paragraph");
        }
      }
      if (name == Name::w_t) {
        for (auto above = parent; above != docx::parse::no_node; above = tree.xml().parent(above)) {
          if (tree.name(above) == Name::w_del) faults.push_back("w:t in w:del");
        }
      }
    }
    static_cast<void>(text);
  }
  return faults;
}

}  // namespace vanthu::test
