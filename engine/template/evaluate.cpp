#include "template/evaluate.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "template/compute.h"
#include "template/filters.h"
#include "template/types.h"

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
  const Field& owner = *here.field;
  here.field = member_of(owner, name);
  here.value = here.value == nullptr ? nullptr : member_value(owner, *here.value, name);
}

// Where a path begins: its first step, and those behind it that name what a loop makes.
struct Beginning {
  Resolved here;
  std::size_t next = 1;
  bool made = false;  // so_thu_tu, cuoi_cung: never blank
};

// What may be bound under a variable's name (Binding).
bool is_attached(std::string_view step) {
  return step == item_parent || step == group_value || step == group_items;
}

Beginning begin_at(const Binding* binding, const Path& path, const Scope& scope) {
  std::size_t next = 1;
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
  Resolved here;
  here.field = binding->field;
  here.value = binding->value;
  here.path = binding->path;
  if (step == nullptr || (*step != item_number && *step != item_is_last)) {
    return {std::move(here), next, false};
  }
  const bool number = *step == item_number;
  here.field = number ? &whole_number_field() : &yes_no_field();
  here.value = number ? &binding->number : &binding->is_last;
  here.path.clear();  // made by the loop, not by the data
  return {std::move(here), next + 1, true};
}

Beginning begin(const Path& path, const Scope& scope) {
  const std::string& first = std::get<std::string>(path.steps.front().what);
  if (const Binding* binding = find_binding(scope, first)) return begin_at(binding, path, scope);
  const auto owner =
      std::find_if(scope.owners.rbegin(), scope.owners.rend(),
                   [&](const Owner& one) { return member_of(*one.field, first) != nullptr; });
  const bool owned = owner != scope.owners.rend();
  Resolved here;
  here.field = owned ? owner->field : scope.root;
  here.value = owned ? owner->value : scope.data;
  here.path = owned && !owner->path.empty() ? owner->path + "." + first : first;
  take_member(here, first);
  return {std::move(here), 1, false};
}

// One step on from a settled place.
void take_step(Resolved& here, const Step& step) {
  if (const std::size_t* index = std::get_if<std::size_t>(&step.what)) {
    here.value = item_at(here.value, *index);
    here.field = here.field->element.get();
    if (!here.path.empty()) here.path += fmt::format("[{}]", *index);
  } else {
    const std::string& name = std::get<std::string>(step.what);
    take_member(here, name);
    if (!here.path.empty()) here.path += "." + name;  // empty: made by a loop, not by the data
  }
}

// Lists stand for all their items.
class Spread {
 public:
  Spread(const Path& path, const Scope& scope, const std::function<void(const Resolved&)>& visit)
      : path_(path), scope_(scope), visit_(visit) {}

  void from(Resolved here, std::size_t next) {
    for (; next < path_.steps.size() && !here.made; ++next) {
      const Step& step = path_.steps[next];
      const std::string* name = std::get_if<std::string>(&step.what);
      const Field* element = here.field->element.get();
      if (name != nullptr && element != nullptr &&
          (*name != list_size || member_of(*element, list_size) != nullptr)) {
        return items(here, next);
      }
      take_step(here, step);
      if (!here.made) settle(here);
    }
    if (here.field->element != nullptr) return items(here, next);
    visit_(here);
  }

 private:
  void items(const Resolved& list, std::size_t next) {
    const data::Array* array = list.value == nullptr ? nullptr : list.value->as<data::Array>();
    if (array == nullptr) return;
    for (std::size_t i = 0; i < array->size(); ++i) {
      if (scope_.steps != nullptr) ++*scope_.steps;
      Resolved item;
      item.field = list.field->element.get();
      item.value = &(*array)[i];
      if (!list.path.empty()) item.path = fmt::format("{}[{}]", list.path, i);
      settle(item);
      if (next < path_.steps.size()) {
        from(std::move(item), next);
      } else {
        visit_(item);
      }
    }
  }

  const Path& path_;
  const Scope& scope_;
  const std::function<void(const Resolved&)>& visit_;
};

}  // namespace

const Binding* find_binding(const Scope& scope, std::string_view name) {
  const auto found = std::find_if(scope.bindings.rbegin(), scope.bindings.rend(),
                                  [&](const Binding& one) { return one.name == name; });
  return found == scope.bindings.rend() ? nullptr : &*found;
}

bool begins_at_root(const Path& path, const Scope& scope) {
  const std::string& first = std::get<std::string>(path.steps.front().what);
  return find_binding(scope, first) == nullptr &&
         std::none_of(scope.owners.begin(), scope.owners.end(), [&](const Owner& one) {
           return one.field != scope.root && member_of(*one.field, first) != nullptr;
         });
}

void each_value(const Path& path, const Scope& scope,
                const std::function<void(const Resolved&)>& visit) {
  Beginning start = begin(path, scope);
  if (!start.made && !start.here.made) settle(start.here);
  Spread(path, scope, visit).from(std::move(start.here), start.next);
}

Resolved resolve(const Path& path, const Scope& scope) {
  Beginning start = begin(path, scope);
  Resolved& here = start.here;
  if (!start.made) settle(here);
  for (std::size_t next = start.next; next < path.steps.size(); ++next) {
    take_step(here, path.steps[next]);
    if (here.made) break;
    settle(here);
  }
  return std::move(here);
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
    const Computed computed = compute_finite(expression.operand, scope, diagnostics);
    value = value_of(computed);
    type = computed.type;
    if (computed.at.known()) result.at = computed.at;
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
  if (is_blank(value)) return result;
  result.text = entry_of(type).print(value);
  if (type == FieldType::RichText) result.rich = parse_rich_text(*value.as<std::string>());
  return result;
}

}  // namespace vanthu::templates
