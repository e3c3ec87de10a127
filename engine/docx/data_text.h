// Where the words of a document stand in its data, so that the record need not say them twice.
//
//   in    the data as JSON text
//   out   for a text the stretch of the JSON that is the same, byte for byte, from its beginning on
//
// Looked at are the places where a text can be expected to begin: strings, their lines, and the
// words behind a line's number or mark. What is found is a stretch of bytes and nothing more, so
// that whoever reads the record needs to know nothing of these expectations.

#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace vanthu::docx {

class DataText {
 public:
  // `json` must outlive this.
  explicit DataText(std::string_view json);

  struct Stretch {
    std::size_t at = 0;
    std::size_t size = 0;  // 0: nothing worth naming
  };
  // Whole characters.
  [[nodiscard]] Stretch find(std::string_view text) const;

 private:
  void add_string(std::size_t begin, std::size_t end);
  void add_line(std::size_t begin, std::size_t end);
  [[nodiscard]] std::size_t slot(std::uint64_t hash) const { return hash & (slots_.size() - 1); }

  std::string_view json_;
  std::vector<std::uint32_t> starts_;  // where something begins
  std::vector<std::uint32_t> slots_;   // by hash: 1 + index of starts_; a power of two
};

}  // namespace vanthu::docx
