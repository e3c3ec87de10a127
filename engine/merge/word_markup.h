// Questions about the markup of a part before some of it is written anew or carried elsewhere.
//
//   in    a part; a node of it
//   out   whether its prefix w is WordprocessingML; whether a subtree holds nothing but that;
//         properties without what belongs to their place in the file

#pragma once

#include <functional>
#include <string>

#include "docx/parse/part_tree.h"

namespace vanthu::merge {

// Our own markup says "w:".
[[nodiscard]] bool declares_word_prefix(const docx::parse::PartTree& tree);

// Every name in it is written with the prefix w, so that it means the same in any part that
// declares it.
[[nodiscard]] bool is_plain_word(const docx::parse::PartTree& tree, docx::parse::NodeId node);

// The children of a w:pPr, w:rPr, w:tblPr …: of each what `markup` makes of it, "" for nothing.
// Children that hold other namespaces, and what tells of tracked changes, are left out before.
[[nodiscard]] std::string plain_children(
    const docx::parse::PartTree& tree, docx::parse::NodeId properties,
    const std::function<std::string(docx::parse::NodeId)>& markup);

// The local name of an element.
[[nodiscard]] const std::string& local_name(const docx::parse::PartTree& tree,
                                            docx::parse::NodeId node);

}  // namespace vanthu::merge
