// What is remembered of earlier documents must never be seen in a later one.

#include "layout/paragraph_memo.h"

#include "build.h"

using namespace build;

namespace {

// All that a writer reads of the lines.
std::string everything(const layout::Pages& pages) {
  std::string all = layout::dump(pages);
  for (const layout::Page& page : pages.pages) {
    for (const layout::Line& line : page.lines) {
      all += fmt::format("\n{} {} '{}' {} {}", line.block, line.last_of_paragraph, line.break_text,
                         line.fit.spare.emu(), line.fit.lacking.emu());
      for (const layout::FieldSpan& span : line.fields) {
        all +=
            fmt::format(" {}@{}:{}-{}", pages.fields[span.field], span.run, span.first, span.last);
      }
    }
  }
  return all;
}

class Remembering {
 public:
  std::string lay_out(const StyledDocument& document) {
    Diagnostics diagnostics;
    const auto pages = layout::paginate(document, shaper(), diagnostics, &memo);
    told = diagnostics.all().size();
    return pages ? everything(*pages) : "nothing";
  }
  layout::ParagraphMemo memo;
  std::size_t told = 0;
};

StyledParagraph with_fields(const std::string& first, const std::string& second) {
  StyledParagraph one = paragraph("Ủy ban nhân dân ");
  one.runs.push_back(run("xã Phú Thịnh"));
  one.runs.back().field = first;
  one.runs.push_back(run(" và "));
  one.runs.push_back(run("thôn Đông"));
  one.runs.back().field = second;
  return one;
}

StyledParagraph long_one() {
  std::string words = "Kế hoạch";
  while (words.size() < 400) words += " thực hiện nhiệm vụ";
  StyledParagraph one = paragraph(words);
  one.format.align = rules::Align::Justify;
  return one;
}

}  // namespace

TEST_CASE("a document laid out again and again gives the same pages, remembered or not") {
  StyledDocument one =
      document({paragraph("a"), long_one(), with_fields("x", "y"), with_fields("x", "y"),
                column_of({"a", "b", "a"}), paragraph("z")});
  one.sections[0].header = {paragraph("đầu trang")};
  const std::string expected = everything(build::paginate(one));
  Remembering again;
  for (int i = 0; i < 4; ++i) CHECK(again.lay_out(one) == expected);
  CHECK(again.memo.size() > 0);
}

TEST_CASE("blocks and fields count from where the paragraph stands now") {
  Remembering remembering;
  const StyledDocument first = document({with_fields("x", "y")});
  for (int i = 0; i < 3; ++i) (void)remembering.lay_out(first);
  StyledParagraph before = paragraph("");
  before.runs.push_back(run("trước"));
  before.runs.back().field = "khac";
  const StyledDocument second = document({before, paragraph("b"), with_fields("x", "y")});
  CHECK(remembering.lay_out(second) == everything(build::paginate(second)));
}

TEST_CASE("whatever changes the lines of a paragraph makes it another") {
  const auto changed = [](auto change) {
    StyledParagraph one = long_one();
    change(one);
    return one;
  };
  const std::vector<StyledParagraph> all = {
      long_one(),
      changed([](StyledParagraph& one) { one.runs[0].text += " x"; }),
      changed([](StyledParagraph& one) { one.runs[0].format.bold = true; }),
      changed([](StyledParagraph& one) { one.runs[0].format.size = Length::pt(13); }),
      changed([](StyledParagraph& one) { one.runs[0].format.letter_spacing = Length::pt(1); }),
      changed([](StyledParagraph& one) { one.runs[0].format.color.red = 9; }),
      changed([](StyledParagraph& one) {
        one.runs[0].glue = {4, 10};
      }),
      changed([](StyledParagraph& one) { one.runs[0].field = "x"; }),
      changed([](StyledParagraph& one) { one.runs[0].link = "x"; }),
      changed([](StyledParagraph& one) { one.runs.push_back(run("y")); }),
      changed([](StyledParagraph& one) { one.labelled = true; }),
      changed([](StyledParagraph& one) { one.mark.size = Length::pt(20); }),
      changed([](StyledParagraph& one) { one.format.align = rules::Align::Center; }),
      changed([](StyledParagraph& one) { one.format.first_line = Length::mm(10); }),
      changed([](StyledParagraph& one) { one.format.right = Length::mm(30); }),
      changed([](StyledParagraph& one) { one.format.line.multiple = 300; }),
  };
  Remembering remembering;
  for (int round = 0; round < 3; ++round) {
    for (std::size_t i = 0; i < all.size(); ++i) {
      INFO(i);
      const StyledDocument one = document({all[i], column_of({"x"})});
      CHECK(remembering.lay_out(one) == everything(build::paginate(one)));
    }
  }
}

TEST_CASE("what had to be told is told of every document") {
  const auto told_each_time = [](const StyledParagraph& one) {
    Remembering remembering;
    for (int i = 0; i < 4; ++i) {
      (void)remembering.lay_out(document({one, column_of({"x"})}));
      CHECK(remembering.told == 1);
    }
  };
  told_each_time(paragraph("漢"));
  told_each_time(paragraph(std::string(200, 'm')));
  // The same words in a cell are another matter for the reader of the message, not for the lines.
  Remembering remembering;
  StyledParagraph cell_text = paragraph(std::string(200, 'm'));
  cell_text.role = rules::Role::TableCell;
  for (int i = 0; i < 3; ++i) (void)remembering.lay_out(document({cell_text, paragraph("x")}));
  (void)remembering.lay_out(document({paragraph(std::string(200, 'm')), paragraph("x")}));
  CHECK(remembering.told == 1);
}

TEST_CASE("a page number is set anew on every page") {
  StyledDocument one = document({lines("p", 5)}, line14 * 2);
  StyledParagraph number = paragraph("");
  number.runs.push_back(run(""));
  number.runs[0].kind = StyledRun::Kind::PageNumber;
  one.sections[0].header = {number};
  const std::string expected = everything(build::paginate(one));
  Remembering remembering;
  for (int i = 0; i < 3; ++i) CHECK(remembering.lay_out(one) == expected);
}

TEST_CASE("only what comes back is remembered, and no more than there is room for") {
  Remembering remembering;
  const auto many = [](std::size_t from) {
    std::vector<StyledBlock> blocks;
    for (std::size_t i = 0; i < layout::ParagraphMemo::capacity + 10; ++i) {
      blocks.emplace_back(paragraph(fmt::format("{}", from + i)));
    }
    return document(std::move(blocks));
  };
  const StyledDocument one = many(0);
  (void)remembering.lay_out(one);
  CHECK(remembering.memo.size() == 0);
  (void)remembering.lay_out(one);
  CHECK(remembering.memo.size() == layout::ParagraphMemo::capacity);
  // What another document no longer uses makes room for what it does.
  const StyledDocument other = many(100000);
  for (int i = 0; i < 3; ++i) (void)remembering.lay_out(other);
  CHECK(remembering.memo.size() == layout::ParagraphMemo::capacity);
  CHECK(remembering.lay_out(other) == everything(build::paginate(other)));
}
