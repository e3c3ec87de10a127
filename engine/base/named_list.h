// NamedList: a list in its own order whose items are also found by name, in constant time however
// many there are (a template may declare ten thousand fields). Names come from `name_of(item)`.
//
// Short lists are searched one by one, which is faster; longer ones keep a table of hashes. A name
// must not change once its item is in the list. Of equal names the first is found.

#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <initializer_list>
#include <string_view>
#include <utility>
#include <vector>

namespace vanthu {

template <typename T>
class NamedList {
 public:
  NamedList() = default;
  NamedList(std::initializer_list<T> items) {
    reserve(items.size());
    for (const T& item : items) push_back(item);
  }

  [[nodiscard]] auto begin() { return items_.begin(); }
  [[nodiscard]] auto end() { return items_.end(); }
  [[nodiscard]] auto begin() const { return items_.begin(); }
  [[nodiscard]] auto end() const { return items_.end(); }
  [[nodiscard]] std::size_t size() const { return items_.size(); }
  [[nodiscard]] bool empty() const { return items_.empty(); }
  [[nodiscard]] T& operator[](std::size_t index) { return items_[index]; }
  [[nodiscard]] const T& operator[](std::size_t index) const { return items_[index]; }
  [[nodiscard]] T& front() { return items_.front(); }
  [[nodiscard]] const T& front() const { return items_.front(); }
  [[nodiscard]] T& back() { return items_.back(); }
  [[nodiscard]] const T& back() const { return items_.back(); }

  void reserve(std::size_t size) { items_.reserve(size); }

  void push_back(T item) {
    items_.push_back(std::move(item));
    if (items_.size() <= searched) return;
    if (items_.size() * 2 > table_.size()) {
      rebuild();
    } else {
      enter(items_.size() - 1);
    }
  }

  // nullptr when no item has this name.
  [[nodiscard]] const T* find(std::string_view name) const {
    if (table_.empty()) {
      for (const T& item : items_) {
        if (std::string_view(name_of(item)) == name) return &item;
      }
      return nullptr;
    }
    for (std::size_t at = slot(name); table_[at] != 0; at = next(at)) {
      const T& item = items_[table_[at] - 1];
      if (std::string_view(name_of(item)) == name) return &item;
    }
    return nullptr;
  }
  [[nodiscard]] T* find(std::string_view name) {
    return const_cast<T*>(std::as_const(*this).find(name));
  }

 private:
  static constexpr std::size_t searched = 16;  // no table up to here

  // The size of the table is a power of two, and at least half of it is empty.
  [[nodiscard]] std::size_t slot(std::string_view name) const {
    return std::hash<std::string_view>()(name) & (table_.size() - 1);
  }
  [[nodiscard]] std::size_t next(std::size_t at) const { return (at + 1) & (table_.size() - 1); }

  void enter(std::size_t index) {
    std::size_t at = slot(name_of(items_[index]));
    while (table_[at] != 0) at = next(at);
    table_[at] = static_cast<std::uint32_t>(index + 1);
  }

  void rebuild() {
    table_.assign(table_.empty() ? searched * 4 : table_.size() * 2, 0);
    for (std::size_t i = 0; i < items_.size(); ++i) enter(i);
  }

  std::vector<T> items_;
  std::vector<std::uint32_t> table_;  // index of an item + 1; 0: free
};

}  // namespace vanthu
