// The public interface (vanthu.h) over the pipeline.

#include <cassert>
#include <utility>

#include "app/pipeline.h"
#include "app/resources.h"
#include "base/report.h"
#include "vanthu.h"

namespace vanthu {

struct Messages::Content {
  Sources sources;
  Diagnostics diagnostics;
};

struct Engine::Content {
  std::shared_ptr<const app::Resources> resources;
};

struct LoadedTemplate::Content {
  Input text;
  templates::Template parsed;
};

struct Session::State {
  std::shared_ptr<const app::Resources> resources;
  app::Worker worker;
};

namespace {

// The template is the first source of every render, as it was when it was read: its places hold.
constexpr FileId template_file{0};

Messages take(Sources&& sources, Diagnostics&& diagnostics) {
  if (diagnostics.all().empty()) return {};
  return Messages(std::make_shared<const Messages::Content>(
      Messages::Content{std::move(sources), std::move(diagnostics)}));
}

Language language(Wording wording) {
  return wording == Wording::Vietnamese ? Language::Vietnamese : Language::English;
}

Message::Severity severity(Severity from) {
  switch (from) {
    case Severity::Note:
      return Message::Severity::Note;
    case Severity::Warning:
      return Message::Severity::Warning;
    case Severity::Error:
      break;
  }
  return Message::Severity::Error;
}

}  // namespace

bool Messages::empty() const {
  return content_ == nullptr;
}

bool Messages::has_errors() const {
  return content_ && content_->diagnostics.has_errors();
}

std::vector<Message> Messages::list(Wording wording) const {
  std::vector<Message> result;
  if (!content_) return result;
  for (const Diagnostic& diagnostic : content_->diagnostics.all()) {
    const CodeEntry& fixed = entry(diagnostic.code);
    Message message{severity(fixed.severity),
                    std::string(fixed.id),
                    {},
                    0,
                    0,
                    {},
                    {},
                    vanthu::message(diagnostic, language(wording)),
                    vanthu::hint(diagnostic, language(wording)),
                    diagnostic.clause};
    if (diagnostic.at.known()) {
      const LineColumn spot = content_->sources.locate(diagnostic.at.file, diagnostic.at.begin);
      message.file = content_->sources.name(diagnostic.at.file);
      message.line = spot.line;
      message.column = spot.column;
      if (const std::string* sheet = content_->sources.sheet(diagnostic.at.file)) {
        message.sheet = *sheet;
      }
      if (const auto cell = content_->sources.cell_at(diagnostic.at.file, diagnostic.at.begin)) {
        message.cell = cell_name(cell->row, cell->column);
      }
    }
    result.push_back(std::move(message));
  }
  return result;
}

std::string Messages::text(Wording wording) const {
  if (!content_) return {};
  return report_text(content_->diagnostics, content_->sources, language(wording));
}

std::string Messages::json(Wording wording) const {
  if (!content_) return report_json({}, {}, language(wording));
  return report_json(content_->diagnostics, content_->sources, language(wording));
}

std::optional<Engine> Engine::open(const std::filesystem::path& folder, Messages& messages) {
  Sources sources;
  Diagnostics diagnostics;
  auto resources = app::open_resources(folder, sources, diagnostics);
  messages = take(std::move(sources), std::move(diagnostics));
  if (!resources) return std::nullopt;
  return Engine(std::make_shared<const Content>(Content{std::move(resources)}));
}

std::optional<LoadedTemplate> Engine::load_template(const Input& text, Messages& messages) const {
  Sources sources;
  Diagnostics diagnostics;
  const FileId file = sources.add(text.name, text.text);
  auto parsed = templates::Template::read(sources, file, content_->resources->grammar, diagnostics);
  messages = take(std::move(sources), std::move(diagnostics));
  if (!parsed) return std::nullopt;
  return LoadedTemplate(std::make_shared<const LoadedTemplate::Content>(
      LoadedTemplate::Content{text, *std::move(parsed)}));
}

std::optional<LoadedTemplate> Engine::load_template(std::string_view id, Messages& messages) const {
  Sources sources;
  Diagnostics diagnostics;
  if (const auto path = app::find_template_id(id, content_->resources->folder, diagnostics)) {
    if (const auto file = app::read_input(*path, sources, diagnostics)) {
      return load_template(Input{sources.name(*file), sources.text(*file)}, messages);
    }
  }
  messages = take(std::move(sources), std::move(diagnostics));
  return std::nullopt;
}

std::vector<std::string> Engine::template_ids() const {
  return app::template_ids(content_->resources->folder);
}

Session::Session(const Engine& engine)
    : state_(std::make_unique<State>(
          State{engine.content()->resources, app::Worker(*engine.content()->resources)})) {}
Session::~Session() = default;
Session::Session(Session&&) noexcept = default;
Session& Session::operator=(Session&&) noexcept = default;

RenderResult Session::render(const RenderRequest& request) {
  Sources sources;
  Diagnostics diagnostics;
  const LoadedTemplate::Content& form = request.form.content();
  [[maybe_unused]] const FileId first = sources.add(form.text.name, form.text.text);
  assert(first == template_file);
  std::vector<FileId> files;
  for (const Input& input : request.data) files.push_back(sources.add(input.name, input.text));

  RenderResult result;
  if (const auto data = app::read_data(sources, files, &form.parsed, diagnostics)) {
    auto rendered = app::render(form.parsed, *data, *state_->resources, state_->worker,
                                {.docx = request.docx, .pdf = request.pdf}, diagnostics);
    if (rendered) {
      result.docx = std::move(rendered->docx);
      result.pdf = std::move(rendered->pdf);
    }
  }
  result.messages = take(std::move(sources), std::move(diagnostics));
  return result;
}

std::string_view version() {
  return VANTHU_VERSION;
}

}  // namespace vanthu
