// A DOCX opened up for tests: parts as text and as trees, the text a reader sees, other programs.

#pragma once

#include <filesystem>
#include <functional>
#include <map>
#include <string>
#include <vector>

#include "docx/write.h"
#include "rules/styled.h"
#include "xml/emit.h"
#include "xml/tree.h"

namespace vanthu::test {

struct Unpacked {
  std::string bytes;
  std::vector<std::string> names;  // in archive order
  std::map<std::string, std::string> parts;
  std::map<std::string, xml::Element> trees;

  [[nodiscard]] const std::string& part(const std::string& name) const;
  [[nodiscard]] const xml::Element& tree(const std::string& name) const;
};

// Fails the test when a part cannot be read.
[[nodiscard]] Unpacked unpack(std::string bytes);

// Writes the document twice (the bytes must agree), unpacks it, and holds it against the rules of
// package_rules.h and against the schemas.
[[nodiscard]] Unpacked write_checked(const rules::StyledDocument& document,
                                     const docx::Options& options = {});

// The same package with the first `from` of one part replaced.
[[nodiscard]] Unpacked with_replaced(Unpacked package, const std::string& part,
                                     std::string_view from, std::string_view to);

// What `write` emits, without the declaration.
[[nodiscard]] std::string emitted(const std::function<void(xml::Emitter&)>& write);

// Children by name; `only` fails the test unless there is exactly one.
[[nodiscard]] std::vector<const xml::Element*> children(const xml::Element& parent,
                                                        std::string_view name);
[[nodiscard]] std::vector<const xml::Element*> elements(const xml::Element& parent);
[[nodiscard]] const xml::Element& only(const xml::Element& parent, std::string_view name);
void visit(const xml::Element& element, const std::function<void(const xml::Element&)>& visitor);
[[nodiscard]] std::string inner_text(const xml::Element& element);

// One line a paragraph, table cells in row order, no-break characters as the plain ones.
[[nodiscard]] std::vector<std::string> visible_text(const xml::Element& body);

// A folder of this test run's own, removed at the end.
class TemporaryFolder {
 public:
  TemporaryFolder();
  ~TemporaryFolder();
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;
  std::filesystem::path file(const std::string& name, const std::string& bytes) const;
  [[nodiscard]] const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
};

// Runs a shell command; its output and its exit status.
struct Outcome {
  int status = 0;
  std::string output;
};
[[nodiscard]] Outcome run(const std::string& command);

}  // namespace vanthu::test
