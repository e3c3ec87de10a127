// The text form of a Document: one line a block, row, cell and piece.

#include <fmt/format.h>

#include <iterator>
#include <span>

#include "docx/parse/document.h"
#include "docx/parse/properties.h"

namespace vanthu::docx::parse {
namespace {

constexpr std::string_view piece_names[] = {"text",
                                            "tab",
                                            "line-break",
                                            "page-break",
                                            "column-break",
                                            "no-break-hyphen",
                                            "soft-hyphen",
                                            "symbol",
                                            "field-begin",
                                            "instruction",
                                            "field-separate",
                                            "field-end",
                                            "link-begin",
                                            "link-end",
                                            "control-begin",
                                            "control-end",
                                            "bookmark-start",
                                            "bookmark-end",
                                            "comment-start",
                                            "comment-end",
                                            "comment-reference",
                                            "footnote-reference",
                                            "endnote-reference",
                                            "note-mark",
                                            "separator",
                                            "object",
                                            "opaque"};
constexpr std::string_view revision_names[] = {"ins",     "del",        "move-from",
                                               "move-to", "cell-merge", "format"};
constexpr std::string_view control_kinds[] = {"control", "custom-xml", "smart-tag"};
constexpr std::string_view control_types[] = {
    "rich-text",         "text",          "date",    "drop-down", "combo-box",    "checkbox",
    "picture",           "group",         "gallery", "citation",  "bibliography", "equation",
    "repeating-section", "repeating-item"};
constexpr std::string_view story_names[] = {"body",    "header",  "footer",  "footnote",
                                            "endnote", "comment", "text-box"};
constexpr std::string_view header_types[] = {"default", "first", "even"};
constexpr std::string_view object_names[] = {"drawing", "picture", "embedded", "math"};

template <typename Enum>
std::string_view word(std::span<const std::string_view> names, Enum value) {
  return names[static_cast<std::size_t>(value)];
}

// A line of its own whatever it holds.
std::string quoted(std::string_view text) {
  std::string result = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') result += '\\';
    if (static_cast<unsigned char>(c) < 0x20) {
      fmt::format_to(std::back_inserter(result), "\\x{:02X}", static_cast<unsigned>(c));
    } else {
      result += c;
    }
  }
  return result += '"';
}

class Dump {
 public:
  explicit Dump(const Document& document) : document_(document) {}

  std::string take() {
    write_package();
    for (Index i = 0; i < document_.stories.size(); ++i) write_story(i);
    for (const StoryPart& part : document_.parts) write_format_changes(part);
    for (std::size_t i = 0; i < document_.sections.size(); ++i) write_section(i);
    return std::move(out_);
  }

 private:
  template <typename... Args>
  void line(fmt::format_string<Args...> form, Args&&... args) {
    out_.append(depth_ * 2, ' ');
    fmt::format_to(std::back_inserter(out_), form, std::forward<Args>(args)...);
    out_ += '\n';
  }

  void write_package() {
    const Package& package = document_.package;
    line("package {}{}{}{}", package.main().name, package.is_strict() ? " strict" : "",
         package.has_macros() ? " macros" : "", package.is_signed() ? " signed" : "");
    Diagnostics ignored;
    for (const CustomProperty& one : custom_properties(package, ignored)) {
      line("property {} = {}", quoted(one.name), quoted(one.value));
    }
    for (const CustomXml& one : custom_xml(package, ignored)) {
      line("custom-xml {} {}", one.part->name, one.store_id);
    }
  }

  void write_story(Index index) {
    const Story& story = document_.stories[index];
    part_ = &document_.part_of(story);
    std::string detail;
    const auto add = [&](std::string text) { detail += " " + std::move(text); };
    if (story.kind == Story::Kind::TextBox) add(fmt::format("{}", index));
    if (!story.id.empty()) add(story.id);
    if (!story.note_type.empty()) add(story.note_type);
    if (!story.author.empty()) add("by " + quoted(story.author));
    if (!story.date.empty()) add(story.date);
    if (!story.answers.empty()) add("answers " + story.answers);
    if (story.is_resolved) add("resolved");
    for (const Story::Use& use : story.uses) {
      add(fmt::format("{}:{}", use.section + 1, word(header_types, use.type)));
    }
    line("{} {}{}", word(story_names, story.kind), part_->part->name, detail);
    write_blocks(story.blocks);
  }

  void write_format_changes(const StoryPart& part) {
    part_ = &part;
    for (Index i = 0; i < part.revisions.size(); ++i) {
      if (part.revisions[i].kind != Revision::Kind::Format) continue;
      line("changed {} {}{}", part.part->name, element(part.revisions[i].node), revision_text(i));
    }
  }

  void write_section(std::size_t index) {
    const Section& section = document_.sections[index];
    std::string detail = section.has_title_page ? " title-page" : "";
    const auto add = [&](std::string_view name, const std::array<Index, 3>& stories) {
      for (std::size_t type = 0; type < stories.size(); ++type) {
        if (stories[type] == none) continue;
        fmt::format_to(std::back_inserter(detail), " {}:{}={}", name, header_types[type],
                       document_.part_of(document_.stories[stories[type]]).part->name);
      }
    };
    add("header", section.headers);
    add("footer", section.footers);
    line("section {}{}", index + 1, detail);
  }

  void write_blocks(const std::vector<Block>& blocks) {
    ++depth_;
    for (const Block& block : blocks) {
      if (const auto* paragraph = std::get_if<Paragraph>(&block.content)) {
        write_paragraph(*paragraph);
      } else if (const auto* table = std::get_if<Table>(&block.content)) {
        write_table(*table);
      } else if (const auto* control = std::get_if<BlockControl>(&block.content)) {
        line("{}", control_text(control->control));
        write_blocks(control->blocks);
      } else if (const auto* mark = std::get_if<Mark>(&block.content)) {
        write_piece(mark->piece);
      } else {
        line("opaque {}", element(block.node()));
      }
    }
    --depth_;
  }

  void write_paragraph(const Paragraph& paragraph) {
    const std::string style = part_->tree.child_value(paragraph.properties, Name::w_pStyle);
    line("paragraph{}{}{}{}", style.empty() ? "" : " style=" + style,
         paragraph.section != no_node ? " ends-section" : "", revision_text(paragraph.revision),
         paragraph.mark_revision == none ? "" : " mark" + revision_text(paragraph.mark_revision));
    ++depth_;
    for (const Piece& piece : paragraph.pieces) write_piece(piece);
    --depth_;
  }

  void write_table(const Table& table) {
    line("table {} columns", table.columns);
    ++depth_;
    for (const Row& row : table.rows) {
      line("row{}{}{}{}",
           row.columns_before > 0 ? fmt::format(" before={}", row.columns_before) : "",
           row.columns_after > 0 ? fmt::format(" after={}", row.columns_after) : "",
           revision_text(row.revision), controls_text(row.controls));
      ++depth_;
      for (const Piece& mark : row.marks) write_piece(mark);
      for (const Cell& cell : row.cells) {
        line("cell {}{}{}{}{}", cell.column,
             cell.column_span > 1 ? fmt::format(" columns={}", cell.column_span) : "",
             cell.merge == Cell::Merge::Continue ? std::string(" continued")
             : cell.row_span > 1                 ? fmt::format(" rows={}", cell.row_span)
                                                 : std::string(),
             revision_text(cell.revision), controls_text(cell.controls));
        write_blocks(cell.blocks);
      }
      --depth_;
    }
    for (const Piece& mark : table.marks) write_piece(mark);
    --depth_;
  }

  void write_piece(const Piece& piece) {
    const bool is_instruction =
        piece.in_instruction && piece.kind != Piece::Kind::FieldInstruction &&
        piece.kind != Piece::Kind::FieldSeparate && piece.kind != Piece::Kind::FieldEnd;
    line("{}{}{}{}{}", word(piece_names, piece.kind), detail_of(piece),
         piece.is_hidden ? " hidden" : "", is_instruction ? " in-instruction" : "",
         revision_text(piece.revision));
  }

  std::string detail_of(const Piece& piece) const {
    const PartTree& tree = part_->tree;
    switch (piece.kind) {
      case Piece::Kind::Text:
      case Piece::Kind::FieldInstruction:
        return " " + quoted(tree.shown_text(piece.node));
      case Piece::Kind::Symbol:
        return " " + tree.get(piece.node, Name::w_char);
      case Piece::Kind::FieldBegin: {
        const Field& field = part_->fields[piece.index];
        return fmt::format(" {}{} {}", piece.index, field.is_simple ? " simple" : "",
                           quoted(field.instruction));
      }
      case Piece::Kind::LinkBegin: {
        const Link& link = part_->links[piece.index];
        std::string result = fmt::format(" {}", piece.index);
        if (!link.target.empty()) result += " " + quoted(link.target);
        if (!link.anchor.empty()) result += " #" + quoted(link.anchor);
        return result;
      }
      case Piece::Kind::ControlBegin:
        return " " + control_text(piece.index);
      case Piece::Kind::BookmarkStart:
        return " " + quoted(part_->bookmarks[piece.index].name);
      case Piece::Kind::BookmarkEnd:
        return piece.index == none ? " of none" : " " + quoted(part_->bookmarks[piece.index].name);
      case Piece::Kind::CommentStart:
      case Piece::Kind::CommentEnd:
      case Piece::Kind::CommentReference:
      case Piece::Kind::FootnoteReference:
      case Piece::Kind::EndnoteReference:
        return " " + tree.get(piece.node, Name::w_id);
      case Piece::Kind::FieldSeparate:
      case Piece::Kind::FieldEnd:
      case Piece::Kind::LinkEnd:
      case Piece::Kind::ControlEnd:
        return piece.index == none ? std::string(" of none") : fmt::format(" {}", piece.index);
      case Piece::Kind::Object: {
        const Object& object = part_->objects[piece.index];
        std::string result = fmt::format(" {}", word(object_names, object.kind));
        for (const Index box : object.boxes)
          fmt::format_to(std::back_inserter(result), " box={}", box);
        return result;
      }
      case Piece::Kind::Opaque:
        return " " + element(piece.node);
      default:
        return {};
    }
  }

  // "<w:permStart"
  std::string element(NodeId node) const {
    const std::string_view tag = part_->tree.xml().slice(part_->tree.xml().start_tag(node));
    return std::string(tag.substr(0, tag.find_first_of(" \t\r\n/>")));
  }

  std::string control_text(Index index) const {
    const Control& control = part_->controls[index];
    std::string result = fmt::format("{} {}", word(control_kinds, control.kind), index);
    const auto add = [&](std::string_view name, const std::string& value) {
      if (!value.empty()) fmt::format_to(std::back_inserter(result), " {}={}", name, quoted(value));
    };
    if (control.kind == Control::Kind::Content) {
      fmt::format_to(std::back_inserter(result), " {}", word(control_types, control.type));
    }
    add("tag", control.tag);
    add("alias", control.alias);
    add("id", control.id);
    add("lock", control.lock);
    if (control.binding) {
      add("xpath", control.binding->xpath);
      add("store", control.binding->store_id);
    }
    if (control.is_placeholder) result += " placeholder";
    if (control.is_temporary) result += " temporary";
    return result;
  }

  std::string controls_text(const std::vector<Index>& controls) const {
    std::string result;
    for (const Index one : controls) result += " [" + control_text(one) + "]";
    return result;
  }

  std::string revision_text(Index revision) const {
    std::string result;
    for (; revision != none; revision = part_->revisions[revision].parent) {
      const Revision& one = part_->revisions[revision];
      result.insert(0, fmt::format(" [{} {} {}{}]", word(revision_names, one.kind), one.id,
                                   quoted(one.author), one.date.empty() ? "" : " " + one.date));
    }
    return result;
  }

  const Document& document_;
  const StoryPart* part_ = nullptr;
  std::string out_;
  std::size_t depth_ = 0;
};

}  // namespace

std::string dump(const Document& document) {
  return Dump(document).take();
}

}  // namespace vanthu::docx::parse
