#include "template/rich_text.h"

#include <algorithm>

namespace vanthu::templates {
namespace {

bool is_space(char c) {
  return c == ' ' || c == '\n' || c == '\t';
}

class Parser {
 public:
  explicit Parser(std::string_view text) : text_(text) {}

  RichText run() {
    for (std::size_t at = 0; at < text_.size();) {
      const char c = text_[at];
      const char next = at + 1 < text_.size() ? text_[at + 1] : '\0';
      if (c == '\\' && (next == '*' || next == '\\')) {
        current_ += next;
        at += 2;
      } else if (c == '*') {
        const std::size_t end = std::min(text_.find_first_not_of('*', at), text_.size());
        stars(at, end);
        at = end;
      } else {
        if (c == '\n') end_line();
        current_ += c;
        ++at;
      }
    }
    end_line();
    flush();
    return std::move(result_);
  }

 private:
  void stars(std::size_t begin, std::size_t end) {
    const std::size_t count = end - begin;
    const bool space_before = begin == 0 || is_space(text_[begin - 1]);
    const bool space_after = end == text_.size() || is_space(text_[end]);
    if (space_before && space_after && count == 1) {
      current_ += '*';
      return;
    }
    if (count > 3) return note(begin, end);
    flush();
    // The inner mark of "***" closes first and opens last; order makes no difference to the look.
    if (count != 2) turn(italic_, begin, end, space_before, space_after);
    if (count != 1) turn(bold_, begin, end, space_before, space_after);
  }

  struct Mark {
    bool on = false;
    std::size_t begin = 0;
    std::size_t end = 0;
  };

  void turn(Mark& mark, std::size_t begin, std::size_t end, bool space_before, bool space_after) {
    if (mark.on ? space_before : space_after) return note(begin, end);
    mark = {!mark.on, begin, end};
  }

  void end_line() {
    if (!bold_.on && !italic_.on) return;
    flush();
    for (Mark* mark : {&bold_, &italic_}) {
      if (mark->on) note(mark->begin, mark->end);
      mark->on = false;
    }
  }

  void note(std::size_t begin, std::size_t end) {
    if (!result_.stray || begin < result_.stray->begin) result_.stray = {begin, end};
  }

  void flush() {
    if (!current_.empty()) result_.pieces.push_back({current_, bold_.on, italic_.on});
    current_.clear();
  }

  std::string_view text_;
  RichText result_;
  std::string current_;
  Mark bold_, italic_;
};

}  // namespace

RichText parse_rich_text(std::string_view text) {
  return Parser(text).run();
}

std::string plain_text(const RichText& text) {
  std::string words;
  for (const RichPiece& piece : text.pieces) words += piece.text;
  return words;
}

}  // namespace vanthu::templates
