#include "pdf/fonts.h"

#include <hb-subset.h>

#include <algorithm>
#include <array>
#include <cassert>
#include <iterator>
#include <memory>
#include <new>
#include <utility>

#include "base/digest.h"

namespace vanthu::pdf {
namespace {

// A document has at most four subsets; a batch from one template comes back to the same few dozen.
// At some 16 kB each the cache stays at about 1 MB.
constexpr std::size_t cached_subsets = 64;

constexpr std::array dropped_tables{
    HB_TAG('D', 'S', 'I', 'G'), HB_TAG('F', 'F', 'T', 'M'), HB_TAG('G', 'D', 'E', 'F'),
    HB_TAG('G', 'P', 'O', 'S'), HB_TAG('G', 'S', 'U', 'B'), HB_TAG('O', 'S', '/', '2'),
    HB_TAG('c', 'm', 'a', 'p'), HB_TAG('g', 'a', 's', 'p'), HB_TAG('k', 'e', 'r', 'n'),
    HB_TAG('n', 'a', 'm', 'e'), HB_TAG('p', 'o', 's', 't'), HB_TAG('v', 'h', 'e', 'a'),
    HB_TAG('v', 'm', 't', 'x')};

// FontDescriptor flags (ISO 32000-1, Table 123). Symbolic means: not limited to the standard Latin
// set, which no Vietnamese subset is.
constexpr int symbolic = 1 << 2;
constexpr int italic = 1 << 6;

template <auto destroy>
struct Destroy {
  template <typename T>
  void operator()(T* object) const {
    destroy(object);
  }
};

// The six letters of a subset's name are drawn from the glyphs, so that two subsets of one face
// have two names when files are merged.
std::string subset_name(const std::string& postscript_name,
                        const std::vector<std::uint16_t>& used) {
  Digest digest;
  digest.add(postscript_name);
  for (const std::uint16_t glyph : used) {
    const char bytes[2] = {static_cast<char>(glyph >> 8U), static_cast<char>(glyph & 0xFFU)};
    digest.add({bytes, 2});
  }
  std::string name;
  std::uint64_t rest = digest.high();
  for (int i = 0; i < 6; ++i, rest /= 26) name += static_cast<char>('A' + rest % 26);
  return name + '+' + postscript_name;
}

// 9.7.4.3: runs of neighbouring CIDs, "first [width width …]".
Object widths_of(const FaceUse& use, const Codes& codes) {
  const std::vector<Codes::Glyph>& glyphs = codes.glyphs();
  Object object;
  object.open_array();
  for (std::size_t i = 0; i < glyphs.size();) {
    object.integer(glyphs[i].cid).open_array();
    do {
      object.fixed({use.advances[glyphs[i].glyph], 3});
      ++i;
    } while (i < glyphs.size() && glyphs[i].cid == glyphs[i - 1].cid + 1);
    object.close_array();
  }
  object.close_array();
  return object;
}

Subset subset(const FaceUse& use, const fonts::FontSet& set, Deflater& deflater) {
  const std::unique_ptr<hb_subset_input_t, Destroy<hb_subset_input_destroy>> input(
      hb_subset_input_create_or_fail());
  if (!input) throw std::bad_alloc();
  hb_set_t* glyphs = hb_subset_input_glyph_set(input.get());
  for (const std::uint16_t glyph : use.glyphs) hb_set_add(glyphs, glyph);
  hb_set_t* dropped = hb_subset_input_set(input.get(), HB_SUBSET_SETS_DROP_TABLE_TAG);
  for (const hb_tag_t tag : dropped_tables) hb_set_add(dropped, tag);
  hb_subset_input_set_flags(input.get(), HB_SUBSET_FLAGS_NO_HINTING);

  // Both fail for want of memory only: the file was checked when it was opened.
  const std::unique_ptr<hb_subset_plan_t, Destroy<hb_subset_plan_destroy>> plan(
      hb_subset_plan_create_or_fail(use.opened, input.get()));
  if (!plan) throw std::bad_alloc();
  const std::unique_ptr<hb_face_t, Destroy<hb_face_destroy>> face(
      hb_subset_plan_execute_or_fail(plan.get()));
  if (!face) throw std::bad_alloc();
  const std::unique_ptr<hb_blob_t, Destroy<hb_blob_destroy>> blob(
      hb_face_reference_blob(face.get()));
  unsigned size = 0;
  const char* data = hb_blob_get_data(blob.get(), &size);
  assert(size > 0);
  const hb_map_t* map = hb_subset_plan_old_to_new_glyph_mapping(plan.get());
  std::vector<std::uint16_t> numbers;
  for (const std::uint16_t glyph : use.glyphs) {
    numbers.push_back(static_cast<std::uint16_t>(hb_map_get(map, glyph)));
  }

  Subset made;
  made.name = subset_name(set.postscript_name(use.face), use.glyphs);
  made.length = size;
  made.codes = Codes(use.glyphs, numbers, use.advances.size(), use.space);
  made.widths = widths_of(use, made.codes);
  made.encoding = made.codes.cmap();
  made.packed_program = deflater.pack({data, size});
  made.packed_numbers = deflater.pack(made.codes.numbers_by_cid());
  made.packed_encoding = deflater.pack(made.encoding);
  return made;
}

// The table directory of an OpenType file: 12 bytes, and 16 for each table.
std::string_view table_directory(std::string_view file) {
  assert(file.size() >= 12);
  const std::size_t tables =
      static_cast<unsigned char>(file[4]) * 256U + static_cast<unsigned char>(file[5]);
  return file.substr(0, 12 + 16 * tables);
}

// The entry for this subset, made when it is not there.
using Entry = SubsetCache::Internals::Entry;
Entry& cached(SubsetCache::Internals& cache, const FaceUse& use, const fonts::FontSet& set,
              Deflater& deflater) {
  const std::string_view directory = table_directory(set.file_bytes(use.face));
  const auto found = std::find_if(cache.entries.begin(), cache.entries.end(), [&](const Entry& e) {
    return e.glyphs == use.glyphs && e.directory == directory;
  });
  if (found != cache.entries.end()) {
    cache.entries.splice(cache.entries.begin(), cache.entries, found);
  } else {
    cache.entries.push_front(
        {std::string(directory), use.glyphs, subset(use, set, deflater), {}, {}});
    if (cache.entries.size() > cached_subsets) cache.entries.pop_back();
  }
  return cache.entries.front();
}

Ref write_descriptor(const std::string& name, const fonts::Metrics& metrics, bool is_italic,
                     Ref program, File& file) {
  const auto scaled = [&](int units) {
    return quotient(std::int64_t{units} * 1000, metrics.units_per_em, 0);
  };
  Object object;
  object.open_dict().key("Type").name("FontDescriptor").key("FontName").name(name);
  object.key("Flags").integer(symbolic | (is_italic ? italic : 0));
  object.key("FontBBox").open_array();
  for (const int edge : metrics.bounding_box) object.fixed(scaled(edge));
  object.close_array();
  object.key("ItalicAngle").fixed({metrics.italic_angle_tenths, 1});
  object.key("Ascent").fixed(scaled(metrics.ascender));
  object.key("Descent").fixed(scaled(-metrics.descender));
  object.key("CapHeight").fixed(scaled(metrics.cap_height));
  object.key("StemV").fixed(scaled(metrics.stem_weight));
  object.key("FontFile2").ref(program).close_dict();
  return file.add(object);
}

Ref write_program(const Subset& subset, File& file) {
  Object entries;
  entries.key("Length1").integer(static_cast<std::int64_t>(subset.length));
  return file.add_stream(entries, subset.packed_program, File::Packing::AlreadyDeflated);
}

Ref write_to_unicode(const FaceUse& use, Entry* known, Deflater& deflater, File& file) {
  if (known == nullptr) {
    return file.add_stream(Object(), use.texts.cmap(use.codes), File::Packing::Deflate);
  }
  std::string texts = use.texts.joined();
  if (known->texts != texts) {
    known->packed_cmap = deflater.pack(use.texts.cmap(use.codes));
    known->texts = std::move(texts);
  }
  return file.add_stream(Object(), known->packed_cmap, File::Packing::AlreadyDeflated);
}

void write_system_info(Object& object) {
  object.key("CIDSystemInfo").open_dict().key("Registry").bytes("Adobe");
  object.key("Ordering").bytes("Identity").key("Supplement").integer(0).close_dict();
}

Ref write_encoding(const Subset& subset, Encodings& known, File& file) {
  Ref& written = known[subset.encoding];
  if (written) return written;
  Object entries;
  entries.key("Type").name("CMap").key("CMapName").name(Codes::cmap_name);
  write_system_info(entries);
  entries.key("WMode").integer(0);
  written = file.add_stream(entries, subset.packed_encoding, File::Packing::AlreadyDeflated);
  return written;
}

// 9.7.4.3: which glyph of the subset a CID is.
Ref write_numbers(const Subset& subset, File& file) {
  Object entries;
  entries.key("DecodeParms").open_dict().key("Predictor").integer(12);
  entries.key("Columns").integer(2).close_dict();
  return file.add_stream(entries, subset.packed_numbers, File::Packing::AlreadyDeflated);
}

}  // namespace

SubsetCache::SubsetCache() : internals_(std::make_unique<Internals>()) {}
SubsetCache::~SubsetCache() = default;
SubsetCache::SubsetCache(SubsetCache&&) noexcept = default;
SubsetCache& SubsetCache::operator=(SubsetCache&&) noexcept = default;

Ref embed(FaceUse& use, const fonts::FontSet& set, SubsetCache::Internals* cache,
          Encodings& encodings, Deflater& deflater, File& file) {
  Entry* const known = cache == nullptr ? nullptr : &cached(*cache, use, set, deflater);
  const Subset own = known == nullptr ? subset(use, set, deflater) : Subset();
  const Subset& made = known == nullptr ? own : known->subset;
  use.codes = made.codes;
  const bool is_italic = use.face == fonts::Face::Italic || use.face == fonts::Face::BoldItalic;
  const Ref descriptor = write_descriptor(made.name, set.metrics(use.face), is_italic,
                                          write_program(made, file), file);
  const Ref to_unicode = write_to_unicode(use, known, deflater, file);

  Object descendant;
  descendant.open_dict().key("Type").name("Font").key("Subtype").name("CIDFontType2");
  descendant.key("BaseFont").name(made.name);
  write_system_info(descendant);
  descendant.key("FontDescriptor").ref(descriptor).key("CIDToGIDMap");
  descendant.ref(write_numbers(made, file)).key("W").object(made.widths);
  const Ref descendant_number = file.add(descendant.close_dict());

  Object font;
  font.open_dict().key("Type").name("Font").key("Subtype").name("Type0");
  font.key("BaseFont").name(made.name).key("Encoding");
  font.ref(write_encoding(made, encodings, file));
  font.key("DescendantFonts").open_array().ref(descendant_number).close_array();
  font.key("ToUnicode").ref(to_unicode).close_dict();
  return file.add(font);
}

std::string_view resource_name(fonts::Face face) {
  constexpr std::array<std::string_view, fonts::all_faces.size()> names{"F0", "F1", "F2", "F3"};
  return names[static_cast<std::size_t>(face)];
}

}  // namespace vanthu::pdf
