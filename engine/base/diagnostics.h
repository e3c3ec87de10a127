// Diagnostics: what is wrong with the user's input, all of it, with place and remedy.
//
// A pass that meets a problem adds a Diagnostic to the sink and goes on where it can; it returns an
// empty optional exactly when it added an error. The texts live in diagnostics.def, Vietnamese
// first; a Diagnostic carries only its code and the values to fill in, so that the language is
// chosen when it is printed (base/report.h) and tests match on codes, never on words.
//
// Trouble with the surroundings (disk, rights, memory) is an exception, caught once in app;
// a mistake of ours is an assert. There is no fourth way.

#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/source.h"

namespace vanthu {

enum class Severity { Note, Warning, Error };

enum class Language { Vietnamese, English };

// One enumerator per line of diagnostics.def. Scripts see the printed form ("data-field-missing"):
// it is stable and never reused.
enum class Code {
#define VANTHU_DIAGNOSTIC(name, ...) name,
#include "base/diagnostics.def"
#undef VANTHU_DIAGNOSTIC
};

struct Diagnostic {
  Code code;
  Place at;                       // where the problem stands; unknown for none
  std::vector<std::string> args;  // {0}, {1} … of the texts in diagnostics.def
  std::optional<Place> see;       // where the remedy goes, when that is elsewhere
  std::string clause;             // rule id such as "nd30.pl1.II.5"; empty if no rule is involved
  // Of a fault in a shared text whose remedy is named already: the place that brought the text in.
  std::optional<Place> caller = std::nullopt;
};

// The fixed part of a code, from diagnostics.def.
struct CodeEntry {
  std::string_view id;  // "data-field-missing"
  Severity severity;
  std::string_view message_vi;
  std::string_view hint_vi;  // empty when there is nothing to advise
  std::string_view message_en;
  std::string_view hint_en;
};
[[nodiscard]] const CodeEntry& entry(Code code);
[[nodiscard]] std::size_t code_count();

// A value of args that stands for an empty list of names: printed as "(không có)", "(none)".
inline constexpr std::string_view nothing_to_offer = "\x1A";

// Words inside a value of args that depend on the language of the report: "hàng" or "row".
[[nodiscard]] std::string both(std::string_view vietnamese, std::string_view english);
// Such a value in one language.
[[nodiscard]] std::string in_language(std::string_view text, Language language);

// The message and the hint with the values filled in.
[[nodiscard]] std::string message(const Diagnostic& diagnostic, Language language);
[[nodiscard]] std::string hint(const Diagnostic& diagnostic, Language language);

class Diagnostics {
 public:
  void add(Diagnostic diagnostic);
  void add(Code code, Place at, std::vector<std::string> args = {});

  [[nodiscard]] const std::vector<Diagnostic>& all() const { return all_; }
  [[nodiscard]] std::size_t count(Severity severity) const;
  [[nodiscard]] bool has_errors() const { return count(Severity::Error) > 0; }

  // While one lives, what is added points at `caller` too (`see` when it names no remedy of its
  // own): a fault inside a shared text is told with the place that brought it in. The same fault brought in from
  // several places is told once.
  class Within {
   public:
    Within(Diagnostics& diagnostics, Place caller);
    ~Within();
    Within(const Within&) = delete;
    Within& operator=(const Within&) = delete;

   private:
    Diagnostics& diagnostics_;
  };

 private:
  std::vector<Diagnostic> all_;
  std::vector<Place> callers_;  // innermost last
};

}  // namespace vanthu
