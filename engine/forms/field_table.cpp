#include "forms/field_table.h"

#include <algorithm>
#include <array>
#include <vector>

#include "forms/field_hints.h"
#include "text/text.h"

namespace vanthu::forms {
namespace {

// Name, type, required, unit, limits, default, question, hint: what may be long stands last.
constexpr std::size_t columns = 8;
using Row = std::array<std::string, columns>;

Row heading(Language language) {
  if (language == Language::English) {
    return {"field", "type", "required", "unit", "limits", "default", "question", "hint"};
  }
  return {"trường", "kiểu", "bắt buộc", "đơn vị", "giới hạn", "mặc định", "câu hỏi", "gợi ý"};
}

void add_rows(const NamedList<Field>& fields, std::size_t depth, Language language,
              std::vector<Row>& rows) {
  const bool vi = language == Language::Vietnamese;
  for (const Field& field : fields) {
    const std::string pattern = field.pattern ? field.pattern->source() : "";
    rows.push_back(
        {std::string(2 * depth, ' ') + field.name, std::string(type_words(field.type, language)),
         need_of(field) != Need::Never ? (vi ? "có" : "yes") : condition_words(field, language),
         field.unit, joined({limits_words(field, language), pattern}, "; "),
         field.formula ? "= " + field.formula->text : fallback_words(field),
         text::collapsed(field.question), text::collapsed(field.hint)});
    add_rows(members_of(field), depth + 1, language, rows);
  }
}

}  // namespace

std::string field_table(const templates::Field& root, Language language) {
  std::vector<Row> rows{heading(language)};
  add_rows(root.fields, 0, language, rows);
  std::array<std::size_t, columns> widths{};
  for (const Row& row : rows) {
    for (std::size_t i = 0; i < columns; ++i) {
      widths[i] = std::max(widths[i], text::display_width(row[i]));
    }
  }
  const auto blank = [&](std::size_t column) {  // a column with nothing below its heading
    return column > 0 && std::all_of(rows.begin() + 1, rows.end(),
                                     [&](const Row& row) { return row[column].empty(); });
  };
  std::array<bool, columns> shown{};
  for (std::size_t i = 0; i < columns; ++i) shown[i] = !blank(i);
  std::string all;
  for (const Row& row : rows) {
    std::string line;
    for (std::size_t i = 0; i < columns; ++i) {
      if (!shown[i]) continue;
      line += row[i];
      line.append(widths[i] - text::display_width(row[i]) + 2, ' ');
    }
    line.erase(line.find_last_not_of(' ') + 1);
    all += line + "\n";
  }
  return all;
}

}  // namespace vanthu::forms
