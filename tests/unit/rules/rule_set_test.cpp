#include <algorithm>

#include "base/report.h"
#include "support.h"
#include "support/catch.h"

using namespace vanthu;
using namespace vanthu::rules;
using namespace vanthu::rules::test;
using model::SizeSet;

namespace {

// The real file with one passage replaced.
std::string changed(const std::string& from, const std::string& to) {
  std::string text = source_file("templates/rules/nd30.xml");
  const std::size_t at = text.find(from);
  if (at == std::string::npos) throw std::runtime_error("not in nd30.xml: " + from);
  return text.replace(at, from.size(), to);
}

struct Loaded {
  bool accepted = false;
  std::vector<Diagnostic> diagnostics;
  std::vector<std::string> pointed_at;  // the source under each place
};

Loaded load(const std::string& text) {
  Sources sources;
  Diagnostics diagnostics;
  const FileId file = sources.add("nd30.xml", text);
  Loaded loaded;
  loaded.accepted = RuleSet::read(sources, file, diagnostics).has_value();
  loaded.diagnostics = diagnostics.all();
  for (const Diagnostic& one : loaded.diagnostics) {
    loaded.pointed_at.push_back(text.substr(one.at.begin, one.at.end - one.at.begin));
  }
  return loaded;
}

}  // namespace

TEST_CASE("the rule file of the decree loads with the decree's figures") {
  const RuleSet::Values& v = nd30().values();
  CHECK(v.page_width(SizeSet::Body14) == Length::mm(210));
  CHECK(v.page_height(SizeSet::Body14) == Length::mm(297));
  CHECK(v.margin_left.min == Length::mm(30));
  CHECK(v.margin_left.max == Length::mm(35));
  CHECK(v.first_line.choices == std::vector{Length::mm(10), Length::mm(12.7)});
  CHECK(v.paragraph_gap.min == Length::pt(6));
  CHECK(v.line_spacing.min == LineDistance{1.0, {}});
  CHECK(v.line_spacing.max == LineDistance{1.5, {}});
  CHECK(v.issuer_rule.min == 1.0 / 3);
  CHECK(v.issuer_rule.max == 0.5);
  CHECK(v.margin_left.entry.clause == "nd30.pl1.I.3");
  CHECK(v.margin_left.entry.name == "Lề trái");
  CHECK(v.margin_left.entry.id == "le-trai");
  CHECK(v.margin_left.entry.provenance == Provenance::Decree);
  CHECK(v.signature_space.entry.provenance == Provenance::Sample);
  CHECK(v.table_body.entry.provenance == Provenance::Practice);
}

TEST_CASE("the two sets of sizes move together") {
  // PL I, I, V, note 1 and the type table.
  const RuleSet::Values& v = nd30().values();
  struct Row {
    const Type& type;
    double with13, with14;
  };
  const std::vector<Row> table{
      {v.national_title, 12, 13}, {v.motto, 13, 14},          {v.superior, 12, 13},
      {v.issuer, 12, 13},         {v.so_ky_hieu, 13, 13},     {v.place_and_date, 13, 14},
      {v.kind, 13, 14},           {v.trich_yeu, 13, 14},      {v.body, 13, 14},
      {v.legal_basis, 13, 14},    {v.signature_post, 13, 14}, {v.signature_name, 13, 14},
      {v.recipients, 12, 12},     {v.recipient_list, 11, 11}, {v.annex, 14, 14},
      {v.annex_title, 13, 14},    {v.page_number, 13, 14},    {v.letter_subject, 12, 13},
      {v.drafter, 11, 11},        {v.address, 11, 11},
  };
  for (const Row& row : table) {
    CAPTURE(row.type.entry.id);
    CHECK(row.type(SizeSet::Body13) == Length::pt(row.with13));
    CHECK(row.type(SizeSet::Body14) == Length::pt(row.with14));
  }
}

TEST_CASE("a fault in the rule file is refused at its place") {
  struct Row {
    std::string from, to;
    Code code;
    std::string pointed_at;
  };
  const std::string margin =
      R"(<le-trai name="Lề trái" clause="nd30.pl1.I.3" provenance="phap-quy" min="30mm" max="35mm" use="30mm"/>)";
  const std::vector<Row> table{
      {margin, "", Code::RulesMissingValue, R"(<rules id="nd30" name="Nghị định 30/2020/NĐ-CP">)"},
      {margin, margin + margin, Code::RulesDuplicateValue, margin},
      {margin, margin + "<le-giua/>", Code::RulesUnknownValue, "<le-giua/>"},
      {R"(max="35mm" use="30mm")", R"(max="35mm" use="36mm")", Code::RulesOutOfRange, "36mm"},
      {R"(max="35mm" use="30mm")", R"(max="35mm" use="29.9mm")", Code::RulesOutOfRange, "29.9mm"},
      {R"(choices="10mm 12.7mm" use="12.7mm")", R"(choices="10mm 12.7mm" use="11mm")",
       Code::RulesOutOfRange, "11mm"},
      {R"(max="35mm" use="30mm")", R"(max="35mm" use="30")", Code::RulesBadValue, "30"},
      {R"(max="35mm" use="30mm")", R"(max="35mm" use="-30mm")", Code::RulesBadValue, "-30mm"},
      {R"(max="35mm" use="30mm")", R"(max="35mm" use="30 mm")", Code::RulesBadValue, "30 mm"},
      {R"(max="35mm" use="30mm")", R"(max="35mm" use="nanmm")", Code::RulesBadValue, "nanmm"},
      {R"(min="30mm" max="35mm")", R"(min="30cm" max="35mm")", Code::RulesBadValue, "30cm"},
      {R"(min="1/3" max="1/2")", R"(min="1/0" max="1/2")", Code::RulesBadValue, "1/0"},
      {R"(min="30mm" max="35mm" use="30mm")", R"(min="30mm" max="35mm" usse="30mm" use="30mm")",
       Code::RulesBadValue, "30mm"},
      {R"(max="35mm" use="30mm"/>)", R"(max="35mm"/>)", Code::RulesMissingAttribute,
       R"(<le-trai name="Lề trái" clause="nd30.pl1.I.3" provenance="phap-quy" min="30mm" max="35mm"/>)"},
      {R"(max="35mm" use="30mm"/>)", R"(max="35mm" use="30mm" use-13="30mm"/>)",
       Code::RulesMissingAttribute,
       R"(<le-trai name="Lề trái" clause="nd30.pl1.I.3" provenance="phap-quy" min="30mm" max="35mm" use="30mm" use-13="30mm"/>)"},
      {R"(<tieu-ngu name="Tiêu ngữ" clause="nd30.pl1.II.1.b" provenance="phap-quy" letters="in-thuong")",
       R"(<tieu-ngu name="Tiêu ngữ" clause="nd30.pl1.II.1.b" provenance="phap-quy" letters="thuong")",
       Code::RulesBadValue, "thuong"},
      {R"(face="dung-dam" min="12pt")", R"(face="dam" min="12pt")", Code::RulesBadValue, "dam"},
      {R"(provenance="mau" max="15mm")", R"(provenance="sample" max="15mm")", Code::RulesBadValue,
       "sample"},
      {R"(name="Từ “Số”" clause)", R"(clause)", Code::RulesMissingAttribute,
       R"(<tu-so clause="nd30.pl1.II.3.c" provenance="phap-quy" use="Số:"/>)"},
      {R"(use="Số:")", R"(use="")", Code::RulesBadValue, ""},
      {R"(choices="10" use="10"/>)", R"(choices="10" use="10.5"/>)", Code::RulesBadValue, "10.5"},
      {R"(max="1.5" use="1.15")", R"(max="1.5" use="0pt")", Code::RulesBadValue, "0pt"},
      {R"(max="1.5" use="1.15")", R"(max="1.5" use="18cm")", Code::RulesBadValue, "18cm"},
      {R"(max="1.5" use="1.15")", R"(max="1.5" use="1.55")", Code::RulesOutOfRange, "1.55"},
  };
  for (const Row& row : table) {
    CAPTURE(row.to);
    const Loaded loaded = load(changed(row.from, row.to));
    CHECK_FALSE(loaded.accepted);
    REQUIRE(loaded.diagnostics.size() == 1);
    CHECK(loaded.diagnostics[0].code == row.code);
    CHECK(loaded.pointed_at[0] == row.pointed_at);
  }
}

TEST_CASE("a duplicate names the place of the first, an outlier its clause and range") {
  const Loaded twice = load(changed("</rules>", "<group><so-trang-cach-mep/></group></rules>"));
  REQUIRE(twice.diagnostics.size() == 1);
  REQUIRE(twice.diagnostics[0].see);
  CHECK(twice.diagnostics[0].see->begin < twice.diagnostics[0].at.begin);

  const Loaded outlier = load(changed(R"(max="35mm" use="30mm")", R"(max="35mm" use="40mm")"));
  REQUIRE(outlier.diagnostics.size() == 1);
  CHECK(outlier.diagnostics[0].clause == "nd30.pl1.I.3");
  CHECK(outlier.diagnostics[0].args == std::vector<std::string>{"le-trai", "40mm", "30mm … 35mm"});
}

TEST_CASE("all faults of the rule file are reported in one run") {
  std::string text = changed(R"(max="35mm" use="30mm")", R"(max="35mm" use="50mm")");
  const auto replace = [&](const std::string& from, const std::string& to) {
    text.replace(text.find(from), from.size(), to);
  };
  replace("<le-tren ", "<le-tren-cung ");
  replace(R"(choices="13pt" use="13pt")", R"(choices="13pt" use="13")");
  Loaded loaded = load(text);
  CHECK_FALSE(loaded.accepted);
  std::vector<Code> codes;
  for (const Diagnostic& one : loaded.diagnostics) codes.push_back(one.code);
  std::sort(codes.begin(), codes.end());
  std::vector<Code> expected{Code::RulesMissingValue, Code::RulesOutOfRange, Code::RulesBadValue,
                             Code::RulesUnknownValue};
  std::sort(expected.begin(), expected.end());
  CHECK(codes == expected);
}

TEST_CASE("what is no rule file is refused") {
  CHECK(load("<nothing/>").diagnostics.at(0).code == Code::RulesUnknownValue);
  CHECK(load("<rules><le-trai/></rules>").diagnostics.at(0).code == Code::RulesUnknownValue);
  CHECK_FALSE(load("<rules>").accepted);
  CHECK_FALSE(load("").accepted);
  CHECK_FALSE(load("<rules/>").accepted);
}

TEST_CASE("over a base, what a rule file does not state is there but never reported") {
  Sources sources;
  Diagnostics diagnostics;
  const FileId file = sources.add(
      "hd05.xml",
      "<rules id=\"hd05\"><group name=\"Trang\"><le-trai name=\"Lề trái\" clause=\"hd05\" "
      "provenance=\"phap-quy\" choices=\"30mm\" use=\"30mm\"/></group></rules>");
  const auto rules = RuleSet::read(sources, file, diagnostics, &nd30());
  REQUIRE(rules);
  CHECK(diagnostics.all().empty());
  CHECK(rules->id() == "hd05");
  const RuleSet::Values& v = rules->values();
  CHECK(v.margin_left.choices == std::vector{Length::mm(30)});
  CHECK_FALSE(v.margin_left.max);  // the base's range is gone
  CHECK(v.margin_left.entry.clause == "hd05");
  CHECK(v.margin_left.entry.provenance == Provenance::Decree);
  CHECK(v.margin_right.min == nd30().values().margin_right.min);
  CHECK(v.margin_right.entry.provenance == Provenance::Practice);
}

TEST_CASE("the rule file of the Party loads over that of the decree") {
  Sources sources;
  Diagnostics diagnostics;
  const FileId file = sources.add("hd05.xml", source_file("templates/rules/hd05.xml"));
  CHECK(RuleSet::read(sources, file, diagnostics, &nd30()).has_value());
  CHECK(diagnostics.all().empty());
}
