#include "read_pdf.h"

#include <libdeflate.h>

#include <memory>
#include <stdexcept>

namespace vanthu::pdf_tests {
namespace {

void demand(bool condition, const char* what) {
  if (!condition) throw std::runtime_error(what);
}

struct Indirect {
  std::string dictionary, data;
};

// "7 0 obj\n<<…>>\nstream\n…\nendstream\nendobj\n" at `offset`.
Indirect read_stream(std::string_view bytes, std::size_t offset, std::uint32_t number) {
  const std::string head = std::to_string(number) + " 0 obj\n<<";
  demand(bytes.substr(offset, head.size()) == head, "no such object at its offset");
  const std::size_t begin = offset + head.size();
  const std::size_t end = bytes.find(">>\nstream\n", begin);
  demand(end != std::string_view::npos, "no stream");
  Indirect result;
  result.dictionary = bytes.substr(begin, end - begin);
  const std::size_t length = std::stoul(value_of(result.dictionary, "Length"));
  const std::size_t data = end + 10;
  demand(bytes.substr(data + length, 18) == "\nendstream\nendobj\n", "wrong Length");
  const std::string_view packed = bytes.substr(data, length);
  const bool flate = result.dictionary.find("/Filter/FlateDecode") != std::string::npos;
  result.data = flate ? unpack(packed) : std::string(packed);
  return result;
}

std::uint64_t big_endian(std::string_view bytes) {
  std::uint64_t value = 0;
  for (const char c : bytes) value = value << 8U | static_cast<unsigned char>(c);
  return value;
}

}  // namespace

std::string unpack(std::string_view zlib) {
  const std::unique_ptr<libdeflate_decompressor, void (*)(libdeflate_decompressor*)> decompressor(
      libdeflate_alloc_decompressor(), libdeflate_free_decompressor);
  std::string out(zlib.size() * 4 + 1024, '\0');
  while (true) {
    std::size_t size = 0;
    const libdeflate_result result = libdeflate_zlib_decompress(
        decompressor.get(), zlib.data(), zlib.size(), out.data(), out.size(), &size);
    if (result == LIBDEFLATE_SUCCESS) {
      out.resize(size);
      return out;
    }
    demand(result == LIBDEFLATE_INSUFFICIENT_SPACE, "bad zlib data");
    out.resize(out.size() * 2);
  }
}

std::size_t occurrences(std::string_view text, std::string_view part) {
  std::size_t count = 0;
  for (std::size_t at = text.find(part); at != std::string_view::npos;
       at = text.find(part, at + part.size())) {
    ++count;
  }
  return count;
}

std::string value_of(std::string_view text, std::string_view key) {
  const std::string name = '/' + std::string(key);
  for (std::size_t at = text.find(name); at != std::string_view::npos;
       at = text.find(name, at + 1)) {
    const std::size_t begin = at + name.size();
    if (begin < text.size() && std::isalnum(static_cast<unsigned char>(text[begin])) != 0) continue;
    int depth = 0;
    std::size_t end = begin;
    for (; end < text.size(); ++end) {
      const char c = text[end];
      if (c == '[' || c == '<') ++depth;
      if (c == ']' || c == '>') --depth;
      if (depth < 0 || (depth == 0 && c == '/' && end > begin)) break;
    }
    return std::string(text.substr(begin, end - begin));
  }
  return "";
}

std::vector<std::uint32_t> references(std::string_view text) {
  std::vector<std::uint32_t> result;
  for (std::size_t at = text.find(" 0 R"); at != std::string_view::npos;
       at = text.find(" 0 R", at + 1)) {
    std::size_t begin = at;
    while (begin > 0 && text[begin - 1] >= '0' && text[begin - 1] <= '9') --begin;
    result.push_back(static_cast<std::uint32_t>(std::stoul(std::string(text.substr(begin, at)))));
  }
  return result;
}

const PdfObject& Pdf::at(std::uint32_t number) const {
  const auto found = objects.find(number);
  demand(found != objects.end(), "reference to nothing");
  return found->second;
}

const PdfObject& Pdf::follow(std::string_view text, std::string_view key) const {
  const std::vector<std::uint32_t> found = references(value_of(text, key));
  demand(found.size() == 1, "not one reference");
  return at(found.front());
}

std::vector<std::uint32_t> Pdf::page_numbers() const {
  std::vector<std::uint32_t> result;
  const auto walk = [&](const auto& self, std::uint32_t number) -> std::size_t {
    const std::string& text = at(number).text;
    if (value_of(text, "Type") == "/Page") {
      result.push_back(number);
      return 1;
    }
    demand(value_of(text, "Type") == "/Pages", "neither page nor node");
    const std::vector<std::uint32_t> kids = references(value_of(text, "Kids"));
    demand(!kids.empty() && kids.size() <= 32, "bad number of kids");
    std::size_t count = 0;
    for (const std::uint32_t kid : kids) {
      demand(references(value_of(at(kid).text, "Parent")).at(0) == number, "wrong parent");
      count += self(self, kid);
    }
    demand(std::to_string(count) == value_of(text, "Count").substr(1) ||
               std::to_string(count) == value_of(text, "Count"),
           "wrong Count");
    return count;
  };
  walk(walk, references(value_of(catalog().text, "Pages")).at(0));
  return result;
}

Pdf read_pdf(std::string_view bytes) {
  demand(bytes.substr(0, 9) == "%PDF-1.7\n", "no header");
  demand(bytes.substr(bytes.size() - 6) == "%%EOF\n", "no end");
  const std::size_t start_key = bytes.rfind("startxref\n");
  demand(start_key != std::string_view::npos, "no startxref");
  const std::size_t start = std::stoul(std::string(bytes.substr(start_key + 10)));
  const auto number = static_cast<std::uint32_t>(std::stoul(std::string(bytes.substr(start, 10))));
  const Indirect table = read_stream(bytes, start, number);

  Pdf pdf;
  pdf.trailer = table.dictionary;
  const std::string widths = value_of(table.dictionary, "W");
  const std::size_t offset_bytes = std::stoul(widths.substr(widths.find(' ')));
  const std::size_t index_bytes = std::stoul(widths.substr(widths.rfind(' ')));
  const std::size_t width = 1 + offset_bytes + index_bytes;
  const std::size_t size = std::stoul(value_of(table.dictionary, "Size"));
  demand(table.data.size() == size * (width + 1), "rows do not fit Size");
  std::string row(width, '\0');
  std::map<std::uint32_t, std::vector<std::pair<std::uint32_t, std::size_t>>> packed;
  for (std::uint32_t i = 0; i < size; ++i) {
    demand(table.data[i * (width + 1)] == 2, "not predictor Up");
    for (std::size_t j = 0; j < width; ++j) {
      row[j] = static_cast<char>(row[j] + table.data[i * (width + 1) + 1 + j]);
    }
    const auto where = big_endian(std::string_view(row).substr(1, offset_bytes));
    if (row[0] == 1) {
      Indirect object = read_stream(bytes, where, i);
      pdf.objects[i] = {std::move(object.dictionary), std::move(object.data)};
    } else if (row[0] == 2) {
      packed[static_cast<std::uint32_t>(where)].emplace_back(
          i, big_endian(std::string_view(row).substr(1 + offset_bytes)));
    } else {
      demand(i == 0, "a free object");
    }
  }
  for (const auto& [stream_number, members] : packed) {
    const PdfObject& stream = pdf.at(stream_number);
    const std::size_t count = std::stoul(value_of(stream.text, "N"));
    const std::size_t first = std::stoul(value_of(stream.text, "First"));
    demand(count == members.size(), "object stream and table disagree");
    std::vector<std::size_t> head;
    std::size_t at = 0;
    while (head.size() < 2 * count) {
      std::size_t used = 0;
      head.push_back(std::stoul(stream.stream.substr(at, 24), &used));
      at += used;
    }
    for (const auto& [object, index] : members) {
      demand(head[2 * index] == object, "wrong index in an object stream");
      const std::size_t begin = first + head[2 * index + 1];
      const std::size_t end =
          index + 1 < count ? first + head[2 * index + 3] : stream.stream.size();
      pdf.objects[object].text = stream.stream.substr(begin, end - begin - 1);
    }
  }
  return pdf;
}

}  // namespace vanthu::pdf_tests
