#include "merge/contents_write.h"

#include <fmt/format.h>

#include <algorithm>

#include "docx/edit/paragraph_edit.h"
#include "docx/edit/plain_text.h"
#include "merge/contents_lines.h"
#include "xml/emit.h"

namespace vanthu::merge {
namespace {

using docx::edit::as_words;
using docx::edit::diff;
using docx::edit::Hunk;
using docx::edit::MappedText;
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

class ContentsWriter {
 public:
  ContentsWriter(Context& context, ContentsTable& table, ContentsPlan plan)
      : context_(context),
        table_(table),
        plan_(std::move(plan)),
        part_(table.part),
        xml_(part_.tree.xml()) {}

  std::optional<WrittenContents> run() {
    const std::size_t added = fill_added();
    const auto out = static_cast<std::size_t>(
        std::count_if(plan_.order.begin(), plan_.order.end(),
                      [](const ContentsEntry* one) { return !one->stays; }));
    if (out == plan_.order.size()) return std::nullopt;
    if (plan_.is_rebuilt || added > 0) {
      if (!rebuild()) return std::nullopt;
    } else {
      for (const ContentsEntry& line : table_.lines) edit_words(line, patch_);
    }
    return WrittenContents{std::move(patch_), plan_.changed + out + added};
  }

 private:
  // How many could be made; the others are left out.
  std::size_t fill_added() {
    std::size_t count = 0;
    for (std::size_t at = 0; at < plan_.order.size();) {
      ContentsEntry& line = *plan_.order[at];
      if (line.paragraph != nullptr) {
        ++at;
      } else if (fill(line, table_.headings[line.heading], at)) {
        ++count;
        ++at;
      } else {
        plan_.order.erase(plan_.order.begin() + static_cast<std::ptrdiff_t>(at));
      }
    }
    return count;
  }

  // A new line: ours where the new document has one for the heading, else like one of its level.
  bool fill(ContentsEntry& line, ContentsHeading& heading, std::size_t at) {
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

  bool imitate(ContentsEntry& line, ContentsHeading& heading, std::size_t at) {
    const ContentsEntry* like = nullptr;
    for (const ContentsEntry& one : table_.lines) {
      if (one.heading == none || table_.headings[one.heading].level != heading.level) continue;
      if (like == nullptr || one.heading < line.heading) like = &one;
    }
    if (like == nullptr) return false;
    std::string page;
    for (std::size_t i = at; i-- > 0 && page.empty();) {
      const std::string& before = plan_.order[i]->text.text;
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
  void lead_to(ContentsHeading& heading) {
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
  void edit_words(const ContentsEntry& line, PartPatch& patch) {
    if (line.target == nullptr) return;
    const std::string old(line_words(line.text.text));
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
  [[nodiscard]] ByteRange content_of(const ContentsEntry& line) const {
    ByteRange range = xml_.content(line.paragraph->node);
    if (line.paragraph->properties != no_node) {
      range.begin = part_.tree.range(line.paragraph->properties).end;
    }
    if (!line.is_entry) return range;
    if (&line == &table_.lines.front() && table_.head_end != 0) range.begin = table_.head_end;
    if (&line == &table_.lines.back() && table_.tail_begin != 0) range.end = table_.tail_begin;
    return range;
  }

  // A stretch of a paragraph with changes inside it, also at its ends.
  [[nodiscard]] std::string slice(const ContentsEntry& line, ByteRange range,
                                  PartPatch& patch) const {
    const ByteRange whole = part_.tree.range(line.paragraph->node);
    const std::string text = patch.applied(xml_.bytes(), whole);
    const std::size_t front = range.begin - whole.begin;
    return text.substr(front, text.size() - front - (whole.end - range.end));
  }

  // All paragraphs of the table anew.
  bool rebuild() {
    const bool track = context_.options.track;
    if (track && table_.is_marked) return false;
    FieldEnds ends;
    const auto text = [&](std::uint32_t begin, std::uint32_t end) {
      return std::string(xml_.slice({begin, end}));
    };
    const ContentsEntry& first = table_.lines.front();
    const ContentsEntry& last = table_.lines.back();
    if (first.is_entry && table_.head_end != 0) {
      ByteRange range = xml_.content(first.paragraph->node);
      if (first.paragraph->properties != no_node) {
        range.begin = part_.tree.range(first.paragraph->properties).end;
      }
      ends.head = text(range.begin, table_.head_end);
    }
    if (last.is_entry && table_.tail_begin != 0) {
      ends.tail = text(table_.tail_begin, xml_.content(last.paragraph->node).end);
    }
    std::vector<ContentsLine> lines;
    for (const ContentsEntry* line : plan_.order) {
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
  ContentsTable& table_;
  ContentsPlan plan_;
  const StoryPart& part_;
  const xml::CompactTree& xml_;
  PartPatch patch_;
};

}  // namespace

std::optional<WrittenContents> write_contents(Context& context, ContentsTable& table,
                                              ContentsPlan plan) {
  return ContentsWriter(context, table, std::move(plan)).run();
}

}  // namespace vanthu::merge
