#include "docx/bookmarks.h"

#include <fmt/format.h>

#include <cassert>
#include <cstdint>

#include "base/digest.h"

namespace vanthu::docx {
namespace {

constexpr std::uint64_t most_names = 1'000'000'000;  // nine digits, as Word's own names have

template <class Act>
void each_paragraph(const rules::StyledDocument& document, Act&& act) {
  for (const rules::StyledSection& section : document.sections) {
    for (const rules::StyledBlock& block : section.blocks) {
      if (const auto* paragraph = std::get_if<rules::StyledParagraph>(&block)) act(*paragraph);
      const auto* table = std::get_if<rules::StyledTable>(&block);
      if (table == nullptr) continue;
      for (const rules::StyledRow& row : table->rows) {
        for (const rules::StyledCell& cell : row.cells) {
          for (const rules::StyledParagraph& paragraph : cell.paragraphs) act(paragraph);
        }
      }
    }
  }
}

}  // namespace

Bookmarks::Bookmarks(const rules::StyledDocument& document) {
  std::unordered_set<std::string_view> listed, referred;
  each_paragraph(document, [&](const rules::StyledParagraph& paragraph) {
    for (const rules::StyledRun& run : paragraph.runs) {
      if (run.link.empty()) continue;
      (paragraph.role == rules::Role::Contents ? listed : referred).insert(run.link);
    }
  });
  each_paragraph(document, [&](const rules::StyledParagraph& paragraph) {
    if (paragraph.anchor.empty()) return;
    OfAnchor made;
    if (listed.contains(paragraph.anchor)) made.entry = make("_Toc", paragraph.anchor);
    if (referred.contains(paragraph.anchor)) made.reference = make("_Ref", paragraph.anchor);
    [[maybe_unused]] const bool is_new = by_anchor_.emplace(paragraph.anchor, made).second;
    assert(is_new);
  });
}

// Two anchors with the same number: the later one takes the next that is free.
Bookmark Bookmarks::make(std::string_view prefix, std::string_view anchor) {
  Digest digest;
  digest.add(anchor);
  for (std::uint64_t number = digest.high() % most_names;; ++number) {
    std::string name = fmt::format("{}{:09}", prefix, number);
    if (names_.insert(name).second) return {std::move(name), next_id_++};
  }
}

const Bookmarks::OfAnchor* Bookmarks::find(std::string_view anchor) const {
  const auto found = by_anchor_.find(std::string(anchor));
  return found == by_anchor_.end() ? nullptr : &found->second;
}

const std::string& Bookmarks::name(const std::string& link, rules::Role role) const {
  const OfAnchor* anchor = find(link);
  assert(anchor != nullptr);  // rules leave no link without its anchor
  return (role == rules::Role::Contents ? anchor->entry : anchor->reference).name;
}

}  // namespace vanthu::docx
