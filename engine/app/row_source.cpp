#include "app/row_source.h"

#include "app/json_lines.h"
#include "app/sheet_rows.h"
#include "data/sheet.h"
#include "text/text.h"

namespace vanthu::app {

std::unique_ptr<const RowSource> open_rows(const std::filesystem::path& path,
                                           const templates::Template& source, Sources& sources,
                                           Diagnostics& diagnostics) {
  const std::string extension = text::lower(path.extension().string());
  if (path == "-" || extension == ".jsonl" || extension == ".ndjson") {
    return open_json_lines(path, diagnostics);
  }
  if (data::is_sheet_file(path.string())) {
    return open_sheet_rows(path, source, sources, diagnostics);
  }
  diagnostics.add(Code::BatchRowsKind, {}, {path.string()});
  return nullptr;
}

}  // namespace vanthu::app
