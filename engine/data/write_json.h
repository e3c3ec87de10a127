// Values → JSON text: the other way of json.h. Members in their order, numbers in their digits.

#pragma once

#include <string>

#include "data/value.h"

namespace vanthu::data {

// One line: what a cell or a line of JSONL holds.
[[nodiscard]] std::string json_line(const Value& value);

// The same without a space outside its strings: for programs.
[[nodiscard]] std::string json_compact(const Value& value);

// A file for people: a member or an item a line, indented by two spaces, a line end behind the last.
[[nodiscard]] std::string json_text(const Value& value);

}  // namespace vanthu::data
