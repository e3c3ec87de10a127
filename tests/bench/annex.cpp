// Figures for `vanthu annex`: a document that came back edited takes new data.
//
//   plan      the long sample with two annexes of 25 rows, and a plan with a table of contents; a
//             word by hand and new data in both
//   rows      an annex of n rows; a word by hand in every 25th, new data in every 10th, one row new
//
//   cold      the program from start to end, the new file on disk (fsync included): time on the
//             wall, median and least of 31 runs, and CPU time, the least
//   warm      one thread, template and engine opened once: CPU time, median
//
// Prints figures and ratios; judges nothing. Everything goes to a temporary folder.

#include <limits>

#include "app/pipeline.h"
#include "app/update_document.h"
#include "data/write_json.h"
#include "measure.h"
#include "zip/read.h"

namespace {

using namespace vanthu;
using namespace vanthu::bench;
namespace fs = std::filesystem;

void write(const fs::path& path, std::string_view text) {
  StagedFile(path, text).commit(Overwrite::Replace);
}

// Every n-th place of the words says others; all other bytes stay.
std::string edited_by_hand(const std::string& bytes, std::string_view words, std::string_view with,
                           std::size_t every) {
  Diagnostics diagnostics;
  auto entries = zip::read(bytes, "a.docx", {}, diagnostics);
  if (!entries) throw std::runtime_error("the document cannot be read");
  std::size_t edits = 0;
  for (zip::Entry& entry : *entries) {
    if (entry.name != "word/document.xml") continue;
    std::size_t count = 0;
    for (std::size_t at = entry.bytes.find(words); at != std::string::npos;
         at = entry.bytes.find(words, at + 1)) {
      if (++count % every != 0) continue;
      entry.bytes.replace(at, words.size(), with);
      ++edits;
    }
  }
  if (edits == 0) throw std::runtime_error("nothing to edit");
  return zip::write(*entries);
}

std::string replaced(std::string text, std::string_view words, std::string_view with) {
  const std::size_t at = text.find(words);
  if (at == std::string::npos) throw std::runtime_error("the data have no such words");
  return text.replace(at, words.size(), with);
}

// A document that came back, and the data that it is to take.
struct Case {
  std::string form;
  std::string edited;  // bytes
  std::string data;    // JSON
};

Case make_case(const std::string& form, const std::string& before, std::string after,
               std::string_view words, std::string_view with, std::size_t every) {
  Bench bench{std::string_view(form)};
  app::Worker worker(*bench.resources);
  Diagnostics ours;
  const auto rendered =
      app::render(*bench.form, bench.parse(before), *bench.resources, worker, {.docx = true}, ours);
  bench.require(rendered.has_value());
  return {form, edited_by_hand(*rendered->docx, words, with, every), std::move(after)};
}

struct Cold {
  double median = 0, least = 0, cpu = std::numeric_limits<double>::max();
};

Cold cold_time(const fs::path& program, const fs::path& folder, const Case& one, int runs) {
  write(folder / "edited.docx", one.edited);
  write(folder / "new.json", one.data);
  std::vector<double> times;
  Cold cold;
  for (int i = 0; i < runs; ++i) {
    times.push_back(milliseconds_of([&] {
      const Usage usage = run_program({program.string(), "annex", (folder / "edited.docx").string(),
                                       (folder / "new.json").string(), "-o",
                                       (folder / "out.docx").string(), "--force"});
      cold.cpu = std::min(cold.cpu, usage.cpu_milliseconds);
    }));
  }
  cold.median = median(times);
  cold.least = *std::min_element(times.begin(), times.end());
  return cold;
}

double warm_time(const Case& one, int runs) {
  Bench bench{std::string_view(one.form)};
  app::Worker worker(*bench.resources);
  std::vector<double> times;
  for (int i = 0; i < runs; ++i) {
    Sources sources;
    Diagnostics ours;
    app::UpdateRequest request;
    request.bytes = one.edited;
    request.name = "edited.docx";
    request.form = &*bench.form;
    request.data = {sources.add("new.json", one.data)};
    times.push_back(cpu_milliseconds_of([&] {
      const auto result = app::update_document(request, *bench.resources, worker, sources, ours);
      if (!result || !result->changed) {
        throw std::runtime_error(report_text(ours, sources, Language::English));
      }
    }));
  }
  return median(times);
}

void show(std::string_view name, const fs::path& program, const fs::path& folder, const Case& one) {
  const Cold cold = cold_time(program, folder, one, 31);
  fmt::print("{:<36}  cold {:6.1f} ms (least {:.1f}, CPU {:.1f})   warm {:6.2f} ms\n", name,
             cold.median, cold.least, cold.cpu, warm_time(one, 101));
}

std::string sample(std::string_view name) {
  return read_file(source_folder / "samples" / name / "du-lieu.json", app::largest_input);
}

constexpr std::string_view form_id = "van-ban-co-ten-loai";

// The sample with `count` annexes of `rows` rows each.
std::string with_annexes(std::string_view name, int count, int rows, bool is_new) {
  Bench bench(form_id);
  std::string annexes;
  for (int a = 1; a <= count; ++a) {
    std::string lines;
    for (int i = 1; i <= rows; ++i) {
      const int level = (i % 60) + (is_new && i % 10 == 0 ? 7 : 0);
      lines += fmt::format(
          "{}[\"{}\", \"Tỷ lệ nữ cán bộ thôn, tổ dân phố tham gia cấp ủy năm {}\", \"{}%\", "
          "\"Văn phòng HĐND và UBND xã\"]",
          i == 1 ? "" : ", ", i, 2000 + i, level);
      if (is_new && i == rows) {
        lines += fmt::format(", [\"{}\", \"Chỉ tiêu mới\", \"5%\", \"Công an xã\"]", rows + 1);
      }
    }
    annexes += fmt::format(
        "{}{{\"tieu_de\": \"Chỉ tiêu {}\", \"bang\": {{\"cot\": [{{\"ten\": \"TT\", \"rong_mm\": "
        "14}}, {{\"ten\": \"Chỉ tiêu\"}}, {{\"ten\": \"Mức\"}}, {{\"ten\": \"Đơn vị\"}}], "
        "\"hang\": [{}]}}}}",
        a == 1 ? "" : ", ", a, lines);
  }
  data::Value data = bench.parse(sample(name));
  auto& members = std::get<data::Object>(data.content);
  data::Value value = bench.parse("[" + annexes + "]");
  if (data::Member* old = members.find("phu_luc")) {
    old->value = std::move(value);
  } else {
    members.push_back({"phu_luc", std::move(value), {}});
  }
  return data::json_compact(data);
}

Case rows_case(std::string_view name, int annexes, int rows) {
  return make_case(std::string(form_id), with_annexes(name, annexes, rows, false),
                   with_annexes(name, annexes, rows, true), "tổ dân phố", "khu phố", 25);
}

void show_plans(const fs::path& program, const fs::path& folder) {
  show("plan, two annexes of 25 rows", program, folder, rows_case("ke-hoach-dai", 2, 25));
  const std::string name = "ke-hoach-chien-luoc-tinh";
  const std::string data = sample(name);
  show("plan with a table of contents", program, folder,
       make_case(name, data,
                 replaced(data, "lĩnh vực kinh tế, lao động", "lĩnh vực kinh tế và việc làm"),
                 "khởi nghiệp", "khởi sự kinh doanh", 1));
}

void show_rows(const fs::path& program, const fs::path& folder) {
  fmt::print("\nannex of n rows, and t(2n)/t(n)\n");
  fmt::print("{:>8}{:>16}{:>22}{:>22}\n", "n", "cold ms", "cold CPU ms", "warm ms");
  double cpu_before = 0;
  double warm_before = 0;
  const auto ratio = [](double now, double before) {
    return before > 0 ? fmt::format("{:8.2f}", now / before) : fmt::format("{:>8}", "");
  };
  for (const int rows : {500, 1000, 2000, 4000}) {
    const Case one = rows_case(form_id, 1, rows);
    const Cold cold = cold_time(program, folder, one, 15);
    const double warm = warm_time(one, 9);
    fmt::print("{:8}{:16.1f}{:14.1f}{}{:14.1f}{}\n", rows, cold.least, cold.cpu,
               ratio(cold.cpu, cpu_before), warm, ratio(warm, warm_before));
    cpu_before = cold.cpu;
    warm_before = warm;
  }
}

}  // namespace

int main(int, char** argv) {
  return run_in_folder([&](const fs::path& folder) {
    const fs::path program = fs::absolute(argv[0]).parent_path() / "vanthu";
    show_plans(program, folder);
    show_rows(program, folder);
  });
}
