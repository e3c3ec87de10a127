#include "app/update_document.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "app/keep_hand.h"
#include "app/merge_data.h"
#include "app/template_folder.h"
#include "data/json.h"
#include "data/write_json.h"
#include "docx/parse/read.h"
#include "merge/carriers.h"
#include "merge/find_blocks.h"
#include "merge/flow_back.h"
#include "merge/merge_furniture.h"
#include "merge/points.h"
#include "merge/record_reader.h"
#include "rules/apply.h"

namespace vanthu::app {
namespace {

// By a bookmark, when record and properties are gone.
bool has_points(const docx::parse::Document& document) {
  const auto& bookmarks = document.part_of(document.body()).bookmarks;
  return std::any_of(bookmarks.begin(), bookmarks.end(),
                     [](const auto& one) { return merge::is_point(one.name); });
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

// What people changed in the text goes into the data, so that all other places follow. Only by the
// template that made the file: another one would find other words where the values stand.
data::Value edited_data(const UpdateRequest& request, const docx::parse::Document& edited,
                        const merge::Record& record, const data::Value& base,
                        const merge::FoundBlocks& found, const templates::Template& form,
                        const Resources& resources, Worker& worker, Diagnostics& diagnostics,
                        merge::FurnitureTexts& furniture) {
  std::optional<rules::StyledDocument> styled;
  std::optional<merge::ShownValues> shown;
  Diagnostics ignored;
  if (form.id() == record.template_id && form.digest() == record.template_digest) {
    const auto document = templates::expand(form, base, resources.kinds, ignored);
    if (document) styled = rules::apply(*document, resources.rules, worker.shaper, ignored);
    if (styled && !ignored.has_errors()) {
      shown.emplace(*styled);
      furniture = merge::furniture_texts(*styled);
    }
  }
  const merge::FlowInput input{found, record, shown ? &*shown : nullptr,
                               merge::read_values(edited.package, diagnostics), request.adopt};
  return merge::flow_back(input, base, diagnostics).data;
}

// The data of the file do not fit a template that another one's document is to be moved to.
bool is_foreign(const templates::Template& form, const merge::Record& record,
                const data::Value& carried, const std::string& name, const Resources& resources,
                Diagnostics& diagnostics) {
  if (record.template_id == form.id()) return false;
  Diagnostics problems;
  static_cast<void>(templates::expand(form, carried, resources.kinds, problems));
  const auto unknown = static_cast<std::size_t>(
      std::count_if(problems.all().begin(), problems.all().end(), [](const Diagnostic& one) {
        return one.code == Code::DataFieldUnknown;
      }));
  const auto* fields = carried.as<data::Object>();
  if (unknown == 0 || fields == nullptr) return false;
  diagnostics.add(Code::AnnexTemplateOther, {},
                  {name, record.template_id, form.id(),
                   fmt::format_int(fields->size() - std::min(unknown, fields->size())).str(),
                   fmt::format_int(fields->size()).str()});
  return true;
}

// What the document is made of, and what it would be made of had nobody changed the text.
struct BothData {
  data::Value all;
  std::string given;  // JSON; "" when both are the same
  merge::FurnitureTexts furniture = {};  // of the file as it was made
};

std::string given_beside(const data::Value& given, const data::Value& all) {
  std::string text = data::json_line(given);
  return text == data::json_line(all) ? std::string() : text;
}

std::optional<data::Value> laid_over(data::Value base, data::Value later,
                                     Diagnostics& diagnostics) {
  std::vector<data::Value> both;
  both.reserve(2);
  both.push_back(std::move(base));
  both.push_back(std::move(later));
  return merge_data(std::move(both), diagnostics);
}

// The data in the file with what people changed, and those that are given over them.
std::optional<BothData> data_of(const UpdateRequest& request, const docx::parse::Document& edited,
                                const merge::AnnexBase* file, const templates::Template& form,
                                const Resources& resources, Worker& worker, Sources& sources,
                                Diagnostics& diagnostics) {
  if (file == nullptr) {
    auto only = read_data(sources, request.data, &form, diagnostics);
    if (!only) return std::nullopt;
    return BothData{*std::move(only), {}};
  }
  const merge::Record& record = file->record;
  auto base = data::read_json(sources, sources.add(request.name, record.data), diagnostics);
  if (!base || is_foreign(form, record, *base, request.name, resources, diagnostics)) {
    return std::nullopt;
  }
  merge::FurnitureTexts furniture;
  data::Value carried = edited_data(request, edited, record, *base, file->found, form, resources,
                                    worker, diagnostics, furniture);
  // What was given last, when people had changed something already.
  data::Value given_before = *std::move(base);
  if (!record.given.empty()) {
    auto value = data::read_json(sources, sources.add(request.name, record.given), diagnostics);
    if (!value) return std::nullopt;
    given_before = *std::move(value);
  }
  if (request.data.empty()) {
    std::string given = given_beside(given_before, carried);
    return BothData{std::move(carried), std::move(given), std::move(furniture)};
  }
  auto given = read_data(sources, request.data, &form, diagnostics);
  if (!given) return std::nullopt;
  data::Value kept = *given;
  keep_hand(given_before, carried, kept);
  const auto given_now = laid_over(std::move(given_before), *std::move(given), diagnostics);
  auto all = laid_over(std::move(carried), std::move(kept), diagnostics);
  if (!all || !given_now) return std::nullopt;
  std::string beside = given_beside(*given_now, *all);
  return BothData{*std::move(all), std::move(beside), std::move(furniture)};
}

}  // namespace

std::string date_of(const docx::parse::Package& package) {
  const docx::parse::Part* core = package.find("docProps/core.xml");
  if (core == nullptr) return {};
  const std::size_t element = core->bytes.find("<dcterms:created");
  if (element == std::string_view::npos) return {};
  const std::size_t text = core->bytes.find('>', element) + 1;
  const std::string date(core->bytes.substr(text, 10));
  const auto fits = [&](std::size_t at) {
    return at == 4 || at == 7 ? date[at] == '-' : date[at] >= '0' && date[at] <= '9';
  };
  if (date.size() < 10) return {};
  for (std::size_t at = 0; at < date.size(); ++at) {
    if (!fits(at)) return {};
  }
  return date;
}

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

  std::optional<merge::AnnexBase> base;
  if (record) base.emplace(merge::AnnexBase{*record, merge::find_blocks(*edited, *record)});
  const auto data = data_of(request, *edited, base ? &*base : nullptr, *form, resources, worker,
                            sources, diagnostics);
  if (!data) return std::nullopt;
  auto rendered = render(*form, data->all, resources, worker, {.docx_parts = true}, diagnostics);
  if (!rendered) return std::nullopt;

  const auto ours = docx::parse::read(*std::move(rendered->docx_parts), form->id(), diagnostics);
  const auto our_record =
      ours ? merge::read_record(ours->package, diagnostics) : std::optional<merge::Record>();
  if (!our_record) return std::nullopt;
  merge::AnnexOptions options = request.options;
  options.date = date_of(ours->package);
  options.given = data->given;
  options.furniture = data->furniture;
  auto result = merge::annex(request.bytes, *edited, std::move(base), *ours, *our_record, options,
                             diagnostics);
  if (!result || record) return result;
  // The file has a record again, so that what people changed can flow back as in any other.
  UpdateRequest again = request;
  const std::string first = std::move(result->bytes);
  again.bytes = first;
  const std::size_t conflicts = result->conflicts;
  result = update_document(again, resources, worker, sources, diagnostics);
  if (result) {
    result->changed = result->bytes != request.bytes;
    result->conflicts += conflicts;
  }
  return result;
}

}  // namespace vanthu::app
