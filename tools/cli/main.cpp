// The program `vanthu`: arguments in, a job (engine/app/job.h) run, its text and exit code out.
//
// Help and messages are Vietnamese; --lang en anywhere on the line gives English. Standard output
// carries the summary, a dump or the document itself; everything else goes to standard error.

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <cerrno>
#include <csignal>
#include <cstdio>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "app/docx_job.h"
#include "app/job.h"
#include "app/process.h"
#include "cli/annex_command.h"
#include "cli/batch_command.h"
#include "cli/check_commands.h"
#include "cli/document_commands.h"
#include "cli/form_commands.h"
#include "cli/words.h"
#include "vanthu.h"

namespace {

using vanthu::Language;
using vanthu::app::Exit;
using vanthu::cli::Words;

// The help itself depends on the language, so it is looked for before the arguments are parsed.
Language language_of(const std::vector<std::string>& arguments) {
  for (std::size_t i = 0; i < arguments.size(); ++i) {
    if (arguments[i] == "--") break;
    if (arguments[i] == "--lang=en") return Language::English;
    if (arguments[i] == "--lang" && i + 1 < arguments.size() && arguments[i + 1] == "en") {
      return Language::English;
    }
  }
  return Language::Vietnamese;
}

// What CLI11 found wrong, in Vietnamese by kind; its own English sentence follows as detail, but
// where it only says what the kind says.
std::string usage_message(const CLI::ParseError& error, const Words& say) {
  const std::string kind = error.get_name();
  std::string detail = error.what();
  std::string message;
  if (kind == "RequiredError") {
    constexpr std::string_view said = " is required";
    if (detail.ends_with(said)) detail.resize(detail.size() - said.size());
    if (detail == "A subcommand") detail = say("tên lệnh", "its name");
    message = say("thiếu phần bắt buộc của lệnh", "a required part of the command is missing");
  } else if (kind == "ExtrasError") {
    message = say("có phần thừa mà lệnh không hiểu", "the command does not know some of its parts");
  } else if (kind == "ArgumentMismatch") {
    message =
        say("một tùy chọn thiếu hoặc thừa giá trị", "an option has too few or too many values");
  } else {
    message = say("một giá trị không dùng được", "a value cannot be used");
  }
  return fmt::format("{}: {}\n{}\n", message, detail,
                     say("Xem: vanthu --help", "See: vanthu --help"));
}

// False when the bytes did not all arrive: a full disk behind a redirection, a closed pipe.
bool print(std::FILE* stream, std::string_view text) {
  return std::fwrite(text.data(), 1, text.size(), stream) == text.size() &&
         std::fflush(stream) == 0;
}

int finish(const vanthu::app::JobResult& result, const Words& say) {
  // A report that cannot be shown changes nothing about the result.
  static_cast<void>(print(stderr, result.report));
  if (print(stdout, result.output)) return static_cast<int>(result.exit);
  // A reader that has seen enough ("| head") needs no message.
  if (errno != EPIPE) {
    static_cast<void>(print(stderr, say("lỗi: không ghi được ra đầu ra chuẩn\n",
                                        "error: cannot write standard output\n")));
  }
  return static_cast<int>(result.exit == Exit::Done ? Exit::NotWritten : result.exit);
}

int run(int argc, char** argv) {
  const std::vector<std::string> arguments(argv + 1, argv + argc);
  const Words say{language_of(arguments)};

  CLI::App app{say("vanthu: soạn văn bản hành chính theo Nghị định 30/2020/NĐ-CP từ mẫu và dữ liệu",
                   "vanthu: administrative documents of Nghị định 30/2020/NĐ-CP from template and "
                   "data"),
               "vanthu"};
  if (say.language == Language::Vietnamese) {
    const auto formatter = app.get_formatter();
    formatter->label("Usage", "Cách dùng");
    formatter->label("OPTIONS", "TÙY CHỌN");
    formatter->label("SUBCOMMAND", "LỆNH");
    formatter->label("REQUIRED", "bắt buộc");
    formatter->label("Positionals", "Tham số");
    formatter->label("Options", "Tùy chọn");
  }
  const std::string options = say("Tùy chọn", "Options");
  const std::string parameters = say("Tham số", "Parameters");
  app.set_help_flag("-h,--help", say("in phần hướng dẫn này", "print this help"))->group(options);
  app.set_version_flag("--version", std::string(vanthu::version()),
                       say("in số phiên bản", "print the version"))
      ->group(options);
  app.require_subcommand(1);
  app.fallthrough();
  app.footer(
      say("Mọi lệnh nhận thêm: --lang vi|en, --report text|json\n"
          "Mã thoát: 0 xong · 1 dữ liệu hoặc mẫu có lỗi · 2 sai lệnh · 3 xong một phần ·\n"
          "4 không ghi được tệp · 5 vượt giới hạn · 6 lỗi của chương trình",
          "Every command also takes: --lang vi|en, --report text|json\n"
          "Exit codes: 0 done · 1 template or data refused · 2 usage · 3 partly done ·\n"
          "4 output not written · 5 limit hit · 6 internal fault"));

  vanthu::app::JobInput input;
  input.language = say.language;
  std::string language_name;
  std::string report_name;
  std::string format_name;
  std::string stage_name;
  std::vector<std::string> data;
  std::vector<std::string> outputs;
  bool force = false;
  bool embed_data = false;
  bool signature_fields = false;
  bool plain = false;
  bool protect = false;
  bool fit = false;
  bool break_risks = false;

  app.add_option("--lang", language_name,
                 say("ngôn ngữ của thông báo: vi hoặc en", "language of the messages: vi or en"))
      ->check(CLI::IsMember({"vi", "en"}))
      ->option_text("vi|en")
      ->group(options);
  app.add_option("--report", report_name,
                 say("dạng của thông báo: text hoặc json", "form of the messages: text or json"))
      ->check(CLI::IsMember({"text", "json"}))
      ->option_text("text|json")
      ->group(options);

  const auto add_input = [&](CLI::App* command) {
    command->set_help_flag("-h,--help", say("in phần hướng dẫn này", "print this help"))
        ->group(options);
    command
        ->add_option("TEMPLATE", input.form,
                     say("mã mẫu trong thư mục templates, hoặc thư mục có tệp template.xml",
                         "id of a template, or a folder that holds template.xml"))
        ->required()
        ->option_text(" ")
        ->group(parameters);
    command
        ->add_option("DATA", data,
                     say("tệp dữ liệu .json, .xlsx, .csv; - là JSON từ đầu vào chuẩn; tệp sau đè lên tệp trước",
                         "data files .json, .xlsx, .csv; - is JSON from standard input; later files "
                         "override earlier ones"))
        ->required()
        ->option_text("FILE...")
        ->group(parameters);
  };

  CLI::App* render = app.add_subcommand(
      "render", say("soạn văn bản thành DOCX, PDF, SVG", "make a document as DOCX, PDF, SVG"));
  add_input(render);
  render
      ->add_option("-o,--output", outputs,
                   say("tệp cần ghi, đuôi .docx, .pdf hoặc .svg (mỗi trang một tệp: xem-1.svg, "
                       "xem-2.svg…); ghi được "
                       "nhiều -o; - là đầu ra chuẩn",
                       "file to write, ending in .docx, .pdf or .svg (a file a page: view-1.svg, "
                       "view-2.svg…); may be "
                       "repeated; - is standard output"))
      ->required()
      ->take_all()
      ->allow_extra_args(false)
      ->option_text("FILE")
      ->group(options);
  render
      ->add_option("--format", format_name,
                   say("loại tệp khi ghi ra đầu ra chuẩn: docx, pdf, hoặc svg (văn bản một trang)",
                       "what -o - writes: docx, pdf, or svg (of one page)"))
      ->check(CLI::IsMember({"docx", "pdf", "svg"}))
      ->option_text("docx|pdf|svg")
      ->group(options);
  render
      ->add_flag("--embed-data", embed_data,
                 say("đặt dữ liệu vào trong tệp PDF (PDF/A-3a)", "put the data into the PDF (PDF/A-3a)"))
      ->group(options);
  render
      ->add_flag("--signature-fields", signature_fields,
                 say("đặt ô ký số vào PDF: của người ký và của cơ quan",
                     "put signature fields into the PDF: the signer's and the agency's"))
      ->group(options);
  render
      ->add_flag(
          "--fit", fit,
          say("thu khoảng cách đoạn, dòng (trong khoảng của Nghị định) khi trang cuối gần như "
              "trống",
              "tighten spacing inside the decree's ranges where a last page is nearly empty"))
      ->group(options);
  render
      ->add_flag("--break-risks", break_risks,
                 say("liệt kê những chỗ Word trên máy khác có thể ngắt dòng, ngắt trang khác đi",
                     "list where Word on another machine may break lines or pages otherwise"))
      ->group(options);
  CLI::Option* const plain_flag =
      render
          ->add_flag("--plain", plain,
                     say("DOCX không mang dữ liệu và dấu nhận biết ẩn (gửi ra ngoài cơ quan)",
                         "the DOCX carries neither the data nor hidden names (for outsiders)"))
          ->group(options);
  render
      ->add_flag(
          "--protect", protect,
          say("khóa phần chữ cố định của DOCX, chỉ cho sửa các giá trị (mở khóa: Word, thẻ "
              "Xem lại, Hạn chế chỉnh sửa, Dừng bảo vệ)",
              "lock the fixed parts of the DOCX, only values can be edited (to unlock: Word, "
              "Review, Restrict Editing, Stop Protection)"))
      ->excludes(plain_flag)
      ->group(options);
  render->add_flag("--force", force, say("ghi đè tệp đã có", "replace files that exist"))
      ->group(options);

  vanthu::cli::FormCommands form_commands(app, say);
  vanthu::cli::CheckCommands check_commands(app, say);
  vanthu::cli::AnnexCommand annex(app, say);
  vanthu::cli::BatchCommand batch(app, say);
  vanthu::cli::DocumentCommands document_commands(app, say);

  CLI::App* dump = app.add_subcommand(
      "dump", say("in kết quả của một giai đoạn xử lý", "print what one phase of the engine made"));
  add_input(dump);
  dump->get_option("DATA")->required(false);  // a DOCX has none
  dump->footer(say("Tệp .docx có sẵn: vanthu dump --stage docx|text TỆP.docx",
                   "Of a .docx: vanthu dump --stage docx|text FILE.docx"));
  dump->add_option("--stage", stage_name,
                   say("document (nội dung), styled (định dạng), pages (trang), text (chữ), docx "
                       "(cấu trúc của tệp .docx)",
                       "document, styled, pages, text or docx (what stands in a .docx)"))
      ->required()
      ->check(CLI::IsMember({"document", "styled", "pages", "text", "docx"}))
      ->option_text("document|styled|pages|text|docx")
      ->group(options);

  CLI::App* doctor =
      app.add_subcommand("doctor", say("kiểm tra phông chữ, thư viện, thư mục tài nguyên",
                                       "show fonts, libraries and the resource folder"));
  doctor->set_help_flag("-h,--help", say("in phần hướng dẫn này", "print this help"))
      ->group(options);

  for (CLI::App* command : app.get_subcommands([](const CLI::App*) { return true; })) {
    command->group(say("Các lệnh", "Commands"));
  }
  // TEMPLATE of the command dump may name a DOCX.
  const auto dumps_docx = [&] {
    return stage_name == "docx" ||
           (stage_name == "text" && data.empty() && input.form.ends_with(".docx"));
  };
  try {
    app.parse(argc, argv);
    if (dump->parsed()) {
      if (stage_name == "docx" && !data.empty()) throw CLI::ExtrasError(data);
      if (!dumps_docx() && data.empty()) throw CLI::RequiredError("DATA");
    }
  } catch (const CLI::CallForHelp&) {
    // The help of the command that was named, else of the program.
    const auto named = app.get_subcommands();
    const std::string help = named.empty() ? app.help() : named.front()->help("vanthu");
    return finish({Exit::Done, help, {}}, say);
  } catch (const CLI::CallForVersion& call) {
    return finish({Exit::Done, fmt::format("vanthu {}\n", call.what()), {}}, say);
  } catch (const CLI::ParseError& error) {
    return finish({Exit::Usage, {}, usage_message(error, say)}, say);
  }

  input.resources = vanthu::app::default_resource_folder();
  input.data.assign(data.begin(), data.end());
  if (report_name == "json") input.report = vanthu::app::ReportFormat::Json;

  if (const auto result = form_commands.run(input)) return finish(*result, say);
  if (const auto result = check_commands.run(input)) return finish(*result, say);
  if (const auto result = document_commands.run(input)) return finish(*result, say);
  if (doctor->parsed()) return finish(vanthu::app::run_doctor(input), say);
  if (annex.parsed()) return finish(annex.run(input), say);
  if (batch.parsed()) return finish(batch.run(input), say);
  if (dump->parsed() && dumps_docx()) {
    using vanthu::app::DocxDumpJob;
    const auto form =
        stage_name == "docx" ? DocxDumpJob::Form::Structure : DocxDumpJob::Form::Text;
    return finish(run(DocxDumpJob{input.form, form, input}), say);
  }
  if (dump->parsed()) {
    using vanthu::app::Stage;
    const std::map<std::string, Stage> stages{{"document", Stage::Document},
                                              {"styled", Stage::Styled},
                                              {"pages", Stage::Pages},
                                              {"text", Stage::ReadingText}};
    return finish(run(vanthu::app::DumpJob{input, stages.at(stage_name)}), say);
  }
  vanthu::app::RenderJob job;
  job.input = input;
  job.outputs.assign(outputs.begin(), outputs.end());
  if (format_name == "docx") job.stream = vanthu::app::OutputKind::Docx;
  if (format_name == "pdf") job.stream = vanthu::app::OutputKind::Pdf;
  if (format_name == "svg") job.stream = vanthu::app::OutputKind::Svg;
  job.embed_data = embed_data;
  job.signature_fields = signature_fields;
  job.plain = plain;
  job.protect = protect;
  job.fit = fit;
  job.break_risks = break_risks;
  if (force) job.overwrite = vanthu::Overwrite::Replace;
  return finish(run(job), say);
}

}  // namespace

int main(int argc, char** argv) {
  // A reader that goes away shows as a failed write, not as a signal.
  std::signal(SIGPIPE, SIG_IGN);
  vanthu::app::prepare_memory();
  return run(argc, argv);
}
