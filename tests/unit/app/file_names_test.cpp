#include "app/file_names.h"

#include <string>
#include <utility>
#include <vector>

#include "support/catch.h"

namespace {

using vanthu::app::file_names;
using vanthu::app::Letters;
using vanthu::app::longest_extension;
using vanthu::app::longest_file_name;
using vanthu::app::padded_number;
using vanthu::app::safe_file_name;

std::string repeated(std::string_view text, int times) {
  std::string result;
  for (int i = 0; i < times; ++i) result += text;
  return result;
}

}  // namespace

TEST_CASE("a file name is safe on Linux and Windows") {
  const std::vector<std::pair<std::string, std::string>> rows = {
      {"Xã Phú Thịnh", "Xã Phú Thịnh"},
      {"a\u0323\u0302", "ậ"},  // NFC
      {"Số 15/KH-UBND", "Số 15-KH-UBND"},
      {"a<b>c:d\"e/f\\g|h?i*j", "a-b-c-d-e-f-g-h-i-j"},
      {"../../etc/passwd", "etc-passwd"},
      {"  Ủy ban\nnhân dân\t xã ", "Ủy ban nhân dân xã"},
      {"a\x01"
       "b\x7f"
       "c\u0085",
       "abc"},
      {"x\u202Egnp.exe\u200B", "xgnp.exe"},  // reads backwards on a screen
      {".an.", "an"},
      {"-rf", "rf"},
      {"ten . ", "ten"},
      {"???", ""},
      {"", ""},
      {"CON", "_CON"},
      {"nul.txt", "_nul.txt"},
      {"Aux .b", "_Aux .b"},
      {"com1", "_com1"},
      {"LPT\u00B2", "_LPT\u00B2"},
      {"com10", "com10"},
      {"Công", "Công"},
  };
  for (const auto& [wanted, expected] : rows) {
    INFO(wanted);
    CHECK(safe_file_name(wanted, Letters::Vietnamese) == expected);
  }
}

TEST_CASE("file names can be had without Vietnamese letters") {
  CHECK(safe_file_name("Đặc khu Phú Quốc (2026)", Letters::Ascii) == "dac-khu-phu-quoc-2026");
  CHECK(safe_file_name("việc \u4e2d", Letters::Ascii) == "viec");
}

TEST_CASE("a long name is cut at a character") {
  const std::size_t room = longest_file_name - longest_extension;
  for (const std::string_view letter : {"a", "đ", "ệ", "\U0001F600"}) {
    const std::string name = safe_file_name(repeated(letter, 200), Letters::Vietnamese);
    INFO(letter);
    CHECK(name.size() <= room);
    CHECK(name.size() > room - letter.size());
    CHECK(name == repeated(letter, static_cast<int>(name.size() / letter.size())));
  }
}

TEST_CASE("the number of a row has as many digits as the last one") {
  CHECK(padded_number(7, 9) == "007");
  CHECK(padded_number(7, 3321) == "0007");
}

TEST_CASE("names of a batch are all different, whatever the file system thinks of case") {
  const auto names = [](std::vector<std::string> wanted) {
    return file_names(std::move(wanted), Letters::Vietnamese);
  };
  CHECK(names({"Xã A", "xã a", "XÃ A", "Xã B"}) ==
        std::vector<std::string>{"Xã A", "xã a-002", "XÃ A-003", "Xã B"});
  // Decomposed and precomposed letters look the same.
  CHECK(names({"ậ", "a\u0323\u0302"}) == std::vector<std::string>{"ậ", "ậ-002"});
  // A row whose own name is what another would get keeps it.
  CHECK(names({"A", "A", "A-002"}) == std::vector<std::string>{"A", "A-002-002", "A-002"});
  CHECK(names({"", "?", "003"}) == std::vector<std::string>{"001", "002", "003"});
  const auto cut = names({repeated("ệ", 60), repeated("ệ", 60)});
  CHECK(cut[1].size() <= longest_file_name - longest_extension);
  CHECK(cut[1].ends_with("ệ-002"));
}
