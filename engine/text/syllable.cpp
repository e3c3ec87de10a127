#include "text/syllable.h"

#include <unicode/utf8.h>

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

namespace vanthu::text {
namespace {

// A row a vowel: itself, then with each tone in the order of Tone.
constexpr std::array<std::u32string_view, 12> vowels = {U"aàảãáạ", U"ăằẳẵắặ", U"âầẩẫấậ", U"eèẻẽéẹ",
                                                        U"êềểễếệ", U"iìỉĩíị", U"oòỏõóọ", U"ôồổỗốộ",
                                                        U"ơờởỡớợ", U"uùủũúụ", U"ưừửữứự", U"yỳỷỹýỵ"};

constexpr std::array<std::u32string_view, 26> onsets = {
    U"ngh", U"ch", U"gh", U"kh", U"ng", U"nh", U"ph", U"th", U"tr", U"b", U"c", U"d", U"đ",
    U"g",   U"h",  U"k",  U"l",  U"m",  U"n",  U"p",  U"r",  U"s",  U"t", U"v", U"x", U""};

// Behind the onsets above.
constexpr std::u32string_view rhymes =
    U"a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây "
    U"e ec em en eng eo ep et ê êch êm ên ênh êp êt êu i ia ich im in inh ip it iu "
    U"iêc iêm iên iêng iêp iêt iêu o oc oi om on ong op ot ooc oong ô ôc ôi ôm ôn ông ôp ôt "
    U"ơ ơi ơm ơn ơng ơp ơt u ua uc ui um un ung up ut ư ưa ưc ưi ưm ưn ưng ưt ưu "
    U"uôc uôi uôm uôn uông uôt ươc ươi ươm ươn ương ươp ươt ươu "
    U"oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăp oăt oe oem oen oeo "
    U"oet "
    U"uâc uân uâng uât uây uê uêch uên uênh uêt uêu uơ uơt uy uya uych uyn uynh uyp uyt uyu "
    U"uyên uyêt y yêm yên yêng yêt yêu";
// Behind "qu", and behind "gi"; "gì", "giêng" are g and i…
constexpr std::u32string_view after_qu =
    U"a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây "
    U"e ec em en eng eo ep et ê êch ên ênh êt i ich in inh it ơ ơn ơt ôc y ych yn ynh yt yên yêt";
constexpr std::u32string_view after_gi =
    U"a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây "
    U"e em en eng eo ep et êng êt êm ên êu o oc oi om on ong op ot ô ôc ôi ôm ôn ông ôp ôt "
    U"ơ ơi ơm ơn ơp ơt u ua uc ui um un ung up ut ư ưa ưc ưi ưng ưt uôc uôi uôm uôn uông uôt "
    U"ươc ươi ươm ươn ương ươp ươt ươu oan oang oat uân uât uy uyên uyêt";
constexpr std::u32string_view after_g_with_i = U"i in ip";

bool holds(std::u32string_view list, std::u32string_view one) {
  for (std::size_t at = list.find(one); at != std::u32string_view::npos;
       at = list.find(one, at + 1)) {
    const std::size_t end = at + one.size();
    if ((at == 0 || list[at - 1] == U' ') && (end == list.size() || list[end] == U' ')) return true;
  }
  return false;
}

bool is_vowel(char32_t letter) {
  return std::any_of(vowels.begin(), vowels.end(),
                     [&](std::u32string_view row) { return row.front() == letter; });
}

// The letter of the rhyme that bears the tone; two are right in an open oa, oe, uy.
std::pair<std::size_t, std::size_t> tone_letters(std::u32string_view rhyme) {
  std::size_t size = 0;  // vowels
  while (size < rhyme.size() && is_vowel(rhyme[size])) ++size;
  // A vowel with a mark of its own goes first, the last of them: "ươ" has it on the ơ.
  constexpr std::u32string_view marked = U"ăâêôơư";
  for (std::size_t i = size; i-- > 0;) {
    if (marked.find(rhyme[i]) != std::u32string_view::npos) return {i, i};
  }
  if (size <= 1) return {0, 0};
  const bool closed = size < rhyme.size();
  if (closed) return {size - 1, size - 1};
  if (size == 3) return {1, 1};
  const bool glide = rhyme == U"oa" || rhyme == U"oe" || rhyme == U"uy";
  return {0, glide ? 1 : 0};
}

struct Split {
  std::u32string letters;  // without tones
  Tone tone = Tone::Level;
  std::size_t tone_at = std::u32string::npos;
  int tones = 0;
};

Split split(std::string_view word) {
  Split result;
  for (std::size_t at = 0; at < word.size();) {
    const TonedLetter one = without_tone(next_code_point(word, at));
    if (one.tone != Tone::Level) {
      result.tone = one.tone;
      result.tone_at = result.letters.size();
      ++result.tones;
    }
    result.letters += one.letter;
  }
  return result;
}

bool is_before_front(std::u32string_view rhyme) {
  constexpr std::u32string_view front = U"eêiy";
  return !rhyme.empty() && front.find(rhyme.front()) != std::u32string_view::npos;
}

// Where the rhyme begins in letters that are an onset and a rhyme.
std::optional<std::size_t> rhyme_of(std::u32string_view letters) {
  if (letters.starts_with(U"qu")) {
    return holds(after_qu, letters.substr(2)) ? std::optional<std::size_t>(2) : std::nullopt;
  }
  if (letters.starts_with(U"gi") && letters.size() > 2 && holds(after_gi, letters.substr(2))) {
    return 2;
  }
  for (const std::u32string_view onset : onsets) {
    if (!letters.starts_with(onset)) continue;
    const std::u32string_view rhyme = letters.substr(onset.size());
    if (rhyme.empty() || !is_vowel(rhyme.front())) continue;
    const bool front = is_before_front(rhyme);
    if ((onset == U"k" || onset == U"gh" || onset == U"ngh") && !front) return std::nullopt;
    if ((onset == U"c" || onset == U"ng") && front) return std::nullopt;
    if (onset == U"g" && front && !holds(after_g_with_i, rhyme)) return std::nullopt;
    if (!holds(rhymes, rhyme)) return std::nullopt;
    // "yê" begins a syllable, "iê" stands behind an onset.
    if (rhyme.size() > 1 && rhyme.front() == U'y' && !onset.empty()) return std::nullopt;
    if (rhyme.starts_with(U"iê") && onset.empty()) return std::nullopt;
    return onset.size();
  }
  return std::nullopt;
}

bool is_closed_by_stop(std::u32string_view rhyme) {
  return rhyme.ends_with(U"ch") || rhyme.ends_with(U'p') || rhyme.ends_with(U't') ||
         rhyme.ends_with(U'c');
}

bool tone_fits(std::u32string_view rhyme, Tone tone) {
  return !is_closed_by_stop(rhyme) || tone == Tone::Acute || tone == Tone::Dot;
}

// Of the letter that ends before byte `end`; 0 at the beginning.
std::size_t begin_of_letter(std::string_view text, std::size_t end) {
  if (end == 0) return 0;
  do {
    --end;
  } while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U);
  return end;
}

// Without its tone; of an empty text none.
char32_t letter_at(std::string_view text, std::size_t at) {
  return at < text.size() ? without_tone(next_code_point(text, at)).letter : U'\0';
}

bool is_open_glide(char32_t first, char32_t second) {
  return (first == U'o' && (second == U'a' || second == U'e')) || (first == U'u' && second == U'y');
}

std::string spelt(std::u32string_view letters, Tone tone, std::size_t tone_at) {
  std::string out;
  for (std::size_t i = 0; i < letters.size(); ++i) {
    const char32_t letter = i == tone_at ? with_tone(letters[i], tone) : letters[i];
    std::array<char, U8_MAX_LENGTH> bytes{};
    int length = 0;
    U8_APPEND_UNSAFE(bytes.data(), length, letter);
    out.append(bytes.data(), static_cast<std::size_t>(length));
  }
  return out;
}

// The same letters with the tone where it belongs; "" when they are no syllable.
std::string with_tone_placed(std::u32string_view letters, Tone tone) {
  const auto begin = rhyme_of(letters);
  if (!begin || !tone_fits(letters.substr(*begin), tone)) return "";
  return spelt(letters, tone, *begin + tone_letters(letters.substr(*begin)).first);
}

std::string with_other_onset(const Split& word) {
  static constexpr std::array<std::pair<std::u32string_view, std::u32string_view>, 3> pairs = {
      {{U"ngh", U"ng"}, {U"gh", U"g"}, {U"k", U"c"}}};
  const std::u32string_view letters = word.letters;
  for (const auto& [narrow, wide] : pairs) {
    for (const auto& [from, to] : {std::pair(narrow, wide), std::pair(wide, narrow)}) {
      if (!letters.starts_with(from)) continue;
      std::u32string other(to);
      other += letters.substr(from.size());
      if (std::string found = with_tone_placed(other, word.tone); !found.empty()) return found;
    }
  }
  return "";
}

// "ưo" and "uơ" inside a word: one horn of "ươ" was not typed.
std::string with_both_horns(const Split& word) {
  for (const std::u32string_view half : {U"ưo", U"uơ"}) {
    const std::size_t at = word.letters.find(half);
    if (at == std::u32string::npos) continue;
    std::u32string other = word.letters;
    other.replace(at, 2, U"ươ");
    if (std::string found = with_tone_placed(other, word.tone); !found.empty()) return found;
  }
  return "";
}

}  // namespace

TonedLetter without_tone(char32_t small) {
  if (small < 0x80) return {small, Tone::Level};
  for (const std::u32string_view row : vowels) {
    const std::size_t at = row.find(small);
    if (at != std::u32string_view::npos) return {row.front(), static_cast<Tone>(at)};
  }
  return {small, Tone::Level};
}

char32_t with_tone(char32_t letter, Tone tone) {
  for (const std::u32string_view row : vowels) {
    if (row.front() == letter) return row[static_cast<std::size_t>(tone)];
  }
  return letter;
}

TonePlace tone_place(std::string_view small_word) {
  // Only the last letters count: "nghĩa" is no open glide, "hòa" is. Nearly every word ends here.
  const std::size_t last = begin_of_letter(small_word, small_word.size());
  const std::size_t before = begin_of_letter(small_word, last);
  if (!is_open_glide(letter_at(small_word, before), letter_at(small_word, last))) {
    return TonePlace::None;
  }
  if (small_word.size() > 3 && small_word.front() == 'q') return TonePlace::None;
  const Split word = split(small_word);
  if (word.tones != 1 || word.letters.size() < 2) return TonePlace::None;
  if (word.tone_at + 2 == word.letters.size()) return TonePlace::First;
  return word.tone_at + 1 == word.letters.size() ? TonePlace::Second : TonePlace::None;
}

std::string with_tone_moved(std::string_view small_word) {
  const TonePlace place = tone_place(small_word);
  if (place == TonePlace::None) return "";
  const Split word = split(small_word);
  const std::size_t from_end = place == TonePlace::First ? 1 : 2;
  return spelt(word.letters, word.tone, word.letters.size() - from_end);
}

// No syllable has more letters ("nghiêng"), none of them more bytes than three.
constexpr std::size_t longest_syllable = 7;

bool is_syllable(std::string_view small_word) {
  if (small_word.size() > longest_syllable * 3) return false;
  const Split word = split(small_word);
  if (word.tones > 1) return false;
  const auto begin = rhyme_of(word.letters);
  if (!begin) return false;
  const std::u32string_view rhyme = std::u32string_view(word.letters).substr(*begin);
  if (!tone_fits(rhyme, word.tone)) return false;
  if (word.tone == Tone::Level) return true;
  const auto [first, second] = tone_letters(rhyme);
  return word.tone_at == *begin + first || word.tone_at == *begin + second;
}

bool has_shape_of_syllable(std::string_view small_word) {
  constexpr std::u32string_view codas = U"c ch m n ng nh p t";
  const Split word = split(small_word);
  const std::u32string_view letters = word.letters;
  for (const std::u32string_view onset : onsets) {
    if (!letters.starts_with(onset)) continue;
    std::size_t end = onset.size();
    while (end < letters.size() && is_vowel(letters[end])) ++end;
    const std::size_t count = end - onset.size();
    if (count == 0 || count > 3) continue;
    return end == letters.size() || holds(codas, letters.substr(end));
  }
  return false;
}

std::string likely_spelling(std::string_view small_word) {
  if (small_word.size() > 2 * longest_syllable * 3 || is_syllable(small_word)) return "";
  const Split word = split(small_word);
  if (word.tones == 1) {
    if (std::string found = with_tone_placed(word.letters, word.tone); !found.empty()) return found;
  }
  if (word.tones <= 1) {
    if (std::string found = with_other_onset(word); !found.empty()) return found;
    if (std::string found = with_both_horns(word); !found.empty()) return found;
  }
  // Two syllables, each of three letters and more: shorter ones are pieces of anything.
  std::size_t count = 0;
  for (std::size_t at = 0; at < small_word.size(); ++count) {
    if (count >= 3 && word.letters.size() - count >= 3) {
      const std::string_view first = small_word.substr(0, at);
      const std::string_view second = small_word.substr(at);
      const bool open = is_vowel(word.letters[count]);
      if (!open && is_syllable(first) && is_syllable(second)) {
        return std::string(first) + " " + std::string(second);
      }
    }
    static_cast<void>(next_code_point(small_word, at));
  }
  return "";
}

}  // namespace vanthu::text
