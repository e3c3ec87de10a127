#include "base/file.h"

#include <fcntl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include <csignal>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <system_error>

#include "support/catch.h"

using namespace vanthu;
namespace fs = std::filesystem;

namespace {

struct TemporaryFolder {
  fs::path path;
  TemporaryFolder() {
    std::string name = (fs::temp_directory_path() / "vanthu-base-XXXXXX").string();
    REQUIRE(::mkdtemp(name.data()) != nullptr);
    path = name;
  }
  ~TemporaryFolder() { fs::remove_all(path); }
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;
  [[nodiscard]] std::size_t file_count() const {
    return static_cast<std::size_t>(
        std::distance(fs::directory_iterator(path), fs::directory_iterator()));
  }
};

void put(const fs::path& path, std::string_view bytes) {
  std::ofstream(path, std::ios::binary) << bytes;
}
std::string get(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

// The errno of the failure, 0 when there is none.
template <typename Action>
int failure(Action action) {
  try {
    action();
  } catch (const std::system_error& error) {
    return error.code().value();
  }
  return 0;
}

}  // namespace

TEST_CASE("read_file: all bytes, up to the limit") {
  const TemporaryFolder folder;
  const fs::path file = folder.path / "dữ liệu.json";
  const std::string bytes = std::string("a\0b\r\n", 5) + std::string(100'000, 'x');
  put(file, bytes);
  CHECK(read_file(file, bytes.size()) == bytes);
  CHECK_THROWS_AS(read_file(file, bytes.size() - 1), FileTooLarge);
  put(file, "");
  CHECK(read_file(file, 0).empty());
}

TEST_CASE("read_file: what cannot be read says which file") {
  const TemporaryFolder folder;
  CHECK(failure([&] { static_cast<void>(read_file(folder.path / "khong-co", 10)); }) == ENOENT);
  CHECK(failure([&] { static_cast<void>(read_file(folder.path, 10)); }) == EISDIR);
  try {
    static_cast<void>(read_file(folder.path / "khong-co", 10));
    FAIL("no exception");
  } catch (const std::system_error& error) {
    CHECK(std::string(error.what()).find("khong-co") != std::string::npos);
  }
}

TEST_CASE("read_file: an endless device stops at the limit") {
  CHECK_THROWS_AS(read_file("/dev/zero", 1'000'000), FileTooLarge);
}

TEST_CASE("staged file: the name appears at the commit, complete") {
  const TemporaryFolder folder;
  const fs::path target = folder.path / "ke-hoach.docx";
  StagedFile staged(target, "một");
  CHECK_FALSE(fs::exists(target));
  CHECK(folder.file_count() == 1);  // the temporary one, in the same folder
  staged.commit(Overwrite::Refuse);
  CHECK(get(target) == "một");
  CHECK(folder.file_count() == 1);
}

TEST_CASE("staged file: what is not committed is removed") {
  const TemporaryFolder folder;
  const fs::path target = folder.path / "ke-hoach.docx";
  { const StagedFile staged(target, "một"); }
  CHECK(folder.file_count() == 0);
  put(target, "cũ");
  { const StagedFile staged(target, "mới"); }
  CHECK(get(target) == "cũ");
  CHECK(folder.file_count() == 1);
}

TEST_CASE("staged file: Refuse keeps an existing file, and leaves nothing behind") {
  const TemporaryFolder folder;
  const fs::path target = folder.path / "ke-hoach.docx";
  put(target, "cũ");
  CHECK(failure([&] { StagedFile(target, "mới").commit(Overwrite::Refuse); }) == EEXIST);
  CHECK(get(target) == "cũ");
  CHECK(folder.file_count() == 1);
}

TEST_CASE("staged file: Refuse does not follow a link that leads nowhere") {
  const TemporaryFolder folder;
  const fs::path target = folder.path / "ke-hoach.docx";
  fs::create_symlink(folder.path / "khong-co", target);
  CHECK(failure([&] { StagedFile(target, "mới").commit(Overwrite::Refuse); }) == EEXIST);
  CHECK_FALSE(fs::exists(folder.path / "khong-co"));
}

TEST_CASE("staged file: Replace puts the new file in the place of the old, with its rights") {
  const TemporaryFolder folder;
  const fs::path target = folder.path / "ke-hoach.docx";
  put(target, std::string(1000, 'x'));
  ::chmod(target.c_str(), 0640);
  std::ifstream still_open(target);  // a reader of the old file keeps the old file
  StagedFile(target, "mới").commit(Overwrite::Replace);
  CHECK(get(target) == "mới");
  CHECK((fs::status(target).permissions() & fs::perms::all) == static_cast<fs::perms>(0640));
  CHECK(std::string(std::istreambuf_iterator<char>(still_open), {}) == std::string(1000, 'x'));
  CHECK(folder.file_count() == 1);
}

TEST_CASE("staged file: Replace needs no file to replace") {
  const TemporaryFolder folder;
  StagedFile(folder.path / "a", "x").commit(Overwrite::Replace);
  CHECK(get(folder.path / "a") == "x");
}

TEST_CASE("staged file: devices and folders are never replaced") {
  const TemporaryFolder folder;
  const fs::path pipe = folder.path / "ong-dan";
  REQUIRE(::mkfifo(pipe.c_str(), 0600) == 0);
  CHECK(failure([&] { StagedFile(pipe, "x").commit(Overwrite::Replace); }) == EINVAL);
  CHECK(fs::is_fifo(pipe));
  const fs::path inner = folder.path / "thu-muc";
  fs::create_directory(inner);
  CHECK(failure([&] { StagedFile(inner, "x").commit(Overwrite::Replace); }) == EISDIR);
  CHECK(fs::is_directory(inner));
  CHECK(folder.file_count() == 2);
}

TEST_CASE("staged file: a folder that is not there is a failure with its name") {
  const TemporaryFolder folder;
  const fs::path target = folder.path / "khong-co" / "a.docx";
  CHECK(failure([&] { StagedFile(target, "x"); }) == ENOENT);
}

TEST_CASE("staged file: several are prepared before the first is named") {
  const TemporaryFolder folder;
  StagedFile docx(folder.path / "a.docx", "docx");
  StagedFile pdf(folder.path / "a.pdf", "pdf");
  CHECK(folder.file_count() == 2);
  docx.commit(Overwrite::Refuse);
  pdf.commit(Overwrite::Refuse);
  CHECK(get(folder.path / "a.docx") == "docx");
  CHECK(get(folder.path / "a.pdf") == "pdf");
  CHECK(folder.file_count() == 2);
}

TEST_CASE("staged file: the leftover of another run does not stand in the way") {
  const TemporaryFolder folder;
  put(folder.path / (".vanthu-" + std::to_string(::getpid()) + "-0.tmp"), "dở dang");
  StagedFile(folder.path / "a", "x").commit(Overwrite::Refuse);
  CHECK(get(folder.path / "a") == "x");
  CHECK(get(folder.path / (".vanthu-" + std::to_string(::getpid()) + "-0.tmp")) == "dở dang");
}

TEST_CASE("staged file: moved from, it owns nothing") {
  const TemporaryFolder folder;
  {
    StagedFile first(folder.path / "a", "x");
    StagedFile second(std::move(first));
    CHECK(folder.file_count() == 1);
    second.commit(Overwrite::Refuse);
  }
  CHECK(get(folder.path / "a") == "x");
  CHECK(folder.file_count() == 1);
}

TEST_CASE("staged file: a disk that is full leaves the old file and no new one") {
  const TemporaryFolder folder;
  const fs::path target = folder.path / "a.docx";
  put(target, "cũ");
  // A limit on the size of files stands for the full disk: both make write() fail half-way.
  rlimit before{};
  REQUIRE(::getrlimit(RLIMIT_FSIZE, &before) == 0);
  const auto old_handler = ::signal(SIGXFSZ, SIG_IGN);
  rlimit small = before;
  small.rlim_cur = 4096;
  REQUIRE(::setrlimit(RLIMIT_FSIZE, &small) == 0);
  const int error = failure([&] { StagedFile(target, std::string(10'000, 'x')); });
  ::setrlimit(RLIMIT_FSIZE, &before);
  ::signal(SIGXFSZ, old_handler);
  CHECK(error == EFBIG);
  CHECK(get(target) == "cũ");
  CHECK(folder.file_count() == 1);
}

TEST_CASE("FileParts: any part, short only at the end") {
  const TemporaryFolder folder;
  put(folder.path / "a", "0123456789");
  const FileParts parts(folder.path / "a");
  CHECK(parts.read(0, 4) == "0123");
  CHECK(parts.read(7, 3) == "789");
  CHECK(parts.read(7, 9) == "789");
  CHECK(parts.read(10, 1).empty());
  CHECK(failure([&] { const FileParts none(folder.path / "none"); }) == ENOENT);
}

TEST_CASE("StagedFile: synced later, under a prefix of the caller's") {
  const TemporaryFolder folder;
  const fs::path target = folder.path / "a.docx";
  {
    StagedFile staged(target, "bytes", Durability::Later, ".mine-");
    CHECK(get(folder.path / ".mine-0.tmp") == "bytes");
    staged.commit(Overwrite::Refuse);
  }
  CHECK(get(target) == "bytes");
  CHECK(folder.file_count() == 1);
  CHECK(failure([&] { sync_file_system(folder.path); }) == 0);
  CHECK(failure([&] { sync_file_system(folder.path / "none"); }) == ENOENT);
}

TEST_CASE("LineLog: grows line by line, for one process at a time") {
  const TemporaryFolder folder;
  const fs::path path = folder.path / "log";
  put(path, "torn");
  {
    LineLog log(path, false);
    log.append("a");
    log.append("b");
    CHECK(failure([&] { const LineLog second(path, true); }) == EWOULDBLOCK);
  }
  CHECK(get(path) == "torn\na\nb\n");
  LineLog(path, true).append("c");
  CHECK(get(path) == "c\n");
  CHECK(failure([&] { const LineLog none(folder.path / "none" / "log", true); }) == ENOENT);
}
