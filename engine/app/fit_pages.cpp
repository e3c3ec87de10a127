#include "app/fit_pages.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <string>
#include <utility>
#include <vector>

#include "layout/header_heights.h"
#include "layout/last_pages.h"
#include "layout/page_references.h"
#include "rules/apply.h"
#include "rules/spacing.h"

namespace vanthu::app {
namespace {

// A layout with all it had to say; only that of the one chosen is told.
struct Attempt {
  rules::Spacing spacing;
  std::optional<LaidOut> laid_out;
  Diagnostics told;
  std::vector<layout::LastPage> last;  // of each section

  [[nodiscard]] std::size_t nearly_empty() const {
    std::size_t count = 0;
    for (const layout::LastPage& one : last) count += one.nearly_empty() ? 1 : 0;
    return count;
  }
};

class Fitter {
 public:
  Fitter(const model::Document& document, const Resources& resources, Worker& worker)
      : document_(document), resources_(resources), worker_(worker) {}

  Attempt attempt(const rules::Spacing& spacing) {
    Attempt one;
    one.spacing = spacing;
    auto styled = rules::apply(document_, resources_.rules, worker_.shaper, one.told, one.spacing);
    if (one.told.has_errors()) return one;
    layout::hold_header_heights(styled, worker_.shaper);
    auto pages = layout::paginate_settled(styled, worker_.shaper, one.told, &worker_.paragraphs);
    if (!pages) return one;
    one.last = layout::last_pages(*pages);
    one.laid_out = LaidOut{std::move(styled), *std::move(pages)};
    return one;
  }

  // The best of `first` and the tighter ones.
  Attempt fitted(const Attempt& first) {
    Attempt best;
    std::size_t left = first.nearly_empty();
    const std::size_t pages = first.laid_out->pages.pages.size();
    for (const rules::Spacing& spacing :
         rules::tighter_spacings(resources_.rules, document_.sizes, *resources_.fonts)) {
      if (left == 0) break;
      Attempt next = attempt(spacing);
      if (!next.laid_out || next.nearly_empty() >= left) continue;
      if (next.laid_out->pages.pages.size() >= pages) continue;
      left = next.nearly_empty();
      best = std::move(next);
    }
    return best;
  }

 private:
  const model::Document& document_;
  const Resources& resources_;
  Worker& worker_;
};

// "6 pt"; of lines "115%", or "18 pt" of exact ones.
std::string points(Length length) {
  return fmt::format("{:g} pt", length.pt());
}

std::string line_text(const rules::LineSpacing& line) {
  constexpr double single = 240;
  return line.rule == rules::LineSpacing::Rule::Exact
             ? points(line.height)
             : fmt::format("{:g}%", line.multiple * 100 / single);
}

// Pages are counted as a reader of the PDF counts them; those before fitting.
void tell(const Attempt& first, const Attempt& chosen, Diagnostics& diagnostics) {
  std::vector<std::size_t> saved;
  std::vector<const layout::LastPage*> left;
  for (std::size_t i = 0; i < first.last.size(); ++i) {
    if (!first.last[i].nearly_empty()) continue;
    if (chosen.laid_out && !chosen.last[i].nearly_empty()) {
      saved.push_back(first.last[i].page + 1);
    } else {
      left.push_back(&first.last[i]);
    }
  }
  const std::string list = fmt::format("{}", fmt::join(saved, ", "));
  if (chosen.laid_out && chosen.spacing.paragraph_gap != first.spacing.paragraph_gap) {
    diagnostics.add(
        Code::FitParagraphGap, {},
        {points(first.spacing.paragraph_gap), points(chosen.spacing.paragraph_gap), list});
  }
  if (chosen.laid_out && chosen.spacing.line != first.spacing.line) {
    diagnostics.add(Code::FitLineSpacing, {},
                    {line_text(first.spacing.line), line_text(chosen.spacing.line), list});
  }
  for (const layout::LastPage* page : left) {
    diagnostics.add(Code::FitNoHelp, page->at, {fmt::format("{}", page->page + 1)});
  }
}

}  // namespace

std::optional<LaidOut> lay_out(const model::Document& document, const Resources& resources,
                               Worker& worker, bool fit, Diagnostics& diagnostics) {
  Fitter fitter(document, resources, worker);
  Attempt first = fitter.attempt(rules::spacing_of(resources.rules.values(), document.sizes));
  Attempt chosen;
  if (fit && first.laid_out && first.nearly_empty() > 0) chosen = fitter.fitted(first);
  const Attempt& result = chosen.laid_out ? chosen : first;
  for (const Diagnostic& one : result.told.all()) diagnostics.add(one);
  if (fit && first.laid_out) tell(first, chosen, diagnostics);
  return chosen.laid_out ? std::move(chosen.laid_out) : std::move(first.laid_out);
}

}  // namespace vanthu::app
