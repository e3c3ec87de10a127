// Where blocks stand after people have worked in a file.

#include "merge/find_blocks.h"

#include <chrono>

#include "docx/edit/plain_text.h"
#include "edited_docx.h"
#include "merge/align.h"
#include "support/catch.h"

using namespace vanthu;
using namespace vanthu::tests;

namespace {

std::string differences(const EditedDocx& edited, const merge::Record& record) {
  const docx::parse::Document document = edited.read();
  return tests::differences(merge::find_blocks(document, record), record);
}

std::string differences(const EditedDocx& edited) {
  return differences(edited, record_of(edited.read()));
}

}  // namespace

TEST_CASE("a file just written has every block at its bookmark with its text") {
  for (const std::string& name : sample_names()) {
    INFO(name);
    const docx::parse::Document document = read_docx(sample_docx(name));
    const merge::Record record = record_of(document);
    const merge::FoundBlocks found = merge::find_blocks(document, record);
    CHECK(differences(found, record).empty());
    CHECK(found.confidence == 1000);
    // As another version of itself it is found the same way.
    const auto other = merge::find_blocks(document, record, merge::Texts::Another);
    CHECK(differences(other, record).empty());
  }
}

TEST_CASE("what a hand does to a file") {
  SECTION("words changed") {
    EditedDocx edited;
    edited.replace("tránh chồng chéo, hình thức", "tránh trùng lặp");
    CHECK(differences(edited) == "muc[1]/khoan[2]/gach[3]: bookmark 1000 changed\n");
  }
  SECTION("a paragraph added, one deleted") {
    EditedDocx edited;
    const auto place = edited.around("w:p", "Yêu cầu</w:t>");
    edited.insert(place.end, paragraph_markup("- Làm gọn, làm nhanh."));
    static_cast<void>(edited.cut(edited.around("w:p", "Số liệu báo cáo phải được tách")));
    CHECK(differences(edited) ==
          "muc[1]/khoan[2]/gach[4]: missing\nadded: - Làm gọn, làm nhanh.\n");
  }
  SECTION("a paragraph moved") {
    EditedDocx edited;
    const std::string moved = edited.cut(edited.around("w:p", "Số liệu báo cáo phải được tách"));
    edited.insert(edited.around("w:p", "Cụ thể hóa các mục tiêu").begin, moved);
    CHECK(differences(edited) == "muc[1]/khoan[2]/gach[4]: bookmark 1000 moved\n");
  }
  SECTION("a paragraph copied, and the first of them changed") {
    EditedDocx edited;
    const auto place = edited.around("w:p", "Số liệu báo cáo phải được tách");
    edited.insert(place.end, edited.body().substr(place.begin, place.end - place.begin));
    edited.replace("Số liệu báo cáo phải", "Mọi số liệu báo cáo cần phải");
    CHECK(differences(edited) ==
          "copy of muc[1]/khoan[2]/gach[4]: - Mọi số liệu báo cáo cần phải được tách theo giới "
          "tính, có nguồn và kiểm tra lại được.\n");
  }
  SECTION("Enter in front of a paragraph leaves its bookmark behind") {
    EditedDocx edited;
    const auto place = edited.around("w:p", "Số liệu báo cáo phải được tách");
    const std::size_t at = edited.body().find("<w:bookmarkStart", place.begin);
    const std::size_t behind = edited.body().find("<w:r>", at);
    edited.insert(behind, "<w:r><w:t>- Thêm một ý.</w:t></w:r></w:p><w:p>");
    CHECK(differences(edited) == "muc[1]/khoan[2]/gach[4]: text 950\nadded: - Thêm một ý.\n");
  }
  SECTION("a paragraph cut in two") {
    EditedDocx edited;
    edited.replace("giới tính, có nguồn", "giới tính</w:t></w:r></w:p><w:p><w:r><w:t>có nguồn");
    CHECK(differences(edited) ==
          "muc[1]/khoan[2]/gach[4]: bookmark 1000 changed\n"
          "rest of muc[1]/khoan[2]/gach[4]: có nguồn và kiểm tra lại được.\n");
  }
  SECTION("two paragraphs joined") {
    EditedDocx edited;
    const auto place = edited.around("w:p", "tránh chồng chéo");
    const std::size_t next = edited.body().find("<w:bookmarkStart", place.end);
    edited.body().erase(place.end - 6, next - (place.end - 6));
    CHECK(differences(edited) ==
          "muc[1]/khoan[2]/gach[3]: bookmark 1000 changed\n"
          "muc[1]/khoan[2]/gach[4]: bookmark 1000 changed joined to muc[1]/khoan[2]/gach[3]\n");
  }
  SECTION("the words of a paragraph deleted, its bookmark left in the next") {
    EditedDocx edited;
    const std::string gone = edited.cut(edited.around("w:p", "tránh chồng chéo"));
    const std::size_t begin = gone.find("<w:bookmarkStart");
    const std::size_t end = gone.find("/>", gone.find("<w:bookmarkEnd")) + 2;
    const auto place = edited.around("w:p", "Số liệu báo cáo phải được tách");
    edited.insert(edited.body().find("<w:bookmarkStart", place.begin),
                  gone.substr(begin, end - begin));
    CHECK(differences(edited) == "muc[1]/khoan[2]/gach[3]: missing\n");
  }
  SECTION("rows: one added, one deleted, one changed, two exchanged") {
    EditedDocx edited;
    const std::size_t annex = edited.body().find("Còn không quá 1,6 lần");
    REQUIRE(annex != std::string::npos);
    const auto row = [&](const std::string& text) {
      const std::size_t at = edited.body().find(text, annex);
      INFO(text);
      REQUIRE(at != std::string::npos);
      const std::size_t begin = edited.body().rfind("<w:tr>", at);
      return EditedDocx::Range{begin, edited.body().find("</w:tr>", at) + 7};
    };
    const std::string first = edited.cut(row("Không quá 110"));
    edited.insert(row("Đạt từ 95%").end, first);
    edited.body().replace(edited.body().find("Còn không quá 1,6 lần", annex),
                          std::string("Còn không quá 1,6 lần").size(), "Còn không quá 1,5 lần");
    static_cast<void>(edited.cut(row("Giảm ít nhất 10%")));
    edited.insert(row("Đạt từ 75%").end, "<w:tr><w:tc><w:p/></w:tc><w:tc>" +
                                             paragraph_markup("Chỉ tiêu thêm") + "</w:tc></w:tr>");
    CHECK(differences(edited) ==
          "phu-luc[1]/bang[1]/hang[2]@muc_tieu:gia-dinh/chi_tieu:noi-tro: bookmark 1000 changed\n"
          "phu-luc[1]/bang[1]/hang[2]@muc_tieu:y-te/chi_tieu:ty-so-gioi-tinh: bookmark 1000 moved\n"
          "phu-luc[1]/bang[1]/hang[2]@muc_tieu:y-te/chi_tieu:vi-thanh-nien: missing\n"
          "added: Chỉ tiêu thêm\nadded: Chỉ tiêu thêm\n");
  }
}

TEST_CASE("what is deleted or inserted by tracked changes counts as the text shows") {
  EditedDocx edited;
  edited.replace(
      "<w:r><w:t>2. Yêu cầu</w:t></w:r>",
      "<w:del w:id=\"9001\" w:author=\"A\"><w:r><w:delText>2. Yêu cầu</w:delText></w:r>"
      "</w:del><w:ins w:id=\"9002\" w:author=\"A\"><w:r><w:t>2. Đòi hỏi</w:t></w:r></w:ins>");
  const auto place = edited.around("w:p", "Số liệu báo cáo phải được tách");
  std::string gone = edited.cut(place);
  gone.insert(gone.find("</w:pPr>"), "<w:rPr><w:del w:id=\"9003\" w:author=\"A\"/></w:rPr>");
  for (const auto& [from, to] :
       {std::pair<std::string, std::string>{"<w:r>", "<w:del w:id=\"9004\" w:author=\"A\"><w:r>"},
        {"</w:r>", "</w:r></w:del>"},
        {"<w:t", "<w:delText"},
        {"</w:t>", "</w:delText>"}}) {
    for (std::size_t at = gone.find(from); at != std::string::npos;
         at = gone.find(from, at + to.size())) {
      gone.replace(at, from.size(), to);
    }
  }
  edited.insert(place.begin, gone);
  CHECK(differences(edited) ==
        "muc[1]/khoan[2]: bookmark 1000 changed\nmuc[1]/khoan[2]/gach[4]: missing\n");
}

TEST_CASE("plain text") {
  CHECK(docx::edit::plain_text("a\xC2\xA0"
                               "b\xE2\x80\x91"
                               "c\xE2\x81\xA0"
                               "d\xC2\xAD"
                               "e\xE2\x80\xAF"
                               "f\xE2\x80\x93Â") == "a b-cde f\xE2\x80\x93Â");
  CHECK(docx::edit::plain_text("Độc lập").size() == std::string("Độc lập").size());
}

TEST_CASE("the longest rising chain") {
  using Flags = std::vector<bool>;
  CHECK(merge::longest_rising({}).empty());
  CHECK(merge::longest_rising({3, 1, 2, 5, 4, 6}) == Flags{false, true, true, false, true, true});
  CHECK(merge::longest_rising({1, 1}).size() == 2);
}

TEST_CASE("lists are aligned by likeness, large ones in little time") {
  std::vector<std::string> left, right;
  for (int i = 0; i < 3000; ++i) left.push_back("hàng số " + std::to_string(i) + " của bảng này");
  right = left;
  right.erase(right.begin() + 700);
  right[1500] += " đã sửa";
  right.insert(right.begin() + 2000, "một hàng mới hẳn, không giống ai");
  std::swap(right[10], right[2500]);
  std::vector<merge::AlignText> a, b;
  for (const std::string& text : left) a.push_back({&text, 0});
  for (const std::string& text : right) b.push_back({&text, 0});
  const auto begin = std::chrono::steady_clock::now();
  const std::vector<merge::Aligned> pairs = merge::align(a, b);
  CHECK(std::chrono::steady_clock::now() - begin < std::chrono::seconds(2));
  CHECK(pairs.size() >= 2995);
  for (const merge::Aligned& pair : pairs) {
    if (pair.likeness == 1000) CHECK(left[pair.left] == right[pair.right]);
  }
  b.front().kind = 1;
  for (const merge::Aligned& pair : merge::align(a, b)) CHECK(pair.right != 0);
}
