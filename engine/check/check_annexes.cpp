#include <algorithm>
#include <array>

#include "check/judge.h"
#include "check/patterns.h"
#include "text/text.h"

namespace vanthu::check {
namespace {

// Whether the main text speaks of an annex, of this one when it has a number.
// The only annex is also meant by "tại Phụ lục đính kèm".
bool is_mentioned(const Judge& judge, Annex annex) {
  if (judge.structure.annexes.size() == 1) annex.number.clear();
  const std::string wanted =
      annex.number.empty() ? "phụ lục" : "phụ lục " + text::lower(annex.number);
  for (std::size_t i = 0; i < judge.structure.main_end; ++i) {
    const std::string words = text::lower(text::collapsed(judge.reading.lines[i].text));
    for (std::size_t at = words.find(wanted); at != std::string::npos;
         at = words.find(wanted, at + 1)) {
      const std::size_t behind = at + wanted.size();
      const char next = behind < words.size() ? words[behind] : ' ';
      // "phụ lục i" is not "phụ lục ii".
      if (annex.number.empty() || !((next >= 'a' && next <= 'z') || (next >= '0' && next <= '9')))
        return true;
    }
    // "các phụ lục kèm theo", "Phụ lục I, II", "phụ lục I đến V" speak of all.
    if (annex.number.empty() && words.find("kèm theo") != std::string::npos) return true;
    for (const std::string_view all :
         {"các phụ lục", "phụ lục kèm theo", "phụ lục gửi kèm", "biểu mẫu kèm theo"}) {
      if (words.find(all) != std::string::npos) return true;
    }
    if (!annex.number.empty()) {
      const std::size_t at = words.find("phụ lục ");
      if (at != std::string::npos) {
        const std::string rest = words.substr(at);
        const std::string number = text::lower(annex.number);
        const std::array<std::string, 6> forms = {", " + number + " ",   ", " + number + ",",
                                                  ", " + number + ")",   " và " + number + " ",
                                                  " và " + number + ")", " đến "};
        if (std::any_of(forms.begin(), forms.end(), [&](const std::string& form) {
              return (rest + " ").find(form) != std::string::npos;
            })) {
          return true;
        }
      }
    }
  }
  return false;
}

}  // namespace

void check_annexes(Judge& judge) {
  const auto& annexes = judge.structure.annexes;
  // An annex in a file of its own has no main text to look into.
  const bool has_main = judge.structure.find(Component::NumberSymbol) != nullptr ||
                        judge.structure.find(Component::Kind) != nullptr;
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
    if (has_main && !is_mentioned(judge, annex)) judge.add(Rule::AnnexUnmentioned, at, {name});
    const bool attached = std::any_of(judge.structure.parts.begin(), judge.structure.parts.end(),
                                      [&](const Part& part) {
                                        return part.what == Component::Attached &&
                                               part.line >= annex.first && part.line < annex.last;
                                      });
    if (!attached) judge.add(Rule::AnnexAttached, at, {name});
  }
}

}  // namespace vanthu::check
