// Our styles in a file that another program has saved: found by name, because ids are derived from
// names anew by every program, and added where they are gone.
//
//   in    the styles parts of the edited file and of the one just written
//   out   for a style id of ours the one to write; the edited styles part with what was added

#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>

#include "docx/parse/document.h"

namespace vanthu::merge {

class StyleMap {
 public:
  StyleMap(const docx::parse::Document& edited, const docx::parse::Document& ours);

  // Adds the style to the edited file when it is not there.
  [[nodiscard]] std::string id_of(const std::string& our_id);

  [[nodiscard]] bool has_additions() const { return !added_.empty(); }
  [[nodiscard]] const docx::parse::Part* part() const { return edited_; }
  [[nodiscard]] std::string patched() const;

 private:
  struct Ours {
    std::string name, type;
    docx::parse::NodeId node;
  };
  const docx::parse::Part* edited_ = nullptr;
  docx::parse::PartTree edited_tree_, our_tree_;
  std::unordered_map<std::string, std::string> by_name_;  // of the edited file: name → id
  std::unordered_set<std::string> ids_;
  std::unordered_map<std::string, Ours> ours_;          // by id
  std::unordered_map<std::string, std::string> known_;  // our id → theirs
  std::string added_;                                   // markup
};

}  // namespace vanthu::merge
