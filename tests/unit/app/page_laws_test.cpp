// The laws of pagination, wherever the page end falls: text of every length stands above each of
// the things that must not be parted, so that the page ends before, inside and behind them.

#include <fmt/format.h>

#include <algorithm>
#include <functional>

#include "app/fit_pages.h"
#include "support/catch.h"

namespace {

using namespace vanthu;
using model::Level;

const app::Resources& resources() {
  static const std::shared_ptr<const app::Resources> one = [] {
    Sources sources;
    Diagnostics diagnostics;
    return app::open_resources(VANTHU_SOURCE_DIR, sources, diagnostics);
  }();
  REQUIRE(one != nullptr);
  return *one;
}

model::Paragraph text(const std::string& words) {
  model::Paragraph one;
  one.text = model::text_of(words);
  return one;
}

// A paragraph of about so many lines, whose words all say `word`.
model::Paragraph lines(const std::string& word, int count) {
  std::string all = word;
  for (int i = 0; i < count * 14 - 6; ++i) all += " " + word;
  return text(all);
}

model::Item heading(Level level, const std::string& number, const std::string& words) {
  model::Item one;
  one.level = level;
  one.number = number;
  one.text = model::text_of(words);
  one.titled = true;
  return one;
}

model::Closing closing() {
  model::Closing one;
  for (int i = 0; i < 6; ++i) one.recipients.push_back(model::text_of(fmt::format("nhận{}", i)));
  one.archive = model::text_of("VT");
  one.signature.emplace();
  one.signature->authority = {model::text_of("TM. Ủy ban nhân dân")};
  one.signature->post = {model::text_of("Chủ tịch")};
  one.signature->name = model::text_of("Nguyễn Văn An");
  return one;
}

std::string text_of(const layout::Line& line) {
  std::string all;
  for (const layout::GlyphRun& run : line.runs) all += run.text();
  return all;
}

// For each page its lines of text, page numbers left out.
std::vector<std::vector<std::string>> pages_of(const std::vector<model::Block>& blocks) {
  model::Document document;
  document.kind = "KH";
  document.sections.emplace_back();
  document.sections.back().blocks = blocks;
  app::Worker worker(resources());
  Diagnostics diagnostics;
  const auto laid_out = app::lay_out(document, resources(), worker, false, diagnostics);
  REQUIRE(laid_out.has_value());
  CHECK(diagnostics.all().empty());
  std::vector<std::vector<std::string>> pages;
  for (const layout::Page& page : laid_out->pages.pages) {
    pages.emplace_back();
    for (const layout::Line& line : page.lines) {
      if (!line.page_furniture) pages.back().push_back(text_of(line));
    }
  }
  return pages;
}

// Pages of the text with each number of lines above it, judged one by one.
void wherever_the_page_ends(const std::vector<model::Block>& blocks,
                            const std::function<void(const std::vector<std::string>&)>& judge) {
  std::size_t counts[2] = {0, 0};  // documents of one page and of two
  for (int above = 8; above <= 38; ++above) {
    CAPTURE(above);
    std::vector<model::Block> all;
    for (int i = 0; i < above; ++i) all.emplace_back(text(fmt::format("Dòng{}", i)));
    all.insert(all.end(), blocks.begin(), blocks.end());
    const auto pages = pages_of(all);
    ++counts[pages.size() > 1 ? 1 : 0];
    for (const auto& page : pages) judge(page);
  }
  CHECK(counts[0] > 0);
  CHECK(counts[1] > 0);
}

std::size_t index_of(const std::vector<std::string>& page, const std::string& beginning) {
  const auto found = std::find_if(page.begin(), page.end(), [&](const std::string& line) {
    return line.starts_with(beginning);
  });
  return static_cast<std::size_t>(found - page.begin());
}

std::size_t count_of(const std::vector<std::string>& page, const std::string& beginning) {
  return static_cast<std::size_t>(
      std::count_if(page.begin(), page.end(),
                    [&](const std::string& line) { return line.starts_with(beginning); }));
}

}  // namespace

TEST_CASE("a heading stands above two lines of its text, wherever the page ends") {
  const std::vector<std::vector<model::Block>> followers{
      {lines("xxxx", 6)},
      {lines("xxxx", 2)},
      {text("x"), text("x"), text("x")},
      {text("x"), lines("xxxx", 5)},
  };
  for (const auto& follower : followers) {
    std::vector<model::Block> blocks{heading(Level::RomanSection, "I.", "Mục đích"),
                                     heading(Level::Clause, "1.", "Yêu cầu")};
    blocks.insert(blocks.end(), follower.begin(), follower.end());
    wherever_the_page_ends(blocks, [](const std::vector<std::string>& page) {
      const std::size_t first = index_of(page, "I. MỤC ĐÍCH");
      if (first == page.size()) {
        CHECK(count_of(page, "1. Yêu cầu") == 0);
        return;
      }
      REQUIRE(page.size() >= first + 4);
      CHECK(page[first + 1] == "1. Yêu cầu");
      CHECK(page[first + 2].starts_with("x"));
      CHECK(page[first + 3].starts_with("x"));
    });
  }
}

TEST_CASE("a title stands above its first paragraph, wherever the page ends") {
  model::Title title;
  title.kind = model::text_of("Quy chế");
  title.trich_yeu = {model::text_of("Làm việc của Ban Chỉ đạo")};
  for (const int count : {1, 2, 3, 6}) {
    wherever_the_page_ends({title, lines("xxxx", count), text("y"), text("y")},
                           [&](const std::vector<std::string>& page) {
                             const std::size_t first = index_of(page, "QUY CHẾ");
                             if (first == page.size()) return;
                             REQUIRE(page.size() > first + 2);
                             CHECK(page[first + 1].starts_with("Làm việc"));
                             CHECK(page[first + 2].starts_with("x"));
                             if (count > 1) CHECK(page.at(first + 3).starts_with("x"));
                           });
  }
}

TEST_CASE("signature and recipients stay whole, with two lines of text, wherever the page ends") {
  const std::vector<std::vector<model::Block>> ends{
      {lines("xxxx", 1)}, {lines("xxxx", 2)}, {lines("xxxx", 5)}, {text("x"), text("x")}};
  for (auto blocks : ends) {
    blocks.emplace_back(closing());
    wherever_the_page_ends(blocks, [](const std::vector<std::string>& page) {
      if (index_of(page, "Nơi nhận") == page.size()) {
        CHECK(count_of(page, "- nhận") == 0);
        CHECK(count_of(page, "Nguyễn Văn An") == 0);
        CHECK(count_of(page, "TM. ỦY BAN") == 0);
        return;
      }
      CHECK(count_of(page, "- nhận") == 6);
      CHECK(count_of(page, "- Lưu: VT.") == 1);
      CHECK(count_of(page, "TM. ỦY BAN NHÂN DÂN") == 1);
      CHECK(count_of(page, "Nguyễn Văn An") == 1);
      const std::size_t closing = index_of(page, "Nơi nhận");
      CHECK(closing >= 2);
    });
  }
}
