// The end of the document: nơi nhận, signature, annexes.

#include <fmt/format.h>

#include <utility>
#include <vector>

#include "template/civil_date.h"
#include "template/expander.h"
#include "template/list_marks.h"
#include "template/values.h"
#include "text/text.h"

namespace vanthu::templates {
namespace {

// Stands for what is still blank in "(Kèm theo …)": PL III, mẫu 1.3 prints the same dots.
constexpr std::string_view blank_mark = "…";

constexpr const char* annex_label = "Phụ lục";

void append(std::vector<model::Text>& to, std::vector<model::Text> lines) {
  for (model::Text& line : lines) to.push_back(std::move(line));
}

bool ends_with_attached_line(const std::vector<model::Text>& title) {
  constexpr std::string_view opening = "(kem theo";
  return title.size() > 1 &&
         text::folded(model::plain(title.back())).compare(0, opening.size(), opening) == 0;
}

// "Phụ lục 1." typed at the head of a pasted annex.
bool begins_with_label(const std::vector<model::Text>& title) {
  if (title.empty()) return false;
  const std::string words = text::folded(model::plain(title.front()));
  constexpr std::string_view label = "phu luc";
  return words.starts_with(label) && (words.size() == label.size() || words[label.size()] == ' ');
}

// "Kế hoạch số 15/KH-UBND ngày 05 tháng 02 năm 2026"
std::string cited(const Kind& kind, const model::LetterHead& head) {
  std::string words = kind.name;
  if (head.so_ky_hieu) {
    const auto& [number, symbol] = *head.so_ky_hieu;
    words += fmt::format(" số {}", number ? text::with_leading_zero(*number) : blank_mark);
    if (!symbol.empty()) words += "/" + symbol;
  }
  words += " ";
  words += head.date ? long_date(*head.date, blank_mark)
                     : fmt::format("ngày {0} tháng {0} năm {0}", blank_mark);
  return words;
}

}  // namespace

void Expander::closing(const Node& node) {
  model::Closing closing;
  closing.at = node.at;
  each(node.children, [&](const Node& child) {
    switch (child.tag) {
      case Tag::Recipients:
        recipients(child, closing);
        break;
      case Tag::Signature:
        signature(child, closing);
        break;
      case Tag::Drafter:
        closing.drafter = model::plain(words(child.children));
        break;
      default:
        break;
    }
  });
  const bool nothing = closing.recipients.empty() && !closing.archive && !closing.signature &&
                       closing.drafter.empty();
  if (!nothing) emit(std::move(closing));
}

void Expander::recipients(const Node& node, model::Closing& closing) {
  each(node.children, [&](const Node& child) {
    model::Text entry = words(child.children);
    strip_list_marks(entry);
    // A pasted list often ends in its own "Lưu: VT"; it is the archive line all the same.
    const bool archive =
        child.tag == Tag::Archive || (!closing.archive && has_archive_label(entry));
    if (archive) strip_archive_label(entry);
    if (model::is_blank(entry)) return;
    if (!archive) {
      closing.recipients.push_back(std::move(entry));
    } else if (!closing.archive) {
      closing.archive = std::move(entry);
    } else {
      // Both the list and <luu> have one: no word is lost.
      closing.archive->push_back({", ", false, false, "", child.at});
      for (model::Run& run : entry) closing.archive->push_back(std::move(run));
    }
  });
}

void Expander::signature(const Node& node, model::Closing& closing) {
  model::Signature signature;
  each(node.children, [&](const Node& child) {
    switch (child.tag) {
      case Tag::SignAuthority:
        append(signature.authority, lines(child.children));
        break;
      case Tag::Post:
        append(signature.post, lines(child.children));
        break;
      case Tag::PostBelow:
        append(signature.post_below, lines(child.children));
        break;
      case Tag::SignerName:
        signature.name = words(child.children);
        break;
      default:
        break;
    }
  });
  const bool nothing = signature.authority.empty() && signature.post.empty() &&
                       signature.post_below.empty() && model::is_blank(signature.name);
  if (!nothing) closing.signature = std::move(signature);
}

void Expander::annex(const Node& node) {
  document_.sections.emplace_back();
  document_.sections.back().annex = true;
  numbered_.annex_numbers.emplace_back();
  chapters_ = 0;
  articles_ = 0;
  running_labels_.clear();
  const Printed direction = attribute_value(node, "huong");
  if (const auto orientation = parse_orientation(direction.text)) {
    document_.sections.back().orientation = *orientation;
  } else if (!direction.text.empty()) {
    report_attribute(node, "huong", direction, orientation_words);
  }
  Mark mark;
  mark.label = annex_label;
  const std::size_t mark_index = add_mark(std::move(mark));
  annex_marks_.push_back(mark_index);
  const std::string id = register_id(node, mark_index);
  const auto target = numbered_.targets.find(id);
  // Not when the id was taken, which has been reported.
  const bool registered = target != numbered_.targets.end() && target->second.mark == mark_index;
  if (registered) target->second.annex = true;
  document_.sections.back().id = id;

  // The title is complete before the first block, wherever <kem-theo> stands among them.
  const std::size_t section = section_index();
  document_.sections[section].blocks.emplace_back(model::AnnexTitle{});
  model::AnnexTitle title;
  title.id = id;
  title.key = key_of(node, id);
  title.at = node.at;
  bool made_words = false;
  Frame frame;
  each(node.children, [&](const Node& child) {
    switch (child.tag) {
      case Tag::Name:
        append(title.title, lines(child.children));
        title.verbatim = title.verbatim || child.verbatim;
        break;
      case Tag::Attached: {
        made_words = child.children.empty();
        model::Text words_of_it = made_words ? attached_words(child) : words(child.children);
        if (!model::is_blank(words_of_it)) title.attached = std::move(words_of_it);
        break;
      }
      default:
        block(child, frame);
    }
  });
  // A pasted title may bring its "(Kèm theo …)" along as its last line; it takes the place of the
  // line we make, never of one the template words itself.
  const bool free_place = made_words || !title.attached;
  const bool typed_attached = free_place && ends_with_attached_line(title.title);
  if (typed_attached) {
    title.attached = std::move(title.title.back());
    title.title.pop_back();
  }
  title.typed_label = begins_with_label(title.title);
  // A heading that came typed in full is complete: nothing of ours is put into it.
  if (title.typed_label && made_words && !typed_attached) title.attached.reset();
  settle_labels(frame);
  if (registered) {
    model::Text& name = target->second.name;
    for (const model::Text& line : title.title) {
      if (!name.empty()) name.push_back({" ", false, false, "", line.front().at});
      name.insert(name.end(), line.begin(), line.end());
    }
  }
  document_.sections[section].blocks.front() = std::move(title);
}

model::Text Expander::attached_words(const Node& node) {
  if (kind_ == nullptr) return {};
  static const model::LetterHead none;
  const model::LetterHead* head = &none;
  for (const model::Block& block : document_.sections.front().blocks) {
    if (const auto* found = std::get_if<model::LetterHead>(&block)) head = found;
  }
  std::string issuer = attribute_value(node, "cua").text;
  if (issuer.empty()) {
    for (const model::Text& line : head->issuer) {
      if (!issuer.empty()) issuer += ' ';
      issuer += model::plain(line);
    }
  }
  std::string words = fmt::format("(Kèm theo {} của {})", cited(*kind_, *head), issuer);
  charge(words.size(), node.at);
  return model::text_of(std::move(words), node.at);
}

// Two annexes or more have Roman numbers (PL I, I, III.1.b).
void Expander::number_annexes() {
  const std::size_t annexes = document_.sections.size() - 1;
  if (annexes < 2) return;
  for (std::size_t i = 1; i <= annexes; ++i) {
    const std::string number = text::roman(static_cast<int>(i));
    numbered_.annex_numbers[i] = number;
    Mark& mark = numbered_.marks[annex_marks_[i - 1]];
    mark.number = number;
    mark.ordinal = static_cast<int>(i);
    std::get<model::AnnexTitle>(document_.sections[i].blocks.front()).number = number;
  }
}

}  // namespace vanthu::templates
