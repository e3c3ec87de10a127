// FNV-1a with 128 bits, eight bytes at a time where there are as many: names for things that only
// need to be distinct (a PDF's file identifier, a subset's tag, the input of a document in a batch).
// Not for security; the PDF standard recommends MD5 for /ID but asks only for uniqueness
// (ISO 32000-1, 14.4). Constants: draft-eastlake-fnv. What is added in two calls is not the same as
// in one.

#pragma once

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>

namespace vanthu {

class Digest {
 public:
  void add(std::string_view bytes) {
    std::size_t at = 0;
    for (; bytes.size() - at >= 8; at += 8) mix(word_at(bytes.data() + at));
    for (; at < bytes.size(); ++at) mix(static_cast<unsigned char>(bytes[at]));
  }

  // Most significant byte first.
  [[nodiscard]] std::array<char, 16> bytes() const {
    std::array<char, 16> result{};
    for (unsigned i = 0; i < 8; ++i) {
      result[i] = static_cast<char>(high_ >> (56U - 8U * i));
      result[8 + i] = static_cast<char>(low_ >> (56U - 8U * i));
    }
    return result;
  }
  [[nodiscard]] std::uint64_t high() const { return high_; }
  // All of it in half the size: what differs late in the input shows in one half only.
  [[nodiscard]] std::uint64_t folded() const { return high_ ^ low_; }
  // 32 digits, lower case.
  [[nodiscard]] std::string hex() const {
    constexpr std::string_view digits = "0123456789abcdef";
    std::string result;
    for (const char byte : bytes()) {
      result += digits[static_cast<unsigned char>(byte) >> 4U];
      result += digits[static_cast<unsigned char>(byte) & 15U];
    }
    return result;
  }

 private:
  // The first byte lowest, on every machine.
  static std::uint64_t word_at(const char* bytes) {
    std::uint64_t word = 0;
    if constexpr (std::endian::native == std::endian::little) {
      std::memcpy(&word, bytes, sizeof word);
    } else {
      for (unsigned i = 0; i < 8; ++i) {
        word |= std::uint64_t{static_cast<unsigned char>(bytes[i])} << (8U * i);
      }
    }
    return word;
  }

  void mix(std::uint64_t value) {
    // The prime is 2^88 + 0x13B, so the product needs no 128-bit type: a shift and a small factor.
    constexpr std::uint64_t factor = 0x13B;
    low_ ^= value;
    const std::uint64_t carry =
        ((low_ >> 32U) * factor + (((low_ & 0xFFFFFFFFU) * factor) >> 32U)) >> 32U;
    high_ = high_ * factor + (low_ << 24U) + carry;
    low_ *= factor;
  }

  std::uint64_t high_ = 0x6c62272e07bb0142ULL;
  std::uint64_t low_ = 0x62b821756295c58dULL;
};

}  // namespace vanthu
