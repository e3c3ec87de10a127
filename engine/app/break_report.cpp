#include "app/break_report.h"

#include <fmt/format.h>

#include <iterator>
#include <nlohmann/json.hpp>
#include <string_view>

#include "base/report.h"

namespace vanthu::app {
namespace {

using layout::BreakRisk;
using Kind = BreakRisk::Kind;

std::string_view id(Kind kind) {
  switch (kind) {
    case Kind::LineFull:
      return "line-full";
    case Kind::LineShort:
      return "line-short";
    case Kind::LineSqueezed:
      return "line-squeezed";
    case Kind::RowFull:
      return "row-full";
    case Kind::RowShort:
      return "row-short";
    case Kind::BlockFull:
      return "block-full";
    case Kind::BlockShort:
      return "block-short";
  }
  return "";
}

bool is_line(Kind kind) {
  return kind == Kind::LineFull || kind == Kind::LineShort || kind == Kind::LineSqueezed;
}

bool is_full(Kind kind) {
  return kind == Kind::LineFull || kind == Kind::RowFull || kind == Kind::BlockFull;
}

// Tenths of a point, as whole numbers: the same digits in JSON and in text.
long long tenths(Length length) {
  return (length.emu() + 635) / 1270;
}

// "0,6 pt"; "0.6 pt" in English.
std::string points(Length length, Language language) {
  const long long all = tenths(length);
  return fmt::format("{}{}{} pt", all / 10, language == Language::Vietnamese ? ',' : '.', all % 10);
}

std::string sentence(const BreakRisk& risk, Language language) {
  const bool vi = language == Language::Vietnamese;
  const std::string figure = points(risk.figure, language);
  const std::string next = risk.next.empty() ? "" : fmt::format(" “{}”", risk.next);
  switch (risk.kind) {
    case Kind::LineFull:
      return fmt::format(
          fmt::runtime(vi ? "chữ vừa khít dòng, còn {}" : "the line is full, {} left"), figure);
    case Kind::LineShort:
      return fmt::format(fmt::runtime(vi ? "chữ sau{} thiếu {} là lên được dòng này"
                                         : "the next word{} missed the line by {}"),
                         next, figure);
    case Kind::LineSqueezed:
      return fmt::format(fmt::runtime(vi ? "Word (chế độ 15) có thể dồn thêm chữ sau{}: thiếu {}, "
                                           "các khoảng trắng co được {}"
                                         : "Word (mode 15) may take the next word{} in: it lacks "
                                           "{}, the spaces may give {}"),
                         next, figure, points(risk.give, language));
    case Kind::RowFull:
      return fmt::format(fmt::runtime(vi ? "hàng của bảng vừa khít trang, còn {}"
                                         : "the table row just fits the page, {} left"),
                         figure);
    case Kind::RowShort:
      return fmt::format(fmt::runtime(vi ? "hàng của bảng sang trang sau vì thiếu {}"
                                         : "the table row went to the next page for want of {}"),
                         figure);
    case Kind::BlockFull:
      return fmt::format(
          fmt::runtime(vi ? "hết trang ngay sau đây, chỉ còn {}, chưa đủ một dòng"
                          : "the page ends right behind this, with {} left, less than a line"),
          figure);
    case Kind::BlockShort:
      return fmt::format(
          fmt::runtime(vi ? "sang trang sau vì thiếu {}, chưa tới một dòng"
                          : "went to the next page for want of {}, less than a line"),
          figure);
  }
  return "";
}

}  // namespace

std::string break_risks_text(const std::vector<BreakRisk>& risks, const Sources& sources,
                             Language language) {
  const bool vi = language == Language::Vietnamese;
  std::string out;
  const auto back = std::back_inserter(out);
  for (const BreakRisk& risk : risks) {
    const std::string number = fmt::format("{}", risk.page + 1);
    fmt::format_to(back, "{} {}", vi ? "trang" : "page", number);
    // Each annex counts its own pages.
    if (risk.label != number) {
      fmt::format_to(back, " ({} {})", vi ? "đánh số" : "numbered", risk.label);
    }
    fmt::format_to(back, ", {} “{} …”", vi ? "đoạn" : "paragraph", risk.paragraph);
    if (is_line(risk.kind)) {
      fmt::format_to(back, ", {} “{} … {}”", vi ? "dòng" : "line", risk.first, risk.last);
    }
    fmt::format_to(back, ": {}", sentence(risk, language));
    if (risk.at.known()) fmt::format_to(back, " ({})", place_text(risk.at, sources, language));
    out += '\n';
  }
  if (vi) {
    fmt::format_to(back, "{} chỗ có thể ngắt dòng, ngắt trang khác đi trên máy khác\n",
                   risks.size());
  } else {
    fmt::format_to(back, "{} {} where lines or pages may break otherwise on another machine\n",
                   risks.size(), risks.size() == 1 ? "place" : "places");
  }
  return out;
}

std::string with_break_risks(const std::string& report, const std::vector<BreakRisk>& risks,
                             const Sources& sources, Language language) {
  using Json = nlohmann::ordered_json;
  Json result = Json::parse(report);
  Json list = Json::array();
  const auto figure = [](Length length) { return static_cast<double>(tenths(length)) / 10; };
  for (const BreakRisk& risk : risks) {
    Json item{{"kind", id(risk.kind)},       {"page", risk.page + 1}, {"label", risk.label},
              {"paragraph", risk.paragraph}, {"first", risk.first},   {"last", risk.last}};
    if (!risk.next.empty()) item["next"] = risk.next;
    item[is_full(risk.kind) ? "spare_pt" : "lacking_pt"] = figure(risk.figure);
    if (risk.kind == Kind::LineSqueezed) item["give_pt"] = figure(risk.give);
    if (risk.at.known()) {
      const LineColumn spot = sources.locate(risk.at.file, risk.at.begin);
      Json place{
          {"file", sources.name(risk.at.file)}, {"line", spot.line}, {"column", spot.column}};
      if (const std::string* sheet = sources.sheet(risk.at.file)) place["sheet"] = *sheet;
      if (const auto cell = sources.cell_at(risk.at.file, risk.at.begin)) {
        place["cell"] = cell_name(cell->row, cell->column);
      }
      item["at"] = std::move(place);
    }
    item["message"] = sentence(risk, language);
    list.push_back(std::move(item));
  }
  result["break_risks"] = std::move(list);
  return result.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace vanthu::app
