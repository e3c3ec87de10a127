// Any bytes as a template; one that is accepted is expanded with the data that follow it in the
// input (after a line "===="), and rendered.

#include <filesystem>
#include <memory>
#include <string>

#include "app/pipeline.h"
#include "app/resources.h"
#include "fuzz/fuzz_support.h"

namespace {

using namespace vanthu;

const app::Resources& resources() {
  static const std::shared_ptr<const app::Resources> opened = [] {
    Sources sources;
    Diagnostics diagnostics;
    return app::open_resources(VANTHU_SOURCE_DIR, sources, diagnostics);
  }();
  fuzz::expect(opened != nullptr);
  return *opened;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  constexpr std::string_view mark = "\n====\n";
  const std::string input = fuzz::text_of(bytes, size);
  const std::size_t cut = input.find(mark);
  const std::string data_text = cut == std::string::npos ? "{}" : input.substr(cut + mark.size());

  Sources sources;
  Diagnostics diagnostics;
  const FileId form = sources.add("template.xml", input.substr(0, cut));
  const FileId data = sources.add("data.json", data_text);
  templates::EmptyShelf shelf;
  const auto source =
      templates::Template::read(sources, form, shelf, diagnostics);
  fuzz::check_contract(source.has_value(), diagnostics, sources);
  if (!source) return 0;

  Diagnostics of_data;
  const auto value = app::read_data(sources, {data}, &*source, of_data);
  fuzz::check_contract(value.has_value(), of_data, sources);
  if (!value) return 0;

  static app::Worker worker(resources());
  const auto rendered =
      app::render(*source, *value, resources(), worker, {.docx = true, .pdf = true}, of_data);
  fuzz::check_contract(rendered.has_value(), of_data, sources);
  return 0;
}
