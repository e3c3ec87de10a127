// The reader of compact trees: a first look at the bytes (their encoding, how many elements there
// will be, so that nothing is allocated twice), then libxml2's events.

#include "xml/compact.h"

#include <fmt/format.h>
#include <libxml/parser.h>
#include <libxml/parserInternals.h>

#include <algorithm>
#include <exception>
#include <functional>
#include <memory>
#include <new>
#include <unordered_map>
#include <utility>

#include "xml/character_data.h"
#include "xml/sax_support.h"

namespace vanthu::xml {
namespace {

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
constexpr std::string_view white_space = " \t\r\n";

// How many elements and attributes there are. Bytes that are no XML give some number too; they are
// refused later.
struct Estimate {
  std::size_t elements = 0;
  std::size_t attributes = 0;
  std::size_t most_in_a_tag = 0;
};

Estimate estimate(std::string_view bytes) {
  Estimate result;
  for (std::size_t at = bytes.find('<'); at != std::string_view::npos; at = bytes.find('<', at)) {
    const std::string_view rest = bytes.substr(at);
    const auto pass = [&](std::string_view close) {
      const std::size_t end = rest.find(close);
      at = end == std::string_view::npos ? bytes.size() : at + end + close.size();
    };
    if (rest.starts_with("<!--")) {
      pass("-->");
    } else if (rest.starts_with("<![CDATA[")) {
      pass("]]>");
    } else if (rest.starts_with("<?")) {
      pass("?>");
    } else if (rest.starts_with("</")) {
      ++at;
    } else {
      ++result.elements;
      std::size_t attributes = 0;
      for (++at; at < bytes.size() && bytes[at] != '>'; ++at) {
        const char quote = bytes[at];
        if (quote != '"' && quote != '\'') continue;
        ++attributes;
        at = std::min(bytes.find(quote, at + 1), bytes.size() - 1);
      }
      result.attributes += attributes;
      result.most_in_a_tag = std::max(result.most_in_a_tag, attributes);
    }
  }
  return result;
}

// libxml2 keeps every name once, so that its pointer stands for it.
struct NamePointers {
  const xmlChar* uri;
  const xmlChar* local;
  bool operator==(const NamePointers&) const = default;
};
struct NameHash {
  std::size_t operator()(const NamePointers& name) const {
    return std::hash<const void*>()(name.local) ^ std::hash<const void*>()(name.uri) << 1;
  }
};

}  // namespace

// What the callbacks share. libxml2 hands it back as an untyped pointer.
class CompactBuilder {
 public:
  CompactBuilder(std::string_view bytes, CompactTree& tree, const CompactLimits& limits)
      : tree_(tree), limits_(limits) {
    tree_ = CompactTree();
    tree_.bytes_ = bytes;
  }

  std::optional<CompactFault> read();

  void start(const xmlChar* local, const xmlChar* uri, std::size_t namespaces,
             std::size_t attribute_count, const xmlChar** attributes);
  void end();
  void refuse(CompactFault::Kind kind, std::string reason);
  void check_encoding();
  void stop_with(std::exception_ptr thrown) {
    if (is_over()) return;
    thrown_ = std::move(thrown);
    xmlStopParser(context_);
  }
  [[nodiscard]] bool is_over() const { return fault_ || thrown_; }

 private:
  // libxml2 drops what it has read from its buffer, hence `consumed`.
  [[nodiscard]] std::uint32_t offset() const {
    const xmlParserInput& input = *context_->input;
    const std::size_t at = input.consumed + static_cast<std::size_t>(input.cur - input.base);
    return static_cast<std::uint32_t>(std::min(at + skipped_, tree_.bytes_.size()));
  }
  std::uint32_t intern(const xmlChar* uri, const xmlChar* local);
  void add_attributes(ByteRange tag, std::size_t count, const xmlChar** attributes);

  CompactTree& tree_;
  const CompactLimits& limits_;
  xmlParserCtxtPtr context_ = nullptr;
  std::size_t skipped_ = 0;  // the byte order mark, which libxml2 does not count
  NodeId open_ = no_node;
  std::vector<std::size_t> declared_;  // namespaces, by each open element
  std::size_t namespaces_ = 0;         // in scope
  std::unordered_map<NamePointers, std::uint32_t, NameHash> known_;
  std::optional<CompactFault> fault_;
  std::exception_ptr thrown_;  // an exception must not pass through C
};

void CompactBuilder::refuse(CompactFault::Kind kind, std::string reason) {
  if (is_over()) return;
  fault_ = CompactFault{kind, std::move(reason)};
  if (context_ != nullptr) xmlStopParser(context_);
}

void CompactBuilder::check_encoding() {
  if (auto why = refused_encoding(*context_)) refuse(CompactFault::Kind::Damaged, *std::move(why));
}

std::uint32_t CompactBuilder::intern(const xmlChar* uri, const xmlChar* local) {
  const auto [found, is_new] =
      known_.emplace(NamePointers{uri, local}, static_cast<std::uint32_t>(tree_.names_.size()));
  if (is_new) tree_.names_.push_back({std::string(view(uri)), std::string(view(local))});
  return found->second;
}

// The parser has found the tag sound; it gives values after entities are resolved, so where they
// stand is read off the bytes. Both lists are in the order written.
void CompactBuilder::add_attributes(ByteRange tag, std::size_t count, const xmlChar** attributes) {
  const std::string_view source = tree_.bytes_.substr(0, tag.end);
  std::size_t at = source.find_first_of(" \t\r\n/>", tag.begin);
  for (std::size_t i = 0; i < count;) {
    at = source.find_first_not_of(white_space, at);
    const std::size_t equals = source.find('=', at);
    const std::size_t quote = source.find_first_of("\"'", equals);
    if (quote == std::string_view::npos) return refuse(CompactFault::Kind::Damaged, "attributes");
    const std::size_t close = source.find(source[quote], quote + 1);
    if (close == std::string_view::npos) return refuse(CompactFault::Kind::Damaged, "attributes");
    const std::string_view name = source.substr(at, source.find_first_of(" \t\r\n=", at) - at);
    at = close + 1;
    if (name == "xmlns" || name.starts_with("xmlns:")) continue;
    const xmlChar** one = attributes + 5 * i++;  // local name, prefix, URI, value, end
    tree_.attributes_.push_back(
        {intern(one[2], one[0]),
         {static_cast<std::uint32_t>(quote + 1), static_cast<std::uint32_t>(close)}});
  }
}

void CompactBuilder::start(const xmlChar* local, const xmlChar* uri, std::size_t namespaces,
                           std::size_t attribute_count, const xmlChar** attributes) {
  if (is_over()) return;
  const std::string_view bytes = tree_.bytes_;
  // The parser stands before ">" or "/>".
  const std::size_t close = bytes.find('>', offset());
  const std::size_t begin = bytes.rfind('<', offset() == 0 ? 0 : offset() - 1);
  if (close == std::string_view::npos || begin == std::string_view::npos) {
    return refuse(CompactFault::Kind::Damaged, "tag not closed");
  }
  declared_.push_back(namespaces);
  namespaces_ += namespaces;
  if (declared_.size() > limits_.depth) {
    return refuse(CompactFault::Kind::TooDeep, fmt::format("deeper than {}", limits_.depth));
  }
  if (namespaces_ > limits_.attributes) {
    return refuse(CompactFault::Kind::Damaged,
                  fmt::format("more than {} namespaces", limits_.attributes));
  }
  CompactTree::Node node;
  node.begin = static_cast<std::uint32_t>(begin);
  node.content_begin = static_cast<std::uint32_t>(close + 1);
  node.parent = open_;
  node.attributes = static_cast<std::uint32_t>(tree_.attributes_.size());
  node.name = intern(uri, local);
  open_ = static_cast<NodeId>(tree_.nodes_.size());
  tree_.nodes_.push_back(node);
  add_attributes({node.begin, node.content_begin}, attribute_count, attributes);
}

void CompactBuilder::end() {
  if (is_over() || open_ == no_node) return;
  CompactTree::Node& node = tree_.nodes_[open_];
  node.end = offset();
  const std::string_view bytes = tree_.bytes_;
  if (node.end <= node.content_begin) {  // <a/>
    node.end = node.content_begin;
    node.content_end = node.end;
  } else {
    const std::size_t sign = bytes.rfind('<', node.end - 1);
    node.content_end =
        std::max(node.content_begin,
                 static_cast<std::uint32_t>(std::min(sign, static_cast<std::size_t>(node.end))));
  }
  node.next = static_cast<NodeId>(tree_.nodes_.size());
  open_ = node.parent;
  namespaces_ -= declared_.back();
  declared_.pop_back();
}

namespace {

CompactBuilder& builder_of(void* data) {
  return *static_cast<CompactBuilder*>(data);
}

template <typename Work>
void guarded(void* data, Work work) {
  try {
    work();
  } catch (...) {
    builder_of(data).stop_with(std::current_exception());
  }
}

void start_document(void* data) {
  guarded(data, [&] { builder_of(data).check_encoding(); });
}

void start_element(void* data, const xmlChar* local, const xmlChar* /*prefix*/, const xmlChar* uri,
                   int namespaces, const xmlChar** /*namespace_list*/, int attribute_count,
                   int /*defaulted*/, const xmlChar** attributes) {
  guarded(data, [&] {
    builder_of(data).start(local, uri, static_cast<std::size_t>(namespaces),
                           static_cast<std::size_t>(attribute_count), attributes);
  });
}

void end_element(void* data, const xmlChar*, const xmlChar*, const xmlChar*) {
  guarded(data, [&] { builder_of(data).end(); });
}

void internal_subset(void* data, const xmlChar*, const xmlChar*, const xmlChar*) {
  guarded(data, [&] { builder_of(data).refuse(CompactFault::Kind::Doctype, "<!DOCTYPE>"); });
}

void report_error(void* data, xmlErrorPtr error) {
  if (!is_fault(*error)) return;
  guarded(data, [&] {
    if (error->code == XML_ERR_NO_MEMORY) throw std::bad_alloc();
    builder_of(data).refuse(CompactFault::Kind::Damaged, fault_text(*error));
  });
}

}  // namespace

std::optional<CompactFault> CompactBuilder::read() {
  const std::string_view bytes = tree_.bytes_;
  if (bytes.size() >= no_node / 2) {
    return CompactFault{CompactFault::Kind::Damaged, "larger than 2 GiB"};
  }
  if (bytes.starts_with(byte_order_mark)) skipped_ = byte_order_mark.size();
  const std::string_view body = bytes.substr(skipped_);
  if (body.empty()) return CompactFault{CompactFault::Kind::Damaged, "empty"};
  const Estimate sizes = estimate(body);
  if (sizes.elements > limits_.elements) {
    return CompactFault{CompactFault::Kind::TooManyElements,
                        fmt::format("{} elements", sizes.elements)};
  }
  if (sizes.most_in_a_tag > limits_.attributes) {
    return CompactFault{CompactFault::Kind::Damaged,
                        fmt::format("a tag with {} attributes", sizes.most_in_a_tag)};
  }
  tree_.nodes_.reserve(sizes.elements + 1);
  tree_.attributes_.reserve(sizes.attributes);

  xmlSAXHandler sax{};
  sax.initialized = XML_SAX2_MAGIC;
  sax.startDocument = start_document;
  sax.startElementNs = start_element;
  sax.endElementNs = end_element;
  sax.internalSubset = internal_subset;
  sax.serror = report_error;
  const std::unique_ptr<xmlParserCtxt, void (*)(xmlParserCtxtPtr)> context(
      xmlCreateMemoryParserCtxt(body.data(), static_cast<int>(body.size())), xmlFreeParserCtxt);
  if (!context) throw std::bad_alloc();
  context_ = context.get();
  xmlCtxtUseOptions(context_, XML_PARSE_NONET | XML_PARSE_NOCDATA);
  *context_->sax = sax;
  context_->userData = this;
  xmlParseDocument(context_);
  if (thrown_) std::rethrow_exception(thrown_);
  if ((!context_->wellFormed || tree_.nodes_.empty() || open_ != no_node) && !fault_) {
    fault_ = CompactFault{CompactFault::Kind::Damaged, "not well-formed"};
  }
  if (fault_) return fault_;
  CompactTree::Node last;
  last.attributes = static_cast<std::uint32_t>(tree_.attributes_.size());
  tree_.nodes_.push_back(last);
  return std::nullopt;
}

std::string CompactTree::value(const Attribute& attribute) const {
  const std::string_view raw = slice(attribute.value);
  if (raw.find_first_of("&\r\n\t") == std::string_view::npos) return std::string(raw);
  std::string result;
  CharacterData data(raw, CharacterData::Kind::Value);
  while (data.next(result)) {
  }
  return result;
}

std::string CompactTree::text(NodeId node) const {
  const ByteRange inside = content(node);
  const NodeId first = first_child(node);
  if (first == no_node && slice(inside).find_first_of("&\r<") == std::string_view::npos) {
    return std::string(slice(inside));
  }
  std::string result;
  const auto append = [&](ByteRange range) {
    CharacterData data(slice(range), CharacterData::Kind::Text);
    while (data.next(result)) {
    }
  };
  std::uint32_t at = inside.begin;
  for (const NodeId child : children(node)) {
    append({at, range(child).begin});
    at = range(child).end;
  }
  append({at, inside.end});
  return result;
}

std::uint32_t CompactTree::text_source(NodeId node, std::size_t offset) const {
  const ByteRange inside = content(node);
  std::string passed;
  std::uint32_t at = inside.begin;
  const auto search = [&](ByteRange range) -> std::optional<std::uint32_t> {
    CharacterData data(slice(range), CharacterData::Kind::Text);
    for (;;) {
      data.skip_markup();
      if (range.begin + data.at() >= range.end) return std::nullopt;
      if (passed.size() >= offset) return range.begin + static_cast<std::uint32_t>(data.at());
      if (!data.next(passed, true)) return std::nullopt;
    }
  };
  for (const NodeId child : children(node)) {
    if (const auto found = search({at, range(child).begin})) return *found;
    at = range(child).end;
  }
  return search({at, inside.end}).value_or(inside.end);
}

std::optional<CompactFault> read_compact(std::string_view bytes, CompactTree& tree,
                                         const CompactLimits& limits) {
  return CompactBuilder(bytes, tree, limits).read();
}

}  // namespace vanthu::xml
