#include "template/check_paths.h"

#include <algorithm>
#include <optional>

#include "template/civil_date.h"
#include "template/filters.h"
#include "template/read.h"
#include "template/types.h"
#include "text/text.h"

namespace vanthu::templates {
namespace {

std::vector<std::string_view> member_names(const Field& group) {
  std::vector<std::string_view> names;
  for (const Field& one : group.fields) names.push_back(one.name);
  return names;
}

bool is_list(const Field& field) {
  return field.type == FieldType::List || field.type == FieldType::TextList;
}

// Walks the steps of one path.
class PathCheck {
 public:
  PathCheck(const Path& path, const Names& names, Diagnostics& diagnostics)
      : path_(path), names_(names), diagnostics_(diagnostics) {}

  const Field* run() {
    std::string name = std::get<std::string>(path_.steps.front().what);
    const Field* here = first(name);
    std::size_t begin = 1;
    while (at_variable_ && begin < path_.steps.size()) {
      const std::string* next = std::get_if<std::string>(&path_.steps[begin].what);
      bool known = false;
      const Field* attached =
          next == nullptr ? nullptr : variable(names_, name + "." + *next, known);
      if (!known) break;
      here = attached;
      name += "." + *next;
      at_variable_ = *next == item_parent;
      ++begin;
    }
    variable_end_ = begin;
    for (std::size_t i = begin; here != nullptr && i < path_.steps.size(); ++i) {
      const Step& step = path_.steps[i];
      if (std::holds_alternative<std::size_t>(step.what)) {
        here = item(*here, step);
      } else {
        here = member(*here, std::get<std::string>(step.what), step, i);
      }
    }
    return here;
  }

 private:
  const Field* first(const std::string& name) {
    const Field* bound = variable(names_, name, at_variable_);
    if (at_variable_) return bound;
    if (const Field* field = member_of(*names_.root, name)) return field;
    std::vector<std::string_view> known = member_names(*names_.root);
    for (const auto& one : names_.variables) {
      if (one.first.find('.') == std::string::npos) known.push_back(one.first);
    }
    return unknown(name, path_.steps.front(), known);
  }

  const Field* item(const Field& list, const Step& step) {
    at_variable_ = false;
    if (is_list(list)) return list.element.get();
    diagnostics_.add(Code::PathNotList, step.at, {path_.text, type_tag(list)});
    return nullptr;
  }

  const Field* member(const Field& owner, const std::string& name, const Step& step,
                      std::size_t index) {
    if (at_variable_ && index == variable_end_) {
      if (name == item_number) return &whole_number_field();
      if (name == item_is_last) return &yes_no_field();
    }
    if (is_list(owner)) {
      if (name == list_size) return &whole_number_field();
      diagnostics_.add(Code::PathIntoList, step.at, {path_.text, owner.name});
      return nullptr;
    }
    if (owner.type != FieldType::Group) {
      diagnostics_.add(Code::PathTooLong, step.at, {name, owner.name, type_tag(owner)});
      return nullptr;
    }
    if (const Field* field = member_of(owner, name)) return field;
    return unknown(name, step, member_names(owner));
  }

  const Field* unknown(const std::string& name, const Step& step,
                       const std::vector<std::string_view>& known) {
    diagnostics_.add(Code::PathUnknown, step.at, {name, suggestion(name, known)});
    return nullptr;
  }

  static std::string type_tag(const Field& field) { return std::string(entry_of(field.type).tag); }

  const Path& path_;
  const Names& names_;
  Diagnostics& diagnostics_;
  bool at_variable_ = false;  // the step before is a loop's variable
  std::size_t variable_end_ = 1;  // the step behind the variable and what is attached to it
};

// What two sides of a comparison must have in common.
enum class Comparable { Number, Text, Date, Nothing };

Comparable comparable(FieldType type) {
  switch (type) {
    case FieldType::Integer:
    case FieldType::Decimal:
      return Comparable::Number;
    case FieldType::Text:
    case FieldType::Choice:
      return Comparable::Text;
    case FieldType::Date:
      return Comparable::Date;
    default:
      return Comparable::Nothing;
  }
}

struct Side {
  const Operand* operand;
  const Field* field = nullptr;  // of a path
  Comparable kind = Comparable::Nothing;
  std::string label;  // for messages
};

// Empty when the path is at fault, which is then reported.
std::optional<Side> side_of(const Operand& operand, const Names& names, Diagnostics& diagnostics) {
  Side side{&operand, nullptr, Comparable::Nothing, ""};
  if (const Path* path = std::get_if<Path>(&operand.what)) {
    side.field = check_path(*path, names, diagnostics);
    if (side.field == nullptr) return std::nullopt;
    side.kind = comparable(side.field->type);
    side.label = path->text + " (" + std::string(entry_of(side.field->type).tag) + ")";
  } else if (const TextLiteral* text = std::get_if<TextLiteral>(&operand.what)) {
    side.kind = Comparable::Text;
    side.label = "'" + text->value + "'";
  } else {
    side.kind = Comparable::Number;
    side.label = std::get<NumberLiteral>(operand.what).lexeme;
  }
  return side;
}

// A quoted date beside a field that is one.
void take_as_date(Side& side, const Side& other) {
  const TextLiteral* literal = std::get_if<TextLiteral>(&side.operand->what);
  if (literal != nullptr && other.kind == Comparable::Date && parse_date(literal->value)) {
    side.kind = Comparable::Date;
  }
}

void check_choice(const Side& path, const Side& literal, Diagnostics& diagnostics) {
  const TextLiteral* text = std::get_if<TextLiteral>(&literal.operand->what);
  if (text == nullptr || path.field == nullptr || path.field->type != FieldType::Choice) return;
  const auto& choices = path.field->choices;
  if (std::find(choices.begin(), choices.end(), text->value) != choices.end()) return;
  diagnostics.add({Code::CompareChoice,
                   literal.operand->at,
                   {text->value, suggestion(text->value, {choices.begin(), choices.end()})},
                   path.field->at,
                   ""});
}

void check_comparison(const Condition& condition, const Names& names, Diagnostics& diagnostics) {
  std::optional<Side> left = side_of(condition.left, names, diagnostics);
  std::optional<Side> right = side_of(condition.right, names, diagnostics);
  if (!left || !right) return;
  take_as_date(*left, *right);
  take_as_date(*right, *left);
  if (left->kind != right->kind || left->kind == Comparable::Nothing) {
    diagnostics.add(Code::CompareUnsuited, condition.at, {left->label, right->label});
    return;
  }
  check_choice(*left, *right, diagnostics);
  check_choice(*right, *left, diagnostics);
}

}  // namespace

const Field* variable(const Names& names, std::string_view name, bool& known) {
  const auto found = std::find_if(names.variables.rbegin(), names.variables.rend(),
                                  [&](const auto& one) { return one.first == name; });
  known = found != names.variables.rend();
  return known ? found->second : nullptr;
}

const Field* check_path(const Path& path, const Names& names, Diagnostics& diagnostics) {
  return PathCheck(path, names, diagnostics).run();
}

void check_expression(const Expression& expression, const Names& names, Diagnostics& diagnostics) {
  FieldType type = FieldType::Text;
  std::string label;
  if (const Path* path = std::get_if<Path>(&expression.operand.what)) {
    const Field* field = check_path(*path, names, diagnostics);
    if (field == nullptr) return;
    type = field->type;
    label = path->text;
  } else if (std::holds_alternative<NumberLiteral>(expression.operand.what)) {
    type = FieldType::Decimal;
  }
  for (const FilterCall& call : expression.filters) {
    if (!call.filter->accepts(type)) {
      diagnostics.add(Code::FilterUnsuited, call.at,
                      {std::string(call.filter->name), std::string(entry_of(type).tag)});
      return;
    }
    type = FieldType::Text;
  }
  if (!entry_of(type).scalar) {
    diagnostics.add(Code::PathNotPrintable, expression.operand.at,
                    {label, std::string(entry_of(type).tag)});
  }
}

void check_condition(const Condition& condition, const Names& names, Diagnostics& diagnostics) {
  switch (condition.kind) {
    case Condition::Kind::Present:
      check_path(std::get<Path>(condition.left.what), names, diagnostics);
      break;
    case Condition::Kind::Compare:
      check_comparison(condition, names, diagnostics);
      break;
    case Condition::Kind::Not:
    case Condition::Kind::And:
    case Condition::Kind::Or:
      for (const Condition& part : condition.parts) check_condition(part, names, diagnostics);
  }
}

}  // namespace vanthu::templates
