// Opens the four faces of the first family that serves.
//
//   in    candidate families (catalogue.h)
//   out   FontSet: HarfBuzz fonts in design units, metrics, the file's bytes
//
// A family serves when its four files are TrueType fonts that hold every Vietnamese letter and that
// their maker allows to be embedded. Metrics are read from hhea itself: HarfBuzz's own extents
// prefer OS/2 when USE_TYPO_METRICS is set, and Word does not (word layout is by hhea alone).

#include <hb-ot.h>

#include <fmt/format.h>

#include <optional>
#include <string>
#include <string_view>
#include <system_error>
#include <utility>

#include "fonts/catalogue.h"
#include "fonts/internals.h"

namespace vanthu::fonts {
namespace {

// The 134 accented letters (TCVN 6909:2001), and the signs beyond ASCII that plans use.
constexpr std::u32string_view vietnamese_letters =
    U"àáảãạăằắẳẵặâầấẩẫậđèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵ"
    U"ÀÁẢÃẠĂẰẮẲẴẶÂẦẤẨẪẬĐÈÉẺẼẸÊỀẾỂỄỆÌÍỈĨỊÒÓỎÕỌÔỒỐỔỖỘƠỜỚỞỠỢÙÚỦŨỤƯỪỨỬỮỰỲÝỶỸỴ";
static_assert(vietnamese_letters.size() == 134);
constexpr std::u32string_view signs = U"“”‘’–—…";

// OpenType OS/2, fsType: the low four bits name the licence; 2 forbids embedding. Bit 8 forbids
// subsetting, without which each PDF would carry the whole font.
constexpr int embedding_bits = 0x000F;
constexpr int embedding_forbidden = 0x0002;
constexpr int subsetting_forbidden = 0x0100;

// Big-endian fields of one table; a field beyond the end is absent.
class Table {
 public:
  Table(hb_face_t* face, hb_tag_t tag) : blob_(hb_face_reference_table(face, tag)) {
    unsigned length = 0;
    const char* data = hb_blob_get_data(blob_.get(), &length);
    bytes_ = std::string_view(data == nullptr ? "" : data, length);
  }
  [[nodiscard]] bool empty() const { return bytes_.empty(); }
  [[nodiscard]] std::optional<int> unsigned_at(std::size_t offset) const {
    if (offset + 2 > bytes_.size()) return std::nullopt;
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(bytes_[i]); };
    return byte(offset) * 256 + byte(offset + 1);
  }
  [[nodiscard]] std::optional<int> signed_at(std::size_t offset) const {
    const std::optional<int> value = unsigned_at(offset);
    if (!value || *value < 0x8000) return value;
    return *value - 0x10000;
  }

 private:
  Blob blob_;
  std::string_view bytes_;
};

std::string postscript_name(hb_face_t* face) {
  std::array<char, 128> name{};
  auto size = static_cast<unsigned>(name.size());
  hb_ot_name_get_utf8(face, HB_OT_NAME_ID_POSTSCRIPT_NAME, HB_LANGUAGE_INVALID, &size, name.data());
  // A PDF name: keep to the letters, digits and hyphens that PostScript names are made of.
  std::string kept;
  for (const char c : std::string_view(name.data(), size)) {
    const bool plain = (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
    if (plain || c == '-') kept += c;
  }
  return kept.empty() ? "Font" : kept;
}

int cap_height(hb_font_t* font, const Table& os2) {
  constexpr int version_with_cap_height = 2;
  const std::optional<int> declared = os2.signed_at(88);
  if (os2.unsigned_at(0).value_or(0) >= version_with_cap_height && declared.value_or(0) > 0) {
    return *declared;
  }
  hb_codepoint_t glyph = 0;
  hb_glyph_extents_t extents{};
  if (hb_font_get_nominal_glyph(font, 'H', &glyph) != 0 &&
      hb_font_get_glyph_extents(font, glyph, &extents) != 0) {
    return extents.y_bearing;
  }
  return 0;
}

// The width of a vertical stem, which no table gives: estimated from the weight class, as PDF
// writers do for StemV (88 for 400 and 166 for 700 in an em of 1000).
int stem_weight(const Table& os2, int units_per_em) {
  const int weight = os2.unsigned_at(4).value_or(400);
  return (50 + weight * weight / (65 * 65)) * units_per_em / 1000;
}

// Empty when a table that layout or the PDF needs is missing.
std::optional<Metrics> read_metrics(hb_face_t* face, hb_font_t* font) {
  const Table head(face, HB_TAG('h', 'e', 'a', 'd'));
  const Table hhea(face, HB_TAG('h', 'h', 'e', 'a'));
  const Table os2(face, HB_TAG('O', 'S', '/', '2'));
  const Table post(face, HB_TAG('p', 'o', 's', 't'));
  const Table glyf(face, HB_TAG('g', 'l', 'y', 'f'));
  const std::optional<int> line_gap = hhea.signed_at(8);
  const std::optional<int> y_max = head.signed_at(42);
  if (!line_gap || !y_max || glyf.empty()) return std::nullopt;

  Metrics metrics;
  metrics.units_per_em = static_cast<int>(hb_face_get_upem(face));
  metrics.ascender = *hhea.signed_at(4);
  metrics.descender = -*hhea.signed_at(6);
  metrics.line_gap = *line_gap;
  metrics.bounding_box = {*head.signed_at(36), *head.signed_at(38), *head.signed_at(40), *y_max};
  // 16.16 degrees: the whole part, then 65 536ths.
  metrics.italic_angle_tenths =
      post.signed_at(4).value_or(0) * 10 + post.unsigned_at(6).value_or(0) * 10 / 65536;
  metrics.cap_height = cap_height(font, os2);
  metrics.stem_weight = stem_weight(os2, metrics.units_per_em);
  if (metrics.units_per_em <= 0 || metrics.ascender <= 0) return std::nullopt;
  return metrics;
}

bool may_embed(hb_face_t* face) {
  const int rights = Table(face, HB_TAG('O', 'S', '/', '2')).unsigned_at(8).value_or(0);
  return (rights & embedding_bits) != embedding_forbidden && (rights & subsetting_forbidden) == 0;
}

std::string letters_lacking(hb_font_t* font) {
  std::string lacking;
  const auto check = [&](char32_t character) {
    hb_codepoint_t glyph = 0;
    if (hb_font_get_nominal_glyph(font, character, &glyph) == 0 || glyph == 0) {
      fmt::format_to(std::back_inserter(lacking), "{}U+{:04X}", lacking.empty() ? "" : ", ",
                     static_cast<std::uint32_t>(character));
    }
  };
  for (char32_t character = U' '; character <= U'~'; ++character) check(character);
  for (const char32_t character : vietnamese_letters) check(character);
  for (const char32_t character : signs) check(character);
  constexpr std::size_t shown = 40;  // a few of them tell enough
  if (lacking.size() > shown) lacking = lacking.substr(0, lacking.rfind(',', shown)) + " …";
  return lacking;
}

// Empty exactly when it added a warning that says why the file does not serve.
std::optional<OpenedFace> open_face(const std::filesystem::path& path, Diagnostics& diagnostics) {
  OpenedFace opened;
  opened.blob.reset(hb_blob_create_from_file(path.c_str()));
  opened.face.reset(hb_face_create(opened.blob.get(), 0));
  hb_face_make_immutable(opened.face.get());
  opened.font.reset(hb_font_create(opened.face.get()));
  const auto scale = static_cast<int>(hb_face_get_upem(opened.face.get()));
  hb_font_set_scale(opened.font.get(), scale, scale);
  hb_font_make_immutable(opened.font.get());

  const std::optional<Metrics> metrics = read_metrics(opened.face.get(), opened.font.get());
  if (!metrics) {
    diagnostics.add(Code::FontsBroken, Place{}, {path.string()});
    return std::nullopt;
  }
  if (std::string lacking = letters_lacking(opened.font.get()); !lacking.empty()) {
    diagnostics.add(Code::FontsLackLetters, Place{}, {path.string(), std::move(lacking)});
    return std::nullopt;
  }
  if (!may_embed(opened.face.get())) {
    diagnostics.add(Code::FontsNotEmbeddable, Place{}, {path.string()});
    return std::nullopt;
  }
  opened.metrics = *metrics;
  opened.postscript_name = postscript_name(opened.face.get());
  return opened;
}

bool files_exist(const Family& family) {
  for (const std::filesystem::path& file : family.files) {
    std::error_code ignored;  // a folder we may not look into is a folder without the font
    if (!std::filesystem::is_regular_file(file, ignored)) return false;
  }
  return true;
}

}  // namespace

FontSet::FontSet(std::unique_ptr<Internals> internals) : internals_(std::move(internals)) {}
FontSet::~FontSet() = default;

const Metrics& FontSet::metrics(Face face) const {
  return internals_->faces[static_cast<std::size_t>(face)].metrics;
}

std::uint16_t FontSet::glyph(Face face, char32_t character) const {
  hb_codepoint_t glyph = 0;
  hb_font_get_nominal_glyph(internals_->faces[static_cast<std::size_t>(face)].font.get(), character,
                            &glyph);
  return static_cast<std::uint16_t>(glyph);  // zero when it fails
}

int FontSet::advance(Face face, std::uint16_t glyph) const {
  return hb_font_get_glyph_h_advance(internals_->faces[static_cast<std::size_t>(face)].font.get(),
                                     glyph);
}

std::string_view FontSet::file_bytes(Face face) const {
  unsigned length = 0;
  const char* data =
      hb_blob_get_data(internals_->faces[static_cast<std::size_t>(face)].blob.get(), &length);
  return {data, length};
}

const std::string& FontSet::postscript_name(Face face) const {
  return internals_->faces[static_cast<std::size_t>(face)].postscript_name;
}

std::shared_ptr<const FontSet> open_fonts(const std::filesystem::path& folder,
                                          Diagnostics& diagnostics) {
  const std::optional<std::vector<Family>> families = read_catalogue(folder, diagnostics);
  if (!families) return nullptr;
  for (const Family& family : *families) {
    if (!files_exist(family)) continue;
    auto internals = std::make_unique<FontSet::Internals>();
    bool complete = true;
    for (std::size_t face = 0; face < family.files.size() && complete; ++face) {
      std::optional<OpenedFace> opened = open_face(family.files[face], diagnostics);
      complete = opened.has_value();
      if (opened) internals->faces[face] = std::move(*opened);
    }
    if (complete) return std::shared_ptr<const FontSet>(new FontSet(std::move(internals)));
  }
  diagnostics.add(Code::FontsMissing, Place{}, {folder.string()});
  return nullptr;
}

}  // namespace vanthu::fonts
