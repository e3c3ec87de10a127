#include "rules/styles.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <cmath>
#include <set>

#include "rules/blocks.h"

namespace vanthu::rules {
namespace {

struct Name {
  StyleKey key;
  const char* id;
  const char* name;
};

// Ids are stable: documents people have edited carry them. No commas: Word takes what follows one in
// a name for an alias.
constexpr std::array names{
    Name{StyleKey::Body, "NoiDung", "Nội dung"},
    Name{StyleKey::NationalTitle, "QuocHieu", "Quốc hiệu"},
    Name{StyleKey::Motto, "TieuNgu", "Tiêu ngữ"},
    Name{StyleKey::Superior, "CoQuanChuQuan", "Cơ quan chủ quản"},
    Name{StyleKey::Issuer, "CoQuanBanHanh", "Cơ quan ban hành"},
    Name{StyleKey::So_ky_hieu, "SoKyHieu", "Số và ký hiệu"},
    Name{StyleKey::PlaceAndDate, "DiaDanhNgay", "Địa danh và ngày"},
    Name{StyleKey::LetterSubject, "TrichYeuCongVan", "Trích yếu công văn"},
    Name{StyleKey::Secrecy, "DauMat", "Dấu chỉ độ mật"},
    Name{StyleKey::Urgency, "DauKhan", "Dấu chỉ mức độ khẩn"},
    Name{StyleKey::Circulation, "LuuHanh", "Phạm vi lưu hành"},
    Name{StyleKey::SigningInfo, "ThongTinKySo", "Thông tin chữ ký số"},
    Name{StyleKey::Kind, "TenLoai", "Tên loại"},
    Name{StyleKey::Trich_yeu, "TrichYeu", "Trích yếu"},
    Name{StyleKey::Addressees, "KinhGui", "Kính gửi"},
    // Word finds its own styles by name: with these it makes the table of contents anew.
    Name{StyleKey::ContentsTitle, "TieuDeMucLuc", "Tiêu đề mục lục"},
    Name{StyleKey::Contents1, "MucLuc1", "toc 1"},
    Name{StyleKey::Contents2, "MucLuc2", "toc 2"},
    Name{StyleKey::Contents3, "MucLuc3", "toc 3"},
    Name{StyleKey::Contents4, "MucLuc4", "toc 4"},
    Name{StyleKey::Contents5, "MucLuc5", "toc 5"},
    Name{StyleKey::Contents6, "MucLuc6", "toc 6"},
    Name{StyleKey::Authority, "ThamQuyenBanHanh", "Thẩm quyền ban hành"},
    Name{StyleKey::Resolution, "LoiQuyetDinh", "Lời quyết định"},
    Name{StyleKey::LegalBasis, "CanCu", "Căn cứ"},
    Name{StyleKey::Part, "PhanChuong", "Phần và chương"},
    Name{StyleKey::Section, "MucTieuMuc", "Mục và tiểu mục của chương"},
    Name{StyleKey::Article, "Dieu", "Điều"},
    Name{StyleKey::RomanSection, "Muc", "Mục"},
    Name{StyleKey::TitledClause, "KhoanCoTieuDe", "Khoản có tiêu đề"},
    Name{StyleKey::Clause, "Khoan", "Khoản"},
    Name{StyleKey::Point, "Diem", "Điểm"},
    Name{StyleKey::Dash, "GachDauDong", "Gạch đầu dòng"},
    Name{StyleKey::Plus, "DauCong", "Dấu cộng đầu dòng"},
    Name{StyleKey::Note, "GhiChu", "Ghi chú"},
    Name{StyleKey::Centred, "DongGiua", "Dòng giữa"},
    Name{StyleKey::TableHeader, "BangDauCot", "Bảng - đầu cột"},
    Name{StyleKey::TableBody, "BangNoiDung", "Bảng - nội dung"},
    Name{StyleKey::Recipients, "NoiNhan", "Nơi nhận"},
    Name{StyleKey::RecipientList, "NoiNhanDanhSach", "Nơi nhận - danh sách"},
    Name{StyleKey::Drafter, "NguoiSoanThao", "Ký hiệu người soạn thảo"},
    Name{StyleKey::SignaturePost, "QuyenHanChucVu", "Quyền hạn và chức vụ"},
    Name{StyleKey::SignatureName, "HoTen", "Họ tên"},
    Name{StyleKey::Confirmation, "XacNhan", "Xác nhận"},
    Name{StyleKey::CopyForm, "HinhThucSao", "Hình thức sao"},
    Name{StyleKey::Annex, "PhuLuc", "Phụ lục"},
    Name{StyleKey::AnnexTitle, "TenPhuLuc", "Tên phụ lục"},
    Name{StyleKey::Attached, "KemTheo", "Kèm theo"},
    Name{StyleKey::PageNumber, "SoTrang", "Số trang"},
    Name{StyleKey::Address, "DiaChi", "Địa chỉ"},
    Name{StyleKey::Rule, "DongKe", "Dòng kẻ"},
    Name{StyleKey::Spacer, "Ngat", "Ngắt"},
};
static_assert(names.size() == static_cast<std::size_t>(StyleKey::Count));

}  // namespace

bool is_heading(const model::Item& item) {
  using model::Level;
  switch (item.level) {
    case Level::Part:
    case Level::Chapter:
    case Level::Section:
    case Level::Subsection:
    case Level::RomanSection:
      return true;
    case Level::Article:
    case Level::Clause:
    case Level::Subclause:
      return item.titled;
    case Level::Point:
    case Level::Dash:
    case Level::Plus:
      return false;
  }
  return false;
}

Outlines rank_outlines(const model::Document& document) {
  std::set<model::Level> used;
  for (const model::Section& section : document.sections) {
    for (const model::Block& block : section.blocks) {
      const auto* item = std::get_if<model::Item>(&block);
      if (item != nullptr && is_heading(*item)) used.insert(item->level);
    }
  }
  Outlines outlines;
  int rank = 0;
  for (const model::Level level : used) outlines.of[static_cast<std::size_t>(level)] = rank++;
  return outlines;
}

StyleSheet::StyleSheet(const RuleSet::Values& v, model::SizeSet sizes, const Outlines& outlines,
                       const Spacing& spacing) {
  styles_.resize(names.size());
  for (std::size_t i = 0; i < names.size(); ++i) {
    assert(static_cast<std::size_t>(names[i].key) == i);
    styles_[i].id = names[i].id;
    styles_[i].name = names[i].name;
  }
  const auto define = [&](StyleKey key, const Type& type) -> ParagraphFormat& {
    Style& style = styles_[static_cast<std::size_t>(key)];
    style.run.size = type(sizes);
    style.run.bold = type.bold;
    style.run.italic = type.italic;
    return style.paragraph;
  };

  // The three ways paragraphs are set: as running text, as a line of the form, as a heading.
  ParagraphFormat text;
  text.align = Align::Justify;
  text.first_line = v.first_line(sizes).snapped();
  text.after = spacing.paragraph_gap;
  text.line = spacing.line;
  ParagraphFormat form;
  form.align = Align::Center;
  form.line.multiple = lines(v.head_line(sizes));
  ParagraphFormat heading = text;
  heading.keep_next = true;
  heading.keep_lines = true;
  ParagraphFormat centred = heading;
  centred.align = Align::Center;
  centred.first_line = Length();

  define(StyleKey::Body, v.body) = text;
  define(StyleKey::LegalBasis, v.legal_basis) = text;
  define(StyleKey::Clause, v.clause) = text;
  define(StyleKey::Point, v.point) = text;
  define(StyleKey::Dash, v.dash) = text;
  define(StyleKey::Plus, v.dash) = text;
  define(StyleKey::Note, v.note) = text;
  ParagraphFormat line = text;
  line.align = Align::Center;
  line.first_line = Length();
  define(StyleKey::Centred, v.body) = line;

  define(StyleKey::NationalTitle, v.national_title) = form;
  define(StyleKey::Motto, v.motto) = form;
  define(StyleKey::Superior, v.superior) = form;
  define(StyleKey::Issuer, v.issuer) = form;
  define(StyleKey::So_ky_hieu, v.so_ky_hieu) = form;
  define(StyleKey::PlaceAndDate, v.place_and_date) = form;
  define(StyleKey::LetterSubject, v.letter_subject) = form;
  define(StyleKey::Secrecy, v.secrecy) = form;
  define(StyleKey::Urgency, v.urgency) = form;
  define(StyleKey::Circulation, v.circulation) = form;
  define(StyleKey::PageNumber, v.page_number) = form;

  ParagraphFormat title = form;
  title.keep_next = true;
  title.keep_lines = true;
  define(StyleKey::Kind, v.kind) = title;
  define(StyleKey::Trich_yeu, v.trich_yeu) = title;
  define(StyleKey::Annex, v.annex) = title;
  define(StyleKey::AnnexTitle, v.annex_title) = title;
  define(StyleKey::Attached, v.attached) = title;
  ParagraphFormat contents = title;
  contents.before = contents.after = v.paragraph_gap(sizes).snapped();
  define(StyleKey::ContentsTitle, v.contents_title) = contents;
  ParagraphFormat entry = form;
  entry.align = Align::Left;
  entry.after = v.contents_gap(sizes).snapped();
  entry.right = v.contents_pages(sizes).snapped();
  constexpr int first_entry = static_cast<int>(StyleKey::Contents1);
  for (int level = 0; level < contents_styles; ++level) {
    const auto key = static_cast<StyleKey>(first_entry + level);
    define(key, level == 0 ? v.contents_first : v.contents_entry) = entry;
    entry.left += v.contents_step(sizes).snapped();
  }
  ParagraphFormat addressees = form;
  addressees.align = Align::Left;
  define(StyleKey::Addressees, v.addressees) = addressees;

  define(StyleKey::Authority, v.authority) = centred;
  define(StyleKey::Resolution, v.authority) = centred;
  define(StyleKey::Part, v.part) = centred;  // the title follows in the same paragraph, "ngay dưới"
  define(StyleKey::Section, v.section) = centred;
  define(StyleKey::Article, v.article) = heading;
  define(StyleKey::RomanSection, v.roman_section) = heading;
  define(StyleKey::TitledClause, v.titled_clause) = heading;
  const auto outline = [&](StyleKey key, model::Level level) {
    styles_[static_cast<std::size_t>(key)].paragraph.outline =
        static_cast<std::int8_t>(outlines(level));
  };
  outline(StyleKey::Part, model::Level::Part);
  outline(StyleKey::Section, model::Level::Section);
  outline(StyleKey::Article, model::Level::Article);
  outline(StyleKey::RomanSection, model::Level::RomanSection);
  outline(StyleKey::TitledClause, model::Level::Clause);

  ParagraphFormat cell = form;
  cell.before = cell.after = v.cell_paragraph_gap(sizes).snapped();
  define(StyleKey::TableHeader, v.table_header) = cell;
  cell.align = Align::Left;
  define(StyleKey::TableBody, v.table_body) = cell;

  ParagraphFormat left = form;
  left.align = Align::Left;
  define(StyleKey::Recipients, v.recipients) = left;
  define(StyleKey::RecipientList, v.recipient_list) = left;
  define(StyleKey::Address, v.address) = left;
  left.align = Align::Right;
  define(StyleKey::Drafter, v.drafter) = left;
  define(StyleKey::SigningInfo, v.signing_info) = left;
  define(StyleKey::SignaturePost, v.signature_post) = form;
  define(StyleKey::SignatureName, v.signature_name) = form;
  define(StyleKey::Confirmation, v.confirmation) = form;
  define(StyleKey::CopyForm, v.copy_form) = form;

  // Both thin paragraphs: as high as one line of the smallest size that WordprocessingML knows.
  ParagraphFormat thin;
  thin.align = Align::Left;
  thin.line.rule = LineSpacing::Rule::Exact;
  thin.line.height = thin_line;
  for (const StyleKey key : {StyleKey::Rule, StyleKey::Spacer}) {
    Style& style = styles_[static_cast<std::size_t>(key)];
    style.paragraph = thin;
    style.run.size = thin_line;
  }
}

void StyleSheet::keep_used(StyledDocument& document) const {
  std::vector<bool> used(styles_.size(), false);
  const auto each = [&](auto&& act) {
    const auto all = [&](std::vector<StyledParagraph>& paragraphs) {
      for (StyledParagraph& paragraph : paragraphs) act(paragraph);
    };
    for (StyledSection& section : document.sections) {
      all(section.first_header);
      all(section.first_footer);
      all(section.header);
      all(section.footer);
      for (StyledBlock& block : section.blocks) {
        if (auto* paragraph = std::get_if<StyledParagraph>(&block)) act(*paragraph);
        if (auto* table = std::get_if<StyledTable>(&block)) {
          for (StyledRow& row : table->rows) {
            for (StyledCell& cell : row.cells) all(cell.paragraphs);
          }
        }
      }
    }
  };
  each([&](StyledParagraph& paragraph) { used[paragraph.style] = true; });
  std::vector<std::uint32_t> index(styles_.size(), 0);
  for (std::size_t i = 0; i < styles_.size(); ++i) {
    if (!used[i]) continue;
    index[i] = static_cast<std::uint32_t>(document.styles.size());
    document.styles.push_back(styles_[i]);
  }
  each([&](StyledParagraph& paragraph) { paragraph.style = index[paragraph.style]; });
}

}  // namespace vanthu::rules
