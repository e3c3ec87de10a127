// Names: what people write over a column, beside a value or on a sheet's tab, and the declared
// field it means.
//
// Accents, case and the difference between "_", "-" and space do not count. A field is named by its
// dotted name (ky.ho_ten), by its question, or by a mixture of both step by step.

#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "template/ast.h"

namespace vanthu::forms {

// "Họ và tên *:" → "ho va ten"
[[nodiscard]] std::string folded_name(std::string_view text);

// A field that one cell can fill, and the groups around it.
struct Member {
  std::vector<const templates::Field*> path;  // outermost first; the field itself last
  std::string name;                           // dotted

  [[nodiscard]] const templates::Field& field() const { return *path.back(); }
};

// The members of a group, those of the groups inside it too.
class Members {
 public:
  explicit Members(const templates::Field& group);
  // nullptr when there is none, or when two questions are the same.
  [[nodiscard]] const Member* find(std::string_view written) const;
  [[nodiscard]] std::vector<std::string_view> names() const;
  [[nodiscard]] const std::vector<Member>& all() const { return all_; }

 private:
  void add(const templates::Field& group, const std::vector<const templates::Field*>& around,
           const std::vector<std::string>& spellings);
  void add_spelling(std::string spelling, std::size_t member, bool is_name);

  std::vector<Member> all_;
  struct Spelling {
    std::size_t member;
    bool is_name;  // a name goes before a question
    bool is_shared;
  };
  std::map<std::string, Spelling, std::less<>> spellings_;
};

// A list, a list of texts or a table of free columns, which a sheet of its own fills.
struct List {
  // One for each list from the outermost to this one: the groups that lead to it from the item (or
  // the data) around it, and the list's own field last.
  std::vector<std::vector<const templates::Field*>> levels;
  std::string name;                // dotted: "muc_tieu.chi_tieu"
  std::vector<std::string> outer;  // dotted names of the lists around it

  [[nodiscard]] const templates::Field& field() const { return *levels.back().back(); }
};

// All lists below `root`, outer ones first.
[[nodiscard]] std::vector<List> lists_of(const templates::Field& root);
// By name, by question, or by the last part of the name when only one list has it; nullptr for
// none. Tabs hold 31 characters, so a longer name may be cut.
[[nodiscard]] const List* find_list(const std::vector<List>& lists, std::string_view sheet_name);

// What a sheet's name says: the list, and for the free table of one item the numbers of the items
// around it, outermost first ("phu_luc.2.bang").
struct SheetName {
  const List* list = nullptr;
  std::vector<std::size_t> numbers;
};
// The first item's: "phu_luc.1.bang".
[[nodiscard]] std::string numbered_name(const List& list);
[[nodiscard]] SheetName read_sheet_name(const std::vector<List>& lists,
                                        std::string_view sheet_name);

}  // namespace vanthu::forms
