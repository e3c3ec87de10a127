// What a file of ours says of itself, read back.

#include "merge/record_reader.h"

#include "edited_docx.h"
#include "support/catch.h"

using namespace vanthu;
using namespace vanthu::tests;

TEST_CASE("the record of every sample is read as it was written") {
  for (const std::string& name : sample_names()) {
    INFO(name);
    const docx::parse::Document document = read_docx(sample_docx(name));
    const merge::Record record = record_of(document);
    CHECK(!record.engine.empty());
    CHECK(!record.template_id.empty());
    CHECK(record.template_digest.size() == 32);
    CHECK(record.rules_id == "nd30");
    CHECK(record.data.front() == '{');
    CHECK(!record.sections.empty());
    CHECK(!record.blocks.empty());
    Diagnostics diagnostics;
    const std::vector<std::string> values = merge::read_values(document.package, diagnostics);
    REQUIRE(values.size() == record.values.size());
    for (std::size_t i = 0; i < values.size(); ++i) CHECK(values[i] == record.values[i].text);
    const merge::Imprint imprint = merge::read_imprint(document.package, diagnostics);
    CHECK(imprint.is_ours());
    CHECK(imprint.format == "1");
    CHECK(imprint.template_id == record.template_id);
    CHECK(imprint.digest.size() == 32);
    CHECK(diagnostics.all().empty());
  }
}

TEST_CASE("the record is found under another name and without relationships") {
  EditedDocx edited;
  const std::string record = edited.part("customXml/item2.xml");
  edited.remove_part("customXml/item2.xml");
  edited.remove_part("customXml/_rels/item2.xml.rels");
  edited.remove_part("customXml/itemProps2.xml");
  edited.part("customXml/item1.xml") = record;
  CHECK(record_of(edited.read()).template_id == "ke-hoach-binh-dang-gioi-xa");
}

TEST_CASE("a file without a record is no fault") {
  EditedDocx edited;
  edited.remove_part("customXml/item1.xml");
  edited.remove_part("customXml/item2.xml");
  const docx::parse::Document document = edited.read();
  Diagnostics diagnostics;
  CHECK(!merge::read_record(document.package, diagnostics).has_value());
  CHECK(merge::read_values(document.package, diagnostics).empty());
  CHECK(diagnostics.all().empty());
}

TEST_CASE("a record that is damaged, and one of a newer format") {
  struct Case {
    const char *from, *to;
    Code code;
  };
  for (const Case& each : {Case{"urn:vanthu:record:1", "urn:vanthu:record:2", Code::RecordNewer},
                           Case{"urn:vanthu:record:1", "urn:vanthu:record:12", Code::RecordNewer},
                           Case{"</data>", "", Code::RecordDamaged},
                           Case{"<data>", "<data><p k=\"x\"/>", Code::RecordDamaged},
                           Case{"<data>", "<data><c/>", Code::RecordDamaged},
                           Case{"<p k=\"", "<p s=\"9999\" k=\"", Code::RecordDamaged},
                           Case{"<p k=\"", "<p x=\"", Code::RecordDamaged},
                           Case{"<c n=\"", "<c n=\"99", Code::RecordDamaged},
                           Case{"<d>", "<d>99999999", Code::RecordDamaged},
                           Case{"<d>", "<d>x", Code::RecordDamaged}}) {
    INFO(each.from << " -> " << each.to);
    EditedDocx edited;
    std::string& part = edited.part("customXml/item2.xml");
    const std::size_t at = part.find(each.from);
    REQUIRE(at != std::string::npos);
    part.replace(at, std::string(each.from).size(), each.to);
    Diagnostics diagnostics;
    CHECK(!merge::read_record(edited.read().package, diagnostics).has_value());
    REQUIRE(diagnostics.all().size() == 1);
    CHECK(diagnostics.all().front().code == each.code);
  }
}
