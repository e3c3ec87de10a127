#include "pdf/metadata.h"

#include "read_pdf.h"
#include "support/catch.h"

using namespace vanthu;
using namespace vanthu::pdf;

namespace {

std::string info_of(const rules::Properties& properties) {
  Deflater deflater;
  File file(deflater);
  const Ref info = write_info(properties, file);
  const std::string bytes = file.finish(info, info);
  return pdf_tests::read_pdf(bytes).at(info.number).text;
}

rules::Properties plan() {
  rules::Properties properties;
  properties.title = "Kế hoạch A & B";
  properties.author = "UBND xã An Phú";
  properties.subject = "Bình đẳng giới";
  properties.date = "2026-06-15";
  return properties;
}

}  // namespace

TEST_CASE("XMP holds title, author, subject and the date of the data") {
  const std::string xmp = xmp_packet(plan());
  CHECK(xmp.rfind("<?xpacket begin=\"\xEF\xBB\xBF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n<x:xmpmeta",
                  0) == 0);
  CHECK(xmp.find("<?xpacket end=\"w\"?>") == xmp.size() - 19);
  CHECK(xmp.find("<dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">Kế hoạch A &amp; B</rdf:li>") !=
        std::string::npos);
  CHECK(xmp.find("<dc:creator><rdf:Seq><rdf:li>UBND xã An Phú</rdf:li>") != std::string::npos);
  CHECK(
      xmp.find("<dc:description><rdf:Alt><rdf:li xml:lang=\"x-default\">Bình đẳng giới</rdf:li>") !=
      std::string::npos);
  CHECK(xmp.find("<xmp:CreateDate>2026-06-15T00:00:00+07:00</xmp:CreateDate>") !=
        std::string::npos);
  CHECK(xmp.find("<xmp:CreatorTool>vanthu</xmp:CreatorTool>") != std::string::npos);
  CHECK(xmp.find("<dc:language><rdf:Bag><rdf:li>vi-VN</rdf:li>") != std::string::npos);
}

TEST_CASE("XMP claims PDF/A-2a, and PDF/UA-1 where there is a title") {
  const auto claims = [](const rules::Properties& properties, std::string_view text) {
    return xmp_packet(properties).find(text) != std::string::npos;
  };
  CHECK(claims(plan(), "<pdfaid:part>2</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance>"));
  CHECK(claims(plan(), "<pdfuaid:part>1</pdfuaid:part>"));
  CHECK(claims(plan(), "<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>"));
  CHECK(claims({}, "<pdfaid:part>2</pdfaid:part>"));
  CHECK_FALSE(claims({}, "pdfuaid"));
}

TEST_CASE("the decree's input fields are described to PDF/A") {
  rules::Properties properties = plan();
  CHECK(xmp_packet(properties).find("nd30") == std::string::npos);
  properties.identifier = "05/KH-UBND";
  properties.fields = {{"CodeNumber", "Số", "05"}, {"Subject", "Trích yếu", "Về A & B"}};
  const std::string xmp = xmp_packet(properties);
  const auto holds = [&](std::string_view text) { return xmp.find(text) != std::string::npos; };
  CHECK(holds("<dc:identifier>05/KH-UBND</dc:identifier>"));
  CHECK(holds("<nd30:CodeNumber>05</nd30:CodeNumber><nd30:Subject>Về A &amp; B</nd30:Subject>"));
  CHECK(holds("<pdfaSchema:prefix>nd30</pdfaSchema:prefix>"));
  CHECK(
      holds("<pdfaProperty:name>CodeNumber</pdfaProperty:name>"
            "<pdfaProperty:valueType>Text</pdfaProperty:valueType>"
            "<pdfaProperty:category>external</pdfaProperty:category>"
            "<pdfaProperty:description>Số</pdfaProperty:description>"));
  CHECK(holds("<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>"));
  properties.title.clear();  // then PDF/UA is not claimed, and its schema not described
  CHECK(xmp_packet(properties).find("pdfuaid") == std::string::npos);
  CHECK(xmp_packet(properties).find("<pdfaSchema:prefix>nd30</pdfaSchema:prefix>") !=
        std::string::npos);
}

TEST_CASE("what the data do not give is not in the metadata") {
  const std::string xmp = xmp_packet({});
  CHECK(xmp.find("Date") == std::string::npos);
  CHECK(xmp.find("dc:title") == std::string::npos);
  CHECK(xmp.find("dc:creator") == std::string::npos);
  CHECK(info_of({}) == "<</Creator(vanthu)/Producer(vanthu)>>");
}

TEST_CASE("the Info dictionary says the same as XMP") {
  const std::string info = info_of(plan());
  CHECK(info.find("/Title(\xFE\xFF") != std::string::npos);
  CHECK(info.find("/CreationDate(D:20260615000000+07'00')") != std::string::npos);
  CHECK(info.find("/ModDate(D:20260615000000+07'00')") != std::string::npos);
}
