#include "app/update_document.h"

#include <algorithm>
#include <utility>

#include "app/template_folder.h"
#include "docx/parse/read.h"
#include "merge/find_blocks.h"
#include "merge/points.h"
#include "merge/record_reader.h"

namespace vanthu::app {
namespace {

// By a bookmark, when record and properties are gone.
bool has_points(const docx::parse::Document& document) {
  const auto& bookmarks = document.part_of(document.body()).bookmarks;
  return std::any_of(bookmarks.begin(), bookmarks.end(),
                     [](const auto& one) { return merge::is_point(one.name); });
}

// "2026-06-15" of docProps/core.xml as we write it; "" for a document without a whole date.
std::string date_of(const docx::parse::Package& package) {
  const docx::parse::Part* core = package.find("docProps/core.xml");
  if (core == nullptr) return {};
  const std::size_t element = core->bytes.find("<dcterms:created");
  if (element == std::string_view::npos) return {};
  const std::size_t text = core->bytes.find('>', element) + 1;
  return std::string(core->bytes.substr(text, 10));
}

std::optional<templates::Template> own_template(const std::string& id, const std::string& file,
                                                const Resources& resources, Sources& sources,
                                                Diagnostics& diagnostics) {
  const std::vector<std::string> known = template_ids(resources.folder);
  if (std::find(known.begin(), known.end(), id) == known.end()) {
    diagnostics.add(Code::AnnexTemplateUnknown, {}, {file, id});
    return std::nullopt;
  }
  const auto path = find_template_id(id, resources.folder, diagnostics);
  if (!path) return std::nullopt;
  return load_template(*path, resources, sources, diagnostics);
}

}  // namespace

std::optional<merge::AnnexResult> update_document(const UpdateRequest& request,
                                                  const Resources& resources, Worker& worker,
                                                  Sources& sources, Diagnostics& diagnostics) {
  const auto edited = docx::parse::read(request.bytes, request.name, diagnostics);
  if (!edited) return std::nullopt;
  const std::size_t errors = diagnostics.count(Severity::Error);
  const auto record = merge::read_record(edited->package, diagnostics);
  const merge::Imprint imprint = merge::read_imprint(edited->package, diagnostics);
  if (diagnostics.count(Severity::Error) > errors) return std::nullopt;
  if (!record && !imprint.is_ours() && !has_points(*edited)) {
    diagnostics.add(Code::AnnexNotOurs, {}, {request.name});
    return std::nullopt;
  }

  const std::string id = record ? record->template_id : imprint.template_id;
  std::optional<templates::Template> own;
  const templates::Template* form = request.form;
  if (form == nullptr) {
    own = own_template(id, request.name, resources, sources, diagnostics);
    if (!own) return std::nullopt;
    form = &*own;
  }
  if (record && record->template_id == form->id() && record->template_digest != form->digest()) {
    diagnostics.add(Code::AnnexTemplateChanged, {}, {id});
  }

  std::vector<FileId> files;
  if (record) files.push_back(sources.add(request.name, record->data));
  files.insert(files.end(), request.data.begin(), request.data.end());
  const auto data = read_data(sources, files, form, diagnostics);
  if (!data) return std::nullopt;
  const auto rendered = render(*form, *data, resources, worker, {.docx = true}, diagnostics);
  if (!rendered) return std::nullopt;

  const auto ours = docx::parse::read(*rendered->docx, form->id(), diagnostics);
  const auto our_record =
      ours ? merge::read_record(ours->package, diagnostics) : std::optional<merge::Record>();
  if (!our_record) return std::nullopt;
  merge::AnnexOptions options = request.options;
  options.date = date_of(ours->package);
  return merge::annex(request.bytes, *edited, record ? &*record : nullptr, *ours, *our_record,
                      options, diagnostics);
}

}  // namespace vanthu::app
