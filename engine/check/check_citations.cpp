#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <map>
#include <tuple>

#include "check/citations.h"
#include "check/judge.h"
#include "text/text.h"

namespace vanthu::check {
namespace {

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

// Reads what it is asked for, one thing after the other; white space may be protected.
class Scan {
 public:
  Scan(std::string_view text, std::size_t at) : text_(text), at_(at) {}

  void spaces() {
    while (at_ < text_.size()) {
      std::size_t next = at_;
      if (!text::is_space(text::next_code_point(text_, next))) return;
      at_ = next;
    }
  }
  bool word(std::string_view wanted) {
    spaces();
    if (text_.substr(at_, wanted.size()) != wanted) return false;
    at_ += wanted.size();
    return true;
  }
  int number() {
    spaces();
    int value = 0;
    const auto [stop, error] =
        std::from_chars(text_.data() + at_, text_.data() + text_.size(), value);
    if (error != std::errc{} || value < 0) return 0;
    at_ = static_cast<std::size_t>(stop - text_.data());
    return value;
  }

 private:
  std::string_view text_;
  std::size_t at_;
};

// "ngày 03/3/2021", "ngày 03 tháng 3 năm 2021" right behind `at`.
void read_date(std::string_view text, std::size_t at, Citation& citation) {
  Scan scan(text, at);
  static_cast<void>(scan.word(","));
  if (!scan.word("ngày")) return;
  const int day = scan.number();
  if (!scan.word("/") && !scan.word("-") && !scan.word("tháng")) return;
  const int month = scan.number();
  if (!scan.word("/") && !scan.word("-") && !scan.word("năm")) return;
  const int year = scan.number();
  constexpr int first_year = 1945;
  if (day < 1 || month < 1 || year < first_year) return;
  citation.day = day;
  citation.month = month;
  citation.date_year = year;
}

// Whether a symbol is one issuer's in the whole country: "NQ-CP", "QĐ-TTg", "NQ/TW".
bool is_central(std::string_view symbol) {
  const std::size_t hyphen = symbol.rfind('-');
  const std::string_view issuer = symbol.substr(hyphen == std::string_view::npos ? 0 : hyphen + 1);
  return issuer == "CP" || issuer == "TTg" || issuer == "TW" || issuer == "CTN";
}

// With a year in one and none in the other. A date of another year is another document.
bool differ_in_year(const Citation& one, const Citation& other) {
  if (one.year.empty() == other.year.empty()) return false;
  const Citation& with = one.year.empty() ? other : one;
  const Citation& without = one.year.empty() ? one : other;
  return !without.has_date() || fmt::format("{}", without.date_year) == with.year;
}

bool differ_in_date(const Citation& one, const Citation& other) {
  return one.year == other.year && one.has_date() && other.has_date() &&
         one.date_year == other.date_year && !one.same_date(other) && is_central(one.symbol);
}

using Groups = std::map<std::tuple<std::string, std::string>, std::vector<const Citation*>>;

Groups grouped(const std::vector<Citation>& all) {
  Groups groups;
  for (const Citation& one : all) groups[{one.number, one.symbol}].push_back(&one);
  return groups;
}

std::string date_of(const Citation& one) {
  return fmt::format("{:02}/{}/{}", one.day, one.month, one.date_year);
}

}  // namespace

std::vector<Citation> citations_of(const Reading& reading) {
  std::vector<Citation> all;
  for (std::size_t i = 0; i < reading.lines.size(); ++i) {
    if (reading.lines[i].in_contents || reading.lines[i].is_legacy()) continue;
    const std::string_view words = reading.lines[i].text;
    for (std::size_t at = words.find('/'); at != std::string_view::npos;
         at = words.find('/', at + 1)) {
      std::size_t begin = at;
      while (begin > 0 && is_digit(words[begin - 1])) --begin;
      if (begin == at || (begin > 0 && words[begin - 1] == '/')) continue;
      Citation one;
      one.number = words.substr(begin, at - begin);
      std::size_t symbol = at + 1;
      if (symbol + 5 < words.size() && words[symbol + 4] == '/' &&
          std::all_of(words.begin() + static_cast<std::ptrdiff_t>(symbol),
                      words.begin() + static_cast<std::ptrdiff_t>(symbol + 4), is_digit)) {
        one.year = words.substr(symbol, 4);
        symbol += 5;
      }
      std::size_t last = symbol;
      bool hyphen = false;
      while (last < words.size()) {
        std::size_t next = last;
        const char32_t character = text::next_code_point(words, next);
        const bool joins = character == U'-' || character == 0x2011;
        hyphen = hyphen || joins;
        if (!joins && !text::is_letter(character)) break;
        one.symbol += joins ? std::string("-") : std::string(words.substr(last, next - last));
        last = next;
      }
      // Only full signs: laws ("72/2025/QH15") have digits in theirs.
      if (!hyphen || one.symbol.size() < 4 || text::lower(one.symbol) == one.symbol) continue;
      one.shown = one.number + "/" + (one.year.empty() ? "" : one.year + "/") + one.symbol;
      one.at = {i, begin, last, true};
      read_date(words, last, one);
      all.push_back(std::move(one));
    }
  }
  return all;
}

void check_citations(Judge& judge) {
  std::vector<Citation> all = citations_of(judge.reading);
  // Later ones go without the date of the first (PL I, I, II.6.b).
  std::map<std::string, const Citation*> dated;
  for (Citation& one : all) {
    if (one.has_date()) {
      dated.try_emplace(one.shown, &one);
    } else if (const auto known = dated.find(one.shown); known != dated.end()) {
      one.day = known->second->day;
      one.month = known->second->month;
      one.date_year = known->second->date_year;
    }
  }
  for (const auto& [key, citations] : grouped(all)) {
    bool year = false;
    bool date = false;
    for (std::size_t i = 0; i < citations.size() && !(year && date); ++i) {
      for (std::size_t other = 0; other < i && !(year && date); ++other) {
        const Citation& one = *citations[i];
        const Citation& before = *citations[other];
        if (!year && differ_in_year(one, before)) {
          year = true;
          const Citation& without = one.year.empty() ? one : before;
          judge.add(Rule::CitationDiffers, without.at,
                    {without.shown, (one.year.empty() ? before : one).shown});
        }
        if (!date && differ_in_date(one, before)) {
          date = true;
          judge.add(Rule::CitationDate, one.at, {one.shown, date_of(before), date_of(one)});
        }
      }
      constexpr std::size_t enough = 50;  // a number is cited a few times
      if (i > enough) break;
    }
  }
}

void compare_citations(const std::vector<NamedFile>& files) {
  std::vector<std::vector<Citation>> all;
  for (const NamedFile& file : files) all.push_back(citations_of(file.checked->reading));
  const RuleWords& words = words_of(Rule::CitationFiles);
  for (std::size_t one = 0; one < files.size(); ++one) {
    std::map<std::string, bool> told;
    for (const Citation& citation : all[one]) {
      if (!citation.has_date() || told[citation.shown]) continue;
      for (std::size_t other = 0; other < files.size(); ++other) {
        if (other == one) continue;
        const auto found =
            std::find_if(all[other].begin(), all[other].end(), [&](const Citation& theirs) {
              return theirs.number == citation.number && theirs.symbol == citation.symbol &&
                     theirs.same_date(citation) && differ_in_year(theirs, citation);
            });
        if (found == all[other].end()) continue;
        told[citation.shown] = true;
        Finding finding;
        finding.rule = words.id;
        finding.level = words.level;
        finding.message_vi =
            fmt::format(fmt::runtime(words.vi), citation.shown, files[other].name, found->shown);
        finding.message_en =
            fmt::format(fmt::runtime(words.en), citation.shown, files[other].name, found->shown);
        finding.at = citation.at;
        finding.unmendable = 1;
        files[one].checked->findings.push_back(std::move(finding));
        break;
      }
    }
  }
}

}  // namespace vanthu::check
