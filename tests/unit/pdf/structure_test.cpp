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
    CHECK(value_of(root.text, "ParentTreeNextKey") ==
          " " + std::to_string(pages_.size() + annotated_.size()));
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
      const std::size_t space = nums.find_first_of(" [", at);
      const std::size_t key = std::stoul(nums.substr(at, space - at));
      REQUIRE(key == parents_.size() + annotated_.size());
      if (key >= pages_.size()) {  // of an annotation: the element alone
        const std::size_t end = nums.find('R', at) + 1;
        annotated_.push_back(references(nums.substr(space, end - space)).at(0));
        at = nums[end] == ' ' ? end + 1 : end;
        continue;
      }
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
    for (const char* key : {"Scope", "ColSpan", "RowSpan", "ListNumbering"}) {
      const std::string value = value_of(attributes, key);
      if (!value.empty()) result += "[" + std::string(key) + value + "]";
    }
    std::string kids = value_of(text, "K");
    if (kids.empty()) return result + "-";
    const std::string pg = value_of(text, "Pg");
    const std::uint32_t page = pg.empty() ? 0 : references(pg).at(0);
    std::string inside;  // elements, "@" for an annotation
    std::size_t extra = 0;
    bool own = false;
    const auto separate = [&] { inside += inside.empty() ? "" : " "; };
    for (std::size_t at = kids.find_first_of("0123456789<"); at < kids.size();
         at = kids.find_first_of("0123456789<", at)) {
      if (kids[at] == '<') {
        const std::size_t end = kids.find(">>", at) + 2;
        const std::string reference = kids.substr(at, end - at);
        if (reference.find("/MCR") != std::string::npos) {
          content(references(value_of(reference, "Pg")).at(0),
                  std::stoul(value_of(reference, "MCID")), number);
          ++extra;
        } else {
          annotation(references(value_of(reference, "Obj")).at(0), number);
          separate();
          inside += '@';
        }
        at = end;
        continue;
      }
      std::size_t used = 0;
      const std::size_t value = std::stoul(kids.substr(at), &used);
      if (kids.compare(at + used, 3, " 0 ") == 0 && kids.compare(at + used + 3, 1, "R") == 0) {
        separate();
        inside += element(static_cast<std::uint32_t>(value), number);
        at += used + 4;
      } else {
        content(page, value, number);
        // Between elements the place of the text counts.
        own |= inside.empty();
        if (!inside.empty()) inside += " .";
        at += used;
      }
    }
    result.append(extra, '+');
    if (own && !inside.empty()) inside = ". " + inside;
    return inside.empty() ? result : result + "(" + inside + ")";
  }

  // Its /StructParent leads back to the element.
  void annotation(std::uint32_t annotation, std::uint32_t element) {
    const std::size_t key = std::stoul(value_of(pdf_.at(annotation).text, "StructParent"));
    CHECK(annotated_.at(key - pages_.size()) == element);
  }

  const Pdf& pdf_;
  std::vector<std::uint32_t> pages_;
  std::vector<std::vector<std::uint32_t>> parents_;
  std::vector<std::uint32_t> annotated_;  // by key behind the pages
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

namespace {

// A list item whose mark is a part of its own.
void add_item(Composer& composer, const std::string& mark, const std::string& words, int level,
              rules::Marks marks) {
  layout::BlockInfo info = block_of(rules::Role::ListItem);
  info.level = level;
  info.marks = marks;
  const Paragraph label = paragraph(mark + " ", info);
  composer.add(label);
  layout::Line& line = composer.pages.pages.back().lines.back();
  line.runs.front().part = layout::label_part;
  const Paragraph rest = paragraph(words, info);
  line.runs.push_back(composer.run(rest, words, Length::mm(60), line.runs.front().baseline));
}

}  // namespace

TEST_CASE("items are nested by level, each with its mark; lists say how they are counted") {
  if (!installed_fonts()) return;
  using rules::Marks;
  Composer composer(installed_fonts());
  composer.begin_page("1");
  add_item(composer, "1.", "khoản", 6, Marks::Numbers);
  add_item(composer, "a)", "điểm", 8, Marks::Letters);
  add_item(composer, "b)", "điểm", 8, Marks::Letters);
  add_item(composer, "-", "gạch", 9, Marks::Bullets);
  add_item(composer, "2.", "khoản", 6, Marks::Numbers);
  composer.add(paragraph("đoạn", block_of(rules::Role::Text)));
  add_item(composer, "-", "gạch", 9, Marks::Bullets);
  CHECK(tree_of(composer.pages) ==
        "Document("
        "L[ListNumbering/Decimal](LI(Lbl LBody(. L[ListNumbering/LowerAlpha]("
        "LI(Lbl LBody) LI(Lbl LBody(. L[ListNumbering/Disc](LI(Lbl LBody))))))) LI(Lbl LBody)) "
        "P L[ListNumbering/Disc](LI(Lbl LBody)))");
}

TEST_CASE("a cell that names its row is a header of the row") {
  if (!installed_fonts()) return;
  Composer composer(installed_fonts());
  composer.begin_page("1");
  layout::BlockInfo name = cell_at(0, 0);
  name.heads_row = true;
  composer.add(paragraph("Chỉ tiêu 1", name));
  composer.add(paragraph("50%", cell_at(0, 1)));
  CHECK(tree_of(composer.pages) == "Document(Table(TR(TH[Scope/Row] TD)))");
}

TEST_CASE(
    "links: an element in its place, one annotation a line, what it says and where it leads") {
  if (!installed_fonts()) return;
  Composer composer(installed_fonts());
  composer.begin_page("3");
  layout::BlockInfo info = block_of(rules::Role::Text);
  info.links = {"muc-2"};
  composer.add(paragraph("theo ", info));
  layout::Page& page = composer.pages.pages.back();
  const Length baseline = page.lines.back().runs.front().baseline;
  const auto add = [&](std::size_t line, const std::string& words, Length x, std::uint32_t part) {
    page.lines[line].runs.push_back(
        composer.run(paragraph(words, info), words, x, baseline + Length::pt(20) * line));
    page.lines[line].runs.back().part = part;
  };
  add(0, "điểm b", Length::mm(60), 1);
  page.lines.back().break_text = " ";
  page.lines.emplace_back();
  add(1, "khoản 2", Length::mm(30), 1);
  add(1, " của Kế hoạch", Length::mm(60), layout::own_part);
  composer.add(paragraph("II. ĐÍCH", block_of(rules::Role::Heading, 0)));
  composer.pages.anchors.push_back({"muc-2", 1, 0, Length::mm(100)});
  CHECK(tree_of(composer.pages) == "Document(P(. Link(. @ @) .) H1)");

  const std::string bytes = write(composer.pages, {}, *installed_fonts());
  const Pdf pdf = read_pdf(bytes);
  const std::string annotations = value_of(pdf.at(pdf.page_numbers().at(0)).text, "Annots");
  REQUIRE(references(annotations).size() == 2);
  const std::string link = pdf.at(references(annotations).at(0)).text;
  CHECK(value_of(link, "Subtype") == "/Link");
  CHECK(value_of(link, "F") == " 4");
  CHECK(value_of(link, "Border") == "[0 0 0]");
  CHECK(value_of(link, "A").empty());
  CHECK(references(value_of(link, "Dest")).at(0) == pdf.page_numbers().at(0));
  CHECK(value_of(link, "Dest").find("/XYZ null 558.") != std::string::npos);
  CHECK(link.find("Contents") != std::string::npos);
}

TEST_CASE("the table of contents is a TOC for each level, its dots are no text") {
  if (!installed_fonts()) return;
  Composer composer(installed_fonts());
  composer.begin_page("1");
  const auto add = [&](const std::string& words, int level) {
    layout::BlockInfo info = block_of(rules::Role::Contents);
    info.level = level;
    info.links = {"muc"};
    composer.add(paragraph(words, info));
    layout::Line& text = composer.pages.pages.back().lines.back();
    text.runs.front().part = 1;
    layout::Line dots = text, number = text;
    dots.page_furniture = dots.leader = true;
    const Length baseline = text.runs.front().baseline;
    dots.runs = {composer.run(paragraph("......", info), "......", Length::mm(100), baseline)};
    number.runs = {composer.run(paragraph("2", info), "2", Length::mm(160), baseline)};
    number.runs.front().part = 1;
    composer.pages.pages.back().lines.push_back(dots);
    composer.pages.pages.back().lines.push_back(number);
  };
  add("I. MỘT", 0);
  add("1. Hai", 1);
  add("2. Ba", 1);
  add("II. BỐN", 0);
  composer.begin_page("2");
  composer.add(paragraph("I. MỘT", block_of(rules::Role::Heading, 0)));
  composer.pages.anchors.push_back({"muc", 4, 1, Length::mm(20)});
  // The words and the number are one link, over one line.
  const std::string entry = "TOCI(Reference(Link(. @)))";
  CHECK(tree_of(composer.pages) ==
        "Document(TOC(" + entry + " TOC(" + entry + " " + entry + ") " + entry + ") H1)");
}
