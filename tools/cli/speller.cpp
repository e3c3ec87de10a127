#include "cli/speller.h"

#include <filesystem>
#include <memory>
#include <string_view>

#ifdef VANTHU_HUNSPELL_SONAME
#include <dlfcn.h>
#include <hunspell.h>
#endif

namespace vanthu::cli {

bool has_hunspell() {
#ifdef VANTHU_HUNSPELL_SONAME
  return true;
#else
  return false;
#endif
}

#ifdef VANTHU_HUNSPELL_SONAME

namespace {

// Opened for a dictionary only: a library that is linked costs every start of the program.
template <typename Function>
Function* function_of(void* library, const char* name) {
  return reinterpret_cast<Function*>(::dlsym(library, name));
}

}  // namespace

app::Speller open_speller(const std::string& path) {
  const std::string rules = path + ".aff";
  const std::string words = path + ".dic";
  std::error_code ignored;
  if (!std::filesystem::is_regular_file(rules, ignored) ||
      !std::filesystem::is_regular_file(words, ignored)) {
    return {};
  }
  void* const library = ::dlopen(VANTHU_HUNSPELL_SONAME, RTLD_NOW | RTLD_LOCAL);
  if (library == nullptr) return {};
  const auto create = function_of<decltype(Hunspell_create)>(library, "Hunspell_create");
  const auto destroy = function_of<decltype(Hunspell_destroy)>(library, "Hunspell_destroy");
  const auto encoding =
      function_of<decltype(Hunspell_get_dic_encoding)>(library, "Hunspell_get_dic_encoding");
  const auto spell = function_of<decltype(Hunspell_spell)>(library, "Hunspell_spell");
  if (create == nullptr || destroy == nullptr || encoding == nullptr || spell == nullptr) return {};
  const std::shared_ptr<Hunhandle> dictionary(create(rules.c_str(), words.c_str()), destroy);
  if (!dictionary || std::string_view(encoding(dictionary.get())) != "UTF-8") return {};
  return [dictionary, spell](std::string_view word) {
    return spell(dictionary.get(), std::string(word).c_str()) != 0;
  };
}

#else

app::Speller open_speller(const std::string&) {
  return {};
}

#endif

}  // namespace vanthu::cli
