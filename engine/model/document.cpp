#include "model/document.h"

#include <algorithm>
#include <utility>

#include "text/text.h"

namespace vanthu::model {

std::string plain(const Text& text) {
  std::string all;
  for (const Run& run : text) all += run.text;
  return all;
}

bool is_blank(const Text& text) {
  return std::all_of(text.begin(), text.end(),
                     [](const Run& run) { return text::trimmed(run.text).empty(); });
}

Text text_of(std::string text, Place at) {
  Text result;
  if (text.empty()) return result;
  Run run;
  run.text = std::move(text);
  run.at = at;
  result.push_back(std::move(run));
  return result;
}

}  // namespace vanthu::model
