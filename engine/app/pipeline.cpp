#include "app/pipeline.h"

#include <utility>

#include "app/fit_pages.h"
#include "app/merge_data.h"
#include "app/signing_check.h"
#include "data/json.h"
#include "data/sheet.h"
#include "data/write_json.h"
#include "docx/write.h"
#include "forms/bind_sheets.h"
#include "layout/header_heights.h"
#include "layout/page_references.h"
#include "layout/pages.h"
#include "model/document.h"
#include "rules/apply.h"
#include "svg/write.h"
#include "vanthu.h"

namespace vanthu::app {
namespace {

std::optional<rules::StyledDocument> style(const model::Document& document,
                                           const Resources& resources, Worker& worker,
                                           Diagnostics& diagnostics) {
  auto styled = rules::apply(document, resources.rules, worker.shaper, diagnostics);
  if (diagnostics.has_errors()) return std::nullopt;
  layout::hold_header_heights(styled, worker.shaper);
  return styled;
}

// All sources merged, as one file would have said it.
pdf::Attachment attachment_of(const data::Value& data) {
  return {"du-lieu.json", "application/json", "Dữ liệu của văn bản", data::json_text(data)};
}

void add_docx(Rendered& result, const rules::StyledDocument& styled,
              const templates::Template& source, const data::Value& data,
              const Resources& resources, Worker& worker, const Wanted& wanted) {
  if (!wanted.docx && !wanted.docx_parts) return;
  docx::Origin origin;
  docx::Options options{.cache = &worker.docx_parts};
  if (!wanted.plain) {
    origin = {.engine = version(),
              .template_id = source.id(),
              .template_digest = source.digest(),
              .rules_id = resources.rules.id(),
              .rules_digest = resources.rules.digest(),
              .data = data::json_compact(data),
              .question = [&](std::string_view path) { return source.question(path); }};
    options.origin = &origin;
    options.protect = wanted.protect;
  }
  if (wanted.docx) result.docx = docx::write(styled, options);
  if (wanted.docx_parts) result.docx_parts = docx::parts(styled, options);
}

}  // namespace

std::optional<data::Value> read_data(Sources& sources, const std::vector<FileId>& files,
                                     const templates::Template* form, Diagnostics& diagnostics) {
  if (files.empty()) return data::Value{data::Object{}, {}};
  std::vector<data::Value> values;
  for (const FileId file : files) {
    std::optional<data::Value> value;
    if (!data::is_sheet_file(sources.name(file))) {
      value = data::read_json(sources, file, diagnostics);
    } else if (const auto sheets = data::read_sheets(sources, file, diagnostics);
               sheets && form != nullptr) {
      value = forms::bind_sheets(*sheets, *form, values, diagnostics);
    }
    if (value) values.push_back(*std::move(value));
  }
  if (values.size() < files.size()) return std::nullopt;
  return merge_data(std::move(values), diagnostics);
}

std::optional<Rendered> render(const templates::Template& source, const data::Value& data,
                               const Resources& resources, Worker& worker, const Wanted& wanted,
                               Diagnostics& diagnostics) {
  const auto document = templates::expand(source, data, resources.kinds, diagnostics);
  if (!document) return std::nullopt;
  if (wanted.pdf && wanted.signature_fields) check_signing(*document, diagnostics);
  Rendered result;
  if (!wanted.pdf && !wanted.svg && !wanted.check_pages && !wanted.fit && !wanted.break_risks) {
    auto styled = style(*document, resources, worker, diagnostics);
    if (!styled) return std::nullopt;
    if (layout::has_page_references(*styled) &&
        !layout::paginate_settled(*styled, worker.shaper, diagnostics, &worker.paragraphs)) {
      return std::nullopt;
    }
    add_docx(result, *styled, source, data, resources, worker, wanted);
    return result;
  }
  const auto laid_out = lay_out(*document, resources, worker, wanted.fit, diagnostics);
  if (!laid_out || diagnostics.has_errors()) return std::nullopt;
  const auto& [styled, pages] = *laid_out;
  if (wanted.break_risks) result.break_risks = layout::break_risks(pages);
  if (wanted.pdf) {
    pdf::Extras extras;
    extras.signature_fields = wanted.signature_fields;
    if (wanted.embed_data) extras.data = attachment_of(data);
    result.pdf = pdf::write(pages, styled.properties, *resources.fonts, worker.pdf_memo, extras);
  }
  if (wanted.svg) result.svg = svg::write(pages, styled.properties, *resources.fonts);
  add_docx(result, styled, source, data, resources, worker, wanted);
  return result;
}

std::optional<std::string> dump(const templates::Template& source, const data::Value& data,
                                const Resources& resources, Worker& worker, Stage stage,
                                Diagnostics& diagnostics) {
  const auto document = templates::expand(source, data, resources.kinds, diagnostics);
  if (!document) return std::nullopt;
  if (stage == Stage::Document) return model::dump(*document);
  auto styled = style(*document, resources, worker, diagnostics);
  if (!styled) return std::nullopt;
  if (stage == Stage::Styled) return rules::dump(*styled);
  if (stage == Stage::ReadingText && !layout::has_page_references(*styled)) {
    return rules::reading_text(*styled);
  }
  const auto pages =
      layout::paginate_settled(*styled, worker.shaper, diagnostics, &worker.paragraphs);
  if (!pages) return std::nullopt;
  if (stage == Stage::ReadingText) return rules::reading_text(*styled);
  return layout::dump(*pages);
}

}  // namespace vanthu::app
