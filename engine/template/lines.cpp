#include "template/lines.h"

#include <utility>

#include "text/text.h"

namespace vanthu::templates {

// The last run when the piece goes on in the same way, else a new one.
model::Run& LineBuilder::run_for(Style style, const std::string& field, Place at) {
  if (!line_.empty()) {
    model::Run& last = line_.back();
    if (last.bold == style.bold && last.italic == style.italic && last.field.empty() &&
        field.empty() && !last.fill) {
      return last;
    }
  }
  model::Run run;
  run.bold = style.bold;
  run.italic = style.italic;
  run.field = field;
  run.at = at;
  line_.push_back(std::move(run));
  return line_.back();
}

void LineBuilder::add(std::string_view text, Style style, const std::string& field, Place at) {
  add_piece(field.empty() ? text : text::trimmed(text), style, field, at);
}

void LineBuilder::add(const RichText& text, Style style, const std::string& field, Place at) {
  // White space at either end is the data's carelessness, between pieces it parts words.
  std::vector<RichPiece> pieces = text.pieces;
  const auto is_blank = [](const RichPiece& piece) { return text::trimmed(piece.text).empty(); };
  while (!pieces.empty() && is_blank(pieces.front())) pieces.erase(pieces.begin());
  while (!pieces.empty() && is_blank(pieces.back())) pieces.pop_back();
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    std::string_view words = pieces[i].text;
    const std::string_view tight = text::trimmed(words);
    if (i == 0) words.remove_prefix(static_cast<std::size_t>(tight.data() - words.data()));
    if (i + 1 == pieces.size()) {
      words.remove_suffix(
          static_cast<std::size_t>(words.data() + words.size() - (tight.data() + tight.size())));
    }
    add_piece(words, {style.bold || pieces[i].bold, style.italic || pieces[i].italic}, field, at);
  }
}

void LineBuilder::add_piece(std::string_view text, Style style, const std::string& field,
                            Place at) {
  // Runs are opened at the first letter or space that is really written.
  bool opened = false;
  const auto write = [&](std::string_view piece) {
    if (!opened) run_for(style, field, at);
    opened = true;
    line_.back().text.append(piece);
  };
  std::size_t written = 0;  // text before it is dealt with
  for (std::size_t offset = 0; offset < text.size();) {
    const std::size_t begin = offset;
    if (text[offset] > ' ' && text[offset] < '\x7F') {  // the bulk: no need to decode it
      ++offset;
      continue;
    }
    const char32_t character = text::next_code_point(text, offset);
    if (!text::is_space(character)) continue;
    if (written < begin) write(text.substr(written, begin - written));
    written = offset;
    if (character == U'\n' && mode_ == LineMode::Many) {
      finish_line();
      opened = false;
    } else if (!line_.empty() && line_.back().text.back() != ' ') {
      write(" ");
    }
  }
  if (written < text.size()) write(text.substr(written));
}

void LineBuilder::end_line() {
  if (mode_ == LineMode::Many) return finish_line();
  if (!line_.empty() && line_.back().text.back() != ' ') run_for({}, "", {}).text += ' ';
}

void LineBuilder::add_fill(Style style, Place at) {
  model::Run run;
  run.text = "…";
  run.bold = style.bold;
  run.italic = style.italic;
  run.at = at;
  run.fill = true;
  line_.push_back(std::move(run));
}

void LineBuilder::finish_line() {
  if (!line_.empty() && line_.back().text.back() == ' ') {
    line_.back().text.pop_back();
    if (line_.back().text.empty()) line_.pop_back();
  }
  if (!line_.empty()) lines_.push_back(std::move(line_));
  line_.clear();
}

std::vector<model::Text> LineBuilder::take() {
  finish_line();
  return std::move(lines_);
}

std::vector<model::Text> lines_of(std::string_view text, const std::string& field, Place at) {
  LineBuilder builder(LineMode::Many);
  builder.add(text, {}, field, at);
  return builder.take();
}

}  // namespace vanthu::templates
