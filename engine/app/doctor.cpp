// doctor: what this installation stands on, line by line. Exit::Internal when it cannot work.

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <hb.h>
#include <libdeflate.h>
#include <libxml/xmlversion.h>
#include <unicode/uversion.h>

#include <iterator>
#include <nlohmann/json.hpp>
#include <stdexcept>

#include "app/job.h"
#include "base/report.h"
#include "forms/xlsxwriter_library.h"
#include "vanthu.h"

namespace vanthu::app {
namespace {

std::string icu_version() {
  UVersionInfo info{};
  u_getVersion(info);
  char text[U_MAX_VERSION_STRING_LENGTH] = "";
  u_versionToString(info, text);
  return text;
}

// The one library that is opened only when it is needed, and may be missing until then.
std::string xlsxwriter_version() {
  try {
    return forms::xlsxwriter().lxw_version();
  } catch (const std::runtime_error& error) {
    return fmt::format("({})", error.what());
  }
}

std::string libraries() {
  return fmt::format(
      "HarfBuzz {}, ICU {}, libxml2 {}, libdeflate {}, libxlsxwriter {}, nlohmann-json {}.{}.{}, fmt "
      "{}.{}.{}",
      hb_version_string(), icu_version(), LIBXML_DOTTED_VERSION, LIBDEFLATE_VERSION_STRING,
      xlsxwriter_version(), NLOHMANN_JSON_VERSION_MAJOR, NLOHMANN_JSON_VERSION_MINOR,
      NLOHMANN_JSON_VERSION_PATCH, FMT_VERSION / 10000, FMT_VERSION / 100 % 100, FMT_VERSION % 100);
}

}  // namespace

JobResult run_doctor(const JobInput& input) {
  return guarded(input, [&] {
    const bool vi = input.language == Language::Vietnamese;
    Sources sources;
    Diagnostics diagnostics;
    const auto resources = open_resources(input.resources, sources, diagnostics);
    std::string out;
    const auto line = [&](std::string_view label_vi, std::string_view label_en,
                          std::string_view value) {
      fmt::format_to(std::back_inserter(out), "{}: {}\n", vi ? label_vi : label_en, value);
    };
    line("phiên bản", "version", version());
    line("thư viện", "libraries", libraries());
    line("thư mục tài nguyên", "resource folder", input.resources.string());
    line("các mẫu", "templates", fmt::format("{}", fmt::join(template_ids(input.resources), ", ")));
    if (resources != nullptr) {
      line("loại văn bản", "kinds of document", fmt::format("{}", resources->kinds.all().size()));
      for (const fonts::Face face : fonts::all_faces) {
        line("phông chữ", "font",
             fmt::format("{} ({} byte{})", resources->fonts->postscript_name(face),
                         resources->fonts->file_bytes(face).size(), vi ? "" : "s"));
      }
    }
    line("giới hạn mỗi tệp dữ liệu", "limit of each input", largest_input_text);
    const std::string report = input.report == ReportFormat::Json
                                   ? report_json(diagnostics, sources, input.language)
                                   : report_text(diagnostics, sources, input.language);
    return JobResult{resources == nullptr ? Exit::Internal : Exit::Done, std::move(out), report};
  });
}

}  // namespace vanthu::app
