#include "template/evaluate.h"

#include <fmt/format.h>

#include <algorithm>
#include <cassert>
#include <compare>
#include <utility>

#include "template/civil_date.h"
#include "template/decimal.h"
#include "template/filters.h"
#include "template/types.h"
#include "text/text.h"

namespace vanthu::templates {
namespace {

using data::Value;

// Blank values count as none; a declared default stands in for them.
void settle(Resolved& here) {
  const Value* value = here.get();
  if (value != nullptr && !is_blank(*value)) return;
  here.made.reset();
  here.value = here.field->fallback ? &*here.field->fallback : nullptr;
}

const Value* item_at(const Value* list, std::size_t index) {
  const data::Array* array = list == nullptr ? nullptr : list->as<data::Array>();
  return array == nullptr || index >= array->size() ? nullptr : &(*array)[index];
}

Value number_value(std::size_t number, Place at) {
  return {data::Number{fmt::format("{}", number)}, at};
}

void take_member(Resolved& here, const std::string& name) {
  if (name == list_size && here.field->element != nullptr) {
    const data::Array* array = here.value == nullptr ? nullptr : here.value->as<data::Array>();
    const Place at = here.value == nullptr ? Place{} : here.value->at;
    here.made = number_value(array == nullptr ? 0 : array->size(), at);
    here.value = nullptr;
    here.field = &whole_number_field();
    return;
  }
  here.field = member_of(*here.field, name);
  here.value = here.value == nullptr ? nullptr : here.value->find(name);
}

// One side of a comparison, as far as it can be compared.
struct Side {
  FieldType type = FieldType::Text;
  Value value;
  bool blank = true;
};

Side side_of(const Operand& operand, const Scope& scope) {
  Side side;
  if (const Path* path = std::get_if<Path>(&operand.what)) {
    const Resolved found = resolve(*path, scope);
    side.type = found.field->type;
    side.blank = found.get() == nullptr;
    if (!side.blank) side.value = *found.get();
  } else if (const TextLiteral* text = std::get_if<TextLiteral>(&operand.what)) {
    side.value.content = text->value;
    side.blank = false;
  } else {
    side.type = FieldType::Decimal;
    side.value.content = data::Number{std::get<NumberLiteral>(operand.what).lexeme};
    side.blank = false;
  }
  return side;
}

std::optional<std::strong_ordering> compare(const Operand& left, const Operand& right,
                                            const Scope& scope) {
  const Side a = side_of(left, scope);
  const Side b = side_of(right, scope);
  if (a.blank || b.blank) return std::nullopt;
  if (const data::Number* number = a.value.as<data::Number>()) {
    return *parse_decimal(number->lexeme) <=> *parse_decimal(b.value.as<data::Number>()->lexeme);
  }
  const std::string& x = *a.value.as<std::string>();
  const std::string& y = *b.value.as<std::string>();
  if (a.type == FieldType::Date || b.type == FieldType::Date) {
    return compare_dates(*parse_date(x), *parse_date(y));
  }
  return text::trimmed(x) <=> text::trimmed(y);
}

bool is_met(Comparison comparison, std::optional<std::strong_ordering> order) {
  if (!order) return comparison == Comparison::NotEqual;
  switch (comparison) {
    case Comparison::Equal:
      return *order == 0;
    case Comparison::NotEqual:
      return *order != 0;
    case Comparison::Less:
      return *order < 0;
    case Comparison::LessEqual:
      return *order <= 0;
    case Comparison::Greater:
      return *order > 0;
    case Comparison::GreaterEqual:
      return *order >= 0;
  }
  return false;
}

// What may be bound under a variable's name (Binding).
bool is_attached(std::string_view step) {
  return step == item_parent || step == group_value || step == group_items;
}

}  // namespace

const Binding* find_binding(const Scope& scope, std::string_view name) {
  const auto found = std::find_if(scope.bindings.rbegin(), scope.bindings.rend(),
                                  [&](const Binding& one) { return one.name == name; });
  return found == scope.bindings.rend() ? nullptr : &*found;
}

Resolved resolve(const Path& path, const Scope& scope) {
  Resolved here;
  const std::string& first = std::get<std::string>(path.steps.front().what);
  std::size_t next = 1;
  if (const Binding* binding = find_binding(scope, first)) {
    const auto name_at = [&](std::size_t step) {
      return step < path.steps.size() ? std::get_if<std::string>(&path.steps[step].what) : nullptr;
    };
    const std::string* step = name_at(next);
    while (step != nullptr && is_attached(*step)) {
      const Binding* attached = find_binding(scope, binding->name + "." + *step);
      if (attached == nullptr) break;
      binding = attached;
      step = name_at(++next);
    }
    here.field = binding->field;
    here.value = binding->value;
    here.path = binding->path;
    if (step != nullptr && (*step == item_number || *step == item_is_last)) {
      const bool number = *step == item_number;
      here.field = number ? &whole_number_field() : &yes_no_field();
      here.value = number ? &binding->number : &binding->is_last;
      here.path.clear();  // made by the loop, not by the data
      return here;
    }
  } else {
    here.field = scope.root;
    here.value = scope.data;
    take_member(here, first);
    here.path = first;
  }
  settle(here);
  for (; next < path.steps.size(); ++next) {
    const Step& step = path.steps[next];
    if (const std::size_t* index = std::get_if<std::size_t>(&step.what)) {
      here.value = item_at(here.value, *index);
      here.field = here.field->element.get();
      if (!here.path.empty()) here.path += fmt::format("[{}]", *index);
    } else {
      const std::string& name = std::get<std::string>(step.what);
      take_member(here, name);
      if (!here.path.empty()) here.path += "." + name;  // empty: made by a loop, not by the data
      if (here.made) return here;
    }
    settle(here);
  }
  return here;
}

Printed print(const Expression& expression, const Scope& scope, Diagnostics& diagnostics) {
  Printed result;
  result.at = expression.at;
  FieldType type = FieldType::Text;
  Value value;  // null: blank
  if (const Path* path = std::get_if<Path>(&expression.operand.what)) {
    Resolved found = resolve(*path, scope);
    type = found.field->type;
    result.field = found.path;
    if (const Value* got = found.get()) {
      value = *got;
      if (got->at.known()) result.at = got->at;
    }
  } else if (const TextLiteral* text = std::get_if<TextLiteral>(&expression.operand.what)) {
    value.content = text->value;
  } else {
    value.content = data::Number{std::get<NumberLiteral>(expression.operand.what).lexeme};
    type = FieldType::Decimal;
  }
  for (const FilterCall& call : expression.filters) {
    if (is_blank(value) && !fills_blanks(*call.filter)) {
      value.content = data::Null{};
      type = FieldType::Text;
      continue;
    }
    std::optional<std::string> text = call.filter->apply(type, value, call.argument.value_or(""));
    if (!text) {
      diagnostics.add(refusal(call, type, value, result.at));
      return result;
    }
    value.content = std::move(*text);
    type = FieldType::Text;
  }
  if (!is_blank(value)) result.text = entry_of(type).print(value);
  return result;
}

bool holds(const Condition& condition, const Scope& scope) {
  const auto part_holds = [&](const Condition& part) { return holds(part, scope); };
  switch (condition.kind) {
    case Condition::Kind::Present: {
      const Resolved found = resolve(std::get<Path>(condition.left.what), scope);
      const Value* value = found.get();
      if (value == nullptr) return false;
      const bool* flag = value->as<bool>();
      return flag == nullptr || *flag;
    }
    case Condition::Kind::Compare:
      return is_met(condition.comparison, compare(condition.left, condition.right, scope));
    case Condition::Kind::Not:
      return !part_holds(condition.parts.front());
    case Condition::Kind::And:
      return std::all_of(condition.parts.begin(), condition.parts.end(), part_holds);
    case Condition::Kind::Or:
      return std::any_of(condition.parts.begin(), condition.parts.end(), part_holds);
  }
  return false;
}

}  // namespace vanthu::templates
