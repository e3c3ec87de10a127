// Writes XML by appending to one string: several times faster than building a tree, and the
// callers (DOCX parts, XMP) know their order anyway. ECMA-376 parts: UTF-8, one declaration.

#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace vanthu::xml {

// Appends `text` with & < > escaped (in attributes also "). Control characters that XML 1.0 cannot carry are a
// precondition of ours: input is refused long before (text/), so they assert.
void escape_into(std::string& out, std::string_view text);

class Emitter {
 public:
  // Starts with the XML declaration (standalone="yes", as Office writes it).
  explicit Emitter(std::size_t reserve = 0);

  // Element names are literals of ours and are not copied: they must outlive the emitter.
  Emitter& open(std::string_view name);
  // Only directly after open().
  Emitter& attribute(std::string_view name, std::string_view value);
  Emitter& attribute(std::string_view name, long long value);
  Emitter& text(std::string_view text);
  // Markup that is already XML.
  Emitter& raw(std::string_view markup);
  Emitter& close();
  // open + close: <name/>
  Emitter& empty(std::string_view name) { return open(name).close(); }

  // Asserts that every element is closed.
  [[nodiscard]] std::string take();

 private:
  void finish_start_tag();
  std::string out_;
  std::vector<std::string_view> open_;
  bool in_start_tag_ = false;
};

}  // namespace vanthu::xml
