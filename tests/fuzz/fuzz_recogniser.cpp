// Any UTF-8 text as pasted body text: no word may be lost, changed or moved.

#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "fuzz/fuzz_support.h"
#include "model/recognise.h"
#include "text/text.h"

namespace {

using namespace vanthu;

void append(std::string& out, std::string_view part) {
  out.append(part);
}

std::string text_of_block(const model::Block& block) {
  std::string out;
  if (const auto* item = std::get_if<model::Item>(&block)) {
    append(out, item->number);
    append(out, item->gap);
    append(out, model::plain(item->text));
  } else if (const auto* paragraph = std::get_if<model::Paragraph>(&block)) {
    append(out, model::plain(paragraph->text));
  } else if (const auto* basis = std::get_if<model::LegalBasis>(&block)) {
    append(out, model::plain(basis->text));
    append(out, basis->closing);
  } else {
    fuzz::expect(false);  // the recogniser makes no other block
  }
  return out;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  std::string text = fuzz::text_of(bytes, size);
  // Preconditions that the readers of data guarantee.
  if (text::find_invalid_utf8(text)) return 0;
  text = text::normalised(text);
  if (text::find_control_character(text)) return 0;

  Diagnostics diagnostics;
  const auto blocks = model::recognise(text, {}, {}, diagnostics);
  fuzz::expect(!diagnostics.has_errors());

  std::string joined;
  for (const model::Block& block : blocks) {
    joined += text_of_block(block);
    joined += '\n';
  }
  fuzz::expect(text::words(joined) == text::words(text));
  return 0;
}
