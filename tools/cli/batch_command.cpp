#include "cli/batch_command.h"

#include <algorithm>
#include <charconv>
#include <memory>
#include <thread>

#include "cli/progress_bar.h"

namespace vanthu::cli {
namespace {

bool read_number(std::string_view text, std::size_t& number) {
  const char* end = text.data() + text.size();
  const auto [stop, error] = std::from_chars(text.data(), end, number);
  return error == std::errc{} && stop == end;
}

// "2/4": the second of four shares.
bool read_shard(std::string_view text, app::Shard& shard) {
  const std::size_t slash = text.find('/');
  return slash != std::string_view::npos && read_number(text.substr(0, slash), shard.number) &&
         read_number(text.substr(slash + 1), shard.of) && shard.number >= 1 &&
         shard.number <= shard.of;
}

}  // namespace

BatchCommand::BatchCommand(CLI::App& app, const Words& say)
    : command_(app.add_subcommand("batch", say("soạn hàng loạt: mỗi dòng dữ liệu một văn bản",
                                               "make many documents: one for each row of data"))) {
  const std::string options = say("Tùy chọn", "Options");
  const std::string parameters = say("Tham số", "Parameters");
  command_->set_help_flag("-h,--help", say("in phần hướng dẫn này", "print this help"))
      ->group(options);
  command_
      ->add_option("TEMPLATE", form_,
                   say("mã mẫu trong thư mục templates, hoặc thư mục có tệp template.xml",
                       "id of a template, or a folder that holds template.xml"))
      ->required()
      ->option_text(" ")
      ->group(parameters);
  command_
      ->add_option(
          "ROWS", rows_,
          say("tệp .xlsx, .csv hoặc .jsonl, mỗi dòng một văn bản; - là JSONL từ đầu vào chuẩn",
              ".xlsx, .csv or .jsonl, one document a row; - is JSONL from standard input"))
      ->required()
      ->option_text("FILE")
      ->group(parameters);
  command_
      ->add_option("--common", common_,
                   say("tệp dữ liệu chung cho mọi văn bản; dòng nào có trường riêng thì đè lên",
                       "data that all documents share; a row's own fields override them"))
      ->take_all()
      ->option_text("FILE...")
      ->group(options);
  command_
      ->add_option("-o,--output", folder_,
                   say("thư mục chứa các văn bản, tạo mới nếu chưa có",
                       "folder for the documents; made if it is not there"))
      ->required()
      ->option_text("DIR")
      ->group(options);
  command_
      ->add_option(
          "--format", formats_,
          say("loại tệp cần ghi (mặc định cả hai)", "kinds of file to write (default both)"))
      ->delimiter(',')
      ->check(CLI::IsMember({"docx", "pdf"}))
      ->option_text("docx,pdf")
      ->group(options);
  command_
      ->add_option("--name", name_,
                   say("cách đặt tên tệp, ví dụ \"{{ ten_don_vi }}-{{ so_thu_tu }}\"",
                       "how files are named, such as \"{{ ten_don_vi }}-{{ so_thu_tu }}\""))
      ->option_text("PATTERN")
      ->group(options);
  command_
      ->add_flag("--ascii-names", ascii_names_,
                 say("tên tệp không dấu", "file names without Vietnamese letters"))
      ->group(options);
  command_
      ->add_option("--jobs", jobs_,
                   say("số văn bản soạn cùng lúc (mặc định: số lõi của máy)",
                       "documents made at the same time (default: the cores of the machine)"))
      ->check(CLI::Range(1U, 1024U))
      ->option_text("N")
      ->group(options);
  command_
      ->add_flag(
          "--fit", fit_,
          say("thu khoảng cách đoạn, dòng (trong khoảng của Nghị định) khi trang cuối gần như "
              "trống",
              "tighten spacing inside the decree's ranges where a last page is nearly empty"))
      ->group(options);
  command_
      ->add_flag("--plain", plain_,
                 say("DOCX không mang dữ liệu và dấu nhận biết ẩn (gửi ra ngoài cơ quan)",
                     "the DOCX carries neither the data nor hidden names (for outsiders)"))
      ->group(options);
  command_
      ->add_flag("--resume", resume_,
                 say("làm tiếp lượt trước: chỉ soạn dòng còn thiếu, dòng lỗi và dòng đã đổi",
                     "go on with an earlier run: only what is missing, failed or changed"))
      ->group(options);
  command_
      ->add_option_function<std::string>(
          "--shard",
          [this, say](const std::string& text) {
            if (read_shard(text, shard_)) return;
            throw CLI::ValidationError(
                "--shard", say("cần dạng I/N, ví dụ 2/4: phần thứ 2 trong 4 phần",
                               "I/N is wanted, such as 2/4: the second of four shares"));
          },
          say("chỉ soạn phần I trong N phần, để nhiều máy hoặc nhiều lượt cùng làm",
              "make share I of N only, so that several runs share the work"))
      ->option_text("I/N")
      ->group(options);
  command_->add_flag("--force", force_, say("ghi đè tệp đã có", "replace files that exist"))
      ->group(options);
}

app::JobResult BatchCommand::run(const app::JobInput& input) const {
  app::BatchJob job;
  job.input = input;
  job.input.form = form_;
  job.input.data.assign(common_.begin(), common_.end());
  job.rows = rows_;
  job.folder = folder_;
  job.name = name_;
  if (ascii_names_) job.letters = app::Letters::Ascii;
  const auto is_wanted = [&](std::string_view format) {
    return formats_.empty() ||
           std::find(formats_.begin(), formats_.end(), format) != formats_.end();
  };
  job.docx = is_wanted("docx");
  job.pdf = is_wanted("pdf");
  job.fit = fit_;
  job.plain = plain_;
  job.shard = shard_;
  job.threads = jobs_ > 0 ? jobs_ : std::max(1U, std::thread::hardware_concurrency());
  job.resume = resume_;
  if (force_) job.overwrite = Overwrite::Replace;
  ProgressBar bar(input.language);
  job.progress = [&](const app::BatchProgress& progress) { bar.show(progress); };
  return app::run(job);
}

}  // namespace vanthu::cli
