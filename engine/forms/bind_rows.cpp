// One object a row, for batches.

#include <cassert>
#include <utility>

#include "forms/bind_sheets.h"
#include "forms/binding.h"

namespace vanthu::forms {

struct RowBinder::Internals {
  Members members;
  Table table;
  std::vector<BoundColumn> columns;
};

RowBinder::RowBinder(std::unique_ptr<const Internals> internals)
    : internals_(std::move(internals)) {}
RowBinder::~RowBinder() = default;
RowBinder::RowBinder(RowBinder&&) noexcept = default;
RowBinder& RowBinder::operator=(RowBinder&&) noexcept = default;

std::optional<RowBinder> RowBinder::open(const data::Sheet& sheet, const templates::Template& form,
                                         Diagnostics& diagnostics) {
  const std::size_t errors = diagnostics.count(Severity::Error);
  const templates::Field& root = form.internals().root;
  Members members(root);
  Table table(sheet, [&](std::string_view name) { return members.find(name) != nullptr; });
  auto internals = std::make_unique<Internals>(Internals{std::move(members), std::move(table), {}});
  internals->columns =
      bind_columns(internals->table, internals->members, root, {}, true, diagnostics);
  report_hidden(sheet, diagnostics);
  report_untitled(internals->table, diagnostics);
  if (diagnostics.count(Severity::Error) > errors) return std::nullopt;
  return RowBinder(std::move(internals));
}

std::size_t RowBinder::size() const {
  return internals_->table.size();
}

const data::Row& RowBinder::row(std::size_t index) const {
  assert(index < size());
  return internals_->table.row(index);
}

std::optional<data::Value> RowBinder::bind(std::size_t index, Diagnostics& diagnostics) const {
  assert(index < size());
  const std::size_t errors = diagnostics.count(Severity::Error);
  data::Value value = bind_row(internals_->table, index, internals_->columns, diagnostics);
  if (diagnostics.count(Severity::Error) > errors) return std::nullopt;
  return value;
}

}  // namespace vanthu::forms
