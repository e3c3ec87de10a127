#include "docx/edit/plain_text.h"

#include <array>
#include <utility>

#include "docx/parse/text.h"

namespace vanthu::docx::edit {
namespace {

using parse::Piece;
using parse::StoryPart;

struct Plain {
  std::string_view written, plain;
};
// All begin with one of these two bytes.
constexpr std::string_view leads = "\xC2\xE2";
constexpr std::array plain_of = {
    Plain{"\xC2\xA0", " "},      // no-break space
    Plain{"\xC2\xAD", ""},       // soft hyphen
    Plain{"\xE2\x80\xAF", " "},  // narrow no-break space
    Plain{"\xE2\x80\x91", "-"},  // no-break hyphen
    Plain{"\xE2\x81\xA0", ""},   // word joiner
    Plain{"\xE2\x80\x8B", ""},   // zero width space
};

// "PAGE", "PAGEREF": what they show depends on the pages.
bool is_page_number(std::string_view instruction) {
  const std::size_t begin = instruction.find_first_not_of(' ');
  if (begin == std::string_view::npos) return false;
  const std::string_view name =
      instruction.substr(begin, instruction.find_first_of(" \\", begin) - begin);
  for (const std::string_view known : {"PAGE", "PAGEREF", "NUMPAGES"}) {
    if (name == known) return true;
  }
  return false;
}

bool stands_in_page_number(const StoryPart& part, const Piece& piece) {
  for (parse::Index field = piece.field; field != parse::none; field = part.fields[field].parent) {
    if (is_page_number(part.fields[field].instruction)) return true;
  }
  return false;
}

}  // namespace

std::string plain_text(std::string_view text) {
  std::string result;
  result.reserve(text.size());
  std::size_t done = 0;
  for (std::size_t at = text.find_first_of(leads); at != std::string_view::npos;
       at = text.find_first_of(leads, at)) {
    const std::string_view rest = text.substr(at);
    const Plain* found = nullptr;
    for (const Plain& one : plain_of) {
      if (rest.starts_with(one.written)) found = &one;
    }
    if (found == nullptr) {
      ++at;
      continue;
    }
    result.append(text, done, at - done).append(found->plain);
    at += found->written.size();
    done = at;
  }
  return result.append(text, done);
}

std::string plain_text(const StoryPart& part, const parse::Paragraph& paragraph) {
  const parse::ShownText shown = parse::shown_text(part, paragraph);
  bool has_pages = false;
  for (const auto& span : shown.spans) {
    has_pages |= stands_in_page_number(part, paragraph.pieces[span.piece]);
  }
  if (!has_pages) return plain_text(shown.text);
  std::string text;
  for (const auto& span : shown.spans) {
    if (stands_in_page_number(part, paragraph.pieces[span.piece])) continue;
    text.append(shown.text, span.begin, span.end - span.begin);
  }
  return plain_text(text);
}

}  // namespace vanthu::docx::edit
