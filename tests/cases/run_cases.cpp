// Runs every tests/cases/*.case (cases/case_file.h). With VANTHU_BLESS=1 in the environment the
// expectations are rewritten instead of compared, and `git diff` is the review.

#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "app/pipeline.h"
#include "app/resources.h"
#include "app/template_folder.h"
#include "base/file.h"
#include "base/report.h"
#include "cases/case_file.h"
#include "cases/case_workbook.h"
#include "support/catch.h"

namespace {

using namespace vanthu;
namespace fs = std::filesystem;

// A golden above this says "large" in the stages, so that nobody adds one by accident.
constexpr std::size_t largest_golden = 20 * 1024;

const fs::path source_folder = VANTHU_SOURCE_DIR;

bool blessing() {
  const char* bless = std::getenv("VANTHU_BLESS");
  return bless != nullptr && std::string(bless) == "1";
}

const app::Resources& resources() {
  static const auto opened = [] {
    Sources sources;
    Diagnostics diagnostics;
    auto result = app::open_resources(source_folder, sources, diagnostics);
    if (!result) throw std::runtime_error(report_text(diagnostics, sources, Language::English));
    return result;
  }();
  return *opened;
}

void write(const fs::path& path, const std::string& text) {
  fs::create_directories(path.parent_path());
  StagedFile(path, text).commit(Overwrite::Replace);
}

// "data 3:5 error data-field-missing"
std::string expectation(const Diagnostics& diagnostics, const Sources& sources) {
  constexpr const char* severities[] = {"note", "warning", "error"};
  std::string out;
  for (const Diagnostic& d : diagnostics.all()) {
    std::string place = "-";
    if (d.at.known()) {
      const LineColumn spot = sources.locate(d.at.file, d.at.begin);
      place = fmt::format("{} {}:{}", sources.name(d.at.file), spot.line, spot.column);
    }
    out += fmt::format("{} {} {}\n", place, severities[static_cast<int>(entry(d.code).severity)],
                       entry(d.code).id);
  }
  return out;
}

// Sections that hold the printed report.
const std::map<std::string, Language> message_sections{{"messages", Language::Vietnamese},
                                                       {"messages-en", Language::English}};

// Blocks and bases of the case itself, then those of the tree.
class CaseShelf final : public templates::Shelf {
 public:
  CaseShelf(const tests::CaseFile& file, Sources& sources, Diagnostics& diagnostics)
      : file_(file), sources_(sources), folder_(source_folder, {}, sources, diagnostics) {}

  std::optional<FileId> block(const std::string& id) override {
    const auto own = find("block", id);
    return own ? own : folder_.block(id);
  }
  std::optional<FileId> base(const std::string& id) override {
    const auto own = find("base", id);
    return own ? own : folder_.base(id);
  }
  std::vector<std::string> block_ids() const override { return ids("block", folder_.block_ids()); }
  std::vector<std::string> base_ids() const override { return ids("base", folder_.base_ids()); }

 private:
  std::optional<FileId> find(const std::string& kind, const std::string& id) {
    for (const tests::CaseSection& section : file_.sections) {
      if (section.name == kind && section.value == id) {
        return sources_.add(kind + "/" + id, section.text);
      }
    }
    return std::nullopt;
  }
  std::vector<std::string> ids(const std::string& kind, std::vector<std::string> known) const {
    for (const tests::CaseSection& section : file_.sections) {
      if (section.name == kind) known.push_back(section.value);
    }
    std::sort(known.begin(), known.end());
    return known;
  }

  const tests::CaseFile& file_;
  Sources& sources_;
  app::TemplateFolder folder_;
};

struct Outcome {
  std::string diagnostics;
  std::map<std::string, std::string> messages;  // by section
  std::map<std::string, std::string> stages;
  std::string docx, pdf;
};

Outcome run(const tests::CaseFile& file) {
  Outcome outcome;
  Sources sources;
  Diagnostics diagnostics;
  const tests::CaseSection& form = *file.find("template");
  const std::string form_text =
      form.value.empty()
          ? form.text
          : read_file(source_folder / "templates" / form.value / "template.xml", 1 << 20);
  const FileId form_id = sources.add("template", form_text);
  CaseShelf shelf(file, sources, diagnostics);
  std::vector<FileId> data_ids;
  for (const tests::CaseSection& section : file.sections) {
    if (section.name == "data") {
      const std::string name = section.value.empty() ? "data" : section.value;
      data_ids.push_back(sources.add(
          name, name.ends_with(".xlsx") ? tests::workbook_of(section.text) : section.text));
    }
  }
  const auto source =
      templates::Template::read(sources, form_id, shelf, diagnostics);
  const auto data = app::read_data(sources, data_ids, source ? &*source : nullptr, diagnostics);
  if (source && data) {
    app::Worker worker(resources());
    const auto rendered =
        app::render(*source, *data, resources(), worker, {.docx = true, .pdf = true}, diagnostics);
    CHECK(rendered.has_value() != diagnostics.has_errors());
    if (rendered) {
      outcome.docx = *rendered->docx;
      outcome.pdf = *rendered->pdf;
      const std::map<std::string, app::Stage> known{{"document", app::Stage::Document},
                                                    {"styled", app::Stage::Styled},
                                                    {"pages", app::Stage::Pages},
                                                    {"text", app::Stage::ReadingText}};
      for (const std::string& stage : file.stages) {
        if (stage == "large") continue;
        INFO("stage " << stage);
        REQUIRE(known.count(stage) == 1);
        Diagnostics repeated;
        const auto dump = app::dump(*source, *data, resources(), worker, known.at(stage), repeated);
        REQUIRE(dump.has_value());
        outcome.stages[stage] = *dump;
      }
    }
  }
  outcome.diagnostics = expectation(diagnostics, sources);
  for (const auto& [section, language] : message_sections) {
    outcome.messages[section] = report_text(diagnostics, sources, language);
  }
  return outcome;
}

void compare(const tests::CaseFile& file, const Outcome& outcome) {
  const tests::CaseSection* expect = file.find("expect");
  CHECK(outcome.diagnostics == (expect == nullptr ? "" : expect->text));
  for (const auto& [section, text] : outcome.messages) {
    INFO("section " << section);
    if (const tests::CaseSection* words = file.find(section)) CHECK(text == words->text);
  }
  for (const auto& [stage, text] : outcome.stages) {
    INFO("stage " << stage);
    if (const tests::CaseSection* inside = file.find(stage)) {
      CHECK(text == inside->text);
    } else {
      const bool large =
          std::find(file.stages.begin(), file.stages.end(), "large") != file.stages.end();
      CHECK((large || text.size() <= largest_golden));
      INFO("golden " << file.golden(stage).string());
      REQUIRE(fs::exists(file.golden(stage)));
      CHECK(text == read_file(file.golden(stage), 16 << 20));
    }
  }
}

void bless(tests::CaseFile file, const Outcome& outcome) {
  file.set("expect", outcome.diagnostics);
  for (const auto& [section, text] : outcome.messages) {
    if (file.find(section) != nullptr) file.set(section, text);
  }
  for (const auto& [stage, text] : outcome.stages) {
    if (file.find(stage) != nullptr) {
      file.set(stage, text);
    } else {
      write(file.golden(stage), text);
    }
  }
  write(file.path, format_case(file));
}

}  // namespace

TEST_CASE("case files") {
  std::vector<fs::path> paths;
  for (const auto& entry : fs::directory_iterator(source_folder / "tests" / "cases")) {
    if (entry.path().extension() == ".case") paths.push_back(entry.path());
  }
  std::sort(paths.begin(), paths.end());
  REQUIRE(!paths.empty());
  for (const fs::path& path : paths) {
    const tests::CaseFile file = tests::read_case(path);
    DYNAMIC_SECTION(path.stem().string() << ": " << file.name) {
      INFO("file " << path.string());
      const Outcome outcome = run(file);
      const Outcome again = run(file);
      CHECK((outcome.docx == again.docx && outcome.pdf == again.pdf));  // same input, same bytes
      if (blessing()) {
        bless(file, outcome);
      } else {
        compare(file, outcome);
      }
    }
  }
}

TEST_CASE("no golden without its case") {
  const fs::path goldens = source_folder / "tests" / "golden" / "cases";
  if (!fs::exists(goldens)) return;
  for (const auto& entry : fs::directory_iterator(goldens)) {
    const std::string name = entry.path().filename().string();
    INFO(name);
    CHECK(
        fs::exists(source_folder / "tests" / "cases" / (name.substr(0, name.find('.')) + ".case")));
  }
}
