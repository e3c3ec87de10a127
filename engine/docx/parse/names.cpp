#include "docx/parse/names.h"

#include <algorithm>
#include <array>

namespace vanthu::docx::parse {
namespace {

// Namespaces, in the order of their short names.
enum class Space { a, content, custom, ds, m, mc, none, r, rels, w, w14, w15, xml, unknown };

struct SpaceUri {
  std::string_view uri;
  Space space;
};
// Transitional, then strict (ISO/IEC 29500-1, Annex A) where there is one.
constexpr SpaceUri space_uris[] = {
    {"http://schemas.openxmlformats.org/wordprocessingml/2006/main", Space::w},
    {"http://purl.oclc.org/ooxml/wordprocessingml/main", Space::w},
    {"http://schemas.openxmlformats.org/drawingml/2006/main", Space::a},
    {"http://purl.oclc.org/ooxml/drawingml/main", Space::a},
    {"", Space::none},
    {"http://schemas.openxmlformats.org/officeDocument/2006/relationships", Space::r},
    {"http://purl.oclc.org/ooxml/officeDocument/relationships", Space::r},
    {"http://schemas.microsoft.com/office/word/2010/wordml", Space::w14},
    {"http://schemas.microsoft.com/office/word/2012/wordml", Space::w15},
    {"http://schemas.openxmlformats.org/markup-compatibility/2006", Space::mc},
    {"http://schemas.openxmlformats.org/officeDocument/2006/math", Space::m},
    {"http://purl.oclc.org/ooxml/officeDocument/math", Space::m},
    {"http://www.w3.org/XML/1998/namespace", Space::xml},
    {"http://schemas.openxmlformats.org/package/2006/content-types", Space::content},
    {"http://schemas.openxmlformats.org/package/2006/relationships", Space::rels},
    {"http://schemas.openxmlformats.org/officeDocument/2006/custom-properties", Space::custom},
    {"http://purl.oclc.org/ooxml/officeDocument/customProperties", Space::custom},
    {"http://schemas.openxmlformats.org/officeDocument/2006/customXml", Space::ds},
    {"http://purl.oclc.org/ooxml/officeDocument/customXml", Space::ds},
};

struct Known {
  Space space;
  std::string_view local;
  Name name;

  constexpr bool operator<(const Known& other) const {
    return space != other.space ? space < other.space : local < other.local;
  }
};
constexpr Known known[] = {
#define VANTHU_DOCX_NAME(space, local) {Space::space, #local, Name::space##_##local},
#include "docx/parse/names.def"
#undef VANTHU_DOCX_NAME
};
static_assert(std::is_sorted(std::begin(known), std::end(known)));
static_assert(std::size(known) < 65'536);

}  // namespace

Name name_of(std::string_view uri, std::string_view local) {
  const auto space = std::find_if(std::begin(space_uris), std::end(space_uris),
                                  [&](const SpaceUri& one) { return one.uri == uri; });
  if (space == std::end(space_uris)) return Name::Unknown;
  const Known wanted{space->space, local, Name::Unknown};
  const auto* const found = std::lower_bound(std::begin(known), std::end(known), wanted);
  const bool is_known = found != std::end(known) && !(wanted < *found);
  return is_known ? found->name : Name::Unknown;
}

std::string_view relationship_kind(std::string_view uri) {
  constexpr std::string_view hosts[] = {"http://schemas.openxmlformats.org/",
                                        "http://purl.oclc.org/ooxml/",
                                        "http://schemas.microsoft.com/office/"};
  constexpr std::string_view folder = "/relationships/";
  const std::size_t at = uri.find(folder);
  const bool is_ours = at != std::string_view::npos &&
                       std::any_of(std::begin(hosts), std::end(hosts),
                                   [&](std::string_view host) { return uri.starts_with(host); });
  if (!is_ours) return uri;
  const std::string_view kind = uri.substr(at + folder.size());
  // The strict form spells two of them without a hyphen.
  if (kind == "extendedProperties") return "extended-properties";
  if (kind == "customProperties") return "custom-properties";
  return kind;
}

}  // namespace vanthu::docx::parse
