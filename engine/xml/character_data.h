// Character data and attribute values of sound XML (a parser has judged it), read off the bytes:
// references to characters and to the five entities, CDATA, comments, line ends.

#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace vanthu::xml {

// As UTF-8. Precondition: a character that XML can carry.
void append_character(std::string& out, char32_t character);

class CharacterData {
 public:
  enum class Kind { Text, Value };  // in a value white space characters count as spaces
  CharacterData(std::string_view raw, Kind kind) : raw_(raw), kind_(kind) {}

  // Appends the next character to `out` (of plain text as much as comes in one stretch, unless
  // `single`); false at the end.
  bool next(std::string& out, bool single = false);
  // Where in `raw` the next character is written.
  [[nodiscard]] std::size_t at() const { return at_; }
  // Passes over comments and the like, so that at() is the character itself.
  void skip_markup();

 private:
  bool append_reference(std::string& out);

  std::string_view raw_;
  Kind kind_;
  std::size_t at_ = 0;
  bool in_cdata_ = false;
};

}  // namespace vanthu::xml
