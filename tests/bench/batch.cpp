// Figures for many documents and for large ones.
//
//   batch     the program, `vanthu batch` with 2 threads and both formats, 100 and 3,321 rows over
//             the long sample (12 pages): documents a second, peak memory of the process
//   resume    the same command again with nothing left to do
//   rows      the same rows read from JSONL and from XLSX (opened, and every row bound)
//   annex     a table of n rows in an annex
//   fields    a template of n fields, each printed once
//
// The last two twice: as the command a person runs, in a process of its own, and again and again in
// one process. There freed memory is handed out in another order each time, so neighbours no longer
// stand side by side, and what outgrows the processor's cache costs more than twice for twice the
// size.
//
// Prints figures and ratios; judges nothing. Everything goes to a temporary folder.

#include <limits>

#include "app/pipeline.h"
#include "app/row_source.h"
#include "data/write_json.h"
#include "forms/xlsxwriter_library.h"
#include "measure.h"

namespace {

using namespace vanthu;
using namespace vanthu::bench;
namespace fs = std::filesystem;

constexpr std::string_view form_id = "van-ban-co-ten-loai";
constexpr int communes = 3321;

std::string agency(int number) {
  return fmt::format("Ủy ban nhân dân\nxã Phú Thịnh {}", number);
}

fs::path write_jsonl(const fs::path& folder, int count) {
  std::string text;
  for (int i = 1; i <= count; ++i) {
    text += fmt::format(
        "{{\"co_quan_ban_hanh\": \"Ủy ban nhân dân\\nxã Phú Thịnh {}\", \"dia_danh\": \"Phú Thịnh "
        "{}\", \"so\": {}, \"ky_hieu\": \"KH-UBND\", \"luu\": \"VT, VHXH\"}}\n",
        i, i, i);
  }
  const fs::path path = folder / fmt::format("rows-{}.jsonl", count);
  StagedFile(path, text).commit(Overwrite::Replace);
  return path;
}

fs::path write_xlsx(const fs::path& folder, int count) {
  const fs::path path = folder / "rows.xlsx";
  const forms::XlsxWriter& xlsx = forms::xlsxwriter();
  lxw_workbook* book = xlsx.workbook_new(path.c_str());
  lxw_worksheet* sheet = xlsx.workbook_add_worksheet(book, "Các xã");
  constexpr std::array headers = {"co_quan_ban_hanh", "dia_danh", "so", "ky_hieu", "luu"};
  for (std::size_t i = 0; i < headers.size(); ++i) {
    xlsx.worksheet_write_string(sheet, 0, static_cast<lxw_col_t>(i), headers.at(i), nullptr);
  }
  for (int i = 1; i <= count; ++i) {
    const auto row = static_cast<lxw_row_t>(i);
    xlsx.worksheet_write_string(sheet, row, 0, agency(i).c_str(), nullptr);
    xlsx.worksheet_write_string(sheet, row, 1, fmt::format("Phú Thịnh {}", i).c_str(), nullptr);
    xlsx.worksheet_write_number(sheet, row, 2, i, nullptr);
    xlsx.worksheet_write_string(sheet, row, 3, "KH-UBND", nullptr);
    xlsx.worksheet_write_string(sheet, row, 4, "VT, VHXH", nullptr);
  }
  if (xlsx.workbook_close(book) != LXW_NO_ERROR) throw std::runtime_error("cannot write rows.xlsx");
  return path;
}

void show_batch(const fs::path& program, const fs::path& folder) {
  const fs::path common = source_folder / "samples" / "ke-hoach-dai" / "du-lieu.json";
  for (const int count : {100, communes}) {
    const fs::path out = folder / fmt::format("out-{}", count);
    std::vector<std::string> command = {program.string(),
                                        "batch",
                                        std::string(form_id),
                                        write_jsonl(folder, count).string(),
                                        "--common",
                                        common.string(),
                                        "-o",
                                        out.string(),
                                        "--jobs",
                                        "2"};
    long peak = 0;
    const double time = milliseconds_of([&] { peak = run_program(command).peak_kib; });
    fmt::print(
        "batch of {:5}, both outputs, 2 threads {:8.1f} s    {:6.1f} documents/s   peak {:6.1f} "
        "MiB\n",
        count, time / 1000, count / time * 1000, static_cast<double>(peak) / 1024);
    command.emplace_back("--resume");
    const double again = milliseconds_of([&] { peak = run_program(command).peak_kib; });
    fmt::print(
        "  again with --resume                 {:8.1f} s                          peak {:6.1f} "
        "MiB\n",
        again / 1000, static_cast<double>(peak) / 1024);
    fs::remove_all(out);
  }
}

void show_rows(const fs::path& folder) {
  const Bench bench(form_id);
  for (const fs::path& path : {write_jsonl(folder, communes), write_xlsx(folder, communes)}) {
    std::vector<double> runs;
    for (int i = 0; i < 5; ++i) {
      runs.push_back(milliseconds_of([&] {
        Sources sources;
        Diagnostics ours;
        const auto rows = app::open_rows(path, *bench.form, sources, ours);
        if (!rows || rows->count() != communes) throw std::runtime_error("rows were not read");
        for (std::size_t row = 0; row < rows->count(); ++row) {
          Sources own = sources;
          if (!rows->read(row, own, ours)) throw std::runtime_error("a row was not read");
        }
      }));
    }
    fmt::print("{} rows of {:<26}{:8.1f} ms\n", communes, path.extension().string(), median(runs));
  }
}

// A document by its size: the template's folder or id, and its data.
struct Large {
  std::string form;
  fs::path data;
};

// The least of several runs for each document. Round after round over all of them: a machine that
// is slow for a while is slow for every size, and spoils no ratio.
std::vector<double> command_times(const fs::path& program, const std::vector<Large>& documents,
                                  const char* output) {
  constexpr int rounds = 15;
  std::vector<double> least(documents.size(), std::numeric_limits<double>::max());
  for (int round = 0; round < rounds; ++round) {
    for (std::size_t i = 0; i < documents.size(); ++i) {
      const fs::path out = documents[i].data.parent_path() / output;
      const Usage usage = run_program({program.string(), "render", documents[i].form,
                                       documents[i].data.string(), "-o", out.string(), "--force"});
      least[i] = std::min(least[i], usage.cpu_milliseconds);
    }
  }
  return least;
}

double render_time(const templates::Template& form, const data::Value& data,
                   const app::Resources& resources, const app::Wanted& wanted) {
  std::vector<double> runs;
  app::Worker worker(resources);
  for (int i = 0; i < 5; ++i) {
    runs.push_back(cpu_milliseconds_of([&] {
      Diagnostics ours;
      if (!app::render(form, data, resources, worker, wanted, ours)) {
        throw std::runtime_error(report_text(ours, {}, Language::English));
      }
    }));
  }
  return median(runs);
}

// Times of n, 2n, 4n … and what each doubling costs.
void show_growth(std::string_view title, const fs::path& program, const std::vector<int>& sizes,
                 const std::function<Large(int)>& make) {
  fmt::print("\n{}, CPU time and t(2n)/t(n)\n", title);
  fmt::print("{:>8}{:>20}{:>20}{:>20}{:>20}\n", "n", "command DOCX ms", "command PDF ms",
             "in process DOCX ms", "in process PDF ms");
  std::vector<Large> documents;
  for (const int size : sizes) documents.push_back(make(size));
  const std::vector<double> docx = command_times(program, documents, "n.docx");
  const std::vector<double> pdf = command_times(program, documents, "n.pdf");
  std::vector<double> before;
  for (std::size_t k = 0; k < documents.size(); ++k) {
    const Large& large = documents[k];
    std::vector<double> now = {docx[k], pdf[k]};
    Bench bench(fs::path(large.form));
    const data::Value data = bench.parse(read_file(large.data, app::largest_input));
    now.push_back(render_time(*bench.form, data, *bench.resources, {.docx = true}));
    now.push_back(render_time(*bench.form, data, *bench.resources, {.pdf = true}));
    fmt::print("{:8}", sizes[k]);
    for (std::size_t i = 0; i < now.size(); ++i) {
      fmt::print("{:14.1f}{:>6}", now[i],
                 before.empty() ? "" : fmt::format("{:.2f}", now[i] / before[i]));
    }
    fmt::print("\n");
    before = now;
  }
}

void write(const fs::path& path, std::string_view text) {
  StagedFile(path, text).commit(Overwrite::Replace);
}

void show_annex(const fs::path& program, const fs::path& folder) {
  Bench bench(form_id);
  const std::string sample = read_file(
      source_folder / "samples" / "van-ban-co-ten-loai" / "du-lieu.json", app::largest_input);
  show_growth("annex of n rows", program, {500, 1000, 2000, 4000}, [&](int size) {
    std::string rows;
    for (int i = 1; i <= size; ++i) {
      rows += fmt::format(
          "{}[\"{}\", \"Tỷ lệ nữ cán bộ thôn, tổ dân phố tham gia cấp ủy năm {}\", \"{}%\", "
          "\"Văn phòng HĐND và UBND xã\"]",
          i == 1 ? "" : ", ", i, 2000 + i % 50, i % 100);
    }
    data::Value data = bench.parse(sample);
    const data::Value annex = bench.parse(
        fmt::format("[{{\"tieu_de\": \"Chỉ tiêu\", \"bang\": {{\"cot\": [{{\"ten\": \"TT\", "
                    "\"rong_mm\": 12}}, {{\"ten\": \"Chỉ tiêu\"}}, {{\"ten\": \"Mức\"}}, "
                    "{{\"ten\": \"Đơn vị\"}}], \"hang\": [{}]}}}}]",
                    rows));
    auto& members = std::get<data::Object>(data.content);
    if (data::Member* old = members.find("phu_luc")) {
      old->value = annex;
    } else {
      members.push_back({"phu_luc", annex, {}});
    }
    const fs::path path = folder / fmt::format("rows-{}.json", size);
    write(path, data::json_compact(data));
    return Large{(source_folder / "templates" / form_id).string(), path};
  });
}

void show_fields(const fs::path& program, const fs::path& folder) {
  show_growth("n fields", program, {2500, 5000, 10000, 20000}, [&](int size) {
    std::string fields;
    std::string body;
    std::string values;
    for (int i = 1; i <= size; ++i) {
      fields += fmt::format("<truong ten=\"f{}\" kieu=\"chu\" bat-buoc=\"co\"/>\n", i);
      body += fmt::format("<doan>Nội dung thứ {}: {{{{ f{} }}}}.</doan>\n", i, i);
      values += fmt::format("{}\"f{}\": \"giá trị thứ {}\"", i == 1 ? "" : ", ", i, i);
    }
    const fs::path form = folder / fmt::format("fields-{}", size);
    fs::create_directories(form);
    write(form / "template.xml",
          fmt::format(
              "<mau id=\"thu\" ten=\"Thử\"><truong-du-lieu>{}</truong-du-lieu><van-ban loai=\"KH\">"
              "<dau-van-ban><co-quan-ban-hanh>UBND xã</co-quan-ban-hanh><so-ky-hieu "
              "ky-hieu=\"KH-UBND\"/><dia-danh-ngay dia-danh=\"Phú Vinh\" "
              "ngay=\"2026-06\"/></dau-van-ban>"
              "<tieu-de><trich-yeu>thử</trich-yeu></tieu-de>{}</van-ban></mau>",
              fields, body));
    write(form / "data.json", "{" + values + "}");
    return Large{form.string(), form / "data.json"};
  });
}

}  // namespace

int main(int, char** argv) {
  return run_in_folder([&](const fs::path& folder) {
    const fs::path program = fs::absolute(argv[0]).parent_path() / "vanthu";
    show_rows(folder);
    show_annex(program, folder);
    show_fields(program, folder);
    fmt::print("\n");
    show_batch(program, folder);
  });
}
