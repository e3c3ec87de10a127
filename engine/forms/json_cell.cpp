#include "forms/json_cell.h"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>

#include "base/source.h"
#include "data/json.h"
#include "text/text.h"

namespace vanthu::forms {
namespace {

using data::Value;

// The places in the JSON text mean nothing to who looks at the sheet.
void move_to(Value& value, Place at) {
  value.at = at;
  if (auto* items = std::get_if<data::Array>(&value.content)) {
    for (Value& item : *items) move_to(item, at);
  } else if (auto* members = std::get_if<data::Object>(&value.content)) {
    for (data::Member& member : *members) {
      member.key_at = at;
      move_to(member.value, at);
    }
  }
}

std::size_t letters(std::string_view text) {
  std::size_t count = 0;
  for (std::size_t at = 0; at < text.size(); ++count) {
    static_cast<void>(text::next_code_point(text, at));
  }
  return count;
}

}  // namespace

bool looks_like_json(const data::Cell& cell) {
  const std::string_view text = text::trimmed(cell.text);
  return cell.kind == data::CellKind::Text && (text.starts_with('[') || text.starts_with('{'));
}

std::optional<Value> read_json_cell(const data::Cell& cell, const std::string& name,
                                    Diagnostics& diagnostics) {
  Sources sources;
  Diagnostics faults;
  auto value = data::read_json(sources, sources.add(name, cell.text), faults);
  if (!value) {
    const std::size_t begin =
        std::min<std::size_t>(faults.all().front().at.begin, cell.text.size());
    const std::size_t before = letters(std::string_view(cell.text).substr(0, begin));
    diagnostics.add(Code::SheetCellNoJson, cell.at, {name, fmt::format("{}", before + 1)});
    return std::nullopt;
  }
  move_to(*value, cell.at);
  return value;
}

std::optional<Value> read_json_texts(const data::Cell& cell) {
  if (!looks_like_json(cell)) return std::nullopt;
  Diagnostics not_told;
  auto value = read_json_cell(cell, "", not_told);
  const auto* items = value ? value->as<data::Array>() : nullptr;
  const bool is_texts =
      items != nullptr && std::all_of(items->begin(), items->end(), [](const Value& item) {
        return item.as<std::string>() != nullptr;
      });
  return is_texts ? value : std::nullopt;
}

}  // namespace vanthu::forms
