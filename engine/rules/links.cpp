#include "rules/links.h"

#include <string>
#include <unordered_set>
#include <vector>

namespace vanthu::rules {
namespace {

template <class Act>
void each_paragraph(StyledDocument& document, Act&& act) {
  for (StyledSection& section : document.sections) {
    for (StyledBlock& block : section.blocks) {
      if (auto* paragraph = std::get_if<StyledParagraph>(&block)) act(*paragraph);
      auto* table = std::get_if<StyledTable>(&block);
      if (table == nullptr) continue;
      for (StyledRow& row : table->rows) {
        for (StyledCell& cell : row.cells) {
          for (StyledParagraph& paragraph : cell.paragraphs) act(paragraph);
        }
      }
    }
  }
}

}  // namespace

void settle_links(StyledDocument& document) {
  std::unordered_set<std::string> wanted;
  each_paragraph(document, [&](const StyledParagraph& paragraph) {
    for (const StyledRun& run : paragraph.runs) {
      if (!run.link.empty()) wanted.insert(run.link);
    }
  });
  std::unordered_set<std::string> found;
  each_paragraph(document, [&](StyledParagraph& paragraph) {
    if (paragraph.anchor.empty()) return;
    if (!wanted.contains(paragraph.anchor) || !found.insert(paragraph.anchor).second) {
      paragraph.anchor.clear();
    }
  });
  each_paragraph(document, [&](StyledParagraph& paragraph) {
    for (StyledRun& run : paragraph.runs) {
      if (run.link.empty() || found.contains(run.link)) continue;
      run.link.clear();
      if (run.kind != StyledRun::Kind::PageReference) continue;
      run.kind = StyledRun::Kind::Text;
      run.text = "…";
    }
  });
}

}  // namespace vanthu::rules
