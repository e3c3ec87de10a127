// A template with the files it names: its bases by id, shared blocks from the folders.

#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "app/resources.h"
#include "base/diagnostics.h"
#include "template/template.h"

namespace vanthu::app {

// Blocks are looked for in blocks/ beside the template, then beside each of its bases, then in
// templates/blocks: the nearer one wins. Files go into `sources`.
class TemplateFolder final : public templates::Shelf {
 public:
  // `own`: the folder of template.xml; empty for a template that came as text.
  TemplateFolder(const std::filesystem::path& resources, std::filesystem::path own,
                 Sources& sources, Diagnostics& diagnostics);

  [[nodiscard]] std::optional<FileId> block(const std::string& id) override;
  [[nodiscard]] std::optional<FileId> base(const std::string& id) override;
  [[nodiscard]] std::vector<std::string> block_ids() const override;
  [[nodiscard]] std::vector<std::string> base_ids() const override;

 private:
  std::filesystem::path resources_;
  std::vector<std::filesystem::path> folders_;  // nearest first; templates/ itself not among them
  Sources& sources_;
  Diagnostics& diagnostics_;
};

// Reads and checks the template at `path` (find_template). Empty exactly when it added an error.
[[nodiscard]] std::optional<templates::Template> load_template(const std::filesystem::path& path,
                                                               const Resources& resources,
                                                               Sources& sources,
                                                               Diagnostics& diagnostics);

}  // namespace vanthu::app
