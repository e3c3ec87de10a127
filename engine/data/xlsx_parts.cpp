// The small parts: relationships, workbook, shared strings, styles.

#include "data/xlsx_parts.h"

#include <algorithm>
#include <charconv>
#include <map>
#include <utility>

#include "text/text.h"
#include "xml/events.h"

namespace vanthu::data {
namespace {

// "xl/" + "../customXml/item.xml" → "customXml/item.xml"; a leading slash starts at the root.
std::string resolved(std::string_view folder, std::string_view target) {
  std::string path = target.starts_with('/') ? std::string(target.substr(1))
                                             : std::string(folder) + std::string(target);
  std::string result;
  for (std::size_t begin = 0; begin <= path.size();) {
    const std::size_t end = std::min(path.find('/', begin), path.size());
    const std::string segment = path.substr(begin, end - begin);
    begin = end + 1;
    if (segment == ".") continue;
    if (segment == "..") {
      const std::size_t parent = result.rfind('/');
      result.erase(parent == std::string::npos ? 0 : parent);
      continue;
    }
    if (!result.empty()) result += '/';
    result += segment;
  }
  return result;
}

class Relationships : public xml::EventHandler {
 public:
  Relationships(std::string_view folder, std::vector<Relationship>& result)
      : folder_(folder), result_(result) {}
  void start(std::string_view, std::string_view local,
             const xml::EventAttributes& attributes) override {
    if (local != "Relationship") return;
    if (attributes.find("TargetMode") == "External") return;
    const std::string type = attributes.find("Type").value_or("");
    result_.push_back({attributes.find("Id").value_or(""), type.substr(type.rfind('/') + 1),
                       resolved(folder_, attributes.find("Target").value_or(""))});
  }
  void end(std::string_view, std::string_view) override {}
  void text(std::string_view) override {}

 private:
  std::string_view folder_;
  std::vector<Relationship>& result_;
};

class WorkbookReader : public xml::EventHandler {
 public:
  explicit WorkbookReader(Workbook& result) : result_(result) {}
  void start(std::string_view uri, std::string_view local,
             const xml::EventAttributes& attributes) override {
    if (!is_spreadsheet(uri)) return;
    if (local == "workbook") {
      result_.is_spreadsheet = true;
    } else if (local == "workbookPr") {
      result_.is_1904 = is_true(attributes.find("date1904"));
    } else if (local == "sheet") {
      result_.sheets.push_back({text::normalised(attributes.find("name").value_or("")),
                                attributes.find("relationships", "id").value_or(""),
                                attributes.find("state").value_or("visible") != "visible"});
    }
  }
  void end(std::string_view, std::string_view) override {}
  void text(std::string_view) override {}

 private:
  Workbook& result_;
};

class StringReader : public xml::EventHandler {
 public:
  explicit StringReader(std::vector<std::string>& result) : result_(result) {}
  void start(std::string_view uri, std::string_view local, const xml::EventAttributes&) override {
    if (!is_spreadsheet(uri)) return;
    if (local == "si") value_.clear();
    if (local == "rPh") is_phonetic_ = true;
    if (local == "t") is_text_ = !is_phonetic_;
  }
  void end(std::string_view uri, std::string_view local) override {
    if (!is_spreadsheet(uri)) return;
    if (local == "si") result_.push_back(clean_text(value_));
    if (local == "rPh") is_phonetic_ = false;
    if (local == "t") is_text_ = false;
  }
  void text(std::string_view piece) override {
    if (is_text_) value_ += piece;
  }

 private:
  std::vector<std::string>& result_;
  std::string value_;
  bool is_text_ = false;
  bool is_phonetic_ = false;
};

class StyleReader : public xml::EventHandler {
 public:
  explicit StyleReader(std::vector<NumberFormat>& result) : result_(result) {}
  void start(std::string_view uri, std::string_view local,
             const xml::EventAttributes& attributes) override {
    if (!is_spreadsheet(uri)) return;
    if (local == "cellXfs") is_cell_ = true;  // cellStyleXfs holds <xf> too
    if (local == "numFmt") {
      const auto id = whole_number(attributes.find("numFmtId").value_or(""));
      if (id) codes_[*id] = format_of_code(attributes.find("formatCode").value_or(""));
    }
    if (local == "xf" && is_cell_) {
      const std::uint32_t id = whole_number(attributes.find("numFmtId").value_or("")).value_or(0);
      const auto own = codes_.find(id);
      result_.push_back(own == codes_.end() ? format_of_id(id) : own->second);
    }
  }
  void end(std::string_view uri, std::string_view local) override {
    if (is_spreadsheet(uri) && local == "cellXfs") is_cell_ = false;
  }
  void text(std::string_view) override {}

 private:
  std::vector<NumberFormat>& result_;
  std::map<std::uint32_t, NumberFormat> codes_;
  bool is_cell_ = false;
};

void append_utf8(std::string& out, std::uint32_t unit) {
  if (unit < 0x80) {
    out += static_cast<char>(unit);
  } else if (unit < 0x800) {
    out += static_cast<char>(0xC0 | unit >> 6);
    out += static_cast<char>(0x80 | (unit & 0x3F));
  } else {
    out += static_cast<char>(0xE0 | unit >> 12);
    out += static_cast<char>(0x80 | (unit >> 6 & 0x3F));
    out += static_cast<char>(0x80 | (unit & 0x3F));
  }
}

}  // namespace

bool is_spreadsheet(std::string_view uri) {
  return uri == "http://schemas.openxmlformats.org/spreadsheetml/2006/main" ||
         uri == "http://purl.oclc.org/ooxml/spreadsheetml/main";
}

bool is_true(const std::optional<std::string>& attribute) {
  return attribute == "1" || attribute == "true" || attribute == "on";
}

std::optional<std::uint32_t> whole_number(std::string_view text) {
  if (text.empty() || text.size() > 9) return std::nullopt;
  std::uint32_t value = 0;
  const auto [stop, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{} || stop != text.data() + text.size()) return std::nullopt;
  return value;
}

Damage read_relationships(std::string_view bytes, std::string_view folder,
                          std::vector<Relationship>& relationships) {
  Relationships handler(folder, relationships);
  return xml::read_events(bytes, handler);
}

Damage read_workbook(std::string_view bytes, Workbook& workbook) {
  WorkbookReader handler(workbook);
  return xml::read_events(bytes, handler);
}

Damage read_shared_strings(std::string_view bytes, std::vector<std::string>& strings) {
  StringReader handler(strings);
  return xml::read_events(bytes, handler);
}

Damage read_styles(std::string_view bytes, std::vector<NumberFormat>& formats) {
  StyleReader handler(formats);
  return xml::read_events(bytes, handler);
}

std::string clean_text(std::string_view text) {
  if (text.find("_x") == std::string_view::npos) return text::normalised(text);
  std::string result;
  for (std::size_t at = 0; at < text.size();) {
    std::uint32_t unit = 0;
    const std::string_view escape = text.substr(at, 7);
    const bool is_escape =
        escape.size() == 7 && escape.starts_with("_x") && escape[6] == '_' &&
        std::from_chars(escape.data() + 2, escape.data() + 6, unit, 16).ptr == escape.data() + 6 &&
        (unit < 0xD800 || unit > 0xDFFF);
    if (is_escape) {
      append_utf8(result, unit);
      at += 7;
    } else {
      result += text[at++];
    }
  }
  return text::normalised(result);
}

}  // namespace vanthu::data
