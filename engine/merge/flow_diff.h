// The blocks of one flow of the older file made to carry what the newer one's differ in.
//
//   in    two flows: of bodies, of headers
//   out   changes of the older part
//
// The rules are those of tracked_diff.h.

#pragma once

#include <functional>
#include <memory>
#include <unordered_map>
#include <vector>

#include "docx/edit/patch.h"
#include "merge/flow.h"
#include "merge/pair_items.h"
#include "merge/tracked_copy.h"

namespace vanthu::merge {

// Of a paragraph or row of the older file the one of the newer.
using KnownPairs = std::unordered_map<const void*, const void*>;

class FlowDiff {
 public:
  struct Sides {
    const docx::parse::StoryPart& older;
    const docx::parse::StoryPart& newer;
    const KnownPairs& known;
  };
  FlowDiff(const Sides& sides, TrackedCopy& copy, const docx::edit::RevisionMarks& marks,
           docx::edit::PartPatch& patch)
      : sides_(sides), copy_(copy), marks_(marks), patch_(patch) {}

  void run(const docx::parse::Story& older, const docx::parse::Story& newer);
  [[nodiscard]] std::size_t changes() const { return changes_; }

 private:
  using Items = std::vector<FlowItem>;
  struct Stretch {  // what has no partner, between two pairs
    std::size_t old_begin, old_end, new_begin, new_end;
    bool is_last;
  };
  void merge(Flow& flow, const Items& newer);
  void change(Flow& flow, const Items& newer, const Stretch& stretch);
  void change_end(Flow& flow, const Items& newer, const Stretch& stretch);
  void strike(const Flow& flow, std::size_t index, bool mark);
  void strike_words(const docx::parse::Paragraph& paragraph);
  void put(Flow& flow, std::size_t behind, const Items& newer, std::size_t index, bool mark);
  void paragraph(const docx::parse::Paragraph& older, const docx::parse::Paragraph& newer);
  void table(Flow& flow, std::size_t index, const docx::parse::Table& newer);
  void row(const docx::parse::Table& older, const docx::parse::Table& newer);
  void cells(const docx::parse::Row& older, const docx::parse::Row& newer);
  [[nodiscard]] std::vector<std::size_t> known_items(const Items& older, const Items& newer) const;
  [[nodiscard]] const docx::parse::Table* known_table(const docx::parse::Table& table) const;
  void note_tables(const Items& newer);

  Sides sides_;
  TrackedCopy& copy_;
  const docx::edit::RevisionMarks& marks_;
  docx::edit::PartPatch& patch_;
  std::unordered_map<const void*, const docx::parse::Table*> table_of_;  // row of the newer file
  std::size_t changes_ = 0;
};

}  // namespace vanthu::merge
