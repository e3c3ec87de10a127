#include "template/list_marks.h"

#include <array>
#include <string_view>

#include "text/text.h"

namespace vanthu::templates {
namespace {

void drop_front(model::Text& text, std::size_t bytes) {
  text.front().text.erase(0, bytes);
  while (!text.empty()) {
    std::string& words = text.front().text;
    words.erase(0, words.find_first_not_of(' '));  // white space is single spaces by now
    if (!words.empty()) return;
    text.erase(text.begin());
  }
}

void drop_back(model::Text& text, std::size_t bytes) {
  while (text.back().text.empty()) text.pop_back();  // pasted text may end in an empty run
  std::string& last = text.back().text;
  last.erase(last.size() - bytes);
  while (!text.empty()) {
    std::string& words = text.back().text;
    while (!words.empty() && words.back() == ' ') words.pop_back();
    if (!words.empty()) return;
    text.pop_back();
  }
}

// The mark among `marks` that the text ends in; 0 for none, and for an ellipsis. (Two stops are a
// slip:
// "{{ x }}." where x ends in one.)
char closing_mark(const model::Text& text, std::string_view marks) {
  const std::string all = model::plain(text);
  if (all.empty() || marks.find(all.back()) == std::string_view::npos) return 0;
  return std::string_view(all).ends_with("...") ? '\0' : all.back();
}

// The bytes of "Lưu" at the head of the text, in any case; 0 for none.
std::size_t archive_label(std::string_view words) {
  constexpr std::array<std::string_view, 3> spellings = {"Lưu", "lưu", "LƯU"};
  for (const std::string_view one : spellings) {
    if (words.starts_with(one)) return one.size();
  }
  return 0;
}

}  // namespace

void strip_list_marks(model::Text& text) {
  constexpr std::array<std::string_view, 4> bullets = {"-", "–", "+", "•"};
  if (text.empty()) return;
  for (const std::string_view bullet : bullets) {
    if (!text.front().text.starts_with(bullet)) continue;
    drop_front(text, bullet.size());
    break;
  }
  if (closing_mark(text, ";.") != 0) drop_back(text, 1);
}

bool has_archive_label(const model::Text& text) {
  const std::string all = model::plain(text);
  const std::size_t label = archive_label(all);
  if (label == 0) return false;
  const std::string_view rest = text::trimmed(std::string_view(all).substr(label));
  return rest.starts_with(":");
}

void strip_archive_label(model::Text& text) {
  if (text.empty()) return;
  const std::string& words = text.front().text;
  const std::size_t label = archive_label(words);
  if (label == 0) return;
  std::size_t end = label;
  while (end < words.size() && words[end] == ' ') ++end;
  if (end < words.size() && words[end] == ':') {
    drop_front(text, end + 1);
    return;
  }
  const std::string_view rest = std::string_view(words).substr(end);
  if (end == label && !rest.empty()) return;  // a longer word
  if (rest.starts_with("trữ")) return;
  drop_front(text, end);
}

std::string take_closing_mark(model::Text& text) {
  std::string kept;
  while (const char mark = closing_mark(text, ";.,")) {
    if (!text.back().field.empty()) kept = mark;  // lines.h leaves no empty runs
    drop_back(text, 1);
  }
  return kept;
}

void drop_closing_marks(model::Text& text) {
  while (closing_mark(text, ".;,") != 0) drop_back(text, 1);
}

}  // namespace vanthu::templates
