// A DOCX package: parts by name, each with its content type and its relationships (OPC, ISO/IEC
// 29500-2).
//
//   in    the bytes of a file
//   out   Package: every part as it stands, in archive order; the main document found
//
// Part names compare without ASCII case. Types of relationships have one name for the transitional
// and the strict form ("header"). Refused, each with a message of its own: what is no zip (a .doc,
// a file with a password, PDF, HTML … by their bytes), damaged or hostile zips (zip/read.h),
// packages without a Word document, parts with a DOCTYPE. Macros, signatures and links to the
// outside are facts of the package, not faults: who uses it decides.

#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/diagnostics.h"
#include "base/named_list.h"
#include "xml/compact.h"
#include "zip/read.h"

namespace vanthu::docx::parse {

struct Relationship {
  std::string id;
  std::string kind;    // names.h: relationship_kind
  std::string target;  // the name of a part without leading slash; when external, as written
  bool external = false;
};

[[nodiscard]] inline const std::string& name_of(const Relationship& one) {
  return one.id;
}

struct Part {
  std::string name;  // as the archive spells it: "word/document.xml"
  std::string content_type;
  std::string_view bytes;
  NamedList<Relationship> relationships;  // in the order written, found by id
};

class Package {
 public:
  Package() = default;
  Package(Package&&) = default;
  Package& operator=(Package&&) = default;

  // What a person called the file.
  [[nodiscard]] const std::string& name() const { return name_; }
  // Everything, also [Content_Types].xml and the .rels parts, in archive order.
  [[nodiscard]] const std::vector<Part>& parts() const { return parts_; }
  [[nodiscard]] const std::vector<zip::Entry>& entries() const { return entries_; }
  [[nodiscard]] const NamedList<Relationship>& relationships() const { return relationships_; }
  [[nodiscard]] const Part& main() const { return parts_[main_]; }
  // nullptr when absent.
  [[nodiscard]] const Part* find(std::string_view name) const;
  // The target of the first internal relationship of that kind; nullptr when there is none or its
  // part is absent.
  [[nodiscard]] const Part* related(const Part& part, std::string_view kind) const;

  [[nodiscard]] bool is_strict() const { return strict_; }
  [[nodiscard]] bool has_macros() const { return macros_; }
  [[nodiscard]] bool is_signed() const { return signed_; }

 private:
  friend class PackageReader;
  std::string name_;
  std::vector<zip::Entry> entries_;                         // the parts' bytes are views into them
  std::vector<Part> parts_;                                 // one an entry
  std::vector<std::pair<std::string, std::size_t>> index_;  // lower-case name; sorted
  NamedList<Relationship> relationships_;                   // of the package itself
  std::size_t main_ = 0;
  bool strict_ = false;
  bool macros_ = false;
  bool signed_ = false;
};

// Empty exactly when an error was added.
[[nodiscard]] std::optional<Package> read_package(std::string_view bytes, std::string_view name,
                                                  const zip::Limits& limits,
                                                  Diagnostics& diagnostics);
// Of parts that are unpacked by now, in the order of an archive.
[[nodiscard]] std::optional<Package> read_package(std::vector<zip::Entry> parts,
                                                  std::string_view name, Diagnostics& diagnostics);

// A part that cannot be read, as an error that names file and part.
void report_fault(const xml::CompactFault& fault, std::string_view file, std::string_view part,
                  Diagnostics& diagnostics);

}  // namespace vanthu::docx::parse
