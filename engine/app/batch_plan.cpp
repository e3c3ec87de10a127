#include "app/batch_plan.h"

#include <algorithm>
#include <utility>

#include "app/merge_data.h"
#include "app/job_parts.h"
#include "template/name_pattern.h"
#include "vanthu.h"

namespace vanthu::app {
namespace {

// All that the bytes of a document depend on besides its data.
Digest digest_of_input(const Sources& sources, const Resources& resources) {
  Digest digest;
  add_text(digest, version());
  for (std::size_t i = 0; i < sources.count(); ++i) {
    add_text(digest, sources.text(static_cast<FileId>(i)));
  }
  for (const fonts::Face face : fonts::all_faces) {
    add_text(digest, resources.fonts->file_bytes(face));
  }
  return digest;
}

// What each row wants to be called.
std::vector<std::string> wanted_names(const BatchPlan& plan,
                                      const std::optional<templates::NamePattern>& pattern) {
  const std::size_t count = plan.rows->count();
  std::vector<std::string> wanted(count);
  for (std::size_t i = 0; i < count; ++i) {
    wanted[i] = plan.rows->name(i);
    if (!wanted[i].empty()) continue;
    Sources sources = plan.sources;
    Diagnostics told_later;  // when the row is made
    if (pattern) {
      if (const auto data = read_row(plan, i, sources, told_later)) {
        wanted[i] = pattern->print(*data, i + 1);
      }
    } else {
      wanted[i] = padded_number(i + 1, count);
      // The row's own first text: common ones would not tell the documents apart.
      if (const auto data = plan.rows->read(i, sources, told_later)) {
        wanted[i] += "-" + safe_file_name(templates::first_text(*plan.form, *data), Letters::Ascii);
      }
    }
  }
  return wanted;
}

}  // namespace

std::optional<data::Value> read_row(const BatchPlan& plan, std::size_t index, Sources& sources,
                                    Diagnostics& diagnostics) {
  auto row = plan.rows->read(index, sources, diagnostics);
  if (!row) return std::nullopt;
  const Place at = row->at;
  std::vector<data::Value> values;
  values.reserve(2);
  values.push_back(plan.common);
  values.push_back(*std::move(row));
  auto merged = merge_data(std::move(values), diagnostics);
  // What is missing is missing in the row.
  if (merged) merged->at = at;
  return merged;
}

bool plan_batch(const BatchJob& job, BatchPlan& plan, Diagnostics& diagnostics, Exit& exit) {
  plan.job = &job;
  Opened opened = open(job.input, plan.sources, diagnostics);
  plan.resources = opened.resources;
  if (opened.form) {
    plan.form = std::make_unique<const templates::Template>(*std::move(opened.form));
    plan.input = digest_of_input(plan.sources, *plan.resources);
    if (job.fit) add_text(plan.input, "--fit");
    if (job.plain) add_text(plan.input, "--plain");
    std::optional<templates::NamePattern> pattern;
    if (!job.name.empty()) {
      const FileId file = plan.sources.add("--name", job.name);
      pattern = templates::NamePattern::read(*plan.form, plan.sources, file, diagnostics);
    }
    plan.rows = open_rows(job.rows, *plan.form, plan.sources, diagnostics);
    if (opened.data && opened.data->as<data::Object>() == nullptr) {
      diagnostics.add(Code::DataNotMergeable, opened.data->at, {data::quoted(*opened.data)});
    } else if (opened.data) {
      plan.common = *std::move(opened.data);
    }
    if (plan.rows && !diagnostics.has_errors()) {
      plan.names = file_names(wanted_names(plan, pattern), job.letters);
      for (std::size_t i = 0; i < plan.rows->count(); ++i) {
        if (job.shard.has(i)) plan.own.push_back(i);
      }
    }
  }
  exit = opened.exit(diagnostics);
  return !diagnostics.has_errors();
}

}  // namespace vanthu::app
