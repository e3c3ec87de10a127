// derive: the values of fields with a formula (tinh="…").
//
//   in    the derived fields in the order of check_fields.h; the data as read, perhaps faulty (or
//         the arguments of a block, arguments.h); where steps are counted
//   out   the data with what could be computed filled in; empty when nothing is derived
//
// A value the data give themselves stays as it is written; when it disagrees with the formula, both
// values and both places are reported. A formula with a blank in it leaves its field blank.

#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "base/diagnostics.h"
#include "data/value.h"
#include "template/ast.h"

namespace vanthu::templates {

[[nodiscard]] std::optional<data::Value> derive(const Field& root,
                                                const std::vector<FieldRoute>& derived,
                                                const data::Value& data, Subject subject,
                                                std::uint64_t& steps, Diagnostics& diagnostics);

}  // namespace vanthu::templates
