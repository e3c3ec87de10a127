// Unsigned signature fields (ISO 32000-1, 12.7.4.5) where the document is signed.
//
//   in    Pages::signing
//   out   widgets, one a field, for the pages, the structure tree and the catalog's /AcroForm
//
// The signer's field stands first and covers the room between post and name, the agency's lies over
// its left part. Signing adds a revision of its own; what is written here stays as it is.

#pragma once

#include <string>
#include <vector>

#include "layout/pages.h"
#include "pdf/objects.h"
#include "pdf/structure.h"

namespace vanthu::pdf {

struct SignatureField {
  Ref widget;
  std::size_t page = 0;
  std::string name;      // /T: "ChuKy1", "Dau1"
  std::string question;  // /TU: what a reader says of it
  layout::Box box;
};

// Numbers are reserved; the widgets must be written.
[[nodiscard]] std::vector<SignatureField> plan_signature_fields(const layout::Pages& pages,
                                                                File& file);

// Field i has the key `first_key` + i in the parent tree.
void write_signature_fields(const std::vector<SignatureField>& fields, const layout::Pages& pages,
                            const std::vector<Ref>& page_refs, std::size_t first_key, File& file);

// /AcroForm of the catalog; nothing where there is no field.
void list_fields(Object& catalog, const std::vector<SignatureField>& fields);

}  // namespace vanthu::pdf
