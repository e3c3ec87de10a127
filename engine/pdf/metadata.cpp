#include "pdf/metadata.h"

#include <cassert>
#include <string_view>
#include <vector>

#include "xml/emit.h"

namespace vanthu::pdf {
namespace {

constexpr std::string_view program = "vanthu";
constexpr std::string_view pdfua_namespace = "http://www.aiim.org/pdfua/ns/id/";
constexpr std::string_view decree_namespace = "urn:vanthu:nd30:van-ban-di#";

// The data give a civil date; a document of Việt Nam is dated in its only time zone.
constexpr std::string_view xmp_midnight = "T00:00:00+07:00";
constexpr std::string_view info_midnight = "000000+07'00'";

// "2026-06-15"; data/ has checked it, so this only guards against a mistake of ours.
[[maybe_unused]] bool is_civil_date(std::string_view date) {
  if (date.size() != 10 || date[4] != '-' || date[7] != '-') return false;
  for (const std::size_t i : {0U, 1U, 2U, 3U, 5U, 6U, 8U, 9U}) {
    if (date[i] < '0' || date[i] > '9') return false;
  }
  return true;
}

// rdf:Alt with one text for all languages, or rdf:Seq or rdf:Bag with one entry.
void container(xml::Emitter& out, std::string_view property, std::string_view kind,
               std::string_view value) {
  if (value.empty()) return;
  out.open(property).open(kind).open("rdf:li");
  if (kind == "rdf:Alt") out.attribute("xml:lang", "x-default");
  out.text(value).close().close().close();
}

void simple(xml::Emitter& out, std::string_view property, std::string_view value) {
  if (!value.empty()) out.open(property).text(value).close();
}

xml::Emitter& description(xml::Emitter& out) {
  return out.open("rdf:Description").attribute("rdf:about", "");
}

// What PDF/A must be told of properties it does not know (ISO 19005-2, 6.6.2.3.3).
struct SchemaProperty {
  std::string_view name, type, category, description;
};

void schema(xml::Emitter& out, std::string_view title, std::string_view uri,
            std::string_view prefix, const std::vector<SchemaProperty>& properties) {
  out.open("rdf:li").attribute("rdf:parseType", "Resource");
  simple(out, "pdfaSchema:schema", title);
  simple(out, "pdfaSchema:namespaceURI", uri);
  simple(out, "pdfaSchema:prefix", prefix);
  out.open("pdfaSchema:property").open("rdf:Seq");
  for (const SchemaProperty& property : properties) {
    out.open("rdf:li").attribute("rdf:parseType", "Resource");
    simple(out, "pdfaProperty:name", property.name);
    simple(out, "pdfaProperty:valueType", property.type);
    simple(out, "pdfaProperty:category", property.category);
    simple(out, "pdfaProperty:description", property.description);
    out.close();
  }
  out.close().close().close();
}

// PDF/A, PDF/UA-1 and the decree's input fields. One description a schema, which some readers rely
// on.
void own_schemas(xml::Emitter& out, Claim claim, const rules::Properties& properties) {
  description(out).attribute("xmlns:pdfaid", "http://www.aiim.org/pdfa/ns/id/");
  simple(out, "pdfaid:part", claim == Claim::PdfA3a ? "3" : "2");
  simple(out, "pdfaid:conformance", "A");
  out.close();
  const bool accessible = !properties.title.empty();  // PDF/UA-1, 7.1 asks for a title
  if (accessible) {
    description(out).attribute("xmlns:pdfuaid", pdfua_namespace);
    simple(out, "pdfuaid:part", "1");
    out.close();
  }
  std::vector<std::string> names;  // with their prefix; the emitter does not copy them
  names.reserve(properties.fields.size());
  if (!properties.fields.empty()) {
    description(out).attribute("xmlns:nd30", decree_namespace);
    for (const rules::InputField& field : properties.fields) {
      names.push_back("nd30:" + std::string(field.code));
      simple(out, names.back(), field.value);
    }
    out.close();
  }
  if (!accessible && properties.fields.empty()) return;
  description(out).attribute("xmlns:pdfaExtension", "http://www.aiim.org/pdfa/ns/extension/");
  out.attribute("xmlns:pdfaSchema", "http://www.aiim.org/pdfa/ns/schema#");
  out.attribute("xmlns:pdfaProperty", "http://www.aiim.org/pdfa/ns/property#");
  out.open("pdfaExtension:schemas").open("rdf:Bag");
  if (accessible) {
    schema(out, "PDF/UA identification", pdfua_namespace, "pdfuaid",
           {{"part", "Integer", "internal", "Part of ISO 14289 the file conforms to"}});
  }
  if (!properties.fields.empty()) {
    std::vector<SchemaProperty> described;
    for (const rules::InputField& field : properties.fields) {
      described.push_back({field.code, "Text", "external", field.name});
    }
    schema(out, "Nghị định 30/2020/NĐ-CP, Phụ lục VI: văn bản đi", decree_namespace, "nd30",
           described);
  }
  out.close().close();
  out.close();
}

}  // namespace

std::string info_date(std::string_view date) {
  assert(is_civil_date(date));
  std::string result = "D:";
  for (const char c : date) {
    if (c != '-') result += c;
  }
  result += info_midnight;
  return result;
}

std::string xmp_packet(const rules::Properties& properties, Claim claim) {
  assert(properties.date.empty() || is_civil_date(properties.date));
  xml::Emitter out(2048);
  out.open("x:xmpmeta").attribute("xmlns:x", "adobe:ns:meta/");
  out.open("rdf:RDF").attribute("xmlns:rdf", "http://www.w3.org/1999/02/22-rdf-syntax-ns#");
  description(out);
  out.attribute("xmlns:dc", "http://purl.org/dc/elements/1.1/");
  out.attribute("xmlns:xmp", "http://ns.adobe.com/xap/1.0/");
  out.attribute("xmlns:pdf", "http://ns.adobe.com/pdf/1.3/");

  simple(out, "dc:format", "application/pdf");
  simple(out, "dc:identifier", properties.identifier);
  container(out, "dc:title", "rdf:Alt", properties.title);
  container(out, "dc:creator", "rdf:Seq", properties.author);
  container(out, "dc:description", "rdf:Alt", properties.subject);
  container(out, "dc:language", "rdf:Bag", language);
  simple(out, "xmp:CreatorTool", program);
  simple(out, "pdf:Producer", program);
  if (!properties.date.empty()) {
    const std::string date = properties.date + std::string(xmp_midnight);
    simple(out, "xmp:CreateDate", date);
    simple(out, "xmp:ModifyDate", date);
  }
  out.close();
  own_schemas(out, claim, properties);
  out.close().close();

  // A packet is a fragment inside another file: its header takes the place of the XML declaration.
  const std::string document = out.take();
  return "<?xpacket begin=\"\xEF\xBB\xBF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n" +
         document.substr(document.find("<x:xmpmeta")) + "\n<?xpacket end=\"w\"?>";
}

Ref write_metadata(const rules::Properties& properties, Claim claim, File& file) {
  Object entries;
  entries.key("Type").name("Metadata").key("Subtype").name("XML");
  return file.add_stream(entries, xmp_packet(properties, claim), File::Packing::Plain);
}

Ref write_info(const rules::Properties& properties, File& file) {
  Object object;
  object.open_dict();
  const auto entry = [&](std::string_view key, std::string_view value) {
    if (!value.empty()) object.key(key).text(value);
  };
  entry("Title", properties.title);
  entry("Author", properties.author);
  entry("Subject", properties.subject);
  entry("Creator", program);
  entry("Producer", program);
  if (!properties.date.empty()) {
    entry("CreationDate", info_date(properties.date));
    entry("ModDate", info_date(properties.date));
  }
  return file.add(object.close_dict());
}

}  // namespace vanthu::pdf
