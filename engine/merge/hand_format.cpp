#include "merge/hand_format.h"

#include <array>

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
  std::string_view word;
  bool is_switch;
};
constexpr std::array properties = {
    Property{Name::w_b, "bold", true},
    Property{Name::w_i, "italic", true},
    Property{Name::w_strike, "strike", true},
    Property{Name::w_u, "underline", false},
    Property{Name::w_sz, "size", false},
    Property{Name::w_color, "color", false},
    Property{Name::w_highlight, "highlight", false},
};

void append(std::string& out, std::string_view word) {
  if (!out.empty()) out += ", ";
  out += word;
}

std::string format_of(const PartTree& tree, NodeId run_properties) {
  std::string format;
  if (run_properties == docx::parse::no_node) return format;
  for (const Property& one : properties) {
    const NodeId node = tree.child(run_properties, one.name);
    if (node == docx::parse::no_node) continue;
    if (one.is_switch) {
      append(format, tree.is_on(run_properties, one.name) ? "" : "no ");
      format += one.word;
    } else {
      append(format, one.word);
      format += ' ' + tree.child_value(run_properties, one.name);
    }
  }
  return format;
}

// Programs name the same thing in two ways.
std::string alignment(std::string value) {
  if (value == "start") return "left";
  if (value == "end") return "right";
  return value;
}

}  // namespace

std::string hand_format(const StoryPart& part, const Paragraph& paragraph) {
  std::string result = alignment(part.tree.child_value(paragraph.properties, Name::w_jc));
  std::string words, format;
  const auto finish = [&] {
    if (!format.empty()) result += "; [" + words + "] " + format;
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
