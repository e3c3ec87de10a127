#include "merge/hand_format.h"

#include <fmt/format.h>

#include <array>
#include <charconv>

#include "base/diagnostics.h"
#include "docx/parse/text.h"

namespace vanthu::merge {
namespace {

using docx::parse::Name;
using docx::parse::NodeId;
using docx::parse::Paragraph;
using docx::parse::PartTree;
using docx::parse::Piece;
using docx::parse::StoryPart;

struct Property {
  Name name;
  std::string_view vietnamese, english;
  bool is_switch;
};
constexpr std::array properties = {
    Property{Name::w_b, "đậm", "bold", true},
    Property{Name::w_i, "nghiêng", "italic", true},
    Property{Name::w_strike, "gạch ngang", "strike", true},
    Property{Name::w_u, "gạch chân", "underline", false},
    Property{Name::w_sz, "cỡ", "size", false},
    Property{Name::w_color, "màu chữ", "color", false},
    Property{Name::w_highlight, "màu nền", "highlight", false},
};

void append(std::string& out, std::string_view word) {
  if (!out.empty()) out += ", ";
  out += word;
}

// Half points as points; what is no number as it is.
std::string size_of(const std::string& value) {
  int half = 0;
  const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), half);
  if (error != std::errc() || end != value.data() + value.size()) return value;
  return fmt::format_int(half / 2).str() + (half % 2 == 0 ? "" : both(",5", ".5"));
}

std::string format_of(const PartTree& tree, NodeId run_properties) {
  std::string format;
  if (run_properties == docx::parse::no_node) return format;
  for (const Property& one : properties) {
    const NodeId node = tree.child(run_properties, one.name);
    if (node == docx::parse::no_node) continue;
    const std::string word = both(one.vietnamese, one.english);
    const std::string value = tree.child_value(run_properties, one.name);
    const bool is_line = one.name == Name::w_u;
    if (one.is_switch ? !tree.is_on(run_properties, one.name) : is_line && value == "none") {
      append(format, both("không ", "no ") + word);
    } else if (one.is_switch || (is_line && value == "single")) {
      append(format, word);
    } else {
      append(format, word + ' ' + (one.name == Name::w_sz ? size_of(value) : value));
    }
  }
  return format;
}

// Programs name the same thing in two ways.
std::string alignment(const std::string& value) {
  if (value == "left" || value == "start") return both("căn trái", "left");
  if (value == "right" || value == "end") return both("căn phải", "right");
  if (value == "center") return both("căn giữa", "centered");
  if (value == "both") return both("căn đều hai bên", "justified");
  return value;
}

}  // namespace

std::string hand_format(const StoryPart& part, const Paragraph& paragraph) {
  std::string result = alignment(part.tree.child_value(paragraph.properties, Name::w_jc));
  std::string words, format;
  const auto finish = [&] {
    if (!format.empty()) {
      if (!result.empty()) result += "; ";
      result += '[' + words + "] " + format;
    }
    words.clear();
  };
  const docx::parse::ShownText shown = docx::parse::shown_text(part, paragraph);
  for (const auto& span : shown.spans) {
    const Piece& piece = paragraph.pieces[span.piece];
    std::string here = format_of(part.tree, piece.properties);
    if (here != format) finish();
    format = std::move(here);
    words.append(shown.text, span.begin, span.end - span.begin);
  }
  finish();
  return result;
}

}  // namespace vanthu::merge
