#include "rules/keep_together.h"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "rules/inside_word.h"
#include "rules/styles.h"
#include "text/text.h"

namespace vanthu::rules {
namespace {

// The longest piece that is kept whole, in characters: "số 2501/SYT-TCCB", "30/2020/NĐ-CP" and the
// like are shorter; a longer one would tear open the justified line above it.
constexpr std::size_t longest_piece = 25;

// A word as it stands in running text, at the head of a sentence and in capitals. Spelled out
// because this looks at every word of a document: a table is cheaper than changing the case of
// each.
struct Word {
  std::string_view lower, first, upper;
};

// Words that name what the number behind them counts: apart, neither says anything.
constexpr std::array before_number{
    // parts of a legal text
    Word{"điều", "Điều", "ĐIỀU"}, Word{"khoản", "Khoản", "KHOẢN"}, Word{"điểm", "Điểm", "ĐIỂM"},
    Word{"mục", "Mục", "MỤC"}, Word{"chương", "Chương", "CHƯƠNG"}, Word{"phần", "Phần", "PHẦN"},
    Word{"lục", "Lục", "LỤC"},  // phụ lục
    // documents, forms, pages
    Word{"số", "Số", "SỐ"}, Word{"bảng", "Bảng", "BẢNG"}, Word{"biểu", "Biểu", "BIỂU"},
    Word{"mẫu", "Mẫu", "MẪU"}, Word{"tiêu", "Tiêu", "TIÊU"},  // mục tiêu, chỉ tiêu
    Word{"trang", "Trang", "TRANG"},
    // dates
    Word{"ngày", "Ngày", "NGÀY"}, Word{"tháng", "Tháng", "THÁNG"}, Word{"quý", "Quý", "QUÝ"},
    Word{"năm", "Năm", "NĂM"}, Word{"giờ", "Giờ", "GIỜ"}};

// Those that count in Roman numerals as well.
constexpr std::array before_roman{Word{"mục", "Mục", "MỤC"},    Word{"chương", "Chương", "CHƯƠNG"},
                                  Word{"phần", "Phần", "PHẦN"}, Word{"lục", "Lục", "LỤC"},
                                  Word{"quý", "Quý", "QUÝ"},    Word{"kỳ", "Kỳ", "KỲ"}};

// "Phụ lục" is one word to its readers, and leads to a number.
constexpr std::array appendix{Word{"phụ", "Phụ", "PHỤ"}};
constexpr std::array appendix_end{Word{"lục", "Lục", "LỤC"}};

// What a date is made of, in its order: each with a number behind it. "quý" begins one as well.
constexpr Word day{"ngày", "Ngày", "NGÀY"};
constexpr Word month{"tháng", "Tháng", "THÁNG"};
constexpr Word quarter{"quý", "Quý", "QUÝ"};
constexpr Word year{"năm", "Năm", "NĂM"};

constexpr std::array before_letter{Word{"điểm", "Điểm", "ĐIỂM"}};

// Units that make no sense at the head of a line, alone or before a slash ("đồng/tháng"). Nouns
// that are counted (người, xã) may part from their number: "5" and "người" are read in any case,
// and there are many of them.
constexpr auto after_number = std::to_array<std::string_view>(
    {"%",   "‰",    "đồng", "đ",   "VNĐ",  "VND",  "USD",  "EUR",                  // money
     "mm",  "cm",   "dm",   "m",   "km",                                           // length
     "m²",  "m2",   "cm²",  "cm2", "km²",  "km2",  "ha",   "hecta", "sào",         // area
     "m³",  "m3",   "lít",  "ml",  "g",    "mg",   "kg",   "yến",   "tạ",  "tấn",  // volume, mass
     "°C",  "W",    "kW",   "MW",  "GW",   "kWh",  "MWh",  "GWh",   "kVA", "MVA", "kV",  // power
     "KB",  "MB",   "GB",   "TB",  "Kbps", "Mbps", "Gbps",                               // data
     "giờ", "phút", "giây"});  // time of day
// Units as well, but not behind a number that has its name in front: "tháng 6 năm nay".
constexpr std::array<std::string_view, 5> spans_of_time{"ngày", "tuần", "tháng", "năm", "tuổi"};
// What a number is multiplied by: "1.200 nghìn tỷ đồng", "25 nghìn ha".
constexpr std::array<std::string_view, 5> scales{"triệu", "tỷ", "tỉ", "nghìn", "ngàn"};

template <std::size_t n>
bool contains(const std::array<std::string_view, n>& words, std::string_view word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

bool is(const Word& one, std::string_view word) {
  return word == one.lower || word == one.first || word == one.upper;
}

template <std::size_t n>
bool contains(const std::array<Word, n>& words, std::string_view word) {
  return std::any_of(words.begin(), words.end(), [&](const Word& one) { return is(one, word); });
}

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

// A set of bytes, asked by index: a search in a string is a function call for each word.
class Bytes {
 public:
  constexpr explicit Bytes(std::string_view members) {
    for (const char c : members) is_member_[static_cast<unsigned char>(c)] = true;
  }
  [[nodiscard]] constexpr bool has(char c) const {
    return is_member_[static_cast<unsigned char>(c)];
  }

 private:
  std::array<bool, 256> is_member_{};
};

constexpr Bytes opening("(\"'[");
constexpr Bytes closing(".,;:)\"'!?]");
// Marks that close what stands before them, typed with a space in front.
constexpr Bytes closing_alone(".,;:!?)%");
constexpr Bytes roman_digits("IVXLCDM");
// Bytes with which “ and ” begin or end.
constexpr Bytes quote_bytes("\xE2\x9C\x9D");
// Bytes with which a mark of unbroken_inside() begins.
constexpr Bytes inner_marks("-!?|\\\xE2");
// Bytes with which a word begins that belongs_together() may join to the word before it, whatever
// that is: digits, Roman numerals, marks, quotes and dashes, "lục", "đồng".
constexpr Bytes joins_backwards("0123456789IVXLCDM.,;:!?)%(\"'[-\xE2l\xC4");
// Bytes with which a word begins that may be joined to the word after it, whatever that is: digits,
// marks, quotes, "điểm".
constexpr Bytes joins_forwards("0123456789(\"'[\xE2\xC4");

std::string_view without_edges(std::string_view token) {
  while (!token.empty() && opening.has(token.front())) token.remove_prefix(1);
  while (!token.empty() && closing.has(token.back())) token.remove_suffix(1);
  if (token.empty() || !(quote_bytes.has(token.front()) || quote_bytes.has(token.back())))
    return token;
  for (const std::string_view quote : {"“", "”"}) {
    if (token.substr(0, quote.size()) == quote) token.remove_prefix(quote.size());
    if (token.size() >= quote.size() && token.substr(token.size() - quote.size()) == quote)
      token.remove_suffix(quote.size());
  }
  return token;
}

// "10", "1.234,5", "19/5", "10-15".
bool is_number(std::string_view token) {
  token = without_edges(token);
  if (token.empty() || !is_digit(token.front())) return false;
  return std::all_of(token.begin(), token.end(), [](char c) {
    return is_digit(c) || c == '.' || c == ',' || c == '/' || c == '-';
  });
}

bool is_dash(std::string_view token) {
  return token == "-" || token == "–" || token == "—";
}

// By the bytes with which two neighbours begin. Cheap: nearly every pair of words of a document
// comes by here, and nearly none belongs together.
bool may_belong_together(char first, char second) {
  return joins_backwards.has(second) || joins_forwards.has(first);
}

// "đồng" of "đồng/tháng", "IV" of "IV/2026".
std::string_view before_slash(std::string_view word) {
  return word.substr(0, word.find('/'));
}

// "Điều 5", "10 triệu", "2021 -". Both not empty, and may_belong_together(). `named`: the first is
// kept with the word before it.
bool belongs_together(std::string_view first, std::string_view second, bool named) {
  // A dash at the head of a line reads as the mark of a list.
  if (is_dash(second)) return true;
  if (closing_alone.has(second.front())) return true;
  const std::string_view body = without_edges(second);
  if (body.empty()) return false;
  const std::string_view name = without_edges(first);
  // "ngày, 15": the comma says that the two are apart.
  const bool open = first.size() == name.size() || first.back() == name.back();
  if (is_digit(body.front())) return open && contains(before_number, name);
  if (roman_digits.has(body.front()) && contains(before_roman, name) &&
      text::parse_roman(before_slash(body))) {
    return open;
  }
  if (contains(before_letter, name) && text::parse_point_letter(body)) return open;
  if (contains(appendix_end, body) && contains(appendix, name)) return open;
  if (is_digit(name.empty() ? ' ' : name.front()) && is_number(name)) {
    const std::string_view unit = before_slash(body);
    return open && (contains(after_number, unit) || contains(scales, unit) ||
                    (!named && contains(spans_of_time, unit)));
  }
  return body == "đồng" && contains(scales, name);
}

// The paragraph as one text, with the way back to its runs.
struct Joined {
  std::string_view text;  // of the only run, or of `copy`
  std::string copy;
  struct Part {
    std::size_t begin;  // in text
    StyledRun* run;
  };
  std::vector<Part> parts;

  void glue(std::size_t offset) const {
    const auto after =
        std::upper_bound(parts.begin(), parts.end(), offset,
                         [](std::size_t value, const Part& part) { return value < part.begin; });
    const Part& part = *(after - 1);
    part.run->glue.push_back(static_cast<std::uint32_t>(offset - part.begin));
  }
};

void join(StyledParagraph& paragraph, Joined& joined) {
  // A blank to be filled in is no text: its space stays a plain one.
  const auto is_blank = [](const StyledRun& run) { return run.format.letter_spacing != Length(); };
  const auto is_text = [](const StyledRun& run) {
    return run.kind == StyledRun::Kind::Text || run.kind == StyledRun::Kind::PageReference;
  };
  for (StyledRun& run : paragraph.runs) run.glue.clear();
  if (paragraph.runs.size() == 1 && !is_blank(paragraph.runs.front())) {
    StyledRun& run = paragraph.runs.front();
    if (!is_text(run)) return;
    joined.parts.push_back({0, &run});
    joined.text = run.text;
    return;
  }
  for (StyledRun& run : paragraph.runs) {
    if (run.kind == StyledRun::Kind::LineBreak) joined.copy += '\n';
    if (!is_text(run)) continue;
    joined.parts.push_back({joined.copy.size(), &run});
    if (is_blank(run)) {
      joined.copy.append(run.text.size(), '\n');
    } else {
      joined.copy += run.text;
    }
  }
  joined.text = joined.copy;
}

struct Token {
  std::size_t begin = 0, end = 0;
  std::size_t characters = 0;
  bool marked = false;  // holds a byte of inner_marks
};

// What next_token() asks of every byte of a document, in one look.
constexpr std::uint8_t begins_character = 1, is_inner_mark = 2, is_white = 4;
constexpr std::array<std::uint8_t, 256> byte_kinds = [] {
  std::array<std::uint8_t, 256> kinds{};
  for (std::size_t byte = 0; byte < kinds.size(); ++byte) {
    const char c = static_cast<char>(byte);
    if ((byte & 0xC0U) != 0x80U) kinds[byte] |= begins_character;
    if (inner_marks.has(c)) kinds[byte] |= is_inner_mark;
    if (c == ' ' || c == '\n') kinds[byte] |= is_white;
  }
  return kinds;
}();

std::uint8_t kind_of(char c) {
  return byte_kinds[static_cast<unsigned char>(c)];
}

// The next word at or behind `at`; its end is `at` when there is none.
Token next_token(std::string_view text, std::size_t at) {
  while (at < text.size() && (kind_of(text[at]) & is_white) != 0) ++at;
  Token token{at, at, 0, false};
  unsigned all_kinds = 0;
  for (; at < text.size(); ++at) {
    const unsigned kind = kind_of(text[at]);
    if ((kind & is_white) != 0) break;
    token.characters += kind & begins_character;
    all_kinds |= kind;
  }
  token.end = at;
  token.marked = (all_kinds & is_inner_mark) != 0;
  return token;
}

// Whether something may have to be done about the word that begins with `byte`: those that
// joins_backwards and joins_forwards name, but for most that begin with a letter, which the bytes
// behind them rule out. Inside a word: whether `byte` is an inner mark. It may say so of a few too
// many. Few comparisons, and none that the compiler makes a look into a table of, so that it asks
// them of many bytes at once.
inline bool needs_look(unsigned char before, unsigned char byte, unsigned char next,
                       unsigned char after) {
  const bool starts = (before == ' ') | (before == '\n');
  // "!", "-", and with them "%" and ")"; "?"; "|" and "\\"
  const bool mark =
      ((byte & 0xF3) == 0x21) | (byte == '?') | ((byte | 0x20) == 0x7C) | (byte == 0xE2);
  const bool sign = ((byte > ' ') & (byte < 'A')) | (byte == '[');  // digits as well
  const bool letters_behind = ((next >= 'a') & (next <= 'z')) | (next >= 0x80);
  const bool roman = ((byte >= 'A') & (byte <= 'Z')) & !letters_behind;
  const bool luc = ((byte | 0x20) == 'l') & (next == 0xE1);
  // "đồng"; "điểm", "Điểm", "ĐIỂM"
  const bool d =
      (byte == 0xC4) & ((next & 0xFE) == 0x90) & (((after | 0x20) == 'i') | (after == 0xE1));
  return mark | (starts & (sign | roman | luc | d));
}

// Where the next such byte stands at or behind `at`, which is not the beginning of the text; its
// size when there is none.
std::size_t find_look(std::string_view text, std::size_t at) {
  constexpr std::size_t block = 16;
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  for (; text.size() - at >= block + 2; at += block) {
    const auto* bytes = reinterpret_cast<const unsigned char*>(text.data()) + at;
    unsigned char any = 0;
    for (std::size_t i = 0; i < block; ++i) {
      any |= static_cast<unsigned char>(
          needs_look(bytes[i - 1], bytes[i], bytes[i + 1], bytes[i + 2]));
    }
    if (any != 0) break;
  }
  for (; at < text.size(); ++at) {
    if (((kind_of(text[at - 1]) & is_white) | (kind_of(text[at]) & is_inner_mark)) == 0) continue;
    const unsigned char next = at + 1 < text.size() ? byte(at + 1) : 0;
    const unsigned char after = at + 2 < text.size() ? byte(at + 2) : 0;
    if (needs_look(byte(at - 1), byte(at), next, after)) break;
  }
  return at;
}

// The last word that stands between `from` and `to`, neither of them inside a word; empty when
// there is none.
Token last_token(std::string_view text, std::size_t from, std::size_t to) {
  while (to > from && (kind_of(text[to - 1]) & is_white) != 0) --to;
  std::size_t begin = to;
  while (begin > from && (kind_of(text[begin - 1]) & is_white) == 0) --begin;
  return begin == to ? Token{begin, begin, 0, false} : next_token(text, begin);
}

// Whether a word of so many characters may be kept whole in a narrow cell: a capital is about 0.7
// em wide, a digit, a small letter or a mark half an em at most, but for a few.
bool fits(std::string_view word, std::int64_t room, std::int64_t em) {
  std::int64_t tenths = 0;
  for (std::size_t at = 0; at < word.size();) {
    tenths += text::is_upper_letter(text::next_code_point(word, at)) ? 7 : 5;
  }
  return tenths * em <= room * 10;
}

// The longest date, with a bracket and a comma behind it.
constexpr std::size_t longest_date = std::string_view("ngay 15 thang 12 nam 2026),").size();

std::string_view word_of(std::string_view text, const Token& token) {
  return text.substr(token.begin, token.end - token.begin);
}

// Whether a word stands behind another one with a space and no mark between them.
bool goes_on(std::string_view text, const Token& before, const Token& token) {
  return token.begin < token.end && token.begin == before.end + 1 && text[before.end] == ' ' &&
         !closing.has(text[before.end - 1]);
}

// Where a date ends of which the word `name` and its number are known to stand together:
// "ngày 03" goes on with "tháng 02", that with "năm 2026". A date too long for the room is parted
// before "tháng" or "năm", never behind them.
std::size_t end_of_date(std::string_view text, const Token& name, const Token& number, Length room,
                        std::int64_t em) {
  const std::string_view unit = without_edges(word_of(text, name));
  const bool with_month = is(day, unit);
  if (!with_month && !is(month, unit) && !is(quarter, unit)) return number.end;
  std::size_t characters = name.characters + 1 + number.characters;
  Token last = number;
  for (const Word* part : {&month, &year}) {
    if (part == &month && !with_month) continue;
    const Token next = next_token(text, last.end);
    if (!goes_on(text, last, next) || !is(*part, word_of(text, next))) break;
    const Token figure = next_token(text, next.end);
    if (!goes_on(text, next, figure) || !is_digit(word_of(text, figure).front())) break;
    characters += 2 + next.characters + figure.characters;
    const std::string_view whole = text.substr(name.begin, figure.end - name.begin);
    if (characters > longest_date || !fits(whole, room.twips(), em)) break;
    last = figure;
  }
  return last.end;
}

// Where an amount ends of which the number and its scale are known to stand together: "5 nghìn"
// goes on with "tỷ", that with "đồng".
std::size_t end_of_amount(std::string_view text, const Token& number, const Token& scale,
                          Length room, std::int64_t em) {
  std::size_t characters = number.characters + 1 + scale.characters;
  Token last = scale;
  while (contains(scales, word_of(text, last))) {
    const Token next = next_token(text, last.end);
    if (!goes_on(text, last, next)) break;
    const std::string_view unit = before_slash(without_edges(word_of(text, next)));
    if (!contains(scales, unit) && !contains(after_number, unit)) break;
    characters += 1 + next.characters;
    const std::string_view whole = text.substr(number.begin, next.end - number.begin);
    if (characters > longest_piece || !fits(whole, room.twips(), em)) break;
    last = next;
  }
  return last.end;
}

// The words of a name at the end of a signature's line: "Nguyễn Văn An", also behind "PGS.TS." or
// "Thiếu tướng". At most the last four, as long as they begin with a capital and no mark parts
// them.
void keep_name(const Joined& joined, Length room, std::int64_t em) {
  constexpr std::size_t longest_name = 4;
  const std::string_view all = joined.text;
  std::vector<Token> words;
  for (Token token = next_token(all, 0); token.begin < token.end;
       token = next_token(all, token.end)) {
    words.push_back(token);
  }
  std::size_t first = words.size();
  while (first > 0 && words.size() - first < longest_name) {
    const Token& token = words[first - 1];
    std::size_t at = token.begin;
    const bool capital = text::is_upper_letter(text::next_code_point(all, at));
    const bool marked = closing.has(all[token.end - 1]);
    const bool parted = first < words.size() && words[first].begin != token.end + 1;
    if (!capital || parted || (marked && first < words.size())) break;
    --first;
  }
  if (words.size() - first < 2) return;
  if (!fits(all.substr(words[first].begin, words.back().end - words[first].begin), room.twips(),
            em)) {
    return;
  }
  for (std::size_t i = first; i + 1 < words.size(); ++i) joined.glue(words[i].end);
}

}  // namespace

void keep_together(StyledParagraph& paragraph, Length room) {
  Joined joined;
  join(paragraph, joined);
  if (joined.parts.empty()) return;
  // In a narrow cell a piece must still fit; capitals are about 0.7 em wide.
  const std::int64_t em = std::max<std::int64_t>(paragraph.mark.size.twips(), 1);
  const std::int64_t in_room = std::max<std::int64_t>(room.twips(), 0) * 10 / (em * 7);
  const std::size_t limit = std::min(longest_piece, static_cast<std::size_t>(in_room));

  const std::string_view all = joined.text;
  std::size_t piece = 0;       // characters of the piece the previous token ends
  std::size_t phrase_end = 0;  // up to here the words are one date, or one amount
  bool named = false;          // the previous token is kept with the one before it
  Token before;
  std::size_t first_end = 0;  // of the first token
  for (bool first = true;; first = false) {
    // Nearly every word of a document stands for itself, and is not looked at by itself.
    if (!first && before.end >= phrase_end && !joins_forwards.has(all[before.begin])) {
      const std::size_t look = find_look(all, before.end);
      if (look == all.size()) break;
      std::size_t begin = look;
      while ((kind_of(all[begin - 1]) & is_white) == 0) --begin;
      if (begin > before.end) {
        if (const Token passed = last_token(all, before.end, begin); passed.begin < passed.end) {
          before = passed;
          piece = passed.characters;
          named = false;
        }
      }
    }
    const Token token = next_token(all, before.end);
    if (token.begin == token.end) break;
    if (first) first_end = token.end;
    const bool joins = !first && may_belong_together(all[before.begin], all[token.begin]);
    if (!joins && !token.marked && token.end > phrase_end) {
      piece = token.characters;
      named = false;
      before = token;
      continue;
    }
    const std::string_view word = word_of(all, token);
    std::size_t whole = token.characters;
    bool kept = false;
    const bool follows = !first && before.end + 1 == token.begin && all[before.end] == ' ';
    if (token.end <= phrase_end) {
      kept = true;
    } else if (follows && piece + 1 + token.characters <= limit) {
      const std::string_view previous = word_of(all, before);
      // The mark of a list item ("-", "+") is no word that could belong to the next one.
      const bool marker = before.end == first_end && is_dash(previous);
      if (!marker && joins && belongs_together(previous, word, named)) {
        kept = true;
        phrase_end = std::max(end_of_date(all, before, token, room, em),
                              end_of_amount(all, before, token, room, em));
      }
    }
    if (kept) {
      joined.glue(before.end);
      whole += piece + 1;
    }
    if (token.marked && token.characters <= longest_piece &&
        (token.characters <= limit || fits(word, room.twips(), em))) {
      for (const std::size_t offset : unbroken_inside(word)) joined.glue(token.begin + offset);
    }
    piece = whole;
    named = kept;
    before = token;
  }
  if (paragraph.style == static_cast<std::uint32_t>(StyleKey::SignatureName)) {
    keep_name(joined, room, em);
  }
  for (StyledRun& run : paragraph.runs) {
    if (run.glue.size() < 2) continue;
    std::sort(run.glue.begin(), run.glue.end());
    run.glue.erase(std::unique(run.glue.begin(), run.glue.end()), run.glue.end());
  }
}

}  // namespace vanthu::rules
