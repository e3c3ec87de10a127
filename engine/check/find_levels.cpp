// The body: legal bases, the marks of its levels, running text; and the entry of find_components.

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <iterator>

#include "check/finder.h"
#include "check/patterns.h"
#include "text/text.h"

namespace vanthu::check {
namespace {

// "…/TT-BTC. Đề nghị quý cơ quan …": more than one sentence is running text.
bool holds_sentences(std::string_view text) {
  for (std::size_t at = text.find(". "); at != std::string_view::npos;
       at = text.find(". ", at + 1)) {
    std::size_t next = at + 2;
    while (next < text.size() && text[next] == ' ') ++next;
    if (at < 2 || next >= text.size()) continue;
    // "TP. Hồ Chí Minh", "ThS. …" are no ends.
    const auto ends_word = [&](std::size_t i) {
      const auto c = static_cast<unsigned char>(text[i]);
      return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c >= 0x80 || c == ')';
    };
    std::size_t behind = next;
    const char32_t first = text::next_code_point(text, behind);
    const std::string letter(text.substr(next, behind - next));
    if (ends_word(at - 1) && ends_word(at - 2) && text::lower(letter) != letter && first != U'.') {
      return true;
    }
  }
  return false;
}

// `after_one`: another basis stands right above; then "Thực hiện Công văn số …" is one, too.
bool is_basis(std::string_view text, bool after_one) {
  // "Căn cứ chức năng, nhiệm vụ được giao, Sở … xây dựng kế hoạch như sau:" leads on to the text.
  if (text::trimmed(text).ends_with(':') || holds_sentences(text)) return false;
  // Between bases: "Thực hiện Công văn số …;", "Theo Đơn đề nghị của …;".
  if (after_one && (begins_bare(text, "thuc hien ") || begins_bare(text, "theo ") ||
                    begins_bare(text, "xet "))) {
    return true;
  }
  // Nothing else begins so.
  const std::string_view words = text::trimmed(text);
  if (words.find_first_of("CcTtXx") != 0) return false;
  return begins_bare(text, "can cu ") || begins_bare(text, "theo de nghi ") ||
         begins_bare(text, "xet de nghi ") || begins_bare(text, "xet to trinh ");
}

// Outside decisions and resolutions one sentence "Căn cứ …, đề nghị …." is running text: bases
// are several, or end as one does.
bool stands_alone(const Reading& reading, std::size_t line, std::size_t to) {
  if (text::trimmed(reading.lines[line].text).ends_with(';')) return false;
  std::size_t next = line + 1;
  while (next < to && reading.lines[next].is_blank()) ++next;
  return next >= to || !is_basis(reading.lines[next].text, true);
}

// Room for what is written by hand: half of it and more is dots.
bool is_room_for_writing(std::string_view text) {
  std::size_t dots = 0, all = 0;
  for (std::size_t at = 0; at < text.size();) {
    const char32_t one = text::next_code_point(text, at);
    if (text::is_space(one)) continue;
    ++all;
    if (one == U'.' || one == U'…' || one == U'_') ++dots;
  }
  return dots > 3 && dots * 2 >= all;
}

// A title, a label ("DỰ THẢO"): in the middle, or in capitals throughout. Only the components that
// are known are judged; running text is neither.
bool is_title(const Line& line) {
  const Look look = look_of(line);
  return line.is_centred() || (look.letters > 0 && look.capitals);
}

// A line of a table of contents typed by hand: it ends in a tab, or in dots, and a page number.
bool is_typed_contents(std::string_view text) {
  std::string_view words = text::trimmed(text);
  const std::size_t all = words.size();
  while (!words.empty() && words.back() >= '0' && words.back() <= '9') words.remove_suffix(1);
  return words.size() < all &&
         (words.ends_with("\t") || words.ends_with("....") || words.ends_with("…"));
}

}  // namespace

void find_levels(Finder& finder, std::size_t from, std::size_t to, bool bases) {
  const Reading& reading = finder.reading;
  bool after_basis = false;
  const KindName* kind = finder.structure.kind;
  const bool decides =
      kind != nullptr && (bare(kind->name) == "quyet dinh" || bare(kind->name) == "nghi quyet");
  for (std::size_t i = from; i < to; ++i) {
    const Line& line = reading.lines[i];
    if (finder.taken[i] || line.is_blank() || line.in_contents) continue;
    if (line.table != outside) {
      if (reading.tables[static_cast<std::size_t>(line.table)].bordered) {
        finder.add_line(Component::Cell, i);
      }
      continue;
    }
    // An automatic number is part of what the reader sees.
    const std::string shown = line.label.empty() ? line.text : line.label + " " + line.text;
    if (bases && line.first_of_paragraph && is_basis(line.text, after_basis) &&
        (after_basis || decides || !stands_alone(reading, i, to))) {
      finder.add_line(Component::LegalBasis, i);
      after_basis = true;
      continue;
    }
    after_basis = false;
    auto mark = find_level(shown);
    // Behind a break inside a paragraph only a number is certain.
    if (!line.first_of_paragraph && mark && mark->level != Component::Clause) mark.reset();
    if (mark && is_typed_contents(line.text)) continue;
    if (mark) {
      bases = false;
      finder.add_line(mark->level, i, 950, mark->number);
    } else if (!is_title(line) && !is_room_for_writing(line.text)) {
      // Text between the bases and the first level ends the bases only when it is no heading.
      finder.add_line(Component::Text, i, 900);
    }
  }
}

const ComponentWords& words_of(Component component) {
  static constexpr ComponentWords table[] = {
#define VANTHU_COMPONENT(name, id, vi, en) {id, vi, en},
#include "check/components.def"
#undef VANTHU_COMPONENT
  };
  return table[static_cast<std::size_t>(component)];
}

const Part* Structure::find(Component what) const {
  const auto found =
      std::find_if(parts.begin(), parts.end(), [&](const Part& part) { return part.what == what; });
  return found == parts.end() ? nullptr : &*found;
}

std::vector<const Part*> Structure::all(Component what) const {
  std::vector<const Part*> result;
  for (const Part& part : parts) {
    if (part.what == what) result.push_back(&part);
  }
  return result;
}

Structure find_components(const Reading& reading, const std::vector<KindName>& kinds) {
  Structure structure;
  Finder finder{reading, kinds, structure, std::vector<bool>(reading.lines.size())};
  const std::size_t head_end = find_head(finder);
  const std::size_t body = find_title(finder, head_end);
  find_annexes(finder, body);
  const bool is_telegram = structure.kind != nullptr && bare(structure.kind->name) == "cong dien";
  for (std::size_t i = head_end; i < structure.main_end; ++i) {
    const std::string_view line = reading.lines[i].text;
    const bool telegram = is_telegram && bare(line).ends_with(" dien");
    const std::string_view words = text::trimmed(line);
    // "gửi: - Các Bộ": only with a list behind it.
    const bool lists =
        (words.starts_with("gửi:") || words.starts_with("Gửi:")) &&
        text::trimmed(words.substr(std::string_view("gửi:").size())).starts_with("-");
    const bool addressee = begins_bare(line, "kinh gui") || lists;
    if (!finder.taken[i] && (addressee || telegram)) {
      finder.add_line(Component::Addressee, i);
      // Several: a line each, "- …;", the last with a full stop.
      for (std::size_t next = i + 1; next < structure.main_end; ++next) {
        if (reading.lines[next].is_blank()) continue;
        const std::string_view name = text::trimmed(reading.lines[next].text);
        if (!name.starts_with("-") && !name.starts_with("–") && reading.lines[next].label.empty())
          break;
        finder.add_line(Component::Addressee, next);
        if (name.ends_with(".")) break;
      }
      break;
    }
  }
  const std::size_t closing = find_closing(finder, body);
  // A letter gives its reasons in running text.
  find_levels(finder, body, closing, !structure.is_letter);
  for (const Annex& annex : structure.annexes) find_levels(finder, annex.first, annex.last, false);
  if (const Part* number = structure.find(Component::NumberSymbol)) {
    // A year between number and kind: the form of normative documents, which have rules of their
    // own.
    const auto written = find_number(words_in(reading, *number));
    if (written && written->symbol.size() > 5) {
      const std::string year = written->symbol.substr(0, 4);
      structure.is_normative =
          std::all_of(year.begin(), year.end(), [](char c) { return c >= '0' && c <= '9'; }) &&
          written->symbol[4] == '/' && (year.starts_with("19") || year.starts_with("20"));
    }
  }
  std::stable_sort(structure.parts.begin(), structure.parts.end(),
                   [](const Part& a, const Part& b) {
                     return a.line != b.line ? a.line < b.line : a.begin < b.begin;
                   });
  return structure;
}

std::string explain(const Structure& structure, const Reading& reading, bool english) {
  std::string out;
  for (const Part& part : structure.parts) {
    if (part.what == Component::Cell) continue;
    const ComponentWords& words = words_of(part.what);
    fmt::format_to(std::back_inserter(out), "{:<24} {:>3}%  {}\n", english ? words.en : words.vi,
                   part.certainty / 10, text::collapsed(words_in(reading, part)));
  }
  static constexpr std::array<std::pair<std::string_view, std::string_view>, 4> kinds = {
      {{"nét vẽ", "drawn"},
       {"viền đoạn", "border"},
       {"gạch bằng chữ", "dashes"},
       {"gạch chân", "underlined"}}};
  for (const Stroke& stroke : structure.strokes) {
    const auto& kind = kinds[static_cast<std::size_t>(stroke.kind)];
    const std::string length = stroke.is_measured
                                   ? fmt::format("{:.1f} mm", stroke.length.mm())
                                   : std::string(english ? "not measured" : "không đo được");
    fmt::format_to(std::back_inserter(out), "{:<24} {:>3}%  {}, {}\n",
                   fmt::format("{} {}", english ? "rule below" : "kẻ dưới",
                               english ? words_of(stroke.above).en : words_of(stroke.above).vi),
                   90, english ? kind.second : kind.first, length);
  }
  static constexpr Component expected[] = {Component::NationalTitle, Component::Motto,
                                           Component::Issuer,        Component::NumberSymbol,
                                           Component::PlaceDate,     Component::RecipientsLabel,
                                           Component::SignerName};
  for (const Component what : expected) {
    if (structure.find(what) != nullptr) continue;
    fmt::format_to(std::back_inserter(out), "{}: {}\n", english ? "not found" : "không nhận ra",
                   english ? words_of(what).en : words_of(what).vi);
  }
  for (const Component above : {Component::Motto, Component::Issuer, Component::Subject}) {
    const bool is_there = std::any_of(structure.strokes.begin(), structure.strokes.end(),
                                      [&](const Stroke& stroke) { return stroke.above == above; });
    if (is_there || structure.find(above) == nullptr) continue;
    fmt::format_to(std::back_inserter(out), "{} {}\n",
                   english ? "not found: rule below" : "không nhận ra: kẻ dưới",
                   english ? words_of(above).en : words_of(above).vi);
  }
  return out;
}

}  // namespace vanthu::check
