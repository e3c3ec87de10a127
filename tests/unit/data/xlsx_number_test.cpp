#include "data/xlsx_number.h"

#include "support/catch.h"

using namespace vanthu::data;

TEST_CASE("xlsx numbers: the decimal that Excel shows") {
  struct Row {
    std::string lexeme;
    std::string decimal;  // "" for no number
  };
  const auto row = GENERATE(values<Row>({
      {"12", "12"},
      {"12.300000000000001", "12.3"},
      {"0.30000000000000004", "0.3"},
      {"3.3000000000000003", "3.3"},
      {"99.999999999999986", "100"},
      {"9.9999999999999995E+22", "100000000000000000000000"},
      {"0.1", "0.1"},
      {"-0.5", "-0.5"},
      {"-0", "0"},
      {"0.000", "0"},
      {"007", "7"},
      {"1.50", "1.5"},
      {"1E3", "1000"},
      {"1.5E-3", "0.0015"},
      {"1.5e+2", "150"},
      {"123456789012345678", "123456789012345678"},  // whole numbers are exact as they stand
      {"1.2345678901234568E+17", "123456789012346000"},
      {".5", "0.5"},
      {"5.", "5"},
      {"+7", "7"},
      {"", ""},
      {"-", ""},
      {".", ""},
      {"1e", ""},
      {"1e999", ""},
      {"1e-999999999999", ""},
      {"NaN", ""},
      {"0x10", ""},
      {"1 2", ""},
  }));
  INFO(row.lexeme);
  CHECK(exact_decimal(row.lexeme).value_or("") == row.decimal);
}

TEST_CASE("xlsx numbers: percents as a person sees them") {
  CHECK(hundredfold("0.125") == "12.5");
  CHECK(hundredfold("1") == "100");
  CHECK(hundredfold("-0.005") == "-0.5");
  CHECK(hundredfold("0") == "0");
  CHECK(hundredfold("0.95") == "95");
}

TEST_CASE("xlsx numbers: days of both epochs") {
  struct Row {
    std::string serial;
    bool is_1904;
    std::string date;
  };
  const auto row = GENERATE(values<Row>({
      {"46188", false, "2026-06-15"},
      {"46188.75", false, "2026-06-15"},
      {"44726", true, "2026-06-15"},
      {"1", false, "1900-01-01"},
      {"59", false, "1900-02-28"},
      {"60", false, ""},  // 29 February 1900
      {"61", false, "1900-03-01"},
      {"0", false, ""},
      {"0", true, "1904-01-01"},
      {"2958465", false, "9999-12-31"},
      {"2958466", false, ""},
      {"2957003", true, "9999-12-31"},
      {"2957004", true, ""},
      {"-1", false, ""},
      {"99999999999999999999", false, ""},
  }));
  INFO(row.serial);
  CHECK(date_of_serial(row.serial, row.is_1904, NumberForm::Date).value_or("") == row.date);
}

TEST_CASE("xlsx numbers: a format without day or month leaves it blank") {
  CHECK(date_of_serial("46174", false, NumberForm::MonthYear) == "2026-06");
  CHECK(date_of_serial("46174", false, NumberForm::Year) == "2026");
  CHECK(time_of_serial("0.3125") == "07:30");
  CHECK(time_of_serial("0") == "00:00");
  CHECK(time_of_serial("0.99999") == "23:59");
  CHECK_FALSE(time_of_serial("1.5").has_value());
}

TEST_CASE("xlsx numbers: what a format code means") {
  struct Row {
    std::string code;
    NumberForm form;
  };
  const auto row = GENERATE(values<Row>({
      {"General", NumberForm::Plain},
      {"0.00", NumberForm::Plain},
      {"#,##0\\ \"đồng\"", NumberForm::Plain},
      {"#,##0.00\\ [$₫-42A]", NumberForm::Plain},
      {"0.00E+00", NumberForm::Plain},
      {"[Red]#,##0;[Blue]-#,##0", NumberForm::Plain},
      {"\"ngày\" 0", NumberForm::Plain},  // letters in quotes
      {"0%", NumberForm::Percent},
      {"0.0\\ %", NumberForm::Percent},
      {"dd/mm/yyyy", NumberForm::Date},
      {"[$-42A]dd/mm/yyyy;@", NumberForm::Date},
      {"dd\\/mm\\/yyyy", NumberForm::Date},
      {"yyyy\\-mm\\-dd\\ hh:mm:ss", NumberForm::Date},
      {"\"ngày\" d \"tháng\" m \"năm\" yyyy", NumberForm::Date},
      {"d-mmm", NumberForm::Date},
      {"mm/yyyy", NumberForm::MonthYear},
      {"mmm\\-yy", NumberForm::MonthYear},
      {"yyyy", NumberForm::Year},
      {"h:mm", NumberForm::Time},
      {"hh:mm:ss\\ AM/PM", NumberForm::Time},
      {"mm:ss.0", NumberForm::Time},
      {"[h]:mm", NumberForm::Time},
      {"000", NumberForm::Padded},
      {"0", NumberForm::Plain},
  }));
  INFO(row.code);
  CHECK(format_of_code(row.code).form == row.form);
}

TEST_CASE("xlsx numbers: the formats that need no code") {
  CHECK(format_of_id(0).form == NumberForm::Plain);
  CHECK(format_of_id(9).form == NumberForm::Percent);
  CHECK(format_of_id(10).form == NumberForm::Percent);
  CHECK(format_of_id(14).form == NumberForm::Date);
  CHECK(format_of_id(17).form == NumberForm::MonthYear);
  CHECK(format_of_id(20).form == NumberForm::Time);
  CHECK(format_of_id(22).form == NumberForm::Date);
  CHECK(format_of_id(33).form == NumberForm::Time);
  CHECK(format_of_id(49).form == NumberForm::Plain);
  CHECK(format_of_id(58).form == NumberForm::Date);
  CHECK(format_of_code("00000").digits == 5);
}
