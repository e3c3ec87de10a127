#include "forms/missing_fields.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <map>
#include <tuple>
#include <utility>

#include "forms/field_hints.h"
#include "template/prepare.h"
#include "template/types.h"
#include "text/text.h"

namespace vanthu::forms {
namespace {

using data::Value;

// Where a field is missed: its name, and the object that lacks it.
using Gap = std::tuple<std::string, FileId, std::uint32_t, std::uint32_t>;
Gap gap(std::string name, const Place& at) {
  return {std::move(name), at.file, at.begin, at.end};
}

class Walk {
 public:
  explicit Walk(std::multimap<Gap, const Diagnostic*> gaps) : gaps_(std::move(gaps)) {}

  // What is missed and no field here stands for.
  [[nodiscard]] const std::multimap<Gap, const Diagnostic*>& left() const { return gaps_; }

  // `owner`: the person or agency whose members they are, as validate names it.
  void members(const NamedList<Field>& fields, const Value& value, const std::string& prefix,
               const std::string& owner = "") {
    for (const Field& field : fields) {
      if (field.formula) continue;  // computed
      const Value* member = value.find(field.name);
      if (member == nullptr || templates::is_blank(*member)) {
        const Place at = member == nullptr ? value.at : member->at;
        absent(field, prefix + field.name, take(gap(owner + field.name, at)));
      } else if (is_group(field) && member->as<std::string>() == nullptr) {
        members(field.fields, *member, prefix + field.name + ".",
                field.type == FieldType::Group ? "" : field.name + ".");
      } else if (is_table(field)) {
        items(field, *member, prefix + field.name);
      }
    }
  }

  std::vector<MissingField> found;

 private:
  bool take(const Gap& gap) {
    const auto known = gaps_.find(gap);
    if (known == gaps_.end()) return false;
    gaps_.erase(known);
    return true;
  }

  void items(const Field& field, const Value& value, const std::string& path) {
    const data::Array* all = value.as<data::Array>();
    if (all == nullptr) return;  // validate says so
    for (std::size_t i = 0; i < all->size(); ++i) {
      if ((*all)[i].as<data::Object>() == nullptr && !(*all)[i].is_null()) continue;
      members(members_of(field), (*all)[i], fmt::format("{}[{}].", path, i));
    }
  }

  void absent(const Field& field, const std::string& path, bool required) {
    if (field.fallback) return;
    const auto is_needed = [](const Field& one) { return need_of(one) != Need::Never; };
    if (field.type != FieldType::Group || !required ||
        std::none_of(field.fields.begin(), field.fields.end(), is_needed)) {
      found.push_back({path, &field, required});
      return;
    }
    for (const Field& member : field.fields) {
      absent(member, path + "." + member.name, is_needed(member));
    }
  }

  std::multimap<Gap, const Diagnostic*> gaps_;
};

void add_list(const std::vector<MissingField>& missing, bool required, std::string_view heading,
              std::string& out) {
  std::size_t width = 0;
  std::size_t count = 0;
  for (const MissingField& one : missing) {
    if (one.required != required) continue;
    width = std::max(width, text::display_width(one.path));
    ++count;
  }
  if (count == 0) return;
  fmt::format_to(std::back_inserter(out), "{}: {}\n", heading, count);
  for (const MissingField& one : missing) {
    if (one.required != required) continue;
    const std::string hint = text::collapsed(one.field->hint);
    const std::string words =
        joined({text::collapsed(one.field->question), hint.empty() ? "" : "(" + hint + ")"}, " ");
    std::string line = "  " + one.path;
    line.append(width - text::display_width(one.path) + 2, ' ');
    line += words;
    line.erase(line.find_last_not_of(' ') + 1);
    out += line + "\n";
  }
}

}  // namespace

std::vector<MissingField> find_missing(const templates::Template& source, const Value& data,
                                       Diagnostics& diagnostics) {
  const templates::Template::Internals& form = source.internals();
  Diagnostics all;
  const bool is_object = data.as<data::Object>() != nullptr;
  static_cast<void>(templates::prepare(form, data, all));
  std::multimap<Gap, const Diagnostic*> gaps;
  for (const Diagnostic& one : all.all()) {
    if (one.code == Code::DataFieldMissing || one.code == Code::DataFieldNeeded) {
      gaps.emplace(gap(one.args.front(), one.at), &one);
    } else {
      diagnostics.add(one);
    }
  }
  Walk walk(std::move(gaps));
  if (is_object) walk.members(form.root.fields, data, "");
  for (const auto& [gap, missed] : walk.left()) diagnostics.add(*missed);
  return std::move(walk.found);
}

std::string missing_text(const std::vector<MissingField>& missing, std::size_t wrong,
                         Language language) {
  const bool vi = language == Language::Vietnamese;
  std::string out;
  add_list(missing, true, vi ? "còn thiếu, bắt buộc" : "missing, required", out);
  add_list(missing, false, vi ? "còn trống, không bắt buộc" : "blank, not required", out);
  const bool complete = std::none_of(missing.begin(), missing.end(),
                                     [](const MissingField& one) { return one.required; });
  if (wrong > 0) {
    fmt::format_to(std::back_inserter(out), "{}: {}\n", vi ? "chưa đúng" : "wrong", wrong);
  } else if (complete) {
    out += vi ? "đủ dữ liệu bắt buộc\n" : "all required data are there\n";
  }
  return out;
}

}  // namespace vanthu::forms
