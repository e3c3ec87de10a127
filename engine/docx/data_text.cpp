#include "docx/data_text.h"

#include <algorithm>
#include <bit>
#include <cstring>
#include <limits>

namespace vanthu::docx {
namespace {

// What is shorter is as short as naming it.
constexpr std::size_t shortest = 24;
constexpr std::size_t tries = 8;  // of places that begin alike; more are not kept
// Of a line: "12.", "- ", "Điều 5. "
constexpr std::size_t label_words = 3;
constexpr std::size_t longest_label = 24;

// The same on every machine.
std::uint64_t word_at(const char* at) {
  std::uint64_t word = 0;
  for (unsigned i = 0; i < 8; ++i) {
    word |= std::uint64_t{static_cast<unsigned char>(at[i])} << (8U * i);
  }
  return word;
}

// Of the first 16 bytes; two equal ones are compared anyway.
std::uint64_t hash_of(const char* at) {
  constexpr std::uint64_t factor = 0x9E3779B97F4A7C15ULL;
  std::uint64_t hash = word_at(at) * factor;
  hash = (hash ^ hash >> 32U ^ word_at(at + 8)) * factor;
  return hash ^ hash >> 32U;
}

// Whether an odd number of backslashes stands before it.
bool is_escaped(std::string_view json, std::size_t at) {
  std::size_t first = at;
  while (first > 0 && json[first - 1] == '\\') --first;
  return (at - first) % 2 == 1;
}

std::size_t common(std::string_view a, std::string_view b) {
  const std::size_t both = std::min(a.size(), b.size());
  std::size_t size = 0;
  while (both - size >= 8 && std::memcmp(a.data() + size, b.data() + size, 8) == 0) size += 8;
  while (size < both && a[size] == b[size]) ++size;
  const auto is_inside = [&](char c) { return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U; };
  while (size > 0 && size < a.size() && is_inside(a[size])) --size;
  return size;
}

}  // namespace

DataText::DataText(std::string_view json) : json_(json) {
  if (json.size() > std::numeric_limits<std::uint32_t>::max()) return;
  starts_.reserve(json.size() / 64);
  // A quote outside a string begins one.
  for (std::size_t at = json.find('"'); at != std::string_view::npos; at = json.find('"', at)) {
    std::size_t end = json.find('"', at + 1);
    while (end != std::string_view::npos && is_escaped(json, end)) end = json.find('"', end + 1);
    end = std::min(end, json.size());
    add_string(at + 1, end);
    at = end + 1;
  }
  slots_.resize(std::bit_ceil(starts_.size() * 2 + 1));
  // The first of two that begin alike comes first.
  for (std::size_t i = 0; i < starts_.size(); ++i) {
    std::size_t at = slot(hash_of(json_.data() + starts_[i]));
    std::size_t count = 0;
    for (; count < tries && slots_[at] != 0; ++count) at = slot(at + 1);
    if (count < tries) slots_[at] = static_cast<std::uint32_t>(i + 1);
  }
}

DataText::Stretch DataText::find(std::string_view text) const {
  Stretch best;
  if (text.size() < shortest || starts_.empty()) return best;
  std::size_t at = slot(hash_of(text.data()));
  for (std::size_t count = 0; count < tries && slots_[at] != 0; ++count, at = slot(at + 1)) {
    const std::size_t start = starts_[slots_[at] - 1];
    const std::size_t size = common(text, json_.substr(start));
    if (size >= shortest && size > best.size) best = {start, size};
    if (size == text.size()) break;
  }
  return best;
}

void DataText::add_string(std::size_t begin, std::size_t end) {
  if (end - begin < shortest) return;
  while (begin < end) {
    const std::size_t line = json_.substr(begin, end - begin).find("\\n");
    if (line == std::string_view::npos) return add_line(begin, end);
    add_line(begin, begin + line);
    begin += line + 2;
  }
}

void DataText::add_line(std::size_t begin, std::size_t end) {
  if (end < begin + shortest) return;
  starts_.push_back(static_cast<std::uint32_t>(begin));
  const std::string_view head =
      json_.substr(begin, std::min(longest_label, end - begin - shortest + 1));
  std::size_t at = 0;
  for (std::size_t count = 0; count < label_words; ++count) {
    at = head.find(' ', at) + 1;
    if (at == 0 || at == head.size()) break;
    starts_.push_back(static_cast<std::uint32_t>(begin + at));
  }
}

}  // namespace vanthu::docx
