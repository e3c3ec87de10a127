#include "layout/signing_places.h"

#include <algorithm>
#include <utility>

namespace vanthu::layout {
namespace {

// The first printed line of a block, and its page; nothing for a block that shows none.
struct Found {
  std::size_t page = 0;
  const GlyphRun* run = nullptr;
};

Found first_line(const Pages& pages, std::uint32_t block) {
  for (std::size_t p = 0; p < pages.pages.size(); ++p) {
    for (const Line& line : pages.pages[p].lines) {
      if (line.block == block && !line.page_furniture && !line.runs.empty()) {
        return {p, &line.runs.front()};
      }
    }
  }
  return {};
}

}  // namespace

std::vector<SigningPlace> signing_places(const Pages& pages,
                                         const std::vector<SigningParagraph>& paragraphs,
                                         const fonts::FontSet& fonts) {
  std::vector<SigningPlace> places;
  for (const SigningParagraph& paragraph : paragraphs) {
    const Found found = first_line(pages, paragraph.block);
    if (found.run == nullptr) continue;
    const rules::SigningSpace& space = *paragraph.source->signing;
    const fonts::Metrics& metrics = fonts.metrics(found.run->face);
    const Length bottom =
        found.run->baseline - fonts::scaled(metrics.ascender, found.run->size, metrics.units_per_em);
    SigningPlace place;
    place.page = found.page;
    place.signer = space.signer;
    place.box.width = std::min(space.width, paragraph.column.width);
    place.box.height = paragraph.source->format.before;
    place.box.x = paragraph.column.x + (paragraph.column.width - place.box.width) / 2;
    place.box.y = bottom - place.box.height;
    if (space.seal > Length()) {
      Box seal;
      seal.width = seal.height = space.seal;
      seal.x = place.box.x + space.seal_overlap - seal.width;
      seal.y = place.box.y + (place.box.height - seal.height) / 2;
      place.seal = seal;
    }
    places.push_back(std::move(place));
  }
  return places;
}

void place_signing_lines(Pages& pages, const fonts::FontSet& fonts) {
  const auto place = [&](SigningLine& wanted) {
    for (std::size_t p = 0; p < pages.pages.size(); ++p) {
      for (const Line& line : pages.pages[p].lines) {
        if (!line.page_furniture || line.block != wanted.block || line.runs.empty()) continue;
        const GlyphRun& first = line.runs.front();
        const GlyphRun& last = line.runs.back();
        const Length end = last.x + last.width();
        const fonts::Metrics& metrics = fonts.metrics(first.face);
        wanted.page = p;
        wanted.box.width = std::max(wanted.box.width, end - first.x);
        wanted.box.x = end - wanted.box.width;
        wanted.box.y =
            first.baseline - fonts::scaled(metrics.ascender, first.size, metrics.units_per_em);
        return true;
      }
    }
    return false;
  };
  std::vector<SigningLine>& lines = pages.signing_lines;
  lines.erase(
      std::remove_if(lines.begin(), lines.end(), [&](SigningLine& line) { return !place(line); }),
      lines.end());
}

}  // namespace vanthu::layout
