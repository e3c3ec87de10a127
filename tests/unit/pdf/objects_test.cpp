#include "pdf/objects.h"

#include <fmt/format.h>

#include <set>
#include <string>
#include <vector>

#include "base/digest.h"
#include "read_pdf.h"
#include "support/catch.h"

using namespace vanthu;
using namespace vanthu::pdf;
using namespace vanthu::pdf_tests;

namespace {

std::string fixed(Fixed number) {
  std::string out;
  append_fixed(out, number);
  return out;
}

std::string spelt(void (*append)(std::string&, std::string_view), std::string_view value) {
  std::string out;
  append(out, value);
  return out;
}

}  // namespace

TEST_CASE("numbers have no exponent, no zeros at the end and no minus zero") {
  CHECK(fixed({0, 0}) == "0");
  CHECK(fixed({0, 3}) == "0");
  CHECK(fixed({-0, 3}) == "0");
  CHECK(fixed({12500, 3}) == "12.5");
  CHECK(fixed({12000, 3}) == "12");
  CHECK(fixed({5, 3}) == "0.005");
  CHECK(fixed({-5, 3}) == "-0.005");
  CHECK(fixed({-1234567, 3}) == "-1234.567");
  CHECK(fixed({100, 0}) == "100");
  CHECK(fixed({2147483647000, 3}) == "2147483647");
}

TEST_CASE("quotients round halves away from zero") {
  CHECK(fixed(quotient(1, 8, 2)) == "0.13");
  CHECK(fixed(quotient(-1, 8, 2)) == "-0.13");
  CHECK(fixed(quotient(1, 3, 3)) == "0.333");
  CHECK(fixed(quotient(2, 3, 3)) == "0.667");
  CHECK(fixed(quotient(1083 * 1000, 2048, 3)) == "528.809");
}

TEST_CASE("lengths come out in points, exact on the grid of twips") {
  CHECK(fixed(points(Length::twips(1))) == "0.05");
  CHECK(fixed(points(Length::twips(11906))) == "595.3");
  CHECK(fixed(points(Length::pt(0.125))) == "0.125");
  CHECK(fixed(points(-Length::pt(14))) == "-14");
  CHECK(fixed(points(Length::mm(30))) == "85.039");
}

TEST_CASE("names escape everything but plain characters") {
  CHECK(spelt(append_name, "Type") == "/Type");
  CHECK(spelt(append_name, "ABCDEF+LiberationSerif-Bold") == "/ABCDEF+LiberationSerif-Bold");
  CHECK(spelt(append_name, "a b") == "/a#20b");
  CHECK(spelt(append_name, "a#b/c(d)") == "/a#23b#2Fc#28d#29");
  CHECK(spelt(append_name, "é") == "/#C3#A9");
}

TEST_CASE("literal strings escape parentheses, backslash and carriage return") {
  CHECK(spelt(append_bytes, "a(b)c\\d") == "(a\\(b\\)c\\\\d)");
  CHECK(spelt(append_bytes, "a\rb\nc") == "(a\\rb\nc)");
  CHECK(spelt(append_bytes, std::string_view("\0\xFF", 2)) == std::string("(\0\xFF)", 4));
  CHECK(spelt(append_bytes, "") == "()");
}

TEST_CASE("text strings are ASCII or UTF-16 with a byte order mark") {
  CHECK(spelt(append_text, "Plan (1)") == "(Plan \\(1\\))");
  CHECK(spelt(append_text, "ế") == "(\xFE\xFF\x1E\xBF)");
  // U+0128 and U+015C hold bytes that a literal string must escape.
  CHECK(spelt(append_text, "Ĩ") == std::string("(\xFE\xFF\x01\\()", 7));
  CHECK(spelt(append_text, "Ŝ") == std::string("(\xFE\xFF\x01\\\\)", 7));
  CHECK(spelt(append_text, "\n") == std::string("(\xFE\xFF\0\n)", 6));
  CHECK(utf16be("𐍈") == std::string("\xD8\x00\xDF\x48", 4));
}

TEST_CASE("objects put a space only where two tokens would run together") {
  Object object;
  object.open_dict().key("Type").name("Page").key("Parent").ref({3});
  object.key("MediaBox").open_array().integer(0).integer(-1).fixed({5953, 1}).close_array();
  object.key("Title").text("A").key("D").open_array().ref({7}).name("XYZ").null().integer(5);
  object.boolean_true().bytes("x").integer(1).close_array().close_dict();
  CHECK(object.str() ==
        "<</Type/Page/Parent 3 0 R/MediaBox[0 -1 595.3]/Title(A)/D[7 0 R/XYZ null 5 true(x)1]>>");
}

TEST_CASE("a file keeps every object where its cross-reference stream says") {
  Deflater deflater;
  File file(deflater);
  const Ref late = file.reserve();
  const Ref catalog = file.reserve();
  std::vector<Ref> many;
  for (int i = 0; i < 1500; ++i) {  // three object streams
    Object object;
    object.open_dict().key("Number").integer(i).close_dict();
    many.push_back(file.add(object));
    if (i == 300) file.add(catalog, Object().open_dict().key("Pages").ref(late).close_dict());
  }
  const std::string long_text(100000, 'x');
  const Ref packed =
      file.add_stream(Object().key("Kind").name("Long"), long_text, File::Packing::Deflate);
  const Ref plain = file.add_stream(Object(), "as it is", File::Packing::Plain);
  const Ref empty = file.add_stream(Object(), "", File::Packing::Deflate);
  file.add(late, Object().open_dict().close_dict());
  const Ref info = file.add(Object().open_dict().close_dict());
  const std::string bytes = file.finish(catalog, info);

  const Pdf pdf = read_pdf(bytes);
  for (int i = 0; i < 1500; ++i) {
    CHECK(pdf.at(many[static_cast<std::size_t>(i)].number).text ==
          "<</Number " + std::to_string(i) + ">>");
  }
  CHECK(pdf.at(packed.number).stream == long_text);
  CHECK(pdf.at(plain.number).stream == "as it is");
  CHECK(pdf.at(plain.number).text.find("Filter") == std::string::npos);
  CHECK(pdf.at(empty.number).stream.empty());
  CHECK(pdf.at(late.number).text == "<<>>");
  CHECK(pdf.catalog().text == "<</Pages " + std::to_string(late.number) + " 0 R>>");
  CHECK(bytes.size() < 12000);  // object streams and rows of the table really pack
}

TEST_CASE("the digest of less than eight bytes is FNV-1a with 128 bits") {
  // Vectors from the draft's reference code: the empty string, "a", "foobar".
  const auto hex = [](std::string_view text) {
    Digest digest;
    digest.add(text);
    std::string out;
    for (const char c : digest.bytes()) {
      out += fmt::format("{:02x}", static_cast<unsigned char>(c));
    }
    return out;
  };
  CHECK(hex("") == "6c62272e07bb014262b821756295c58d");
  CHECK(hex("a") == "d228cb696f1a8caf78912b704e4a8964");
  CHECK(hex("foobar") == "343e1662793c64bf6f0d3597ba446f18");
}

TEST_CASE("the digest tells longer texts apart wherever they differ") {
  const std::string text = "Kế hoạch hành động vì bình đẳng giới";
  std::set<std::string> seen;
  const auto enter = [&](const std::string& one) {
    Digest digest;
    digest.add(one);
    return seen.insert(digest.hex()).second;
  };
  CHECK(enter(text));
  for (std::size_t i = 0; i < text.size(); ++i) {
    std::string other = text;
    other[i] = static_cast<char>(other[i] ^ 1);
    CHECK(enter(other));
    CHECK(enter(text.substr(0, i)));
  }
}
