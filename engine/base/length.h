// Length: every distance and font size in the engine.
//
// Held as whole EMU (English Metric Units, ECMA-376 Part 1, 20.1.2.1: 914 400 per inch), so that
// twips (635 EMU), points (12 700) and millimetres (36 000) are all exact and sums never drift.
// Units are never part of a name: a variable is `width`, not `width_mm`.

#pragma once

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

  constexpr auto operator<=>(const Length&) const = default;
  constexpr Length operator-() const { return Length(-emu_); }
  constexpr Length operator+(Length other) const { return Length(emu_ + other.emu_); }
  constexpr Length operator-(Length other) const { return Length(emu_ - other.emu_); }
  constexpr Length operator*(std::int64_t factor) const { return Length(emu_ * factor); }
  constexpr Length operator/(std::int64_t divisor) const { return Length(emu_ / divisor); }
  constexpr Length& operator+=(Length other) { emu_ += other.emu_; return *this; }
  constexpr Length& operator-=(Length other) { emu_ -= other.emu_; return *this; }

 private:
  constexpr explicit Length(std::int64_t value) : emu_(value) {}
  static constexpr std::int64_t round(double value) {
    return static_cast<std::int64_t>(value < 0 ? value - 0.5 : value + 0.5);
  }
  std::int64_t emu_ = 0;
};

}  // namespace vanthu
