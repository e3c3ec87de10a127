#include "edited_docx.h"

#include <algorithm>
#include <filesystem>
#include <map>

#include "base/file.h"
#include "support/catch.h"
#include "vanthu.h"
#include "zip/read.h"

namespace vanthu::tests {
namespace {

namespace fs = std::filesystem;

const fs::path source_folder = VANTHU_SOURCE_DIR;

// Folders of samples whose template is named otherwise.
std::string template_of(const std::string& sample) {
  const fs::path note = source_folder / "samples" / sample / "mau.txt";
  if (!fs::exists(note)) return sample;
  std::string name = vanthu::read_file(note, 1 << 20);
  name.erase(name.find_last_not_of(" \n\r\t") + 1);
  return name;
}

std::string render(const std::string& sample) {
  Messages messages;
  const auto engine = Engine::open(source_folder, messages);
  REQUIRE(engine.has_value());
  const auto form = engine->load_template(template_of(sample), messages);
  INFO(messages.text());
  REQUIRE(form.has_value());
  Session session(*engine);
  const std::string data =
      vanthu::read_file(source_folder / "samples" / sample / "du-lieu.json", 1 << 24);
  auto result = session.render({.form = *form, .data = {{"du-lieu.json", data}}, .docx = true});
  INFO(result.messages.text());
  REQUIRE(result.docx.has_value());
  return *std::move(result.docx);
}

}  // namespace

const std::string& sample_docx(const std::string& name) {
  static std::map<std::string, std::string> made;
  const auto found = made.find(name);
  if (found != made.end()) return found->second;
  return made.emplace(name, render(name)).first->second;
}

std::vector<std::string> sample_names() {
  std::vector<std::string> names;
  for (const auto& entry : fs::directory_iterator(source_folder / "samples")) {
    if (fs::exists(entry.path() / "du-lieu.json"))
      names.push_back(entry.path().filename().string());
  }
  std::sort(names.begin(), names.end());
  return names;
}

EditedDocx::EditedDocx(const std::string& bytes) {
  Diagnostics diagnostics;
  auto entries = zip::read(bytes, "x.docx", {}, diagnostics);
  REQUIRE(entries.has_value());
  entries_ = *std::move(entries);
}

std::string& EditedDocx::part(std::string_view name) {
  const auto found = std::find_if(entries_.begin(), entries_.end(),
                                  [&](const zip::Entry& one) { return one.name == name; });
  INFO(name);
  REQUIRE(found != entries_.end());
  return found->bytes;
}

void EditedDocx::replace(std::string_view from, std::string_view to) {
  std::string& text = body();
  const std::size_t at = text.find(from);
  INFO(from);
  REQUIRE(at != std::string::npos);
  text.replace(at, from.size(), to);
}

void EditedDocx::replace_all(std::string_view from, std::string_view to) {
  std::string& text = body();
  REQUIRE(text.find(from) != std::string::npos);
  for (std::size_t at = text.find(from); at != std::string::npos;
       at = text.find(from, at + to.size())) {
    text.replace(at, from.size(), to);
  }
}

void EditedDocx::remove_all(std::string_view begin, std::string_view end) {
  std::string& text = body();
  REQUIRE(text.find(begin) != std::string::npos);
  for (std::size_t at = text.find(begin); at != std::string::npos; at = text.find(begin, at)) {
    const std::size_t stop = text.find(end, at);
    REQUIRE(stop != std::string::npos);
    text.erase(at, stop + end.size() - at);
  }
}

void EditedDocx::remove_part(std::string_view name) {
  std::erase_if(entries_, [&](const zip::Entry& one) { return one.name == name; });
}

EditedDocx::Range EditedDocx::around(std::string_view element, std::string_view text) {
  const std::string& whole = body();
  const std::size_t at = whole.find(text);
  INFO(text);
  REQUIRE(at != std::string::npos);
  const std::string start = "<" + std::string(element) + ">";
  const std::string end = "</" + std::string(element) + ">";
  const std::size_t begin = whole.rfind(start, at);
  REQUIRE(begin != std::string::npos);
  return {begin, whole.find(end, at) + end.size()};
}

std::string EditedDocx::cut(Range range) {
  std::string markup = body().substr(range.begin, range.end - range.begin);
  body().erase(range.begin, range.end - range.begin);
  return markup;
}

void EditedDocx::insert(std::size_t at, std::string_view markup) {
  body().insert(at, markup);
}

std::string EditedDocx::bytes() const {
  return zip::write(entries_);
}

docx::parse::Document EditedDocx::read() const {
  return read_docx(bytes());
}

std::string paragraph_markup(std::string_view text) {
  return "<w:p><w:r><w:t>" + std::string(text) + "</w:t></w:r></w:p>";
}

docx::parse::Document read_docx(const std::string& bytes) {
  Diagnostics diagnostics;
  auto document = docx::parse::read(bytes, "x.docx", diagnostics);
  REQUIRE(document.has_value());
  return *std::move(document);
}

merge::Record record_of(const docx::parse::Document& document) {
  Diagnostics diagnostics;
  auto record = merge::read_record(document.package, diagnostics);
  REQUIRE(diagnostics.all().empty());
  REQUIRE(record.has_value());
  return *std::move(record);
}

std::string differences(const merge::FoundBlocks& found, const merge::Record& record) {
  using merge::Evidence;
  using Standing = merge::Unit::Standing;
  const auto name_of = [](Evidence evidence) {
    switch (evidence) {
      case Evidence::Missing:
        return "missing";
      case Evidence::Bookmark:
        return "bookmark";
      case Evidence::Text:
        return "text";
      case Evidence::Likeness:
        break;
    }
    return "likeness";
  };
  std::string lines;
  for (std::size_t i = 0; i < found.blocks.size(); ++i) {
    const merge::FoundBlock& one = found.blocks[i];
    if (one.evidence == Evidence::Bookmark && one.is_unchanged && !one.is_moved) continue;
    lines += record.blocks[i].key + ": " + name_of(one.evidence);
    if (one.unit != merge::none) lines += " " + std::to_string(one.confidence);
    if (one.unit != merge::none && !one.is_unchanged) lines += " changed";
    if (one.is_moved) lines += " moved";
    if (one.joined_to != merge::none) lines += " joined to " + record.blocks[one.joined_to].key;
    lines += '\n';
  }
  for (const merge::Unit& unit : found.units) {
    std::string text;
    for (const std::string& cell : unit.cells) text += (text.empty() ? "" : " | ") + cell;
    if (unit.standing == Standing::Added) lines += "added: " + text + '\n';
    if (unit.standing == Standing::Copy) {
      lines += "copy of " + record.blocks[unit.block].key + ": " + text + '\n';
    }
    if (unit.standing == Standing::Split) {
      lines += "rest of " + record.blocks[unit.block].key + ": " + text + '\n';
    }
  }
  return lines;
}

}  // namespace vanthu::tests
