#include "base/diagnostics.h"

#include <fmt/args.h>
#include <fmt/format.h>

#include <algorithm>
#include <cassert>
#include <iterator>
#include <utility>

namespace vanthu {
namespace {

constexpr Severity Note [[maybe_unused]] = Severity::Note;
constexpr Severity Warning [[maybe_unused]] = Severity::Warning;
constexpr Severity Error [[maybe_unused]] = Severity::Error;

// No std::array: Clang gives up deducing the type of more than 256 elements.
constexpr CodeEntry entries[] = {
#define VANTHU_DIAGNOSTIC(name, id, severity, message_vi, hint_vi, message_en, hint_en) \
  CodeEntry{id, severity, message_vi, hint_vi, message_en, hint_en},
#include "base/diagnostics.def"
#undef VANTHU_DIAGNOSTIC
};

// Around words in two languages, and between them; no text of XML or JSON holds them.
constexpr char opens = '\x1C', parts = '\x1D', closes = '\x1E';

std::string fill(std::string_view pattern, const std::vector<std::string>& args,
                 Language language) {
  fmt::dynamic_format_arg_store<fmt::format_context> store;
  for (const std::string& arg : args) {
    if (arg == nothing_to_offer) {
      store.push_back(language == Language::Vietnamese ? "(không có)" : "(none)");
    } else {
      store.push_back(in_language(arg, language));
    }
  }
  return fmt::vformat(fmt::string_view(pattern.data(), pattern.size()), store);
}

}  // namespace

const CodeEntry& entry(Code code) {
  assert(static_cast<std::size_t>(code) < std::size(entries));
  return entries[static_cast<std::size_t>(code)];
}

std::size_t code_count() {
  return std::size(entries);
}

std::string both(std::string_view vietnamese, std::string_view english) {
  std::string text(1, opens);
  text.append(vietnamese).append(1, parts).append(english).append(1, closes);
  return text;
}

std::string in_language(std::string_view text, Language language) {
  std::string result;
  std::size_t done = 0;
  for (std::size_t open = text.find(opens); open != std::string_view::npos;
       open = text.find(opens, done)) {
    const std::size_t part = text.find(parts, open);
    const std::size_t close = text.find(closes, open);
    if (part == std::string_view::npos || close == std::string_view::npos || close < part) break;
    result.append(text.substr(done, open - done));
    result.append(language == Language::Vietnamese
                      ? text.substr(open + 1, part - open - 1)
                      : text.substr(part + 1, close - part - 1));
    done = close + 1;
  }
  return result.append(text.substr(done));
}

std::string message(const Diagnostic& diagnostic, Language language) {
  const CodeEntry& fixed = entry(diagnostic.code);
  return fill(language == Language::Vietnamese ? fixed.message_vi : fixed.message_en,
              diagnostic.args, language);
}

std::string hint(const Diagnostic& diagnostic, Language language) {
  const CodeEntry& fixed = entry(diagnostic.code);
  return fill(language == Language::Vietnamese ? fixed.hint_vi : fixed.hint_en, diagnostic.args,
              language);
}

void Diagnostics::add(Diagnostic diagnostic) {
  if (!callers_.empty()) {
    const bool told = std::any_of(all_.begin(), all_.end(), [&](const Diagnostic& other) {
      return other.code == diagnostic.code && other.at == diagnostic.at &&
             other.args == diagnostic.args;
    });
    if (told) return;
    if (!diagnostic.see) {
      diagnostic.see = callers_.back();
    } else if (diagnostic.at != callers_.back()) {
      diagnostic.caller = callers_.back();
    }
  }
  all_.push_back(std::move(diagnostic));
}

void Diagnostics::add(Code code, Place at, std::vector<std::string> args) {
  add(Diagnostic{code, at, std::move(args), std::nullopt, {}});
}

Diagnostics::Within::Within(Diagnostics& diagnostics, Place caller) : diagnostics_(diagnostics) {
  diagnostics_.callers_.push_back(caller);
}

Diagnostics::Within::~Within() {
  diagnostics_.callers_.pop_back();
}

std::size_t Diagnostics::count(Severity severity) const {
  return static_cast<std::size_t>(std::count_if(all_.begin(), all_.end(), [&](const Diagnostic& d) {
    return entry(d.code).severity == severity;
  }));
}

}  // namespace vanthu
