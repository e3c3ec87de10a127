// Sources: the texts the engine reads (template, data, rules), kept so that every message can
// point at a line and a column and show it. Nothing here touches the file system.
//
// A copy shares the texts: what one thread reads goes into its own copy of what all have read.

#pragma once

#include <cstdint>
#include <deque>
#include <memory>
#include <string>
#include <string_view>

namespace vanthu {

// Index into Sources; None for what has no text (a folder, the command line).
enum class FileId : std::uint32_t { None = 0xFFFFFFFF };

// A byte range of one source. begin == end points between two bytes; an empty file id means
// "no place". Line and column are worked out only when a message is printed.
struct Place {
  FileId file = FileId::None;
  std::uint32_t begin = 0;
  std::uint32_t end = 0;

  [[nodiscard]] bool known() const { return file != FileId::None; }
  bool operator==(const Place&) const = default;
};

// Both count from 1. `column` counts code points, as editors do, not bytes.
struct LineColumn {
  std::uint32_t line = 1;
  std::uint32_t column = 1;
};

class Sources {
 public:
  // `name` is what a person typed (a path, "-" for standard input); it is shown, never opened.
  // `first_line` is for a part of a file: the number of the line it starts with.
  FileId add(std::string name, std::string text, std::uint32_t first_line = 1);

  [[nodiscard]] const std::string& name(FileId file) const;
  [[nodiscard]] const std::string& text(FileId file) const;
  // Their ids are 0 … count − 1, in the order they were added.
  [[nodiscard]] std::size_t count() const { return entries_.size(); }

  // Offsets past the end count as the end.
  [[nodiscard]] LineColumn locate(FileId file, std::uint32_t offset) const;
  // The line that holds `offset`, without its line end.
  [[nodiscard]] std::string_view line_at(FileId file, std::uint32_t offset) const;

 private:
  struct Entry {
    std::string name;
    std::shared_ptr<const std::string> text;
    std::uint32_t first_line = 1;
  };
  std::deque<Entry> entries_;  // a deque: references stay valid while sources are added
};

}  // namespace vanthu
