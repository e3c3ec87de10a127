#include "merge/contents_plan.h"

#include <algorithm>
#include <map>
#include <unordered_set>

#include "docx/edit/plain_text.h"
#include "merge/places.h"

namespace vanthu::merge {
namespace {

using docx::edit::map_text;
using docx::edit::plain_text;
using docx::parse::StoryPart;

class ContentsPlanner {
 public:
  ContentsPlanner(Context& context, ContentsTable& table)
      : context_(context), table_(table), part_(table.part) {
    for (const RecordedBlock& block : context.edited.record.blocks) {
      for (const std::string& cell : block.cells) written_.insert(cell);
    }
  }

  ContentsPlan run() {
    for (ContentsEntry& line : table_.lines) follow(line);
    arrange();
    return std::move(plan_);
  }

 private:
  // What becomes of a line that stands there.
  void follow(ContentsEntry& line) {
    if (!line.is_entry) return;
    const std::string words(line_words(line.text.text));
    const auto before = table_.before.find(line.anchor);
    const std::string heading_before = before == table_.before.end()
                                           ? std::string()
                                           : map_text(context_.edited.part, *before->second).text;
    const ContentsHeading* heading =
        line.heading == none ? nullptr : &table_.headings[line.heading];
    const std::string proposed = proposed_words(part_, *line.paragraph);
    line.is_generated = written_.contains(words) || words == heading_before ||
                        (heading != nullptr && words == heading->text);
    if (heading == nullptr) {
      // Its heading is gone, unless it only lost its level.
      const auto now = paragraphs_by_name_now().find(line.anchor);
      const bool stands = now != paragraphs_by_name_now().end() &&
                          heading_text(context_, part_, *now->second) == words;
      const bool is_known = table_.follows_links || before != table_.before.end();
      // What we proposed and nobody has decided is no business of a run that proposes nothing.
      const bool is_open = !context_.options.track && proposed != words;
      line.stays = stands || !line.is_generated || !is_known || is_open;
      plan_.is_rebuilt = plan_.is_rebuilt || !line.stays;
      return;
    }
    // An open proposal of ours follows that of the heading, which is not to go as a whole.
    const bool is_open = !context_.options.track && proposed != words && line.is_generated;
    const std::string to_come = is_open ? plain_text(part_, *heading->paragraph) : std::string();
    if (has_words(to_come) && proposed != to_come) {
      line.target = heading;
      line.is_renewed = true;
      ++plan_.changed;
      return;
    }
    if (words == heading->text && !context_.options.track) return;
    if (proposed == heading->text) return;
    if (line.is_generated) {
      line.target = heading;
      ++plan_.changed;
    } else if (heading->text != heading_before) {
      context_.diagnostics.add(Code::AnnexKept, {},
                               {both("mục lục", "table of contents"), shortened(heading->text),
                                both("một dòng đã sửa tay", "a line changed by hand")});
    }
  }

  const ParagraphsByName& paragraphs_by_name_now() {
    if (!now_) now_ = paragraphs_by_name(table_.merged);
    return *now_;
  }

  // Lines in the order of their headings; what has none stays behind the line it stood behind.
  void arrange() {
    for (ContentsEntry& line : table_.lines) plan_.order.push_back(&line);
    const bool may_move = !context_.options.track;
    if (may_move && !is_in_order()) {
      std::map<Index, std::vector<ContentsEntry*>> by_heading;
      std::vector<ContentsEntry*> front;
      std::vector<ContentsEntry*>* behind = &front;
      for (ContentsEntry& line : table_.lines) {
        if (line.heading != none) behind = &by_heading[line.heading];
        behind->push_back(&line);
      }
      plan_.order = front;
      for (auto& [heading, group] : by_heading) {
        plan_.order.insert(plan_.order.end(), group.begin(), group.end());
      }
      plan_.is_rebuilt = true;
      ++plan_.changed;
    }
    std::size_t at = 0;  // where the next line would stand
    while (at < plan_.order.size() && !plan_.order[at]->is_entry) ++at;
    for (Index i = 0; i < table_.headings.size(); ++i) {
      ContentsHeading& heading = table_.headings[i];
      const auto own = std::find_if(plan_.order.begin(), plan_.order.end(),
                                    [&](const ContentsEntry* one) { return one->heading == i; });
      if (own != plan_.order.end()) {
        at = static_cast<std::size_t>(own - plan_.order.begin()) + 1;
        continue;
      }
      if (heading.is_listed) continue;  // somebody took its line out
      ContentsEntry line;
      line.heading = i;
      line.is_entry = true;
      plan_.added.push_back(std::make_unique<ContentsEntry>(std::move(line)));
      plan_.order.insert(plan_.order.begin() + static_cast<std::ptrdiff_t>(at++),
                         plan_.added.back().get());
    }
  }

  [[nodiscard]] bool is_in_order() const {
    Index last = 0;
    for (const ContentsEntry& line : table_.lines) {
      if (line.heading == none) continue;
      if (line.heading < last) return false;
      last = line.heading;
    }
    return true;
  }

  Context& context_;
  ContentsTable& table_;
  const StoryPart& part_;
  std::optional<ParagraphsByName> now_;
  std::unordered_set<std::string> written_;  // texts of the file as it was made
  ContentsPlan plan_;
};

}  // namespace

ContentsPlan plan_contents(Context& context, ContentsTable& table) {
  return ContentsPlanner(context, table).run();
}

}  // namespace vanthu::merge
