// The blocks of a body or the rows of a table, while some are put in, taken out and moved.
//
//   in    the elements as they stand in the edited file, by their byte ranges
//   out   changes of the part
//
// What is put in stands behind an element, also when that element itself moves. Elements that are
// left alone keep their bytes and so does what stands between them.

#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "docx/edit/patch.h"

namespace vanthu::merge {

class Sequence {
 public:
  static constexpr std::uint32_t front = 0;  // the place before the first element

  // `begin`: where the first element would stand.
  explicit Sequence(std::uint32_t begin) { elements_.push_back({{begin, begin}, {}, false}); }

  std::uint32_t add(xml::ByteRange range) {
    elements_.push_back({range, {}, false});
    return static_cast<std::uint32_t>(elements_.size() - 1);
  }
  void remove(std::uint32_t element, docx::edit::PartPatch& patch) {
    patch.remove(elements_[element].range);
  }
  // Behind what was put there before.
  void put_behind(std::uint32_t element, std::string text) {
    elements_[element].behind.push_back({std::move(text), none});
  }
  void move_behind(std::uint32_t element, std::uint32_t moved) {
    elements_[element].behind.push_back({{}, moved});
    elements_[moved].moved = true;
  }
  // When all changes inside the elements are in `patch`.
  void finish(std::string_view part, docx::edit::PartPatch& patch);

 private:
  static constexpr std::uint32_t none = 0xFFFFFFFF;
  struct Put {
    std::string text;
    std::uint32_t moved;
  };
  struct Element {
    xml::ByteRange range;
    std::vector<Put> behind;
    bool moved;
  };
  void append(std::uint32_t element, std::string_view part, docx::edit::PartPatch& patch,
              std::string& out);

  std::vector<Element> elements_;
};

}  // namespace vanthu::merge
