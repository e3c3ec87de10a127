#include "docx/edit/text_diff.h"

#include <algorithm>
#include <string>
#include <unordered_map>

#include "text/text.h"

namespace vanthu::docx::edit {
namespace {

enum class Class { Space, Word, Mark };

bool is_digit(char32_t c) {
  return c >= '0' && c <= '9';
}

Class class_of(char32_t c) {
  if (text::is_space(c)) return Class::Space;
  if (is_digit(c) || text::is_letter(c)) return Class::Word;
  if (c >= 0x300 && c <= 0x36F) return Class::Word;  // a tone written apart
  return Class::Mark;
}

// Two texts as numbers: the same word, the same number.
struct Tokens {
  std::vector<TextRange> old_words, new_words;
  std::vector<std::uint32_t> old_ids, new_ids;

  Tokens(std::string_view old_text, std::string_view new_text)
      : old_words(split_words(old_text)), new_words(split_words(new_text)) {
    std::unordered_map<std::string_view, std::uint32_t> numbers;
    const auto number = [&](std::string_view text, const std::vector<TextRange>& words,
                            std::vector<std::uint32_t>& ids) {
      ids.reserve(words.size());
      for (const TextRange& word : words) {
        const auto next = static_cast<std::uint32_t>(numbers.size());
        ids.push_back(numbers.emplace(word.of(text), next).first->second);
      }
    };
    number(old_text, old_words, old_ids);
    number(new_text, new_words, new_ids);
  }
};

// Which words of the old text stay, and where they are in the new one: pairs in ascending order.
using Pair = std::pair<std::uint32_t, std::uint32_t>;

class Matcher {
 public:
  Matcher(const std::vector<std::uint32_t>& a, const std::vector<std::uint32_t>& b)
      : a_(a), b_(b) {}

  std::vector<Pair> run() {
    match(0, size(a_), 0, size(b_), true);
    return std::move(pairs_);
  }

 private:
  static constexpr int most_edits = 64;  // between two anchors

  static std::uint32_t size(const std::vector<std::uint32_t>& ids) {
    return static_cast<std::uint32_t>(ids.size());
  }

  void match(std::uint32_t a0, std::uint32_t a1, std::uint32_t b0, std::uint32_t b1,
             bool with_anchors) {
    while (a0 < a1 && b0 < b1 && a_[a0] == b_[b0]) pairs_.emplace_back(a0++, b0++);
    std::uint32_t tail = 0;
    while (a1 > a0 && b1 > b0 && a_[a1 - 1] == b_[b1 - 1]) --a1, --b1, ++tail;
    if (a0 < a1 && b0 < b1) {
      const std::vector<Pair> anchors =
          with_anchors ? anchors_of(a0, a1, b0, b1) : std::vector<Pair>();
      if (anchors.empty()) {
        shortest(a0, a1, b0, b1);
      } else {
        std::uint32_t a = a0;
        std::uint32_t b = b0;
        for (const auto& [at, bt] : anchors) {
          match(a, at, b, bt, false);
          pairs_.emplace_back(at, bt);
          a = at + 1;
          b = bt + 1;
        }
        match(a, a1, b, b1, false);
      }
    }
    for (std::uint32_t i = 0; i < tail; ++i) pairs_.emplace_back(a1 + i, b1 + i);
  }

  // Words that stand once on each side, the longest chain of them that is in order on both.
  std::vector<Pair> anchors_of(std::uint32_t a0, std::uint32_t a1, std::uint32_t b0,
                               std::uint32_t b1) {
    struct Where {
      std::uint32_t in_a = 0, in_b = 0, count_a = 0, count_b = 0;
    };
    std::unordered_map<std::uint32_t, Where> where;
    for (std::uint32_t i = a0; i < a1; ++i) {
      Where& one = where[a_[i]];
      one.in_a = i;
      ++one.count_a;
    }
    for (std::uint32_t i = b0; i < b1; ++i) {
      Where& one = where[b_[i]];
      one.in_b = i;
      ++one.count_b;
    }
    std::vector<Pair> once;  // ascending in a
    for (std::uint32_t i = a0; i < a1; ++i) {
      const Where& one = where[a_[i]];
      if (one.count_a == 1 && one.count_b == 1) once.emplace_back(i, one.in_b);
    }
    // Patience: the piles' tops are ascending, each card knows the one below it to the left.
    std::vector<std::uint32_t> tops, below(once.size());
    for (std::uint32_t i = 0; i < once.size(); ++i) {
      const auto pile = std::lower_bound(
          tops.begin(), tops.end(), once[i].second,
          [&](std::uint32_t top, std::uint32_t b) { return once[top].second < b; });
      below[i] = pile == tops.begin() ? 0 : *(pile - 1);
      if (pile == tops.end()) {
        tops.push_back(i);
      } else {
        *pile = i;
      }
    }
    std::vector<Pair> chain(tops.size());
    std::uint32_t at = tops.empty() ? 0 : tops.back();
    for (std::size_t i = tops.size(); i-- > 0; at = below[at]) chain[i] = once[at];
    return chain;
  }

  // Myers' greedy algorithm; nothing is matched when it takes more than `most_edits`.
  void shortest(std::uint32_t a0, std::uint32_t a1, std::uint32_t b0, std::uint32_t b1) {
    const int n = static_cast<int>(a1 - a0);
    const int m = static_cast<int>(b1 - b0);
    const int most = std::min(n + m, most_edits);
    std::vector<int> furthest(static_cast<std::size_t>(2 * most + 3), 0);
    const auto at = [&](int diagonal) -> int& {
      return furthest[static_cast<std::size_t>(diagonal + most + 1)];
    };
    std::vector<std::vector<int>> trace;
    for (int d = 0; d <= most; ++d) {
      trace.push_back(furthest);
      for (int k = -d; k <= d; k += 2) {
        const bool down = k == -d || (k != d && at(k - 1) < at(k + 1));
        int x = down ? at(k + 1) : at(k - 1) + 1;
        int y = x - k;
        while (x < n && y < m && same(a0, x, b0, y)) ++x, ++y;
        at(k) = x;
        if (x < n || y < m) continue;
        return walk_back(trace, d, k, n, m, most, a0, b0);
      }
    }
  }

  [[nodiscard]] bool same(std::uint32_t a0, int x, std::uint32_t b0, int y) const {
    return a_[a0 + static_cast<std::uint32_t>(x)] == b_[b0 + static_cast<std::uint32_t>(y)];
  }

  void walk_back(const std::vector<std::vector<int>>& trace, int d, int k, int x, int y, int most,
                 std::uint32_t a0, std::uint32_t b0) {
    std::vector<Pair> found;
    const auto take = [&](int i, int j) {
      found.emplace_back(a0 + static_cast<std::uint32_t>(i), b0 + static_cast<std::uint32_t>(j));
    };
    for (; d > 0; --d) {
      const std::vector<int>& before = trace[static_cast<std::size_t>(d)];
      const auto at = [&](int diagonal) {
        return before[static_cast<std::size_t>(diagonal + most + 1)];
      };
      const bool down = k == -d || (k != d && at(k - 1) < at(k + 1));
      const int from = down ? k + 1 : k - 1;
      const int from_x = at(from);
      const int from_y = from_x - from;
      while (x > from_x && y > from_y && x > (down ? from_x : from_x + 1)) take(--x, --y);
      x = from_x;
      y = from_y;
      k = from;
    }
    while (x > 0 && y > 0) take(--x, --y);
    pairs_.insert(pairs_.end(), found.rbegin(), found.rend());
  }

  const std::vector<std::uint32_t>& a_;
  const std::vector<std::uint32_t>& b_;
  std::vector<Pair> pairs_;
};

}  // namespace

std::vector<TextRange> split_words(std::string_view text) {
  std::vector<TextRange> words;
  bool open = false;  // the last word may go on
  Class last = Class::Mark;
  char32_t before = 0;
  for (std::size_t at = 0; at < text.size();) {
    const auto begin = static_cast<std::uint32_t>(at);
    const char32_t c = text::next_code_point(text, at);
    Class kind = class_of(c);
    // "1,6": the comma belongs to the number.
    if (kind == Class::Mark && is_digit(before) && (c == ',' || c == '.' || c == '/') &&
        at < text.size() && is_digit(static_cast<unsigned char>(text[at]))) {
      kind = Class::Word;
    }
    const auto end = static_cast<std::uint32_t>(at);
    if (open && kind == last) {
      words.back().end = end;
    } else {
      words.push_back({begin, end});
    }
    open = kind != Class::Mark;
    last = kind;
    before = c;
  }
  return words;
}

std::vector<Hunk> diff(std::string_view old_text, std::string_view new_text) {
  if (old_text == new_text) return {};
  const Tokens tokens(old_text, new_text);
  const std::vector<Pair> pairs = Matcher(tokens.old_ids, tokens.new_ids).run();

  std::vector<Hunk> hunks;
  const auto offset = [](const std::vector<TextRange>& words, std::size_t index,
                         std::string_view text) {
    return index < words.size() ? words[index].begin : static_cast<std::uint32_t>(text.size());
  };
  std::uint32_t a = 0;
  std::uint32_t b = 0;
  const auto add = [&](std::uint32_t a1, std::uint32_t b1) {
    if (a == a1 && b == b1) return;
    const Hunk hunk{
        {offset(tokens.old_words, a, old_text), offset(tokens.old_words, a1, old_text)},
        {offset(tokens.new_words, b, new_text), offset(tokens.new_words, b1, new_text)}};
    // A space alone between two changes is no place where readers see them apart.
    if (!hunks.empty()) {
      Hunk& last = hunks.back();
      const std::string_view between =
          old_text.substr(last.old_text.end, hunk.old_text.begin - last.old_text.end);
      if (between == " " && !last.old_text.empty() && !hunk.old_text.empty() &&
          !last.new_text.empty() && !hunk.new_text.empty()) {
        last.old_text.end = hunk.old_text.end;
        last.new_text.end = hunk.new_text.end;
        return;
      }
    }
    hunks.push_back(hunk);
  };
  for (const auto& [at, bt] : pairs) {
    add(at, bt);
    a = at + 1;
    b = bt + 1;
  }
  add(static_cast<std::uint32_t>(tokens.old_words.size()),
      static_cast<std::uint32_t>(tokens.new_words.size()));
  return hunks;
}

int similarity(std::string_view one, std::string_view other) {
  const Tokens tokens(one, other);
  const auto count = [](std::string_view text, const std::vector<TextRange>& words) {
    return std::count_if(words.begin(), words.end(), [&](const TextRange& word) {
      return word.of(text).find_first_not_of(' ') != std::string_view::npos;
    });
  };
  const auto longer = std::max(count(one, tokens.old_words), count(other, tokens.new_words));
  if (longer == 0) return 1000;
  std::ptrdiff_t same = 0;
  for (const auto& [at, bt] : Matcher(tokens.old_ids, tokens.new_ids).run()) {
    if (tokens.old_words[at].of(one).find_first_not_of(' ') != std::string_view::npos) ++same;
  }
  return static_cast<int>(same * 1000 / longer);
}

}  // namespace vanthu::docx::edit
