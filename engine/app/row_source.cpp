#include "app/row_source.h"

#include "app/json_lines.h"
#include "text/text.h"

namespace vanthu::app {

std::unique_ptr<const RowSource> open_rows(const std::filesystem::path& path,
                                           const templates::Template&, Sources&,
                                           Diagnostics& diagnostics) {
  const std::string extension = text::lower(path.extension().string());
  if (path == "-" || extension == ".jsonl" || extension == ".ndjson") {
    return open_json_lines(path, diagnostics);
  }
  diagnostics.add(Code::BatchRowsKind, {}, {path.string()});
  return nullptr;
}

}  // namespace vanthu::app
