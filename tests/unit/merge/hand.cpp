#include "hand.h"

#include <algorithm>
#include <functional>
#include <set>

#include "docx/edit/patch.h"
#include "docx/parse/read.h"
#include "docx/parse/walk.h"
#include "merge/units.h"
#include "support/catch.h"
#include "zip/read.h"
#include "zip/write.h"

namespace vanthu::test {
namespace {

using docx::parse::Document;
using docx::parse::Paragraph;
using docx::parse::Row;

std::string with_main(const std::string& bytes, const std::string& main) {
  Diagnostics diagnostics;
  auto entries = zip::read(bytes, "thu.docx", {}, diagnostics);
  REQUIRE(entries);
  for (zip::Entry& entry : *entries) {
    if (entry.name == "word/document.xml") entry.bytes = main;
  }
  return zip::write(*entries);
}

// A paragraph that shows the words, and where they stand in its bytes.
struct Spot {
  const Paragraph* paragraph = nullptr;
  docx::parse::Piece piece;
  std::uint32_t begin = 0, end = 0;
};

Spot spot_of(const Document& document, std::string_view words, bool in_contents = false) {
  Spot spot;
  const docx::parse::StoryPart& part = document.part_of(document.body());
  docx::parse::for_each_paragraph(document.body().blocks, [&](const Paragraph& one) {
    if (spot.paragraph != nullptr || merge::is_contents(part, one) != in_contents) return;
    for (const docx::parse::Piece& piece : one.pieces) {
      if (piece.kind != docx::parse::Piece::Kind::Text) continue;
      const auto range = part.tree.xml().content(piece.node);
      const std::size_t at = part.tree.xml().slice(range).find(words);
      if (at == std::string_view::npos) continue;
      spot = {&one, piece, range.begin + static_cast<std::uint32_t>(at),
              range.begin + static_cast<std::uint32_t>(at + words.size())};
      return;
    }
  });
  INFO(words);
  REQUIRE(spot.paragraph != nullptr);
  return spot;
}

void keep_spaces(const docx::parse::StoryPart& part, docx::parse::NodeId text,
                 docx::edit::PartPatch& patch) {
  if (part.tree.has(text, docx::parse::Name::xml_space)) return;
  patch.insert(part.tree.xml().start_tag(text).end - 1, " xml:space=\"preserve\"");
}

// A part that hangs on the main one.
struct NewPart {
  std::string kind, root, first;
};

void add_to_part(std::vector<zip::Entry>& entries, const NewPart& part, const std::string& content) {
  const std::string name = "word/" + part.kind + ".xml";
  const auto into = [&](const std::string& file, const std::string& markup) {
    for (zip::Entry& entry : entries) {
      if (entry.name == file) entry.bytes.insert(entry.bytes.rfind("</"), markup);
    }
  };
  const bool known = std::any_of(entries.begin(), entries.end(),
                                 [&](const zip::Entry& one) { return one.name == name; });
  if (!known) {
    into("[Content_Types].xml", "<Override PartName=\"/" + name +
                                    "\" ContentType=\"application/vnd.openxmlformats-officedocument."
                                    "wordprocessingml." + part.kind + "+xml\"/>");
    into("word/_rels/document.xml.rels",
         "<Relationship Id=\"tay-" + part.kind +
             "\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/" +
             part.kind + "\" Target=\"" + part.kind + ".xml\"/>");
    entries.push_back({name, "<" + part.root +
                                 " xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/"
                                 "2006/main\">" + part.first + "</" + part.root + ">"});
  }
  into(name, content);
}

std::string note(const std::string& element, int id, std::string_view text) {
  return "<w:" + element + " w:id=\"" + std::to_string(id) + "\" w:author=\"Lan\"><w:p><w:r><w:t>" +
         std::string(text) + "</w:t></w:r></w:p></w:" + element + ">";
}

const Row& row_with(const Document& document, const Paragraph& paragraph) {
  const Row* found = nullptr;
  for_each_row(document.body().blocks, [&](const docx::parse::Table&, const Row& one) {
    for (const docx::parse::Cell& cell : one.cells) {
      docx::parse::for_each_paragraph(cell.blocks, [&](const Paragraph& each) {
        if (&each == &paragraph) found = &one;
      });
    }
  });
  REQUIRE(found != nullptr);
  return *found;
}

}  // namespace

void for_each_row(const std::vector<docx::parse::Block>& blocks,
                  const std::function<void(const docx::parse::Table&, const Row&)>& visit) {
  for (const docx::parse::Block& block : blocks) {
    const auto* table = std::get_if<docx::parse::Table>(&block.content);
    if (table == nullptr) continue;
    for (const Row& one : table->rows) visit(*table, one);
  }
}

Document parsed(const std::string& bytes) {
  Diagnostics diagnostics;
  auto document = docx::parse::read(bytes, "thu.docx", diagnostics);
  REQUIRE(document);
  return *std::move(document);
}

Hand& Hand::replace(std::string_view words, std::string_view with) {
  const Document document = parsed(bytes_);
  const Spot spot = spot_of(document, words);
  docx::edit::PartPatch patch;
  patch.replace({spot.begin, spot.end}, std::string(with));
  bytes_ = with_main(bytes_, patch.applied(document.package.main().bytes));
  return *this;
}

Hand& Hand::replace_in_contents(std::string_view words, std::string_view with) {
  const Document document = parsed(bytes_);
  const Spot spot = spot_of(document, words, true);
  docx::edit::PartPatch patch;
  patch.replace({spot.begin, spot.end}, std::string(with));
  bytes_ = with_main(bytes_, patch.applied(document.package.main().bytes));
  return *this;
}

Hand& Hand::delete_from_contents(std::string_view words) {
  const Document document = parsed(bytes_);
  docx::edit::PartPatch patch;
  patch.remove(document.parts[0].tree.range(spot_of(document, words, true).paragraph->node));
  bytes_ = with_main(bytes_, patch.applied(document.package.main().bytes));
  return *this;
}

Hand& Hand::insert_heading_behind(std::string_view words, std::string_view text) {
  return insert_behind(words, "<w:p><w:pPr><w:outlineLvl w:val=\"0\"/></w:pPr><w:r><w:t>" +
                                  std::string(text) + "</w:t></w:r></w:p>");
}

Hand& Hand::insert_paragraph_behind(std::string_view words, std::string_view text) {
  return insert_behind(words, "<w:p><w:r><w:t>" + std::string(text) + "</w:t></w:r></w:p>");
}

Hand& Hand::insert_behind(std::string_view words, const std::string& markup) {
  const Document document = parsed(bytes_);
  const Spot spot = spot_of(document, words);
  docx::edit::PartPatch patch;
  patch.insert(document.parts[0].tree.range(spot.paragraph->node).end, markup);
  bytes_ = with_main(bytes_, patch.applied(document.package.main().bytes));
  return *this;
}

Hand& Hand::insert_row_behind(std::string_view words, const std::vector<std::string>& texts) {
  const Document document = parsed(bytes_);
  const Spot spot = spot_of(document, words);
  std::string markup = "<w:tr>";
  for (const std::string& text : texts) {
    markup += "<w:tc><w:tcPr><w:tcW w:w=\"3000\" w:type=\"dxa\"/></w:tcPr><w:p><w:r><w:t>" + text +
              "</w:t></w:r></w:p></w:tc>";
  }
  docx::edit::PartPatch patch;
  patch.insert(document.parts[0].tree.range(row_with(document, *spot.paragraph).node).end,
               markup + "</w:tr>");
  bytes_ = with_main(bytes_, patch.applied(document.package.main().bytes));
  return *this;
}

Hand& Hand::delete_paragraph(std::string_view words) {
  const Document document = parsed(bytes_);
  docx::edit::PartPatch patch;
  patch.remove(document.parts[0].tree.range(spot_of(document, words).paragraph->node));
  bytes_ = with_main(bytes_, patch.applied(document.package.main().bytes));
  return *this;
}

Hand& Hand::delete_row(std::string_view words) {
  const Document document = parsed(bytes_);
  const Spot spot = spot_of(document, words);
  docx::edit::PartPatch patch;
  patch.remove(document.parts[0].tree.range(row_with(document, *spot.paragraph).node));
  bytes_ = with_main(bytes_, patch.applied(document.package.main().bytes));
  return *this;
}

Hand& Hand::embolden(std::string_view words) {
  const Document document = parsed(bytes_);
  const Spot spot = spot_of(document, words);
  docx::edit::PartPatch patch;
  const auto& tree = document.parts[0].tree;
  if (spot.piece.properties == docx::parse::no_node) {
    patch.insert(tree.xml().content(spot.piece.run).begin, "<w:rPr><w:b/></w:rPr>");
  }
  bytes_ = with_main(bytes_, patch.applied(document.package.main().bytes));
  return *this;
}

Hand& Hand::split(std::string_view words) {
  const Document document = parsed(bytes_);
  const Spot spot = spot_of(document, words);
  const auto& part = document.parts[0];
  const std::string properties = spot.piece.properties == docx::parse::no_node
                                     ? std::string()
                                     : std::string(part.slice(spot.piece.properties));
  docx::edit::PartPatch patch;
  keep_spaces(part, spot.piece.node, patch);
  patch.insert(spot.begin,
               "</w:t></w:r><w:proofErr w:type=\"spellStart\"/><w:r w:rsidR=\"00A1B2C3\">" +
                   properties + "<w:t xml:space=\"preserve\">");
  bytes_ = with_main(bytes_, patch.applied(document.package.main().bytes));
  return *this;
}

Hand& Hand::add(Extra extra, std::string_view words, std::string_view text) {
  Diagnostics diagnostics;
  auto entries = zip::read(bytes_, "thu.docx", {}, diagnostics);
  REQUIRE(entries);
  const Document document = parsed(bytes_);
  const Spot spot = spot_of(document, words);
  const auto& part = document.parts[0];
  int id = 100 + static_cast<int>(spot.end);
  const std::string_view main = document.package.main().bytes;
  while (main.find("id=\"" + std::to_string(id) + '"') != std::string_view::npos) ++id;
  const std::string number = "w:id=\"" + std::to_string(id) + "\"/>";
  std::string before, behind;
  switch (extra) {
    case Extra::Footnote: {
      behind = "<w:r><w:footnoteReference " + number + "</w:r>";
      std::string content = note("footnote", id, text);
      content.replace(content.find(" w:author=\"Lan\""), 15, "");
      const std::string separator = "<w:p><w:r><w:separator/></w:r></w:p></w:footnote>";
      add_to_part(*entries,
                  {"footnotes", "w:footnotes",
                   "<w:footnote w:type=\"separator\" w:id=\"-1\">" + separator +
                       "<w:footnote w:type=\"continuationSeparator\" w:id=\"0\">" + separator},
                  content);
      break;
    }
    case Extra::Comment:
      before = "<w:commentRangeStart " + number;
      behind = "<w:commentRangeEnd " + number + "<w:r><w:commentReference " + number + "</w:r>";
      add_to_part(*entries, {"comments", "w:comments", ""}, note("comment", id, text));
      break;
    case Extra::Picture:
      behind =
          "<w:r><w:drawing><wp:inline xmlns:wp=\"http://schemas.openxmlformats.org/drawingml/"
          "2006/wordprocessingDrawing\"><wp:extent cx=\"9\" cy=\"9\"/><wp:docPr id=\"" +
          std::to_string(id) + "\" name=\"" + std::string(text) +
          "\"/><a:graphic xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\">"
          "<a:graphicData uri=\"http://schemas.openxmlformats.org/drawingml/2006/picture\"/>"
          "</a:graphic></wp:inline></w:drawing></w:r>";
      break;
  }
  const std::string properties = spot.piece.properties == docx::parse::no_node
                                     ? std::string()
                                     : std::string(part.slice(spot.piece.properties));
  const std::string open = "<w:r>" + properties + "<w:t xml:space=\"preserve\">";
  docx::edit::PartPatch patch;
  keep_spaces(part, spot.piece.node, patch);
  if (!before.empty()) patch.insert(spot.begin, "</w:t></w:r>" + before + open);
  patch.insert(spot.end, "</w:t></w:r>" + behind + open);
  bytes_ = with_main(zip::write(*entries), patch.applied(document.package.main().bytes));
  return *this;
}

Hand& Hand::add_column(std::string_view header) {
  const Document document = parsed(bytes_);
  const auto& tree = document.parts[0].tree;
  docx::edit::PartPatch patch;
  std::set<const docx::parse::Table*> seen;
  for_each_row(document.body().blocks, [&](const docx::parse::Table& table, const Row& one) {
    const bool first = seen.insert(&table).second;
    if (first) {
      const auto column = tree.child(table.grid, docx::parse::Name::w_gridCol);
      patch.insert(tree.range(column).end, "<w:gridCol w:w=\"1000\"/>");
    }
    patch.insert(tree.range(one.cells.front().node).end,
                 "<w:tc><w:tcPr><w:tcW w:w=\"1000\" w:type=\"dxa\"/></w:tcPr><w:p>" +
                     (first ? "<w:r><w:t>" + std::string(header) + "</w:t></w:r>" : std::string()) +
                     "</w:p></w:tc>");
  });
  bytes_ = with_main(bytes_, patch.applied(document.package.main().bytes));
  return *this;
}

Hand& Hand::merge_cells(std::string_view words) {
  const Document document = parsed(bytes_);
  const auto& tree = document.parts[0].tree;
  const Spot spot = spot_of(document, words);
  const auto cell = tree.xml().parent(spot.paragraph->node);
  const auto properties = tree.child(cell, docx::parse::Name::w_tcPr);
  const auto next = tree.xml().next_sibling(cell);
  REQUIRE(next != docx::parse::no_node);
  docx::edit::PartPatch patch;
  patch.replace(tree.range(properties),
                "<w:tcPr><w:tcW w:w=\"6000\" w:type=\"dxa\"/><w:gridSpan w:val=\"2\"/></w:tcPr>");
  patch.remove(tree.range(next));
  bytes_ = with_main(bytes_, patch.applied(document.package.main().bytes));
  return *this;
}

Hand& Hand::drop_bookmarks() {
  const Document document = parsed(bytes_);
  const auto& tree = document.parts[0].tree;
  docx::edit::PartPatch patch;
  for (const docx::parse::Bookmark& one : document.parts[0].bookmarks) {
    patch.remove(tree.range(one.start));
    patch.remove(tree.range(one.end));
  }
  bytes_ = with_main(bytes_, patch.applied(document.package.main().bytes));
  return *this;
}

Hand& Hand::replace_tracked(std::string_view words, std::string_view with,
                            std::string_view author) {
  const Document document = parsed(bytes_);
  const Spot spot = spot_of(document, words);
  const auto mark = [&](const char* element, int id) {
    return "<w:" + std::string(element) + " w:id=\"" + std::to_string(id) + "\" w:author=\"" +
           std::string(author) + "\">";
  };
  docx::edit::PartPatch patch;
  keep_spaces(document.parts[0], spot.piece.node, patch);
  patch.replace({spot.begin, spot.end},
                "</w:t></w:r>" + mark("del", 9001) + "<w:r><w:delText>" + std::string(words) +
                    "</w:delText></w:r></w:del>" + mark("ins", 9002) + "<w:r><w:t>" +
                    std::string(with) + "</w:t></w:r></w:ins><w:r><w:t xml:space=\"preserve\">");
  bytes_ = with_main(bytes_, patch.applied(document.package.main().bytes));
  return *this;
}

Hand& Hand::part(const std::string& name, std::string_view from, std::string_view to) {
  Diagnostics diagnostics;
  auto entries = zip::read(bytes_, "thu.docx", {}, diagnostics);
  REQUIRE(entries);
  for (zip::Entry& entry : *entries) {
    if (entry.name != name) continue;
    const std::size_t at = entry.bytes.find(from);
    REQUIRE(at != std::string::npos);
    entry.bytes.replace(at, from.size(), to);
  }
  bytes_ = zip::write(*entries);
  return *this;
}

Hand& Hand::drop_part(std::string_view stem) {
  Diagnostics diagnostics;
  auto entries = zip::read(bytes_, "thu.docx", {}, diagnostics);
  REQUIRE(entries);
  std::erase_if(*entries, [&](const zip::Entry& one) { return one.name.starts_with(stem); });
  bytes_ = zip::write(*entries);
  return *this;
}

}  // namespace vanthu::test
