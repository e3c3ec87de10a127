#include "check/baseline.h"

#include <algorithm>
#include <iterator>
#include <nlohmann/json.hpp>

#include "text/text.h"

namespace vanthu::check {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::string_view format_name = "vanthu-baseline";
constexpr int format_version = 1;
constexpr std::size_t words_beside = 4;

// The last (or first) words of a text.
std::string some_words(std::string_view text, bool last) {
  const std::vector<std::string_view> all = text::words(text);
  const std::size_t count = std::min(words_beside, all.size());
  const std::size_t begin = last ? all.size() - count : 0;
  std::string result;
  for (std::size_t i = begin; i < begin + count; ++i)
    result.append(i == begin ? "" : " ").append(all[i]);
  return result;
}

}  // namespace

Baseline::Key Baseline::key_of(const Checked& checked, const Finding& finding, const Spot& at) {
  if (!at.known) return {finding.rule, finding.message_vi};
  const std::string_view line = checked.reading.lines[at.line].text;
  const std::size_t begin = std::min(at.begin, line.size());
  const std::size_t end = std::clamp(at.end, begin, line.size());
  return {finding.rule, some_words(line.substr(0, begin), true) + "|" +
                            std::string(line.substr(begin, end - begin)) + "|" +
                            some_words(line.substr(end), false)};
}

std::optional<Baseline> Baseline::read(std::string_view json) {
  const Json file = Json::parse(json, nullptr, false);
  if (!file.is_object() || !file.contains(format_name) || file[format_name] != format_version ||
      !file.contains("findings") || !file["findings"].is_array()) {
    return std::nullopt;
  }
  Baseline result;
  for (const Json& one : file["findings"]) {
    if (!one.is_object() || !one.contains("rule") || !one["rule"].is_string() ||
        !one.contains("words") || !one["words"].is_string() || !one.contains("places") ||
        !one["places"].is_number_unsigned()) {
      return std::nullopt;
    }
    result.places_[{one["rule"].get<std::string>(), one["words"].get<std::string>()}] +=
        one["places"].get<int>();
  }
  return result;
}

void Baseline::add(const Checked& checked) {
  for (const Finding& finding : checked.findings) {
    ++places_[key_of(checked, finding, finding.at)];
    for (const Spot& at : finding.others) ++places_[key_of(checked, finding, at)];
  }
}

std::string Baseline::written() const {
  Json list = Json::array();
  for (const auto& [key, places] : places_) {
    list.push_back({{"rule", key.first}, {"words", key.second}, {"places", places}});
  }
  return Json{{format_name, format_version}, {"findings", std::move(list)}}.dump(
             1, ' ', false, Json::error_handler_t::replace) +
         "\n";
}

std::vector<Finding> Baseline::take_known(Checked& checked) {
  std::vector<Finding> known, fresh;
  for (Finding& finding : checked.findings) {
    std::vector<Spot> all{finding.at};
    all.insert(all.end(), finding.others.begin(), finding.others.end());
    std::vector<Spot> old_places, new_places;
    for (const Spot& at : all) {
      const auto found = places_.find(key_of(checked, finding, at));
      const bool is_known = found != places_.end() && found->second > 0;
      if (is_known) --found->second;
      (is_known ? old_places : new_places).push_back(at);
    }
    const auto keep = [](Finding one, const std::vector<Spot>& places, std::vector<Finding>& list) {
      if (places.empty()) return;
      one.at = places.front();
      one.others.assign(std::next(places.begin()), places.end());
      one.more = static_cast<int>(one.others.size());
      list.push_back(std::move(one));
    };
    keep(finding, old_places, known);
    keep(std::move(finding), new_places, fresh);
  }
  checked.findings = std::move(fresh);
  return known;
}

}  // namespace vanthu::check
