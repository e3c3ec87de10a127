#include "composer.h"

#include <fmt/format.h>

#include <algorithm>
#include <deque>
#include <utility>
#include <vector>

#include "base/diagnostics.h"
#include "support/catch.h"

namespace vanthu::pdf_tests {
namespace {

constexpr Length page_width = Length::twips(11906), page_height = Length::twips(16838);
constexpr Length bottom = Length::mm(20);

std::vector<std::string> words_of(std::string_view text) {
  std::vector<std::string> words(1);
  for (const char c : text) {
    if (c == ' ') {
      words.emplace_back();
    } else {
      words.back() += c;
    }
  }
  return words;
}

// Pages outlive the composer, and its words must do so as well.
fonts::Shaper& shaper() {
  static fonts::Shaper one(installed_fonts());
  return one;
}

}  // namespace

const fonts::SizedText& made_word(std::string text, std::vector<fonts::Glyph> glyphs) {
  struct Made {
    std::string text;
    std::vector<fonts::Glyph> glyphs;
    std::vector<StoredLength> advances;
    fonts::ShapedText shaped;
    fonts::SizedText sized;
  };
  static std::deque<Made> all;
  constexpr std::uint32_t behind_the_shaper = 10'000;
  Made& made = all.emplace_back();
  made.text = std::move(text);
  made.glyphs = std::move(glyphs);
  made.shaped.glyphs = made.glyphs;
  made.sized.shaped = &made.shaped;
  made.sized.text = made.text;
  made.sized.number = behind_the_shaper + static_cast<std::uint32_t>(all.size());
  for (std::size_t i = 0; i < made.shaped.glyphs.size(); ++i) {
    const Length advance = Length::twips(made.shaped.glyphs[i].advance);
    made.advances.emplace_back(advance);
    made.sized.width += advance;
    if (i == 0 || made.shaped.glyphs[i].cluster != made.shaped.glyphs[i - 1].cluster) {
      ++made.shaped.characters;
    }
  }
  made.sized.advances = made.advances;
  made.sized.characters = made.shaped.characters;
  return made.sized;
}

layout::Pages page_with(const fonts::SizedText& word) {
  Composer composer(installed_fonts());
  composer.begin_page("1");
  composer.add({"a"});
  composer.pages.pages[0].lines[0].runs[0].words = {{&word, Length()}};
  return std::move(composer.pages);
}

std::shared_ptr<const fonts::FontSet> installed_fonts() {
  static const std::shared_ptr<const fonts::FontSet> fonts = [] {
    Diagnostics diagnostics;
    return fonts::open_fonts(VANTHU_SOURCE_DIR "/fonts", diagnostics);
  }();
  if (!fonts) WARN("skipped: no font of fonts/catalogue.xml is installed");
  return fonts;
}

Composer::Composer(std::shared_ptr<const fonts::FontSet> fonts) : fonts_(std::move(fonts)) {}

void Composer::begin_page(std::string label, std::uint32_t section) {
  layout::Page page;
  page.width = page_width;
  page.height = page_height;
  page.label = std::move(label);
  page.section = section;
  pages.pages.push_back(std::move(page));
  y_ = top;
}

std::uint32_t Composer::add_block(const layout::BlockInfo& block) {
  pages.blocks.push_back(block);
  return static_cast<std::uint32_t>(pages.blocks.size() - 1);
}

layout::GlyphRun Composer::run(const Paragraph& paragraph, std::string_view text, Length x,
                               Length baseline, Length extra_per_space) {
  layout::GlyphRun run;
  run.face = paragraph.face;
  run.size = paragraph.size;
  run.color = paragraph.color;
  run.x = x;
  run.baseline = baseline;
  fonts::Shaper::Sized& sized = shaper().at(paragraph.face, paragraph.size);
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = text[at] == ' ' ? at + 1 : std::min(text.find(' ', at), text.size());
    const bool space = text[at] == ' ';
    run.words.push_back({&sized.text(text.substr(at, end - at)), space ? extra_per_space : Length()});
    at = end;
  }
  return run;
}

void Composer::add_line(const Paragraph& paragraph, Length x, Length baseline,
                        std::uint32_t block) {
  layout::Line line;
  line.block = block;
  line.runs.push_back(run(paragraph, paragraph.text, x, baseline));
  pages.pages.back().lines.push_back(std::move(line));
}

void Composer::add(const Paragraph& paragraph) {
  const std::uint32_t block = add_block(paragraph.block);
  const std::vector<std::string> words = words_of(paragraph.text);
  const Length line_height = paragraph.size + paragraph.size / 5;
  for (std::size_t first = 0; first < words.size();) {
    std::string text = words[first];
    std::size_t last = first + 1;
    Length natural = shaper().width(paragraph.face, paragraph.size, text);
    for (; last < words.size(); ++last) {
      const std::string longer = text + ' ' + words[last];
      const Length wider = shaper().width(paragraph.face, paragraph.size, longer);
      if (wider > width) break;
      text = longer;
      natural = wider;
    }
    if (y_ + line_height > page_height - bottom) {
      const layout::Page& full = pages.pages.back();
      begin_page(fmt::format("{}", std::stoi(full.label) + 1), full.section);
    }
    y_ += line_height;
    layout::Line line;
    line.block = block;
    line.last_of_paragraph = last == words.size();
    if (!line.last_of_paragraph) line.break_text = " ";
    const auto spaces = std::count(text.begin(), text.end(), ' ');
    const bool justified = spaces > 0 && !line.last_of_paragraph;
    line.runs.push_back(
        run(paragraph, text, left, y_, justified ? (width - natural) / spaces : Length()));
    pages.pages.back().lines.push_back(std::move(line));
    lines += text + '\n';
    first = last;
  }
  y_ += Length::pt(6);
}

std::string all_letters() {
  return "màn mán mản mãn mạn măn mằn mắn mẳn mẵn mặn mân mần mấn mẩn mẫn mận mđn mèn "
         "mén mẻn mẽn mẹn mên mền mến mển mễn mện mìn mín mỉn mĩn mịn mòn món mỏn mõn "
         "mọn môn mồn mốn mổn mỗn mộn mơn mờn mớn mởn mỡn mợn mùn mún mủn mũn mụn mưn "
         "mừn mứn mửn mữn mựn mỳn mýn mỷn mỹn mỵn MÀN MÁN MẢN MÃN MẠN MĂN MẰN MẮN MẲN "
         "MẴN MẶN MÂN MẦN MẤN MẨN MẪN MẬN MĐN MÈN MÉN MẺN MẼN MẸN MÊN MỀN MẾN MỂN MỄN "
         "MỆN MÌN MÍN MỈN MĨN MỊN MÒN MÓN MỎN MÕN MỌN MÔN MỒN MỐN MỔN MỖN MỘN MƠN MỜN "
         "MỚN MỞN MỠN MỢN MÙN MÚN MỦN MŨN MỤN MƯN MỪN MỨN MỬN MỮN MỰN MỲN MÝN MỶN MỸN "
         "MỴN “một” ‘hai’ – ba… 5% trên/dưới (bốn) \\ - năm; sáu: bảy. tám, A&B <chín> "
         "0123456789";
}

layout::Pages sample_plan(std::shared_ptr<const fonts::FontSet> fonts, std::size_t page_count) {
  Composer composer(std::move(fonts));
  composer.begin_page("1");
  const auto with_role = [](rules::Role role, int outline) {
    layout::BlockInfo block;
    block.role = role;
    block.outline = outline;
    return block;
  };
  const std::vector<Paragraph> cycle{
      {"I. MỤC TIÊU, CHỈ TIÊU",
       fonts::Face::Bold,
       Length::pt(14),
       {},
       with_role(rules::Role::Heading, 0)},
      {"1. Mục tiêu chung",
       fonts::Face::Bold,
       Length::pt(14),
       {},
       with_role(rules::Role::Heading, 1)},
      {"Tiếp tục thu hẹp khoảng cách giới trong các lĩnh vực của đời sống xã hội; tạo điều kiện để "
       "phụ "
       "nữ và nam giới tham gia, thụ hưởng bình đẳng trong các lĩnh vực chính trị, kinh tế, văn "
       "hóa và "
       "gia đình, góp phần vào sự phát triển bền vững của địa phương trong giai đoạn tới; bảo đảm "
       "nguồn lực thực hiện, kiểm tra và đánh giá hằng năm theo đúng quy định của pháp luật.",
       fonts::Face::Regular,
       Length::pt(14),
       {},
       with_role(rules::Role::Text, -1)},
      {"Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025;",
       fonts::Face::Italic,
       Length::pt(14),
       {},
       with_role(rules::Role::Text, -1)},
      {"- Chỉ tiêu 1: Tỷ lệ lao động nữ làm công hưởng lương đạt khoảng 50% vào năm 2025 và 60% "
       "vào năm "
       "2030 trong tổng số lao động có việc làm trên địa bàn xã.",
       fonts::Face::Regular,
       Length::pt(14),
       {},
       with_role(rules::Role::ListItem, -1)},
      {"- Chỉ tiêu 2: Phấn đấu giảm tỷ trọng lao động nữ làm việc trong khu vực nông nghiệp xuống "
       "dưới "
       "30% tổng số lao động nữ có việc làm.",
       fonts::Face::Regular,
       Length::pt(14),
       {},
       with_role(rules::Role::ListItem, -1)},
  };
  for (std::size_t i = 0; composer.pages.pages.size() <= page_count; ++i) {
    composer.add(cycle[i % cycle.size()]);
  }
  composer.pages.pages.pop_back();  // not full
  return std::move(composer.pages);
}

}  // namespace vanthu::pdf_tests
