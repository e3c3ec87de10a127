#include "template/check_fields.h"

#include <fmt/format.h>

#include <algorithm>
#include <functional>
#include <map>
#include <string>

#include "template/check_expressions.h"
#include "template/measures.h"
#include "template/types.h"

namespace vanthu::templates {
namespace {

using PathVisitor = std::function<void(const Path&)>;

void each_path(const Operand& operand, const PathVisitor& visit) {
  if (const Path* path = std::get_if<Path>(&operand.what)) return visit(*path);
  if (const Calculation* calculation = std::get_if<Calculation>(&operand.what)) {
    for (const Operand& part : calculation->parts) each_path(part, visit);
  }
}

void each_path(const Condition& condition, const PathVisitor& visit) {
  if (condition.parts.empty()) {
    each_path(condition.left, visit);
    if (condition.kind == Condition::Kind::Compare) each_path(condition.right, visit);
  }
  for (const Condition& part : condition.parts) each_path(part, visit);
}

void each_path(const Formula& formula, const PathVisitor& visit) {
  if (const Condition* condition = std::get_if<Condition>(&formula)) {
    each_path(*condition, visit);
  } else {
    each_path(std::get<Expression>(formula).operand, visit);
  }
}

// A field and everything declared in it.
void each_field(const Field& field, const std::function<void(const Field&)>& visit) {
  visit(field);
  for (const Field& member : field.fields) each_field(member, visit);
  if (field.element) each_field(*field.element, visit);
}

class FieldsCheck {
 public:
  FieldsCheck(const Field& root, Diagnostics& diagnostics) : diagnostics_(diagnostics) {
    names_.root = &root;
  }

  std::vector<FieldRoute> run() {
    group(*names_.root);
    for (std::size_t i = 0; i < derived_.size(); ++i) visit(i);
    return std::move(order_);
  }

 private:
  struct Derived {
    FieldRoute route;
    std::vector<const Field*> owners;
    std::vector<std::size_t> needs;  // still to be visited, the next one last
    enum class State { New, Open, Done } state = State::New;
  };

  // ---- every expression once

  void group(const Field& owner) {
    for (const Check& check : owner.checks) {
      check_condition(check.condition, names_, diagnostics_);
    }
    for (const Field& field : owner.fields) {
      route_.push_back(&field);
      if (field.required_when) check_condition(field.required_when->parsed, names_, diagnostics_);
      if (field.formula) formula(field);
      const Field* inner = field.type == FieldType::Group  ? &field
                           : field.type == FieldType::List ? field.element.get()
                                                           : nullptr;
      if (inner != nullptr) {
        names_.owners.push_back(inner);
        group(*inner);
        names_.owners.pop_back();
      }
      route_.pop_back();
    }
  }

  void formula(const Field& field) {
    const std::size_t before = diagnostics_.count(Severity::Error);
    if (const Condition* condition = std::get_if<Condition>(&field.formula->parsed)) {
      check_condition(*condition, names_, diagnostics_);
    } else {
      const Expression& expression = std::get<Expression>(field.formula->parsed);
      const std::optional<Typed> typed = check_expression(expression, names_, diagnostics_);
      if (typed) judge(field, expression, *typed);
    }
    if (diagnostics_.count(Severity::Error) > before) return;
    index_[&field] = derived_.size();
    derived_.push_back({route_, names_.owners, {}});
  }

  void judge(const Field& field, const Expression& expression, const Typed& typed) {
    const bool number = entry_of(field.type).number;
    bool fits = number == entry_of(typed.type).number;
    if (number) {
      fits = fits && measure_of_sum(measure_of(field.type), measure_of(typed.type));
    } else if (field.type == FieldType::Date) {
      fits = typed.type == FieldType::Date;
    } else {
      fits = fits && typed.type != FieldType::Date && typed.type != FieldType::YesNo;
    }
    if (!fits) {
      diagnostics_.add(Code::DerivedUnsuited, expression.at,
                       {field.name, tag_of(field.type), tag_of(typed.type)});
      return;
    }
    const bool whole = field.type == FieldType::Integer || field.type == FieldType::Money;
    if (whole && !typed.whole) {
      diagnostics_.add(Code::DerivedNotWhole, expression.at,
                       {field.name, tag_of(field.type), field.formula->text});
    }
  }

  static std::string tag_of(FieldType type) { return std::string(entry_of(type).tag); }

  // ---- order

  // Depth first: what a formula needs comes before it. Without recursion, since a chain of formulas
  // is as long as its author likes.
  void visit(std::size_t start) {
    if (derived_[start].state != Derived::State::New) return;
    open(start);
    while (!open_.empty()) {
      const std::size_t here = open_.back();
      if (derived_[here].needs.empty()) {
        open_.pop_back();
        derived_[here].state = Derived::State::Done;
        order_.push_back(derived_[here].route);
        continue;
      }
      const std::size_t needed = derived_[here].needs.back();
      derived_[here].needs.pop_back();
      if (derived_[needed].state == Derived::State::New) {
        open(needed);
      } else if (derived_[needed].state == Derived::State::Open) {
        report_circle(needed);
      }
    }
  }

  void open(std::size_t at) {
    Derived& here = derived_[at];
    here.state = Derived::State::Open;
    each_path(here.route.back()->formula->parsed, [&](const Path& path) {
      for (const Field* needed : fields_on(path, here.owners)) {
        const auto found = index_.find(needed);
        if (found != index_.end()) here.needs.push_back(found->second);
      }
    });
    std::reverse(here.needs.begin(), here.needs.end());
    open_.push_back(at);
  }

  void report_circle(std::size_t back_to) {
    std::string circle;
    const auto first = std::find(open_.begin(), open_.end(), back_to);
    for (auto one = first; one != open_.end(); ++one) circle += name_of(*one) + " → ";
    circle += name_of(back_to);
    const Field& last = *derived_[open_.back()].route.back();
    const Field& needed = *derived_[back_to].route.back();
    if (std::find(circles_.begin(), circles_.end(), circle) != circles_.end()) return;
    circles_.push_back(circle);
    const std::optional<Place> see =
        &last == &needed ? std::nullopt : std::optional<Place>(needed.at);
    diagnostics_.add({Code::DerivedCircle, last.at, {last.name, circle}, see, ""});
  }

  std::string name_of(std::size_t at) const {
    std::string name;
    for (const Field* one : derived_[at].route) {
      if (!name.empty()) name += '.';
      name += one->name;
    }
    return name;
  }

  // The fields that a path of a formula reads, with all that a group or list at its end holds.
  std::vector<const Field*> fields_on(const Path& path, const std::vector<const Field*>& owners) {
    std::vector<const Field*> fields;
    const std::string& first = std::get<std::string>(path.steps.front().what);
    const Field* here = nullptr;
    for (auto owner = owners.rbegin(); here == nullptr && owner != owners.rend(); ++owner) {
      here = member_of(**owner, first);
    }
    if (here == nullptr) here = member_of(*names_.root, first);
    for (std::size_t i = 1; here != nullptr && i < path.steps.size(); ++i) {
      fields.push_back(here);
      const std::string* name = std::get_if<std::string>(&path.steps[i].what);
      // The size of a list, unless it is a column of that name: then the formula needs the column.
      if (name != nullptr && *name == list_size && here->element &&
          member_of(*here->element, list_size) == nullptr) {
        return fields;
      }
      if (here->element) here = here->element.get();
      if (name != nullptr) here = member_of(*here, *name);
    }
    if (here != nullptr) {
      each_field(*here, [&](const Field& field) { fields.push_back(&field); });
    }
    return fields;
  }

  Diagnostics& diagnostics_;
  Names names_;
  FieldRoute route_;
  std::vector<Derived> derived_;
  std::map<const Field*, std::size_t> index_;
  std::vector<std::size_t> open_;
  std::vector<std::string> circles_;
  std::vector<FieldRoute> order_;
};

}  // namespace

std::vector<FieldRoute> check_fields(const Field& root, Diagnostics& diagnostics) {
  return FieldsCheck(root, diagnostics).run();
}

}  // namespace vanthu::templates
