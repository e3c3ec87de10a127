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
    case Severity::Note:
      return vi ? "lưu ý" : "note";
    case Severity::Warning:
      return vi ? "cảnh báo" : "warning";
    case Severity::Error:
      return vi ? "lỗi" : "error";
  }
  return "";
}

std::string_view severity_id(Severity severity) {
  switch (severity) {
    case Severity::Note:
      return "note";
    case Severity::Warning:
      return "warning";
    case Severity::Error:
      return "error";
  }
  return "";
}

std::size_t count_code_points(std::string_view text) {
  return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) {
    return (static_cast<unsigned char>(c) & 0xC0) != 0x80;
  }));
}

// Length of the well-formed UTF-8 character at `at` (Unicode 15, table 3-7, without its finer
// cases); 0 when there is none.
std::size_t character_length(std::string_view text, std::size_t at) {
  const auto lead = static_cast<unsigned char>(text[at]);
  const std::size_t length = lead < 0x80   ? 1
                             : lead < 0xC2 ? 0
                             : lead < 0xE0 ? 2
                             : lead < 0xF0 ? 3
                             : lead < 0xF5 ? 4
                                           : 0;
  if (text.size() - at < length) return 0;
  for (std::size_t i = 1; i < length; ++i) {
    if ((static_cast<unsigned char>(text[at + i]) & 0xC0) != 0x80) return 0;
  }
  return length;
}

// One column a code point, and nothing that a terminal would obey: what people quote may come from
// strangers. Tabs and control characters become spaces, bytes that are not UTF-8 "\uFFFD".
std::string printable(std::string_view text) {
  std::string result;
  result.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t length = character_length(text, at);
    const std::string_view character = text.substr(at, std::max<std::size_t>(1, length));
    const auto lead = static_cast<unsigned char>(character[0]);
    const bool is_c1 =
        length == 2 && lead == 0xC2 && static_cast<unsigned char>(character[1]) < 0xA0;
    if (length == 0) {
      result += "\uFFFD";
    } else if (lead < 0x20 || lead == 0x7F || is_c1) {
      result += ' ';
    } else {
      result += character;
    }
    at += character.size();
  }
  return result;
}

// Long lines (JSON on one line) are cut to a window around the marked place.
constexpr std::size_t widest_excerpt = 100;
constexpr std::size_t room_before = 40;  // of it, in front of the place

// Offset behind `count` characters.
std::size_t skip(std::string_view text, std::size_t count) {
  std::size_t at = 0;
  while (count > 0 && at < text.size()) {
    at += std::max<std::size_t>(1, character_length(text, at));
    --count;
  }
  return at;
}

// What is shown of the source: the line, or of a sheet the cell and what else `at` covers of its row.
std::string_view shown_line(const Place& at, const Sources& sources) {
  std::string_view line = sources.line_at(at.file, at.begin);
  const auto cell = sources.cell_at(at.file, at.begin);
  if (!cell) return line;
  const std::string_view text = sources.text(at.file);
  const auto line_begin = static_cast<std::size_t>(line.data() - text.data());
  const std::size_t begin = std::max<std::size_t>(cell->begin, line_begin);
  const std::size_t end = std::min(text.find_first_of("\t\n", std::max(begin, std::size_t{at.end})),
                                   line_begin + line.size());
  return text.substr(begin, std::max(begin, end) - begin);
}

void append_excerpt(std::string& out, const Place& at, const Sources& sources) {
  const std::string_view line = shown_line(at, sources);
  if (line.empty()) return;
  // In pieces: what precedes the place, what is marked, the rest.
  const auto line_begin = static_cast<std::size_t>(line.data() - sources.text(at.file).data());
  const auto on_line = [&](std::size_t offset) {
    return std::clamp(offset, line_begin, line_begin + line.size()) - line_begin;
  };
  const auto is_inside_character = [&](std::size_t offset) {
    return offset < line.size() && (static_cast<unsigned char>(line[offset]) & 0xC0) == 0x80;
  };
  std::size_t begin = on_line(at.begin);
  while (begin > 0 && is_inside_character(begin)) --begin;
  std::size_t end = std::max(begin, on_line(at.end));
  while (is_inside_character(end)) ++end;
  std::string before = printable(line.substr(0, begin));
  std::string marked = printable(line.substr(begin, end - begin));
  std::string after = printable(line.substr(end));
  if (count_code_points(before) + count_code_points(marked) + count_code_points(after) >
      widest_excerpt) {
    const std::size_t left = count_code_points(before);
    if (left > room_before) before = "…" + before.substr(skip(before, left - room_before));
    const std::size_t room = widest_excerpt - count_code_points(before);
    if (count_code_points(marked) > room) {
      marked = marked.substr(0, skip(marked, room));
      after = "…";
    }
    const std::size_t rest = room - count_code_points(marked);
    if (count_code_points(after) > rest + 1) after = after.substr(0, skip(after, rest)) + "…";
  }
  const auto cell = sources.cell_at(at.file, at.begin);
  const std::string number = cell ? cell_name(cell->row, cell->column)
                                  : fmt::format("{}", sources.locate(at.file, at.begin).line);
  fmt::format_to(std::back_inserter(out), "  {} | {}{}{}\n", number, before, marked, after);
  fmt::format_to(std::back_inserter(out), "  {} | {}{}\n", std::string(number.size(), ' '),
                 std::string(count_code_points(before), ' '),
                 std::string(std::max<std::size_t>(1, count_code_points(marked)), '^'));
}

}  // namespace

std::string place_text(const Place& at, const Sources& sources, Language language) {
  const bool vi = language == Language::Vietnamese;
  if (const std::string* sheet = sources.sheet(at.file)) {
    std::string text = fmt::format("{}, {} \"{}\"", printable(sources.name(at.file)),
                                   vi ? "trang" : "sheet", printable(*sheet));
    if (const auto cell = sources.cell_at(at.file, at.begin)) {
      text += fmt::format(", {} {}", vi ? "ô" : "cell", cell_name(cell->row, cell->column));
    }
    return text;
  }
  const LineColumn spot = sources.locate(at.file, at.begin);
  return fmt::format("{}:{}:{}", printable(sources.name(at.file)), spot.line, spot.column);
}

std::string report_blocks(const Diagnostics& diagnostics, const Sources& sources,
                          Language language) {
  const bool vi = language == Language::Vietnamese;
  std::string out;
  const auto back = std::back_inserter(out);
  for (const Diagnostic& d : diagnostics.all()) {
    const CodeEntry& fixed = entry(d.code);
    if (d.at.known()) fmt::format_to(back, "{}: ", place_text(d.at, sources, language));
    fmt::format_to(back, "{} [{}]: {}\n", severity_word(fixed.severity, language), fixed.id,
                   printable(message(d, language)));
    if (d.at.known()) append_excerpt(out, d.at, sources);
    const std::string advice = printable(hint(d, language));
    if (!advice.empty()) fmt::format_to(back, "  {}: {}\n", vi ? "gợi ý" : "hint", advice);
    if (d.see) {
      fmt::format_to(back, "  {}: {}\n", vi ? "xem" : "see", place_text(*d.see, sources, language));
    }
    if (d.caller) {
      fmt::format_to(back, "  {}: {}\n", vi ? "gọi ở" : "called at",
                     place_text(*d.caller, sources, language));
    }
    if (!d.clause.empty()) {
      fmt::format_to(back, "  {}: {}\n", vi ? "căn cứ" : "clause", d.clause);
    }
  }
  return out;
}

std::string report_text(const Diagnostics& diagnostics, const Sources& sources, Language language) {
  const bool vi = language == Language::Vietnamese;
  std::string out = report_blocks(diagnostics, sources, language);
  const std::size_t errors = diagnostics.count(Severity::Error);
  const std::size_t warnings = diagnostics.count(Severity::Warning);
  if (errors + warnings > 0) {
    fmt::format_to(std::back_inserter(out), "{} {}, {} {}{}\n", errors,
                   vi            ? "lỗi"
                   : errors == 1 ? "error"
                                 : "errors",
                   warnings,
                   vi              ? "cảnh báo"
                   : warnings == 1 ? "warning"
                                   : "warnings",
                   errors == 0 ? "."
                   : vi        ? "; chưa ghi tệp nào."
                               : "; no file was written.");
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
      Json result{{"file", sources.name(at.file)}, {"line", spot.line}, {"column", spot.column}};
      if (const std::string* sheet = sources.sheet(at.file)) result["sheet"] = *sheet;
      if (const auto cell = sources.cell_at(at.file, at.begin)) {
        result["cell"] = cell_name(cell->row, cell->column);
      }
      return result;
    };
    if (d.at.known()) item["at"] = place(d.at);
    item["message"] = message(d, language);
    if (const std::string advice = hint(d, language); !advice.empty()) item["hint"] = advice;
    if (d.see) item["see"] = place(*d.see);
    if (d.caller) item["caller"] = place(*d.caller);
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
