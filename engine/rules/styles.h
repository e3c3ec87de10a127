// The named styles: one for each component of the form, as Word's gallery shows them.
//
//   in    the rule set, the set of sizes, the heading levels the document uses, the spacing of its
//         text
//   out   a Style for every key, complete (size, weight, spacing, indents)
//
// A component builder takes its paragraph from here and changes only what depends on the text.

#pragma once

#include <vector>

#include "model/document.h"
#include "rules/spacing.h"
#include "rules/styled.h"
#include "rules/values.h"

namespace vanthu::rules {

// In the order of Word's gallery. The comments are the boxes of the diagram (PL I, I, IV).
enum class StyleKey {
  Body,           // ô 6
  NationalTitle,  // ô 1
  Motto,          // ô 1
  Superior,       // ô 2
  Issuer,         // ô 2
  So_ky_hieu,     // ô 3
  PlaceAndDate,   // ô 4
  LetterSubject,  // ô 5b
  Secrecy,        // ô 10a
  Urgency,        // ô 10b
  Circulation,    // ô 11
  SigningInfo,    // ô 14
  Kind,           // ô 5a
  Trich_yeu,      // ô 5a
  Addressees,     // ô 9a
  ContentsTitle,
  Contents1,  // the styles of Word's own tables of contents
  Contents2,
  Contents3,
  Contents4,
  Contents5,
  Contents6,
  Authority,
  Resolution,
  LegalBasis,  // ô 6, as all that follow down to the table
  Part,
  Section,
  Article,
  RomanSection,
  TitledClause,
  Clause,
  Point,
  Dash,
  Plus,
  Note,
  Centred,
  TableHeader,
  TableBody,
  Recipients,     // ô 9b
  RecipientList,  // ô 9b
  Drafter,        // ô 12
  SignaturePost,  // ô 7a
  SignatureName,  // ô 7b
  Confirmation,
  CopyForm,
  Annex,
  AnnexTitle,
  Attached,
  PageNumber,
  Address,  // ô 13
  Rule,
  Spacer,
  Count,
};

inline constexpr int contents_styles = 6;

// Outline level of each heading level of the body: the levels in use, ranked, so that none is
// skipped whichever scheme the document follows. -1: not a heading here.
struct Outlines {
  static constexpr std::size_t level_count = static_cast<std::size_t>(model::Level::Plus) + 1;
  int of[level_count] = {-1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1};
  [[nodiscard]] int operator()(model::Level level) const {
    return of[static_cast<std::size_t>(level)];
  }
};

// True when the item is set as a heading: by its level, or because it carries a title.
[[nodiscard]] bool is_heading(const model::Item& item);
[[nodiscard]] Outlines rank_outlines(const model::Document& document);

class StyleSheet {
 public:
  StyleSheet(const RuleSet::Values& values, model::SizeSet sizes, const Outlines& outlines,
             const Spacing& spacing);
  [[nodiscard]] const Style& operator[](StyleKey key) const {
    return styles_[static_cast<std::size_t>(key)];
  }
  // Leaves in `document` the styles its paragraphs use, and points the paragraphs at them.
  void keep_used(StyledDocument& document) const;

 private:
  std::vector<Style> styles_;  // by key
};

}  // namespace vanthu::rules
