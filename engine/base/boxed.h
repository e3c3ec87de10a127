// Boxed: a value that stands elsewhere, for what is rare or large inside what is stored by the
// thousand. Copied with its owner like any member; may be empty, like std::optional.

#pragma once

#include <memory>
#include <optional>
#include <type_traits>
#include <utility>

namespace vanthu {

template <typename T>
class Boxed {
 public:
  Boxed() = default;
  Boxed(T value) : value_(std::make_unique<T>(std::move(value))) {}  // NOLINT: as std::optional
  Boxed(std::optional<T> value) {                                    // NOLINT
    if (value) value_ = std::make_unique<T>(*std::move(value));
  }
  // From what a T is made of.
  template <typename Part>
  requires(std::is_constructible_v<T, Part&&> && !std::is_same_v<std::remove_cvref_t<Part>, T> &&
           !std::is_same_v<std::remove_cvref_t<Part>, std::optional<T>> &&
           !std::is_same_v<std::remove_cvref_t<Part>, Boxed>) Boxed(Part&& part)
      : value_(std::make_unique<T>(std::forward<Part>(part))) {}  // NOLINT
  Boxed(const Boxed& other) : value_(other.value_ ? std::make_unique<T>(*other.value_) : nullptr) {}
  Boxed(Boxed&& other) noexcept = default;
  Boxed& operator=(const Boxed& other) {
    if (this != &other) value_ = Boxed(other).value_;
    return *this;
  }
  Boxed& operator=(Boxed&& other) noexcept = default;
  ~Boxed() = default;

  [[nodiscard]] explicit operator bool() const { return value_ != nullptr; }
  [[nodiscard]] const T& operator*() const { return *value_; }
  [[nodiscard]] T& operator*() { return *value_; }
  [[nodiscard]] const T* operator->() const { return value_.get(); }
  [[nodiscard]] T* operator->() { return value_.get(); }

 private:
  std::unique_ptr<T> value_;
};

}  // namespace vanthu
