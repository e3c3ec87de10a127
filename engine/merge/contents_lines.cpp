#include "merge/contents_lines.h"

#include <algorithm>
#include <cassert>
#include <utility>

namespace vanthu::merge {
namespace {

using docx::edit::RevisionMarks;
using State = ContentsLine::State;

// The mark of the break is the first thing in the paragraph mark's own properties.
std::string with_break(const std::string& properties, const std::string& mark) {
  const std::string run = "<w:rPr>" + mark + "</w:rPr>";
  if (properties.empty() || properties == "<w:pPr/>") return "<w:pPr>" + run + "</w:pPr>";
  std::string result = properties;
  if (const std::size_t open = result.find("<w:rPr>"); open != std::string::npos) {
    return result.insert(open + 7, mark);
  }
  if (const std::size_t empty = result.find("<w:rPr/>"); empty != std::string::npos) {
    return result.replace(empty, 8, run);
  }
  return result.insert(std::min(result.find("<w:pPrChange"), result.rfind("</w:pPr>")), run);
}

// With what the properties were before, for whoever takes the change back.
std::string with_old(const std::string& properties, std::string old, const RevisionMarks& marks) {
  if (properties == old || properties.find("<w:pPrChange") != std::string::npos) return properties;
  // Neither the mark nor an earlier change is part of the old ones.
  for (const auto& [open, close] : {std::pair<std::string, std::string>{"<w:rPr>", "</w:rPr>"},
                                    {"<w:pPrChange", "</w:pPrChange>"}}) {
    const std::size_t begin = old.find(open);
    if (begin == std::string::npos) continue;
    old.erase(begin, old.find(close, begin) + close.size() - begin);
  }
  if (old.empty()) old = "<w:pPr/>";
  const std::string change = "<w:pPrChange" + marks.attributes() + '>' + old + "</w:pPrChange>";
  if (properties.empty()) return "<w:pPr>" + change + "</w:pPr>";
  std::string result = properties;
  return result.insert(result.rfind("</w:pPr>"), change);
}

// A line that goes and one that comes in the same place are one paragraph.
std::vector<ContentsLine> paired(std::vector<ContentsLine> lines, const RevisionMarks& marks) {
  std::vector<ContentsLine> result;
  for (ContentsLine& line : lines) {
    const bool replaces = !result.empty() && line.state != State::Kept &&
                          result.back().state != State::Kept && result.back().state != line.state;
    if (!replaces) {
      result.push_back(std::move(line));
      continue;
    }
    ContentsLine& one = result.back();
    const ContentsLine& gone = one.state == State::Removed ? one : line;
    const ContentsLine& fresh = one.state == State::Removed ? line : one;
    ContentsLine both{State::Kept, gone.start, with_old(fresh.properties, gone.properties, marks),
                      gone.content + fresh.content};
    one = std::move(both);
  }
  return result;
}

}  // namespace

std::string written_lines(std::vector<ContentsLine> lines, const FieldEnds& ends,
                          const RevisionMarks* marks) {
  if (marks == nullptr) {
    std::erase_if(lines, [](const ContentsLine& one) { return one.state == State::Removed; });
  } else {
    lines = paired(std::move(lines), *marks);
    // Breaks: of each line its own, but at the end each line has the one before it.
    std::size_t last_kept = lines.size();
    while (last_kept > 0 && lines[last_kept - 1].state != State::Kept) --last_kept;
    assert(last_kept > 0);
    const std::string& kept = lines[last_kept - 1].properties;
    std::string& last = lines.back().properties;  // whose look the kept line gets in the end
    if (lines.back().state == State::Added) last = with_old(last, kept, *marks);
    if (lines.back().state == State::Removed) last = with_old(kept, last, *marks);
    for (std::size_t i = 0; i + 1 < lines.size(); ++i) {
      const State state = i + 1 >= last_kept ? lines[i + 1].state : lines[i].state;
      if (state == State::Kept) continue;
      const std::string element = state == State::Added ? "<w:ins" : "<w:del";
      lines[i].properties = with_break(lines[i].properties, element + marks->attributes() + "/>");
    }
  }
  assert(!lines.empty());
  std::string result;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    result += lines[i].start + lines[i].properties;
    if (i == 0) result += ends.head;
    result += lines[i].content;
    if (i + 1 == lines.size()) result += ends.tail;
    result += "</w:p>";
  }
  return result;
}

}  // namespace vanthu::merge
