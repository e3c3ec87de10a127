// A file inside the file (ISO 32000-1, 7.11.4; ISO 19005-3, 6.8): the data a document was made of.
//
//   in    name, media type, bytes
//   out   the file specification, to be named in the catalog's /AF and in /EmbeddedFiles
//
// A file with an attachment that is no PDF/A itself is PDF/A-3 (metadata.h).

#pragma once

#include "pdf/objects.h"
#include "pdf/write.h"

namespace vanthu::pdf {

// `date`: ISO 8601, of the document; empty when it has none.
[[nodiscard]] Ref write_attachment(const Attachment& attachment, std::string_view date, File& file);

// /AF and /Names of the catalog.
void name_attachment(Object& catalog, const Attachment& attachment, Ref specification);

}  // namespace vanthu::pdf
