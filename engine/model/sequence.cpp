#include "model/sequence.h"

#include <algorithm>

#include <fmt/format.h>

#include "text/text.h"

namespace vanthu::model {
namespace {

constexpr std::size_t longest_label = 60;  // letters of a heading that a message shows
constexpr int most_named = 3;              // numbers left out that a message names one by one

// Depth in the hierarchy. Điều and "I." head the two schemes and do not contain each other.
int depth(Level level) {
  return level >= Level::RomanSection ? static_cast<int>(level) - 1 : static_cast<int>(level);
}

// Levels whose numbers may go on where the last parent's ended.
bool may_count_on(Level level) {
  return level != Level::Subclause && level != Level::Point;
}

std::string shortened(std::string_view line) {
  if (letter_count(line) <= longest_label) return std::string(line);
  std::size_t offset = 0;
  for (std::size_t i = 0; i < longest_label; ++i) (void)text::next_code_point(line, offset);
  const std::size_t space = line.rfind(' ', offset);
  return std::string(line.substr(0, space == std::string_view::npos ? offset : space)) + " …";
}

std::string missing_numbers(Level level, std::string_view prefix, int first, int last) {
  std::string list;
  for (int ordinal = first; ordinal <= last && ordinal < first + most_named; ++ordinal) {
    if (!list.empty()) list += ", ";
    list += written_number(level, ordinal, prefix);
  }
  if (last >= first + most_named) list += ", …";
  return list;
}

// "A. ĐÁNH GIÁ …", "…, cụ thể như sau:": a list of its own may follow.
bool announces_list(std::string_view line) {
  return line.ends_with(':') || is_in_capitals(line) ||
         (line.size() > 2 && line[0] >= 'A' && line[0] <= 'Z' && line[1] == '.');
}

}  // namespace

Sequence::Sequence(Place at, Diagnostics& diagnostics) : at_(at), diagnostics_(diagnostics) {}

void Sequence::warn(Code code, std::vector<std::string> args) {
  diagnostics_.add(code, at_, std::move(args));
}

void Sequence::running_text(std::string_view line) {
  if (!announces_list(line)) return;
  for (Run& run : open_) run.may_restart = true;
}

void Sequence::head(const LineHead& head, std::string_view line, std::size_t number) {
  if (!head.ordinal) return;
  const Entry entry{*head.ordinal, shortened(line), number};

  // Deeper runs end here, and so do others of this depth: "2.1.1" after "2.1", "I." after "Điều 3".
  while (!open_.empty()) {
    Run& inner = open_.back();
    const int difference = depth(inner.level) - depth(head.level);
    const bool same = inner.level == head.level && inner.prefix == head.prefix;
    const bool outer_prefix = inner.level == Level::Subclause && head.level == Level::Subclause &&
                              inner.prefix.size() < head.prefix.size();
    if (difference < 0 || same || outer_prefix) break;
    std::erase_if(last_, [&](const Run& run) { return run.level == inner.level; });
    last_.push_back(std::move(inner));
    open_.pop_back();
  }

  if (!open_.empty() && open_.back().level == head.level && open_.back().prefix == head.prefix) {
    follow(open_.back(), entry);
    return;
  }
  start(entry, head);
  open_.push_back({head.level, std::string(head.prefix), entry, entry, {}, false});
  note(open_.back(), entry);
}

// The first number of its level under a parent.
void Sequence::start(const Entry& entry, const LineHead& head) {
  const Run* parent = open_.empty() ? nullptr : &open_.back();
  if (head.level == Level::Subclause && parent != nullptr && parent->level == Level::Clause &&
      head.prefix != fmt::format("{}", parent->last.ordinal)) {
    warn(Code::PastedNumberParent, {entry.label, fmt::format("{}", entry.number),
                                    parent->last.label, fmt::format("{}", parent->last.number)});
    return;  // of what run it is the start, nobody knows
  }
  if (entry.ordinal == 1) return;
  if (may_count_on(head.level)) {
    const auto before = std::find_if(last_.begin(), last_.end(),
                                     [&](const Run& run) { return run.level == head.level; });
    if (before != last_.end() && before->last.ordinal + 1 == entry.ordinal) return;
  }
  warn(Code::PastedNumberStart, {entry.label, fmt::format("{}", entry.number),
                                 missing_numbers(head.level, head.prefix, 1, entry.ordinal - 1)});
}

void Sequence::note(Run& run, const Entry& entry) {
  const auto index = static_cast<std::size_t>(entry.ordinal);
  if (run.seen.size() <= index) run.seen.resize(index + 1);
  run.seen[index] = entry;
  run.last = entry;
  if (entry.ordinal >= run.highest.ordinal) run.highest = entry;
}

void Sequence::follow(Run& run, const Entry& entry) {
  const bool restarts = run.may_restart && entry.ordinal == 1;
  run.may_restart = false;
  if (restarts) {
    run.seen.clear();
    run.highest = entry;
    note(run, entry);
    return;
  }
  const auto index = static_cast<std::size_t>(entry.ordinal);
  const auto report = [&](Code code, const Entry& before) {
    std::vector<std::string> args = {before.label, fmt::format("{}", before.number), entry.label,
                                     fmt::format("{}", entry.number)};
    if (code == Code::PastedNumberGap) {
      args.push_back(missing_numbers(run.level, run.prefix, before.ordinal + 1, entry.ordinal - 1));
    }
    warn(code, std::move(args));
  };
  if (index < run.seen.size() && run.seen[index].ordinal != 0) {
    report(Code::PastedNumberRepeat, run.seen[index]);
  } else if (entry.ordinal < run.highest.ordinal) {
    report(Code::PastedNumberOrder, run.highest);
  } else if (entry.ordinal > run.highest.ordinal + 1) {
    report(Code::PastedNumberGap, run.highest);
  }
  note(run, entry);
}

}  // namespace vanthu::model
