#include "merge/contents.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <memory>
#include <optional>
#include <unordered_map>

#include "docx/edit/paragraph_edit.h"
#include "docx/edit/plain_text.h"
#include "docx/effective/resolve.h"
#include "docx/parse/text.h"
#include "docx/parse/walk.h"
#include "merge/contents_lines.h"
#include "merge/flow.h"
#include "merge/merge_paragraph.h"
#include "merge/places.h"
#include "merge/units.h"
#include "xml/emit.h"

namespace vanthu::merge {
namespace {

using docx::edit::as_words;
using docx::edit::diff;
using docx::edit::Hunk;
using docx::edit::map_text;
using docx::edit::MappedText;
using docx::edit::our_name;
using docx::edit::ParagraphEdit;
using docx::edit::PartPatch;
using docx::edit::plain_text;
using docx::parse::no_node;
using docx::parse::NodeId;
using docx::parse::Paragraph;
using docx::parse::Piece;
using docx::parse::StoryPart;
using State = ContentsLine::State;
using xml::ByteRange;

constexpr int most_levels = 9;

// Which headings: "\o "1-3"", or all levels.
int levels_of(const std::string& instruction) {
  const std::size_t option = instruction.find("\\o");
  const std::size_t dash = option == std::string::npos ? option : instruction.find('-', option);
  if (dash == std::string::npos || dash + 1 >= instruction.size()) return most_levels;
  const char digit = instruction[dash + 1];
  return digit >= '1' && digit <= '9' ? digit - '0' : most_levels;
}

// The words of a line without the dots and the page behind them.
std::string_view words_of(std::string_view text) {
  return text.substr(0, std::min(text.rfind('\t'), text.size()));
}

bool has_words(std::string_view text) {
  return text.find_first_not_of(" \t\n") != std::string_view::npos;
}

// Where a line leads.
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

// Words, a tab, the page.
MappedText map_line(const StoryPart& part, const Paragraph& paragraph) {
  return map_text(part, paragraph, docx::edit::PageNumbers::Shown);
}

// The words of a line with what we proposed and nobody has decided.
std::string proposed_words(const StoryPart& part, const Paragraph& paragraph) {
  return std::string(words_of(plain_text(docx::parse::shown_text(part, paragraph).text)));
}

// Paragraphs by the bookmarks that begin in them.
std::unordered_map<std::string, const Paragraph*> paragraphs_by_name(
    const docx::parse::Document& document) {
  std::unordered_map<std::string, const Paragraph*> result;
  const StoryPart& part = document.part_of(document.body());
  docx::parse::for_each_paragraph(document.body().blocks, [&](const Paragraph& paragraph) {
    for (const Piece& piece : paragraph.pieces) {
      if (piece.kind != Piece::Kind::BookmarkStart || piece.index == none) continue;
      result.emplace(part.bookmarks[piece.index].name, &paragraph);
    }
  });
  return result;
}

// What programs call the places that a table of contents leads to.
bool is_listed_name(const std::string& bookmark) {
  return bookmark.starts_with("_Toc") || bookmark.starts_with("__RefHeading");
}

class ContentsRefresh {
 public:
  ContentsRefresh(Context& context, const docx::parse::Document& merged)
      : context_(context),
        merged_(merged),
        part_(merged.part_of(merged.body())),
        xml_(part_.tree.xml()),
        before_(paragraphs_by_name(context.edited.document)) {
    for (const RecordedBlock& block : context.edited.record.blocks) {
      for (const std::string& cell : block.cells) written_.insert(cell);
    }
  }

  RefreshedContents run() {
    RefreshedContents result;
    read_ours();
    if (!find_lines() || !find_headings()) return result;
    for (Line& line : lines_) follow(line);
    arrange();
    const std::size_t out = static_cast<std::size_t>(
        std::count_if(order_.begin(), order_.end(), [](const Line* one) { return !one->stays; }));
    if (out == order_.size()) return result;
    result.is_done = true;
    result.lines = changed_ + out + added_.size();
    if (is_rebuilt_ && !rebuild()) {
      result.is_done = false;
      return result;
    }
    if (!is_rebuilt_) {
      for (Line& line : lines_) edit_words(line, patch_);
    }
    result.patch = std::move(patch_);
    return result;
  }

 private:
  struct Heading {
    const Paragraph* paragraph = nullptr;
    int level = 0;
    std::string text;                 // as it will stand
    std::string anchor;               // of its line; "" for none yet
    bool is_listed = false;           // the table had a line for it when the file came back
    const Paragraph* ours = nullptr;  // its line in the new document, when that says the same
  };
  struct Line {
    const Paragraph* paragraph = nullptr;  // null: put in
    std::string anchor;
    MappedText text;
    Index heading = none;
    bool is_entry = false;  // it has words; others are left as they are
    bool is_generated = false;
    bool stays = true;
    const Heading* target = nullptr;  // whose words it takes
    bool is_renewed = false;  // we proposed other words, and nobody has decided: proposed again
    ContentsLine added = {};
  };

  [[nodiscard]] std::string shown(const Paragraph& paragraph) const {
    return context_.options.track ? plain_text(part_, paragraph) : map_text(part_, paragraph).text;
  }

  [[nodiscard]] std::string shown_words(const Paragraph& line) const {
    return context_.options.track ? proposed_words(part_, line)
                                  : std::string(words_of(map_line(part_, line).text));
  }

  // The paragraphs of the field's result: neighbours, and nothing but paragraphs.
  bool find_lines() {
    const std::vector<FlowItem> items = flow_items(part_, merged_.body().blocks);
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
      Line line;
      line.paragraph = paragraph;
      line.text = map_line(part_, *paragraph);
      line.anchor = anchor_of(part_, *paragraph);
      line.is_entry = has_words(shown_words(*paragraph)) && !line.anchor.empty() &&
                      open_changes(part_, *paragraph).empty();
      is_marked_ = is_marked_ || paragraph->mark_revision != none;
      lines_.push_back(std::move(line));
    }
    find_ends();
    return std::any_of(lines_.begin(), lines_.end(), [](const Line& one) { return one.is_entry; });
  }

  // The field itself, and the runs that begin and end it, where they stand beside a line's words.
  void find_ends() {
    for (const Piece& piece : lines_.front().paragraph->pieces) {
      if (piece.kind == Piece::Kind::FieldSeparate && field_ == none && is_toc(piece.field)) {
        field_ = piece.field;
        head_end_ = part_.tree.range(piece.run).end;
      }
    }
    for (Index i = 0; i < part_.fields.size() && field_ == none; ++i) {
      if (is_toc(i)) field_ = i;
    }
    for (const Piece& piece : lines_.back().paragraph->pieces) {
      if (piece.kind == Piece::Kind::FieldEnd && piece.field == field_) {
        tail_begin_ = part_.tree.range(piece.run).begin;
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
    if (field_ == none) return false;
    const int levels = levels_of(part_.fields[field_].instruction);
    const docx::effective::Resolver resolver(merged_);
    std::unordered_set<const Paragraph*> of_table;
    std::unordered_map<std::string, Index> by_anchor;  // lines
    for (Index i = 0; i < lines_.size(); ++i) {
      of_table.insert(lines_[i].paragraph);
      if (lines_[i].is_entry) by_anchor.emplace(lines_[i].anchor, i);
    }
    docx::parse::for_each_paragraph(merged_.body().blocks, [&](const Paragraph& paragraph) {
      if (of_table.contains(&paragraph)) return;
      Heading heading;
      heading.paragraph = &paragraph;
      heading.level = resolver.paragraph(part_, paragraph).outline;
      if (heading.level >= levels) return;
      heading.text = shown(paragraph);
      if (!has_words(heading.text)) return;
      for (const Piece& piece : paragraph.pieces) {
        if (piece.kind != Piece::Kind::BookmarkStart || piece.index == none) continue;
        const std::string& name = part_.bookmarks[piece.index].name;
        if (by_anchor.contains(name)) heading.anchor = name;
        heading.is_listed |= is_listed_name(name) && before_.contains(name);
        const auto ours = ours_.find(name);
        if (ours != ours_.end()) heading.ours = ours->second;
      }
      if (heading.ours != nullptr &&
          words_of(map_line(context_.ours.part, *heading.ours).text) != heading.text) {
        heading.ours = nullptr;
      }
      const auto index = static_cast<Index>(headings_.size());
      if (!heading.anchor.empty()) lines_[by_anchor.at(heading.anchor)].heading = index;
      headings_.push_back(std::move(heading));
    });
    pair_by_words();
    return true;
  }

  // Programs that do not keep bookmarks lose where the lines lead.
  void pair_by_words() {
    for (Line& line : lines_) {
      follows_links_ = follows_links_ || line.heading != none;
    }
    for (Line& line : lines_) {
      if (!line.is_entry || line.heading != none) continue;
      for (Index i = 0; i < headings_.size(); ++i) {
        Heading& heading = headings_[i];
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

  // What becomes of a line that stands there.
  void follow(Line& line) {
    if (!line.is_entry) return;
    const std::string words(words_of(line.text.text));
    const auto before = before_.find(line.anchor);
    const std::string heading_before = before == before_.end()
                                           ? std::string()
                                           : map_text(context_.edited.part, *before->second).text;
    const Heading* heading = line.heading == none ? nullptr : &headings_[line.heading];
    const std::string proposed = proposed_words(part_, *line.paragraph);
    line.is_generated = written_.contains(words) || words == heading_before ||
                        (heading != nullptr && words == heading->text);
    if (heading == nullptr) {
      // Its heading is gone, unless it only lost its level.
      const auto now = paragraphs_by_name_now().find(line.anchor);
      const bool stands = now != paragraphs_by_name_now().end() && shown(*now->second) == words;
      const bool is_known = follows_links_ || before != before_.end();
      // What we proposed and nobody has decided is no business of a run that proposes nothing.
      const bool is_open = !context_.options.track && proposed != words;
      line.stays = stands || !line.is_generated || !is_known || is_open;
      is_rebuilt_ = is_rebuilt_ || !line.stays;
      return;
    }
    // An open proposal of ours follows that of the heading, which is not to go as a whole.
    const bool is_open = !context_.options.track && proposed != words && line.is_generated;
    const std::string to_come = is_open ? plain_text(part_, *heading->paragraph) : std::string();
    if (has_words(to_come) && proposed != to_come) {
      line.target = heading;
      line.is_renewed = true;
      ++changed_;
      return;
    }
    if (words == heading->text && !context_.options.track) return;
    if (proposed == heading->text) return;
    if (line.is_generated) {
      line.target = heading;
      ++changed_;
    } else if (heading->text != heading_before) {
      context_.diagnostics.add(Code::AnnexKept, {},
                               {both("mục lục", "table of contents"), shortened(heading->text),
                                both("một dòng đã sửa tay", "a line changed by hand")});
    }
  }

  const std::unordered_map<std::string, const Paragraph*>& paragraphs_by_name_now() {
    if (!now_) now_ = paragraphs_by_name(merged_);
    return *now_;
  }

  // Lines in the order of their headings; what has none stays behind the line it stood behind.
  void arrange() {
    for (Line& line : lines_) order_.push_back(&line);
    const bool may_move = !context_.options.track;
    if (may_move && !is_in_order()) {
      std::map<Index, std::vector<Line*>> by_heading;
      std::vector<Line*> front;
      std::vector<Line*>* behind = &front;
      for (Line& line : lines_) {
        if (line.heading != none) behind = &by_heading[line.heading];
        behind->push_back(&line);
      }
      order_ = front;
      for (auto& [heading, group] : by_heading) {
        order_.insert(order_.end(), group.begin(), group.end());
      }
      is_rebuilt_ = true;
      ++changed_;
    }
    std::size_t at = 0;  // where the next line would stand
    while (at < order_.size() && !order_[at]->is_entry) ++at;
    for (Index i = 0; i < headings_.size(); ++i) {
      Heading& heading = headings_[i];
      const auto own = std::find_if(order_.begin(), order_.end(),
                                    [&](const Line* one) { return one->heading == i; });
      if (own != order_.end()) {
        at = static_cast<std::size_t>(own - order_.begin()) + 1;
        continue;
      }
      if (heading.is_listed) continue;  // somebody took its line out
      Line line;
      line.heading = i;
      line.is_entry = true;
      if (!fill(line, heading, at)) continue;
      added_.push_back(std::make_unique<Line>(std::move(line)));
      order_.insert(order_.begin() + static_cast<std::ptrdiff_t>(at++), added_.back().get());
      is_rebuilt_ = true;
    }
  }

  [[nodiscard]] bool is_in_order() const {
    Index last = 0;
    for (const Line& line : lines_) {
      if (line.heading == none) continue;
      if (line.heading < last) return false;
      last = line.heading;
    }
    return true;
  }

  // A new line: ours where the new document has one for the heading, else like one of its level.
  bool fill(Line& line, Heading& heading, std::size_t at) {
    line.added.state = State::Added;
    if (heading.ours == nullptr) return imitate(line, heading, at);
    lead_to(heading);
    const StoryPart& part = context_.ours.part;
    if (heading.ours->properties != no_node) {
      line.added.properties =
          context_.graft.element(heading.ours->properties, context_.grafting(false));
    }
    for (const Piece& link : heading.ours->pieces) {
      if (link.kind != Piece::Kind::LinkBegin) continue;
      line.added.content += context_.graft.element(part.links[link.index].node,
                                                   context_.grafting(context_.options.track));
    }
    const std::string ours = anchor_of(part, *heading.ours);
    std::string& markup = line.added.content;
    for (std::size_t i = markup.find(ours); i != std::string::npos;
         i = markup.find(ours, i + heading.anchor.size())) {
      markup.replace(i, ours.size(), heading.anchor);
    }
    return !markup.empty();
  }

  bool imitate(Line& line, Heading& heading, std::size_t at) {
    const Line* like = nullptr;
    for (const Line& one : lines_) {
      if (one.heading == none || headings_[one.heading].level != heading.level) continue;
      if (like == nullptr || one.heading < line.heading) like = &one;
    }
    if (like == nullptr) return false;
    std::string page;
    for (std::size_t i = at; i-- > 0 && page.empty();) {
      const std::string& before = order_[i]->text.text;
      if (before.rfind('\t') != std::string::npos) page = before.substr(before.rfind('\t') + 1);
    }
    lead_to(heading);
    const NodeId run = like->text.sources.empty()
                           ? no_node
                           : like->paragraph->pieces[like->text.sources[0].piece].properties;
    const std::string format = run == no_node ? std::string() : std::string(part_.slice(run));
    const auto run_of = [&](const std::string& content) {
      const std::string markup = "<w:r>" + format + content + "</w:r>";
      if (!context_.options.track) return markup;
      return "<w:ins" + context_.graft.marks().attributes() + '>' + markup + "</w:ins>";
    };
    if (like->paragraph->properties != no_node) {
      line.added.properties = part_.slice(like->paragraph->properties);
    }
    line.added.content =
        "<w:hyperlink w:anchor=\"" + heading.anchor + "\" w:history=\"1\">" +
        run_of("<w:t xml:space=\"preserve\">" + as_markup(heading.text) + "</w:t>") +
        run_of("<w:tab/>") + run_of("<w:fldChar w:fldCharType=\"begin\"/>") +
        run_of("<w:instrText xml:space=\"preserve\"> PAGEREF " + heading.anchor +
               " \\h </w:instrText>") +
        run_of("<w:fldChar w:fldCharType=\"separate\"/>") +
        run_of("<w:t>" + as_markup(page.empty() ? "1" : page) + "</w:t>") +
        run_of("<w:fldChar w:fldCharType=\"end\"/>") + "</w:hyperlink>";
    return true;
  }

  [[nodiscard]] static std::string as_markup(std::string_view text) {
    std::string result;
    for (std::size_t begin = 0; begin <= text.size();) {
      const std::size_t end = std::min(text.find_first_of("\n\t", begin), text.size());
      xml::escape_into(result, text.substr(begin, end - begin));
      if (end < text.size()) {
        result += text[end] == '\n' ? "</w:t><w:br/><w:t xml:space=\"preserve\">" : " ";
      }
      begin = end + 1;
    }
    return result;
  }

  // The same for the same words, and free.
  std::string free_name(std::string_view text) {
    std::uint32_t number = 2166136261U;  // FNV-1a
    for (const char c : text) number = (number ^ static_cast<unsigned char>(c)) * 16777619U;
    std::string name;
    do {
      name = fmt::format("_Toc{:09}", number++ % 1'000'000'000U);
    } while (!context_.bookmarks.insert(name).second);
    return name;
  }

  // A bookmark for the line to lead to.
  void lead_to(Heading& heading) {
    const Paragraph& paragraph = *heading.paragraph;
    for (const Piece& piece : paragraph.pieces) {
      if (piece.kind != Piece::Kind::BookmarkStart || piece.index == none) continue;
      const std::string& name = part_.bookmarks[piece.index].name;
      if (is_listed_name(name)) heading.anchor = name;
    }
    if (!heading.anchor.empty()) return;
    heading.anchor = free_name(heading.text);
    const std::string id = fmt::format_int(context_.graft.marks().ids.annotation()).str();
    const std::uint32_t begin = paragraph.properties == no_node
                                    ? xml_.content(paragraph.node).begin
                                    : part_.tree.range(paragraph.properties).end;
    patch_.insert(begin,
                  "<w:bookmarkStart w:id=\"" + id + "\" w:name=\"" + heading.anchor + "\"/>");
    patch_.insert(xml_.content(paragraph.node).end, "<w:bookmarkEnd w:id=\"" + id + "\"/>");
  }

  // The line with the words of its heading.
  void edit_words(const Line& line, PartPatch& patch) {
    if (line.target == nullptr) return;
    const std::string old(words_of(line.text.text));
    ParagraphEdit edit(part_, *line.paragraph, line.text, context_.graft.marks(), patch);
    edit.drop_own_marks();
    const std::string words =
        line.is_renewed ? plain_text(part_, *line.target->paragraph) : line.target->text;
    const Paragraph* ours = line.is_renewed ? nullptr : line.target->ours;
    const MappedText our_text =
        ours == nullptr ? MappedText() : map_line(context_.ours.part, *ours);
    for (const Hunk& hunk : diff(old, words)) {
      const std::string markup = ours != nullptr
                                     ? as_words(context_.ours.part, *ours, our_text, hunk.new_text)
                                     : as_markup(hunk.new_text.of(words));
      if (context_.options.track || line.is_renewed) {
        edit.replace_tracked(hunk.old_text, markup);
      } else {
        edit.replace(hunk.old_text, markup);
      }
    }
  }

  // The stretch of a line between its properties and the ends of the field.
  [[nodiscard]] ByteRange content_of(const Line& line) const {
    ByteRange range = xml_.content(line.paragraph->node);
    if (line.paragraph->properties != no_node) {
      range.begin = part_.tree.range(line.paragraph->properties).end;
    }
    if (!line.is_entry) return range;
    if (&line == &lines_.front() && head_end_ != 0) range.begin = head_end_;
    if (&line == &lines_.back() && tail_begin_ != 0) range.end = tail_begin_;
    return range;
  }

  // A stretch of a paragraph with changes inside it, also at its ends.
  [[nodiscard]] std::string slice(const Line& line, ByteRange range, PartPatch& patch) const {
    const ByteRange whole = part_.tree.range(line.paragraph->node);
    const std::string text = patch.applied(xml_.bytes(), whole);
    const std::size_t front = range.begin - whole.begin;
    return text.substr(front, text.size() - front - (whole.end - range.end));
  }

  // All paragraphs of the table anew.
  bool rebuild() {
    const bool track = context_.options.track;
    if (track && is_marked_) return false;
    FieldEnds ends;
    const auto text = [&](std::uint32_t begin, std::uint32_t end) {
      return std::string(xml_.slice({begin, end}));
    };
    const Line& first = lines_.front();
    const Line& last = lines_.back();
    if (first.is_entry && head_end_ != 0) {
      ByteRange range = xml_.content(first.paragraph->node);
      if (first.paragraph->properties != no_node) {
        range.begin = part_.tree.range(first.paragraph->properties).end;
      }
      ends.head = text(range.begin, head_end_);
    }
    if (last.is_entry && tail_begin_ != 0) {
      ends.tail = text(tail_begin_, xml_.content(last.paragraph->node).end);
    }
    std::vector<ContentsLine> lines;
    for (const Line* line : order_) {
      if (line->paragraph == nullptr) {
        lines.push_back(line->added);
        continue;
      }
      const Paragraph& paragraph = *line->paragraph;
      ContentsLine one;
      const ByteRange tag = xml_.start_tag(paragraph.node);
      const bool is_empty = tag == part_.tree.range(paragraph.node);  // <w:p/>
      one.start = is_empty ? "<w:p>" : text(tag.begin, tag.end);
      if (paragraph.properties != no_node) one.properties = part_.slice(paragraph.properties);
      one.state = line->stays ? State::Kept : State::Removed;
      if (!is_empty) {
        PartPatch patch;
        edit_words(*line, patch);
        const ByteRange content = content_of(*line);
        if (!line->stays && track) {
          const MappedText all;
          ParagraphEdit(part_, paragraph, all, context_.graft.marks(), patch)
              .strike_all(false, content);
        }
        one.content = slice(*line, content, patch);
      }
      lines.push_back(std::move(one));
    }
    patch_.replace(
        {part_.tree.range(first.paragraph->node).begin, part_.tree.range(last.paragraph->node).end},
        written_lines(std::move(lines), ends, track ? &context_.graft.marks() : nullptr));
    return true;
  }

  Context& context_;
  const docx::parse::Document& merged_;
  const StoryPart& part_;
  const xml::CompactTree& xml_;
  std::unordered_map<std::string, const Paragraph*> before_;  // of the edited file
  std::optional<std::unordered_map<std::string, const Paragraph*>> now_;
  std::unordered_set<std::string> written_;                 // texts of the file as it was made
  std::unordered_map<std::string, const Paragraph*> ours_;  // lines by the name of the block
  std::vector<Line> lines_;
  std::vector<std::unique_ptr<Line>> added_;
  std::vector<Line*> order_;
  std::vector<Heading> headings_;
  Index field_ = none;
  std::uint32_t head_end_ = 0, tail_begin_ = 0;
  std::size_t changed_ = 0;
  bool is_rebuilt_ = false;
  bool follows_links_ = false;  // some line leads to its heading
  bool is_marked_ = false;      // the break behind a line is somebody's tracked change
  PartPatch patch_;
};

}  // namespace

bool has_contents(const StoryPart& part) {
  return std::any_of(part.fields.begin(), part.fields.end(), [](const docx::parse::Field& field) {
    return field.instruction.find("TOC ") != std::string::npos;
  });
}

RefreshedContents refreshed_contents(Context& context, const docx::parse::Document& merged) {
  return ContentsRefresh(context, merged).run();
}

}  // namespace vanthu::merge
