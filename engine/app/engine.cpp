// The public interface (vanthu.h) over the pipeline.

#include <utility>

#include "app/diff_job.h"
#include "app/pipeline.h"
#include "app/read_back.h"
#include "app/resources.h"
#include "app/template_folder.h"
#include "app/update_document.h"
#include "base/report.h"
#include "data/write_json.h"
#include "docx/parse/read.h"
#include "merge/comparison_text.h"
#include "merge/tracked_diff.h"
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
  Sources
      sources;  // every file that was read for it: the first of each render, so that places hold
  templates::Template parsed;
};

struct Session::State {
  std::shared_ptr<const app::Resources> resources;
  app::Worker worker;
};

namespace {

Messages take(Sources&& sources, Diagnostics&& diagnostics) {
  if (diagnostics.all().empty()) return {};
  return Messages(std::make_shared<const Messages::Content>(
      Messages::Content{std::move(sources), std::move(diagnostics)}));
}

// What load_template returns, and what it had to say.
std::optional<LoadedTemplate> loaded(std::optional<templates::Template> parsed, Sources sources,
                                     Diagnostics diagnostics, Messages& messages) {
  std::optional<LoadedTemplate> result;
  if (parsed) {
    result = LoadedTemplate(std::make_shared<const LoadedTemplate::Content>(
        LoadedTemplate::Content{sources, *std::move(parsed)}));
  }
  messages = take(std::move(sources), std::move(diagnostics));
  return result;
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
  app::TemplateFolder folder(content_->resources->folder, {}, sources, diagnostics);
  auto parsed =
      templates::Template::read(sources, file, folder, diagnostics);
  return loaded(std::move(parsed), std::move(sources), std::move(diagnostics), messages);
}

std::optional<LoadedTemplate> Engine::load_template(std::string_view id, Messages& messages) const {
  Sources sources;
  Diagnostics diagnostics;
  std::optional<templates::Template> parsed;
  if (const auto path = app::find_template_id(id, content_->resources->folder, diagnostics)) {
    parsed = app::load_template(*path, *content_->resources, sources, diagnostics);
  }
  return loaded(std::move(parsed), std::move(sources), std::move(diagnostics), messages);
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
  const LoadedTemplate::Content& form = request.form.content();
  Sources sources = form.sources;
  Diagnostics diagnostics;
  std::vector<FileId> files;
  for (const Input& input : request.data) files.push_back(sources.add(input.name, input.text));

  RenderResult result;
  if (const auto data = app::read_data(sources, files, &form.parsed, diagnostics)) {
    auto rendered = app::render(form.parsed, *data, *state_->resources, state_->worker,
                                {.docx = request.docx,
                                 .pdf = request.pdf,
                                 .svg = request.svg,
                                 .embed_data = request.embed_data,
                                 .signature_fields = request.signature_fields,
                                 .fit = request.fit,
                                 .plain = !request.identity,
                                 .protect = request.identity && request.protect},
                                diagnostics);
    if (rendered) {
      result.docx = std::move(rendered->docx);
      result.pdf = std::move(rendered->pdf);
      result.svg = std::move(rendered->svg);
    }
  }
  result.messages = take(std::move(sources), std::move(diagnostics));
  return result;
}

AnnexResult Session::annex(const AnnexRequest& request) {
  Sources sources = request.form ? request.form->content().sources : Sources();
  Diagnostics diagnostics;
  app::UpdateRequest update;
  update.bytes = request.edited.text;
  update.name = request.edited.name;
  for (const Input& input : request.data) update.data.push_back(sources.add(input.name, input.text));
  if (request.form) update.form = &request.form->content().parsed;
  update.adopt = request.adopt;
  update.options.only = request.only;
  update.options.track = request.track;
  update.options.accept_guess = request.accept_guess;
  update.options.void_signature = request.void_signature;

  AnnexResult result;
  auto merged =
      app::update_document(update, *state_->resources, state_->worker, sources, diagnostics);
  if (merged) {
    result.docx = std::move(merged->bytes);
    result.changed = merged->changed;
    result.conflicts = merged->conflicts;
  }
  result.messages = take(std::move(sources), std::move(diagnostics));
  return result;
}

ExtractResult Session::extract(const ExtractRequest& request) {
  Sources sources;
  Diagnostics diagnostics;
  ExtractResult result;
  const std::string& name = request.edited.name;
  if (const auto document = docx::parse::read(request.edited.text, name, diagnostics)) {
    const app::Resources& resources = *state_->resources;
    const auto read = app::read_back(*document, name, request.adopt, resources.folder, resources,
                                     sources, diagnostics);
    if (read) result.data = data::json_text(read->data);
  }
  result.messages = take(std::move(sources), std::move(diagnostics));
  return result;
}

DiffResult Session::diff(const DiffRequest& request) {
  Sources sources;
  Diagnostics diagnostics;
  DiffResult result;
  const auto older = docx::parse::read(request.older.text, request.older.name, diagnostics);
  const auto newer = docx::parse::read(request.newer.text, request.newer.name, diagnostics);
  if (older && newer) {
    const auto record = merge::read_record(older->package, diagnostics);
    static_cast<void>(merge::read_record(newer->package, diagnostics));
    if (request.docx && !diagnostics.has_errors()) {
      auto marked = merge::tracked_diff(request.older.text, *older, *newer,
                                        app::date_of(newer->package), diagnostics);
      if (marked) result.docx = std::move(marked->bytes);
    }
    if (!diagnostics.has_errors()) {
      const app::Resources& resources = *state_->resources;
      result.json = merge::comparison_json(
          app::compare_files(*older, record ? &*record : nullptr, *newer, resources.folder,
                             &resources, sources),
          Language::Vietnamese);
    }
  }
  result.messages = take(std::move(sources), std::move(diagnostics));
  return result;
}

std::string_view version() {
  return VANTHU_VERSION;
}

}  // namespace vanthu
