// The ZIP writer.
//
//   in    names and bytes, in the order they shall stand
//   out   one archive; same entries, same bytes
//
// Method: by hand, because no library is both as fast (libdeflate) and free of clocks and data
// descriptors; APPNOTE 6.3.3 sections 4.3.7 (local header), 4.3.12 (central header) and 4.3.16 (end
// record) are the whole format. Word refuses or repairs archives with bit 3 set, odd versions or
// zero external attributes, so these have fixed values.

#include "zip/write.h"

#include <libdeflate.h>

#include <algorithm>
#include <cassert>
#include <cstdint>
#include <limits>
#include <memory>
#include <new>
#include <stdexcept>

namespace vanthu::zip {
namespace {

constexpr std::uint16_t version_needed = 20;            // deflate; the same for stored entries
constexpr std::uint16_t version_made_by = 3 << 8 | 20;  // Unix, so that the attributes count
constexpr std::uint32_t regular_file_0644 = 0100644u << 16;
constexpr std::uint16_t flag_utf8_names = 1 << 11;
constexpr std::uint16_t dos_time = 0;
constexpr std::uint16_t dos_date = 1 << 5 | 1;  // 1980-01-01, the earliest the format knows
constexpr std::uint16_t stored = 0;
constexpr std::uint16_t deflated = 8;
// The quickest. A plan of 13 pages has 20.0 kB; 17.4 kB at level 6, in three times the time.
constexpr int deflate_level = 1;

// What is kept of an archive for the next: parts that only the kind of document decides. Those of
// the document itself are larger, or soon packed.
constexpr std::size_t largest_known = 16 << 10;
constexpr std::size_t most_known = 32;

constexpr std::size_t largest_size = std::numeric_limits<std::uint32_t>::max();
constexpr std::size_t largest_count = std::numeric_limits<std::uint16_t>::max();

void put16(std::string& out, std::uint16_t value) {
  out += static_cast<char>(value & 0xFF);
  out += static_cast<char>(value >> 8);
}

void put32(std::string& out, std::uint32_t value) {
  put16(out, static_cast<std::uint16_t>(value & 0xFFFF));
  put16(out, static_cast<std::uint16_t>(value >> 16));
}

// What local and central header say alike; they must agree to the last bit (OPC, annex B).
struct Header {
  std::uint16_t method;
  std::uint32_t crc;
  std::uint32_t packed;
  std::uint32_t unpacked;
  std::uint32_t offset;  // of the local header
};

void put_common(std::string& out, const Header& header, const std::string& name) {
  put16(out, version_needed);
  put16(out, flag_utf8_names);
  put16(out, header.method);
  put16(out, dos_time);
  put16(out, dos_date);
  put32(out, header.crc);
  put32(out, header.packed);
  put32(out, header.unpacked);
  put16(out, static_cast<std::uint16_t>(name.size()));
  put16(out, 0);  // no extra field
}

void check_limits(const std::vector<Entry>& entries) {
  if (entries.size() > largest_count) throw std::length_error("zip: too many entries");
  std::size_t total = 0;
  for (const Entry& entry : entries) {
    assert(!entry.name.empty() && entry.name.front() != '/');
    if (entry.name.size() > std::numeric_limits<std::uint16_t>::max() ||
        entry.bytes.size() > largest_size) {
      throw std::length_error("zip: entry too large");
    }
    // Both headers with their names; stored is the worst case for the bytes.
    total += entry.bytes.size() + 2 * entry.name.size() + 30 + 46;
    if (total > largest_size - 22) throw std::length_error("zip: archive too large");
  }
}

}  // namespace

void Writer::FreeCompressor::operator()(libdeflate_compressor* compressor) const {
  libdeflate_free_compressor(compressor);
}

Writer::Writer() : compressor_(libdeflate_alloc_compressor(deflate_level)) {
  if (!compressor_) throw std::bad_alloc();
}

// The next archive has its entries in the same order, most of the time.
Writer::Known* Writer::known(std::string_view name, std::size_t index) {
  if (index < known_.size() && known_[index].name == name) return &known_[index];
  for (Known& one : known_) {
    if (one.name == name) return &one;
  }
  return nullptr;
}

// Valid until the next call.
Writer::Packed Writer::deflate(std::string_view bytes) {
  Packed packed{bytes, libdeflate_crc32(0, bytes.data(), bytes.size()), false};
  if (bytes.empty()) return packed;
  if (room_size_ < bytes.size()) {
    room_size_ = bytes.size() + bytes.size() / 2;
    room_ = std::make_unique_for_overwrite<char[]>(room_size_);
  }
  // Deflated bytes are only kept when they are fewer.
  const std::size_t size = libdeflate_deflate_compress(compressor_.get(), bytes.data(),
                                                       bytes.size(), room_.get(), bytes.size() - 1);
  if (size > 0) packed = {{room_.get(), size}, packed.crc, true};
  return packed;
}

Writer::Packed Writer::pack(const Entry& entry, std::size_t index) {
  if (entry.bytes.size() > largest_known) return deflate(entry.bytes);
  Known* one = known(entry.name, index);
  if (one != nullptr && one->bytes == entry.bytes) {
    if (one->deflated.empty()) return {entry.bytes, one->crc, false};
    return {one->deflated, one->crc, true};
  }
  const Packed packed = deflate(entry.bytes);
  if (one == nullptr) {
    if (known_.size() == most_known) return packed;
    one = &known_.emplace_back();
    one->name = entry.name;
  }
  one->bytes = entry.bytes;
  one->deflated = packed.deflated ? packed.bytes : std::string_view();
  one->crc = packed.crc;
  return packed;
}

std::string Writer::write(const std::vector<Entry>& entries) {
  check_limits(entries);
  std::size_t total = 0;
  for (const Entry& entry : entries) total += entry.bytes.size() / 2 + 256;

  std::string out;
  out.reserve(total);
  std::vector<Header> headers;
  headers.reserve(entries.size());
  for (std::size_t i = 0; i < entries.size(); ++i) {
    const Entry& entry = entries[i];
    const Packed packed = pack(entry, i);
    const Header header{packed.deflated ? deflated : stored, packed.crc,
                        static_cast<std::uint32_t>(packed.bytes.size()),
                        static_cast<std::uint32_t>(entry.bytes.size()),
                        static_cast<std::uint32_t>(out.size())};
    out += "PK\x03\x04";
    put_common(out, header, entry.name);
    out += entry.name;
    out += packed.bytes;
    headers.push_back(header);
  }

  const std::size_t directory = out.size();
  for (std::size_t i = 0; i < entries.size(); ++i) {
    out += "PK\x01\x02";
    put16(out, version_made_by);
    put_common(out, headers[i], entries[i].name);
    put16(out, 0);  // no comment
    put16(out, 0);  // first disk
    put16(out, 0);  // internal attributes
    put32(out, regular_file_0644);
    put32(out, headers[i].offset);
    out += entries[i].name;
  }
  const std::size_t directory_size = out.size() - directory;
  out += "PK\x05\x06";
  put16(out, 0);  // this disk
  put16(out, 0);  // disk of the directory
  put16(out, static_cast<std::uint16_t>(entries.size()));
  put16(out, static_cast<std::uint16_t>(entries.size()));
  put32(out, static_cast<std::uint32_t>(directory_size));
  put32(out, static_cast<std::uint32_t>(directory));
  put16(out, 0);  // no comment
  return out;
}

std::string write(const std::vector<Entry>& entries) {
  return Writer().write(entries);
}

}  // namespace vanthu::zip
