// Before signature fields are made: signatures that will have none, told to the person.
//
//   in    Document
//   out   warnings SignerNameMissing, SignatureMissing

#pragma once

#include "base/diagnostics.h"
#include "model/document.h"

namespace vanthu::app {

void check_signing(const model::Document& document, Diagnostics& diagnostics);

}  // namespace vanthu::app
