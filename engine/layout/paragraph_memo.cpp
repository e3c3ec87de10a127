#include "layout/paragraph_memo.h"

#include <algorithm>
#include <functional>
#include <string_view>
#include <utility>

namespace vanthu::layout {
namespace {

// As many hashes as the documents of one template may need, in a few hundred kB.
constexpr std::size_t most_seen = 16384;

void mix(std::size_t& hash, std::size_t value) {
  // The golden ratio's bits, as in every such mixture: neighbouring values end up far apart.
  hash ^= value + 0x9E3779B97F4A7C15U + (hash << 6U) + (hash >> 2U);
}

std::size_t hash_of(const rules::StyledParagraph& paragraph, const Column& column) {
  std::size_t hash = paragraph.runs.size();
  mix(hash, static_cast<std::size_t>(column.width.emu()));
  mix(hash, static_cast<std::size_t>(paragraph.format.left.emu()));
  for (const rules::StyledRun& run : paragraph.runs) {
    mix(hash, std::hash<std::string_view>()(run.text));
    mix(hash, static_cast<std::size_t>(run.format.size.emu()));
  }
  return hash;
}

bool same_run(const rules::StyledRun& a, const rules::StyledRun& b) {
  return a.kind == b.kind && a.text == b.text && a.format == b.format && a.glue == b.glue &&
         a.field == b.field && a.link == b.link;
}

}  // namespace

bool ParagraphMemo::suits(const rules::StyledParagraph& paragraph) {
  return std::none_of(
      paragraph.runs.begin(), paragraph.runs.end(),
      [](const rules::StyledRun& run) { return run.kind == rules::StyledRun::Kind::PageNumber; });
}

void ParagraphMemo::begin() {
  if (entries_.size() >= capacity) {
    std::erase_if(entries_, [&](const auto& entry) { return entry.second.used_in < document_; });
  }
  ++document_;
  if (seen_.size() > most_seen) seen_.clear();
}

bool ParagraphMemo::matches(const Key& key, const rules::StyledParagraph& paragraph,
                            const Column& column) {
  return key.column.x == column.x && key.column.width == column.width &&
         key.format == paragraph.format && key.mark == paragraph.mark &&
         key.labelled == paragraph.labelled && key.runs.size() == paragraph.runs.size() &&
         std::equal(key.runs.begin(), key.runs.end(), paragraph.runs.begin(), same_run);
}

const SetParagraph* ParagraphMemo::find(const rules::StyledParagraph& paragraph,
                                        const Column& column) {
  if (entries_.empty()) return nullptr;
  const auto found = entries_.find(hash_of(paragraph, column));
  if (found == entries_.end() || !matches(found->second.key, paragraph, column)) return nullptr;
  found->second.used_in = document_;
  return &found->second.set;
}

bool ParagraphMemo::wants(const rules::StyledParagraph& paragraph, const Column& column) {
  const std::size_t hash = hash_of(paragraph, column);
  if (seen_.size() <= most_seen && seen_.insert(hash).second) return false;
  return seen_.contains(hash) && entries_.size() < capacity && !entries_.contains(hash);
}

void ParagraphMemo::keep(const rules::StyledParagraph& paragraph, const Column& column,
                         SetParagraph set) {
  Key key{column, paragraph.format, paragraph.mark, paragraph.labelled, paragraph.runs};
  entries_.emplace(hash_of(paragraph, column), Entry{std::move(key), std::move(set), document_});
}

}  // namespace vanthu::layout
