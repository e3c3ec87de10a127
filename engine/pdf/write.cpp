#include "pdf/write.h"

#include <algorithm>
#include <cassert>
#include <cstddef>
#include <utility>
#include <vector>

#include "pdf/attachment.h"
#include "pdf/content.h"
#include "pdf/fonts.h"
#include "pdf/links.h"
#include "pdf/metadata.h"
#include "pdf/objects.h"
#include "pdf/outline.h"
#include "pdf/output_intent.h"
#include "pdf/signature_fields.h"
#include "pdf/structure.h"
#include "pdf/to_unicode.h"
#include "pdf/usage.h"
#include "pdf/words.h"

namespace vanthu::pdf {
namespace {

constexpr std::size_t kids_in_node = 32;  // of the page tree: any page is few steps from the root

// The pages' numbers, and the root of a tree over them with few kids in each node (7.7.3).
struct PageTree {
  struct Node {
    Ref number, parent;
    std::vector<Ref> kids;
    std::size_t count = 0;
  };
  std::vector<Ref> pages;
  std::vector<Ref> parents;  // by page
  std::vector<Node> nodes;   // the root last
};

PageTree plan_page_tree(std::size_t page_count, File& file) {
  PageTree tree;
  struct Child {
    Ref number;
    std::size_t count;
    std::size_t node;  // SIZE_MAX: a page
  };
  std::vector<Child> level;
  for (std::size_t i = 0; i < page_count; ++i) {
    tree.pages.push_back(file.reserve());
    level.push_back({tree.pages.back(), 1, SIZE_MAX});
  }
  tree.parents.resize(page_count);
  std::size_t pages_seen = 0;
  do {
    std::vector<Child> above;
    for (std::size_t first = 0; first < level.size(); first += kids_in_node) {
      const std::size_t last = std::min(level.size(), first + kids_in_node);
      PageTree::Node node;
      node.number = file.reserve();
      for (std::size_t i = first; i < last; ++i) {
        node.kids.push_back(level[i].number);
        node.count += level[i].count;
        if (level[i].node == SIZE_MAX) {
          tree.parents[pages_seen++] = node.number;
        } else {
          tree.nodes[level[i].node].parent = node.number;
        }
      }
      above.push_back({node.number, node.count, tree.nodes.size()});
      tree.nodes.push_back(std::move(node));
    }
    level = std::move(above);
  } while (level.size() > 1);
  return tree;
}

void write_page_nodes(const PageTree& tree, File& file) {
  for (const PageTree::Node& node : tree.nodes) {
    Object object;
    object.open_dict().key("Type").name("Pages");
    if (node.parent) object.key("Parent").ref(node.parent);
    object.key("Kids").open_array();
    for (const Ref kid : node.kids) object.ref(kid);
    object.close_array().key("Count").integer(static_cast<std::int64_t>(node.count)).close_dict();
    file.add(node.number, object);
  }
}

// Every page names its resources itself: PDF/A-2 (6.2.2) does not let it inherit them.
void write_page(const layout::Page& page, std::size_t index, const PageTree& tree, Ref resources,
                Ref contents, const std::vector<Ref>& annotations, File& file) {
  Object object;
  object.open_dict().key("Type").name("Page").key("Parent").ref(tree.parents[index]);
  object.key("MediaBox").open_array().integer(0).integer(0).fixed(points(page.width));
  object.fixed(points(page.height)).close_array();
  object.key("Resources").ref(resources).key("Contents").ref(contents);
  object.key("StructParents").integer(static_cast<std::int64_t>(index));
  if (!annotations.empty()) {
    object.key("Annots").open_array();
    for (const Ref annotation : annotations) object.ref(annotation);
    object.close_array();
  }
  object.key("Tabs").name("S").close_dict();
  file.add(tree.pages[index], object);
}

Ref write_resources(const FontUse& fonts, const fonts::FontSet& set, WriterMemo::Internals& memo,
                    File& file) {
  SharedMaps maps(memo, file);
  const ShortCodes codes = short_codes(fonts);
  const std::string common = to_unicode(codes, {});
  Object object;
  object.open_dict().key("Font").open_dict();
  for (const auto& use : fonts) {
    if (!use) continue;
    const std::string texts = use->has_others() ? to_unicode(codes, *use) : common;
    object.key(resource_name(use->face)).ref(embed(*use, texts, set, memo, maps, file));
  }
  return file.add(object.close_dict().close_dict());
}

std::string write_file(const layout::Pages& pages, const rules::Properties& properties,
                       const fonts::FontSet& set, WriterMemo::Internals& memo,
                       const Extras& extras) {
  assert(!pages.pages.empty());
  File file(memo.deflater);
  Words& words = memo.words;
  const FontUse fonts = collect(pages, set, words);
  const Tags tags = tag_blocks(pages);
  const PageTree tree = plan_page_tree(pages.pages.size(), file);
  const Ref resources = write_resources(fonts, set, memo, file);

  const std::vector<SignatureField> signatures =
      extras.signature_fields ? plan_signature_fields(pages, file) : std::vector<SignatureField>();
  const std::vector<std::uint32_t> left_out = lines_shown_by(signatures);
  const std::vector<Link> links = plan_links(pages, set, file);
  std::vector<std::vector<Ref>> annotations(pages.pages.size());  // by page
  for (const Link& link : links) annotations[link.page].push_back(link.annotation);
  for (const SignatureField& field : signatures) annotations[field.page].push_back(field.widget);
  std::vector<Marks> marks;
  marks.reserve(pages.pages.size());
  std::string content;
  for (std::size_t i = 0; i < pages.pages.size(); ++i) {
    content.clear();
    marks.push_back(draw(pages.pages[i], pages.blocks, tags, fonts, words, left_out, content));
    const Ref contents = file.add_stream(Object(), content, File::Packing::Deflate);
    write_page(pages.pages[i], i, tree, resources, contents, annotations[i], file);
  }
  write_page_nodes(tree, file);

  write_signature_fields(signatures, pages, tree.pages, pages.pages.size(), fonts, words, resources,
                         file);
  std::vector<FormField> fields;
  for (const SignatureField& one : signatures) fields.push_back({one.widget, one.page});
  write_links(links, pages, tree.pages, pages.pages.size() + signatures.size(), file);
  std::vector<LinkAnnotation> linked;
  for (const Link& link : links) {
    linked.push_back({link.annotation, link.page, {link.block, link.part}});
  }
  const Ref structure = write_structure(pages, tags, marks, fields, linked, tree.pages, file);
  const Ref outline = write_outline(pages, tags, tree.pages, file);
  const Ref labels = write_page_labels(pages, file);
  const Ref metadata =
      write_metadata(properties, extras.data ? Claim::PdfA3a : Claim::PdfA2a, file);
  const Ref info = write_info(properties, file);
  const Ref intent = write_output_intent(file);

  Object catalog;
  catalog.open_dict().key("Type").name("Catalog").key("Pages").ref(tree.nodes.back().number);
  catalog.key("Lang").text(language).key("Metadata").ref(metadata);
  catalog.key("MarkInfo").open_dict().key("Marked").boolean_true().close_dict();
  catalog.key("StructTreeRoot").ref(structure);
  catalog.key("ViewerPreferences").open_dict().key("DisplayDocTitle").boolean_true().close_dict();
  catalog.key("OutputIntents").open_array().ref(intent).close_array();
  catalog.key("PageLabels").ref(labels);
  if (outline) catalog.key("Outlines").ref(outline);
  list_fields(catalog, signatures);
  if (extras.data) {
    name_attachment(catalog, *extras.data, write_attachment(*extras.data, properties.date, file));
  }
  const Ref catalog_number = file.add(catalog.close_dict());
  return file.finish(catalog_number, info);
}

}  // namespace

std::string write(const layout::Pages& pages, const rules::Properties& properties,
                  const fonts::FontSet& fonts, const Extras& extras) {
  WriterMemo memo;
  return write(pages, properties, fonts, memo, extras);
}

std::string write(const layout::Pages& pages, const rules::Properties& properties,
                  const fonts::FontSet& fonts, WriterMemo& memo, const Extras& extras) {
  return write_file(pages, properties, fonts, memo.internals(), extras);
}

}  // namespace vanthu::pdf
