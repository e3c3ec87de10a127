// What every job starts from: resources, template, data. Inside app only.

#pragma once

#include <memory>
#include <optional>

#include "app/job.h"
#include "app/resources.h"
#include "base/diagnostics.h"
#include "data/value.h"
#include "template/template.h"

namespace vanthu::app {

// The exit code an error stands for; of several errors the first decides.
[[nodiscard]] Exit exit_of(const Diagnostics& diagnostics);

// What a job works on. Everything is read, also after a problem, so that one run tells them all.
struct Opened {
  std::shared_ptr<const Resources> resources;
  std::optional<templates::Template> form;
  std::optional<data::Value> data;

  [[nodiscard]] bool complete() const { return resources && form && data; }
  // A damaged installation is not the fault of the input.
  [[nodiscard]] Exit exit(const Diagnostics& diagnostics) const {
    return resources ? exit_of(diagnostics) : Exit::Internal;
  }
};

[[nodiscard]] Opened open(const JobInput& input, Sources& sources, Diagnostics& diagnostics);

// In the form the input asks for.
[[nodiscard]] std::string report(const Diagnostics& diagnostics, const Sources& sources,
                                 const JobInput& input);

}  // namespace vanthu::app
