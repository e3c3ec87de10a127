#include "pdf/signature_fields.h"

#include <fmt/format.h>

#include <cstdint>

namespace vanthu::pdf {
namespace {

constexpr std::int64_t print_flag = 4;       // 12.5.3
constexpr std::int64_t signatures_exist = 1;  // 12.7.2: of /SigFlags

// The lower left and the upper right corner, from the lower left one of the page.
void write_box(Object& object, const layout::Box& box, Length page_height) {
  object.open_array().fixed(points(box.x)).fixed(points(page_height - box.y - box.height));
  object.fixed(points(box.x + box.width)).fixed(points(page_height - box.y)).close_array();
}

// PDF/A wants an appearance of every widget: here an empty one, of the box's size.
Ref write_appearance(const layout::Box& box, File& file) {
  Object entries;
  entries.key("Type").name("XObject").key("Subtype").name("Form");
  entries.key("BBox").open_array().integer(0).integer(0).fixed(points(box.width));
  entries.fixed(points(box.height)).close_array();
  entries.key("Resources").open_dict().close_dict();
  return file.add_stream(entries, "", File::Packing::Plain);
}

}  // namespace

std::vector<SignatureField> plan_signature_fields(const layout::Pages& pages, File& file) {
  std::vector<SignatureField> fields;
  std::size_t seals = 0;
  for (std::size_t i = 0; i < pages.signing.size(); ++i) {
    const layout::SigningPlace& place = pages.signing[i];
    fields.push_back({file.reserve(), place.page, fmt::format("ChuKy{}", i + 1),
                      "Chữ ký của " + place.signer, place.box});
    if (!place.seal) continue;
    fields.push_back({file.reserve(), place.page, fmt::format("CoQuan{}", ++seals),
                      "Chữ ký số của cơ quan", *place.seal});
  }
  return fields;
}

void write_signature_fields(const std::vector<SignatureField>& fields, const layout::Pages& pages,
                            const std::vector<Ref>& page_refs, std::size_t first_key, File& file) {
  for (std::size_t i = 0; i < fields.size(); ++i) {
    const SignatureField& field = fields[i];
    Object object;
    object.open_dict().key("Type").name("Annot").key("Subtype").name("Widget");
    object.key("FT").name("Sig").key("T").text(field.name).key("TU").text(field.question);
    object.key("F").integer(print_flag).key("Rect");
    write_box(object, field.box, pages.pages[field.page].height);
    object.key("P").ref(page_refs[field.page]);
    object.key("StructParent").integer(static_cast<std::int64_t>(first_key + i));
    object.key("AP").open_dict().key("N").ref(write_appearance(field.box, file)).close_dict();
    file.add(field.widget, object.close_dict());
  }
}

void list_fields(Object& catalog, const std::vector<SignatureField>& fields) {
  if (fields.empty()) return;
  catalog.key("AcroForm").open_dict().key("Fields").open_array();
  for (const SignatureField& field : fields) catalog.ref(field.widget);
  catalog.close_array().key("SigFlags").integer(signatures_exist).close_dict();
}

}  // namespace vanthu::pdf
