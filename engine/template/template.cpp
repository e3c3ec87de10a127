// Template::read: XML, tree, check, grammar, in this order.
//
// The grammar comes last although it is the gate: libxml2 names neither the missing attribute nor
// every error, so what people read comes from read and check. It then refuses what those two have
// overlooked, and keeps template.rng true.

#include <memory>
#include <utility>

#include "template/ast.h"
#include "template/check.h"
#include "template/check_fields.h"
#include "template/read.h"
#include "xml/relaxng.h"
#include "xml/tree.h"

namespace vanthu::templates {

Template::Template(std::unique_ptr<Internals> internals) : internals_(std::move(internals)) {}
Template::~Template() = default;
Template::Template(Template&&) noexcept = default;
Template& Template::operator=(Template&&) noexcept = default;

std::optional<Template> Template::read(const Sources& sources, FileId file,
                                       std::string_view grammar, Diagnostics& diagnostics) {
  const std::size_t before = diagnostics.count(Severity::Error);
  const std::optional<xml::Element> root = xml::parse(sources, file, diagnostics);
  if (!root) return std::nullopt;
  std::unique_ptr<Internals> internals = read_tree(*root, sources, diagnostics);
  if (internals) {
    internals->derived = check_fields(internals->root, diagnostics);
    check(*internals, diagnostics);
  }
  if (diagnostics.count(Severity::Error) > before) return std::nullopt;
  if (!xml::Grammar(grammar).validate(sources, file, diagnostics)) return std::nullopt;
  return Template(std::move(internals));
}

}  // namespace vanthu::templates
