// About which page a line stands on. Nothing in a DOCX says it: pages are made anew by whoever
// shows the file.
//
//   in    Reading
//   out   Line::page
//
// Method: lines of a paragraph from the number of its letters and an average letter of Times New
// Roman, heights from size and line spacing, rows of tables as high as their highest cell. Off by a
// page in long documents; who prints it says "~".

#pragma once

#include "check/reading.h"

namespace vanthu::check {

void estimate_pages(Reading& reading);

}  // namespace vanthu::check
