// PDF objects as text, and the file that holds them (ISO 32000-1, 7.3 and 7.5).
//
//   in    objects written one after the other, each with its number
//   out   the bytes of a file of one revision: dictionaries packed into object streams, one
//         cross-reference stream, an /ID that is a digest of everything before it
//
// Objects are text from the start: nobody reads them back, so a tree of values would only cost.
// Numbers are whole or fixed-point integers, never floating: no locale, no exponent, no rounding
// that differs between machines. What the objects mean is left to the callers.

#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/length.h"
#include "pdf/deflate.h"

namespace vanthu::pdf {

// An indirect object; generation 0, since a file of ours has one revision.
struct Ref {
  std::uint32_t number = 0;
  [[nodiscard]] explicit operator bool() const { return number != 0; }
  bool operator==(const Ref&) const = default;
};

// value ÷ 10^decimals.
struct Fixed {
  std::int64_t value = 0;
  int decimals = 0;
};
// In points, to three decimals: the grid of twips (0.05 pt) and eighths of a point are exact.
[[nodiscard]] Fixed points(Length length);
// numerator ÷ denominator to so many decimals, halves away from zero. denominator > 0.
[[nodiscard]] Fixed quotient(std::int64_t numerator, std::int64_t denominator, int decimals);

// The spellings, for content streams as well, which append to a string of their own.
void append_integer(std::string& out, std::int64_t value);
void append_fixed(std::string& out, Fixed number);  // "12.5", "-0.25", "0"; no zeros at the end
void append_name(std::string& out, std::string_view name);    // with the solidus
void append_bytes(std::string& out, std::string_view bytes);  // (literal string)
// A text string (7.9.2.2): ASCII as it is, anything else as UTF-16BE. `utf8` is valid UTF-8.
void append_text(std::string& out, std::string_view utf8);
// UTF-8 → UTF-16BE, no byte order mark.
[[nodiscard]] std::string utf16be(std::string_view utf8);

// The text of one object, or of the entries of a dictionary, written left to right with no more
// white space than the syntax needs.
class Object {
 public:
  Object& open_dict() { return delimiter("<<"); }
  Object& close_dict() { return delimiter(">>"); }
  Object& open_array() { return delimiter("["); }
  Object& close_array() { return delimiter("]"); }
  // One of the format's, which no escape is needed for.
  Object& key(std::string_view name) {
    text_ += '/';
    text_ += name;
    return *this;
  }
  Object& name(std::string_view name);
  Object& integer(std::int64_t value);
  Object& fixed(Fixed number);
  Object& boolean_true() { return word("true"); }
  Object& null() { return word("null"); }
  Object& text(std::string_view utf8);
  Object& bytes(std::string_view bytes);
  Object& ref(Ref target);
  // A dictionary or an array that was spelled before.
  Object& object(const Object& whole) { return delimiter(whole.str()); }

  [[nodiscard]] const std::string& str() const { return text_; }
  // Empty again, with its memory: one object after another can be spelled in it.
  Object& clear() {
    text_.clear();
    return *this;
  }

 private:
  Object& delimiter(std::string_view characters);
  Object& word(std::string_view characters);
  void separate();
  std::string text_;
};

class File {
 public:
  enum class Packing {
    Deflate,          // compressed here
    AlreadyDeflated,  // zlib data: goes in as it is, with its filter named
    Plain,  // never compressed: the metadata stream (PDF/A-1 forbids it, readers grep for it)
  };

  explicit File(Deflater& deflater);

  // A number for an object that is written later.
  [[nodiscard]] Ref reserve();
  // Each reserved number is written exactly once.
  void add(Ref number, const Object& object);
  [[nodiscard]] Ref add(const Object& object);
  // `entries`: the dictionary's keys and values, without << >>, /Length and /Filter.
  void add_stream(Ref number, const Object& entries, std::string_view data, Packing packing);
  [[nodiscard]] Ref add_stream(const Object& entries, std::string_view data, Packing packing);

  // Closes the file. Asserts that every reserved number was written.
  [[nodiscard]] std::string finish(Ref catalog, Ref info);

 private:
  struct Entry {  // a row of the cross-reference stream (7.5.8.3)
    enum class Kind : std::uint8_t { Unwritten, InFile, InObjectStream };
    Kind kind = Kind::Unwritten;
    std::uint64_t where = 0;  // byte offset, or number of the object stream
    std::uint16_t index = 0;  // inside the object stream
  };
  struct Pending {
    std::uint32_t number;
    std::size_t offset;
  };

  void flush_object_stream();
  [[nodiscard]] std::string cross_references(std::size_t offset_bytes) const;

  Deflater& deflater_;
  std::string out_;
  std::vector<Entry> entries_;    // by object number
  std::vector<Pending> pending_;  // objects of the object stream being filled
  std::string pending_bodies_;
};

}  // namespace vanthu::pdf
