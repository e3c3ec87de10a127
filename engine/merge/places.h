// Places as people who work in Word name them: "Phụ lục I › hàng 3 › cột "Đơn vị chủ trì"".

#pragma once

#include <string>

#include "merge/context.h"

namespace vanthu::merge {

// Of a block of one side. `cell`: of a row, which of its cells (that are not covered from above).
[[nodiscard]] std::string place_of(const Side& side, Index block, Index cell = none);

}  // namespace vanthu::merge
