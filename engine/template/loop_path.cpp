#include "template/loop_path.h"

#include <fmt/format.h>

#include <utility>

#include "template/types.h"

namespace vanthu::templates {
namespace {

Path part_of(const Path& path, std::size_t begin, std::size_t end) {
  Path part;
  for (std::size_t i = begin; i < end; ++i) {
    const Step& step = path.steps[i];
    if (const std::string* name = std::get_if<std::string>(&step.what)) {
      part.text += (part.text.empty() ? "" : ".") + *name;
    } else {
      part.text += fmt::format("[{}]", std::get<std::size_t>(step.what));
    }
    part.steps.push_back(step);
  }
  part.at = begin == 0 ? path.at : part.steps.front().at;
  return part;
}

}  // namespace

std::vector<Path> parts_of(const Path& path, const Field& root, const VariableField& variable) {
  std::string name = std::get<std::string>(path.steps.front().what);
  const Field* here = nullptr;
  std::size_t next = 1;
  if (const auto bound = variable(name)) {
    here = *bound;
    for (; next < path.steps.size(); ++next) {  // what is attached to the variable
      const std::string* step = std::get_if<std::string>(&path.steps[next].what);
      if (step == nullptr) break;
      const auto attached = variable(name + "." + *step);
      if (!attached) break;
      name += "." + *step;
      here = *attached;
    }
  } else {
    here = member_of(root, name);
  }
  std::vector<Path> parts;
  std::size_t begin = 0;
  for (; here != nullptr && next < path.steps.size(); ++next) {
    const std::string* step = std::get_if<std::string>(&path.steps[next].what);
    if (step == nullptr) {
      here = here->element.get();
      continue;
    }
    if (here->type == FieldType::List && *step != list_size) {
      parts.push_back(part_of(path, begin, next));
      begin = next;
      here = here->element.get();
    }
    here = here == nullptr || here->type != FieldType::Group ? nullptr : member_of(*here, *step);
  }
  if (begin == 0) return {path};
  parts.push_back(part_of(path, begin, path.steps.size()));
  return parts;
}

}  // namespace vanthu::templates
