#include "model/recognise.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "model/line_head.h"
#include "model/sequence.h"
#include "model/wrapped_lines.h"

namespace vanthu::model {
namespace {

// A heading longer than this many letters is running text, whatever follows it.
constexpr std::size_t longest_title = 250;
// "Điều 2. Trách nhiệm thi hành." is a title in spite of its full stop; an order is longer.
constexpr std::size_t longest_closed_title = 120;

bool is_title_level(Level level) {
  return level <= Level::Subsection;
}

bool ends_in_mark(std::string_view text) {
  constexpr std::array<std::string_view, 7> marks = {".", ";", ":", ",", "…", "!", "?"};
  return std::any_of(marks.begin(), marks.end(),
                     [&](std::string_view mark) { return text.ends_with(mark); });
}

// ---------------------------------------------------------------- căn cứ

bool opens_basis(std::string_view line) {
  return line.starts_with("Căn cứ ");
}

bool follows_basis(std::string_view line) {
  const bool request = line.starts_with("Xét ") || line.starts_with("Theo đề nghị ");
  return (request && (line.ends_with(';') || line.ends_with('.'))) ||
         (line.starts_with("Thực hiện ") && line.ends_with(';'));
}

bool is_basis(std::string_view line) {
  return opens_basis(line) && (line.ends_with(';') || line.ends_with('.') || line.ends_with(','));
}

// How many of the lines from `first` on are legal bases. A line that lacks its closing mark counts
// when another one stands next to it; alone it is the opening sentence of the text.
std::size_t count_bases(const std::vector<PastedLine>& lines, std::size_t first) {
  std::size_t count = 0;
  for (std::size_t i = first; i < lines.size(); ++i, ++count) {
    const std::string_view line = lines[i].text;
    if (is_basis(line)) continue;
    if (count > 0 && follows_basis(line)) continue;
    const bool unmarked = opens_basis(line) && !ends_in_mark(line);
    const bool neighbour = count > 0 || (i + 1 < lines.size() && opens_basis(lines[i + 1].text));
    if (!unmarked || !neighbour) break;
  }
  return count;
}

LegalBasis make_basis(std::string_view line, Place at) {
  std::size_t end = line.size();
  if (ends_in_mark(line)) {
    --end;
    if (end > 0 && line[end - 1] == ' ') --end;  // typed with a space before the mark
  }
  return {.text = text_of(std::string(line.substr(0, end)), at),
          .closing = std::string(line.substr(end)),
          .id = {},
          .key = {},
          .at = at};
}

// ---------------------------------------------------------------- titles

// The dots inside "1.2.3." tell how deep a Subclause stands.
std::size_t inner_dots(std::string_view number) {
  if (number.ends_with('.')) number.remove_suffix(1);
  return static_cast<std::size_t>(std::count(number.begin(), number.end(), '.'));
}

// Whether `next` stands under `item` in the hierarchy.
bool is_below(const Item& item, const Block& next) {
  if (std::holds_alternative<Paragraph>(next)) return true;
  const auto* other = std::get_if<Item>(&next);
  if (other == nullptr) return false;
  if (other->level == Level::Subclause && item.level == Level::Subclause) {
    return inner_dots(other->number) > inner_dots(item.number);
  }
  return other->level > item.level;
}

bool is_titled(const Item& item, const Block* next) {
  if (is_title_level(item.level) || item.level == Level::RomanSection) return true;
  if (item.level >= Level::Point) return false;
  const std::string text = plain(item.text);
  if (text.empty() || letter_count(text) > longest_title) return false;
  if (item.level == Level::Article) {
    if (!ends_in_mark(text)) return true;
    const auto* clause = next == nullptr ? nullptr : std::get_if<Item>(next);
    return clause != nullptr && clause->level == Level::Clause && text.ends_with('.') &&
           letter_count(text) <= longest_closed_title;
  }
  return !ends_in_mark(text) && next != nullptr && is_below(item, *next);
}

void mark_titles(std::vector<Block>& blocks) {
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    auto* item = std::get_if<Item>(&blocks[i]);
    if (item == nullptr) continue;
    item->titled = is_titled(*item, i + 1 < blocks.size() ? &blocks[i + 1] : nullptr);
  }
}

// ---------------------------------------------------------------- blocks

// A head without text has it on the lines below: the title of a Phần or Chương, in capitals; for
// the other levels whatever line comes next. Returns how many lines after `index` are taken up.
std::size_t take_up_text(const std::vector<PastedLine>& lines, std::size_t index, Level level,
                         std::string& text) {
  std::size_t taken = 0;
  for (std::size_t i = index + 1; i < lines.size(); ++i, ++taken) {
    const std::string& line = lines[i].text;
    if (read_head(line)) break;
    if (is_title_level(level) ? !is_in_capitals(line) : taken > 0) break;
    if (!text.empty()) text += ' ';
    text += line;
  }
  return taken;
}

Item make_item(const LineHead& head, std::string text, Place at) {
  Item item;
  item.level = head.level;
  item.number = std::string(head.number);
  item.gap = text.empty() || !head.text.empty() ? std::string(head.gap) : " ";
  if (text.empty()) item.gap = " ";
  item.text = text_of(std::move(text), at);
  item.verbatim = true;
  item.at = at;
  return item;
}

Paragraph make_paragraph(Paragraph::Role role, std::string text, Place at) {
  Paragraph paragraph;
  paragraph.role = role;
  paragraph.text = text_of(std::move(text), at);
  paragraph.at = at;
  return paragraph;
}

bool is_resolution(std::string_view line) {
  return line == "QUYẾT ĐỊNH:" || line == "QUYẾT NGHỊ:" || line == "QUYẾT ĐỊNH" ||
         line == "QUYẾT NGHỊ";
}

}  // namespace

std::vector<Block> recognise(std::string_view text, Place at, const RecogniseOptions& options,
                             Diagnostics& diagnostics) {
  const PastedLines pasted = join_wrapped(text);
  const std::vector<PastedLine>& lines = pasted.lines;
  std::vector<Block> blocks;
  blocks.reserve(lines.size());
  Sequence sequence(at, diagnostics);

  std::size_t index = 0;
  bool resolves = false;  // the text has legal bases and may come to "QUYẾT ĐỊNH:"
  if (options.legal_bases && !lines.empty()) {
    const bool authority = lines.size() > 1 && !read_head(lines[0].text) &&
                           is_in_capitals(lines[0].text) && count_bases(lines, 1) > 0;
    if (authority) {
      blocks.emplace_back(make_paragraph(Paragraph::Role::Authority, lines[0].text, at));
      index = 1;
    }
    const std::size_t end = index + count_bases(lines, index);
    resolves = end > index;
    for (; index < end; ++index) blocks.emplace_back(make_basis(lines[index].text, at));
  }

  for (; index < lines.size(); ++index) {
    const PastedLine& line = lines[index];
    const auto head = read_head(line.text);
    if (!head) {
      const bool resolution = resolves && is_resolution(line.text);
      if (resolution) resolves = false;
      blocks.emplace_back(make_paragraph(
          resolution ? Paragraph::Role::Resolution : Paragraph::Role::Body, line.text, at));
      sequence.running_text(line.text);
      continue;
    }
    std::string item_text(head->text);
    std::size_t taken = 0;
    if (item_text.empty()) taken = take_up_text(lines, index, head->level, item_text);
    const std::string whole = taken == 0 ? std::string() : line.text + " " + item_text;
    sequence.head(*head, taken == 0 ? std::string_view(line.text) : whole, line.number);
    blocks.emplace_back(make_item(*head, std::move(item_text), at));
    index += taken;
  }
  mark_titles(blocks);

  for (const PastedLine& lone : pasted.lone_numbers) {
    diagnostics.add(Code::PastedLoneNumber, at, {fmt::format("{}", lone.number), lone.text});
  }
  if (pasted.joined > 0) {
    diagnostics.add(Code::PastedLinesJoined, at, {fmt::format("{}", pasted.joined)});
  }
  return blocks;
}

}  // namespace vanthu::model
