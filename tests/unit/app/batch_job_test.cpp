#include "app/batch_job.h"

#include <algorithm>
#include <map>
#include <string>
#include <vector>

#include "base/file.h"
#include "support/catch.h"
#include "unit/app/temporary_folder.h"

namespace {

using namespace vanthu;
using app::Exit;
using app::JobResult;
namespace fs = std::filesystem;

constexpr std::string_view form = R"(<mau id="thu" ten="Thử">
  <truong-du-lieu>
    <truong ten="co_quan" kieu="chu" bat-buoc="co"/>
    <truong ten="viec" kieu="chu" bat-buoc="co"/>
    <truong ten="so_viec" kieu="so-nguyen"/>
  </truong-du-lieu>
  <van-ban loai="KH">
    <dau-van-ban>
      <co-quan-ban-hanh>{{ co_quan }}</co-quan-ban-hanh>
      <so-ky-hieu ky-hieu="KH-UBND"/>
      <dia-danh-ngay dia-danh="Phú Vinh" ngay="2026-06"/>
    </dau-van-ban>
    <tieu-de><trich-yeu>{{ viec }}</trich-yeu></tieu-de>
    <doan>Giao các đơn vị thực hiện {{ viec }}.</doan>
  </van-ban>
</mau>)";

struct Desk {
  tests::TemporaryFolder folder;
  app::BatchJob job;

  Desk() {
    folder.write("mau/template.xml", form);
    job.input.resources = fs::path(VANTHU_SOURCE_DIR);
    job.input.form = (folder / "mau").string();
    job.input.data = {folder.write("chung.json", R"({"viec": "việc chung"})")};
    job.folder = folder / "ra";
    job.pdf = false;
  }
  void rows(std::string_view text) { job.rows = folder.write("rows.jsonl", text); }
  // The files that a person sees.
  [[nodiscard]] std::map<std::string, std::string> files() const {
    std::map<std::string, std::string> result;
    for (const auto& entry : fs::directory_iterator(job.folder)) {
      const std::string name = entry.path().filename().string();
      if (!name.starts_with(".")) result[name] = read_file(entry.path(), 1 << 24);
    }
    return result;
  }
  [[nodiscard]] std::vector<std::string> names() const {
    std::vector<std::string> result;
    for (const auto& [name, bytes] : files()) result.push_back(name);
    return result;
  }
};

using Names = std::vector<std::string>;

bool has(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

constexpr std::string_view three = R"({"co_quan": "UBND xã An"}
{"co_quan": "UBND xã Bình", "viec": "việc riêng"}

{"co_quan": "UBND xã Cát"}
)";

}  // namespace

TEST_CASE("a batch makes one document a row") {
  Desk desk;
  desk.rows(three);
  const JobResult result = run(desk.job);
  INFO(result.report);
  CHECK(result.exit == Exit::Done);
  CHECK(result.report.empty());
  CHECK(has(result.output, "3/3"));
  CHECK(desk.names() ==
        Names{"001-ubnd-xa-an.docx", "002-ubnd-xa-binh.docx", "003-ubnd-xa-cat.docx"});
}

TEST_CASE("names follow the pattern") {
  Desk desk;
  desk.rows(three);
  SECTION("fields and the number of the row") {
    desk.job.name = "{{ co_quan | hoa }} - {{ viec }}-{{ so_thu_tu }}";
    CHECK(run(desk.job).exit == Exit::Done);
    CHECK(desk.names() == Names{"UBND XÃ AN - việc chung-1.docx",
                                "UBND XÃ BÌNH - việc riêng-2.docx",
                                "UBND XÃ CÁT - việc chung-3.docx"});
  }
  SECTION("equal names get the number of the row, in every shard the same") {
    desk.job.name = "{{ viec }}";
    desk.job.shard = {1, 2};
    CHECK(run(desk.job).exit == Exit::Done);
    CHECK(desk.names() == Names{"việc chung-003.docx", "việc chung.docx"});
  }
  SECTION("a pattern with an unknown field is refused before anything is made") {
    desk.job.name = "{{ co_qan }}";
    const JobResult result = run(desk.job);
    CHECK(result.exit == Exit::Refused);
    CHECK(has(result.report, "--name:1:4: lỗi"));
    CHECK(has(result.report, "co_quan"));
    CHECK_FALSE(fs::exists(desk.job.folder));
  }
}

TEST_CASE("a bad row costs its own document and no name of another") {
  Desk desk;
  desk.job.name = "{{ viec }}";
  desk.rows("{\"co_quan\": 5}\n{\"co_quan\": \"B\"}\n{broken\n[1]\n");
  const JobResult result = run(desk.job);
  CHECK(result.exit == Exit::Partly);
  // Row 1 keeps the name that it will have once it is mended.
  CHECK(desk.names() == Names{"loi.xlsx", "việc chung-002.docx"});
  CHECK(has(result.report, "rows.jsonl:1:13: lỗi [data-wrong-type]"));
  CHECK(has(result.report, "rows.jsonl:3:2: lỗi"));
  CHECK(has(result.report, "rows.jsonl:4:1: lỗi [batch-row-not-object]"));
  CHECK(has(result.output, "1/4"));

  desk.rows(
      "{\"co_quan\": \"A\"}\n{\"co_quan\": \"B\"}\n{\"co_quan\": \"C\"}\n{\"co_quan\": \"D\"}\n");
  desk.job.resume = true;
  const JobResult mended = run(desk.job);
  INFO(mended.report);
  CHECK(mended.exit == Exit::Done);
  CHECK(has(mended.output, "1 đã có từ lượt trước"));
  CHECK(desk.names() == Names{"việc chung-002.docx", "việc chung-003.docx", "việc chung-004.docx",
                              "việc chung.docx"});
}

TEST_CASE("a batch of which every row fails is refused") {
  Desk desk;
  desk.rows("{}\n{}\n");
  CHECK(run(desk.job).exit == Exit::Refused);
  CHECK(desk.names() == Names{"loi.xlsx"});
}

TEST_CASE("of many failed rows some are told in full, in their order, and the others counted") {
  Desk desk;
  std::string rows;
  for (int i = 0; i < 30; ++i) rows += "{}\n";
  desk.rows(rows);
  desk.job.threads = 4;
  const JobResult result = run(desk.job);
  CHECK(has(result.report, "rows.jsonl:20:1: lỗi"));
  CHECK_FALSE(has(result.report, "rows.jsonl:21:1: lỗi"));
  CHECK(has(result.report, "và 10 dòng lỗi nữa"));
  desk.job.input.report = app::ReportFormat::Json;
  desk.job.overwrite = Overwrite::Replace;
  CHECK(has(run(desk.job).report, "\"failed\": 30"));
}

TEST_CASE("the number of threads and of shards changes no byte") {
  Desk desk;
  std::string rows;
  for (int i = 0; i < 23; ++i) {
    rows +=
        i % 7 == 3 ? "{}\n" : "{\"co_quan\": \"UBND xã " + std::string(1, char('A' + i)) + "\"}\n";
  }
  desk.rows(rows);
  CHECK(run(desk.job).exit == Exit::Partly);
  const auto one = desk.files();
  CHECK(one.size() == 21);

  desk.job.folder = desk.folder / "ra-4";
  desk.job.threads = 4;
  CHECK(run(desk.job).exit == Exit::Partly);
  CHECK(desk.files() == one);

  desk.job.folder = desk.folder / "ra-phan";
  for (std::size_t number = 1; number <= 3; ++number) {
    desk.job.shard = {number, 3};
    CHECK(run(desk.job).exit == Exit::Partly);
  }
  auto shared = desk.files();
  CHECK(shared.erase("loi-phan-1-tren-3.xlsx") + shared.erase("loi-phan-2-tren-3.xlsx") +
            shared.erase("loi-phan-3-tren-3.xlsx") ==
        3);
  auto documents = one;
  documents.erase("loi.xlsx");
  CHECK(shared == documents);

  // What the shards have made, an unsharded run need not make again.
  desk.job.shard = {};
  desk.job.resume = true;
  CHECK(has(run(desk.job).output, "20 đã có từ lượt trước"));
}

TEST_CASE("what stands in the folder is kept unless it is ours or may be replaced") {
  Desk desk;
  desk.rows(three);
  fs::create_directories(desk.job.folder);
  desk.folder.write("ra/002-ubnd-xa-binh.docx", "somebody's");
  JobResult result = run(desk.job);
  CHECK(result.exit == Exit::Partly);
  CHECK(has(result.report, "file-exists"));
  CHECK(desk.files().at("002-ubnd-xa-binh.docx") == "somebody's");
  const auto first = desk.files();

  SECTION("a second run needs a word") {
    result = run(desk.job);
    CHECK(result.exit == Exit::NotWritten);
    CHECK(has(result.report, "batch-folder-used"));
    CHECK(desk.files() == first);
  }
  SECTION("--resume keeps it as well") {
    desk.job.resume = true;
    CHECK(run(desk.job).exit == Exit::Partly);
    CHECK(desk.files() == first);
  }
  SECTION("--force replaces it, and the list of failed rows goes") {
    desk.job.overwrite = Overwrite::Replace;
    CHECK(run(desk.job).exit == Exit::Done);
    CHECK(desk.names() ==
          Names{"001-ubnd-xa-an.docx", "002-ubnd-xa-binh.docx", "003-ubnd-xa-cat.docx"});
    CHECK(desk.files().at("002-ubnd-xa-binh.docx").starts_with("PK"));
  }
  SECTION("a document that was edited afterwards is somebody's, also when its row changes") {
    desk.folder.write("ra/001-ubnd-xa-an.docx", "edited");
    desk.job.resume = true;
    result = run(desk.job);
    CHECK(has(result.report, "001-ubnd-xa-an.docx"));
    CHECK(desk.files().at("001-ubnd-xa-an.docx") == "edited");
  }
  SECTION("what a power cut has torn is made again") {
    const std::string whole = first.at("003-ubnd-xa-cat.docx");
    desk.job.resume = true;
    for (const std::string& torn :
         {std::string(), whole.substr(0, 500), whole.substr(0, 500) + std::string(100, '\0')}) {
      desk.folder.write("ra/003-ubnd-xa-cat.docx", torn);
      CHECK(run(desk.job).exit == Exit::Partly);
      CHECK(desk.files() == first);
    }
  }
  SECTION("a list of failed rows that a clerk is mending is kept") {
    desk.folder.write("ra/loi.xlsx", "mended");
    desk.job.resume = true;
    CHECK(run(desk.job).exit == Exit::Partly);
    CHECK(desk.files().at("loi.xlsx") == "mended");
    CHECK(desk.files().at("loi-2.xlsx") == first.at("loi.xlsx"));
  }
  SECTION("changed input is made again") {
    desk.folder.write("chung.json", R"({"viec": "việc khác"})");
    desk.job.resume = true;
    result = run(desk.job);
    CHECK_FALSE(has(result.output, "đã có từ lượt trước"));
    CHECK(desk.files().at("001-ubnd-xa-an.docx") != first.at("001-ubnd-xa-an.docx"));
    CHECK(desk.files().at("002-ubnd-xa-binh.docx") == "somebody's");
  }
}

TEST_CASE("a folder that another run is writing into is left to it") {
  Desk desk;
  desk.rows(three);
  fs::create_directories(desk.job.folder);
  const LineLog other(desk.job.folder / ".vanthu-batch", false);
  desk.job.resume = true;
  const JobResult result = run(desk.job);
  CHECK(result.exit == Exit::NotWritten);
  CHECK(has(result.report, "batch-folder-busy"));
}

TEST_CASE("rows that cannot be read at all are said at once") {
  Desk desk;
  SECTION("no rows") {
    desk.rows("\n  \n");
    const JobResult result = run(desk.job);
    CHECK(result.exit == Exit::Refused);
    CHECK(has(result.report, "batch-no-rows"));
  }
  SECTION("no such file") {
    desk.job.rows = desk.folder / "none.jsonl";
    CHECK(has(run(desk.job).report, "file-unreadable"));
  }
  SECTION("a format that is not known") {
    desk.job.rows = desk.folder.write("rows.txt", "x");
    const JobResult result = run(desk.job);
    CHECK(result.exit == Exit::Usage);
    CHECK(has(result.report, "batch-rows-kind"));
  }
  SECTION("a template that is refused") {
    desk.rows(three);
    desk.folder.write("mau/template.xml", "<mau/>");
    CHECK(run(desk.job).exit == Exit::Refused);
  }
  CHECK_FALSE(fs::exists(desk.job.folder));
}

TEST_CASE("progress is told after each row") {
  Desk desk;
  desk.rows(three);
  desk.job.threads = 2;
  std::vector<std::size_t> done;
  desk.job.progress = [&](const app::BatchProgress& progress) {
    CHECK(progress.total == 3);
    done.push_back(progress.done);
  };
  CHECK(run(desk.job).exit == Exit::Done);
  CHECK(done == std::vector<std::size_t>{1, 2, 3});
}
