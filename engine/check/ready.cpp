#include "check/ready.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>

#include "check/report.h"
#include "text/text.h"

namespace vanthu::check {
namespace {

class Search {
 public:
  Search(const docx::parse::Document& document, const Checked& checked)
      : document_(document), checked_(checked) {}

  std::vector<Obstacle> run() {
    of_file();
    of_words();
    of_form();
    return std::move(found_);
  }

 private:
  void add(std::string id, std::string vi, std::string en) {
    found_.push_back({std::move(id), std::move(vi), std::move(en)});
  }

  void of_file() {
    std::size_t changes = 0;
    std::size_t placeholders = 0;
    for (const docx::parse::StoryPart& part : document_.parts) {
      changes += part.revisions.size();
      placeholders += static_cast<std::size_t>(
          std::count_if(part.controls.begin(), part.controls.end(),
                        [](const docx::parse::Control& one) { return one.is_placeholder; }));
    }
    const auto comments = std::count_if(
        document_.stories.begin(), document_.stories.end(), [](const docx::parse::Story& story) {
          return story.kind == docx::parse::Story::Kind::Comment && !story.is_resolved;
        });
    if (changes > 0) {
      add("thay-doi",
          fmt::format("còn {} thay đổi đang theo dõi, chưa chấp nhận hay từ chối", changes),
          fmt::format("{} tracked changes are open", changes));
    }
    if (comments > 0) {
      add("chu-thich", fmt::format("còn {} chú thích", comments),
          fmt::format("{} comments are left", comments));
    }
    if (placeholders > 0) {
      add("o-chua-dien", fmt::format("còn {} ô chưa điền", placeholders),
          fmt::format("{} fields are not filled in", placeholders));
    }
    if (document_.package.has_macros()) add("macro", "tệp có macro", "the file has macros");
    if (document_.package.is_signed()) {
      add("da-ky", "tệp đã có chữ ký số; sửa là mất hiệu lực", "the file is signed already");
    }
    for (const docx::parse::Relationship& one : document_.package.relationships()) of_link(one);
    for (const docx::parse::Part& part : document_.package.parts()) {
      for (const docx::parse::Relationship& one : part.relationships) of_link(one);
    }
    for (const docx::parse::StoryPart& part : document_.parts) {
      for (const docx::parse::Field& field : part.fields) of_field(part, field);
    }
  }

  void of_link(const docx::parse::Relationship& one) {
    if (one.external) {
      // Links that people click are text; what Word would fetch, or run, is not.
      const std::string target = text::lower(one.target);
      const bool plain =
          one.kind == "hyperlink" && (target.starts_with("http:") || target.starts_with("https:") ||
                                      target.starts_with("mailto:"));
      if (plain) return;
      if (one.kind == "hyperlink") {
        add("lien-ket-ngoai", fmt::format("liên kết không phải địa chỉ mạng: {}", one.target),
            fmt::format("a link that is no address of the net: {}", one.target));
      } else {
        add("lien-ket-ngoai", fmt::format("tệp lấy nội dung từ bên ngoài: {}", one.target),
            fmt::format("the file takes content from outside: {}", one.target));
      }
      return;
    }
    static constexpr std::array<std::string_view, 7> active = {
        "oleObject", "package",     "control",         "activeXControlBinary",
        "aFChunk",   "subDocument", "ui/extensibility"};
    if (std::find(active.begin(), active.end(), one.kind) == active.end()) return;
    add("doi-tuong-nhung", fmt::format("tệp có đối tượng nhúng: {}", one.target),
        fmt::format("the file holds an embedded object: {}", one.target));
  }

  // Fields that fetch, import or run something; and commands put together by other fields.
  void of_field(const docx::parse::StoryPart& part, const docx::parse::Field& field) {
    static constexpr std::array<std::string_view, 10> outside_fields = {
        "DDE",         "DDEAUTO",        "LINK",  "IMPORT",   "INCLUDE",
        "INCLUDETEXT", "INCLUDEPICTURE", "EMBED", "DATABASE", "MACROBUTTON"};
    const auto words = text::words(field.instruction);
    const std::string first = words.empty() ? "" : text::upper(words.front());
    const bool reaches_out =
        std::find(outside_fields.begin(), outside_fields.end(), first) != outside_fields.end();
    bool is_spelt_by_fields = false;
    if (field.parent != docx::parse::none && first == "QUOTE") {
      const docx::parse::Field& around = part.fields[field.parent];
      is_spelt_by_fields = !around.has_result || field.is_inside_instruction;
    }
    if (!reaches_out && !is_spelt_by_fields) return;
    add("truong-lay-ngoai",
        fmt::format("trường {} lấy nội dung hoặc chạy lệnh từ bên ngoài", first),
        fmt::format("a field {} takes content, or runs something, from outside", first));
  }

  void of_words() {
    std::vector<bool> may_be_blank(checked_.reading.lines.size());
    for (const Part& part : checked_.structure.parts) {
      if (part.what == Component::NumberSymbol || part.what == Component::PlaceDate ||
          part.what == Component::Attached) {
        may_be_blank[part.line] = true;
      }
    }
    for (std::size_t i = 0; i < checked_.reading.lines.size(); ++i) {
      const std::string& words = checked_.reading.lines[i].text;
      const auto place = [&](bool english) {
        return place_words(checked_, {i, 0, 0, true}, english);
      };
      if (words.find("{{") != std::string::npos || words.find("}}") != std::string::npos) {
        add("tag", place(false) + ": còn thẻ của mẫu", place(true) + ": a tag of a template");
      }
      // Dots to be filled in; an ellipsis that ends a list is none.
      const bool dots = words.find(".....") != std::string::npos ||
                        words.find("……") != std::string::npos ||
                        words.find("____") != std::string::npos;
      const bool rule =
          std::any_of(checked_.structure.strokes.begin(), checked_.structure.strokes.end(),
                      [&](const Stroke& stroke) {
                        return stroke.line == i && stroke.kind == Stroke::Kind::Characters;
                      });
      if (dots && !rule && !may_be_blank[i] && checked_.reading.lines[i].table == outside &&
          i < checked_.structure.main_end) {
        add("cho-trong", place(false) + ": còn chỗ trống chưa điền",
            place(true) + ": a blank to be filled in");
      }
      if (words.find("Error! Reference source") != std::string::npos ||
          words.find("Error! Bookmark not defined") != std::string::npos) {
        add("dan-chieu", place(false) + ": dẫn chiếu hỏng", place(true) + ": a broken reference");
      }
    }
    std::size_t hidden = 0;
    for (const docx::parse::Story& story : document_.stories) count_hidden(story.blocks, hidden);
    if (hidden > 0) {
      add("chu-an", fmt::format("có chữ ẩn ({} chỗ)", hidden),
          fmt::format("hidden text ({} places)", hidden));
    }
  }

  static void count_hidden(const std::vector<docx::parse::Block>& blocks, std::size_t& count) {
    for (const docx::parse::Block& block : blocks) {
      if (const auto* one = std::get_if<docx::parse::Paragraph>(&block.content)) {
        for (const docx::parse::Piece& piece : one->pieces) {
          if (piece.is_hidden && piece.kind == docx::parse::Piece::Kind::Text &&
              !piece.in_instruction)
            ++count;
        }
      } else if (const auto* control = std::get_if<docx::parse::BlockControl>(&block.content)) {
        count_hidden(control->blocks, count);
      } else if (const auto* table = std::get_if<docx::parse::Table>(&block.content)) {
        for (const docx::parse::Row& row : table->rows) {
          for (const docx::parse::Cell& cell : row.cells) count_hidden(cell.blocks, count);
        }
      }
    }
  }

  void of_form() {
    const Structure& structure = checked_.structure;
    if (structure.is_party || structure.is_normative) {
      add("loai-khac",
          structure.is_party ? "đây là văn bản của Đảng: thể thức theo quy định khác"
                             : "đây là văn bản quy phạm pháp luật: thể thức theo quy định khác",
          structure.is_party ? "a document of the Party has other rules"
                             : "a normative document has other rules");
    }
    std::vector<Component> needed = {Component::NationalTitle, Component::Motto,
                                     Component::Issuer,        Component::NumberSymbol,
                                     Component::PlaceDate,     Component::Post,
                                     Component::SignerName,    Component::RecipientsLabel};
    if (!structure.is_letter) needed.push_back(Component::Kind);
    for (const Component what : needed) {
      if (structure.find(what) != nullptr) continue;
      add("thieu-thanh-phan", fmt::format("không thấy {}", words_of(what).vi),
          fmt::format("no {} was found", words_of(what).en));
    }
    const auto violations =
        std::count_if(checked_.findings.begin(), checked_.findings.end(),
                      [](const Finding& one) { return one.level == Level::Violation; });
    if (violations > 0) {
      add("vi-pham", fmt::format("{} chỗ trái Nghị định 30: vanthu check nói từng chỗ", violations),
          fmt::format("{} violations of the decree: vanthu check tells them", violations));
    }
  }

  const docx::parse::Document& document_;
  const Checked& checked_;
  std::vector<Obstacle> found_;
};

}  // namespace

std::vector<Obstacle> obstacles(const docx::parse::Document& document, const Checked& checked) {
  return Search(document, checked).run();
}

std::string ready_json(const std::string& file, const std::vector<Obstacle>& obstacles,
                       bool english) {
  using Json = nlohmann::ordered_json;
  Json list = Json::array();
  for (const Obstacle& one : obstacles)
    list.push_back({{"id", one.id}, {"message", english ? one.en : one.vi}});
  return Json{{"file", file}, {"ready", obstacles.empty()}, {"obstacles", std::move(list)}}.dump(
             2, ' ', false, Json::error_handler_t::replace) +
         "\n";
}

}  // namespace vanthu::check
