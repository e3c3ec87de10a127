// References: <dan den="…"/> becomes words once everything has its number.
//
//   in    the expanded document, in which each reference is a run of its own; what was numbered
//   out   the same document with the words in place

#pragma once

#include <map>
#include <string>
#include <vector>

#include "base/diagnostics.h"
#include "model/document.h"
#include "template/values.h"

namespace vanthu::templates {

// A numbered level: "2" of Level::Clause.
struct Mark {
  model::Level level;
  std::string number;
};

// What an id names.
struct Target {
  std::vector<Mark> chain;  // from the outermost level to the target itself; empty for others
  bool annex = false;       // the target is an annex as a whole
  std::size_t section = 0;  // of the document
  Place at;
};

struct Reference {
  std::string id;
  ReferenceForm form = ReferenceForm::Short;
  std::size_t section = 0;  // where it stands
  Place at;
};

// The text and the `field` of a run that stands for references[index] until it is resolved.
[[nodiscard]] std::string reference_field(std::size_t index);
inline constexpr std::string_view reference_text = "?";

// `annex_numbers`: of each section; empty for the main text, and for an only annex.
void resolve_references(model::Document& document, const std::vector<Reference>& references,
                        const std::map<std::string, Target>& targets,
                        const std::vector<std::string>& annex_numbers, Diagnostics& diagnostics);

}  // namespace vanthu::templates
