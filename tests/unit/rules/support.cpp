#include "support.h"

#include <algorithm>
#include <stdexcept>

#include "base/file.h"

namespace vanthu::rules::test {

std::string source_file(const std::string& path) {
  return read_file(std::string(VANTHU_SOURCE_DIR) + "/" + path, 8 << 20);
}

const RuleSet& nd30() {
  static const RuleSet rules = [] {
    Sources sources;
    Diagnostics diagnostics;
    const FileId file = sources.add("nd30.xml", source_file("templates/rules/nd30.xml"));
    std::optional<RuleSet> read = RuleSet::read(sources, file, diagnostics);
    if (!read) {
      throw std::runtime_error(message(diagnostics.all().front(), Language::English));
    }
    return std::move(*read);
  }();
  return rules;
}

fonts::Shaper& shaper() {
  static fonts::Shaper one = [] {
    Diagnostics diagnostics;
    auto fonts = fonts::open_fonts(std::string(VANTHU_SOURCE_DIR) + "/fonts", diagnostics);
    if (fonts == nullptr) throw std::runtime_error("no fonts");
    return fonts::Shaper(fonts);
  }();
  return one;
}

model::Text words(std::string text) {
  return model::text_of(std::move(text));
}

model::Document document(std::vector<model::Block> blocks, model::SizeSet sizes) {
  model::Document result;
  result.kind = "KH";
  result.sizes = sizes;
  result.sections.emplace_back();
  result.sections.back().blocks = std::move(blocks);
  return result;
}

StyledDocument styled(const model::Document& source, Diagnostics* diagnostics) {
  Diagnostics own;
  return apply(source, nd30(), shaper(), diagnostics != nullptr ? *diagnostics : own);
}

const Style& style_of(const StyledDocument& document, const StyledParagraph& paragraph) {
  return document.styles.at(paragraph.style);
}

std::string text_of(const StyledParagraph& paragraph) {
  std::string text;
  for (const StyledRun& run : paragraph.runs) text += run.text;
  return text;
}

std::vector<const StyledParagraph*> paragraphs(const StyledDocument& document) {
  std::vector<const StyledParagraph*> all;
  for (const StyledSection& section : document.sections) {
    for (const StyledBlock& block : section.blocks) {
      if (const auto* paragraph = std::get_if<StyledParagraph>(&block)) all.push_back(paragraph);
      if (const auto* table = std::get_if<StyledTable>(&block)) {
        for (const StyledRow& row : table->rows) {
          for (const StyledCell& cell : row.cells) {
            for (const StyledParagraph& paragraph : cell.paragraphs) all.push_back(&paragraph);
          }
        }
      }
    }
  }
  return all;
}

const StyledParagraph& in_style(const StyledDocument& document, const std::string& id) {
  for (const StyledParagraph* paragraph : paragraphs(document)) {
    if (style_of(document, *paragraph).id == id) return *paragraph;
  }
  throw std::runtime_error("no paragraph in style " + id + "\n" + dump(document));
}

const StyledTable& table_at(const StyledDocument& document, std::size_t block) {
  return std::get<StyledTable>(document.sections.at(0).blocks.at(block));
}

std::string glued(const StyledParagraph& paragraph) {
  std::string text;
  for (const StyledRun& run : paragraph.runs) {
    std::string part = run.text;
    for (const std::uint32_t offset : run.glue)
      part.at(offset) = part.at(offset) == ' ' ? '_' : '=';
    text += part;
  }
  return text;
}

std::vector<Code> codes(const Diagnostics& diagnostics) {
  std::vector<Code> all;
  for (const Diagnostic& diagnostic : diagnostics.all()) all.push_back(diagnostic.code);
  return all;
}

Length width_of(const StyledParagraph& paragraph) {
  Length width;
  for (const StyledRun& run : paragraph.runs) {
    width += shaper().width(fonts::face_of(run.format.bold, run.format.italic), run.format.size,
                            run.text);
    width += run.format.letter_spacing;
  }
  return width;
}

}  // namespace vanthu::rules::test
