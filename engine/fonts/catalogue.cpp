// Reads fonts/catalogue.xml.
//
//   in    the folder that holds catalogue.xml
//   out   candidate families with full paths, in the order of the file
//
// The catalogue is not one of the user's sources, so its faults are reported by path and line in
// the message, not by a Place. Whether the files exist and serve is for faces.cpp.

#include "fonts/catalogue.h"

#include <fmt/format.h>

#include <utility>

#include "base/file.h"
#include "base/source.h"
#include "xml/tree.h"

namespace vanthu::fonts {
namespace {

constexpr std::uint64_t catalogue_limit = 1 << 20;
// By Face.
constexpr std::array<std::string_view, 4> face_attributes{"regular", "bold", "italic",
                                                          "bold-italic"};

class CatalogueReader {
 public:
  CatalogueReader(const std::filesystem::path& folder, Diagnostics& diagnostics)
      : folder_(folder), path_(folder / "catalogue.xml"), diagnostics_(diagnostics) {}

  std::optional<std::vector<Family>> read() {
    const FileId file = sources_.add(path_.string(), read_file(path_, catalogue_limit));
    Diagnostics own;
    const std::optional<xml::Element> root = xml::parse(sources_, file, own);
    if (!root) {
      const Diagnostic& first = own.all().front();
      report(first.at, message(first, Language::English));
      return std::nullopt;
    }
    std::vector<Family> families;
    bool sound = root->name == "fonts";
    if (!sound) report(root->at, fmt::format("<{}>", root->name));
    for (const xml::Node& node : root->children) {
      const auto* element = std::get_if<xml::Element>(&node);
      if (element == nullptr) continue;
      if (element->name != "family") {
        report(element->at, fmt::format("<{}>", element->name));
        sound = false;
      } else if (std::optional<Family> family = read_family(*element)) {
        families.push_back(std::move(*family));
      } else {
        sound = false;
      }
    }
    if (!sound) return std::nullopt;
    return families;
  }

 private:
  std::optional<Family> read_family(const xml::Element& element) {
    Family family{std::string(element.get("name")), {}};
    const std::filesystem::path place = folder_ / element.get("folder", ".");
    bool sound = true;
    for (std::size_t face = 0; face < face_attributes.size(); ++face) {
      const std::string_view file = element.get(face_attributes[face]);
      if (file.empty()) {
        report(element.at, fmt::format("<family {}=\"\">", face_attributes[face]));
        sound = false;
      }
      family.files[face] = (place / file).lexically_normal();
    }
    if (!sound) return std::nullopt;
    return family;
  }

  void report(Place at, std::string what) {
    const std::uint32_t line = at.known() ? sources_.locate(at.file, at.begin).line : 1;
    diagnostics_.add(Code::FontsCatalogueBad, Place{},
                     {path_.string(), fmt::format("{}", line), std::move(what)});
  }

  std::filesystem::path folder_;
  std::filesystem::path path_;
  Diagnostics& diagnostics_;
  Sources sources_;
};

}  // namespace

std::optional<std::vector<Family>> read_catalogue(const std::filesystem::path& folder,
                                                  Diagnostics& diagnostics) {
  return CatalogueReader(folder, diagnostics).read();
}

}  // namespace vanthu::fonts
