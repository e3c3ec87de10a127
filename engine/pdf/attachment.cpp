#include "pdf/attachment.h"

#include <cstdint>

#include "pdf/metadata.h"

namespace vanthu::pdf {

Ref write_attachment(const Attachment& attachment, std::string_view date, File& file) {
  Object stream;
  stream.key("Type").name("EmbeddedFile").key("Subtype").name(attachment.media_type);
  stream.key("Params").open_dict().key("Size");
  stream.integer(static_cast<std::int64_t>(attachment.bytes.size()));
  if (!date.empty()) stream.key("ModDate").text(info_date(date));
  stream.close_dict();
  const Ref bytes = file.add_stream(stream, attachment.bytes, File::Packing::Deflate);

  Object object;
  object.open_dict().key("Type").name("Filespec");
  object.key("F").text(attachment.name).key("UF").text(attachment.name);
  object.key("Desc").text(attachment.description).key("AFRelationship").name("Data");
  object.key("EF").open_dict().key("F").ref(bytes).key("UF").ref(bytes).close_dict().close_dict();
  return file.add(object);
}

void name_attachment(Object& catalog, const Attachment& attachment, Ref specification) {
  catalog.key("AF").open_array().ref(specification).close_array();
  catalog.key("Names").open_dict().key("EmbeddedFiles").open_dict().key("Names").open_array();
  catalog.text(attachment.name).ref(specification).close_array().close_dict().close_dict();
}

}  // namespace vanthu::pdf
