#include "docx/block_name.h"

#include "base/digest.h"

namespace vanthu::docx {
namespace {

constexpr unsigned bits_of_digit = 5;
constexpr std::string_view alphabet = "0123456789abcdefghijklmnopqrstuv";

// Every bit of the digest in every bit of the result.
std::uint64_t mixed(std::string_view text) {
  Digest digest;
  digest.add(text);
  std::uint64_t value = digest.folded();
  value ^= value >> 32U;
  value *= 0x9E3779B97F4A7C15ULL;  // 2^64 / golden ratio: Fibonacci hashing
  return value ^ value >> 29U;
}

void put(char* first, std::size_t count, std::uint64_t value) {
  for (std::size_t i = count; i-- > 0; value >>= bits_of_digit) first[i] = alphabet[value & 31U];
}

bool is_digits(std::string_view text) {
  return text.find_first_not_of(alphabet) == std::string_view::npos;
}

using TextPart = std::array<char, BlockName::text_size>;

TextPart part_of_text(std::string_view text) {
  TextPart part;
  put(part.data(), part.size(), mixed(text));
  return part;
}

}  // namespace

BlockName BlockNames::make(std::string_view key, std::string_view text) {
  constexpr std::uint64_t most = (std::uint64_t{1} << (BlockName::key_size * bits_of_digit)) - 1;
  std::uint64_t number = mixed(key) & most;
  // Two keys with the same number: the later one takes the next that is free.
  while (!taken_.insert(number).second) number = (number + 1) & most;

  BlockName name;
  name.digits[0] = '_';
  name.digits[1] = 'v';
  char* const digits = name.digits.data() + BlockName::prefix_size;
  put(digits, BlockName::key_size, number);
  put(digits + BlockName::key_size, BlockName::text_size, mixed(text));
  return name;
}

std::string_view key_part(std::string_view name) {
  constexpr std::size_t all = std::tuple_size_v<decltype(BlockName::digits)>;
  if (name.size() != all || !name.starts_with("_v")) return {};
  if (!is_digits(name.substr(BlockName::prefix_size))) return {};
  return name.substr(BlockName::prefix_size, BlockName::key_size);
}

std::string_view text_part(std::string_view name) {
  return name.substr(BlockName::prefix_size + BlockName::key_size);
}

bool names_text(std::string_view name, std::string_view text) {
  const TextPart part = part_of_text(text);
  return text_part(name) == std::string_view(part.data(), part.size());
}

std::string_view row_text(std::string_view cells) {
  const std::size_t last = cells.find_last_not_of(cell_end);
  return last == std::string_view::npos ? std::string_view() : cells.substr(0, last + 1);
}

}  // namespace vanthu::docx
