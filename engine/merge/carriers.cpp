#include "merge/carriers.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <optional>
#include <utility>
#include <vector>

#include "docx/custom_xml.h"
#include "docx/edit/patch.h"
#include "docx/package.h"
#include "docx/parse/properties.h"
#include "xml/emit.h"

namespace vanthu::merge {
namespace {

using docx::edit::PartPatch;
using docx::parse::Name;
using docx::parse::no_node;
using docx::parse::NodeId;
using docx::parse::Package;
using docx::parse::Part;
using docx::parse::PartTree;

constexpr std::string_view content_types = "[Content_Types].xml";
constexpr std::string_view properties_name = "docProps/custom.xml";

std::string_view bytes_of(const Package& package, std::string_view name,
                          const ChangedParts& changed) {
  const auto found = changed.find(std::string(name));
  if (found != changed.end()) return found->second;
  const Part* part = package.find(name);
  return part == nullptr ? std::string_view() : part->bytes;
}

// Before the end tag of the root.
std::string with_inside(std::string_view bytes, std::string_view markup) {
  const std::size_t end = bytes.rfind("</");
  if (end == std::string_view::npos) return std::string(bytes);
  return std::string(bytes.substr(0, end)).append(markup).append(bytes.substr(end));
}

void add_content_type(const Package& edited, std::string_view part, std::string_view type,
                      ChangedParts& changed) {
  std::string markup = "<Override PartName=\"/";
  markup.append(part).append("\" ContentType=\"").append(type).append("\"/>");
  changed[std::string(content_types)] =
      with_inside(bytes_of(edited, content_types, changed), markup);
}

// A relationship with an id that is free.
void add_relationship(const Package& edited, std::string_view rels, std::string_view type,
                      std::string_view target, ChangedParts& changed) {
  std::string_view bytes = bytes_of(edited, rels, changed);
  std::string fresh;
  if (bytes.empty()) {
    xml::Emitter out;
    out.open("Relationships")
        .attribute("xmlns", "http://schemas.openxmlformats.org/package/2006/relationships");
    out.raw("\n");
    fresh = out.close().take();
    bytes = fresh;
  }
  std::size_t number = 1;
  std::string id;
  do {
    id = "rIdVanthu" + fmt::format_int(number++).str();
  } while (bytes.find('"' + id + '"') != std::string_view::npos);
  std::string markup = "<Relationship Id=\"" + id + "\" Type=\"";
  markup.append(type).append("\" Target=\"").append(target).append("\"/>");
  changed[std::string(rels)] = with_inside(bytes, markup);
}

std::string rels_of(std::string_view part) {
  const std::size_t slash = part.rfind('/') + 1;
  return std::string(part.substr(0, slash)).append("_rels/").append(part.substr(slash)) + ".rels";
}

void add_custom_xml(const Package& edited, std::string_view item, std::string_view schema,
                    std::string bytes, ChangedParts& changed) {
  int number = 1;
  const auto name = [&](std::string_view stem) {
    return "customXml/" + std::string(stem) + fmt::format_int(number).str() + ".xml";
  };
  while (!bytes_of(edited, name("item"), changed).empty() ||
         !bytes_of(edited, name("itemProps"), changed).empty()) {
    ++number;
  }
  docx::Relationships unused;
  std::vector<docx::Part> parts;
  docx::add_custom_xml(number, item, schema, std::move(bytes), unused, parts);
  for (docx::Part& part : parts) {
    add_content_type(edited, part.name, part.content_type, changed);
    changed[part.name] = std::move(part.bytes);
  }
  const std::string& main = edited.main().name;
  add_relationship(edited, rels_of(main), docx::relationship::custom_xml, "/" + name("item"),
                   changed);
  add_relationship(edited, rels_of(name("item")), docx::relationship::custom_xml_properties,
                   "itemProps" + fmt::format_int(number).str() + ".xml", changed);
}

// What a control shows.
std::string shown(const PartTree& tree, NodeId control) {
  std::string text;
  const NodeId content = tree.child(control, Name::w_sdtContent);
  if (content == no_node) return text;
  for (NodeId node = content; node < tree.xml().behind(content); ++node) {
    if (tree.name(node) == Name::w_t) text += tree.shown_text(node);
  }
  return text;
}

std::optional<std::size_t> node_of(const PartTree& tree, NodeId binding) {
  docx::parse::Control control;
  control.binding = {tree.get(binding, Name::w_xpath), tree.get(binding, Name::w_storeItemID), {}};
  return bound_node(control);
}

}  // namespace

// Programs rename the part.
const Part* record_part(const Package& package) {
  for (const Part& part : package.parts()) {
    if (part.name.ends_with(".xml") && part.bytes.starts_with("<?xml") &&
        part.bytes.substr(0, 1024).find(docx::record_namespace) != std::string_view::npos &&
        part.bytes.substr(0, 1024).find("<record") != std::string_view::npos) {
      return &part;
    }
  }
  return nullptr;
}

const Part* values_part(const Package& package) {
  Diagnostics unused;  // a part that cannot be read is none
  for (const docx::parse::CustomXml& one : docx::parse::custom_xml(package, unused)) {
    if (one.store_id == docx::values_item) return one.part;
  }
  return nullptr;
}

std::vector<Record::Value> settle_values(const PartTree& tree, PartPatch& patch,
                                         const Package& edited, const BoundNodes& nodes,
                                         ChangedParts& changed) {
  const Part* part = values_part(edited);
  std::vector<Record::Value> values;
  if (part == nullptr || !nodes.has_part()) return values;
  std::vector<std::optional<std::string>> texts(nodes.all().size());
  for (NodeId node = 0; node < tree.xml().size(); ++node) {
    if (tree.name(node) != Name::w_dataBinding) continue;
    const auto number = node_of(tree, node);
    if (!number || *number > texts.size()) continue;
    const NodeId control = tree.xml().parent(tree.xml().parent(node));
    std::string text = shown(tree, control);
    auto& known = texts[*number - 1];
    if (!known) {
      known = std::move(text);
    } else if (*known != text) {
      patch.remove(tree.range(node));
    }
  }

  xml::Emitter out(part->bytes.size() + 1024);
  out.open("values");
  for (std::size_t i = 0; i < texts.size(); ++i) {
    values.push_back({nodes.all()[i].path, texts[i] ? *texts[i] : nodes.all()[i].text});
    out.open("v").text(values.back().text).close();
  }
  changed[part->name] = out.close().take();
  return values;
}

void settle_record(const Package& edited, std::string_view bytes,
                   const std::vector<Record::Value>& all, std::string_view given,
                   ChangedParts& changed) {
  // We wrote it: the values stand at its end, and no text holds a "<".
  const std::size_t end = bytes.rfind("</record>");
  std::string record(bytes.substr(0, std::min(bytes.find("<v f="), end)));
  record.reserve(record.size() + given.size() + 4096);
  for (const Record::Value& value : all) {
    record += "<v f=\"";
    xml::escape_into(record, value.path);
    record += "\">";
    xml::escape_into(record, value.text);
    record += "</v>";
  }
  if (!given.empty()) {
    record += "<given>";
    xml::escape_into(record, given);
    record += "</given>";
  }
  record += bytes.substr(end);
  const Part* old = record_part(edited);
  if (old != nullptr) {
    changed[old->name] = std::move(record);
  } else {
    add_custom_xml(edited, docx::record_item, docx::record_namespace, std::move(record), changed);
  }
}

void add_furniture(const Package& edited, const std::vector<SectionGraft::Addition>& additions,
                   ChangedParts& changed) {
  for (const SectionGraft::Addition& one : additions) {
    const bool is_header = one.kind == "header";
    add_content_type(edited, one.name,
                     is_header ? docx::content_type::header : docx::content_type::footer, changed);
    const std::string rels = rels_of(edited.main().name);
    std::string markup = "<Relationship Id=\"" + one.id + "\" Type=\"";
    markup.append(is_header ? docx::relationship::header : docx::relationship::footer);
    markup.append("\" Target=\"/").append(one.name).append("\"/>");
    changed[rels] = with_inside(bytes_of(edited, rels, changed), markup);
    changed[one.name] = one.bytes;
  }
}

void settle_properties(const Package& edited, const Package& ours, ChangedParts& changed) {
  const Part* new_part = ours.find(properties_name);
  if (new_part == nullptr) return;
  const Part* old = nullptr;
  for (const auto& link : edited.relationships()) {
    if (link.kind == "custom-properties" && !link.external) old = edited.find(link.target);
  }
  if (old == nullptr) {
    const std::string name(properties_name);
    changed[name] = std::string(new_part->bytes);
    add_content_type(edited, name, docx::content_type::custom_properties, changed);
    add_relationship(edited, "_rels/.rels", docx::relationship::custom_properties, name, changed);
    return;
  }
  PartTree theirs, tree;
  if (theirs.read(old->bytes) || tree.read(new_part->bytes)) return;
  std::map<std::string, std::string> values;
  for (const NodeId node : tree.children(0)) {
    const NodeId value = tree.xml().first_child(node);
    if (value != no_node) values[tree.get(node, Name::none_name)] = tree.xml().text(value);
  }
  PartPatch patch;
  for (const NodeId node : theirs.children(0)) {
    const auto found = values.find(theirs.get(node, Name::none_name));
    const NodeId value = theirs.xml().first_child(node);
    if (found == values.end() || value == no_node) continue;
    if (theirs.xml().text(value) == found->second) continue;
    std::string text;
    xml::escape_into(text, found->second);
    patch.replace(theirs.xml().content(value), text);
  }
  if (!patch.empty()) changed[old->name] = patch.applied(old->bytes);
}

std::string written(std::string_view bytes, const Package& edited, ChangedParts changed) {
  const bool differs = std::any_of(changed.begin(), changed.end(), [&](const auto& one) {
    const Part* part = edited.find(one.first);
    return part == nullptr || part->bytes != one.second;
  });
  return differs ? docx::edit::rebuilt(edited, std::move(changed)) : std::string(bytes);
}

}  // namespace vanthu::merge
