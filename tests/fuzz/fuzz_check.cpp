// Any bytes as a DOCX, checked, annotated and mended: nothing crashes, what is written can be read
// again, comments leave the text alone, and tracked changes rejected give it back.
//
// An input that is no archive becomes the body of a sound package below a head, so that a mutation
// meets the checks of the form, too.

#include "base/file.h"
#include "check/annotate.h"
#include "check/baseline.h"
#include "check/check.h"
#include "check/mend.h"
#include "check/ready.h"
#include "check/report.h"
#include "docx/parse/read.h"
#include "docx/parse/text.h"
#include "fuzz/fuzz_support.h"
#include "rules/rule_set.h"
#include "support/docx_package.h"
#include "text/text.h"

namespace {

using namespace vanthu;
using docx::parse::View;

constexpr std::string_view head =
    "<w:p><w:r><w:t>CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM</w:t></w:r></w:p>"
    "<w:p><w:r><w:t>Số 5/KH -UBND</w:t></w:r></w:p>"
    "<w:p><w:r><w:t>Phú Vinh ngày 5 tháng 06 năm 2026</w:t></w:r></w:p>"
    "<w:p><w:r><w:t>KẾ HOẠCH</w:t></w:r></w:p>";

const rules::RuleSet& rule_set() {
  static const rules::RuleSet rules = [] {
    Sources sources;
    Diagnostics diagnostics;
    const std::string path = std::string(VANTHU_SOURCE_DIR) + "/templates/rules/nd30.xml";
    const FileId file = sources.add(path, read_file(path, 1 << 20));
    auto read = rules::RuleSet::read(sources, file, diagnostics);
    fuzz::expect(read.has_value());
    return std::move(*read);
  }();
  return rules;
}

std::optional<docx::parse::Document> read_again(const std::string& bytes) {
  Diagnostics diagnostics;
  auto document = docx::parse::read(bytes, "b.docx", diagnostics);
  fuzz::expect(document.has_value());
  return document;
}

std::string text_of(const docx::parse::Document& document, View view) {
  return docx::parse::reading_text(document, document.body(), view);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  std::string input = fuzz::text_of(bytes, size);
  if (!input.starts_with("PK")) input = tests::Docx{.body = std::string(head) + input}.bytes();
  Diagnostics diagnostics;
  const auto document = docx::parse::read(input, "a.docx", diagnostics);
  if (!document) return 0;
  const std::vector<check::KindName> kinds = {{"KH", "Kế hoạch", true}, {"QĐ", "Quyết định", true}};
  check::Checked checked =
      check::check(*document, {.state = &rule_set()}, kinds, check::WordTable());
  for (const bool english : {false, true}) {
    const auto annotated = check::annotated(*document, checked, english);
    if (!annotated) return 0;  // an unusual main part
    const auto again = read_again(*annotated);
    for (const View view : {View::Final, View::Original}) {
      fuzz::expect(text_of(*again, view) == text_of(*document, view));
    }
  }
  for (const auto tones : {check::TonePlacement::FirstVowel, check::TonePlacement::LastVowel}) {
    const auto mended = check::mend(*document, checked, tones);
    fuzz::expect(mended.has_value() && mended->findings.size() == checked.findings.size());
    const auto again = read_again(mended->bytes);
    fuzz::expect(text_of(*again, View::Original) == text_of(*document, View::Original));
    const std::vector<check::FileFindings> files = {{"a.docx", &checked, &*mended, nullptr}};
    fuzz::expect(!text::find_invalid_utf8(check::report_text(files.front(), false)));
    fuzz::expect(!check::report_json(files, true).empty());
  }
  fuzz::expect(!text::find_invalid_utf8(
      check::ready_json("a.docx", check::obstacles(*document, checked), false)));
  // What was found once is known the second time.
  check::Baseline baseline;
  baseline.add(checked);
  auto read_back = check::Baseline::read(baseline.written());
  fuzz::expect(read_back.has_value());
  static_cast<void>(read_back->take_known(checked));
  fuzz::expect(checked.findings.empty());
  return 0;
}
