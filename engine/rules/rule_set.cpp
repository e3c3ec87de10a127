// Reads a rule file into RuleSet::Values.
//
//   in    <rules> with <group> elements, each holding one element a value
//   out   every member of values.def filled; anything missing, unknown, repeated, misspelt or
//   outside
//         its own range is reported, all in one run
//
// One list (values.def) drives the struct and the reader, so a value cannot be declared and then
// forgotten here.

#include "rules/rule_set.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <map>

#include "base/digest.h"
#include "rules/values.h"
#include "text/text.h"
#include "xml/tree.h"

namespace vanthu::rules {
namespace {

std::optional<double> parse_number(std::string_view text) {
  double value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size() || !std::isfinite(value)) {
    return std::nullopt;
  }
  return value;
}

bool parse(std::string_view text, Length& value) {
  if (text.size() < 3) return false;
  const std::string_view unit = text.substr(text.size() - 2);
  const std::optional<double> number = parse_number(text.substr(0, text.size() - 2));
  if (!number || *number < 0) return false;
  if (unit == "mm") {
    value = Length::mm(*number);
  } else if (unit == "pt") {
    value = Length::pt(*number);
  } else {
    return false;
  }
  return true;
}

// "0.4" or "1/3".
bool parse(std::string_view text, double& value) {
  const std::size_t slash = text.find('/');
  const std::optional<double> above = parse_number(text.substr(0, slash));
  const std::optional<double> below =
      slash == std::string_view::npos ? 1.0 : parse_number(text.substr(slash + 1));
  if (!above || !below || *above < 0 || *below <= 0) return false;
  value = *above / *below;
  return true;
}

bool parse(std::string_view text, int& value) {
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  return error == std::errc() && end == text.data() + text.size() && value >= 0;
}

// "1.15" or "18pt".
bool parse(std::string_view text, LineDistance& value) {
  const bool exact = parse(text, value.exact) && value.exact > Length();
  if (!exact) value.exact = Length();
  return exact || (parse(text, value.multiple) && value.multiple > 0);
}

template <class T>
bool is_below(const T& a, const T& b) {
  return a < b;
}

// A multiple and an exact height cannot be compared without fonts: rules/spacing.h does it.
bool is_below(const LineDistance& a, const LineDistance& b) {
  if (a.is_exact() != b.is_exact()) return false;
  return a.is_exact() ? a.exact < b.exact : a.multiple < b.multiple;
}

class Reader {
 public:
  // `has_base`: a value that is missing is the base's.
  Reader(Diagnostics& diagnostics, bool has_base)
      : diagnostics_(diagnostics), has_base_(has_base) {}

  void collect(const xml::Element& root) {
    root_ = root.at;
    for (const xml::Node& node : root.children) {
      const auto* group = std::get_if<xml::Element>(&node);
      if (group == nullptr) continue;
      if (group->name != "group") {
        diagnostics_.add(Code::RulesUnknownValue, group->at, {group->name});
        continue;
      }
      for (const xml::Node& child : group->children) {
        const auto* element = std::get_if<xml::Element>(&child);
        if (element == nullptr) continue;
        if (!elements_.emplace(element->name, element).second) {
          diagnostics_.add({Code::RulesDuplicateValue,
                            element->at,
                            {element->name},
                            elements_[element->name]->at,
                            {}});
        }
      }
    }
  }

  void read(Type& type, std::string_view id) {
    const xml::Element* element = open(type.entry, id, {"letters", "face"});
    if (element == nullptr) return;
    type.bold = type.italic = type.capitals = false;
    figures(*element, static_cast<Value<Length>&>(type));
    const xml::Attribute* letters = required(*element, "letters");
    if (letters != nullptr) {
      type.capitals = letters->value == "in-hoa";
      if (!type.capitals && letters->value != "in-thuong") bad(*element, *letters);
    }
    const xml::Attribute* face = required(*element, "face");
    if (face != nullptr) {
      const std::string& value = face->value;
      type.bold = value == "dung-dam" || value == "nghieng-dam";
      type.italic = value == "nghieng" || value == "nghieng-dam";
      if (!type.bold && !type.italic && value != "dung") bad(*element, *face);
    }
  }

  template <class T>
  void read(Value<T>& value, std::string_view id) {
    if (const xml::Element* element = open(value.entry, id, {})) figures(*element, value);
  }

  void read(Words& words, std::string_view id) {
    const xml::Element* element = open(words.entry, id, {});
    if (element == nullptr) return;
    if (const xml::Attribute* use = required(*element, "use")) {
      words.text = text::normalised(use->value);
      if (words.text.empty()) bad(*element, *use);
    }
  }

  // After every value was read: what is left has no use.
  void finish() {
    for (const auto& [name, element] : elements_) {
      if (!read_.contains(element)) diagnostics_.add(Code::RulesUnknownValue, element->at, {name});
    }
  }

 private:
  // The element of one value with its entry, or null when it is missing.
  const xml::Element* open(Entry& entry, std::string_view id,
                           const std::vector<std::string_view>& own_attributes) {
    const auto found = elements_.find(id);
    if (found == elements_.end()) {
      if (!has_base_) diagnostics_.add(Code::RulesMissingValue, root_, {std::string(id)});
      return nullptr;
    }
    const xml::Element& element = *found->second;
    read_.emplace(&element, true);
    static constexpr std::array common{"name", "clause", "provenance", "min",    "max",
                                       "use",  "use-13", "use-14",     "choices"};
    for (const xml::Attribute& attribute : element.attributes) {
      const bool known = std::find(common.begin(), common.end(), attribute.name) != common.end() ||
                         std::find(own_attributes.begin(), own_attributes.end(), attribute.name) !=
                             own_attributes.end();
      if (!known) bad(element, attribute);
    }
    entry.id = std::string(id);
    entry.at = element.at;
    if (const xml::Attribute* name = required(element, "name")) entry.name = name->value;
    if (const xml::Attribute* clause = required(element, "clause")) entry.clause = clause->value;
    if (const xml::Attribute* origin = required(element, "provenance")) {
      if (origin->value == "phap-quy") {
        entry.provenance = Provenance::Decree;
      } else if (origin->value == "mau") {
        entry.provenance = Provenance::Sample;
      } else if (origin->value == "thuc-te") {
        entry.provenance = Provenance::Practice;
      } else {
        bad(element, *origin);
      }
    }
    return &element;
  }

  // use, or use-13 and use-14; min, max; choices.
  template <class T>
  void figures(const xml::Element& element, Value<T>& value) {
    value.min.reset();
    value.max.reset();
    value.choices.clear();
    optional(element, "min", value.min);
    optional(element, "max", value.max);
    if (const xml::Attribute* choices = element.find("choices")) {
      for (const std::string_view choice : text::words(choices->value)) {
        T figure{};
        if (parse(choice, figure)) {
          value.choices.push_back(figure);
        } else {
          bad(element, *choices);
        }
      }
    }
    const xml::Attribute* use = element.find("use");
    const xml::Attribute* use13 = element.find("use-13");
    const xml::Attribute* use14 = element.find("use-14");
    if (use != nullptr && use13 == nullptr && use14 == nullptr) {
      used(element, *use, value, value.with_body13);
      value.with_body14 = value.with_body13;
    } else if (use == nullptr && use13 != nullptr && use14 != nullptr) {
      used(element, *use13, value, value.with_body13);
      used(element, *use14, value, value.with_body14);
    } else {
      diagnostics_.add(Code::RulesMissingAttribute, element.at, {element.name, "use"});
    }
  }

  template <class T>
  void used(const xml::Element& element, const xml::Attribute& attribute, const Value<T>& value,
            T& figure) {
    if (!parse(attribute.value, figure)) {
      bad(element, attribute);
      return;
    }
    const bool in_choices =
        value.choices.empty() ||
        std::find(value.choices.begin(), value.choices.end(), figure) != value.choices.end();
    if ((value.min && is_below(figure, *value.min)) ||
        (value.max && is_below(*value.max, figure)) || !in_choices) {
      Diagnostic diagnostic{Code::RulesOutOfRange, attribute.at, {}, {}, value.entry.clause};
      diagnostic.args = {element.name, attribute.value, range(element)};
      diagnostics_.add(std::move(diagnostic));
    }
  }

  static std::string range(const xml::Element& element) {
    if (element.find("choices") != nullptr) return std::string(element.get("choices"));
    return fmt::format("{} … {}", element.get("min", "0"), element.get("max", "∞"));
  }

  template <class T>
  void optional(const xml::Element& element, std::string_view name, std::optional<T>& figure) {
    const xml::Attribute* attribute = element.find(name);
    if (attribute == nullptr) return;
    T parsed{};
    if (parse(attribute->value, parsed)) {
      figure = parsed;
    } else {
      bad(element, *attribute);
    }
  }

  const xml::Attribute* required(const xml::Element& element, std::string_view name) {
    const xml::Attribute* attribute = element.find(name);
    if (attribute == nullptr) {
      diagnostics_.add(Code::RulesMissingAttribute, element.at, {element.name, std::string(name)});
    }
    return attribute;
  }

  void bad(const xml::Element& element, const xml::Attribute& attribute) {
    diagnostics_.add(Code::RulesBadValue, attribute.at,
                     {element.name, attribute.name, attribute.value});
  }

  Diagnostics& diagnostics_;
  bool has_base_;
  Place root_;
  std::map<std::string, const xml::Element*, std::less<>> elements_;
  std::map<const xml::Element*, bool> read_;  // looked up only, never walked
};

template <class Values>
std::unique_ptr<Values> unsaid(const Values& base) {
  auto values = std::make_unique<Values>(base);
#define VANTHU_VALUE(member, element) values->member.entry.provenance = Provenance::Practice;
#define VANTHU_TYPE VANTHU_VALUE
#define VANTHU_LENGTH VANTHU_VALUE
#define VANTHU_RATIO VANTHU_VALUE
#define VANTHU_COUNT VANTHU_VALUE
#define VANTHU_LINES VANTHU_VALUE
#define VANTHU_WORDS VANTHU_VALUE
#include "rules/values.def"
#undef VANTHU_VALUE
#undef VANTHU_TYPE
#undef VANTHU_LENGTH
#undef VANTHU_RATIO
#undef VANTHU_COUNT
#undef VANTHU_LINES
#undef VANTHU_WORDS
  return values;
}

}  // namespace

RuleSet::RuleSet(std::unique_ptr<Values> values, std::string id, std::string digest)
    : values_(std::move(values)), id_(std::move(id)), digest_(std::move(digest)) {}
RuleSet::~RuleSet() = default;
RuleSet::RuleSet(RuleSet&&) noexcept = default;
RuleSet& RuleSet::operator=(RuleSet&&) noexcept = default;

std::optional<RuleSet> RuleSet::read(const Sources& sources, FileId file, Diagnostics& diagnostics,
                                     const RuleSet* base) {
  const std::optional<xml::Element> root = xml::parse(sources, file, diagnostics);
  if (!root) return std::nullopt;
  const std::size_t errors = diagnostics.count(Severity::Error);
  if (root->name != "rules") {
    diagnostics.add(Code::RulesUnknownValue, root->at, {root->name});
    return std::nullopt;
  }
  auto values = base == nullptr ? std::make_unique<Values>() : unsaid(base->values());
  Reader reader(diagnostics, base != nullptr);
  reader.collect(*root);
#define VANTHU_TYPE(member, element) reader.read(values->member, element);
#define VANTHU_LENGTH(member, element) reader.read(values->member, element);
#define VANTHU_RATIO(member, element) reader.read(values->member, element);
#define VANTHU_COUNT(member, element) reader.read(values->member, element);
#define VANTHU_LINES(member, element) reader.read(values->member, element);
#define VANTHU_WORDS(member, element) reader.read(values->member, element);
#include "rules/values.def"
#undef VANTHU_TYPE
#undef VANTHU_LENGTH
#undef VANTHU_RATIO
#undef VANTHU_COUNT
#undef VANTHU_LINES
#undef VANTHU_WORDS
  reader.finish();
  if (diagnostics.count(Severity::Error) > errors) return std::nullopt;
  Digest digest;
  digest.add(sources.text(file));
  return RuleSet(std::move(values), std::string(root->get("id")), digest.hex());
}

}  // namespace vanthu::rules
