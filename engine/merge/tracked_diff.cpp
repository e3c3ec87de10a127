#include "merge/tracked_diff.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>

#include "docx/edit/plain_text.h"
#include "docx/parse/text.h"
#include "docx/parse/walk.h"
#include "merge/carriers.h"
#include "merge/compare_sections.h"
#include "merge/context.h"
#include "merge/file_record.h"
#include "merge/flow_diff.h"
#include "merge/section_graft.h"
#include "merge/word_markup.h"

namespace vanthu::merge {
namespace {

using docx::edit::plain_text;
using docx::parse::Document;
using docx::parse::Name;
using docx::parse::no_node;
using docx::parse::NodeId;
using docx::parse::Paragraph;
using docx::parse::Piece;
using docx::parse::Story;
using docx::parse::StoryPart;

std::string text_of(const Document& document, const Story& story) {
  std::string text;
  docx::parse::for_each_paragraph(story.blocks, [&](const Paragraph& paragraph) {
    const std::string line = plain_text(document.part_of(story), paragraph);
    if (line.empty()) return;
    if (!text.empty()) text += '\n';
    text += line;
  });
  return text;
}

bool is_ready(const Document& document, Diagnostics& diagnostics) {
  std::string authors;
  std::vector<std::string> known;
  for (const StoryPart& part : document.parts) {
    for (const docx::parse::Revision& one : part.revisions) {
      if (one.kind == docx::parse::Revision::Kind::Format) continue;
      if (std::find(known.begin(), known.end(), one.author) != known.end()) continue;
      known.push_back(one.author);
      if (!authors.empty()) authors += ", ";
      authors += one.author;
    }
  }
  const std::string& name = document.package.name();
  if (!known.empty()) diagnostics.add(Code::DiffOpenChanges, {}, {name, authors});
  const bool is_usual = declares_word_prefix(document.part_of(document.body()).tree);
  if (!is_usual) diagnostics.add(Code::AnnexUnusual, {}, {name, "xmlns:w"});
  return known.empty() && is_usual;
}

// By bookmark, text and order.
KnownPairs known_pairs(const FileRecord& base, const FoundBlocks& found) {
  KnownPairs pairs;
  for (Index i = 0; i < found.blocks.size(); ++i) {
    if (found.blocks[i].unit == none || found.blocks[i].joined_to != none) continue;
    const Unit& before = base.unit(i);
    const Unit& after = found.units[found.blocks[i].unit];
    if (before.paragraph != nullptr && after.paragraph != nullptr) {
      pairs.emplace(before.paragraph, after.paragraph);
    } else if (before.table_row != nullptr && after.table_row != nullptr) {
      pairs.emplace(before.table_row, after.table_row);
    }
  }
  return pairs;
}

class Differ {
 public:
  Differ(const Document& older, const Document& newer, const std::string& date,
         Diagnostics& diagnostics)
      : older_(older),
        newer_(newer),
        diagnostics_(diagnostics),
        ids_(older),
        styles_(older, newer),
        marks_{ids_, date.empty() ? date : date + "T00:00:00Z"},
        copy_(older.package, styles_, marks_) {}

  [[nodiscard]] TrackedDiff run(std::string_view bytes) {
    const FileRecord base(older_, nullptr);
    const FoundBlocks found = find_blocks(newer_, base.record());
    const KnownPairs pairs = known_pairs(base, found);
    merge(older_.body(), newer_.body(), pairs);
    merge_furniture();
    merge_pages();
    tell_the_rest();
    TrackedDiff result;
    ChangedParts changed;
    for (auto& [part, patch] : patches_) {
      if (!patch.empty()) changed[part->part->name] = patch.applied(part->part->bytes);
    }
    if (styles_.has_additions()) changed[styles_.part()->name] = styles_.patched();
    if (!changed.empty() && older_.package.is_signed()) {
      diagnostics_.add(Code::AnnexSignatureVoid, {}, {older_.package.name()});
    }
    result.bytes = written(bytes, older_.package, std::move(changed));
    result.changes = changes_;
    return result;
  }

 private:
  void merge(const Story& older, const Story& newer, const KnownPairs& pairs) {
    const StoryPart& part = older_.part_of(older);
    FlowDiff diff({part, newer_.part_of(newer), pairs}, copy_, marks_, patches_[&part]);
    diff.run(older, newer);
    changes_ += diff.changes();
  }

  void tell(std::string place, const std::string& before, const std::string& after) {
    diagnostics_.add(Code::DiffNotTracked, {},
                     {std::move(place), shortened(before), shortened(after)});
  }

  void merge_furniture() {
    const std::size_t sections = std::min(older_.sections.size(), newer_.sections.size());
    if (older_.sections.size() != newer_.sections.size()) {
      tell(both("số phần (section)", "number of sections"),
           fmt::format_int(older_.sections.size()).str(),
           fmt::format_int(newer_.sections.size()).str());
    }
    std::vector<Index> done;
    for (std::size_t i = 0; i < sections; ++i) {
      for (std::size_t type = 0; type < 3; ++type) {
        merge_furniture(older_.sections[i].headers[type], newer_.sections[i].headers[type],
                        both("đầu trang", "header"), done);
        merge_furniture(older_.sections[i].footers[type], newer_.sections[i].footers[type],
                        both("chân trang", "footer"), done);
      }
    }
  }

  void merge_furniture(Index older, Index newer, const std::string& place,
                       std::vector<Index>& done) {
    if (older == none && newer == none) return;
    if (older == none || newer == none) {
      const std::string before = older == none ? "" : text_of(older_, older_.stories[older]);
      const std::string after = newer == none ? "" : text_of(newer_, newer_.stories[newer]);
      if (before != after) tell(place, before, after);
      return;
    }
    if (std::find(done.begin(), done.end(), older) != done.end()) return;
    done.push_back(older);
    const Story& one = older_.stories[older];
    const Story& other = newer_.stories[newer];
    if (text_of(older_, one) == text_of(newer_, other)) return;
    if (!declares_word_prefix(older_.part_of(one).tree)) {
      return tell(place, text_of(older_, one), text_of(newer_, other));
    }
    merge(one, other, {});
  }

  // Paper and margins of the newer file, with what they were in w:sectPrChange. References to
  // headers and footers are no part of such a change.
  void merge_pages() {
    if (older_.sections.size() != newer_.sections.size()) return;  // told
    const docx::effective::Resolver before(older_);
    const docx::effective::Resolver after(newer_);
    const StoryPart& part = older_.part_of(older_.body());
    const StoryPart& newer_part = newer_.part_of(newer_.body());
    for (std::size_t i = 0; i < older_.sections.size(); ++i) {
      const docx::parse::Section& one = older_.sections[i];
      const docx::parse::Section& other = newer_.sections[i];
      const auto pages =
          page_difference(page_values(older_, before, i), page_values(newer_, after, i));
      if (!pages) continue;
      const bool fits = one.properties != no_node && other.properties != no_node &&
                        part.tree.child(one.properties, Name::w_sectPrChange) == no_node;
      if (!fits) {
        const std::string number = fmt::format_int(i + 1).str();
        tell(both("trang của phần " + number, "pages of section " + number), pages->first,
             pages->second);
        continue;
      }
      const auto said = [](const docx::parse::PartTree& tree, NodeId section) {
        return plain_children(tree, section, [&](NodeId child) {
          const std::string& name = local_name(tree, child);
          return name == "headerReference" || name == "footerReference"
                     ? std::string()
                     : std::string(tree.xml().slice(tree.range(child)));
        });
      };
      std::string references;
      for (const auto& [slot, node] : references_of(part.tree, one.properties)) {
        references += part.slice(node);
      }
      patches_[&part].replace(part.tree.range(one.properties),
                              "<w:sectPr>" + references + said(newer_part.tree, other.properties) +
                                  "<w:sectPrChange" + marks_.attributes() + "><w:sectPr>" +
                                  said(part.tree, one.properties) +
                                  "</w:sectPr></w:sectPrChange></w:sectPr>");
      ++changes_;
    }
  }

  // What stands outside the flows that take marks.
  void tell_the_rest() {
    struct Outside {
      Story::Kind kind;
      std::string place;
    };
    const std::array outside = {
        Outside{Story::Kind::Footnote, both("chú thích cuối trang", "footnotes")},
        Outside{Story::Kind::Endnote, both("chú thích cuối văn bản", "endnotes")},
        Outside{Story::Kind::TextBox, both("hộp chữ", "text boxes")}};
    for (const Outside& one : outside) {
      const std::string before = all_of(older_, one.kind);
      const std::string after = all_of(newer_, one.kind);
      if (before != after) tell(one.place, before, after);
    }
    const std::size_t before = objects_of(older_);
    const std::size_t after = objects_of(newer_);
    if (before != after) {
      tell(both("số hình và đối tượng", "number of pictures and objects"),
           fmt::format_int(before).str(), fmt::format_int(after).str());
    }
  }

  [[nodiscard]] static std::string all_of(const Document& document, Story::Kind kind) {
    std::string text;
    for (const Story& story : document.stories) {
      if (story.kind != kind) continue;
      const std::string one = text_of(document, story);
      if (!one.empty()) (text += text.empty() ? "" : " | ") += one;
    }
    return text;
  }

  [[nodiscard]] static std::size_t objects_of(const Document& document) {
    return document.part_of(document.body()).objects.size();
  }

  const Document& older_;
  const Document& newer_;
  Diagnostics& diagnostics_;
  docx::edit::FreeIds ids_;
  StyleMap styles_;
  docx::edit::RevisionMarks marks_;
  TrackedCopy copy_;
  std::map<const StoryPart*, docx::edit::PartPatch> patches_;
  std::size_t changes_ = 0;
};

}  // namespace

std::optional<TrackedDiff> tracked_diff(std::string_view bytes, const Document& older,
                                        const Document& newer, const std::string& date,
                                        Diagnostics& diagnostics) {
  const bool are_ready = is_ready(older, diagnostics);
  if (!is_ready(newer, diagnostics) || !are_ready) return std::nullopt;
  return Differ(older, newer, date, diagnostics).run(bytes);
}

}  // namespace vanthu::merge
