#include "template/arguments.h"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>

#include "template/check_expressions.h"
#include "template/derive.h"
#include "template/read.h"
#include "template/types.h"
#include "template/validate.h"
#include "text/text.h"

namespace vanthu::templates {
namespace {

std::string type_tag(const Field& field) {
  return std::string(entry_of(field.type).tag);
}

// The path of an argument that is a field and nothing else.
const Path* bare_path(const NodeAttribute& argument) {
  const Path* found = nullptr;
  for (const Node& piece : argument.pieces) {
    if (piece.tag == Tag::Text && text::trimmed(piece.text).empty()) continue;
    if (found != nullptr || piece.tag != Tag::Value || !piece.expression->filters.empty()) {
      return nullptr;
    }
    found = std::get_if<Path>(&piece.expression->operand.what);
    if (found == nullptr) return nullptr;
  }
  return found;
}

// The words of an argument without {{ }}.
std::optional<std::string> constant(const NodeAttribute& argument) {
  std::string words;
  for (const Node& piece : argument.pieces) {
    if (piece.tag != Tag::Text) return std::nullopt;
    words += piece.text;
  }
  return text::collapsed(words);
}

class ArgumentCheck {
 public:
  ArgumentCheck(const BlockCall& call, const Names& names, Diagnostics& diagnostics)
      : block_(*call.block), names_(names), diagnostics_(diagnostics) {}

  void check(const NodeAttribute& argument) {
    parameter_ = member_of(block_.parameters, argument.name);
    at_ = argument.at;
    if (const Path* path = bare_path(argument)) {
      const Field* field = check_path(*path, names_, diagnostics_);
      if (field != nullptr) check_field(*field, path->text);
      return;
    }
    for (const Node& piece : argument.pieces) {
      if (piece.expression) check_expression(*piece.expression, names_, diagnostics_);
    }
    const std::optional<std::string> words = constant(argument);
    if (words && words->empty()) return;
    if (words && entry_of(parameter_->type).scalar) {
      check_constant(*words);
    } else if (parameter_->type != FieldType::Text) {
      report_type("\"" + argument.value + "\"", entry_of(FieldType::Text).tag);
    }
  }

 private:
  void report_type(std::string found, std::string_view type) {
    add(Code::BlockArgumentType,
        {parameter_->name, block_.id, type_tag(*parameter_), std::move(found), std::string(type)});
  }
  void add(Code code, std::vector<std::string> args) {
    diagnostics_.add({code, at_, std::move(args), parameter_->at, ""});
  }

  void check_constant(const std::string& words) {
    const auto& choices = parameter_->choices;
    if (parameter_->type == FieldType::Choice &&
        std::find(choices.begin(), choices.end(), words) == choices.end()) {
      add(Code::CompareChoice, {words, suggestion(words, {choices.begin(), choices.end()})});
    } else if (!value_of(parameter_->type, words, at_)) {
      add(Code::FieldValueInvalid, {parameter_->name, words, type_tag(*parameter_),
                                    attribute_form_of(parameter_->type, *parameter_)});
    }
  }

  void check_field(const Field& field, const std::string& name) {
    const FieldType wanted = parameter_->type;
    const bool printed = wanted == FieldType::Text && entry_of(field.type).scalar;
    const bool widened = wanted == FieldType::Decimal && field.type == FieldType::Integer;
    if (printed || widened) return;
    if (field.type != wanted) return report_type(name, entry_of(field.type).tag);
    check_choices(field, *parameter_);
    check_members(field, *parameter_, name);
  }

  void check_choices(const Field& field, const Field& wanted) {
    for (const std::string& one : field.choices) {
      const auto& choices = wanted.choices;
      if (std::find(choices.begin(), choices.end(), one) != choices.end()) continue;
      add(Code::CompareChoice, {one, suggestion(one, {choices.begin(), choices.end()})});
    }
  }

  // A group or a list is handed over as it is, so that its members must be what the block takes
  // them for.
  void check_members(const Field& field, const Field& wanted, const std::string& name) {
    if (field.element != nullptr && wanted.element != nullptr) {
      check_members(*field.element, *wanted.element, name);
    }
    for (const Field& member : wanted.fields) {
      const Field* own = member_of(field, member.name);
      if (own == nullptr && member.formula) continue;  // the block computes it
      if (own == nullptr || own->type != member.type) {
        add(Code::BlockArgumentMember,
            {name, member.name, type_tag(member), parameter_->name, block_.id});
        continue;
      }
      check_choices(*own, member);
      check_members(*own, member, name + "." + member.name);
    }
  }

  const BlockDeclaration& block_;
  const Names& names_;
  Diagnostics& diagnostics_;
  const Field* parameter_ = nullptr;
  Place at_;
};

// What an argument that is no bare path comes to.
data::Value value_of_words(const NodeAttribute& argument, const Field& parameter,
                           const Scope& caller, std::string& path, Diagnostics& diagnostics) {
  std::string words;
  Place at = argument.at;
  for (const Node& piece : argument.pieces) {
    if (piece.tag == Tag::Text) {
      words += piece.text;
      continue;
    }
    const Printed printed = print(*piece.expression, caller, diagnostics);
    words += printed.text;
    if (argument.pieces.size() > 1) continue;
    at = printed.at;
    path = printed.field;
  }
  if (const auto value = value_of(parameter.type, text::collapsed(words), at)) return *value;
  return {data::Null{}, at};
}

bool has_formula(const Field& field) {
  return field.formula || (field.element && has_formula(*field.element)) ||
         std::any_of(field.fields.begin(), field.fields.end(), has_formula);
}

// What the caller hands over, as the block declares it: no other members, and the defaults that the
// caller's own declaration has for blanks, a blank group's members included. `own` is that
// declaration; `value` nullptr: nothing stands in the data.
data::Value adapted(const Field& own, const Field& wanted, const data::Value* value, Place at,
                    std::uint64_t& steps) {
  ++steps;
  data::Value result;
  result.at = value == nullptr ? at : value->at;
  if (wanted.type == FieldType::Group) {
    data::Object members;
    for (const Field& member : wanted.fields) {
      const Field* own_member = member_of(own, member.name);
      if (own_member == nullptr) continue;  // derived
      const data::Value* given = value == nullptr ? nullptr : value->find(member.name);
      data::Value copy = adapted(*own_member, member, given, result.at, steps);
      if (given == nullptr && copy.is_null()) continue;
      const Place key_at = copy.at;
      members.push_back({member.name, std::move(copy), key_at});
    }
    if (!members.empty()) result.content = std::move(members);
  } else if (value == nullptr || is_blank(*value)) {
    if (own.fallback) result = *own.fallback;
  } else if (const data::Array* array = value->as<data::Array>();
             array != nullptr && wanted.type == FieldType::List) {
    data::Array items;
    items.reserve(array->size());
    for (const data::Value& item : *array) {
      items.push_back(adapted(*own.element, *wanted.element, &item, item.at, steps));
    }
    result.content = std::move(items);
  } else {
    result = *value;
  }
  return result;
}

// Derives and judges what has been bound. What the block computes is seen by its content: such a
// parameter is bound to its value in `made`, as the block declares it.
void judge(const BlockDeclaration& block, Place at, Scope& scope, std::deque<data::Value>& made,
           Diagnostics& diagnostics) {
  data::Value arguments{data::Object{}, at};
  data::Object& members = std::get<data::Object>(arguments.content);
  for (std::size_t i = 0; i < scope.bindings.size(); ++i) {
    const Binding& binding = scope.bindings[i];
    data::Value value =
        adapted(*binding.field, block.parameters.fields[i], binding.value, at, *scope.steps);
    members.push_back({binding.name, std::move(value), at});
  }
  if (auto computed = derive(block.parameters, block.derived, arguments, Subject::Arguments,
                             *scope.steps, diagnostics)) {
    arguments = *std::move(computed);
  }
  validate_arguments(block.parameters, arguments, *scope.steps, diagnostics);
  if (block.derived.empty()) return;
  made.push_back(std::move(arguments));
  for (std::size_t i = 0; i < scope.bindings.size(); ++i) {
    const Field& parameter = block.parameters.fields[i];
    if (!has_formula(parameter)) continue;
    scope.bindings[i].field = &parameter;
    scope.bindings[i].value = made.back().find(parameter.name);
  }
}

}  // namespace

bool asks_for_judgement(const Field& parameters) {
  const auto asks = [](const Field& field) {
    return field.formula || field.required_when || field.minimum || field.maximum ||
           field.pattern || asks_for_judgement(field);
  };
  return !parameters.checks.empty() ||
         (parameters.element && asks_for_judgement(*parameters.element)) ||
         std::any_of(parameters.fields.begin(), parameters.fields.end(), asks);
}

void check_arguments(const BlockCall& call, const Names& names, Diagnostics& diagnostics) {
  ArgumentCheck check(call, names, diagnostics);
  for (const NodeAttribute& argument : call.arguments) check.check(argument);
}

Scope block_scope(const BlockCall& call, Place at, const Scope& caller,
                  std::deque<data::Value>& made, Diagnostics& diagnostics) {
  Scope scope;
  scope.root = &call.block->parameters;
  scope.steps = caller.steps;
  for (const Field& parameter : call.block->parameters.fields) {
    Binding binding;
    binding.name = parameter.name;
    binding.field = &parameter;
    // Rows of a block keep the identity of the item the call stands at.
    if (!caller.bindings.empty()) binding.key = caller.bindings.back().key;
    const auto argument =
        std::find_if(call.arguments.begin(), call.arguments.end(),
                     [&](const NodeAttribute& one) { return one.name == parameter.name; });
    if (argument == call.arguments.end()) {
      scope.bindings.push_back(std::move(binding));
      continue;
    }
    if (const Path* path = bare_path(*argument)) {
      const Resolved found = resolve(*path, caller);
      binding.path = found.path;
      if (found.get() != nullptr && parameter.type == FieldType::Text &&
          found.field->type != FieldType::Text) {
        made.push_back({entry_of(found.field->type).print(*found.get()), found.get()->at});
        binding.value = &made.back();
      } else if (found.made) {
        made.push_back(*found.made);
        binding.value = &made.back();
      } else {
        binding.value = found.value;
        // The caller's own declaration knows the defaults of the members.
        if (!entry_of(parameter.type).scalar) binding.field = found.field;
      }
    } else {
      made.push_back(value_of_words(*argument, parameter, caller, binding.path, diagnostics));
      binding.value = &made.back();
    }
    scope.bindings.push_back(std::move(binding));
  }
  if (call.block->judged) judge(*call.block, at, scope, made, diagnostics);
  return scope;
}

}  // namespace vanthu::templates
