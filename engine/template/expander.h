// Expander: one run of a template over one set of data.
//
//   in    a checked template; validated data; the kinds of documents
//   out   model::Document
//
// Method: a walk over the nodes. `each` unrolls <lap>, <neu> and their kin, whatever they stand
// among, and hands every other node to its visitor, so that blocks, rows, cells, words and list
// entries share one loop. Levels are numbered as they come; references wait until all is numbered
// (reference.h). Work is bounded: every node and every round of a loop is a step, every letter
// counts as output.
//
// Split over files by the part of the document: expand.cpp (entry, words), expand_flow.cpp (the
// walk), expand_head.cpp, expand_body.cpp, expand_level.cpp, expand_headings.cpp, expand_table.cpp,
// expand_end.cpp.

#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "base/diagnostics.h"
#include "data/value.h"
#include "model/document.h"
#include "template/ast.h"
#include "template/compute.h"
#include "template/evaluate.h"
#include "template/headings.h"
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
    std::array<int, level_ranks> counts{};  // by level_rank
    std::string number;                     // of the level the frame is in, bare
    std::size_t mark = no_mark;             // of that level
    std::size_t heading = no_heading;       // the nearest title above
    bool in_chapter = false;
    // What has each label, with the first of them: alone it may lose its number.
    struct Labelled {
      int count = 0;
      bool from_two = false;
      std::size_t mark = no_mark;
      std::size_t section = 0;
      std::size_t block = 0;
      std::string label;
    };
    std::map<std::string, Labelled> labels;
  };

  // ---- expand_flow.cpp: the walk
  void each(const std::vector<Node>& nodes, const Visitor& visit);
  void each_item(const Node& loop, const Visitor& visit);
  void choose(const Node& node, const Visitor& visit);
  void call(const Node& node, const Visitor& visit);

  // ---- expand.cpp: words, attributes, budget
  bool step(Place at);
  void charge(std::size_t bytes, Place at);
  void stop(Code code, Place at, std::uint64_t limit);

  void add_words(const std::vector<Node>& nodes, LineBuilder& builder, LineBuilder::Style style);
  [[nodiscard]] Reference reference(const Node& node);
  [[nodiscard]] model::Text words(const std::vector<Node>& nodes);
  [[nodiscard]] std::vector<model::Text> lines(const std::vector<Node>& nodes);
  [[nodiscard]] model::Text attribute_words(const Node& node, std::string_view name);
  // The attribute as a bare value: a date or number as the data write it, else its printed text.
  [[nodiscard]] Printed attribute_value(const Node& node, std::string_view name);
  // The data path of an attribute that is one field and nothing else, blank or not; else "".
  [[nodiscard]] std::string attribute_field(const Node& node, std::string_view name);
  void report_attribute(const Node& node, std::string_view name, const Printed& value,
                        std::string_view expected);

  // ---- expand_head.cpp
  void letter_head(const Node& node);
  void head_part(const Node& node, model::LetterHead& head);
  void one_value(const Node& node, std::string& all, std::string& field);
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
  void paragraph(const Node& node, model::Paragraph::Role role);
  void legal_basis(const Node& node);
  void pasted_body(const Node& node, const Frame& frame);
  void contents(const Node& node);
  void end_mark(const Node& node);

  // ---- expand_level.cpp: levels, labels, ids and keys
  void level(const Node& node, Frame& frame);
  // Number and label of a labelled item; false when it has no label.
  bool label(const Node& node, Frame& frame, model::Item& item, Mark& mark);
  void settle_labels(Frame& frame);
  std::size_t add_mark(Mark mark);
  // The node's id, registered as a target with this mark and name; empty for none.
  std::string register_id(const Node& node, std::size_t mark, const model::Text& name = {});
  void omit(const Node& node);
  // model/document.h says how keys are made.
  [[nodiscard]] std::string key_of(const Node& node, const std::string& id);
  [[nodiscard]] std::string items_key() const;
  [[nodiscard]] std::string unique_key(std::string key);

  // ---- expand_headings.cpp
  void each_heading(const Node& loop, const Visitor& visit);
  [[nodiscard]] std::optional<Headings::Range> heading_range(const Node& loop);
  [[nodiscard]] data::Value heading_value(std::size_t index, Place at);

  // ---- expand_table.cpp
  void table(const Node& node);
  void column(const Node& node, model::Table& table, std::vector<ColumnHead>& heads);
  void row(const Node& node, model::Table& table);
  void caption(const model::Table& table, const Mark& mark, const model::Text& name);
  [[nodiscard]] std::string row_id(const std::string& given);
  void dynamic(const Node& node);

  // ---- expand_end.cpp
  void closing(const Node& node);
  void recipients(const Node& node, model::Closing& closing);
  void closing_part(const Node& node, model::Closing& closing);
  std::optional<model::Signature> signature(const Node& node);
  void copy(const Node& node);
  void annex(const Node& node);
  void enclosure(const Node& node);
  // A further section, called `label` in references; its numbers start again. The id becomes the
  // section's; what it registers, nullptr for none.
  Target* open_section(const Node& node, std::string label);
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
  Memo memo_;
  Scope scope_;
  model::Document document_;

  const Kind* kind_ = nullptr;
  std::vector<Reference> references_;
  Numbered numbered_;
  std::vector<std::size_t> annex_marks_;
  std::optional<Place> contents_at_;  // of the document's table of contents, once there is one
  std::map<std::string, int> running_labels_;  // of the text or annex
  Headings headings_;
  std::vector<std::pair<std::string, std::size_t>> heading_variables_;  // innermost last
  std::string caller_items_;                                            // items_key() of the <goi> around
  std::unordered_map<std::string, int> keys_;                           // how often each was made
  int chapters_ = 0;                        // run on through a section, whatever they stand in
  int articles_ = 0;
  int row_number_ = 0;  // <stt/> of the table being made
  bool row_is_numbered_ = false;
  std::size_t table_mark_ = no_mark;
  std::map<std::string, int> row_ids_;  // of that table, with how often each was given
  std::uint64_t steps_ = 0;
  std::uint64_t output_ = 0;
  bool stopped_ = false;
};

}  // namespace vanthu::templates
