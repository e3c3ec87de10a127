// Template::read: XML, base templates, tree, check, grammar, in this order.
//
// The grammar comes last although it is the gate: libxml2 names neither the missing attribute nor
// every error, so what people read comes from read and check. It then refuses what those two have
// overlooked, and keeps template.rng true.

#include <memory>
#include <utility>

#include "template/arguments.h"
#include "template/ast.h"
#include "template/block_library.h"
#include "template/check.h"
#include "template/check_fields.h"
#include "template/extension.h"
#include "template/read.h"
#include "xml/relaxng.h"
#include "xml/tree.h"

namespace vanthu::templates {

Template::Template(std::unique_ptr<Internals> internals) : internals_(std::move(internals)) {}
Template::~Template() = default;
Template::Template(Template&&) noexcept = default;
Template& Template::operator=(Template&&) noexcept = default;

std::optional<Template> Template::read(const Sources& sources, FileId file,
                                       std::string_view grammar, Shelf& shelf,
                                       Diagnostics& diagnostics) {
  const std::size_t before = diagnostics.count(Severity::Error);
  std::optional<xml::Element> root = xml::parse(sources, file, diagnostics);
  if (!root) return std::nullopt;
  std::optional<Extended> whole = extend(*std::move(root), sources, file, shelf, diagnostics);
  if (!whole) return std::nullopt;
  BlockLibrary library(sources, shelf, diagnostics);
  std::unique_ptr<Internals> internals = read_tree(whole->root, sources, library, diagnostics);
  if (internals) {
    internals->derived = check_fields(internals->root, diagnostics);
    for (const std::unique_ptr<BlockDeclaration>& block : internals->blocks) {
      block->derived = check_fields(block->parameters, diagnostics);
      block->judged = asks_for_judgement(block->parameters);
    }
    check(*internals, diagnostics);
  }
  if (diagnostics.count(Severity::Error) > before) return std::nullopt;
  const xml::Grammar rules(grammar);
  std::vector<FileId> files = std::move(whole->files);
  files.insert(files.end(), library.files().begin(), library.files().end());
  bool good = true;
  for (const FileId one : files) good = rules.validate(sources, one, diagnostics) && good;
  if (!good) return std::nullopt;
  return Template(std::move(internals));
}

}  // namespace vanthu::templates
