#include "pdf/fonts.h"

#include <hb-subset.h>

#include <algorithm>
#include <array>
#include <cassert>
#include <memory>
#include <new>
#include <utility>

#include "base/digest.h"
#include "pdf/codes.h"

namespace vanthu::pdf {
namespace {

// A document has at most four subsets; a batch from one template comes back to the same few dozen.
// At some 16 kB each the cache stays at about 1 MB.
constexpr std::size_t most_subsets = 64;
constexpr std::size_t most_maps = 64;  // at 2 kB

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
std::string subset_name(const std::string& postscript_name, const std::vector<Letter>& letters) {
  Digest digest;
  digest.add(postscript_name);
  for (const Letter& letter : letters) {
    const char bytes[2] = {static_cast<char>(letter.glyph >> 8U),
                           static_cast<char>(letter.glyph & 0xFFU)};
    digest.add({bytes, 2});
  }
  std::string name;
  std::uint64_t rest = digest.high();
  for (int i = 0; i < 6; ++i, rest /= 26) name += static_cast<char>('A' + rest % 26);
  return name + '+' + postscript_name;
}

// 9.7.4.3: runs of neighbouring CIDs, "first [width width …]".
Object widths_of(const std::vector<Letter>& letters) {
  Object object;
  object.open_array();
  for (std::size_t i = 0; i < letters.size();) {
    object.integer(letters[i].cid).open_array();
    do {
      object.fixed({letters[i].width, 3});
      ++i;
    } while (i < letters.size() && letters[i].cid == letters[i - 1].cid + 1);
    object.close_array();
  }
  object.close_array();
  return object;
}

// For /CIDToGIDMap (9.7.4.3): two bytes a CID, from 0 on.
std::string numbers_by_cid(const std::vector<Letter>& letters, const hb_map_t* new_numbers) {
  std::string numbers(letters.empty() ? 0 : 2 * (letters.back().cid + std::size_t{1}), '\0');
  for (const Letter& letter : letters) {
    const unsigned number = hb_map_get(new_numbers, letter.glyph);
    numbers[2 * std::size_t{letter.cid}] = static_cast<char>(number >> 8U);
    numbers[2 * std::size_t{letter.cid} + 1] = static_cast<char>(number & 0xFFU);
  }
  return numbers;
}

Subset subset(const FaceUse& use, const fonts::FontSet& set, Deflater& deflater) {
  const std::unique_ptr<hb_subset_input_t, Destroy<hb_subset_input_destroy>> input(
      hb_subset_input_create_or_fail());
  if (!input) throw std::bad_alloc();
  hb_set_t* glyphs = hb_subset_input_glyph_set(input.get());
  for (const Letter& letter : use.letters) hb_set_add(glyphs, letter.glyph);
  hb_set_t* dropped = hb_subset_input_set(input.get(), HB_SUBSET_SETS_DROP_TABLE_TAG);
  for (const hb_tag_t tag : dropped_tables) hb_set_add(dropped, tag);
  hb_subset_input_set_flags(input.get(), HB_SUBSET_FLAGS_NO_HINTING);

  const std::string_view bytes = set.file_bytes(use.face);
  const std::unique_ptr<hb_blob_t, Destroy<hb_blob_destroy>> file(
      hb_blob_create(bytes.data(), static_cast<unsigned>(bytes.size()), HB_MEMORY_MODE_READONLY,
                     nullptr, nullptr));
  const std::unique_ptr<hb_face_t, Destroy<hb_face_destroy>> whole(hb_face_create(file.get(), 0));
  // Both fail for want of memory only: the file was checked when it was opened.
  const std::unique_ptr<hb_subset_plan_t, Destroy<hb_subset_plan_destroy>> plan(
      hb_subset_plan_create_or_fail(whole.get(), input.get()));
  if (!plan) throw std::bad_alloc();
  const std::unique_ptr<hb_face_t, Destroy<hb_face_destroy>> face(
      hb_subset_plan_execute_or_fail(plan.get()));
  if (!face) throw std::bad_alloc();
  const std::unique_ptr<hb_blob_t, Destroy<hb_blob_destroy>> blob(
      hb_face_reference_blob(face.get()));
  unsigned size = 0;
  const char* data = hb_blob_get_data(blob.get(), &size);
  assert(size > 0);

  Subset made;
  made.name = subset_name(set.postscript_name(use.face), use.letters);
  made.length = size;
  made.widths = widths_of(use.letters);
  made.packed_program = deflater.pack({data, size});
  made.packed_numbers = deflater.pack(
      numbers_by_cid(use.letters, hb_subset_plan_old_to_new_glyph_mapping(plan.get())));
  return made;
}

// The table directory of an OpenType file: 12 bytes, and 16 for each table.
std::string_view table_directory(std::string_view file) {
  assert(file.size() >= 12);
  const std::size_t tables =
      static_cast<unsigned char>(file[4]) * 256U + static_cast<unsigned char>(file[5]);
  return file.substr(0, 12 + 16 * tables);
}

// This subset, made when it is not known.
const Subset& remembered(WriterMemo::Internals& memo, const FaceUse& use,
                         const fonts::FontSet& set) {
  const std::string_view directory = table_directory(set.file_bytes(use.face));
  const auto same = [](const auto& known, const Letter& letter) {
    return known.first == letter.cid && known.second == letter.glyph;
  };
  const auto found = std::find_if(memo.subsets.begin(), memo.subsets.end(), [&](const auto& one) {
    return std::equal(one.glyphs.begin(), one.glyphs.end(), use.letters.begin(), use.letters.end(),
                      same) &&
           one.directory == directory;
  });
  if (found != memo.subsets.end()) {
    memo.subsets.splice(memo.subsets.begin(), memo.subsets, found);
  } else {
    memo.subsets.push_front({std::string(directory), {}, subset(use, set, memo.deflater)});
    for (const Letter& letter : use.letters) {
      memo.subsets.front().glyphs.emplace_back(letter.cid, letter.glyph);
    }
    if (memo.subsets.size() > most_subsets) memo.subsets.pop_back();
  }
  return memo.subsets.front().subset;
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

void write_system_info(Object& object) {
  object.key("CIDSystemInfo").open_dict().key("Registry").bytes("Adobe");
  object.key("Ordering").bytes("Identity").key("Supplement").integer(0).close_dict();
}

Ref write_encoding(bool others, SharedMaps& maps) {
  Object entries;
  entries.key("Type").name("CMap").key("CMapName").name(cmap_name);
  write_system_info(entries);
  entries.key("WMode").integer(0);
  return maps.write(encoding_cmap(others), entries);
}

}  // namespace

WriterMemo::WriterMemo() : internals_(std::make_unique<Internals>()) {}
WriterMemo::~WriterMemo() = default;
WriterMemo::WriterMemo(WriterMemo&&) noexcept = default;
WriterMemo& WriterMemo::operator=(WriterMemo&&) noexcept = default;

Ref SharedMaps::write(const std::string& cmap, const Object& entries) {
  Ref& number = written_[cmap];
  if (number) return number;
  auto found = memo_.maps.find(cmap);
  if (found == memo_.maps.end()) {
    if (memo_.maps.size() >= most_maps) memo_.maps.clear();
    found = memo_.maps.emplace(cmap, memo_.deflater.pack(cmap)).first;
  }
  return number = file_.add_stream(entries, found->second, File::Packing::AlreadyDeflated);
}

Ref embed(const FaceUse& use, const std::string& texts, const fonts::FontSet& set,
          WriterMemo::Internals& memo, SharedMaps& maps, File& file) {
  const Subset& made = remembered(memo, use, set);
  const bool is_italic = use.face == fonts::Face::Italic || use.face == fonts::Face::BoldItalic;
  const Ref descriptor = write_descriptor(made.name, set.metrics(use.face), is_italic,
                                          write_program(made, file), file);

  Object descendant;
  descendant.open_dict().key("Type").name("Font").key("Subtype").name("CIDFontType2");
  descendant.key("BaseFont").name(made.name);
  write_system_info(descendant);
  descendant.key("FontDescriptor").ref(descriptor).key("CIDToGIDMap");
  descendant.ref(file.add_stream(Object(), made.packed_numbers, File::Packing::AlreadyDeflated))
      .key("W")
      .object(made.widths);
  const Ref descendant_number = file.add(descendant.close_dict());

  Object font;
  font.open_dict().key("Type").name("Font").key("Subtype").name("Type0");
  font.key("BaseFont").name(made.name).key("Encoding");
  font.ref(write_encoding(use.has_others(), maps));
  font.key("DescendantFonts").open_array().ref(descendant_number).close_array();
  font.key("ToUnicode").ref(maps.write(texts, Object())).close_dict();
  return file.add(font);
}

std::string_view resource_name(fonts::Face face) {
  constexpr std::array<std::string_view, fonts::all_faces.size()> names{"F0", "F1", "F2", "F3"};
  return names[static_cast<std::size_t>(face)];
}

}  // namespace vanthu::pdf
