#include "xml/relaxng.h"

#include <libxml/parser.h>
#include <libxml/relaxng.h>

#include <stdexcept>
#include <string>

namespace vanthu::xml {
namespace {

template <typename T, void (*Free)(T*)>
struct Deleter {
  void operator()(T* pointer) const { Free(pointer); }
};
template <typename T, void (*Free)(T*)>
using Owned = std::unique_ptr<T, Deleter<T, Free>>;

struct Report {
  const Sources* sources;
  FileId file;
  Diagnostics* diagnostics;
};

std::uint32_t offset_of_line(std::string_view text, int line) {
  std::size_t at = 0;
  for (int i = 1; i < line; ++i) {
    const std::size_t next = text.find('\n', at);
    if (next == std::string_view::npos) break;
    at = next + 1;
  }
  const std::size_t first = text.find_first_not_of(" \t", at);
  return static_cast<std::uint32_t>(first == std::string_view::npos ? at : first);
}

void collect(void* data, xmlErrorPtr error) {
  const Report& report = *static_cast<Report*>(data);
  std::string text = error->message == nullptr ? "" : error->message;
  while (!text.empty() && (text.back() == '\n' || text.back() == ' ')) text.pop_back();
  const std::uint32_t at = offset_of_line(report.sources->text(report.file), error->line);
  report.diagnostics->add(Code::XmlSchema, {report.file, at, at}, {text});
}

void ignore(void*, xmlErrorPtr) {}

xmlDocPtr read_document(std::string_view text) {
  return xmlReadMemory(text.data(), static_cast<int>(text.size()), nullptr, nullptr,
                       XML_PARSE_NONET | XML_PARSE_NOCDATA | XML_PARSE_BIG_LINES |
                           XML_PARSE_NOERROR | XML_PARSE_NOWARNING);
}

}  // namespace

struct Grammar::Schema {
  Owned<xmlRelaxNG, xmlRelaxNGFree> compiled;
};

Grammar::Grammar(std::string_view schema) : schema_(std::make_unique<Schema>()) {
  const Owned<xmlDoc, xmlFreeDoc> document(read_document(schema));
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
Grammar::Grammar(Grammar&&) noexcept = default;
Grammar& Grammar::operator=(Grammar&&) noexcept = default;

bool Grammar::validate(const Sources& sources, FileId file, Diagnostics& diagnostics) const {
  const Owned<xmlDoc, xmlFreeDoc> document(read_document(sources.text(file)));
  if (!document || document->intSubset != nullptr) return false;  // xml::parse has said why
  const Owned<xmlRelaxNGValidCtxt, xmlRelaxNGFreeValidCtxt> context(
      xmlRelaxNGNewValidCtxt(schema_->compiled.get()));
  Report report{&sources, file, &diagnostics};
  xmlRelaxNGSetValidStructuredErrors(context.get(), collect, &report);
  const std::size_t errors_before = diagnostics.count(Severity::Error);
  const bool is_valid = xmlRelaxNGValidateDoc(context.get(), document.get()) == 0;
  if (!is_valid && diagnostics.count(Severity::Error) == errors_before) {
    diagnostics.add(Code::XmlSchema, {file, 0, 0}, {"no reason given"});
  }
  return is_valid;
}

}  // namespace vanthu::xml
