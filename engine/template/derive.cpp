#include "template/derive.h"

#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <utility>

#include "template/compute.h"
#include "template/condition.h"
#include "template/decimal.h"
#include "template/expander.h"
#include "template/types.h"
#include "text/text.h"

namespace vanthu::templates {
namespace {

using data::Value;

bool is_all_derived(const Field& group) {
  return std::all_of(group.fields.begin(), group.fields.end(), [](const Field& field) {
    return field.formula || (field.type == FieldType::Group && is_all_derived(field));
  });
}

class Deriver {
 public:
  Deriver(const Field& root, const std::vector<FieldRoute>& derived, Value data, Subject subject,
          std::uint64_t& steps, Diagnostics& diagnostics)
      : derived_(derived),
        data_(std::move(data)),
        subject_(subject),
        diagnostics_(diagnostics),
        steps_(steps) {
    scope_.root = &root;
    scope_.data = &data_;
    scope_.steps = &steps_;
    scope_.memo = &memo_;
  }

  Value run() {
    for (const FieldRoute& route : derived_) {
      // What one field reads was complete before: only between fields do columns change.
      memo_.results.clear();
      follow(route, 0, data_, "");
      if (stopped_) break;
    }
    return std::move(data_);
  }

 private:
  // Every place in the data where the field at the end of the route belongs.
  void follow(const FieldRoute& route, std::size_t depth, Value& owner, const std::string& prefix) {
    if (stopped_ || owner.as<data::Object>() == nullptr) return;
    const Field& field = *route[depth];
    if (depth + 1 == route.size()) return fill(field, owner, prefix + field.name);
    Value* inner = owner.find(field.name);
    const std::string path = prefix + field.name;
    if (field.type == FieldType::Group) {
      if (inner == nullptr || is_blank(*inner)) {
        if (!is_all_derived(field)) return;  // a group left blank stays so
        inner = &set(owner, field.name, {data::Object{}, owner.at});
      }
      return enter(route, depth, field, *inner, path);
    }
    data::Array* items = inner == nullptr ? nullptr : std::get_if<data::Array>(&inner->content);
    if (items == nullptr) return;
    for (std::size_t i = 0; i < items->size(); ++i) {
      enter(route, depth, *field.element, (*items)[i], fmt::format("{}[{}]", path, i));
    }
  }

  void enter(const FieldRoute& route, std::size_t depth, const Field& group, Value& value,
             const std::string& path) {
    scope_.owners.push_back({&group, &value, path});
    follow(route, depth + 1, value, path + ".");
    scope_.owners.pop_back();
  }

  static Value& set(Value& owner, const std::string& name, Value value) {
    if (Value* old = owner.find(name)) {
      *old = std::move(value);
      return *old;
    }
    data::Object& members = std::get<data::Object>(owner.content);
    const Place at = value.at;
    members.push_back({name, std::move(value), at});
    return members.back().value;
  }

  void fill(const Field& field, Value& owner, const std::string& path) {
    if (++steps_ > Budget{}.steps) {
      stopped_ = true;
      diagnostics_.add(Code::LimitSteps, field.at, {fmt::format("{}", Budget{}.steps)});
      return;
    }
    Value result = computed(field);
    if (is_blank(result)) return;
    const Value* given = owner.find(field.name);
    if (given != nullptr && !is_blank(*given)) return agree(field, *given, result, path);
    if (!result.at.known()) result.at = field.at;
    set(owner, field.name, std::move(result));
  }

  Value computed(const Field& field) {
    Value result;
    if (const Condition* condition = std::get_if<Condition>(&field.formula->parsed)) {
      if (const auto answer = verdict(*condition, scope_, diagnostics_)) result.content = *answer;
      return result;
    }
    const Expression& expression = std::get<Expression>(field.formula->parsed);
    if (expression.filters.empty()) {
      return value_of(compute_finite(expression.operand, scope_, diagnostics_));
    }
    const Printed printed = print(expression, scope_, diagnostics_);
    if (!printed.text.empty()) result.content = printed.text;
    if (printed.at != expression.at) result.at = printed.at;
    return result;
  }

  void agree(const Field& field, const Value& given, const Value& result, const std::string& path) {
    const TypeEntry& entry = entry_of(field.type);
    if (!entry.has_shape(given) || !entry.is_valid(given)) return;  // validate has more to say
    const std::string left = entry.print(given);
    const std::string right = entry.print(result);
    const bool same = entry.number ? *parse_decimal(given.as<data::Number>()->lexeme) ==
                                         *parse_decimal(result.as<data::Number>()->lexeme)
                                   : text::collapsed(left) == text::collapsed(right);
    if (same) return;
    diagnostics_.add({Code::DataDerivedDiffers,
                      given.at,
                      {path, left, right, field.formula->text},
                      result.at.known() && subject_ == Subject::Data ? result.at : field.at,
                      ""});
  }

  const std::vector<FieldRoute>& derived_;
  Value data_;
  Subject subject_;
  Diagnostics& diagnostics_;
  Memo memo_;
  Scope scope_;
  std::uint64_t& steps_;
  bool stopped_ = false;
};

}  // namespace

std::optional<Value> derive(const Field& root, const std::vector<FieldRoute>& derived,
                            const Value& data, Subject subject, std::uint64_t& steps,
                            Diagnostics& diagnostics) {
  if (derived.empty()) return std::nullopt;
  return Deriver(root, derived, data, subject, steps, diagnostics).run();
}

}  // namespace vanthu::templates
