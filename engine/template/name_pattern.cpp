#include "template/name_pattern.h"

#include <fmt/format.h>

#include <utility>
#include <vector>

#include "template/ast.h"
#include "template/check_expressions.h"
#include "template/check_paths.h"
#include "template/evaluate.h"
#include "template/expression.h"
#include "template/origin.h"
#include "template/types.h"
#include "text/text.h"

namespace vanthu::templates {
namespace {

using data::Value;

// Without what an expression cannot print or compare: members not declared, values of the wrong
// form. Depth is bounded by that of the data.
Value sound_part(const Field& field, const Value& value) {
  const TypeEntry& entry = entry_of(field.type);
  if (is_blank(value) || !entry.has_shape(value) || !entry.is_valid(value)) {
    return {data::Null{}, value.at};
  }
  if (const auto* object = value.as<data::Object>()) {
    data::Object members;
    for (const data::Member& member : *object) {
      const Field* inner = member_of(field, member.key);
      if (inner == nullptr) continue;
      members.push_back({member.key, sound_part(*inner, member.value), member.key_at});
    }
    return {std::move(members), value.at};
  }
  if (const auto* array = value.as<data::Array>(); array != nullptr && field.element) {
    data::Array items;
    for (const Value& item : *array) items.push_back(sound_part(*field.element, item));
    return {std::move(items), value.at};
  }
  return value;
}

}  // namespace

struct NamePattern::Internals {
  const Template* source;
  std::vector<Node> nodes;  // Text and Value
};

NamePattern::NamePattern(std::unique_ptr<Internals> internals) : internals_(std::move(internals)) {}
NamePattern::~NamePattern() = default;
NamePattern::NamePattern(NamePattern&&) noexcept = default;
NamePattern& NamePattern::operator=(NamePattern&&) noexcept = default;

std::optional<NamePattern> NamePattern::read(const Template& source, const Sources& sources,
                                             FileId file, Diagnostics& diagnostics) {
  const std::size_t before = diagnostics.count(Severity::Error);
  const std::string& text = sources.text(file);
  const Place whole{file, 0, static_cast<std::uint32_t>(text.size())};
  if (const auto bad = text::find_invalid_utf8(text)) {
    diagnostics.add(Code::TextNotUtf8, whole, {fmt::format("{}", *bad)});
    return std::nullopt;
  }
  auto internals = std::make_unique<Internals>(Internals{&source, {}});
  // The text is its own origin: no entities, no comments.
  const Origin origin(sources, whole, text);
  parse_interpolated(text, origin, internals->nodes, diagnostics);
  Names names;
  names.root = &source.internals().root;
  names.variables.emplace_back(item_number, &whole_number_field());
  for (const Node& node : internals->nodes) {
    if (node.expression) check_expression(*node.expression, names, diagnostics);
  }
  if (diagnostics.count(Severity::Error) > before) return std::nullopt;
  return NamePattern(std::move(internals));
}

std::string NamePattern::print(const Value& data, std::size_t row_number) const {
  const Field& root = internals_->source->internals().root;
  const Value sound = sound_part(root, data);
  Binding row;
  row.name = item_number;
  row.number = {data::Number{fmt::format("{}", row_number)}, {}};
  row.field = &whole_number_field();
  Scope scope;
  scope.root = &root;
  scope.data = &sound;
  scope.bindings.push_back(std::move(row));
  scope.bindings.back().value = &scope.bindings.back().number;
  Diagnostics unsaid;  // a filter out of its range leaves a blank
  std::string result;
  for (const Node& node : internals_->nodes) {
    result += node.expression ? templates::print(*node.expression, scope, unsaid).text : node.text;
  }
  return result;
}

std::string first_text(const Template& source, const Value& data) {
  for (const Field& field : source.internals().root.fields) {
    if (field.type != FieldType::Text) continue;
    const Value* value = data.find(field.name);
    if (value == nullptr || is_blank(*value)) continue;
    if (const auto* text = value->as<std::string>()) return text::collapsed(*text);
  }
  return {};
}

}  // namespace vanthu::templates
