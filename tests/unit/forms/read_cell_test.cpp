#include "forms/read_cell.h"

#include "support/catch.h"

using namespace vanthu;
using data::CellKind;
using templates::FieldType;

TEST_CASE("numbers typed as text the Vietnamese way") {
  struct Row {
    std::string text;
    std::string number;  // "" for none
  };
  const auto row = GENERATE(values<Row>({
      {"12", "12"},
      {"1.234", "1234"},
      {"1.234.567,5", "1234567.5"},
      {"1234567,5", "1234567.5"},
      {"1 234 567", "1234567"},
      {"1\u00A0234,5", "1234.5"},
      {"0,125", "0.125"},
      {"0.125", "0.125"},
      {"12.5", "12.5"},
      {"12.3456", "12.3456"},
      {" 95 % ", "95"},
      {"95,5%", "95.5"},
      {"-3", "-3"},
      {"−1.000", "-1000"},
      {"007", "7"},
      {"", ""},
      {"-", ""},
      {"1,234,567", ""},
      {"1,234.5", ""},
      {"1.23.4", ""},
      {"1.2345.678", ""},
      {"12 chỉ tiêu", ""},
      {"1,", ""},
      {".5", ""},
  }));
  INFO(row.text);
  CHECK(forms::parse_number_text(row.text).value_or("") == row.number);
}

TEST_CASE("dates typed as text") {
  struct Row {
    std::string text;
    std::string date;  // "" for none
  };
  const auto row = GENERATE(values<Row>({
      {"15/06/2026", "2026-06-15"},
      {"5/2/2026", "2026-02-05"},
      {"15-6-2026", "2026-06-15"},
      {"15.6.2026", "2026-06-15"},
      {"2026-06-15", "2026-06-15"},
      {"2026-6-5", "2026-06-05"},
      {"ngày 15 tháng 6 năm 2026", "2026-06-15"},
      {"Ngày … tháng 6 năm 2026", "2026-06"},
      {"ngày ..... tháng 6 năm 2026", "2026-06"},
      {"…/6/2026", "2026-06"},
      {"6/2026", "2026-06"},
      {"06-2026", "2026-06"},
      {"2026-06", "2026-06"},
      {"tháng 6 năm 2026", "2026-06"},
      {"Tháng 6/2026", "2026-06"},
      {"2026", "2026"},
      {"năm 2026", "2026"},
      {"31/02/2026", ""},
      {"15/6/26", ""},
      {"15/6", ""},
      {"quý I/2026", ""},
      {"6", ""},
      {"", ""},
  }));
  INFO(row.text);
  CHECK(forms::parse_date_text(row.text).value_or("") == row.date);
}

namespace {

std::string shown(const data::Value& value) {
  if (const auto* number = value.as<data::Number>()) return "number " + number->lexeme;
  if (const auto* text = value.as<std::string>()) return "text " + *text;
  if (const auto* truth = value.as<bool>()) return *truth ? "yes" : "no";
  if (const auto* list = value.as<data::Array>()) {
    std::string out = "list";
    for (const data::Value& one : *list) out += " [" + *one.as<std::string>() + "]";
    return out;
  }
  return "?";
}

std::string read(CellKind kind, const std::string& text, FieldType type) {
  templates::Field field;
  field.type = type;
  field.choices = {"doc", "Ngang giấy"};
  Diagnostics diagnostics;
  const auto value = forms::read_cell({0, kind, text, {}}, field, diagnostics);
  CHECK(value.has_value() != diagnostics.has_errors());
  return value ? shown(*value) : std::string(entry(diagnostics.all()[0].code).id);
}

}  // namespace

TEST_CASE("a cell becomes a value of its field's type, or stays what it was") {
  struct Row {
    CellKind kind;
    std::string text;
    FieldType type;
    std::string value;
  };
  const auto row = GENERATE(values<Row>({
      {CellKind::Text, " xã Phú Vinh ", FieldType::Text, "text xã Phú Vinh"},
      {CellKind::Text, "007", FieldType::Text, "text 007"},
      {CellKind::Text, "0912", FieldType::Body, "text 0912"},
      {CellKind::Number, "12.5", FieldType::Text, "text 12,5"},
      {CellKind::Percent, "12.5", FieldType::Text, "text 12,5%"},
      {CellKind::Date, "2026-02-05", FieldType::Text, "text 05/02/2026"},
      {CellKind::Date, "2026-06", FieldType::Text, "text 6/2026"},
      {CellKind::YesNo, "1", FieldType::Text, "text có"},
      {CellKind::Number, "12.5", FieldType::Decimal, "number 12.5"},
      {CellKind::Percent, "95", FieldType::Decimal, "number 95"},
      {CellKind::Text, "1.234.567,5", FieldType::Decimal, "number 1234567.5"},
      {CellKind::Text, "mười", FieldType::Integer, "text mười"},
      {CellKind::Date, "2026-06-15", FieldType::Integer, "text 15/6/2026"},
      {CellKind::Date, "2026-06-15", FieldType::Date, "text 2026-06-15"},
      {CellKind::Text, "15/6/2026", FieldType::Date, "text 2026-06-15"},
      {CellKind::Text, "31/02/2026", FieldType::Date, "text 31/02/2026"},
      {CellKind::Number, "2026", FieldType::Date, "text 2026"},
      {CellKind::Number, "46188", FieldType::Date, "number 46188"},
      {CellKind::YesNo, "0", FieldType::YesNo, "no"},
      {CellKind::Text, "Có", FieldType::YesNo, "yes"},
      {CellKind::Text, "X", FieldType::YesNo, "yes"},
      {CellKind::Text, "TRUE", FieldType::YesNo, "yes"},
      {CellKind::Number, "1", FieldType::YesNo, "yes"},
      {CellKind::Text, "không", FieldType::YesNo, "no"},
      {CellKind::Text, "có lẽ", FieldType::YesNo, "text có lẽ"},
      {CellKind::Text, "DỌC", FieldType::Choice, "text doc"},
      {CellKind::Text, "ngang giay", FieldType::Choice, "text Ngang giấy"},
      {CellKind::Text, "chéo", FieldType::Choice, "text chéo"},
      {CellKind::Text, "a\n\n b \n", FieldType::TextList, "list [a] [b]"},
      {CellKind::Number, "5", FieldType::TextList, "list [5]"},
      {CellKind::Text, "15.000.000", FieldType::Money, "number 15000000"},
      {CellKind::Number, "15000000", FieldType::Money, "number 15000000"},
      {CellKind::Percent, "12.5", FieldType::Percent, "number 12.5"},
      {CellKind::Text, "12,5%", FieldType::Percent, "number 12.5"},
      {CellKind::Text, "**Phú Vinh** ", FieldType::RichText, "text **Phú Vinh**"},
      {CellKind::Text, "Nguyễn Văn An", FieldType::Person, "text Nguyễn Văn An"},
      {CellKind::Text, "UBND xã", FieldType::Agency, "text UBND xã"},
      {CellKind::Fault, "#N/A", FieldType::Text, "sheet-cell-fault"},
      {CellKind::Uncomputed, "=A1", FieldType::Decimal, "sheet-cell-uncomputed"},
  }));
  INFO(row.text);
  CHECK(read(row.kind, row.text, row.type) == row.value);
}

TEST_CASE("the text of a cell, read again, is the same value") {
  struct Row {
    CellKind kind;
    std::string content;
    FieldType type;
  };
  const auto row = GENERATE(values<Row>({
      {CellKind::Number, "12.345", FieldType::Decimal},  // not twelve thousand
      {CellKind::Number, "-0.5", FieldType::Decimal},
      {CellKind::Number, "1234567", FieldType::Integer},
      {CellKind::Percent, "12.345", FieldType::Percent},
      {CellKind::Date, "2026-06-05", FieldType::Date},
      {CellKind::Date, "2026-06", FieldType::Date},
      {CellKind::Date, "2026-06-05", FieldType::Text},
      {CellKind::YesNo, "0", FieldType::YesNo},
      {CellKind::Text, "a\nb", FieldType::TextList},
  }));
  INFO(row.content);
  const std::string text = forms::cell_text({0, row.kind, row.content, {}});
  CHECK(read(CellKind::Text, text, row.type) == read(row.kind, row.content, row.type));
}
