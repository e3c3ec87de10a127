#include "template/reference.h"

#include <fmt/format.h>

#include <charconv>
#include <optional>
#include <string_view>

#include "template/numbering.h"
#include "template/read.h"

namespace vanthu::templates {
namespace {

// A control character never stands in a data path.
constexpr std::string_view field_mark = "\x01";

std::string annex_label(const std::string& number) {
  return number.empty() ? "Phụ lục" : "Phụ lục " + number;
}

class Resolver {
 public:
  Resolver(const std::vector<Reference>& references, const std::map<std::string, Target>& targets,
           const std::vector<std::string>& annex_numbers, const model::Document& document,
           Diagnostics& diagnostics)
      : references_(references),
        targets_(targets),
        annex_numbers_(annex_numbers),
        document_(document),
        diagnostics_(diagnostics) {}

  void visit(model::Text& text) {
    for (model::Run& run : text) {
      if (!run.field.starts_with(field_mark)) continue;
      std::size_t index = 0;
      const char* begin = run.field.data() + field_mark.size();
      std::from_chars(begin, run.field.data() + run.field.size(), index);
      run.field.clear();
      run.text = words_of(references_[index]);
    }
  }
  void visit(std::vector<model::Text>& lines) {
    for (model::Text& line : lines) visit(line);
  }
  void visit(std::optional<model::Text>& text) {
    if (text) visit(*text);
  }
  void visit(std::vector<model::Row>& rows) {
    for (model::Row& row : rows) {
      for (model::Cell& cell : row.cells) visit(cell.lines);
    }
  }

  void visit(model::LetterHead& head) {
    visit(head.superior);
    visit(head.issuer);
    visit(head.place);
    visit(head.subject);
  }
  void visit(model::Title& title) {
    visit(title.trich_yeu);
    visit(title.attached);
  }
  void visit(model::Addressees& addressees) {
    visit(addressees.label);
    visit(addressees.names);
  }
  void visit(model::LegalBasis& basis) { visit(basis.text); }
  void visit(model::Item& item) { visit(item.text); }
  void visit(model::Paragraph& paragraph) { visit(paragraph.text); }
  void visit(model::Table& table) {
    visit(table.header);
    visit(table.rows);
  }
  void visit(model::Closing& closing) {
    visit(closing.recipients);
    visit(closing.archive);
    visit(closing.signature);
    visit(closing.left_signature);
    visit(closing.confirmation);
  }
  void visit(std::optional<model::Signature>& signature) {
    if (!signature) return;
    visit(signature->authority);
    visit(signature->post);
    visit(signature->post_below);
    visit(signature->name);
  }
  void visit(model::CopyHead& copy) {
    visit(copy.issuer);
    visit(copy.place);
  }
  void visit(model::AnnexTitle& annex) {
    visit(annex.title);
    visit(annex.attached);
  }

 private:
  std::string words_of(const Reference& reference) {
    const auto found = targets_.find(reference.id);
    if (found == targets_.end()) {
      std::vector<std::string_view> ids;
      for (const auto& [id, target] : targets_) ids.push_back(id);
      diagnostics_.add(Code::ReferenceDangling, reference.at,
                       {reference.id, suggestion(reference.id, ids)});
      return {};
    }
    const Target& target = found->second;
    if (target.annex) return annex_words(reference, target);
    if (target.chain.empty() || target.chain.back().number.empty()) {
      diagnostics_.add({Code::ReferenceUnnumbered, reference.at, {reference.id}, target.at, ""});
      return {};
    }
    const Mark& last = target.chain.back();
    switch (reference.form) {
      case ReferenceForm::Number:
        return last.number;
      case ReferenceForm::Short:
        return spoken_number(last.level, last.number);
      case ReferenceForm::Full:
        break;
    }
    return full_words(reference, target);
  }

  std::string annex_words(const Reference& reference, const Target& target) {
    const std::string& number = annex_numbers_[target.section];
    if (reference.form != ReferenceForm::Number) return section_label(target.section);
    if (number.empty()) {
      diagnostics_.add({Code::ReferenceUnnumbered, reference.at, {reference.id}, target.at, ""});
    }
    return number;
  }

  // "điểm b khoản 2 Điều 5": from the inside out; an article's number is unique in its text, so
  // nothing above it is named.
  std::string full_words(const Reference& reference, const Target& target) {
    std::string words;
    for (auto mark = target.chain.rbegin(); mark != target.chain.rend(); ++mark) {
      if (mark->number.empty()) continue;
      if (!words.empty()) words += ' ';
      words += spoken_number(mark->level, mark->number);
      if (mark->level == model::Level::Article) break;
    }
    const bool elsewhere = reference.section != target.section;
    if (elsewhere && target.section > 0) words += " " + section_label(target.section);
    return words;
  }

  // "Phụ lục II"; "Quy chế" for a text issued with a decision.
  std::string section_label(std::size_t section) {
    const std::string& name = document_.sections[section].name;
    return name.empty() ? annex_label(annex_numbers_[section]) : name;
  }

  const std::vector<Reference>& references_;
  const std::map<std::string, Target>& targets_;
  const std::vector<std::string>& annex_numbers_;
  const model::Document& document_;
  Diagnostics& diagnostics_;
};

}  // namespace

std::string reference_field(std::size_t index) {
  return fmt::format("{}{}", field_mark, index);
}

void resolve_references(model::Document& document, const std::vector<Reference>& references,
                        const std::map<std::string, Target>& targets,
                        const std::vector<std::string>& annex_numbers, Diagnostics& diagnostics) {
  if (references.empty()) return;
  Resolver resolver(references, targets, annex_numbers, document, diagnostics);
  for (model::Section& section : document.sections) {
    resolver.visit(section.signing);
    for (model::Block& block : section.blocks) {
      std::visit([&](auto& one) { resolver.visit(one); }, block);
    }
  }
}

}  // namespace vanthu::templates
