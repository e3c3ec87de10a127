// References: <dan den="…"/> becomes words once everything has its number.
//
//   in    the expanded document, in which each reference is a run of its own; what was numbered
//   out   the same document with the words in place
//
// What is wrong with a reference is said here; how it is worded stands in reference_words.h.

#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostics.h"
#include "model/document.h"
#include "template/reference_words.h"
#include "template/values.h"

namespace vanthu::templates {

struct ReferencedId {
  std::string id;
  Place at;
};

struct Reference {
  std::vector<ReferencedId> ids;
  ReferenceForm form = ReferenceForm::Short;
  bool capital = false;     // the first letter
  std::size_t section = 0;  // where it stands
  Place at;
};

// "a, b" → a and b.
void add_ids(std::string_view list, Place at, std::vector<ReferencedId>& ids);

// The text and the `field` of a run that stands for references[index] until it is resolved.
[[nodiscard]] std::string reference_field(std::size_t index);
inline constexpr std::string_view reference_text = "?";

// Where the template gives the id to something that this document does not have.
using FindInTemplate = std::function<std::optional<Place>(const std::string& id)>;

void resolve_references(model::Document& document, const std::vector<Reference>& references,
                        const Numbered& numbered, const FindInTemplate& find_in_template,
                        Diagnostics& diagnostics);

// The words of one text before the document is complete; a reference in it to what has no number
// yet is an error at `at`.
[[nodiscard]] std::string settled_words(const model::Text& text,
                                        const std::vector<Reference>& references,
                                        const Numbered& numbered, Place at,
                                        Diagnostics& diagnostics);

}  // namespace vanthu::templates
