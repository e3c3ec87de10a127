#include "xml/tree.h"

#include <fmt/format.h>
#include <libxml/parser.h>
#include <libxml/parserInternals.h>

#include <algorithm>
#include <cassert>
#include <limits>
#include <memory>
#include <new>
#include <utility>

#include "xml/fault.h"

namespace vanthu::xml {
namespace {

// Real templates nest 12 deep. Below libxml2's own 256, so that the message is ours; and every
// recursion over the tree stays small.
constexpr std::size_t deepest = 128;

constexpr std::string_view white_space = " \t\r\n";
constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

std::string_view view(const xmlChar* text) {
  return reinterpret_cast<const char*>(text);
}

// What the callbacks share. libxml2 hands it back as an untyped pointer.
struct Build {
  xmlParserCtxtPtr context = nullptr;
  std::string_view source;
  std::size_t skipped = 0;  // the byte order mark, which libxml2 does not count
  FileId file = FileId::None;
  Diagnostics* diagnostics = nullptr;
  Element root;                // an unnamed parent of the document element
  std::vector<Element*> open;  // innermost last
  std::size_t markup_end = 0;  // behind the last tag, comment or processing instruction
  bool in_text = false;        // the last child is a Text whose end is not known yet
  bool refused = false;

  // libxml2 drops what it has read from its buffer, hence `consumed`.
  [[nodiscard]] std::size_t offset() const {
    const xmlParserInput& input = *context->input;
    const std::size_t at = input.consumed + static_cast<std::size_t>(input.cur - input.base);
    return std::min(at + skipped, source.size());
  }
  [[nodiscard]] Place place(std::size_t begin, std::size_t end) const {
    return {file, static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
  }
  // Where the markup that the parser has just read begins; `sign` cannot stand inside it.
  [[nodiscard]] std::size_t markup_begin(std::string_view sign) const {
    const std::size_t at = offset();
    const std::size_t begin = source.rfind(sign, at == 0 ? 0 : at - 1);
    return begin == std::string_view::npos ? 0 : begin;
  }
  // Markup stands in [begin, end): a text before it ends there.
  void pass_markup(std::size_t begin, std::size_t end) {
    if (in_text) {
      std::get<Text>(open.back()->children.back()).at.end = static_cast<std::uint32_t>(begin);
    }
    in_text = false;
    markup_end = end;
  }
  void refuse(Diagnostic diagnostic) {
    diagnostics->add(std::move(diagnostic));
    refused = true;  // what follows the first syntax error is noise
    xmlStopParser(context);
  }
};

std::string qualified(const xmlChar* local, const xmlChar* prefix) {
  return prefix == nullptr ? std::string(view(local))
                           : std::string(view(prefix)).append(":").append(view(local));
}

// The places of the attributes in the start tag [begin, end), which the parser has found
// sound: libxml2 gives values after entities are resolved, so they are read off the bytes.
class AttributePlaces {
 public:
  AttributePlaces(const Build& build, std::size_t begin, std::size_t end) {
    const std::string_view source = build.source.substr(0, end);
    std::size_t at = source.find_first_of(" \t\r\n/>", begin);
    for (;;) {
      at = source.find_first_not_of(" \t\r\n/>", at);
      if (at == std::string_view::npos) return;
      const std::size_t name_end = source.find_first_of(" \t\r\n=", at);
      const std::size_t quote = source.find_first_of("\"'", name_end);
      if (name_end == std::string_view::npos || quote == std::string_view::npos) return;
      const std::size_t close = source.find(source[quote], quote + 1);
      if (close == std::string_view::npos) return;
      found_.push_back({source.substr(at, name_end - at), build.place(at, name_end),
                        build.place(quote + 1, close)});
      at = close + 1;
    }
  }
  void put(Attribute& attribute, Place fallback) const {
    const auto found = std::find_if(found_.begin(), found_.end(),
                                    [&](const Found& one) { return one.name == attribute.name; });
    attribute.at = found == found_.end() ? fallback : found->value_at;
    attribute.name_at = found == found_.end() ? fallback : found->name_at;
  }

 private:
  struct Found {
    std::string_view name;
    Place name_at, value_at;
  };
  std::vector<Found> found_;
};

// libxml2 leaves each & of an attribute value as "&#38;" unless it may expand entities, which it
// may not here.
std::string with_ampersands(std::string value) {
  constexpr std::string_view escaped = "&#38;";
  for (std::size_t at = value.find(escaped); at != std::string::npos;
       at = value.find(escaped, at + 1)) {
    value.replace(at, escaped.size(), "&");
  }
  return value;
}

void start_element(void* data, const xmlChar* local, const xmlChar* prefix, const xmlChar* /*uri*/,
                   int /*namespaces*/, const xmlChar** /*namespace_list*/, int attribute_count,
                   int /*defaulted*/, const xmlChar** attributes) {
  Build& build = *static_cast<Build*>(data);
  if (build.refused) return;
  // The parser stands before ">" or "/>".
  const std::size_t close = build.source.find('>', build.offset());
  const std::size_t end = close == std::string_view::npos ? build.source.size() : close + 1;
  const std::size_t begin = build.markup_begin("<");
  build.pass_markup(begin, end);
  const Place at = build.place(begin, end);
  if (build.open.size() > deepest) {
    build.refuse({Code::XmlTooDeep, at, {fmt::format("{}", deepest)}, std::nullopt, {}});
    return;
  }

  Element element;
  element.name = qualified(local, prefix);
  element.at = at;
  const AttributePlaces places(build, begin, end);
  for (int i = 0; i < attribute_count; ++i) {
    const xmlChar** attribute = attributes + 5 * i;  // local name, prefix, URI, value, end
    Attribute one;
    one.name = qualified(attribute[0], attribute[1]);
    one.value = with_ampersands(std::string(reinterpret_cast<const char*>(attribute[3]),
                                            static_cast<std::size_t>(attribute[4] - attribute[3])));
    places.put(one, at);
    element.attributes.push_back(std::move(one));
  }
  build.open.back()->children.emplace_back(std::move(element));
  build.open.push_back(&std::get<Element>(build.open.back()->children.back()));
}

void end_element(void* data, const xmlChar*, const xmlChar*, const xmlChar*) {
  Build& build = *static_cast<Build*>(data);
  if (build.refused || build.open.size() < 2) return;
  const std::size_t end = build.offset();
  build.pass_markup(build.markup_begin("<"), end);
  build.open.pop_back();
}

void characters(void* data, const xmlChar* text, int length) {
  Build& build = *static_cast<Build*>(data);
  if (build.refused) return;
  const std::string_view piece(reinterpret_cast<const char*>(text),
                               static_cast<std::size_t>(length));
  std::vector<Node>& children = build.open.back()->children;
  // One text, also across comments and entities; its end is known at the next tag.
  if (children.empty() || !std::holds_alternative<Text>(children.back())) {
    children.emplace_back(Text{"", build.place(build.markup_end, build.markup_end)});
  }
  std::get<Text>(children.back()).value.append(piece);
  build.in_text = true;
}

void comment(void* data, const xmlChar*) {
  Build& build = *static_cast<Build*>(data);
  if (!build.refused) build.pass_markup(build.markup_begin("<!--"), build.offset());
}

void processing_instruction(void* data, const xmlChar*, const xmlChar*) {
  Build& build = *static_cast<Build*>(data);
  if (!build.refused) build.pass_markup(build.markup_begin("<?"), build.offset());
}

void internal_subset(void* data, const xmlChar*, const xmlChar*, const xmlChar*) {
  Build& build = *static_cast<Build*>(data);
  if (build.refused) return;
  const std::size_t begin = build.markup_begin("<!DOCTYPE");
  build.refuse({Code::XmlDoctype, build.place(begin, begin + 9), {}, std::nullopt, {}});
}

void report_error(void* data, xmlErrorPtr error) {
  Build& build = *static_cast<Build*>(data);
  // A prefix without a declaration is no fault here: names are kept as written.
  if (build.refused || error->level < XML_ERR_ERROR || error->domain == XML_FROM_NAMESPACE) return;
  Stand stand;
  stand.text = build.source;
  stand.file = build.file;
  stand.offset = build.offset();
  if (build.open.size() > 1) {
    stand.open_name = build.open.back()->name;
    stand.open_at = build.open.back()->at;
  }
  build.refuse(find_fault(*error, stand));
}

// The encoding that the XML declaration names; empty when it names none.
std::string_view declared_encoding(std::string_view source) {
  if (!source.starts_with("<?xml")) return {};
  const std::string_view declaration = source.substr(0, source.find("?>"));
  const std::size_t name = declaration.find("encoding");
  if (name == std::string_view::npos) return {};
  const std::size_t quote = declaration.find_first_of("\"'", name);
  if (quote == std::string_view::npos) return {};
  const std::size_t close = declaration.find(declaration[quote], quote + 1);
  if (close == std::string_view::npos) return {};
  return declaration.substr(quote + 1, close - quote - 1);
}

// The first byte that is not part of UTF-8 (overlong forms and surrogates are none); libxml2 would
// refuse it too, but say something else. NUL counts as one: libxml2 would guess at UTF-16.
std::optional<std::size_t> find_foreign_byte(std::string_view source) {
  constexpr int lowest[] = {0, 0, 0x80, 0x800, 0x10000};  // by length
  for (std::size_t at = 0; at < source.size();) {
    if (static_cast<unsigned char>(source[at]) < 0x80) {
      if (source[at] == '\0') return at;
      ++at;
      continue;
    }
    int length = static_cast<int>(std::min<std::size_t>(source.size() - at, 4));
    const int character =
        xmlGetUTF8Char(reinterpret_cast<const xmlChar*>(source.data()) + at, &length);
    if (character < 0 || character > 0x10FFFF || character < lowest[length] ||
        (character >= 0xD800 && character <= 0xDFFF)) {
      return at;
    }
    at += static_cast<std::size_t>(length);
  }
  return std::nullopt;
}

// Whether the bytes are what the parser may see; otherwise the diagnostic is added.
bool is_readable(const std::string& text, FileId file, Diagnostics& diagnostics) {
  if (const auto bad = find_foreign_byte(text)) {
    const auto at = static_cast<std::uint32_t>(*bad);
    diagnostics.add(Code::TextNotUtf8, {file, at, at + 1}, {fmt::format("{}", *bad)});
    return false;
  }
  std::string_view source = text;
  if (source.starts_with(byte_order_mark)) source.remove_prefix(byte_order_mark.size());
  if (source.find_first_not_of(white_space) == std::string_view::npos) {
    diagnostics.add(Code::XmlEmpty, {file, 0, 0});
    return false;
  }
  const std::string_view encoding = declared_encoding(source);
  const auto is_named = [&](std::string_view name) {
    return std::equal(encoding.begin(), encoding.end(), name.begin(), name.end(),
                      [](char a, char b) { return a == b || (a | 0x20) == b; });
  };
  if (!encoding.empty() && !is_named("utf-8") && !is_named("us-ascii")) {
    const auto at = static_cast<std::uint32_t>(encoding.data() - text.data());
    diagnostics.add(Code::XmlEncoding, {file, at, at + static_cast<std::uint32_t>(encoding.size())},
                    {std::string(encoding)});
    return false;
  }
  return true;
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
  const std::string& text = sources.text(file);
  if (!is_readable(text, file, diagnostics)) return std::nullopt;
  Build build;
  build.source = text;
  build.skipped = text.starts_with(byte_order_mark) ? byte_order_mark.size() : 0;
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
  handler.comment = comment;
  handler.processingInstruction = processing_instruction;
  handler.internalSubset = internal_subset;
  handler.serror = report_error;

  const std::string_view body = build.source.substr(build.skipped);
  assert(body.size() <= static_cast<std::size_t>(std::numeric_limits<int>::max()));
  const std::unique_ptr<xmlParserCtxt, void (*)(xmlParserCtxtPtr)> context(
      xmlCreateMemoryParserCtxt(body.data(), static_cast<int>(body.size())), xmlFreeParserCtxt);
  if (!context) throw std::bad_alloc();
  build.context = context.get();
  xmlCtxtUseOptions(context.get(), XML_PARSE_NONET | XML_PARSE_NOCDATA | XML_PARSE_BIG_LINES);
  *context->sax = handler;
  context->userData = &build;
  xmlParseDocument(context.get());

  if (!context->wellFormed && !build.refused) {
    const Place at = build.place(build.offset(), build.offset());
    diagnostics.add(Code::XmlSyntax, at, {"not well-formed"});
    build.refused = true;
  }
  if (build.refused || build.root.children.empty()) return std::nullopt;
  return std::move(std::get<Element>(build.root.children.front()));
}

}  // namespace vanthu::xml
