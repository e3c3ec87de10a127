#include <fmt/format.h>

#include <utility>

#include "template/expander.h"
#include "template/tags.h"
#include "template/types.h"
#include "template/validate.h"
#include "text/text.h"

namespace vanthu::templates {

Expander::Expander(const Template::Internals& source, const data::Value& data, const Kinds& kinds,
                   const Budget& budget, Diagnostics& diagnostics)
    : source_(source), kinds_(kinds), budget_(budget), diagnostics_(diagnostics) {
  scope_.root = &source.root;
  scope_.data = &data;
}

std::optional<model::Document> Expander::run() {
  const std::size_t before = diagnostics_.count(Severity::Error);
  document_.sections.emplace_back();
  annex_numbers_.emplace_back();
  set_kind(source_.document);
  set_sizes(source_.document);
  Frame frame;
  each(source_.document.children, [&](const Node& node) { part(node, frame); });
  number_annexes();
  // References into what was never made would be noise.
  if (!stopped_) {
    resolve_references(document_, references_, targets_, annex_numbers_, diagnostics_);
  }
  drop_empty_main();
  set_properties();
  if (diagnostics_.count(Severity::Error) > before) return std::nullopt;
  return std::move(document_);
}

void Expander::each(const std::vector<Node>& nodes, const Visitor& visit) {
  for (const Node& node : nodes) {
    if (!step(node.at)) return;
    switch (node.tag) {
      case Tag::Loop:
        each_item(node, visit);
        break;
      case Tag::If:
        if (holds(*node.condition, scope_)) {
          each(node.children, visit);
        } else if (!node.children.empty() && node.children.back().tag == Tag::Else) {
          each(node.children.back().children, visit);
        }
        break;
      case Tag::Else:
        break;  // taken by its <neu>
      default:
        visit(node);
    }
  }
}

void Expander::each_item(const Node& loop, const Visitor& visit) {
  const Path& path = std::get<Path>(loop.expression->operand.what);
  const Resolved list = resolve(path, scope_);
  if (list.value == nullptr) return;
  const data::Array& items = *list.value->as<data::Array>();
  std::vector<std::size_t> shown;  // blank texts are as good as absent
  for (std::size_t i = 0; i < items.size(); ++i) {
    if (list.field->type == FieldType::List || !is_blank(items[i])) shown.push_back(i);
  }
  // A list inside the item of another keeps that item's key before its own.
  std::string outer_key;
  const std::string& first = std::get<std::string>(path.steps.front().what);
  for (const Binding& one : scope_.bindings) {
    if (one.name == first && !one.key.empty()) outer_key = one.key + "/";
  }
  for (std::size_t n = 0; n < shown.size(); ++n) {
    if (!step(loop.at)) return;
    const data::Value& item = items[shown[n]];
    Binding binding;
    binding.name = loop.variable;
    binding.value = &item;
    binding.field = list.field->element.get();
    binding.path = fmt::format("{}[{}]", list.path, shown[n]);
    binding.number = {data::Number{fmt::format("{}", n + 1)}, item.at};
    binding.is_last = {n + 1 == shown.size(), item.at};
    const data::Value* key = list.field->key.empty() ? nullptr : item.find(list.field->key);
    if (key != nullptr && !is_blank(*key)) {
      const Field& member = *member_of(*binding.field, list.field->key);
      binding.key = fmt::format("{}{}:{}", outer_key, list.field->name,
                                text::collapsed(entry_of(member.type).print(*key)));
    }
    scope_.bindings.push_back(std::move(binding));
    each(loop.children, visit);
    scope_.bindings.pop_back();
  }
}

bool Expander::step(Place at) {
  if (stopped_) return false;
  if (++steps_ <= budget_.steps) return true;
  stop(Code::LimitSteps, at, budget_.steps);
  return false;
}

void Expander::charge(std::size_t bytes, Place at) {
  output_ += bytes;
  if (!stopped_ && output_ > budget_.output) stop(Code::LimitOutput, at, budget_.output);
}

void Expander::stop(Code code, Place at, std::uint64_t limit) {
  stopped_ = true;
  diagnostics_.add(code, at, {fmt::format("{}", limit)});
}

void Expander::add_words(const std::vector<Node>& nodes, LineBuilder& builder,
                         LineBuilder::Style style) {
  each(nodes, [&](const Node& node) {
    switch (node.tag) {
      case Tag::Text:
        charge(node.text.size(), node.at);
        builder.add(node.text, style, "", node.at);
        break;
      case Tag::Value: {
        const Printed value = print(*node.expression, scope_, diagnostics_);
        charge(value.text.size(), node.at);
        builder.add(value.text, style, value.field, value.at);
        break;
      }
      case Tag::Bold:
        add_words(node.children, builder, {true, style.italic});
        break;
      case Tag::Italic:
        add_words(node.children, builder, {style.bold, true});
        break;
      case Tag::LineBreak:
        builder.end_line();
        break;
      case Tag::Fill:
        builder.add_fill(style, node.at);
        break;
      case Tag::RowNumber:
        if (!row_is_numbered_) ++row_number_;
        row_is_numbered_ = true;
        builder.add(fmt::format("{}", row_number_), style, "", node.at);
        break;
      case Tag::Reference: {
        const std::string form(node.get("kieu", "gon"));
        builder.add(reference_text, style, reference_field(references_.size()), node.at);
        references_.push_back({attribute_value(node, "den").text,
                               parse_reference_form(form).value_or(ReferenceForm::Short),
                               section_index(), node.at});
        break;
      }
      default:
        break;
    }
  });
}

model::Text Expander::words(const std::vector<Node>& nodes) {
  LineBuilder builder(LineMode::One);
  add_words(nodes, builder, {});
  std::vector<model::Text> lines = builder.take();
  return lines.empty() ? model::Text() : std::move(lines.front());
}

std::vector<model::Text> Expander::lines(const std::vector<Node>& nodes) {
  LineBuilder builder(LineMode::Many);
  add_words(nodes, builder, {});
  return builder.take();
}

model::Text Expander::attribute_words(const Node& node, std::string_view name) {
  const NodeAttribute* attribute = node.find(name);
  return attribute == nullptr ? model::Text() : words(attribute->pieces);
}

Printed Expander::attribute_value(const Node& node, std::string_view name) {
  Printed result;
  result.at = node.at;
  const NodeAttribute* attribute = node.find(name);
  if (attribute == nullptr) return result;
  result.at = attribute->at;
  if (attribute->pieces.size() == 1 && attribute->pieces.front().tag == Tag::Value) {
    const Expression& expression = *attribute->pieces.front().expression;
    const Path* path = std::get_if<Path>(&expression.operand.what);
    if (path == nullptr || !expression.filters.empty()) {
      result = print(expression, scope_, diagnostics_);
    } else if (const Resolved found = resolve(*path, scope_); found.get() != nullptr) {
      const data::Value& value = *found.get();
      if (value.at.known()) result.at = value.at;
      result.field = found.path;
      if (const std::string* text = value.as<std::string>()) {
        result.text = *text;
      } else if (const data::Number* number = value.as<data::Number>()) {
        result.text = number->lexeme;
      } else {
        result.text = print(expression, scope_, diagnostics_).text;
      }
    }
  } else {
    for (const Node& piece : attribute->pieces) {
      result.text +=
          piece.tag == Tag::Text ? piece.text : print(*piece.expression, scope_, diagnostics_).text;
    }
  }
  result.text = text::collapsed(result.text);
  charge(result.text.size(), node.at);
  return result;
}

void Expander::report_attribute(const Node& node, std::string_view name, const Printed& value,
                                std::string_view expected) {
  const NodeAttribute* attribute = node.find(name);
  const Place written = attribute == nullptr ? node.at : attribute->at;
  const std::optional<Place> see = value.at == written ? std::nullopt : std::optional(written);
  diagnostics_.add({Code::TemplateAttributeValue,
                    value.at,
                    {std::string(name), value.text, std::string(expected)},
                    see,
                    ""});
}

std::optional<model::Document> expand(const Template& source, const data::Value& data,
                                      const Kinds& kinds, Diagnostics& diagnostics) {
  const Template::Internals& internals = source.internals();
  if (!validate(internals.root, data, diagnostics)) return std::nullopt;
  return Expander(internals, data, kinds, Budget{}, diagnostics).run();
}

}  // namespace vanthu::templates
