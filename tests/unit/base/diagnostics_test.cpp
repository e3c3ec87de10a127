// The table of messages as a whole, and the sink.

#include "base/diagnostics.h"

#include <algorithm>
#include <set>

#include "support/catch.h"

using namespace vanthu;

namespace {

// The numbers of the {0}, {1} … that a pattern uses; doubled braces are text.
std::set<int> placeholders(std::string_view pattern) {
  std::set<int> result;
  for (std::size_t i = 0; i + 1 < pattern.size(); ++i) {
    if (pattern.substr(i, 2) == "{{" || pattern.substr(i, 2) == "}}") {
      ++i;
    } else if (pattern[i] == '{') {
      result.insert(pattern[i + 1] - '0');
    }
  }
  return result;
}

}  // namespace

TEST_CASE("diagnostics: every row of the table is complete and can be printed") {
  std::set<std::string_view> ids;
  for (std::size_t i = 0; i < code_count(); ++i) {
    const Code code = static_cast<Code>(i);
    const CodeEntry& row = entry(code);
    INFO(row.id);
    CHECK(ids.insert(row.id).second);
    CHECK_FALSE(row.id.empty());
    CHECK(std::all_of(row.id.begin(), row.id.end(), [](char c) {
      return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
    }));
    CHECK_FALSE(row.message_vi.empty());
    CHECK_FALSE(row.message_en.empty());
    CHECK(row.hint_vi.empty() == row.hint_en.empty());
    // An error that gives no way out is half a message.
    if (row.severity == Severity::Error) CHECK_FALSE(row.hint_vi.empty());

    // Both languages say the same things about the same values.
    CHECK(placeholders(row.message_vi) == placeholders(row.message_en));

    const Diagnostic diagnostic{
        code, {}, {"<0>", "<1>", "<2>", "<3>", "<4>", "<5>", "<6>"}, std::nullopt, {}};
    for (const Language language : {Language::Vietnamese, Language::English}) {
      std::string printed;
      REQUIRE_NOTHROW(printed = message(diagnostic, language) + hint(diagnostic, language));
      CHECK(printed.find("{0}") == std::string::npos);
    }
    for (const int one : placeholders(row.message_vi)) {
      CHECK(message(diagnostic, Language::Vietnamese).find("<" + std::to_string(one) + ">") !=
            std::string::npos);
    }
  }
}

TEST_CASE("diagnostics: values are filled in, in either language, and are not patterns") {
  const Diagnostic diagnostic{Code::FileUnreadable, {}, {"{0}", "không có"}, std::nullopt, {}};
  CHECK(message(diagnostic, Language::Vietnamese) == "không đọc được tệp {0}: không có");
  CHECK(message(diagnostic, Language::English) == "cannot read file {0}: không có");
  CHECK(hint(diagnostic, Language::English) == "check the path and the right to read it");
}

TEST_CASE("diagnostics: an empty list of names is said in words") {
  const Diagnostic diagnostic{
      Code::PathUnknown, {}, {"xa", std::string(nothing_to_offer)}, std::nullopt, {}};
  CHECK(hint(diagnostic, Language::Vietnamese) == "có thể dùng: (không có)");
  CHECK(hint(diagnostic, Language::English) == "you may use: (none)");
}

TEST_CASE("diagnostics: the sink keeps the order and counts by severity") {
  Diagnostics sink;
  CHECK_FALSE(sink.has_errors());
  sink.add(Code::FileExists, {}, {"a"});
  sink.add({Code::FileTooLarge, {}, {"b", "1"}, std::nullopt, "nd30.pl1.II.5"});
  CHECK(sink.has_errors());
  CHECK(sink.count(Severity::Error) == 2);
  CHECK(sink.count(Severity::Warning) == 0);
  REQUIRE(sink.all().size() == 2);
  CHECK(sink.all()[0].code == Code::FileExists);
  CHECK(sink.all()[1].clause == "nd30.pl1.II.5");
}
