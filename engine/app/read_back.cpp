#include "app/read_back.h"

#include <utility>

#include "app/made_again.h"
#include "merge/flow_back.h"

namespace vanthu::app {

std::optional<ReadBack> read_back(const docx::parse::Document& document, const std::string& name,
                                  bool adopt, const std::filesystem::path& folder,
                                  const Resources& resources, Sources& sources,
                                  Diagnostics& diagnostics) {
  const auto record = merge::read_record(document.package, diagnostics);
  if (!record && !diagnostics.has_errors()) diagnostics.add(Code::RecordMissing, {}, {name});
  if (!record) return std::nullopt;
  auto made = make_again(*record, name, folder, resources, sources, diagnostics);
  if (!made) return std::nullopt;

  const merge::FoundBlocks found = merge::find_blocks(document, *record);
  const merge::FlowInput input{found, *record, made->shown ? &*made->shown : nullptr,
                               merge::read_values(document.package, diagnostics), adopt};
  merge::FlowedBack flowed = merge::flow_back(input, std::move(made->data), diagnostics);
  if (diagnostics.has_errors()) return std::nullopt;

  Diagnostics lacking;
  if (made->form) {
    static_cast<void>(templates::expand(*made->form, flowed.data, resources.kinds, lacking));
  }
  for (const Diagnostic& one : lacking.all()) {
    if (entry(one.code).severity == Severity::Error) diagnostics.add(one);
  }
  return ReadBack{std::move(flowed.data), !diagnostics.has_errors()};
}

}  // namespace vanthu::app
