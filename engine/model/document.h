// Document: what each block of an administrative document *is*.
//
// The hub of the engine: template expansion (and later import) makes one, rules::apply reads one.
// No size, weight, indent or spacing appears here; those are the decree's (templates/rules/) and are
// decided by rules::apply. Terms and boxes ("ô") are those of the diagram of Nghị định 30/2020/NĐ-CP,
// Phụ lục I, phần I, mục IV; each is explained once in model/vocabulary.def.
//
// Names. `id` is what the author or the data call a thing: what <dan den="…"/> refers to; it may be
// empty. `key` is never empty in what a template made, and unique in the document: the id, or else
// the place of the tag in the template and, after "@", the items of the loops it was made from
// ("muc[2]/khoan[1]@muc_tieu:chinh-tri"). It depends on no printed number and on no neighbour, so
// that the same thing is found again in the next version of the document. A row's `id` comes from
// the key of its list when the author gives none, and is unique in its table.
//
// All text is NFC, without control characters, tabs or line breaks, and carries its Place: a later
// pass that finds fault with it (a letter the font lacks, a cell too tall) can still say where it
// was written.

#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/boxed.h"
#include "base/source.h"

namespace vanthu::model {

// ---------------------------------------------------------------- text

// A stretch of text with one emphasis. `field` is the data path the text came from
// ("chi_tieu[2].ten"), empty for text of the template: it is how a value keeps its identity in the
// DOCX, so that it can be found again after people have edited the file.
struct Run {
  std::string text;
  bool bold = false;    // the author's emphasis, on top of what the rules decide
  bool italic = false;
  std::string field;
  Place at;
  bool fill = false;  // to be filled in by hand: dots up to the end of the line, one "…" here
  std::string link;   // the key of the block or row these words lead to; empty for most
  bool page = false;  // stands for the number of the page on which `link` begins; `text` is a guess
};

using Text = std::vector<Run>;

[[nodiscard]] std::string plain(const Text& text);
[[nodiscard]] bool is_blank(const Text& text);  // nothing but white space
[[nodiscard]] Text text_of(std::string text, Place at = {});

// ---------------------------------------------------------------- components of the form

// A civil date of which the day, or day and month, may still be blank (a draft before issue).
struct CivilDate {
  int year = 0;
  std::optional<int> month;
  std::optional<int> day;  // only with a month
};

// Số, ký hiệu (ô 3): "Số: 15/KH-UBND". The number is blank until the document is issued.
struct So_ky_hieu {
  std::optional<int> number;
  std::string symbol;  // "KH-UBND"
  std::string number_field = {}, symbol_field = {};  // as Run::field; of the blank number, too
};

// Ô 1, 2, 3, 4, 5b, 10a, 10b: the head of the first page. Quốc hiệu and tiêu ngữ are fixed by the
// decree and therefore not here.
struct LetterHead {
  std::vector<Text> superior;  // cơ quan chủ quản, one element a line; may be empty
  std::vector<Text> issuer;    // cơ quan ban hành; at least one line
  std::optional<So_ky_hieu> so_ky_hieu;
  std::optional<Text> place;        // địa danh
  std::optional<CivilDate> date;
  std::string date_field;           // as Run::field
  std::optional<Text> subject;      // trích yếu of a công văn ("V/v …"), ô 5b
  std::string secrecy;              // "MẬT" …; empty for none
  std::string urgency;              // "KHẨN", "THƯỢNG KHẨN", "HOẢ TỐC"; empty for none
  std::string circulation;          // ô 11: "LƯU HÀNH NỘI BỘ", "XEM XONG TRẢ LẠI"; empty for none
  std::string secrecy_field, urgency_field, circulation_field;
  Place at;
};

// Ô 5a: tên loại and trích yếu of a named document, with the rule below.
struct Title {
  Text kind;                     // "KẾ HOẠCH"
  std::vector<Text> trich_yeu;   // one element a line the author wants apart
  std::optional<Text> attached;  // of a text issued with a decision: "(Kèm theo Quyết định số … )"
  std::string key;               // of a text issued with a decision: that text's
  Place at;
};

// Ô 9a: Kính gửi; in a công điện who sends it, and to whom.
struct Addressees {
  std::optional<Text> label;  // "CHỦ TỊCH … điện:"; none: the decree's "Kính gửi:"
  std::vector<Text> names;
  Place at;
};

// One căn cứ, without its closing mark: the last of a run of them ends in ".", the others in ";".
// `closing` keeps a mark that pasted text already has.
struct LegalBasis {
  Text text;
  std::string closing;
  std::string id;
  std::string key;
  Place at;
};

// ---------------------------------------------------------------- body

// The levels of Phụ lục I, phần I, mục II.6 (both schemes) and, below them, what practice adds.
enum class Level : std::uint8_t {
  Part,          // Phần I           number line, then title line; centred
  Chapter,       // Chương I
  Section,       // Mục 1
  Subsection,    // Tiểu mục 1
  Article,       // Điều 1.
  RomanSection,  // I. TÊN MỤC       scheme b
  Clause,        // khoản: 1.
  Subclause,     // 1.1.             practice, not in the decree
  Point,         // điểm: a)
  Dash,          // -                practice
  Plus,          // +                practice
};

// A heading or a numbered paragraph.
struct Item {
  Level level = Level::Clause;
  std::string number;    // as printed: "I.", "1.", "đ)", "-", "Điều 5.", "Phần I"
  std::string gap = " "; // between number and text: "" in a pasted "IV.TỔ CHỨC"
  std::string label;     // of a labelled item, between number and text: "Chỉ tiêu 3:"; may be empty
  Text text;
  bool titled = false;   // a title on its own line (bold where the decree says so), not running text
  bool verbatim = false; // pasted: the letters stay as typed, also where the decree asks for capitals
  std::string id;        // what <dan den="…"/> refers to; unique in the document, may be empty
  std::string key;
  Place at;
};

struct Paragraph {
  enum class Role : std::uint8_t {
    Body,
    Authority,   // "ỦY BAN NHÂN DÂN XÃ …" above the legal bases of a decision; centred, bold
    Resolution,  // "QUYẾT ĐỊNH:"; centred, bold
    Note,        // "Ghi chú: …"
    Centred,     // a line the author centres
    Caption,     // "Bảng 1: …" above the table that follows
  };
  Role role = Role::Body;
  Text text;
  std::string id;
  std::string key;
  Place at;
};

enum class Align : std::uint8_t { Left, Center, Right, Justify };

struct Cell {
  std::vector<Text> lines;  // paragraphs; none for a blank cell
  int column_span = 1;
  int row_span = 1;         // cells covered from above are absent from their row
  std::optional<Align> align;  // none: that of the column it begins in
  bool bold = false;
  bool italic = false;
  Place at;
};

struct Row {
  std::vector<Cell> cells;
  std::string id;
  std::string key;
  Place at;
};

struct Table {
  struct Column {
    double share = 1;       // of the width left after fixed columns
    double fixed_mm = 0;    // > 0: this many millimetres
    Align align = Align::Left;
    bool names_rows = false;  // its cells say what their row is about
  };
  std::vector<Column> columns;
  std::vector<Row> header;  // repeated at the top of each page
  std::vector<Row> rows;    // each row's spans add up to columns.size()
  std::string id;
  std::string key;
  Place at;
};

// What follows begins a page. Has no effect where a page begins anyway, nor at the end.
struct PageBreak {
  Place at;
};

// The titles of the whole document and of its annexes, with their pages. Which blocks are titles,
// and how an entry reads, is decided by rules::apply. Once in a document.
struct Contents {
  std::optional<Text> title;      // none: the rules' own words; blank: no title
  Level deepest = Level::Clause;  // titles of this level and above; RomanSection stands for Mục too
  bool annexes = true;
  std::string key;
  Place at;
};

// ---------------------------------------------------------------- end of the document

struct Signature {
  std::vector<Text> authority;  // "TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH"; may be empty
  std::vector<Text> post;       // chức vụ; usually one line
  std::vector<Text> post_below; // ô 7b: another post and agency above the name (councils); usually none
  Text name;
  Place at;  // of the whole
};

// Ô 7 and 9b, side by side. A minute of a meeting is signed twice (mẫu 1.9): the secretary stands
// on the left, beside the chair, and the recipients below both.
struct Closing {
  std::vector<Text> recipients;  // without "- " and ";"
  std::optional<Text> archive;   // "VT, VHXH" of "Lưu: VT, VHXH."; none prints no Lưu line
  std::string drafter;           // ô 12: "PL.(300)"; empty for none
  std::string drafter_field;     // as Run::field
  std::optional<Signature> signature;
  std::optional<Signature> left_signature;
  std::vector<Text> confirmation;  // mẫu 1.10: what is confirmed, with room to sign below
  Place at;
};

// The head of a copy on paper (PL I, II, II; mẫu 3.1), below the end of what was copied. The
// closing of whoever made the copy follows.
struct CopyHead {
  Text form;                 // "SAO Y", "SAO LỤC", "TRÍCH SAO"
  std::vector<Text> issuer;  // who made the copy; at least one line
  std::optional<So_ky_hieu> so_ky_hieu;
  std::optional<Text> place;
  std::optional<CivilDate> date;
  std::string date_field;  // as Run::field
  Place at;
};

// The head of an annex. `number` is "" when the document has only one.
struct AnnexTitle {
  std::string number;        // Roman: "I"
  bool typed_label = false;  // pasted annex whose title already says "Phụ lục …": no line of ours
  std::vector<Text> title;
  std::optional<Text> attached;  // "(Kèm theo Kế hoạch số … )", with its brackets
  bool verbatim = false;
  std::string id;
  std::string key;  // the annex's
  Place at;
};

// The large ones, of which a document has a few, stand in boxes.
using Block = std::variant<Boxed<LetterHead>, Title, Addressees, LegalBasis, Item, Paragraph, Table,
                           PageBreak, Contents, Boxed<Closing>, Boxed<CopyHead>, AnnexTitle>;

// As std::visit, without the boxes.
template <typename Visit, typename AnyBlock>
decltype(auto) visit_block(const Visit& visit, AnyBlock& block) {
  return std::visit(
      [&](auto& one) -> decltype(auto) {
        if constexpr (requires { *one; }) {
          return visit(*one);
        } else {
          return visit(one);
        }
      },
      block);
}

// One of the boxed alternatives; nullptr when the block is another.
template <typename T>
[[nodiscard]] const T* part_of(const Block* block) {
  const auto* box = std::get_if<Boxed<T>>(block);
  return box == nullptr ? nullptr : &**box;
}

// ---------------------------------------------------------------- document

enum class Orientation { Portrait, Landscape };

// The main text, one annex, or one text issued with a decision (mẫu 1.3). Each but the main text
// starts a page and counts its own pages (PL I, I, III.1.đ); all that do have `annex`.
struct Section {
  Orientation orientation = Orientation::Portrait;
  bool annex = false;
  std::string name;  // of a text issued with a decision, as references call it: "Quy chế"
  Text signing;      // ô 14: what the agency's digital signature says; blank for none
  std::string id;
  std::vector<Block> blocks;
};

// The two sets of sizes that move together (PL I, I, V, note 1): named by the size of the body.
enum class SizeSet { Body13, Body14 };

struct Document {
  std::string kind;  // code of templates/kinds.xml: "KH"
  SizeSet sizes = SizeSet::Body14;
  std::vector<Section> sections;
  std::vector<Text> address;  // ô 13: address footer of page 1; empty for none

  // For the properties of both outputs; plain text.
  std::string title;     // "Kế hoạch …"
  std::string author;    // the issuing agency
  std::string subject;   // trích yếu
  std::string kind_name;    // "Kế hoạch"
  std::string agency_code;  // mã định danh of the issuing agency; usually blank
  std::optional<CivilDate> date;
};

// An indented text form, one line a block: what tests compare and `vanthu dump --stage document`
// prints. Stable; changes are reviewed as part of goldens.
[[nodiscard]] std::string dump(const Document& document);

}  // namespace vanthu::model
