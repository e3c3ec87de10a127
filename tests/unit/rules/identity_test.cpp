// What every block is called.

#include <set>

#include "support.h"
#include "support/catch.h"

using namespace vanthu;
using namespace vanthu::rules;
using namespace vanthu::rules::test;
using model::Level;

namespace {

model::Item heading(const std::string& number, const std::string& key) {
  model::Item one;
  one.level = Level::RomanSection;
  one.number = number;
  one.text = words("Đề mục");
  one.titled = true;
  one.key = key;
  return one;
}

model::Row row_of(const std::string& text, const std::string& key) {
  model::Row row;
  row.cells.resize(1);
  row.cells[0].lines = {words(text)};
  row.key = key;
  return row;
}

model::Table table_of(const std::string& key) {
  model::Table table;
  table.columns.resize(1);
  table.key = key;
  table.header = {row_of("Tên", "")};
  table.rows = {row_of("Một", key + "@viec:mot"), row_of("Hai", key + "@viec:hai")};
  return table;
}

model::Closing closing() {
  model::Closing one;
  one.recipients = {words("Như trên"), words("Sở Nội vụ")};
  one.archive = words("VT");
  one.signature.emplace();
  one.signature->post = {words("CHỦ TỊCH")};
  one.signature->name = words("Nguyễn Văn A");
  return one;
}

model::Document plan() {
  model::LetterHead head;
  head.issuer = {words("ỦY BAN NHÂN DÂN"), words("XÃ PHÚ THỊNH")};
  model::Title title;
  title.kind = words("KẾ HOẠCH");
  title.trich_yeu = {words("Thực hiện công tác năm 2026")};
  model::Document source = test::document({head, title, heading("I.", "muc-dich"),
                                           table_of("chi-tieu"), table_of("nhiem-vu"), closing()});
  model::Section annex;
  annex.annex = true;
  model::AnnexTitle annex_title;
  annex_title.number = "I";
  annex_title.title = {words("Biểu số liệu")};
  annex_title.key = "pl-1";
  annex.blocks = {annex_title, table_of("bieu"), closing()};
  source.sections.push_back(std::move(annex));
  return source;
}

// Of paragraphs, and of rows in their brackets, in the order of the document.
std::vector<std::string> names(const StyledDocument& document) {
  std::vector<std::string> all;
  for (const StyledSection& section : document.sections) {
    for (const StyledBlock& block : section.blocks) {
      if (const auto* one = std::get_if<StyledParagraph>(&block)) {
        all.push_back(one->identity);
        continue;
      }
      for (const StyledRow& row : std::get<StyledTable>(block).rows) {
        if (!row.identity.empty()) all.push_back("[" + row.identity + "]");
        for (const StyledCell& cell : row.cells) {
          for (const StyledParagraph& one : cell.paragraphs) {
            if (!one.identity.empty()) all.push_back(one.identity);
          }
        }
      }
    }
  }
  return all;
}

std::vector<std::string> starting(const std::vector<std::string>& all, const std::string& begin) {
  std::vector<std::string> found;
  for (const std::string& one : all) {
    if (one.starts_with(begin)) found.push_back(one);
  }
  return found;
}

}  // namespace

TEST_CASE("every paragraph and every row of a data table has a name of its own") {
  const auto all = names(styled(plan()));
  for (const std::string& one : all) CHECK(!one.empty());
  CHECK(std::set<std::string>(all.begin(), all.end()).size() == all.size());
  CHECK(starting(all, "muc-dich") == std::vector<std::string>{"muc-dich"});
  CHECK(starting(all, "[chi-tieu") == std::vector<std::string>{"[chi-tieu/dau[1]]",
                                                               "[chi-tieu@viec:mot]",
                                                               "[chi-tieu@viec:hai]"});
  CHECK(starting(all, "pl-1").front() == "pl-1");
  CHECK(!starting(all, "ket/1.").empty());
  CHECK(starting(all, "pl-1/ket/1.").size() == starting(all, "ket/1.").size());
}

TEST_CASE("a block more, or one less, renames no other") {
  const auto before = names(styled(plan()));
  model::Document source = plan();
  auto& blocks = source.sections[0].blocks;
  blocks.insert(blocks.begin() + 2, heading("I.", "moi"));
  std::get<model::Table>(blocks[4]).rows.erase(std::get<model::Table>(blocks[4]).rows.begin());
  auto after = names(styled(source));
  CHECK(std::erase(after, "moi") == 1);
  auto expected = before;
  CHECK(std::erase(expected, "[chi-tieu@viec:mot]") == 1);
  CHECK(after == expected);
}

TEST_CASE("blocks made without keys are counted") {
  model::Paragraph one;
  one.text = words("Lời văn.");
  const auto all = names(styled(test::document({one, one, one})));
  CHECK(all == std::vector<std::string>{"doan", "doan#2", "doan#3"});
}
