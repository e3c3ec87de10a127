#include "merge/context.h"

#include <algorithm>

#include "text/text.h"

namespace vanthu::merge {
namespace {

using docx::edit::split_words;
using docx::edit::TextRange;

constexpr std::size_t most_shown = 80;  // characters of a text in a message

// Where the number stands that a list gives to what follows: "3. …", "- Chỉ tiêu 4: …", "a) …",
// "Phụ lục II"; an empty range for a text without one.
TextRange number_in(std::string_view text) {
  constexpr std::size_t most_words = 8;  // spaces and marks count
  constexpr std::size_t most_bytes = 96;
  std::size_t end = std::min({most_bytes, text.find('\n'), text.size()});
  while (end < text.size() && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) --end;
  const std::vector<TextRange> words = split_words(text.substr(0, end));
  for (std::size_t i = 0; i < std::min(words.size(), most_words); ++i) {
    const std::string_view word = words[i].of(text);
    const bool number =
        word.find_first_not_of("0123456789.") == std::string_view::npos && word.front() != '.';
    const bool roman = word.find_first_not_of("IVXLC") == std::string_view::npos;
    const bool letter = i == 0 && word.size() <= 2;
    if (!number && !roman && !letter) continue;
    const bool ends = i + 1 == words.size();
    const std::string_view next = ends ? std::string_view() : words[i + 1].of(text);
    if ((ends && i > 0) || next == "." || next == ")" || next == ":") return words[i];
    if (number) return {};
  }
  return {};
}

bool is_number(std::string_view text) {
  return !text.empty() && text.find_first_not_of("0123456789.") == std::string_view::npos;
}

}  // namespace

Side::Side(const docx::parse::Document& of, const Record& its, FoundBlocks where)
    : document(of), part(of.part_of(of.body())), record(its), found(std::move(where)) {
  for (Index i = 0; i < found.units.size(); ++i) {
    const Unit& unit = found.units[i];
    units.emplace(unit.kind == Unit::Kind::Row ? static_cast<const void*>(unit.table_row)
                                               : static_cast<const void*>(unit.paragraph),
                  i);
  }
  for (Index i = 0; i < record.blocks.size(); ++i) blocks.emplace(record.blocks[i].key, i);
  for (Index i = 0; i < record.tables.size(); ++i) tables.emplace(record.tables[i].key, i);
  note_titles();
  number_rows();
}

// The first line of its first block that has one.
void Side::note_titles() {
  titles.resize(record.sections.size());
  for (Index i = 0; i < record.blocks.size(); ++i) {
    const RecordedBlock& block = record.blocks[i];
    std::string& title = titles[block.section];
    if (!title.empty() || record.sections[block.section].empty()) continue;
    const Unit* unit = unit_of(i);
    const std::string& text = unit != nullptr ? unit->cells.front() : block.cells.front();
    title = text::collapsed(std::string_view(text).substr(0, text.find('\n')));
  }
  for (std::size_t i = 0; i < titles.size(); ++i) {
    if (titles[i].empty()) titles[i] = record.sections[i];
  }
}

// As a person counts them, those that are struck out, too.
void Side::number_rows() {
  row_numbers.resize(found.units.size(), 0);
  std::unordered_set<const docx::parse::Table*> done;
  for (const Unit& unit : found.units) {
    if (unit.kind != Unit::Kind::Row || !done.insert(unit.table).second) continue;
    std::uint32_t number = 0;
    for (const docx::parse::Row& row : unit.table->rows) {
      if (!is_header_row(part, row)) ++number;
      const auto known = units.find(&row);
      if (known != units.end()) row_numbers[known->second] = number;
    }
  }
}

bool is_header_row(const docx::parse::StoryPart& part, const docx::parse::Row& row) {
  if (row.properties == docx::parse::no_node) return false;
  const auto& xml = part.tree.xml();
  for (const auto node : xml.children(row.properties)) {
    if (xml.names()[xml.name(node)].local == "tblHeader") return true;
  }
  return false;
}

Index Side::block_of(const void* paragraph_or_row) const {
  const auto unit = units.find(paragraph_or_row);
  if (unit == units.end()) return none;
  const Unit& one = found.units[unit->second];
  return one.standing == Unit::Standing::Block ? one.block : none;
}

const Unit* Side::unit_of(Index block) const {
  const Index unit = found.blocks[block].unit;
  return unit == none ? nullptr : &found.units[unit];
}

std::optional<std::vector<std::string>> base_cells(const Context& context, Index block) {
  if (context.base_is_known) return context.edited.record.blocks[block].cells;
  const Unit* unit = context.edited.unit_of(block);
  if (unit != nullptr && context.edited.found.blocks[block].is_unchanged) return unit->cells;
  // The bookmark's name tells the text that was written: when it is the one of now, the data have
  // not changed here.
  const auto ours = context.ours.blocks.find(context.edited.record.blocks[block].key);
  if (ours != context.ours.blocks.end()) {
    const RecordedBlock& now = context.ours.record.blocks[ours->second];
    if (context.bookmarks.contains(now.bookmark)) return now.cells;
  }
  return std::nullopt;
}

bool same_but_for_number(std::string_view one, std::string_view other) {
  if (one == other) return true;
  const TextRange left = number_in(one);
  const TextRange right = number_in(other);
  return !left.empty() && !right.empty() &&
         one.substr(0, left.begin) == other.substr(0, right.begin) &&
         one.substr(left.end) == other.substr(right.end);
}

// Empty cells at the end count as none: a record leaves them out.
bool same_but_for_number(const std::vector<std::string>& one,
                         const std::vector<std::string>& other) {
  const std::string nothing;
  for (std::size_t i = 0; i < std::max(one.size(), other.size()); ++i) {
    const std::string& left = i < one.size() ? one[i] : nothing;
    const std::string& right = i < other.size() ? other[i] : nothing;
    // The first column counts the rows.
    if (i == 0 && is_number(left) && is_number(right)) continue;
    if (!same_but_for_number(std::string_view(left), std::string_view(right))) return false;
  }
  return true;
}

bool same_cells(const std::vector<std::string>& one, const std::vector<std::string>& other) {
  const std::string nothing;
  for (std::size_t i = 0; i < std::max(one.size(), other.size()); ++i) {
    if ((i < one.size() ? one[i] : nothing) != (i < other.size() ? other[i] : nothing))
      return false;
  }
  return true;
}

std::string shortened(std::string_view text) {
  std::string result;
  std::size_t count = 0;
  for (std::size_t at = 0; at < text.size(); ++count) {
    const std::size_t begin = at;
    static_cast<void>(text::next_code_point(text, at));
    if (count == most_shown) return result + "…";
    const std::string_view character = text.substr(begin, at - begin);
    result += character == "\n" || character == "\t" ? std::string_view(" ") : character;
  }
  return result;
}

}  // namespace vanthu::merge
