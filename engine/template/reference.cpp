#include "template/reference.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <optional>
#include <string_view>

#include "template/list_marks.h"
#include "template/read.h"
#include "text/text.h"

namespace vanthu::templates {
namespace {

// A control character never stands in a data path.
constexpr std::string_view field_mark = "\x01";

// The name of a thing may hold a reference to a thing whose name holds one …
constexpr int deepest_name = 4;

std::optional<std::size_t> index_of(const model::Run& run) {
  if (!run.field.starts_with(field_mark)) return std::nullopt;
  std::size_t index = 0;
  const char* begin = run.field.data() + field_mark.size();
  std::from_chars(begin, run.field.data() + run.field.size(), index);
  return index;
}

class Resolver {
 public:
  Resolver(const std::vector<Reference>& references, const Numbered& numbered,
           const FindInTemplate& find_in_template, Diagnostics& diagnostics)
      : references_(references),
        numbered_(numbered),
        find_in_template_(find_in_template),
        diagnostics_(diagnostics) {}

  void visit(model::Text& text) {
    const auto refers = [](const model::Run& run) { return index_of(run).has_value(); };
    if (std::none_of(text.begin(), text.end(), refers)) return;
    model::Text resolved;
    for (model::Run& run : text) {
      const std::optional<std::size_t> index = index_of(run);
      if (!index) {
        resolved.push_back(std::move(run));
        continue;
      }
      const std::string field = field_of(references_[*index]);
      for (Spoken& spoken : words_of(references_[*index], 0)) {
        model::Run piece;
        piece.text = std::move(spoken.words);
        piece.bold = run.bold;
        piece.italic = run.italic;
        piece.field = field;
        piece.at = run.at;
        piece.link = std::move(spoken.link);
        piece.page = spoken.page;
        resolved.push_back(std::move(piece));
      }
    }
    text = std::move(resolved);
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
  void visit(model::PageBreak&) {}
  void visit(model::Contents& contents) { visit(contents.title); }
  void visit(model::AnnexTitle& annex) {
    visit(annex.title);
    visit(annex.attached);
  }

 private:
  // `depth`: how many names this reference stands in.
  SpokenWords words_of(const Reference& reference, int depth) {
    std::vector<const Target*> targets;
    bool sound = !reference.ids.empty();
    for (const ReferencedId& one : reference.ids) {
      const Target* target = find(one, reference);
      sound = target != nullptr && fits(reference, one, *target) && sound;
      if (target != nullptr) targets.push_back(target);
    }
    if (!sound) return {};
    SpokenWords words;
    switch (reference.form) {
      case ReferenceForm::Short:
      case ReferenceForm::Full:
        words = spoken_words(numbered_, targets, reference.form, reference.section);
        break;
      case ReferenceForm::Number:
        words = number_words(numbered_, targets);
        break;
      case ReferenceForm::Name:
      case ReferenceForm::NumberAndName:
        for (const Target* target : targets) {
          if (!words.empty()) words.push_back({"; ", ""});
          const SpokenWords named = named_words(reference, *target, depth);
          words.insert(words.end(), named.begin(), named.end());
        }
        break;
      case ReferenceForm::Page:
        words = page_words(numbered_, targets, reference.section);
        break;
    }
    if (reference.capital && !words.empty()) {
      words.front().words = text::capitalised(words.front().words);
    }
    return words;
  }

  // The data path of a name said again, when one thing is named and one field gave its name.
  [[nodiscard]] std::string field_of(const Reference& reference) const {
    const bool named =
        reference.form == ReferenceForm::Name || reference.form == ReferenceForm::NumberAndName;
    if (!named || reference.ids.size() != 1) return {};
    const auto target = numbered_.targets.find(reference.ids.front().id);
    if (target == numbered_.targets.end()) return {};
    std::string field;
    for (const model::Run& run : target->second.name) {
      if (run.field.empty() || run.field == field) continue;
      if (!field.empty() || index_of(run)) return {};
      field = run.field;
    }
    return field;
  }

  const Target* find(const ReferencedId& one, const Reference& reference) {
    const auto found = numbered_.targets.find(one.id);
    if (found != numbered_.targets.end()) return &found->second;
    std::optional<Place> left_out;
    if (const auto omitted = numbered_.omitted.find(one.id); omitted != numbered_.omitted.end()) {
      left_out = omitted->second;
    } else {
      left_out = find_in_template_(one.id);
    }
    if (left_out) {
      diagnostics_.add({Code::ReferenceOmitted, one.at, {one.id}, left_out, ""});
      return nullptr;
    }
    std::vector<std::string_view> ids;
    for (const auto& [id, target] : numbered_.targets) ids.push_back(id);
    const std::optional<Place> written =
        one.at.file == reference.at.file ? std::nullopt : std::optional(reference.at);
    diagnostics_.add(
        {Code::ReferenceDangling, one.at, {one.id, suggestion(one.id, ids)}, written, ""});
    return nullptr;
  }

  // Whether the target has what the form asks for.
  bool fits(const Reference& reference, const ReferencedId& one, const Target& target) {
    const bool marked = target.mark != no_mark && numbered_.marks[target.mark].spoken();
    const bool numbered = marked && !numbered_.marks[target.mark].number.empty();
    switch (reference.form) {
      case ReferenceForm::Short:
      case ReferenceForm::Full:
        if (marked) return true;
        break;
      case ReferenceForm::Number:
        if (numbered) return true;
        break;
      case ReferenceForm::Name:
      case ReferenceForm::NumberAndName:
        if (model::is_blank(target.name)) {
          diagnostics_.add({Code::ReferenceUnnamed, one.at, {one.id}, target.at, ""});
          return false;
        }
        if (marked || reference.form == ReferenceForm::Name) return true;
        break;
      case ReferenceForm::Page:
        return true;
    }
    diagnostics_.add({Code::ReferenceUnnumbered, one.at, {one.id}, target.at, ""});
    return false;
  }

  // The target's name, all of which leads to it; but a page in it is a page of its own.
  SpokenWords named_words(const Reference& reference, const Target& target, int depth) {
    if (depth == deepest_name) {
      diagnostics_.add(
          {Code::ReferenceCycle, reference.at, {reference.ids.front().id}, target.at, ""});
      return {};
    }
    model::Text name;
    for (const model::Run& run : target.name) {
      const std::optional<std::size_t> index = index_of(run);
      if (!index) {
        name.push_back(run);
        continue;
      }
      for (Spoken& spoken : words_of(references_[*index], depth + 1)) {
        model::Run piece;
        piece.text = std::move(spoken.words);
        piece.link = std::move(spoken.link);
        piece.page = spoken.page;
        name.push_back(std::move(piece));
      }
    }
    drop_closing_marks(name);
    SpokenWords words;
    const auto add = [&](std::string piece) {
      if (words.empty() || words.back().page) words.push_back({"", target.id});
      words.back().words += piece;
    };
    if (reference.form == ReferenceForm::NumberAndName) {
      add(plain(spoken_words(numbered_, {&target}, ReferenceForm::Short, reference.section)) +
          numbered_.marks[target.mark].separator + " ");
    }
    for (model::Run& run : name) {
      if (run.page) {
        words.push_back({std::move(run.text), std::move(run.link), true});
      } else {
        add(std::move(run.text));
      }
    }
    return words;
  }

  const std::vector<Reference>& references_;
  const Numbered& numbered_;
  const FindInTemplate& find_in_template_;
  Diagnostics& diagnostics_;
};

}  // namespace

std::string reference_field(std::size_t index) {
  return fmt::format("{}{}", field_mark, index);
}

void add_ids(std::string_view list, Place at, std::vector<ReferencedId>& ids) {
  while (!list.empty()) {
    const std::size_t comma = std::min(list.find(','), list.size());
    const std::string_view id = text::trimmed(list.substr(0, comma));
    if (!id.empty()) ids.push_back({std::string(id), at});
    list.remove_prefix(std::min(comma + 1, list.size()));
  }
}

void resolve_references(model::Document& document, const std::vector<Reference>& references,
                        const Numbered& numbered, const FindInTemplate& find_in_template,
                        Diagnostics& diagnostics) {
  if (references.empty()) return;
  Resolver resolver(references, numbered, find_in_template, diagnostics);
  for (model::Section& section : document.sections) {
    resolver.visit(section.signing);
    for (model::Block& block : section.blocks) {
      model::visit_block([&](auto& one) { resolver.visit(one); }, block);
    }
  }
}

std::string settled_words(const model::Text& text, const std::vector<Reference>& references,
                          const Numbered& numbered, Place at, Diagnostics& diagnostics) {
  model::Text copy = text;
  for (const model::Run& run : copy) {
    const std::optional<std::size_t> index = index_of(run);
    if (!index) continue;
    for (const ReferencedId& one : references[*index].ids) {
      const auto target = numbered.targets.find(one.id);
      // How many annexes there will be is known at the end only, on which page even later.
      const bool settled = references[*index].form != ReferenceForm::Page;
      if (settled && target != numbered.targets.end() && target->second.section == 0) continue;
      diagnostics.add({Code::HeadingUnsettled, at, {one.id}, one.at, ""});
      return {};
    }
  }
  // The heading itself will report what is wrong with its references.
  const FindInTemplate nowhere = [](const std::string&) { return std::nullopt; };
  Diagnostics unheard;
  Resolver(references, numbered, nowhere, unheard).visit(copy);
  return model::plain(copy);
}

}  // namespace vanthu::templates
