// Two files as one with tracked changes: accepted the newer one, rejected the older one.

#include <algorithm>

#include "docx/parse/read.h"
#include "docx/parse/text.h"
#include "generated.h"
#include "merge/tracked_diff.h"
#include "support/catch.h"

using namespace vanthu;
using namespace vanthu::test;

namespace {

struct Differed {
  std::string bytes;  // empty when it was refused
  std::size_t changes = 0;
  std::vector<Diagnostic> said;

  [[nodiscard]] bool has(Code code) const {
    return std::any_of(said.begin(), said.end(),
                       [&](const Diagnostic& one) { return one.code == code; });
  }
};

Differed differed(const std::string& older, const std::string& newer) {
  Diagnostics diagnostics;
  const auto one = docx::parse::read(older, "cu.docx", diagnostics);
  const auto other = docx::parse::read(newer, "moi.docx", diagnostics);
  REQUIRE(one);
  REQUIRE(other);
  const auto result = merge::tracked_diff(older, *one, *other, "2026-06-15", diagnostics);
  CHECK(result.has_value() != diagnostics.has_errors());
  Differed answer;
  if (result) {
    answer.bytes = result->bytes;
    answer.changes = result->changes;
  }
  answer.said = diagnostics.all();
  return answer;
}

// Paragraphs as they stand when every change is accepted or rejected: those whose break goes are
// joined to the next one.
void settle(const docx::parse::StoryPart& part, const std::vector<docx::parse::Block>& blocks,
            docx::parse::View view, std::vector<std::string>& lines) {
  std::string line;
  for (const docx::parse::Block& block : blocks) {
    if (const auto* paragraph = std::get_if<docx::parse::Paragraph>(&block.content)) {
      line += docx::parse::shown_text(part, *paragraph, view).text;
      if (!docx::parse::is_in_view(part, paragraph->mark_revision, view)) continue;
      if (!line.empty()) lines.push_back(line);
      line.clear();
    } else if (const auto* table = std::get_if<docx::parse::Table>(&block.content)) {
      for (const docx::parse::Row& row : table->rows) {
        if (!docx::parse::is_in_view(part, row.revision, view)) continue;
        for (const docx::parse::Cell& cell : row.cells) settle(part, cell.blocks, view, lines);
      }
    }
  }
  if (!line.empty()) lines.push_back(line);
}

std::vector<std::string> settled(const std::string& bytes, docx::parse::View view) {
  Diagnostics diagnostics;
  const auto document = docx::parse::read(bytes, "ra.docx", diagnostics);
  REQUIRE(document);
  std::vector<std::string> lines;
  settle(document->part_of(document->body()), document->body().blocks, view, lines);
  return lines;
}

void check_laws(const std::string& older, const std::string& newer, const Differed& result) {
  REQUIRE_FALSE(result.bytes.empty());
  CHECK(faults_of(result.bytes) == std::vector<std::string>{});
  CHECK(settled(result.bytes, docx::parse::View::Final) ==
        settled(newer, docx::parse::View::Final));
  CHECK(settled(result.bytes, docx::parse::View::Original) ==
        settled(older, docx::parse::View::Original));
  CHECK(text_of(result.bytes, Marks::Accepted) == text_of(newer));
  CHECK(text_of(result.bytes, Marks::Rejected) == text_of(older));
}

void check_case(std::uint64_t seed) {
  INFO("if this fails, add this line to tests/unit/merge/seeds.txt:\n" << seed);
  Dice dice(seed);
  const Content base = base_content(dice);
  const Content next = next_content(dice, base);
  // Both sides are edited: neither need be as we write it.
  std::string older = edited_by_hand(dice, base, made(base)).bytes;
  std::string newer = edited_by_hand(dice, next, made(next)).bytes;
  if (dice.one_in(3)) older = Hand(older).drop_bookmarks().bytes();
  if (dice.one_in(3)) newer = Hand(newer).drop_bookmarks().bytes();
  const Differed result = differed(older, newer);
  save("diff", seed, result.bytes);
  check_laws(older, newer, result);
  check_laws(newer, older, differed(newer, older));
}

}  // namespace

TEST_CASE("two equal files differ in no byte") {
  const std::string file = made(sample_content());
  const Differed result = differed(file, file);
  CHECK((result.bytes == file));
  CHECK(result.changes == 0);
}

TEST_CASE("words, paragraphs, rows and whole tables become tracked changes") {
  const std::string older = made(sample_content());
  Content next = sample_content();
  next.opening[1].text = "- Chỉ tiêu 1: Tỷ lệ nữ lãnh đạo đạt từ 65% trở lên.";
  next.opening.erase(next.opening.begin() + 2);
  next.rows.push_back({"b:4", {"4", "Hàng mới", "Công an xã"}});
  next.annex_rows.clear();
  const std::string newer = made(next);
  const Differed result = differed(older, newer);
  check_laws(older, newer, result);
  const std::string main = main_part(result.bytes);
  CHECK(main.find("<w:delText xml:space=\"preserve\">60</w:delText>") != std::string::npos);
  CHECK(main.find("w:author=\"vanthu\" w:date=\"2026-06-15T00:00:00Z\"") != std::string::npos);
  // Ours are not words that stay: seen with every mark, both are there.
  CHECK(holds(text_of(result.bytes, Marks::Both), "6065%"));
  const Differed back = differed(newer, older);
  check_laws(newer, older, back);
}

TEST_CASE("a table with other columns is replaced whole") {
  const std::string older = made(sample_content());
  const std::string newer =
      Hand(older).add_column("Ghi chú").replace("Văn phòng", "Tư pháp").bytes();
  check_laws(older, newer, differed(older, newer));
}

TEST_CASE("the last paragraph of a body comes and goes") {
  const std::string older = made(sample_content());
  const std::string newer =
      Hand(older).insert_paragraph_behind("Hết phụ lục.", "Thêm cuối.").bytes();
  check_laws(older, newer, differed(older, newer));
  check_laws(newer, older, differed(newer, older));
}

// As most programs write what is typed: without properties.
TEST_CASE("a paragraph without properties is struck out whole") {
  const std::string without = made(sample_content());
  const std::string with =
      Hand(without).insert_paragraph_behind("Chỉ tiêu 2", "Đoạn gõ thêm.").bytes();
  check_laws(with, without, differed(with, without));
  check_laws(without, with, differed(without, with));
}

TEST_CASE("open changes of anybody are to be decided first") {
  const std::string older = made(sample_content());
  const std::string newer = Hand(older).replace_tracked("60%", "70%", "Bình").bytes();
  const Differed result = differed(older, newer);
  CHECK(result.bytes.empty());
  CHECK(result.has(Code::DiffOpenChanges));
}

TEST_CASE("what cannot be a tracked change is told") {
  const std::string older = made(sample_content());
  Content next = sample_content();
  next.second_annex = true;
  const Differed result = differed(older, made(next));
  CHECK(result.has(Code::DiffNotTracked));
  CHECK(holds(text_of(result.bytes), "Hết phụ lục thứ hai."));
}

TEST_CASE("paper and margins are a tracked change of the section") {
  const std::string older = made(sample_content());
  Hand hand(older);
  hand.part("word/document.xml", "w:left=\"1701\"", "w:left=\"1134\"");
  const Differed result = differed(older, hand.bytes());
  check_laws(older, hand.bytes(), result);
  const std::string main = main_part(result.bytes);
  const std::size_t change = main.find("<w:sectPrChange ");
  REQUIRE(change != std::string::npos);
  CHECK(main.rfind("w:left=\"1134\"", change) != std::string::npos);
  CHECK(main.find("w:left=\"1701\"", change) < main.find("</w:sectPrChange>"));
  CHECK(result.changes == 1);
  CHECK_FALSE(result.has(Code::DiffNotTracked));
}

TEST_CASE("accepted the newer, rejected the older: generated files") {
  for_each_seed(300, check_case);
}
