#include "app/made_again.h"

#include <utility>

#include "app/pipeline.h"
#include "app/template_folder.h"
#include "data/json.h"
#include "rules/apply.h"

namespace vanthu::app {

std::optional<MadeAgain> make_again(const merge::Record& record, const std::string& name,
                                    const std::filesystem::path& folder, const Resources& resources,
                                    Sources& sources, Diagnostics& diagnostics) {
  auto data = data::read_json(sources, sources.add(name, record.data), diagnostics);
  if (!data) return std::nullopt;
  MadeAgain made{*std::move(data), {}, nullptr, {}};
  // What is wrong with the template, or with the data for a later one, is no fault of the file.
  Diagnostics ignored;
  const auto path = find_template(record.template_id, folder, ignored);
  if (path) made.form = load_template(*path, resources, sources, ignored);
  if (!made.form) return made;
  const auto document = templates::expand(*made.form, made.data, resources.kinds, ignored);
  if (!document) return made;
  Worker worker(resources);
  auto styled = rules::apply(*document, resources.rules, worker.shaper, ignored);
  if (ignored.has_errors()) return made;
  made.styled = std::make_unique<const rules::StyledDocument>(std::move(styled));
  made.shown.emplace(*made.styled);
  return made;
}

}  // namespace vanthu::app
