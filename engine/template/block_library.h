// BlockLibrary: the shared blocks a template calls, each file read once.
//
//   in    ids, as <goi khoi="…"> names them; their files (Shelf)
//   out   the declared parameters and the XML that stands behind them
//
// What a block may hold depends on where it is called, so its content stays XML here and is read at
// every call (read.cpp).

#pragma once

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "base/diagnostics.h"
#include "template/ast.h"
#include "xml/tree.h"

namespace vanthu::templates {

struct Block {
  std::unique_ptr<BlockDeclaration> declaration;
  xml::Element content;  // <khoi> without its <tham-so> and <kiem-tra>
};

class BlockLibrary {
 public:
  BlockLibrary(const Sources& sources, Shelf& shelf, Diagnostics& diagnostics)
      : sources_(sources), shelf_(shelf), diagnostics_(diagnostics) {}

  // nullptr when there is none, which is reported at `caller`, or when its file is at fault, which
  // is reported once.
  [[nodiscard]] const Block* find(const std::string& id, Place caller);

  // For Template::Internals, when all has been read: calls point at them.
  [[nodiscard]] std::vector<std::unique_ptr<BlockDeclaration>> take_declarations();

 private:
  [[nodiscard]] std::unique_ptr<Block> read(const std::string& id, FileId file);
  void report_name(const xml::Element& parameter);

  const Sources& sources_;
  Shelf& shelf_;
  Diagnostics& diagnostics_;
  std::map<std::string, std::unique_ptr<Block>> blocks_;  // null: at fault
  std::vector<Place> unknown_;  // callers that have been told
};

}  // namespace vanthu::templates
