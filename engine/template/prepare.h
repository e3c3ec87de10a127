// prepare: data as read, made ready to be expanded: derived fields computed, everything checked.

#pragma once

#include <optional>

#include "base/diagnostics.h"
#include "data/value.h"
#include "template/ast.h"

namespace vanthu::templates {

struct Prepared {
  std::optional<data::Value> completed;  // only when something was derived

  [[nodiscard]] const data::Value& of(const data::Value& given) const {
    return completed ? *completed : given;
  }
};

// Empty exactly when it added an error.
[[nodiscard]] std::optional<Prepared> prepare(const Template::Internals& source,
                                              const data::Value& data, Diagnostics& diagnostics);

}  // namespace vanthu::templates
