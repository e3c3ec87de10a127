// StyledDocument → DOCX (ECMA-376 Part 1, transitional, WordprocessingML).
//
// Deterministic: no clock, no random id. Opens in Word without a repair prompt as far as the rules
// known to us reach (each is asserted or tested).

#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "rules/styled.h"
#include "zip/write.h"

namespace vanthu::docx {

// Where a document comes from. A file that is told carries its identity (README.md): a later run
// can then tell what people have changed in it.
struct Origin {
  std::string_view engine;  // its version
  std::string_view template_id, template_digest;
  std::string_view rules_id, rules_digest;
  std::string data;  // JSON
  // What a person is asked for the value at a data path; empty for what is not one short value.
  std::function<std::string_view(std::string_view path)> question;
};

// What a thread keeps between documents: parts that are the same in the next one are not packed
// again. It changes no byte.
struct PartCache {
  zip::Writer archive;
};

struct Options {
  const Origin* origin = nullptr;  // null: the file carries no identity
  bool protect = false;            // only the values can be edited; needs an origin
  PartCache* cache = nullptr;
};

// The bytes of the package.
[[nodiscard]] std::string write(const rules::StyledDocument& document, const Options& options = {});

// The same before it is packed, for whoever reads it at once: zip::write of these is `write`.
[[nodiscard]] std::vector<zip::Entry> parts(const rules::StyledDocument& document,
                                            const Options& options = {});

}  // namespace vanthu::docx
