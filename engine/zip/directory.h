// The directory of a ZIP archive, byte by byte, and whether it tells one story with the local
// headers.
//
// What matters is that no two readers see two archives. Sound files of careless writers pass: some
// put another time into the local header than into the directory, and some mail programs add a line
// end behind the archive. So these are checked:
//
//   - one end record, which ends the file (a comment in it included) but for up to 21 stray bytes,
//     too few to hold another one; the directory ends where it begins
//   - entries stand one behind the other from the first byte of the file to the directory, without
//     gaps or overlaps (a data descriptor may follow an entry that says so)
//   - name, flags, method, checksum and sizes agree between directory and local header
//
// (APPNOTE 6.3.3, 4.3.6 to 4.3.16; zip64 included.)

#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace vanthu::zip {

struct DirectoryEntry {
  std::string_view name;  // a view into the archive
  std::uint64_t packed = 0;
  std::uint64_t unpacked = 0;
  std::uint64_t offset = 0;  // of the local header
  std::uint64_t data = 0;    // where the packed bytes begin; they lie inside the archive
  std::uint32_t crc = 0;
  std::uint16_t flags = 0;
  std::uint16_t method = 0;
};

// In archive order. Nothing, and the reason (English, for a technician), when the archive is
// damaged.
[[nodiscard]] std::optional<std::vector<DirectoryEntry>> read_directory(std::string_view archive,
                                                                        std::string& reason);

}  // namespace vanthu::zip
