#include "rules/contents.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <utility>

#include "rules/keep_together.h"

namespace vanthu::rules {
namespace {

using model::Level;

// <muc> is I. in one scheme and Mục 1 in the other: the same depth for whoever says "down to muc".
int depth_of(Level level) {
  switch (level) {
    case Level::Part:
      return 0;
    case Level::Chapter:
      return 1;
    case Level::Section:
    case Level::RomanSection:
      return 2;
    case Level::Subsection:
      return 3;
    case Level::Article:
      return 4;
    case Level::Clause:
      return 5;
    case Level::Subclause:
      return 6;
    case Level::Point:
    case Level::Dash:
    case Level::Plus:
      break;
  }
  return 7;
}

const model::Contents* find_contents(const model::Document& document) {
  for (const model::Section& section : document.sections) {
    for (const model::Block& block : section.blocks) {
      if (const auto* contents = std::get_if<model::Contents>(&block)) return contents;
    }
  }
  return nullptr;
}

bool has_headings(const model::Section& section) {
  return std::any_of(section.blocks.begin(), section.blocks.end(), [](const auto& block) {
    const auto* item = std::get_if<model::Item>(&block);
    return item != nullptr && is_heading(*item);
  });
}

StyleKey style_of(int level) {
  return static_cast<StyleKey>(static_cast<int>(StyleKey::Contents1) + level);
}

// The heading's words in the type of the table; dots; the page.
StyledParagraph entry_of(const Context& context, const StyledParagraph& heading, Length width) {
  const int level = heading.format.outline;
  StyledParagraph entry = make_paragraph(context, style_of(level), Role::Contents, heading.at);
  entry.level = level;
  entry.format.tab = width;
  const auto add = [&](StyledRun::Kind kind, std::string text, std::string link, Place at) {
    StyledRun run;
    run.kind = kind;
    run.text = std::move(text);
    run.format = entry.mark;
    run.link = std::move(link);
    run.at = at;
    entry.runs.push_back(std::move(run));
  };
  for (const StyledRun& run : heading.runs) {
    const bool page = run.kind == StyledRun::Kind::PageReference;
    // Words that differ in nothing but where they came from are one run here.
    if (!page && run.kind == StyledRun::Kind::Text && !entry.runs.empty() &&
        entry.runs.back().kind == StyledRun::Kind::Text) {
      entry.runs.back().text += run.text;
      continue;
    }
    add(run.kind, run.text, page ? run.link : heading.anchor, run.at);
  }
  add(StyledRun::Kind::Tab, "", heading.anchor, heading.at);
  add(StyledRun::Kind::PageReference, "0", heading.anchor, heading.at);
  keep_together(entry, width - entry.format.left - entry.format.right);
  return entry;
}

}  // namespace

ContentsPlan plan_contents(const model::Document& document, const Outlines& outlines) {
  ContentsPlan plan;
  const model::Contents* contents = find_contents(document);
  if (contents == nullptr) return plan;
  plan.annexes = contents->annexes;
  plan.levels = 1;  // at least the titles of annexes
  for (std::size_t i = 0; i < Outlines::level_count; ++i) {
    const auto level = static_cast<Level>(i);
    if (outlines(level) < 0 || depth_of(level) > depth_of(contents->deepest)) continue;
    plan.levels = std::max(plan.levels, outlines(level) + 1);
  }
  // The headings of a text issued with the document stand below its title.
  const bool below = std::any_of(
      document.sections.begin(), document.sections.end(), [](const model::Section& section) {
        return section.annex && !section.name.empty() && has_headings(section);
      });
  plan.levels = std::min(plan.levels + (below ? 1 : 0), contents_styles);
  return plan;
}

int annex_outline(const Context& context) {
  const bool listed = context.enclosure || context.contents.annexes;
  return context.contents.levels > 0 && !listed ? context.contents.levels : 0;
}

int outline_base(const Context& context) {
  if (!context.annex) return 0;
  const int title = annex_outline(context);
  // Of an annex only the title is listed.
  return context.enclosure ? title + 1 : std::max(title + 1, context.contents.levels);
}

void add_contents(Context& context, const model::Contents& contents,
                  std::vector<StyledBlock>& blocks) {
  const RuleSet::Values& values = context.values;
  StyledParagraph title =
      make_paragraph(context, StyleKey::ContentsTitle, Role::Title, contents.at);
  const model::Text words =
      contents.title ? *contents.title : model::text_of(values.contents_words.text, contents.at);
  if (!model::is_blank(words)) {
    add_text(title, words, letters(values.contents_title));
    blocks.emplace_back(std::move(title));
  }
  blocks.emplace_back(make_paragraph(context, StyleKey::Contents1, Role::Contents, contents.at));
}

void fill_contents(const Context& context, StyledDocument& document) {
  const auto is_place = [](const StyledBlock& block) {
    const auto* paragraph = std::get_if<StyledParagraph>(&block);
    return paragraph != nullptr && paragraph->role == Role::Contents;
  };
  std::vector<StyledBlock>* blocks = nullptr;
  Length width;
  std::vector<StyledParagraph*> headings;
  for (StyledSection& section : document.sections) {
    for (StyledBlock& block : section.blocks) {
      auto* paragraph = std::get_if<StyledParagraph>(&block);
      if (paragraph == nullptr) continue;
      if (paragraph->role == Role::Contents) {
        blocks = &section.blocks;
        width = section.page.width - section.page.left - section.page.right;
      } else if (paragraph->format.outline >= 0 &&
                 paragraph->format.outline < context.contents.levels) {
        headings.push_back(paragraph);
      }
    }
  }
  if (blocks == nullptr) return;
  std::vector<StyledBlock> entries;
  for (StyledParagraph* heading : headings) {
    if (heading->anchor.empty()) heading->anchor = fmt::format("contents:{}", entries.size() + 1);
    StyledParagraph entry = entry_of(context, *heading, width);
    entry.identity = "muc-luc:" + heading->identity;
    entries.emplace_back(std::move(entry));
  }
  auto place = std::find_if(blocks->begin(), blocks->end(), is_place);
  auto& kept = std::get<StyledParagraph>(*place);
  if (entries.empty()) {
    context.diagnostics.add(Code::ContentsEmpty, kept.at);
    kept = make_paragraph(context, StyleKey::Spacer, Role::Spacer, kept.at);
    if (place == blocks->begin()) return;
    auto* title = std::get_if<StyledParagraph>(&*std::prev(place));
    const auto title_style = static_cast<std::uint32_t>(StyleKey::ContentsTitle);
    if (title != nullptr && title->style == title_style) blocks->erase(std::prev(place));
    return;
  }
  document.contents_levels = context.contents.levels;
  auto& first = std::get<StyledParagraph>(entries.front()).format;
  auto& last = std::get<StyledParagraph>(entries.back()).format;
  first.page_break_before = kept.format.page_break_before;  // without a title of its own
  last.after = context.use(context.values.title_after).snapped();
  place = blocks->erase(place);
  blocks->insert(place, std::make_move_iterator(entries.begin()),
                 std::make_move_iterator(entries.end()));
}

}  // namespace vanthu::rules
