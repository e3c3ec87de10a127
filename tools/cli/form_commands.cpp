#include "cli/form_commands.h"

#include <map>

#include "app/form_job.h"

namespace vanthu::cli {

FormCommands::FormCommands(CLI::App& app, const Words& say) {
  const std::string options = say("Tùy chọn", "Options");
  const std::string parameters = say("Tham số", "Parameters");
  const auto add_command = [&](const char* name, const std::string& help) {
    CLI::App* command = app.add_subcommand(name, help);
    command->set_help_flag("-h,--help", say("in phần hướng dẫn này", "print this help"))
        ->group(options);
    command
        ->add_option("TEMPLATE", template_,
                     say("mã mẫu trong thư mục templates, hoặc thư mục có tệp template.xml",
                         "id of a template, or a folder that holds template.xml"))
        ->required()
        ->option_text(" ")
        ->group(parameters);
    return command;
  };

  new_form_ = add_command("new", say("tạo biểu trống để điền dữ liệu: XLSX hoặc JSON",
                                     "make an empty form for the data: XLSX or JSON"));
  new_form_
      ->add_option("-o,--output", output_,
                   say("tệp cần ghi, đuôi .xlsx hoặc .json; - là đầu ra chuẩn",
                       "file to write, ending in .xlsx or .json; - is standard output"))
      ->required()
      ->option_text("FILE")
      ->group(options);
  new_form_
      ->add_option("--format", stream_,
                   say("loại biểu khi ghi ra đầu ra chuẩn: json (mặc định) hoặc xlsx",
                       "what -o - writes: json (default) or xlsx"))
      ->check(CLI::IsMember({"json", "xlsx"}))
      ->option_text("json|xlsx")
      ->group(options);
  new_form_->add_flag("--force", force_, say("ghi đè tệp đã có", "replace files that exist"))
      ->group(options);

  fields_ =
      add_command("fields", say("in các trường dữ liệu của mẫu, hoặc những gì dữ liệu còn thiếu",
                                "print the fields of a template, or what data still lack"));
  fields_
      ->add_option("DATA", data_,
                   say("tệp dữ liệu cần xem còn thiếu gì; - là đầu vào chuẩn",
                       "data files to be looked at; - is standard input"))
      ->option_text("FILE...")
      ->group(parameters);
  fields_
      ->add_option(
          "--format", format_,
          say("table: bảng các trường; json-schema: lược đồ cho chương trình khác; missing: "
              "những gì còn thiếu (mặc định khi có tệp dữ liệu)",
              "table: the fields; json-schema: for other programs; missing: what is still "
              "missing (default when data are given)"))
      ->check(CLI::IsMember({"table", "json-schema", "missing"}))
      ->option_text("table|json-schema|missing")
      ->group(options);
}

std::optional<app::JobResult> FormCommands::run(app::JobInput input) const {
  input.form = template_;
  if (new_form_->parsed()) {
    app::NewFormJob job;
    job.input = input;
    job.output = output_;
    if (stream_ == "xlsx") job.stream = app::FormKind::Xlsx;
    if (force_) job.overwrite = Overwrite::Replace;
    return app::run(job);
  }
  if (!fields_->parsed()) return std::nullopt;
  using app::FieldsFormat;
  const std::map<std::string, FieldsFormat> formats{{"table", FieldsFormat::Table},
                                                    {"json-schema", FieldsFormat::JsonSchema},
                                                    {"missing", FieldsFormat::Missing}};
  app::FieldsJob job;
  job.input = input;
  job.input.data.assign(data_.begin(), data_.end());
  if (!format_.empty()) job.format = formats.at(format_);
  return app::run(job);
}

}  // namespace vanthu::cli
