#include "support/relaxng.h"

#include <libxml/parser.h>
#include <libxml/relaxng.h>

#include <stdexcept>

namespace vanthu::test {
namespace {

template <typename T, void (*Free)(T*)>
struct Deleter {
  void operator()(T* pointer) const { Free(pointer); }
};
template <typename T, void (*Free)(T*)>
using Owned = std::unique_ptr<T, Deleter<T, Free>>;

void ignore(void*, xmlErrorPtr) {}

Owned<xmlDoc, xmlFreeDoc> parsed(std::string_view text) {
  return Owned<xmlDoc, xmlFreeDoc>(
      xmlReadMemory(text.data(), static_cast<int>(text.size()), nullptr, nullptr,
                    XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING));
}

}  // namespace

struct Grammar::Schema {
  Owned<xmlRelaxNG, xmlRelaxNGFree> compiled;
};

Grammar::Grammar(std::string_view schema) : schema_(std::make_unique<Schema>()) {
  const auto document = parsed(schema);
  if (!document) throw std::logic_error("RELAX NG grammar is not well-formed");
  const Owned<xmlRelaxNGParserCtxt, xmlRelaxNGFreeParserCtxt> parser(
      xmlRelaxNGNewDocParserCtxt(document.get()));
  if (parser) {
    xmlRelaxNGSetParserStructuredErrors(parser.get(), ignore, nullptr);
    schema_->compiled.reset(xmlRelaxNGParse(parser.get()));
  }
  if (!schema_->compiled) throw std::logic_error("RELAX NG grammar does not compile");
}

Grammar::~Grammar() = default;

bool Grammar::takes(std::string_view document) const {
  const auto tree = parsed(document);
  if (!tree) return false;
  const Owned<xmlRelaxNGValidCtxt, xmlRelaxNGFreeValidCtxt> context(
      xmlRelaxNGNewValidCtxt(schema_->compiled.get()));
  xmlRelaxNGSetValidStructuredErrors(context.get(), ignore, nullptr);
  return xmlRelaxNGValidateDoc(context.get(), tree.get()) == 0;
}

}  // namespace vanthu::test
