#include "check/to_unicode.h"

#include <map>
#include <string_view>
#include <vector>

#include "docx/edit/patch.h"
#include "docx/effective/resolve.h"
#include "docx/parse/walk.h"
#include "text/legacy.h"
#include "xml/emit.h"
#include "zip/write.h"

namespace vanthu::check {
namespace {

using docx::edit::PartPatch;
using docx::parse::Name;
using docx::parse::NodeId;
using docx::parse::Piece;

constexpr std::string_view unicode_face = "Times New Roman";

// Every w:rFonts that names a legacy face.
void change_faces(const docx::parse::PartTree& tree, PartPatch& changes) {
  for (NodeId node = 0; node < tree.xml().size(); ++node) {
    if (tree.name(node) != Name::w_rFonts) continue;
    for (const xml::CompactTree::Attribute& one : tree.xml().attributes(node)) {
      if (text::legacy_of(tree.xml().value(one)))
        changes.replace(one.value, std::string(unicode_face));
    }
  }
}

class Converter {
 public:
  explicit Converter(const docx::parse::Document& document)
      : document_(document), resolver_(document) {}

  Converted run() {
    for (const docx::parse::Story& story : document_.stories) {
      const docx::parse::StoryPart& part = document_.part_of(story);
      PartPatch& changes = changes_[part.part->name];
      docx::parse::for_each_paragraph(story.blocks, [&](const docx::parse::Paragraph& paragraph) {
        for (const Piece& piece : paragraph.pieces) turn(part, paragraph, piece, changes);
      });
    }
    for (const docx::parse::StoryPart& part : document_.parts) {
      change_faces(part.tree, changes_[part.part->name]);
    }
    for (const std::string_view kind : {"styles", "numbering"}) {
      const docx::parse::Part* part = document_.package.related(document_.package.main(), kind);
      docx::parse::PartTree tree;
      if (part != nullptr && !tree.read(part->bytes)) change_faces(tree, changes_[part->name]);
    }
    std::vector<zip::Entry> entries;
    for (const zip::Entry& entry : document_.package.entries()) {
      const auto found = changes_.find(entry.name);
      entries.push_back(
          {entry.name, found == changes_.end() ? entry.bytes : found->second.applied(entry.bytes)});
    }
    return {zip::write(entries), words_};
  }

 private:
  void turn(const docx::parse::StoryPart& part, const docx::parse::Paragraph& paragraph,
            const Piece& piece, PartPatch& changes) {
    if (piece.kind != Piece::Kind::Text && piece.kind != Piece::Kind::SoftHyphen) return;
    const auto values = resolver_.run(part, paragraph, piece.properties);
    const std::string& face = text::legacy_of(values.h_ansi) ? values.h_ansi : values.ascii;
    const auto encoding = text::legacy_of(face);
    if (!encoding) return;
    const bool capitals = text::shows_capitals(face);
    if (piece.kind == Piece::Kind::SoftHyphen) {
      // Word's own element for U+00AD, which is a letter here.
      if (*encoding != text::Legacy::Tcvn3) return;
      const std::string_view tag = part.slice(piece.node);
      const std::size_t colon = tag.find(':');
      const std::string prefix(tag.substr(1, colon == std::string_view::npos ? 0 : colon));
      changes.replace(part.tree.range(piece.node),
                      "<" + prefix + "t>" + (capitals ? "Ư" : "ư") + "</" + prefix + "t>");
      ++words_;
      return;
    }
    const std::string before = part.tree.xml().text(piece.node);
    const std::string after = text::from_legacy(before, *encoding, capitals);
    if (after == before) return;
    std::string escaped;
    xml::escape_into(escaped, after);
    changes.replace(part.tree.xml().content(piece.node), std::move(escaped));
    ++words_;
  }

  const docx::parse::Document& document_;
  docx::effective::Resolver resolver_;
  std::map<std::string, PartPatch> changes_;  // by part
  std::size_t words_ = 0;
};

}  // namespace

Converted to_unicode(const docx::parse::Document& document) {
  return Converter(document).run();
}

}  // namespace vanthu::check
