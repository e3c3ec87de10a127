// What the benchmarks share: a clock, a program run as a child, everything opened once.

#pragma once

#include <fcntl.h>
#include <fmt/format.h>
#include <spawn.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "app/process.h"
#include "app/resources.h"
#include "app/template_folder.h"
#include "base/file.h"
#include "base/report.h"
#include "data/json.h"
#include "template/template.h"

extern char** environ;

namespace vanthu::bench {

inline const std::filesystem::path source_folder = VANTHU_SOURCE_DIR;

inline double milliseconds_of(const std::function<void()>& work) {
  const auto start = std::chrono::steady_clock::now();
  work();
  return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start)
      .count();
}

// Of this thread, not of the clock on the wall: what else the machine does counts far less. For
// work that neither waits nor starts threads.
inline double cpu_milliseconds_of(const std::function<void()>& work) {
  const auto now = [] {
    timespec time{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return static_cast<double>(time.tv_sec) * 1e3 + static_cast<double>(time.tv_nsec) / 1e6;
  };
  const double start = now();
  work();
  return now() - start;
}

inline double median(std::vector<double> values) {
  std::sort(values.begin(), values.end());
  return values[values.size() / 2];
}

// What a run of a program took: its own figures, not those of every child so far.
struct Usage {
  long peak_kib = 0;
  double cpu_milliseconds = 0;  // user and system
};

// `highest`: the gravest exit code that is no failure.
inline Usage run_program(std::vector<std::string> arguments, int highest = 0) {
  std::vector<char*> argv;
  for (std::string& argument : arguments) argv.push_back(argument.data());
  argv.push_back(nullptr);
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
  posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
  pid_t child = 0;
  int status = 0;
  const int failed = posix_spawn(&child, argv[0], &actions, nullptr, argv.data(), environ);
  posix_spawn_file_actions_destroy(&actions);
  rusage usage{};
  if (failed != 0 || wait4(child, &status, 0, &usage) != child || !WIFEXITED(status) ||
      WEXITSTATUS(status) > highest) {
    throw std::runtime_error(fmt::format("{} failed ({})", arguments[0], status));
  }
  const auto milliseconds = [](const timeval& time) {
    return static_cast<double>(time.tv_sec) * 1e3 + static_cast<double>(time.tv_usec) / 1e3;
  };
  return {usage.ru_maxrss, milliseconds(usage.ru_utime) + milliseconds(usage.ru_stime)};
}

// The whole of a benchmark's main: `work` with a temporary folder that is removed afterwards. 1,
// and a line on standard error, when it throws.
inline int run_in_folder(const std::function<void(const std::filesystem::path&)>& work) {
  app::prepare_memory();
  const std::filesystem::path folder =
      std::filesystem::temp_directory_path() / fmt::format("vanthu-bench-{}", ::getpid());
  std::filesystem::create_directory(folder);
  int result = 0;
  try {
    work(folder);
  } catch (const std::exception& trouble) {
    fmt::print(stderr, "bench: {}\n", trouble.what());
    result = 1;
  }
  std::error_code ignored;
  std::filesystem::remove_all(folder, ignored);
  return result;
}

// Everything that is opened once.
struct Bench {
  Sources sources;
  Diagnostics diagnostics;
  std::shared_ptr<const app::Resources> resources;
  std::optional<templates::Template> form;

  explicit Bench(std::string_view form_id) : Bench(source_folder / "templates" / form_id) {}
  explicit Bench(const std::filesystem::path& folder) {
    resources = app::open_resources(source_folder, sources, diagnostics);
    if (resources) {
      form = app::load_template(folder / "template.xml", *resources, sources, diagnostics);
    }
    require(form.has_value());
  }
  void require(bool truth) const {
    if (!truth) throw std::runtime_error(report_text(diagnostics, sources, Language::English));
  }
  data::Value parse(const std::string& text) {
    auto value = data::read_json(sources, sources.add("data.json", text), diagnostics);
    require(value.has_value());
    return *std::move(value);
  }
};

}  // namespace vanthu::bench
