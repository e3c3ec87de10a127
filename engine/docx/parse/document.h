// A DOCX read into plain types with places: what stands in the file, as it stands there.
//
// Made by docx/parse/read.h. Nothing is decided here (what a paragraph means, how it looks in the
// end): properties stay XML, reached by their node, and every node has its byte range in its part,
// so that a program can replace some bytes and leave all others as they were.
//
//   Document ─ parts (trees, and the tables of what stands in them) ─ stories ─ blocks ─ pieces
//
// A number such as `control` or `revision` is an index into the tables of the story's part; `none`
// for none. Tables list outer ones before inner ones.

#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "docx/parse/package.h"
#include "docx/parse/part_tree.h"

namespace vanthu::docx::parse {

using Index = std::uint32_t;
inline constexpr Index none = 0xFFFFFFFF;

// A tracked change. `Format` stands for a change of properties (w:rPrChange and its like): the node
// is that element, and nothing refers to it.
struct Revision {
  enum class Kind : std::uint8_t { Insertion, Deletion, MoveFrom, MoveTo, CellMerge, Format };
  Kind kind = Kind::Insertion;
  Index parent = none;  // a deletion inside somebody's insertion
  NodeId node = no_node;
  std::string id, author, date;  // as written; date may be empty
};

// A content control, or another element that only marks what stands in it.
struct Control {
  enum class Kind : std::uint8_t { Content, CustomXml, SmartTag };
  enum class Level : std::uint8_t { Block, Row, Cell, Inline };
  enum class Type : std::uint8_t {
    RichText,
    Text,
    Date,
    DropDown,
    ComboBox,
    Checkbox,
    Picture,
    Group,
    Gallery,  // docPartObj, docPartList: a table of contents
    Citation,
    Bibliography,
    Equation,
    RepeatingSection,
    RepeatingItem
  };
  struct Binding {
    std::string xpath, store_id, prefixes;
  };
  Kind kind = Kind::Content;
  Level level = Level::Block;
  Type type = Type::RichText;
  Index parent = none;
  NodeId node = no_node;
  NodeId properties = no_node;  // w:sdtPr
  NodeId content = no_node;     // w:sdtContent; of the others the element itself
  std::string tag;              // of CustomXml and SmartTag: the name of their element
  std::string alias;
  std::string id;
  std::string lock;  // "sdtLocked" …; "" for none
  std::optional<Binding> binding;
  bool is_placeholder = false;  // what stands in it is only a prompt
  bool is_temporary = false;    // it goes at the first edit
};

struct Field {
  bool is_simple = false;
  bool has_result = false;  // the separator was there
  bool has_ended = false;
  // It stands in the instruction of a field around it, so that nothing of it is shown.
  bool is_inside_instruction = false;
  Index parent = none;
  NodeId node = no_node;    // w:fldSimple, or the w:fldChar that begins it
  std::string instruction;  // its own text, spaces around it kept
};

struct Link {
  NodeId node = no_node;
  std::string target;  // of the relationship; "" for none
  std::string anchor;  // a bookmark
};

struct Bookmark {
  std::string id, name;
  NodeId start = no_node;
  NodeId end = no_node;  // none when it is never closed
};

// A drawing, picture, embedded object or formula.
struct Object {
  enum class Kind : std::uint8_t { Drawing, Picture, Embedded, Math };
  Kind kind = Kind::Drawing;
  NodeId node = no_node;
  std::vector<Index> boxes;  // text boxes in it: indexes of stories
};

struct Piece {
  enum class Kind : std::uint8_t {
    Text,       // w:t, w:delText
    Tab,        // also w:ptab
    LineBreak,  // also w:cr
    PageBreak,
    ColumnBreak,
    NoBreakHyphen,
    SoftHyphen,
    Symbol,      // w:sym
    FieldBegin,  // index: fields; none for marks without a partner
    FieldInstruction,
    FieldSeparate,
    FieldEnd,
    LinkBegin,  // index: links
    LinkEnd,
    ControlBegin,  // index: controls
    ControlEnd,
    BookmarkStart,  // index: bookmarks
    BookmarkEnd,    // index: bookmarks; none without a start
    CommentStart,   // id is reached by the node: w:id
    CommentEnd,
    CommentReference,
    FootnoteReference,
    EndnoteReference,
    NoteMark,   // w:footnoteRef, w:endnoteRef, w:annotationRef: the number inside the note
    Separator,  // the line above notes
    Object,     // index: objects
    Opaque      // not understood, kept
  };
  Kind kind = Kind::Opaque;
  bool is_hidden = false;       // w:vanish of its own run (styles are not looked at)
  bool in_instruction = false;  // of `field`
  NodeId node = no_node;
  ByteRange at;                 // of a begin its start tag, of an end its end tag
  NodeId run = no_node;         // the w:r it stands in
  NodeId properties = no_node;  // the w:rPr of that run
  Index revision = none;        // the innermost
  Index field = none;           // the innermost it stands in
  Index index = none;
};

struct Paragraph {
  NodeId node = no_node;
  NodeId properties = no_node;       // w:pPr
  NodeId mark_properties = no_node;  // w:pPr/w:rPr
  NodeId section = no_node;          // w:pPr/w:sectPr: a section ends with this paragraph
  Index revision = none;             // what surrounds it
  Index mark_revision = none;        // of its mark: the break to the next paragraph
  std::vector<Piece> pieces;
};

struct Block;

struct Cell {
  enum class Merge : std::uint8_t { None, Restart, Continue };
  NodeId node = no_node;
  NodeId properties = no_node;  // w:tcPr
  std::vector<Index> controls;  // cell controls around it, outermost first
  Index revision = none;        // w:cellIns, w:cellDel, w:cellMerge
  int column = 0;               // of the grid
  int column_span = 1;
  Merge merge = Merge::None;  // an orphan "continue" is None
  int row_span = 1;           // of a continued cell 0
  std::vector<Block> blocks;
};

struct Row {
  NodeId node = no_node;
  NodeId properties = no_node;  // w:trPr
  std::vector<Index> controls;  // row controls around it, outermost first
  Index revision = none;        // of the row itself
  int columns_before = 0;
  int columns_after = 0;
  std::vector<Piece>
      marks;  // bookmarks, comment ranges and the like before it and between its cells
  std::vector<Cell> cells;
};

struct Table {
  NodeId node = no_node;
  NodeId properties = no_node;  // w:tblPr
  NodeId grid = no_node;        // w:tblGrid
  int columns = 0;              // the widest of grid and rows
  std::vector<Row> rows;
  std::vector<Piece> marks;  // behind the last row
};

// Content control, customXml element or smart tag around whole blocks.
struct BlockControl {
  NodeId node = no_node;
  Index control = none;
  std::vector<Block> blocks;
};

// Bookmarks, comment ranges and the like between blocks.
struct Mark {
  Piece piece;
};

// Not understood, kept: w:altChunk, elements of other namespaces.
struct Opaque {
  NodeId node = no_node;
};

struct Block {
  std::variant<Paragraph, Table, BlockControl, Mark, Opaque> content;

  [[nodiscard]] NodeId node() const;
};

enum class HeaderType : std::uint8_t { Default, First, Even };

// What w:sectPr says of headers and footers; an earlier section's where it says nothing.
struct Section {
  NodeId properties = no_node;  // w:sectPr; none for a body without one
  NodeId last = no_node;        // the paragraph it ends with; none for the last section
  bool has_title_page = false;  // w:titlePg: the first page has its own
  std::array<Index, 3> headers = {none, none, none};  // by HeaderType: indexes of stories
  std::array<Index, 3> footers = {none, none, none};
};

struct Story {
  enum class Kind : std::uint8_t { Body, Header, Footer, Footnote, Endnote, Comment, TextBox };
  struct Use {
    Index section;
    HeaderType type;
  };
  Kind kind = Kind::Body;
  Index part = none;      // index into Document::parts
  NodeId node = no_node;  // w:body, w:hdr, w:footnote, w:txbxContent …
  std::vector<Block> blocks;
  std::string id;                      // of a note or comment
  std::string note_type;               // "separator" …; "" for an ordinary note
  std::string author, initials, date;  // of a comment
  bool is_resolved = false;            // of a comment
  std::string answers;                 // of a comment: the id of the one it answers
  std::vector<Use> uses;               // of a header or footer
};

// A part with stories, and the tables of what stands in them, in the order of the part.
struct StoryPart {
  const Part* part = nullptr;
  PartTree tree;
  std::vector<Revision> revisions;
  std::vector<Control> controls;
  std::vector<Field> fields;
  std::vector<Link> links;
  std::vector<Bookmark> bookmarks;
  std::vector<Object> objects;

  [[nodiscard]] std::string_view slice(NodeId node) const {
    return tree.xml().slice(tree.range(node));
  }
};

struct Document {
  Package package;
  std::vector<StoryPart> parts;  // the main document first
  std::vector<Story> stories;    // the body first
  std::vector<Section> sections;
  bool has_even_headers = false;  // w:evenAndOddHeaders of the settings

  [[nodiscard]] const Story& body() const { return stories.front(); }
  [[nodiscard]] const StoryPart& part_of(const Story& story) const { return parts[story.part]; }
};

// Text form, for tests and the curious.
[[nodiscard]] std::string dump(const Document& document);

}  // namespace vanthu::docx::parse
