#include "docx/bound_values.h"

#include <functional>

namespace vanthu::docx {
namespace {

constexpr std::size_t largest_part = 31 * 1024;
constexpr std::size_t longest_value = 256;  // what is longer is no value that somebody retypes
constexpr std::size_t frame = 512;          // the root, the declaration
constexpr std::size_t around_node = 32;     // its tags

}  // namespace

const rules::StyledRun* end_of_value(const rules::StyledRun* at, const rules::StyledRun* end) {
  const rules::StyledRun* next = at + 1;
  while (!at->field.empty() && next != end && next->field == at->field && next->link.empty())
    ++next;
  return next;
}

bool is_bindable(const rules::StyledRun* first, const rules::StyledRun* last,
                 const rules::RunFormat& base) {
  return last - first == 1 && first->kind == rules::StyledRun::Kind::Text && first->link.empty() &&
         first->text.size() <= longest_value && first->format == base &&
         first->format.letter_spacing == Length() &&
         first->text.find_first_not_of(' ') != std::string::npos;
}

BoundValues::BoundValues(const rules::StyledDocument& document) : out_(1024), size_(frame) {
  out_.open("values");
  const auto count = [&](const rules::StyledParagraph& paragraph) {
    const rules::RunFormat& base = document.styles[paragraph.style].run;
    const rules::StyledRun* const end = paragraph.runs.data() + paragraph.runs.size();
    for (const rules::StyledRun* at = paragraph.runs.data(); at != end;) {
      const rules::StyledRun* const next = end_of_value(at, end);
      if (!at->field.empty() && is_bindable(at, next, base)) {
        const auto [place, is_new] = shared_.emplace(Shown{at->field, at->text}, false);
        if (!is_new) place->second = true;
      }
      at = next;
    }
  };
  for (const rules::StyledSection& section : document.sections) {
    for (const rules::StyledBlock& block : section.blocks) {
      if (const auto* paragraph = std::get_if<rules::StyledParagraph>(&block)) {
        count(*paragraph);
        continue;
      }
      for (const rules::StyledRow& row : std::get<rules::StyledTable>(block).rows) {
        for (const rules::StyledCell& cell : row.cells) {
          for (const rules::StyledParagraph& paragraph : cell.paragraphs) count(paragraph);
        }
      }
    }
  }
}

std::size_t BoundValues::HashOfShown::operator()(const Shown& shown) const {
  const std::hash<std::string_view> hash;
  return hash(shown.path) * 31 + hash(shown.text);
}

bool BoundValues::is_shared(const rules::StyledRun& run) const {
  const auto found = shared_.find(Shown{run.field, run.text});
  return found != shared_.end() && found->second;
}

int BoundValues::node(std::string_view path, std::string_view text) {
  std::string both(path);
  both += '\n';
  both += text;
  const auto found = nodes_.find(both);
  if (found != nodes_.end()) return found->second;
  // An escaped character takes six bytes at most.
  const std::size_t grown = size_ + around_node + text.size() * 6;
  if (grown > largest_part) return 0;
  size_ += around_node + text.size();
  for (const char c : text) size_ += c == '&' || c == '<' || c == '>' ? 5 : 0;
  out_.open("v").text(text).close();
  all_.push_back({std::string(path), std::string(text)});
  const int number = static_cast<int>(all_.size());
  nodes_.emplace(std::move(both), number);
  return number;
}

}  // namespace vanthu::docx
