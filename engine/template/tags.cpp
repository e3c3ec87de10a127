#include "template/tags.h"

#include <fmt/format.h>

#include <cassert>

namespace vanthu::templates {

using namespace content;

const std::vector<TagSpec>& tag_table() {
  using Kind = AttributeKind;
  constexpr std::uint32_t lines = words | line_break;
  constexpr std::uint32_t level = name | words | block;
  static const AttributeSpec id{"id", Kind::Interpolated};
  // Levels that may be labelled: "- Chỉ tiêu 1: …".
  static const std::vector<AttributeSpec> labelled = {id,
                                                      {"nhan", Kind::Interpolated},
                                                      {"danh-so", Kind::LabelCount},
                                                      {"dau-nhan", Kind::Literal},
                                                      {"nhan-thay-so", Kind::YesNo}};
  static const std::vector<TagSpec> table = {
      {Tag::Loop,
       "lap",
       none,
       none,
       {{"qua", Kind::Path, true},
        {"la", Kind::Variable, true},
        {"loc", Kind::Condition},
        {"xep", Kind::ItemPaths},
        {"chieu", Kind::Direction},
        {"ngat-trang", Kind::YesNo}}},
      {Tag::GroupBy,
       "nhom-theo",
       none,
       none,
       {{"qua", Kind::Path, true},
        {"theo", Kind::ItemPath, true},
        {"la", Kind::Variable, true},
        {"loc", Kind::Condition},
        {"xep", Kind::ItemPaths},
        {"chieu", Kind::Direction},
        {"ngat-trang", Kind::YesNo}}},
      {Tag::HeadingLoop,
       "lap-de-muc",
       none,
       none,
       {{"trong", Kind::Interpolated}, {"cap", Kind::LevelName}, {"la", Kind::Variable, true}}},
      {Tag::If, "neu", none, none, {{"dieu-kien", Kind::Condition, true}}},
      {Tag::ElseIf, "khac-neu", none, none, {{"dieu-kien", Kind::Condition, true}}},
      {Tag::Choose, "chon", none, none, {{"theo", Kind::Path, true}}},
      {Tag::When, "khi", none, none, {{"la", Kind::Literal, true}}},
      {Tag::Call, "goi", none, none, {{"khoi", Kind::Literal, true}}},
      {Tag::Else, "khac", otherwise, none, {}},

      {Tag::Document,
       "van-ban",
       none,
       top | block | annex,
       {{"loai", Kind::Interpolated, true},
        {"co-chu", Kind::Interpolated},
        {"ma-co-quan", Kind::Interpolated}}},

      {Tag::LetterHead, "dau-van-ban", top, head, {}},
      {Tag::Superior, "co-quan-chu-quan", head, lines, {}},
      {Tag::Issuer, "co-quan-ban-hanh", head | copy, lines, {}},
      {Tag::SoKyHieu,
       "so-ky-hieu",
       head | copy,
       none,
       {{"so", Kind::Interpolated}, {"ky-hieu", Kind::Interpolated, true}}},
      {Tag::PlaceAndDate,
       "dia-danh-ngay",
       head | copy,
       none,
       {{"dia-danh", Kind::Interpolated, true}, {"ngay", Kind::Interpolated, true}}},
      {Tag::Subject, "v-v", head, words, {}},
      {Tag::Secrecy, "do-mat", head, words, {}},
      {Tag::Urgency, "do-khan", head, words, {}},
      {Tag::Circulation, "luu-hanh", head, words, {}},
      {Tag::Address, "dia-chi", head, lines, {}},
      {Tag::Title, "tieu-de", top, title, {}},
      {Tag::SigningInfo, "thong-tin-ky-so", head | attached | enclosure, words, {}},
      {Tag::TrichYeu, "trich-yeu", title | enclosure, lines, {}},
      {Tag::Addressees, "kinh-gui", top, recipient, {{"loi", Kind::Interpolated}}},
      {Tag::Recipient, "noi", recipient, words, {}},

      {Tag::Authority, "tham-quyen", block, words, {}},
      {Tag::LegalBasis, "can-cu", block, words, {id}},
      {Tag::Resolution, "quyet-dinh", block, words, {}},
      {Tag::Part, "phan", block, level, {id}},
      {Tag::Chapter, "chuong", block, level, {id}},
      {Tag::Section, "muc", block, level, {id}},
      {Tag::Subsection, "tieu-muc", block, level, {id}},
      {Tag::Article, "dieu", block, level, {id}},
      {Tag::Clause, "khoan", block, level, labelled},
      {Tag::Subclause, "tieu-khoan", block, level, labelled},
      {Tag::Point, "diem", block, level, labelled},
      {Tag::Dash, "gach", block, level, labelled},
      {Tag::Name, "ten", name | attached, lines, {{"nguyen-van", Kind::YesNo}}},
      {Tag::Paragraph, "doan", block, words, {id}},
      {Tag::Note, "ghi-chu", block, words, {id}},
      {Tag::Centred, "dong-giua", block, words, {id}},
      {Tag::Table,
       "bang",
       block,
       content::table | name,
       {id, {"nhan", Kind::Interpolated}, {"dau-nhan", Kind::Literal}}},
      {Tag::Column,
       "cot",
       content::table,
       lines,
       {{"rong", Kind::Width},
        {"canh", Kind::Align},
        {"nhom", Kind::Interpolated},
        {"gop-giong", Kind::YesNo},
        {"tieu-de", Kind::YesNo}}},
      {Tag::Row, "hang", content::table, cell, {id}},
      {Tag::Cell, "o", cell, lines | row_number, {{"gop-cot", Kind::Count}, {"canh", Kind::Align}}},
      {Tag::PastedBody, "noi-dung", block, none, {{"tu", Kind::Path, true}}},
      {Tag::DynamicTable, "bang-dong", block, none, {{"tu", Kind::Path, true}, id}},
      {Tag::PageBreak, "ngat-trang", block, none, {}},
      {Tag::Contents,
       "muc-luc",
       top | enclosure,
       none,
       {{"ten", Kind::Interpolated},
        {"den-cap", Kind::HeadingLevel},
        {"phu-luc", Kind::YesNo},
        {"trang-rieng", Kind::YesNo}}},
      {Tag::End, "het", block, none, {}},

      {Tag::Bold, "dam", words, words, {}},
      {Tag::Italic, "nghieng", words, words, {}},
      {Tag::Reference,
       "dan",
       words,
       target,
       {{"den", Kind::Interpolated}, {"kieu", Kind::ReferenceForm}, {"hoa-dau", Kind::YesNo}}},
      {Tag::ReferenceTarget, "toi", target, none, {{"den", Kind::Interpolated, true}}},
      {Tag::Fill, "cho-trong", words, none, {}},
      {Tag::LineBreak, "xuong-dong", line_break, none, {}},
      {Tag::RowNumber, "stt", row_number, none, {}},

      {Tag::Closing, "ket-thuc", top, closing, {}},
      {Tag::Recipients, "noi-nhan", closing | copy, recipient | archive, {}},
      {Tag::Archive, "luu", archive, words, {}},
      {Tag::Signature, "ky", closing | copy, signature, {}},
      {Tag::LeftSignature, "ky-trai", closing, signature, {}},
      {Tag::Confirmation, "xac-nhan", closing, lines, {}},
      {Tag::SignAuthority, "quyen-han", signature, lines, {}},
      {Tag::Post, "chuc-vu", signature, lines, {}},
      {Tag::PostBelow, "chuc-vu-khac", signature, lines, {}},
      {Tag::SignerName, "ho-ten", signature, words, {}},
      {Tag::Drafter, "nguoi-soan", closing, words, {}},

      {Tag::Copy, "ban-sao", top, copy, {{"loai", Kind::Interpolated, true}}},

      {Tag::Annex,
       "phu-luc",
       annex,
       attached | block,
       {id, {"huong", Kind::Interpolated}, {"so", Kind::Interpolated}}},
      {Tag::Attached,
       "kem-theo",
       attached | enclosure | title,
       words,
       {{"cua", Kind::Interpolated}}},
      {Tag::Enclosure,
       "van-ban-kem-theo",
       annex,
       enclosure | block,
       {id, {"loai", Kind::Interpolated, true}}},
  };
  return table;
}

const TagSpec* find_tag(std::string_view wanted) {
  for (const TagSpec& one : tag_table()) {
    if (one.name == wanted) return &one;
  }
  return nullptr;
}

const TagSpec& spec_of(Tag tag) {
  for (const TagSpec& one : tag_table()) {
    if (one.tag == tag) return one;
  }
  assert(!"a tag without a line in the table");
  return tag_table().front();
}

std::string tag_list(std::uint32_t classes) {
  std::string list;
  for (const TagSpec& one : tag_table()) {
    if ((one.belongs & classes) == 0) continue;
    if (!list.empty()) list += ", ";
    list += fmt::format("<{}>", one.name);
  }
  return list;
}

bool is_transparent(Tag tag) {
  switch (tag) {
    case Tag::Loop:
    case Tag::GroupBy:
    case Tag::HeadingLoop:
    case Tag::If:
    case Tag::Choose:
    case Tag::Call:
      return true;
    default:
      return is_branch(tag);
  }
}

bool is_branch(Tag tag) {
  return tag == Tag::Else || tag == Tag::ElseIf || tag == Tag::When;
}

int level_rank(Tag tag) {
  switch (tag) {
    case Tag::Part:
      return 0;
    case Tag::Chapter:
      return 1;
    case Tag::Section:
      return 2;
    case Tag::Subsection:
      return 3;
    case Tag::Article:
      return 4;
    case Tag::Clause:
      return 5;
    case Tag::Subclause:
      return 6;
    case Tag::Point:
      return 7;
    case Tag::Dash:
      return 8;
    default:
      return -1;
  }
}

bool is_heading_level(Tag tag) {
  return level_rank(tag) >= 0 && level_rank(tag) <= level_rank(Tag::Subclause);
}

bool has_lines(Tag tag) {
  return (spec_of(tag).contains & line_break) != 0;
}

}  // namespace vanthu::templates
