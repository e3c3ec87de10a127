// Length: every distance and font size in the engine.
//
// Held as whole EMU (English Metric Units, ECMA-376 Part 1, 20.1.2.1: 914 400 per inch), so that
// twips (635 EMU), points (12 700) and millimetres (36 000) are all exact and sums never drift.
// Units are never part of a name: a variable is `width`, not `width_mm`.

#pragma once

#include <algorithm>
#include <compare>
#include <cstdint>

namespace vanthu {

class Length {
 public:
  constexpr Length() = default;

  [[nodiscard]] static constexpr Length emu(std::int64_t value) { return Length(value); }
  [[nodiscard]] static constexpr Length twips(std::int64_t value) { return Length(value * 635); }
  [[nodiscard]] static constexpr Length pt(double value) { return Length(round(value * 12700.0)); }
  [[nodiscard]] static constexpr Length mm(double value) { return Length(round(value * 36000.0)); }

  [[nodiscard]] constexpr std::int64_t emu() const { return emu_; }
  [[nodiscard]] constexpr double pt() const { return static_cast<double>(emu_) / 12700.0; }
  [[nodiscard]] constexpr double mm() const { return static_cast<double>(emu_) / 36000.0; }

  // To the nearest twip (halves away from zero): the unit of WordprocessingML.
  [[nodiscard]] constexpr std::int64_t twips() const {
    return emu_ >= 0 ? (emu_ + 317) / 635 : -((-emu_ + 317) / 635);
  }
  // The same length on the twip grid. Whatever both outputs read must be on it, or they part.
  [[nodiscard]] constexpr Length snapped() const { return twips(twips()); }

  constexpr Length& operator+=(Length other) { emu_ += other.emu_; return *this; }
  constexpr Length& operator-=(Length other) { emu_ -= other.emu_; return *this; }

 private:
  constexpr explicit Length(std::int64_t value) : emu_(value) {}
  static constexpr std::int64_t round(double value) {
    return static_cast<std::int64_t>(value < 0 ? value - 0.5 : value + 0.5);
  }
  std::int64_t emu_ = 0;
};

// Not members, so that they also serve what turns into a Length.
constexpr bool operator==(Length a, Length b) {
  return a.emu() == b.emu();
}
constexpr std::strong_ordering operator<=>(Length a, Length b) {
  return a.emu() <=> b.emu();
}
constexpr Length operator-(Length a) {
  return Length::emu(-a.emu());
}
constexpr Length operator+(Length a, Length b) {
  return Length::emu(a.emu() + b.emu());
}
constexpr Length operator-(Length a, Length b) {
  return Length::emu(a.emu() - b.emu());
}
constexpr Length operator*(Length a, std::int64_t factor) {
  return Length::emu(a.emu() * factor);
}
constexpr Length operator/(Length a, std::int64_t divisor) {
  return Length::emu(a.emu() / divisor);
}

// A length in half the room, for what is stored by the thousand (formats, glyphs): within 59 metres
// of zero, beyond which it stays at the limit. Turns into a Length wherever one is wanted.
class StoredLength {
 public:
  constexpr StoredLength() = default;
  constexpr StoredLength(Length length)  // NOLINT: the same quantity
      : emu_(static_cast<std::int32_t>(std::clamp(length.emu(), -limit, limit))) {}
  constexpr operator Length() const { return Length::emu(emu_); }  // NOLINT: the same quantity

  [[nodiscard]] constexpr std::int64_t emu() const { return emu_; }
  [[nodiscard]] constexpr double pt() const { return Length(*this).pt(); }
  [[nodiscard]] constexpr std::int64_t twips() const { return Length(*this).twips(); }
  [[nodiscard]] constexpr Length snapped() const { return Length(*this).snapped(); }
  constexpr StoredLength& operator+=(Length other) { return *this = Length(*this) + other; }
  constexpr StoredLength& operator-=(Length other) { return *this = Length(*this) - other; }

 private:
  static constexpr std::int64_t limit = INT32_MAX;
  std::int32_t emu_ = 0;
};

}  // namespace vanthu
