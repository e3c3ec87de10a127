// The document that a record tells of, as it was made: by the template of the record, from its
// data.
//
//   in    a record
//   out   its data; the template, where it is still to be had; which words of the text are values,
//         where the document can still be made

#pragma once

#include <memory>
#include <optional>

#include "app/resources.h"
#include "data/value.h"
#include "merge/record_reader.h"
#include "merge/shown_values.h"
#include "template/template.h"

namespace vanthu::app {

struct MadeAgain {
  data::Value data;
  std::optional<templates::Template> form;
  std::unique_ptr<const rules::StyledDocument> styled;
  std::optional<merge::ShownValues> shown;  // of `styled`
};

// Empty exactly when an error was added: the data of the record cannot be read. `name`: of the file
// that holds it.
[[nodiscard]] std::optional<MadeAgain> make_again(const merge::Record& record,
                                                  const std::string& name,
                                                  const std::filesystem::path& folder,
                                                  const Resources& resources, Sources& sources,
                                                  Diagnostics& diagnostics);

}  // namespace vanthu::app
