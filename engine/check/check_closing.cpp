// Signature and recipients.

#include <algorithm>

#include "check/judge.h"
#include "check/patterns.h"
#include "text/text.h"

namespace vanthu::check {
namespace {

std::string letters_of(std::string_view sign) {
  std::string letters;
  for (const char c : sign) {
    if (c != '/' && c != '.') letters += c;
  }
  return letters;
}

bool begins_with_one(std::string_view words, const std::vector<std::string>& list) {
  return std::any_of(list.begin(), list.end(),
                     [&](const std::string& one) { return words.starts_with(one); });
}

void judge_authority(Judge& judge) {
  // In the order of the lines: "TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH".
  bool deputising = false;
  const Part* authority = nullptr;
  bool post_seen = false;
  for (const Part& part : judge.structure.parts) {
    if (part.what == Component::Authority) {
      const std::string words = text::collapsed(words_in(judge.reading, part));
      // The sign as it is written, "T/M" or "TM." or "TM", and as it should be.
      std::size_t end = 0;
      while (end < words.size() &&
             ((words[end] >= 'A' && words[end] <= 'Z') || words[end] == '/')) {
        ++end;
      }
      if (end < words.size() && words[end] == '.') ++end;
      const std::string found = words.substr(0, end);
      for (const std::string& wanted : listed(judge.rules.authority_signs)) {
        if (found == wanted || letters_of(found) != letters_of(wanted)) continue;
        std::vector<Mend> mends;
        if (words_in(judge.reading, part).starts_with(found)) {
          mends.push_back(words_mend(part.line, part.begin, part.begin + end, wanted));
        }
        judge.add(Rule::AuthorityForm, spot_of(part), {found, wanted}, std::move(mends));
      }
      if (words.starts_with("KT") || words.starts_with("K/T")) deputising = true;
      authority = &part;
      post_seen = false;
      continue;
    }
    if (part.what != Component::Post || post_seen) continue;
    const std::string words = text::collapsed(words_in(judge.reading, part));
    const std::string post = text::upper(words);
    // "TM. ỦY BAN NHÂN DÂN" may wrap: a line with no post in it goes on with the agency.
    const bool deputy = begins_with_one(post, listed(judge.rules.deputy_posts));
    const bool is_post = deputy || begins_with_one(post, listed(judge.rules.posts));
    if (!is_post) continue;
    post_seen = true;
    if (deputising && !deputy) {
      judge.add(Rule::DeputyPost, spot_of(part),
                {text::collapsed(words_in(judge.reading, *authority)), words});
    }
    // A deputy who signs "TL.", "TUQ." signs for himself; one without any sign does not exist but
    // in offices that have no head in the file.
    if (!deputising && deputy && authority != nullptr) {
      const std::string sign = text::collapsed(words_in(judge.reading, *authority));
      if (sign.starts_with("TM")) judge.add(Rule::DeputyWithoutKt, spot_of(part), {words});
    }
  }
}

void judge_name(Judge& judge) {
  const Part* name = judge.structure.find(Component::SignerName);
  if (name == nullptr) return;
  const std::string words = text::collapsed(words_in(judge.reading, *name));
  for (const std::string& title : listed(judge.rules.degrees)) {
    if (!words.starts_with(title)) continue;
    judge.add(Rule::SignerTitle, {name->line, name->begin, name->begin + title.size(), true},
              {words});
    return;
  }
}

void judge_recipients(Judge& judge) {
  const Part* label = judge.structure.find(Component::RecipientsLabel);
  if (label == nullptr) return;
  std::vector<const Part*> list;
  for (const Part& part : judge.structure.parts) {
    if (part.what == Component::Recipient || part.what == Component::Archive) list.push_back(&part);
  }
  if (list.empty()) return;
  // A tag that is still to be filled in stands for lines nobody knows.
  for (const Part* one : list) {
    if (words_in(judge.reading, *one).find("{{") != std::string_view::npos) return;
  }
  std::size_t last = list.size() - 1;
  for (std::size_t i = 0; i <= last; ++i) {
    const Line& line = judge.reading.lines[list[i]->line];
    const std::string_view words = text::trimmed(words_in(judge.reading, *list[i]));
    const bool dash = words.starts_with("-") || words.starts_with("–") || !line.label.empty();
    // A line without a dash, behind one that has not ended, is its second line.
    const bool goes_on = !dash && i > 0;
    if (!dash && !goes_on) judge.add_once(Rule::RecipientDash, "all", spot_of(*list[i]));
    const bool next_goes_on =
        i < last && !text::trimmed(words_in(judge.reading, *list[i + 1])).starts_with("-") &&
        judge.reading.lines[list[i + 1]->line].label.empty() &&
        list[i + 1]->what == Component::Recipient;
    if (next_goes_on) continue;
    const char wanted = i == last ? '.' : ';';
    if (words.empty() || words.back() == wanted) continue;
    // "- Cổng thông tin điện tử;     để đăng tải": the remark to several stands in a column of its
    // own.
    if (words.find(";  ") != std::string_view::npos ||
        words.find(";\t") != std::string_view::npos) {
      continue;
    }
    // "PL.(300)" and initials behind the archive line stand in a corner of their own.
    if (i == last && list[i]->what == Component::Archive && words.back() == ')') continue;
    const std::string mark(1, wanted);
    judge.add(Rule::RecipientMark, spot_of(*list[i]), {mark},
              {last_mark(judge.reading, *list[i], mark)});
  }
  const Part* archive = judge.structure.find(Component::Archive);
  if (archive == nullptr) {
    judge.add(Rule::ArchiveMissing, spot_of(*label));
    return;
  }
  std::string words = text::collapsed(words_in(judge.reading, *archive));
  while (!words.empty() && (words.front() == '-' || words.front() == ' ')) words.erase(0, 1);
  if (words.starts_with("–")) words = text::collapsed(std::string_view(words).substr(3));
  if (!words.starts_with("Lưu:") || words.find("VT") == std::string::npos) {
    judge.add(Rule::ArchiveForm, spot_of(*archive));
  }
}

}  // namespace

void check_closing(Judge& judge) {
  judge_authority(judge);
  judge_name(judge);
  judge_recipients(judge);
}

}  // namespace vanthu::check
