#include "docx/edit/ids.h"

#include <algorithm>
#include <charconv>

namespace vanthu::docx::edit {
namespace {

using parse::Name;

// Ids come from many programs: what is no number, or far from the range that Word takes, is none.
constexpr std::int64_t largest = 0x7FFFFF00;

}  // namespace

FreeIds::FreeIds(const parse::Document& document) {
  for (const parse::StoryPart& part : document.parts) {
    const parse::PartTree& tree = part.tree;
    const auto note = [&](parse::NodeId node) {
      const std::int64_t id = tree.number(node, Name::w_id, -1);
      if (id < largest) next_annotation_ = std::max(next_annotation_, id + 1);
    };
    for (const auto& one : part.bookmarks) note(one.start);
    for (const auto& one : part.revisions) note(one.node);
    for (const auto& one : part.controls) {
      std::int64_t id = 0;
      const auto [end, error] = std::from_chars(one.id.data(), one.id.data() + one.id.size(), id);
      if (error == std::errc{}) controls_.insert(id);
    }
  }
  for (const parse::Story& story : document.stories) {
    std::int64_t id = 0;
    if (story.kind != parse::Story::Kind::Comment) continue;
    const auto [end, error] =
        std::from_chars(story.id.data(), story.id.data() + story.id.size(), id);
    if (error == std::errc{} && id < largest) next_annotation_ = std::max(next_annotation_, id + 1);
  }
}

std::int64_t FreeIds::control() {
  while (!controls_.insert(next_control_).second) ++next_control_;
  return next_control_++;
}

}  // namespace vanthu::docx::edit
