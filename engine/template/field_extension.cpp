#include "template/field_extension.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "template/civil_date.h"
#include "template/decimal.h"
#include "template/read.h"
#include "text/text.h"

namespace vanthu::templates {
namespace {

using xml::Attribute;
using xml::Element;

// What an extension may say anew; limits and choices besides, which it may only narrow.
const std::vector<std::string_view> open_attributes = {"hoi", "goi-y", "mac-dinh"};
const std::vector<std::string_view> changeable = {"hoi",       "goi-y",  "mac-dinh", "bat-buoc",
                                                  "toi-thieu", "toi-da", "gia-tri"};

// Whether the limit `a` lies below `b`; limits that read_declarations will refuse are left to it.
bool is_below(const std::string& a, const std::string& b) {
  const auto x = parse_decimal(a), y = parse_decimal(b);
  if (x && y) return *x < *y;  // of two dates: two bare years
  const auto day = parse_date(a), other = parse_date(b);
  return day && other && compare_dates(*day, *other) < 0;
}

std::string words_of(const Element& element) {
  std::string words;
  for (const xml::Node& node : element.children) {
    if (const xml::Text* text = std::get_if<xml::Text>(&node)) words += text->value;
  }
  return text::collapsed(text::normalised(words));
}

class FieldExtension {
 public:
  explicit FieldExtension(Diagnostics& diagnostics) : diagnostics_(diagnostics) {}

  // `extension` is used up.
  void join(Element& extension, Element& base) {
    report_stray_text(extension, diagnostics_);
    for (xml::Node& node : extension.children) {
      Element* child = std::get_if<Element>(&node);
      if (child == nullptr) continue;
      Element* twin = child->name == "truong" ? field(base, child->get("ten")) : nullptr;
      if (twin == nullptr) {
        base.children.push_back(std::move(node));
      } else {
        narrow(*child, *twin);
      }
    }
  }

 private:
  static Element* field(Element& parent, std::string_view name) {
    for (xml::Node& node : parent.children) {
      Element* child = std::get_if<Element>(&node);
      if (child != nullptr && child->name == "truong" && child->get("ten") == name) return child;
    }
    return nullptr;
  }

  void narrow(Element& own, Element& base) {
    const std::string name(own.get("ten"));
    const Attribute* type = own.find("kieu");
    if (type != nullptr && type->value != base.get("kieu")) {
      diagnostics_.add({Code::FieldTypeChanged,
                        type->at,
                        {name, std::string(base.get("kieu")), type->value},
                        base.at,
                        ""});
      return;
    }
    for (const Attribute& one : own.attributes) {
      if (one.name != "ten" && one.name != "kieu") take(name, one, base);
    }
    if (base.get("kieu") == "lua-chon") {
      take_choices(name, own, base);
    } else {
      join(own, base);
    }
    base.at = own.at;  // where a message about the field is mended from now on
  }

  void take(const std::string& name, const Attribute& own, Element& base) {
    Attribute* old = nullptr;
    for (Attribute& one : base.attributes) {
      if (one.name == own.name) old = &one;
    }
    const bool open = std::find(open_attributes.begin(), open_attributes.end(), own.name) !=
                      open_attributes.end();
    const bool limit = own.name == "toi-thieu" || own.name == "toi-da";
    const bool required = own.name == "bat-buoc";
    if (old != nullptr && old->value == own.value) return;
    if (!open && !limit && !required) {
      diagnostics_.add({Code::FieldKept,
                        own.name_at,
                        {name, own.name, fmt::format("{}", fmt::join(changeable, ", "))},
                        old == nullptr ? base.at : old->at,
                        ""});
      return;
    }
    const bool wider =
        old != nullptr && ((required && old->value == "co") ||
                           (own.name == "toi-thieu" && is_below(own.value, old->value)) ||
                           (own.name == "toi-da" && is_below(old->value, own.value)));
    if (wider) {
      diagnostics_.add(
          {Code::FieldWidened, own.at, {name, own.name, own.value, old->value}, old->at, ""});
    } else if (old != nullptr) {
      *old = own;
    } else {
      base.attributes.push_back(own);
    }
  }

  void take_choices(const std::string& name, Element& own, Element& base) {
    std::vector<std::string> known;
    for (const xml::Node& node : base.children) {
      if (const Element* child = std::get_if<Element>(&node)) known.push_back(words_of(*child));
    }
    std::vector<xml::Node> kept;
    for (xml::Node& node : own.children) {
      const Element* child = std::get_if<Element>(&node);
      if (child == nullptr) continue;
      const std::string words = words_of(*child);
      if (child->name != "gia-tri" || std::find(known.begin(), known.end(), words) != known.end()) {
        kept.push_back(std::move(node));
      } else {
        diagnostics_.add({Code::FieldChoiceAdded,
                          child->at,
                          {name, words, suggestion(words, {known.begin(), known.end()})},
                          base.at,
                          ""});
      }
    }
    if (!kept.empty()) base.children = std::move(kept);
  }

  Diagnostics& diagnostics_;
};

}  // namespace

void extend_fields(Element& extension, Element& base, Diagnostics& diagnostics) {
  report_unknown_attributes(extension, {}, diagnostics);
  FieldExtension(diagnostics).join(extension, base);
}

}  // namespace vanthu::templates
