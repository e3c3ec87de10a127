#include "template/read.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <map>
#include <optional>

#include "template/expression.h"
#include "template/origin.h"
#include "template/types.h"
#include "template/values.h"
#include "text/text.h"

namespace vanthu::templates {

const NodeAttribute* Node::find(std::string_view attribute) const {
  for (const NodeAttribute& one : attributes) {
    if (one.name == attribute) return &one;
  }
  return nullptr;
}

std::string_view Node::get(std::string_view attribute, std::string_view fallback) const {
  const NodeAttribute* found = find(attribute);
  return found == nullptr ? fallback : std::string_view(found->value);
}

std::string suggestion(std::string_view wanted, const std::vector<std::string_view>& candidates) {
  constexpr std::size_t longest_list = 40;  // a hint that fills the screen helps nobody
  const std::string_view near = text::nearest(wanted, candidates);
  if (!near.empty()) return std::string(near);
  if (candidates.empty()) return std::string(nothing_to_offer);
  const std::size_t shown = std::min(candidates.size(), longest_list);
  std::string list = fmt::format(
      "{}",
      fmt::join(candidates.begin(), candidates.begin() + static_cast<std::ptrdiff_t>(shown), ", "));
  return shown < candidates.size() ? list + ", …" : list;
}

void report_unknown_attributes(const xml::Element& element,
                               const std::vector<std::string_view>& known,
                               Diagnostics& diagnostics) {
  for (const xml::Attribute& one : element.attributes) {
    if (std::find(known.begin(), known.end(), one.name) != known.end()) continue;
    diagnostics.add(known.empty() ? Code::TemplateAttributeNone : Code::TemplateAttributeUnknown,
                    one.name_at, {one.name, element.name, suggestion(one.name, known)});
  }
}

void report_stray_text(const xml::Element& element, Diagnostics& diagnostics) {
  for (const xml::Node& node : element.children) {
    const xml::Text* words = std::get_if<xml::Text>(&node);
    if (words == nullptr || text::trimmed(words->value).empty()) continue;
    diagnostics.add(Code::TemplateTextMisplaced, words->at,
                    {text::collapsed(words->value), element.name});
  }
}

namespace {

// "phan, chuong, …"
std::string level_names(bool headings_only) {
  std::string names;
  for (const TagSpec& one : tag_table()) {
    if (level_rank(one.tag) < 0 || (headings_only && !is_heading_level(one.tag))) continue;
    if (!names.empty()) names += ", ";
    names += one.name;
  }
  return names;
}

class Reader {
 public:
  Reader(const Sources& sources, BlockLibrary& library, Diagnostics& diagnostics)
      : sources_(sources), library_(library), diagnostics_(diagnostics) {}

  // `allowed`: what a transparent tag may hold, which is what its parent may.
  Node read(const xml::Element& element, const TagSpec& spec, std::uint32_t allowed, int depth) {
    Node node;
    node.tag = spec.tag;
    node.at = element.at;
    read_attributes(element, spec, node);
    if (depth > deepest_nesting) {
      if (!too_deep_) {
        diagnostics_.add(Code::TemplateTooDeep, element.at, {fmt::format("{}", deepest_nesting)});
      }
      too_deep_ = true;
      return node;
    }
    if (level_rank(spec.tag) >= 0) {
      read_level(element, node, depth);
    } else if (spec.tag == Tag::Call) {
      read_call(element, allowed, node, depth);
    } else if (spec.tag == Tag::Choose) {
      read_children(element, content::none, node.children, depth, allowed);
    } else {
      read_children(element, is_transparent(spec.tag) ? allowed : spec.contains, node.children,
                    depth);
    }
    node.children.shrink_to_fit();
    node.words.shrink_to_fit();
    return node;
  }

 private:
  // ---- attributes

  void read_attributes(const xml::Element& element, const TagSpec& spec, Node& node) {
    std::vector<std::string_view> known;
    for (const AttributeSpec& one : spec.attributes) known.push_back(one.name);
    // The others of a call are its arguments.
    if (spec.tag != Tag::Call) report_unknown_attributes(element, known, diagnostics_);
    for (const AttributeSpec& one : spec.attributes) {
      const xml::Attribute* found = element.find(one.name);
      if (found != nullptr) {
        read_attribute(*found, one, node);
      } else if (one.required) {
        diagnostics_.add(Code::TemplateAttributeMissing, element.at,
                         {std::string(one.name), element.name});
      }
    }
    node.verbatim = node.get("nguyen-van") == "co";
    if (node.arrangement) lead_by_variable(node);
  }

  // A path from the item may leave its variable out.
  static void lead_by_variable(Node& node) {
    const auto lead = [&](Path& path) {
      if (std::get<std::string>(path.steps.front().what) == node.variable()) return;
      path.steps.insert(path.steps.begin(), Step{node.variable(), path.at});
      path.text = node.variable() + "." + path.text;
    };
    for (Path& key : node.arrangement->keys) lead(key);
    if (node.arrangement->group) lead(*node.arrangement->group);
  }

  static Arrangement& arrangement_of(Node& node) {
    if (!node.arrangement) node.arrangement = std::make_unique<Arrangement>();
    return *node.arrangement;
  }

  // Paths with commas between them, each with its own place.
  void read_paths(const xml::Attribute& found, const Origin& origin, std::vector<Path>& paths) {
    std::size_t begin = 0;
    for (;;) {
      const std::size_t end = std::min(found.value.find(',', begin), found.value.size());
      const std::string piece = found.value.substr(begin, end - begin);
      const Origin inner(sources_, origin.place(begin, end), piece);
      if (auto path = parse_path(piece, inner, diagnostics_)) paths.push_back(*std::move(path));
      if (end == found.value.size()) return;
      begin = end + 1;
    }
  }

  void read_attribute(const xml::Attribute& found, const AttributeSpec& spec, Node& node) {
    NodeAttribute attribute;
    attribute.name = spec.name;
    attribute.value = found.value;
    attribute.at = found.at;
    const Origin origin(sources_, found.at, found.value);
    switch (spec.kind) {
      case AttributeKind::Interpolated:
        parse_interpolated(found.value, origin, attribute.pieces, diagnostics_);
        break;
      case AttributeKind::Path:
        if (std::optional<Path> path = parse_path(found.value, origin, diagnostics_)) {
          node.expression = std::make_unique<Expression>();
          node.expression->at = path->at;
          node.expression->operand = {std::move(*path), found.at};
        }
        break;
      case AttributeKind::ItemPath:
        arrangement_of(node).group = parse_path(found.value, origin, diagnostics_);
        break;
      case AttributeKind::ItemPaths:
        read_paths(found, origin, arrangement_of(node).keys);
        break;
      case AttributeKind::Direction: {
        const std::optional<bool> descending = parse_descending(found.value);
        require(found, descending.has_value(), direction_words);
        arrangement_of(node).descending = descending.value_or(false);
        break;
      }
      case AttributeKind::Condition:
        if (auto condition = parse_condition(found.value, origin, diagnostics_)) {
          node.condition = std::make_unique<Condition>(std::move(*condition));
        }
        break;
      case AttributeKind::Variable:
        if (!is_valid_name(found.value)) {
          diagnostics_.add(Code::NameInvalid, found.at, {found.value});
        }
        node.text = found.value;
        break;
      case AttributeKind::YesNo:
        require(found, parse_yes_no(found.value).has_value(), yes_no_words);
        break;
      case AttributeKind::Align:
        require(found, parse_align(found.value).has_value(), align_words);
        break;
      case AttributeKind::Width: {
        model::Table::Column column;
        require(found, parse_width(found.value, column), width_words);
        break;
      }
      case AttributeKind::Count:
        require(found, parse_count(found.value).has_value(), count_words);
        break;
      case AttributeKind::ReferenceForm:
        require(found, parse_reference_form(found.value).has_value(), reference_form_words);
        break;
      case AttributeKind::LabelCount:
        require(found, parse_label_count(found.value).has_value(), label_count_words);
        break;
      case AttributeKind::LevelName: {
        const TagSpec* level = find_tag(found.value);
        require(found, level != nullptr && level_rank(level->tag) >= 0, level_names(false));
        break;
      }
      case AttributeKind::HeadingLevel: {
        const TagSpec* level = find_tag(found.value);
        require(found, level != nullptr && is_heading_level(level->tag), level_names(true));
        break;
      }
      case AttributeKind::Literal:
        break;
    }
    node.attributes.push_back(std::move(attribute));
  }

  void require(const xml::Attribute& found, bool good, std::string_view expected) {
    if (good) return;
    diagnostics_.add(Code::TemplateAttributeValue, found.at,
                     {found.name, found.value, std::string(expected)});
  }

  // ---- content

  // `within`: what the branches of a <chon> may hold, which itself holds nothing else.
  void read_children(const xml::Element& parent, std::uint32_t allowed, std::vector<Node>& nodes,
                     int depth, std::uint32_t within = content::none) {
    const xml::Element* branch = nullptr;  // the last of <khac-neu>, <khac>, once one has begun
    for (const xml::Node& child : parent.children) {
      if (const xml::Text* words = std::get_if<xml::Text>(&child)) {
        if (branch != nullptr && !text::trimmed(words->value).empty()) {
          diagnostics_.add(Code::TemplateTextAfterBranch, from_first_letter(*words),
                           {text::collapsed(words->value), branch->name, parent.name});
          continue;
        }
        read_text(*words, parent, allowed, nodes);
        continue;
      }
      const xml::Element& element = std::get<xml::Element>(child);
      const TagSpec* spec = accepted(element, parent, allowed);
      if (spec == nullptr) continue;
      const bool more = spec->tag == Tag::Else || spec->tag == Tag::ElseIf;
      if (branch != nullptr && (!more || branch->name == "khac")) {
        diagnostics_.add(Code::TemplateOrder, element.at, {element.name, branch->name});
      }
      if (more) branch = &element;
      check_page_break(element, parent, *spec, allowed);
      nodes.push_back(read(element, *spec, allowed | within, depth + 1));
    }
  }

  void check_page_break(const xml::Element& element, const xml::Element& parent,
                        const TagSpec& spec, std::uint32_t allowed) {
    const xml::Attribute* wanted = element.find("ngat-trang");
    if (wanted == nullptr || wanted->value != "co" || (allowed & content::block) != 0) return;
    if (spec.tag != Tag::Loop && spec.tag != Tag::GroupBy) return;
    diagnostics_.add(Code::PageBreakPlace, wanted->at, {parent.name});
  }

  // ---- shared blocks

  void read_call(const xml::Element& element, std::uint32_t allowed, Node& node, int depth) {
    report_stray_text(element, diagnostics_);
    for (const xml::Node& child : element.children) {
      const xml::Element* inner = std::get_if<xml::Element>(&child);
      if (inner == nullptr) continue;
      diagnostics_.add(Code::TemplateTagMisplaced, inner->at,
                       {inner->name, element.name, std::string(nothing_to_offer)});
    }
    const xml::Attribute* id = element.find("khoi");
    const Block* block = id == nullptr ? nullptr : library_.find(id->value, id->at);
    if (block == nullptr) return;
    if (std::find(calls_.begin(), calls_.end(), id->value) != calls_.end()) {
      const std::string circle = fmt::format("{} → {}", fmt::join(calls_, " → "), id->value);
      diagnostics_.add(Code::BlockRecursion, id->at, {circle});
      return;
    }
    if (++call_count_ > most_calls) {
      if (call_count_ == most_calls + 1) {
        diagnostics_.add(Code::BlockCallsTooMany, element.at, {fmt::format("{}", most_calls)});
      }
      return;
    }
    node.call = std::make_unique<BlockCall>();
    node.call->block = block->declaration.get();
    read_arguments(element, *node.call);
    const Diagnostics::Within within(diagnostics_, element.at);
    calls_.push_back(id->value);
    read_children(block->content, allowed, node.children, depth);
    calls_.pop_back();
  }

  void read_arguments(const xml::Element& element, BlockCall& call) {
    const BlockDeclaration& block = *call.block;
    std::vector<std::string_view> names;
    for (const Field& one : block.parameters.fields) names.push_back(one.name);
    for (const xml::Attribute& one : element.attributes) {
      if (one.name == "khoi") continue;
      const Field* parameter = member_of(block.parameters, one.name);
      if (parameter == nullptr) {
        diagnostics_.add({Code::BlockParameterUnknown,
                          one.name_at,
                          {one.name, block.id, suggestion(one.name, names)},
                          block.at,
                          ""});
        continue;
      }
      NodeAttribute argument;
      argument.name = parameter->name;
      argument.value = one.value;
      argument.at = one.at;
      parse_interpolated(one.value, Origin(sources_, one.at, one.value), argument.pieces,
                         diagnostics_);
      call.arguments.push_back(std::move(argument));
    }
    for (const Field& one : block.parameters.fields) {
      if (!one.required || one.fallback || element.find(one.name) != nullptr) continue;
      const std::string example = one.hint.empty() ? "{{ … }}" : one.hint;
      diagnostics_.add({Code::BlockParameterMissing,
                        element.at,
                        {one.name, block.id, std::string(entry_of(one.type).tag), example},
                        one.at,
                        ""});
    }
  }

  // Whether a transparent tag repeats, chooses or brings in blocks, looking through those it holds.
  bool holds_blocks(const xml::Element& element) {
    if (element.name == spec_of(Tag::Call).name) return calls_blocks(element);
    return std::any_of(element.children.begin(), element.children.end(), [&](const auto& node) {
      const xml::Element* child = std::get_if<xml::Element>(&node);
      const TagSpec* spec = child == nullptr ? nullptr : find_tag(child->name);
      if (spec == nullptr) return false;
      return is_transparent(spec->tag) ? holds_blocks(*child)
                                       : (spec->belongs & content::block) != 0;
    });
  }

  // Asked once of every shared block: blocks that call blocks multiply.
  bool calls_blocks(const xml::Element& call) {
    const xml::Attribute* id = call.find("khoi");
    const Block* block = id == nullptr ? nullptr : library_.find(id->value, id->at);
    if (block == nullptr) return true;
    const auto [known, is_new] = block_kinds_.emplace(id->value, false);
    if (is_new) known->second = holds_blocks(block->content);
    return known->second;
  }

  void read_text(const xml::Text& words, const xml::Element& parent, std::uint32_t allowed,
                 std::vector<Node>& nodes) {
    if ((allowed & content::words) != 0) {
      parse_interpolated(words.value, Origin(sources_, words.at, words.value), nodes, diagnostics_);
    } else if (!text::trimmed(words.value).empty()) {
      diagnostics_.add(Code::TemplateTextMisplaced, from_first_letter(words),
                       {text::collapsed(words.value), parent.name});
    }
  }

  Place from_first_letter(const xml::Text& words) const {
    const std::size_t first = words.value.find_first_not_of(" \t\r\n");
    return Origin(sources_, words.at, words.value)
        .place(first == std::string::npos ? 0 : first, words.value.size());
  }

  // The tag's entry when it may stand here; otherwise it is reported.
  const TagSpec* accepted(const xml::Element& element, const xml::Element& parent,
                          std::uint32_t allowed) {
    const TagSpec* spec = find_tag(element.name);
    if (spec == nullptr) {
      std::vector<std::string_view> names;
      for (const TagSpec& one : tag_table()) {
        if ((one.belongs & allowed) != 0 || is_transparent(one.tag)) names.push_back(one.name);
      }
      std::string offered = suggestion(element.name, names);
      diagnostics_.add(Code::TemplateTagUnknown, element.at, {element.name, std::move(offered)});
      return nullptr;
    }
    const bool chosen = parent.name == spec_of(Tag::Choose).name;
    const bool asked = parent.name == spec_of(Tag::If).name;
    const bool fits = spec->tag == Tag::Else      ? asked || chosen
                      : spec->tag == Tag::ElseIf  ? asked
                      : spec->tag == Tag::When    ? chosen
                      : is_transparent(spec->tag) ? allowed != content::none
                                                  : (spec->belongs & allowed) != 0;
    if (fits) return spec;
    std::string offered = chosen ? "<khi>, <khac>" : tag_list(allowed);
    if (offered.empty()) offered = nothing_to_offer;
    diagnostics_.add(Code::TemplateTagMisplaced, element.at,
                     {element.name, parent.name, std::move(offered)});
    return nullptr;
  }

  // A level: <ten> or words first, blocks after them.
  void read_level(const xml::Element& element, Node& node, int depth) {
    const auto is_space = [](const Node& one) {
      return one.tag == Tag::Text && text::trimmed(one.text).empty();
    };
    bool has_words = false;
    for (const xml::Node& child : element.children) {
      if (const xml::Text* words = std::get_if<xml::Text>(&child)) {
        if (text::trimmed(words->value).empty() && (node.words.empty() || node.titled)) continue;
        if (!text::trimmed(words->value).empty()) {
          if (!may_have_words(element, node, from_first_letter(*words))) continue;
          has_words = true;
        }
        if (node.children.empty()) read_text(*words, element, content::words, node.words);
        continue;
      }
      const xml::Element& inner = std::get<xml::Element>(child);
      const TagSpec* spec = accepted(inner, element, spec_of(node.tag).contains);
      if (spec == nullptr) continue;
      const bool block =
          is_transparent(spec->tag) ? holds_blocks(inner) : (spec->belongs & content::block) != 0;
      if (spec->tag == Tag::Name) {
        read_name(inner, element, has_words, *spec, node, depth);
      } else if (block) {
        node.children.push_back(read(inner, *spec, content::block, depth + 1));
      } else if (may_have_words(element, node, inner.at)) {
        has_words = true;
        node.words.push_back(read(inner, *spec, content::words, depth + 1));
      }
    }
    if (std::all_of(node.words.begin(), node.words.end(), is_space)) node.words.clear();
    if (!has_words && !node.titled) {
      diagnostics_.add(Code::TemplateLevelEmpty, element.at, {element.name});
    }
  }

  bool may_have_words(const xml::Element& element, const Node& node, Place at) {
    if (node.titled) {
      diagnostics_.add(Code::TemplateLevelTitle, at, {element.name});
      return false;
    }
    if (node.children.empty()) return true;
    diagnostics_.add(Code::TemplateTextAfterBlocks, at, {element.name});
    return false;
  }

  void read_name(const xml::Element& name, const xml::Element& level, bool has_words,
                 const TagSpec& spec, Node& node, int depth) {
    if (node.titled) {
      diagnostics_.add(Code::TemplateTagRepeated, name.at, {name.name, level.name});
      return;
    }
    if (has_words || !node.children.empty()) {
      diagnostics_.add(Code::TemplateLevelTitle, name.at, {level.name});
      return;
    }
    Node title = read(name, spec, content::none, depth + 1);
    node.titled = true;
    node.verbatim = title.verbatim;
    node.words = std::move(title.children);
  }

  // Calls read for one template: blocks that call blocks multiply.
  static constexpr int most_calls = 2'000;

  const Sources& sources_;
  BlockLibrary& library_;
  Diagnostics& diagnostics_;
  bool too_deep_ = false;
  std::vector<std::string> calls_;  // the blocks being read, innermost last
  int call_count_ = 0;
  std::map<std::string, bool> block_kinds_;  // whether a block holds blocks, or words
};

}  // namespace

Node read_document(const xml::Element& document, const Sources& sources, BlockLibrary& library,
                   Diagnostics& diagnostics) {
  return Reader(sources, library, diagnostics).read(document, spec_of(Tag::Document), 0, 1);
}

}  // namespace vanthu::templates
