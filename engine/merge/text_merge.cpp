#include "merge/text_merge.h"

#include <algorithm>

namespace vanthu::merge {
namespace {

using docx::edit::diff;
using docx::edit::Hunk;
using docx::edit::TextRange;

// A stretch of the base that at least one side has changed.
struct Region {
  TextRange base;
  std::size_t first_hand = 0, end_hand = 0;  // hunks of each side in it
  std::size_t first_ours = 0, end_ours = 0;
};

// Changes at the same words, or put in at the same place. Changes of words side by side are not.
bool meet(const TextRange& one, const TextRange& other) {
  if (one.empty() || other.empty()) {
    return one.begin <= other.end && other.begin <= one.end;
  }
  return one.begin < other.end && other.begin < one.end;
}

std::vector<Region> regions_of(const std::vector<Hunk>& hand, const std::vector<Hunk>& ours) {
  std::vector<Region> regions;
  std::size_t h = 0;
  std::size_t o = 0;
  while (h < hand.size() || o < ours.size()) {
    Region region;
    region.first_hand = h;
    region.first_ours = o;
    const bool hand_first =
        o == ours.size() || (h < hand.size() && hand[h].old_text.begin <= ours[o].old_text.begin);
    region.base = hand_first ? hand[h++].old_text : ours[o++].old_text;
    for (bool grown = true; grown;) {
      grown = false;
      const auto take = [&](const std::vector<Hunk>& hunks, std::size_t& at) {
        while (at < hunks.size() && meet(region.base, hunks[at].old_text)) {
          region.base.begin = std::min(region.base.begin, hunks[at].old_text.begin);
          region.base.end = std::max(region.base.end, hunks[at].old_text.end);
          ++at;
          grown = true;
        }
      };
      // Hunks of one side never meet each other: only those of the other side can make it grow.
      if (h > region.first_hand) take(ours, o);
      if (o > region.first_ours) take(hand, h);
    }
    region.end_hand = h;
    region.end_ours = o;
    regions.push_back(region);
  }
  return regions;
}

// Where the base's range stands on one side, given that side's hunks up to the region.
TextRange mapped(const TextRange& base, const std::vector<Hunk>& hunks, std::size_t first,
                 std::size_t end) {
  std::int64_t before = 0;
  if (first > 0) {
    before = std::int64_t{hunks[first - 1].new_text.end} - hunks[first - 1].old_text.end;
  }
  std::int64_t behind = before;
  if (end > first) {
    behind = std::int64_t{hunks[end - 1].new_text.end} - hunks[end - 1].old_text.end;
  }
  return {static_cast<std::uint32_t>(base.begin + before),
          static_cast<std::uint32_t>(base.end + behind)};
}

}  // namespace

std::vector<Chunk> merge_texts(std::string_view base, std::string_view edited,
                               std::string_view ours) {
  const std::vector<Hunk> hand_hunks = diff(base, edited);
  const std::vector<Hunk> our_hunks = diff(base, ours);
  std::vector<Chunk> chunks;
  Chunk done;  // its ends are where the next chunk begins
  const auto add_same = [&](std::uint32_t base_end) {
    if (base_end == done.base.end) return;
    const std::uint32_t length = base_end - done.base.end;
    Chunk same{Chunk::Kind::Same,
               {done.base.end, base_end},
               {done.edited.end, done.edited.end + length},
               {done.ours.end, done.ours.end + length}};
    chunks.push_back(same);
    done = same;
  };
  for (const Region& region : regions_of(hand_hunks, our_hunks)) {
    add_same(region.base.begin);
    Chunk chunk;
    chunk.base = region.base;
    chunk.edited = mapped(region.base, hand_hunks, region.first_hand, region.end_hand);
    chunk.ours = mapped(region.base, our_hunks, region.first_ours, region.end_ours);
    const bool by_hand = region.end_hand > region.first_hand;
    const bool by_us = region.end_ours > region.first_ours;
    if (!by_us) {
      chunk.kind = Chunk::Kind::Hand;
    } else if (!by_hand) {
      chunk.kind = Chunk::Kind::Ours;
    } else if (chunk.edited.of(edited) == chunk.ours.of(ours)) {
      chunk.kind = Chunk::Kind::Same;
    } else {
      chunk.kind = Chunk::Kind::Conflict;
    }
    chunks.push_back(chunk);
    done = chunk;
  }
  add_same(static_cast<std::uint32_t>(base.size()));
  return chunks;
}

}  // namespace vanthu::merge
