#include "cli/document_commands.h"

#include "app/diff_job.h"
#include "app/extract_job.h"

namespace vanthu::cli {

DocumentCommands::DocumentCommands(CLI::App& app, const Words& say) {
  const std::string options = say("Tùy chọn", "Options");
  extract_ = app.add_subcommand(
      "extract", say("lấy lại dữ liệu từ tệp .docx đã soạn, kèm những gì người ta đã sửa",
                     "take the data back from a .docx, with what people changed in it"));
  extract_->set_help_flag("-h,--help", say("in phần hướng dẫn này", "print this help"))
      ->group(options);
  extract_
      ->add_option("DOCX", file_,
                   say("tệp .docx do vanthu soạn ra; - là đầu vào chuẩn",
                       "a .docx that vanthu made; - is standard input"))
      ->required()
      ->option_text(" ")
      ->group(say("Tham số", "Parameters"));
  extract_
      ->add_option("-o,--output", output_,
                   say("tệp .json cần ghi; không có thì in ra đầu ra chuẩn",
                       ".json to write; without it, standard output"))
      ->option_text("FILE")
      ->group(options);
  extract_
      ->add_flag("--adopt", adopt_,
                 say("nhận cả các mục gõ thêm trong văn bản (chỉ tiêu, nhiệm vụ…) vào dữ liệu",
                     "take items typed into the text (targets, tasks …) into the data"))
      ->group(options);
  extract_->add_flag("--force", force_, say("ghi đè tệp đã có", "replace files that exist"))
      ->group(options);

  diff_ = app.add_subcommand("diff", say("so hai tệp .docx: đã sửa chữ, định dạng gì, ở đâu",
                                         "what was changed between two .docx, and where"));
  diff_->set_help_flag("-h,--help", say("in phần hướng dẫn này", "print this help"))
      ->group(options);
  const std::string parameters = say("Tham số", "Parameters");
  diff_->add_option("OLD", file_, say("tệp .docx trước khi sửa", "the .docx before"))
      ->required()
      ->option_text(" ")
      ->group(parameters);
  diff_->add_option("NEW", newer_, say("tệp .docx sau khi sửa", "the .docx after"))
      ->required()
      ->option_text(" ")
      ->group(parameters);
  diff_
      ->add_option("--format", format_,
                   say("text: cho người đọc (mặc định); json: cho chương trình khác",
                       "text: for people (default); json: for programs"))
      ->check(CLI::IsMember({"text", "json"}))
      ->option_text("text|json")
      ->group(options);
  diff_
      ->add_option("-o,--output", output_,
                   say("ghi tệp .docx: tệp cũ với mọi chỗ khác nhau là thay đổi được theo dõi",
                       "write a .docx: the older file with what differs as tracked changes"))
      ->option_text("FILE.docx")
      ->group(options);
  diff_->add_flag("--force", force_, say("ghi đè tệp đã có", "replace files that exist"))
      ->group(options);
}

std::optional<app::JobResult> DocumentCommands::run(const app::JobInput& input) const {
  if (diff_->parsed()) {
    app::DiffJob job;
    job.input = input;
    job.older = file_;
    job.newer = newer_;
    job.as_json = format_ == "json";
    if (!output_.empty()) job.output = output_;
    if (force_) job.overwrite = Overwrite::Replace;
    return app::run(job);
  }
  if (!extract_->parsed()) return std::nullopt;
  app::ExtractJob job;
  job.input = input;
  job.file = file_;
  job.output = output_;
  job.adopt = adopt_;
  if (force_) job.overwrite = Overwrite::Replace;
  return app::run(job);
}

}  // namespace vanthu::cli
