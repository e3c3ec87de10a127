// Pages → PDF 1.7 (ISO 32000-1): embedded subset fonts, ToUnicode, structure tree, outline,
// metadata, Lang vi-VN.
//
// Deterministic: the file identifier is a digest of the content, dates come from the document.

#pragma once

#include <memory>
#include <optional>
#include <string>

#include "fonts/fonts.h"
#include "layout/pages.h"
#include "rules/styled.h"

namespace vanthu::pdf {

// Remembers words and font subsets between calls of write(): documents made from one template have
// most words in common and mostly use the same glyphs, and subsetting four faces costs as much as
// all the rest. Holds at most some tens of subsets (about 1 MB) and some 40 bytes a word. Belongs
// to the fonts::Shaper that numbered the words, and to its fonts; like it, not for sharing between
// threads. Changes nothing in the bytes written.
class WriterMemo {
 public:
  WriterMemo();
  ~WriterMemo();
  WriterMemo(WriterMemo&&) noexcept;
  WriterMemo& operator=(WriterMemo&&) noexcept;

  struct Internals;
  [[nodiscard]] Internals& internals() { return *internals_; }

 private:
  std::unique_ptr<Internals> internals_;
};

// A file to be carried inside, with the relationship /Data to the document.
struct Attachment {
  std::string name;         // "du-lieu.json"
  std::string media_type;   // "application/json"
  std::string description;  // what a reader of the PDF shows beside the name
  std::string bytes;
};

// What a file may have besides its pages.
struct Extras {
  std::optional<Attachment> data;  // makes the file PDF/A-3a
  bool signature_fields = false;   // unsigned ones, at Pages::signing
};

// The bytes of the file: PDF/A-2a and, where the document has a title, PDF/UA-1 (CONFORMANCE.md).
// Requires at least one page.
[[nodiscard]] std::string write(const layout::Pages& pages, const rules::Properties& properties,
                                const fonts::FontSet& fonts, const Extras& extras = {});
[[nodiscard]] std::string write(const layout::Pages& pages, const rules::Properties& properties,
                                const fonts::FontSet& fonts, WriterMemo& memo,
                                const Extras& extras = {});

}  // namespace vanthu::pdf
