#include "docx/effective/theme.h"

#include "docx/parse/part_tree.h"

namespace vanthu::docx::effective {

using parse::Name;
using parse::NodeId;

Theme Theme::read(const parse::Package& package) {
  Theme theme;
  const parse::Part* part = package.related(package.main(), "theme");
  parse::PartTree tree;
  if (part == nullptr || tree.read(part->bytes)) return theme;
  for (NodeId node = 0; node < tree.xml().size(); ++node) {
    const Name name = tree.name(node);
    if (name != Name::a_majorFont && name != Name::a_minorFont) continue;
    Faces& faces = name == Name::a_majorFont ? theme.major_ : theme.minor_;
    for (const NodeId one : tree.children(node)) {
      const std::string face = tree.get(one, Name::none_typeface);
      switch (tree.name(one)) {
        case Name::a_latin:
          faces.latin = face;
          break;
        case Name::a_ea:
          faces.east_asia = face;
          break;
        case Name::a_cs:
          faces.complex = face;
          break;
        case Name::a_font:
          if (tree.get(one, Name::none_script) == "Viet") faces.vietnamese = face;
          break;
        default:
          break;
      }
    }
  }
  return theme;
}

std::string Theme::face(std::string_view name) const {
  const Faces& faces = name.starts_with("major") ? major_ : minor_;
  if (name.ends_with("EastAsia")) return faces.east_asia;
  if (name.ends_with("Bidi")) return faces.complex.empty() ? faces.vietnamese : faces.complex;
  return faces.latin;
}

}  // namespace vanthu::docx::effective
