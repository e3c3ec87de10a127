#include "forms/xlsxwriter_library.h"

#include <dlfcn.h>
#include <fmt/format.h>

#include <stdexcept>

namespace vanthu::forms {
namespace {

template <typename Function>
void look_up(void* library, const char* name, Function& function) {
  void* const address = ::dlsym(library, name);
  if (address == nullptr) {
    throw std::runtime_error(fmt::format("{} has no {}", VANTHU_XLSXWRITER_SONAME, name));
  }
  function = reinterpret_cast<Function>(address);
}

XlsxWriter open() {
  // Never closed: what it handed out may live as long as the process.
  void* const library = ::dlopen(VANTHU_XLSXWRITER_SONAME, RTLD_NOW | RTLD_LOCAL);
  if (library == nullptr) throw std::runtime_error(::dlerror());
  XlsxWriter result{};
#define VANTHU_LOOK_UP(name) look_up(library, #name, result.name);
  VANTHU_XLSXWRITER(VANTHU_LOOK_UP)
#undef VANTHU_LOOK_UP
  return result;
}

}  // namespace

const XlsxWriter& xlsxwriter() {
  static const XlsxWriter library = open();
  return library;
}

}  // namespace vanthu::forms
