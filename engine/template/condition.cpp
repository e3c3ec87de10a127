#include "template/condition.h"

#include <algorithm>
#include <string>
#include <tuple>
#include <utility>
#include <variant>

#include "template/civil_date.h"
#include "template/compute.h"
#include "template/in_play.h"

namespace vanthu::templates {
namespace {

using data::Value;

bool is_met(Comparison comparison, std::strong_ordering order) {
  switch (comparison) {
    case Comparison::Equal:
      return order == 0;
    case Comparison::NotEqual:
      return order != 0;
    case Comparison::Less:
      return order < 0;
    case Comparison::LessEqual:
      return order <= 0;
    case Comparison::Greater:
      return order > 0;
    case Comparison::GreaterEqual:
      return order >= 0;
  }
  return false;
}

bool is_present(const Condition& condition, const Scope& scope, Diagnostics& diagnostics) {
  if (const Path* path = std::get_if<Path>(&condition.left.what)) {
    const Resolved found = resolve(*path, scope);
    const Value* value = found.get();
    const bool* flag = value == nullptr ? nullptr : value->as<bool>();
    return value != nullptr && (flag == nullptr || *flag);
  }
  const Computed answer = compute(condition.left, scope, diagnostics);
  const bool* flag = std::get_if<bool>(&answer.value);
  return flag != nullptr && *flag;
}

// Year, month, day: compared in this order.
using Day = std::tuple<int, int, int>;

// The days that a date with blank parts may be.
struct Days {
  Day first, last;
  bool all = false;  // a date of the template: every one of them; else one that is not known yet
};

Days days_of(const Operand& operand, const Computed& computed) {
  const auto date = *parse_date(std::get<std::string>(computed.value));
  const auto last = last_day(date);
  return {{date.year, date.month.value_or(1), date.day.value_or(1)},
          {last.year, *last.month, *last.day},
          std::holds_alternative<TextLiteral>(operand.what)};
}

// Whether `a` comes before `b`, or (`or_in`) at the latest in it.
std::optional<bool> is_before(const Days& a, const Days& b, bool or_in) {
  // Of a whole period one end counts: before 2026 is before its first day, not after it is not
  // after its last.
  const Day& earliest = a.all && !or_in ? a.last : a.first;
  const Day& latest = a.all && or_in ? a.first : a.last;
  const Day& from = b.all && or_in ? b.last : b.first;
  const Day& to = b.all && !or_in ? b.first : b.last;
  if (or_in ? latest <= from : latest < from) return true;
  if (or_in ? earliest > to : earliest >= to) return false;
  return std::nullopt;
}

std::optional<bool> is_same(const Days& a, const Days& b) {
  if (a.last < b.first || b.last < a.first) return false;
  const auto within = [](const Days& one, const Days& period) {
    return period.first <= one.first && one.last <= period.last;
  };
  const auto is_day = [](const Days& one) { return one.first == one.last; };
  const bool sure = (b.all && within(a, b)) || (a.all && within(b, a)) || (is_day(a) && is_day(b));
  return sure ? std::optional<bool>(true) : std::nullopt;
}

std::optional<bool> dates_meet(Comparison comparison, const Days& a, const Days& b) {
  switch (comparison) {
    case Comparison::Equal:
      return is_same(a, b);
    case Comparison::NotEqual: {
      const auto same = is_same(a, b);
      return same ? std::optional<bool>(!*same) : std::nullopt;
    }
    case Comparison::Less:
      return is_before(a, b, false);
    case Comparison::LessEqual:
      return is_before(a, b, true);
    case Comparison::Greater:
      return is_before(b, a, false);
    case Comparison::GreaterEqual:
      return is_before(b, a, true);
  }
  return std::nullopt;
}

}  // namespace

std::optional<bool> verdict(const Condition& condition, const Scope& scope,
                            Diagnostics& diagnostics) {
  switch (condition.kind) {
    case Condition::Kind::Present:
      return is_present(condition, scope, diagnostics);
    case Condition::Kind::Compare: {
      const Computed left = compute(condition.left, scope, diagnostics);
      const Computed right = compute(condition.right, scope, diagnostics);
      if (left.is_blank() || right.is_blank()) return std::nullopt;
      if (left.type == FieldType::Date || right.type == FieldType::Date) {
        return dates_meet(condition.comparison, days_of(condition.left, left),
                          days_of(condition.right, right));
      }
      const auto order = compare(left, right);
      if (!order) {
        report_calculation(Code::CalculationTooLarge, left.at.known() ? left.at : right.at,
                           condition.at, text_of(condition.left),
                           {&condition.left, &condition.right}, scope, diagnostics);
        return std::nullopt;
      }
      return is_met(condition.comparison, *order);
    }
    case Condition::Kind::Not: {
      const auto inner = verdict(condition.parts.front(), scope, diagnostics);
      if (!inner) return std::nullopt;
      return !*inner;
    }
    case Condition::Kind::And:
    case Condition::Kind::Or: {
      const bool decisive = condition.kind == Condition::Kind::Or;
      std::optional<bool> result = !decisive;
      for (const Condition& part : condition.parts) {
        const auto one = verdict(part, scope, diagnostics);
        if (one == decisive) return decisive;
        if (!one) result = std::nullopt;
      }
      return result;
    }
  }
  return std::nullopt;
}

bool holds(const Condition& condition, const Scope& scope, Diagnostics& diagnostics) {
  const auto part_holds = [&](const Condition& part) { return holds(part, scope, diagnostics); };
  switch (condition.kind) {
    case Condition::Kind::Present:
      return is_present(condition, scope, diagnostics);
    case Condition::Kind::Compare:
      return verdict(condition, scope, diagnostics)
          .value_or(condition.comparison == Comparison::NotEqual);
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
