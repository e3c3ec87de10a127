#include "xml/tree.h"

#include <libxml/parser.h>
#include <libxml/parserInternals.h>

#include <memory>
#include <utility>

namespace vanthu::xml {
namespace {

std::string_view view(const xmlChar* text) { return reinterpret_cast<const char*>(text); }

// What the callbacks share. libxml2 hands it back as an untyped pointer.
struct Build {
  xmlParserCtxtPtr context = nullptr;
  std::string_view source;
  FileId file = FileId::None;
  Diagnostics* diagnostics = nullptr;
  Element root;                // an unnamed parent of the document element
  std::vector<Element*> open;  // innermost last
  bool refused = false;

  [[nodiscard]] std::uint32_t offset() const {
    const std::ptrdiff_t at = context->input->cur - context->input->base;
    return static_cast<std::uint32_t>(at < 0 ? 0 : at);
  }
  [[nodiscard]] Place place(std::size_t begin, std::size_t end) const {
    return {file, static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
  }
};

std::string qualified(const xmlChar* local, const xmlChar* prefix) {
  return prefix == nullptr ? std::string(view(local))
                           : std::string(view(prefix)).append(":").append(view(local));
}

// The value of `name` inside the start tag [begin, end): searched in the raw bytes, because libxml2
// gives the value after entities are resolved. `<` cannot stand inside a tag, so this is exact.
Place attribute_place(const Build& build, const std::string& name, std::size_t begin,
                      std::size_t end) {
  std::size_t at = begin;
  while ((at = build.source.find(name, at)) != std::string_view::npos && at < end) {
    const char before = build.source[at - 1];
    std::size_t next = at + name.size();
    while (next < end && (build.source[next] == ' ' || build.source[next] == '\n' ||
                          build.source[next] == '\t' || build.source[next] == '\r')) {
      ++next;
    }
    const bool starts = before == ' ' || before == '\n' || before == '\t' || before == '\r';
    if (starts && next < end && build.source[next] == '=') {
      const std::size_t quote = build.source.find_first_of("\"'", next);
      if (quote == std::string_view::npos || quote >= end) break;
      const std::size_t close = build.source.find(build.source[quote], quote + 1);
      return build.place(quote + 1, close == std::string_view::npos ? end : close);
    }
    at += name.size();
  }
  return build.place(begin, end);
}

void start_element(void* data, const xmlChar* local, const xmlChar* prefix, const xmlChar* /*uri*/,
                   int /*namespaces*/, const xmlChar** /*namespace_list*/, int attribute_count,
                   int /*defaulted*/, const xmlChar** attributes) {
  Build& build = *static_cast<Build*>(data);
  if (build.refused) return;
  const std::size_t end = build.offset();
  std::size_t begin = end == 0 ? 0 : build.source.rfind('<', end - 1);
  if (begin == std::string_view::npos) begin = 0;

  Element element;
  element.name = qualified(local, prefix);
  element.at = build.place(begin, end + 1 <= build.source.size() ? end + 1 : end);
  for (int i = 0; i < attribute_count; ++i) {
    const xmlChar** attribute = attributes + 5 * i;  // local name, prefix, URI, value, end
    Attribute one;
    one.name = qualified(attribute[0], attribute[1]);
    one.value.assign(reinterpret_cast<const char*>(attribute[3]),
                     static_cast<std::size_t>(attribute[4] - attribute[3]));
    one.at = attribute_place(build, one.name, begin, end);
    element.attributes.push_back(std::move(one));
  }
  build.open.back()->children.emplace_back(std::move(element));
  build.open.push_back(&std::get<Element>(build.open.back()->children.back()));
}

void end_element(void* data, const xmlChar*, const xmlChar*, const xmlChar*) {
  Build& build = *static_cast<Build*>(data);
  if (!build.refused && build.open.size() > 1) build.open.pop_back();
}

void characters(void* data, const xmlChar* text, int length) {
  Build& build = *static_cast<Build*>(data);
  if (build.refused) return;
  const std::string_view piece(reinterpret_cast<const char*>(text),
                               static_cast<std::size_t>(length));
  const std::size_t end = build.offset();
  std::vector<Node>& children = build.open.back()->children;
  if (!children.empty() && std::holds_alternative<Text>(children.back())) {
    Text& last = std::get<Text>(children.back());
    last.value.append(piece);
    last.at.end = static_cast<std::uint32_t>(end);
    return;
  }
  // The parser may stand before or behind the piece it reports: take the place where its bytes are.
  std::size_t begin = end >= piece.size() ? end - piece.size() : 0;
  if (build.source.substr(end, piece.size()) == piece) begin = end;
  children.emplace_back(Text{std::string(piece), build.place(begin, begin + piece.size())});
}

void internal_subset(void* data, const xmlChar*, const xmlChar*, const xmlChar*) {
  Build& build = *static_cast<Build*>(data);
  if (!build.refused) {
    const std::size_t at = build.source.find("<!DOCTYPE");
    const std::size_t begin = at == std::string_view::npos ? 0 : at;
    build.diagnostics->add(Code::XmlDoctype, build.place(begin, begin + 9));
  }
  build.refused = true;
  xmlStopParser(build.context);
}

void report_error(void* data, xmlErrorPtr error) {
  // libxml2 passes its own context here; ours hangs on it.
  auto* context = static_cast<xmlParserCtxtPtr>(data);
  Build& build = *static_cast<Build*>(context->_private);
  if (build.refused || error->level < XML_ERR_ERROR) return;
  std::string text = error->message == nullptr ? "" : error->message;
  while (!text.empty() && (text.back() == '\n' || text.back() == ' ')) text.pop_back();
  const std::uint32_t at = build.offset();
  build.diagnostics->add(Code::XmlSyntax, {build.file, at, at}, {text});
  build.refused = true;  // what follows the first syntax error is noise
}

}  // namespace

const Attribute* Element::find(std::string_view attribute) const {
  for (const Attribute& one : attributes) {
    if (one.name == attribute) return &one;
  }
  return nullptr;
}

std::string_view Element::get(std::string_view attribute, std::string_view fallback) const {
  const Attribute* found = find(attribute);
  return found == nullptr ? fallback : std::string_view(found->value);
}

std::optional<Element> parse(const Sources& sources, FileId file, Diagnostics& diagnostics) {
  Build build;
  build.source = sources.text(file);
  build.file = file;
  build.diagnostics = &diagnostics;
  build.open.push_back(&build.root);

  xmlSAXHandler handler{};
  handler.initialized = XML_SAX2_MAGIC;
  handler.startElementNs = start_element;
  handler.endElementNs = end_element;
  handler.characters = characters;
  handler.cdataBlock = characters;
  handler.ignorableWhitespace = characters;
  handler.internalSubset = internal_subset;
  handler.serror = report_error;

  const std::unique_ptr<xmlParserCtxt, void (*)(xmlParserCtxtPtr)> context(
      xmlCreateMemoryParserCtxt(build.source.data(), static_cast<int>(build.source.size())),
      xmlFreeParserCtxt);
  if (!context) {  // empty input
    diagnostics.add(Code::XmlSyntax, {file, 0, 0}, {"Document is empty"});
    return std::nullopt;
  }
  build.context = context.get();
  xmlCtxtUseOptions(context.get(), XML_PARSE_NONET | XML_PARSE_NOCDATA | XML_PARSE_BIG_LINES);
  *context->sax = handler;
  context->userData = &build;
  context->_private = &build;
  xmlParseDocument(context.get());

  if (!context->wellFormed && !build.refused) {
    diagnostics.add(Code::XmlSyntax, {file, build.offset(), build.offset()}, {"not well-formed"});
    build.refused = true;
  }
  if (build.refused || build.root.children.empty()) return std::nullopt;
  return std::move(std::get<Element>(build.root.children.front()));
}

}  // namespace vanthu::xml
