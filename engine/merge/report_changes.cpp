#include "merge/report_changes.h"

#include "merge/places.h"

#include <algorithm>

namespace vanthu::merge {
namespace {

using docx::edit::diff;
using docx::edit::Hunk;
using docx::edit::split_words;
using docx::edit::TextRange;

constexpr std::size_t words_beside = 6;  // spaces count

// A stretch of a text with some words beside it, cut at words.
std::string excerpt(std::string_view text, std::uint32_t begin, std::uint32_t end) {
  const std::vector<TextRange> words = split_words(text);
  std::size_t first = 0;
  while (first < words.size() && words[first].end <= begin) ++first;
  std::size_t last = first;
  while (last < words.size() && words[last].begin < end) ++last;
  first = first > words_beside ? first - words_beside : 0;
  last = std::min(last + words_beside, words.size());
  if (first >= last) return shortened(text);
  std::string result = first > 0 ? "…" : "";
  const std::uint32_t from = words[first].begin;
  const std::string_view part = text.substr(from, words[last - 1].end - from);
  result += part;
  if (last < words.size()) result += "…";
  return shortened(result);
}

}  // namespace

void tell(Context& context, Index block, Index cell, const ParagraphOutcome& outcome,
          std::string_view before, std::string_view after) {
  if (!outcome.changed && outcome.conflicts.empty() && outcome.open_changes.empty()) return;
  const std::string place = place_of(context.edited, block, cell);
  if (!outcome.open_changes.empty()) {
    std::string authors;
    for (const std::string& one : outcome.open_changes) {
      if (!authors.empty()) authors += ", ";
      authors += one;
    }
    context.diagnostics.add(Code::AnnexOpenChanges, {}, {place, authors});
    return;
  }
  context.changed = true;
  for (const ParagraphOutcome::Conflict& one : outcome.conflicts) {
    ++context.conflicts;
    context.diagnostics.add(Code::AnnexConflict, {},
                            {place, shortened(one.hand), shortened(one.ours)});
  }
  if (outcome.changed) {
    tell_changed(context, place, before, after);
  }
}

void tell_changed(Context& context, const std::string& place, std::string_view before,
                  std::string_view after) {
  const std::vector<Hunk> hunks = diff(before, after);
  if (hunks.empty()) return;
  const Hunk& first = hunks.front();
  const Hunk& last = hunks.back();
  context.diagnostics.add(Code::AnnexChanged, {},
                          {place, excerpt(before, first.old_text.begin, last.old_text.end),
                           excerpt(after, first.new_text.begin, last.new_text.end)});
}

std::string joined(const std::vector<std::string>& cells) {
  std::string result;
  for (const std::string& cell : cells) {
    if (cell.empty()) continue;
    if (!result.empty()) result += " | ";
    result += cell;
  }
  return result;
}

}  // namespace vanthu::merge
