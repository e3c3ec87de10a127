// The template as it is held in memory: declared fields and a tree of nodes.
//
// Made by read (read.h, declarations.h), judged by check (check.h), walked by expand (expander.h).
// One node type serves every tag, because <lap>, <neu> and their kin stand among blocks, rows,
// cells and words alike: what they repeat or choose is simply their children.

#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/boxed.h"
#include "base/named_list.h"
#include "base/source.h"
#include "data/value.h"
#include "template/pattern.h"
#include "template/tags.h"
#include "template/template.h"

namespace vanthu::templates {

// ---------------------------------------------------------------- expressions

// ten, [0], ky.chuc_vu: names and indices in order; the first is a name.
struct Step {
  std::variant<std::string, std::size_t> what;
  Place at;
};
struct Path {
  std::vector<Step> steps;
  std::string text;  // as a message shows it
  Place at;
};

struct TextLiteral {
  std::string value;
};
struct NumberLiteral {
  std::string lexeme;
};

struct Operand;
struct FunctionEntry;  // functions.h

// a + b, -a, tong(x, y): computed from its parts.
struct Calculation {
  enum class Kind { Negate, Add, Subtract, Multiply, Divide, Call };
  Kind kind = Kind::Add;
  const FunctionEntry* function = nullptr;  // Call
  std::vector<Operand> parts;               // Negate: one; Add … Divide: two; Call: the arguments
  std::string text;                         // as written
};

struct Operand {
  std::variant<Path, TextLiteral, NumberLiteral, Calculation> what;
  Place at;
};

struct FilterEntry;  // filters.h
struct FilterCall {
  const FilterEntry* filter = nullptr;
  std::optional<std::string> argument;
  Place at;
};

struct Expression {
  Operand operand;
  std::vector<FilterCall> filters;
  Place at;
};

enum class Comparison { Equal, NotEqual, Less, LessEqual, Greater, GreaterEqual };

struct Condition {
  enum class Kind { Present, Compare, Not, And, Or };
  Kind kind = Kind::Present;
  Operand left;  // Compare; Present: a path, or a call that gives yes or no
  Comparison comparison = Comparison::Equal;
  Operand right;                 // Compare
  std::vector<Condition> parts;  // Not: one; And, Or: two or more
  Place at;
};

// ---------------------------------------------------------------- declared fields

enum class FieldType {
  Text,
  RichText,
  Integer,
  Decimal,
  Money,
  Percent,
  Date,
  Choice,
  YesNo,
  Person,
  Agency,
  Body,
  TextList,
  Group,
  List,
  DynamicTable
};

// <kiem-tra>: what must hold among the values of one group, or of every item of a list.
struct Check {
  Condition condition;
  std::string text;         // the condition as written
  std::string explanation;  // the author's words for whoever has to mend the data
  bool warns = false;       // muc="canh-bao"
  Place at;
};

// tinh=: a condition for yes/no, else an expression.
using Formula = std::variant<Expression, Condition>;

// With the text as written.
template <typename T>
struct Written {
  T parsed;
  std::string text;
};

struct Field {
  std::string name;
  FieldType type = FieldType::Text;
  bool required = false;
  Boxed<Written<Condition>> required_when;  // bat-buoc-khi
  std::string question;
  std::string hint;
  std::string unit;
  std::vector<std::string> choices;
  Boxed<data::Value> fallback;          // mac-dinh, of the field's own type
  Boxed<data::Value> minimum, maximum;  // a date for dates, else a number
  Boxed<Pattern> pattern;
  Boxed<Written<Formula>> formula;
  std::string key;                 // of a list: the member that tells its items apart
  NamedList<Field> fields;         // of a group, a person, an agency
  std::vector<Check> checks;       // of a group
  std::unique_ptr<Field> element;  // of a list (a group) or a list of texts (a text)
  Place at;                        // the start tag
};

[[nodiscard]] inline const std::string& name_of(const Field& field) {
  return field.name;
}

// What is judged by declared fields: the data, or what a <goi> hands to the parameters of a block.
enum class Subject { Data, Arguments };

// ---------------------------------------------------------------- blocks

// A derived field with the fields that lead to it from the root, itself the last.
using FieldRoute = std::vector<const Field*>;

// The head of a shared block. Its content is read anew at each <goi>, because what it may hold
// depends on where it is called.
struct BlockDeclaration {
  std::string id;
  Field parameters;                 // a group
  std::vector<FieldRoute> derived;  // among them, in the order in which they can be computed
  bool judged = false;              // they say more of their values than a type: see arguments.h
  Place at;                         // <khoi>
};

// ---------------------------------------------------------------- nodes

struct Node;

struct NodeAttribute {
  std::string_view name;     // of tags.cpp
  std::string value;         // as written
  std::vector<Node> pieces;  // where {{ }} is allowed: Text and Value nodes
  Place at;
};

// How a <lap> or <nhom-theo> arranges its items. The paths begin with its variable.
struct Arrangement {
  std::vector<Path> keys;     // xep=
  bool descending = false;    // chieu="giam"
  std::optional<Path> group;  // theo=
};

// <goi>: the block, and an attribute for each argument (its name: that of the parameter).
struct BlockCall {
  const BlockDeclaration* block = nullptr;  // owned by Internals
  std::vector<NodeAttribute> arguments;
};

struct Node {
  Tag tag = Tag::Text;
  // Text: the words, NFC, runs of white space made one space. Loop, GroupBy: la=. A block or row:
  // what its place in the template is called ("muc[2]/khoan[1]"). Three in one, because a template
  // of ten thousand fields has fifty thousand nodes.
  std::string text;
  std::unique_ptr<Expression> expression;    // Value; a bare path for qua=, tu=, theo= of <chon>
  std::unique_ptr<Condition> condition;      // If, ElseIf; loc= of Loop and GroupBy
  std::unique_ptr<Arrangement> arrangement;  // Loop, GroupBy; none: as they come
  std::unique_ptr<BlockCall> call;           // Call; none when its block is at fault
  std::vector<NodeAttribute> attributes;
  bool titled = false;      // a level whose words stand in <ten>
  bool verbatim = false;    // <ten nguyen-van="co">, also of the level that holds it
  std::vector<Node> words;  // a level's own words; empty for every other tag
  std::vector<Node> children;
  Place at;

  [[nodiscard]] const std::string& variable() const { return text; }
  [[nodiscard]] const std::string& name() const { return text; }
  [[nodiscard]] const NodeAttribute* find(std::string_view attribute) const;
  // The attribute as written, or `fallback` when absent.
  [[nodiscard]] std::string_view get(std::string_view attribute,
                                     std::string_view fallback = "") const;
};

// Calls each node by its tag and its place among those of its parent: "muc[2]/khoan[1]". <lap>, <neu>
// and their kin are looked through, so that adding one around a passage renames nothing in it.
void name_nodes(std::vector<Node>& nodes);

struct Template::Internals {
  std::string id;
  std::string name;
  std::string digest;
  Field root;                       // a group that holds the declared fields; at = <truong-du-lieu>
  std::vector<FieldRoute> derived;  // in the order in which they can be computed
  Node document;                    // <van-ban>
  std::vector<std::unique_ptr<BlockDeclaration>> blocks;  // those called
};

// Nesting that read accepts; expand recurses no deeper than the template is nested.
inline constexpr int deepest_nesting = 64;

}  // namespace vanthu::templates
