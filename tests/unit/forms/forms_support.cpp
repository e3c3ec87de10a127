#include "unit/forms/forms_support.h"

#include "base/file.h"
#include "data/xlsx.h"
#include "support/catch.h"

namespace vanthu::tests {

Bench::Bench(const std::string& fields) {
  const std::string text =
      "<mau id=\"thu\" ten=\"Thử\"><truong-du-lieu>" + fields + R"(</truong-du-lieu>
  <van-ban loai="KH">
    <dau-van-ban>
      <co-quan-ban-hanh>UBND xã Phú Vinh</co-quan-ban-hanh>
      <so-ky-hieu ky-hieu="KH-UBND"/>
      <dia-danh-ngay dia-danh="Phú Vinh" ngay="2026"/>
    </dau-van-ban>
    <tieu-de><trich-yeu>Thử</trich-yeu></tieu-de>
    <doan>Thử</doan>
  </van-ban>
</mau>)";
  templates::EmptyShelf shelf;
  form = templates::Template::read(sources, sources.add("mau.xml", text), shelf, diagnostics);
  REQUIRE(form.has_value());
}

void Bench::add(const Workbook& workbook) {
  auto read = data::read_xlsx(sources, sources.add("du-lieu.xlsx", workbook.bytes()), diagnostics);
  REQUIRE(read.has_value());
  for (data::Sheet& sheet : *read) sheets.push_back(std::move(sheet));
}

void Bench::add(const std::string& sheet, const std::vector<std::vector<std::string>>& rows,
                const std::string& after) {
  add(Workbook{.sheets = {{.name = sheet, .rows = text_rows(rows), .after = after}}});
}

std::string Bench::place(const Place& at) const {
  const std::string* sheet = sources.sheet(at.file);
  if (sheet == nullptr) return sources.name(at.file);
  const auto cell = sources.cell_at(at.file, at.begin);
  return *sheet + (cell ? "!" + cell_name(cell->row, cell->column) : "");
}

std::vector<std::string> Bench::problems() const {
  std::vector<std::string> result;
  for (const Diagnostic& one : diagnostics.all()) {
    std::string line = std::string(entry(one.code).id) + " " + place(one.at);
    for (const std::string& arg : one.args) line += " | " + arg;
    if (one.see) line += " see " + place(*one.see);
    result.push_back(line);
  }
  return result;
}

std::string shown(const data::Value& value) {
  if (const auto* number = value.as<data::Number>()) return number->lexeme;
  if (const auto* text = value.as<std::string>()) return "'" + *text + "'";
  if (const auto* truth = value.as<bool>()) return *truth ? "true" : "false";
  if (const auto* list = value.as<data::Array>()) {
    std::string out;
    for (const data::Value& one : *list) out += (out.empty() ? "" : ", ") + shown(one);
    return "[" + out + "]";
  }
  if (const auto* object = value.as<data::Object>()) {
    std::string out;
    for (const data::Member& one : *object) {
      out += (out.empty() ? "" : ", ") + one.key + ": " + shown(one.value);
    }
    return "{" + out + "}";
  }
  return "null";
}

}  // namespace vanthu::tests
