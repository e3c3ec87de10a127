// Figures for the long sample (samples/ke-hoach-dai, 12 pages, through van-ban-co-ten-loai).
//
//   cold      the program from start to end, both outputs on disk (fsync included): median of runs
//   warm      one thread, template and engine opened once, per document: median of rounds, CPU time
//   check     vanthu check, cold and warm; the same of a document of 15,000 paragraphs
//   peak      resident memory of the cold process, and of this one after all rounds
//   floor     what no engine can avoid: libdeflate over the same uncompressed bytes, in turn with
//   the
//             documents
//   growth    the body repeated, from 10 pages to 1,000: t(2n)/t(n)
//
// Prints figures and ratios; judges nothing.

#include <fcntl.h>
#include <fmt/format.h>
#include <libdeflate.h>
#include <sys/resource.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <functional>
#include <memory>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "app/check_resources.h"
#include "app/pipeline.h"
#include "app/resources.h"
#include "app/template_folder.h"
#include "app/update_document.h"
#include "base/file.h"
#include "base/report.h"
#include "check/check.h"
#include "data/json.h"
#include "docx/parse/read.h"
#include "docx/parse/walk.h"
#include "docx/write.h"
#include "layout/pages.h"
#include "measure.h"
#include "merge/find_blocks.h"
#include "pdf/write.h"
#include "rules/apply.h"
#include "vanthu.h"
#include "zip/read.h"

namespace {

using namespace vanthu;
namespace fs = std::filesystem;

using namespace vanthu::bench;

constexpr std::string_view form_id = "van-ban-co-ten-loai";

// Median over 9 rounds of at least 100 ms each.
double per_document(const std::function<void()>& work) {
  work();  // fills the caches
  const double once = std::max(0.001, cpu_milliseconds_of(work));
  const int turns = std::max(3, static_cast<int>(100 / once));
  std::vector<double> rounds;
  for (int round = 0; round < 9; ++round) {
    rounds.push_back(cpu_milliseconds_of([&] {
                       for (int i = 0; i < turns; ++i) work();
                     }) /
                     turns);
  }
  return median(rounds);
}

long own_peak_kibibytes() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  return usage.ru_maxrss;
}

// The uncompressed streams of a PDF of ours: each "/Length n … stream" that is deflated.
std::vector<std::string> pdf_streams(const std::string& pdf) {
  std::vector<std::string> streams;
  const std::unique_ptr<libdeflate_decompressor, decltype(&libdeflate_free_decompressor)> inflate(
      libdeflate_alloc_decompressor(), libdeflate_free_decompressor);
  constexpr std::string_view begin_mark = "stream\n";
  constexpr std::string_view end_mark = "endstream";
  for (std::size_t at = pdf.find(begin_mark); at != std::string::npos;) {
    const std::size_t begin = at + begin_mark.size();
    const std::size_t end = pdf.find(end_mark, begin);
    if (end == std::string::npos) break;
    std::string raw(64 * (end - begin) + 4096, '\0');
    std::size_t size = 0;
    std::size_t used = 0;
    if (libdeflate_zlib_decompress_ex(inflate.get(), pdf.data() + begin, end - begin, raw.data(),
                                      raw.size(), &used, &size) == LIBDEFLATE_SUCCESS) {
      raw.resize(size);
      streams.push_back(std::move(raw));
    }
    at = pdf.find(begin_mark, end + end_mark.size());
  }
  return streams;
}

// CPU time of each work by round, in a row of a few. They take turns, so that a machine that changes
// its speed changes it for all of them.
std::vector<std::vector<double>> in_turn(const std::vector<std::function<void()>>& works) {
  constexpr int rounds = 41, in_a_row = 8;
  std::vector<std::vector<double>> times(works.size());
  for (int round = 0; round < rounds; ++round) {
    for (std::size_t i = 0; i < works.size(); ++i) {
      works[i]();  // fills the caches
      times[i].push_back(cpu_milliseconds_of([&] {
                           for (int turn = 0; turn < in_a_row; ++turn) works[i]();
                         }) /
                         in_a_row);
    }
  }
  return times;
}

// What no writer can avoid: libdeflate over the parts.
class Floor {
 public:
  Floor(int level, std::vector<std::string> parts)
      : deflate_(libdeflate_alloc_compressor(level), libdeflate_free_compressor),
        parts_(std::move(parts)) {}
  void operator()() {
    for (const std::string& part : parts_) {
      packed_.resize(libdeflate_zlib_compress_bound(deflate_.get(), part.size()));
      static_cast<void>(libdeflate_zlib_compress(deflate_.get(), part.data(), part.size(),
                                                 packed_.data(), packed_.size()));
    }
  }
  [[nodiscard]] std::size_t size() const {
    std::size_t sum = 0;
    for (const std::string& part : parts_) sum += part.size();
    return sum;
  }

 private:
  std::unique_ptr<libdeflate_compressor, decltype(&libdeflate_free_compressor)> deflate_;
  std::vector<std::string> parts_;
  std::string packed_;
};

// The JSON text with its "noi_dung" written `times` over.
std::string repeated_body(const std::string& text, int times) {
  const std::string key = "\"noi_dung\": \"";
  const std::size_t begin = text.find(key);
  if (begin == std::string::npos) throw std::runtime_error("the sample has no noi_dung");
  const std::size_t from = begin + key.size();
  std::size_t to = from;
  while (text[to] != '"') to += text[to] == '\\' ? 2 : 1;
  const std::string body = text.substr(from, to - from);
  std::string result = text.substr(0, from);
  for (int i = 0; i < times; ++i) result += (i == 0 ? "" : "\\n") + body;
  return result + text.substr(to);
}

void show_cold(const fs::path& program, const fs::path& data, const fs::path& folder) {
  std::vector<double> runs;
  long peak = 0;
  for (int i = 0; i < 31; ++i) {
    runs.push_back(milliseconds_of([&] {
      peak = run_program({program.string(), "render", std::string(form_id), data.string(), "-o",
                          (folder / "cold.docx").string(), "-o", (folder / "cold.pdf").string(),
                          "--force"})
                 .peak_kib;
    }));
  }
  fmt::print("cold process, both outputs            {:8.1f} ms   (median of {}, fastest {:.1f})\n",
             median(runs), runs.size(), *std::min_element(runs.begin(), runs.end()));
  fmt::print("peak memory of the cold process       {:8.1f} MiB\n",
             static_cast<double>(peak) / 1024);
}

// `vanthu check` without the process: the sample's DOCX read, resolved, its components found,
// judged.
void show_check(Bench& bench, const data::Value& data) {
  Diagnostics ours;
  Sources sources;
  app::Worker worker(*bench.resources);
  const auto rendered =
      app::render(*bench.form, data, *bench.resources, worker, {.docx = true}, ours);
  const auto resources = app::open_check_resources(source_folder, sources, ours);
  bench.require(rendered.has_value() && resources.has_value());
  const std::string& bytes = *rendered->docx;
  const double read =
      per_document([&] { bench.require(docx::parse::read(bytes, "a.docx", ours).has_value()); });
  const auto document = docx::parse::read(bytes, "a.docx", ours);
  const double judge = per_document([&] {
    const auto checked = check::check(*document, resources->profiles(), resources->kinds,
                                      resources->words, resources->measure);
    bench.require(checked.profile == "nd30");
  });
  fmt::print("warm, DOCX checked\n");
  fmt::print("  read                                {:8.3f} ms\n", read);
  fmt::print("  check                               {:8.3f} ms\n", judge);
  fmt::print("  both                                {:8.3f} ms   (limit 10 ms)\n", read + judge);
}

std::string rendered_docx(Bench& bench, const std::string& text) {
  Diagnostics ours;
  app::Worker worker(*bench.resources);
  auto rendered =
      app::render(*bench.form, bench.parse(text), *bench.resources, worker, {.docx = true}, ours);
  bench.require(rendered.has_value());
  return *std::move(rendered->docx);
}

void save(const fs::path& path, const std::string& bytes) {
  std::ofstream out(path, std::ios::binary | std::ios::trunc);
  out << bytes;
  if (!out.flush()) throw std::runtime_error("cannot write " + path.string());
}

std::size_t paragraphs_of(Bench& bench, const std::string& docx) {
  Diagnostics ours;
  const auto document = docx::parse::read(docx, "a.docx", ours);
  bench.require(document.has_value());
  std::size_t count = 0;
  docx::parse::for_each_paragraph(document->body().blocks,
                                  [&](const docx::parse::Paragraph&) { ++count; });
  return count;
}

// `vanthu check` as a process: the sample, and a document of 15,000 paragraphs (the sample's body
// again and again).
void show_check_program(Bench& bench, const std::string& text, const fs::path& program,
                        const fs::path& folder) {
  constexpr std::size_t wanted = 15'000;
  const fs::path file = folder / "checked.docx";
  const std::string small = rendered_docx(bench, text);
  const auto run = [&](int times) {
    std::vector<double> runs;
    long peak = 0;
    for (int i = 0; i < times; ++i) {
      runs.push_back(milliseconds_of([&] {
        // It returns 1 when it finds something, as in a body that stands there many times.
        peak = run_program({program.string(), "check", file.string()}, 1).peak_kib;
      }));
    }
    fmt::print("{:8.1f} ms   (median of {}, fastest {:.1f}), peak {:.1f} MiB\n", median(runs),
               runs.size(), *std::min_element(runs.begin(), runs.end()),
               static_cast<double>(peak) / 1024);
  };
  save(file, small);
  fmt::print("cold vanthu check, the sample         ");
  run(31);
  const std::size_t once = paragraphs_of(bench, small);
  const std::size_t twice = paragraphs_of(bench, rendered_docx(bench, repeated_body(text, 2)));
  const std::size_t times = 1 + (wanted - once + (twice - once) - 1) / (twice - once);
  const std::string large = rendered_docx(bench, repeated_body(text, static_cast<int>(times)));
  save(file, large);
  fmt::print("cold vanthu check, {:6} paragraphs  ", paragraphs_of(bench, large));
  run(5);
}

void show_warm(Bench& bench, const std::string& text) {
  const data::Value data = bench.parse(text);
  app::Worker worker(*bench.resources);
  const auto rendered = [&](const app::Wanted& wanted) {
    Diagnostics ours;
    auto result = app::render(*bench.form, data, *bench.resources, worker, wanted, ours);
    bench.require(result.has_value());
    return *std::move(result);
  };
  const auto made = rendered({.docx = true, .pdf = true});
  std::vector<std::string> docx_parts;
  Diagnostics unread;
  auto entries = zip::read(*made.docx, "docx", {}, unread);
  bench.require(entries.has_value());
  for (zip::Entry& entry : *entries) docx_parts.push_back(std::move(entry.bytes));
  Floor docx_floor(1, std::move(docx_parts)), pdf_floor(6, pdf_streams(*made.pdf));
  const std::vector<std::vector<double>> times =
      in_turn({[&] { static_cast<void>(rendered({.docx = true})); },
               [&] { static_cast<void>(rendered({.docx = true, .plain = true})); },
               [&] { static_cast<void>(rendered({.pdf = true})); },
               [&] { static_cast<void>(rendered({.docx = true, .pdf = true})); },
               [&] { docx_floor(); }, [&] { pdf_floor(); }});
  constexpr std::array names{
      "DOCX", "DOCX without identity (--plain)", "PDF",
      "both", "libdeflate, level 1, the DOCX",   "libdeflate, level 6, the PDF"};
  fmt::print("\nwarm, parsed data to bytes (expand, rules, layout for PDF, writer, deflate)\n");
  for (std::size_t i = 0; i < times.size(); ++i) {
    fmt::print("  {:<36}{:8.3f} ms   (fastest {:.3f})\n", names[i], median(times[i]),
               *std::min_element(times[i].begin(), times[i].end()));
  }
  const auto compare = [&](std::string_view what, std::size_t work, const Floor& floor,
                           std::size_t floor_row, std::size_t packed) {
    std::vector<double> ratios;
    for (std::size_t i = 0; i < times[work].size(); ++i) {
      ratios.push_back(times[work][i] / times[floor_row][i]);
    }
    fmt::print("  {}: {} bytes, {} packed; {:.2f} times what libdeflate takes for its streams\n",
               what, floor.size(), packed, median(ratios));
  };
  compare("DOCX", 0, docx_floor, 4, made.docx->size());
  compare("PDF", 2, pdf_floor, 5, made.pdf->size());

  Messages messages;
  const auto engine = Engine::open(source_folder, messages);
  const auto form = engine->load_template(form_id, messages);
  Session session(*engine);
  const auto from_text = [&](bool docx_wanted, bool pdf_wanted) {
    return per_document([&] {
      const auto result = session.render(
          {.form = *form, .data = {{"data.json", text}}, .docx = docx_wanted, .pdf = pdf_wanted});
      bench.require(!result.messages.has_errors());
    });
  };
  fmt::print("warm, JSON text to bytes (vanthu::Session::render)\n");
  fmt::print("  DOCX                                {:8.3f} ms\n", from_text(true, false));
  fmt::print("  PDF                                 {:8.3f} ms\n", from_text(false, true));

  show_check(bench, data);

  // Pass by pass, so that a slow one shows.
  Diagnostics ours;
  const auto document = templates::expand(*bench.form, data, bench.resources->kinds, ours);
  bench.require(document.has_value());
  const auto styled = rules::apply(*document, bench.resources->rules, worker.shaper, ours);
  const auto pages = layout::paginate(styled, worker.shaper, ours);
  bench.require(pages.has_value());
  fmt::print("pass by pass, {} pages\n", pages->pages.size());
  const auto pass = [](std::string_view name, const std::function<void()>& work) {
    fmt::print("  {:<36}{:8.3f} ms\n", name, per_document(work));
  };
  pass("JSON", [&] { static_cast<void>(bench.parse(text)); });
  pass("expand", [&] {
    Diagnostics d;
    static_cast<void>(templates::expand(*bench.form, data, bench.resources->kinds, d));
  });
  pass("rules", [&] {
    Diagnostics d;
    static_cast<void>(rules::apply(*document, bench.resources->rules, worker.shaper, d));
  });
  pass("DOCX writer", [&] { static_cast<void>(docx::write(styled)); });
  pass("layout", [&] {
    Diagnostics d;
    static_cast<void>(layout::paginate(styled, worker.shaper, d));
  });
  pass("PDF writer", [&] {
    static_cast<void>(
        pdf::write(*pages, styled.properties, *bench.resources->fonts, worker.pdf_memo));
  });

  const auto bytes = rendered({.docx = true, .pdf = true});
  pass("DOCX reader", [&] {
    Diagnostics d;
    bench.require(docx::parse::read(*bytes.docx, "a.docx", d).has_value());
  });
  const auto edited = docx::parse::read(*bytes.docx, "a.docx", ours);
  bench.require(edited.has_value());
  pass("record reader", [&] {
    Diagnostics d;
    bench.require(merge::read_record(edited->package, d).has_value());
  });
  const auto record = merge::read_record(edited->package, ours);
  bench.require(record.has_value());
  pass("find blocks", [&] { static_cast<void>(merge::find_blocks(*edited, *record)); });
  pass("annex, as a whole", [&] {
    Sources sources;
    Diagnostics d;
    app::UpdateRequest request;
    request.bytes = *bytes.docx;
    request.name = "a.docx";
    request.form = &*bench.form;
    bench.require(app::update_document(request, *bench.resources, worker, sources, d).has_value());
  });
}

void show_growth(Bench& bench, const std::string& text) {
  fmt::print("\ngrowth, parsed data to bytes, the body repeated\n");
  fmt::print(
      "   pages      DOCX ms   t(2n)/t(n)      PDF ms   t(2n)/t(n)     find ms   t(2n)/t(n)\n");
  double docx_before = 0;
  double pdf_before = 0;
  double found_before = 0;
  for (int times = 1; times <= 128; times *= 2) {
    const data::Value data = bench.parse(repeated_body(text, times));
    app::Worker worker(*bench.resources);
    Diagnostics ours;
    const auto document = templates::expand(*bench.form, data, bench.resources->kinds, ours);
    bench.require(document.has_value());
    const auto styled = rules::apply(*document, bench.resources->rules, worker.shaper, ours);
    const std::size_t pages = layout::paginate(styled, worker.shaper, ours)->pages.size();
    const auto timed = [&](const app::Wanted& wanted) {
      std::vector<double> runs;
      for (int i = 0; i < 7; ++i) {
        runs.push_back(cpu_milliseconds_of([&] {
          Diagnostics d;
          static_cast<void>(app::render(*bench.form, data, *bench.resources, worker, wanted, d));
        }));
      }
      return median(runs);
    };
    const double docx = timed({.docx = true});
    const double pdf = timed({.pdf = true});
    const auto made =
        app::render(*bench.form, data, *bench.resources, worker, {.docx = true}, ours);
    const auto edited = docx::parse::read(*made->docx, "a.docx", ours);
    const auto record = merge::read_record(edited->package, ours);
    std::vector<double> searches;
    for (int i = 0; i < 7; ++i) {
      searches.push_back(
          cpu_milliseconds_of([&] { static_cast<void>(merge::find_blocks(*edited, *record)); }));
    }
    const double found = median(searches);
    const auto ratio = [](double now, double before) {
      return before > 0 ? fmt::format("{:10.2f}", now / before) : fmt::format("{:>10}", "");
    };
    fmt::print("{:8}   {:10.2f}   {}   {:9.2f}   {}   {:9.2f}   {}\n", pages, docx,
               ratio(docx, docx_before), pdf, ratio(pdf, pdf_before), found,
               ratio(found, found_before));
    docx_before = docx;
    pdf_before = pdf;
    found_before = found;
  }
}

}  // namespace

// `vanthu_bench warm`, `check`, `check-warm`: that part only.
int main(int count, char** argv) {
  const bool all = count < 2;
  return run_in_folder([&](const fs::path& folder) {
    const fs::path data = source_folder / "samples" / "ke-hoach-dai" / "du-lieu.json";
    const fs::path program = fs::absolute(argv[0]).parent_path() / "vanthu";
    const std::string text = read_file(data, app::largest_input);
    if (all) show_cold(program, data, folder);
    Bench bench(form_id);
    if (all || std::string_view(argv[1]) == "check") {
      show_check_program(bench, text, program, folder);
    }
    if (all || std::string_view(argv[1]) == "warm") {
      show_warm(bench, text);
    } else {
      show_check(bench, bench.parse(text));
    }
    fmt::print("peak memory of this process so far    {:8.1f} MiB\n",
               static_cast<double>(own_peak_kibibytes()) / 1024);
    if (all) show_growth(bench, text);
  });
}
