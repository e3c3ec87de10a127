#include "app/file_names.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <set>

#include "text/text.h"

namespace vanthu::app {
namespace {

constexpr std::size_t longest_stem = longest_file_name - longest_extension;

// Not seen by anyone, and able to make two names look alike or a name read backwards: zero width
// and direction marks, soft hyphen, byte order mark.
bool is_invisible(char32_t c) {
  return c == 0xAD || (c >= 0x200B && c <= 0x200F) || (c >= 0x202A && c <= 0x202E) ||
         (c >= 0x2060 && c <= 0x206F) || c == 0xFEFF || c == 0xFFFE || c == 0xFFFF;
}

bool is_control(char32_t c) {
  return c < 0x20 || (c >= 0x7F && c <= 0x9F);
}

bool is_reserved(char32_t c) {
  return c < 0x80 &&
         std::string_view("<>:\"/\\|?*").find(static_cast<char>(c)) != std::string_view::npos;
}

bool is_ascii_name_part(char32_t c) {
  return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_' || c == '.';
}

// Names of devices, whatever follows behind a dot (learn.microsoft.com, "Naming Files, Paths, and
// Namespaces").
bool is_device(std::string_view name) {
  const std::string stem = text::lower(text::trimmed(name.substr(0, name.find('.'))));
  constexpr std::array<std::string_view, 6> plain = {"con", "prn",    "aux",
                                                     "nul", "conin$", "conout$"};
  if (std::find(plain.begin(), plain.end(), stem) != plain.end()) return true;
  if (!stem.starts_with("com") && !stem.starts_with("lpt")) return false;
  constexpr std::array<std::string_view, 13> ports = {"0", "1", "2", "3", "4", "5", "6",
                                                      "7", "8", "9", "¹", "²", "³"};
  return std::find(ports.begin(), ports.end(), std::string_view(stem).substr(3)) != ports.end();
}

// Cut in front of the character that would pass `limit`; ends tidied.
std::string tidied(std::string_view name, std::size_t limit) {
  if (name.size() > limit) {
    while (limit > 0 && (static_cast<unsigned char>(name[limit]) & 0xC0) == 0x80) --limit;
    name = name.substr(0, limit);
  }
  const std::size_t begin = name.find_first_not_of(" .-");
  if (begin == std::string_view::npos) return {};
  return std::string(name.substr(begin, name.find_last_not_of(" .-") + 1 - begin));
}

// What two names share that a file system without case takes for the same.
std::string key_of(const std::string& name) {
  return text::normalised(text::lower(name));
}

}  // namespace

std::string safe_file_name(std::string_view wanted, Letters letters) {
  // Line ends and tabs separate words like spaces.
  const std::string source =
      letters == Letters::Ascii ? text::folded(wanted) : text::collapsed(text::normalised(wanted));
  std::string name;
  for (std::size_t at = 0; at < source.size();) {
    const std::size_t begin = at;
    const char32_t c = text::next_code_point(source, at);
    if (is_control(c) || is_invisible(c)) continue;
    const bool is_replaced =
        is_reserved(c) || (letters == Letters::Ascii && !is_ascii_name_part(c));
    if (!is_replaced) {
      name.append(source, begin, at - begin);
    } else if (name.empty() || name.back() != '-') {
      name += '-';
    }
  }
  name = tidied(name, longest_stem);
  return is_device(name) ? tidied("_" + name, longest_stem) : name;
}

std::string padded_number(std::size_t number, std::size_t count) {
  const std::size_t digits = std::max<std::size_t>(3, fmt::formatted_size("{}", count));
  return fmt::format("{:0{}}", number, digits);
}

std::vector<std::string> file_names(std::vector<std::string> wanted, Letters letters) {
  const std::size_t count = wanted.size();
  std::vector<std::string> names;
  names.reserve(count);
  // The first row of each name; a name that is somebody's own is given to nobody else.
  std::map<std::string, std::size_t> owners;
  for (std::size_t i = 0; i < count; ++i) {
    std::string name = safe_file_name(wanted[i], letters);
    if (name.empty()) name = padded_number(i + 1, count);
    owners.emplace(key_of(name), i);
    names.push_back(std::move(name));
  }
  for (std::size_t i = 0; i < count; ++i) {
    if (owners.at(key_of(names[i])) == i) continue;
    std::string ending;
    std::string name;
    do {
      ending += "-" + padded_number(i + 1, count);
      name = tidied(names[i], longest_stem - ending.size()) + ending;
    } while (!owners.emplace(key_of(name), i).second);
    names[i] = std::move(name);
  }
  return names;
}

}  // namespace vanthu::app
