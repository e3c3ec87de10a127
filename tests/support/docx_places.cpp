#include "support/docx_places.h"

#include <fmt/format.h>

#include "docx/parse/text.h"
#include "docx/parse/walk.h"

namespace vanthu::docx::parse {
namespace {

class PlaceCheck {
 public:
  explicit PlaceCheck(const Document& document) : document_(document) {}

  std::optional<std::string> run() {
    for (const Story& story : document_.stories) {
      part_ = &document_.part_of(story);
      check_blocks(story.blocks, range(story.node));
      for_each_paragraph(story.blocks, [&](const Paragraph& one) { check_text(one); });
    }
    for (const StoryPart& part : document_.parts) {
      part_ = &part;
      check_tables();
    }
    return fault_;
  }

 private:
  [[nodiscard]] ByteRange range(NodeId node) const { return part_->tree.range(node); }

  void fail(std::string what, ByteRange at) {
    if (fault_) return;
    fault_ = fmt::format("{}: {} at {}: {}", part_->part->name, what, at.begin,
                         part_->tree.xml().slice({at.begin, std::min(at.end, at.begin + 80)}));
  }
  void expect(bool truth, std::string_view what, ByteRange at) {
    if (!truth) fail(std::string(what), at);
  }
  // `at` lies in `outer` and not before `from`, which moves behind it.
  void step(ByteRange at, ByteRange outer, std::uint32_t& from) {
    expect(at.begin >= from && at.begin < at.end && at.end <= outer.end, "order", at);
    from = at.end;
  }
  void check_node(NodeId node) {
    const std::string_view bytes = part_->slice(node);
    expect(bytes.starts_with('<') && bytes.ends_with('>'), "tags", range(node));
  }

  void check_blocks(const std::vector<Block>& blocks, ByteRange outer) {
    std::uint32_t from = outer.begin;
    for (const Block& block : blocks) {
      const ByteRange at = range(block.node());
      check_node(block.node());
      step(at, outer, from);
      if (const auto* paragraph = std::get_if<Paragraph>(&block.content)) {
        check_pieces(paragraph->pieces, at);
      } else if (const auto* control = std::get_if<BlockControl>(&block.content)) {
        expect(control->control < part_->controls.size(), "control", at);
        check_blocks(control->blocks, at);
      } else if (const auto* table = std::get_if<Table>(&block.content)) {
        check_table(*table, at);
      }
    }
  }

  void check_table(const Table& table, ByteRange outer) {
    std::uint32_t from = outer.begin;
    for (const Row& row : table.rows) {
      check_node(row.node);
      step(range(row.node), outer, from);
      std::uint32_t inner = range(row.node).begin;
      for (const Cell& cell : row.cells) {
        check_node(cell.node);
        step(range(cell.node), range(row.node), inner);
        expect(cell.column + cell.column_span <= table.columns, "columns", range(cell.node));
        check_blocks(cell.blocks, range(cell.node));
      }
    }
  }

  void check_pieces(const std::vector<Piece>& pieces, ByteRange outer) {
    std::uint32_t from = outer.begin;
    for (const Piece& piece : pieces) {
      // The end of <w:hyperlink/> is empty.
      expect(piece.at.begin >= from && piece.at.end <= outer.end, "order of pieces", piece.at);
      from = piece.at.end;
      if (piece.run != no_node) {
        const ByteRange run = range(piece.run);
        expect(piece.at.begin > run.begin && piece.at.end < run.end, "run", piece.at);
      }
      expect(piece.revision == none || piece.revision < part_->revisions.size(), "revision",
             piece.at);
      expect(piece.field == none || piece.field < part_->fields.size(), "field", piece.at);
    }
  }

  void check_text(const Paragraph& paragraph) {
    for (const View view : {View::Final, View::Original, View::All}) {
      const ShownText shown = shown_text(*part_, paragraph, view);
      std::uint32_t covered = 0;
      for (const ShownText::Span& span : shown.spans) {
        const Piece& piece = paragraph.pieces[span.piece];
        expect(span.begin == covered && span.end > span.begin, "spans", piece.at);
        covered = span.end;
        if (view == View::Final) check_span(paragraph, shown, span);
      }
      expect(covered == shown.text.size(), "spans", range(paragraph.node));
    }
  }

  void check_span(const Paragraph& paragraph, const ShownText& shown, const ShownText::Span& span) {
    const Piece& piece = paragraph.pieces[span.piece];
    std::uint32_t before = piece.at.begin;
    // Long texts are looked at in some places: the search begins anew each time.
    const std::uint32_t stride = std::max(1u, (span.end - span.begin) / 64);
    for (std::uint32_t at = span.begin; at < span.end; at += stride) {
      while (at < span.end && (static_cast<unsigned char>(shown.text[at]) & 0xC0) == 0x80) ++at;
      if (at >= span.end) break;
      const auto source = source_of(*part_, paragraph, shown, at);
      if (!source || source->piece != span.piece || source->byte < before ||
          source->byte >= piece.at.end) {
        return fail("source of text", piece.at);
      }
      before = source->byte;
      const char found = part_->tree.xml().bytes()[source->byte];
      const bool is_same =
          found == shown.text[at] || found == '&' || found == '<' ||
          (shown.text[at] == ' ' && (found == '\n' || found == '\t' || found == '\r'));
      expect(is_same, "character", piece.at);
    }
  }

  void check_tables() {
    const auto above = [](const auto& all, auto member) {
      for (std::size_t i = 0; i < all.size(); ++i) {
        const Index parent = all[i].*member;
        if (parent != none && parent >= i) return false;
      }
      return true;
    };
    const ByteRange whole = range(0);
    expect(above(part_->revisions, &Revision::parent), "parents of revisions", whole);
    expect(above(part_->controls, &Control::parent), "parents of controls", whole);
    expect(above(part_->fields, &Field::parent), "parents of fields", whole);
    for (const Object& object : part_->objects) {
      for (const Index box : object.boxes) {
        expect(box < document_.stories.size(), "text box", range(object.node));
      }
    }
  }

  const Document& document_;
  const StoryPart* part_ = nullptr;
  std::optional<std::string> fault_;
};

}  // namespace

std::optional<std::string> find_misplaced(const Document& document) {
  return PlaceCheck(document).run();
}

}  // namespace vanthu::docx::parse
