// The entry: package, then the parts with stories one after the other, then what ties them
// together.

#include "docx/parse/read.h"

#include <map>
#include <utility>

#include "docx/parse/story_reader.h"
#include "docx/parse/walk.h"

namespace vanthu::docx::parse {
namespace {

class DocumentReader {
 public:
  DocumentReader(Package package, Diagnostics& diagnostics) : diagnostics_(diagnostics) {
    document_.package = std::move(package);
  }

  std::optional<Document> read() {
    const std::size_t errors = diagnostics_.count(Severity::Error);
    if (!read_body()) return std::nullopt;
    read_sections();
    read_notes("footnotes", Name::w_footnotes, Name::w_footnote, Story::Kind::Footnote);
    read_notes("endnotes", Name::w_endnotes, Name::w_endnote, Story::Kind::Endnote);
    read_notes("comments", Name::w_comments, Name::w_comment, Story::Kind::Comment);
    read_comment_threads();
    read_settings();
    if (diagnostics_.count(Severity::Error) > errors) return std::nullopt;
    return std::move(document_);
  }

 private:
  [[nodiscard]] const Package& package() const { return document_.package; }

  // Opens a part whose root must be `root`; its index among the parts.
  std::optional<Index> open(const Part& part, Name root) {
    StoryPart one;
    one.part = &part;
    if (const auto fault = one.tree.read(part.bytes)) {
      report_fault(*fault, package().name(), part.name, diagnostics_);
      return std::nullopt;
    }
    if (one.tree.name(0) != root) {
      unread(part.name, "unexpected root element");
      return std::nullopt;
    }
    document_.parts.push_back(std::move(one));
    return static_cast<Index>(document_.parts.size() - 1);
  }

  void unread(const std::string& part, std::string reason) {
    diagnostics_.add(Code::DocxPartUnread, {}, {package().name(), part, std::move(reason)});
  }

  bool read_body() {
    const Part& main = package().main();
    StoryPart one;
    one.part = &main;
    if (const auto fault = one.tree.read(main.bytes)) {
      report_fault(*fault, package().name(), main.name, diagnostics_);
      return false;
    }
    const NodeId body = one.tree.child(0, Name::w_body);
    if (one.tree.name(0) != Name::w_document || body == no_node) {
      diagnostics_.add(Code::DocxNoMain, {}, {package().name()});
      return false;
    }
    document_.parts.push_back(std::move(one));
    Story story;
    story.kind = Story::Kind::Body;
    story.node = body;
    StoryReader(document_, 0).read(std::move(story));
    return true;
  }

  void read_sections() {
    std::vector<std::pair<NodeId, NodeId>> ends;  // w:sectPr, last paragraph
    find_section_ends(document_.body().blocks, ends);
    const PartTree& tree = document_.parts.front().tree;
    const NodeId last = last_child(tree, document_.body().node, Name::w_sectPr);
    if (last != no_node || ends.empty()) ends.emplace_back(last, no_node);
    for (const auto& [properties, paragraph] : ends) {
      Section section;
      section.properties = properties;
      section.last = paragraph;
      if (!document_.sections.empty()) {
        section.headers = document_.sections.back().headers;
        section.footers = document_.sections.back().footers;
      }
      document_.sections.push_back(section);
      if (properties != no_node) read_section(properties);
    }
    for (Index i = 0; i < document_.sections.size(); ++i) note_uses(i);
  }

  // Sections end in the body itself, not in cells.
  static void find_section_ends(const std::vector<Block>& blocks,
                                std::vector<std::pair<NodeId, NodeId>>& ends) {
    for (const Block& block : blocks) {
      if (const auto* paragraph = std::get_if<Paragraph>(&block.content)) {
        if (paragraph->section != no_node) ends.emplace_back(paragraph->section, paragraph->node);
      } else if (const auto* control = std::get_if<BlockControl>(&block.content)) {
        find_section_ends(control->blocks, ends);
      }
    }
  }

  static NodeId last_child(const PartTree& tree, NodeId node, Name name) {
    NodeId result = no_node;
    for (const NodeId one : tree.children(node)) {
      if (tree.name(one) == name) result = one;
    }
    return result;
  }

  void read_section(NodeId properties) {
    // By value: opening a header adds to document_.parts.
    struct Reference {
      bool is_header;
      std::size_t type;
      std::string id;
    };
    std::vector<Reference> references;
    {
      const PartTree& tree = document_.parts.front().tree;
      for (const NodeId one : tree.children(properties)) {
        const Name name = tree.name(one);
        if (name != Name::w_headerReference && name != Name::w_footerReference) continue;
        const std::string type = tree.get(one, Name::w_type);
        references.push_back({name == Name::w_headerReference,
                              static_cast<std::size_t>(type == "first"  ? HeaderType::First
                                                       : type == "even" ? HeaderType::Even
                                                                        : HeaderType::Default),
                              tree.get(one, Name::r_id)});
      }
      document_.sections.back().has_title_page = tree.is_on(properties, Name::w_titlePg);
    }
    for (const Reference& one : references) {
      const Index story = read_header(one.id, one.is_header);
      Section& section = document_.sections.back();
      (one.is_header ? section.headers : section.footers)[one.type] = story;
    }
  }

  Index read_header(const std::string& id, bool is_header) {
    const Relationship* link = package().main().relationships.find(id);
    const std::string target = link == nullptr || link->external ? id : link->target;
    const auto [known, is_new] = headers_.emplace(target, none);
    if (!is_new) return known->second;
    const Part* part = link == nullptr || link->external ? nullptr : package().find(target);
    if (part == nullptr) {
      diagnostics_.add(Code::DocxPartMissing, {}, {package().name(), target});
      return none;
    }
    const auto opened = open(*part, is_header ? Name::w_hdr : Name::w_ftr);
    if (!opened) return none;
    Story story;
    story.kind = is_header ? Story::Kind::Header : Story::Kind::Footer;
    story.node = 0;
    known->second = StoryReader(document_, *opened).read(std::move(story));
    return known->second;
  }

  void note_uses(Index section) {
    const Section& one = document_.sections[section];
    for (std::size_t type = 0; type < one.headers.size(); ++type) {
      for (const Index story : {one.headers[type], one.footers[type]}) {
        if (story == none) continue;
        document_.stories[story].uses.push_back({section, static_cast<HeaderType>(type)});
      }
    }
  }

  void read_notes(std::string_view relationship, Name root, Name element, Story::Kind kind) {
    const Part* part = nullptr;
    for (const Relationship& one : package().main().relationships) {
      if (one.kind != relationship || one.external) continue;
      part = package().find(one.target);
      if (part == nullptr) {
        diagnostics_.add(Code::DocxPartMissing, {}, {package().name(), one.target});
      }
      break;
    }
    if (part == nullptr) return;
    const auto opened = open(*part, root);
    if (!opened) return;
    const PartTree& tree = document_.parts[*opened].tree;
    StoryReader reader(document_, *opened);
    for (const NodeId node : tree.children(0)) {
      if (tree.name(node) != element) continue;
      Story story;
      story.kind = kind;
      story.node = node;
      story.id = tree.get(node, Name::w_id);
      story.note_type = tree.get(node, Name::w_type);
      if (story.note_type == "normal") story.note_type.clear();
      story.author = tree.get(node, Name::w_author);
      story.initials = tree.get(node, Name::w_initials);
      story.date = tree.get(node, Name::w_date);
      reader.read(std::move(story));
    }
  }

  // Answers and "resolved" stand in a part of their own, keyed by the last paragraph of the comment
  // ([MS-DOCX] 2.5.3).
  void read_comment_threads() {
    const Part* part = package().related(package().main(), "commentsExtended");
    if (part == nullptr) return;
    PartTree tree;
    if (const auto fault = tree.read(part->bytes)) return unread(part->name, fault->reason);
    std::map<std::string, Index> comments;  // by paragraph id
    for (Index i = 0; i < document_.stories.size(); ++i) {
      const Story& story = document_.stories[i];
      if (story.kind != Story::Kind::Comment) continue;
      const PartTree& own = document_.part_of(story).tree;
      const NodeId paragraph = last_child(own, story.node, Name::w_p);
      if (paragraph != no_node) comments[own.get(paragraph, Name::w14_paraId)] = i;
    }
    for (const NodeId node : tree.children(0)) {
      if (tree.name(node) != Name::w15_commentEx) continue;
      const auto own = comments.find(tree.get(node, Name::w15_paraId));
      if (own == comments.end()) continue;
      Story& story = document_.stories[own->second];
      const std::string done = tree.get(node, Name::w15_done);
      story.is_resolved = done == "1" || done == "true";
      const auto parent = comments.find(tree.get(node, Name::w15_paraIdParent));
      if (parent != comments.end()) story.answers = document_.stories[parent->second].id;
    }
  }

  void read_settings() {
    const Part* part = package().related(package().main(), "settings");
    if (part == nullptr) return;
    PartTree tree;
    if (const auto fault = tree.read(part->bytes)) return unread(part->name, fault->reason);
    document_.has_even_headers = tree.is_on(0, Name::w_evenAndOddHeaders);
  }

  Document document_;
  Diagnostics& diagnostics_;
  std::map<std::string, Index> headers_;  // stories by the name of their part
};

}  // namespace

NodeId Block::node() const {
  return std::visit(
      [](const auto& one) {
        if constexpr (std::is_same_v<std::decay_t<decltype(one)>, Mark>) {
          return one.piece.node;
        } else {
          return one.node;
        }
      },
      content);
}

std::optional<Document> read(std::string_view bytes, std::string_view name,
                             Diagnostics& diagnostics, const zip::Limits& limits) {
  auto package = read_package(bytes, name, limits, diagnostics);
  if (!package) return std::nullopt;
  return DocumentReader(*std::move(package), diagnostics).read();
}

std::optional<Document> read(std::vector<zip::Entry> parts, std::string_view name,
                             Diagnostics& diagnostics) {
  auto package = read_package(std::move(parts), name, diagnostics);
  if (!package) return std::nullopt;
  return DocumentReader(*std::move(package), diagnostics).read();
}

}  // namespace vanthu::docx::parse
