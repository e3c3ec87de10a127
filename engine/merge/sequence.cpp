#include "merge/sequence.h"

#include <utility>

namespace vanthu::merge {

using docx::edit::PartPatch;

void Sequence::append(std::uint32_t element, std::string_view part, PartPatch& patch,
                      std::string& out) {
  for (Put& put : elements_[element].behind) {
    out += put.text;
    if (put.moved == none) continue;
    out += patch.cut(part, elements_[put.moved].range);
    append(put.moved, part, patch, out);
  }
}

void Sequence::finish(std::string_view part, PartPatch& patch) {
  std::vector<std::pair<std::uint32_t, std::string>> puts;
  for (std::uint32_t i = 0; i < elements_.size(); ++i) {
    if (elements_[i].moved || elements_[i].behind.empty()) continue;
    std::string text;
    append(i, part, patch, text);
    puts.emplace_back(elements_[i].range.end, std::move(text));
  }
  for (auto& [at, text] : puts) patch.insert(at, std::move(text));
}

}  // namespace vanthu::merge
