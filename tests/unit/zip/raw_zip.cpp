#include "raw_zip.h"

#include <libdeflate.h>

namespace vanthu::zip {
namespace {

void put(std::string& out, std::size_t value, int bytes) {
  for (int i = 0; i < bytes; ++i) out += static_cast<char>(value >> (8 * i) & 0xFF);
}

void put_common(std::string& out, const RawEntry& entry, const std::string& name, bool is_local) {
  put(out, 20, 2);
  put(out, is_local ? entry.local_flags.value_or(entry.flags) : entry.flags, 2);
  put(out, entry.method, 2);
  put(out, is_local ? entry.local_time : 0, 2);
  put(out, 0x21, 2);
  const std::uint32_t crc = entry.crc.value_or(crc32(entry.bytes));
  put(out, is_local ? entry.local_crc.value_or(crc) : crc, 4);
  put(out, entry.bytes.size(), 4);
  put(out, entry.unpacked.value_or(static_cast<std::uint32_t>(entry.bytes.size())), 4);
  put(out, name.size(), 2);
  put(out, 0, 2);
}

}  // namespace

std::string RawArchive::bytes() const {
  std::string out = before;
  std::vector<std::size_t> offsets;
  for (const RawEntry& entry : entries) {
    offsets.push_back(out.size() - before.size());
    const std::string& name = entry.local_name.value_or(entry.name);
    out += "PK\x03\x04";
    put_common(out, entry, name, true);
    out += name + entry.bytes + entry.behind;
  }
  const std::size_t directory = out.size() - before.size();
  for (std::size_t i = 0; i < entries.size(); ++i) {
    out += "PK\x01\x02";
    put(out, 3 << 8 | 20, 2);
    put_common(out, entries[i], entries[i].name, false);
    put(out, 0, 6);
    put(out, 0100644u << 16, 4);
    put(out, entries[i].central_offset.value_or(static_cast<std::uint32_t>(offsets[i])), 4);
    out += entries[i].name;
  }
  const std::size_t size = out.size() - before.size() - directory;
  out += "PK\x05\x06";
  put(out, 0, 4);
  put(out, count.value_or(static_cast<std::uint16_t>(entries.size())), 2);
  put(out, count.value_or(static_cast<std::uint16_t>(entries.size())), 2);
  put(out, size, 4);
  put(out, directory, 4);
  put(out, comment.size(), 2);
  return out + comment + after;
}

std::string deflated(const std::string& bytes) {
  libdeflate_compressor* compressor = libdeflate_alloc_compressor(9);
  std::string out(libdeflate_deflate_compress_bound(compressor, bytes.size()), '\0');
  out.resize(
      libdeflate_deflate_compress(compressor, bytes.data(), bytes.size(), out.data(), out.size()));
  libdeflate_free_compressor(compressor);
  return out;
}

std::uint32_t crc32(const std::string& bytes) {
  return libdeflate_crc32(0, bytes.data(), bytes.size());
}

}  // namespace vanthu::zip
