// Why an XML text is broken, in words for the person who wrote it: libxml2's own messages are
// English and name parser states.

#pragma once

#include <libxml/xmlerror.h>

#include <string_view>

#include "base/diagnostics.h"

namespace vanthu::xml {

// What the parser knows when it stops.
struct Stand {
  std::string_view text;
  FileId file = FileId::None;
  std::size_t offset = 0;      // where libxml2 stands: at the fault or a little behind it
  std::string_view open_name;  // the innermost element that is open; empty outside the root
  Place open_at;               // its start tag
};

[[nodiscard]] Diagnostic find_fault(const xmlError& error, const Stand& stand);

}  // namespace vanthu::xml
