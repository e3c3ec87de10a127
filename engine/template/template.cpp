// Template::read: XML, base templates, tree, check, in this order.
//
// templates/schema/template.rng is not read here. It serves editors; that the engine refuses all it
// refuses is a test (grammar_faults_test.cpp). libxml2's validator names neither the missing
// attribute nor every error, takes time quadratic in the number of fields and a third of a cold run.

#include <algorithm>
#include <cstddef>
#include <memory>
#include <utility>

#include "base/digest.h"
#include "template/arguments.h"
#include "template/ast.h"
#include "template/block_library.h"
#include "template/check.h"
#include "template/check_fields.h"
#include "template/extension.h"
#include "template/read.h"
#include "xml/tree.h"

namespace vanthu::templates {
namespace {

// Everything that was read: the file, then what the shelf added, in the order it was asked for.
std::string digest_of(const Sources& sources, FileId file, std::size_t first_added) {
  Digest digest;
  digest.add(sources.text(file));
  for (std::size_t i = first_added; i < sources.count(); ++i) {
    digest.add(sources.text(static_cast<FileId>(i)));
  }
  return digest.hex();
}

bool is_short_value(FieldType type) {
  switch (type) {
    case FieldType::Text:
    case FieldType::Integer:
    case FieldType::Decimal:
    case FieldType::Money:
    case FieldType::Percent:
    case FieldType::Date:
    case FieldType::Choice:
      return true;
    case FieldType::RichText:
    case FieldType::YesNo:
    case FieldType::Person:
    case FieldType::Agency:
    case FieldType::Body:
    case FieldType::TextList:
    case FieldType::Group:
    case FieldType::List:
    case FieldType::DynamicTable:
      break;
  }
  return false;
}

std::string_view said(const Field& field) {
  return field.question.empty() ? field.name : field.question;
}

}  // namespace

Template::Template(std::unique_ptr<Internals> internals) : internals_(std::move(internals)) {}
Template::~Template() = default;
Template::Template(Template&&) noexcept = default;
Template& Template::operator=(Template&&) noexcept = default;

std::optional<Template> Template::read(const Sources& sources, FileId file,
                                       Shelf& shelf, Diagnostics& diagnostics) {
  const std::size_t before = diagnostics.count(Severity::Error);
  const std::size_t first_added = sources.count();
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
  internals->digest = digest_of(sources, file, first_added);
  return Template(std::move(internals));
}

const std::string& Template::id() const {
  return internals_->id;
}

const std::string& Template::digest() const {
  return internals_->digest;
}

std::string_view Template::question(std::string_view path) const {
  const Field* field = &internals_->root;
  for (std::size_t at = 0; at < path.size();) {
    if (path[at] == '[') {
      if (field->type == FieldType::TextList) return {};
      field = field->element.get();
      at = std::min(path.find(']', at), path.size() - 1) + 1;
    } else {
      if (path[at] == '.') ++at;
      const std::size_t end = std::min(path.find_first_of(".[", at), path.size());
      field = field->fields.find(path.substr(at, end - at));
      at = end;
    }
    if (field == nullptr) return {};
  }
  return is_short_value(field->type) ? said(*field) : std::string_view();
}

}  // namespace vanthu::templates
