// The ZIP reader.
//
// Method: the directory is walked and held against the local headers (zip/directory.h); libdeflate
// then unpacks each entry into exactly the bytes that the directory promises, or refuses it: a bomb
// is known before the first byte of it is unpacked. Names, limits and what Word does not read are
// judged here. All problems of the directory are told in one run; when there is one, nothing is
// unpacked.
//
// No ZIP library: libzip saw nothing that the directory check does not see, and the cryptography it
// loads (for passwords, which are refused) cost every start of the program as much as a document.

#include "zip/read.h"

#include <fmt/format.h>
#include <libdeflate.h>

#include <algorithm>
#include <map>
#include <memory>
#include <new>
#include <utility>

#include "text/text.h"
#include "zip/directory.h"

namespace vanthu::zip {
namespace {

// APPNOTE 6.3.3, 4.4.4 and 4.4.5.
constexpr std::uint16_t is_encrypted = 0x0001;
constexpr std::uint16_t stored = 0;
constexpr std::uint16_t deflated = 8;

struct FreeDecompressor {
  void operator()(libdeflate_decompressor* decompressor) const {
    libdeflate_free_decompressor(decompressor);
  }
};
using Decompressor = std::unique_ptr<libdeflate_decompressor, FreeDecompressor>;

struct Report {
  std::string archive_name;
  Diagnostics* diagnostics;

  void add(Code code, std::vector<std::string> args = {}) const {
    args.insert(args.begin(), archive_name);
    diagnostics->add(code, Place{}, std::move(args));
  }
};

std::string size_text(std::uint64_t bytes) {
  if (bytes >= 1u << 20) return fmt::format("{} MiB", bytes >> 20);
  if (bytes >= 1u << 10) return fmt::format("{} KiB", bytes >> 10);
  return fmt::format("{} byte", bytes);
}

std::string ascii_lower(std::string_view name) {
  std::string result(name);
  for (char& c : result) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return result;
}

// Printable on a terminal and short: names come from strangers.
std::string shown(std::string_view name) {
  constexpr std::size_t longest = 80;
  std::string result;
  for (const char c : name.substr(0, longest)) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte < 0x20 || byte >= 0x7F) {
      result += fmt::format("\\x{:02X}", byte);
    } else {
      result += c;
    }
  }
  if (name.size() > longest) result += "…";
  return result;
}

// A name that stays inside the package wherever it is unpacked (OPC 6.2.2: no empty segment, none
// of dots only; the rest keeps Windows from reading a drive or a path into it).
bool is_safe_name(std::string_view name) {
  if (name.ends_with('/')) name.remove_suffix(1);
  if (name.empty() || text::find_invalid_utf8(name)) return false;
  const bool has_bad_byte = std::any_of(name.begin(), name.end(), [](char c) {
    return static_cast<unsigned char>(c) < 0x20 || c == '\\' || c == ':' || c == '\x7F';
  });
  if (has_bad_byte) return false;
  for (std::size_t begin = 0; begin <= name.size();) {
    const std::size_t end = std::min(name.find('/', begin), name.size());
    const std::string_view segment = name.substr(begin, end - begin);
    if (segment.find_first_not_of('.') == std::string_view::npos) return false;
    begin = end + 1;
  }
  return true;
}

std::optional<std::vector<DirectoryEntry>> open(std::string_view bytes, const Report& report) {
  if (bytes.empty()) {
    report.add(Code::ZipEmpty);
    return std::nullopt;
  }
  if (bytes.starts_with("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1")) {  // OLE: [MS-CFB] 2.2
    report.add(Code::ZipOldOffice);
    return std::nullopt;
  }
  std::string reason;
  auto directory = read_directory(bytes, reason);
  if (directory) return directory;
  // With a local header in front it was meant to be one.
  if (bytes.starts_with("PK\x03\x04") || bytes.starts_with("PK\x05\x06")) {
    report.add(Code::ZipDamaged, {reason});
  } else {
    report.add(Code::ZipNotZip);
  }
  return std::nullopt;
}

// The entries that hold something, in archive order.
std::vector<DirectoryEntry> list(const std::vector<DirectoryEntry>& directory,
                                 const Limits& limits, const Report& report) {
  std::vector<DirectoryEntry> result;
  if (directory.size() > limits.entries) {
    report.add(Code::ZipTooManyEntries, {fmt::format("{}", directory.size()),
                                         fmt::format("{}", limits.entries)});
    return result;
  }
  // OPC 6.2.2.3: part names compare without ASCII case.
  std::map<std::string, std::string_view> names;
  for (const DirectoryEntry& entry : directory) {
    if (!is_safe_name(entry.name)) {
      report.add(Code::ZipEntryName, {shown(entry.name)});
      continue;
    }
    const auto [twin, is_new] = names.emplace(ascii_lower(entry.name), entry.name);
    if (!is_new) {
      report.add(Code::ZipEntryTwice, {shown(twin->second), shown(entry.name)});
      continue;
    }
    if ((entry.flags & is_encrypted) != 0) {
      report.add(Code::ZipEncrypted, {shown(entry.name)});
      continue;
    }
    if (entry.method != stored && entry.method != deflated) {
      report.add(Code::ZipMethod, {shown(entry.name)});
      continue;
    }
    if (entry.name.ends_with('/')) {  // a folder: packages do without them
      if (entry.unpacked > 0) report.add(Code::ZipEntryName, {shown(entry.name)});
      continue;
    }
    result.push_back(entry);
  }
  return result;
}

// False with a diagnostic when the entry would go beyond a limit.
bool is_within(const Limits& limits, const DirectoryEntry& entry, std::uint64_t& total,
               const Report& report) {
  if (entry.unpacked > limits.ratio_from && entry.unpacked / limits.ratio > entry.packed) {
    report.add(Code::ZipBomb, {shown(entry.name), fmt::format("{}", limits.ratio)});
    return false;
  }
  if (entry.unpacked > limits.part_bytes) {
    report.add(Code::ZipEntryTooLarge, {shown(entry.name), size_text(limits.part_bytes)});
    return false;
  }
  total += entry.unpacked;
  if (total <= limits.total_bytes) return true;
  report.add(Code::ZipTooLarge, {size_text(limits.total_bytes)});
  return false;
}

// Unpacks one entry; false with a diagnostic when it is damaged.
bool unpack(std::string_view archive, const DirectoryEntry& entry,
            libdeflate_decompressor* decompressor, const Report& report, std::string& bytes) {
  const auto refuse = [&](std::string reason) {
    report.add(Code::ZipEntryDamaged, {shown(entry.name), std::move(reason)});
    return false;
  };
  const std::string_view packed = archive.substr(entry.data, entry.packed);
  if (entry.method == stored) {
    if (entry.unpacked != entry.packed) return refuse("size differs from the header");
    bytes = packed;
  } else {
    bytes.resize(entry.unpacked);
    switch (libdeflate_deflate_decompress(decompressor, packed.data(), packed.size(),
                                          bytes.data(), bytes.size(), nullptr)) {
      case LIBDEFLATE_SUCCESS: break;
      case LIBDEFLATE_BAD_DATA: return refuse("deflate data");
      case LIBDEFLATE_SHORT_OUTPUT:
      case LIBDEFLATE_INSUFFICIENT_SPACE: return refuse("size differs from the header");
    }
  }
  if (libdeflate_crc32(0, bytes.data(), bytes.size()) != entry.crc) return refuse("CRC");
  return true;
}

}  // namespace

std::optional<std::vector<Entry>> read(std::string_view archive, std::string_view archive_name,
                                       const Limits& limits, Diagnostics& diagnostics) {
  const std::size_t errors_before = diagnostics.count(Severity::Error);
  const auto has_failed = [&] { return diagnostics.count(Severity::Error) > errors_before; };
  const Report report{std::string(archive_name), &diagnostics};
  const auto directory = open(archive, report);
  if (!directory) return std::nullopt;
  const std::vector<DirectoryEntry> listed = list(*directory, limits, report);
  if (has_failed()) return std::nullopt;

  const Decompressor decompressor(libdeflate_alloc_decompressor());
  if (!decompressor) throw std::bad_alloc();
  std::vector<Entry> entries;
  entries.reserve(listed.size());
  std::uint64_t total = 0;
  for (const DirectoryEntry& one : listed) {
    // Beyond a limit we stop at once; one damaged part may not be the last.
    if (!is_within(limits, one, total, report)) break;
    entries.push_back({std::string(one.name), {}});
    static_cast<void>(unpack(archive, one, decompressor.get(), report, entries.back().bytes));
  }
  if (has_failed()) return std::nullopt;
  return entries;
}

}  // namespace vanthu::zip
