#include "merge/contents.h"

#include <algorithm>

#include "merge/contents_plan.h"
#include "merge/contents_table.h"
#include "merge/contents_write.h"

namespace vanthu::merge {

bool has_contents(const docx::parse::StoryPart& part) {
  return std::any_of(part.fields.begin(), part.fields.end(), [](const docx::parse::Field& field) {
    return field.instruction.find("TOC ") != std::string::npos;
  });
}

RefreshedContents refreshed_contents(Context& context, const docx::parse::Document& merged) {
  RefreshedContents result;
  std::optional<ContentsTable> table = find_contents(context, merged);
  if (!table) return result;
  std::optional<WrittenContents> written =
      write_contents(context, *table, plan_contents(context, *table));
  if (!written) return result;
  result.patch = std::move(written->patch);
  result.lines = written->lines;
  result.is_done = true;
  return result;
}

}  // namespace vanthu::merge
