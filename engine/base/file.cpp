#include "base/file.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <system_error>
#include <utility>

namespace vanthu {
namespace {

[[noreturn]] void fail(const std::filesystem::path& path) {
  throw std::system_error(errno, std::generic_category(), path.string());
}

class Descriptor {
 public:
  explicit Descriptor(int fd) : fd_(fd) {}
  ~Descriptor() {
    if (fd_ >= 0) ::close(fd_);
  }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  [[nodiscard]] int get() const { return fd_; }
  // Closing can report a write that failed late (network shares); the destructor could not say so.
  [[nodiscard]] bool close() { return ::close(std::exchange(fd_, -1)) == 0; }

 private:
  int fd_;
};

std::string read_all(int fd, const std::filesystem::path& path, std::uint64_t limit) {
  std::string result;
  char buffer[1 << 16];
  for (;;) {
    const ssize_t n = ::read(fd, buffer, sizeof buffer);
    if (n < 0 && errno == EINTR) continue;
    if (n < 0) fail(path);
    if (n == 0) return result;
    if (result.size() + static_cast<std::size_t>(n) > limit) throw FileTooLarge();
    result.append(buffer, static_cast<std::size_t>(n));
  }
}

void write_all(int fd, const std::filesystem::path& path, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t n = ::write(fd, bytes.data(), bytes.size());
    if (n < 0 && errno == EINTR) continue;
    if (n < 0) fail(path);
    bytes.remove_prefix(static_cast<std::size_t>(n));
  }
}

std::filesystem::path folder_of(const std::filesystem::path& target) {
  return target.has_parent_path() ? target.parent_path() : std::filesystem::path(".");
}

}  // namespace

std::string read_file(const std::filesystem::path& path, std::uint64_t limit) {
  const Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
  if (file.get() < 0) fail(path);
  return read_all(file.get(), path, limit);
}

std::string read_standard_input(std::uint64_t limit) {
  return read_all(STDIN_FILENO, "-", limit);
}

FileParts::FileParts(std::filesystem::path path)
    : path_(std::move(path)), fd_(::open(path_.c_str(), O_RDONLY | O_CLOEXEC)) {
  if (fd_ < 0) fail(path_);
}

FileParts::~FileParts() {
  ::close(fd_);
}

std::string FileParts::read(std::uint64_t offset, std::size_t length) const {
  std::string result(length, '\0');
  std::size_t size = 0;
  while (size < length) {
    const ssize_t n = ::pread(fd_, result.data() + size, length - size,
                              static_cast<off_t>(offset + size));
    if (n < 0 && errno == EINTR) continue;
    if (n < 0) fail(path_);
    if (n == 0) break;
    size += static_cast<std::size_t>(n);
  }
  result.resize(size);
  return result;
}

StagedFile::StagedFile(std::filesystem::path target, std::string_view bytes, Durability durability,
                       const std::string& prefix)
    : target_(std::move(target)), durability_(durability) {
  // The process id keeps two runs apart; the name is fixed otherwise, so a leftover of a killed run
  // is easy to recognise. O_EXCL: never write through somebody else's link.
  for (int attempt = 0;; ++attempt) {
    temporary_ = folder_of(target_) /
                 (prefix.empty() ? fmt::format(".vanthu-{}-{}.tmp", ::getpid(), attempt)
                                 : fmt::format("{}{}.tmp", prefix, attempt));
    const int fd = ::open(temporary_.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
    if (fd < 0 && errno == EEXIST && attempt < 1000) continue;
    if (fd < 0) {
      temporary_.clear();
      fail(target_);
    }
    Descriptor file(fd);
    try {
      // A replaced file keeps the rights it had; file systems without rights say EPERM.
      struct stat old {};
      if (::stat(target_.c_str(), &old) == 0 && ::fchmod(fd, old.st_mode & 0777) != 0 &&
          errno != EPERM && errno != ENOTSUP) {
        fail(target_);
      }
      write_all(fd, target_, bytes);
      if (durability_ == Durability::Now && ::fsync(fd) != 0) fail(target_);
      if (!file.close()) fail(target_);
    } catch (...) {
      ::unlink(temporary_.c_str());
      throw;
    }
    return;
  }
}

StagedFile::~StagedFile() {
  if (!temporary_.empty()) ::unlink(temporary_.c_str());
}

StagedFile::StagedFile(StagedFile&& other) noexcept
    : target_(std::move(other.target_)),
      temporary_(std::exchange(other.temporary_, {})),
      durability_(other.durability_) {}

void StagedFile::commit(Overwrite overwrite) {
  if (overwrite == Overwrite::Replace) {
    // A device or a pipe (/dev/null) has no bytes to replace; renaming over it would remove it.
    struct stat old {};
    if (::stat(target_.c_str(), &old) == 0 && !S_ISREG(old.st_mode) && !S_ISDIR(old.st_mode)) {
      errno = EINVAL;
      fail(target_);
    }
    if (::rename(temporary_.c_str(), target_.c_str()) != 0) fail(target_);
    temporary_.clear();
  } else if (::renameat2(AT_FDCWD, temporary_.c_str(), AT_FDCWD, target_.c_str(),
                         RENAME_NOREPLACE) == 0) {
    temporary_.clear();
  } else if (errno == EINVAL || errno == ENOSYS) {
    // A file system without RENAME_NOREPLACE: a hard link fails on an existing name as well.
    if (::link(temporary_.c_str(), target_.c_str()) != 0) fail(target_);
  } else {
    fail(target_);
  }
  if (durability_ == Durability::Now) sync_folder(folder_of(target_));
}

void StagedFile::sync() const {
  const Descriptor file(::open(temporary_.c_str(), O_RDONLY | O_CLOEXEC));
  if (file.get() < 0 || ::fsync(file.get()) != 0) fail(target_);
}

void sync_folder(const std::filesystem::path& folder) {
  const Descriptor directory(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  // Some network shares cannot sync a folder (EINVAL); the file itself is already on disk.
  if (directory.get() >= 0 && ::fsync(directory.get()) != 0 && errno != EINVAL) fail(folder);
}

void sync_file_system(const std::filesystem::path& folder) {
  const Descriptor directory(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (directory.get() < 0 || ::syncfs(directory.get()) != 0) fail(folder);
}

LineLog::LineLog(std::filesystem::path path, bool afresh)
    : path_(std::move(path)),
      fd_(::open(path_.c_str(), O_RDWR | O_CREAT | O_APPEND | O_CLOEXEC, 0666)) {
  if (fd_ < 0) fail(path_);
  const auto require = [&](bool done) {
    if (done) return;
    const int why = errno;
    ::close(fd_);
    errno = why;
    fail(path_);
  };
  // A share without locks says ENOLCK or ENOTSUP; there the user keeps two runs apart.
  require(::flock(fd_, LOCK_EX | LOCK_NB) == 0 || errno == ENOLCK || errno == ENOTSUP);
  if (afresh) require(::ftruncate(fd_, 0) == 0);
  struct stat now {};
  require(::fstat(fd_, &now) == 0);
  char last = '\n';
  if (now.st_size > 0) require(::pread(fd_, &last, 1, now.st_size - 1) == 1);
  if (last != '\n') require(::write(fd_, "\n", 1) == 1);
}

LineLog::~LineLog() {
  ::close(fd_);
}

void LineLog::append(std::string_view line) {
  write_all(fd_, path_, std::string(line) + "\n");
}

}  // namespace vanthu
