// derive: the values of fields with a formula (tinh="…").
//
//   in    the derived fields in the order of check_fields.h; the data as read, perhaps faulty
//   out   the data with what could be computed filled in; empty when nothing is derived
//
// A value the data give themselves stays as it is written; when it disagrees with the formula, both
// values and both places are reported. A formula with a blank in it leaves its field blank.

#pragma once

#include <optional>

#include "base/diagnostics.h"
#include "data/value.h"
#include "template/ast.h"

namespace vanthu::templates {

[[nodiscard]] std::optional<data::Value> derive(const Template::Internals& source,
                                                const data::Value& data, Diagnostics& diagnostics);

}  // namespace vanthu::templates
