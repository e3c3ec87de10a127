#include "pdf/signature_fields.h"

#include <fmt/format.h>

#include <cstdint>

#include "pdf/content.h"

namespace vanthu::pdf {
namespace {

constexpr std::int64_t print_flag = 4;        // 12.5.3
constexpr std::int64_t signatures_exist = 1;  // 12.7.2: of /SigFlags

// The lower left and the upper right corner, from the lower left one of the page.
void write_box(Object& object, const layout::Box& box, Length page_height) {
  object.open_array().fixed(points(box.x)).fixed(points(page_height - box.y - box.height));
  object.fixed(points(box.x + box.width)).fixed(points(page_height - box.y)).close_array();
}

// PDF/A wants an appearance of every widget, of the box's size: its line, or nothing.
Ref write_appearance(const SignatureField& field, const layout::Page& page, const FontUse& fonts,
                     const Words& words, Ref resources, File& file) {
  const layout::Box& box = field.box;
  Object entries;
  entries.key("Type").name("XObject").key("Subtype").name("Form");
  entries.key("BBox").open_array().integer(0).integer(0).fixed(points(box.width));
  entries.fixed(points(box.height)).close_array();
  if (!field.line) {
    entries.key("Resources").open_dict().close_dict();
    return file.add_stream(entries, "", File::Packing::Plain);
  }
  entries.key("Resources").ref(resources);
  return file.add_stream(entries, draw_in_box(page, *field.line, box, fonts, words),
                         File::Packing::Deflate);
}

}  // namespace

std::vector<SignatureField> plan_signature_fields(const layout::Pages& pages, File& file) {
  std::vector<SignatureField> fields;
  std::size_t seals = 0;
  for (std::size_t i = 0; i < pages.signing.size(); ++i) {
    const layout::SigningPlace& place = pages.signing[i];
    fields.push_back({file.reserve(),
                      place.page,
                      fmt::format("ChuKy{}", i + 1),
                      "Chữ ký của " + place.signer,
                      place.box,
                      {}});
    if (!place.seal) continue;
    fields.push_back({file.reserve(),
                      place.page,
                      fmt::format("CoQuan{}", ++seals),
                      "Chữ ký số của cơ quan",
                      *place.seal,
                      {}});
  }
  for (const layout::SigningLine& line : pages.signing_lines) {
    fields.push_back({file.reserve(), line.page, fmt::format("CoQuan{}", ++seals),
                      "Chữ ký số của cơ quan: số, ký hiệu, thời gian ký", line.box, line.block});
  }
  return fields;
}

void write_signature_fields(const std::vector<SignatureField>& fields, const layout::Pages& pages,
                            const std::vector<Ref>& page_refs, std::size_t first_key,
                            const FontUse& fonts, const Words& words, Ref resources, File& file) {
  for (std::size_t i = 0; i < fields.size(); ++i) {
    const SignatureField& field = fields[i];
    Object object;
    object.open_dict().key("Type").name("Annot").key("Subtype").name("Widget");
    object.key("FT").name("Sig").key("T").text(field.name).key("TU").text(field.question);
    object.key("F").integer(print_flag).key("Rect");
    write_box(object, field.box, pages.pages[field.page].height);
    object.key("P").ref(page_refs[field.page]);
    object.key("StructParent").integer(static_cast<std::int64_t>(first_key + i));
    const Ref shown =
        write_appearance(field, pages.pages[field.page], fonts, words, resources, file);
    object.key("AP").open_dict().key("N").ref(shown).close_dict();
    file.add(field.widget, object.close_dict());
  }
}

std::vector<std::uint32_t> lines_shown_by(const std::vector<SignatureField>& fields) {
  std::vector<std::uint32_t> blocks;
  for (const SignatureField& field : fields) {
    if (field.line) blocks.push_back(*field.line);
  }
  return blocks;
}

void list_fields(Object& catalog, const std::vector<SignatureField>& fields) {
  if (fields.empty()) return;
  catalog.key("AcroForm").open_dict().key("Fields").open_array();
  for (const SignatureField& field : fields) catalog.ref(field.widget);
  catalog.close_array().key("SigFlags").integer(signatures_exist).close_dict();
}

}  // namespace vanthu::pdf
