#include "base/report.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <nlohmann/json.hpp>

namespace vanthu {
namespace {

std::string_view severity_word(Severity severity, Language language) {
  const bool vi = language == Language::Vietnamese;
  switch (severity) {
    case Severity::Note: return vi ? "lưu ý" : "note";
    case Severity::Warning: return vi ? "cảnh báo" : "warning";
    case Severity::Error: return vi ? "lỗi" : "error";
  }
  return "";
}

std::string_view severity_id(Severity severity) {
  switch (severity) {
    case Severity::Note: return "note";
    case Severity::Warning: return "warning";
    case Severity::Error: return "error";
  }
  return "";
}

std::size_t count_code_points(std::string_view text) {
  return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) {
    return (static_cast<unsigned char>(c) & 0xC0) != 0x80;
  }));
}

// Tabs would move the marker away from what it marks.
std::string without_tabs(std::string_view line) {
  std::string result(line);
  std::replace(result.begin(), result.end(), '\t', ' ');
  return result;
}

// Long lines (JSON on one line) are cut to a window around the marked place.
constexpr std::size_t widest_excerpt = 100;

void append_excerpt(std::string& out, const Place& at, const Sources& sources) {
  const std::string_view line = sources.line_at(at.file, at.begin);
  if (line.empty()) return;
  const LineColumn begin = sources.locate(at.file, at.begin);
  if (count_code_points(line) > widest_excerpt) return;
  const auto length_on_line = [&] {
    const std::string& all = sources.text(at.file);
    const std::size_t line_end = static_cast<std::size_t>(line.data() - all.data()) + line.size();
    const std::size_t end = std::min<std::size_t>(at.end, line_end);
    if (end <= at.begin) return std::size_t{1};
    return std::max<std::size_t>(
        1, count_code_points(std::string_view(all).substr(at.begin, end - at.begin)));
  }();
  const std::string number = fmt::format("{}", begin.line);
  fmt::format_to(std::back_inserter(out), "  {} | {}\n", number, without_tabs(line));
  fmt::format_to(std::back_inserter(out), "  {} | {}{}\n", std::string(number.size(), ' '),
                 std::string(begin.column - 1, ' '), std::string(length_on_line, '^'));
}

std::string place_text(const Place& at, const Sources& sources) {
  const LineColumn spot = sources.locate(at.file, at.begin);
  return fmt::format("{}:{}:{}", sources.name(at.file), spot.line, spot.column);
}

}  // namespace

std::string report_text(const Diagnostics& diagnostics, const Sources& sources, Language language) {
  const bool vi = language == Language::Vietnamese;
  std::string out;
  const auto back = std::back_inserter(out);
  for (const Diagnostic& d : diagnostics.all()) {
    const CodeEntry& fixed = entry(d.code);
    if (d.at.known()) fmt::format_to(back, "{}: ", place_text(d.at, sources));
    fmt::format_to(back, "{} [{}]: {}\n", severity_word(fixed.severity, language), fixed.id,
                   message(d, language));
    if (d.at.known()) append_excerpt(out, d.at, sources);
    const std::string advice = hint(d, language);
    if (!advice.empty()) fmt::format_to(back, "  {}: {}\n", vi ? "gợi ý" : "hint", advice);
    if (d.see) {
      fmt::format_to(back, "  {}: {}\n", vi ? "xem" : "see", place_text(*d.see, sources));
    }
    if (!d.clause.empty()) {
      fmt::format_to(back, "  {}: {}\n", vi ? "căn cứ" : "clause", d.clause);
    }
  }
  const std::size_t errors = diagnostics.count(Severity::Error);
  const std::size_t warnings = diagnostics.count(Severity::Warning);
  if (errors + warnings > 0) {
    fmt::format_to(back, "{} {}, {} {}{}\n", errors, vi ? "lỗi" : errors == 1 ? "error" : "errors",
                   warnings, vi ? "cảnh báo" : warnings == 1 ? "warning" : "warnings",
                   errors == 0 ? "." : vi ? "; chưa ghi tệp nào." : "; no file was written.");
  }
  return out;
}

std::string report_json(const Diagnostics& diagnostics, const Sources& sources, Language language) {
  using Json = nlohmann::ordered_json;
  Json list = Json::array();
  for (const Diagnostic& d : diagnostics.all()) {
    const CodeEntry& fixed = entry(d.code);
    Json item{{"code", fixed.id}, {"severity", severity_id(fixed.severity)}};
    const auto place = [&](const Place& at) {
      const LineColumn spot = sources.locate(at.file, at.begin);
      return Json{{"file", sources.name(at.file)}, {"line", spot.line}, {"column", spot.column}};
    };
    if (d.at.known()) item["at"] = place(d.at);
    item["message"] = message(d, language);
    if (const std::string advice = hint(d, language); !advice.empty()) item["hint"] = advice;
    if (d.see) item["see"] = place(*d.see);
    if (!d.clause.empty()) item["clause"] = d.clause;
    list.push_back(std::move(item));
  }
  return Json{{"errors", diagnostics.count(Severity::Error)},
              {"warnings", diagnostics.count(Severity::Warning)},
              {"diagnostics", std::move(list)}}
             .dump(2, ' ', false, Json::error_handler_t::replace) +
         "\n";
}

}  // namespace vanthu
