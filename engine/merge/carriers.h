// What the file says of itself, made to say what it says now.
//
//   in    the edited package and the new one; the edited main part with its changes
//   out   the entries of the new package: parts that change or are new; all others as they were
//
// The record is ours, with the numbers of the bound values as the edited file has them. A value
// whose control was edited by hand keeps what the control shows, because Word shows what the part
// says; where controls of one value show different words, those that differ from the first lose
// their binding.

#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "docx/edit/package_edit.h"
#include "docx/edit/patch.h"
#include "docx/parse/document.h"
#include "merge/bound_nodes.h"
#include "merge/section_graft.h"

namespace vanthu::merge {

using docx::edit::ChangedParts;

// `tree`: of the main part as the merge leaves it, but for `patch`; bindings may go from it.
// The values as the file then shows them.
[[nodiscard]] std::vector<Record::Value> settle_values(const docx::parse::PartTree& tree,
                                                       docx::edit::PartPatch& patch,
                                                       const docx::parse::Package& edited,
                                                       const BoundNodes& nodes,
                                                       ChangedParts& changed);

// `bytes`: of the record, which gets these values. `given`: the data that were given, JSON; "" when
// they are those of the record. By them a later run tells new data from old ones.
void settle_record(const docx::parse::Package& edited, std::string_view bytes,
                   const std::vector<Record::Value>& values, std::string_view given,
                   ChangedParts& changed);

// Headers and footers that sections put in refer to.
void add_furniture(const docx::parse::Package& edited,
                   const std::vector<SectionGraft::Addition>& additions, ChangedParts& changed);

void settle_properties(const docx::parse::Package& edited, const docx::parse::Package& ours,
                       ChangedParts& changed);

// The zip: entries in their order, what is new behind them. `bytes` when nothing differs.
[[nodiscard]] std::string written(std::string_view bytes, const docx::parse::Package& edited,
                                  ChangedParts changed);

// The part that holds the record; null when there is none.
[[nodiscard]] const docx::parse::Part* record_part(const docx::parse::Package& package);

// The part that holds the bound values; null when there is none.
[[nodiscard]] const docx::parse::Part* values_part(const docx::parse::Package& package);

}  // namespace vanthu::merge
