#include "template/pattern.h"

#include <unicode/regex.h>
#include <unicode/unistr.h>

#include <utility>

namespace vanthu::templates {
namespace {

icu::UnicodeString unicode(std::string_view text) {
  return icu::UnicodeString::fromUTF8(
      icu::StringPiece(text.data(), static_cast<std::int32_t>(text.size())));
}

// ICU's unit of work, about a millisecond each: ample for a field of a form.
constexpr std::int32_t matching_limit = 100;

}  // namespace

struct Pattern::Compiled {
  std::unique_ptr<icu::RegexPattern> expression;
};

Pattern::Pattern(std::string source, std::shared_ptr<const Compiled> compiled)
    : source_(std::move(source)), compiled_(std::move(compiled)) {}

std::optional<Pattern> Pattern::compile(std::string_view expression) {
  UErrorCode status = U_ZERO_ERROR;
  UParseError where;
  auto compiled = std::make_shared<Compiled>();
  compiled->expression.reset(icu::RegexPattern::compile(unicode(expression), where, status));
  if (U_FAILURE(status) != 0) return std::nullopt;
  return Pattern(std::string(expression), std::move(compiled));
}

bool Pattern::matches(std::string_view text) const {
  UErrorCode status = U_ZERO_ERROR;
  const icu::UnicodeString subject = unicode(text);
  const std::unique_ptr<icu::RegexMatcher> matcher(compiled_->expression->matcher(subject, status));
  if (U_FAILURE(status) != 0) return false;
  matcher->setTimeLimit(matching_limit, status);
  return matcher->matches(status) != 0 && U_SUCCESS(status) != 0;
}

}  // namespace vanthu::templates
