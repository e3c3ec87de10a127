#include "layout/last_pages.h"

#include <fmt/format.h>

#include <algorithm>

namespace vanthu::layout {
namespace {

bool is_closing(rules::Role role) {
  return role == rules::Role::Signature || role == rules::Role::Recipient;
}

LastPage look_at(const Pages& pages, std::size_t index) {
  const Page& page = pages.pages[index];
  LastPage last;
  last.page = index;
  last.follows = index > 0 && pages.pages[index - 1].section == page.section;
  Place text, closing;
  std::vector<const Line*> lines;
  for (const Line& line : page.lines) {
    if (line.page_furniture) continue;
    const BlockInfo& block = pages.blocks[line.block];
    if (is_closing(block.role)) {
      if (!last.has_closing) closing = block.at;
      last.has_closing = true;
    } else {
      if (lines.empty()) text = block.at;
      lines.push_back(&line);
    }
  }
  last.at = lines.empty() ? closing : text;
  // Cells side by side are one line of print, also where one of them is centred in its row.
  const auto baseline = [](const Line* line) { return line->runs.front().baseline; };
  std::stable_sort(lines.begin(), lines.end(),
                   [&](const Line* a, const Line* b) { return baseline(a) < baseline(b); });
  Length counted;
  for (const Line* line : lines) {
    if (last.lines > 0 && baseline(line) - counted < line->fit.height * 3 / 4) continue;
    counted = baseline(line);
    ++last.lines;
  }
  return last;
}

}  // namespace

std::vector<LastPage> last_pages(const Pages& pages) {
  std::vector<LastPage> all;
  for (std::size_t i = 0; i < pages.pages.size(); ++i) {
    const bool last =
        i + 1 == pages.pages.size() || pages.pages[i + 1].section != pages.pages[i].section;
    if (last) all.push_back(look_at(pages, i));
  }
  return all;
}

void report_closing_alone(const Pages& pages, Diagnostics& diagnostics) {
  for (const LastPage& last : last_pages(pages)) {
    if (!last.follows || !last.has_closing || last.lines >= 2) continue;
    diagnostics.add(Code::LayoutClosingAlone, last.at, {fmt::format("{}", last.page + 1)});
  }
}

}  // namespace vanthu::layout
