// The end of the document: nơi nhận, signatures, copies, annexes, texts issued with a decision.

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

// Words behind others; those of the template are one run.
void go_on(model::Text& text, std::string_view words, const std::string& field, Place at) {
  if (field.empty() && !text.empty() && text.back().field.empty()) {
    text.back().text += words;
    return;
  }
  model::Run run;
  run.text = words;
  run.field = field;
  run.at = at;
  text.push_back(std::move(run));
}

// The lines of a title as one: what references call the part by.
void join_lines(const std::vector<model::Text>& lines, model::Text& name) {
  for (const model::Text& line : lines) {
    if (!name.empty() && !line.empty()) {
      const model::Text space = model::text_of(" ", line.front().at);
      name.insert(name.end(), space.begin(), space.end());
    }
    name.insert(name.end(), line.begin(), line.end());
  }
}

bool ends_with_attached_line(const std::vector<model::Text>& title) {
  constexpr std::string_view opening = "(kem theo";
  return title.size() > 1 &&
         text::folded(model::plain(title.back())).compare(0, opening.size(), opening) == 0;
}

bool is_empty(const model::Closing& closing) {
  return closing.recipients.empty() && !closing.archive && !closing.signature &&
         !closing.left_signature && closing.confirmation.empty() && closing.drafter.empty();
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
    const auto& number = head.so_ky_hieu->number;
    const std::string& symbol = head.so_ky_hieu->symbol;
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
  each(node.children, [&](const Node& child) { closing_part(child, closing); });
  if (!is_empty(closing)) emit(std::move(closing));
}

void Expander::closing_part(const Node& node, model::Closing& closing) {
  switch (node.tag) {
    case Tag::Recipients:
      recipients(node, closing);
      break;
    case Tag::Signature:
      closing.signature = signature(node);
      break;
    case Tag::LeftSignature:
      closing.left_signature = signature(node);
      break;
    case Tag::Confirmation:
      append(closing.confirmation, lines(node.children));
      break;
    case Tag::Drafter:
      one_value(node, closing.drafter, closing.drafter_field);
      break;
    default:
      break;
  }
}

// PL I, II, II: the head and the closing of whoever made the copy.
void Expander::copy(const Node& node) {
  model::CopyHead head;
  head.at = node.at;
  const Printed code = attribute_value(node, "loai");
  if (const CopyKind* kind = kinds_.find_copy(code.text)) {
    head.form = model::text_of(text::upper(kind->form), node.at);
  } else {
    std::string codes;
    for (const CopyKind& one : kinds_.copies()) {
      if (!codes.empty()) codes += ", ";
      codes += one.code;
    }
    report_attribute(node, "loai", code, codes);
  }
  model::LetterHead parts;
  model::Closing closing;
  closing.at = node.at;
  each(node.children, [&](const Node& child) {
    head_part(child, parts);
    closing_part(child, closing);
  });
  if (parts.issuer.empty() && !stopped_) diagnostics_.add(Code::IssuerBlank, node.at);
  head.issuer = std::move(parts.issuer);
  head.so_ky_hieu = std::move(parts.so_ky_hieu);
  head.date_field = std::move(parts.date_field);
  head.place = std::move(parts.place);
  head.date = parts.date;
  emit(std::move(head));
  if (!is_empty(closing)) emit(std::move(closing));
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
      for (model::Run& run : model::text_of(", ", child.at)) {
        closing.archive->push_back(std::move(run));
      }
      for (model::Run& run : entry) closing.archive->push_back(std::move(run));
    }
  });
}

std::optional<model::Signature> Expander::signature(const Node& node) {
  model::Signature signature;
  signature.at = node.at;
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
  if (nothing) return std::nullopt;
  return signature;
}

Target* Expander::open_section(const Node& node, std::string label) {
  document_.sections.emplace_back();
  document_.sections.back().annex = true;
  numbered_.annex_numbers.emplace_back();
  numbered_.section_names.emplace_back();
  chapters_ = 0;
  articles_ = 0;
  running_labels_.clear();
  Mark mark;
  mark.label = std::move(label);
  const std::size_t index = add_mark(std::move(mark));
  annex_marks_.push_back(index);
  const std::string id = register_id(node, index);
  const auto target = numbered_.targets.find(id);
  // Not when the id was taken, which has been reported.
  const bool registered = target != numbered_.targets.end() && target->second.mark == index;
  if (registered) target->second.annex = true;
  document_.sections.back().id = id;
  return registered ? &target->second : nullptr;
}

void Expander::annex(const Node& node) {
  Target* const target = open_section(node, annex_label);
  const std::string id = document_.sections.back().id;
  const Printed direction = attribute_value(node, "huong");
  if (const auto orientation = parse_orientation(direction.text)) {
    document_.sections.back().orientation = *orientation;
  } else if (!direction.text.empty()) {
    report_attribute(node, "huong", direction, orientation_words);
  }
  const Printed number = attribute_value(node, "so");
  if (!number.text.empty()) {
    // An annex in a file of its own: nothing here says which it is.
    if (const std::optional<int> given = parse_count(number.text)) {
      numbered_.annex_numbers.back() = text::roman(*given);
      Mark& mark = numbered_.marks[annex_marks_.back()];
      mark.number = numbered_.annex_numbers.back();
      mark.ordinal = *given;
    } else {
      report_attribute(node, "so", number, count_words);
    }
  }

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
      case Tag::Attached:
        made_words = child.children.empty();
        title.attached = attached_line(child);
        break;
      case Tag::SigningInfo:
        document_.sections[section].signing = words(child.children);
        break;
      default:
        block(child, frame);
    }
  });
  title.number = numbered_.annex_numbers[section];
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
  if (target != nullptr) join_lines(title.title, target->name);
  document_.sections[section].blocks.front() = std::move(title);
}

// PL III, mẫu 1.3: a text issued with a decision has the head of its issuer, without number and
// date.
void Expander::enclosure(const Node& node) {
  const Kind* kind = kind_of(node);
  model::LetterHead head;
  for (const model::Block& block : document_.sections.front().blocks) {
    if (const auto* main = std::get_if<model::LetterHead>(&block)) {
      head.superior = main->superior;
      head.issuer = main->issuer;
    }
  }
  head.at = node.at;
  Target* const target = open_section(node, kind == nullptr ? "" : kind->name);
  const std::size_t section = section_index();
  if (kind != nullptr) {
    document_.sections[section].name = kind->name;
    numbered_.section_names.back() = kind->name;
  }
  if (!head.issuer.empty()) emit(std::move(head));
  const std::size_t place = document_.sections[section].blocks.size();
  document_.sections[section].blocks.emplace_back(model::Title{});
  model::Title title;
  title.at = node.at;
  title.key = key_of(node, document_.sections[section].id);
  if (kind != nullptr) title.kind = model::text_of(text::upper(kind->name), node.at);
  Frame frame;
  each(node.children, [&](const Node& child) {
    switch (child.tag) {
      case Tag::TrichYeu:
        append(title.trich_yeu, lines(child.children));
        break;
      case Tag::Attached:
        title.attached = attached_line(child);
        break;
      case Tag::SigningInfo:
        document_.sections[section].signing = words(child.children);
        break;
      default:
        block(child, frame);
    }
  });
  settle_labels(frame);
  if (target != nullptr) join_lines(title.trich_yeu, target->name);
  document_.sections[section].blocks[place] = std::move(title);
}

// A file that holds nothing but annexes (mẫu 2.1, 2.2) begins with the first of them.
void Expander::drop_empty_main() {
  std::vector<model::Section>& sections = document_.sections;
  if (sections.size() > 1 && sections.front().blocks.empty()) sections.erase(sections.begin());
}

std::optional<model::Text> Expander::attached_line(const Node& node) {
  model::Text line = node.children.empty() ? attached_words(node) : words(node.children);
  if (model::is_blank(line)) return std::nullopt;
  return line;
}

model::Text Expander::attached_words(const Node& node) {
  if (kind_ == nullptr) return {};
  static const model::LetterHead none;
  const model::LetterHead* head = &none;
  for (const model::Block& block : document_.sections.front().blocks) {
    if (const auto* found = std::get_if<model::LetterHead>(&block)) head = found;
  }
  model::Text words =
      model::text_of(fmt::format("(Kèm theo {} của ", cited(*kind_, *head)), node.at);
  const Printed named = attribute_value(node, "cua");
  if (!named.text.empty()) {
    go_on(words, named.text, named.field, named.at);
  } else {
    for (const model::Text& line : head->issuer) {
      if (&line != &head->issuer.front()) go_on(words, " ", "", node.at);
      for (const model::Run& run : line) go_on(words, run.text, run.field, run.at);
    }
  }
  go_on(words, ")", "", node.at);
  charge(model::plain(words).size(), node.at);
  return words;
}

// Two annexes or more have Roman numbers (PL I, I, III.1.b).
void Expander::number_annexes() {
  std::vector<std::size_t> annexes;
  for (std::size_t i = 1; i < document_.sections.size(); ++i) {
    if (document_.sections[i].name.empty()) annexes.push_back(i);
  }
  if (annexes.size() < 2) return;
  for (std::size_t n = 0; n < annexes.size(); ++n) {
    const std::size_t i = annexes[n];
    std::string& number = numbered_.annex_numbers[i];
    if (number.empty()) {
      number = text::roman(static_cast<int>(n) + 1);
      Mark& mark = numbered_.marks[annex_marks_[i - 1]];
      mark.number = number;
      mark.ordinal = static_cast<int>(n) + 1;
    }
    std::get<model::AnnexTitle>(document_.sections[i].blocks.front()).number = number;
  }
}

}  // namespace vanthu::templates
