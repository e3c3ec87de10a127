// The journal of a batch: which files a run has written into its folder, and from what.
//
//   in    finished rows, one line each, appended after their files have got their names
//   out   what earlier runs wrote, so that --resume makes only what is missing or has changed
//
// A line proves nothing by itself: files of a batch are not synced one by one but all at once at the
// end, so after a power cut a name may stand for an empty file, and a person may have edited one.
// Each line therefore holds a mark of the bytes, and a file counts only while it bears it. A torn
// line is no line.
//
// One journal a shard, ".vanthu-batch" or ".vanthu-batch-2-4"; a resumed run reads all of them,
// whatever its own share is. It stays in the folder and no output depends on it.

#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/digest.h"
#include "data/value.h"

namespace vanthu::app {

// The part of a batch that one process makes: rows whose index leaves `number` − 1 when divided by
// `of`, so that neighbours, which are often alike in size, are dealt out like cards.
struct Shard {
  std::size_t number = 1;
  std::size_t of = 1;

  [[nodiscard]] bool has(std::size_t index) const { return index % of == number - 1; }
  // ".vanthu-batch" and what sets a shard apart.
  [[nodiscard]] std::string journal_name() const;
};

// A file as a journal tells of it.
struct WrittenFile {
  std::string input;  // digest of all that its bytes depend on
  std::string mark;   // mark_of(bytes)
};

class WrittenFiles {
 public:
  void add(const std::string& name, WrittenFile file) { files_[name].push_back(std::move(file)); }
  [[nodiscard]] bool empty() const { return files_.empty(); }
  // Whether `name` was written with this mark; with `input` also from that input.
  [[nodiscard]] bool has(const std::string& name, std::string_view mark,
                         std::optional<std::string_view> input = std::nullopt) const;

 private:
  std::map<std::string, std::vector<WrittenFile>> files_;  // several: runs after changed input
};

// All journals of a folder.
[[nodiscard]] WrittenFiles read_journals(const std::filesystem::path& folder);

// A line: the files of one row, by name.
[[nodiscard]] std::string journal_line(std::string_view input,
                                       const std::map<std::string, std::string>& marks);

// Size and CRC-32: tells a file that was cut, zeroed or edited from the one that was written.
[[nodiscard]] std::string mark_of(std::string_view bytes);

// Length-prefixed, so that neighbouring texts cannot run into each other.
void add_text(Digest& digest, std::string_view text);
// What is written, not where it stands.
void add_value(Digest& digest, const data::Value& value);

}  // namespace vanthu::app
