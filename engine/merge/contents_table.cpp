#include "merge/contents_table.h"

#include <algorithm>
#include <unordered_set>

#include "docx/edit/plain_text.h"
#include "docx/effective/resolve.h"
#include "docx/parse/text.h"
#include "docx/parse/walk.h"
#include "merge/flow.h"
#include "merge/merge_paragraph.h"
#include "merge/units.h"

namespace vanthu::merge {
namespace {

using docx::edit::map_text;
using docx::edit::MappedText;
using docx::edit::plain_text;
using docx::parse::no_node;
using docx::parse::NodeId;
using docx::parse::Paragraph;
using docx::parse::Piece;
using docx::parse::StoryPart;

constexpr int most_levels = 9;

// Which headings: "\o "1-3"", or all levels.
int levels_of(const std::string& instruction) {
  const std::size_t option = instruction.find("\\o");
  const std::size_t dash = option == std::string::npos ? option : instruction.find('-', option);
  if (dash == std::string::npos || dash + 1 >= instruction.size()) return most_levels;
  const char digit = instruction[dash + 1];
  return digit >= '1' && digit <= '9' ? digit - '0' : most_levels;
}

class ContentsSearch {
 public:
  ContentsSearch(const Context& context, const docx::parse::Document& merged)
      : context_(context),
        table_{.merged = merged,
               .part = merged.part_of(merged.body()),
               .before = paragraphs_by_name(context.edited.document),
               .lines = {},
               .headings = {}},
        part_(table_.part),
        xml_(part_.tree.xml()) {}

  std::optional<ContentsTable> run() {
    read_ours();
    if (!find_lines() || !find_headings()) return std::nullopt;
    return std::move(table_);
  }

 private:
  [[nodiscard]] std::string shown_words(const Paragraph& line) const {
    return context_.options.track ? proposed_words(part_, line)
                                  : std::string(line_words(map_line(part_, line).text));
  }

  // The paragraphs of the field's result: neighbours, and nothing but paragraphs.
  bool find_lines() {
    const std::vector<FlowItem> items = flow_items(part_, table_.merged.body().blocks);
    const auto is_line = [&](const FlowItem& one) {
      return one.paragraph != nullptr && is_contents(part_, *one.paragraph);
    };
    const auto first = std::find_if(items.begin(), items.end(), is_line);
    auto end = items.end();
    while (end != first && !is_line(*(end - 1))) --end;
    if (first == end) return false;
    const NodeId parent =
        first->paragraph == nullptr ? no_node : xml_.parent(first->paragraph->node);
    for (auto item = first; item != end; ++item) {
      const Paragraph* paragraph = item->paragraph;
      if (paragraph == nullptr || paragraph->section != no_node ||
          xml_.parent(paragraph->node) != parent) {
        return false;
      }
      ContentsEntry line;
      line.paragraph = paragraph;
      line.text = map_line(part_, *paragraph);
      line.anchor = anchor_of(part_, *paragraph);
      line.is_entry = has_words(shown_words(*paragraph)) && !line.anchor.empty() &&
                      open_changes(part_, *paragraph).empty();
      table_.is_marked = table_.is_marked || paragraph->mark_revision != none;
      table_.lines.push_back(std::move(line));
    }
    find_ends();
    return std::any_of(table_.lines.begin(), table_.lines.end(),
                       [](const ContentsEntry& one) { return one.is_entry; });
  }

  // The field itself, and the runs that begin and end it, where they stand beside a line's words.
  void find_ends() {
    for (const Piece& piece : table_.lines.front().paragraph->pieces) {
      if (piece.kind == Piece::Kind::FieldSeparate && table_.field == none && is_toc(piece.field)) {
        table_.field = piece.field;
        table_.head_end = part_.tree.range(piece.run).end;
      }
    }
    for (Index i = 0; i < part_.fields.size() && table_.field == none; ++i) {
      if (is_toc(i)) table_.field = i;
    }
    for (const Piece& piece : table_.lines.back().paragraph->pieces) {
      if (piece.kind == Piece::Kind::FieldEnd && piece.field == table_.field) {
        table_.tail_begin = part_.tree.range(piece.run).begin;
      }
    }
  }

  [[nodiscard]] bool is_toc(Index field) const {
    if (field == none) return false;
    const std::string& instruction = part_.fields[field].instruction;
    return std::string_view(instruction)
        .substr(std::min(instruction.find_first_not_of(' '), instruction.size()))
        .starts_with("TOC ");
  }

  bool find_headings() {
    if (table_.field == none) return false;
    const int levels = levels_of(part_.fields[table_.field].instruction);
    const docx::effective::Resolver resolver(table_.merged);
    std::unordered_set<const Paragraph*> of_table;
    std::unordered_map<std::string, Index> by_anchor;  // lines
    for (Index i = 0; i < table_.lines.size(); ++i) {
      of_table.insert(table_.lines[i].paragraph);
      if (table_.lines[i].is_entry) by_anchor.emplace(table_.lines[i].anchor, i);
    }
    docx::parse::for_each_paragraph(table_.merged.body().blocks, [&](const Paragraph& paragraph) {
      if (of_table.contains(&paragraph)) return;
      ContentsHeading heading;
      heading.paragraph = &paragraph;
      heading.level = resolver.paragraph(part_, paragraph).outline;
      if (heading.level >= levels) return;
      heading.text = heading_text(context_, part_, paragraph);
      if (!has_words(heading.text)) return;
      for (const Piece& piece : paragraph.pieces) {
        if (piece.kind != Piece::Kind::BookmarkStart || piece.index == none) continue;
        const std::string& name = part_.bookmarks[piece.index].name;
        if (by_anchor.contains(name)) heading.anchor = name;
        heading.is_listed |= is_listed_name(name) && table_.before.contains(name);
        const auto ours = ours_.find(name);
        if (ours != ours_.end()) heading.ours = ours->second;
      }
      if (heading.ours != nullptr &&
          line_words(map_line(context_.ours.part, *heading.ours).text) != heading.text) {
        heading.ours = nullptr;
      }
      const auto index = static_cast<Index>(table_.headings.size());
      if (!heading.anchor.empty()) table_.lines[by_anchor.at(heading.anchor)].heading = index;
      table_.headings.push_back(std::move(heading));
    });
    pair_by_words();
    return true;
  }

  // Programs that do not keep bookmarks lose where the lines lead.
  void pair_by_words() {
    for (ContentsEntry& line : table_.lines) {
      table_.follows_links = table_.follows_links || line.heading != none;
    }
    for (ContentsEntry& line : table_.lines) {
      if (!line.is_entry || line.heading != none) continue;
      for (Index i = 0; i < table_.headings.size(); ++i) {
        ContentsHeading& heading = table_.headings[i];
        if (!heading.anchor.empty() || heading.text != shown_words(*line.paragraph)) continue;
        heading.anchor = line.anchor;
        line.heading = i;
        break;
      }
    }
  }

  // The lines of the document as it is made now, by the names of the blocks they lead to.
  void read_ours() {
    const StoryPart& ours = context_.ours.part;
    const auto headings = paragraphs_by_name(context_.ours.document);
    docx::parse::for_each_paragraph(
        context_.ours.document.body().blocks, [&](const Paragraph& paragraph) {
          if (!is_contents(ours, paragraph)) return;
          const auto heading = headings.find(anchor_of(ours, paragraph));
          if (heading == headings.end()) return;
          for (const Piece& piece : heading->second->pieces) {
            if (piece.kind != Piece::Kind::BookmarkStart || piece.index == none) continue;
            const std::string& name = ours.bookmarks[piece.index].name;
            if (is_point(name)) ours_.emplace(name, &paragraph);
          }
        });
  }

  const Context& context_;
  ContentsTable table_;
  const StoryPart& part_;
  const xml::CompactTree& xml_;
  ParagraphsByName ours_;  // lines by the name of the block
};

}  // namespace

std::optional<ContentsTable> find_contents(const Context& context,
                                           const docx::parse::Document& merged) {
  return ContentsSearch(context, merged).run();
}

ParagraphsByName paragraphs_by_name(const docx::parse::Document& document) {
  ParagraphsByName result;
  const StoryPart& part = document.part_of(document.body());
  docx::parse::for_each_paragraph(document.body().blocks, [&](const Paragraph& paragraph) {
    for (const Piece& piece : paragraph.pieces) {
      if (piece.kind != Piece::Kind::BookmarkStart || piece.index == none) continue;
      result.emplace(part.bookmarks[piece.index].name, &paragraph);
    }
  });
  return result;
}

std::string anchor_of(const StoryPart& part, const Paragraph& paragraph) {
  for (const Piece& piece : paragraph.pieces) {
    if (piece.kind == Piece::Kind::LinkBegin && !part.links[piece.index].anchor.empty()) {
      return part.links[piece.index].anchor;
    }
    if (piece.kind != Piece::Kind::FieldBegin || piece.index == none) continue;
    const std::string& instruction = part.fields[piece.index].instruction;
    const std::size_t at = instruction.find("PAGEREF ");
    if (at == std::string::npos) continue;
    const std::size_t begin = at + 8;
    return instruction.substr(begin, instruction.find(' ', begin) - begin);
  }
  return {};
}

MappedText map_line(const StoryPart& part, const Paragraph& paragraph) {
  return map_text(part, paragraph, docx::edit::PageNumbers::Shown);
}

std::string_view line_words(std::string_view text) {
  return text.substr(0, std::min(text.rfind('\t'), text.size()));
}

std::string proposed_words(const StoryPart& part, const Paragraph& paragraph) {
  return std::string(line_words(plain_text(docx::parse::shown_text(part, paragraph).text)));
}

std::string heading_text(const Context& context, const StoryPart& part,
                         const Paragraph& paragraph) {
  return context.options.track ? plain_text(part, paragraph) : map_text(part, paragraph).text;
}

bool has_words(std::string_view text) {
  return text.find_first_not_of(" \t\n") != std::string_view::npos;
}

bool is_listed_name(const std::string& bookmark) {
  return bookmark.starts_with("_Toc") || bookmark.starts_with("__RefHeading");
}

}  // namespace vanthu::merge
