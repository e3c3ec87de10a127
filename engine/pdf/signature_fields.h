// Unsigned signature fields (ISO 32000-1, 12.7.4.5) where the document is signed.
//
//   in    Pages::signing, Pages::signing_lines
//   out   widgets, one a field, for the pages, the structure tree and the catalog's /AcroForm
//
// The signer's field stands first and covers the room between post and name, the agency's lies over
// its left part. A line that says when the agency signed is the appearance of a field of the agency
// and no part of the page, so that the program which signs writes number and time in its place.
// Signing adds a revision of its own; what is written here stays as it is.

#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "layout/pages.h"
#include "pdf/objects.h"
#include "pdf/structure.h"
#include "pdf/usage.h"
#include "pdf/words.h"

namespace vanthu::pdf {

struct SignatureField {
  Ref widget;
  std::size_t page = 0;
  std::string name;      // /T: "ChuKy1", "Dau1"
  std::string question;  // /TU: what a reader says of it
  layout::Box box;
  // What it shows until it is signed: a line of the page, by block. Then the page leaves it out.
  std::optional<std::uint32_t> line;
};

// Numbers are reserved; the widgets must be written.
[[nodiscard]] std::vector<SignatureField> plan_signature_fields(const layout::Pages& pages,
                                                                File& file);

// Field i has the key `first_key` + i in the parent tree.
void write_signature_fields(const std::vector<SignatureField>& fields, const layout::Pages& pages,
                            const std::vector<Ref>& page_refs, std::size_t first_key,
                            const FontUse& fonts, const Words& words, Ref resources, File& file);

// The lines that fields show instead of the page.
[[nodiscard]] std::vector<std::uint32_t> lines_shown_by(const std::vector<SignatureField>& fields);

// /AcroForm of the catalog; nothing where there is no field.
void list_fields(Object& catalog, const std::vector<SignatureField>& fields);

}  // namespace vanthu::pdf
