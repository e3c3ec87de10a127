// Changes of some bytes of a part; all others stay as they are.
//
//   in    replacements of byte ranges, in any order
//   out   the part with them; or a stretch of it
//
// What is put at the same place stands in the order of the calls, behind what is to be first there.
// A change inside a range that another one replaces is dropped with it.

#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "xml/compact.h"

namespace vanthu::docx::edit {

class PartPatch {
 public:
  void replace(xml::ByteRange range, std::string text) {
    all_.push_back({range, std::move(text), false});
    sorted_ = false;
  }
  void insert(std::uint32_t at, std::string text) { replace({at, at}, std::move(text)); }
  void insert_first(std::uint32_t at, std::string text) {
    all_.push_back({{at, at}, std::move(text), true});
    sorted_ = false;
  }
  void remove(xml::ByteRange range) { replace(range, {}); }

  [[nodiscard]] bool empty() const { return all_.empty(); }
  [[nodiscard]] std::string applied(std::string_view part) {
    return applied(part, {0, static_cast<std::uint32_t>(part.size())});
  }
  // Of what is put exactly at an end of the range, none is in it.
  [[nodiscard]] std::string applied(std::string_view part, xml::ByteRange range);
  // What `applied` gives for the range is taken out: what was to change in it changes no more.
  [[nodiscard]] std::string cut(std::string_view part, xml::ByteRange range);

 private:
  struct Change {
    xml::ByteRange range;
    std::string text;
    bool is_first = false;
  };
  void sort();
  [[nodiscard]] static bool is_within(const Change& change, xml::ByteRange range, bool whole);

  std::vector<Change> all_;
  bool sorted_ = true;
};

}  // namespace vanthu::docx::edit
