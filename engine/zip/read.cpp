// The ZIP reader.
//
// Method: the directory is walked and compared with the local headers (zip/directory.h); libzip then
// reads the same bytes up to the end record, and must have found the same entries. It accepts odd
// names, names that differ by case and bombs, so those are ours. All problems of the directory are
// told in one run; when there is one, nothing is unpacked.

#include "zip/read.h"

#include <fmt/format.h>
#include <zip.h>

#include <algorithm>
#include <iterator>
#include <map>
#include <memory>
#include <new>
#include <utility>

#include "zip/directory.h"

namespace vanthu::zip {
namespace {

struct CloseFile {
  void operator()(zip_file_t* file) const { zip_fclose(file); }
};
struct DiscardArchive {
  void operator()(zip_t* archive) const { zip_discard(archive); }
};
using Archive = std::unique_ptr<zip_t, DiscardArchive>;

// What libzip says about itself; English only.
class Error {
 public:
  Error() { zip_error_init(&error_); }
  ~Error() { zip_error_fini(&error_); }
  Error(const Error&) = delete;
  Error& operator=(const Error&) = delete;
  [[nodiscard]] zip_error_t* get() { return &error_; }
  [[nodiscard]] std::string text() { return zip_error_strerror(&error_); }

 private:
  zip_error_t error_{};
};

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
  if (name.empty()) return false;
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

// An archive as libzip sees it, and what stands in its directory byte by byte.
struct Opened {
  Archive archive;
  Directory directory;
};

std::optional<Opened> open(std::string_view bytes, const Report& report) {
  if (bytes.empty()) {
    report.add(Code::ZipEmpty);
    return std::nullopt;
  }
  if (bytes.starts_with("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1")) {  // OLE: [MS-CFB] 2.2
    report.add(Code::ZipOldOffice);
    return std::nullopt;
  }
  // With a local header in front it was meant to be one.
  const bool was_meant = bytes.starts_with("PK\x03\x04") || bytes.starts_with("PK\x05\x06");
  const auto refuse = [&](const std::string& reason) {
    if (was_meant) {
      report.add(Code::ZipDamaged, {reason});
    } else {
      report.add(Code::ZipNotZip);
    }
    return std::nullopt;
  };
  std::string reason;
  auto directory = read_directory(bytes, reason);
  if (!directory) return refuse(reason);
  // The comment may hold anything, another end record too: libzip gets none. The last two bytes of
  // the record are the comment's size.
  constexpr std::size_t record_size = 20;
  static constexpr zip_uint8_t no_comment[2] = {};
  // libzip asks for bytes it could write to, and does not write to them.
  const zip_buffer_fragment_t fragments[] = {
      {reinterpret_cast<zip_uint8_t*>(const_cast<char*>(bytes.data())),
       directory->end + record_size},
      {const_cast<zip_uint8_t*>(no_comment), sizeof no_comment}};
  Error error;
  zip_source_t* source =
      zip_source_buffer_fragment_create(fragments, std::size(fragments), 0, error.get());
  if (source == nullptr) throw std::bad_alloc();
  Archive archive(zip_open_from_source(source, ZIP_RDONLY, error.get()));
  if (archive) return Opened{std::move(archive), *std::move(directory)};
  zip_source_free(source);
  if (zip_error_code_zip(error.get()) == ZIP_ER_MEMORY) throw std::bad_alloc();
  return refuse(error.text());
}

struct Listed {
  zip_uint64_t index;
  std::string name;
  zip_uint64_t packed;
  zip_uint64_t unpacked;
};

std::vector<Listed> list(zip_t* archive, const Directory& directory, const Limits& limits,
                         const Report& report) {
  std::vector<Listed> result;
  const auto count = static_cast<std::uint64_t>(zip_get_num_entries(archive, 0));
  if (count > limits.entries) {
    report.add(Code::ZipTooManyEntries,
               {fmt::format("{}", count), fmt::format("{}", limits.entries)});
    return result;
  }
  if (directory.entries.size() != count) {
    report.add(Code::ZipDamaged, {"central directory"});
    return result;
  }
  std::map<std::string, std::string> names;  // OPC 6.2.2.3: part names compare without ASCII case
  for (zip_uint64_t index = 0; index < count; ++index) {
    zip_stat_t stat;
    zip_stat_init(&stat);
    if (zip_stat_index(archive, index, 0, &stat) != 0) {
      report.add(Code::ZipDamaged, {zip_strerror(archive)});
      continue;
    }
    const std::string name = stat.name;
    const DirectoryEntry& written = directory.entries[index];
    const std::string_view written_name = written.name;
    if (stat.size != written.unpacked || stat.comp_size != written.packed) {
      report.add(Code::ZipDamaged, {"central directory"});
      continue;
    }
    if (!is_safe_name(written_name) || !is_safe_name(name)) {
      report.add(Code::ZipEntryName, {shown(written_name)});
      continue;
    }
    const auto [twin, is_new] = names.emplace(ascii_lower(name), name);
    if (!is_new) {
      report.add(Code::ZipEntryTwice, {shown(twin->second), shown(name)});
      continue;
    }
    if (stat.encryption_method != ZIP_EM_NONE) {
      report.add(Code::ZipEncrypted, {shown(name)});
      continue;
    }
    if (stat.comp_method != ZIP_CM_STORE && stat.comp_method != ZIP_CM_DEFLATE) {
      report.add(Code::ZipMethod, {shown(name)});
      continue;
    }
    if (name.ends_with('/')) {  // a folder: packages do without them
      if (stat.size > 0) report.add(Code::ZipEntryName, {shown(name)});
      continue;
    }
    result.push_back({index, name, stat.comp_size, stat.size});
  }
  return result;
}

// Unpacks one entry; false with a diagnostic when it is damaged or beyond a limit. Bytes are
// counted as they come: the sizes in the headers are claims.
bool unpack(zip_t* archive, const Listed& listed, const Limits& limits, std::uint64_t& total,
            const Report& report, std::string& bytes) {
  const std::unique_ptr<zip_file_t, CloseFile> file(zip_fopen_index(archive, listed.index, 0));
  if (!file) {
    report.add(Code::ZipEntryDamaged, {shown(listed.name), zip_strerror(archive)});
    return false;
  }
  // The size that the header claims, as far as deflate could reach it (1032 : 1) and we would take it.
  bytes.reserve(static_cast<std::size_t>(
      std::min({listed.unpacked, limits.part_bytes, listed.packed * std::uint64_t{1032}})));
  char buffer[1 << 16];
  for (;;) {
    const zip_int64_t count = zip_fread(file.get(), buffer, sizeof buffer);
    if (count < 0) {
      report.add(Code::ZipEntryDamaged,
                 {shown(listed.name), zip_error_strerror(zip_file_get_error(file.get()))});
      return false;
    }
    if (count == 0) break;
    bytes.append(buffer, static_cast<std::size_t>(count));
    total += static_cast<std::uint64_t>(count);
    if (bytes.size() > limits.part_bytes) {
      report.add(Code::ZipEntryTooLarge, {shown(listed.name), size_text(limits.part_bytes)});
      return false;
    }
    if (bytes.size() > limits.ratio_from && bytes.size() / limits.ratio > listed.packed) {
      report.add(Code::ZipBomb, {shown(listed.name), fmt::format("{}", limits.ratio)});
      return false;
    }
    if (total > limits.total_bytes) {
      report.add(Code::ZipTooLarge, {size_text(limits.total_bytes)});
      return false;
    }
  }
  if (bytes.size() == listed.unpacked) return true;
  report.add(Code::ZipEntryDamaged, {shown(listed.name), "size differs from the header"});
  return false;
}

}  // namespace

std::optional<std::vector<Entry>> read(std::string_view archive, std::string_view archive_name,
                                       const Limits& limits, Diagnostics& diagnostics) {
  const std::size_t errors_before = diagnostics.count(Severity::Error);
  const auto has_failed = [&] { return diagnostics.count(Severity::Error) > errors_before; };
  const Report report{std::string(archive_name), &diagnostics};
  const auto opened = open(archive, report);
  if (!opened) return std::nullopt;
  const std::vector<Listed> listed =
      list(opened->archive.get(), opened->directory, limits, report);
  if (has_failed()) return std::nullopt;

  std::vector<Entry> entries;
  entries.reserve(listed.size());
  std::uint64_t total = 0;
  for (const Listed& one : listed) {
    entries.push_back({one.name, {}});
    if (unpack(opened->archive.get(), one, limits, total, report, entries.back().bytes)) continue;
    // One damaged part may not be the last; beyond a limit we stop at once.
    if (diagnostics.all().back().code != Code::ZipEntryDamaged) break;
  }
  if (has_failed()) return std::nullopt;
  return entries;
}

}  // namespace vanthu::zip
