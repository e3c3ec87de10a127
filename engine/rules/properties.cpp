#include "rules/properties.h"

#include <fmt/format.h>

#include <string>
#include <string_view>
#include <utility>

#include "text/text.h"

namespace vanthu::rules {
namespace {

std::string iso_date(const std::optional<model::CivilDate>& date) {
  if (!date || !date->month || !date->day) return "";
  return fmt::format("{:04}-{:02}-{:02}", date->year, *date->month, *date->day);
}

std::string joined(const std::vector<model::Text>& lines) {
  std::string all;
  for (const model::Text& line : lines) {
    if (!all.empty()) all += ' ';
    all += model::plain(line);
  }
  return all;
}

// Of the main text, or of the annex that is a file of its own; null for what it has not.
struct Parts {
  const model::LetterHead* head = nullptr;
  const model::Signature* signature = nullptr;
};

Parts parts_of(const model::Section& main) {
  Parts parts;
  for (const model::Block& block : main.blocks) {
    if (const auto* head = model::part_of<model::LetterHead>(&block)) parts.head = head;
    const auto* closing = model::part_of<model::Closing>(&block);
    if (closing == nullptr || !closing->signature || parts.signature != nullptr) continue;
    parts.signature = &*closing->signature;
  }
  return parts;
}

// "05", as it is printed.
std::string number_text(const Context& context, const std::optional<int>& number) {
  if (!number) return "";
  return *number < context.use(context.values.number_zero_below) ? text::with_leading_zero(*number)
                                                                 : fmt::format("{}", *number);
}

}  // namespace

Properties properties_of(const Context& context, const model::Document& document) {
  Properties result;
  result.title = document.title;
  result.author = document.author;
  result.subject = document.subject;
  result.kind = document.kind;
  result.date = iso_date(document.date);

  const Parts parts = document.sections.empty() ? Parts{} : parts_of(document.sections.front());
  const bool numbered = parts.head != nullptr && parts.head->so_ky_hieu;
  const std::string number =
      numbered ? number_text(context, parts.head->so_ky_hieu->number) : std::string();
  const std::string symbol = numbered ? parts.head->so_ky_hieu->symbol : "";
  if (!number.empty() && !symbol.empty()) result.identifier = number + "/" + symbol;

  const auto add = [&](std::string_view code, std::string_view name, std::string value) {
    if (!text::trimmed(value).empty()) result.fields.push_back({code, name, std::move(value)});
  };
  add("OrganId", "Mã cơ quan", document.agency_code);
  add("TypeName", "Tên loại", document.kind_name);
  add("CodeNumber", "Số", number);
  add("CodeNotation", "Ký hiệu", symbol);
  add("IssuedDate", "Ngày ban hành", result.date);
  add("OrganName", "Cơ quan ban hành", document.author);
  add("Subject", "Trích yếu", document.subject);
  add("Language", "Ngôn ngữ", "Tiếng Việt");
  if (parts.signature != nullptr) {
    add("SignerPosition", "Chức vụ người ký", joined(parts.signature->post));
    add("SignerFullName", "Họ tên người ký", model::plain(parts.signature->name));
  }
  if (parts.head != nullptr) add("Priority", "Mức độ khẩn", parts.head->urgency);
  return result;
}

}  // namespace vanthu::rules
