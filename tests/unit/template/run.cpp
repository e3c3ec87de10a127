#include "run.h"

#include <fmt/format.h>

#include <filesystem>
#include <regex>
#include <utility>

#include "base/file.h"
#include "base/report.h"
#include "data/json.h"
#include "support/catch.h"

namespace vanthu::test {
namespace {

std::string place_text(const Sources& sources, const Place& at) {
  if (!at.known()) return "-";
  const LineColumn spot = sources.locate(at.file, at.begin);
  return fmt::format("{} {}:{}", sources.name(at.file), spot.line, spot.column);
}

}  // namespace

std::string file_text(const std::string& path_in_source) {
  return read_file(std::string(VANTHU_SOURCE_DIR) + "/" + path_in_source, 1u << 24);
}

const std::string& grammar() {
  static const std::string text = file_text("templates/schema/template.rng");
  return text;
}

const templates::Kinds& kinds() {
  static const templates::Kinds all = [] {
    Sources sources;
    Diagnostics diagnostics;
    const FileId file = sources.add("kinds.xml", file_text("templates/kinds.xml"));
    auto read = templates::Kinds::read(sources, file, diagnostics);
    REQUIRE(read);
    return std::move(*read);
  }();
  return all;
}

std::vector<std::string> Result::problems() const {
  std::vector<std::string> list;
  for (const Diagnostic& one : diagnostics.all()) {
    list.push_back(fmt::format("{} {}", place_text(sources, one.at), entry(one.code).id));
  }
  return list;
}

std::vector<std::string> Result::problems_with_remedies() const {
  std::vector<std::string> list = problems();
  for (std::size_t i = 0; i < list.size(); ++i) {
    const auto& see = diagnostics.all()[i].see;
    if (see) list[i] += " > " + place_text(sources, *see);
  }
  return list;
}

std::optional<FileId> Shelf::block(const std::string& id) {
  const auto found = blocks.find(id);
  if (found == blocks.end()) return std::nullopt;
  return sources->add("khoi/" + id, found->second);
}

std::optional<FileId> Shelf::base(const std::string& id) {
  const auto found = bases.find(id);
  if (found == bases.end()) return std::nullopt;
  return sources->add("goc/" + id, found->second);
}

std::vector<std::string> Shelf::block_ids() const {
  std::vector<std::string> ids;
  for (const auto& [id, text] : blocks) ids.push_back(id);
  return ids;
}

std::vector<std::string> Shelf::base_ids() const {
  std::vector<std::string> ids;
  for (const auto& [id, text] : bases) ids.push_back(id);
  return ids;
}

Shelf tree_shelf() {
  namespace fs = std::filesystem;
  Shelf shelf;
  const std::string folder = std::string(VANTHU_SOURCE_DIR) + "/templates";
  for (const auto& entry : fs::directory_iterator(folder + "/blocks")) {
    const std::string id = entry.path().stem().string();
    shelf.blocks[id] = file_text("templates/blocks/" + id + ".xml");
  }
  for (const auto& entry : fs::directory_iterator(folder)) {
    if (!fs::exists(entry.path() / "template.xml")) continue;
    const std::string id = entry.path().filename().string();
    shelf.bases[id] = file_text("templates/" + id + "/template.xml");
  }
  return shelf;
}

Result read(const std::string& xml, Shelf shelf) {
  Result result;
  shelf.sources = &result.sources;
  const FileId file = result.sources.add("mau", xml);
  result.source = templates::Template::read(result.sources, file, shelf, result.diagnostics);
  CHECK(result.source.has_value() != result.diagnostics.has_errors());
  return result;
}

Result read(const std::string& xml) {
  return read(xml, {});
}

Result run(const std::string& xml, const std::string& json) {
  return run(xml, json, {});
}

Result run(const std::string& xml, const std::string& json, Shelf shelf) {
  Result result = read(xml, std::move(shelf));
  INFO(report_text(result.diagnostics, result.sources, Language::English));
  REQUIRE(result.source);
  const FileId file = result.sources.add("du-lieu", json);
  const auto data = data::read_json(result.sources, file, result.diagnostics);
  REQUIRE(data);
  result.document = templates::expand(*result.source, *data, kinds(), result.diagnostics);
  CHECK(result.document.has_value() != result.diagnostics.has_errors());
  return result;
}

std::string around(const std::string& fields, const std::string& body) {
  return "<mau id=\"thu\" ten=\"Thử\"><truong-du-lieu>" + fields +
         "</truong-du-lieu><van-ban loai=\"KH\"><dau-van-ban><co-quan-ban-hanh>UBND xã"
         "</co-quan-ban-hanh></dau-van-ban>\n" +
         body + "</van-ban></mau>";
}

std::string body_dump(const std::string& fields, const std::string& body, const std::string& json,
                      Shelf shelf) {
  const Result result = run(around(fields, body), json, std::move(shelf));
  INFO(report_text(result.diagnostics, result.sources, Language::English));
  REQUIRE(result.document);
  const std::string all = model::dump(*result.document);
  const std::string head = "  letter-head\n    issuer: UBND xã\n";
  const std::size_t at = all.find(head);
  REQUIRE(at != std::string::npos);
  return without_links(all.substr(at + head.size()));
}

std::string without_links(const std::string& dump) {
  static const std::regex link("<a [^>]*>|</a>");
  return std::regex_replace(dump, link, "");
}

}  // namespace vanthu::test
