#include <algorithm>
#include <charconv>
#include <optional>
#include <set>
#include <string>
#include <string_view>

#include "check/judge.h"
#include "check/patterns.h"
#include "text/text.h"

namespace vanthu::check {
namespace {

// "II", "2", "02" are one number; nothing for any other.
std::optional<int> number_of(std::string_view words) {
  const std::string upper = text::upper(words);
  if (const auto roman = text::parse_roman(upper)) return roman;
  int value = 0;
  const auto [stop, error] = std::from_chars(words.data(), words.data() + words.size(), value);
  if (error != std::errc{} || stop != words.data() + words.size()) return std::nullopt;
  return value;
}

// What the main text says of annexes.
struct Mentions {
  bool any = false;  // an annex, or all of them
  bool all = false;
  std::set<int> numbers;
  std::set<std::string> names;  // numbers of another kind: "I.A"
};

// "Phụ lục I", "Phụ lục số 01, 02 và 03", "Phụ lục II đến V".
void read_numbers(std::string_view rest, Mentions& mentions) {
  std::optional<int> from;
  bool to = false;
  while (true) {
    const std::string_view trimmed = text::trimmed(rest);
    rest = trimmed;
    if (rest.starts_with("số ")) {
      rest.remove_prefix(std::string_view("số ").size());
      continue;
    }
    std::size_t end = 0;
    while (end < rest.size() &&
           ((rest[end] >= 'a' && rest[end] <= 'z') || (rest[end] >= '0' && rest[end] <= '9'))) {
      ++end;
    }
    const auto number = number_of(rest.substr(0, end));
    if (!number) {
      if (end > 0) mentions.names.emplace(rest.substr(0, end));
      return;
    }
    constexpr int most = 500;
    const int first = to && from && *from <= *number && *number < most ? *from : *number;
    for (int i = first; i <= *number; ++i) {
      mentions.numbers.insert(i);
      if (i == *number) break;  // the greatest number has no next one
    }
    from = number;
    to = false;
    rest = text::trimmed(rest.substr(end));
    bool goes_on = false;
    for (const std::string_view joint : {",", ";", "và ", "đến ", "-", "–"}) {
      if (!rest.starts_with(joint)) continue;
      to = joint == "đến " || joint == "-" || joint == "–";
      rest.remove_prefix(joint.size());
      goes_on = true;
      break;
    }
    if (!goes_on) return;
    if (text::trimmed(rest).starts_with("phụ lục ")) {
      rest = text::trimmed(rest).substr(std::string_view("phụ lục ").size());
    }
  }
}

Mentions mentions_of(const Judge& judge) {
  constexpr std::string_view word = "phụ lục";
  Mentions mentions;
  for (std::size_t i = 0; i < judge.structure.main_end; ++i) {
    const std::string words = text::lower(text::collapsed(judge.reading.lines[i].text));
    if (words.find("kèm theo") != std::string::npos) mentions.any = true;
    for (const std::string_view all :
         {"các phụ lục", "phụ lục kèm theo", "phụ lục gửi kèm", "biểu mẫu kèm theo"}) {
      if (words.find(all) != std::string::npos) mentions.all = true;
    }
    for (std::size_t at = words.find(word); at != std::string::npos;
         at = words.find(word, at + 1)) {
      mentions.any = true;
      read_numbers(std::string_view(words).substr(at + word.size()), mentions);
    }
  }
  return mentions;
}

// The only annex is also meant by "tại Phụ lục đính kèm".
bool is_mentioned(const Judge& judge, const Mentions& mentions, const Annex& annex) {
  if (mentions.all) return true;
  if (judge.structure.annexes.size() == 1 || annex.number.empty()) return mentions.any;
  const auto number = number_of(annex.number);
  return number ? mentions.numbers.count(*number) > 0
                : mentions.names.count(text::lower(annex.number)) > 0;
}

}  // namespace

void check_annexes(Judge& judge) {
  const auto& annexes = judge.structure.annexes;
  // An annex in a file of its own has no main text to look into.
  const bool has_main = judge.structure.find(Component::NumberSymbol) != nullptr ||
                        judge.structure.find(Component::Kind) != nullptr;
  const Mentions mentions = annexes.empty() ? Mentions() : mentions_of(judge);
  for (std::size_t i = 0; i < annexes.size(); ++i) {
    const Annex& annex = annexes[i];
    const Line& line = judge.reading.lines[annex.first];
    const Spot at{annex.first, 0, line.text.size(), true};
    const std::string name = annex.number.empty() ? "" : " " + annex.number;
    if (annexes.size() > 1) {
      const std::string wanted = text::roman(static_cast<int>(i + 1));
      if (annex.number != wanted)
        judge.add(Rule::AnnexNumber, at, {text::collapsed(line.text), wanted});
    }
    if (has_main && !is_mentioned(judge, mentions, annex))
      judge.add(Rule::AnnexUnmentioned, at, {name});
    const bool attached = std::any_of(judge.structure.parts.begin(), judge.structure.parts.end(),
                                      [&](const Part& part) {
                                        return part.what == Component::Attached &&
                                               part.line >= annex.first && part.line < annex.last;
                                      });
    if (!attached) judge.add(Rule::AnnexAttached, at, {name});
  }
}

}  // namespace vanthu::check
