#include "layout/page_references.h"

#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

namespace vanthu::layout {
namespace {

// A number that has not come to rest by then goes to and fro between two pages, and either is as
// good.
constexpr int most_rounds = 6;

template <class Document, class Act>
void each_page_reference(Document& document, Act&& act) {
  const auto all = [&](auto& paragraph) {
    for (auto& run : paragraph.runs) {
      if (run.kind == rules::StyledRun::Kind::PageReference) act(run);
    }
  };
  for (auto& section : document.sections) {
    for (auto& block : section.blocks) {
      if (auto* paragraph = std::get_if<rules::StyledParagraph>(&block)) all(*paragraph);
      auto* table = std::get_if<rules::StyledTable>(&block);
      if (table == nullptr) continue;
      for (auto& row : table->rows) {
        for (auto& cell : row.cells) {
          for (auto& paragraph : cell.paragraphs) all(paragraph);
        }
      }
    }
  }
}

// Whether any number was another one.
bool fill_in(const std::vector<rules::StyledRun*>& references, const Pages& pages) {
  std::unordered_map<std::string, const std::string*> labels;
  for (const Anchor& anchor : pages.anchors) {
    labels.emplace(anchor.name, &pages.pages[anchor.page].label);
  }
  bool changed = false;
  for (rules::StyledRun* run : references) {
    const auto label = labels.find(run->link);
    if (label == labels.end() || run->text == *label->second) continue;
    run->text = *label->second;
    changed = true;
  }
  return changed;
}

}  // namespace

bool has_page_references(const rules::StyledDocument& document) {
  bool any = false;
  each_page_reference(document, [&](const rules::StyledRun&) { any = true; });
  return any;
}

std::optional<Pages> paginate_settled(rules::StyledDocument& document, fonts::Shaper& shaper,
                                      Diagnostics& diagnostics, ParagraphMemo* memo) {
  std::vector<rules::StyledRun*> references;
  each_page_reference(document, [&](rules::StyledRun& run) { references.push_back(&run); });
  for (int round = 1;; ++round) {
    Diagnostics told;  // of the last round only: each says the same again
    std::optional<Pages> pages = paginate(document, shaper, told, memo);
    const bool settled = !pages || references.empty() || round == most_rounds;
    if (!settled && fill_in(references, *pages)) continue;
    for (const Diagnostic& one : told.all()) diagnostics.add(one);
    return pages;
  }
}

}  // namespace vanthu::layout
