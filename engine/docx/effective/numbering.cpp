#include "docx/effective/numbering.h"

#include <fmt/format.h>

#include "docx/effective/read_properties.h"
#include "docx/parse/part_tree.h"
#include "text/text.h"

namespace vanthu::docx::effective {

using parse::Name;
using parse::no_node;
using parse::NodeId;

namespace {

// 17.18.59; of those formats that Vietnamese offices do not use, the Arabic number.
std::string counted(int number, const std::string& format) {
  if (format == "none") return "";
  if (format == "upperRoman" && number > 0 && number < 4000) return text::roman(number);
  if (format == "lowerRoman" && number > 0 && number < 4000)
    return text::lower(text::roman(number));
  if ((format == "lowerLetter" || format == "upperLetter") && number > 0) {
    // a … z, then aa, bb …: Word repeats the letter.
    const char first = format == "lowerLetter" ? 'a' : 'A';
    const auto index = static_cast<std::size_t>(number - 1);
    return std::string(index / 26 + 1, static_cast<char>(first + index % 26));
  }
  if (format == "decimalZero") return fmt::format("{:02}", number);
  return fmt::format("{}", number);
}

}  // namespace

class Numbering::Reader {
 public:
  explicit Reader(const parse::PartTree& tree) : tree_(tree) {}

  void read(Numbering& numbering) {
    for (const NodeId node : tree_.children(0)) {
      if (tree_.name(node) != Name::w_abstractNum) continue;
      auto& all = numbering.abstracts_[id(node, Name::w_abstractNumId)];
      for (const NodeId one : tree_.children(node)) {
        if (tree_.name(one) == Name::w_lvl) read_level(one, all);
      }
    }
    for (const NodeId node : tree_.children(0)) {
      if (tree_.name(node) != Name::w_num) continue;
      List& list = numbering.lists_[id(node, Name::w_numId)];
      const NodeId abstract = tree_.child(node, Name::w_abstractNumId);
      if (abstract != no_node) list.abstract = id(abstract, Name::w_val);
      for (const NodeId one : tree_.children(node)) {
        if (tree_.name(one) != Name::w_lvlOverride) continue;
        const int level = id(one, Name::w_ilvl);
        if (level < 0 || level >= levels) continue;
        if (const NodeId start = tree_.child(one, Name::w_startOverride); start != no_node) {
          list.starts[static_cast<std::size_t>(level)] = id(start, Name::w_val);
        }
        if (const NodeId own = tree_.child(one, Name::w_lvl); own != no_node) {
          read_level(own, list.own);
        }
      }
    }
  }

 private:
  [[nodiscard]] int id(NodeId node, Name attribute) const {
    return static_cast<int>(tree_.number(node, attribute, -1));
  }

  void read_level(NodeId node, std::array<Level, levels>& all) {
    const int index = id(node, Name::w_ilvl);
    if (index < 0 || index >= levels) return;
    Level& level = all[static_cast<std::size_t>(index)];
    level.exists = true;
    level.paragraph = read_paragraph(tree_, tree_.child(node, Name::w_pPr));
    if (const NodeId start = tree_.child(node, Name::w_start); start != no_node) {
      level.start = id(start, Name::w_val);
    }
    if (const NodeId format = tree_.child(node, Name::w_numFmt); format != no_node) {
      level.format = tree_.get(format, Name::w_val);
    }
    level.text = tree_.child_value(node, Name::w_lvlText);
  }

  const parse::PartTree& tree_;
};

Numbering Numbering::read(const parse::Package& package) {
  Numbering numbering;
  const parse::Part* part = package.related(package.main(), "numbering");
  parse::PartTree tree;
  if (part != nullptr && !tree.read(part->bytes)) Reader(tree).read(numbering);
  return numbering;
}

const Numbering::Level* Numbering::level(ListPlace place) const {
  const auto list = lists_.find(place.number);
  if (list == lists_.end() || place.level < 0 || place.level >= levels) return nullptr;
  const auto index = static_cast<std::size_t>(place.level);
  if (list->second.own[index].exists) return &list->second.own[index];
  const auto abstract = abstracts_.find(list->second.abstract);
  if (abstract == abstracts_.end() || !abstract->second[index].exists) return nullptr;
  return &abstract->second[index];
}

const ParagraphProperties* Numbering::paragraph(ListPlace place) const {
  const Level* found = level(place);
  return found == nullptr ? nullptr : &found->paragraph;
}

std::string Numbering::Counter::next(ListPlace place) {
  const Level* own = numbering_.level(place);
  if (own == nullptr) return "";
  const List& list = numbering_.lists_.at(place.number);
  // Lists of one abstract list count together unless one says where it starts.
  const bool apart = list.starts[static_cast<std::size_t>(place.level)].has_value();
  auto& counts = counts_[apart ? -1 - place.number : list.abstract];
  const auto start_of = [&](int index) {
    const Level* level = numbering_.level({place.number, index});
    const auto given = list.starts[static_cast<std::size_t>(index)];
    return given ? *given : level == nullptr ? 1 : level->start;
  };
  const auto at = static_cast<std::size_t>(place.level);
  // 0 stands for "not begun", so a count is kept one higher than what it prints.
  counts[at] = counts[at] == 0 ? start_of(place.level) + 1 : counts[at] + 1;
  for (std::size_t below = at + 1; below < levels; ++below) counts[below] = 0;
  if (own->format == "bullet") return own->text;
  std::string label;
  for (std::size_t i = 0; i < own->text.size(); ++i) {
    const char digit = i + 1 < own->text.size() ? own->text[i + 1] : ' ';
    if (own->text[i] != '%' || digit < '1' || digit > '9') {
      label += own->text[i];
      continue;
    }
    const int index = digit - '1';
    auto& count = counts[static_cast<std::size_t>(index)];
    if (count == 0) count = start_of(index) + 1;
    const Level* level = numbering_.level({place.number, index});
    label += counted(count - 1, level == nullptr ? "decimal" : level->format);
    ++i;
  }
  return label;
}

}  // namespace vanthu::docx::effective
