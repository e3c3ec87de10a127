// What the point bookmark of a block is called: "_v", 7 digits of its key, 5 of its text.
//
//   in    key and text of a block, block by block in the order of the document
//   out   the name
//
// So the name alone says what stands there and whether somebody has changed it, also where a
// program has thrown the record away. Digits are 0–9 and a–v: Word takes capitals for small ones.
// Who reads a record makes the names anew, which is why they do not stand in it.

#pragma once

#include <array>
#include <cstdint>
#include <string_view>
#include <unordered_set>

namespace vanthu::docx {

struct BlockName {
  static constexpr std::size_t prefix_size = 2, key_size = 7, text_size = 5;
  std::array<char, prefix_size + key_size + text_size> digits;

  [[nodiscard]] std::string_view view() const { return {digits.data(), digits.size()}; }
};

class BlockNames {
 public:
  // The text of a row: row_text.
  [[nodiscard]] BlockName make(std::string_view key, std::string_view text);

 private:
  std::unordered_set<std::uint64_t> taken_;  // by key
};

// Of a name that has our form the part that follows from the key; "" for others.
[[nodiscard]] std::string_view key_part(std::string_view name);
// The part that follows from the text. Precondition: key_part is not "".
[[nodiscard]] std::string_view text_part(std::string_view name);
// Whether the block said exactly this when it was named. Precondition as above.
[[nodiscard]] bool names_text(std::string_view name, std::string_view text);

// Behind every cell in the text of a row, the empty ones at its end left out. Never in a text.
inline constexpr char cell_end = '\f';
// The text of a row from its cells, each followed by cell_end.
[[nodiscard]] std::string_view row_text(std::string_view cells);

}  // namespace vanthu::docx
