// Levels: numbers, labels, ids and keys; pasted text, whose levels bring their own numbers.

#include <fmt/format.h>

#include <algorithm>
#include <utility>
#include <vector>

#include "model/recognise.h"
#include "template/expander.h"
#include "template/numbering.h"
#include "template/tags.h"
#include "template/values.h"
#include "text/text.h"

namespace vanthu::templates {
namespace {

using model::Level;

Level level_of(Tag tag, bool in_chapter) {
  switch (tag) {
    case Tag::Part:
      return Level::Part;
    case Tag::Chapter:
      return Level::Chapter;
    case Tag::Section:
      return in_chapter ? Level::Section : Level::RomanSection;
    case Tag::Subsection:
      return Level::Subsection;
    case Tag::Article:
      return Level::Article;
    case Tag::Clause:
      return Level::Clause;
    case Tag::Subclause:
      return Level::Subclause;
    case Tag::Point:
      return Level::Point;
    default:
      return Level::Dash;
  }
}

// Between number and name in a reference: "Mục I. Mục đích", "khoản 2: Yêu cầu".
std::string separator_of(Level level) {
  return level <= Level::RomanSection ? "." : ":";
}

// In running text the label of an item that is a sentence begins small ("chỉ tiêu 3"); that of a
// title stays as typed ("Mục tiêu 3"), and so does an abbreviation.
std::string spoken_label(const std::string& label, bool titled) {
  std::size_t second = 0;
  const bool capital = text::is_upper_letter(text::next_code_point(label, second));
  std::size_t third = second;
  const bool abbreviation =
      third < label.size() && text::is_upper_letter(text::next_code_point(label, third));
  if (titled || !capital || abbreviation) return label;
  return text::lower(label.substr(0, second)) + label.substr(second);
}

// "Chỉ tiêu 3: " typed in the words although the engine prints it; the typed head, or nothing.
std::string typed_label(const std::string& words, const std::string& label) {
  const std::string_view rest = words;
  const bool in_letter =
      label.size() < rest.size() && (static_cast<unsigned char>(rest[label.size()]) & 0xC0) == 0x80;
  if (in_letter || text::folded(rest.substr(0, label.size())) != text::folded(label)) return {};
  std::size_t end = label.size();
  while (end < rest.size() && (rest[end] == ' ' || (rest[end] >= '0' && rest[end] <= '9'))) ++end;
  if (end >= rest.size() || (rest[end] != ':' && rest[end] != '.')) return {};
  return std::string(rest.substr(0, end + 1));
}

// "II" of "II.", "đ" of "đ)", "5" of "Điều 5."; empty for "-".
std::string bare_of(const std::string& printed) {
  std::string_view bare = printed;
  if (const std::size_t space = bare.rfind(' '); space != std::string_view::npos) {
    bare.remove_prefix(space + 1);
  }
  while (!bare.empty() && std::string_view(".):-+*/").find(bare.back()) != std::string_view::npos) {
    bare.remove_suffix(1);
  }
  return std::string(bare);
}

}  // namespace

void Expander::level(const Node& node, Frame& frame) {
  model::Item item;
  item.text = words(node.words);
  // Nothing to say and nothing below: the level is left out and takes no number.
  if (model::is_blank(item.text) && node.children.empty()) return omit(node);
  item.level = level_of(node.tag, frame.in_chapter);
  item.titled = node.titled;
  item.verbatim = node.verbatim;
  item.at = node.at;

  Mark mark;
  mark.level = item.level;
  mark.parent = frame.mark;
  Frame inner;
  const bool labelled = label(node, frame, item, mark);
  if (!labelled || node.get("nhan-thay-so") != "co") {
    int& count = frame.counts.at(static_cast<std::size_t>(level_rank(node.tag)));
    const int n = item.level == Level::Article   ? ++articles_
                  : item.level == Level::Chapter ? ++chapters_
                                                 : ++count;
    inner.number = bare_number(item.level, n);
    if (item.level == Level::Subclause) inner.number = frame.number + "." + inner.number;
    item.number = printed_number(item.level, inner.number);
    if (!labelled) {
      mark.number = inner.number;
      mark.ordinal = n;
      mark.separator = separator_of(item.level);
    }
  } else {
    inner.number = mark.number;
  }
  const std::string bare = mark.number;
  inner.mark = add_mark(std::move(mark));
  inner.in_chapter = frame.in_chapter || item.level == Level::Chapter;
  inner.heading = frame.heading;
  item.id = register_id(node, inner.mark, item.text);
  item.key = key_of(node, item.id);
  const bool titled = item.titled;
  if (titled) {
    Heading heading{item.level,
                    bare,
                    section_index(),
                    document_.sections.back().blocks.size(),
                    inner.mark,
                    frame.heading,
                    0,
                    item.id.empty() ? item.key : item.id};
    inner.heading = headings_.add(std::move(heading));
  }
  emit(std::move(item));
  blocks(node.children, inner);
  settle_labels(inner);
  if (titled) headings_.close(inner.heading);
}

bool Expander::label(const Node& node, Frame& frame, model::Item& item, Mark& mark) {
  const Printed given = attribute_value(node, "nhan");
  if (given.text.empty()) return false;
  const std::string& label = given.text;
  const LabelCount mode = parse_label_count(node.get("danh-so")).value_or(LabelCount::InParent);
  Frame::Labelled& beside = frame.labels[label];
  mark.in_parent = mode != LabelCount::Running;
  mark.ordinal = mark.in_parent ? ++beside.count : ++running_labels_[label];
  mark.number = fmt::format("{}", mark.ordinal);
  mark.label = spoken_label(label, node.titled);
  mark.separator = node.get("dau-nhan", ":");
  item.label = fmt::format("{} {}{}", label, mark.number, mark.separator);
  if (mode == LabelCount::FromTwo && beside.count == 1) {
    beside.from_two = true;
    beside.mark = numbered_.marks.size();  // what it becomes
    beside.section = section_index();
    beside.block = document_.sections.back().blocks.size();
    beside.label = label + mark.separator;
  }
  if (const std::string typed = typed_label(model::plain(item.text), label); !typed.empty()) {
    const Place at = item.text.front().at.known() ? item.text.front().at : node.at;
    diagnostics_.add({Code::LabelTyped, at, {typed, item.label}, given.at, ""});
  }
  return true;
}

// danh-so="tu-hai": the only one of its kind is "Chỉ tiêu:", without a number.
void Expander::settle_labels(Frame& frame) {
  for (const auto& [label, one] : frame.labels) {
    if (!one.from_two || one.count != 1) continue;
    numbered_.marks[one.mark].number.clear();
    std::get<model::Item>(document_.sections[one.section].blocks[one.block]).label = one.label;
  }
}

void Expander::pasted_body(const Node& node, const Frame& frame) {
  const Path& path = std::get<Path>(node.expression->operand.what);
  const Resolved found = resolve(path, scope_);
  if (found.value == nullptr) return;
  const std::string& text = *found.value->as<std::string>();
  charge(text.size(), node.at);
  if (stopped_) return;
  model::RecogniseOptions options;
  options.legal_bases = !in_annex();
  const std::string key = key_of(node, "");
  struct Open {
    Level level;
    std::size_t mark, heading;
  };
  std::vector<Open> above;  // titles the next line stands under, outermost first
  const auto close_to = [&](Level level) {
    while (!above.empty() && above.back().level >= level) {
      headings_.close(above.back().heading);
      above.pop_back();
    }
  };
  const auto is_given = [&](model::Text& words) {
    for (model::Run& run : words) run.field = found.path;
  };
  int count = 0;
  std::vector<model::Block> pasted = model::recognise(text, found.value->at, options, diagnostics_);
  std::vector<model::Block>& here = document_.sections.back().blocks;
  here.reserve(here.size() + pasted.size() + 2);
  for (model::Block& block : pasted) {
    std::string block_key = key;
    block_key.append(1, '/').append(fmt::format_int(++count).str());
    if (auto* item = std::get_if<model::Item>(&block)) {
      item->key = block_key;
      is_given(item->text);
      if (item->titled) {
        close_to(item->level);
        Mark mark;
        mark.level = item->level;
        mark.number = bare_of(item->number);
        mark.ordinal = count;
        mark.separator = separator_of(item->level);
        mark.parent = above.empty() ? frame.mark : above.back().mark;
        const std::size_t parent = above.empty() ? frame.heading : above.back().heading;
        const std::string bare = mark.number;
        const std::size_t mark_index = add_mark(std::move(mark));
        const std::size_t heading = headings_.add({item->level, bare, section_index(),
                                                   document_.sections.back().blocks.size(),
                                                   mark_index, parent, 0, block_key});
        above.push_back({item->level, mark_index, heading});
      }
    } else if (auto* paragraph = std::get_if<model::Paragraph>(&block)) {
      paragraph->key = block_key;
      is_given(paragraph->text);
    } else if (auto* basis = std::get_if<model::LegalBasis>(&block)) {
      basis->key = block_key;
      is_given(basis->text);
    }
    emit(std::move(block));
  }
  close_to(Level::Part);
}

// What it lists is known when the document is complete: rules::apply gathers it.
void Expander::contents(const Node& node) {
  if (contents_at_) {
    diagnostics_.add({Code::ContentsRepeated, node.at, {}, contents_at_, ""});
    return;
  }
  contents_at_ = node.at;
  model::Contents contents;
  if (node.find("ten") != nullptr) contents.title = attribute_words(node, "ten");
  if (const TagSpec* level = find_tag(node.get("den-cap"))) {
    contents.deepest = level_of(level->tag, false);
  }
  contents.annexes = node.get("phu-luc", "co") == "co";
  contents.key = key_of(node, "");
  contents.at = node.at;
  const bool own_page = node.get("trang-rieng") == "co";
  if (own_page) emit(model::PageBreak{node.at});
  emit(std::move(contents));
  if (own_page) emit(model::PageBreak{node.at});
}

std::size_t Expander::add_mark(Mark mark) {
  numbered_.marks.push_back(std::move(mark));
  return numbered_.marks.size() - 1;
}

std::string Expander::register_id(const Node& node, std::size_t mark, const model::Text& name) {
  const Printed id = attribute_value(node, "id");
  if (id.text.empty()) return {};
  if (id.text.find(',') != std::string::npos) {
    diagnostics_.add({Code::IdComma, id.at, {id.text}, node.at, ""});
    return {};
  }
  Target target;
  target.id = id.text;
  target.mark = mark;
  target.name = name;
  target.section = section_index();
  target.at = node.at;
  const auto [twin, is_new] = numbered_.targets.emplace(id.text, std::move(target));
  if (!is_new) {
    const std::optional<Place> see = twin->second.at;
    const NodeAttribute* attribute = node.find("id");
    diagnostics_.add({Code::IdRepeated, attribute->at, {id.text}, see, ""});
  }
  return id.text;
}

void Expander::omit(const Node& node) {
  const std::string id = attribute_value(node, "id").text;
  if (!id.empty()) numbered_.omitted.emplace(id, node.at);
}

std::string Expander::key_of(const Node& node, const std::string& id) {
  if (!id.empty()) return unique_key(id);
  const std::string_view name = node.name().empty() ? spec_of(node.tag).name : node.name();
  return unique_key(std::string(name) + items_key());
}

// The items of the loops around, outermost first: "@muc_tieu:chinh-tri/chi_tieu:lanh-dao-nu".
std::string Expander::items_key() const {
  std::string items = caller_items_;
  for (std::size_t i = 0; i < scope_.bindings.size(); ++i) {
    const Binding& one = scope_.bindings[i];
    if (one.name.find('.') != std::string::npos) continue;  // attached to a variable: its parent
    const std::string& item = one.key.empty() ? one.path : one.key;
    // A key holds those of the lists around it; of two such loops the inner one says all.
    const bool said = !one.key.empty() &&
                      std::any_of(scope_.bindings.begin() + static_cast<std::ptrdiff_t>(i) + 1,
                                  scope_.bindings.end(), [&](const Binding& inner) {
                                    return inner.key.starts_with(one.key + "/");
                                  });
    if (!said && !item.empty()) items += "@" + item;
  }
  return items;
}

std::string Expander::unique_key(std::string key) {
  const int count = ++keys_[key];
  return count == 1 ? key : fmt::format("{}#{}", key, count);
}

}  // namespace vanthu::templates
