#include "docx/edit/package_edit.h"

#include <fmt/format.h>

#include <algorithm>
#include <functional>
#include <set>
#include <utility>
#include <vector>

#include "docx/edit/patch.h"
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

std::string relationships_of(std::string_view part) {
  const std::size_t name = part.rfind('/') + 1;  // npos + 1 is 0
  return fmt::format("{}_rels/{}.rels", part.substr(0, name), part.substr(name));
}

bool is_of_signature(const parse::Relationship& one) {
  return !one.external && one.kind.starts_with("digital-signature/");
}

// Origin, signatures and certificates, by name.
void add_signature_parts(const Package& package, const NamedList<parse::Relationship>& links,
                         std::set<std::string>& parts) {
  for (const parse::Relationship& one : links) {
    const parse::Part* part = is_of_signature(one) ? package.find(one.target) : nullptr;
    if (part == nullptr || !parts.insert(part->name).second) continue;
    const parse::Part* own = package.find(relationships_of(part->name));
    if (own != nullptr) parts.insert(own->name);
    add_signature_parts(package, part->relationships, parts);
  }
}

// Without the elements whose attribute says so.
std::string without_elements(std::string_view part, std::string_view attribute,
                             const std::function<bool(const std::string&)>& goes) {
  PartTree tree;
  if (tree.read(part)) return std::string(part);
  PartPatch patch;
  for (const NodeId node : tree.children(0)) {
    for (const auto& one : tree.xml().attributes(node)) {
      if (tree.xml().names()[one.name].local == attribute && goes(tree.xml().value(one))) {
        patch.remove(tree.range(node));
      }
    }
  }
  return patch.applied(part);
}

// What the signature said of the old bytes is void.
std::set<std::string> drop_signatures(const Package& package, ChangedParts& changed) {
  std::set<std::string> gone;
  if (!package.is_signed()) return gone;
  add_signature_parts(package, package.relationships(), gone);
  const auto change = [&](std::string_view name, std::string_view attribute,
                          const std::function<bool(const std::string&)>& goes) {
    const parse::Part* part = package.find(name);
    if (part == nullptr) return;
    changed[part->name] =
        without_elements(current(package, changed, part->name), attribute, goes);
  };
  change("_rels/.rels", "Type",
         [](const std::string& type) { return type.ends_with("/digital-signature/origin"); });
  change(types_part, "PartName", [&](const std::string& name) {
    const parse::Part* part = package.find(name.substr(std::min(name.find_first_not_of('/'), name.size())));
    return part != nullptr && gone.contains(part->name);
  });
  return gone;
}

}  // namespace

std::vector<zip::Entry> rebuilt_parts(const Package& package, ChangedParts changed) {
  const std::set<std::string> gone = drop_signatures(package, changed);
  std::vector<zip::Entry> entries;
  entries.reserve(package.entries().size() + changed.size());
  for (const zip::Entry& entry : package.entries()) {
    if (gone.contains(entry.name)) continue;
    const auto found = changed.find(entry.name);
    entries.push_back({entry.name, found == changed.end() ? entry.bytes : std::move(found->second)});
  }
  for (auto& [name, bytes] : changed) {
    if (package.find(name) == nullptr) entries.push_back({name, std::move(bytes)});
  }
  return entries;
}

std::string rebuilt(const Package& package, ChangedParts changed) {
  return zip::write(rebuilt_parts(package, std::move(changed)));
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
