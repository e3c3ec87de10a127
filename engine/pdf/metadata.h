// What the document says about itself: XMP packet and Info dictionary, both from one record.
//
//   in    Properties
//   out   the /Metadata stream (ISO 32000-1, 14.3.2) and the Info dictionary (14.3.3)
//
// Only properties that PDF/A-2 knows are used (19005-2, 6.6.2.3), that of PDF/UA and the decree's
// input fields, both with their extension schemas. Empty ones are left out. The clock is never
// asked: without a date in the data there is none in the file.

#pragma once

#include <string>
#include <string_view>

#include "pdf/objects.h"
#include "rules/styled.h"

namespace vanthu::pdf {

// The natural language of all we write (BCP 47).
inline constexpr const char* language = "vi-VN";

// The part of ISO 19005 the file keeps to: the third allows attachments of any kind.
enum class Claim { PdfA2a, PdfA3a };

[[nodiscard]] Ref write_metadata(const rules::Properties& properties, Claim claim, File& file);
[[nodiscard]] Ref write_info(const rules::Properties& properties, File& file);

// The packet itself, for tests.
[[nodiscard]] std::string xmp_packet(const rules::Properties& properties,
                                     Claim claim = Claim::PdfA2a);

// "2026-06-15" as a date of PDF (7.9.4): midnight in the only time zone of Việt Nam.
[[nodiscard]] std::string info_date(std::string_view date);

}  // namespace vanthu::pdf
