// Content controls: a value of the data that can be changed once for all its places.
//
//   in    the runs that show one value; what its author asked for it
//   out   an inline w:sdt around them, bound to the node that holds the text
//
// Bound are values that stand in several places (bound_values.h). Nothing of it shows
// (w15:appearance) until somebody works with controls. In a protected file the others get a control
// as well: what stands in one is what can be edited.

#include <fmt/format.h>

#include <array>
#include <charconv>
#include <string>

#include "base/digest.h"
#include "docx/custom_xml.h"
#include "docx/story.h"

namespace vanthu::docx {
namespace {

using rules::StyledRun;

constexpr std::size_t longest_name = 64;  // characters that Word keeps of a tag or a title

// At most 64 characters, the last of them "…" when it had more.
std::string title_of(std::string_view question) {
  std::size_t count = 0;
  std::size_t last = 0;  // where the 64th character begins
  for (std::size_t i = 0; i < question.size(); ++i) {
    if ((static_cast<unsigned char>(question[i]) & 0xC0U) == 0x80U) continue;
    if (++count == longest_name) last = i;
    if (count > longest_name) return std::string(question.substr(0, last)) + "…";
  }
  return std::string(question);
}

std::string tag_of(std::string_view path) {
  if (path.size() <= longest_name) return std::string(path);
  Digest digest;
  digest.add(path);
  return "vanthu:" + digest.hex();
}

void write_number(xml::Emitter& out, std::string_view element, int number) {
  std::array<char, 12> digits{};
  const auto [end, error] = std::to_chars(digits.data(), digits.data() + digits.size(), number);
  out.open(element).attribute(
      "w:val", std::string_view(digits.data(), static_cast<std::size_t>(end - digits.data())));
  out.close();
}

void write_binding(xml::Emitter& out, int node) {
  std::string path = "/values[1]/v[";
  path += fmt::format_int(node).str();
  path += ']';
  out.open("w:dataBinding")
      .attribute("w:xpath", path)
      .attribute("w:storeItemID", values_item)
      .close();
}

}  // namespace

std::optional<Control> control_of(const Story& story, const StyledRun* first, const StyledRun* last,
                                  const rules::RunFormat& base) {
  if (story.marking == nullptr || first->field.empty()) return std::nullopt;
  Marking& marking = *story.marking;
  Control control;
  const bool is_shared = is_bindable(first, last, base) && marking.values.is_shared(*first);
  if (is_shared || marking.protect) {
    if (marking.origin.question) control.question = marking.origin.question(first->field);
  }
  if (is_shared && !control.question.empty()) {
    // A hyphen that must not break is an element, which the text of a node cannot say.
    if (const auto text = written_text(*first)) {
      control.node = marking.values.node(first->field, *text);
    }
  }
  if (control.node == 0 && !marking.protect) return std::nullopt;
  return control;
}

void write_control(const Story& story, const Control& control, const StyledRun* first,
                   const StyledRun* last, const rules::RunFormat& base) {
  const std::string& path = first->field;
  const std::string_view title = control.question.empty() ? path : control.question;
  xml::Emitter& out = story.out;
  out.open("w:sdt");
  out.open("w:sdtPr");
  out.open("w:alias").attribute("w:val", title_of(title)).close();
  out.open("w:tag").attribute("w:val", tag_of(path)).close();
  write_number(out, "w:id", ++story.marking->controls);
  if (control.node != 0) write_binding(out, control.node);
  out.open("w15:appearance").attribute("w15:val", "hidden").close();
  if (first->format == base) out.empty("w:text");
  out.close();
  out.open("w:sdtContent");
  write_plain_runs(story, first, last, base);
  out.close();
  out.close();
}

}  // namespace vanthu::docx
