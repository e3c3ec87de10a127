// check: what cannot be said of a tag alone.
//
//   in    fields and nodes (read.h)
//   out   diagnostics only
//
// Every path is looked up in the declarations and every filter, comparison and loop is judged by
// the type it meets, so that a template which passes cannot fail for these reasons with any data.
// Also: the order of the document's parts, levels inside levels, rows as wide as their table, and
// references to ids that can never exist.

#pragma once

#include "base/diagnostics.h"
#include "template/ast.h"

namespace vanthu::templates {

void check(const Template::Internals& source, Diagnostics& diagnostics);

}  // namespace vanthu::templates
