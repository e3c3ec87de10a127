// validate: data against the declared fields and the cross-checks among them (<kiem-tra>).
//
//   in    the fields of a template; the data, derived fields filled in (prepare.h)
//   out   true when the data may be expanded; otherwise every problem has been reported, each with
//         its place in the data (a missing field: the object that lacks it) and the declaration
//
// null, blank text and absence are the same. Values are not changed.

#pragma once

#include <cstdint>

#include "base/diagnostics.h"
#include "data/value.h"
#include "template/ast.h"

namespace vanthu::templates {

bool validate(const Field& root, const data::Value& data, Diagnostics& diagnostics);

// The same of what a <goi> hands over (arguments.h); that a necessary parameter is written at all
// has been checked when the template was read, and blanks in it are the data's own affair. Steps
// are counted in `steps`.
void validate_arguments(const Field& parameters, const data::Value& arguments, std::uint64_t& steps,
                        Diagnostics& diagnostics);

}  // namespace vanthu::templates
