// Vietnamese dictionary order, as keys: byte strings that compare as their texts shall stand.
//
// Syllable by syllable, as dictionaries do (La Thành, Là An, Lã Bình, Lá, Lạ), where ICU's collator
// compares whole strings. Inside a syllable ICU's order for vi: letters (a ă â … d đ …), then
// tones (ngang, huyền, hỏi, ngã, sắc, nặng); numbers by value ("khoản 2" before "khoản 10").
// Where the tone mark is written does not count (hoà = hòa); punctuation and case count last.

#pragma once

#include <memory>
#include <string>
#include <string_view>

namespace vanthu::text {

// Opening costs far more than a key: make one for a whole sort. Const methods may be called from
// several threads at once.
class Collation {
 public:
  Collation();
  ~Collation();
  Collation(Collation&&) noexcept;
  Collation& operator=(Collation&&) noexcept;

  [[nodiscard]] std::string key(std::string_view text) const;
  // Persons: by tên (the last word), then họ and đệm in their order.
  [[nodiscard]] std::string person_key(std::string_view full_name) const;

 private:
  struct Collators;
  std::unique_ptr<Collators> collators_;
};

}  // namespace vanthu::text
