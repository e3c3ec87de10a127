// Pages → PDF 1.7 (ISO 32000-1): embedded subset fonts, ToUnicode, metadata, Lang vi-VN.
//
// Deterministic: the file identifier is a digest of the content, dates come from the document.

#pragma once

#include <memory>
#include <string>

#include "fonts/fonts.h"
#include "layout/pages.h"
#include "rules/styled.h"

namespace vanthu::pdf {

// The bytes of the file.
[[nodiscard]] std::string write(const layout::Pages& pages, const rules::Properties& properties,
                                const fonts::FontSet& fonts);

}  // namespace vanthu::pdf
