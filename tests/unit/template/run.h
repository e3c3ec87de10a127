// What the template tests share: a template and data in, a dump or a list of problems out.

#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostics.h"
#include "model/document.h"
#include "template/template.h"

namespace vanthu::test {

// template.rng and kinds.xml of this source tree.
[[nodiscard]] const std::string& grammar();
[[nodiscard]] const templates::Kinds& kinds();
[[nodiscard]] std::string file_text(const std::string& path_in_source);

// Reads a template, or a template and JSON data, and expands; everything that was said is kept.
struct Result {
  Sources sources;
  Diagnostics diagnostics;
  std::optional<templates::Template> source;
  std::optional<model::Document> document;

  // "mau 3:5 path-unknown" a problem; the file is "mau" or "du-lieu". Notes and warnings too.
  [[nodiscard]] std::vector<std::string> problems() const;
  // The same, with the place of the remedy: "du-lieu 1:1 data-field-missing > mau 2:3".
  [[nodiscard]] std::vector<std::string> problems_with_remedies() const;
};
// Other files a template may name, by id.
struct Shelf final : templates::Shelf {
  std::map<std::string, std::string> blocks, bases;
  Sources* sources = nullptr;  // of the Result being made

  [[nodiscard]] std::optional<FileId> block(const std::string& id) override;
  [[nodiscard]] std::optional<FileId> base(const std::string& id) override;
  [[nodiscard]] std::vector<std::string> block_ids() const override;
  [[nodiscard]] std::vector<std::string> base_ids() const override;
};
// The blocks and templates that ship.
[[nodiscard]] Shelf tree_shelf();
// Messages call a block "khoi/<id>", a base "goc/<id>".
[[nodiscard]] Result read(const std::string& xml, Shelf shelf);
[[nodiscard]] Result run(const std::string& xml, const std::string& json, Shelf shelf);
[[nodiscard]] Result read(const std::string& xml);
[[nodiscard]] Result run(const std::string& xml, const std::string& json);

// A whole template around `fields` (content of <truong-du-lieu>, on line 1) and `body`, which
// stands between the head and the end of <van-ban> and begins line 2.
[[nodiscard]] std::string around(const std::string& fields, const std::string& body);

// A dump without what marks words that lead somewhere.
[[nodiscard]] std::string without_links(const std::string& dump);

// Dump of the main section of around(fields, body) with `json`, without its letter head and links.
// Fails the test when there was an error.
[[nodiscard]] std::string body_dump(const std::string& fields, const std::string& body,
                                    const std::string& json, Shelf shelf = {});

using Problems = std::vector<std::string>;

}  // namespace vanthu::test
