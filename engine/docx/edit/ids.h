// Numbers that stand once in a document: of annotations and bookmarks, of content controls.

#pragma once

#include <cstdint>
#include <unordered_set>

#include "docx/parse/document.h"

namespace vanthu::docx::edit {

class FreeIds {
 public:
  explicit FreeIds(const parse::Document& document);
  // w:id of bookmarks, tracked changes, comments: above all that are there.
  [[nodiscard]] std::int64_t annotation() { return next_annotation_++; }
  // w:sdtPr/w:id: the lowest that is free.
  [[nodiscard]] std::int64_t control();

 private:
  std::int64_t next_annotation_ = 0;
  std::int64_t next_control_ = 1;
  std::unordered_set<std::int64_t> controls_;
};

}  // namespace vanthu::docx::edit
