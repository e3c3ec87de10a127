// Decimals, dates, patterns, attribute words, marks of lists.

#include <string>
#include <utility>
#include <vector>

#include "support/catch.h"
#include "template/civil_date.h"
#include "template/decimal.h"
#include "template/list_marks.h"
#include "template/pattern.h"
#include "template/values.h"

using namespace vanthu;
using namespace vanthu::templates;

TEST_CASE("decimals are read and printed digit by digit") {
  struct Row {
    std::string lexeme, plain, grouped;
  };
  const std::vector<Row> rows = {
      {"0", "0", "0"},
      {"-0", "0", "0"},
      {"-0.0", "0,0", "0,0"},
      {"7", "7", "7"},
      {"-7", "-7", "-7"},
      {"95.5", "95,5", "95,5"},
      {"95.50", "95,50", "95,50"},
      {"999", "999", "999"},
      {"1000", "1000", "1.000"},
      {"-1234567.89", "-1234567,89", "-1.234.567,89"},
      {"123456789012345678901234567890.1", "123456789012345678901234567890,1",
       "123.456.789.012.345.678.901.234.567.890,1"},
      {"007", "7", "7"},
  };
  for (const Row& row : rows) {
    INFO(row.lexeme);
    const auto number = parse_decimal(row.lexeme);
    REQUIRE(number);
    CHECK(plain_text(*number) == row.plain);
    CHECK(grouped_text(*number) == row.grouped);
  }
  for (const char* wrong : {"", "-", "1e3", "1.", ".5", "1,5", "1.2.3", "abc", "+1", " 1", "--1"}) {
    INFO(wrong);
    CHECK_FALSE(parse_decimal(wrong));
  }
}

TEST_CASE("decimals compare by value") {
  struct Row {
    std::string a, b;
    int order;
  };
  const std::vector<Row> rows = {{"1", "2", -1},     {"10", "9", 1},      {"1.5", "1.50", 0},
                                 {"-1", "1", -1},    {"-2", "-1", -1},    {"0", "-0", 0},
                                 {"0.1", "0.09", 1}, {"100", "99.99", 1}, {"3", "3.0", 0}};
  for (const Row& row : rows) {
    INFO(row.a << " " << row.b);
    const auto order = *parse_decimal(row.a) <=> *parse_decimal(row.b);
    CHECK((order < 0 ? -1 : order > 0 ? 1 : 0) == row.order);
  }
  CHECK(to_integer(*parse_decimal("-42")) == -42);
  CHECK(to_integer(*parse_decimal("42.0")) == 42);
  CHECK_FALSE(to_integer(*parse_decimal("42.5")));
  CHECK_FALSE(to_integer(*parse_decimal("99999999999999999999")));
}

TEST_CASE("dates: what is blank stays blank, zeros stand where the decree puts them") {
  struct Row {
    std::string iso, brief, whole;
  };
  const std::vector<Row> rows = {
      {"2026", "2026", "ngày … tháng … năm 2026"},
      {"2026-06", "6/2026", "ngày … tháng 6 năm 2026"},
      {"2026-02", "02/2026", "ngày … tháng 02 năm 2026"},
      {"2026-06-15", "15/6/2026", "ngày 15 tháng 6 năm 2026"},
      {"2026-02-05", "05/02/2026", "ngày 05 tháng 02 năm 2026"},
      {"2026-12-09", "09/12/2026", "ngày 09 tháng 12 năm 2026"},
      {"2024-02-29", "29/02/2024", "ngày 29 tháng 02 năm 2024"},
  };
  for (const Row& row : rows) {
    INFO(row.iso);
    const auto date = parse_date(row.iso);
    REQUIRE(date);
    CHECK(short_date(*date) == row.brief);
    CHECK(long_date(*date, "…") == row.whole);
  }
  for (const char* wrong :
       {"", "26", "2026-", "2026-6", "2026-13", "2026-00", "2026-06-31", "2025-02-29", "2026-06-00",
        "2026-06-15T08:00", "15/6/2026", "0000", "2026 06", "20260615", "năm 2026"}) {
    INFO(wrong);
    CHECK_FALSE(parse_date(wrong));
  }
}

TEST_CASE("dates compare as far as both are known") {
  struct Row {
    std::string a, b;
    int order;
  };
  const std::vector<Row> rows = {{"2025", "2026", -1},
                                 {"2026-06", "2026", 0},
                                 {"2026-06", "2026-07", -1},
                                 {"2026-06-15", "2026-06", 0},
                                 {"2026-06-15", "2026-06-14", 1},
                                 {"2026-07-01", "2026-06-30", 1}};
  for (const Row& row : rows) {
    INFO(row.a << " " << row.b);
    const auto order = compare_dates(*parse_date(row.a), *parse_date(row.b));
    CHECK((order < 0 ? -1 : order > 0 ? 1 : 0) == row.order);
  }
}

TEST_CASE("dates: the last day that fills the blank parts") {
  for (const auto& [date, last] :
       std::vector<std::pair<std::string, std::string>>{{"2026", "31/12/2026"},
                                                        {"2026-02", "28/02/2026"},
                                                        {"2028-02", "29/02/2028"},
                                                        {"2026-06", "30/6/2026"},
                                                        {"2026-06-15", "15/6/2026"}}) {
    CHECK(short_date(last_day(*parse_date(date))) == last);
  }
}

TEST_CASE("patterns match whole texts, by letters") {
  const auto phone = Pattern::compile("[0-9]{4}");
  REQUIRE(phone);
  CHECK(phone->source() == "[0-9]{4}");
  CHECK(phone->matches("2026"));
  CHECK_FALSE(phone->matches("20261"));
  CHECK_FALSE(phone->matches("x2026"));
  const auto word = Pattern::compile("\\p{L}+ xã");
  REQUIRE(word);
  CHECK(word->matches("Trưởng xã"));
  CHECK_FALSE(Pattern::compile("[a-z"));
  CHECK_FALSE(Pattern::compile("(a"));
}

TEST_CASE("a pattern that would run away is stopped") {
  const auto greedy = Pattern::compile("(x+x+)+y");
  REQUIRE(greedy);
  CHECK_FALSE(greedy->matches(std::string(60, 'x')));
}

TEST_CASE("words of attributes") {
  CHECK(parse_yes_no("co") == true);
  CHECK(parse_yes_no("khong") == false);
  CHECK_FALSE(parse_yes_no("có"));
  CHECK(parse_align("deu") == model::Align::Justify);
  CHECK_FALSE(parse_align("left"));
  CHECK(parse_orientation("ngang") == model::Orientation::Landscape);
  CHECK_FALSE(parse_orientation("Ngang"));
  CHECK(parse_size_set("13") == model::SizeSet::Body13);
  CHECK_FALSE(parse_size_set("12"));
  CHECK(parse_reference_form("day-du") == ReferenceForm::Full);
  CHECK_FALSE(parse_reference_form("dai"));
  CHECK(parse_count("12") == 12);
  for (const char* wrong : {"0", "-1", "1.5", "x", "", "99999999999"})
    CHECK_FALSE(parse_count(wrong));

  model::Table::Column column;
  CHECK(parse_width("12.5mm", column));
  CHECK(column.fixed_mm == 12.5);
  model::Table::Column share;
  CHECK(parse_width("2*", share));
  CHECK(share.share == 2);
  CHECK(share.fixed_mm == 0);
  for (const char* wrong : {"", "*", "mm", "12", "12 mm", "-1*", "0mm", "5cm", "3000mm", "1e2mm"}) {
    INFO(wrong);
    CHECK_FALSE(parse_width(wrong, column));
  }
}

namespace {

model::Text data_text(const std::string& words) {
  model::Text text = model::text_of(words);
  for (model::Run& run : text) run.field = "x";
  return text;
}

}  // namespace

TEST_CASE("marks of lists come off, words never") {
  struct Row {
    std::string in, out;
  };
  const std::vector<Row> rows = {
      {"- UBND tỉnh (b/c);", "UBND tỉnh (b/c)"},
      {"Sở Nội vụ", "Sở Nội vụ"},
      {"-Như trên;", "Như trên"},
      {"– Như trên.", "Như trên"},
      {"+ Các thôn ;", "Các thôn"},
      {"Các phòng: KGVX, NC,", "Các phòng: KGVX, NC,"},
      {"Các đơn vị...", "Các đơn vị..."},
      {";", ""},
      {"", ""},
  };
  for (const Row& row : rows) {
    INFO(row.in);
    model::Text text = data_text(row.in);
    strip_list_marks(text);
    CHECK(model::plain(text) == row.out);
  }
}

TEST_CASE("the label of the archive line comes off, but not from a name") {
  struct Row {
    std::string in, out;
    bool label;
  };
  const std::vector<Row> rows = {
      {"Lưu: VT, VHXH", "VT, VHXH", true},
      {"Lưu VT, DSTE", "VT, DSTE", false},
      {"lưu : VT", "VT", true},
      {"LƯU: VT", "VT", true},
      {"VT, KGVX", "VT, KGVX", false},
      {"Lưu trữ tỉnh", "Lưu trữ tỉnh", false},
      {"Lưu: trữ", "trữ", true},
      {"Lưuvăn thư", "Lưuvăn thư", false},
      {"Lưu", "", false},
      {"", "", false},
  };
  for (const Row& row : rows) {
    INFO(row.in);
    model::Text text = data_text(row.in);
    CHECK(has_archive_label(text) == row.label);
    strip_archive_label(text);
    CHECK(model::plain(text) == row.out);
  }
}

TEST_CASE("closing marks of a legal basis: the data's are kept apart, the template's are dropped") {
  model::Text typed = data_text("Căn cứ Luật;");
  CHECK(take_closing_mark(typed) == ";");
  CHECK(model::plain(typed) == "Căn cứ Luật");
  model::Text written = model::text_of("Căn cứ Luật ;");
  CHECK(take_closing_mark(written).empty());
  CHECK(model::plain(written) == "Căn cứ Luật");
  model::Text both = data_text("Căn cứ Luật.");
  both.push_back(model::text_of(";").front());
  CHECK(take_closing_mark(both) == ".");
  CHECK(model::plain(both) == "Căn cứ Luật");
  model::Text open = data_text("Căn cứ các văn bản…");
  CHECK(take_closing_mark(open).empty());
  model::Text dots = data_text("và các văn bản...");
  CHECK(take_closing_mark(dots).empty());
  CHECK(model::plain(dots) == "và các văn bản...");
}
