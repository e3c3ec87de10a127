#include "app/job.h"

#include <new>
#include <stdexcept>

#include "support/catch.h"
#include "support/workbook.h"
#include "unit/app/temporary_folder.h"

namespace {

using namespace vanthu;
using app::Exit;
using tests::TemporaryFolder;

constexpr std::string_view form = R"(<mau id="thu" ten="Thử">
  <truong-du-lieu>
    <truong ten="co_quan" kieu="chu" bat-buoc="co"/>
    <truong ten="viec" kieu="chu" bat-buoc="co"/>
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
  TemporaryFolder folder;
  app::RenderJob job;

  Desk() {
    folder.write("mau/template.xml", form);
    job.input.resources = std::filesystem::path(VANTHU_SOURCE_DIR);
    job.input.form = (folder / "mau").string();
    job.input.data = {folder.write("data.json", R"({"co_quan": "UBND xã", "viec": "việc A"})")};
    job.outputs = {folder / "out.docx"};
  }
};

bool has(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("a job writes its outputs and says so") {
  Desk desk;
  desk.job.outputs.push_back(desk.folder / "out.PDF");  // extensions in any case
  const app::JobResult result = run(desk.job);
  INFO(result.report);
  CHECK(result.exit == Exit::Done);
  CHECK(result.report.empty());
  CHECK(has(result.output, "out.docx"));
  CHECK(has(result.output, "out.PDF"));
  CHECK(read_file(desk.folder / "out.docx", 1 << 20).starts_with("PK"));
  CHECK(read_file(desk.folder / "out.PDF", 1 << 20).starts_with("%PDF-"));
  CHECK(desk.folder.file_count() == 4);
}

TEST_CASE("an existing output is kept unless it may be replaced") {
  Desk desk;
  desk.folder.write("out.docx", "old");
  CHECK(run(desk.job).exit == Exit::NotWritten);
  CHECK(read_file(desk.folder / "out.docx", 10) == "old");
  desk.job.overwrite = Overwrite::Replace;
  CHECK(run(desk.job).exit == Exit::Done);
  CHECK(read_file(desk.folder / "out.docx", 1 << 20).starts_with("PK"));
}

TEST_CASE("problems of several files are told in one run and nothing is written") {
  Desk desk;
  desk.job.input.form = "khong-co-mau-nay";
  desk.job.input.data = {desk.folder / "none.json", desk.folder.write("bad.json", "{")};
  const app::JobResult result = run(desk.job);
  CHECK(result.exit == Exit::Refused);
  CHECK(result.output.empty());
  CHECK(has(result.report, "template-not-found"));
  CHECK(has(result.report, "file-unreadable"));
  CHECK(has(result.report, "bad.json:1:"));
  CHECK_FALSE(std::filesystem::exists(desk.folder / "out.docx"));
}

TEST_CASE("the job as it was asked for can be wrong by itself") {
  Desk desk;
  SECTION("an extension we do not write") {
    desk.job.outputs = {desk.folder / "out.odt"};
    const auto result = run(desk.job);
    CHECK(result.exit == Exit::Usage);
    CHECK(has(result.report, entry(Code::OutputKindUnknown).id));
  }
  SECTION("one file twice, spelt differently") {
    desk.job.outputs = {desk.folder / "out.docx", desk.folder / "." / "out.docx"};
    const auto result = run(desk.job);
    CHECK(result.exit == Exit::Usage);
    CHECK(has(result.report, entry(Code::OutputTwice).id));
  }
  SECTION("standard output beside a file") {
    desk.job.outputs.push_back("-");
    desk.job.stream = app::OutputKind::Pdf;
    const auto result = run(desk.job);
    CHECK(result.exit == Exit::Usage);
    CHECK(has(result.report, entry(Code::OutputStreamShared).id));
  }
  SECTION("standard output without a format") {
    desk.job.outputs = {"-"};
    CHECK(run(desk.job).exit == Exit::Usage);
  }
  SECTION("standard input twice") {
    desk.job.input.data = {"-", "-"};
    const auto result = run(desk.job);
    CHECK(result.exit == Exit::Usage);
    CHECK(has(result.report, entry(Code::InputTwice).id));
    CHECK(run(app::DumpJob{desk.job.input, app::Stage::Document}).exit == Exit::Usage);
  }
  CHECK(desk.folder.file_count() == 2);
}

TEST_CASE("data may be a workbook, and a mistake in it is told at its cell") {
  Desk desk;
  const auto book = [&](const std::string& name) {
    return tests::Workbook{.sheets = {{"Dữ liệu", tests::text_rows({{"Trường", "Giá trị"},
                                                                    {"Cơ quan", "UBND xã"},
                                                                    {name, "việc B"}})}}}
        .bytes();
  };
  desk.job.input.data = {desk.folder.write("du-lieu.xlsx", book("viec"))};
  const app::JobResult result = run(desk.job);
  INFO(result.report);
  CHECK(result.exit == Exit::Done);
  // A later file wins, whatever its kind.
  desk.job.input.data.push_back(desk.folder.write("them.csv", "trường,giá trị\nviec,việc C\n"));
  const auto dump = run(app::DumpJob{desk.job.input, app::Stage::ReadingText});
  CHECK(has(dump.output, "Giao các đơn vị thực hiện việc C."));

  desk.job.overwrite = Overwrite::Replace;
  desk.job.input.data = {desk.folder.write("du-lieu.xlsx", book("viêcj"))};
  const app::JobResult refused = run(desk.job);
  CHECK(refused.exit == Exit::Refused);
  CHECK(has(refused.report, "du-lieu.xlsx, trang \"Dữ liệu\", ô A3: lỗi [data-field-unknown]"));
  CHECK(has(refused.report, "  A3 | viêcj\n     | ^^^^^\n"));
}

TEST_CASE("a file that swells beyond the limits is told as a limit") {
  Desk desk;
  const zip::Entry bomb{"xl/workbook.xml", std::string(50u << 20, ' ')};
  desk.job.input.data = {desk.folder.write("du-lieu.xlsx", zip::write({bomb}))};
  const app::JobResult result = run(desk.job);
  CHECK(result.exit == Exit::Limit);
  CHECK(has(result.report, entry(Code::ZipBomb).id));
}

TEST_CASE("standard output gets the bytes and nothing else") {
  Desk desk;
  desk.job.outputs = {"-"};
  desk.job.stream = app::OutputKind::Pdf;
  const app::JobResult result = run(desk.job);
  CHECK(result.exit == Exit::Done);
  CHECK(result.output.starts_with("%PDF-"));
}

TEST_CASE("SVG is a file a page, with the data path of each value") {
  Desk desk;
  const auto page = [&](int n) { return desk.folder / ("xem-" + std::to_string(n) + ".svg"); };
  const auto exists = [](const std::filesystem::path& path) {
    return std::filesystem::exists(path);
  };
  const auto of_pages = [&](std::size_t paragraphs) {
    std::string text(form);
    const std::string last = "<doan>Giao các đơn vị thực hiện {{ viec }}.</doan>";
    std::string many;
    for (std::size_t i = 0; i < paragraphs; ++i) many += last;
    desk.folder.write("mau/template.xml", text.replace(text.find(last), last.size(), many));
  };
  desk.job.outputs = {desk.folder / "xem.svg"};
  of_pages(100);
  const app::JobResult long_one = run(desk.job);
  INFO(long_one.report);
  CHECK(long_one.exit == Exit::Done);
  CHECK(has(long_one.output, "xem-1.svg … "));
  REQUIRE(exists(page(3)));
  CHECK_FALSE(exists(desk.folder / "xem.svg"));
  CHECK(has(read_file(page(1), 1 << 20), "data-field=\"viec\""));
  CHECK(has(read_file(page(1), 1 << 20), "data-field=\"co_quan\""));

  SECTION("an existing page is kept, and so is a later page of a longer run") {
    of_pages(1);
    CHECK(run(desk.job).exit == Exit::NotWritten);
    std::filesystem::remove(page(1));
    const app::JobResult result = run(desk.job);
    CHECK(result.exit == Exit::NotWritten);
    CHECK(has(result.report, "xem-2.svg"));
    CHECK_FALSE(exists(page(1)));
  }
  SECTION("a page that is in the way is found before the first is written") {
    std::filesystem::remove(page(1));
    const app::JobResult result = run(desk.job);
    CHECK(result.exit == Exit::NotWritten);
    CHECK(has(result.report, "xem-2.svg"));
    CHECK_FALSE(exists(page(1)));
  }
  SECTION("with --force pages of a longer run go, files of others stay") {
    of_pages(1);
    desk.folder.write("xem-2026.svg", "<svg/>");
    desk.job.overwrite = Overwrite::Replace;
    const app::JobResult result = run(desk.job);
    CHECK(result.exit == Exit::Done);
    CHECK(has(result.report, entry(Code::OutputPagesRemoved).id));
    CHECK(exists(page(1)));
    CHECK_FALSE(exists(page(2)));
    CHECK_FALSE(exists(page(3)));
    CHECK(exists(desk.folder / "xem-2026.svg"));
  }
  SECTION("a file that only has such a name is no page of ours") {
    of_pages(1);
    desk.folder.write("xem-2.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\"/>");
    desk.job.overwrite = Overwrite::Replace;
    CHECK(run(desk.job).exit == Exit::Done);
    CHECK(exists(page(2)));
    CHECK(exists(page(3)));  // behind a file of somebody's nothing is taken for ours
  }
}

TEST_CASE("standard output takes the SVG of one page only") {
  Desk desk;
  desk.job.outputs = {"-"};
  desk.job.stream = app::OutputKind::Svg;
  const app::JobResult one = run(desk.job);
  CHECK(one.exit == Exit::Done);
  CHECK(has(one.output, "</svg>"));
  std::string text(form);
  text.insert(text.find("</van-ban>"), "<phu-luc><ten>Danh mục</ten><doan>Một</doan></phu-luc>");
  desk.folder.write("mau/template.xml", text);
  const app::JobResult two = run(desk.job);
  CHECK(two.exit == Exit::Usage);
  CHECK(two.output.empty());
  CHECK(has(two.report, entry(Code::OutputStreamPages).id));
  CHECK(has(two.report, "văn bản có 2 trang"));
}

TEST_CASE("signature fields are asked for where nobody can sign") {
  Desk desk;
  desk.job.outputs = {desk.folder / "out.pdf"};
  desk.job.signature_fields = true;
  const app::JobResult nowhere = run(desk.job);
  CHECK(nowhere.exit == Exit::Done);
  CHECK(has(nowhere.report, entry(Code::SignatureMissing).id));
  std::string text(form);
  text.insert(text.find("</van-ban>"),
              "<ket-thuc><ky><chuc-vu>CHỦ TỊCH</chuc-vu><ho-ten></ho-ten></ky></ket-thuc>");
  desk.folder.write("mau/template.xml", text);
  desk.job.overwrite = Overwrite::Replace;
  const app::JobResult nameless = run(desk.job);
  INFO(nameless.report);
  CHECK(nameless.exit == Exit::Done);
  CHECK(has(nameless.report, entry(Code::SignerNameMissing).id));
  CHECK(has(nameless.report, "(CHỦ TỊCH)"));
  CHECK(has(nameless.report, "template.xml:14:13: "));
  CHECK_FALSE(has(nameless.report, entry(Code::SignatureMissing).id));
  // Two posts: the room is there, and so is the field.
  text.insert(text.find("<ho-ten>"), "<chuc-vu-khac>TRƯỞNG BAN</chuc-vu-khac>");
  desk.folder.write("mau/template.xml", text);
  CHECK(run(desk.job).report.empty());
  desk.job.signature_fields = false;
  CHECK(run(desk.job).report.empty());
}

TEST_CASE("the language and the form of the report are the caller's choice") {
  Desk desk;
  desk.job.input.data = {desk.folder / "none.json"};
  CHECK(has(run(desk.job).report, "không đọc được tệp"));
  desk.job.input.language = Language::English;
  CHECK(has(run(desk.job).report, "cannot read file"));
  desk.job.input.report = app::ReportFormat::Json;
  CHECK(has(run(desk.job).report, R"("code": "file-unreadable")"));
}

TEST_CASE("a damaged installation is not the fault of the input") {
  Desk desk;
  desk.job.input.resources = desk.folder / "";
  CHECK(run(desk.job).exit == Exit::Internal);
  CHECK(run(app::DumpJob{desk.job.input, app::Stage::Pages}).exit == Exit::Internal);
  CHECK(run_doctor(desk.job.input).exit == Exit::Internal);
}

TEST_CASE("doctor names the libraries, the fonts and the templates") {
  Desk desk;
  const app::JobResult result = run_doctor(desk.job.input);
  CHECK(result.exit == Exit::Done);
  for (const char* part : {"HarfBuzz", "ICU", "libxml2", "libdeflate", "libxlsxwriter 1", "Bold"}) {
    CHECK(has(result.output, part));
  }
}

TEST_CASE("what a job throws becomes a message and an exit code") {
  const app::JobInput input;
  const auto memory = app::guarded(input, []() -> app::JobResult { throw std::bad_alloc(); });
  CHECK(memory.exit == Exit::Limit);
  CHECK(has(memory.report, entry(Code::MemoryExhausted).id));
  const auto fault =
      app::guarded(input, []() -> app::JobResult { throw std::logic_error("what it was"); });
  CHECK(fault.exit == Exit::Internal);
  CHECK(has(fault.report, entry(Code::InternalFault).id));
  CHECK(has(fault.report, "what it was"));
}

TEST_CASE("every stage can be dumped") {
  const Desk desk;
  struct Row {
    app::Stage stage;
    std::string_view part;
  };
  // The trích yếu as each stage knows it.
  const std::vector<Row> rows{{app::Stage::Document, "việc A"},
                              {app::Stage::Styled, "việc A"},
                              {app::Stage::Pages, "việc A"},
                              {app::Stage::ReadingText, "Giao các đơn vị thực hiện việc A."}};
  for (const Row& row : rows) {
    const auto result = run(app::DumpJob{desk.job.input, row.stage});
    CHECK(result.exit == Exit::Done);
    CHECK(has(result.output, row.part));
  }
}

TEST_CASE(
    "a template calls the blocks of its own folder before the shared ones, and extends by id") {
  Desk desk;
  std::string calling(form);
  calling.replace(calling.find("<doan>"), calling.find("</doan>") + 7 - calling.find("<doan>"),
                  "<goi khoi=\"cau-ket\" viec=\"{{ viec }}\"/>");
  desk.folder.write("mau/template.xml", calling);
  desk.folder.write("mau/blocks/cau-ket.xml",
                    "<khoi id=\"cau-ket\"><tham-so ten=\"viec\" kieu=\"chu\"/>"
                    "<doan>Giao thực hiện {{ viec }}.</doan></khoi>");
  app::DumpJob dump{desk.job.input, app::Stage::ReadingText};
  const app::JobResult own = run(dump);
  INFO(own.report);
  CHECK(own.exit == Exit::Done);
  CHECK(has(own.output, "Giao thực hiện việc A."));

  // A fault in the block names its file and the call.
  desk.folder.write("mau/blocks/cau-ket.xml",
                    "<khoi id=\"cau-ket\"><tham-so ten=\"viec\" kieu=\"chu\"/>"
                    "<doan>{{ viec2 }}</doan></khoi>");
  const app::JobResult wrong = run(dump);
  CHECK(wrong.exit == Exit::Refused);
  CHECK(has(wrong.report, "mau/blocks/cau-ket.xml:1:"));
  CHECK(has(wrong.report, "mau/template.xml:13:5"));

  desk.folder.write("mau/template.xml",
                    "<mau id=\"con\" ten=\"Con\" ke-thua=\"van-ban-co-ten-loai\"/>");
  dump.input.data = {desk.folder.write(
      "goc.json", R"({"loai": "KH", "co_quan_ban_hanh": "SỞ A", "ky_hieu": "KH-A", "dia_danh": "B",
                      "ngay": "2026", "trich_yeu": "X", "noi_dung": "Nội dung."})")};
  const app::JobResult extended = run(dump);
  INFO(extended.report);
  CHECK(extended.exit == Exit::Done);
  CHECK(has(extended.output, "SỞ A"));
}
