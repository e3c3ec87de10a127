#include "cli/annex_command.h"

#include "app/annex_job.h"

namespace vanthu::cli {

AnnexCommand::AnnexCommand(CLI::App& app, const Words& say)
    : command_(app.add_subcommand(
          "annex",
          say("cập nhật văn bản đã sửa trong Word theo dữ liệu mới, giữ nguyên chỗ sửa tay",
              "bring a document edited in Word up to date with its data; edits by hand stay"))) {
  const std::string options = say("Tùy chọn", "Options");
  const std::string parameters = say("Tham số", "Parameters");
  command_->set_help_flag("-h,--help", say("in phần hướng dẫn này", "print this help"))
      ->group(options);
  command_
      ->add_option("EDITED", file_,
                   say("tệp .docx do vanthu ghi và người khác đã sửa",
                       "a .docx that vanthu wrote and people have edited"))
      ->required()
      ->option_text("FILE.docx")
      ->group(parameters);
  command_
      ->add_option("DATA", data_,
                   say("tệp dữ liệu mới .json, .xlsx, .csv; đè lên dữ liệu có sẵn trong tệp",
                       "new data .json, .xlsx, .csv; laid over the data that the file carries"))
      ->option_text("FILE...")
      ->group(parameters);
  command_
      ->add_option(
          "-o,--output", output_,
          say("tệp .docx cần ghi; - là đầu ra chuẩn", ".docx to write; - is standard output"))
      ->option_text("FILE.docx")
      ->group(options);
  command_
      ->add_flag("--in-place", in_place_,
                 say("ghi vào chính tệp đó, bản cũ được giữ lại với đuôi .bak",
                     "write the file itself; what it was is kept as .bak"))
      ->group(options);
  command_
      ->add_flag(
          "--dry-run", dry_run_,
          say("chỉ báo những gì sẽ đổi, không ghi gì", "tell what would change, write nothing"))
      ->group(options);
  command_
      ->add_option(
          "--only", only_,
          say("chỉ cập nhật các phụ lục này, ví dụ I,II", "these annexes only, such as I,II"))
      ->delimiter(',')
      ->option_text("I,II")
      ->group(options);
  command_
      ->add_flag("--track", track_,
                 say("mọi thay đổi đều là thay đổi được theo dõi (Track Changes) của \"vanthu\"",
                     "every change is a tracked change by \"vanthu\""))
      ->group(options);
  command_
      ->add_option("--template", template_,
                   say("phiên bản mới của mẫu: mã mẫu hoặc thư mục có template.xml",
                       "a new version of the template: its id, or a folder with template.xml"))
      ->option_text("TEMPLATE")
      ->group(options);
  command_
      ->add_flag("--adopt", adopt_,
                 say("đưa vào dữ liệu các mục mới gõ thêm trong phần chính",
                     "take new items that were typed into the text into the data"))
      ->group(options);
  command_
      ->add_flag("--accept-guess", accept_guess_,
                 say("sửa cả những chỗ chỉ đoán được là phần nào",
                     "change also what can only be guessed to be which part"))
      ->group(options);
  command_
      ->add_flag("--void-signature", void_signature_,
                 say("sửa cả tệp đã ký số; chữ ký không còn giá trị",
                     "change a signed file, too; its signature is void then"))
      ->group(options);
  command_->add_flag("--force", force_, say("ghi đè tệp đã có", "replace files that exist"))
      ->group(options);
}

app::JobResult AnnexCommand::run(const app::JobInput& input) const {
  app::AnnexJob job;
  job.input = input;
  job.input.form = template_;
  job.input.data.assign(data_.begin(), data_.end());
  job.file = file_;
  if (!output_.empty()) job.output = output_;
  job.only = only_;
  job.in_place = in_place_;
  job.dry_run = dry_run_;
  job.track = track_;
  job.adopt = adopt_;
  job.accept_guess = accept_guess_;
  job.void_signature = void_signature_;
  if (force_) job.overwrite = Overwrite::Replace;
  return app::run(job);
}

}  // namespace vanthu::cli
