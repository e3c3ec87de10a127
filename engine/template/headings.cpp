#include "template/headings.h"

#include <algorithm>
#include <utility>

#include "template/tags.h"

namespace vanthu::templates {

std::size_t Headings::add(Heading heading) {
  ids_.emplace(heading.id, all_.size());
  all_.push_back(std::move(heading));
  return all_.size() - 1;
}

std::optional<std::size_t> Headings::find(const std::string& id) const {
  const auto found = ids_.find(id);
  return found == ids_.end() ? std::nullopt : std::optional(found->second);
}

Headings::Range Headings::below(std::size_t index) const {
  return {index + 1, all_[index].end, index};
}

Headings::Range Headings::of_section(std::size_t section) const {
  const auto before = [](const Heading& one, std::size_t wanted) { return one.section < wanted; };
  const auto begin = std::lower_bound(all_.begin(), all_.end(), section, before);
  const auto end = std::lower_bound(begin, all_.end(), section + 1, before);
  return {static_cast<std::size_t>(begin - all_.begin()),
          static_cast<std::size_t>(end - all_.begin()), no_heading};
}

std::vector<std::string_view> Headings::ids() const {
  std::vector<std::string_view> list;
  for (const Heading& one : all_) list.push_back(one.id);
  return list;
}

std::vector<std::size_t> Headings::select(const Range& range, std::optional<Tag> level) const {
  std::vector<std::size_t> chosen;
  for (std::size_t i = range.begin; i < range.end;) {
    const Heading& one = all_[i];
    const bool fits = level ? tag_of(one.level) == *level : one.parent == range.parent;
    if (fits) chosen.push_back(i);
    // Nothing of its level stands below a heading, and no child of the parent does.
    i = fits && one.end > i ? one.end : i + 1;
  }
  return chosen;
}

Tag tag_of(model::Level level) {
  switch (level) {
    case model::Level::Part:
      return Tag::Part;
    case model::Level::Chapter:
      return Tag::Chapter;
    case model::Level::Section:
    case model::Level::RomanSection:
      return Tag::Section;
    case model::Level::Subsection:
      return Tag::Subsection;
    case model::Level::Article:
      return Tag::Article;
    case model::Level::Clause:
      return Tag::Clause;
    case model::Level::Subclause:
      return Tag::Subclause;
    case model::Level::Point:
      return Tag::Point;
    case model::Level::Dash:
    case model::Level::Plus:
      return Tag::Dash;
  }
  return Tag::Dash;
}

const Field& heading_field() {
  static const Field field = [] {
    Field group;
    group.type = FieldType::Group;
    for (const char* name : {"id", "ten", "so", "so_ten", "dan", "cap"}) {
      Field member;
      member.name = name;
      group.fields.push_back(std::move(member));
    }
    return group;
  }();
  return field;
}

}  // namespace vanthu::templates
