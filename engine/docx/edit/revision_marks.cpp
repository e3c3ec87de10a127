#include "docx/edit/revision_marks.h"

#include <fmt/format.h>

namespace vanthu::docx::edit {

std::string RevisionMarks::attributes() const {
  std::string result = " w:id=\"" + fmt::format_int(ids.annotation()).str() + "\" w:author=\"";
  result += our_name;
  result += '"';
  if (!date.empty()) result += " w:date=\"" + date + '"';
  return result;
}

}  // namespace vanthu::docx::edit
