#include "forms/bind_sheets.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <map>
#include <utility>

#include "forms/binding.h"
#include "forms/free_table.h"
#include "forms/read_cell.h"
#include "forms/sheet_plan.h"
#include "template/ast.h"
#include "template/decimal.h"
#include "template/read.h"
#include "template/types.h"
#include "text/text.h"

namespace vanthu::forms {
namespace {

using data::Cell;
using data::Sheet;
using data::Value;
using templates::Field;
using templates::FieldType;

constexpr std::string_view field_column = "truong";
constexpr std::string_view value_column = "gia tri";

// The key of an item, or of the cell that names it: case and spacing do not count, nor whether "1"
// is a number.
std::string key_text(const Value& value) {
  if (const auto* number = value.as<data::Number>()) {
    const auto decimal = templates::parse_decimal(number->lexeme);
    return decimal ? templates::plain_text(*decimal) : number->lexeme;
  }
  if (const auto* text = value.as<std::string>()) return text::lower(text::collapsed(*text));
  return {};
}

Value* member_at(Value& value, const std::vector<const Field*>& path) {
  Value* at = &value;
  for (const Field* step : path) {
    at = at->find(step->name);
    if (at == nullptr) return nullptr;
  }
  return at;
}

const Value* member_at(const Value& value, const std::vector<const Field*>& path) {
  const Value* at = &value;
  for (const Field* step : path) {
    at = at->find(step->name);
    if (at == nullptr) return nullptr;
  }
  return at;
}

class Binder {
 public:
  Binder(const Field& root, const std::vector<Value>& earlier, Diagnostics& diagnostics)
      : root_(root),
        earlier_(earlier),
        diagnostics_(diagnostics),
        members_(root),
        lists_(lists_of(root)) {}

  Value bind(const std::vector<Sheet>& sheets) {
    sort_out(sheets);
    result_ = {data::Object{}, sheets.empty() ? Place{} : sheets.front().at};
    if (!pairs_.empty()) result_.at = pairs_.front()->at;
    for (const Sheet* sheet : pairs_) bind_pairs(*sheet);
    for (const List& list : lists_) {  // outer ones first
      for (const auto& [sheet, name] : tables_) {
        if (name.list == &list) bind_list(*sheet, list, name.numbers);
      }
    }
    return std::move(result_);
  }

 private:
  // ---------------------------------------------------------------- which sheet is what

  void sort_out(const std::vector<Sheet>& sheets) {
    std::vector<const Sheet*> unknown;
    std::map<std::pair<const List*, std::vector<std::size_t>>, const Sheet*> seen;
    for (const Sheet& sheet : sheets) {
      if (SheetName name = read_sheet_name(lists_, sheet.name); name.list != nullptr) {
        const auto [first, is_new] = seen.emplace(std::pair(name.list, name.numbers), &sheet);
        if (!is_new) {
          diagnostics_.add(
              {Code::DataKeyTwice, sheet.at, {name.list->name}, first->second->at, {}});
          continue;
        }
        tables_.emplace_back(&sheet, std::move(name));
      } else if (has_pairs(sheet)) {
        pairs_.push_back(&sheet);
      } else if (!sheet.rows.empty() && !sheet.hidden &&
                 folded_name(sheet.name) != folded_name(help_sheet)) {
        // The form's own help, and what is hidden and named like no field (lists of choices), serve
        // the workbook itself.
        unknown.push_back(&sheet);
      }
    }
    const bool is_used = !pairs_.empty() || !tables_.empty();
    std::vector<std::string_view> names;
    for (const List& list : lists_) names.push_back(list.name);
    for (const Sheet* sheet : unknown) {
      diagnostics_.add(is_used ? Code::SheetUnknown : Code::SheetNoneKnown, sheet->at,
                       {sheet->name, templates::suggestion(folded_name(sheet->name), names)});
    }
    for (const Sheet* sheet : pairs_) report_hidden(*sheet, diagnostics_);
    for (const auto& [sheet, name] : tables_) report_hidden(*sheet, diagnostics_);
  }

  static bool is_pair_name(std::string_view name) {
    const std::string folded = folded_name(name);
    return folded == field_column || folded == value_column;
  }
  static const Column* find_column(const Table& table, std::string_view name) {
    for (const Column& column : table.columns()) {
      if (folded_name(column.name) == name) return &column;
    }
    return nullptr;
  }
  static bool has_pairs(const Sheet& sheet) {
    const Table table(sheet, is_pair_name);
    return find_column(table, field_column) != nullptr &&
           find_column(table, value_column) != nullptr;
  }

  // ---------------------------------------------------------------- pairs

  void bind_pairs(const Sheet& sheet) {
    const Table table(sheet, is_pair_name);
    const std::uint32_t names = find_column(table, field_column)->index;
    const std::uint32_t values = find_column(table, value_column)->index;
    for (std::size_t i = 0; i < table.size(); ++i) {
      const Cell* name = table.cell(i, names);
      const Cell* content = table.row(i).find(values);
      if (name == nullptr && content == nullptr) continue;
      if (name == nullptr) {
        diagnostics_.add(Code::SheetValueStray, content->at, {content->text});
        continue;
      }
      const Member* member = members_.find(name->text);
      if (member == nullptr) {
        // One heading over several rows of values, nothing beside it: a title inside the sheet.
        if (content != nullptr || table.row(i).cells.size() > 1) {
          report_unknown(name->text, name->at, members_, root_, diagnostics_);
        }
        continue;
      }
      if (content == nullptr) continue;
      if (needs_sheet(member->field())) {
        report_list_in_cell(*member, name->at, diagnostics_);
        continue;
      }
      auto value = read_cell(*content, member->field(), diagnostics_);
      if (value) add_pair(*member, *std::move(value), name->at);
    }
  }

  // Rows of the same list of texts are its items; every other field stands once.
  void add_pair(const Member& member, Value value, Place name_at) {
    if (member.field().type == FieldType::TextList) {
      Value* list = member_at(result_, member.path);
      auto* items = list == nullptr ? nullptr : std::get_if<data::Array>(&list->content);
      if (auto* more = std::get_if<data::Array>(&value.content); items != nullptr) {
        items->insert(items->end(), more->begin(), more->end());
        return;
      }
    }
    put(result_, member.path, std::move(value), name_at, diagnostics_);
  }

  // ---------------------------------------------------------------- tables

  void bind_list(const Sheet& sheet, const List& list, const std::vector<std::size_t>& numbers) {
    if (sheet.rows.empty()) return;
    if (list.field().type == FieldType::DynamicTable) {
      bind_free_table(sheet, list, numbers);
    } else if (list.field().type == FieldType::TextList) {
      bind_texts(sheet, list);
    } else {
      bind_items(sheet, list);
    }
  }

  static Place whole(const Sheet& sheet) {
    return sheet.rows.empty() ? sheet.at : sheet.rows.front().at;
  }

  // The table of the data themselves, or that of the item whose numbers the sheet's name has.
  void bind_free_table(const Sheet& sheet, const List& list,
                       const std::vector<std::size_t>& numbers) {
    if (numbers.size() != list.outer.size()) {
      diagnostics_.add({Code::SheetNumberMissing,
                        whole(sheet),
                        {sheet.name, list.outer.back(), numbered_name(list)},
                        list.field().at,
                        {}});
      return;
    }
    Value* owner = &result_;
    if (!numbers.empty()) {
      const std::vector<Parent> parents = parents_of(list);
      const auto found = std::find_if(parents.begin(), parents.end(),
                                      [&](const Parent& one) { return one.numbers == numbers; });
      if (found == parents.end()) {
        report_no_item(whole(sheet), fmt::format("{}", fmt::join(numbers, ".")), list, parents);
        return;
      }
      owner = found->item;
      // What an earlier file had there is replaced.
      if (Value* old = member_at(*owner, list.levels.back())) {
        old->content = free_table(sheet, diagnostics_).content;
        return;
      }
    }
    put(*owner, list.levels.back(), free_table(sheet, diagnostics_), whole(sheet), diagnostics_);
  }

  // Lists of texts stand outside other lists only.
  void bind_texts(const Sheet& sheet, const List& list) {
    if (list.levels.size() > 1) {
      const std::string column = list.name.substr(list.outer.back().size() + 1);
      diagnostics_.add({Code::SheetInnerTexts,
                        whole(sheet),
                        {list.name, list.outer.back(), column},
                        list.field().at,
                        {}});
      return;
    }
    put(result_, list.levels.front(), texts(sheet, list), whole(sheet), diagnostics_);
  }

  Value texts(const Sheet& sheet, const List& list) {
    Value result{data::Array{}, whole(sheet)};
    for (std::size_t i = 1; i < sheet.rows.size(); ++i) {
      for (const Cell& cell : sheet.rows[i].cells) {
        auto items = read_cell(cell, list.field(), diagnostics_);
        if (!items) continue;
        auto& all = std::get<data::Array>(result.content);
        for (Value& item : std::get<data::Array>(items->content)) all.push_back(std::move(item));
      }
    }
    return result;
  }

  // An item that may get an inner list, with what tells it apart at each level.
  struct Parent {
    Value* item;
    std::vector<std::string> keys;
    std::vector<std::size_t> numbers;
    std::string shown;  // its own key as a message shows it
  };

  void bind_items(const Sheet& sheet, const List& list) {
    const Field& element = *list.field().element;
    const Members members(element);
    std::vector<std::string> outer_names;
    for (const std::string& name : list.outer) outer_names.push_back(folded_name(name));
    const auto level_of = [&](std::string_view name) {
      const std::string folded = folded_name(name);
      for (std::size_t i = outer_names.size(); i > 0; --i) {
        const std::string last = folded_name(list.levels[i - 1].back()->name);
        const std::string question = folded_name(list.levels[i - 1].back()->question);
        if (folded == outer_names[i - 1] || folded == last ||
            (!question.empty() && folded == question)) {
          return i - 1;
        }
      }
      return outer_names.size();
    };
    const Table table(sheet, [&](std::string_view name) {
      return members.find(name) != nullptr || level_of(name) < outer_names.size();
    });
    // The columns that name the item around, by level.
    std::vector<const Column*> key_columns(outer_names.size(), nullptr);
    std::vector<std::uint32_t> taken;
    for (const Column& column : table.columns()) {
      const std::size_t level = level_of(column.name);
      if (level == outer_names.size() || key_columns[level] != nullptr) continue;
      key_columns[level] = &column;
      taken.push_back(column.index);
    }
    const auto columns = bind_columns(table, members, element, taken, false, diagnostics_);
    report_untitled(table, diagnostics_);
    if (!key_columns.empty() && key_columns.back() == nullptr) {
      diagnostics_.add({Code::SheetKeyColumnMissing,
                        whole(sheet),
                        {sheet.name, list.outer.back()},
                        list.field().at,
                        {}});
      return;
    }

    if (list.outer.empty()) {
      Value items{data::Array{}, whole(sheet)};
      for (std::size_t i = 0; i < table.size(); ++i) {
        std::get<data::Array>(items.content).push_back(bind_row(table, i, columns, diagnostics_));
      }
      put(result_, list.levels.front(), std::move(items), whole(sheet), diagnostics_);
      return;
    }
    std::vector<Parent> parents = parents_of(list);
    const bool is_alone = std::count(key_columns.begin(), key_columns.end(), nullptr) + 1 ==
                          static_cast<std::ptrdiff_t>(key_columns.size());
    if (is_alone && list.levels[key_columns.size() - 1].back()->key.empty()) number(parents);
    std::map<std::string, std::vector<Value*>> by_key;
    for (const Parent& parent : parents) {
      by_key[joined(parent.keys, key_columns)].push_back(parent.item);
      // What an earlier file had there is replaced.
      if (Value* old = member_at(*parent.item, list.levels.back())) old->content = data::Array{};
    }
    for (std::size_t i = 0; i < table.size(); ++i) {
      Value row = bind_row(table, i, columns, diagnostics_);
      Value* parent = find_parent(table, i, list, key_columns, parents, by_key);
      if (parent != nullptr) append(*parent, list.levels.back(), std::move(row), whole(sheet));
    }
  }

  // Items without a key, named by one number: their place on their sheet, as the form asks for it,
  // whatever is around them.
  static void number(std::vector<Parent>& items) {
    const bool is_one_sheet = std::all_of(items.begin(), items.end(), [&](const Parent& one) {
      return one.item->at.file == items.front().item->at.file;
    });
    if (is_one_sheet) {
      std::stable_sort(items.begin(), items.end(), [](const Parent& a, const Parent& b) {
        return a.item->at.begin < b.item->at.begin;
      });
    }
    for (std::size_t i = 0; i < items.size(); ++i) {
      items[i].shown = items[i].keys.back() = fmt::format("{}", i + 1);
    }
  }

  static std::string joined(const std::vector<std::string>& keys,
                            const std::vector<const Column*>& columns) {
    std::string text;
    for (std::size_t i = 0; i < keys.size(); ++i) {
      if (columns[i] != nullptr) text += keys[i] + '\n';
    }
    return text;
  }

  // Every item of the innermost list around `list`.
  std::vector<Parent> parents_of(const List& list) {
    std::vector<Parent> parents{{&result_, {}, {}, {}}};
    for (std::size_t level = 0; level + 1 < list.levels.size(); ++level) {
      const auto& path = list.levels[level];
      if (level == 0 && member_at(result_, path) == nullptr) fetch(path);
      const std::string& key = path.back()->key;
      std::vector<Parent> items;
      for (const Parent& parent : parents) {
        Value* inner = member_at(*parent.item, path);
        auto* array = inner == nullptr ? nullptr : std::get_if<data::Array>(&inner->content);
        if (array == nullptr) continue;
        for (std::size_t i = 0; i < array->size(); ++i) {
          Parent one{&(*array)[i], parent.keys, parent.numbers, fmt::format("{}", i + 1)};
          one.numbers.push_back(i + 1);
          const Value* own = key.empty() ? nullptr : one.item->find(key);
          one.keys.push_back(own == nullptr ? one.shown : key_text(*own));
          if (own != nullptr) {
            const auto* text = own->as<std::string>();
            one.shown = text == nullptr ? one.keys.back() : text::collapsed(*text);
          }
          items.push_back(std::move(one));
        }
      }
      parents = std::move(items);
    }
    return parents;
  }

  // A list that an earlier file holds: this one replaces it, inner lists included.
  void fetch(const std::vector<const Field*>& path) {
    for (auto value = earlier_.rbegin(); value != earlier_.rend(); ++value) {
      const Value* list = member_at(*value, path);
      if (list == nullptr) continue;
      put(result_, path, *list, list->at, diagnostics_);
      return;
    }
  }

  Value* find_parent(const Table& table, std::size_t index, const List& list,
                     const std::vector<const Column*>& key_columns,
                     const std::vector<Parent>& parents,
                     const std::map<std::string, std::vector<Value*>>& by_key) {
    std::vector<std::string> keys(key_columns.size());
    const Cell* last = nullptr;
    for (std::size_t level = 0; level < key_columns.size(); ++level) {
      if (key_columns[level] == nullptr) continue;
      const Cell* cell = table.cell(index, key_columns[level]->index);
      if (cell == nullptr) {
        diagnostics_.add(Code::SheetItemBlank, table.row(index).at,
                         {list.outer[level], key_columns[level]->name});
        return nullptr;
      }
      const Field& outer = *list.levels[level].back();
      static const Field text_field;
      const Field* key =
          outer.key.empty() ? nullptr : templates::member_of(*outer.element, outer.key);
      const auto value = read_cell(*cell, key == nullptr ? text_field : *key, diagnostics_);
      if (!value) return nullptr;
      keys[level] = key_text(*value);
      last = cell;
    }
    const auto found = by_key.find(joined(keys, key_columns));
    const std::string shown = text::collapsed(last->text);
    if (found == by_key.end()) {
      // The list around may be blank because its own sheet was refused, which has been told.
      if (parents.empty() && diagnostics_.has_errors()) return nullptr;
      report_no_item(last->at, shown, list, parents);
      return nullptr;
    }
    if (found->second.size() > 1) {
      diagnostics_.add({Code::SheetItemAmbiguous,
                        last->at,
                        {shown, list.outer.back(), fmt::format("{}", found->second.size())},
                        found->second.front()->at,
                        {}});
      return nullptr;
    }
    return found->second.front();
  }

  void report_no_item(Place at, const std::string& shown, const List& list,
                      const std::vector<Parent>& parents) {
    std::vector<std::string_view> known;
    for (const Parent& parent : parents) known.push_back(parent.shown);
    const std::optional<Place> see =
        parents.empty() ? std::nullopt : std::optional<Place>(parents.front().item->at);
    diagnostics_.add({Code::SheetItemMissing,
                      at,
                      {shown, list.outer.back(), templates::suggestion(shown, known)},
                      see,
                      {}});
  }

  void append(Value& parent, const std::vector<const Field*>& path, Value item, Place list_at) {
    Value* list = member_at(parent, path);
    if (list == nullptr) {
      if (!put(parent, path, Value{data::Array{}, list_at}, list_at, diagnostics_)) return;
      list = member_at(parent, path);
    }
    if (auto* items = std::get_if<data::Array>(&list->content)) items->push_back(std::move(item));
  }

  const Field& root_;
  const std::vector<Value>& earlier_;
  Diagnostics& diagnostics_;
  const Members members_;
  const std::vector<List> lists_;
  std::vector<const Sheet*> pairs_;
  std::vector<std::pair<const Sheet*, SheetName>> tables_;
  Value result_;
};

}  // namespace

std::optional<Value> bind_sheets(const std::vector<Sheet>& sheets, const templates::Template& form,
                                 const std::vector<Value>& earlier, Diagnostics& diagnostics) {
  const std::size_t errors = diagnostics.count(Severity::Error);
  Value value = Binder(form.internals().root, earlier, diagnostics).bind(sheets);
  if (diagnostics.count(Severity::Error) > errors) return std::nullopt;
  return value;
}

}  // namespace vanthu::forms
