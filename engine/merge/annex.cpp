#include "merge/annex.h"

#include <fmt/format.h>

#include <algorithm>
#include <cassert>
#include <utility>

#include "docx/edit/text_map.h"
#include "docx/parse/read.h"
#include "docx/parse/walk.h"
#include "merge/bound_nodes.h"
#include "merge/carriers.h"
#include "merge/contents.h"
#include "merge/context.h"
#include "merge/find_blocks.h"
#include "merge/match_rows.h"
#include "merge/merge_flow.h"
#include "merge/merge_furniture.h"
#include "merge/only_annexes.h"
#include "merge/places.h"
#include "merge/style_map.h"
#include "merge/word_markup.h"

namespace vanthu::merge {
namespace {

using docx::edit::FreeIds;
using docx::edit::our_name;
using docx::edit::PartPatch;
using docx::parse::Document;
using docx::parse::Name;
using docx::parse::no_node;
using docx::parse::NodeId;
using docx::parse::Paragraph;
using docx::parse::Piece;
using docx::parse::StoryPart;

constexpr std::uint16_t sure_enough = 800;  // per mille; below, a person is asked
// A template that shares fewer of the file's blocks is another one.
constexpr std::size_t shared_of_ten = 3;

bool knows_appearance(std::string_view root) {
  const std::size_t at = root.find("Ignorable=\"");
  if (root.find("xmlns:w15=") == std::string_view::npos || at == std::string_view::npos) {
    return false;
  }
  const std::string_view list = root.substr(at + 11, root.find('"', at + 11) - at - 11);
  return (" " + std::string(list) + " ").find(" w15 ") != std::string::npos;
}

// A file that has lost its record: the blocks of the new one that are found in it, without texts.
Record found_part(const Record& ours, const FoundBlocks& found) {
  Record base = ours;
  base.values.clear();
  base.blocks.clear();
  for (std::size_t i = 0; i < ours.blocks.size(); ++i) {
    if (found.blocks[i].unit != none) base.blocks.push_back(ours.blocks[i]);
  }
  return base;
}

// The names of blocks, and the bookmarks that references of ours lead to.
void settle_bookmarks(Context& context, const Side& ours, FreeIds& ids) {
  const StoryPart& part = context.edited.part;
  const docx::parse::PartTree& tree = part.tree;
  const bool gets_contents = !has_contents(part) && has_contents(ours.part);
  const auto leads_here = [&](const std::string& name) {
    return name.starts_with("_Ref") || (gets_contents && name.starts_with("_Toc"));
  };
  for (const docx::parse::Bookmark& bookmark : part.bookmarks) {
    if (!is_point(bookmark.name)) continue;
    const std::string name = context.points.name_for(bookmark.name);
    if (name == bookmark.name) continue;
    if (name.empty()) {
      context.patch.remove(tree.range(bookmark.start));
      if (bookmark.end != no_node) context.patch.remove(tree.range(bookmark.end));
      continue;
    }
    for (const auto& one : tree.xml().attributes(bookmark.start)) {
      const auto& known = tree.xml().names()[one.name];
      if (docx::parse::name_of(known.uri, known.local) == Name::w_name) {
        context.patch.replace(one.value, name);
      }
    }
  }
  for (Index i = 0; i < ours.record.blocks.size(); ++i) {
    const RecordedBlock& block = ours.record.blocks[i];
    if (context.left_out.contains(ours.record.sections[block.section])) continue;
    const auto base = context.edited.blocks.find(block.key);
    if (base == context.edited.blocks.end()) continue;
    const Unit* unit = context.edited.unit_of(base->second);
    const Unit* our_unit = ours.unit_of(i);
    if (unit == nullptr || unit->paragraph == nullptr || our_unit == nullptr ||
        our_unit->paragraph == nullptr) {
      continue;
    }
    if (tree.xml().start_tag(unit->paragraph->node) == tree.range(unit->paragraph->node)) continue;
    const std::uint32_t begin = unit->paragraph->properties == no_node
                                    ? tree.xml().content(unit->paragraph->node).begin
                                    : tree.range(unit->paragraph->properties).end;
    if (context.edited.found.blocks[base->second].evidence != Evidence::Bookmark) {
      const std::string id = fmt::format_int(ids.annotation()).str();
      context.patch.insert(begin, point_markup(id, ours.record.blocks[i].bookmark));
    }
    for (const Piece& piece : our_unit->paragraph->pieces) {
      if (piece.kind != Piece::Kind::BookmarkStart) continue;
      const std::string& name = ours.part.bookmarks[piece.index].name;
      if (!leads_here(name) || !context.bookmarks.insert(name).second) continue;
      const std::string id = fmt::format_int(ids.annotation()).str();
      context.patch.insert(begin, "<w:bookmarkStart w:id=\"" + id + "\" w:name=\"" + name + "\"/>");
      context.patch.insert(tree.xml().content(unit->paragraph->node).end,
                           "<w:bookmarkEnd w:id=\"" + id + "\"/>");
    }
  }
}

struct BoundControl {
  std::size_t node;  // of the values
  NodeId control;
};

std::vector<BoundControl> bound_controls(const Side& side, const Unit& unit) {
  std::vector<BoundControl> result;
  const auto look = [&](const Paragraph& paragraph) {
    for (const Piece& piece : paragraph.pieces) {
      if (piece.kind != Piece::Kind::ControlBegin) continue;
      const docx::parse::Control& control = side.part.controls[piece.index];
      if (const auto node = bound_node(control)) result.push_back({*node, control.node});
    }
  };
  if (unit.paragraph != nullptr) {
    look(*unit.paragraph);
  } else if (unit.table_row != nullptr) {
    for (const docx::parse::Cell& cell : unit.table_row->cells) {
      docx::parse::for_each_paragraph(cell.blocks, look);
    }
  }
  return result;
}

// The nodes of both sides by the blocks they stand in. A control that would show another value than
// the rest of its node loses its binding.
void match_nodes(Context& context, BoundNodes& nodes) {
  const docx::parse::PartTree& tree = context.edited.part.tree;
  for (Index i = 0; i < context.ours.record.blocks.size(); ++i) {
    const RecordedBlock& block = context.ours.record.blocks[i];
    if (context.left_out.contains(context.ours.record.sections[block.section])) continue;
    const auto base = context.edited.blocks.find(block.key);
    if (base == context.edited.blocks.end()) continue;
    const Unit* unit = context.edited.unit_of(base->second);
    const Unit* our_unit = context.ours.unit_of(i);
    if (unit == nullptr || our_unit == nullptr) continue;
    const auto theirs = bound_controls(context.edited, *unit);
    const auto ours = bound_controls(context.ours, *our_unit);
    for (std::size_t n = 0; n < theirs.size(); ++n) {
      if (theirs.size() == ours.size() && nodes.match(theirs[n].node, ours[n].node)) continue;
      const NodeId properties = tree.child(theirs[n].control, Name::w_sdtPr);
      const NodeId binding = tree.child(properties, Name::w_dataBinding);
      if (binding != no_node) context.patch.remove(tree.range(binding));
    }
  }
}

bool is_same_document(const Side& edited, const Side& ours, std::string_view name,
                      Diagnostics& diagnostics) {
  std::size_t shared = 0;
  for (const RecordedBlock& block : edited.record.blocks) {
    if (ours.blocks.contains(block.key)) ++shared;
  }
  const std::size_t all = edited.record.blocks.size();
  if (all == 0 || shared * 10 >= all * shared_of_ten) return true;
  diagnostics.add(Code::AnnexTemplateOther, {},
                  {std::string(name), edited.record.template_id, ours.record.template_id,
                   fmt::format_int(shared).str(), fmt::format_int(all).str()});
  return false;
}

// What would be changed on a guess alone.
void ask_about_guesses(const Context& context) {
  for (Index i = 0; i < context.edited.found.blocks.size(); ++i) {
    const FoundBlock& found = context.edited.found.blocks[i];
    if (found.unit == none || found.confidence >= sure_enough) continue;
    const RecordedBlock& block = context.edited.record.blocks[i];
    if (context.left_out.contains(context.edited.record.sections[block.section])) continue;
    const auto ours = context.ours.blocks.find(block.key);
    const bool stays = ours != context.ours.blocks.end() &&
                       context.ours.record.blocks[ours->second].cells == block.cells;
    if (stays) continue;
    context.diagnostics.add(Code::AnnexGuess, {},
                            {place_of(context.edited, i), shortened(block.cells.front()),
                             fmt::format_int(found.confidence).str()});
  }
}

void tell_open_marks(const Context& context) {
  for (Index i = 0; i < context.edited.found.blocks.size(); ++i) {
    const Unit* unit = context.edited.unit_of(i);
    if (unit == nullptr || unit->paragraph == nullptr) continue;
    const auto& pieces = unit->paragraph->pieces;
    const bool open = std::any_of(pieces.begin(), pieces.end(), [&](const Piece& piece) {
      return piece.revision != none &&
             context.edited.part.revisions[piece.revision].author == our_name;
    });
    if (open) context.diagnostics.add(Code::AnnexOwnMarks, {}, {place_of(context.edited, i)});
  }
}

// The main part as the merge leaves it, read again where something has to be found in it.
class MergedMain {
 public:
  MergedMain(const Document& edited, std::string bytes)
      : edited_(edited), part_(edited.part_of(edited.body())), bytes_(std::move(bytes)) {
    is_changed_ = bytes_ != part_.part->bytes;
  }

  // As a document, with what the merge changes in the styles.
  [[nodiscard]] const Document& document(const StyleMap& styles) {
    if (!is_changed_) return edited_;
    if (!document_) {
      ChangedParts changed{{part_.part->name, std::move(bytes_)}};
      if (styles.has_additions()) changed[styles.part()->name] = styles.patched();
      Diagnostics unused;  // the edited file could be read
      document_ = docx::parse::read(docx::edit::rebuilt_parts(edited_.package, std::move(changed)),
                                    edited_.package.name(), unused);
      assert(document_);
    }
    return *document_;
  }

  [[nodiscard]] const docx::parse::PartTree& tree() {
    if (!is_changed_) return part_.tree;
    if (document_) return document_->part_of(document_->body()).tree;
    if (tree_.xml().size() == 0) static_cast<void>(tree_.read(bytes_));  // the edited one was sound
    return tree_;
  }

  PartPatch patch;  // of what is read

  [[nodiscard]] std::string take() {
    if (patch.empty() && !document_) return std::move(bytes_);
    return patch.applied(tree().xml().bytes());
  }

 private:
  const Document& edited_;
  const StoryPart& part_;
  std::string bytes_;
  bool is_changed_ = false;
  std::optional<Document> document_;
  docx::parse::PartTree tree_;
};

// The table of contents follows the headings as the merge leaves them.
void refresh_contents(Context& context, const StyleMap& styles, MergedMain& main) {
  RefreshedContents fresh = refreshed_contents(context, main.document(styles));
  main.patch = std::move(fresh.patch);
  if (fresh.lines > 0 && fresh.is_done) {
    context.changed = true;
    context.diagnostics.add(Code::AnnexContentsRefreshed, {},
                            {fmt::format_int(fresh.lines).str()});
  } else if (context.changed) {
    context.diagnostics.add(Code::AnnexContentsStale, {});
  }
}

}  // namespace

std::optional<AnnexResult> annex(std::string_view bytes, const Document& edited,
                                 std::optional<AnnexBase> known, const Document& ours,
                                 const Record& our_record, const AnnexOptions& options,
                                 Diagnostics& diagnostics) {
  const std::string& name = edited.package.name();
  const std::size_t errors = diagnostics.count(Severity::Error);
  if (edited.package.is_signed()) {
    diagnostics.add(options.void_signature ? Code::AnnexSignatureVoid : Code::AnnexSigned, {},
                    {name});
  }
  const StoryPart& part = edited.part_of(edited.body());
  const std::string_view root = part.tree.xml().slice(part.tree.xml().start_tag(0));
  if (!declares_word_prefix(part.tree)) diagnostics.add(Code::AnnexUnusual, {}, {name, "xmlns:w"});

  std::optional<Record> found_record;
  if (!known) {
    diagnostics.add(Code::AnnexRecordLost, {}, {name});
    found_record = found_part(our_record, find_blocks(edited, our_record, Texts::Another));
    known.emplace(AnnexBase{*found_record, find_blocks(edited, *found_record, Texts::Another)});
  }
  const Side our_side(ours, our_record, find_blocks(ours, our_record));
  const std::unordered_set<std::string> left_out =
      sections_left_out(our_side, options.only, diagnostics);
  const std::optional<MatchedRows> rows =
      found_record ? std::nullopt : match_rows(known->record, our_record, left_out);
  const Record& base = rows ? rows->base : known->record;
  const Side edited_side(edited, base, std::move(known->found));
  if (!is_same_document(edited_side, our_side, name, diagnostics)) return std::nullopt;

  std::unordered_set<std::string> bookmarks;
  for (const StoryPart& one : edited.parts) {
    for (const docx::parse::Bookmark& bookmark : one.bookmarks) bookmarks.insert(bookmark.name);
  }
  FreeIds ids(edited);
  const docx::edit::RevisionMarks marks{
      ids, options.date.empty() ? std::string() : options.date + "T00:00:00Z"};
  StyleMap styles(edited, ours);
  BoundNodes nodes(found_record ? nullptr : &base, our_record,
                   values_part(edited.package) != nullptr);
  const Record standing = left_out.empty() ? our_record : mixed(base, our_record, left_out);
  const Points points(standing,
                      rows ? rows->bookmarks : std::unordered_map<std::string, std::string>());
  Transplant graft(our_side.part, {marks, styles, nodes, bookmarks, knows_appearance(root)});
  SectionGraft sections(edited, ours, styles);
  PartPatch patch;
  Context context{.edited = edited_side,
                  .ours = our_side,
                  .base_is_known = !found_record,
                  .options = options,
                  .patch = patch,
                  .graft = graft,
                  .sections = sections,
                  .diagnostics = diagnostics,
                  .bookmarks = bookmarks,
                  .points = points,
                  .left_out = left_out};
  if (!options.accept_guess) ask_about_guesses(context);
  if (nodes.has_part()) match_nodes(context, nodes);
  merge_body(context, [&] { settle_bookmarks(context, our_side, ids); });
  std::map<std::string, docx::edit::PartPatch> furniture;
  if (!options.furniture.empty()) furniture = merge_furniture(context);
  tell_open_marks(context);
  if (diagnostics.count(Severity::Error) > errors) return std::nullopt;

  AnnexResult result;
  result.conflicts = context.conflicts;
  ChangedParts changed;
  std::string merged = patch.applied(part.part->bytes);
  if (!context.standing.empty()) {
    merged = settle_headers(std::move(merged), context.standing, edited, ours, sections);
  }
  MergedMain main(edited, std::move(merged));
  if (has_contents(part) && has_contents(our_side.part)) refresh_contents(context, styles, main);
  std::vector<Record::Value> values;
  if (nodes.has_part()) {
    values = settle_values(main.tree(), main.patch, edited.package, nodes, changed);
  }
  changed[part.part->name] = main.take();
  for (auto& [file, patch_of_part] : furniture) {
    changed[file] = patch_of_part.applied(edited.package.find(file)->bytes);
  }
  add_furniture(edited.package, sections.additions(), changed);
  if (styles.has_additions()) changed[styles.part()->name] = styles.patched();
  const docx::parse::Part* fresh = record_part(ours.package);
  const bool as_written =
      options.given.empty() &&
      std::equal(values.begin(), values.end(), our_record.values.begin(), our_record.values.end(),
                 [](const Record::Value& one, const Record::Value& other) {
                   return one.path == other.path && one.text == other.text;
                 });
  const docx::parse::Part* old_record = record_part(edited.package);
  const std::string mixed_bytes = context.left_out.empty() ? std::string() : record_bytes(standing);
  if (context.left_out.empty() && fresh != nullptr && as_written && old_record != nullptr) {
    changed[old_record->name] = std::string(fresh->bytes);
  } else if (context.left_out.empty() && fresh != nullptr) {
    settle_record(edited.package, fresh->bytes, values, options.given, changed);
  } else {
    settle_record(edited.package, mixed_bytes, values, options.given, changed);
  }
  settle_properties(edited.package, ours.package, changed);
  result.bytes = written(bytes, edited.package, std::move(changed));
  result.changed = result.bytes != bytes;
  if (!context.changed) diagnostics.add(Code::AnnexNothing, {});
  return result;
}

}  // namespace vanthu::merge
