// Nothing but the headers most tests begin with: the precompiled header belongs to some target.

#include <fmt/format.h>

#include "base/diagnostics.h"
#include "support/catch.h"
