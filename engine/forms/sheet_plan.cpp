#include "forms/sheet_plan.h"

#include <algorithm>
#include <map>
#include <utility>

#include "text/text.h"

namespace vanthu::forms {
namespace {

// Field names are ASCII, so bytes are letters.
std::string cut(const std::string& path) {
  return path.substr(0, longest_sheet_name);
}

// As sheets are matched when they are read: no accents, no case, "_", "-" and space alike.
std::string matched(std::string_view name) {
  std::string folded = text::folded(name);
  std::replace_if(
      folded.begin(), folded.end(), [](char c) { return c == '_' || c == '-'; }, ' ');
  return folded;
}

std::string without_question_mark(std::string_view question) {
  question = text::trimmed(question);
  if (question.ends_with('?')) question.remove_suffix(1);
  return std::string(text::trimmed(question));
}

class Planner {
 public:
  void root(const Field& root) {
    Inner inner;
    collect(root.fields, {"", "", "", "", Need::Always}, plan.pairs, inner);
    add_tables(std::move(inner), std::nullopt);
  }

  SheetPlan plan;

 private:
  struct Around {
    std::string path;      // of the item or the root, with its dot
    std::string numbered;  // the same with numbers: "phu_luc.1."
    std::string prefix;    // of the groups since, with their dots
    std::string question;  // of those groups
    Need need;
  };
  struct InnerTable {
    const Field* list;
    std::string path;
    std::string numbered;
    std::string question;
    Need need;
  };
  using Inner = std::vector<InnerTable>;

  void collect(const NamedList<Field>& fields, const Around& around, std::vector<SheetField>& out,
               Inner& inner) {
    for (const Field& field : fields) {
      if (field.formula) continue;  // computed
      const std::string name = around.prefix + field.name;
      const Need need = need_of(field, around.need);
      const std::string question = joined({around.question, field.question}, ": ");
      if (is_group(field)) {
        const Need inside = need == Need::Always ? Need::Always : Need::WithGroup;
        collect(field.fields,
                {around.path, around.numbered, name + ".",
                 joined({around.question, without_question_mark(field.question)}, ": "), inside},
                out, inner);
        // What is said of a person or an agency is said of the name.
        for (SheetField& one : out) {
          if (field.type != FieldType::Group && one.field == &field.fields.front()) {
            one.told = &field;
          }
        }
      } else if (is_table(field)) {
        inner.push_back({&field, around.path + name, around.numbered + name, question, need});
      } else if (field.type == FieldType::DynamicTable) {
        free_table(field, around, name, question, need);
      } else {
        out.push_back({name, &field, question, need, &field});
      }
    }
  }

  void free_table(const Field& field, const Around& around, const std::string& name,
                  const std::string& question, Need need) {
    std::string outer = around.path;
    if (!outer.empty()) outer.pop_back();
    FreeSheet one{around.path + name, around.numbered + name, outer, &field, question, need};
    if (outer.empty()) one.sheet = cut(one.path);
    auto& place = one.sheet.size() > longest_sheet_name ? plan.left_out : plan.free_tables;
    place.push_back(std::move(one));
  }

  void add_tables(Inner tables, std::optional<std::size_t> outer) {
    for (InnerTable& one : tables) {
      const std::size_t index = plan.tables.size();
      Inner inner;
      TableSheet table{one.path, cut(one.path), one.list, one.question, one.need, {}, {}};
      if (outer) table.outer = OuterItem{*outer, key_column(plan.tables[*outer])};
      collect(members_of(*one.list), {one.path + ".", one.numbered + ".1.", "", "", Need::Always},
              table.columns, inner);
      for (SheetField& column : table.columns) column.is_key = column.name == one.list->key;
      plan.tables.push_back(std::move(table));
      add_tables(std::move(inner), index);
    }
  }

  static std::optional<std::size_t> key_column(const TableSheet& table) {
    const auto key = std::find_if(table.columns.begin(), table.columns.end(),
                                  [](const SheetField& column) { return column.is_key; });
    if (key == table.columns.end()) return std::nullopt;
    return static_cast<std::size_t>(key - table.columns.begin());
  }
};

}  // namespace

std::optional<SheetPlan> plan_sheets(const Field& root, Diagnostics& diagnostics) {
  Planner planner;
  planner.root(root);
  bool clash = false;
  struct Taken {
    std::string name;
    std::optional<Place> at;
  };
  std::map<std::string, Taken> taken;
  for (const std::string_view own : {pairs_sheet, help_sheet, lists_sheet}) {
    taken.emplace(matched(own), Taken{std::string(own), std::nullopt});
  }
  const auto take = [&](const std::string& sheet, const std::string& path, const Field& field) {
    const auto [twin, is_new] = taken.emplace(matched(sheet), Taken{path, field.at});
    if (is_new) return;
    clash = true;
    diagnostics.add(
        {Code::FormSheetClash, field.at, {path, twin->second.name}, twin->second.at, ""});
  };
  for (const TableSheet& table : planner.plan.tables) take(table.sheet, table.path, *table.list);
  for (const FreeSheet& one : planner.plan.free_tables) take(one.sheet, one.path, *one.field);
  if (clash) return std::nullopt;
  return std::move(planner.plan);
}

}  // namespace vanthu::forms
