// Embeds the faces in use as subsets: Type 0 over CIDFontType2 (ISO 32000-1, 9.7).
//
//   in    one FaceUse (usage.h); the font file's bytes
//   out   the font's objects in the file; the codes by which content streams name its glyphs
//
// Subsetting is HarfBuzz's, which numbers the glyphs anew; codes and CIDs are those of codes.h.
// Left out of the subset: hinting, and every table that a viewer of a CIDFontType2 does not read
// (9.9).

#pragma once

#include <cstdint>
#include <list>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "pdf/objects.h"
#include "pdf/usage.h"
#include "pdf/write.h"

namespace vanthu::pdf {

// All that a face and its glyphs in use decide, made once for all documents that use the same ones.
struct Subset {
  std::string name;        // "ABCDEF+LiberationSerif-Bold" (9.6.4)
  std::size_t length = 0;  // of the font file (/Length1)
  Codes codes;
  Object widths;         // /W
  std::string encoding;  // the CMap from codes to CIDs
  // As zlib: the font file, the map from CIDs to its glyphs, the CMap.
  std::string packed_program, packed_numbers, packed_encoding;
};

// Subsets already made, most recently used first. An entry is found by the whole table directory of
// the font file, which holds a checksum of each table, and the glyphs: a hit gives the bytes that
// subsetting would give.
struct SubsetCache::Internals {
  struct Entry {
    std::string directory;
    std::vector<std::uint16_t> glyphs;
    Subset subset;
    std::string texts, packed_cmap;  // of the last /ToUnicode of these glyphs; it, as zlib
  };
  std::list<Entry> entries;
};

// The CMaps written so far: faces whose codes are alike share one.
using Encodings = std::map<std::string, Ref>;

// The /Font dictionary. Sets use.codes. `cache` may be null.
[[nodiscard]] Ref embed(FaceUse& use, const fonts::FontSet& set, SubsetCache::Internals* cache,
                        Encodings& encodings, Deflater& deflater, File& file);

// "F0" … "F3": what content streams call the face.
[[nodiscard]] std::string_view resource_name(fonts::Face face);

}  // namespace vanthu::pdf
