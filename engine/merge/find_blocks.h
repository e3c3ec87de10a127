// Where the blocks of a record stand in a file that people have edited.
//
//   in    a DOCX as it was read; the blocks to look for, with the text they had
//   out   every paragraph and row of the body in its order, each with the block it is; for every
//         block where it stands, how that is known, and how surely
//
// Asked in turn, each for what the ones before it did not find: the bookmark, equal text, the order
// of the neighbours with likeness of text. A bookmark in a paragraph that says something else gives
// way to the neighbour that says what the block said (Word leaves it behind when somebody presses
// Enter in front of a paragraph). A file without a record is searched for the blocks of another
// version of the document (its bookmarks are named by key), and then text is compared with that
// version.
//
// A row is found as a whole; the paragraphs of its cells belong to it. In a layout table the
// paragraphs are blocks and its rows are none. Linear in the size of file and record but for
// stretches where nothing is known.

#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "docx/parse/document.h"
#include "merge/record_reader.h"

namespace vanthu::merge {

enum class Evidence : std::uint8_t {
  Missing,   // not in the file
  Bookmark,  // its name
  Text,      // the same text, and no other block has it
  Likeness   // its place between its neighbours, and how much of the text is the same
};

// A paragraph or a row, wherever it stands in the body: also inside content controls and in cells.
struct Unit {
  enum class Kind : std::uint8_t { Paragraph, Row };
  enum class Standing : std::uint8_t {
    Block,     // it is `block`
    Inside,    // paragraph in a row that is a block
    Frame,     // row of a layout table
    Blank,     // no words: a rule, a spacer, an empty line
    Contents,  // entry of a table of contents, which programs make anew
    Split,     // the rest of `block`, which somebody cut in two; it follows it
    Copy,      // somebody's copy of `block`, bookmark and all
    Added      // it was not there when the file was made
  };
  Kind kind = Kind::Paragraph;
  Standing standing = Standing::Added;
  Index block = none;  // of Record::blocks, with Block, Split and Copy
  Index row = none;    // the unit of the row it stands in; none for most
  Index cell = none;   // of that row
  const docx::parse::Paragraph* paragraph = nullptr;  // of a paragraph
  const docx::parse::Table* table = nullptr;          // of a row; of a paragraph the table it is in
  const docx::parse::Row* table_row = nullptr;        // of a row
  // As RecordedBlock::cells, of the file as if every change were accepted.
  std::vector<std::string> cells;

  [[nodiscard]] const std::string& text() const { return cells.front(); }
};

struct FoundBlock {
  Index unit = none;  // none: Missing
  Evidence evidence = Evidence::Missing;
  std::uint16_t confidence = 0;  // per mille
  // The words are those of the record; told by the bookmark where there is no record.
  bool is_unchanged = false;
  // Its paragraph was joined to this block's, so that both stand in one unit; none for most.
  Index joined_to = none;
  bool is_moved = false;  // it stands before a block that the record has before it
};

struct FoundBlocks {
  std::vector<Unit> units;         // the body in its order; a row before its paragraphs
  std::vector<FoundBlock> blocks;  // by index of Record::blocks
  // Of what was found, the least sure; 1000 when all bookmarks stand.
  std::uint16_t confidence = 1000;
};

enum class Texts : std::uint8_t {
  Base,    // the record is the file's own
  Another  // it is another version of the document: its texts may differ from what was written
};

// `document` must outlive the result.
[[nodiscard]] FoundBlocks find_blocks(const docx::parse::Document& document, const Record& record,
                                      Texts texts = Texts::Base);

}  // namespace vanthu::merge
