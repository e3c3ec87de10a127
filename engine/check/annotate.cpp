#include "check/annotate.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <vector>

#include "check/line_bytes.h"
#include "check/report.h"
#include "docx/edit/comments.h"
#include "docx/edit/run_edits.h"

namespace vanthu::check {
namespace {

using docx::edit::PieceRange;
using docx::edit::RunEdits;
using docx::parse::no_node;
using docx::parse::Paragraph;

std::vector<std::string> words_of(const Finding& finding, bool english) {
  std::string message = fmt::format("[{}] {}: {}", finding.rule, level_word(finding.level, english),
                                    english ? finding.message_en : finding.message_vi);
  if (finding.more > 0) {
    message +=
        fmt::format(fmt::runtime(english ? " (and {} more)" : " (và {} chỗ nữa)"), finding.more);
  }
  std::vector<std::string> paragraphs{std::move(message)};
  if (!finding.clause.empty()) {
    paragraphs.push_back((english ? "Clause: " : "Căn cứ: ") + finding.clause);
  }
  return paragraphs;
}

class Annotator {
 public:
  Annotator(const docx::parse::Document& document, const Checked& checked)
      : checked_(checked),
        part_(document.part_of(document.body())),
        bytes_(document),
        ids_(document),
        marks_{ids_, {}} {}

  std::optional<std::int64_t> put(const Finding& finding) {
    const auto& lines = checked_.reading.lines;
    std::size_t index = finding.at.line;
    std::vector<PieceRange> range;
    if (finding.at.known) range = bytes_.range(lines[index], finding.at.begin, finding.at.end);
    if (range.empty() && finding.at.known) range = whole(lines[index]);
    // Else at the next words, or at the first.
    const std::size_t start = index;
    for (std::size_t i = 0; range.empty() && i < lines.size(); ++i) {
      index = (start + i) % lines.size();
      range = whole(lines[index]);
    }
    if (range.empty()) return std::nullopt;
    const std::int64_t id = ids_.annotation();
    RunEdits& edits =
        edits_.try_emplace(lines[index].source->node, part_, *lines[index].source, marks_)
            .first->second;
    edits.put_between(range.front().piece, range.front().bytes.begin,
                      docx::edit::comment_start(id));
    edits.put_between(range.back().piece, range.back().bytes.end, docx::edit::comment_end(id));
    return id;
  }

  std::string applied() {
    docx::edit::PartPatch patch;
    for (const auto& [node, edits] : edits_) edits.apply(patch);
    return patch.applied(part_.part->bytes);
  }

 private:
  std::vector<PieceRange> whole(const Line& line) {
    return line.is_blank() ? std::vector<PieceRange>() : bytes_.range(line, 0, line.text.size());
  }

  const Checked& checked_;
  const docx::parse::StoryPart& part_;
  LineBytes bytes_;
  docx::edit::FreeIds ids_;
  docx::edit::RevisionMarks marks_;
  std::map<docx::parse::NodeId, RunEdits> edits_;  // in the order of the text
};

}  // namespace

std::optional<std::string> annotated(const docx::parse::Document& document, const Checked& checked,
                                     bool english) {
  const docx::parse::StoryPart& part = document.part_of(document.body());
  if (!docx::edit::declares_usual_prefix(part.tree)) return std::nullopt;
  Annotator annotator(document, checked);
  std::vector<docx::edit::Comment> comments;
  for (const Finding& finding : checked.findings) {
    if (const auto id = annotator.put(finding)) {
      comments.push_back({*id, words_of(finding, english)});
    }
  }
  docx::edit::ChangedParts changed;
  if (!comments.empty()) {
    changed[part.part->name] = annotator.applied();
    docx::edit::add_comments(document, comments, changed);
  }
  return docx::edit::rebuilt(document.package, changed);
}

}  // namespace vanthu::check
