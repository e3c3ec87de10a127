#include "zip/names.h"

#include <cstdint>

namespace vanthu::zip {
namespace {

constexpr std::size_t end_size = 22;
constexpr std::size_t locator_size = 20;  // zip64 end of central directory locator
constexpr std::size_t header_size = 46;

std::uint64_t number(std::string_view bytes, std::size_t at, std::size_t size) {
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

// Where the end record stands: the last one whose comment reaches the end of the file exactly.
std::optional<std::size_t> find_end(std::string_view archive) {
  std::size_t at = archive.rfind("PK\x05\x06");
  while (at != std::string_view::npos) {
    if (archive.size() - at >= end_size &&
        at + end_size + number(archive, at + 20, 2) == archive.size()) {
      return at;
    }
    if (at == 0) break;
    at = archive.rfind("PK\x05\x06", at - 1);
  }
  return std::nullopt;
}

}  // namespace

std::optional<std::vector<std::string_view>> directory_names(std::string_view archive) {
  const auto end = find_end(archive);
  if (!end) return std::nullopt;
  std::uint64_t count = number(archive, *end + 10, 2);
  std::uint64_t at = number(archive, *end + 16, 4);
  if (*end >= locator_size && has_at(archive, *end - locator_size, locator_size, "PK\x06\x07")) {
    const std::uint64_t end64 = number(archive, *end - locator_size + 8, 8);
    if (!has_at(archive, end64, 56, "PK\x06\x06")) return std::nullopt;
    count = number(archive, end64 + 32, 8);
    at = number(archive, end64 + 48, 8);
  }
  std::vector<std::string_view> names;
  for (; count > 0; --count) {
    if (!has_at(archive, at, header_size, "PK\x01\x02")) return std::nullopt;
    const std::size_t name_size = number(archive, at + 28, 2);
    const std::size_t rest = name_size + number(archive, at + 30, 2) + number(archive, at + 32, 2);
    if (archive.size() - at - header_size < rest) return std::nullopt;
    names.push_back(archive.substr(at + header_size, name_size));
    at += header_size + rest;
  }
  return names;
}

}  // namespace vanthu::zip
