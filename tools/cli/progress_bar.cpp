#include "cli/progress_bar.h"

#include <fmt/format.h>
#include <unistd.h>

#include <cstdio>

namespace vanthu::cli {
namespace {

constexpr std::size_t width = 24;
constexpr std::chrono::milliseconds between_draws{100};

// "2:05", "1:02:05"
std::string duration(std::chrono::seconds time) {
  const auto seconds = time.count();
  if (seconds < 3600) return fmt::format("{}:{:02}", seconds / 60, seconds % 60);
  return fmt::format("{}:{:02}:{:02}", seconds / 3600, seconds / 60 % 60, seconds % 60);
}

}  // namespace

ProgressBar::ProgressBar(Language language)
    : language_(language), on_terminal_(::isatty(STDERR_FILENO) == 1), start_(Clock::now()) {}

ProgressBar::~ProgressBar() {
  if (drawn_) fmt::print(stderr, "\r\x1b[K");
}

void ProgressBar::show(const app::BatchProgress& progress) {
  if (!on_terminal_ || progress.total == 0) return;
  const auto now = Clock::now();
  if (drawn_ && now - last_ < between_draws && progress.done < progress.total) return;
  last_ = now;
  drawn_ = true;
  const bool vi = language_ == Language::Vietnamese;
  const std::size_t filled = progress.done * width / progress.total;
  std::string line = fmt::format("[{}{}] {}/{}", std::string(filled, '='),
                                 std::string(width - filled, ' '), progress.done, progress.total);
  // Rows of earlier runs take no time and would promise too much.
  const std::size_t made = progress.done - progress.kept;
  const double seconds = std::chrono::duration<double>(now - start_).count();
  if (made > 0 && seconds > 0) {
    const double rate = static_cast<double>(made) / seconds;
    const auto left = std::chrono::seconds(
        static_cast<long>(static_cast<double>(progress.total - progress.done) / rate));
    line += fmt::format(
        fmt::runtime(vi ? " · {:.1f} văn bản/giây · còn {}" : " · {:.1f} documents/s · {} left"),
        rate, duration(left));
  }
  if (progress.failed > 0) {
    line += fmt::format(fmt::runtime(vi ? " · {} dòng lỗi" : " · {} failed"), progress.failed);
  }
  fmt::print(stderr, "\r{}\x1b[K", line);
  std::fflush(stderr);
}

}  // namespace vanthu::cli
