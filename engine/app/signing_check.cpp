#include "app/signing_check.h"

#include <string>
#include <variant>

namespace vanthu::app {
namespace {

// "TM. ỦY BAN NHÂN DÂN, CHỦ TỊCH": whose signature it is.
std::string signer(const model::Signature& signature) {
  std::string words;
  for (const auto* lines : {&signature.authority, &signature.post, &signature.post_below}) {
    for (const model::Text& line : *lines) {
      if (!words.empty()) words += ", ";
      words += model::plain(line);
    }
  }
  return words;
}

}  // namespace

void check_signing(const model::Document& document, Diagnostics& diagnostics) {
  bool any = false;
  const auto look = [&](const std::optional<model::Signature>& signature) {
    if (!signature) return;
    any = true;
    // Above a second post there is room to sign also without a name (ô 7b).
    if (!model::is_blank(signature->name) || !signature->post_below.empty()) return;
    diagnostics.add(Code::SignerNameMissing, signature->at, {signer(*signature)});
  };
  for (const model::Section& section : document.sections) {
    any |= !model::is_blank(section.signing);
    for (const model::Block& block : section.blocks) {
      const auto* closing = model::part_of<model::Closing>(&block);
      if (closing == nullptr) continue;
      look(closing->signature);
      look(closing->left_signature);
    }
  }
  if (!any) diagnostics.add(Code::SignatureMissing, {});
}

}  // namespace vanthu::app
