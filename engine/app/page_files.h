// Outputs of one file a page: "xem.svg" becomes xem-1.svg, xem-2.svg, …, also where there is one
// page only, so that whoever reads them need not know how many there are.
//
// A shorter document must not leave pages of a longer one behind it. Pages of an earlier run are
// the files whose numbers go on without a gap and that begin as ours do; any other file is
// somebody's.

#pragma once

#include <cstddef>
#include <filesystem>
#include <vector>

namespace vanthu::app {

// `number` counts from 1.
[[nodiscard]] std::filesystem::path page_file(const std::filesystem::path& output,
                                              std::size_t number);

// The pages behind the first `count` that an earlier run left.
[[nodiscard]] std::vector<std::filesystem::path> stale_pages(const std::filesystem::path& output,
                                                             std::size_t count);

}  // namespace vanthu::app
