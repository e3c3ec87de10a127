// Sheets from rows of texts, templates from field declarations, values as text.

#pragma once

#include <string>
#include <vector>

#include "data/sheet.h"
#include "data/value.h"
#include "support/workbook.h"
#include "template/template.h"

namespace vanthu::tests {

struct Bench {
  Sources sources;
  Diagnostics diagnostics;
  std::optional<templates::Template> form;
  std::vector<data::Sheet> sheets;

  // `fields`: what stands in <truong-du-lieu>.
  explicit Bench(const std::string& fields);
  void add(const std::string& sheet, const std::vector<std::vector<std::string>>& rows,
           const std::string& after = "");
  void add(const Workbook& workbook);
  // "sheet-unknown Trang!A1 | arguments"; the second place behind "see".
  [[nodiscard]] std::vector<std::string> problems() const;
  [[nodiscard]] std::string place(const Place& at) const;
};

// As JSON without quotes: {xa: Phú Vinh, viec: [{ten: a}]}
[[nodiscard]] std::string shown(const data::Value& value);

}  // namespace vanthu::tests
