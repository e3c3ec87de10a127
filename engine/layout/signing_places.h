// Where a document is signed: boxes between the signer's post and name.
//
//   in    the paragraphs that say so (rules::SigningSpace), with the columns they stand in; the
//   pages out   Pages::signing, filled in; Pages::signing_lines, placed
//
// The signer's box is centred in its column and as high as the room above the name; the agency's
// seal covers a part of it from the left (PL I, II.8.a).

#pragma once

#include <cstdint>
#include <vector>

#include "fonts/fonts.h"
#include "layout/pages.h"
#include "layout/paragraph.h"
#include "rules/styled.h"

namespace vanthu::layout {

struct SigningParagraph {
  std::uint32_t block = 0;
  Column column;
  const rules::StyledParagraph* source = nullptr;  // with `signing`
};

[[nodiscard]] std::vector<SigningPlace> signing_places(
    const Pages& pages, const std::vector<SigningParagraph>& paragraphs,
    const fonts::FontSet& fonts);

// Gives each of Pages::signing_lines its page and place: the box ends where its line ends, and is
// at least as wide. One without letters is dropped.
void place_signing_lines(Pages& pages, const fonts::FontSet& fonts);

}  // namespace vanthu::layout
