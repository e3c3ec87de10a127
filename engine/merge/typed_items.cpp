#include "merge/typed_items.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "merge/data_path.h"

namespace vanthu::merge {
namespace {

// The template's words and the item's values in turn.
struct Piece {
  std::string words;        // of a literal
  std::string_view member;  // of a value; "" also for an item that is one
  bool is_value = false;
};

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

// Behind `words` at the beginning of `text`, any number standing for any; npos when they are not
// there.
std::size_t match(std::string_view text, std::string_view words) {
  std::size_t at = 0;
  for (std::size_t i = 0; i < words.size();) {
    if (at == text.size()) return std::string_view::npos;
    if (is_digit(words[i])) {
      if (!is_digit(text[at])) return std::string_view::npos;
      while (i < words.size() && is_digit(words[i])) ++i;
      while (at < text.size() && is_digit(text[at])) ++at;
    } else {
      if (text[at++] != words[i++]) return std::string_view::npos;
    }
  }
  return at;
}

// Behind them at the end of `text`: where they begin.
std::size_t match_end(std::string_view text, std::string_view words) {
  for (std::size_t at = text.size() + 1; at-- > 0;) {
    if (text.size() - at > words.size() * 2 + 8) break;
    const std::size_t end = match(text.substr(at), words);
    if (end != std::string_view::npos && at + end == text.size()) return at;
  }
  return std::string_view::npos;
}

std::string_view first_word(std::string_view text) {
  return text.substr(0, std::min(text.find(' '), text.size()));
}

std::vector<std::string_view> first_words(const data::Array& items, std::string_view member) {
  std::vector<std::string_view> words;
  for (const data::Value& item : items) {
    const data::Value* value = member.empty() ? &item : item.find(member);
    const auto* text = value == nullptr ? nullptr : value->as<std::string>();
    if (text != nullptr) words.push_back(first_word(*text));
  }
  return words;
}

class Reader {
 public:
  Reader(std::string_view text, const std::vector<Piece>& pieces, const data::Array& items)
      : text_(text), pieces_(pieces), items_(items) {}

  // The values by piece; empty when the text is something else.
  [[nodiscard]] std::vector<std::pair<std::string_view, std::string>> run() {
    std::vector<std::pair<std::string_view, std::string>> values;
    std::size_t at = 0;
    for (std::size_t i = 0; i < pieces_.size(); ++i) {
      if (!pieces_[i].is_value) {
        const std::size_t end = match(text_.substr(at), pieces_[i].words);
        if (end == std::string_view::npos) return {};
        at += end;
        continue;
      }
      const std::size_t end = end_of_value(i, at);
      if (end == std::string_view::npos || end == at) return {};
      values.emplace_back(pieces_[i].member, text_.substr(at, end - at));
      at = end;
    }
    return at == text_.size() ? values : decltype(values){};
  }

 private:
  [[nodiscard]] std::size_t end_of_value(std::size_t piece, std::size_t at) const {
    if (piece + 1 == pieces_.size()) return text_.size();
    const std::string_view words = pieces_[piece + 1].words;
    if (piece + 2 == pieces_.size()) {
      const std::size_t end = match_end(text_.substr(at), words);
      // The full stop may have been forgotten, or be another mark.
      return end == std::string_view::npos ? end : at + end;
    }
    const bool says_something = words.find_first_not_of(" ,;.") != std::string_view::npos;
    const std::vector<std::string_view> begins = first_words(items_, pieces_[piece + 2].member);
    for (std::size_t end = at; end < text_.size(); ++end) {
      const std::size_t size = match(text_.substr(end), words);
      if (size == std::string_view::npos) continue;
      if (says_something) return end;
      const std::string_view next = first_word(text_.substr(end + size));
      if (std::find(begins.begin(), begins.end(), next) != begins.end()) return end;
    }
    return std::string_view::npos;
  }

  std::string_view text_;
  const std::vector<Piece>& pieces_;
  const data::Array& items_;
};

}  // namespace

std::optional<TypedItem> read_typed_item(std::string_view text, const ShownCell& beside,
                                         data::Value& data) {
  std::optional<ItemPath> item;
  for (const Stretch& stretch : beside) {
    if (!item && !stretch.field.empty()) item = item_of(stretch.field);
  }
  if (!item) return std::nullopt;
  const data::Value* list = value_at(data, item->list);
  const auto* items = list == nullptr ? nullptr : list->as<data::Array>();
  if (items == nullptr) return std::nullopt;

  std::vector<Piece> pieces;
  for (const Stretch& stretch : beside) {
    const auto own = item_of(stretch.field);
    if (own && own->is_same_item(*item) && own->member.find('.') == std::string_view::npos) {
      if (!pieces.empty() && pieces.back().is_value) return std::nullopt;
      pieces.push_back({"", own->member, true});
    } else if (!pieces.empty() && !pieces.back().is_value) {
      pieces.back().words += stretch.text;
    } else {
      pieces.push_back({stretch.text, "", false});
    }
  }
  // A paragraph that is nothing but a value could be anything.
  if (pieces.front().is_value) return std::nullopt;
  const auto values = Reader(text, pieces, *items).run();
  if (values.empty()) return std::nullopt;
  TypedItem typed{std::string(item->list), item->index, {}};
  if (values.front().first.empty()) {
    typed.item.content = values.front().second;
    return typed;
  }
  data::Object members;
  for (const auto& [member, value] : values) {
    members.push_back({std::string(member), data::Value{value, {}}, {}});
  }
  typed.item.content = std::move(members);
  return typed;
}

}  // namespace vanthu::merge
