#include "check/report.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <map>
#include <nlohmann/json.hpp>

#include "text/text.h"

namespace vanthu::check {
namespace {

using Json = nlohmann::ordered_json;

// White space as a blank, nothing a terminal would obey.
std::string printable(std::string_view words) {
  std::string result;
  for (const char c : words) {
    result += static_cast<unsigned char>(c) < 0x20 || c == 0x7F ? ' ' : c;
  }
  return result;
}

constexpr std::size_t widest = 90;  // columns of an excerpt
constexpr std::size_t room_before = 40;

// The last (or first) `columns` characters.
std::string cut(std::string_view words, std::size_t columns, bool keep_end) {
  std::vector<std::size_t> starts;
  for (std::size_t at = 0; at < words.size();) {
    starts.push_back(at);
    static_cast<void>(text::next_code_point(words, at));
  }
  if (starts.size() <= columns) return std::string(words);
  return keep_end ? "…" + std::string(words.substr(starts[starts.size() - columns]))
                  : std::string(words.substr(0, starts[columns])) + "…";
}

void append_excerpt(std::string& out, const Checked& checked, const Spot& spot) {
  const std::string& line = checked.reading.lines[spot.line].text;
  if (checked.reading.lines[spot.line].is_blank()) return;  // a drawn line
  const std::size_t begin = std::min(spot.begin, line.size());
  const std::size_t end = std::clamp(spot.end, begin, line.size());
  const std::string before =
      cut(printable(std::string_view(line).substr(0, begin)), room_before, true);
  const std::string marked =
      cut(printable(std::string_view(line).substr(begin, end - begin)), widest, false);
  const std::size_t used = text::display_width(before) + text::display_width(marked);
  const std::string after =
      cut(printable(std::string_view(line).substr(end)), used < widest ? widest - used : 0, false);
  fmt::format_to(std::back_inserter(out), "  | {}{}{}\n", before, marked, after);
  fmt::format_to(std::back_inserter(out), "  | {}{}\n",
                 std::string(text::display_width(before), ' '),
                 std::string(std::max<std::size_t>(1, text::display_width(marked)), '^'));
}

// What stands at the head of a column of a table: its first row, when the cell has words and the
// place is further down.
std::string column_title(const Reading& reading, const Line& line) {
  if (line.row == 0) return {};
  std::string title;
  for (const Line& one : reading.lines) {
    if (one.table != line.table || one.row != 0) continue;
    if (line.column < one.column || line.column >= one.column + one.column_span) continue;
    if (!title.empty() && !one.is_blank()) title += ' ';
    title += text::collapsed(one.text);
  }
  constexpr std::size_t longest = 30;
  return cut(printable(title), longest, false);
}

// Something that only administrative documents and their annexes have.
bool has_form(const Structure& structure) {
  return !structure.annexes.empty() ||
         std::any_of(structure.parts.begin(), structure.parts.end(), [](const Part& part) {
           return part.what <= Component::LegalBasis || part.what >= Component::Authority;
         });
}

std::string_view mended_words(const FileFindings& file, std::size_t index, bool english) {
  if (file.mended == nullptr) return "";
  switch (file.mended->findings[index]) {
    case Mended::Done::Yes:
      return english ? " — mended" : " — đã sửa";
    case Mended::Done::Partly:
      return english ? " — mended in part, the rest is for a person"
                     : " — đã sửa một phần, còn lại cần người xem";
    case Mended::Done::No:
      return english ? " — for a person" : " — cần người sửa";
  }
  return "";
}

std::string_view sarif_level(Level level) {
  return level == Level::Violation ? "error" : level == Level::Departure ? "warning" : "note";
}

// A path as a reference (RFC 3986): letters, digits and these marks stay.
std::string uri_of(std::string_view path) {
  constexpr std::string_view stays = "-._~/";
  std::string uri;
  for (const char c : path) {
    const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                       stays.find(c) != std::string_view::npos;
    if (plain) {
      uri += c;
    } else {
      uri += fmt::format("%{:02X}", static_cast<unsigned char>(c));
    }
  }
  return uri;
}

}  // namespace

std::string_view level_word(Level level, bool english) {
  switch (level) {
    case Level::Violation:
      return english ? "violation" : "vi phạm";
    case Level::Departure:
      return english ? "departure" : "khác mẫu";
    case Level::Suspicion:
      return english ? "suspicion" : "nghi vấn";
  }
  return "";
}

std::string_view level_id(Level level) {
  return level_word(level, true);
}

std::string place_words(const Checked& checked, const Spot& spot, bool english) {
  if (!spot.known) return english ? "whole document" : "cả văn bản";
  const Structure& structure = checked.structure;
  const Line& line = checked.reading.lines[spot.line];
  std::string words;
  const auto add = [&](std::string_view part) {
    if (!words.empty()) words += " › ";
    words += part;
  };
  const std::string page = fmt::format(fmt::runtime(english ? "page ~{}" : "trang ~{}"), line.page);
  std::size_t first = 0;
  for (const Annex& annex : structure.annexes) {
    if (spot.line < annex.first || spot.line >= annex.last) continue;
    first = annex.first;
    const std::string_view label = english ? "annex" : "Phụ lục";
    add(annex.number.empty() ? std::string(label) : fmt::format("{} {}", label, annex.number));
  }
  if (line.table != outside &&
      checked.reading.tables[static_cast<std::size_t>(line.table)].bordered) {
    add(fmt::format(fmt::runtime(english ? "table {} › row {}" : "bảng {} › hàng {}"),
                    line.table + 1, line.row + 1));
    const std::string title = column_title(checked.reading, line);
    words += title.empty()
                 ? fmt::format(fmt::runtime(english ? " › cell {}" : " › ô {}"), line.cell + 1)
                 : fmt::format(fmt::runtime(english ? " › column \"{}\"" : " › cột \"{}\""), title);
    return page + " › " + words;
  }
  // What it is, when it is a part of the form; else below which numbers it stands.
  std::string roman, clause;
  const Part* own = nullptr;
  for (const Part& part : structure.parts) {
    if (part.line == spot.line && spot.begin >= part.begin && spot.begin <= part.end) own = &part;
    if (part.line < first || part.line > spot.line) continue;
    if (part.what == Component::RomanSection || part.what == Component::Article) {
      roman = part.what == Component::Article ? "Điều " + part.number : part.number;
      clause.clear();
    }
    if (part.what == Component::Clause) clause = part.number;
  }
  const bool of_form =
      own != nullptr && (own->what <= Component::LegalBasis || own->what >= Component::Authority);
  if (of_form && own->what != Component::AnnexLabel) {
    add(english ? words_of(own->what).en : words_of(own->what).vi);
    return words;
  }
  if (!roman.empty()) add(roman);
  if (!clause.empty()) add(clause);
  add(fmt::format(fmt::runtime(english ? "paragraph {}" : "đoạn {}"), line.paragraph + 1));
  return page + " › " + words;
}

std::string report_text(const FileFindings& file, bool english) {
  const Checked& checked = *file.checked;
  std::string out;
  const auto back = std::back_inserter(out);
  if (!checked.findings.empty() && !has_form(checked.structure)) {
    fmt::format_to(back,
                   fmt::runtime(english ? "{}: nothing of the form was recognised, perhaps this "
                                          "is no administrative document\n"
                                        : "{}: không nhận ra thành phần thể thức nào, có thể "
                                          "đây không phải văn bản hành chính\n"),
                   printable(file.file));
  }
  for (std::size_t i = 0; i < checked.findings.size(); ++i) {
    const Finding& one = checked.findings[i];
    fmt::format_to(back, "{}, {}: {} [{}]: {}", printable(file.file),
                   place_words(checked, one.at, english), level_word(one.level, english), one.rule,
                   printable(english ? one.message_en : one.message_vi));
    if (one.more > 0) {
      fmt::format_to(back, fmt::runtime(english ? " (and {} more)" : " (và {} chỗ nữa)"), one.more);
    }
    out += mended_words(file, i, english);
    out += '\n';
    if (one.at.known) append_excerpt(out, checked, one.at);
    if (!one.clause.empty()) {
      fmt::format_to(back, "  {}: {}\n", english ? "clause" : "căn cứ", one.clause);
    }
  }
  return out;
}

std::string report_json(const std::vector<FileFindings>& files, bool english) {
  Json list = Json::array();
  for (const FileFindings& file : files) {
    Json item{{"file", file.file}, {"read", file.checked != nullptr}};
    if (file.checked != nullptr) item["profile"] = file.checked->profile;
    Json findings = Json::array();
    if (file.checked != nullptr) {
      for (std::size_t i = 0; i < file.checked->findings.size(); ++i) {
        const Finding& one = file.checked->findings[i];
        Json entry{{"rule", one.rule}, {"level", level_id(one.level)}};
        if (!one.clause.empty()) entry["clause"] = one.clause;
        entry["message"] = english ? one.message_en : one.message_vi;
        entry["place"] = place_words(*file.checked, one.at, english);
        if (one.at.known) {
          const Line& line = file.checked->reading.lines[one.at.line];
          entry["paragraph"] = line.paragraph + 1;
          entry["page"] = line.page;
          entry["text"] =
              line.text.substr(std::min(one.at.begin, line.text.size()), one.at.end - one.at.begin);
        }
        if (one.more > 0) entry["more"] = one.more;
        if (file.mended != nullptr) {
          const Mended::Done done = file.mended->findings[i];
          entry["mended"] = done == Mended::Done::Yes  ? "yes"
                            : done == Mended::Done::No ? "no"
                                                       : "partly";
        }
        findings.push_back(std::move(entry));
      }
    }
    item["findings"] = std::move(findings);
    if (file.known != nullptr) item["known"] = file.known->size();
    list.push_back(std::move(item));
  }
  return Json{{"files", std::move(list)}}.dump(2, ' ', false, Json::error_handler_t::replace) +
         "\n";
}

std::string report_sarif(const std::vector<FileFindings>& files, bool english) {
  Json rules = Json::array();
  std::map<std::string, std::size_t> seen;
  Json results = Json::array();
  for (const FileFindings& file : files) {
    if (file.checked == nullptr) continue;
    const auto add = [&](const Finding& one, std::string_view state) {
      const auto [rule, is_new] = seen.try_emplace(one.rule, seen.size());
      if (is_new) {
        const auto& all = all_rules();
        const auto known = std::find_if(
            all.begin(), all.end(), [&](const RuleWords& words) { return words.id == one.rule; });
        Json entry{{"id", one.rule}};
        if (known != all.end()) {
          entry["shortDescription"] = {{"text", english ? known->explain_en : known->explain_vi}};
        }
        if (!one.clause.empty()) entry["properties"] = {{"clause", one.clause}};
        rules.push_back(std::move(entry));
      }
      Json result(
          {{"ruleId", one.rule},
           {"ruleIndex", rule->second},
           {"level", sarif_level(one.level)},
           {"message", {{"text", english ? one.message_en : one.message_vi}}},
           {"locations",
            {{{"physicalLocation", {{"artifactLocation", {{"uri", uri_of(file.file)}}}}},
              {"logicalLocations",
               {{{"fullyQualifiedName", place_words(*file.checked, one.at, english)}}}}}}}});
      if (!state.empty()) result["baselineState"] = state;
      results.push_back(std::move(result));
    };
    for (const Finding& one : file.checked->findings) add(one, file.known == nullptr ? "" : "new");
    if (file.known == nullptr) continue;
    for (const Finding& one : *file.known) add(one, "unchanged");
  }
  return Json{{"$schema", "https://json.schemastore.org/sarif-2.1.0.json"},
              {"version", "2.1.0"},
              {"runs",
               {{{"tool", {{"driver", {{"name", "vanthu"}, {"rules", std::move(rules)}}}}},
                 {"results", std::move(results)}}}}}
             .dump(2, ' ', false, Json::error_handler_t::replace) +
         "\n";
}

}  // namespace vanthu::check
