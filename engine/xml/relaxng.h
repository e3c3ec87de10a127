// RELAX NG validation by libxml2: the gate in front of the semantic checks, whose messages are the
// ones people read (libxml2's name neither the missing attribute nor every error).

#pragma once

#include <memory>
#include <string_view>

#include "base/diagnostics.h"

namespace vanthu::xml {

class Grammar {
 public:
  // `schema` is RELAX NG in XML syntax and must be right: it is ours, so a broken one throws
  // std::logic_error.
  explicit Grammar(std::string_view schema);
  ~Grammar();
  Grammar(Grammar&&) noexcept;
  Grammar& operator=(Grammar&&) noexcept;

  // True when the document follows the grammar; otherwise at least one XmlSchema diagnostic is
  // added, at the line libxml2 names.
  bool validate(const Sources& sources, FileId file, Diagnostics& diagnostics) const;

 private:
  struct Schema;
  std::unique_ptr<Schema> schema_;
};

}  // namespace vanthu::xml
