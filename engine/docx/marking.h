// What the levels of a story ask when the file carries its identity.

#pragma once

#include "docx/bound_values.h"
#include "docx/record.h"

namespace vanthu::docx {

struct Marking {
  const Origin& origin;
  bool protect = false;  // every value gets a control, so that it can still be edited
  Record record;
  BoundValues values;
  int controls = 0;  // so far: their ids
};

}  // namespace vanthu::docx
