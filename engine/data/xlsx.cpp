#include "data/xlsx.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "data/xlsx_parts.h"
#include "text/text.h"
#include "zip/read.h"

namespace vanthu::data {
namespace {

// All cell text of a workbook. One shared string may stand in every cell, so that the size of the
// parts is no bound.
constexpr std::size_t most_bytes = 64u << 20;

char ascii_lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
}

class Package {
 public:
  Package(std::string name, std::vector<zip::Entry> entries, Diagnostics& diagnostics)
      : name_(std::move(name)), entries_(std::move(entries)), diagnostics_(diagnostics) {}

  // Part names compare without ASCII case (OPC 6.2.2.3); nullptr when absent.
  [[nodiscard]] const std::string* find(std::string_view part) const {
    for (const zip::Entry& entry : entries_) {
      if (std::equal(entry.name.begin(), entry.name.end(), part.begin(), part.end(),
                     [](char a, char b) { return ascii_lower(a) == ascii_lower(b); })) {
        return &entry.bytes;
      }
    }
    return nullptr;
  }
  // True when the part is sound.
  bool is_sound(std::string_view part, const Damage& damage) const {
    if (!damage) return true;
    diagnostics_.add(Code::ZipEntryDamaged, {}, {name_, std::string(part), *damage});
    return false;
  }
  void report(Code code, std::vector<std::string> args = {}) const {
    args.insert(args.begin(), name_);
    diagnostics_.add(code, {}, std::move(args));
  }

 private:
  std::string name_;
  std::vector<zip::Entry> entries_;
  Diagnostics& diagnostics_;
};

const Relationship* find_type(const std::vector<Relationship>& all, std::string_view type) {
  const auto found = std::find_if(all.begin(), all.end(),
                                  [&](const Relationship& one) { return one.type == type; });
  return found == all.end() ? nullptr : &*found;
}

// "xl/workbook.xml" → "xl/_rels/workbook.xml.rels"
std::string relationships_of(std::string_view part) {
  const std::size_t name = part.rfind('/') + 1;  // 0 when there is no slash
  return fmt::format("{}_rels/{}.rels", part.substr(0, name), part.substr(name));
}

struct Opened {
  Workbook workbook;
  std::vector<Relationship> relationships;
  std::vector<std::string> strings;
  std::vector<NumberFormat> formats;
};

// Everything but the sheets. Empty exactly when an error was added.
std::optional<Opened> open(const Package& package) {
  std::string workbook_part = "xl/workbook.xml";
  constexpr std::string_view root = "_rels/.rels";
  if (const std::string* bytes = package.find(root)) {
    std::vector<Relationship> all;
    if (!package.is_sound(root, read_relationships(*bytes, "", all))) return std::nullopt;
    if (const Relationship* one = find_type(all, "officeDocument")) workbook_part = one->target;
  }
  Opened opened;
  const std::string* bytes = package.find(workbook_part);
  if (bytes == nullptr || workbook_part.ends_with(".bin")) {
    package.report(Code::XlsxNotWorkbook);
    return std::nullopt;
  }
  if (!package.is_sound(workbook_part, read_workbook(*bytes, opened.workbook))) return std::nullopt;
  if (!opened.workbook.is_spreadsheet) {
    package.report(Code::XlsxNotWorkbook);
    return std::nullopt;
  }
  const std::string part = relationships_of(workbook_part);
  const std::string folder = workbook_part.substr(0, workbook_part.rfind('/') + 1);
  if (const std::string* links = package.find(part)) {
    if (!package.is_sound(part, read_relationships(*links, folder, opened.relationships))) {
      return std::nullopt;
    }
  }
  bool is_sound = true;
  const auto read_part = [&](std::string_view type, auto read) {
    const Relationship* one = find_type(opened.relationships, type);
    const std::string* content = one == nullptr ? nullptr : package.find(one->target);
    if (content != nullptr) is_sound = package.is_sound(one->target, read(*content)) && is_sound;
  };
  read_part("sharedStrings",
            [&](std::string_view text) { return read_shared_strings(text, opened.strings); });
  read_part("styles", [&](std::string_view text) { return read_styles(text, opened.formats); });
  if (!is_sound) return std::nullopt;
  return opened;
}

// The sheet's text becomes a source, and its places point into it.
void place(Sheet& sheet, std::string text, std::vector<SheetCell> starts, FileId workbook,
           Sources& sources, Diagnostics& diagnostics) {
  const FileId file = sources.add_sheet(workbook, sheet.name, std::move(text), std::move(starts));
  sheet.at = {file, 0, 0};
  for (Row& row : sheet.rows) {
    row.at.file = file;
    for (Cell& cell : row.cells) {
      cell.at.file = file;
      if (const auto control = text::find_control_character(cell.text)) {
        diagnostics.add(Code::TextControlCharacter, cell.at,
                        {fmt::format("U+{:04X}", static_cast<std::uint32_t>(control->character))});
      }
    }
  }
}

}  // namespace

std::optional<std::vector<Sheet>> read_xlsx(Sources& sources, FileId file,
                                            Diagnostics& diagnostics) {
  const std::size_t errors = diagnostics.count(Severity::Error);
  const std::string name = sources.name(file);
  auto entries = zip::read(sources.text(file), name, {}, diagnostics);
  if (!entries) return std::nullopt;
  const Package package(name, *std::move(entries), diagnostics);
  const auto opened = open(package);
  if (!opened) return std::nullopt;

  SheetContext context{&opened->strings, &opened->formats, opened->workbook.is_1904,
                       most_cells,       most_bytes,       false};
  std::vector<Sheet> sheets;
  for (const SheetEntry& entry : opened->workbook.sheets) {
    const auto link =
        std::find_if(opened->relationships.begin(), opened->relationships.end(),
                     [&](const Relationship& one) { return one.id == entry.relationship; });
    if (link != opened->relationships.end() && link->type != "worksheet") continue;  // a chart
    const std::string* bytes =
        link == opened->relationships.end() ? nullptr : package.find(link->target);
    if (bytes == nullptr) {
      package.report(Code::XlsxSheetMissing, {entry.name});
      continue;
    }
    Sheet sheet;
    sheet.name = entry.name;
    sheet.hidden = entry.hidden;
    std::string text;
    std::vector<SheetCell> starts;
    if (!package.is_sound(link->target, read_sheet(*bytes, context, sheet, text, starts))) continue;
    if (context.is_exhausted) {
      package.report(Code::XlsxTooLarge,
                     {fmt::format("{}", most_cells), fmt::format("{} MiB", most_bytes >> 20)});
      break;
    }
    place(sheet, std::move(text), std::move(starts), file, sources, diagnostics);
    sheets.push_back(std::move(sheet));
  }
  if (diagnostics.count(Severity::Error) > errors) return std::nullopt;
  return sheets;
}

}  // namespace vanthu::data
