// A RELAX NG grammar, by libxml2: which templates templates/schema/template.rng takes.

#pragma once

#include <memory>
#include <string_view>

namespace vanthu::test {

class Grammar {
 public:
  // `schema` is RELAX NG in XML syntax; a broken one throws std::logic_error.
  explicit Grammar(std::string_view schema);
  ~Grammar();

  // False too for what is not well-formed.
  [[nodiscard]] bool takes(std::string_view document) const;

 private:
  struct Schema;
  std::unique_ptr<Schema> schema_;
};

}  // namespace vanthu::test
