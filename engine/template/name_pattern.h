// Name patterns: a line of text with {{ }} that names each document of a batch.
//
//   in    "{{ ten_don_vi }}-{{ so_thu_tu }}"; the data of one document
//   out   the line filled in; not yet safe as a file name (app/file_names.h)
//
// The expressions are those of templates; so_thu_tu is the number of the row. A name is wanted also
// of data that have mistakes, because it must not depend on whether the document can be made:
// values of the wrong form count as blank.

#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "base/diagnostics.h"
#include "data/value.h"
#include "template/template.h"

namespace vanthu::templates {

class NamePattern {
 public:
  struct Internals;
  ~NamePattern();
  NamePattern(NamePattern&&) noexcept;
  NamePattern& operator=(NamePattern&&) noexcept;

  // `file` holds the pattern alone. Empty exactly when an error was added. The template must
  // outlive the pattern.
  [[nodiscard]] static std::optional<NamePattern> read(const Template& source,
                                                       const Sources& sources, FileId file,
                                                       Diagnostics& diagnostics);

  [[nodiscard]] std::string print(const data::Value& data, std::size_t row_number) const;

 private:
  explicit NamePattern(std::unique_ptr<Internals> internals);
  std::unique_ptr<Internals> internals_;
};

// The first declared text that `data` hold, on one line; empty when there is none.
[[nodiscard]] std::string first_text(const Template& source, const data::Value& data);

}  // namespace vanthu::templates
