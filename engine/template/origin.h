// Origin: where each byte of an XML text or attribute value was written.
//
// libxml2 gives values with entities resolved and comments taken out; messages must still point at
// the very character that is wrong.

#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "base/source.h"

namespace vanthu::templates {

class Origin {
 public:
  // `at` is the value's place in the source. When value and source do not match (which would be a
  // fault of the reader), every offset falls back to `at`.
  Origin(const Sources& sources, Place at, std::string_view value);

  // The source range of the bytes [begin, end) of the value.
  [[nodiscard]] Place place(std::size_t begin, std::size_t end) const;

 private:
  Place whole_;
  std::vector<std::uint32_t> offsets_;  // one more than the value has bytes; empty: fall back
};

}  // namespace vanthu::templates
