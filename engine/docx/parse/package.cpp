#include "docx/parse/package.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "docx/parse/file_kind.h"
#include "docx/parse/names.h"
#include "docx/parse/part_tree.h"

namespace vanthu::docx::parse {
namespace {

std::string ascii_lower(std::string_view text) {
  std::string result(text);
  for (char& c : result) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
  }
  return result;
}

// "word/" + "../customXml/item.xml" → "customXml/item.xml"; a leading slash starts at the root.
std::string resolved(std::string_view folder, std::string_view target) {
  target = target.substr(0, target.find('#'));
  const std::string path =
      target.starts_with('/') ? std::string(target) : std::string(folder).append(target);
  std::string result;
  for (std::size_t begin = 0; begin <= path.size();) {
    const std::size_t end = std::min(path.find_first_of("/\\", begin), path.size());
    const std::string_view segment = std::string_view(path).substr(begin, end - begin);
    begin = end + 1;
    if (segment.empty() || segment == ".") continue;
    if (segment == "..") {
      const std::size_t parent = result.rfind('/');
      result.erase(parent == std::string::npos ? 0 : parent);
      continue;
    }
    if (!result.empty()) result += '/';
    result += segment;
  }
  return result;
}

// "%20" → " "; archives hold either form.
std::string percent_decoded(std::string_view text) {
  std::string result;
  for (std::size_t at = 0; at < text.size(); ++at) {
    unsigned value = 0;
    if (text[at] == '%' && at + 2 < text.size() &&
        std::from_chars(text.data() + at + 1, text.data() + at + 3, value, 16).ptr ==
            text.data() + at + 3) {
      result += static_cast<char>(value);
      at += 2;
    } else {
      result += text[at];
    }
  }
  return result;
}

// "word/_rels/document.xml.rels" → "word/document.xml"; "_rels/.rels" → "". Empty optional when it
// is no part of relationships.
std::optional<std::string> source_of(std::string_view name) {
  constexpr std::string_view folder = "_rels/";
  constexpr std::string_view extension = ".rels";
  const std::size_t at = name.rfind(folder);
  if (!name.ends_with(extension) || at == std::string_view::npos) return std::nullopt;
  if (at > 0 && name[at - 1] != '/') return std::nullopt;
  const std::string_view file = name.substr(at + folder.size());
  if (file.find('/') != std::string_view::npos) return std::nullopt;
  return std::string(name.substr(0, at)).append(file.substr(0, file.size() - extension.size()));
}

std::string_view folder_of(std::string_view part) {
  return part.substr(0, part.rfind('/') + 1);  // "" when there is no slash
}

// Content types by lower-case name or extension; of equal keys the first counts.
class TypeTable {
 public:
  void add(std::string key, std::string type) {
    entries_.emplace_back(std::move(key), std::move(type));
  }
  void sort() {
    std::stable_sort(entries_.begin(), entries_.end(),
                     [](const auto& a, const auto& b) { return a.first < b.first; });
  }
  [[nodiscard]] const std::string* find(std::string_view key) const {
    const auto found =
        std::lower_bound(entries_.begin(), entries_.end(), key,
                         [](const auto& entry, std::string_view k) { return entry.first < k; });
    return found != entries_.end() && found->first == key ? &found->second : nullptr;
  }

 private:
  std::vector<std::pair<std::string, std::string>> entries_;
};

}  // namespace

class PackageReader {
 public:
  PackageReader(std::string_view name, Diagnostics& diagnostics) : diagnostics_(diagnostics) {
    package_.name_ = std::string(name);
  }

  std::optional<Package> read(std::vector<zip::Entry> entries) {
    const std::size_t errors = diagnostics_.count(Severity::Error);
    package_.entries_ = std::move(entries);
    for (const zip::Entry& entry : package_.entries_) {
      package_.index_.emplace_back(ascii_lower(entry.name), package_.parts_.size());
      package_.parts_.push_back({entry.name, {}, entry.bytes, {}});
    }
    std::sort(package_.index_.begin(), package_.index_.end());
    read_content_types();
    for (const zip::Entry& entry : package_.entries_) {
      if (const auto source = source_of(ascii_lower(entry.name))) {
        read_relationships(entry, *source);
      }
    }
    if (diagnostics_.count(Severity::Error) > errors) return std::nullopt;
    if (!find_main()) return std::nullopt;
    note_facts();
    return std::move(package_);
  }

 private:
  // False with a diagnostic when the part cannot be read.
  bool read_tree(std::string_view part, std::string_view bytes, PartTree& tree) {
    const auto fault = tree.read(bytes);
    if (fault) report_fault(*fault, package_.name_, part, diagnostics_);
    return !fault;
  }

  void read_content_types() {
    const Part* part = package_.find("[content_types].xml");
    PartTree tree;
    if (part == nullptr || !read_tree(part->name, part->bytes, tree)) return;
    TypeTable by_name, by_extension;
    for (const NodeId node : tree.children(0)) {
      const std::string type = tree.get(node, Name::none_ContentType);
      if (tree.name(node) == Name::content_Default) {
        by_extension.add(ascii_lower(tree.get(node, Name::none_Extension)), type);
      } else if (tree.name(node) == Name::content_Override) {
        by_name.add(ascii_lower(resolved("", tree.get(node, Name::none_PartName))), type);
      }
    }
    by_name.sort();
    by_extension.sort();
    for (Part& one : package_.parts_) {
      const std::string name = ascii_lower(one.name);
      const std::string* type = by_name.find(name);
      const std::size_t dot = name.rfind('.');
      if (type == nullptr && dot != std::string::npos) {
        type = by_extension.find(std::string_view(name).substr(dot + 1));
      }
      if (type != nullptr) one.content_type = *type;
    }
  }

  void read_relationships(const zip::Entry& entry, const std::string& source) {
    PartTree tree;
    if (!read_tree(entry.name, entry.bytes, tree)) return;
    NamedList<Relationship>* list = &package_.relationships_;
    if (!source.empty()) {
      Part* part = find(source);
      if (part == nullptr) return;  // a leftover
      list = &part->relationships;
    }
    for (const NodeId node : tree.children(0)) {
      if (tree.name(node) != Name::rels_Relationship) continue;
      Relationship one;
      one.id = tree.get(node, Name::none_Id);
      const std::string type = tree.get(node, Name::none_Type);
      one.kind = std::string(relationship_kind(type));
      if (type.starts_with("http://purl.oclc.org/ooxml/")) package_.strict_ = true;
      one.external = ascii_lower(tree.get(node, Name::none_TargetMode)) == "external";
      const std::string target = tree.get(node, Name::none_Target);
      one.target = one.external ? target : resolved(folder_of(source), target);
      list->push_back(std::move(one));
    }
  }

  Part* find(std::string_view name) { return const_cast<Part*>(package_.find(name)); }

  bool find_main() {
    const Part* main = nullptr;
    for (const Relationship& one : package_.relationships_) {
      if (one.kind == "officeDocument" && !one.external) {
        main = package_.find(one.target);
        break;
      }
    }
    if (main == nullptr) main = package_.find("word/document.xml");
    if (main == nullptr) {
      const Part* type = package_.find("mimetype");  // OpenDocument
      if (type != nullptr && type->bytes.find("opendocument") != std::string_view::npos) {
        return refuse(Code::DocxOtherKind, "ODT/ODS");
      }
      if (package_.find("content.xml") != nullptr) return refuse(Code::DocxOtherKind, "ODT/ODS");
      return refuse(Code::DocxNoMain);
    }
    if (main->content_type.find("spreadsheet") != std::string::npos) {
      return refuse(Code::DocxOtherKind, "XLSX");
    }
    if (main->content_type.find("presentation") != std::string::npos) {
      return refuse(Code::DocxOtherKind, "PPTX");
    }
    package_.main_ = static_cast<std::size_t>(main - package_.parts_.data());
    return true;
  }

  bool refuse(Code code, std::string_view kind = {}) {
    std::vector<std::string> args{package_.name_};
    if (!kind.empty()) args.emplace_back(kind);
    diagnostics_.add(code, {}, std::move(args));
    return false;
  }

  void note_facts() {
    package_.macros_ =
        package_.main().content_type.find("macroEnabled") != std::string::npos ||
        std::any_of(package_.parts_.begin(), package_.parts_.end(), [](const Part& part) {
          return part.content_type == "application/vnd.ms-office.vbaProject" ||
                 std::any_of(part.relationships.begin(), part.relationships.end(),
                             [](const Relationship& one) { return one.kind == "vbaProject"; });
        });
    package_.signed_ =
        std::any_of(package_.relationships_.begin(), package_.relationships_.end(),
                    [](const Relationship& one) { return one.kind == "digital-signature/origin"; });
  }

  Package package_;
  Diagnostics& diagnostics_;
};

const Part* Package::find(std::string_view name) const {
  const auto look_up = [&](const std::string& key) -> const Part* {
    const auto found =
        std::lower_bound(index_.begin(), index_.end(), key,
                         [](const auto& entry, const std::string& k) { return entry.first < k; });
    return found != index_.end() && found->first == key ? &parts_[found->second] : nullptr;
  };
  const std::string key = ascii_lower(name);
  const Part* part = look_up(key);
  if (part == nullptr && key.find('%') != std::string::npos) part = look_up(percent_decoded(key));
  return part;
}

const Part* Package::related(const Part& part, std::string_view kind) const {
  for (const Relationship& one : part.relationships) {
    if (one.kind == kind && !one.external) return find(one.target);
  }
  return nullptr;
}

std::optional<Package> read_package(std::string_view bytes, std::string_view name,
                                    const zip::Limits& limits, Diagnostics& diagnostics) {
  if (refuse_other_kind(bytes, name, diagnostics)) return std::nullopt;
  auto entries = zip::read(bytes, name, limits, diagnostics);
  if (!entries) return std::nullopt;
  return read_package(*std::move(entries), name, diagnostics);
}

std::optional<Package> read_package(std::vector<zip::Entry> parts, std::string_view name,
                                    Diagnostics& diagnostics) {
  return PackageReader(name, diagnostics).read(std::move(parts));
}

void report_fault(const xml::CompactFault& fault, std::string_view file, std::string_view part,
                  Diagnostics& diagnostics) {
  std::vector<std::string> args{std::string(file), std::string(part)};
  const xml::CompactLimits limits;
  switch (fault.kind) {
    case xml::CompactFault::Kind::Doctype:
      return diagnostics.add(Code::DocxDoctype, {}, std::move(args));
    case xml::CompactFault::Kind::TooDeep:
      args.push_back(fmt::format("{}", limits.depth));
      return diagnostics.add(Code::DocxTooDeep, {}, std::move(args));
    case xml::CompactFault::Kind::TooManyElements:
      args.push_back(fmt::format("{}", limits.elements));
      return diagnostics.add(Code::DocxTooManyElements, {}, std::move(args));
    case xml::CompactFault::Kind::Damaged:
      break;
  }
  args.push_back(fault.reason);
  diagnostics.add(Code::ZipEntryDamaged, {}, std::move(args));
}

}  // namespace vanthu::docx::parse
