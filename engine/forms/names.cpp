#include "forms/names.h"

#include <algorithm>
#include <charconv>
#include <utility>

#include "text/text.h"

namespace vanthu::forms {
namespace {

using templates::Field;
using templates::FieldType;

constexpr std::size_t longest_tab = 31;  // Excel's; folded names are ASCII nearly always

// A group cannot be filled by a cell of its own, a list has its sheet.
bool is_list(const Field& field) {
  return field.type == FieldType::List || field.type == FieldType::DynamicTable;
}

void add_lists(const Field& group, const List& around, std::vector<const Field*> path,
               std::vector<List>& result) {
  for (const Field& field : group.fields) {
    std::vector<const Field*> steps = path;
    steps.push_back(&field);
    List one = around;
    one.name += (one.name.empty() ? "" : ".") + field.name;
    if (is_list(field) || field.type == FieldType::TextList) {
      one.levels.push_back(steps);
      result.push_back(one);
      if (field.type != FieldType::List || !field.element) continue;
      one.outer.push_back(one.name);
      add_lists(*field.element, one, {}, result);
    } else if (field.type == FieldType::Group) {
      add_lists(field, one, steps, result);
    }
  }
}

}  // namespace

std::string folded_name(std::string_view text) {
  std::string name = text::folded(text);
  std::replace_if(
      name.begin(), name.end(), [](char c) { return c == '_' || c == '-'; }, ' ');
  name = text::collapsed(name);
  while (!name.empty() && std::string_view(" ?:*.").find(name.back()) != std::string_view::npos) {
    name.pop_back();
  }
  return name;
}

Members::Members(const Field& group) {
  add(group, {}, {""});
}

void Members::add(const Field& group, const std::vector<const Field*>& around,
                  const std::vector<std::string>& spellings) {
  for (const Field& field : group.fields) {
    Member member{around, ""};
    member.path.push_back(&field);
    for (const Field* step : member.path) {
      member.name += (member.name.empty() ? "" : ".") + step->name;
    }
    std::vector<std::string> own;
    for (const std::string& before : spellings) {
      own.push_back(before + folded_name(field.name));
      if (!field.question.empty()) own.push_back(before + folded_name(field.question));
    }
    if (field.type != FieldType::Group) {  // a person is a text and a group
      all_.push_back(member);
      const std::string name = folded_name(member.name);
      for (const std::string& one : own) add_spelling(one, all_.size() - 1, one == name);
      if (!field.question.empty()) {
        add_spelling(folded_name(field.question), all_.size() - 1, false);
      }
    }
    if (is_list(field) || field.fields.empty()) continue;
    for (std::string& one : own) one += ".";
    add(field, member.path, own);
  }
}

void Members::add_spelling(std::string spelling, std::size_t member, bool is_name) {
  const auto [at, is_new] =
      spellings_.emplace(std::move(spelling), Spelling{member, is_name, false});
  Spelling& known = at->second;
  if (is_new || known.member == member) return;
  if (is_name && !known.is_name) {
    known = {member, true, false};
  } else if (!known.is_name) {
    known.is_shared = true;
  }
}

const Member* Members::find(std::string_view written) const {
  const auto found = spellings_.find(folded_name(written));
  return found == spellings_.end() || found->second.is_shared ? nullptr
                                                              : &all_[found->second.member];
}

std::vector<std::string_view> Members::names() const {
  std::vector<std::string_view> result;
  for (const Member& member : all_) result.push_back(member.name);
  return result;
}

std::vector<List> lists_of(const Field& root) {
  std::vector<List> result;
  add_lists(root, {}, {}, result);
  std::stable_sort(result.begin(), result.end(),
                   [](const List& a, const List& b) { return a.levels.size() < b.levels.size(); });
  return result;
}

const List* find_list(const std::vector<List>& lists, std::string_view sheet_name) {
  const std::string wanted = folded_name(sheet_name);
  const auto find_one = [&](auto spelling) -> const List* {
    const List* found = nullptr;
    for (const List& list : lists) {
      const std::string name = folded_name(spelling(list));
      const bool is_cut = wanted.size() + 1 >= longest_tab && name.size() > wanted.size() &&
                          name.starts_with(wanted);
      if (name.empty() || (name != wanted && !is_cut)) continue;
      if (found != nullptr) return nullptr;
      found = &list;
    }
    return found;
  };
  if (const List* by_name = find_one([](const List& list) { return list.name; })) return by_name;
  if (const List* by_question = find_one([](const List& list) {
        // A tab cannot hold these.
        std::string question = list.field().question;
        std::erase_if(question, [](char c) {
          return std::string_view("?:/\\[]*").find(c) != std::string_view::npos;
        });
        return question;
      })) {
    return by_question;
  }
  return find_one([](const List& list) { return list.field().name; });
}

std::string numbered_name(const List& list) {
  std::string name;
  for (const std::vector<const Field*>& level : list.levels) {
    if (!name.empty()) name += ".1";
    for (const Field* step : level) name += (name.empty() ? "" : ".") + step->name;
  }
  return name;
}

SheetName read_sheet_name(const std::vector<List>& lists, std::string_view sheet_name) {
  if (const List* list = find_list(lists, sheet_name)) return {list, {}};
  std::string words;  // without the numbers
  std::vector<std::size_t> numbers;
  for (std::size_t begin = 0; begin <= sheet_name.size();) {
    const std::size_t end = std::min(sheet_name.find('.', begin), sheet_name.size());
    const std::string_view step = text::trimmed(sheet_name.substr(begin, end - begin));
    std::size_t number = 0;
    const char* const last = step.data() + step.size();
    const auto read = std::from_chars(step.data(), last, number);
    if (read.ec == std::errc() && read.ptr == last && number > 0) {
      numbers.push_back(number);
    } else {
      words += (words.empty() ? "" : ".") + std::string(step);
    }
    begin = end + 1;
  }
  const List* list = numbers.empty() ? nullptr : find_list(lists, words);
  const bool fits = list != nullptr && list->field().type == FieldType::DynamicTable &&
                    numbers.size() == list->outer.size();
  return fits ? SheetName{list, std::move(numbers)} : SheetName{};
}

}  // namespace vanthu::forms
