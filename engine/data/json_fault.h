// Why a JSON text is broken, in terms of what the person wrote.
//
//   in    the text, and where the parser stood when it gave up
//   out   one Fault: code, place, values of the message; and, where the slip is plain, the same
//         stretch mended, so that the parser can be sent over the text once more
//
// Method: nlohmann's own message names parser states ("expected ',' or ']'"); we look at the bytes
// behind the last good token instead and name the slips that hands make: a comma too many, curly
// quotes from Word, 1.500.000, "C:\Users", a quote inside a text.

#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostics.h"

namespace vanthu::data {

enum class JsonToken { None, Open, Close, Key, Text, Number, Word };

// What the reader knows when the parser stops.
struct JsonState {
  JsonToken last = JsonToken::None;  // the last token that was read whole
  std::size_t last_begin = 0;
  std::size_t last_end = 0;
  std::vector<std::uint32_t> open;  // offsets of the brackets not yet closed
};

struct JsonFault {
  Code code;
  std::size_t begin;
  std::size_t end;
  std::vector<std::string> args;
  std::optional<std::size_t> see;  // offset of the bracket that is meant
  // What to put over [mend_at, …) so that reading can go on; the length of the text never changes,
  // so all places stay right. Empty: reading ends here.
  std::size_t mend_at = 0;
  std::string mend;
};

[[nodiscard]] JsonFault find_json_fault(std::string_view text, const JsonState& state);

}  // namespace vanthu::data
