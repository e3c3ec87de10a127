#include "app/check_job.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <optional>

#include "app/job_parts.h"
#include "app/outputs.h"
#include "base/file.h"
#include "check/check.h"
#include "check/ready.h"
#include "check/report.h"
#include "check/to_unicode.h"
#include "docx/parse/read.h"
#include "rules/values.h"
#include "text/text.h"

namespace vanthu::app {
namespace {

constexpr std::string_view word_table_file = "templates/tu-hai-am-tiet.txt";

std::optional<docx::parse::Document> read_docx(const std::filesystem::path& path, Sources& sources,
                                               Diagnostics& diagnostics) {
  const auto file = read_input(path, sources, diagnostics);
  if (!file) return std::nullopt;
  return docx::parse::read(sources.text(*file), sources.name(*file), diagnostics);
}

std::vector<check::KindName> kinds_of(const Resources& resources) {
  std::vector<check::KindName> names;
  for (const templates::Kind& kind : resources.kinds.all()) {
    if (kind.named) names.push_back({kind.code, kind.name, kind.sign});
  }
  return names;
}

check::WordTable word_table(const Resources& resources) {
  const std::filesystem::path path = resources.folder / word_table_file;
  return std::filesystem::exists(path) ? check::WordTable(read_file(path, largest_input))
                                       : check::WordTable();
}

std::string summary(const std::vector<std::optional<check::Checked>>& all, bool english) {
  int violations = 0, departures = 0, suspicions = 0;
  for (const auto& one : all) {
    if (!one) continue;
    for (const check::Finding& finding : one->findings) {
      (finding.level == check::Level::Violation   ? violations
       : finding.level == check::Level::Departure ? departures
                                                  : suspicions)++;
    }
  }
  return fmt::format(fmt::runtime(english ? "{} violations, {} departures, {} suspicions\n"
                                          : "{} vi phạm, {} chỗ khác mẫu, {} nghi vấn\n"),
                     violations, departures, suspicions);
}

// ---- explain

std::string figure(Length length) {
  const double points = length.pt();
  const double millimetres = length.mm();
  const bool whole = Length::pt(static_cast<double>(static_cast<long>(points))) == length;
  return whole ? fmt::format("{:g} pt", points) : fmt::format("{:g} mm", millimetres);
}
std::string figure(double value) {
  return fmt::format("{:g}", value);
}
std::string figure(int value) {
  return fmt::format("{}", value);
}
std::string figure(const rules::LineDistance& value) {
  return value.is_exact() ? figure(value.exact) : figure(value.multiple);
}

template <typename T>
std::string range_of(const rules::Value<T>& value, bool english) {
  if (!value.choices.empty()) {
    std::string all;
    for (const T& one : value.choices) all += (all.empty() ? "" : ", ") + figure(one);
    return all;
  }
  if (value.min && value.max) return figure(*value.min) + " – " + figure(*value.max);
  if (value.min) return (english ? "at least " : "ít nhất ") + figure(*value.min);
  if (value.max) return (english ? "at most " : "nhiều nhất ") + figure(*value.max);
  return english ? "free" : "không giới hạn";
}

class Explainer {
 public:
  Explainer(std::string_view wanted, bool english) : wanted_(wanted), english_(english) {}

  void entry(const rules::Entry& entry, const std::string& words) {
    if (wanted_.empty()) {
      fmt::format_to(std::back_inserter(out), "{:<28} {}\n", entry.id, entry.name);
    } else if (entry.id == wanted_) {
      const std::string_view source =
          entry.provenance == rules::Provenance::Decree
              ? (english_ ? "text of the decree" : "lời văn của Nghị định")
          : entry.provenance == rules::Provenance::Sample
              ? (english_ ? "sample forms of the decree" : "mẫu trình bày của Nghị định")
              : (english_ ? "practice; never reported"
                          : "cách làm của các cơ quan; không bao giờ bị báo lỗi");
      fmt::format_to(std::back_inserter(out), "{}: {}\n{}\n{}: {} ({})\n", entry.id, entry.name,
                     words, english_ ? "clause" : "căn cứ", entry.clause, source);
    }
  }

  void value(const rules::Type& type) {
    std::string words =
        fmt::format("{}: {}", english_ ? "size" : "cỡ chữ", range_of(type, english_));
    words += english_ ? (type.capitals ? "; capitals" : "; small letters")
                      : (type.capitals ? "; in hoa" : "; in thường");
    if (type.bold) words += english_ ? ", bold" : ", đậm";
    if (type.italic) words += english_ ? ", italic" : ", nghiêng";
    if (!type.bold && !type.italic) words += english_ ? ", upright" : ", đứng";
    entry(type.entry, words);
  }
  template <typename T>
  void value(const rules::Value<T>& value) {
    entry(value.entry, fmt::format("{}: {}; {}: {}", english_ ? "allowed" : "cho phép",
                                   range_of(value, english_), english_ ? "used" : "vanthu dùng",
                                   figure(value(model::SizeSet::Body14))));
  }
  void value(const rules::Words& words) { entry(words.entry, "“" + words.text + "”"); }

  void rule(const check::RuleWords& rule) {
    if (wanted_.empty()) {
      fmt::format_to(std::back_inserter(out), "{:<28} {}\n", rule.id,
                     english_ ? rule.explain_en : rule.explain_vi);
    } else if (rule.id == wanted_) {
      fmt::format_to(std::back_inserter(out), "{}: {}\n", rule.id,
                     english_ ? rule.explain_en : rule.explain_vi);
      if (!rule.clause.empty()) {
        fmt::format_to(std::back_inserter(out), "{}: {}\n", english_ ? "clause" : "căn cứ",
                       rule.clause);
      }
    }
  }

  std::string out;

 private:
  std::string_view wanted_;
  bool english_;
};

}  // namespace

JobResult run(const CheckJob& job) {
  return guarded(job.input, [&] {
    Sources sources;
    Diagnostics diagnostics;
    JobResult result;
    const bool english = job.input.language == Language::English;
    const auto resources = open_resources(job.input.resources, sources, diagnostics);
    std::vector<std::optional<check::Checked>> all;
    bool fails = false;
    if (resources) {
      const auto kinds = kinds_of(*resources);
      const check::WordTable table = word_table(*resources);
      for (const std::filesystem::path& path : job.files) {
        auto& checked = all.emplace_back();
        const auto document = read_docx(path, sources, diagnostics);
        if (!document) continue;
        checked = check::check(*document, resources->rules, kinds, table);
        fails = fails ||
                std::any_of(checked->findings.begin(), checked->findings.end(),
                            [&](const check::Finding& one) { return one.level <= job.fail_on; });
      }
    }
    std::vector<check::FileFindings> files;
    for (std::size_t i = 0; i < all.size(); ++i) {
      files.push_back({job.files[i].string(), all[i] ? &*all[i] : nullptr});
    }
    if (job.explain_structure) {
      for (std::size_t i = 0; i < all.size(); ++i) {
        if (!all[i]) continue;
        if (all.size() > 1) result.output += files[i].file + "\n";
        result.output += check::explain(all[i]->structure, all[i]->reading, english);
      }
      fails = false;
    } else if (job.format == FindingsFormat::Json) {
      result.output = check::report_json(files, english);
    } else if (job.format == FindingsFormat::Sarif) {
      result.output = check::report_sarif(files, english);
    } else {
      for (std::size_t i = 0; i < all.size(); ++i) {
        if (all[i]) result.output += check::report_text(*all[i], files[i].file, english);
      }
      const bool some_read =
          std::any_of(all.begin(), all.end(), [](const auto& one) { return one.has_value(); });
      if (some_read) result.output += summary(all, english);
    }
    result.exit = exit_of(diagnostics);
    if (!resources) result.exit = Exit::Internal;
    if (result.exit == Exit::Done && fails) result.exit = Exit::Refused;
    result.report = report(diagnostics, sources, job.input);
    return result;
  });
}

JobResult run(const ReadyJob& job) {
  return guarded(job.input, [&] {
    Sources sources;
    Diagnostics diagnostics;
    JobResult result;
    const bool english = job.input.language == Language::English;
    const auto resources = open_resources(job.input.resources, sources, diagnostics);
    bool ready = false;
    const auto document = resources ? read_docx(job.file, sources, diagnostics) : std::nullopt;
    if (document) {
      const auto checked =
          check::check(*document, resources->rules, kinds_of(*resources), word_table(*resources));
      const auto found = check::obstacles(*document, checked);
      ready = found.empty();
      if (job.json) {
        result.output = check::ready_json(job.file.string(), found, english);
      } else {
        result.output = job.file.string() + ": " +
                        (ready     ? (english ? "ready for signature\n" : "trình ký được\n")
                         : english ? "not ready for signature\n"
                                   : "chưa trình ký được\n");
        for (const check::Obstacle& one : found) {
          result.output += "- " + (english ? one.en : one.vi) + "\n";
        }
      }
    }
    result.exit = resources ? exit_of(diagnostics) : Exit::Internal;
    if (result.exit == Exit::Done && !ready) result.exit = Exit::Refused;
    result.report = report(diagnostics, sources, job.input);
    return result;
  });
}

JobResult run(const ToUnicodeJob& job) {
  return guarded(job.input, [&] {
    Sources sources;
    Diagnostics diagnostics;
    JobResult result;
    const bool english = job.input.language == Language::English;
    check_writable({job.output}, job.overwrite, diagnostics);
    const auto document = read_docx(job.file, sources, diagnostics);
    Committed committed = Committed::All;
    if (document && !diagnostics.has_errors()) {
      const check::Converted converted = check::to_unicode(*document);
      if (converted.words == 0) {
        result.output = english ? "no text of before Unicode; nothing was written\n"
                                : "không có chữ nào dùng bảng mã cũ; không ghi tệp nào\n";
      } else {
        committed = commit_all({{job.output, converted.bytes}}, job.overwrite, diagnostics);
        result.output = fmt::format(
            fmt::runtime(english ? "wrote {}: {} stretches of text turned into Unicode\n"
                                 : "đã ghi {}: {} đoạn chữ chuyển sang Unicode\n"),
            job.output.string(), converted.words);
      }
    }
    result.exit = committed == Committed::All ? exit_of(diagnostics) : Exit::NotWritten;
    if (result.exit != Exit::Done) result.output.clear();
    result.report = report(diagnostics, sources, job.input);
    return result;
  });
}

JobResult run(const ExplainJob& job) {
  return guarded(job.input, [&] {
    Sources sources;
    Diagnostics diagnostics;
    JobResult result;
    const bool english = job.input.language == Language::English;
    const auto resources = open_resources(job.input.resources, sources, diagnostics);
    Explainer explainer(job.rule, english);
    if (resources) {
      const rules::RuleSet::Values& values = resources->rules.values();
#define VANTHU_TYPE(member, element) explainer.value(values.member);
#define VANTHU_LENGTH(member, element) explainer.value(values.member);
#define VANTHU_RATIO(member, element) explainer.value(values.member);
#define VANTHU_COUNT(member, element) explainer.value(values.member);
#define VANTHU_LINES(member, element) explainer.value(values.member);
#define VANTHU_WORDS(member, element) explainer.value(values.member);
#include "rules/values.def"
#undef VANTHU_TYPE
#undef VANTHU_LENGTH
#undef VANTHU_RATIO
#undef VANTHU_COUNT
#undef VANTHU_LINES
#undef VANTHU_WORDS
      for (const check::RuleWords& rule : check::all_rules()) explainer.rule(rule);
    }
    result.output = std::move(explainer.out);
    result.exit = resources ? exit_of(diagnostics) : Exit::Internal;
    result.report = report(diagnostics, sources, job.input);
    if (resources && result.output.empty()) {
      result.exit = Exit::Refused;
      result.report += fmt::format(
          fmt::runtime(english ? "no rule is called “{}”; vanthu explain lists them all\n"
                               : "không có quy tắc “{}”; vanthu explain in ra mọi quy tắc\n"),
          job.rule);
    }
    return result;
  });
}

}  // namespace vanthu::app
