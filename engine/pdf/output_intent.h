// The output intent: which colours DeviceRGB and DeviceGray mean (ISO 19005-2, 6.2.3; ISO 32000-1,
// 14.11.5). sRGB, as an ICC profile made here, because none may be taken from elsewhere unseen.

#pragma once

#include <string>

#include "pdf/objects.h"

namespace vanthu::pdf {

// A display profile of version 2.1 (ICC.1:1998-09), which PDF/A-1 readers accept as well.
[[nodiscard]] const std::string& srgb_profile();

// The output intent dictionary.
[[nodiscard]] Ref write_output_intent(File& file);

}  // namespace vanthu::pdf
