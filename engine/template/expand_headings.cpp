// <lap-de-muc>: repeats what it holds for each title of the text, or below one of them.
//
// Titles are listed as they are made (headings.h), so a loop sees those that stand before it.

#include <fmt/format.h>

#include <algorithm>
#include <utility>
#include <vector>

#include "template/expander.h"
#include "template/numbering.h"
#include "template/read.h"
#include "template/tags.h"

namespace vanthu::templates {
namespace {

bool is_constant(const NodeAttribute& attribute) {
  return std::all_of(attribute.pieces.begin(), attribute.pieces.end(),
                     [](const Node& piece) { return piece.tag == Tag::Text; });
}

}  // namespace

void Expander::each_heading(const Node& loop, const Visitor& visit) {
  const std::optional<Headings::Range> range = heading_range(loop);
  if (!range) return;
  std::optional<Tag> level;
  if (const TagSpec* spec = find_tag(loop.get("cap"))) level = spec->tag;
  const std::vector<std::size_t> chosen = headings_.select(*range, level);
  for (std::size_t n = 0; n < chosen.size(); ++n) {
    if (!step(loop.at)) return;
    const data::Value value = heading_value(chosen[n], loop.at);
    Binding binding;
    binding.name = loop.variable();
    binding.value = &value;
    binding.field = &heading_field();
    binding.number = {data::Number{fmt::format("{}", n + 1)}, value.at};
    binding.is_last = {n + 1 == chosen.size(), value.at};
    binding.key = "de-muc:" + headings_[chosen[n]].id;
    scope_.bindings.push_back(std::move(binding));
    heading_variables_.emplace_back(loop.variable(), chosen[n]);
    each(loop.children, visit);
    heading_variables_.pop_back();
    scope_.bindings.pop_back();
  }
}

// Empty when there is nothing to repeat: the place was left out, or an error was added.
std::optional<Headings::Range> Expander::heading_range(const Node& loop) {
  const NodeAttribute* attribute = loop.find("trong");
  if (attribute == nullptr) return headings_.of_section(0);
  const std::string wanted = attribute_value(loop, "trong").text;
  for (auto one = heading_variables_.rbegin(); one != heading_variables_.rend(); ++one) {
    if (one->first == wanted) return headings_.below(one->second);
  }
  if (const std::optional<std::size_t> index = headings_.find(wanted)) {
    if (headings_[*index].end != 0) return headings_.below(*index);
    diagnostics_.add(Code::HeadingsEarly, attribute->at, {wanted});
    return std::nullopt;
  }
  const auto target = numbered_.targets.find(wanted);
  if (target != numbered_.targets.end()) {
    if (target->second.annex && target->second.section != section_index()) {
      return headings_.of_section(target->second.section);
    }
    diagnostics_.add({Code::HeadingsUnsuited, attribute->at, {wanted}, target->second.at, ""});
    return std::nullopt;
  }
  // An id the template spells out was judged by check: its place has been left out this time.
  if (!is_constant(*attribute) && !numbered_.omitted.contains(wanted)) {
    diagnostics_.add(Code::HeadingsUnknown, attribute->at,
                     {wanted, suggestion(wanted, headings_.ids())});
  }
  return std::nullopt;
}

data::Value Expander::heading_value(std::size_t index, Place at) {
  const Heading& heading = headings_[index];
  const model::Item& item =
      std::get<model::Item>(document_.sections[heading.section].blocks[heading.block]);
  // Named or not, it can be referred to from inside the loop.
  const auto [target, added] = numbered_.targets.try_emplace(heading.id);
  if (added) {
    target->second.id = heading.id;
    target->second.mark = heading.mark;
    target->second.name = item.text;
    target->second.section = heading.section;
    target->second.at = item.at;
  }
  const std::string name = settled_words(item.text, references_, numbered_, at, diagnostics_);
  std::string head = item.number;
  if (!item.label.empty()) head += (head.empty() ? "" : " ") + item.label;
  charge(name.size(), at);

  data::Object members;
  const auto add = [&](const char* key, std::string text) {
    members.push_back({key, {std::move(text), item.at}, item.at});
  };
  add("id", heading.id);
  add("ten", name);
  add("so", heading.number);
  add("so_ten", head.empty() ? name : head + " " + name);
  // From inside its own text: how many annexes there are is not known yet.
  add("dan",
      plain(spoken_words(numbered_, {&target->second}, ReferenceForm::Full, heading.section)));
  add("cap", std::string(spec_of(tag_of(heading.level)).name));
  return {std::move(members), item.at};
}

}  // namespace vanthu::templates
