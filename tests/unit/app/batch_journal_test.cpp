#include "app/batch_journal.h"

#include <string>

#include "base/file.h"
#include "support/catch.h"
#include "unit/app/temporary_folder.h"

namespace {

using namespace vanthu;
using app::journal_line;
using app::mark_of;
using app::read_journals;
using app::Shard;

data::Value written(std::string content) {
  return {std::move(content), {}};
}

std::string digest_of(const data::Value& value) {
  Digest digest;
  app::add_value(digest, value);
  return digest.hex();
}

}  // namespace

TEST_CASE("a journal tells what was written, from what") {
  const tests::TemporaryFolder folder;
  const std::string mark = mark_of("bytes");
  folder.write(".vanthu-batch", journal_line("01", {{"Xã A.docx", mark}}) + "\n");
  folder.write(".vanthu-batch-2-4", journal_line("02", {{"b.pdf", mark}}) + "\n");
  folder.write(".vanthu-batch-0.tmp", journal_line("03", {{"c.pdf", mark}}) + "\n");
  const auto earlier = read_journals(folder / "");
  CHECK(earlier.has("Xã A.docx", mark));
  CHECK(earlier.has("Xã A.docx", mark, "01"));
  CHECK_FALSE(earlier.has("Xã A.docx", mark, "02"));
  CHECK_FALSE(earlier.has("Xã A.docx", mark_of("byteS"), "01"));
  CHECK(earlier.has("b.pdf", mark, "02"));
  CHECK_FALSE(earlier.has("c.pdf", mark));
  CHECK(read_journals(folder / "none").empty());
}

TEST_CASE("a line that was torn or is no line counts for nothing, and the next one does") {
  const tests::TemporaryFolder folder;
  const std::string line = journal_line("01", {{"a.docx", mark_of("a")}});
  const auto path = folder / ".vanthu-batch";
  for (std::size_t size = 0; size < line.size(); ++size) {
    folder.write(".vanthu-batch", line.substr(0, size));
    CHECK(read_journals(folder / "").empty());
    LineLog(path, false).append(journal_line("02", {{"b.docx", mark_of("b")}}));
    const auto earlier = read_journals(folder / "");
    CHECK_FALSE(earlier.has("a.docx", mark_of("a")));
    CHECK(earlier.has("b.docx", mark_of("b"), "02"));
  }
  folder.write(".vanthu-batch", std::string(100, '\0') + "\n[]\n{\"vao\": 1}\n" + line + "\n");
  CHECK(read_journals(folder / "").has("a.docx", mark_of("a"), "01"));
}

TEST_CASE("the digest of data depends on what is written, not on where") {
  const data::Value one{data::Object{{"a", written("x"), {}}}, {}};
  data::Value moved{data::Object{{"a", {std::string("x"), {FileId{3}, 5, 6}}, {FileId{3}, 1, 2}}},
                    {}};
  CHECK(digest_of(one) == digest_of(moved));
  CHECK(digest_of(written("1")) != digest_of({data::Number{"1"}, {}}));
  CHECK(digest_of({data::Array{written("ab"), written("c")}, {}}) !=
        digest_of({data::Array{written("a"), written("bc")}, {}}));
  CHECK(digest_of({data::Array{}, {}}) != digest_of({data::Object{}, {}}));
  CHECK(digest_of({true, {}}) != digest_of({false, {}}));
}

TEST_CASE("every row belongs to one shard, and neighbours to different ones") {
  for (std::size_t of = 1; of <= 5; ++of) {
    for (std::size_t index = 0; index < 20; ++index) {
      std::size_t owners = 0;
      for (std::size_t number = 1; number <= of; ++number) {
        const Shard shard{number, of};
        owners += shard.has(index) ? 1 : 0;
        CHECK((of == 1 || !(shard.has(index) && shard.has(index + 1))));
      }
      CHECK(owners == 1);
    }
  }
  CHECK(Shard{}.journal_name() == ".vanthu-batch");
  CHECK(Shard{2, 4}.journal_name() == ".vanthu-batch-2-4");
}
