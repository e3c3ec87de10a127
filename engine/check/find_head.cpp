// The head of the first page, and the title below it.

#include <algorithm>
#include <array>

#include "check/finder.h"
#include "check/patterns.h"
#include "text/text.h"

namespace vanthu::check {
namespace {

constexpr std::size_t head_lines = 30;  // with words; the head ends sooner

constexpr std::string_view national_title = "cong hoa xa hoi chu nghia viet nam";
constexpr std::string_view motto = "doc lap tu do hanh phuc";
constexpr std::string_view party = "dang cong san viet nam";
// Độ mật, mức độ khẩn, phạm vi lưu hành (PL I, I, III.2).
constexpr std::array<std::string_view, 8> stamps = {
    "khan",    "thuong khan", "hoa toc",         "mat",
    "toi mat", "tuyet mat",   "luu hanh noi bo", "xem xong tra lai"};

// A piece of the head: a line of a cell, or what stands in one column of a line made with spaces.
struct Piece {
  std::size_t line;
  Span at;
  bool left;  // of the left block
};

std::vector<Piece> pieces_of_head(const Reading& reading) {
  std::vector<Piece> pieces;
  std::size_t lines = 0;
  for (std::size_t i = 0; i < reading.lines.size() && lines < head_lines; ++i) {
    const Line& line = reading.lines[i];
    if (line.is_blank()) continue;
    ++lines;
    if (line.table != outside) {
      const std::string_view words = text::trimmed(line.text);
      const auto begin = static_cast<std::size_t>(words.data() - line.text.data());
      pieces.push_back({i, {begin, begin + words.size()}, line.cell == 0});
      continue;
    }
    const std::vector<Span> columns = columns_of(line.text);
    for (std::size_t c = 0; c < columns.size(); ++c) {
      pieces.push_back({i, columns[c], columns.size() > 1 && c == 0});
    }
  }
  return pieces;
}

bool is_kind(const Finder& finder, std::string_view words, const KindName*& kind) {
  const std::string folded = bare(words);
  for (const KindName& one : finder.kinds) {
    if (bare(one.name) != folded) continue;
    kind = &one;
    return true;
  }
  return false;
}

}  // namespace

std::size_t find_head(Finder& finder) {
  const Reading& reading = finder.reading;
  const std::vector<Piece> pieces = pieces_of_head(reading);
  const auto words = [&](const Piece& piece) {
    return std::string_view(reading.lines[piece.line].text)
        .substr(piece.at.begin, piece.at.end - piece.at.begin);
  };
  std::size_t end = 0;
  const Piece* number_piece = nullptr;
  bool has_number = false, has_date = false, has_title = false, has_motto = false;
  std::vector<int> tables;  // that hold something of the head
  std::vector<const Piece*> left;
  const auto take = [&](Component what, const Piece& piece, Span span) {
    finder.add(what, piece.line, span.begin, span.end);
    end = std::max(end, piece.line + 1);
    tables.push_back(reading.lines[piece.line].table);
  };
  for (const Piece& piece : pieces) {
    const std::string folded = bare(words(piece));
    // The head is over where the title, an addressee or running text begins.
    const KindName* kind = nullptr;
    const bool outside_table = reading.lines[piece.line].table == outside;
    if ((has_title || has_motto) && outside_table && is_kind(finder, words(piece), kind)) break;
    if (folded.starts_with("kinh gui") || folded.starts_with("can cu ") ||
        folded.starts_with("kem theo")) {
      break;
    }
    if (std::find(stamps.begin(), stamps.end(), folded) != stamps.end()) {
      take(Component::Stamp, piece, piece.at);
      continue;
    }
    if (!has_title && folded == national_title) {
      has_title = true;
      take(Component::NationalTitle, piece, piece.at);
    } else if (!has_motto && folded == motto) {
      has_motto = true;
      take(Component::Motto, piece, piece.at);
    } else if (folded == party) {
      finder.structure.is_party = true;
      take(Component::NationalTitle, piece, piece.at);
    } else if (auto number = find_number(words(piece)); !has_number && number) {
      has_number = true;
      number_piece = &piece;
      take(Component::NumberSymbol, piece,
           {piece.at.begin + number->at.begin, piece.at.begin + number->at.end});
    } else if (const auto date = find_date(words(piece));
               !has_date && date && date->at.begin > 0 &&
               bare(words(piece).substr(date->at.end)).empty()) {
      has_date = true;
      take(Component::PlaceDate, piece, {piece.at.begin, piece.at.begin + date->at.end});
    } else if (folded.starts_with("v v ") || folded.starts_with("ve viec ")) {
      if (has_number && text::folded(words(piece)).starts_with("v/v")) {
        finder.structure.is_letter = true;
        take(Component::LetterSubject, piece, piece.at);
      }
    } else if (!has_number && piece.left) {
      left.push_back(&piece);
    } else if (finder.structure.is_letter && piece.left && number_piece != nullptr &&
               !reading.lines[piece.line].is_blank() && !outside_table) {
      take(Component::LetterSubject, piece, piece.at);  // its next line
    }
  }
  if (!has_title && !has_motto && !has_number) return 0;

  // Agencies: the lines of the left block above the number, in capitals. The issuer is in bold, its
  // superior not; without any bold the last line is the issuer.
  std::vector<const Piece*> agencies;
  bool some_bold = false;
  for (const Piece* piece : left) {
    // A table with nothing else of the head is one of the text.
    const int table = reading.lines[piece->line].table;
    if (table != outside && std::find(tables.begin(), tables.end(), table) == tables.end())
      continue;
    const Look look = look_of(reading.lines[piece->line], piece->at.begin, piece->at.end);
    if (look.letters < 3 || !look.capitals) continue;
    if (bare(words(*piece)) == "du thao") continue;  // what it is, not whose
    agencies.push_back(piece);
    some_bold = some_bold || look.bold;
  }
  for (std::size_t i = 0; i < agencies.size(); ++i) {
    const Piece& piece = *agencies[i];
    const Look look = look_of(reading.lines[piece.line], piece.at.begin, piece.at.end);
    const bool issuer = some_bold ? look.bold : i + 1 == agencies.size();
    finder.add(issuer ? Component::Issuer : Component::Superior, piece.line, piece.at.begin,
               piece.at.end, some_bold ? 950 : 700);
    end = std::max(end, piece.line + 1);
  }
  return end;
}

std::size_t find_title(Finder& finder, std::size_t from) {
  const Reading& reading = finder.reading;
  constexpr std::size_t room = 12;  // lines between the head and the title, blank ones and boxes
  std::size_t lines = 0;
  for (std::size_t i = from; i < reading.lines.size() && lines < room; ++i) {
    const Line& line = reading.lines[i];
    if (line.is_blank()) continue;
    ++lines;
    if (line.table != outside && reading.tables[static_cast<std::size_t>(line.table)].bordered)
      continue;
    const std::string folded = bare(line.text);
    if (folded.starts_with("kinh gui")) return i;
    const KindName* kind = nullptr;
    const Look look = look_of(line);
    if (!look.capitals || !is_kind(finder, line.text, kind)) continue;
    finder.structure.kind = kind;
    finder.add_line(Component::Kind, i);
    // The subject: the lines that follow, centred, up to a blank one or the text.
    std::size_t end = i + 1;
    for (std::size_t s = i + 1; s < reading.lines.size(); ++s) {
      const Line& next = reading.lines[s];
      if (next.is_blank()) {
        if (end > i + 1) break;
        continue;
      }
      const std::string start = bare(next.text);
      if (start.starts_with("kem theo") || start.starts_with("ban hanh kem theo")) {
        finder.add_line(Component::Attached, s);
        end = s + 1;
        break;
      }
      // A line that leads on ("… trân trọng giới thiệu:") is text.
      // In bold it is a subject also where it is not centred, right below the kind.
      const bool placed = next.is_centred() || (end == i + 1 && s == i + 1 && look_of(next).bold);
      if (!placed || start.starts_with("kinh gui") || start.starts_with("can cu ") ||
          text::trimmed(next.text).ends_with(":") || find_level(next.text) ||
          find_annex(next.text)) {
        break;
      }
      const Look words = look_of(next);
      const bool short_rule = words.letters == 0;  // "-----", a drawn line
      // "ỦY BAN NHÂN DÂN XÃ …", "QUYẾT ĐỊNH:" below the subject, in capitals.
      if (end > i + 1 && words.capitals && words.letters > 0 &&
          !look_of(reading.lines[end - 1]).capitals) {
        break;
      }
      if (!short_rule) finder.add_line(Component::Subject, s);
      end = s + 1;
      if (s - i > 8) break;
    }
    return end;
  }
  return from;
}

}  // namespace vanthu::check
