#include "template/check.h"

#include <fmt/format.h>

#include <algorithm>
#include <initializer_list>
#include <string>
#include <utility>
#include <vector>

#include "template/arguments.h"
#include "template/check_expressions.h"
#include "template/check_loops.h"
#include "template/check_paths.h"
#include "template/civil_date.h"
#include "template/headings.h"
#include "template/read.h"
#include "template/reference.h"
#include "template/tags.h"
#include "template/types.h"
#include "template/values.h"
#include "text/text.h"

namespace vanthu::templates {
namespace {

std::string tag_name(Tag tag) {
  return std::string(spec_of(tag).name);
}

// Tags that a parent holds once at most.
constexpr std::initializer_list<Tag> single_tags = {
    Tag::LetterHead, Tag::Title,   Tag::Addressees,  Tag::SoKyHieu,      Tag::PlaceAndDate,
    Tag::Subject,    Tag::Secrecy, Tag::Urgency,     Tag::Circulation,   Tag::Closing,
    Tag::Recipients, Tag::Archive, Tag::Signature,   Tag::SignerName,    Tag::Drafter,
    Tag::Attached,   Tag::Else,    Tag::SigningInfo, Tag::LeftSignature, Tag::Confirmation,
    Tag::Copy};

// Where a part stands in <van-ban>: parts never go back.
int stage_of(Tag tag) {
  switch (tag) {
    case Tag::LetterHead:
      return 0;
    case Tag::Title:
      return 1;
    case Tag::Addressees:
      return 2;
    case Tag::Closing:
      return 4;
    case Tag::Annex:
    case Tag::Enclosure:
      return 5;
    case Tag::Copy:
      return 6;
    default:
      return 3;
  }
}

// All text of an attribute without {{ }}; empty optional when it has some.
std::optional<std::string> constant(const NodeAttribute& attribute) {
  std::string words;
  for (const Node& piece : attribute.pieces) {
    if (piece.tag != Tag::Text) return std::nullopt;
    words += piece.text;
  }
  return std::string(text::trimmed(words));
}

class Checker {
 public:
  Checker(const Template::Internals& source, Diagnostics& diagnostics)
      : source_(source), diagnostics_(diagnostics) {
    names_.root = &source.root;
  }

  void run() {
    const Node& document = source_.document;
    if (document.tag != Tag::Document) return;  // there is none: read has said so
    walk(document, Tag::Document);
    check_stages(document.children, 0);
    // A file of annexes alone (mẫu 2.1, 2.2) has no head of its own.
    if (!holds(document.children, Tag::Annex) || stage_begun(document.children, 4)) {
      require(document, Tag::LetterHead);
    }
    for (const ReferencedId& one : references_) {
      if (open_ids_ || is_known(one.id)) continue;
      diagnostics_.add(Code::ReferenceDangling, one.at,
                       {one.id, suggestion(one.id, {ids_.begin(), ids_.end()})});
    }
    for (const ReferencedId& one : heading_queries_) {
      if (is_known(one.id)) {
        diagnostics_.add(Code::HeadingsEarly, one.at, {one.id});
      } else if (!open_ids_) {
        diagnostics_.add(Code::HeadingsUnknown, one.at,
                         {one.id, suggestion(one.id, {ids_.begin(), ids_.end()})});
      }
    }
  }

 private:
  // ---- every node once

  // `level`: the innermost level the node stands in; Document for none.
  void walk(const Node& node, Tag level) {
    const std::size_t variables = names_.variables.size();
    check_node(node, level);
    for (const NodeAttribute& attribute : node.attributes) {
      for (const Node& piece : attribute.pieces) walk(piece, level);
    }
    const Tag inner = level_rank(node.tag) >= 0 ? node.tag : level;
    const bool in_chapter = in_chapter_;
    const bool in_annex = in_annex_;
    in_chapter_ = in_chapter_ || node.tag == Tag::Chapter;
    in_annex_ = in_annex_ || node.tag == Tag::Annex || node.tag == Tag::Enclosure;
    for (const Node& child : node.words) walk(child, inner);
    if (node.call) {
      walk_block(node, inner);
    } else {
      for (const Node& child : node.children) walk(child, inner);
    }
    in_chapter_ = in_chapter;
    in_annex_ = in_annex;
    // What the node holds is complete: only now may <lap-de-muc> go through it.
    if (const NodeAttribute* id = node.find("id")) {
      if (const auto words = constant(*id)) complete_ids_.push_back(*words);
    }
    names_.variables.resize(variables);
  }

  // A block sees its parameters only.
  void walk_block(const Node& call, Tag level) {
    const Diagnostics::Within within(diagnostics_, call.at);
    Names outer = std::exchange(names_, Names());
    names_.root = &call.call->block->parameters;
    for (const Node& child : call.children) walk(child, level);
    names_ = std::move(outer);
  }

  void check_node(const Node& node, Tag level) {
    check_single(node);
    check_attributes(node);
    if (level_rank(node.tag) >= 0) check_level(node, level);
    switch (node.tag) {
      case Tag::Value:
        if (node.expression) check_expression(*node.expression, names_, diagnostics_);
        break;
      case Tag::If:
      case Tag::ElseIf:
        if (node.condition) check_condition(*node.condition, names_, diagnostics_);
        break;
      case Tag::Loop:
      case Tag::GroupBy:
        enter_loop(node, names_, diagnostics_);
        break;
      case Tag::Choose:
        check_choose(node, names_, diagnostics_);
        break;
      case Tag::Call:
        if (node.call) check_arguments(*node.call, names_, diagnostics_);
        break;
      case Tag::HeadingLoop:
        enter_heading_loop(node);
        break;
      case Tag::Reference:
        if (node.find("den") == nullptr && node.children.empty()) {
          diagnostics_.add(Code::TemplateAttributeMissing, node.at, {"den", tag_name(node.tag)});
        }
        break;
      case Tag::PastedBody:
        check_source(node, FieldType::Body);
        break;
      case Tag::DynamicTable:
        check_source(node, FieldType::DynamicTable);
        break;
      case Tag::LetterHead:
      case Tag::Copy:
        require(node, Tag::Issuer);
        break;
      case Tag::Annex:
        require(node, Tag::Name);
        break;
      case Tag::Table:
        check_table(node);
        break;
      default:
        break;
    }
  }

  void check_single(const Node& parent) {
    for (const Tag tag : single_tags) {
      const Node* first = nullptr;
      for (const Node& child : parent.children) {
        if (child.tag != tag) continue;
        if (first != nullptr) {
          diagnostics_.add({Code::TemplateTagRepeated,
                            child.at,
                            {tag_name(tag), tag_name(parent.tag)},
                            first->at,
                            ""});
        } else {
          first = &child;
        }
      }
    }
  }

  // Whether the tag stands in the node, perhaps inside <lap>, <neu> and their kin.
  static bool holds(const std::vector<Node>& nodes, Tag tag) {
    return std::any_of(nodes.begin(), nodes.end(), [tag](const Node& node) {
      return node.tag == tag || (is_transparent(node.tag) && holds(node.children, tag));
    });
  }
  void require(const Node& node, Tag tag) {
    if (holds(node.children, tag)) return;
    diagnostics_.add(Code::TemplateTagMissing, node.at, {tag_name(tag), tag_name(node.tag)});
  }

  // ---- attributes

  void check_attributes(const Node& node) {
    for (const NodeAttribute& one : node.attributes) {
      const std::optional<std::string> words = constant(one);
      if (one.name == "id") note_id(one, words);
      if (one.name == "den") note_reference(one, words);
      if (one.name == "nhan" && words) check_label(one, *words);
      const bool of_label =
          one.name == "danh-so" || one.name == "dau-nhan" || one.name == "nhan-thay-so";
      if (of_label && node.find("nhan") == nullptr) {
        diagnostics_.add(Code::LabelAlone, one.at, {std::string(one.name), tag_name(node.tag)});
      }
      if (!words || words->empty()) continue;
      if (one.name == "huong")
        judge(one, *words, parse_orientation(*words).has_value(), orientation_words);
      if (one.name == "co-chu")
        judge(one, *words, parse_size_set(*words).has_value(), size_set_words);
      if (one.name == "so") judge(one, *words, parse_count(*words).has_value(), count_words);
      if (one.name == "ngay") judge(one, *words, parse_date(*words).has_value(), date_words);
    }
  }

  void judge(const NodeAttribute& attribute, const std::string& words, bool good,
             std::string_view expected) {
    if (good) return;
    diagnostics_.add(Code::TemplateAttributeValue, attribute.at,
                     {std::string(attribute.name), words, std::string(expected)});
  }

  void note_id(const NodeAttribute& attribute, const std::optional<std::string>& words) {
    if (!words) {
      open_ids_ = true;  // only the data will tell
    } else if (words->find(',') != std::string::npos) {
      diagnostics_.add(Code::IdComma, attribute.at, {*words});
    } else {
      ids_.push_back(*words);
    }
  }
  void note_reference(const NodeAttribute& attribute, const std::optional<std::string>& words) {
    if (!words) return;
    std::vector<ReferencedId> ids;
    add_ids(*words, attribute.at, ids);
    if (ids.empty()) ids.push_back({"", attribute.at});
    for (ReferencedId& one : ids) references_.push_back(std::move(one));
  }
  bool is_known(const std::string& id) const {
    return std::find(ids_.begin(), ids_.end(), id) != ids_.end();
  }

  // A label is a word or two: "Chỉ tiêu".
  void check_label(const NodeAttribute& attribute, const std::string& words) {
    std::size_t end = words.find_last_not_of("0123456789 :.,;");
    end = end == std::string::npos ? 0 : end + 1;
    if (end == words.size() && end > 0) return;
    const std::string bare = end == 0 ? "Chỉ tiêu" : words.substr(0, end);
    diagnostics_.add(Code::LabelForm, attribute.at, {words, bare});
  }

  // ---- headings and inserted fields

  void add_variable(const Node& loop, const Field* element) {
    const bool taken = member_of(*names_.root, loop.variable()) != nullptr ||
                       std::any_of(names_.variables.begin(), names_.variables.end(),
                                   [&](const auto& one) { return one.first == loop.variable(); });
    if (taken) {
      const NodeAttribute* name = loop.find("la");
      diagnostics_.add(Code::LoopNameTaken, name == nullptr ? loop.at : name->at, {loop.variable()});
    }
    names_.variables.emplace_back(loop.variable(), element);
  }

  void enter_heading_loop(const Node& loop) {
    const NodeAttribute* place = loop.find("trong");
    if (place == nullptr && !in_annex_) {
      diagnostics_.add(Code::HeadingsWhole, loop.at);
    }
    const std::optional<std::string> id = place == nullptr ? std::nullopt : constant(*place);
    if (id) {
      const auto is_it = [&](const auto& one) {
        return one.first == *id && one.second == &heading_field();
      };
      const bool variable = std::any_of(names_.variables.begin(), names_.variables.end(), is_it);
      const bool complete =
          std::find(complete_ids_.begin(), complete_ids_.end(), *id) != complete_ids_.end();
      if (!variable && !complete) heading_queries_.push_back({*id, place->at});
    }
    add_variable(loop, &heading_field());
  }

  void check_source(const Node& node, FieldType wanted) {
    if (!node.expression) return;
    const Path& path = std::get<Path>(node.expression->operand.what);
    const Field* field = check_path(path, names_, diagnostics_);
    if (field == nullptr || field->type == wanted) return;
    diagnostics_.add({Code::SourceUnsuited,
                      path.at,
                      {tag_name(node.tag), path.text, std::string(entry_of(wanted).tag)},
                      field->at.known() ? std::optional<Place>(field->at) : std::nullopt,
                      ""});
  }

  // ---- structure

  void check_level(const Node& node, Tag level) {
    if (level != Tag::Document && level_rank(level) >= level_rank(node.tag)) {
      diagnostics_.add(Code::TemplateLevelOrder, node.at, {tag_name(node.tag), tag_name(level)});
    } else if (node.tag == Tag::Subclause && level != Tag::Clause) {
      diagnostics_.add(Code::TemplateLevelOrder, node.at, {tag_name(node.tag), tag_name(level)});
    } else if (node.tag == Tag::Subsection && (level != Tag::Section || !in_chapter_)) {
      diagnostics_.add(Code::TemplateLevelOrder, node.at, {tag_name(node.tag), tag_name(level)});
    }
  }

  // The last stage reached; branches of <neu> and <chon> are judged apart.
  int check_stages(const std::vector<Node>& nodes, int stage) {
    const int before = stage;
    int highest = stage;
    for (const Node& node : nodes) {
      if (is_branch(node.tag)) {
        highest = std::max(highest, check_stages(node.children, before));
      } else if (is_transparent(node.tag)) {
        stage = check_stages(node.children, stage);
      } else if (stage_of(node.tag) < stage) {
        diagnostics_.add(Code::TemplateOrder, node.at, {tag_name(node.tag), stage_name(stage)});
      } else {
        stage = stage_of(node.tag);
      }
    }
    return std::max(highest, stage);
  }
  // Whether any part stands there that comes before the annexes.
  static bool stage_begun(const std::vector<Node>& nodes, int last) {
    return std::any_of(nodes.begin(), nodes.end(), [last](const Node& node) {
      return is_transparent(node.tag) ? stage_begun(node.children, last)
                                      : stage_of(node.tag) <= last;
    });
  }
  static std::string stage_name(int stage) {
    switch (stage) {
      case 1:
        return "tieu-de";
      case 2:
        return "kinh-gui";
      case 4:
        return "ket-thuc";
      case 5:
        return "phu-luc";
      case 6:
        return "ban-sao";
      default:
        return "doan";
    }
  }

  void check_table(const Node& table) {
    if (!holds(table.children, Tag::Column)) {
      diagnostics_.add(Code::TemplateTagMissing, table.at,
                       {tag_name(Tag::Column), tag_name(Tag::Table)});
      return;
    }
    int columns = 0;
    bool rows_begun = false;
    for (const Node& child : table.children) {
      if (child.tag == Tag::Name) {
        if (&child != &table.children.front()) {
          diagnostics_.add(Code::TemplateOrder, child.at, {"ten", "cot"});
        }
        continue;
      }
      const bool column = child.tag == Tag::Column ||
                          (is_transparent(child.tag) && holds(child.children, Tag::Column));
      if (!column) {
        rows_begun = true;
        continue;
      }
      if (rows_begun) {
        diagnostics_.add(Code::TemplateOrder, child.at, {tag_name(Tag::Column), "hang"});
      }
      if (child.tag != Tag::Column) return;  // as many columns as the data ask for
      ++columns;
    }
    check_rows(table.children, columns);
  }

  void check_rows(const std::vector<Node>& nodes, int columns) {
    for (const Node& node : nodes) {
      if (is_transparent(node.tag)) check_rows(node.children, columns);
      if (node.tag != Tag::Row) continue;
      int cells = 0;
      bool fixed = true;
      for (const Node& cell : node.children) {
        fixed = fixed && cell.tag == Tag::Cell;
        cells += parse_count(cell.get("gop-cot", "1")).value_or(1);
      }
      if (fixed && cells != columns) {
        diagnostics_.add(Code::RowCells, node.at,
                         {fmt::format("{}", cells), fmt::format("{}", columns)});
      }
    }
  }

  const Template::Internals& source_;
  Diagnostics& diagnostics_;
  Names names_;
  std::vector<std::string> ids_;
  std::vector<std::string> complete_ids_;  // of nodes that have been walked to their end
  std::vector<ReferencedId> references_;
  std::vector<ReferencedId> heading_queries_;  // to ids not complete when the query was met
  bool open_ids_ = false;
  bool in_annex_ = false;
  bool in_chapter_ = false;  // the node stands in a <chuong>, at whatever depth
};

}  // namespace

void check(const Template::Internals& source, Diagnostics& diagnostics) {
  Checker(source, diagnostics).run();
}

}  // namespace vanthu::templates
