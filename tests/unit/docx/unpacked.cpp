#include "unpacked.h"

#include <sys/wait.h>
#include <unistd.h>

#include <atomic>
#include <cstdio>
#include <cstdlib>

#include "base/file.h"
#include "package_rules.h"
#include "support/catch.h"
#include "zip/read.h"

namespace vanthu::test {
namespace {

void replace_all(std::string& text, std::string_view from, std::string_view to) {
  for (std::size_t at = 0; (at = text.find(from, at)) != std::string::npos; at += to.size()) {
    text.replace(at, from.size(), to);
  }
}

xml::Element parse(const std::string& name, const std::string& text) {
  Sources sources;
  Diagnostics diagnostics;
  const FileId file = sources.add(name, text);
  std::optional<xml::Element> tree = xml::parse(sources, file, diagnostics);
  INFO(name);
  REQUIRE(tree.has_value());
  return std::move(*tree);
}

void check_against_schemas(const Unpacked& package) {
  const std::filesystem::path script = VANTHU_SOURCE_DIR "/../shared/ooxml/validate.sh";
  if (!std::filesystem::exists(script)) {
    WARN("not validated against the schemas: the validator is not here");
    return;
  }
  const TemporaryFolder folder;
  const auto file = folder.file("test.docx", package.bytes);
  const Outcome outcome = run("'" + script.string() + "' -w '" + file.string() + "' 2>&1");
  if (outcome.status == 2) {
    WARN("not validated against the schemas: " + outcome.output);
    return;
  }
  INFO(outcome.output);
  CHECK(outcome.status == 0);
}

void collect_text(const xml::Element& element, std::string& line) {
  for (const xml::Element* child : elements(element)) {
    if (child->name == "w:t") {
      line += inner_text(*child);
    } else if (child->name == "w:br") {
      line += '\n';
    } else if (child->name == "w:noBreakHyphen") {
      line += '-';
    } else if (child->name == "w:tab") {
      line += '\t';
    } else if (child->name == "w:r" || child->name == "w:hyperlink" || child->name == "w:sdt" ||
               child->name == "w:sdtContent") {
      collect_text(*child, line);
    }
  }
}

void collect_blocks(const xml::Element& parent, std::vector<std::string>& lines) {
  for (const xml::Element* block : elements(parent)) {
    if (block->name == "w:p") {
      std::string& line = lines.emplace_back();
      collect_text(*block, line);
      replace_all(line, "\xC2\xA0", " ");
      replace_all(line, "\xE2\x81\xA0", "");
    } else if (block->name == "w:tbl") {
      for (const xml::Element* row : children(*block, "w:tr")) {
        for (const xml::Element* cell : children(*row, "w:tc")) {
          const auto merge = children(only(*cell, "w:tcPr"), "w:vMerge");
          if (!merge.empty() && merge[0]->get("w:val") != "restart") continue;
          collect_blocks(*cell, lines);
        }
      }
    }
  }
}

}  // namespace

const std::string& Unpacked::part(const std::string& name) const {
  INFO(name);
  REQUIRE(parts.count(name) == 1);
  return parts.at(name);
}

const xml::Element& Unpacked::tree(const std::string& name) const {
  INFO(name);
  REQUIRE(trees.count(name) == 1);
  return trees.at(name);
}

Unpacked unpack(std::string bytes) {
  Unpacked result;
  Diagnostics diagnostics;
  auto entries = zip::read(bytes, "test.docx", {}, diagnostics);
  for (const Diagnostic& each : diagnostics.all()) UNSCOPED_INFO(message(each, Language::English));
  REQUIRE(entries.has_value());
  for (zip::Entry& entry : *entries) {
    result.names.push_back(entry.name);
    result.trees.emplace(entry.name, parse(entry.name, entry.bytes));
    result.parts.emplace(entry.name, std::move(entry.bytes));
  }
  result.bytes = std::move(bytes);
  return result;
}

Unpacked write_checked(const rules::StyledDocument& document, const docx::Options& options) {
  std::string bytes = docx::write(document, options);
  REQUIRE(bytes == docx::write(document, options));
  Unpacked package = unpack(std::move(bytes));
  CHECK(faults_of(package) == std::vector<std::string>{});
  check_against_schemas(package);
  return package;
}

Unpacked with_replaced(Unpacked package, const std::string& part, std::string_view from,
                       std::string_view to) {
  std::string& text = package.parts.at(part);
  const std::size_t at = text.find(from);
  INFO(part << " " << from);
  REQUIRE(at != std::string::npos);
  text.replace(at, from.size(), to);
  package.trees.at(part) = parse(part, text);
  return package;
}

std::string emitted(const std::function<void(xml::Emitter&)>& write) {
  xml::Emitter out;
  write(out);
  const std::string markup = out.take();
  return markup.substr(markup.find("?>\n") + 3);
}

std::vector<const xml::Element*> elements(const xml::Element& parent) {
  std::vector<const xml::Element*> result;
  for (const xml::Node& node : parent.children) {
    if (const auto* element = std::get_if<xml::Element>(&node)) result.push_back(element);
  }
  return result;
}

std::vector<const xml::Element*> children(const xml::Element& parent, std::string_view name) {
  std::vector<const xml::Element*> result;
  for (const xml::Element* element : elements(parent)) {
    if (element->name == name) result.push_back(element);
  }
  return result;
}

const xml::Element& only(const xml::Element& parent, std::string_view name) {
  const auto found = children(parent, name);
  INFO(parent.name << " / " << name);
  REQUIRE(found.size() == 1);
  return *found.front();
}

void visit(const xml::Element& element, const std::function<void(const xml::Element&)>& visitor) {
  visitor(element);
  for (const xml::Element* child : elements(element)) visit(*child, visitor);
}

std::string inner_text(const xml::Element& element) {
  std::string text;
  for (const xml::Node& node : element.children) {
    if (const auto* piece = std::get_if<xml::Text>(&node)) text += piece->value;
  }
  return text;
}

std::vector<std::string> visible_text(const xml::Element& body) {
  std::vector<std::string> lines;
  collect_blocks(body, lines);
  return lines;
}

TemporaryFolder::TemporaryFolder() {
  std::string pattern = (std::filesystem::temp_directory_path() / "vanthu-docx-XXXXXX").string();
  REQUIRE(mkdtemp(pattern.data()) != nullptr);
  path_ = pattern;
}

TemporaryFolder::~TemporaryFolder() {
  std::error_code ignored;
  std::filesystem::remove_all(path_, ignored);
}

std::filesystem::path TemporaryFolder::file(const std::string& name,
                                            const std::string& bytes) const {
  const std::filesystem::path target = path_ / name;
  StagedFile(target, bytes).commit(Overwrite::Replace);
  return target;
}

Outcome run(const std::string& command) {
  Outcome outcome;
  std::FILE* pipe = popen(command.c_str(), "r");
  REQUIRE(pipe != nullptr);
  char buffer[4096];
  for (std::size_t size; (size = std::fread(buffer, 1, sizeof buffer, pipe)) > 0;) {
    outcome.output.append(buffer, size);
  }
  const int status = pclose(pipe);
  outcome.status = WIFEXITED(status) ? WEXITSTATUS(status) : -1;
  return outcome;
}

}  // namespace vanthu::test
