#include "merge/comparison_text.h"

#include <fmt/format.h>

#include <array>

#include "data/write_json.h"

namespace vanthu::merge {
namespace {

using docx::edit::Hunk;

using Kind = Difference::Kind;

struct KindWords {
  std::string_view vietnamese, english, json;
};
constexpr std::array kinds = {
    KindWords{"sửa chữ", "text changed", "changed"},
    KindWords{"thêm sau chỗ này", "added behind this", "added"},
    KindWords{"xóa", "removed", "removed"},
    KindWords{"chuyển chỗ", "moved", "moved"},
    KindWords{"sửa định dạng", "formatting changed", "formatted"},
};

const KindWords& words_of_kind(Kind kind) {
  return kinds[static_cast<std::size_t>(kind)];
}

// Around what changed a few words; what is far from it is left out.
std::string marked(const Difference& one) {
  constexpr std::size_t context = 60;
  std::string text;
  std::size_t done = 0;
  const std::string_view before = one.before;
  const auto copy = [&](std::size_t end, bool is_first, bool is_last) {
    std::string_view same = before.substr(done, end - done);
    const bool is_long = same.size() > (is_first || is_last ? context : 2 * context);
    if (!is_long) {
      text += same;
      return;
    }
    const std::size_t head = same.rfind(' ', context);
    const std::size_t tail = same.find(' ', same.size() - context);
    if (!is_first) text += head == std::string_view::npos ? same : same.substr(0, head);
    text += is_first ? "…" : is_last ? " …" : " … ";
    if (!is_last && tail != std::string_view::npos) text += same.substr(is_first ? tail : tail + 1);
  };
  for (const Hunk& hunk : one.hunks) {
    copy(hunk.old_text.begin, done == 0, false);
    if (!hunk.old_text.empty()) (text += "[-") += hunk.old_text.of(one.before), text += "-]";
    if (!hunk.new_text.empty()) (text += "[+") += hunk.new_text.of(one.after), text += "+]";
    done = hunk.old_text.end;
  }
  copy(before.size(), false, true);
  return text;
}

// Lines of a text begin where its first does.
void append(std::string& out, std::string_view mark, std::string_view text) {
  out += mark;
  for (const char c : text) {
    out += c;
    if (c == '\n') out += "    ";
  }
  out += '\n';
}

std::string format_in(const std::string& format, Language language) {
  if (!format.empty()) return in_language(format, language);
  return language == Language::Vietnamese ? "theo kiểu của đoạn" : "as its style has it";
}

}  // namespace

std::string comparison_text(const Comparison& comparison, Language language) {
  const bool vi = language == Language::Vietnamese;
  std::string out;
  for (const Difference& one : comparison.differences) {
    const KindWords& kind = words_of_kind(one.kind);
    out += fmt::format(
        "{}: {}\n", one.place.empty() ? std::string(vi ? "đầu văn bản" : "beginning")
                          : in_language(one.place, language),
        vi ? kind.vietnamese : kind.english);
    switch (one.kind) {
      case Kind::Changed:
        append(out, "  ~ ", marked(one));
        break;
      case Kind::Added:
        append(out, "  + ", one.after);
        break;
      case Kind::Removed:
        append(out, "  - ", one.before);
        break;
      case Kind::Moved:
        break;
      case Kind::Formatted:
        append(out, "  - ", format_in(one.before, language));
        append(out, "  + ", format_in(one.after, language));
        break;
    }
    for (const std::string& field : one.fields) {
      out += fmt::format("  {}: {}\n", vi ? "trường" : "field", field);
    }
  }
  if (comparison.formats_unlike) {
    out += vi ? "Định dạng của hầu hết các đoạn được ghi theo cách khác (tệp đã lưu bằng chương "
                "trình khác), nên không so.\n"
              : "Most paragraphs have their formatting written in another way (another program "
                "saved the file); it was not compared.\n";
  }
  if (out.empty()) out = vi ? "không có gì khác\n" : "nothing differs\n";
  return out;
}

std::string comparison_json(const Comparison& comparison, Language language) {
  const auto text = [](std::string_view value) { return data::Value{std::string(value), {}}; };
  data::Array differences;
  for (const Difference& one : comparison.differences) {
    data::Array fields;
    for (const std::string& field : one.fields) fields.push_back(text(field));
    data::Object members;
    members.push_back({"kind", text(words_of_kind(one.kind).json), {}});
    members.push_back({"place", text(in_language(one.place, language)), {}});
    members.push_back({"before", text(in_language(one.before, language)), {}});
    members.push_back({"after", text(in_language(one.after, language)), {}});
    members.push_back({"fields", data::Value{std::move(fields), {}}, {}});
    differences.push_back({std::move(members), {}});
  }
  data::Object whole;
  whole.push_back({"differences", data::Value{std::move(differences), {}}, {}});
  whole.push_back({"formatting_compared", data::Value{!comparison.formats_unlike, {}}, {}});
  whole.push_back(
      {"confidence", data::Value{data::Number{fmt::format("{}", comparison.confidence)}, {}}, {}});
  return data::json_text({std::move(whole), {}});
}

}  // namespace vanthu::merge
