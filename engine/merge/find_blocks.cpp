#include "merge/find_blocks.h"

#include <algorithm>
#include <string_view>
#include <unordered_map>

#include "docx/block_name.h"
#include "docx/edit/plain_text.h"
#include "merge/align.h"
#include "merge/likeness.h"
#include "merge/units.h"

namespace vanthu::merge {
namespace {

using docx::edit::plain_text;

using Standing = Unit::Standing;

constexpr std::uint16_t sure = 1000;
constexpr std::uint16_t by_only_text = 950;   // nothing else says it
constexpr std::uint16_t by_equal_text = 900;  // others say it, too, but not here

std::string joined(const std::vector<std::string>& cells) {
  std::string text;
  for (const std::string& cell : cells) (text += cell) += docx::cell_end;
  text.resize(docx::row_text(text).size());
  return text;
}

bool is_row(const RecordedBlock& block) {
  return block.kind == RecordedBlock::Kind::Row;
}

class Finder {
 public:
  Finder(const docx::parse::Document& document, const Record& record, Texts texts)
      : record_(record), texts_(texts), read_(units_of(document)) {
    result_.blocks.resize(record.blocks.size());
    marks_.resize(record.blocks.size());
    owner_.resize(read_.units.size(), none);
    unit_texts_.reserve(read_.units.size());
    for (const Unit& unit : read_.units) {
      unit_texts_.push_back(unit.kind == Unit::Kind::Row ? joined(unit.cells) : unit.text());
    }
    block_texts_.reserve(record.blocks.size());
    for (const RecordedBlock& block : record.blocks) {
      block_texts_.push_back(plain_text(is_row(block) ? joined(block.cells) : block.text()));
    }
  }

  [[nodiscard]] FoundBlocks run() {
    find_by_bookmark();
    settle_claims();
    for (Index i = 0; i < record_.blocks.size(); ++i) move_to_neighbour(i);
    find_by_text();
    find_by_order();
    for (Index i = 0; i < record_.blocks.size(); ++i) follow_split(i);
    settle_standings();
    note_moved();
    result_.units = std::move(read_.units);
    return std::move(result_);
  }

 private:
  // --- bookmarks

  void find_by_bookmark() {
    std::unordered_map<std::string_view, Index> by_key;
    for (Index i = 0; i < record_.blocks.size(); ++i) {
      const std::string_view key = docx::key_part(record_.blocks[i].bookmark);
      if (!key.empty()) by_key.emplace(key, i);
    }
    struct Candidate {
      Index block, unit;
      std::string_view name;
    };
    std::vector<Candidate> candidates;
    std::vector<Index> counts(record_.blocks.size(), 0);
    for (const NameInUnit& one : read_.names) {
      const auto known = by_key.find(docx::key_part(one.name));
      if (known == by_key.end()) continue;
      const bool wants_row = is_row(record_.blocks[known->second]);
      const Index unit = wants_row ? read_.units[one.unit].row : one.unit;
      if (unit == none) continue;
      candidates.push_back({known->second, unit, one.name});
      ++counts[known->second];
    }
    // Of copies the first that says what the block said, or else the first.
    std::vector<Index> chosen(record_.blocks.size(), none);
    for (Index i = 0; i < candidates.size(); ++i) {
      const Candidate& one = candidates[i];
      Index& best = chosen[one.block];
      if (best == none) {
        best = i;
      } else if (counts[one.block] > 1 &&
                 !says(candidates[best].unit, one.block, candidates[best].name) &&
                 says(one.unit, one.block, one.name)) {
        best = i;
      }
    }
    for (Index i = 0; i < candidates.size(); ++i) {
      const Candidate& one = candidates[i];
      const Candidate& original = candidates[chosen[one.block]];
      if (chosen[one.block] == i) {
        marks_[one.block] = one.name;
        claims_.push_back({one.unit, one.block});
      } else if (one.unit != original.unit) {
        copies_.push_back({one.unit, one.block});
      }
    }
  }

  // Several names in one paragraph: it was joined from several, or all but one are gone.
  void settle_claims() {
    std::sort(claims_.begin(), claims_.end(), [](const Claim& a, const Claim& b) {
      return a.unit != b.unit ? a.unit < b.unit : a.block < b.block;
    });
    std::vector<Index> blocks;
    for (std::size_t i = 0; i < claims_.size();) {
      const Index unit = claims_[i].unit;
      blocks.clear();
      for (; i < claims_.size() && claims_[i].unit == unit; ++i) blocks.push_back(claims_[i].block);
      if (blocks.size() == 1) {
        assign(blocks.front(), unit, Evidence::Bookmark, sure);
        continue;
      }
      const auto same = std::find_if(blocks.begin(), blocks.end(),
                                     [&](Index block) { return says(unit, block, marks_[block]); });
      if (same != blocks.end()) {
        assign(*same, unit, Evidence::Bookmark, sure);
        continue;
      }
      settle_joined(unit, blocks);
    }
  }

  void settle_joined(Index unit, const std::vector<Index>& blocks) {
    constexpr std::size_t most = 600;  // of a thousand words of the block are still there
    const Words here = words_of(unit_texts_[unit]);
    Index best = blocks.front();
    std::size_t best_share = 0;
    std::vector<Index> present;
    for (const Index block : blocks) {
      const Words words = words_of(block_texts_[block]);
      const std::size_t share = words.empty() ? 0 : 1000 * common_words(words, here) / words.size();
      if (share > best_share) best = block, best_share = share;
      if (share >= most) present.push_back(block);
    }
    const bool is_row_unit = read_.units[unit].kind == Unit::Kind::Row;
    if (present.size() < 2 || is_row_unit) {
      assign(best, unit, Evidence::Bookmark, sure);
      return;
    }
    assign(present.front(), unit, Evidence::Bookmark, sure);
    for (std::size_t i = 1; i < present.size(); ++i) {
      FoundBlock& found = result_.blocks[present[i]];
      found = {unit, Evidence::Bookmark, sure, false, present.front(), false};
    }
  }

  // Enter in front of a paragraph leaves its bookmark in the new one.
  void move_to_neighbour(Index block) {
    constexpr std::uint16_t unlike = 400, like = 700;
    FoundBlock& found = result_.blocks[block];
    if (found.unit == none || found.joined_to != none || is_row(record_.blocks[block])) return;
    if (says(found.unit, block, marks_[block])) return;
    const Index here = found.unit;
    for (const Index other : {here + 1, here - 1}) {
      if (other >= read_.units.size() || !is_free(other) || !are_beside(here, other)) continue;
      bool is_better = says(other, block, marks_[block]);
      if (!is_better && texts_ == Texts::Base) {
        const Words words = words_of(block_texts_[block]);
        is_better = likeness(words, words_of(unit_texts_[here])) < unlike &&
                    likeness(words, words_of(unit_texts_[other])) >= like;
      }
      if (!is_better) continue;
      release(here);
      assign(block, other, Evidence::Text, by_only_text);
      return;
    }
  }

  // --- text

  void find_by_text() {
    struct Places {
      Index block = none, unit = none, blocks = 0, units = 0;
    };
    std::unordered_map<std::string_view, Places> places;
    for (Index i = 0; i < record_.blocks.size(); ++i) {
      if (result_.blocks[i].unit != none || block_texts_[i].empty()) continue;
      Places& one = places[block_texts_[i]];
      one.block = i, ++one.blocks;
    }
    if (places.empty()) return;
    for (Index i = 0; i < read_.units.size(); ++i) {
      const auto known = is_free(i) ? places.find(unit_texts_[i]) : places.end();
      if (known == places.end() || !are_of_a_kind(known->second.block, i)) continue;
      known->second.unit = i, ++known->second.units;
    }
    for (Index i = 0; i < record_.blocks.size(); ++i) {
      const auto known = places.find(block_texts_[i]);
      if (known == places.end() || result_.blocks[i].unit != none) continue;
      const Places& one = known->second;
      if (one.blocks == 1 && one.units == 1) assign(i, one.unit, Evidence::Text, by_only_text);
    }
  }

  // --- order

  // Between two blocks that are found and stand in order: what is missing there.
  void find_by_order() {
    std::vector<Index> found;
    std::vector<std::uint32_t> places;
    bool any_missing = false;
    for (Index i = 0; i < record_.blocks.size(); ++i) {
      const FoundBlock& one = result_.blocks[i];
      if (one.unit == none) any_missing = true;
      if (one.unit == none || one.joined_to != none) continue;
      found.push_back(i);
      places.push_back(one.unit);
    }
    if (!any_missing) return;
    const std::vector<bool> rising = longest_rising(places);
    Index block = 0, unit = 0;
    for (std::size_t i = 0; i < found.size(); ++i) {
      if (!rising[i]) continue;
      find_between(block, found[i], unit, places[i]);
      block = found[i] + 1;
      unit = places[i] + 1;
    }
    find_between(block, static_cast<Index>(record_.blocks.size()), unit,
                 static_cast<Index>(read_.units.size()));
  }

  void find_between(Index block, Index block_end, Index unit, Index unit_end) {
    std::vector<Index> blocks, units;
    std::vector<AlignText> left, right;
    for (; block < block_end; ++block) {
      if (result_.blocks[block].unit != none) continue;
      blocks.push_back(block);
      left.push_back({&block_texts_[block], is_row(record_.blocks[block]) ? 1 : 0});
    }
    if (blocks.empty()) return;
    for (; unit < unit_end; ++unit) {
      if (!is_free(unit)) continue;
      units.push_back(unit);
      right.push_back({&unit_texts_[unit], read_.units[unit].kind == Unit::Kind::Row ? 1 : 0});
    }
    for (const Aligned& pair : align(left, right)) {
      const bool is_equal = pair.likeness == 1000;
      assign(blocks[pair.left], units[pair.right], is_equal ? Evidence::Text : Evidence::Likeness,
             is_equal ? by_equal_text : static_cast<std::uint16_t>(300 + pair.likeness * 6 / 10));
    }
  }

  // --- paragraphs cut in two

  void follow_split(Index block) {
    constexpr std::size_t part = 700, whole = 850;
    const FoundBlock& found = result_.blocks[block];
    if (texts_ == Texts::Another || found.unit == none || found.joined_to != none) return;
    if (found.is_unchanged || is_row(record_.blocks[block])) return;
    const Words base = words_of(block_texts_[block]);
    const Words first = words_of(unit_texts_[found.unit]);
    if (first.empty() || first.size() >= base.size()) return;
    std::string text = unit_texts_[found.unit];
    std::uint16_t like = likeness(first, base);
    for (Index next = found.unit + 1; next < read_.units.size(); ++next) {
      if (!is_free(next) || !are_beside(next - 1, next)) return;
      const Words words = words_of(unit_texts_[next]);
      if (words.empty() || 1000 * common_words(words, base) / words.size() < part) return;
      (text += ' ') += unit_texts_[next];
      const std::uint16_t more = likeness(words_of(text), base);
      if (more <= like || (more < whole && words.size() + first.size() >= base.size())) return;
      like = more;
      Unit& rest = read_.units[next];
      rest.standing = Standing::Split;
      rest.block = block;
      owner_[next] = block;
    }
  }

  // --- what comes out

  void settle_standings() {
    for (const auto& [unit, block] : copies_) {
      if (owner_[unit] != none) continue;
      read_.units[unit].standing = Standing::Copy;
      read_.units[unit].block = block;
    }
    for (Unit& unit : read_.units) {
      if (unit.row == none || unit.standing == Standing::Block) continue;
      if (read_.units[unit.row].standing == Standing::Block) unit.standing = Standing::Inside;
    }
    for (const Unit& unit : read_.units) {
      if (unit.row == none || unit.standing != Standing::Block) continue;
      Unit& row = read_.units[unit.row];
      if (row.standing != Standing::Block) row.standing = Standing::Frame;
    }
    for (const FoundBlock& found : result_.blocks) {
      if (found.unit != none) result_.confidence = std::min(result_.confidence, found.confidence);
    }
  }

  void note_moved() {
    std::vector<Index> found;
    std::vector<std::uint32_t> places;
    for (Index i = 0; i < result_.blocks.size(); ++i) {
      if (result_.blocks[i].unit == none || result_.blocks[i].joined_to != none) continue;
      found.push_back(i);
      places.push_back(result_.blocks[i].unit);
    }
    const std::vector<bool> rising = longest_rising(places);
    for (std::size_t i = 0; i < found.size(); ++i) result_.blocks[found[i]].is_moved = !rising[i];
  }

  // ---

  void assign(Index block, Index unit, Evidence evidence, std::uint16_t confidence) {
    read_.units[unit].standing = Standing::Block;
    read_.units[unit].block = block;
    owner_[unit] = block;
    result_.blocks[block] = {unit, evidence, confidence, says(unit, block, marks_[block]),
                             none, false};
  }

  void release(Index unit) {
    Unit& one = read_.units[unit];
    const bool is_blank = one.text().find_first_not_of(" \t\n") == std::string::npos;
    one.standing = is_blank ? Standing::Blank : Standing::Added;
    one.block = none;
    owner_[unit] = none;
  }

  // Whether the unit has the words of the block: those of the record, or those it was named by.
  [[nodiscard]] bool says(Index unit, Index block, std::string_view name) const {
    if (texts_ == Texts::Base || name.empty()) return unit_texts_[unit] == block_texts_[block];
    return docx::names_text(name, unit_texts_[unit]);
  }

  [[nodiscard]] bool is_free(Index unit) const {
    const Unit& one = read_.units[unit];
    if (owner_[unit] != none || one.standing == Standing::Contents) return false;
    if (one.standing == Standing::Blank) return false;
    return one.row == none || owner_[one.row] == none;
  }

  [[nodiscard]] bool are_of_a_kind(Index block, Index unit) const {
    return is_row(record_.blocks[block]) == (read_.units[unit].kind == Unit::Kind::Row);
  }

  // Paragraphs of the same text flow.
  [[nodiscard]] bool are_beside(Index a, Index b) const {
    const Unit& one = read_.units[a];
    const Unit& other = read_.units[b];
    return one.kind == Unit::Kind::Paragraph && other.kind == Unit::Kind::Paragraph &&
           one.row == other.row && one.cell == other.cell;
  }

  const Record& record_;
  Texts texts_;
  Units read_;
  FoundBlocks result_;
  std::vector<std::string> unit_texts_, block_texts_;
  std::vector<std::string_view> marks_;  // by block: the name it was found by
  struct Claim {
    Index unit, block;
  };
  std::vector<Claim> claims_, copies_;
  std::vector<Index> owner_;  // block by unit
};

}  // namespace

FoundBlocks find_blocks(const docx::parse::Document& document, const Record& record, Texts texts) {
  return Finder(document, record, texts).run();
}

}  // namespace vanthu::merge
