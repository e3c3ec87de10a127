#include "app/check_resources.h"

#include <memory>
#include <system_error>
#include <utility>

#include "app/resources.h"
#include "base/file.h"
#include "fonts/fonts.h"
#include "template/template.h"
#include "text/tables.h"
#include "text/text.h"

namespace vanthu::app {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view word_table_file = "tu-hai-am-tiet.txt";

// Opens the fonts at the first words. Without fonts nothing is measured, and nobody is told: most
// documents need none.
class WordMeasure {
 public:
  explicit WordMeasure(fs::path folder) : folder_(std::move(folder)) {}

  std::optional<Length> operator()(std::string_view words, int half_points, bool bold,
                                   bool italic) {
    if (!is_tried_) {
      is_tried_ = true;
      Diagnostics ignored;
      if (auto fonts = fonts::open_fonts(folder_ / "fonts", ignored)) shaper_.emplace(fonts);
    }
    if (!shaper_) return std::nullopt;
    return shaper_->width(fonts::face_of(bold, italic), Length::pt(half_points / 2.0),
                          text::normalised(words));
  }

 private:
  fs::path folder_;
  std::optional<fonts::Shaper> shaper_;
  bool is_tried_ = false;
};

}  // namespace

check::Profiles CheckResources::profiles(std::string_view forced) const {
  check::Profiles result{&state, &party, nullptr};
  if (forced == state.id()) result.forced = &state;
  if (forced == party.id()) result.forced = &party;
  return result;
}

std::optional<CheckResources> open_check_resources(const fs::path& folder, Sources& sources,
                                                   Diagnostics& diagnostics) {
  std::error_code ignored;
  const fs::path templates = folder / "templates";
  if (!fs::is_directory(templates, ignored)) {
    diagnostics.add(Code::ResourcesMissing, {}, {folder.string()});
    return std::nullopt;
  }
  text::load_tables();
  const auto state_file = read_input(templates / "rules" / "nd30.xml", sources, diagnostics);
  const auto party_file = read_input(templates / "rules" / "hd05.xml", sources, diagnostics);
  const auto kinds_file = read_input(templates / "kinds.xml", sources, diagnostics);
  if (!state_file || !party_file || !kinds_file) return std::nullopt;
  auto state = rules::RuleSet::read(sources, *state_file, diagnostics);
  if (!state) return std::nullopt;
  auto party = rules::RuleSet::read(sources, *party_file, diagnostics, &*state);
  const auto kinds = templates::Kinds::read(sources, *kinds_file, diagnostics);
  if (!party || !kinds) return std::nullopt;
  std::vector<check::KindName> names;
  for (const templates::Kind& kind : kinds->all()) {
    if (kind.named) names.push_back({kind.code, kind.name, kind.sign});
  }
  const fs::path table = templates / word_table_file;
  check::WordTable words = fs::exists(table, ignored)
                               ? check::WordTable(read_file(table, largest_input))
                               : check::WordTable();
  const auto measure = std::make_shared<WordMeasure>(folder);
  return CheckResources{*std::move(state), *std::move(party), std::move(names), std::move(words),
                        [measure](std::string_view shown, int half_points, bool bold, bool italic) {
                          return (*measure)(shown, half_points, bold, italic);
                        }};
}

}  // namespace vanthu::app
