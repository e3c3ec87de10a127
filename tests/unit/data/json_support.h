// JSON read from a literal, and its diagnostics as short lines that tests compare.

#pragma once

#include <fmt/format.h>

#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostics.h"
#include "data/json.h"

namespace vanthu::data {

struct ReadJson {
  Sources sources;
  FileId file;
  Diagnostics diagnostics;
  std::optional<Value> value;

  explicit ReadJson(std::string text) : file(sources.add("du-lieu.json", std::move(text))) {
    value = read_json(sources, file, diagnostics);
  }

  // "2:5 data-key-twice so", in the order reported.
  [[nodiscard]] std::vector<std::string> lines() const {
    std::vector<std::string> result;
    for (const Diagnostic& one : diagnostics.all()) {
      const LineColumn at = sources.locate(one.at.file, one.at.begin);
      std::string line = fmt::format("{}:{} {}", at.line, at.column, entry(one.code).id);
      for (const std::string& arg : one.args) line += " " + arg;
      result.push_back(std::move(line));
    }
    return result;
  }
  // What a place covers.
  [[nodiscard]] std::string_view at(Place place) const {
    return std::string_view(sources.text(file)).substr(place.begin, place.end - place.begin);
  }
};

}  // namespace vanthu::data
