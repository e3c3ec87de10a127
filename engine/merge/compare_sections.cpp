#include "merge/compare_sections.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>
#include <set>
#include <string>

#include "docx/edit/plain_text.h"
#include "docx/parse/walk.h"

namespace vanthu::merge {
namespace {

using docx::effective::SectionValues;
using docx::parse::Document;

constexpr long long least_twips = 15;  // a quarter of a millimetre

bool differs(Length one, Length other) {
  return std::llabs(one.twips() - other.twips()) >= least_twips;
}

// "20", "12,5": to half a millimetre.
std::string millimetres(Length length, char point) {
  const long long halves = (length.twips() * 508 + 7200) / 14400;
  std::string text = fmt::format("{}", halves / 2);
  if (halves % 2 != 0) (text += point) += '5';
  return text;
}

class Sides {
 public:
  void add(Length older, Length newer, std::string_view vietnamese, std::string_view english) {
    if (!differs(older, newer)) return;
    put(before_, older, vietnamese, english);
    put(after_, newer, vietnamese, english);
  }
  void add(bool same, const std::string& older, const std::string& newer) {
    if (same) return;
    append(before_, older);
    append(after_, newer);
  }
  [[nodiscard]] std::optional<std::pair<std::string, std::string>> take() {
    if (before_.empty()) return std::nullopt;
    return std::pair(std::move(before_), std::move(after_));
  }

 private:
  static void append(std::string& side, const std::string& text) {
    (side += side.empty() ? "" : ", ") += text;
  }
  static void put(std::string& side, Length length, std::string_view vietnamese,
                  std::string_view english) {
    append(side, both(fmt::format("{} {} mm", vietnamese, millimetres(length, ',')),
                      fmt::format("{} {} mm", english, millimetres(length, '.'))));
  }
  std::string before_, after_;
};

std::string paper(const SectionValues& one) {
  return both(
      fmt::format("khổ {} × {} mm", millimetres(one.width, ','), millimetres(one.height, ',')),
      fmt::format("paper {} × {} mm", millimetres(one.width, '.'), millimetres(one.height, '.')));
}

std::string direction(const SectionValues& one) {
  return one.landscape ? both("trang ngang", "landscape") : both("trang dọc", "portrait");
}

std::string first_page(const SectionValues& one) {
  if (!one.restarts_pages) return both("số trang đánh tiếp", "page numbers go on");
  return both(fmt::format("số trang từ {}", one.first_page),
              fmt::format("page numbers from {}", one.first_page));
}

std::string words_of(const Document& document, Index story) {
  std::string text;
  if (story == none) return text;
  const auto& part = document.part_of(document.stories[story]);
  docx::parse::for_each_paragraph(
      document.stories[story].blocks, [&](const docx::parse::Paragraph& paragraph) {
        const std::string line = docx::edit::plain_text(part, paragraph);
        if (!line.empty()) (text += text.empty() ? "" : "\n") += line;
      });
  return text;
}

}  // namespace

SectionValues page_values(const Document& document, const docx::effective::Resolver& resolver,
                          std::size_t section) {
  const docx::parse::Section& one = document.sections[section];
  SectionValues values = resolver.section(document.part_of(document.body()), one);
  const auto is_none = [](Index story) { return story == none; };
  if (std::all_of(one.headers.begin(), one.headers.end(), is_none)) values.header = Length();
  if (std::all_of(one.footers.begin(), one.footers.end(), is_none)) values.footer = Length();
  return values;
}

std::optional<std::pair<std::string, std::string>> page_difference(const SectionValues& older,
                                                                   const SectionValues& newer) {
  Sides sides;
  sides.add(!differs(older.width, newer.width) && !differs(older.height, newer.height),
            paper(older), paper(newer));
  sides.add(older.landscape == newer.landscape, direction(older), direction(newer));
  sides.add(older.top, newer.top, "lề trên", "top margin");
  sides.add(older.bottom, newer.bottom, "lề dưới", "bottom margin");
  sides.add(older.left, newer.left, "lề trái", "left margin");
  sides.add(older.right, newer.right, "lề phải", "right margin");
  sides.add(older.header, newer.header, "đầu trang cách mép", "header from the edge");
  sides.add(older.footer, newer.footer, "chân trang cách mép", "footer from the edge");
  sides.add(older.restarts_pages == newer.restarts_pages &&
                (!older.restarts_pages || older.first_page == newer.first_page),
            first_page(older), first_page(newer));
  return sides.take();
}

std::vector<Difference> compare_sections(const Document& older, const Document& newer,
                                         const std::vector<Index>& became) {
  using Kind = Difference::Kind;
  std::vector<Difference> result;
  if (older.sections.size() != newer.sections.size()) {
    result.push_back({Kind::Formatted,
                      both("số phần (section)", "number of sections"),
                      fmt::format("{}", older.sections.size()),
                      fmt::format("{}", newer.sections.size()),
                      {},
                      {}});
  }
  const docx::effective::Resolver before(older);
  const docx::effective::Resolver after(newer);
  std::set<std::pair<Index, Index>> told;  // headers that several sections share
  for (Index i = 0; i < became.size(); ++i) {
    if (became[i] == none) continue;
    const auto& one = older.sections[i];
    const auto& other = newer.sections[became[i]];
    const auto place = [&](std::string_view vietnamese, std::string_view english) {
      return both(fmt::format("{} của phần {}", vietnamese, i + 1),
                  fmt::format("{} of section {}", english, i + 1));
    };
    if (auto pages =
            page_difference(page_values(older, before, i), page_values(newer, after, became[i]))) {
      result.push_back({Kind::Formatted,
                        place("trang", "pages"),
                        std::move(pages->first),
                        std::move(pages->second),
                        {},
                        {}});
    }
    const auto furniture = [&](Index left, Index right, const std::string& where) {
      if (!told.insert({left, right}).second) return;
      const std::string then = words_of(older, left);
      const std::string now = words_of(newer, right);
      if (then == now) return;
      result.push_back({Kind::Changed, where, then, now, docx::edit::diff(then, now), {}});
    };
    for (std::size_t type = 0; type < one.headers.size(); ++type) {
      furniture(one.headers[type], other.headers[type], place("đầu trang", "header"));
      furniture(one.footers[type], other.footers[type], place("chân trang", "footer"));
    }
  }
  return result;
}

}  // namespace vanthu::merge
