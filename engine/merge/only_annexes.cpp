#include "merge/only_annexes.h"

#include <algorithm>

#include "docx/custom_xml.h"
#include "text/text.h"
#include "xml/emit.h"

namespace vanthu::merge {
namespace {

// "ii" of "Phụ lục II …"; "" for what is no annex with a number.
std::string number_of(std::string_view title) {
  const std::string line = text::folded(title.substr(0, title.find('\n')));
  constexpr std::string_view annex = "phu luc ";
  if (!line.starts_with(annex)) return {};
  const std::string_view rest = std::string_view(line).substr(annex.size());
  return std::string(rest.substr(0, rest.find_first_of(" .:-")));
}

}  // namespace

std::unordered_set<std::string> sections_left_out(const Side& ours,
                                                  const std::vector<std::string>& only,
                                                  Diagnostics& diagnostics) {
  std::unordered_set<std::string> left_out;
  if (only.empty()) return left_out;
  std::vector<std::string> numbers(ours.record.sections.size());
  for (const RecordedBlock& block : ours.record.blocks) {
    std::string& number = numbers[block.section];
    if (number.empty()) number = number_of(block.cells.front());
  }
  std::unordered_set<std::string> wanted;
  for (const std::string& one : only) {
    const std::string number = text::folded(one);
    if (!number.empty() && std::find(numbers.begin(), numbers.end(), number) != numbers.end()) {
      wanted.insert(number);
      continue;
    }
    std::string known;
    for (const std::string& each : numbers) {
      if (each.empty()) continue;
      if (!known.empty()) known += ", ";
      known += text::upper(each);
    }
    diagnostics.add(Code::AnnexOnlyUnknown, {},
                    {one, known.empty() ? std::string(nothing_to_offer) : known});
  }
  for (std::size_t i = 0; i < numbers.size(); ++i) {
    if (!wanted.contains(numbers[i])) left_out.insert(ours.record.sections[i]);
  }
  return left_out;
}

Record mixed(const Record& base, const Record& ours,
             const std::unordered_set<std::string>& left_out) {
  Record result = ours;
  result.sections.clear();
  result.tables.clear();
  result.blocks.clear();
  const auto add = [&](const Record& from, Index section) {
    const auto here = static_cast<Index>(result.sections.size());
    result.sections.push_back(from.sections[section]);
    Index last = none;
    for (const RecordedBlock& block : from.blocks) {
      if (block.section != section) continue;
      RecordedBlock copy = block;
      copy.section = here;
      if (block.table != none) {
        if (block.table != last) {
          result.tables.push_back({from.tables[block.table].key, here});
          last = block.table;
        }
        copy.table = static_cast<Index>(result.tables.size() - 1);
      }
      result.blocks.push_back(std::move(copy));
    }
  };
  for (Index i = 0; i < ours.sections.size(); ++i) {
    if (!left_out.contains(ours.sections[i])) {
      add(ours, i);
      continue;
    }
    const auto old = std::find(base.sections.begin(), base.sections.end(), ours.sections[i]);
    if (old != base.sections.end()) {
      add(base, static_cast<Index>(old - base.sections.begin()));
    }
  }
  return result;
}

std::string record_bytes(const Record& record) {
  xml::Emitter out(record.data.size() + 4096);
  out.open("record").attribute("xmlns", docx::record_namespace).attribute("engine", record.engine);
  out.open("template").attribute("id", record.template_id);
  out.attribute("digest", record.template_digest).close();
  out.open("rules").attribute("id", record.rules_id);
  out.attribute("digest", record.rules_digest).close();
  out.open("data").text(record.data).close();
  Index table = none;
  for (Index section = 0; section < record.sections.size(); ++section) {
    out.open("s").attribute("k", record.sections[section]);
    for (const RecordedBlock& block : record.blocks) {
      if (block.section != section) continue;
      if (block.table != table && table != none) out.close();
      if (block.table != table && block.table != none) {
        out.open("t").attribute("k", record.tables[block.table].key);
      }
      table = block.table;
      if (block.kind == RecordedBlock::Kind::Paragraph) {
        out.open("p").attribute("k", block.key).text(block.text()).close();
        continue;
      }
      out.open("r").attribute("k", block.key);
      for (const std::string& cell : block.cells) out.open("c").text(cell).close();
      out.close();
    }
    if (table != none) out.close();
    table = none;
    out.close();
  }
  for (const Record::Value& value : record.values) {
    out.open("v").attribute("f", value.path).text(value.text).close();
  }
  return out.close().take();
}

}  // namespace vanthu::merge
