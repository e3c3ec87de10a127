#include "xml/events.h"

#include <fmt/format.h>
#include <libxml/parser.h>
#include <libxml/parserInternals.h>

#include <cassert>
#include <exception>
#include <limits>
#include <memory>
#include <new>
#include <utility>

#include "xml/sax_support.h"

namespace vanthu::xml {
namespace {

constexpr int deepest = 128;  // as in tree.cpp

// What the callbacks share. libxml2 hands it back as an untyped pointer.
struct Stream {
  xmlParserCtxtPtr context = nullptr;
  EventHandler* handler = nullptr;
  int depth = 0;
  std::optional<std::string> fault;
  std::exception_ptr thrown;  // by the handler: it must not pass through C

  [[nodiscard]] bool is_over() const { return fault || thrown; }
  void refuse(std::string why) {
    if (is_over()) return;
    fault = std::move(why);
    xmlStopParser(context);
  }
  template <typename Work>
  void guarded(Work work) {
    if (is_over()) return;
    try {
      work();
    } catch (...) {
      thrown = std::current_exception();
      xmlStopParser(context);
    }
  }
};

void start_document(void* data) {
  Stream& stream = *static_cast<Stream*>(data);
  if (auto why = refused_encoding(*stream.context)) stream.refuse(*std::move(why));
}

void start_element(void* data, const xmlChar* local, const xmlChar* /*prefix*/, const xmlChar* uri,
                   int /*namespaces*/, const xmlChar** /*namespace_list*/, int attribute_count,
                   int /*defaulted*/, const xmlChar** attributes) {
  Stream& stream = *static_cast<Stream*>(data);
  if (++stream.depth > deepest) stream.refuse(fmt::format("nested more than {} deep", deepest));
  stream.guarded([&] {
    stream.handler->start(view(uri), view(local), EventAttributes(attributes, attribute_count));
  });
}

void end_element(void* data, const xmlChar* local, const xmlChar* /*prefix*/, const xmlChar* uri) {
  Stream& stream = *static_cast<Stream*>(data);
  --stream.depth;
  stream.guarded([&] { stream.handler->end(view(uri), view(local)); });
}

void characters(void* data, const xmlChar* text, int length) {
  Stream& stream = *static_cast<Stream*>(data);
  stream.guarded([&] {
    stream.handler->text({reinterpret_cast<const char*>(text), static_cast<std::size_t>(length)});
  });
}

void internal_subset(void* data, const xmlChar*, const xmlChar*, const xmlChar*) {
  static_cast<Stream*>(data)->refuse("<!DOCTYPE>");
}

void report_error(void* data, xmlErrorPtr error) {
  Stream& stream = *static_cast<Stream*>(data);
  if (!is_fault(*error)) return;
  if (error->code == XML_ERR_NO_MEMORY) {
    stream.guarded([] { throw std::bad_alloc(); });
    return;
  }
  stream.refuse(fault_text(*error));
}

}  // namespace

std::string EventAttributes::value(int index) const {
  const xmlChar** one = list_ + 5 * index;
  std::string result(reinterpret_cast<const char*>(one[3]),
                     static_cast<std::size_t>(one[4] - one[3]));
  // libxml2 leaves each & so unless it may expand entities, which it may not here.
  constexpr std::string_view escaped = "&#38;";
  for (std::size_t at = result.find(escaped); at != std::string::npos;
       at = result.find(escaped, at + 1)) {
    result.replace(at, escaped.size(), "&");
  }
  return result;
}

std::optional<std::string> EventAttributes::find(std::string_view local) const {
  for (int i = 0; i < count_; ++i) {
    if (list_[5 * i + 2] == nullptr && view(list_[5 * i]) == local) return value(i);
  }
  return std::nullopt;
}

std::optional<std::string> EventAttributes::find(std::string_view uri_end,
                                                 std::string_view local) const {
  for (int i = 0; i < count_; ++i) {
    if (view(list_[5 * i]) == local && view(list_[5 * i + 2]).ends_with(uri_end)) return value(i);
  }
  return std::nullopt;
}

std::optional<std::string> read_events(std::string_view bytes, EventHandler& handler) {
  if (bytes.empty()) return "empty";
  assert(bytes.size() <= static_cast<std::size_t>(std::numeric_limits<int>::max()));
  Stream stream;
  stream.handler = &handler;
  xmlSAXHandler sax{};
  sax.initialized = XML_SAX2_MAGIC;
  sax.startDocument = start_document;
  sax.startElementNs = start_element;
  sax.endElementNs = end_element;
  sax.characters = characters;
  sax.cdataBlock = characters;
  sax.ignorableWhitespace = characters;
  sax.internalSubset = internal_subset;
  sax.serror = report_error;
  const std::unique_ptr<xmlParserCtxt, void (*)(xmlParserCtxtPtr)> context(
      xmlCreateMemoryParserCtxt(bytes.data(), static_cast<int>(bytes.size())), xmlFreeParserCtxt);
  if (!context) throw std::bad_alloc();
  stream.context = context.get();
  xmlCtxtUseOptions(context.get(), XML_PARSE_NONET | XML_PARSE_NOCDATA);
  *context->sax = sax;
  context->userData = &stream;
  xmlParseDocument(context.get());
  if (stream.thrown) std::rethrow_exception(stream.thrown);
  if (!context->wellFormed && !stream.fault) return "not well-formed";
  return stream.fault;
}

}  // namespace vanthu::xml
