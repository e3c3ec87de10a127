// vanthu: Vietnamese administrative documents (Nghị định 30/2020/NĐ-CP) from a template and data.
//
// The whole public interface; nothing else is installed. Three things to know:
//
//   Engine          the resource folder opened once: fonts, rules, kinds of document.
//                   Immutable: one for the process, shared by all threads. A copy is a handle.
//   LoadedTemplate  a template read and checked once; as shareable as the engine.
//   Session         one a thread: it remembers shaped words, so the second document is faster.
//
// A whole program (tests/install/consumer.cpp is this text, built and run by the tests):
//
//     #include <vanthu.h>
//
//     #include <cstdio>
//
//     int main(int argc, char** argv) {
//       if (argc < 4) return 2;  // RESOURCE-FOLDER TEMPLATE-ID DATA-AS-JSON
//       vanthu::Messages messages;
//       const auto engine = vanthu::Engine::open(argv[1], messages);
//       if (!engine) return std::fputs(messages.text().c_str(), stderr), 6;
//       const auto plan = engine->load_template(argv[2], messages);
//       if (!plan) return std::fputs(messages.text().c_str(), stderr), 1;
//
//       vanthu::Session session(*engine);
//       const vanthu::RenderResult result = session.render(
//           {.form = *plan, .data = {{"data.json", argv[3]}}, .docx = true, .pdf = true});
//       std::fputs(result.messages.text().c_str(), stderr);
//       if (!result.docx || !result.pdf) return 1;
//       std::printf("%zu and %zu bytes\n", result.docx->size(), result.pdf->size());
//     }
//
// Trouble comes in two forms. What is wrong with a template or with data is a Message; all of them
// are collected in one call. Trouble with the surroundings (a folder that cannot be read, memory)
// is an exception derived from std::exception. Same input, same bytes: no clock, locale or random
// number is used.

#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace vanthu {

// One problem, in words. `code` is stable ("data-field-missing"): programs match on it, never on
// the text. Line and column count from 1; 0 when the problem has no place in a file.
struct Message {
  enum class Severity { Note, Warning, Error };
  Severity severity = Severity::Error;
  std::string code;
  std::string file;
  unsigned line = 0;
  unsigned column = 0;
  std::string sheet;   // of a workbook, and the cell there ("C12"); else empty
  std::string cell;
  std::string text;    // what is wrong
  std::string hint;    // what to do; may be empty
  std::string clause;  // id of the rule of the decree; empty if none is involved
};

enum class Wording { Vietnamese, English };

// What one call had to say; a cheap handle.
class Messages {
 public:
  [[nodiscard]] bool empty() const;
  [[nodiscard]] bool has_errors() const;
  [[nodiscard]] std::vector<Message> list(Wording wording = Wording::Vietnamese) const;
  // For a terminal: place, message, the line itself, hint; empty when there is nothing to say.
  [[nodiscard]] std::string text(Wording wording = Wording::Vietnamese) const;
  // {"errors": n, "warnings": n, "diagnostics": […]}
  [[nodiscard]] std::string json(Wording wording = Wording::Vietnamese) const;

  struct Content;
  explicit Messages(std::shared_ptr<const Content> content) : content_(std::move(content)) {}
  Messages() = default;

 private:
  std::shared_ptr<const Content> content_;
};

// A text (of a workbook: its bytes) with the name messages call it by. The name is never opened; of
// data its end says what the text is.
struct Input {
  std::string name;
  std::string text;
};

class LoadedTemplate {
 public:
  struct Content;
  explicit LoadedTemplate(std::shared_ptr<const Content> content) : content_(std::move(content)) {}
  [[nodiscard]] const Content& content() const { return *content_; }

 private:
  std::shared_ptr<const Content> content_;
};

class Engine {
 public:
  // `resources` holds templates/ and fonts/: share/vanthu of an install. Empty exactly when
  // `messages` then has errors (fonts missing, a damaged rule file).
  [[nodiscard]] static std::optional<Engine> open(const std::filesystem::path& resources,
                                                  Messages& messages);

  // By id, a folder under templates/. Empty exactly when `messages` then has errors.
  [[nodiscard]] std::optional<LoadedTemplate> load_template(std::string_view id,
                                                            Messages& messages) const;
  // From text.
  [[nodiscard]] std::optional<LoadedTemplate> load_template(const Input& text,
                                                            Messages& messages) const;
  // Ascending.
  [[nodiscard]] std::vector<std::string> template_ids() const;

  struct Content;
  explicit Engine(std::shared_ptr<const Content> content) : content_(std::move(content)) {}
  [[nodiscard]] const std::shared_ptr<const Content>& content() const { return content_; }

 private:
  std::shared_ptr<const Content> content_;
};

struct RenderRequest {
  LoadedTemplate form;
  // By the end of the name: the bytes of a workbook (.xlsx), of a sheet (.csv), else the text of a
  // JSON object. Where two say something about the same field the later one wins; objects inside
  // are merged the same way.
  std::vector<Input> data;
  bool docx = true;
  bool pdf = false;
  bool svg = false;
  // The PDF carries the data, all inputs merged, as the file du-lieu.json (PDF/A-3a).
  bool embed_data = false;
  // The PDF has unsigned signature fields: the signer's between post and name ("ChuKy1"), the
  // agency's over its left third, or at the top right of an annex of its own ("CoQuan1").
  bool signature_fields = false;
  // Where the last page is nearly empty, tighten the spacing inside the decree's ranges if that
  // saves the page; notes tell what was chosen.
  bool fit = false;
  // The DOCX carries its identity, which nobody sees: names of its parts, the data and the text as
  // made here, values that change everywhere when they are changed once in Word.
  bool identity = true;
  // Only the values in the DOCX can be edited, until somebody ends the protection in Word (there is
  // no password). Needs `identity`.
  bool protect = false;
};

struct RenderResult {
  // Present when asked for and no message is an error.
  std::optional<std::string> docx;
  std::optional<std::string> pdf;
  // One SVG a page, for a preview: text is selectable, and what a field of the data gave stands in
  // <g class="truong" data-field="muc_tieu[0].ten"> with an unpainted <rect> behind it.
  std::vector<std::string> svg;
  Messages messages;
};

// A document that vanthu wrote and people have edited takes in new data; their edits stay.
struct AnnexRequest {
  Input edited;             // the bytes of the DOCX
  std::vector<Input> data;  // as of RenderRequest; laid over the data that the file carries
  std::optional<LoadedTemplate> form;  // another version of its template; none: its own, by id
  std::vector<std::string> only;  // numbers of annexes ("II"); none: the whole document
  bool track = false;           // every change is a tracked change by "vanthu"
  bool adopt = false;             // items that somebody typed into the text become data
  bool accept_guess = false;    // change also what can only be guessed to be which part
  bool void_signature = false;  // go on although the file is signed
};

struct AnnexResult {
  // Present when no message is an error; the bytes of `edited` when nothing had to change.
  std::optional<std::string> docx;
  bool changed = false;
  std::size_t conflicts = 0;  // where ours stands beside the hand's as a tracked change
  Messages messages;          // every change with its place
};

// The data of a document that vanthu wrote, with what people have changed in it.
struct ExtractRequest {
  Input edited;        // the bytes of the DOCX
  bool adopt = false;  // items that somebody typed into the text become data
};

struct ExtractResult {
  // JSON; also when the template takes less or more than that, which messages tell as errors.
  // Absent when the file cannot be read or is none of ours.
  std::optional<std::string> data;
  Messages messages;  // every change with its place
};

// Any two DOCX.
struct DiffRequest {
  Input older, newer;
  bool docx = false;  // also as one file with tracked changes by "vanthu"
};

struct DiffResult {
  // What was changed, as `vanthu diff --format json` prints it; absent when a message is an error.
  std::optional<std::string> json;
  // The older file: with all its changes accepted it says what the newer one does.
  std::optional<std::string> docx;
  Messages messages;
};

// Not for sharing between threads; for any number of documents and templates of its engine.
class Session {
 public:
  explicit Session(const Engine& engine);
  ~Session();
  Session(Session&&) noexcept;
  Session& operator=(Session&&) noexcept;

  [[nodiscard]] RenderResult render(const RenderRequest& request);
  [[nodiscard]] AnnexResult annex(const AnnexRequest& request);
  [[nodiscard]] ExtractResult extract(const ExtractRequest& request);
  [[nodiscard]] DiffResult diff(const DiffRequest& request);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

// "0.1.0"
[[nodiscard]] std::string_view version();

}  // namespace vanthu
