#include <fmt/format.h>

#include <utility>

#include "template/expander.h"
#include "template/prepare.h"
#include "template/tags.h"
#include "template/types.h"
#include "text/text.h"

namespace vanthu::templates {
namespace {

// The tag to which the template gives this very id; ids made with data are not looked into.
std::optional<Place> find_id(const Node& node, const std::string& id) {
  const NodeAttribute* attribute = node.find("id");
  if (attribute != nullptr && attribute->pieces.size() == 1 &&
      attribute->pieces.front().tag == Tag::Text && attribute->pieces.front().text == id) {
    return node.at;
  }
  for (const Node& child : node.children) {
    if (const std::optional<Place> found = find_id(child, id)) return found;
  }
  return std::nullopt;
}

}  // namespace

Expander::Expander(const Template::Internals& source, const data::Value& data, const Kinds& kinds,
                   const Budget& budget, Diagnostics& diagnostics)
    : source_(source), kinds_(kinds), budget_(budget), diagnostics_(diagnostics) {
  scope_.root = &source.root;
  scope_.data = &data;
  scope_.steps = &steps_;
  scope_.memo = &memo_;
}

std::optional<model::Document> Expander::run() {
  const std::size_t before = diagnostics_.count(Severity::Error);
  document_.sections.emplace_back();
  numbered_.annex_numbers.emplace_back();
  numbered_.section_names.emplace_back();
  set_kind(source_.document);
  set_sizes(source_.document);
  Frame frame;
  each(source_.document.children, [&](const Node& node) { part(node, frame); });
  settle_labels(frame);
  number_annexes();
  // References into what was never made would be noise.
  if (!stopped_) {
    const auto find_in_template = [&](const std::string& id) {
      return find_id(source_.document, id);
    };
    resolve_references(document_, references_, numbered_, find_in_template, diagnostics_);
  }
  drop_empty_main();
  set_properties();
  if (diagnostics_.count(Severity::Error) > before) return std::nullopt;
  return std::move(document_);
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
        if (value.rich) {
          builder.add(*value.rich, style, value.field, value.at);
        } else {
          builder.add(value.text, style, value.field, value.at);
        }
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
        builder.add(reference_text, style, reference_field(references_.size()), node.at);
        references_.push_back(reference(node));
        break;
      }
      default:
        break;
    }
  });
}

Reference Expander::reference(const Node& node) {
  Reference result;
  result.form = parse_reference_form(node.get("kieu", "gon")).value_or(ReferenceForm::Short);
  result.capital = node.get("hoa-dau") == "co";
  result.section = section_index();
  result.at = node.at;
  const auto add = [&](const Node& from) {
    const Printed ids = attribute_value(from, "den");
    const bool from_data = !ids.field.empty() && ids.at.known();
    add_ids(ids.text, from_data ? ids.at : from.at, result.ids);
  };
  add(node);
  each(node.children, add);
  return result;
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
      const std::string* text = value.as<std::string>();
      if (text != nullptr && found.field->type != FieldType::RichText) {
        result.text = *text;
      } else if (const data::Number* number = value.as<data::Number>()) {
        result.text = number->lexeme;
      } else {
        result.text = print(expression, scope_, diagnostics_).text;
      }
    }
  } else {
    // "ct-{{ ct.ma }}": what the one value says is what is wrong, when something is.
    std::size_t values = 0;
    Printed value;
    for (const Node& piece : attribute->pieces) {
      if (piece.tag == Tag::Text) {
        result.text += piece.text;
        continue;
      }
      value = print(*piece.expression, scope_, diagnostics_);
      result.text += value.text;
      ++values;
    }
    if (values == 1 && !value.field.empty()) {
      result.at = value.at;
      result.field = value.field;
    }
  }
  result.text = text::collapsed(result.text);
  charge(result.text.size(), node.at);
  return result;
}

std::string Expander::attribute_field(const Node& node, std::string_view name) {
  const NodeAttribute* attribute = node.find(name);
  if (attribute == nullptr || attribute->pieces.size() != 1) return {};
  const Node& piece = attribute->pieces.front();
  if (piece.tag != Tag::Value) return {};
  const Path* path = std::get_if<Path>(&piece.expression->operand.what);
  return path == nullptr ? "" : resolve(*path, scope_).path;
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
  const std::optional<Prepared> ready = prepare(internals, data, diagnostics);
  if (!ready) return std::nullopt;
  return Expander(internals, ready->of(data), kinds, Budget{}, diagnostics).run();
}

}  // namespace vanthu::templates
