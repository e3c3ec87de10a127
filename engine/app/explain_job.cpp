#include <fmt/format.h>

#include <iterator>

#include "app/check_job.h"
#include "app/check_resources.h"
#include "app/job_parts.h"
#include "rules/values.h"

namespace vanthu::app {
namespace {

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

  void entry(const rules::Entry& entry, const std::string& words, bool mendable = false) {
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
      if (mendable) mended();
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
    entry(type.entry, words, true);
  }
  template <typename T>
  void value(const rules::Value<T>& value) {
    entry(
        value.entry,
        fmt::format("{}: {}; {}: {}", english_ ? "allowed" : "cho phép", range_of(value, english_),
                    english_ ? "used" : "vanthu dùng", figure(value(model::SizeSet::Body14))),
        is_of_page(value.entry.id));
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
      if (rule.mendable) mended();
    }
  }

  std::string out;

 private:
  static bool is_of_page(std::string_view id) {
    return id.starts_with("kho-giay-") || id == "le-tren" || id == "le-duoi" || id == "le-trai" ||
           id == "le-phai";
  }
  void mended() {
    out += english_ ? "vanthu check --fix mends it where that is mechanical\n"
                    : "vanthu check --fix sửa được những chỗ máy móc\n";
  }

  std::string_view wanted_;
  bool english_;
};

}  // namespace

JobResult run(const ExplainJob& job) {
  return guarded(job.input, [&] {
    Sources sources;
    Diagnostics diagnostics;
    JobResult result;
    const bool english = job.input.language == Language::English;
    const auto resources = open_check_resources(job.input.resources, sources, diagnostics);
    Explainer explainer(job.rule, english);
    if (resources) {
      const rules::RuleSet::Values& values = resources->state.values();
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
