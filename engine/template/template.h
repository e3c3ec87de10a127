// Templates: one XML file that declares its fields and says what document they make.
//
//   read    template.xml, and what it extends and calls → Template (checked against the declarations;
//           each problem named at its place)
//   expand  Template + data → model::Document (data checked against the declarations first)
//
// The language is described for its authors in templates/README.md; tags and terms are listed in
// model/vocabulary.def. No code, no I/O; work is bounded (steps, depth, output).

#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostics.h"
#include "data/value.h"
#include "model/document.h"

namespace vanthu::templates {

// What templates/kinds.xml says of one kind of document (nd30.md: Điều 7; Phụ lục III, I).
struct Kind {
  std::string code;   // "KH"
  std::string name;   // "Kế hoạch"
  bool named = true;  // has tên loại (công văn has none)
  bool sign = true;   // its sign stands in the symbol: 15/KH-UBND (PL III, I)
};

// A form of copy on paper (PL I, II, II; its sign: PL III, I).
struct CopyKind {
  std::string code;  // "SY"
  std::string name;  // "Bản sao y"
  std::string form;  // "Sao y": what the copy says of itself
};

class Kinds {
 public:
  // Our own file: a broken one adds diagnostics and gives an empty optional.
  [[nodiscard]] static std::optional<Kinds> read(const Sources& sources, FileId file,
                                                 Diagnostics& diagnostics);
  [[nodiscard]] const Kind* find(std::string_view code) const;
  [[nodiscard]] const std::vector<Kind>& all() const { return all_; }
  [[nodiscard]] const CopyKind* find_copy(std::string_view code) const;
  [[nodiscard]] const std::vector<CopyKind>& copies() const { return copies_; }

 private:
  std::vector<Kind> all_;
  std::vector<CopyKind> copies_;
};

// The other files a template may name: shared blocks, and templates it extends. No I/O happens
// here: app answers from folders, a test from memory. What is given out has been added to the
// Sources that read works on.
class Shelf {
 public:
  virtual ~Shelf() = default;
  // The file of <khoi id="…">; empty when there is none.
  [[nodiscard]] virtual std::optional<FileId> block(const std::string& id) = 0;
  // The template.xml of an id. From then on the blocks beside it are found too.
  [[nodiscard]] virtual std::optional<FileId> base(const std::string& id) = 0;
  // For messages, ascending.
  [[nodiscard]] virtual std::vector<std::string> block_ids() const = 0;
  [[nodiscard]] virtual std::vector<std::string> base_ids() const = 0;
};
// For a template that stands alone.
class EmptyShelf final : public Shelf {
 public:
  [[nodiscard]] std::optional<FileId> block(const std::string&) override { return std::nullopt; }
  [[nodiscard]] std::optional<FileId> base(const std::string&) override { return std::nullopt; }
  [[nodiscard]] std::vector<std::string> block_ids() const override { return {}; }
  [[nodiscard]] std::vector<std::string> base_ids() const override { return {}; }
};

// A checked template, immutable; may be shared by threads and used for any number of documents.
class Template {
 public:
  struct Internals;
  ~Template();
  Template(Template&&) noexcept;
  Template& operator=(Template&&) noexcept;
  [[nodiscard]] const Internals& internals() const { return *internals_; }

  [[nodiscard]] const std::string& id() const;
  // Of everything it was read from: the file, its bases and the shared blocks. 32 hex digits.
  [[nodiscard]] const std::string& digest() const;
  // What a person is asked for that value ("muc_tieu[0].ten"), or the field's name when nothing is
  // asked. Empty for what is not one short value: a paragraph or more (van-ban, noi-dung, an entry
  // of danh-sach-chu), a list, a group, and a path that leads to no declared field.
  [[nodiscard]] std::string_view question(std::string_view path) const;

  [[nodiscard]] static std::optional<Template> read(const Sources& sources, FileId file, Shelf& shelf,
                                                    Diagnostics& diagnostics);

 private:
  explicit Template(std::unique_ptr<Internals> internals);
  std::unique_ptr<Internals> internals_;
};

// Empty exactly when it added an error. All problems of the data are reported in one call.
[[nodiscard]] std::optional<model::Document> expand(const Template& source, const data::Value& data,
                                                    const Kinds& kinds, Diagnostics& diagnostics);

}  // namespace vanthu::templates
