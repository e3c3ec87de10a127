#include "zip/directory.h"

#include <algorithm>

namespace vanthu::zip {
namespace {

constexpr std::size_t end_size = 22;
constexpr std::size_t locator_size = 20;  // zip64 end of central directory locator
constexpr std::size_t end64_size = 56;
constexpr std::size_t header_size = 46;
constexpr std::size_t local_size = 30;
constexpr std::uint32_t in_zip64 = 0xFFFFFFFF;  // the value stands in the zip64 extra field
constexpr std::uint16_t has_descriptor = 0x0008;

std::uint64_t number(std::string_view bytes, std::uint64_t at, std::size_t size) {
  std::uint64_t value = 0;
  for (std::size_t i = size; i > 0; --i) {
    value = value << 8 | static_cast<unsigned char>(bytes[at + i - 1]);
  }
  return value;
}

bool has_at(std::string_view archive, std::uint64_t at, std::size_t size,
            std::string_view signature) {
  return archive.size() >= size && at <= archive.size() - size &&
         archive.substr(at, signature.size()) == signature;
}

// Where the end record stands: the last one whose comment reaches the end of the file.
std::optional<std::size_t> find_end(std::string_view archive) {
  std::size_t at = archive.rfind("PK\x05\x06");
  while (at != std::string_view::npos) {
    if (archive.size() - at >= end_size) {
      const std::uint64_t end = at + end_size + number(archive, at + 20, 2);
      if (end <= archive.size() && archive.size() - end < end_size) return at;
    }
    if (at == 0) break;
    at = archive.rfind("PK\x05\x06", at - 1);
  }
  return std::nullopt;
}

// The body of the zip64 extra field; empty when there is none, nothing when fields are cut.
std::optional<std::string_view> zip64_field(std::string_view extra) {
  while (extra.size() >= 4) {
    const std::uint64_t size = number(extra, 2, 2);
    if (size > extra.size() - 4) return std::nullopt;
    if (number(extra, 0, 2) == 1) return extra.substr(4, size);
    extra.remove_prefix(4 + size);
  }
  return std::string_view();
}

// Takes the next eight bytes for a value that says it stands in the zip64 field.
bool widen(std::uint64_t& value, std::string_view& field) {
  if (value != in_zip64) return true;
  if (field.size() < 8) return false;
  value = number(field, 0, 8);
  field.remove_prefix(8);
  return true;
}

class Reader {
 public:
  Reader(std::string_view archive, std::string& reason) : archive_(archive), reason_(reason) {}

  std::optional<std::vector<DirectoryEntry>> read() {
    const auto end = find_end(archive_);
    if (!end) return refuse("no end record");
    std::vector<DirectoryEntry> result;
    std::uint64_t count = number(archive_, *end + 10, 2);
    std::uint64_t size = number(archive_, *end + 12, 4);
    std::uint64_t at = number(archive_, *end + 16, 4);
    std::uint64_t directory_end = *end;
    if (*end >= locator_size && has_at(archive_, *end - locator_size, locator_size, "PK\x06\x07")) {
      directory_end = number(archive_, *end - locator_size + 8, 8);
      if (!has_at(archive_, directory_end, end64_size, "PK\x06\x06") ||
          directory_end + 12 + number(archive_, directory_end + 4, 8) != *end - locator_size) {
        return refuse("zip64 end record");
      }
      count = number(archive_, directory_end + 32, 8);
      size = number(archive_, directory_end + 40, 8);
      at = number(archive_, directory_end + 48, 8);
    }
    if (at > directory_end || size != directory_end - at) return refuse("size of the directory");
    const std::uint64_t directory = at;
    if (count > size / header_size) return refuse("number of entries");
    for (; count > 0; --count) {
      if (!read_entry(at, directory_end, result)) return std::nullopt;
    }
    if (at != directory_end) return refuse("number of entries");
    if (!check_local_headers(result, directory)) return std::nullopt;
    return result;
  }

 private:
  std::nullopt_t refuse(std::string reason) {
    reason_ = std::move(reason);
    return std::nullopt;
  }

  bool read_entry(std::uint64_t& at, std::uint64_t end, std::vector<DirectoryEntry>& result) {
    if (end - at < header_size || !has_at(archive_, at, header_size, "PK\x01\x02")) {
      reason_ = "central directory";
      return false;
    }
    const std::uint64_t name_size = number(archive_, at + 28, 2);
    const std::uint64_t extra_size = number(archive_, at + 30, 2);
    const std::uint64_t comment_size = number(archive_, at + 32, 2);
    if (end - at - header_size < name_size + extra_size + comment_size) {
      reason_ = "central directory";
      return false;
    }
    DirectoryEntry entry;
    entry.flags = static_cast<std::uint16_t>(number(archive_, at + 8, 2));
    entry.method = static_cast<std::uint16_t>(number(archive_, at + 10, 2));
    entry.crc = static_cast<std::uint32_t>(number(archive_, at + 16, 4));
    entry.packed = number(archive_, at + 20, 4);
    entry.unpacked = number(archive_, at + 24, 4);
    entry.offset = number(archive_, at + 42, 4);
    entry.name = archive_.substr(at + header_size, name_size);
    auto field = zip64_field(archive_.substr(at + header_size + name_size, extra_size));
    if (!field || !widen(entry.unpacked, *field) || !widen(entry.packed, *field) ||
        !widen(entry.offset, *field)) {
      reason_ = "extra field of a directory entry";
      return false;
    }
    result.push_back(entry);
    at += header_size + name_size + extra_size + comment_size;
    return true;
  }

  bool check_local_headers(std::vector<DirectoryEntry>& entries, std::uint64_t directory) {
    std::vector<DirectoryEntry*> order;
    for (DirectoryEntry& entry : entries) order.push_back(&entry);
    std::stable_sort(
        order.begin(), order.end(),
        [](const DirectoryEntry* a, const DirectoryEntry* b) { return a->offset < b->offset; });
    std::uint64_t expected = 0;
    bool may_have_descriptor = false;
    for (std::size_t i = 0; i <= order.size(); ++i) {
      const std::uint64_t begin = i < order.size() ? order[i]->offset : directory;
      if (begin < expected || !is_gap(begin - expected, may_have_descriptor)) {
        reason_ = begin < expected ? "overlapping entries" : "bytes between entries";
        return false;
      }
      if (i == order.size()) break;
      if (!check_local_header(*order[i], directory, expected)) return false;
      may_have_descriptor = (order[i]->flags & has_descriptor) != 0;
    }
    return true;
  }

  // A data descriptor: checksum and two sizes of four or eight bytes, with or without signature.
  static bool is_gap(std::uint64_t size, bool may_have_descriptor) {
    if (size == 0) return true;
    return may_have_descriptor && (size == 12 || size == 16 || size == 20 || size == 24);
  }

  bool check_local_header(DirectoryEntry& entry, std::uint64_t directory, std::uint64_t& end) {
    const std::uint64_t at = entry.offset;
    reason_ = "local header";
    if (directory < local_size || at > directory - local_size ||
        archive_.substr(at, 4) != "PK\x03\x04") {
      return false;
    }
    const std::uint64_t name_size = number(archive_, at + 26, 2);
    const std::uint64_t extra_size = number(archive_, at + 28, 2);
    const std::uint64_t room = directory - at - local_size;
    if (room < name_size + extra_size || room - name_size - extra_size < entry.packed) return false;
    reason_ = "local header differs from the directory";
    if (archive_.substr(at + local_size, name_size) != entry.name ||
        number(archive_, at + 6, 2) != entry.flags || number(archive_, at + 8, 2) != entry.method) {
      return false;
    }
    std::uint64_t unpacked = number(archive_, at + 22, 4);
    std::uint64_t packed = number(archive_, at + 18, 4);
    auto field = zip64_field(archive_.substr(at + local_size + name_size, extra_size));
    if (!field || !widen(unpacked, *field) || !widen(packed, *field)) return false;
    const std::uint64_t crc = number(archive_, at + 14, 4);
    // What follows as a data descriptor may be left blank here.
    const bool may_be_blank = (entry.flags & has_descriptor) != 0;
    const auto agrees = [&](std::uint64_t local, std::uint64_t wanted) {
      return local == wanted || (may_be_blank && local == 0);
    };
    if (!agrees(crc, entry.crc) || !agrees(packed, entry.packed) ||
        !agrees(unpacked, entry.unpacked)) {
      return false;
    }
    reason_.clear();
    entry.data = at + local_size + name_size + extra_size;
    end = entry.data + entry.packed;
    return true;
  }

  std::string_view archive_;
  std::string& reason_;
};

}  // namespace

std::optional<std::vector<DirectoryEntry>> read_directory(std::string_view archive,
                                                          std::string& reason) {
  return Reader(archive, reason).read();
}

}  // namespace vanthu::zip
