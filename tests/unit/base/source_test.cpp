#include "base/source.h"

#include "support/catch.h"

using namespace vanthu;

TEST_CASE("sources: names and texts stay valid while others are added") {
  Sources sources;
  const FileId first = sources.add("a.json", "một");
  const std::string& name = sources.name(first);
  const std::string& text = sources.text(first);
  for (int i = 0; i < 1000; ++i) sources.add("b", "x");
  CHECK(name == "a.json");
  CHECK(text == "một");
  CHECK(&text == &sources.text(first));
  CHECK(sources.add("c", "") == static_cast<FileId>(1001));
}

TEST_CASE("sources: line and column count from 1, columns are code points") {
  struct Row {
    std::string text;
    std::uint32_t offset;
    std::uint32_t line;
    std::uint32_t column;
    std::string_view shown;
  };
  const auto row = GENERATE(values<Row>({
      {"", 0, 1, 1, ""},
      {"", 9, 1, 1, ""},
      {"abc", 0, 1, 1, "abc"},
      {"abc", 3, 1, 4, "abc"},
      {"abc", 99, 1, 4, "abc"},
      {"Kế hoạch", 5, 1, 4, "Kế hoạch"},  // K + ế (3 bytes) + space
      {"a\nb\n", 1, 1, 2, "a"},           // the line end belongs to its line
      {"a\nb\n", 2, 2, 1, "b"},
      {"a\nb\n", 4, 3, 1, ""},
      {"a\r\nbc\r\n", 3, 2, 1, "bc"},
      {"a\r\nbc\r\n", 6, 2, 4, "bc"},  // behind the carriage return
      {"\n\nx", 1, 2, 1, ""},
      {"\n\nx", 2, 3, 1, "x"},
      {"\xEF\xBB\xBF{\n}", 3, 1, 1, "{"},  // a byte order mark has no column
      {"\xEF\xBB\xBF{\n}", 0, 1, 1, "{"},
      {"\xEF\xBB\xBF{\n}", 5, 2, 1, "}"},
      {"\xEF\xBB\xBF", 3, 1, 1, ""},
  }));
  INFO(row.text << " @ " << row.offset);
  Sources sources;
  const FileId file = sources.add("x", row.text);
  const LineColumn found = sources.locate(file, row.offset);
  CHECK(found.line == row.line);
  CHECK(found.column == row.column);
  CHECK(sources.line_at(file, row.offset) == row.shown);
}

TEST_CASE("places: known only with a file") {
  CHECK_FALSE(Place{}.known());
  CHECK(Place{FileId{0}, 0, 0}.known());
  CHECK(Place{FileId{0}, 1, 2} == Place{FileId{0}, 1, 2});
  CHECK_FALSE(Place{FileId{0}, 1, 2} == Place{FileId{1}, 1, 2});
}

TEST_CASE("sources: a part of a file counts its lines from where it stands") {
  Sources sources;
  const FileId part = sources.add("rows.jsonl", "{\n  \"a\": 1}", 17);
  CHECK(sources.locate(part, 0).line == 17);
  CHECK(sources.locate(part, 4).line == 18);
  CHECK(sources.locate(part, 4).column == 3);
}

TEST_CASE("sources: a copy shares the texts and takes its own additions") {
  Sources all;
  const FileId shared = all.add("a.json", "một");
  Sources own = all;
  CHECK(&own.text(shared) == &all.text(shared));
  CHECK(own.text(own.add("b.json", "hai")) == "hai");
  CHECK(own.count() == 2);
  CHECK(all.count() == 1);
}
