// The end of the main text: recipients on the left, the signature on the right; and the annexes
// behind it.

#include <algorithm>
#include <array>

#include "check/finder.h"
#include "check/patterns.h"
#include "text/text.h"

namespace vanthu::check {
namespace {

bool is_recipients_label(std::string_view text) {
  return begins_bare(text, "noi nhan");
}

// "TM.", "KT.", "TL.", "TUQ.", "Q.": signs of authority (PL I, I, II.7.b), also with other marks.
bool is_authority(std::string_view text) {
  const std::string_view words = text::trimmed(text);
  static constexpr std::array<std::string_view, 9> signs = {"TM.", "KT.", "TL.", "TUQ.", "Q.",
                                                            "T/M", "K/T", "T/L", "TUQ "};
  return std::any_of(signs.begin(), signs.end(),
                     [&](std::string_view sign) { return words.starts_with(sign); });
}

// Words that a signature block holds besides its own: "(Đã ký)", "(Ký, ghi rõ họ tên)".
bool is_remark(std::string_view text) {
  const std::string_view words = text::trimmed(text);
  return words.starts_with("(") || words.starts_with("[") || bare(words) == "da ky";
}

struct Words {
  std::size_t line;
  Span at;
};

void add_signature(Finder& finder, const std::vector<Words>& words) {
  // From the end: the name is the last line that is not in capitals throughout.
  const auto look = [&](const Words& one) {
    return look_of(finder.reading.lines[one.line], one.at.begin, one.at.end);
  };
  const auto text_of = [&](const Words& one) {
    return std::string_view(finder.reading.lines[one.line].text)
        .substr(one.at.begin, one.at.end - one.at.begin);
  };
  std::size_t last = words.size();
  std::size_t name = words.size();
  for (std::size_t i = words.size(); i-- > 0;) {
    if (is_remark(text_of(words[i])) || look(words[i]).letters == 0) continue;
    last = i;
    break;
  }
  if (last < words.size() && !look(words[last]).capitals &&
      text::words(text_of(words[last])).size() >= 2) {
    name = last;
  }
  for (std::size_t i = 0; i < words.size(); ++i) {
    const std::string_view one = text_of(words[i]);
    if (is_remark(one) || look(words[i]).letters == 0) continue;
    Component what = Component::Post;
    if (i == name) {
      what = Component::SignerName;
    } else if (is_authority(one)) {
      what = Component::Authority;
    } else if (!look(words[i]).capitals) {
      continue;  // a place and date, a line about stamps
    }
    finder.add(what, words[i].line, words[i].at.begin, words[i].at.end, 950);
  }
}

void add_recipients(Finder& finder, const std::vector<Words>& words) {
  bool begun = false;
  for (const Words& one : words) {
    const std::string_view text = std::string_view(finder.reading.lines[one.line].text)
                                      .substr(one.at.begin, one.at.end - one.at.begin);
    if (!begun) {
      begun = is_recipients_label(text);
      if (begun) finder.add(Component::RecipientsLabel, one.line, one.at.begin, one.at.end);
      continue;
    }
    const std::string folded = bare(text);
    const Look look = look_of(finder.reading.lines[one.line], one.at.begin, one.at.end);
    if (look.letters == 0) continue;
    if (is_authority(text)) break;
    const bool archive = folded.starts_with("luu");
    finder.add(archive ? Component::Archive : Component::Recipient, one.line, one.at.begin,
               one.at.end, 950);
    if (archive) break;
  }
}

Span whole(const Line& line) {
  const std::string_view words = text::trimmed(line.text);
  const auto begin = static_cast<std::size_t>(words.data() - line.text.data());
  return {begin, begin + words.size()};
}

}  // namespace

void Finder::add_line(Component what, std::size_t line, int certainty, std::string number) {
  const Span span = whole(reading.lines[line]);
  add(what, line, span.begin, span.end, certainty, std::move(number));
}

std::size_t find_closing(Finder& finder, std::size_t from) {
  const Reading& reading = finder.reading;
  const std::size_t main_end = finder.structure.main_end;
  std::size_t label = main_end;
  for (std::size_t i = from; i < main_end; ++i) {
    const Line& line = reading.lines[i];
    for (const Span& column : columns_of(line.text)) {
      if (is_recipients_label(
              std::string_view(line.text).substr(column.begin, column.end - column.begin))) {
        label = i;
      }
    }
  }
  // Without recipients: the last authority line that stands on the right or in the middle.
  if (label == main_end) {
    for (std::size_t i = from; i < main_end; ++i) {
      if (!is_authority(reading.lines[i].text)) continue;
      label = i;
      break;
    }
    if (label == main_end) return main_end;
    std::vector<Words> right;
    for (std::size_t i = label; i < main_end; ++i) {
      if (!reading.lines[i].is_blank()) right.push_back({i, whole(reading.lines[i])});
    }
    add_signature(finder, right);
    return label;
  }
  const Line& line = reading.lines[label];
  std::size_t first = label;
  std::vector<Words> left, right;
  if (line.table != outside) {
    while (first > from && reading.lines[first - 1].table == line.table) --first;
    for (std::size_t i = first; i < main_end && reading.lines[i].table == line.table; ++i) {
      const Line& one = reading.lines[i];
      if (one.is_blank()) continue;
      (one.cell == line.cell ? left : right).push_back({i, whole(one)});
    }
    // Two signatures above the recipients (mẫu 1.9): the left one is not a recipient.
  } else {
    // Made with spaces and tabs: columns; the signature may also stand above or below.
    for (std::size_t i = label; i < main_end; ++i) {
      const std::vector<Span> columns = columns_of(reading.lines[i].text);
      if (columns.empty()) continue;
      const std::string_view begin =
          std::string_view(reading.lines[i].text).substr(columns[0].begin);
      const bool item =
          is_recipients_label(begin) || begin.starts_with("-") || !reading.lines[i].label.empty();
      if (item || columns.size() > 1) {
        left.push_back({i, columns[0]});
        for (std::size_t c = 1; c < columns.size(); ++c) right.push_back({i, columns[c]});
      } else {
        right.push_back({i, columns[0]});
      }
    }
  }
  add_recipients(finder, left);
  add_signature(finder, right);
  return first;
}

void find_annexes(Finder& finder, std::size_t from) {
  const Reading& reading = finder.reading;
  Structure& structure = finder.structure;
  structure.main_end = reading.lines.size();
  bool blank_before = true;
  bool words_before = from > 0;
  for (std::size_t i = from; i < reading.lines.size(); ++i) {
    const Line& line = reading.lines[i];
    if (line.is_blank()) {
      blank_before = true;
      continue;
    }
    const bool first_line = !words_before;  // of the file
    words_before = true;
    const auto mark = line.in_contents ? std::nullopt : find_annex(line.text);
    const bool bordered =
        line.table != outside && reading.tables[static_cast<std::size_t>(line.table)].bordered;
    const bool new_page =
        line.begins_page || first_line || (i > 0 && reading.lines[i - 1].section != line.section);
    // A title of its own: centred or at the top of a page, and short.
    if (!mark || bordered || text::words(line.text).size() > 12 ||
        !(line.is_centred() || new_page || (blank_before && line.table != outside))) {
      blank_before = false;
      continue;
    }
    if (!structure.annexes.empty()) structure.annexes.back().last = i;
    structure.annexes.push_back({i, reading.lines.size(), mark->number});
    structure.main_end = std::min(structure.main_end, i);
    finder.add_line(Component::AnnexLabel, i, line.is_centred() ? 1000 : 900, mark->number);
    for (std::size_t t = i + 1; t < reading.lines.size() && t < i + 8; ++t) {
      const Line& next = reading.lines[t];
      if (next.is_blank()) continue;
      const std::string folded = bare(next.text);
      if (folded.starts_with("kem theo") || folded.starts_with("ban hanh kem theo")) {
        finder.add_line(Component::Attached, t);
        continue;
      }
      // The rest of the label's own paragraph is the title also where it is not centred.
      const bool placed = next.is_centred() || next.paragraph == line.paragraph;
      if (!placed || next.table != line.table || find_level(next.text) || !look_of(next).capitals ||
          look_of(next).letters == 0) {
        if (folded.find("kem theo") == std::string::npos) break;
        continue;
      }
      finder.add_line(Component::AnnexTitle, t);
    }
    blank_before = false;
  }
}

}  // namespace vanthu::check
