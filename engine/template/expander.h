// Expander: one run of a template over one set of data.
//
//   in    a checked template; validated data; the kinds of documents
//   out   model::Document
//
// Method: a walk over the nodes. `each` unrolls <lap> and <neu>, whatever they stand among, and
// hands every other node to its visitor, so that blocks, rows, cells, words and list entries share
// one loop. Levels are numbered as they come; references wait until all is numbered (reference.h).
// Work is bounded: every node and every round of a loop is a step, every letter counts as output.
//
// Split over files by the part of the document: expand.cpp (entry, walk, words), expand_head.cpp,
// expand_body.cpp, expand_table.cpp, expand_end.cpp.

#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostics.h"
#include "data/value.h"
#include "model/document.h"
#include "template/ast.h"
#include "template/evaluate.h"
#include "template/lines.h"
#include "template/reference.h"
#include "template/table_header.h"
#include "template/template.h"

namespace vanthu::templates {

struct Budget {
  std::uint64_t steps = 1'000'000;
  std::uint64_t output = 256ull << 20;  // bytes of text
};

class Expander {
 public:
  Expander(const Template::Internals& source, const data::Value& data, const Kinds& kinds,
           const Budget& budget, Diagnostics& diagnostics);

  // Empty when it added an error.
  std::optional<model::Document> run();

 private:
  using Visitor = std::function<void(const Node&)>;

  // Where a block stands: what numbers have been given beside it and what stands above it.
  struct Frame {
    std::array<int, 8> counts{};  // by level_rank
    std::vector<Mark> chain;
    bool in_chapter = false;
  };

  // ---- expand.cpp: walk, words, attributes
  void each(const std::vector<Node>& nodes, const Visitor& visit);
  void each_item(const Node& loop, const Visitor& visit);
  bool step(Place at);
  void charge(std::size_t bytes, Place at);
  void stop(Code code, Place at, std::uint64_t limit);

  void add_words(const std::vector<Node>& nodes, LineBuilder& builder, LineBuilder::Style style);
  [[nodiscard]] model::Text words(const std::vector<Node>& nodes);
  [[nodiscard]] std::vector<model::Text> lines(const std::vector<Node>& nodes);
  [[nodiscard]] model::Text attribute_words(const Node& node, std::string_view name);
  // The attribute as a bare value: a date or number as the data write it, else its printed text.
  [[nodiscard]] Printed attribute_value(const Node& node, std::string_view name);
  void report_attribute(const Node& node, std::string_view name, const Printed& value,
                        std::string_view expected);

  // ---- expand_head.cpp
  void letter_head(const Node& node);
  void head_part(const Node& node, model::LetterHead& head);
  void title(const Node& node);
  void addressees(const Node& node);
  // The kind that `loai` names; nullptr, and reported, when there is none.
  const Kind* kind_of(const Node& node);
  void set_kind(const Node& document);
  void set_sizes(const Node& document);
  void set_properties();

  // ---- expand_body.cpp
  void part(const Node& node, Frame& frame);
  void blocks(const std::vector<Node>& nodes, Frame& frame);
  void block(const Node& node, Frame& frame);
  void level(const Node& node, Frame& frame);
  void paragraph(const Node& node, model::Paragraph::Role role);
  void legal_basis(const Node& node);
  void pasted_body(const Node& node);
  void end_mark(const Node& node);
  // The node's id, registered as a target; empty for none.
  std::string register_id(const Node& node, Target target);

  // ---- expand_table.cpp
  void table(const Node& node);
  void column(const Node& node, model::Table& table, std::vector<ColumnHead>& heads);
  void row(const Node& node, model::Table& table);
  [[nodiscard]] std::string row_id(const Node& node);
  void dynamic(const Node& node);

  // ---- expand_end.cpp
  void closing(const Node& node);
  void recipients(const Node& node, model::Closing& closing);
  void closing_part(const Node& node, model::Closing& closing);
  std::optional<model::Signature> signature(const Node& node);
  void copy(const Node& node);
  void annex(const Node& node);
  void enclosure(const Node& node);
  // A further section; its numbers start again. The id becomes the section's.
  std::string open_section(const Node& node);
  // "(Kèm theo …)": the template's words, else ours; empty for blank ones.
  [[nodiscard]] std::optional<model::Text> attached_line(const Node& node);
  [[nodiscard]] model::Text attached_words(const Node& node);
  void number_annexes();
  void drop_empty_main();

  void emit(model::Block block) { document_.sections.back().blocks.push_back(std::move(block)); }
  [[nodiscard]] std::size_t section_index() const { return document_.sections.size() - 1; }
  [[nodiscard]] bool in_annex() const { return document_.sections.back().annex; }

  const Template::Internals& source_;
  const Kinds& kinds_;
  Budget budget_;
  Diagnostics& diagnostics_;
  Scope scope_;
  model::Document document_;

  const Kind* kind_ = nullptr;
  std::vector<Reference> references_;
  std::map<std::string, Target> targets_;
  std::vector<std::string> annex_numbers_;  // one a section
  int chapters_ = 0;                        // run on through a section, whatever they stand in
  int articles_ = 0;
  int row_number_ = 0;  // <stt/> of the table being made
  bool row_is_numbered_ = false;
  std::map<std::string, int> row_ids_;  // of that table, with how often each was given
  std::uint64_t steps_ = 0;
  std::uint64_t output_ = 0;
  bool stopped_ = false;
};

}  // namespace vanthu::templates
