#include "template/in_play.h"

#include <fmt/format.h>

#include <algorithm>

#include "template/compute.h"
#include "template/functions.h"
#include "template/types.h"

namespace vanthu::templates {

using data::Value;

std::string text_of(const Operand& operand) {
  if (const Path* path = std::get_if<Path>(&operand.what)) return path->text;
  if (const TextLiteral* text = std::get_if<TextLiteral>(&operand.what)) return text->value;
  if (const NumberLiteral* number = std::get_if<NumberLiteral>(&operand.what)) {
    return number->lexeme;
  }
  return std::get<Calculation>(operand.what).text;
}

std::optional<std::pair<Named, Named>> first_difference(const Calculation& same,
                                                        const Scope& scope) {
  std::optional<Named> first;
  std::optional<Named> other;
  const auto look = [&](std::string path, Computed value) {
    if (value.is_blank() || other) return;
    if (!first) {
      first = {std::move(path), std::move(value)};
    } else if (compare(first->value, value) != std::strong_ordering::equal) {
      other = {std::move(path), std::move(value)};
    }
  };
  Diagnostics unheard;  // computing has already been reported on
  for (const Operand& part : same.parts) {
    if (const Path* path = std::get_if<Path>(&part.what)) {
      each_value(*path, scope, [&](const Resolved& found) {
        look(found.path, computed_of(*found.field, found.get()));
      });
    } else {
      look(text_of(part), compute(part, scope, unheard));
    }
  }
  if (!first || !other) return std::nullopt;
  return std::pair{std::move(*first), std::move(*other)};
}

std::vector<InPlay> values_in(const Operand& operand, const Scope& scope) {
  Diagnostics unheard;
  if (const Path* path = std::get_if<Path>(&operand.what)) {
    const Resolved found = resolve(*path, scope);
    const std::string& name = found.path.empty() ? path->text : found.path;
    if (const Value* whole = found.get(); whole != nullptr && !entry_of(found.field->type).scalar) {
      const data::Array* items = whole->as<data::Array>();
      if (items == nullptr) return {{name + " = …", whole->at}};
      return {{fmt::format("{}.{} = {}", name, list_size, items->size()), whole->at}};
    }
    const Computed value = computed_of(*found.field, found.get());
    return {{name + " = " + shown(value), value.at}};
  }
  const Calculation* calculation = std::get_if<Calculation>(&operand.what);
  if (calculation == nullptr) return {};
  const bool folds =
      calculation->kind == Calculation::Kind::Call && calculation->function->takes_columns;
  if (folds) {
    const Computed value = compute(operand, scope, unheard);
    return {{calculation->text + " = " + shown(value), value.at}};
  }
  std::vector<InPlay> all;
  for (const Operand& part : calculation->parts) {
    for (InPlay& one : values_in(part, scope)) {
      const bool known = std::any_of(all.begin(), all.end(),
                                     [&](const InPlay& other) { return other.text == one.text; });
      if (!known) all.push_back(std::move(one));
    }
  }
  return all;
}

void report_calculation(Code code, Place in_data, Place in_template, const std::string& text,
                        const std::vector<const Operand*>& operands, const Scope& scope,
                        Diagnostics& diagnostics) {
  std::vector<std::string> values;
  for (const Operand* one : operands) {
    for (InPlay& value : values_in(*one, scope)) {
      if (std::find(values.begin(), values.end(), value.text) == values.end()) {
        values.push_back(std::move(value.text));
      }
    }
  }
  const std::optional<Place> see =
      in_data.known() ? std::optional<Place>(in_template) : std::nullopt;
  diagnostics.add({code,
                   in_data.known() ? in_data : in_template,
                   {text, fmt::format("{}", fmt::join(values, ", "))},
                   see,
                   ""});
}

}  // namespace vanthu::templates
