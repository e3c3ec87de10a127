#include "layout/measure.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string>

#include "text/text.h"

namespace vanthu::layout {
namespace {

// What a character means for breaking.
enum class Kind : std::uint8_t { Ordinary, White, Dash, SoftHyphen, ZeroWidthSpace };

struct Character {
  Kind kind = Kind::Ordinary;
  std::uint8_t size = 1;  // bytes
};

constexpr std::size_t sequence_size(unsigned char lead) {
  if (lead < 0x80) return 1;
  if (lead < 0xE0) return 2;
  return lead < 0xF0 ? 3 : 4;
}

// Bytes at which nothing but an ordinary character can begin: letters take the quick way.
constexpr std::array<bool, 256> make_plain() {
  std::array<bool, 256> plain{};
  for (bool& one : plain) one = true;
  for (const std::size_t lead : {0x20, 0x2D, 0xC2, 0xE1, 0xE2, 0xE3}) plain[lead] = false;
  return plain;
}
constexpr std::array<bool, 256> plain = make_plain();

char32_t code_point(std::string_view text, std::size_t offset) {
  const auto byte = [&](std::size_t i) {
    return static_cast<char32_t>(static_cast<unsigned char>(text[offset + i]));
  };
  switch (sequence_size(static_cast<unsigned char>(text[offset]))) {
    case 1: return byte(0);
    case 2: return (byte(0) & 0x1F) << 6 | (byte(1) & 0x3F);
    case 3: return (byte(0) & 0x0F) << 12 | (byte(1) & 0x3F) << 6 | (byte(2) & 0x3F);
    default:
      return (byte(0) & 0x07) << 18 | (byte(1) & 0x3F) << 12 | (byte(2) & 0x3F) << 6 |
             (byte(3) & 0x3F);
  }
}

Kind kind_of(char32_t character) {
  switch (character) {
    case 0x0020: case 0x1680: case 0x205F: case 0x3000: return Kind::White;
    case 0x002D: case 0x2010: case 0x2012: case 0x2013: case 0x2014: return Kind::Dash;
    case 0x00AD: return Kind::SoftHyphen;
    case 0x200B: return Kind::ZeroWidthSpace;
    default: break;
  }
  // U+2007 is a space of the width of a digit that does not break.
  if (character >= 0x2000 && character <= 0x200A && character != 0x2007) return Kind::White;
  return Kind::Ordinary;
}

Character character_at(std::string_view text, std::size_t offset) {
  return {kind_of(code_point(text, offset)),
          static_cast<std::uint8_t>(sequence_size(static_cast<unsigned char>(text[offset])))};
}

// Whether a line may begin with this character after a dash: a letter, a digit or an opening
// bracket. Not "/", closing marks, quotes or another dash.
bool may_follow_dash(char32_t character) {
  if (character < 0x80) {
    const auto c = static_cast<char>(character);
    return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') ||
           c == '(' || c == '[' || c == '{';
  }
  const bool punctuation = character < 0xC0 || (character >= 0x2000 && character <= 0x206F) ||
                           (character >= 0x3000 && character <= 0x303F);
  return !punctuation;
}

// U+00A0, U+202F, U+2011: characters LibreOffice sets as portions of their own.
bool is_no_break(std::string_view text, std::size_t at) {
  const auto lead = static_cast<unsigned char>(text[at]);
  if (lead != 0xC2 && lead != 0xE2) return false;
  const char32_t character = code_point(text, at);
  return character == 0x00A0 || character == 0x202F || character == 0x2011;
}

std::size_t count_clusters(const fonts::ShapedText& shaped, std::size_t from, std::size_t to) {
  std::size_t count = 0;
  for (std::size_t i = from; i < to; ++i) {
    if (i + 1 == shaped.glyphs.size() || shaped.glyphs[i + 1].cluster != shaped.glyphs[i].cluster) {
      ++count;
    }
  }
  return count;
}

}  // namespace

std::string_view MeasuredText::text_of(std::uint32_t run) const {
  const rules::StyledRun& styled = paragraph->runs[run];
  return styled.kind == rules::StyledRun::Kind::PageNumber ? page_label
                                                           : std::string_view(styled.text);
}

Length advance(const fonts::ShapedText& shaped, std::size_t from, std::size_t to,
               const rules::RunFormat& format, int units_per_em) {
  std::int64_t units = 0;
  for (std::size_t i = from; i < to; ++i) units += shaped.glyphs[i].advance;
  Length width = fonts::scaled(units, format.size, units_per_em);
  if (format.letter_spacing != Length()) {
    width += format.letter_spacing * static_cast<std::int64_t>(count_clusters(shaped, from, to));
  }
  return width;
}

std::int64_t fit_advance(const fonts::ShapedText& shaped, std::size_t from, std::size_t to,
                         const rules::RunFormat& format, int units_per_em) {
  const fonts::UnitScale scale(sixths_of(format.size), units_per_em);
  std::int64_t sixths = 0;
  for (std::size_t i = from; i < to; ++i) sixths += scale(shaped.glyphs[i].advance);
  if (format.letter_spacing != Length()) {
    sixths += sixths_of(format.letter_spacing) *
              static_cast<std::int64_t>(count_clusters(shaped, from, to));
  }
  return sixths;
}

// One walk over a paragraph's characters. `pending` remembers a dash (or soft hyphen, or zero width
// space) until the next character, perhaps of the next run, tells whether a line may break there.
class Measurer::Scan {
 public:
  Scan(Measurer& owner, MeasuredText& text) : owner_(owner), text_(text) {}

  void walk(std::uint32_t first) {
    const auto& runs = text_.paragraph->runs;
    for (std::uint32_t run = first; run < runs.size(); ++run) {
      if (runs[run].kind == rules::StyledRun::Kind::Tab) break;
      if (runs[run].kind == rules::StyledRun::Kind::LineBreak) {
        end_word(After::LineBreak);
      } else {
        walk_run(run);
      }
    }
    if (!text_.words.empty() || !text_.pieces.empty()) end_word(After::End);
  }

 private:
  void walk_run(std::uint32_t run) {
    run_ = run;
    begin_ = 0;
    const std::string_view text = text_.text_of(run);
    const rules::RunFormat& format = text_.format_of(run);
    sized_ = &owner_.shaper_.at(face_of(format), format.size);
    // A link is a portion of its own in LibreOffice, whatever it looks like.
    new_portion_ = !text_.pieces.empty() && (text_.format_of(text_.pieces.back().run) != format ||
                                             text_.paragraph->runs[text_.pieces.back().run].link !=
                                                 text_.paragraph->runs[run].link);
    const std::vector<std::uint32_t>& glue = text_.paragraph->runs[run].glue;
    auto next_glue = glue.begin();
    for (std::size_t at = 0; at < text.size();) {
      if (plain[static_cast<unsigned char>(text[at])] && !in_white_ && pending_ == Kind::Ordinary) {
        ++at;
        continue;
      }
      const Character character = character_at(text, at);
      while (next_glue != glue.end() && *next_glue < at) ++next_glue;
      const bool glued = next_glue != glue.end() && *next_glue == at;
      if (character.kind == Kind::White && !glued) {
        if (!in_white_) begin_white(text, at);
        if (character.size == 1) ++word_.stretches;
      } else {
        if (in_white_) {
          add_piece(text, at);
          end_word(After::Break);
        } else if (may_break(text, at)) {
          add_piece(text, at);
          end_word(pending_ == Kind::SoftHyphen ? After::SoftHyphen : After::Break);
        }
        const bool holds = glued && character.kind != Kind::Ordinary;
        if (holds || is_no_break(text, at)) has_no_break_ = true;
        pending_ = holds ? Kind::Ordinary : character.kind;
      }
      at += character.size;
    }
    add_piece(text, text.size());
  }

  [[nodiscard]] bool may_break(std::string_view text, std::size_t at) const {
    switch (pending_) {
      case Kind::SoftHyphen:
      case Kind::ZeroWidthSpace: return true;
      case Kind::Dash: return may_follow_dash(code_point(text, at));
      default: return false;
    }
  }

  void begin_white(std::string_view text, std::size_t at) {
    add_piece(text, at);
    word_.white = static_cast<std::uint32_t>(text_.pieces.size());
    in_white_ = true;
    pending_ = Kind::Ordinary;
  }

  // The part of the run from begin_ to `end`, if there is any.
  void add_piece(std::string_view text, std::size_t end) {
    if (end == begin_) return;
    const rules::StyledRun& run = text_.paragraph->runs[run_];
    const std::string_view part = text.substr(begin_, end - begin_);
    const fonts::SizedText& sized = part == " " ? sized_->space() : sized_->text(part);
    const fonts::ShapedText& shaped = *sized.shaped;
    if (!shaped.complete) {
      text_.complete = false;
      owner_.report_missing(*sized_, part, run.at.known() ? run.at : text_.paragraph->at);
    }
    Piece& piece = text_.pieces.emplace_back();
    piece.run = run_;
    piece.begin = static_cast<std::uint32_t>(begin_);
    piece.end = static_cast<std::uint32_t>(end);
    piece.shaped = &shaped;
    piece.sized = &sized;
    piece.width = sized.width;
    piece.fit.head = sized.dots;
    if (run.format.letter_spacing != Length()) {
      const auto spaces = static_cast<std::int64_t>(count_clusters(shaped, 0, shaped.glyphs.size()));
      piece.width += run.format.letter_spacing * spaces;
      piece.fit.head += sixths_of(run.format.letter_spacing) * spaces;
    }
    if (has_no_break_) piece.fit = parted_fit(piece, part);
    piece.white = in_white_;
    piece.new_portion = new_portion_;
    new_portion_ = false;
    begin_ = end;
    has_no_break_ = false;
  }

  // The piece holds no-break characters, each of which is a portion of its own.
  [[nodiscard]] PieceFit parted_fit(const Piece& piece, std::string_view part) const {
    const rules::StyledRun& run = text_.paragraph->runs[run_];
    const int units_per_em = owner_.fonts().metrics(face_of(run.format)).units_per_em;
    const std::span<const fonts::Glyph> glyphs = piece.shaped->glyphs;
    PieceFit fit;
    FitWidth inner;
    std::int64_t open = 0;
    for (std::size_t i = 0; i < glyphs.size(); ++i) {
      const std::int64_t own = fit_advance(*piece.shaped, i, i + 1, run.format, units_per_em);
      const std::size_t at = glyphs[i].cluster;
      const bool glued = std::binary_search(run.glue.begin(), run.glue.end(), piece.begin + at) &&
                         kind_of(code_point(part, at)) != Kind::Ordinary;
      if (!glued && !is_no_break(part, at)) {
        open += own;
        continue;
      }
      if (!fit.parted) {
        fit.head = open;
      } else {
        inner.add(open);
        inner.end_portion();
      }
      fit.parted = true;
      inner.add(own);
      inner.end_portion();
      open = 0;
    }
    (fit.parted ? fit.tail : fit.head) = open;
    fit.inner = inner.sixths();
    return fit;
  }

  void end_word(After after) {
    word_.last = static_cast<std::uint32_t>(text_.pieces.size());
    if (!in_white_) word_.white = word_.last;
    word_.after = after;
    if (after == After::SoftHyphen) {
      const rules::RunFormat& format = text_.format_of(text_.pieces[word_.last - 1].run);
      const fonts::Face face = face_of(format);
      const fonts::ShapedText& hyphen = owner_.shaper_.shape(face, "-");
      word_.hyphen_sixths = fit_advance(hyphen, 0, hyphen.glyphs.size(), format,
                                        owner_.fonts().metrics(face).units_per_em);
    }
    text_.words.push_back(word_);
    word_ = Word{};
    word_.first = static_cast<std::uint32_t>(text_.pieces.size());
    in_white_ = false;
    pending_ = Kind::Ordinary;
  }

  Measurer& owner_;
  MeasuredText& text_;
  Word word_;
  std::uint32_t run_ = 0;
  fonts::Shaper::Sized* sized_ = nullptr;  // the run's face and size
  bool new_portion_ = false;               // the next piece begins one
  std::size_t begin_ = 0;                  // of the piece being read
  bool in_white_ = false;
  bool has_no_break_ = false;  // the piece being read holds a character that forbids a break
  Kind pending_ = Kind::Ordinary;
};

void Measurer::measure(const rules::StyledParagraph& paragraph, std::string_view page_label,
                       MeasuredText& text, std::uint32_t first) {
  text.paragraph = &paragraph;
  text.page_label = page_label;
  text.pieces.clear();
  text.words.clear();
  text.parts = parts_of(paragraph, nullptr);
  Scan(*this, text).walk(first);
}

std::vector<std::uint32_t> parts_of(const rules::StyledParagraph& paragraph,
                                    std::vector<std::string>* links) {
  std::vector<std::uint32_t> parts;
  const auto& runs = paragraph.runs;
  const auto linked = [](const rules::StyledRun& run) { return !run.link.empty(); };
  if (!paragraph.labelled && std::none_of(runs.begin(), runs.end(), linked)) return parts;
  std::uint32_t count = 0;
  for (std::size_t i = 0; i < runs.size(); ++i) {
    if (!linked(runs[i])) {
      parts.push_back(i == 0 && paragraph.labelled ? label_part : own_part);
      continue;
    }
    if (i == 0 || runs[i - 1].link != runs[i].link) {
      ++count;
      if (links != nullptr) links->push_back(runs[i].link);
    }
    parts.push_back(count);
  }
  return parts;
}

// Each character is shaped alone: in the word, marks without a glyph count as their letter.
void Measurer::report_missing(fonts::Shaper::Sized& sized, std::string_view text, Place at) {
  for (std::size_t begin = 0, next = 0; next < text.size(); begin = next) {
    const char32_t value = text::next_code_point(text, next);
    const std::string character(text.substr(begin, next - begin));
    const bool turns = text::is_right_to_left(value);
    if (!turns && sized.text(character).shaped->complete) continue;
    if (!reported_.emplace(at.file, at.begin, character).second) continue;
    const std::string number = fmt::format("U+{:04X}", static_cast<std::uint32_t>(value));
    if (turns) {
      // What does not show would turn the message itself.
      diagnostics_.add(
          Code::LayoutRightToLeft, at,
          {text::is_letter(value) ? fmt::format("“{}” ({})", character, number) : number});
      continue;
    }
    // A mark alone stands on a dotted circle.
    diagnostics_.add(Code::LayoutCharacterMissing, at,
                     {(text::is_combining_mark(value) ? "◌" : "") + character, number});
  }
}

}  // namespace vanthu::layout
