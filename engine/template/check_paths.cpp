#include "template/check_paths.h"

#include <algorithm>
#include <optional>

#include "template/read.h"
#include "template/types.h"

namespace vanthu::templates {
namespace {

std::vector<std::string_view> member_names(const Field& group) {
  std::vector<std::string_view> names;
  for (const Field& one : group.fields) names.push_back(one.name);
  return names;
}

bool is_list(const Field& field) {
  return field.type == FieldType::List || field.type == FieldType::TextList;
}

// Walks the steps of one path.
class PathCheck {
 public:
  PathCheck(const Path& path, const Names& names, Diagnostics& diagnostics)
      : path_(path), names_(names), diagnostics_(diagnostics) {}

  // As an argument that may have many values.
  std::optional<Column> column() {
    through_lists_ = true;
    const Field* field = run();
    if (field == nullptr) return std::nullopt;
    if (!is_list(*field)) return Column{field, many_};
    return Column{field->element.get(), true};
  }

  const Field* run() {
    std::string name = std::get<std::string>(path_.steps.front().what);
    const Field* here = first(name);
    std::size_t begin = 1;
    while (at_variable_ && begin < path_.steps.size()) {
      const std::string* next = std::get_if<std::string>(&path_.steps[begin].what);
      bool known = false;
      const Field* attached =
          next == nullptr ? nullptr : variable(names_, name + "." + *next, known);
      if (!known) break;
      here = attached;
      name += "." + *next;
      at_variable_ = *next == item_parent;
      ++begin;
    }
    variable_end_ = begin;
    for (std::size_t i = begin; here != nullptr && i < path_.steps.size(); ++i) {
      const Step& step = path_.steps[i];
      if (std::holds_alternative<std::size_t>(step.what)) {
        here = item(*here, step);
      } else {
        here = member(*here, std::get<std::string>(step.what), step, i);
      }
    }
    return here;
  }

 private:
  const Field* first(const std::string& name) {
    const Field* bound = variable(names_, name, at_variable_);
    if (at_variable_) return bound;
    std::vector<std::string_view> known;
    for (auto owner = names_.owners.rbegin(); owner != names_.owners.rend(); ++owner) {
      if (const Field* field = member_of(**owner, name)) return field;
      for (const std::string_view one : member_names(**owner)) known.push_back(one);
    }
    if (const Field* field = member_of(*names_.root, name)) return field;
    for (const std::string_view one : member_names(*names_.root)) known.push_back(one);
    for (const auto& one : names_.variables) {
      if (one.first.find('.') == std::string::npos) known.push_back(one.first);
    }
    return unknown(name, path_.steps.front(), known);
  }

  const Field* item(const Field& list, const Step& step) {
    at_variable_ = false;
    if (is_list(list)) return list.element.get();
    diagnostics_.add(Code::PathNotList, step.at, {path_.text, type_tag(list)});
    return nullptr;
  }

  const Field* member(const Field& owner, const std::string& name, const Step& step,
                      std::size_t index) {
    if (at_variable_ && index == variable_end_) {
      if (name == item_number) return &whole_number_field();
      if (name == item_is_last) return &yes_no_field();
    }
    if (is_list(owner)) {
      // As an argument of tong and its kin, a column that bears the name of the size is the column.
      const bool column = through_lists_ && member_of(*owner.element, list_size) != nullptr;
      if (name == list_size && !column) return &whole_number_field();
      if (through_lists_ && owner.type == FieldType::List) {
        many_ = true;
        at_variable_ = false;
        return member(*owner.element, name, step, index);
      }
      diagnostics_.add(Code::PathIntoList, step.at, {path_.text, owner.name});
      return nullptr;
    }
    if (owner.fields.empty()) {
      diagnostics_.add(Code::PathTooLong, step.at, {name, owner.name, type_tag(owner)});
      return nullptr;
    }
    if (const Field* field = member_of(owner, name)) return field;
    return unknown(name, step, member_names(owner));
  }

  const Field* unknown(const std::string& name, const Step& step,
                       const std::vector<std::string_view>& known) {
    // "so_nu-so_nam" is one word; no field has such a name.
    const std::size_t hyphen = name.find('-');
    if (std::find(known.begin(), known.end(), std::string_view(name).substr(0, hyphen)) !=
            known.end() &&
        hyphen != std::string::npos) {
      diagnostics_.add(Code::MinusUnspaced, step.at,
                       {name, name.substr(0, hyphen), name.substr(hyphen + 1)});
      return nullptr;
    }
    diagnostics_.add(Code::PathUnknown, step.at, {name, suggestion(name, known)});
    return nullptr;
  }

  static std::string type_tag(const Field& field) { return std::string(entry_of(field.type).tag); }

  const Path& path_;
  const Names& names_;
  Diagnostics& diagnostics_;
  bool at_variable_ = false;      // the step before is a loop's variable
  std::size_t variable_end_ = 1;  // the step behind the variable and what is attached to it
  bool through_lists_ = false;    // a list on the way stands for all its items
  bool many_ = false;             // and one did
};

}  // namespace

const Field* variable(const Names& names, std::string_view name, bool& known) {
  const auto found = std::find_if(names.variables.rbegin(), names.variables.rend(),
                                  [&](const auto& one) { return one.first == name; });
  known = found != names.variables.rend();
  return known ? found->second : nullptr;
}

const Field* check_path(const Path& path, const Names& names, Diagnostics& diagnostics) {
  return PathCheck(path, names, diagnostics).run();
}

std::optional<Column> check_column(const Path& path, const Names& names, Diagnostics& diagnostics) {
  return PathCheck(path, names, diagnostics).column();
}

}  // namespace vanthu::templates
