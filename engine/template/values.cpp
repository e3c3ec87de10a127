#include "template/values.h"

#include <charconv>

#include "template/decimal.h"

namespace vanthu::templates {
namespace {

// Wide enough for any paper, and small enough to stay exact as a Length.
constexpr double widest_column_mm = 2000;

std::optional<double> parse_positive(std::string_view text) {
  if (!parse_decimal(text)) return std::nullopt;
  double value = 0;
  const char* end = text.data() + text.size();
  const auto [stop, error] = std::from_chars(text.data(), end, value);
  if (error != std::errc{} || stop != end || value <= 0 || value > widest_column_mm) {
    return std::nullopt;
  }
  return value;
}

}  // namespace

std::optional<bool> parse_yes_no(std::string_view text) {
  if (text == "co") return true;
  if (text == "khong") return false;
  return std::nullopt;
}

std::optional<bool> parse_descending(std::string_view text) {
  if (text == "tang") return false;
  if (text == "giam") return true;
  return std::nullopt;
}

std::optional<model::Align> parse_align(std::string_view text) {
  if (text == "trai") return model::Align::Left;
  if (text == "giua") return model::Align::Center;
  if (text == "phai") return model::Align::Right;
  if (text == "deu") return model::Align::Justify;
  return std::nullopt;
}

std::optional<model::Orientation> parse_orientation(std::string_view text) {
  if (text == "doc") return model::Orientation::Portrait;
  if (text == "ngang") return model::Orientation::Landscape;
  return std::nullopt;
}

std::optional<model::SizeSet> parse_size_set(std::string_view text) {
  if (text == "13") return model::SizeSet::Body13;
  if (text == "14") return model::SizeSet::Body14;
  return std::nullopt;
}

std::optional<ReferenceForm> parse_reference_form(std::string_view text) {
  if (text == "gon") return ReferenceForm::Short;
  if (text == "so") return ReferenceForm::Number;
  if (text == "day-du") return ReferenceForm::Full;
  if (text == "ten") return ReferenceForm::Name;
  if (text == "so-ten") return ReferenceForm::NumberAndName;
  if (text == "trang") return ReferenceForm::Page;
  return std::nullopt;
}

std::optional<LabelCount> parse_label_count(std::string_view text) {
  if (text == "trong-cap") return LabelCount::InParent;
  if (text == "lien-tuc") return LabelCount::Running;
  if (text == "tu-hai") return LabelCount::FromTwo;
  return std::nullopt;
}

std::optional<int> parse_count(std::string_view text) {
  int value = 0;
  const char* end = text.data() + text.size();
  const auto [stop, error] = std::from_chars(text.data(), end, value);
  if (error != std::errc{} || stop != end || value < 1) return std::nullopt;
  return value;
}

bool parse_width(std::string_view text, model::Table::Column& column) {
  const bool share = text.ends_with('*');
  if (!share && !text.ends_with("mm")) return false;
  text.remove_suffix(share ? 1 : 2);
  const std::optional<double> value = parse_positive(text);
  if (!value) return false;
  (share ? column.share : column.fixed_mm) = *value;
  return true;
}

}  // namespace vanthu::templates
