// The pipeline: the passes of engine/README.md in their order, for every front end.
//
//   data → Document → StyledDocument → DOCX bytes
//                                    → Pages → PDF bytes
//                                            → SVG, one a page
//
// A pass that added an error stops the ones behind it.

#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/resources.h"
#include "base/diagnostics.h"
#include "data/value.h"
#include "docx/write.h"
#include "fonts/fonts.h"
#include "layout/break_risk.h"
#include "layout/paragraph_memo.h"
#include "pdf/write.h"
#include "template/template.h"
#include "zip/write.h"

namespace vanthu::app {

// Files named *.xlsx and *.csv are sheets whose fields `form` declares, all others JSON. All are
// read, also after one that is broken, so that one run reports every problem. No file is an empty
// object. Empty exactly when an error was added. `form` is null when it could not be read, which
// was an error: sheets are then read and not bound.
[[nodiscard]] std::optional<data::Value> read_data(Sources& sources,
                                                   const std::vector<FileId>& files,
                                                   const templates::Template* form,
                                                   Diagnostics& diagnostics);

// What a thread remembers between documents: shaped words, paragraphs set, words and font subsets
// of PDFs, packed parts of DOCX. It makes the second document faster and changes none of its bytes.
struct Worker {
  explicit Worker(const Resources& resources) : shaper(resources.fonts) {}
  fonts::Shaper shaper;
  layout::ParagraphMemo paragraphs;
  pdf::WriterMemo pdf_memo;
  docx::PartCache docx_parts;
};

struct Wanted {
  bool docx = false;
  bool docx_parts = false;  // the DOCX unpacked, to be read at once
  bool pdf = false;
  bool svg = false;
  bool embed_data = false;        // the PDF carries the data, as one JSON file
  bool signature_fields = false;  // unsigned ones in the PDF, where the decree wants signatures
  // Lay the pages out even if no PDF is asked for: a letter without a glyph or a row taller than a
  // page is then found whichever output was wanted.
  bool check_pages = false;
  bool fit = false;          // tighten the spacing where that saves a last page (fit_pages.h)
  bool plain = false;        // the DOCX carries no identity (docx/README.md)
  bool protect = false;      // only the values in the DOCX can be edited; not with `plain`
  bool break_risks = false;  // say where another machine's Word may break otherwise
};

struct Rendered {
  std::optional<std::string> docx;
  std::optional<std::vector<zip::Entry>> docx_parts;
  std::optional<std::string> pdf;
  std::vector<std::string> svg;  // one a page; none when not asked for
  std::vector<layout::BreakRisk> break_risks;
};

// Empty exactly when an error was added.
[[nodiscard]] std::optional<Rendered> render(const templates::Template& source,
                                             const data::Value& data, const Resources& resources,
                                             Worker& worker, const Wanted& wanted,
                                             Diagnostics& diagnostics);

// What one pass made, as text. ReadingText is rules::reading_text: all that a reader sees.
enum class Stage { Document, Styled, Pages, ReadingText };
[[nodiscard]] std::optional<std::string> dump(const templates::Template& source,
                                              const data::Value& data, const Resources& resources,
                                              Worker& worker, Stage stage,
                                              Diagnostics& diagnostics);

}  // namespace vanthu::app
