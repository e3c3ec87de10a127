// Findings mended as tracked changes: what is mechanical, never names, numbers, values of dates.
//
//   in    the document, what was found in it (Finding::mends); how tones shall be placed
//   out   the file with the changes, by "vanthu"; which findings they mend
//
// Rejecting them all gives the old text and formatting, accepting them the mended ones. Words in
// fields and in controls that show a bound value are left: Word writes them anew. Of two changes of
// the same words the first is made.

#pragma once

#include <optional>
#include <string>
#include <vector>

#include "check/check.h"

namespace vanthu::check {

enum class TonePlacement {
  Keep,
  FirstVowel,  // "hòa"
  LastVowel    // "hoà"
};

struct Mended {
  enum class Done { No, Partly, Yes };
  std::string bytes;
  std::vector<Done> findings;  // one a finding
  std::size_t places = 0;      // where something was changed
};

// Nothing when the main part is written in a way that nobody writes it (docx/edit/package_edit.h).
[[nodiscard]] std::optional<Mended> mend(const docx::parse::Document& document,
                                         const Checked& checked, TonePlacement tones);

}  // namespace vanthu::check
