// Which of the elements that two orders share have to move, when as few as possible do.

#pragma once

#include <cstdint>
#include <vector>

namespace vanthu::merge {

// `places`: where each element stands in the other order. True for those outside the longest run
// that is in order already.
[[nodiscard]] std::vector<bool> out_of_order(const std::vector<std::uint32_t>& places);

}  // namespace vanthu::merge
