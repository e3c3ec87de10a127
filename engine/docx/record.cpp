#include "docx/record.h"

#include <algorithm>
#include <charconv>

#include "docx/custom_xml.h"

namespace vanthu::docx {
namespace {

constexpr std::size_t shortest_shared = 8;  // what a number for it takes

using Kind = rules::StyledRun::Kind;

void append_number(std::string& out, std::size_t number) {
  std::array<char, 20> digits{};
  const auto [end, error] = std::to_chars(digits.data(), digits.data() + digits.size(), number);
  out.append(digits.data(), end);
}

bool is_inside_character(std::string_view text, std::size_t at) {
  return at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U;
}

void write_source(xml::Emitter& out, std::string_view element, std::string_view id,
                  std::string_view digest) {
  out.open(element).attribute("id", id).attribute("digest", digest).close();
}

bool has_words(const rules::StyledParagraph& paragraph) {
  for (const rules::StyledRun& run : paragraph.runs) {
    if (run.kind == Kind::LineBreak || run.kind == Kind::Tab) return true;
    if (run.kind == Kind::Text && !run.text.empty()) return true;
  }
  return false;
}

}  // namespace

Record::Record(const Origin& origin, int first_id, std::size_t reserve)
    : out_(reserve), data_(origin.data), next_id_(first_id) {
  out_.open("record").attribute("xmlns", record_namespace).attribute("engine", origin.engine);
  write_source(out_, "template", origin.template_id, origin.template_digest);
  write_source(out_, "rules", origin.rules_id, origin.rules_digest);
  out_.open("data").text(origin.data).close();
  for (const std::string_view part : {origin.engine, origin.template_id, origin.template_digest,
                                      origin.rules_id, origin.rules_digest}) {
    whole_.add(part);
    whole_.add("\n");
  }
}

void Record::begin_section(const rules::StyledSection& section) {
  out_.open("s");
  write_key(section.identity);
}

void Record::begin_table(const rules::StyledTable& table) {
  out_.open("t");
  write_key(table.identity);
}

PointMark Record::add(const rules::StyledParagraph& paragraph) {
  text_.clear();
  out_.open("p");
  write_key(paragraph.identity);
  write_runs(paragraph);
  out_.close();
  return make(paragraph.identity, text_);
}

PointMark Record::add(const rules::StyledRow& row) {
  text_.clear();
  out_.open("r");
  write_key(row.identity);
  std::size_t expected = 0;
  for (std::size_t i = 0; i < row.cells.size(); ++i) {
    bool has_text = row.cells[i].paragraphs.size() > 1;
    for (const auto& paragraph : row.cells[i].paragraphs) has_text |= has_words(paragraph);
    if (has_text) {
      out_.open("c");
      if (i != expected) out_.attribute("n", static_cast<long long>(i));
      expected = i + 1;
      bool first = true;
      for (const rules::StyledParagraph& paragraph : row.cells[i].paragraphs) {
        if (!first) write_text("\n");
        first = false;
        write_runs(paragraph);
      }
      out_.close();
    }
    text_ += cell_end;
  }
  out_.close();
  return make(row.identity, row_text(text_));
}

std::string Record::take(const std::vector<BoundValues::Value>& values) {
  for (const BoundValues::Value& value : values) {
    out_.open("v").attribute("f", value.path);
    write_text(value.text);
    out_.close();
  }
  return out_.close().take();
}

void Record::write_key(std::string_view key) {
  const auto [in_key, in_last] = std::mismatch(key.begin(), key.end(), last_.begin(), last_.end());
  auto shared = static_cast<std::size_t>(in_key - key.begin());
  while (shared > 0 && is_inside_character(key, shared)) --shared;
  last_ = key;
  if (shared < shortest_shared) {
    out_.attribute("k", key);
  } else {
    out_.attribute("s", static_cast<long long>(shared)).attribute("k", key.substr(shared));
  }
}

void Record::write_runs(const rules::StyledParagraph& paragraph) {
  for (const rules::StyledRun& run : paragraph.runs) {
    if (run.kind == Kind::Text) write_text(run.text);
    if (run.kind == Kind::LineBreak) write_text("\n");
    if (run.kind == Kind::Tab) write_text("\t");
  }
}

void Record::write_text(std::string_view text) {
  text_ += text;
  const DataText::Stretch known = data_.find(text);
  if (known.size > 0) {
    std::string markup = "<d>";
    append_number(markup, known.at);
    markup += ' ';
    append_number(markup, known.size);
    markup += "</d>";
    out_.raw(markup);
    text.remove_prefix(known.size);
  }
  if (!text.empty()) out_.text(text);
}

PointMark Record::make(std::string_view key, std::string_view text) {
  PointMark mark{names_.make(key, text), {}, 0};
  const auto [end, error] =
      std::to_chars(mark.id.data(), mark.id.data() + mark.id.size(), next_id_++);
  mark.id_size = static_cast<std::size_t>(end - mark.id.data());
  whole_.add(mark.name.view());
  return mark;
}

}  // namespace vanthu::docx
