// ICU's tables, loaded before threads start: ICU makes its shared objects when they are first asked
// for, in a way that ThreadSanitizer cannot follow.

#pragma once

namespace vanthu::text {

// Throws std::runtime_error when ICU is missing its data or broken.
void load_tables();

}  // namespace vanthu::text
