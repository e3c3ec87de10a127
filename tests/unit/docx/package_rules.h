// What Word wants of a package although no schema says it: the conditions known to cause a repair
// prompt or a silent loss, checked on the parts as they were written.

#pragma once

#include <string>
#include <vector>

#include "unpacked.h"

namespace vanthu::test {

// One line a fault; none for a package that Word opens as far as the rules reach.
[[nodiscard]] std::vector<std::string> faults_of(const Unpacked& package);

}  // namespace vanthu::test
