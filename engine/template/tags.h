// The tags of the template language: one table that read, check and the tests use.
//
// What a tag may hold is given in classes of content, so that <lap>, <neu> and their kin, which
// take on the class of the place they stand in, need no rules of their own.

#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace vanthu::templates {

enum class Tag {
  Text,
  Value,  // words and {{ }} between tags
  Loop,
  GroupBy,
  HeadingLoop,
  If,
  ElseIf,
  Else,
  Choose,
  When,
  Call,
  Document,
  LetterHead,
  Superior,
  Issuer,
  SoKyHieu,
  PlaceAndDate,
  Subject,
  Secrecy,
  Urgency,
  Circulation,
  Address,
  Title,
  TrichYeu,
  Addressees,
  Recipient,
  Authority,
  LegalBasis,
  Resolution,
  Part,
  Chapter,
  Section,
  Subsection,
  Article,
  Clause,
  Subclause,
  Point,
  Dash,
  Name,
  Paragraph,
  Note,
  Centred,
  Table,
  Column,
  Row,
  Cell,
  PastedBody,
  DynamicTable,
  PageBreak,
  Contents,
  End,
  Bold,
  Italic,
  Reference,
  ReferenceTarget,
  LineBreak,
  RowNumber,
  Closing,
  Recipients,
  Archive,
  Signature,
  SignAuthority,
  Post,
  PostBelow,
  SignerName,
  Drafter,
  Annex,
  Attached,
  Enclosure,
  SigningInfo,
  LeftSignature,
  Confirmation,
  Copy,
  Fill
};

// Classes of content, as bits.
namespace content {
inline constexpr std::uint32_t none = 0;
inline constexpr std::uint32_t words = 1u << 0;  // running text and inline tags
inline constexpr std::uint32_t line_break = 1u << 1;
inline constexpr std::uint32_t row_number = 1u << 2;
inline constexpr std::uint32_t name = 1u << 3;  // <ten>
inline constexpr std::uint32_t block = 1u << 4;
inline constexpr std::uint32_t top = 1u << 5;  // the fixed parts of <van-ban>
inline constexpr std::uint32_t head = 1u << 6;
inline constexpr std::uint32_t title = 1u << 7;
inline constexpr std::uint32_t recipient = 1u << 8;
inline constexpr std::uint32_t archive = 1u << 9;
inline constexpr std::uint32_t table = 1u << 10;  // columns and rows
inline constexpr std::uint32_t cell = 1u << 11;
inline constexpr std::uint32_t closing = 1u << 12;
inline constexpr std::uint32_t signature = 1u << 13;
inline constexpr std::uint32_t annex = 1u << 14;
inline constexpr std::uint32_t attached = 1u << 15;
inline constexpr std::uint32_t otherwise = 1u << 16;  // <khac>
inline constexpr std::uint32_t target = 1u << 20;     // <toi>, in a reference to several
inline constexpr std::uint32_t enclosure = 1u << 24;  // the head of <van-ban-kem-theo>
inline constexpr std::uint32_t copy = 1u << 25;
}  // namespace content

enum class AttributeKind {
  Interpolated,  // text with {{ }}
  Path,          // a bare path: qua=, tu=
  ItemPath,      // a path from the item of a list: theo= of <nhom-theo>
  ItemPaths,     // several of them, with commas: xep=
  Direction,     // tang, giam
  Condition,
  Variable,       // a new name
  YesNo,          // co, khong
  Align,          // trai, giua, phai, deu
  Width,          // 12mm, 2*
  Count,          // a whole number from 1
  ReferenceForm,  // gon, so, day-du, ten, so-ten, trang
  LabelCount,     // trong-cap, lien-tuc, tu-hai
  LevelName,      // khoan …
  HeadingLevel,   // phan … tieu-khoan: levels whose titles are headings
  Literal,        // any text, taken as it is
};

struct AttributeSpec {
  std::string_view name;
  AttributeKind kind = AttributeKind::Literal;
  bool required = false;
};

struct TagSpec {
  Tag tag;
  std::string_view name;
  std::uint32_t belongs;   // the classes it is a member of
  std::uint32_t contains;  // the classes it may hold; of a transparent tag: those of its parent
  std::vector<AttributeSpec> attributes;
};

[[nodiscard]] const std::vector<TagSpec>& tag_table();
[[nodiscard]] const TagSpec* find_tag(std::string_view name);
[[nodiscard]] const TagSpec& spec_of(Tag tag);  // not of Text and Value
// "<khoan>, <diem>": the tags of these classes, for messages.
[[nodiscard]] std::string tag_list(std::uint32_t classes);

// Repeats, chooses or brings in what it holds (of <goi>: what its block holds) and leaves no trace
// of its own.
[[nodiscard]] bool is_transparent(Tag tag);
// <khac>, <khac-neu>, <khi>: holds when the others beside it do not.
[[nodiscard]] bool is_branch(Tag tag);

// 0 for <phan> … 8 for <gach>; -1 for what is no level.
[[nodiscard]] int level_rank(Tag tag);
inline constexpr int level_ranks = 9;
// <phan> … <tieu-khoan>: a title of such a level is a heading.
[[nodiscard]] bool is_heading_level(Tag tag);

// Whether text in it may have several lines: "\n" in data and <xuong-dong/> part them.
[[nodiscard]] bool has_lines(Tag tag);

}  // namespace vanthu::templates
