// The head of the document: <dau-van-ban>, <tieu-de>, <kinh-gui>, and what the properties of both
// outputs take from them.

#include <algorithm>
#include <utility>
#include <vector>

#include "template/civil_date.h"
#include "template/expander.h"
#include "template/list_marks.h"
#include "template/read.h"
#include "template/values.h"
#include "text/text.h"

namespace vanthu::templates {
namespace {

void append(std::vector<model::Text>& to, std::vector<model::Text> lines) {
  for (model::Text& line : lines) to.push_back(std::move(line));
}

std::optional<model::Text> present(model::Text text) {
  if (model::is_blank(text)) return std::nullopt;
  return text;
}

// The first value of the data among the words.
std::string first_field(const model::Text& text) {
  const auto found = std::find_if(text.begin(), text.end(),
                                  [](const model::Run& run) { return !run.field.empty(); });
  return found == text.end() ? "" : found->field;
}

std::string joined(const std::vector<model::Text>& lines) {
  std::string all;
  for (const model::Text& line : lines) {
    if (!all.empty()) all += ' ';
    all += model::plain(line);
  }
  return all;
}

}  // namespace

void Expander::set_kind(const Node& document) {
  document_.kind = attribute_value(document, "loai").text;
  kind_ = kind_of(document);
  document_.agency_code = attribute_value(document, "ma-co-quan").text;
}

const Kind* Expander::kind_of(const Node& node) {
  const Printed code = attribute_value(node, "loai");
  if (const Kind* kind = kinds_.find(code.text)) return kind;
  std::vector<std::string_view> codes;
  for (const Kind& one : kinds_.all()) codes.push_back(one.code);
  // A code is short: its letters in another case are the likeliest slip.
  std::string offered = suggestion(code.text, codes);
  for (const Kind& one : kinds_.all()) {
    if (text::folded(one.code) == text::folded(code.text) ||
        text::folded(one.name) == text::folded(code.text)) {
      offered = one.code;
      break;
    }
  }
  diagnostics_.add(Code::KindUnknown, code.at, {code.text, std::move(offered)});
  return nullptr;
}

void Expander::set_sizes(const Node& document) {
  const Printed size = attribute_value(document, "co-chu");
  if (size.text.empty()) return;
  if (const auto set = parse_size_set(size.text)) {
    document_.sizes = *set;
  } else {
    report_attribute(document, "co-chu", size, size_set_words);
  }
}

void Expander::letter_head(const Node& node) {
  model::LetterHead head;
  head.at = node.at;
  each(node.children, [&](const Node& child) { head_part(child, head); });
  if (head.issuer.empty() && !stopped_) diagnostics_.add(Code::IssuerBlank, node.at);
  emit(std::move(head));
}

void Expander::head_part(const Node& node, model::LetterHead& head) {
  switch (node.tag) {
    case Tag::Superior:
      append(head.superior, lines(node.children));
      break;
    case Tag::Issuer:
      append(head.issuer, lines(node.children));
      break;
    case Tag::SoKyHieu: {
      model::So_ky_hieu both;
      const model::Text symbol = attribute_words(node, "ky-hieu");
      both.symbol = model::plain(symbol);
      both.symbol_field = first_field(symbol);
      both.number_field = attribute_field(node, "so");
      const Printed number = attribute_value(node, "so");
      if (!number.text.empty()) {
        both.number = parse_count(number.text);
        if (!both.number) report_attribute(node, "so", number, count_words);
      }
      head.so_ky_hieu = std::move(both);
      break;
    }
    case Tag::PlaceAndDate: {
      head.place = present(attribute_words(node, "dia-danh"));
      const Printed date = attribute_value(node, "ngay");
      head.date_field = attribute_field(node, "ngay");
      if (!date.text.empty()) {
        head.date = parse_date(date.text);
        if (!head.date) report_attribute(node, "ngay", date, date_words);
      }
      break;
    }
    case Tag::Subject:
      head.subject = present(words(node.children));
      break;
    case Tag::Secrecy:
      one_value(node, head.secrecy, head.secrecy_field);
      break;
    case Tag::Urgency:
      one_value(node, head.urgency, head.urgency_field);
      break;
    case Tag::Circulation:
      one_value(node, head.circulation, head.circulation_field);
      break;
    case Tag::SigningInfo:
      document_.sections.back().signing = words(node.children);
      break;
    case Tag::Address:
      append(document_.address, lines(node.children));
      break;
    default:
      break;
  }
}

// Words that the rules set in one piece: known by the first value among them.
void Expander::one_value(const Node& node, std::string& all, std::string& field) {
  const model::Text text = words(node.children);
  all = model::plain(text);
  field = first_field(text);
}

void Expander::title(const Node& node) {
  model::Title title;
  title.at = node.at;
  if (kind_ != nullptr && !kind_->named) {
    const Printed code = attribute_value(source_.document, "loai");
    diagnostics_.add({Code::KindUnnamed, code.at, {kind_->name}, node.at, ""});
  }
  if (kind_ != nullptr) title.kind = model::text_of(text::upper(kind_->name), node.at);
  each(node.children, [&](const Node& child) {
    if (child.tag == Tag::Attached) {
      title.attached = attached_line(child);
    } else {
      append(title.trich_yeu, lines(child.children));
    }
  });
  emit(std::move(title));
}

void Expander::addressees(const Node& node) {
  model::Addressees addressees;
  addressees.at = node.at;
  addressees.label = present(attribute_words(node, "loi"));
  each(node.children, [&](const Node& child) {
    model::Text name = words(child.children);
    strip_list_marks(name);
    if (!model::is_blank(name)) addressees.names.push_back(std::move(name));
  });
  if (!addressees.names.empty()) emit(std::move(addressees));
}

void Expander::set_properties() {
  if (kind_ == nullptr) return;
  document_.title = kind_->name;
  document_.kind_name = kind_->name;
  for (const model::Block& block : document_.sections.front().blocks) {
    if (const auto* head = model::part_of<model::LetterHead>(&block)) {
      document_.author = joined(head->issuer);
      document_.date = head->date;
      if (head->subject) document_.subject = model::plain(*head->subject);
    } else if (const auto* title = std::get_if<model::Title>(&block)) {
      document_.subject = joined(title->trich_yeu);
    } else if (const auto* annex = std::get_if<model::AnnexTitle>(&block)) {
      // An annex in a file of its own is known by its own title.
      document_.title = "Phụ lục";
      if (!annex->number.empty()) document_.title += " " + annex->number;
      document_.subject = joined(annex->title);
    }
  }
  if (!document_.subject.empty()) document_.title += " " + document_.subject;
}

}  // namespace vanthu::templates
