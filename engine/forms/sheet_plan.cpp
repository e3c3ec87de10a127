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
    collect(root.fields, {"", "", "", Need::Always}, plan.pairs, inner);
    add_tables(std::move(inner), std::nullopt);
  }

  SheetPlan plan;

 private:
  struct Around {
    std::string path;      // of the item or the root, with its dot
    std::string prefix;    // of the groups since, with their dots
    std::string question;  // of those groups
    Need need;
  };
  struct InnerTable {
    const Field* list;
    std::string path;
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
                {around.path, name + ".",
                 joined({around.question, without_question_mark(field.question)}, ": "), inside},
                out, inner);
      } else if (is_table(field)) {
        inner.push_back({&field, around.path + name, question, need});
      } else if (field.type == FieldType::DynamicTable || field.type == FieldType::List) {
        plan.left_out.push_back({around.path + name, &field, question, need});
      } else {
        out.push_back({name, &field, question, need});
      }
    }
  }

  void add_tables(Inner tables, std::optional<std::size_t> outer) {
    for (InnerTable& one : tables) {
      const std::size_t index = plan.tables.size();
      Inner inner;
      TableSheet table{one.path, cut(one.path), one.list, one.question, one.need, {}, {}};
      if (outer) table.outer = OuterItem{*outer, key_column(plan.tables[*outer])};
      collect(members_of(*one.list), {one.path + ".", "", "", Need::Always}, table.columns, inner);
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
  std::map<std::string, const TableSheet*> taken;
  for (const std::string_view own : {pairs_sheet, help_sheet, lists_sheet}) {
    taken.emplace(matched(own), nullptr);
  }
  for (const TableSheet& table : planner.plan.tables) {
    const auto [twin, is_new] = taken.emplace(matched(table.sheet), &table);
    if (is_new) continue;
    clash = true;
    const TableSheet* other = twin->second;
    diagnostics.add({Code::FormSheetClash,
                     table.list->at,
                     {table.path, other == nullptr ? table.sheet : other->path},
                     other == nullptr ? std::nullopt : std::optional<Place>(other->list->at),
                     ""});
  }
  if (clash) return std::nullopt;
  return std::move(planner.plan);
}

}  // namespace vanthu::forms
