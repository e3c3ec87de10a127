#include "cli/check_commands.h"

#include <map>

#include "app/check_job.h"
#include "cli/speller.h"

namespace vanthu::cli {

CheckCommands::CheckCommands(CLI::App& app, const Words& say) {
  const std::string options = say("Tùy chọn", "Options");
  const std::string parameters = say("Tham số", "Parameters");
  const auto help = say("in phần hướng dẫn này", "print this help");
  check_ = app.add_subcommand("check",
                              say("kiểm tra thể thức và chữ nghĩa của tệp DOCX theo Nghị định 30",
                                  "check form and text of a DOCX against Nghị định 30"));
  check_->set_help_flag("-h,--help", help)->group(options);
  check_->add_option("FILE", files_, say("tệp .docx cần kiểm tra", ".docx files to check"))
      ->required()
      ->option_text("FILE...")
      ->group(parameters);
  check_
      ->add_flag("--explain-structure", structure_,
                 say("in các thành phần thể thức đã nhận ra, với độ chắc chắn",
                     "print the components that were recognised, and how certain"))
      ->group(options);
  check_
      ->add_option(
          "--fail-on", fail_on_,
          say("mức thấp nhất làm lệnh trả về mã 1: violation (vi phạm, mặc định), departure "
              "(khác mẫu), suspicion (nghi vấn)",
              "the least grave level that makes the command return 1"))
      ->check(CLI::IsMember({"violation", "departure", "suspicion"}))
      ->option_text("LEVEL")
      ->group(options);
  check_
      ->add_option("--format", format_,
                   say("cách in kết quả: text (mặc định), json, sarif",
                       "form of the result: text (default), json, sarif"))
      ->check(CLI::IsMember({"text", "json", "sarif"}))
      ->option_text("text|json|sarif")
      ->group(options);

  check_
      ->add_option(
          "--profile", profile_,
          say("quy định áp dụng: nd30 (cơ quan nhà nước), hd05 (văn bản của Đảng); không ghi thì "
              "theo văn bản",
              "rules to check by: nd30 (state offices), hd05 (the Party); else those the "
              "document is of"))
      ->check(CLI::IsMember({"nd30", "hd05"}))
      ->option_text("nd30|hd05")
      ->group(options);
  check_
      ->add_option("--annotate", annotate_,
                   say("ghi tệp mới, mỗi phát hiện là một nhận xét (comment) đúng chỗ",
                       "write a new file with each finding as a comment at its place"))
      ->option_text("OUT.docx")
      ->group(options);
  check_
      ->add_option("--fix", fix_,
                   say("ghi tệp mới đã sửa những lỗi máy móc bằng thay đổi được theo dõi",
                       "write a new file with what is mechanical mended as tracked changes"))
      ->option_text("OUT.docx")
      ->group(options);
  check_
      ->add_option("--tone", tone_,
                   say("với --fix: đặt dấu thanh cả văn bản một kiểu, như “hòa” hay như “hoà”",
                       "with --fix: place all tone marks as in “hòa” or as in “hoà”"))
      ->check(CLI::IsMember({"hòa", "hoà"}))
      ->option_text("hòa|hoà")
      ->group(options);
  check_
      ->add_option("--baseline", baseline_,
                   say("danh sách phát hiện cũ: không nhắc lại", "known findings: left out"))
      ->option_text("FILE.json")
      ->group(options);
  check_
      ->add_option("--write-baseline", write_baseline_,
                   say("ghi mọi phát hiện của lần này làm danh sách cũ",
                       "write the findings of this run as known ones"))
      ->option_text("FILE.json")
      ->group(options);
  check_
      ->add_option("--hunspell", hunspell_,
                   say("hỏi thêm từ điển Hunspell: đường dẫn hai tệp .aff và .dic, không ghi đuôi "
                       "(/usr/share/hunspell/vi_VN); chỉ thêm nghi vấn",
                       "ask a Hunspell dictionary, too: its .aff and .dic without their endings "
                       "(/usr/share/hunspell/vi_VN); adds suspicions only"))
      ->check([say](const std::string& path) -> std::string {
        if (!has_hunspell()) {
          return say("chương trình này dựng trên máy không có thư viện hunspell",
                     "this program was built without the library hunspell");
        }
        if (!open_speller(path)) {
          return say("không đọc được từ điển (cần hai tệp UTF-8, đuôi .aff và .dic): ",
                     "cannot read the dictionary (two files in UTF-8, .aff and .dic): ") +
                 path;
        }
        return {};
      })
      ->option_text("DIR/vi_VN")
      ->group(options);
  check_->add_flag("--force", force_, say("ghi đè tệp đã có", "replace files that exist"))
      ->group(options);

  ready_ = app.add_subcommand("ready", say("trình ký được chưa: có hay không, còn vướng gì",
                                           "ready for signature: yes or no, and why"));
  ready_->set_help_flag("-h,--help", help)->group(options);
  ready_->add_option("FILE", ready_file_, say("tệp .docx", ".docx file"))
      ->required()
      ->option_text(" ")
      ->group(parameters);
  ready_
      ->add_option(
          "--format", format_,
          say("cách in kết quả: text (mặc định), json", "form of the result: text (default), json"))
      ->check(CLI::IsMember({"text", "json"}))
      ->option_text("text|json")
      ->group(options);

  text_ =
      app.add_subcommand("text", say("chuyển tệp DOCX dùng phông cũ (.VnTime, VNI) sang Unicode",
                                     "turn a DOCX in faces of before Unicode into Unicode"));
  text_->set_help_flag("-h,--help", help)->group(options);
  text_->add_option("FILE", text_file_, say("tệp .docx", ".docx file"))
      ->required()
      ->option_text(" ")
      ->group(parameters);
  text_
      ->add_flag("--to-unicode", to_unicode_,
                 say("chuyển sang Unicode, phông Times New Roman", "into Unicode, Times New Roman"))
      ->required()
      ->group(options);
  text_->add_option("-o,--output", text_output_, say("tệp cần ghi", "file to write"))
      ->required()
      ->option_text("FILE")
      ->group(options);
  text_->add_flag("--force", force_, say("ghi đè tệp đã có", "replace files that exist"))
      ->group(options);

  explain_ = app.add_subcommand("explain",
                                say("giải thích một quy tắc: giá trị, khoảng cho phép, điều khoản",
                                    "explain a rule: value, range, clause"));
  explain_->set_help_flag("-h,--help", help)->group(options);
  explain_
      ->add_option("RULE", rule_,
                   say("mã quy tắc; không ghi thì in tên mọi quy tắc",
                       "id of a rule; without one, all are listed"))
      ->option_text(" ")
      ->group(parameters);
}

std::optional<app::JobResult> CheckCommands::run(app::JobInput input) const {
  if (explain_->parsed()) return app::run(app::ExplainJob{rule_, input});
  if (ready_->parsed()) return app::run(app::ReadyJob{ready_file_, format_ == "json", input});
  if (text_->parsed()) {
    return app::run(app::ToUnicodeJob{text_file_, text_output_,
                                      force_ ? Overwrite::Replace : Overwrite::Refuse, input});
  }
  if (!check_->parsed()) return std::nullopt;
  app::CheckJob job;
  job.input = input;
  job.files.assign(files_.begin(), files_.end());
  job.explain_structure = structure_;
  job.fail_on = fail_on_ == "suspicion"   ? check::Level::Suspicion
                : fail_on_ == "departure" ? check::Level::Departure
                                          : check::Level::Violation;
  job.format = format_ == "json"    ? app::FindingsFormat::Json
               : format_ == "sarif" ? app::FindingsFormat::Sarif
                                    : app::FindingsFormat::Text;
  const auto path_of = [](const std::string& name) {
    return name.empty() ? std::nullopt : std::optional<std::filesystem::path>(name);
  };
  job.profile = profile_;
  job.annotate = path_of(annotate_);
  job.fix = path_of(fix_);
  if (!hunspell_.empty()) job.speller = open_speller(hunspell_);
  job.baseline = path_of(baseline_);
  job.write_baseline = path_of(write_baseline_);
  job.tones = tone_ == "hòa"   ? check::TonePlacement::FirstVowel
              : tone_ == "hoà" ? check::TonePlacement::LastVowel
                               : check::TonePlacement::Keep;
  job.overwrite = force_ ? Overwrite::Replace : Overwrite::Refuse;
  return app::run(job);
}

}  // namespace vanthu::cli
