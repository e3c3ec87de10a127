// The public interface (vanthu.h), used as its callers use it.

#include <filesystem>
#include <string>
#include <thread>
#include <vector>

#include "base/file.h"
#include "support/catch.h"
#include "vanthu.h"

namespace {

const std::filesystem::path source_folder = VANTHU_SOURCE_DIR;

vanthu::Engine open_engine() {
  vanthu::Messages messages;
  const auto engine = vanthu::Engine::open(source_folder, messages);
  INFO(messages.text());
  REQUIRE(engine.has_value());
  return *engine;
}

const vanthu::Input form{"thu.xml", R"(<mau id="thu" ten="Thử">
  <truong-du-lieu><truong ten="viec" kieu="chu" bat-buoc="co"/></truong-du-lieu>
  <van-ban loai="KH">
    <dau-van-ban>
      <co-quan-ban-hanh>UBND xã Phú Vinh</co-quan-ban-hanh>
      <so-ky-hieu ky-hieu="KH-UBND"/>
      <dia-danh-ngay dia-danh="Phú Vinh" ngay="2026"/>
    </dau-van-ban>
    <tieu-de><trich-yeu>{{ viec }}</trich-yeu></tieu-de>
    <doan>Thực hiện {{ viec }}.</doan>
  </van-ban>
</mau>)"};

}  // namespace

TEST_CASE("a session renders any number of documents, the same bytes for the same data") {
  const vanthu::Engine engine = open_engine();
  vanthu::Messages messages;
  const auto loaded = engine.load_template(form, messages);
  INFO(messages.text());
  REQUIRE(loaded.has_value());

  vanthu::Session session(engine);
  const vanthu::RenderRequest request{
      .form = *loaded, .data = {{"a.json", R"({"viec": "A"})"}}, .docx = true, .pdf = true};
  const auto first = session.render(request);
  INFO(first.messages.text());
  REQUIRE(first.docx.has_value());
  REQUIRE(first.pdf.has_value());
  CHECK(first.messages.empty());
  auto other = request;
  other.data = {{"b.json", R"({"viec": "B"})"}};
  CHECK(session.render(other).docx != first.docx);
  const auto again = session.render(request);
  CHECK(again.docx == first.docx);
  CHECK(again.pdf == first.pdf);
  CHECK(first.svg.empty());
  auto preview = request;
  preview.docx = preview.pdf = false;
  preview.svg = true;
  const auto pages = session.render(preview).svg;
  REQUIRE(pages.size() == 1);
  CHECK(pages[0].find("data-field=\"viec\"") != std::string::npos);

  vanthu::RenderRequest pdf_only = request;
  pdf_only.docx = false;
  CHECK_FALSE(session.render(pdf_only).docx.has_value());
}

TEST_CASE("threads share an engine and a template") {
  const vanthu::Engine engine = open_engine();
  vanthu::Messages messages;
  const auto loaded = engine.load_template(form, messages);
  REQUIRE(loaded.has_value());
  std::vector<std::string> results(4);
  std::vector<std::thread> threads;
  for (std::string& result : results) {
    threads.emplace_back([&] {
      vanthu::Session session(engine);
      for (int i = 0; i < 5; ++i) {
        const auto rendered = session.render(
            {.form = *loaded, .data = {{"a.json", R"({"viec": "A"})"}}, .docx = true, .pdf = true});
        if (rendered.docx && rendered.pdf) result = *rendered.docx + *rendered.pdf;
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
  CHECK_FALSE(results[0].empty());
  for (const std::string& result : results) CHECK(result == results[0]);
}

TEST_CASE("messages say what, where and what to do") {
  const vanthu::Engine engine = open_engine();
  vanthu::Messages messages;
  const auto loaded = engine.load_template(form, messages);
  REQUIRE(loaded.has_value());
  vanthu::Session session(engine);
  const auto result =
      session.render({.form = *loaded, .data = {{"a.json", "{\n  \"viecc\": \"A\"\n}"}}});
  CHECK_FALSE(result.docx.has_value());
  REQUIRE(result.messages.has_errors());
  bool found = false;
  for (const vanthu::Message& message : result.messages.list()) {
    if (message.file != "a.json" || message.line != 2) continue;
    found = true;
    CHECK(message.severity == vanthu::Message::Severity::Error);
    CHECK(message.column == 3);
    CHECK_FALSE(message.code.empty());
    CHECK_FALSE(message.text.empty());
  }
  INFO(result.messages.text());
  CHECK(found);
  CHECK(result.messages.text(vanthu::Wording::English) != result.messages.text());
  CHECK(result.messages.json().find("\"errors\"") != std::string::npos);
}

TEST_CASE("a request may ask for a last page to be saved") {
  const vanthu::Engine engine = open_engine();
  vanthu::Session session(engine);
  std::string lines;
  for (int count = 0; count < 45; ++count) {
    lines += "<doan>Dòng.</doan>";
    vanthu::Input longer = form;
    longer.text.insert(longer.text.find("</van-ban>"), lines);
    vanthu::Messages messages;
    const auto loaded = engine.load_template(longer, messages);
    REQUIRE(loaded.has_value());
    vanthu::RenderRequest request{
        .form = *loaded, .data = {{"a.json", R"({"viec": "A"})"}}, .pdf = true, .fit = true};
    const auto fitted = session.render(request);
    if (fitted.messages.empty()) continue;
    REQUIRE(fitted.messages.list().size() == 1);
    const vanthu::Message message = fitted.messages.list().front();
    CHECK(message.severity == vanthu::Message::Severity::Note);
    CHECK(message.code == "fit-line-spacing");
    request.fit = false;
    const auto plain = session.render(request);
    CHECK(plain.messages.empty());
    CHECK(plain.docx != fitted.docx);
    CHECK(plain.pdf != fitted.pdf);
    return;
  }
  FAIL("no text had a last page of one line");
}

TEST_CASE("no messages is empty in every form") {
  const vanthu::Messages none;
  CHECK(none.empty());
  CHECK_FALSE(none.has_errors());
  CHECK(none.list().empty());
  CHECK(none.text().empty());
  CHECK(none.json().find("\"errors\": 0") != std::string::npos);
}

TEST_CASE("templates are found by id only") {
  const vanthu::Engine engine = open_engine();
  for (const std::string& id : engine.template_ids()) {
    INFO(id);
    vanthu::Messages messages;
    CHECK(engine.load_template(id, messages).has_value());
  }
  for (const char* id : {"", "khong-co", "../templates/van-ban-co-ten-loai", "/etc"}) {
    INFO(id);
    vanthu::Messages messages;
    CHECK_FALSE(engine.load_template(id, messages).has_value());
    CHECK(messages.has_errors());
  }
}

TEST_CASE("an engine needs its resource folder") {
  vanthu::Messages messages;
  CHECK_FALSE(vanthu::Engine::open(source_folder / "tests", messages).has_value());
  REQUIRE(messages.list().size() == 1);
  CHECK(messages.list().front().code == "resources-missing");
}

TEST_CASE("a session takes data back and tells two files apart") {
  const vanthu::Engine engine = open_engine();
  vanthu::Messages messages;
  const auto loaded = engine.load_template("cong-van", messages);
  REQUIRE(loaded.has_value());
  vanthu::Session session(engine);
  const std::string data =
      vanthu::read_file((source_folder / "samples/cong-van/du-lieu.json").string(), 1 << 20);
  const auto made = session.render({.form = *loaded, .data = {{"a.json", data}}, .docx = true});
  INFO(made.messages.text());
  REQUIRE(made.docx.has_value());

  const auto extracted = session.extract({.edited = {"a.docx", *made.docx}});
  REQUIRE(extracted.data.has_value());
  CHECK(extracted.data->find("co_quan_ban_hanh") != std::string::npos);
  CHECK(extracted.messages.empty());
  const auto refused = session.extract({.edited = {"a.docx", "PK"}});
  CHECK_FALSE(refused.data.has_value());
  CHECK(refused.messages.has_errors());

  const auto same = session.diff(
      {.older = {"a.docx", *made.docx}, .newer = {"b.docx", *made.docx}, .docx = true});
  REQUIRE(same.json.has_value());
  CHECK(same.json->find("\"kind\"") == std::string::npos);
  CHECK(same.docx == made.docx);
}
