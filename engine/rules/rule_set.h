// RuleSet: the figures of one regulation, read from templates/rules/*.xml.
//
// One element per value, each with its clause, its allowed range and the value we use; apply and
// check read the same element. A missing or unknown element is an error when loading. No figure of
// the decree stands in C++.
//
// A file over a base ("hd05" over "nd30") states what differs: what it does not state is there, as
// practice, so that nothing of the base is reported in its name.

#pragma once

#include <memory>
#include <optional>
#include <string>

#include "base/diagnostics.h"

namespace vanthu::rules {

class RuleSet {
 public:
  struct Values;  // typed; rules/values.h, for this module only
  ~RuleSet();
  RuleSet(RuleSet&&) noexcept;
  RuleSet& operator=(RuleSet&&) noexcept;
  [[nodiscard]] const Values& values() const { return *values_; }
  [[nodiscard]] const std::string& id() const { return id_; }  // "nd30"
  // Of the file it was read from: another figure, another digest. 32 hex digits.
  [[nodiscard]] const std::string& digest() const { return digest_; }

  [[nodiscard]] static std::optional<RuleSet> read(const Sources& sources, FileId file,
                                                   Diagnostics& diagnostics,
                                                   const RuleSet* base = nullptr);

 private:
  explicit RuleSet(std::unique_ptr<Values> values, std::string id, std::string digest);
  std::unique_ptr<Values> values_;
  std::string id_, digest_;
};

}  // namespace vanthu::rules
