// Known findings: what was told once and shall stay quiet.
//
//   in    findings; or a file of earlier ones
//   out   the file; or the findings parted into new and known ones
//
// A place is known again by its rule and the words around it, not by where it stands: other
// paragraphs may come and go. As many places as the file lists are quiet, one more is told. What
// concerns the whole document is known by its message.

#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "check/check.h"

namespace vanthu::check {

class Baseline {
 public:
  // Nothing when the text is no such file.
  [[nodiscard]] static std::optional<Baseline> read(std::string_view json);

  void add(const Checked& checked);
  [[nodiscard]] std::string written() const;

  // Takes the known findings out of `checked`; of those with several places the known places.
  // Each entry serves once.
  [[nodiscard]] std::vector<Finding> take_known(Checked& checked);

 private:
  using Key = std::pair<std::string, std::string>;  // rule, words
  [[nodiscard]] static Key key_of(const Checked& checked, const Finding& finding, const Spot& at);
  std::map<Key, int> places_;
};

}  // namespace vanthu::check
