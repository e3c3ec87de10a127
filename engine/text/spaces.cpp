// White space: what it is, and texts without too much of it.

#include "text/text.h"

namespace vanthu::text {
namespace {

// Length of the white space character at `at`, 0 when there is another one.
std::size_t space_length(std::string_view text, std::size_t at) {
  const auto lead = static_cast<unsigned char>(text[at]);
  if (lead < 0x80) return is_space(lead) ? 1 : 0;
  if (lead != 0xC2 && lead != 0xE1 && lead != 0xE2 && lead != 0xE3) return 0;
  std::size_t end = at;
  return is_space(next_code_point(text, end)) ? end - at : 0;
}

}  // namespace

// The property White_Space of Unicode 15 (PropList.txt); complete, and stable since Unicode 6.3.
bool is_space(char32_t character) {
  if (character < 0x80) return character == ' ' || (character >= '\t' && character <= '\r');
  return character == 0x85 || character == 0xA0 || character == 0x1680 ||
         (character >= 0x2000 && character <= 0x200A) || character == 0x2028 ||
         character == 0x2029 || character == 0x202F || character == 0x205F || character == 0x3000;
}

std::string_view trimmed(std::string_view text) {
  std::size_t begin = 0;
  while (begin < text.size()) {
    const std::size_t length = space_length(text, begin);
    if (length == 0) break;
    begin += length;
  }
  std::size_t end = text.size();
  while (end > begin) {
    std::size_t last = end - 1;
    while (last > begin && (static_cast<unsigned char>(text[last]) & 0xC0) == 0x80) --last;
    if (space_length(text, last) == 0) break;
    end = last;
  }
  return text.substr(begin, end - begin);
}

std::vector<std::string_view> words(std::string_view text) {
  std::vector<std::string_view> result;
  std::size_t begin = 0;
  std::size_t at = 0;
  while (at < text.size()) {
    const std::size_t length = space_length(text, at);
    if (length == 0) {
      ++at;
      continue;
    }
    if (at > begin) result.push_back(text.substr(begin, at - begin));
    at += length;
    begin = at;
  }
  if (at > begin) result.push_back(text.substr(begin));
  return result;
}

std::string collapsed(std::string_view text) {
  std::string result;
  result.reserve(text.size());
  for (const std::string_view word : words(text)) {
    if (!result.empty()) result += ' ';
    result += word;
  }
  return result;
}

std::string shortened(std::string_view text, std::size_t bytes) {
  if (text.size() <= bytes) return std::string(text);
  while (bytes > 0 && (static_cast<unsigned char>(text[bytes]) & 0xC0U) == 0x80U) --bytes;
  return std::string(text.substr(0, bytes)) + "…";
}

}  // namespace vanthu::text
