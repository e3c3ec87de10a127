// What the jobs have in common: input opened, problems reported, an exit code found.

#pragma once

#include <memory>
#include <optional>
#include <string>

#include "app/job.h"

namespace vanthu::app {

// What a job works on. Everything is read, also after a problem, so that one run tells them all.
struct Opened {
  std::shared_ptr<const Resources> resources;
  std::optional<templates::Template> form;
  std::optional<data::Value> data;

  [[nodiscard]] bool complete() const { return resources && form && data; }
  // A damaged installation is not the fault of the input.
  [[nodiscard]] Exit exit(const Diagnostics& diagnostics) const;
};
[[nodiscard]] Opened open(const JobInput& input, Sources& sources, Diagnostics& diagnostics);

// In the form and the language that were asked for.
[[nodiscard]] std::string report(const Diagnostics& diagnostics, const Sources& sources,
                                 const JobInput& input);

// Of several errors the first decides.
[[nodiscard]] Exit exit_of(const Diagnostics& diagnostics);

// ".docx" of "Ke-hoach.DOCX".
[[nodiscard]] std::string extension_of(const std::filesystem::path& path);

}  // namespace vanthu::app
