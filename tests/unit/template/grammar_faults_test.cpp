// Whatever template.rng refuses, the engine refuses too, in words of its own: the grammar serves
// editors and this test; the engine does not read it. Every template that ships is changed in one
// place at a time.

#include <algorithm>
#include <cstddef>
#include <functional>
#include <string>
#include <variant>
#include <vector>

#include "run.h"
#include "support/catch.h"
#include "support/relaxng.h"
#include "template/tags.h"
#include "xml/tree.h"

using namespace vanthu;
using namespace vanthu::test;

namespace {

constexpr std::size_t every = 7;  // 1: each single one, two minutes

std::string escaped(const std::string& text) {
  std::string out;
  for (const char c : text) {
    out += c == '&'   ? "&amp;"
           : c == '<' ? "&lt;"
           : c == '>' ? "&gt;"
           : c == '"' ? "&quot;"
                      : std::string(1, c);
  }
  return out;
}

std::string written(const xml::Element& element) {
  std::string out = "<" + element.name;
  for (const xml::Attribute& one : element.attributes) {
    out += " " + one.name + "=\"" + escaped(one.value) + "\"";
  }
  out += ">";
  for (const xml::Node& node : element.children) {
    const auto* child = std::get_if<xml::Element>(&node);
    out += child != nullptr ? written(*child) : escaped(std::get<xml::Text>(node).value);
  }
  return out + "</" + element.name + ">";
}

// One change of one element, written as a whole template again.
struct Fault {
  std::string name;
  std::string xml;
};

// All elements below `element`, with the list they stand in.
void each_place(xml::Element& element,
                const std::function<void(xml::Element& parent, std::size_t index)>& visit) {
  for (std::size_t i = 0; i < element.children.size(); ++i) {
    if (!std::holds_alternative<xml::Element>(element.children[i])) continue;
    visit(element, i);
    each_place(std::get<xml::Element>(element.children[i]), visit);
  }
}

class Faults {
 public:
  Faults(xml::Element root, std::size_t stride) : root_(std::move(root)), stride_(stride) {}

  std::vector<Fault> all() {
    each_place(root_, [this](xml::Element& parent, std::size_t i) { at(parent, i); });
    return std::move(faults_);
  }

 private:
  void keep(const std::string& name) {
    if (count_++ % stride_ == 0) faults_.push_back({name, written(root_)});
  }
  void at(xml::Element& parent, std::size_t i) {
    const std::vector<xml::Node> before = parent.children;
    const auto& element = std::get<xml::Element>(before[i]);
    const auto child = [&]() -> xml::Element& {
      return std::get<xml::Element>(parent.children[i]);
    };
    const auto place = static_cast<std::ptrdiff_t>(i);
    const std::string name = parent.name + " > " + element.name;

    parent.children.erase(parent.children.begin() + place);
    keep(name + " left out");
    parent.children = before;
    parent.children.insert(parent.children.begin() + place, before[i]);
    keep(name + " twice");
    parent.children = before;
    std::reverse(parent.children.begin(), parent.children.end());
    keep(parent.name + " reversed");
    parent.children = before;
    for (std::size_t next = 0; next < 3; ++next) {
      const auto& tags = templates::tag_table();
      child().name = tags[turn_++ % tags.size()].name;
      keep(name + " named " + child().name);
    }
    child().name = element.name;
    child().attributes.push_back({"la_lung", "1", {}, {}});
    keep(name + " with a strange attribute");
    child().attributes.pop_back();
    child().children.insert(child().children.begin(), xml::Text{"chữ", {}});
    keep(name + " with words");
    child() = element;
    child().children.clear();
    keep(name + " emptied");
    child() = element;
    child().children.push_back(element);
    keep(name + " in itself");
    child() = element;
    for (std::size_t k = 0; k < element.attributes.size(); ++k) {
      const auto which = static_cast<std::ptrdiff_t>(k);
      child().attributes.erase(child().attributes.begin() + which);
      keep(name + " without " + element.attributes[k].name);
      child() = element;
      child().attributes[k].value = "?";
      keep(name + " with " + element.attributes[k].name + "=\"?\"");
      child() = element;
    }
  }

  xml::Element root_;
  std::size_t stride_;
  std::size_t count_ = 0, turn_ = 0;
  std::vector<Fault> faults_;
};

}  // namespace

TEST_CASE("what the grammar refuses is refused by the engine") {
  const Grammar rng(grammar());
  const Shelf shelf = tree_shelf();
  std::size_t refused = 0;
  // `judged` tells whether the engine says no when the file reads so.
  const auto check_all = [&](const std::string& id, const std::string& text,
                             const std::function<bool(const std::string&)>& judged) {
    Sources sources;
    Diagnostics none;
    std::optional<xml::Element> root = xml::parse(sources, sources.add(id, text), none);
    REQUIRE(root);
    REQUIRE_FALSE(judged(text));
    for (const Fault& fault : Faults(*std::move(root), every).all()) {
      if (rng.takes(fault.xml)) continue;
      ++refused;
      INFO(id << ": " << fault.name);
      CHECK(judged(fault.xml));
    }
  };
  for (const auto& [id, text] : shelf.bases) {
    check_all(id, text,
              [&](const std::string& xml) { return read(xml, shelf).diagnostics.has_errors(); });
  }
  for (const auto& [id, text] : shelf.blocks) {
    const std::string call = "khoi=\"" + id + "\"";
    const auto caller = std::find_if(shelf.bases.begin(), shelf.bases.end(), [&](const auto& one) {
      return one.second.find(call) != std::string::npos;
    });
    if (caller == shelf.bases.end()) continue;  // called by other blocks only
    check_all(id, text, [&](const std::string& xml) {
      Shelf other = shelf;
      other.blocks[id] = xml;
      return read(caller->second, other).diagnostics.has_errors();
    });
  }
  CHECK(refused > 1500);
}
