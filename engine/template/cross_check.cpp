#include "template/cross_check.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>
#include <vector>

#include "template/compute.h"
#include "template/condition.h"
#include "template/functions.h"
#include "template/in_play.h"

namespace vanthu::templates {
namespace {

// Collects what the deciding comparisons of a condition look at.
class Gatherer {
 public:
  explicit Gatherer(const Scope& scope) : scope_(scope) {}

  void condition(const Condition& condition) {
    switch (condition.kind) {
      case Condition::Kind::Present:
        presence(condition.left);
        break;
      case Condition::Kind::Compare:
        side(condition.left, left_);
        side(condition.right, right_);
        break;
      case Condition::Kind::Not:
      case Condition::Kind::Or:
        for (const Condition& part : condition.parts) this->condition(part);
        break;
      case Condition::Kind::And: {
        // Of a chain that fails, the links that broke.
        Diagnostics unheard;
        const bool fails = verdict(condition, scope_, unheard) == false;
        for (const Condition& part : condition.parts) {
          if (!fails || verdict(part, scope_, unheard) == false) this->condition(part);
        }
      }
    }
  }

  Evidence take() {
    Evidence result;
    result.values = fmt::format("{}", fmt::join(values_, ", "));
    std::vector<Place> places = left_;
    // The other side of the comparison comes before more of the same side.
    places.insert(places.begin() + (places.empty() ? 0 : 1), right_.begin(), right_.end());
    if (!places.empty()) result.at = places.front();
    const auto other = std::find_if(places.begin(), places.end(),
                                    [&](const Place& one) { return one != result.at; });
    if (other != places.end()) result.see = *other;
    return result;
  }

 private:
  void add(const std::string& text) {
    if (std::find(values_.begin(), values_.end(), text) == values_.end()) values_.push_back(text);
  }

  void presence(const Operand& operand) {
    const Calculation* call = std::get_if<Calculation>(&operand.what);
    if (call == nullptr || call->function->function != Function::Same) {
      return side(operand, left_);
    }
    if (const auto pair = first_difference(*call, scope_)) {
      add(pair->first.path + " = " + shown(pair->first.value));
      add(pair->second.path + " = " + shown(pair->second.value));
      // The later one is the likelier slip.
      if (pair->second.value.at.known()) left_.push_back(pair->second.value.at);
      if (pair->first.value.at.known()) right_.push_back(pair->first.value.at);
    }
  }

  void side(const Operand& operand, std::vector<Place>& places) {
    const std::vector<InPlay> parts = values_in(operand, scope_);
    if (const Calculation* calculation = std::get_if<Calculation>(&operand.what)) {
      Diagnostics unheard;
      add(calculation->text + " = " + shown(compute(operand, scope_, unheard)));
    }
    for (const InPlay& one : parts) {
      add(one.text);
      if (one.at.known()) places.push_back(one.at);
    }
  }

  const Scope& scope_;
  std::vector<std::string> values_;
  std::vector<Place> left_, right_;
};

}  // namespace

Evidence evidence(const Condition& condition, const Scope& scope) {
  Gatherer gatherer(scope);
  gatherer.condition(condition);
  return gatherer.take();
}

void run_check(const Check& check, const Scope& scope, Subject subject, Diagnostics& diagnostics) {
  if (verdict(check.condition, scope, diagnostics).value_or(true)) return;
  const Evidence found = evidence(check.condition, scope);
  const bool in_data = found.at.known();
  std::optional<Place> see;
  if (in_data) {
    see = found.see.known() && subject == Subject::Data ? found.see : check.at;
  }
  diagnostics.add({check.warns ? Code::DataCheckDoubtful : Code::DataCheckFailed,
                   in_data ? found.at : check.at,
                   {check.explanation, found.values, check.text},
                   see,
                   ""});
}

}  // namespace vanthu::templates
