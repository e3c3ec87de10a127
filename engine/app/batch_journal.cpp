#include "app/batch_journal.h"

#include <fmt/format.h>
#include <libdeflate.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <system_error>
#include <utility>

#include "base/file.h"

namespace vanthu::app {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view journal_prefix = ".vanthu-batch";
constexpr std::uint64_t largest_journal = 1ull << 30;

constexpr const char* input_key = "vao";
constexpr const char* files_key = "tep";

void read_line(std::string_view line, WrittenFiles& files) {
  const auto json = nlohmann::json::parse(line, nullptr, false);
  if (!json.is_object()) return;
  const auto input = json.find(input_key);
  const auto marks = json.find(files_key);
  if (input == json.end() || !input->is_string() || marks == json.end() || !marks->is_object()) {
    return;
  }
  for (const auto& [name, mark] : marks->items()) {
    if (mark.is_string()) {
      files.add(name, {input->get<std::string>(), mark.get<std::string>()});
    }
  }
}

}  // namespace

std::string Shard::journal_name() const {
  return of == 1 ? std::string(journal_prefix)
                 : fmt::format("{}-{}-{}", journal_prefix, number, of);
}

bool WrittenFiles::has(const std::string& name, std::string_view mark,
                       std::optional<std::string_view> input) const {
  const auto found = files_.find(name);
  if (found == files_.end()) return false;
  return std::any_of(found->second.begin(), found->second.end(), [&](const WrittenFile& file) {
    return file.mark == mark && (!input || file.input == *input);
  });
}

WrittenFiles read_journals(const fs::path& folder) {
  WrittenFiles files;
  std::error_code none;
  for (const auto& entry : fs::directory_iterator(folder, none)) {
    const std::string name = entry.path().filename().string();
    if (!name.starts_with(journal_prefix) || name.ends_with(".tmp")) continue;
    const std::string text = read_file(entry.path(), largest_journal);
    std::size_t begin = 0;
    for (;;) {
      const std::size_t end = text.find('\n', begin);
      if (end == std::string::npos) break;  // torn, or another shard is writing it now
      read_line(std::string_view(text).substr(begin, end - begin), files);
      begin = end + 1;
    }
  }
  return files;
}

std::string journal_line(std::string_view input, const std::map<std::string, std::string>& marks) {
  return nlohmann::json{{input_key, input}, {files_key, marks}}.dump();
}

std::string mark_of(std::string_view bytes) {
  return fmt::format("{}:{:08x}", bytes.size(), libdeflate_crc32(0, bytes.data(), bytes.size()));
}

void add_text(Digest& digest, std::string_view text) {
  digest.add(fmt::format("{}:", text.size()));
  digest.add(text);
}

void add_value(Digest& digest, const data::Value& value) {
  struct Adder {
    Digest& digest;
    void operator()(const data::Null&) const { digest.add("n"); }
    void operator()(bool flag) const { digest.add(flag ? "y" : "f"); }
    void operator()(const data::Number& number) const {
      digest.add("d");
      add_text(digest, number.lexeme);
    }
    void operator()(const std::string& text) const {
      digest.add("t");
      add_text(digest, text);
    }
    void operator()(const data::Array& items) const {
      digest.add(fmt::format("a{}:", items.size()));
      for (const data::Value& item : items) add_value(digest, item);
    }
    void operator()(const data::Object& members) const {
      digest.add(fmt::format("o{}:", members.size()));
      for (const data::Member& member : members) {
        add_text(digest, member.key);
        add_value(digest, member.value);
      }
    }
  };
  std::visit(Adder{digest}, value.content);
}

}  // namespace vanthu::app
