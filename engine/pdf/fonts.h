// Embeds the faces in use as subsets: Type 0 over CIDFontType2 (ISO 32000-1, 9.7).
//
//   in    one FaceUse (usage.h); the font file's bytes
//   out   the font's objects in the file
//
// Subsetting is HarfBuzz's, which numbers the glyphs anew; CIDs are those of usage.h.
// Left out of the subset: hinting, and every table that a viewer of a CIDFontType2 does not read
// (9.9).

#pragma once

#include <cstdint>
#include <list>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "pdf/objects.h"
#include "pdf/usage.h"
#include "pdf/words.h"
#include "pdf/write.h"

namespace vanthu::pdf {

// All that a face and its glyphs in use decide, made once for all documents that use the same ones.
struct Subset {
  std::string name;        // "ABCDEF+LiberationSerif-Bold" (9.6.4)
  std::size_t length = 0;  // of the font file (/Length1)
  Object widths;           // /W
  // As zlib: the font file, the map from CIDs to its glyphs.
  std::string packed_program, packed_numbers;
};

// What is kept from document to document.
struct WriterMemo::Internals {
  // A subset already made, found by the whole table directory of the font file, which holds a
  // checksum of each table, and the glyphs with their CIDs: a hit gives the bytes that subsetting
  // would give.
  struct Entry {
    std::string directory;
    std::vector<std::pair<std::uint16_t, std::uint16_t>> glyphs;  // with the CID first
    Subset subset;
  };
  std::list<Entry> subsets;                 // most recently used first
  std::map<std::string, std::string> maps;  // CMaps, as zlib
  Words words;
  Deflater deflater;
};

// The streams of one document that faces share: a CMap is written once.
class SharedMaps {
 public:
  SharedMaps(WriterMemo::Internals& memo, File& file) : memo_(memo), file_(file) {}
  [[nodiscard]] Ref write(const std::string& cmap, const Object& entries);

 private:
  WriterMemo::Internals& memo_;
  File& file_;
  std::map<std::string, Ref> written_;
};

// The /Font dictionary. `texts`: the CMap for /ToUnicode.
[[nodiscard]] Ref embed(const FaceUse& use, const std::string& texts, const fonts::FontSet& set,
                        WriterMemo::Internals& memo, SharedMaps& maps, File& file);

// "F0" … "F3": what content streams call the face.
[[nodiscard]] std::string_view resource_name(fonts::Face face);

}  // namespace vanthu::pdf
