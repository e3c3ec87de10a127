#include "cli/document_commands.h"

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
}

std::optional<app::JobResult> DocumentCommands::run(const app::JobInput& input) const {
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
