// Pages → SVG, one document a page: a preview that a form can look into.
//
//   in    Pages; the title; the faces, for the height of a field's box
//   out   one SVG 1.1 document a page, in points from the upper left corner
//
// Text is text: <text> elements with a <tspan> a word and the place of every letter, so that lines
// end where they do in the PDF whatever font the reader has; selected and copied it is the text of
// the document. What a field of the data gave stands in <g class="truong"
// data-field="muc_tieu[0].ten">, one for each stretch on a line, with an unpainted <rect> behind
// the letters: a form paints or hears those that [data-field="…"] selects. The root element of
// every page begins `root_tag`.

#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "fonts/fonts.h"
#include "layout/pages.h"
#include "rules/styled.h"

namespace vanthu::svg {

// How a file made here is told from all others.
inline constexpr std::string_view root_tag =
    R"(<svg xmlns="http://www.w3.org/2000/svg" class="trang-vanthu")";

[[nodiscard]] std::vector<std::string> write(const layout::Pages& pages,
                                             const rules::Properties& properties,
                                             const fonts::FontSet& fonts);

}  // namespace vanthu::svg
