#include "docx/record.h"

#include <charconv>

#include "docx/custom_xml.h"

namespace vanthu::docx {
namespace {

// `value` in as many hex digits as there is room for.
void put_hex(char* first, std::size_t count, std::uint64_t value) {
  constexpr std::string_view digits = "0123456789abcdef";
  for (std::size_t i = count; i-- > 0; value >>= 4U) first[i] = digits[value & 15U];
}

void append_text(const rules::StyledParagraph& paragraph, std::string& text) {
  using Kind = rules::StyledRun::Kind;
  for (const rules::StyledRun& run : paragraph.runs) {
    if (run.kind == Kind::Text) text += run.text;
    if (run.kind == Kind::LineBreak) text += '\n';
    if (run.kind == Kind::Tab) text += '\t';
  }
}

void write_source(xml::Emitter& out, std::string_view element, std::string_view id,
                  std::string_view digest) {
  out.open(element).attribute("id", id).attribute("digest", digest).close();
}

}  // namespace

Record::Record(const Origin& origin, int first_id, std::size_t reserve)
    : out_(reserve), next_id_(first_id) {
  out_.open("record").attribute("xmlns", record_namespace).attribute("engine", origin.engine);
  write_source(out_, "template", origin.template_id, origin.template_digest);
  write_source(out_, "rules", origin.rules_id, origin.rules_digest);
  out_.open("data").text(origin.data).close();
  for (const std::string_view part :
       {origin.engine, origin.template_id, origin.template_digest, origin.rules_id,
        origin.rules_digest, std::string_view(origin.data)}) {
    whole_.add(part);
    whole_.add("\n");
  }
}

void Record::begin_section(const rules::StyledSection& section) {
  out_.open("section").attribute("key", section.identity);
}

void Record::begin_table(const rules::StyledTable& table) {
  out_.open("table").attribute("key", table.identity);
}

PointMark Record::add(const rules::StyledParagraph& paragraph) {
  text_.clear();
  append_text(paragraph, text_);
  Digest digest;
  digest.add(text_);
  out_.open("p");
  const PointMark mark = make(paragraph.identity, digest);
  out_.text(text_).close();
  return mark;
}

PointMark Record::add(const rules::StyledRow& row) {
  // The mark is made of all cells, and written before them.
  text_.clear();
  Digest digest;
  for (const rules::StyledCell& cell : row.cells) {
    for (const rules::StyledParagraph& paragraph : cell.paragraphs) {
      append_text(paragraph, text_);
      text_ += '\n';
    }
    text_.back() = '\f';  // between cells; never in a text
  }
  digest.add(text_);
  out_.open("row");
  const PointMark mark = make(row.identity, digest);
  std::string_view rest = text_;
  while (!rest.empty()) {
    const std::size_t end = rest.find('\f');
    out_.open("cell");
    if (end > 0) out_.text(rest.substr(0, end));
    out_.close();
    rest.remove_prefix(end + 1);
  }
  out_.close();
  return mark;
}

std::string Record::take(const std::vector<BoundValues::Value>& values) {
  for (const BoundValues::Value& value : values) {
    out_.open("value").attribute("field", value.path).text(value.text).close();
  }
  return out_.close().take();
}

PointMark Record::make(std::string_view key, const Digest& text) {
  Digest of_key;
  of_key.add(key);
  constexpr std::uint64_t most = (std::uint64_t{1} << 48U) - 1;
  std::uint64_t number = of_key.folded() >> 16U;
  // Two keys with the same number: the later one takes the next that is free.
  while (!taken_.insert(number).second) number = (number + 1) & most;

  PointMark mark;
  mark.name[0] = '_';
  mark.name[1] = 'v';
  put_hex(mark.name.data() + 2, 12, number);
  put_hex(mark.name.data() + 14, 8, text.folded() ^ text.folded() >> 32U);
  const auto [end, error] =
      std::to_chars(mark.id.data(), mark.id.data() + mark.id.size(), next_id_++);
  mark.id_size = static_cast<std::size_t>(end - mark.id.data());
  const std::string_view name(mark.name.data(), mark.name.size());
  whole_.add(name);
  out_.attribute("key", key).attribute("bookmark", name);
  return mark;
}

}  // namespace vanthu::docx
