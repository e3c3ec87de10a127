// The components of an administrative document (thành phần thể thức, Nghị định 30/2020/NĐ-CP, PL
// I), found by what they say and where they stand, in files that use no styles.
//
//   in    Reading; the kinds of documents
//   out   Structure: which words are which component, how certain; what was not found
//
// Method: strong marks first (the national title, "Số:", "Nơi nhận:", "Phụ lục"), then what stands
// around them: agencies above the number, the title below the head, the signature beside the
// recipients. Words that fit nothing are body text. What is not found is absent; nothing is guessed
// to make the form complete.

#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "check/reading.h"

namespace vanthu::check {

enum class Component {
#define VANTHU_COMPONENT(name, ...) name,
#include "check/components.def"
#undef VANTHU_COMPONENT
};

struct ComponentWords {
  std::string_view id;  // "quoc-hieu"
  std::string_view vi, en;
};
[[nodiscard]] const ComponentWords& words_of(Component component);

// Bytes [begin, end) of a line.
struct Part {
  Component what = Component::Text;
  std::size_t line = 0;
  std::size_t begin = 0, end = 0;
  int certainty = 1000;        // per mille
  std::string number = {};     // of a level or annex, as printed: "I", "1", "a", "1.2"
  bool looks_centred = false;  // whatever its alignment (strokes.h)
};

struct KindName {
  std::string code;  // "KH"
  std::string name;  // "Kế hoạch"
  bool has_symbol = true;
};

struct Annex {
  std::size_t first = 0, last = 0;  // lines
  std::string number;               // "I", "1", ""
};

// A rule (đường kẻ) below the words of a component (strokes.h).
struct Stroke {
  enum class Kind { Drawing, Border, Characters, Underline };
  Kind kind = Kind::Drawing;
  Component above = Component::Motto;
  std::size_t line = 0;  // where it stands
  Length length;
  bool is_measured = false;  // it and the words
  Length shortest, longest;  // of the lines of words
};

struct Structure {
  std::vector<Part> parts;  // in the order of the document
  std::vector<Annex> annexes;
  std::vector<Stroke> strokes;
  std::size_t main_end = 0;  // the line behind the main text
  const KindName* kind = nullptr;
  bool is_letter = false;     // công văn: "V/v"
  bool is_party = false;      // a document of the Party: another profile
  bool is_normative = false;  // văn bản quy phạm pháp luật: "15/2026/QĐ-UBND", other rules

  [[nodiscard]] const Part* find(Component what) const;  // the first
  [[nodiscard]] std::vector<const Part*> all(Component what) const;
};

[[nodiscard]] Structure find_components(const Reading& reading, const std::vector<KindName>& kinds);

[[nodiscard]] inline std::string_view words_in(const Reading& reading, const Part& part) {
  return std::string_view(reading.lines[part.line].text).substr(part.begin, part.end - part.begin);
}

// `--explain-structure`: a line a component.
[[nodiscard]] std::string explain(const Structure& structure, const Reading& reading, bool english);

}  // namespace vanthu::check
