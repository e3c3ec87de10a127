#include "pdf/structure.h"

#include <string>
#include <utility>
#include <vector>

#include "composer.h"
#include "pdf/write.h"
#include "read_pdf.h"
#include "support/catch.h"

using namespace vanthu;
using namespace vanthu::pdf;
using namespace vanthu::pdf_tests;

namespace {

layout::BlockInfo block_of(rules::Role role, int outline = -1, std::uint32_t section = 0) {
  layout::BlockInfo block;
  block.role = role;
  block.outline = outline;
  block.section = section;
  return block;
}

layout::BlockInfo cell_at(int row, int column, int column_span = 1, int row_span = 1) {
  layout::BlockInfo block = block_of(rules::Role::TableCell);
  block.table = 0;
  block.row = row;
  block.column = column;
  block.column_span = column_span;
  block.row_span = row_span;
  return block;
}

Paragraph paragraph(std::string text, const layout::BlockInfo& block) {
  return {std::move(text), fonts::Face::Regular, Length::pt(14), {}, block};
}

// The tree as "Document(H1 P L(LI(LBody)))", attributes in brackets; checks every /P, and that
// marked content and parent tree name each other.
class TreeReader {
 public:
  explicit TreeReader(const Pdf& pdf) : pdf_(pdf), pages_(pdf.page_numbers()) {
    const PdfObject& root = pdf.follow(pdf.catalog().text, "StructTreeRoot");
    const std::uint32_t root_number =
        references(value_of(pdf.catalog().text, "StructTreeRoot")).at(0);
    read_parent_tree(pdf.follow(root.text, "ParentTree").text);
    CHECK(value_of(root.text, "ParentTreeNextKey") == " " + std::to_string(pages_.size()));
    text_ = element(references(value_of(root.text, "K")).at(0), root_number);
    std::size_t entries = 0;
    for (const auto& page : parents_) entries += page.size();
    CHECK(entries == seen_);
  }
  [[nodiscard]] const std::string& text() const { return text_; }

 private:
  void read_parent_tree(const std::string& text) {
    const std::string kids = value_of(text, "Kids");
    for (const std::uint32_t kid : references(kids)) read_parent_tree(pdf_.at(kid).text);
    if (!kids.empty()) return;
    std::string nums = value_of(text, "Nums");
    for (std::size_t at = 1; at + 1 < nums.size();) {
      REQUIRE(std::stoul(nums.substr(at, 12)) == parents_.size());
      const std::size_t open = nums.find('[', at), close = nums.find(']', at);
      parents_.push_back(references(nums.substr(open, close - open)));
      at = close + 1;
    }
  }

  void content(std::uint32_t page, std::size_t mark, std::uint32_t element) {
    std::size_t index = 0;
    while (pages_.at(index) != page) ++index;
    CHECK(parents_.at(index).at(mark) == element);
    ++seen_;
  }

  std::string element(std::uint32_t number, std::uint32_t parent) {
    const std::string& text = pdf_.at(number).text;
    CHECK(references(value_of(text, "P")).at(0) == parent);
    std::string result = value_of(text, "S").substr(1);
    const std::string attributes = value_of(text, "A");
    for (const char* key : {"Scope", "ColSpan", "RowSpan"}) {
      const std::string value = value_of(attributes, key);
      if (!value.empty()) result += "[" + std::string(key) + value + "]";
    }
    std::string kids = value_of(text, "K");
    if (kids.empty()) return result + "-";
    if (value_of(text, "Pg").empty()) {
      result += '(';
      for (const std::uint32_t kid : references(kids)) result += element(kid, number) + ' ';
      result.back() = ')';
      return result;
    }
    const std::uint32_t page = references(value_of(text, "Pg")).at(0);
    while (kids.find("<</Type/MCR") != std::string::npos) {
      const std::size_t begin = kids.find("<</Type/MCR"), end = kids.find(">>", begin) + 2;
      const std::string reference = kids.substr(begin, end - begin);
      content(references(value_of(reference, "Pg")).at(0), std::stoul(value_of(reference, "MCID")),
              number);
      kids.erase(begin, end - begin);
      result += '+';
    }
    for (std::size_t at = kids.find_first_of("0123456789"); at < kids.size();
         at = kids.find_first_of("0123456789", at)) {
      std::size_t used = 0;
      content(page, std::stoul(kids.substr(at), &used), number);
      at += used;
    }
    return result;
  }

  const Pdf& pdf_;
  std::vector<std::uint32_t> pages_;
  std::vector<std::vector<std::uint32_t>> parents_;
  std::size_t seen_ = 0;
  std::string text_;
};

std::string tree_of(const layout::Pages& pages) {
  const std::string bytes = write(pages, {}, *installed_fonts());
  const Pdf pdf = read_pdf(bytes);
  return TreeReader(pdf).text();
}

}  // namespace

TEST_CASE("headings, paragraphs and lists") {
  if (!installed_fonts()) return;
  using rules::Role;
  Composer composer(installed_fonts());
  composer.begin_page("1");
  composer.add(paragraph("KẾ HOẠCH", block_of(Role::Title)));
  composer.add(paragraph("I. MỤC TIÊU", block_of(Role::Heading, 0)));
  composer.add(paragraph("đoạn", block_of(Role::Text)));
  composer.add(paragraph("- một", block_of(Role::ListItem)));
  composer.add(paragraph("- hai", block_of(Role::ListItem)));
  composer.add(paragraph("a) mức bỏ trống", block_of(Role::Heading, 2)));
  composer.add(paragraph("- ba", block_of(Role::ListItem)));
  composer.add_block(block_of(Role::Spacer));  // shows nothing
  composer.add(paragraph("1. mức giữa", block_of(Role::Heading, 1)));
  composer.add(paragraph("Nơi nhận:", block_of(Role::Recipient)));
  CHECK(tree_of(composer.pages) == "Document(P H1 P L(LI(LBody) LI(LBody)) H2 L(LI(LBody)) H2 P)");
}

TEST_CASE("more than six levels of headings stay at H6") {
  if (!installed_fonts()) return;
  Composer composer(installed_fonts());
  composer.begin_page("1");
  for (int i = 0; i < 8; ++i) {
    composer.add(paragraph("x", block_of(rules::Role::Heading, i)));
  }
  CHECK(tree_of(composer.pages) == "Document(H1 H2 H3 H4 H5 H6 H6 H6)");
}

TEST_CASE("each section is a Sect when there are several") {
  if (!installed_fonts()) return;
  Composer composer(installed_fonts());
  composer.begin_page("1");
  composer.add(paragraph("thân", block_of(rules::Role::ListItem)));
  composer.begin_page("1", 1);
  composer.add(paragraph("PHỤ LỤC", block_of(rules::Role::ListItem, -1, 1)));
  CHECK(tree_of(composer.pages) == "Document(Sect(L(LI(LBody))) Sect(L(LI(LBody))))");
}

TEST_CASE("a paragraph over a page end is one element with content on both pages") {
  if (!installed_fonts()) return;
  Composer composer(installed_fonts());
  composer.begin_page("1");
  std::string text = "a";
  for (int i = 0; i < 1500; ++i) text += " từ";
  composer.add(paragraph(text, block_of(rules::Role::Text)));
  REQUIRE(composer.pages.pages.size() == 2);
  CHECK(tree_of(composer.pages) == "Document(P+)");
}

TEST_CASE("tables: header cells with scope, spans, several paragraphs, holes filled") {
  if (!installed_fonts()) return;
  Composer composer(installed_fonts());
  composer.begin_page("1");
  composer.add(paragraph("trước", block_of(rules::Role::Text)));
  const auto header = [](layout::BlockInfo block) {
    block.header_row = true;
    return block;
  };
  composer.add(paragraph("TT", header(cell_at(0, 0, 1, 2))));
  composer.add(paragraph("Kết quả", header(cell_at(0, 1, 2))));
  composer.add(paragraph("Năm 1", header(cell_at(1, 1))));
  composer.add(paragraph("Năm 2", header(cell_at(1, 2))));
  composer.add(paragraph("1", cell_at(2, 0)));
  composer.add(paragraph("dòng một", cell_at(2, 1)));
  composer.add(paragraph("dòng hai", cell_at(2, 1)));
  composer.add_block(cell_at(2, 2));  // an empty cell
  composer.add(paragraph("2", cell_at(3, 0)));
  composer.add(paragraph("sau", block_of(rules::Role::Text)));
  CHECK(tree_of(composer.pages) ==
        "Document(P Table("
        "TR(TH[Scope/Column][RowSpan 2] TH[Scope/Column][ColSpan 2]) "
        "TR(TH[Scope/Column] TH[Scope/Column]) "
        "TR(TD TD(P P) TD-) "
        "TR(TD TD- TD-)) P)");
}

TEST_CASE("a header row repeated on the next page is not in the tree a second time") {
  if (!installed_fonts()) return;
  Composer composer(installed_fonts());
  composer.begin_page("1");
  layout::BlockInfo head = cell_at(0, 0);
  head.header_row = true;
  composer.add(paragraph("TT", head));
  composer.add(paragraph("1", cell_at(1, 0)));
  composer.begin_page("2");
  composer.add_line(paragraph("TT", head), Length::mm(30), Length::mm(30), 0);
  composer.pages.pages[1].lines.back().page_furniture = true;
  composer.add(paragraph("2", cell_at(2, 0)));
  CHECK(tree_of(composer.pages) == "Document(Table(TR(TH[Scope/Column]) TR(TD) TR(TD)))");
}

TEST_CASE("the parent tree of a long document is split into leaves") {
  if (!installed_fonts()) return;
  const layout::Pages pages = sample_plan(installed_fonts(), 70);
  const std::string bytes = write(pages, {}, *installed_fonts());
  const Pdf pdf = read_pdf(bytes);
  const PdfObject& root = pdf.follow(pdf.catalog().text, "StructTreeRoot");
  const PdfObject& tree = pdf.follow(root.text, "ParentTree");
  CHECK(references(value_of(tree.text, "Kids")).size() == 3);
  CHECK(TreeReader(pdf).text().size() > 1000);
}
