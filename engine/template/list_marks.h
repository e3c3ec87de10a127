// Marks of lists that people type although the engine prints them: "- Sở Nội vụ;", "Lưu: VT."

#pragma once

#include <string>

#include "model/document.h"

namespace vanthu::templates {

// Takes a leading "-" and a closing ";" or "." off an entry of nơi nhận or kính gửi. An ellipsis
// stays.
void strip_list_marks(model::Text& text);

// Takes "Lưu:" or "Lưu" off the archive line, after strip_list_marks. "Lưu trữ …" is a name and
// stays.
void strip_archive_label(model::Text& text);

// Whether an entry of nơi nhận is the archive line: "Lưu: VT".
[[nodiscard]] bool has_archive_label(const model::Text& text);

// Takes the closing marks off a legal basis and returns the one to keep: the mark that the data end
// in; empty when only the template wrote one, because then the engine knows better which it is.
std::string take_closing_mark(model::Text& text);

// Takes closing "." ";" "," off the text.
void drop_closing_marks(model::Text& text);

}  // namespace vanthu::templates
