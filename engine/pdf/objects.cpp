#include "pdf/objects.h"

#include <array>
#include <cassert>
#include <charconv>

#include "base/digest.h"

namespace vanthu::pdf {
namespace {

// Few large object streams pack better than many small ones; a reader unpacks the whole of one to
// see any object. The index has two bytes in our cross-reference stream.
constexpr std::size_t objects_in_stream = 1024;
constexpr std::size_t index_bytes = 2;

constexpr std::string_view header = "%PDF-1.7\n%\xE2\xE3\xCF\xD3\n";

constexpr bool is_regular(char c) {  // 7.2.2: neither white space nor delimiter
  switch (c) {
    case '\0':
    case '\t':
    case '\n':
    case '\f':
    case '\r':
    case ' ':
    case '(':
    case ')':
    case '<':
    case '>':
    case '[':
    case ']':
    case '{':
    case '}':
    case '/':
    case '%':
      return false;
    default:
      return true;
  }
}

// Next code point of valid UTF-8; moves `at` behind it.
char32_t next_code_point(std::string_view utf8, std::size_t& at) {
  const auto lead = static_cast<unsigned char>(utf8[at++]);
  if (lead < 0x80) return lead;
  const int more = lead >= 0xF0 ? 3 : lead >= 0xE0 ? 2 : 1;
  char32_t result = lead & (0x3FU >> static_cast<unsigned>(more));
  for (int i = 0; i < more; ++i) {
    assert(at < utf8.size());
    result = (result << 6U) | (static_cast<unsigned char>(utf8[at++]) & 0x3FU);
  }
  return result;
}

void append_big_endian(std::string& out, std::uint64_t value, std::size_t bytes) {
  for (std::size_t i = bytes; i-- > 0;) out += static_cast<char>(value >> (8 * i));
}

}  // namespace

Fixed points(Length length) {
  // Spelled out for the compiler, which divides faster by what it knows.
  constexpr std::int64_t point = Length::pt(1).emu();
  const std::int64_t thousandths = length.emu() * 1000;
  return {(thousandths + (thousandths < 0 ? -point / 2 : point / 2)) / point, 3};
}

Fixed quotient(std::int64_t numerator, std::int64_t denominator, int decimals) {
  assert(denominator > 0);
  for (int i = 0; i < decimals; ++i) numerator *= 10;
  const std::int64_t half = denominator / 2;
  return {(numerator + (numerator < 0 ? -half : half)) / denominator, decimals};
}

void append_integer(std::string& out, std::int64_t value) {
  if (value >= 0 && value < 10) {
    out += static_cast<char>('0' + value);
    return;
  }
  std::array<char, 24> buffer;  // filled as far as it is read
  const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value).ptr;
  out.append(buffer.data(), end);
}

void append_fixed(std::string& out, Fixed number) {
  while (number.decimals > 0 && number.value % 10 == 0) {
    number.value /= 10;
    --number.decimals;
  }
  if (number.value < 0) out += '-';
  std::array<char, 24> digits{};
  const std::int64_t magnitude = number.value < 0 ? -number.value : number.value;
  const char* const end =
      std::to_chars(digits.data(), digits.data() + digits.size(), magnitude).ptr;
  const auto decimals = static_cast<std::size_t>(number.decimals);
  const auto count = static_cast<std::size_t>(end - digits.data());
  if (decimals == 0) {
    out.append(digits.data(), count);
  } else if (count > decimals) {
    out.append(digits.data(), count - decimals) += '.';
    out.append(end - decimals, decimals);
  } else {
    out.append("0.").append(decimals - count, '0').append(digits.data(), count);
  }
}

void append_name(std::string& out, std::string_view name) {
  constexpr std::string_view digits = "0123456789ABCDEF";
  out += '/';
  for (const char c : name) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte > 0x20 && byte < 0x7F && c != '#' && is_regular(c)) {
      out += c;
    } else {  // 7.3.5
      out += '#';
      out += digits[byte >> 4U];
      out += digits[byte & 15U];
    }
  }
}

void append_bytes(std::string& out, std::string_view bytes) {
  out += '(';
  for (const char c : bytes) {
    if (c == '(' || c == ')' || c == '\\') {
      out += '\\';
      out += c;
    } else if (c == '\r') {
      out += "\\r";  // a bare CR would be read as LF (7.3.4.2)
    } else {
      out += c;
    }
  }
  out += ')';
}

void append_text(std::string& out, std::string_view utf8) {
  for (const char c : utf8) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte < 0x20 || byte > 0x7E) {
      append_bytes(out, "\xFE\xFF" + utf16be(utf8));
      return;
    }
  }
  append_bytes(out, utf8);
}

std::string utf16be(std::string_view utf8) {
  std::string out(utf8.size() * 2, '\0');  // at most
  std::size_t size = 0;
  const auto add = [&](char32_t unit) {
    out[size++] = static_cast<char>(unit >> 8U);
    out[size++] = static_cast<char>(unit & 0xFFU);
  };
  for (std::size_t at = 0; at < utf8.size();) {
    const char32_t c = next_code_point(utf8, at);
    if (c < 0x10000) {
      add(c);
    } else {
      add(0xD800U + ((c - 0x10000U) >> 10U));
      add(0xDC00U + ((c - 0x10000U) & 0x3FFU));
    }
  }
  out.resize(size);
  return out;
}

void Object::separate() {
  if (!text_.empty() && is_regular(text_.back())) text_ += ' ';
}

Object& Object::delimiter(std::string_view characters) {
  text_ += characters;
  return *this;
}

Object& Object::word(std::string_view characters) {
  separate();
  text_ += characters;
  return *this;
}

Object& Object::name(std::string_view name) {
  append_name(text_, name);
  return *this;
}

Object& Object::integer(std::int64_t value) {
  separate();
  append_integer(text_, value);
  return *this;
}

Object& Object::fixed(Fixed number) {
  separate();
  append_fixed(text_, number);
  return *this;
}

Object& Object::text(std::string_view utf8) {
  append_text(text_, utf8);
  return *this;
}

Object& Object::bytes(std::string_view bytes) {
  append_bytes(text_, bytes);
  return *this;
}

Object& Object::ref(Ref target) {
  assert(target);
  separate();
  append_integer(text_, target.number);
  text_ += " 0 R";
  return *this;
}

File::File(Deflater& deflater) : deflater_(deflater), out_(header), entries_(1) {
  out_.reserve(std::size_t{1} << 16U);  // what a plan takes
}

Ref File::reserve() {
  entries_.emplace_back();
  return {static_cast<std::uint32_t>(entries_.size() - 1)};
}

void File::add(Ref number, const Object& object) {
  assert(entries_[number.number].kind == Entry::Kind::Unwritten);
  // Which stream the object lands in is filled in when that stream gets its number.
  entries_[number.number].kind = Entry::Kind::InObjectStream;
  pending_.push_back({number.number, pending_bodies_.size()});
  pending_bodies_ += object.str();
  pending_bodies_ += '\n';
  if (pending_.size() == objects_in_stream) flush_object_stream();
}

Ref File::add(const Object& object) {
  const Ref number = reserve();
  add(number, object);
  return number;
}

void File::add_stream(Ref number, const Object& entries, std::string_view data, Packing packing) {
  Entry& entry = entries_[number.number];
  assert(entry.kind == Entry::Kind::Unwritten);
  entry.kind = Entry::Kind::InFile;
  entry.where = out_.size();
  if (packing == Packing::Deflate) data = deflater_.pack(data);

  append_integer(out_, number.number);
  out_ += " 0 obj\n<<";
  out_ += entries.str();
  if (packing != Packing::Plain) out_ += "/Filter/FlateDecode";
  out_ += "/Length ";
  append_integer(out_, static_cast<std::int64_t>(data.size()));
  out_ += ">>\nstream\n";
  out_ += data;
  out_ += "\nendstream\nendobj\n";
}

Ref File::add_stream(const Object& entries, std::string_view data, Packing packing) {
  const Ref number = reserve();
  add_stream(number, entries, data, packing);
  return number;
}

// 7.5.7: pairs of object number and offset, then the objects.
void File::flush_object_stream() {
  if (pending_.empty()) return;
  const Ref stream = reserve();
  std::string data;
  data.reserve(pending_.size() * 10 + pending_bodies_.size());
  for (std::size_t i = 0; i < pending_.size(); ++i) {
    Entry& entry = entries_[pending_[i].number];
    entry.where = stream.number;
    entry.index = static_cast<std::uint16_t>(i);
    append_integer(data, pending_[i].number);
    data += ' ';
    append_integer(data, static_cast<std::int64_t>(pending_[i].offset));
    data += ' ';
  }
  Object entries;
  entries.key("Type").name("ObjStm");
  entries.key("N").integer(static_cast<std::int64_t>(pending_.size()));
  entries.key("First").integer(static_cast<std::int64_t>(data.size()));
  data += pending_bodies_;
  pending_.clear();
  pending_bodies_.clear();
  add_stream(stream, entries, data, Packing::Deflate);
}

// Rows of kind, place and index, each as the difference to the row above (PNG predictor "Up"):
// neighbouring rows are nearly alike, and the differences pack to almost nothing.
std::string File::cross_references(std::size_t offset_bytes) const {
  const std::size_t width = 1 + offset_bytes + index_bytes;
  std::string above(width, '\0'), row, out;
  out.reserve(entries_.size() * (width + 1));
  for (std::size_t number = 0; number < entries_.size(); ++number) {
    const Entry& entry = entries_[number];
    row.clear();
    switch (entry.kind) {
      case Entry::Kind::Unwritten:
        assert(number == 0);  // the head of the list of free objects
        row += '\0';
        break;
      case Entry::Kind::InFile:
        row += '\1';
        break;
      case Entry::Kind::InObjectStream:
        row += '\2';
        break;
    }
    append_big_endian(row, entry.where, offset_bytes);
    append_big_endian(row, entry.index, index_bytes);
    out += '\2';
    for (std::size_t i = 0; i < width; ++i) out += static_cast<char>(row[i] - above[i]);
    above.swap(row);
  }
  return out;
}

std::string File::finish(Ref catalog, Ref info) {
  flush_object_stream();
  Digest digest;
  digest.add(out_);
  const std::array<char, 16> id = digest.bytes();
  const std::string_view id_text(id.data(), id.size());

  const std::size_t start = out_.size();
  std::size_t offset_bytes = 1;
  while (offset_bytes < 8 && (start >> (8 * offset_bytes)) != 0) ++offset_bytes;
  while ((entries_.size() >> (8 * offset_bytes)) != 0) ++offset_bytes;

  const Ref number = reserve();
  entries_[number.number] = {Entry::Kind::InFile, start, 0};
  const std::string rows = cross_references(offset_bytes);
  entries_[number.number].kind = Entry::Kind::Unwritten;  // add_stream() writes it now

  Object entries;
  entries.key("Type").name("XRef");
  entries.key("Size").integer(static_cast<std::int64_t>(entries_.size()));
  entries.key("W").open_array().integer(1).integer(static_cast<std::int64_t>(offset_bytes));
  entries.integer(static_cast<std::int64_t>(index_bytes)).close_array();
  entries.key("DecodeParms").open_dict().key("Predictor").integer(12);
  entries.key("Columns")
      .integer(static_cast<std::int64_t>(1 + offset_bytes + index_bytes))
      .close_dict();
  entries.key("Root").ref(catalog).key("Info").ref(info);
  entries.key("ID").open_array().bytes(id_text).bytes(id_text).close_array();
  add_stream(number, entries, rows, Packing::Deflate);

  out_ += "startxref\n";
  append_integer(out_, static_cast<std::int64_t>(start));
  out_ += "\n%%EOF\n";
  return std::move(out_);
}

}  // namespace vanthu::pdf
