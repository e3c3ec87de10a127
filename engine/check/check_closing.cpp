// Signature and recipients.

#include <algorithm>
#include <array>

#include "check/judge.h"
#include "check/patterns.h"
#include "text/text.h"

namespace vanthu::check {
namespace {

void judge_authority(Judge& judge) {
  // In the order of the lines: "TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH".
  bool deputising = false;
  const Part* authority = nullptr;
  bool post_seen = false;
  for (const Part& part : judge.structure.parts) {
    if (part.what == Component::Authority) {
      const std::string words = text::collapsed(words_in(judge.reading, part));
      static constexpr std::array<std::pair<std::string_view, std::string_view>, 4> wrong = {
          {{"T/M", "TM."}, {"K/T", "KT."}, {"T/L", "TL."}, {"TUQ ", "TUQ. "}}};
      for (const auto& [found, wanted] : wrong) {
        if (words.starts_with(found)) {
          std::vector<Mend> mends;
          if (words_in(judge.reading, part).starts_with(found)) {
            mends.push_back(
                words_mend(part.line, part.begin, part.begin + found.size(), std::string(wanted)));
          }
          judge.add(Rule::AuthorityForm, spot_of(part), {std::string(found), std::string(wanted)},
                    std::move(mends));
        }
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
    static constexpr std::array<std::string_view, 12> posts = {
        "CHỦ TỊCH",  "CHỦ NHIỆM", "GIÁM ĐỐC",   "TRƯỞNG",      "BÍ THƯ",      "THỨ TRƯỞNG",
        "BỘ TRƯỞNG", "CHÁNH",     "THỦ TRƯỞNG", "HIỆU TRƯỞNG", "VIỆN TRƯỞNG", "CỤC TRƯỞNG"};
    const bool is_post = post.starts_with("PHÓ") ||
                         std::any_of(posts.begin(), posts.end(),
                                     [&](std::string_view one) { return post.starts_with(one); });
    if (!is_post) continue;
    post_seen = true;
    const bool deputy = post.starts_with("PHÓ") || post.starts_with("THỨ TRƯỞNG");
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
  static constexpr std::array<std::string_view, 14> titles = {
      "ThS", "Ths",     "TS.",     "PGS",  "GS.", "BS.", "KS.",
      "CN.", "Tiến sĩ", "Thạc sĩ", "Ông ", "Bà ", "Đ/c", "NGƯT"};
  for (const std::string_view title : titles) {
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
