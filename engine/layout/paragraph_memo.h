// Paragraphs that were set before, kept from document to document: of a province's template most
// text is the same for every commune.
//
//   in    a paragraph and its column; the paragraph as it was set
//   out   the same again, without measuring, breaking and placing its words
//
// Method: found by all that its lines depend on. The first time a paragraph is seen only its hash
// is kept, so that a document of its own kind, however long, costs next to nothing. What was not
// used in the last document leaves when there is no more room. The pages are the same with and
// without it.
//
// Not for sharing between threads; belongs to one Shaper, whose words its lines hold.

#pragma once

#include <cstddef>
#include <cstdint>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "layout/paragraph.h"
#include "rules/styled.h"

namespace vanthu::layout {

class ParagraphMemo {
 public:
  // Some 2 kB each.
  static constexpr std::size_t capacity = 2048;

  // Whether its lines say the same wherever it stands: no page number.
  [[nodiscard]] static bool suits(const rules::StyledParagraph& paragraph);

  // Another document begins.
  void begin();
  // The lines of this very paragraph in such a column; null when they are not known. Their block is
  // zero, their fields count from the paragraph's first. Valid until the next call of begin().
  [[nodiscard]] const SetParagraph* find(const rules::StyledParagraph& paragraph,
                                         const Column& column);
  // Behind a find() that gave nothing. `set` as find() will return it.
  void keep(const rules::StyledParagraph& paragraph, const Column& column, SetParagraph set);
  // Whether keep() would: asked first, because copying the lines is most of its work.
  [[nodiscard]] bool wants(const rules::StyledParagraph& paragraph, const Column& column);

  [[nodiscard]] std::size_t size() const { return entries_.size(); }

 private:
  // What the lines depend on; places, roles and names are not among it.
  struct Key {
    Column column;
    rules::ParagraphFormat format;
    rules::RunFormat mark;
    bool labelled = false;
    std::vector<rules::StyledRun> runs;
  };
  struct Entry {
    Key key;
    SetParagraph set;
    std::uint64_t used_in = 0;  // the last document
  };
  [[nodiscard]] static bool matches(const Key& key, const rules::StyledParagraph& paragraph,
                                    const Column& column);

  std::unordered_map<std::size_t, Entry> entries_;  // by hash; of two with one hash the first stays
  std::unordered_set<std::size_t> seen_;
  std::uint64_t document_ = 0;  // counts them
};

}  // namespace vanthu::layout
