#include "merge/record_reader.h"

#include <charconv>

#include "docx/block_name.h"
#include "docx/custom_xml.h"
#include "docx/parse/properties.h"
#include "xml/events.h"

namespace vanthu::merge {
namespace {

using docx::parse::Package;
using docx::parse::Part;

// "urn:vanthu:record:" of "urn:vanthu:record:1"
constexpr std::string_view record_namespace_stem =
    docx::record_namespace.substr(0, docx::record_namespace.rfind(':') + 1);

std::optional<std::size_t> number_of(std::string_view text) {
  std::size_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  return number;
}

// The words of the record as docx/record.h says they are written.
class RecordEvents : public xml::EventHandler {
 public:
  void start(std::string_view, std::string_view local,
             const xml::EventAttributes& attributes) override {
    if (!fault_.empty()) return;
    const auto get = [&](std::string_view name) { return attributes.find(name).value_or(""); };
    if (local == "d") {
      stretch_.clear();
      is_stretch_ = true;
      return;
    }
    text_.clear();
    if (local == "record") {
      record_.engine = get("engine");
    } else if (local == "template") {
      record_.template_id = get("id");
      record_.template_digest = get("digest");
    } else if (local == "rules") {
      record_.rules_id = get("id");
      record_.rules_digest = get("digest");
    } else if (local == "v") {
      record_.values.push_back({get("f"), ""});
    } else if (local == "c") {
      start_cell(attributes.find("n"));
    } else if (local == "s" || local == "t" || local == "p" || local == "r") {
      read_key(attributes);
      start_keyed(local[0]);
    }
  }

  void end(std::string_view, std::string_view local) override {
    if (!fault_.empty()) return;
    if (local == "d") {
      is_stretch_ = false;
      append_stretch();
    } else if (local == "data") {
      record_.data = text_;
    } else if (local == "given") {
      record_.given = text_;
    } else if (local == "v") {
      record_.values.back().text = text_;
    } else if (local == "t") {
      table_ = none;
    } else if (local == "p") {
      record_.blocks.back().cells = {text_};
      name(text_);
    } else if (local == "c") {
      if (!record_.blocks.empty()) record_.blocks.back().cells.push_back(text_);
    } else if (local == "r") {
      std::string joined;
      for (const std::string& cell : record_.blocks.back().cells) joined += cell + docx::cell_end;
      name(docx::row_text(joined));
    }
  }

  void text(std::string_view piece) override { (is_stretch_ ? stretch_ : text_) += piece; }

  [[nodiscard]] const std::string& fault() const { return fault_; }
  [[nodiscard]] Record take() { return std::move(record_); }

 private:
  void read_key(const xml::EventAttributes& attributes) {
    const auto rest = attributes.find("k");
    const auto shared = number_of(attributes.find("s").value_or("0"));
    if (!rest || !shared || *shared > key_.size()) return fail("a block without a key");
    key_.resize(*shared);
    key_ += *rest;
  }

  void start_keyed(char element) {
    if (element == 's') {
      record_.sections.push_back(key_);
      return;
    }
    if (record_.sections.empty()) return fail("a block outside a section");
    const auto section = static_cast<Index>(record_.sections.size() - 1);
    if (element == 't') {
      table_ = static_cast<Index>(record_.tables.size());
      record_.tables.push_back({key_, section});
      return;
    }
    using Kind = RecordedBlock::Kind;
    record_.blocks.push_back(
        {element == 'p' ? Kind::Paragraph : Kind::Row, key_, "", section, table_, {}});
  }

  void start_cell(const std::optional<std::string>& place) {
    if (record_.blocks.empty()) return fail("a cell outside a row");
    std::vector<std::string>& cells = record_.blocks.back().cells;
    if (!place) return;
    const auto number = number_of(*place);
    constexpr std::size_t most_columns = 63;  // of a table in Word
    if (!number || *number < cells.size() || *number >= most_columns) return fail("a cell's place");
    cells.resize(*number);
  }

  void append_stretch() {
    const std::size_t space = stretch_.find(' ');
    const auto at = number_of(std::string_view(stretch_).substr(0, space));
    const auto size = space == std::string::npos
                          ? std::nullopt
                          : number_of(std::string_view(stretch_).substr(space + 1));
    if (!at || !size || *at > record_.data.size() || *size > record_.data.size() - *at) {
      return fail("words that the data do not have");
    }
    text_.append(record_.data, *at, *size);
  }

  void name(std::string_view text) {
    RecordedBlock& block = record_.blocks.back();
    block.bookmark = names_.make(block.key, text).view();
    if (block.cells.empty()) block.cells.emplace_back();
  }

  void fail(std::string_view reason) {
    if (fault_.empty()) fault_ = reason;
  }

  Record record_;
  docx::BlockNames names_;
  std::string key_, text_, stretch_, fault_;
  Index table_ = none;
  bool is_stretch_ = false;
};

class ValueEvents : public xml::EventHandler {
 public:
  void start(std::string_view, std::string_view local, const xml::EventAttributes&) override {
    if (local == "v") values.emplace_back();
  }
  void end(std::string_view, std::string_view) override {}
  void text(std::string_view piece) override {
    if (!values.empty()) values.back() += piece;
  }
  std::vector<std::string> values;
};

// Programs rename the parts of custom XML; the namespace is in the first tag.
bool is_record(const Part& part) {
  constexpr std::size_t head = 1024;
  return part.name.ends_with(".xml") &&
         part.bytes.substr(0, head).find(record_namespace_stem) != std::string_view::npos &&
         part.bytes.substr(0, head).find("<record") != std::string_view::npos;
}

bool is_current(const Part& part) {
  const std::size_t at = part.bytes.find(docx::record_namespace);
  if (at == std::string_view::npos) return false;
  const std::string_view behind = part.bytes.substr(at + docx::record_namespace.size(), 1);
  return behind == "\"" || behind == "'";
}

}  // namespace

std::optional<Record> read_record(const Package& package, Diagnostics& diagnostics) {
  for (const Part& part : package.parts()) {
    if (!is_record(part)) continue;
    if (!is_current(part)) {
      diagnostics.add(Code::RecordNewer, {}, {package.name()});
      return std::nullopt;
    }
    RecordEvents events;
    std::optional<std::string> fault = xml::read_events(part.bytes, events);
    if (!fault && !events.fault().empty()) fault = events.fault();
    if (fault) {
      diagnostics.add(Code::RecordDamaged, {}, {package.name(), *fault});
      return std::nullopt;
    }
    return events.take();
  }
  return std::nullopt;
}

std::vector<std::string> read_values(const Package& package, Diagnostics& diagnostics) {
  for (const docx::parse::CustomXml& one : docx::parse::custom_xml(package, diagnostics)) {
    if (one.store_id != docx::values_item) continue;
    ValueEvents events;
    if (const auto fault = xml::read_events(one.part->bytes, events)) {
      diagnostics.add(Code::RecordDamaged, {}, {package.name(), *fault});
      return {};
    }
    return std::move(events.values);
  }
  return {};
}

Imprint read_imprint(const Package& package, Diagnostics& diagnostics) {
  Imprint imprint;
  for (docx::parse::CustomProperty& one : docx::parse::custom_properties(package, diagnostics)) {
    if (one.name == "vanthu.format") imprint.format = std::move(one.value);
    if (one.name == "vanthu.template") imprint.template_id = std::move(one.value);
    if (one.name == "vanthu.digest") imprint.digest = std::move(one.value);
  }
  return imprint;
}

}  // namespace vanthu::merge
