// Template::read: XML, base templates, tree, check, in this order.
//
// templates/schema/template.rng is not read here. It serves editors; that the engine refuses all it
// refuses is a test (grammar_faults_test.cpp). libxml2's validator names neither the missing
// attribute nor every error, takes time quadratic in the number of fields and a third of a cold run.

#include <memory>
#include <utility>

#include "template/arguments.h"
#include "template/ast.h"
#include "template/block_library.h"
#include "template/check.h"
#include "template/check_fields.h"
#include "template/extension.h"
#include "template/read.h"
#include "xml/tree.h"

namespace vanthu::templates {

Template::Template(std::unique_ptr<Internals> internals) : internals_(std::move(internals)) {}
Template::~Template() = default;
Template::Template(Template&&) noexcept = default;
Template& Template::operator=(Template&&) noexcept = default;

std::optional<Template> Template::read(const Sources& sources, FileId file,
                                       Shelf& shelf, Diagnostics& diagnostics) {
  const std::size_t before = diagnostics.count(Severity::Error);
  std::optional<xml::Element> root = xml::parse(sources, file, diagnostics);
  if (!root) return std::nullopt;
  const std::optional<xml::Element> whole = extend(*std::move(root), sources, shelf, diagnostics);
  if (!whole) return std::nullopt;
  BlockLibrary library(sources, shelf, diagnostics);
  std::unique_ptr<Internals> internals = read_tree(*whole, sources, library, diagnostics);
  if (internals) {
    internals->derived = check_fields(internals->root, diagnostics);
    for (const std::unique_ptr<BlockDeclaration>& block : internals->blocks) {
      block->derived = check_fields(block->parameters, diagnostics);
      block->judged = asks_for_judgement(block->parameters);
    }
    check(*internals, diagnostics);
  }
  if (diagnostics.count(Severity::Error) > before) return std::nullopt;
  return Template(std::move(internals));
}

}  // namespace vanthu::templates
