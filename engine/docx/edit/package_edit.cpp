#include "docx/edit/package_edit.h"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

#include "zip/write.h"

namespace vanthu::docx::edit {
namespace {

using parse::no_node;
using parse::NodeId;
using parse::Package;
using parse::PartTree;
using xml::ByteRange;

constexpr std::string_view types_part = "[Content_Types].xml";
constexpr std::string_view empty_relationships =
    "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
    "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"/>";

// The part as it stands by now; "" when there is none.
std::string_view current(const Package& package, const ChangedParts& changed,
                         const std::string& name) {
  const auto found = changed.find(name);
  if (found != changed.end()) return found->second;
  const parse::Part* part = package.find(name);
  return part == nullptr ? std::string_view() : part->bytes;
}

// "w:comments", as the root is written.
std::string_view root_name(std::string_view part, const ByteRange& start_tag) {
  const std::size_t begin = start_tag.begin + 1;
  return part.substr(begin, part.find_first_of(" \t\r\n/>", begin) - begin);
}

// An element without content at the end of the root, with the root's prefix.
std::string with_last_element(std::string_view part, std::string_view rest) {
  PartTree tree;
  if (tree.read(part)) return std::string(part);
  const std::string_view root = root_name(part, tree.xml().start_tag(0));
  const std::size_t colon = root.find(':');
  const std::string_view prefix =
      colon == std::string_view::npos ? std::string_view() : root.substr(0, colon + 1);
  return with_last_child(part, fmt::format("<{}{}/>", prefix, rest));
}

}  // namespace

std::string rebuilt(const Package& package, const ChangedParts& changed) {
  std::vector<zip::Entry> entries;
  entries.reserve(package.entries().size() + changed.size());
  for (const zip::Entry& entry : package.entries()) {
    const auto found = changed.find(entry.name);
    entries.push_back({entry.name, found == changed.end() ? entry.bytes : found->second});
  }
  for (const auto& [name, bytes] : changed) {
    if (package.find(name) == nullptr) entries.push_back({name, bytes});
  }
  return zip::write(entries);
}

bool declares_usual_prefix(const PartTree& tree) {
  const std::string_view root = tree.xml().slice(tree.xml().start_tag(0));
  const std::string& uri = tree.xml().names()[tree.xml().name(0)].uri;
  return root.starts_with("<w:") && !uri.empty() && root.find(uri) != std::string_view::npos;
}

std::string with_last_child(std::string_view part, std::string_view child) {
  PartTree tree;
  if (tree.read(part)) return std::string(part);
  const ByteRange start = tree.xml().start_tag(0);
  std::string result(part);
  if (start == tree.range(0)) {  // <root/>
    const std::size_t slash = result.rfind('/', start.end - 1);
    return result.replace(slash, start.end - slash,
                          fmt::format(">{}</{}>", child, root_name(part, start)));
  }
  return result.insert(tree.xml().content(0).end, child);
}

void add_part(const Package& package, std::string_view kind, std::string_view type,
              std::string bytes, ChangedParts& changed) {
  const std::string& main = package.main().name;
  const std::size_t slash = main.rfind('/');
  const std::string folder = slash == std::string::npos ? "" : main.substr(0, slash + 1);
  std::string file = fmt::format("{}.xml", kind);
  for (int i = 2; package.find(folder + file) != nullptr; ++i) {
    file = fmt::format("{}{}.xml", kind, i);
  }
  // Relationships.
  const std::string links =
      folder + "_rels/" + main.substr(slash == std::string::npos ? 0 : slash + 1) + ".rels";
  std::string id = "rIdVanthu";
  const auto& known = package.main().relationships;
  for (int i = 1; std::any_of(known.begin(), known.end(),
                              [&](const parse::Relationship& one) { return one.id == id; });
       ++i) {
    id = fmt::format("rIdVanthu{}", i);
  }
  const std::string_view space =
      package.is_strict() ? "http://purl.oclc.org/ooxml/officeDocument/relationships"
                          : "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
  const parse::Part* old_links = package.find(links);
  const std::string links_name = old_links == nullptr ? links : old_links->name;
  std::string_view now = current(package, changed, links_name);
  if (now.empty()) now = empty_relationships;
  changed[links_name] = with_last_element(
      now,
      fmt::format("Relationship Id=\"{}\" Type=\"{}/{}\" Target=\"{}\"", id, space, kind, file));
  const parse::Part* types = package.find(types_part);
  const std::string types_name = types == nullptr ? std::string(types_part) : types->name;
  changed[types_name] = with_last_element(
      current(package, changed, types_name),
      fmt::format("Override PartName=\"/{}{}\" ContentType=\"{}\"", folder, file, type));
  changed[folder + file] = std::move(bytes);
}

}  // namespace vanthu::docx::edit
