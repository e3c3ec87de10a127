// What people change in a document, taken back into its data.

#include "app/extract_job.h"

#include "../app/temporary_folder.h"
#include "data/json.h"
#include "data/write_json.h"
#include "edited_docx.h"
#include "merge/data_path.h"
#include "merge/read_shown.h"
#include "support/catch.h"

using namespace vanthu;
using namespace vanthu::tests;

namespace {

struct Extracted {
  app::JobResult result;
  data::Value data;
  // As JSON; "(none)" where there is no such value.
  [[nodiscard]] std::string at(std::string_view path) {
    const data::Value* value = merge::value_at(data, path);
    return value == nullptr ? "(none)" : data::json_compact(*value);
  }
};

data::Value parsed(const std::string& json) {
  Sources sources;
  Diagnostics diagnostics;
  auto value = data::read_json(sources, sources.add("x.json", json), diagnostics);
  REQUIRE(value.has_value());
  return *std::move(value);
}

Extracted extract(const EditedDocx& edited, bool adopt = false) {
  const TemporaryFolder folder;
  folder.write("a.docx", edited.bytes());
  app::ExtractJob job;
  job.input.resources = VANTHU_SOURCE_DIR;
  job.input.language = Language::English;
  job.file = folder / "a.docx";
  job.adopt = adopt;
  Extracted extracted{app::run(job), {}};
  if (!extracted.result.output.empty()) extracted.data = parsed(extracted.result.output);
  return extracted;
}

std::string shown(const std::string& value, const char* before, const char* after) {
  const auto read = merge::read_shown(parsed(value), before, after);
  return read ? data::json_compact(*read) : "(not understood)";
}

bool says(const std::string& report, std::string_view text) {
  return report.find(text) != std::string::npos;
}

}  // namespace

TEST_CASE("what shows a value, read as a value again") {
  CHECK(shown("\"đạt 60%\"", "đạt 60%", "đạt 65%") == "\"đạt 65%\"");
  CHECK(shown("\"đạt 60%\"", "Đạt 60%", "Đạt 65%") == "\"đạt 65%\"");
  CHECK(shown("\"đạt 60%\"", "Đạt 60%", "Vượt 65%") == "\"Vượt 65%\"");
  // In capitals: known words keep their case, what was typed in small letters is taken, the case of
  // a new word in capitals is nobody's to guess.
  CHECK(shown("\"Phú Thịnh\"", "PHÚ THỊNH", "PHÚ VINH") == "(not understood)");
  CHECK(shown("\"Phú Thịnh\"", "PHÚ THỊNH", "PHÚ Vinh") == "\"Phú Vinh\"");
  CHECK(shown("\"Phú Thịnh năm 2025\"", "PHÚ THỊNH NĂM 2025", "PHÚ THỊNH NĂM 2026") ==
        "\"Phú Thịnh năm 2026\"");
  CHECK(shown("\"Phú Thịnh Đông\"", "PHÚ THỊNH ĐÔNG", "PHÚ ĐÔNG") == "\"Phú Đông\"");
  CHECK(shown("65000000", "65.000.000", "70.500.000") == "70500000");
  CHECK(shown("65000000", "65 triệu", "70 triệu") == "(not understood)");
  CHECK(shown("65000000", "65.000.000", "bảy mươi") == "(not understood)");
  CHECK(shown("\"2026-02-05\"", "05/02/2026", "6/3/2026") == "\"2026-03-06\"");
  CHECK(shown("\"2026-02-05\"", "ngày 05 tháng 02 năm 2026", "ngày 10 tháng 12 năm 2026") ==
        "\"2026-12-10\"");
  CHECK(shown("\"2026-02-05\"", "ngày 05 tháng 02 năm 2026", "cuối năm") == "(not understood)");
  CHECK(shown("true", "có", "không") == "(not understood)");
}

TEST_CASE("data paths") {
  data::Value data = parsed(R"({"a": [{"b": [1, 2]}, 3]})");
  const auto at = [&](std::string_view path) {
    const data::Value* value = merge::value_at(data, path);
    return value == nullptr ? "(none)" : data::json_compact(*value);
  };
  CHECK(at("a[0].b[1]") == "2");
  CHECK(at("a[1]") == "3");
  for (const char* path : {"a[2]", "a[0].c", "a[x]", "a[0", "b", "a.b", "a[1][0]"}) {
    INFO(path);
    CHECK(at(path) == "(none)");
  }
  const auto item = merge::item_of("a[0].b[12].c.d");
  REQUIRE(item.has_value());
  CHECK(item->list == "a[0].b");
  CHECK(item->index == 12);
  CHECK(item->member == "c.d");
  CHECK(!merge::item_of("a.b").has_value());
}

TEST_CASE("a file that nobody has changed gives its data") {
  for (const std::string& name : sample_names()) {
    INFO(name);
    Extracted extracted = extract(EditedDocx(sample_docx(name)));
    CHECK(extracted.result.exit == app::Exit::Done);
    CHECK(extracted.result.report.empty());
    const std::string data =
        read_file(std::string(VANTHU_SOURCE_DIR) + "/samples/" + name + "/du-lieu.json", 1 << 24);
    CHECK(data::json_compact(extracted.data) == data::json_compact(parsed(data)));
  }
}

TEST_CASE("a sentence changed in the body is a change of its value") {
  EditedDocx edited;
  edited.replace("đạt từ 60% trở lên", "đạt từ 65% trở lên");
  Extracted extracted = extract(edited);
  CHECK(extracted.at("muc_tieu[0].chi_tieu[0].phan_dau") == "\"đạt từ 65% trở lên\"");
  CHECK(says(extracted.result.report, "value-flows-back"));
  CHECK(says(extracted.result.report, "\"đạt từ 60% trở lên\" is now \"đạt từ 65% trở lên\""));
}

TEST_CASE("a value that stands in capitals is read word by word, and never guessed") {
  EditedDocx edited;
  edited.replace("PHÚ THỊNH", "PHÚ VINH");
  Extracted extracted = extract(edited);
  CHECK(extracted.at("ten_don_vi") == "\"Phú Thịnh\"");
  CHECK(says(extracted.result.report, "value-in-capitals"));  // Code::ValueInCapitals
  EditedDocx typed;
  typed.replace("PHÚ THỊNH", "PHÚ Vinh");
  CHECK(extract(typed).at("ten_don_vi") == "\"Phú Vinh\"");
}

TEST_CASE("a cell changed in an annex is a change of its value") {
  EditedDocx edited;
  edited.replace("Còn không quá 1,6 lần", "Còn không quá 1,5 lần");
  Extracted extracted = extract(edited);
  CHECK(extracted.at("muc_tieu[2].chi_tieu[0].phan_dau") == "\"còn không quá 1,5 lần\"");
  CHECK(says(extracted.result.report, "Phụ lục I › row "));
}

TEST_CASE("a bound value changes with its part") {
  EditedDocx edited;
  std::string& part = edited.part("customXml/item1.xml");
  const std::size_t at = part.find("Tỷ lệ thôn có trưởng thôn");
  REQUIRE(at != std::string::npos);
  part.replace(at, std::string("Tỷ lệ thôn").size(), "Tỷ lệ ấp, thôn");
  Extracted extracted = extract(edited);
  CHECK(extracted.at("muc_tieu[0].chi_tieu[1].ten") ==
        "\"Tỷ lệ ấp, thôn có trưởng thôn hoặc phó trưởng thôn là nữ\"");
}

TEST_CASE("what is no value, and what is changed in two ways, is told and left") {
  EditedDocx edited;
  edited.replace("tránh chồng chéo, hình thức", "tránh trùng lặp");  // the template's words
  edited.replace("đạt từ 40% trở lên", "đạt từ 45% trở lên");
  edited.replace("Đạt từ 40% trở lên", "Đạt từ 50% trở lên");
  Extracted extracted = extract(edited);
  CHECK(extracted.result.exit == app::Exit::Done);
  CHECK(says(extracted.result.report, "edit-outside-data"));
  CHECK(says(extracted.result.report, "value-in-two-forms"));
  CHECK(extracted.at("muc_tieu[0].chi_tieu[1].phan_dau") == "\"đạt từ 40% trở lên\"");
}

TEST_CASE("what cannot be read as its value is told and left") {
  EditedDocx edited;
  edited.replace("65.000.000", "sáu mươi triệu");
  Extracted extracted = extract(edited);
  CHECK(extracted.result.exit == app::Exit::Done);
  CHECK(says(extracted.result.report, "value-not-understood"));
}

TEST_CASE("an item typed in the body is offered, and taken when asked") {
  EditedDocx edited;
  const auto place = edited.around("w:p", "Số lao động nữ nông thôn được hỗ trợ học nghề");
  edited.insert(place.end,
                paragraph_markup("- Chỉ tiêu 5: Tỷ lệ hộ nghèo do phụ nữ làm chủ hộ giảm "
                                 "còn 3%.") +
                    paragraph_markup("Một câu khác hẳn."));
  Extracted offered = extract(edited);
  CHECK(says(offered.result.report, "item-offered"));
  CHECK(offered.at("muc_tieu[1].chi_tieu[4]") == "(none)");
  Extracted taken = extract(edited, true);
  CHECK(says(taken.result.report, "item-adopted"));
  // Who is in charge of it does not stand in the sentence.
  CHECK(taken.result.exit == app::Exit::Partly);
  CHECK(says(taken.result.report, "don_vi_chu_tri"));
  CHECK(taken.at("muc_tieu[1].chi_tieu[4]") ==
        "{\"ten\":\"Tỷ lệ hộ nghèo do phụ nữ làm chủ hộ\",\"phan_dau\":\"giảm còn 3%\"}");
}

TEST_CASE("a file without data is refused") {
  EditedDocx edited;
  edited.remove_part("customXml/item2.xml");
  const Extracted extracted = extract(edited);
  CHECK(extracted.result.exit == app::Exit::Refused);
  CHECK(says(extracted.result.report, "record-missing"));
}
