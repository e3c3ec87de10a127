// RuleSet::Values: the rule file as typed values. For this module only (apply now, check later).

#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/length.h"
#include "base/source.h"
#include "model/document.h"
#include "rules/rule_set.h"

namespace vanthu::rules {

enum class Provenance {
  Decree,    // the text of the decree fixes it; a violation may be reported as one
  Sample,    // read off the decree's sample forms
  Practice,  // offices do it so
};

// What `vanthu explain` says of a value, besides its figures.
struct Entry {
  std::string id;      // element name: "le-trai"
  std::string name;    // "Lề trái"
  std::string clause;  // "nd30.pl1.I.3"
  Provenance provenance = Provenance::Decree;
  Place at;
};

// The distance from line to line.
struct LineDistance {
  double multiple = 0;  // of single spacing
  Length exact;         // Word's "Exactly"; zero: the multiple counts
  [[nodiscard]] bool is_exact() const { return exact != Length(); }
  bool operator==(const LineDistance&) const = default;
};

// A value with its range. The two size sets (PL I, I, V, note 1) may use different figures.
template <class T>
struct Value {
  Entry entry;
  T with_body13{};
  T with_body14{};
  std::optional<T> min, max;
  std::vector<T> choices;  // instead of a range: the only figures allowed

  [[nodiscard]] const T& operator()(model::SizeSet sizes) const {
    return sizes == model::SizeSet::Body13 ? with_body13 : with_body14;
  }
};

// A row of the type table (PL I, I, V): the size is the value with a range, the rest is fixed.
struct Type : Value<Length> {
  bool bold = false;
  bool italic = false;
  bool capitals = false;
};

struct Words {
  Entry entry;
  std::string text;
};

struct RuleSet::Values {
#define VANTHU_TYPE(member, element) Type member;
#define VANTHU_LENGTH(member, element) Value<Length> member;
#define VANTHU_RATIO(member, element) Value<double> member;
#define VANTHU_COUNT(member, element) Value<int> member;
#define VANTHU_LINES(member, element) Value<LineDistance> member;
#define VANTHU_WORDS(member, element) Words member;
#include "rules/values.def"
#undef VANTHU_TYPE
#undef VANTHU_LENGTH
#undef VANTHU_RATIO
#undef VANTHU_COUNT
#undef VANTHU_LINES
#undef VANTHU_WORDS
};

}  // namespace vanthu::rules
