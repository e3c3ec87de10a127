// The fields of an extension (extension.h) joined with those of its base.
//
//   in    <truong-du-lieu> of both
//   out   the base's, with fields added and narrowed
//
// A field that the base has too may get another question, hint or default, become required, and
// have its limits or choices narrowed; data that suit the extension always suit the base.
// Everything else is a conflict, reported with both places.

#pragma once

#include "base/diagnostics.h"
#include "xml/tree.h"

namespace vanthu::templates {

void extend_fields(xml::Element& extension, xml::Element& base, Diagnostics& diagnostics);

}  // namespace vanthu::templates
