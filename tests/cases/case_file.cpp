#include "cases/case_file.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <sstream>
#include <stdexcept>
#include <string_view>

#include "base/file.h"

namespace vanthu::tests {
namespace {

constexpr std::string_view section_mark = "=== ";

std::string trimmed(std::string text) {
  text.erase(0, text.find_first_not_of(' '));
  text.erase(text.find_last_not_of(' ') + 1);
  return text;
}

}  // namespace

const CaseSection* CaseFile::find(const std::string& section) const {
  const auto found = std::find_if(sections.begin(), sections.end(),
                                  [&](const CaseSection& s) { return s.name == section; });
  return found == sections.end() ? nullptr : &*found;
}

void CaseFile::set(const std::string& section, const std::string& text) {
  const auto found = std::find_if(sections.begin(), sections.end(),
                                  [&](const CaseSection& s) { return s.name == section; });
  if (text.empty()) {
    if (found != sections.end()) sections.erase(found);
  } else if (found != sections.end()) {
    found->text = text;
  } else {
    sections.push_back({section, "", text});
  }
}

std::filesystem::path CaseFile::golden(const std::string& stage) const {
  return path.parent_path().parent_path() / "golden" / "cases" /
         fmt::format("{}.{}.txt", path.stem().string(), stage);
}

CaseFile read_case(const std::filesystem::path& path) {
  CaseFile result;
  result.path = path;
  std::istringstream lines(read_file(path, 1 << 20));
  std::string line;
  for (int number = 1; std::getline(lines, line); ++number) {
    const auto fail = [&](std::string_view what) {
      throw std::runtime_error(fmt::format("{}:{}: {}", path.string(), number, what));
    };
    if (line.starts_with(section_mark)) {
      const std::string head = trimmed(line.substr(section_mark.size()));
      const std::size_t space = head.find(' ');
      result.sections.push_back({head.substr(0, space),
                                 space == std::string::npos ? "" : trimmed(head.substr(space)),
                                 ""});
    } else if (!result.sections.empty()) {
      result.sections.back().text += line + "\n";
    } else if (line.starts_with("name:")) {
      result.name = trimmed(line.substr(5));
    } else if (line.starts_with("stages:")) {
      std::istringstream words(line.substr(7));
      for (std::string word; words >> word;) result.stages.push_back(word);
    } else if (!trimmed(line).empty()) {
      fail("the head of a case knows name: and stages:");
    }
  }
  if (result.name.empty() || result.find("template") == nullptr) {
    throw std::runtime_error(path.string() + ": a case has name: and === template");
  }
  return result;
}

std::string format_case(const CaseFile& file) {
  std::string out = fmt::format("name: {}\n", file.name);
  if (!file.stages.empty()) out += fmt::format("stages: {}\n", fmt::join(file.stages, " "));
  for (const CaseSection& section : file.sections) {
    out += fmt::format("=== {}{}{}\n{}", section.name, section.value.empty() ? "" : " ",
                       section.value, section.text);
  }
  return out;
}

}  // namespace vanthu::tests
