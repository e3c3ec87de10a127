// Pattern: the regular expression of mau-chu= (ICU syntax), matched against a whole text.

#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace vanthu::templates {

class Pattern {
 public:
  // Empty when the expression is wrong.
  [[nodiscard]] static std::optional<Pattern> compile(std::string_view expression);

  [[nodiscard]] const std::string& source() const { return source_; }

  // An expression that would run away ("(a+)+b") is stopped by ICU and counts as no match.
  [[nodiscard]] bool matches(std::string_view text) const;

 private:
  struct Compiled;
  Pattern(std::string source, std::shared_ptr<const Compiled> compiled);
  std::string source_;
  std::shared_ptr<const Compiled> compiled_;  // immutable: shared by copies and by threads
};

}  // namespace vanthu::templates
