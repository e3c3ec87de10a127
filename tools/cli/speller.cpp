#include "cli/speller.h"

#include <filesystem>
#include <memory>
#include <string_view>

#ifdef VANTHU_HUNSPELL
#include <hunspell/hunspell.hxx>
#endif

namespace vanthu::cli {

bool has_hunspell() {
#ifdef VANTHU_HUNSPELL
  return true;
#else
  return false;
#endif
}

#ifdef VANTHU_HUNSPELL

app::Speller open_speller(const std::string& path) {
  const std::string rules = path + ".aff";
  const std::string words = path + ".dic";
  std::error_code ignored;
  if (!std::filesystem::is_regular_file(rules, ignored) ||
      !std::filesystem::is_regular_file(words, ignored)) {
    return {};
  }
  const auto dictionary = std::make_shared<Hunspell>(rules.c_str(), words.c_str());
  if (dictionary->get_dict_encoding() != "UTF-8") return {};
  return [dictionary](std::string_view word) { return dictionary->spell(std::string(word)); };
}

#else

app::Speller open_speller(const std::string&) {
  return {};
}

#endif

}  // namespace vanthu::cli
