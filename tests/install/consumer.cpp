#include <vanthu.h>

#include <cstdio>

int main(int argc, char** argv) {
  if (argc < 4) return 2;  // RESOURCE-FOLDER TEMPLATE-ID DATA-AS-JSON
  vanthu::Messages messages;
  const auto engine = vanthu::Engine::open(argv[1], messages);
  if (!engine) return std::fputs(messages.text().c_str(), stderr), 6;
  const auto plan = engine->load_template(argv[2], messages);
  if (!plan) return std::fputs(messages.text().c_str(), stderr), 1;

  vanthu::Session session(*engine);
  const vanthu::RenderResult result = session.render(
      {.form = *plan, .data = {{"data.json", argv[3]}}, .docx = true, .pdf = true});
  std::fputs(result.messages.text().c_str(), stderr);
  if (!result.docx || !result.pdf) return 1;
  std::printf("%zu and %zu bytes\n", result.docx->size(), result.pdf->size());
}
