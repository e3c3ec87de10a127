// Values that attributes spell: each parse_ gives an empty optional for what is none of its words.
// The words themselves stand here and nowhere else.

#pragma once

#include <optional>
#include <string_view>

#include "model/document.h"

namespace vanthu::templates {

// gon, so, day-du, ten, so-ten, trang
enum class ReferenceForm { Short, Number, Full, Name, NumberAndName, Page };

// What numbers a labelled item: its parent, the whole text, or its parent once there are two.
enum class LabelCount { InParent, Running, FromTwo };  // trong-cap, lien-tuc, tu-hai

[[nodiscard]] std::optional<bool> parse_yes_no(std::string_view text);         // co, khong
[[nodiscard]] std::optional<bool> parse_descending(std::string_view text);     // tang, giam
[[nodiscard]] std::optional<model::Align> parse_align(std::string_view text);  // trai …
[[nodiscard]] std::optional<model::Orientation> parse_orientation(
    std::string_view text);                                                         // doc, ngang
[[nodiscard]] std::optional<model::SizeSet> parse_size_set(std::string_view text);  // 13, 14
[[nodiscard]] std::optional<ReferenceForm> parse_reference_form(std::string_view text);
[[nodiscard]] std::optional<LabelCount> parse_label_count(std::string_view text);
[[nodiscard]] std::optional<int> parse_count(std::string_view text);  // from 1

// "12mm" or "2*" into the column's width; false when it is neither.
bool parse_width(std::string_view text, model::Table::Column& column);

// What a message offers instead: "doc, ngang".
inline constexpr std::string_view yes_no_words = "co, khong";
inline constexpr std::string_view direction_words = "tang, giam";
inline constexpr std::string_view check_level_words = "loi, canh-bao";
inline constexpr std::string_view align_words = "trai, giua, phai, deu";
inline constexpr std::string_view orientation_words = "doc, ngang";
inline constexpr std::string_view size_set_words = "13, 14";
inline constexpr std::string_view reference_form_words = "gon, so, day-du, ten, so-ten, trang";
inline constexpr std::string_view label_count_words = "trong-cap, lien-tuc, tu-hai";
inline constexpr std::string_view width_words = "12mm, 2*";
inline constexpr std::string_view count_words = "1, 2, 3…";
inline constexpr std::string_view date_words = "2026, 2026-06, 2026-06-15";

}  // namespace vanthu::templates
