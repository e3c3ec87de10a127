#include "merge/align.h"

#include <algorithm>
#include <string_view>
#include <unordered_map>

namespace vanthu::merge {
namespace {

// Half of the words the same: below that a paragraph is rather another one.
constexpr std::uint16_t least_likeness = 500;
constexpr std::size_t most_pairs = 40'000;

class Aligner {
 public:
  Aligner(const std::vector<AlignText>& left, const std::vector<AlignText>& right)
      : left_(left), right_(right), left_words_(left.size()), right_words_(right.size()) {}

  [[nodiscard]] std::vector<Aligned> run() {
    stretch(0, left_.size(), 0, right_.size());
    return std::move(result_);
  }

 private:
  // Equal ends first: the common case, and linear.
  void stretch(std::size_t a, std::size_t a_end, std::size_t b, std::size_t b_end) {
    while (a < a_end && b < b_end && are_equal(a, b)) result_.push_back({a++, b++, 1000});
    std::size_t tail = 0;
    while (a < a_end && b < b_end && are_equal(a_end - 1, b_end - 1)) --a_end, --b_end, ++tail;
    if (a < a_end && b < b_end) {
      if ((a_end - a) * (b_end - b) <= most_pairs) {
        by_likeness(a, a_end, b, b_end);
      } else {
        by_equal(a, a_end, b, b_end);
      }
    }
    for (std::size_t i = 0; i < tail; ++i) result_.push_back({a_end + i, b_end + i, 1000});
  }

  // Texts that each side has once, in their longest rising chain; what lies between them apart.
  void by_equal(std::size_t a, std::size_t a_end, std::size_t b, std::size_t b_end) {
    struct Places {
      std::size_t left = 0, right = 0, lefts = 0, rights = 0;
    };
    std::unordered_map<std::string_view, Places> places;
    for (std::size_t i = a; i < a_end; ++i) {
      Places& one = places[*left_[i].text];
      one.left = i, ++one.lefts;
    }
    for (std::size_t i = b; i < b_end; ++i) {
      Places& one = places[*right_[i].text];
      one.right = i, ++one.rights;
    }
    std::vector<std::size_t> lefts;
    std::vector<std::uint32_t> rights;
    for (std::size_t i = a; i < a_end; ++i) {
      const Places& one = places[*left_[i].text];
      if (one.lefts != 1 || one.rights != 1 || !are_equal(i, one.right)) continue;
      lefts.push_back(i);
      rights.push_back(static_cast<std::uint32_t>(one.right));
    }
    const std::vector<bool> keep = longest_rising(rights);
    for (std::size_t i = 0; i < lefts.size(); ++i) {
      if (!keep[i]) continue;
      small_stretch(a, lefts[i], b, rights[i]);
      result_.push_back({lefts[i], rights[i], 1000});
      a = lefts[i] + 1;
      b = rights[i] + 1;
    }
    small_stretch(a, a_end, b, b_end);
  }

  // What is too large even now stays unpaired.
  void small_stretch(std::size_t a, std::size_t a_end, std::size_t b, std::size_t b_end) {
    if (a < a_end && b < b_end && (a_end - a) * (b_end - b) <= most_pairs) {
      by_likeness(a, a_end, b, b_end);
    }
  }

  void by_likeness(std::size_t a, std::size_t a_end, std::size_t b, std::size_t b_end) {
    const std::size_t rows = a_end - a;
    const std::size_t columns = b_end - b;
    std::vector<std::uint16_t> like(rows * columns);
    std::vector<std::uint32_t> best((rows + 1) * (columns + 1), 0);
    const auto at = [&](std::size_t i, std::size_t j) -> std::uint32_t& {
      return best[i * (columns + 1) + j];
    };
    for (std::size_t i = rows; i-- > 0;) {
      for (std::size_t j = columns; j-- > 0;) {
        const std::uint16_t here = likeness_of(a + i, b + j);
        like[i * columns + j] = here;
        at(i, j) = std::max(at(i + 1, j), at(i, j + 1));
        if (here >= least_likeness) at(i, j) = std::max(at(i, j), at(i + 1, j + 1) + here);
      }
    }
    for (std::size_t i = 0, j = 0; i < rows && j < columns;) {
      const std::uint16_t here = like[i * columns + j];
      if (here >= least_likeness && at(i, j) == at(i + 1, j + 1) + here) {
        result_.push_back({a + i++, b + j++, here});
      } else if (at(i, j) == at(i + 1, j)) {
        ++i;
      } else {
        ++j;
      }
    }
  }

  [[nodiscard]] bool are_equal(std::size_t a, std::size_t b) const {
    return left_[a].kind == right_[b].kind && *left_[a].text == *right_[b].text;
  }

  [[nodiscard]] std::uint16_t likeness_of(std::size_t a, std::size_t b) {
    if (left_[a].kind != right_[b].kind) return 0;
    if (*left_[a].text == *right_[b].text) return 1000;
    const auto words = [](std::vector<Words>& known, std::size_t i,
                          const AlignText& one) -> Words& {
      if (known[i].empty()) known[i] = words_of(*one.text);
      return known[i];
    };
    // The same words in another order are not quite the same.
    return std::min<std::uint16_t>(
        999, likeness(words(left_words_, a, left_[a]), words(right_words_, b, right_[b])));
  }

  const std::vector<AlignText>& left_;
  const std::vector<AlignText>& right_;
  std::vector<Words> left_words_, right_words_;  // made when first asked for
  std::vector<Aligned> result_;
};

}  // namespace

std::vector<Aligned> align(const std::vector<AlignText>& left,
                           const std::vector<AlignText>& right) {
  return Aligner(left, right).run();
}

std::vector<bool> longest_rising(const std::vector<std::uint32_t>& values) {
  constexpr std::size_t nothing = static_cast<std::size_t>(-1);
  std::vector<std::size_t> tops;  // by length of chain: the index of its smallest last value
  std::vector<std::size_t> before(values.size(), nothing);
  for (std::size_t i = 0; i < values.size(); ++i) {
    const auto place =
        std::lower_bound(tops.begin(), tops.end(), values[i],
                         [&](std::size_t top, std::uint32_t value) { return values[top] < value; });
    if (place != tops.begin()) before[i] = *(place - 1);
    if (place == tops.end()) {
      tops.push_back(i);
    } else {
      *place = i;
    }
  }
  std::vector<bool> keep(values.size(), false);
  for (std::size_t i = tops.empty() ? nothing : tops.back(); i != nothing; i = before[i]) {
    keep[i] = true;
  }
  return keep;
}

}  // namespace vanthu::merge
