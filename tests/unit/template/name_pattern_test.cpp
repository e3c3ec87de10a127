#include "template/name_pattern.h"

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "data/json.h"
#include "support/catch.h"
#include "unit/template/run.h"

using namespace vanthu;

namespace {

constexpr std::string_view form = R"(<mau id="thu" ten="Thử">
  <truong-du-lieu>
    <truong ten="loai" kieu="lua-chon"><gia-tri>KH</gia-tri></truong>
    <truong ten="ten_don_vi" kieu="chu" bat-buoc="co"/>
    <truong ten="so" kieu="so-nguyen"/>
    <truong ten="ngay" kieu="ngay"/>
    <truong ten="ky" kieu="nhom"><truong ten="ho_ten" kieu="chu"/></truong>
    <truong ten="noi_nhan" kieu="danh-sach-chu"/>
  </truong-du-lieu>
  <van-ban loai="KH">
    <dau-van-ban>
      <co-quan-ban-hanh>a</co-quan-ban-hanh>
      <so-ky-hieu ky-hieu="KH-UBND"/>
      <dia-danh-ngay dia-danh="a" ngay="2026"/>
    </dau-van-ban>
    <tieu-de><trich-yeu>a</trich-yeu></tieu-de>
    <doan>a</doan>
  </van-ban>
</mau>)";

struct Desk {
  Sources sources;
  Diagnostics diagnostics;
  std::optional<templates::Template> source;

  Desk() {
    const FileId file = sources.add("template.xml", std::string(form));
    templates::EmptyShelf shelf;
    source = templates::Template::read(sources, file, shelf, diagnostics);
    REQUIRE(source.has_value());
  }
  std::optional<templates::NamePattern> read(std::string_view pattern) {
    const FileId file = sources.add("--name", std::string(pattern));
    return templates::NamePattern::read(*source, sources, file, diagnostics);
  }
  data::Value data(std::string_view json) {
    const FileId file = sources.add("data.json", std::string(json));
    auto value = data::read_json(sources, file, diagnostics);
    REQUIRE(value.has_value());
    return *std::move(value);
  }
};

}  // namespace

TEST_CASE("name patterns: fields, filters, the number of the row") {
  Desk desk;
  const data::Value data = desk.data(R"({"ten_don_vi": "xã A", "so": 15, "ngay": "2026-06-15",
      "ky": {"ho_ten": "Trần B"}, "noi_nhan": ["x", "y"]})");
  const std::vector<std::pair<std::string_view, std::string_view>> rows = {
      {"{{ ten_don_vi }}-{{ so_thu_tu }}", "xã A-7"},
      {"Kế hoạch {{ten_don_vi | hoa}}", "Kế hoạch XÃ A"},
      {"{{ ky.ho_ten }} {{ so }}/{{ ngay | nam }}", "Trần B 15/2026"},
      {"{{ noi_nhan | noi(\"+\") }}", "x+y"},
      {"van ban", "van ban"},
  };
  for (const auto& [pattern, expected] : rows) {
    INFO(pattern);
    const auto read = desk.read(pattern);
    REQUIRE(read.has_value());
    CHECK(read->print(data, 7) == expected);
  }
}

TEST_CASE("name patterns: a value of the wrong form is a blank, not a failure") {
  Desk desk;
  const auto pattern = desk.read(
      "[{{ ten_don_vi }}{{ so }}{{ ngay | ngay }}{{ ky.ho_ten }}{{ noi_nhan | noi(\",\") }}]");
  REQUIRE(pattern.has_value());
  for (const std::string_view json :
       {"{}", R"({"ten_don_vi": 5, "so": "x", "ngay": "2026-13", "ky": "A", "noi_nhan": "x"})",
        R"({"ten_don_vi": null, "so": 1.5, "ngay": [], "ky": {"ho_ten": {}}, "noi_nhan": [5]})",
        R"({"la": {"b": [1]}, "so": 1e9})"}) {
    INFO(json);
    CHECK(pattern->print(desk.data(json), 1) == "[]");
  }
}

TEST_CASE("name patterns: mistakes are told with their place") {
  Desk desk;
  const std::vector<std::pair<std::string_view, Code>> rows = {
      {"{{ ten_don }}", Code::PathUnknown},
      {"{{ ten_don_vi", Code::ExpressionNotClosed},
      {"{{ ten_don_vi | lon }}", Code::FilterUnknown},
      {"a }}", Code::ExpressionNotOpened},
      {"\xff", Code::TextNotUtf8},
  };
  for (const auto& [pattern, code] : rows) {
    INFO(pattern);
    desk.diagnostics = {};
    CHECK_FALSE(desk.read(pattern).has_value());
    REQUIRE_FALSE(desk.diagnostics.all().empty());
    CHECK(desk.diagnostics.all().front().code == code);
    CHECK(desk.diagnostics.all().front().at.known());
  }
}

TEST_CASE("the first text of a row is the first declared one that it has") {
  Desk desk;
  CHECK(templates::first_text(*desk.source, desk.data(R"({"so": 1, "ten_don_vi": " xã\n A "})")) ==
        "xã A");
  CHECK(templates::first_text(*desk.source, desk.data(R"({"so": 1, "ten_don_vi": 5})")).empty());
}
