#include "pdf/links.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <unordered_map>
#include <utility>

#include "pdf/outline.h"

namespace vanthu::pdf {
namespace {

using layout::GlyphRun;

constexpr std::int64_t print_flag = 4;  // 12.5.3

layout::Box box_of(const GlyphRun& run, const fonts::FontSet& fonts) {
  const fonts::Metrics& metrics = fonts.metrics(run.face);
  const Length above = fonts::scaled(metrics.ascender, run.size, metrics.units_per_em);
  const Length below = fonts::scaled(metrics.descender, run.size, metrics.units_per_em);
  return {run.x, run.baseline - above, run.width(), above + below};
}

// The smallest box around both.
void include(layout::Box& box, const layout::Box& other) {
  const Length right = std::max(box.x + box.width, other.x + other.width);
  const Length bottom = std::max(box.y + box.height, other.y + other.height);
  box.x = std::min(box.x, other.x);
  box.y = std::min(box.y, other.y);
  box.width = right - box.x;
  box.height = bottom - box.y;
}

bool is_link(const GlyphRun& run) {
  return run.part != layout::own_part && run.part != layout::label_part && run.shows();
}

}  // namespace

std::vector<Link> plan_links(const layout::Pages& pages, const fonts::FontSet& fonts, File& file) {
  std::unordered_map<std::string, const layout::Anchor*> anchors;
  for (const layout::Anchor& anchor : pages.anchors) anchors.emplace(anchor.name, &anchor);
  std::vector<Link> links;
  std::map<std::pair<std::uint32_t, std::uint32_t>, std::string> words;  // by block and part
  for (std::size_t p = 0; p < pages.pages.size(); ++p) {
    for (const layout::Line& line : pages.pages[p].lines) {
      if (line.page_furniture) continue;
      for (const GlyphRun& run : line.runs) {
        if (!is_link(run)) continue;
        const std::string& name = pages.blocks[line.block].links.at(run.part - 1);
        const auto target = anchors.find(name);
        if (target == anchors.end()) continue;
        const layout::Box box = box_of(run, fonts);
        // The number of a page stands on the line of the words it belongs to.
        Link* last = links.empty() ? nullptr : &links.back();
        const bool same = last != nullptr && last->page == p && last->block == line.block &&
                          last->part == run.part;
        if (same && run.baseline >= last->box.y && run.baseline <= last->box.y + last->box.height) {
          include(last->box, box);
        } else {
          links.push_back({file.reserve(), p, box, line.block, run.part, target->second, {}});
        }
        std::string& text = words[{line.block, run.part}];
        // The page is named apart.
        const bool number = pages.blocks[line.block].role == rules::Role::Contents &&
                            !text.empty() && line.last_of_paragraph && &run == &line.runs.back();
        if (number) continue;
        text += run.text();
        if (&run == &line.runs.back()) {
          for (const char c : line.break_text) text += c == '\n' ? ' ' : c;
        }
      }
    }
  }
  for (Link& link : links) link.words = words[{link.block, link.part}];
  return links;
}

void write_links(const std::vector<Link>& links, const layout::Pages& pages,
                 const std::vector<Ref>& page_refs, std::size_t first_key, File& file) {
  for (std::size_t i = 0; i < links.size(); ++i) {
    const Link& link = links[i];
    const Length height = pages.pages[link.page].height;
    std::string contents = link.words;
    while (!contents.empty() && contents.back() == ' ') contents.pop_back();
    shorten(contents);
    const layout::Page& target = pages.pages[link.target->page];
    contents += fmt::format(" (trang {})", target.label);
    Object object;
    object.open_dict().key("Type").name("Annot").key("Subtype").name("Link");
    object.key("F").integer(print_flag).key("Border").open_array();
    object.integer(0).integer(0).integer(0).close_array();
    object.key("Rect").open_array();
    object.fixed(points(link.box.x)).fixed(points(height - link.box.y - link.box.height));
    object.fixed(points(link.box.x + link.box.width)).fixed(points(height - link.box.y));
    object.close_array();
    object.key("Contents").text(contents);
    object.key("Dest").open_array().ref(page_refs[link.target->page]).name("XYZ").null();
    object.fixed(points(target.height - link.target->top)).null().close_array();
    object.key("P").ref(page_refs[link.page]);
    object.key("StructParent").integer(static_cast<std::int64_t>(first_key + i)).close_dict();
    file.add(link.annotation, object);
  }
}

}  // namespace vanthu::pdf
