#include "merge/merge_furniture.h"

#include <algorithm>
#include <array>
#include <set>

#include "docx/edit/paragraph_edit.h"
#include "docx/edit/plain_text.h"
#include "docx/parse/walk.h"
#include "merge/report_changes.h"

namespace vanthu::merge {
namespace {

using docx::edit::as_words;
using docx::edit::diff;
using docx::edit::Hunk;
using docx::edit::map_text;
using docx::edit::MappedText;
using docx::edit::ParagraphEdit;
using docx::edit::PartPatch;
using docx::parse::Document;
using docx::parse::Paragraph;
using docx::parse::Section;

struct Slot {
  std::string_view name;
  bool is_header;
  std::size_t type;  // docx::parse::HeaderType
};
constexpr std::array slots = {Slot{"header", true, 0}, Slot{"header-first", true, 1},
                              Slot{"footer", false, 0}, Slot{"footer-first", false, 1}};

std::string text_of(const std::vector<rules::StyledParagraph>& paragraphs) {
  std::string text;
  for (const rules::StyledParagraph& paragraph : paragraphs) {
    if (&paragraph != &paragraphs.front()) text += '\n';
    for (const rules::StyledRun& run : paragraph.runs) {
      if (run.kind == rules::StyledRun::Kind::Text) text += docx::edit::plain_text(run.text);
      if (run.kind == rules::StyledRun::Kind::LineBreak) text += '\n';
      if (run.kind == rules::StyledRun::Kind::Tab) text += '\t';
    }
  }
  return text;
}

std::vector<const Paragraph*> paragraphs_of(const Document& document, Index story) {
  std::vector<const Paragraph*> result;
  if (story == docx::parse::none) return result;
  docx::parse::for_each_paragraph(document.stories[story].blocks,
                                  [&](const Paragraph& one) { result.push_back(&one); });
  return result;
}

std::string text_of(const Document& document, Index story) {
  std::string text;
  if (story == docx::parse::none) return text;
  const auto& part = document.part_of(document.stories[story]);
  bool is_first = true;
  for (const Paragraph* one : paragraphs_of(document, story)) {
    if (!is_first) text += '\n';
    is_first = false;
    text += map_text(part, *one).text;
  }
  return text;
}

Index story_of(const Section& section, const Slot& slot) {
  return (slot.is_header ? section.headers : section.footers)[slot.type];
}

void follow(Context& context, Index story, Index our_story, PartPatch& patch) {
  const auto& part = context.edited.document.part_of(context.edited.document.stories[story]);
  const auto& our_part = context.ours.document.part_of(context.ours.document.stories[our_story]);
  const auto theirs = paragraphs_of(context.edited.document, story);
  const auto ours = paragraphs_of(context.ours.document, our_story);
  for (std::size_t i = 0; i < theirs.size(); ++i) {
    const MappedText before = map_text(part, *theirs[i]);
    const MappedText after = map_text(our_part, *ours[i]);
    ParagraphEdit edit(part, *theirs[i], before, context.graft.marks(), patch);
    for (const Hunk& hunk : diff(before.text, after.text)) {
      const std::string words = as_words(our_part, *ours[i], after, hunk.new_text);
      if (context.options.track) {
        edit.replace_tracked(hunk.old_text, words);
      } else {
        edit.replace(hunk.old_text, words);
      }
    }
  }
}

}  // namespace

FurnitureTexts furniture_texts(const rules::StyledDocument& document) {
  FurnitureTexts texts;
  for (const rules::StyledSection& section : document.sections) {
    const std::string key = section.identity + ' ';
    texts[key + "header"] = text_of(section.header);
    texts[key + "header-first"] = text_of(section.first_header);
    texts[key + "footer"] = text_of(section.footer);
    texts[key + "footer-first"] = text_of(section.first_footer);
  }
  return texts;
}

std::map<std::string, PartPatch> merge_furniture(Context& context) {
  std::map<std::string, PartPatch> patches;
  const auto& theirs = context.edited.document.sections;
  const auto& ours = context.ours.document.sections;
  const auto& keys = context.edited.record.sections;
  const auto& our_keys = context.ours.record.sections;
  // Sections that people have put in or deleted: which is which is not known.
  if (theirs.size() != keys.size() || ours.size() != our_keys.size()) return patches;
  std::set<Index> done;
  for (std::size_t i = 0; i < our_keys.size(); ++i) {
    const auto place = std::find(keys.begin(), keys.end(), our_keys[i]);
    if (place == keys.end() || context.left_out.contains(our_keys[i])) continue;
    const Section& section = theirs[static_cast<std::size_t>(place - keys.begin())];
    for (const Slot& slot : slots) {
      const auto base = context.options.furniture.find(our_keys[i] + ' ' + std::string(slot.name));
      const Index story = story_of(section, slot);
      const Index our_story = story_of(ours[i], slot);
      const std::string now = text_of(context.ours.document, our_story);
      if (base == context.options.furniture.end() || base->second == now) continue;
      const std::string text = text_of(context.edited.document, story);
      if (text == now || (story != docx::parse::none && !done.insert(story).second)) continue;
      const std::string name =
          slot.is_header ? both("đầu trang", "header") : both("chân trang", "footer");
      const bool fits = story != docx::parse::none && our_story != docx::parse::none &&
                        text == base->second && !text.empty() &&
                        paragraphs_of(context.edited.document, story).size() ==
                            paragraphs_of(context.ours.document, our_story).size();
      if (!fits) {
        context.diagnostics.add(Code::AnnexFurnitureKept, {}, {name, shortened(now)});
        continue;
      }
      const auto& part = context.edited.document.part_of(context.edited.document.stories[story]);
      follow(context, story, our_story, patches[part.part->name]);
      context.changed = true;
      tell_changed(context, name, text, now);
    }
  }
  return patches;
}

}  // namespace vanthu::merge
