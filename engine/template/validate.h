// validate: data against the declared fields and the cross-checks among them (<kiem-tra>).
//
//   in    the fields of a template; the data, derived fields filled in (prepare.h)
//   out   true when the data may be expanded; otherwise every problem has been reported, each with
//         its place in the data (a missing field: the object that lacks it) and the declaration
//
// null, blank text and absence are the same. Values are not changed.

#pragma once

#include "base/diagnostics.h"
#include "data/value.h"
#include "template/ast.h"

namespace vanthu::templates {

bool validate(const Field& root, const data::Value& data, Diagnostics& diagnostics);

}  // namespace vanthu::templates
