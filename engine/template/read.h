// read: from XML elements to fields and nodes.
//
//   in    the tree of template.xml (extension.h: with that of its bases), the blocks it may call
//   out   Template::Internals; every expression parsed, every attribute of the right form
//
// Tags, attributes and where they may stand are checked against tags.cpp here; what needs the
// declarations (paths, types, loops) is left to check.h. Faults are reported and read around, so
// that check can report its own in the same run; empty only when that would be noise, because the
// declarations themselves are at fault or this is no template at all.

#pragma once

#include <memory>

#include "base/diagnostics.h"
#include "template/ast.h"
#include "template/block_library.h"
#include "xml/tree.h"

namespace vanthu::templates {

[[nodiscard]] std::unique_ptr<Template::Internals> read_tree(const xml::Element& root,
                                                             const Sources& sources,
                                                             BlockLibrary& library,
                                                             Diagnostics& diagnostics);

// <van-ban> (read.cpp).
[[nodiscard]] Node read_document(const xml::Element& document, const Sources& sources,
                                 BlockLibrary& library, Diagnostics& diagnostics);

// <truong-du-lieu> and the <truong> in it, or the <tham-so> of a <khoi>, into root.fields
// (declarations.cpp).
void read_declarations(const xml::Element& element, const Sources& sources, Field& root,
                       Diagnostics& diagnostics);

// Helpers that all who read XML share.
void report_unknown_attributes(const xml::Element& element,
                               const std::vector<std::string_view>& known,
                               Diagnostics& diagnostics);
void report_stray_text(const xml::Element& element, Diagnostics& diagnostics);
// The nearest of `candidates`, or all of them when none is near: what a hint offers.
[[nodiscard]] std::string suggestion(std::string_view wanted,
                                     const std::vector<std::string_view>& candidates);

}  // namespace vanthu::templates
