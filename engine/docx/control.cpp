// Content controls: a value of the data that can be changed once for all its places.
//
//   in    the runs that show one value; what its author asked for it
//   out   an inline w:sdt around them, bound to the node that holds the text
//
// Bound are values of plain text in the format of their style, because a bound control has one
// format and LibreOffice gives it that one. Nothing of it shows (w15:appearance) until somebody
// works with controls. In a protected file values that cannot be bound get a control
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

bool is_one_text(const StyledRun* first, const StyledRun* last) {
  return last - first == 1 && first->kind == StyledRun::Kind::Text &&
         first->format.letter_spacing == Length() &&
         first->text.find_first_not_of(' ') != std::string::npos;
}

void write_number(xml::Emitter& out, std::string_view element, int number) {
  std::array<char, 12> digits{};
  const auto [end, error] = std::to_chars(digits.data(), digits.data() + digits.size(), number);
  out.open(element).attribute(
      "w:val", std::string_view(digits.data(), static_cast<std::size_t>(end - digits.data())));
  out.close();
}

void write_binding(xml::Emitter& out, int node) {
  std::string path = "/v:values[1]/v:v[";
  path += fmt::format_int(node).str();
  path += ']';
  std::string prefixes = "xmlns:v='";
  prefixes += values_namespace;
  prefixes += '\'';
  out.open("w:dataBinding")
      .attribute("w:prefixMappings", prefixes)
      .attribute("w:xpath", path)
      .attribute("w:storeItemID", values_item)
      .close();
}

}  // namespace

bool write_control(const Story& story, const StyledRun* first, const StyledRun* last,
                   const rules::RunFormat& base) {
  Marking& marking = *story.marking;
  const std::string& path = first->field;
  std::string_view question = marking.origin.question ? marking.origin.question(path) : "";
  int node = 0;
  // LibreOffice 7.4 gives the words of a control of plain text the format of their style.
  const bool plain = first->format == base;
  if (!question.empty() && plain && is_one_text(first, last)) {
    // A hyphen that must not break is an element, which the text of a node cannot say.
    if (const auto text = written_text(*first)) node = marking.values.node(path, *text);
  }
  if (node == 0 && !marking.protect) return false;

  xml::Emitter& out = story.out;
  out.open("w:sdt");
  out.open("w:sdtPr");
  out.open("w:alias").attribute("w:val", title_of(question.empty() ? path : question)).close();
  out.open("w:tag").attribute("w:val", tag_of(path)).close();
  write_number(out, "w:id", ++marking.controls);
  if (node != 0) write_binding(out, node);
  out.open("w15:appearance").attribute("w15:val", "hidden").close();
  if (plain) out.empty("w:text");
  out.close();
  out.open("w:sdtContent");
  for (const StyledRun* run = first; run != last; ++run) write_run(story, *run, base);
  out.close();
  out.close();
  return true;
}

}  // namespace vanthu::docx
