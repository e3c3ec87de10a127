// Recognition of pasted text: one table row is one behaviour. Expected blocks are written one a
// line, "Level number|text" with "!" behind the level of a title and "_" where number and text
// stand without a space; "căn cứ text|mark", "para text", "QĐ text", "authority text".

#include "model/recognise.h"

#include <filesystem>
#include <random>
#include <sstream>

#include "base/file.h"
#include "data/json.h"
#include "support/catch.h"
#include "text/text.h"

namespace vanthu::model {
namespace {

std::string level_name(Level level) {
  switch (level) {
    case Level::Part:
      return "Part";
    case Level::Chapter:
      return "Chapter";
    case Level::Section:
      return "Section";
    case Level::Subsection:
      return "Subsection";
    case Level::Article:
      return "Article";
    case Level::RomanSection:
      return "Roman";
    case Level::Clause:
      return "Clause";
    case Level::Subclause:
      return "Subclause";
    case Level::Point:
      return "Point";
    case Level::Dash:
      return "Dash";
    case Level::Plus:
      return "Plus";
  }
  return "?";
}

std::string role_name(Paragraph::Role role) {
  switch (role) {
    case Paragraph::Role::Authority:
      return "authority";
    case Paragraph::Role::Resolution:
      return "QĐ";
    default:
      return "para";
  }
}

std::string text_in(const Text& text) {
  std::string all;
  for (const Run& run : text) all += run.text;
  return all;
}

std::string show(const Block& block) {
  if (const auto* item = std::get_if<Item>(&block)) {
    return level_name(item->level) + (item->titled ? "! " : " ") + item->number +
           (item->gap.empty() ? "_" : "") + "|" + text_in(item->text);
  }
  if (const auto* basis = std::get_if<LegalBasis>(&block)) {
    return "căn cứ " + text_in(basis->text) + "|" + basis->closing;
  }
  if (const auto* paragraph = std::get_if<Paragraph>(&block)) {
    return role_name(paragraph->role) + " " + text_in(paragraph->text);
  }
  return "unexpected block";
}

// The words a reader of the blocks sees, in order.
std::vector<std::string> words_of(const std::vector<Block>& blocks) {
  std::string all;
  for (const Block& block : blocks) {
    if (const auto* item = std::get_if<Item>(&block)) {
      all += item->number + item->gap + text_in(item->text);
    } else if (const auto* basis = std::get_if<LegalBasis>(&block)) {
      all += text_in(basis->text) + basis->closing;
    } else if (const auto* paragraph = std::get_if<Paragraph>(&block)) {
      all += text_in(paragraph->text);
    }
    all += '\n';
  }
  std::vector<std::string> words;
  for (const std::string_view word : text::words(all)) words.emplace_back(word);
  return words;
}

std::vector<std::string> words_of(std::string_view text) {
  std::vector<std::string> words;
  for (const std::string_view word : text::words(text)) words.emplace_back(word);
  return words;
}

struct Result {
  std::vector<std::string> blocks;
  Diagnostics diagnostics;
};

Result run(std::string_view text, RecogniseOptions options = {}) {
  Result result;
  const auto blocks = recognise(text, Place{FileId{0}, 3, 9}, options, result.diagnostics);
  for (const Block& block : blocks) result.blocks.push_back(show(block));
  CHECK(words_of(blocks) == words_of(text));
  return result;
}

std::vector<std::string> lines_of(const char* text) {
  std::vector<std::string> lines;
  std::istringstream stream(text);
  for (std::string line; std::getline(stream, line);) lines.push_back(line);
  return lines;
}

struct Case {
  const char* what;
  const char* text;
  const char* blocks;
};

// Words only: what the messages say is for people, the code and its arguments are what counts.
std::vector<std::string> findings(const Diagnostics& diagnostics) {
  std::vector<std::string> all;
  for (const Diagnostic& diagnostic : diagnostics.all()) {
    std::string line(entry(diagnostic.code).id);
    for (const std::string& arg : diagnostic.args) line += " | " + arg;
    all.push_back(line);
  }
  return all;
}

}  // namespace

TEST_CASE("heads of every level are recognised and kept as typed") {
  const Case rows[] = {
      {"nothing", "", ""},
      {"blank lines only", " \n\t\n\xC2\xA0\n", ""},
      {"running text",
       "Sở Y tế xây dựng Kế hoạch như sau:", "para Sở Y tế xây dựng Kế hoạch như sau:"},
      {"white space collapses", "  1.\t Mở   đầu.  ", "Clause 1.|Mở đầu."},
      {"Roman section", "I. MỤC ĐÍCH, YÊU CẦU", "Roman! I.|MỤC ĐÍCH, YÊU CẦU"},
      {"Roman section without a space", "IV.TỔ CHỨC THỰC HIỆN", "Roman! IV._|TỔ CHỨC THỰC HIỆN"},
      {"Roman section in small letters", "II. Tồn tại, hạn chế", "Roman! II.|Tồn tại, hạn chế"},
      {"Roman section with a dash", "I- MỤC TIÊU", "Roman! I-|MỤC TIÊU"},
      {"initials are no section", "V. I. Lê-nin là lãnh tụ.", "para V. I. Lê-nin là lãnh tụ."},
      {"a letter is no section", "C. Ý kiến khác.", "para C. Ý kiến khác."},
      {"I-ốt is a word", "I-ốt được cấp đủ.", "para I-ốt được cấp đủ."},
      {"phần, title below", "Phần I\nĐÁNH GIÁ TÌNH HÌNH", "Part! Phần I|ĐÁNH GIÁ TÌNH HÌNH"},
      {"phần in words", "PHẦN THỨ NHẤT\nĐÁNH GIÁ", "Part! PHẦN THỨ NHẤT|ĐÁNH GIÁ"},
      {"phần, title on the line", "Phần II: Tổ chức thực hiện", "Part! Phần II:|Tổ chức thực hiện"},
      {"phần, capitals on the line", "PHẦN I ĐÁNH GIÁ", "Part! PHẦN I|ĐÁNH GIÁ"},
      {"chương with a title of two lines", "Chương II\n\nQUẢN LÝ\nTÀI SẢN CÔNG\nVăn bản này.",
       "Chapter! Chương II|QUẢN LÝ TÀI SẢN CÔNG\npara Văn bản này."},
      {"mục and tiểu mục", "Mục 1\nCHI NGÂN SÁCH\nTiểu mục 2. LẬP DỰ TOÁN",
       "Section! Mục 1|CHI NGÂN SÁCH\nSubsection! Tiểu mục 2.|LẬP DỰ TOÁN"},
      {"mục tiêu is a word", "Mục tiêu 1: tăng tỷ lệ nữ.", "para Mục tiêu 1: tăng tỷ lệ nữ."},
      {"chương trình, phần mềm, điều kiện are words",
       "Chương trình 5 năm.\nPhần mềm 2 lớp.\nĐiều kiện 1. được giữ.",
       "para Chương trình 5 năm.\npara Phần mềm 2 lớp.\npara Điều kiện 1. được giữ."},
      {"article with a title", "Điều 1. Phạm vi điều chỉnh\n1. Văn bản này quy định.",
       "Article! Điều 1.|Phạm vi điều chỉnh\nClause 1.|Văn bản này quy định."},
      {"article title with a full stop above clauses",
       "Điều 3. Trách nhiệm thi hành.\n1. Văn phòng.",
       "Article! Điều 3.|Trách nhiệm thi hành.\nClause 1.|Văn phòng."},
      {"article that orders", "Điều 2. Quyết định có hiệu lực từ ngày ký.",
       "Article Điều 2.|Quyết định có hiệu lực từ ngày ký."},
      {"a cited article is no head", "Điều 5 Luật Bình đẳng giới quy định như vậy.",
       "para Điều 5 Luật Bình đẳng giới quy định như vậy."},
      {"clause title above text", "1. Mục đích\nNâng cao nhận thức.",
       "Clause! 1.|Mục đích\npara Nâng cao nhận thức."},
      {"clause title above dashes", "2. Yêu cầu\n- Thiết thực.",
       "Clause! 2.|Yêu cầu\nDash -|Thiết thực."},
      {"clause without a closing mark and nothing below", "4. Kiểm soát mất cân bằng\n5. Kinh phí",
       "Clause 4.|Kiểm soát mất cân bằng\nClause 5.|Kinh phí"},
      {"clause with its closing mark", "1. Các nguồn khác.\n- Tài trợ.",
       "Clause 1.|Các nguồn khác.\nDash -|Tài trợ."},
      {"clause without a space", "1.Mục đích", "Clause 1._|Mục đích"},
      {"subclauses", "4. Cán bộ nữ\n4.1. Tham mưu.\n4.2 Kết quả\nCập nhật số liệu.",
       "Clause! 4.|Cán bộ nữ\nSubclause 4.1.|Tham mưu.\nSubclause! 4.2|Kết quả\npara Cập nhật số "
       "liệu."},
      {"deeper subclauses", "1.1. Nhóm một\n1.1.1. Việc một.",
       "Subclause! 1.1.|Nhóm một\nSubclause 1.1.1.|Việc một."},
      {"figures and dates are no heads", "1.000 phụ nữ.\n1.5 lần.\n15.11.2026 là hạn cuối.",
       "para 1.000 phụ nữ.\npara 1.5 lần.\npara 15.11.2026 là hạn cuối."},
      {"a year is no clause", "2030. Đạt chỉ tiêu.", "para 2030. Đạt chỉ tiêu."},
      {"points with đ", "a) Một;\nđ) Năm;", "Point a)|Một;\nPoint đ)|Năm;"},
      {"point without a space", "a)Một.", "Point a)_|Một."},
      {"letters of Word's own list stay", "f) Sáu.", "Point f)|Sáu."},
      {"a bracket further on is no point", "tám) chín", "para tám) chín"},
      {"marks of practice", "- Một;\n+ Hai;\n– Ba;\n• Bốn;\n* Năm.",
       "Dash -|Một;\nPlus +|Hai;\nDash –|Ba;\nDash •|Bốn;\nDash *|Năm."},
      {"marks without a space", "-Một;\n+Hai.", "Dash -_|Một;\nPlus +_|Hai."},
      {"a negative number and a rule are no dashes", "-5 độ C.\n-----",
       "para -5 độ C.\npara -----"},
      {"a head alone takes the next line", "1.\nMục đích\nNâng cao.",
       "Clause! 1.|Mục đích\npara Nâng cao."},
      {"a head alone at the end", "Chương I", "Chapter! Chương I|"},
      {"dots of an outline", "II. Tồn tại\n.....\nIII. Kiến nghị",
       "Roman! II.|Tồn tại\npara .....\nRoman! III.|Kiến nghị"},
  };
  for (const Case& row : rows) {
    INFO(row.what);
    CHECK(run(row.text).blocks == lines_of(row.blocks));
  }
}

TEST_CASE("legal bases stand at the head only") {
  const Case rows[] = {
      {"a run with its marks", "Căn cứ Luật A;\nCăn cứ Luật B.\nNội dung.",
       "căn cứ Căn cứ Luật A|;\ncăn cứ Căn cứ Luật B|.\npara Nội dung."},
      {"a request behind them",
       "Căn cứ Luật A;\nThực hiện Kế hoạch B;\nXét tờ trình C;\nTheo đề nghị của Trưởng phòng.",
       "căn cứ Căn cứ Luật A|;\ncăn cứ Thực hiện Kế hoạch B|;\ncăn cứ Xét tờ trình C|;\n"
       "căn cứ Theo đề nghị của Trưởng phòng|."},
      {"thực hiện without căn cứ before it", "Thực hiện Kế hoạch B;\nNội dung.",
       "para Thực hiện Kế hoạch B;\npara Nội dung."},
      {"an opening sentence", "Căn cứ Luật A, UBND xã ban hành Kế hoạch như sau:",
       "para Căn cứ Luật A, UBND xã ban hành Kế hoạch như sau:"},
      {"a comma", "Căn cứ Luật A,\nNội dung.", "căn cứ Căn cứ Luật A|,\npara Nội dung."},
      {"a space before the mark", "Căn cứ Luật A ;", "căn cứ Căn cứ Luật A| ;"},
      {"no mark beside another", "Căn cứ Luật A\nCăn cứ Luật B;",
       "căn cứ Căn cứ Luật A|\ncăn cứ Căn cứ Luật B|;"},
      {"no mark and alone", "Căn cứ tình hình thực tế\n1. Việc.",
       "para Căn cứ tình hình thực tế\nClause 1.|Việc."},
      {"not after the head", "Nội dung.\nCăn cứ Luật A;", "para Nội dung.\npara Căn cứ Luật A;"},
      {"a decision",
       "CHỦ TỊCH ỦY BAN NHÂN DÂN XÃ\nCăn cứ Luật A;\nCăn cứ Luật B.\nQUYẾT ĐỊNH:\nĐiều 1. Ban "
       "hành.",
       "authority CHỦ TỊCH ỦY BAN NHÂN DÂN XÃ\ncăn cứ Căn cứ Luật A|;\ncăn cứ Căn cứ Luật B|.\n"
       "QĐ QUYẾT ĐỊNH:\nArticle Điều 1.|Ban hành."},
  };
  for (const Case& row : rows) {
    INFO(row.what);
    CHECK(run(row.text).blocks == lines_of(row.blocks));
  }
  CHECK(run("Căn cứ Luật A;", {.legal_bases = false}).blocks ==
        std::vector<std::string>{"para Căn cứ Luật A;"});
}

TEST_CASE("broken lines are joined, paragraphs are not") {
  const Case rows[] = {
      {"lower case goes on", "Nâng cao nhận thức của\ncán bộ xã.",
       "para Nâng cao nhận thức của cán bộ xã."},
      {"over blank lines", "Nâng cao nhận thức của\n\n\n cán bộ xã.",
       "para Nâng cao nhận thức của cán bộ xã."},
      {"a bracket in lower case", "Dạy nghề cho lao động\n(ưu tiên lao động nữ).",
       "para Dạy nghề cho lao động (ưu tiên lao động nữ)."},
      {"inside a dash", "- Phối hợp mở lớp\ndạy nghề.\n- Cho vay.",
       "Dash -|Phối hợp mở lớp dạy nghề.\nDash -|Cho vay."},
      {"not after a closing mark", "Bao gồm:\nnam và nữ.", "para Bao gồm:\npara nam và nữ."},
      {"not after a bracket closed by a mark", "Việc một (b/c);\nviệc hai.",
       "para Việc một (b/c);\npara việc hai."},
      {"a bracket without a mark is open", "Theo đề cương (gửi kèm)\ncủa Sở.",
       "para Theo đề cương (gửi kèm) của Sở."},
      {"not onto a short heading", "1. Mục đích\nnâng cao nhận thức.",
       "Clause! 1.|Mục đích\npara nâng cao nhận thức."},
      {"not onto capitals", "ĐỀ CƯƠNG BÁO CÁO\nkèm theo Kế hoạch.",
       "para ĐỀ CƯƠNG BÁO CÁO\npara kèm theo Kế hoạch."},
      {"onto a long heading",
       "6. Tăng cường công tác phối hợp liên ngành nhằm thực hiện tốt công tác\nvì sự tiến bộ của "
       "phụ nữ\n- Việc một.",
       "Clause! 6.|Tăng cường công tác phối hợp liên ngành nhằm thực hiện tốt công tác vì sự tiến "
       "bộ của phụ nữ\n"
       "Dash -|Việc một."},
      {"capitals go on in capitals", "I. TĂNG CƯỜNG LÃNH ĐẠO TRÊN\nĐỊA BÀN XÃ\nNội dung.",
       "Roman! I.|TĂNG CƯỜNG LÃNH ĐẠO TRÊN ĐỊA BÀN XÃ\npara Nội dung."},
      {"a hyphen at the end", "Phòng Văn hoá-\nXã hội tổng hợp.",
       "para Phòng Văn hoá- Xã hội tổng hợp."},
      {"a long line goes on in a figure",
       "Phấn đấu đến hết năm 2026 tỷ lệ cán bộ nữ tham gia lãnh đạo đạt trên\n60% tổng số cán bộ.",
       "para Phấn đấu đến hết năm 2026 tỷ lệ cán bộ nữ tham gia lãnh đạo đạt trên 60% tổng số cán "
       "bộ."},
      {"a long line ending in a comma",
       "Chủ trì, phối hợp với Trạm Y tế, các trường học, Công an xã, Trung tâm,\nMặt trận Tổ quốc "
       "xã.",
       "para Chủ trì, phối hợp với Trạm Y tế, các trường học, Công an xã, Trung tâm, Mặt trận Tổ "
       "quốc xã."},
      {"a long line broken behind a semicolon",
       "Việc triển khai phải bảo đảm sự lãnh đạo chặt chẽ của cấp ủy, chính quyền;\nsự phối hợp "
       "của các đoàn thể.",
       "para Việc triển khai phải bảo đảm sự lãnh đạo chặt chẽ của cấp ủy, chính quyền; sự phối "
       "hợp của các đoàn thể."},
      {"a list in lower case stays a list",
       "thống kê số lao động nữ được học nghề ngắn hạn trong năm và có việc làm;\nbáo cáo kết quả.",
       "para thống kê số lao động nữ được học nghề ngắn hạn trong năm và có việc làm;\npara báo "
       "cáo kết quả."},
      {"a legal basis goes on up to its mark",
       "Căn cứ Kế hoạch số 27/KH-UBND ngày 06 tháng 3 năm 2026 của UBND tỉnh Bắc\nNinh về bình "
       "đẳng giới;\nCăn cứ B;",
       "căn cứ Căn cứ Kế hoạch số 27/KH-UBND ngày 06 tháng 3 năm 2026 của UBND tỉnh Bắc Ninh về "
       "bình đẳng giới|;\n"
       "căn cứ Căn cứ B|;"},
      {"a capital starts a paragraph", "Chủ trì: Chi cục Dân số\nPhối hợp: Trạm Y tế.",
       "para Chủ trì: Chi cục Dân số\npara Phối hợp: Trạm Y tế."},
      {"a reference broken before its article", "Thực hiện theo quy định tại khoản 1\nĐiều 5.",
       "para Thực hiện theo quy định tại khoản 1 Điều 5."},
      {"a sentence broken before its number",
       "Hoàn thành trước ngày 20 tháng\n11. Các thôn báo cáo.",
       "para Hoàn thành trước ngày 20 tháng 11. Các thôn báo cáo."},
      {"a dash inside a sentence",
       "- Lồng ghép nội dung bình đẳng giới vào kế hoạch phát triển kinh tế\n- xã hội của xã.",
       "Dash -|Lồng ghép nội dung bình đẳng giới vào kế hoạch phát triển kinh tế - xã hội của xã."},
  };
  for (const Case& row : rows) {
    INFO(row.what);
    CHECK(run(row.text).blocks == lines_of(row.blocks));
  }
}

TEST_CASE("a text broken at one width goes on in names too") {
  const char* text =
      "UBND xã ban hành Kế hoạch triển khai công tác bình đẳng giới năm 2026 của xã Phú\n"
      "Thịnh như sau, giao các phòng, đơn vị, các thôn trên địa bàn xã tổ chức thực hiện\n"
      "nghiêm túc, đúng thời hạn và báo cáo kết quả về Phòng Văn hóa - Xã hội để tổng hợp\n"
      "chung toàn xã. Các trường học lồng ghép nội dung vào giờ sinh hoạt, phối hợp với\n"
      "cha mẹ học sinh.\n"
      "Kinh phí được bố trí trong dự toán ngân sách xã và các nguồn huy động hợp pháp mà\n"
      "pháp luật cho phép.\n";
  CHECK(run(text).blocks.size() == 2);
  // The same name behind a line of another width is a paragraph of its own.
  CHECK(
      run("UBND xã ban hành Kế hoạch năm 2026 của xã Phú\nThịnh Đông có bảy thôn.").blocks.size() ==
      2);
}

TEST_CASE("joined lines are told once") {
  const Result result = run("Nâng cao nhận thức\ncủa cán bộ\nvà nhân dân.");
  CHECK(findings(result.diagnostics) == std::vector<std::string>{"pasted-lines-joined | 2"});
  CHECK(result.diagnostics.count(Severity::Note) == 1);
  CHECK(result.diagnostics.all().front().at == Place{FileId{0}, 3, 9});
}

TEST_CASE("typed numbers are compared with their neighbours") {
  struct Numbers {
    const char* what;
    const char* text;
    std::vector<std::string> found;
  };
  const Numbers rows[] = {
      {"in order", "I. A\n1. B\n2. C\nII. D\n1. E\na) G\nb) H\n2. K\na) L", {}},
      {"clauses that count on", "I. A\n1. B\n2. C\nII. D\n3. E", {}},
      {"articles through chapters",
       "Chương I\nA\nĐiều 1. B\nĐiều 2. C\nChương II\nD\nĐiều 3. E",
       {}},
      {"a section left out",
       "I. A\nII. B\nIV. D",
       {"pasted-number-gap | II. B | 2 | IV. D | 3 | III."}},
      {"several left out",
       "1. A\n7. B",
       {"pasted-number-gap | 1. A | 1 | 7. B | 2 | 2., 3., 4., …"}},
      {"a section twice",
       "I. A\nII. B\nIII. C\nIV. D\nIV. E",
       {"pasted-number-repeat | IV. D | 4 | IV. E | 5"}},
      {"a number typed again and then the right one",
       "1. A\n2. B\n3. C\n2. D\n5. E",
       {"pasted-number-repeat | 2. B | 2 | 2. D | 4",
        "pasted-number-gap | 3. C | 3 | 5. E | 5 | 4."}},
      {"backwards",
       "1. A\n3. B\n2. C",
       {"pasted-number-gap | 1. A | 1 | 3. B | 2 | 2.",
        "pasted-number-order | 3. B | 2 | 2. C | 3"}},
      {"not from the beginning", "II. A\nIII. B", {"pasted-number-start | II. A | 1 | I."}},
      {"points that miss đ",
       "a) A\nb) B\nc) C\nd) D\ne) E",
       {"pasted-number-gap | d) D | 4 | e) E | 5 | đ)"}},
      {"points start again under each clause",
       "1. A\na) B\n2. C\nb) D",
       {"pasted-number-start | b) D | 4 | a)"}},
      {"subclauses of their clause", "1. A\n1.1. B\n1.2. C\n2. D\n2.1. E", {}},
      {"subclauses of another clause",
       "2. A\n3. B\n3.1. C\n4. D\n3.1. E",
       {"pasted-number-start | 2. A | 1 | 1.", "pasted-number-parent | 3.1. E | 5 | 4. D | 4"}},
      {"deeper subclauses", "1. A\n1.1. B\n1.1.1. C\n1.1.2. D\n1.2. E\n1.2.1. G\n1.3. H\n2. K", {}},
      {"a gap among deeper ones",
       "1. A\n1.1. B\n1.1.1. C\n1.1.3. D",
       {"pasted-number-gap | 1.1.1. C | 3 | 1.1.3. D | 4 | 1.1.2."}},
      {"a list announced anew", "1. A\n2. B\nCác đơn vị sau:\n1. C\n2. D", {}},
      {"a list begun again without a word",
       "1. A\n2. B\n1. C",
       {"pasted-number-repeat | 1. A | 1 | 1. C | 3"}},
      {"letters of parts", "A. ĐÁNH GIÁ\nI. A\nII. B\nB. NHIỆM VỤ\nI. C", {}},
      {"phần in words",
       "Phần thứ nhất\nA B\nPhần thứ ba\nC D",
       {"pasted-number-gap | Phần thứ nhất A B | 1 | Phần thứ ba C D | 3 | Phần II"}},
      {"an article put in", "Điều 1. A.\nĐiều 1a. B.\nĐiều 2. C.", {}},
      {"dashes have no numbers", "- A\n- B\n+ C", {}},
      {"a page number", "Một.\n12\nHai.", {"pasted-lone-number | 2 | 12"}},
  };
  for (const Numbers& row : rows) {
    INFO(row.what);
    const Diagnostics diagnostics = run(row.text).diagnostics;
    CHECK(findings(diagnostics) == row.found);
    // Every value a person needs is in the message, in both languages.
    for (const Diagnostic& diagnostic : diagnostics.all()) {
      for (const Language language : {Language::Vietnamese, Language::English}) {
        const std::string words = message(diagnostic, language);
        for (const std::string& arg : diagnostic.args) {
          CHECK(words.find(arg) != std::string::npos);
        }
      }
    }
  }
}

TEST_CASE("long headings are shortened in messages") {
  const std::string long_title(200, 'A');
  const auto result = run("I. B\nIII. " + std::string("Tăng cường công tác ") + long_title);
  REQUIRE(result.diagnostics.all().size() == 1);
  CHECK(result.diagnostics.all().front().args[2] == "III. Tăng cường công tác …");
}

TEST_CASE("random lines keep their words") {
  constexpr const char* pieces[] = {
      "I.",    "IV.TỔ", "1.",   "1.1",  "2.1.",   "a)",    "đ)",       "-",      "+",    "–",
      "Phần",  "PHẦN",  "THỨ",  "NHẤT", "Chương", "II",    "Mục",      "Tiểu",   "mục",  "Điều",
      "5.",    "Căn",   "cứ",   ";",    "năm",    "2026.", "xã;",      "như",    "sau:", "của",
      "ỦY",    "BAN",   "NHÂN", "DÂN",  "kinh",   "tế",    "-",        "xã",     "hội.", "./.",
      "QUYẾT", "ĐỊNH:", "\n",   "\n",   "\n\n",   "\t",    "\xC2\xA0", "(b/c);", "100%", "…"};
  std::mt19937 random(20260615);  // fixed: the same lines in every run
  for (int round = 0; round < 3000; ++round) {
    std::string text;
    const auto length = random() % 60;
    for (unsigned i = 0; i < length; ++i) {
      text += pieces[random() % std::size(pieces)];
      if (random() % 8 != 0) text += ' ';
    }
    for (const bool bases : {true, false}) {
      Diagnostics diagnostics;
      const auto blocks = recognise(text, {}, {.legal_bases = bases}, diagnostics);
      if (words_of(blocks) == words_of(text)) continue;
      CAPTURE(text);
      CHECK(words_of(blocks) == words_of(text));
    }
  }
}

TEST_CASE("the five plans keep their words") {
  const std::filesystem::path folder = VANTHU_SOURCE_DIR "/../shared/seeds";
  if (!std::filesystem::is_directory(folder)) {
    WARN("no plans beside the source folder; skipped");
    return;
  }
  int plans = 0;
  for (const auto& file : std::filesystem::directory_iterator(folder)) {
    if (file.path().extension() != ".txt") continue;
    INFO(file.path().filename().string());
    const std::string text = text::normalised(read_file(file.path(), 1 << 20));
    Diagnostics diagnostics;
    const auto blocks = recognise(text, {}, {}, diagnostics);
    CHECK(words_of(blocks) == words_of(text));
    CHECK(blocks.size() > 20);
    ++plans;
  }
  CHECK(plans == 5);
}

TEST_CASE("the samples' pasted texts keep their words and are numbered without fault") {
  int texts = 0;
  for (const auto& folder : std::filesystem::directory_iterator(VANTHU_SOURCE_DIR "/samples")) {
    const auto file = folder.path() / "du-lieu.json";
    if (!std::filesystem::exists(file)) continue;
    INFO(file.string());
    Sources sources;
    Diagnostics diagnostics;
    const FileId id = sources.add(file.string(), read_file(file, 1 << 20));
    const auto data = data::read_json(sources, id, diagnostics);
    REQUIRE(data);
    const data::Value* body = data->find("noi_dung");
    if (body == nullptr) continue;
    const auto* text = body->as<std::string>();
    REQUIRE(text != nullptr);
    CHECK(words_of(recognise(*text, body->at, {}, diagnostics)) == words_of(*text));
    CHECK(diagnostics.count(Severity::Warning) == 0);
    ++texts;
  }
  CHECK(texts >= 3);
}

}  // namespace vanthu::model
