#include "docx/edit/run_edits.h"

#include <algorithm>
#include <set>

#include "xml/emit.h"

namespace vanthu::docx::edit {
namespace {

using parse::Index;
using parse::Name;
using parse::no_node;
using parse::NodeId;
using parse::PartTree;
using parse::Piece;
using xml::ByteRange;

// The characters of a w:t that are shown: without xml:space="preserve" those at its ends are not.
ByteRange shown_bytes(const PartTree& tree, NodeId text) {
  ByteRange range = tree.xml().content(text);
  if (tree.get(text, Name::xml_space) == "preserve") return range;
  const std::string_view bytes = tree.xml().bytes();
  const auto is_space = [&](std::uint32_t at) {
    return std::string_view(" \t\r\n").find(bytes[at]) != std::string_view::npos;
  };
  while (range.begin < range.end && is_space(range.begin)) ++range.begin;
  while (range.begin < range.end && is_space(range.end - 1)) --range.end;
  return range;
}

bool is_text(const PartTree& tree, NodeId node) {
  return tree.name(node) == Name::w_t || tree.name(node) == Name::w_delText;
}

}  // namespace

bool RunEdits::can_cut(Index index) const {
  const Piece& piece = paragraph_.pieces[index];
  if (piece.run == no_node || part_.tree.xml().parent(piece.node) != piece.run) return false;
  if (piece.kind != Piece::Kind::Text) return true;
  const auto [known, is_new] = can_cut_.try_emplace(index);
  if (is_new) {
    const ByteRange content = part_.tree.xml().content(piece.node);
    known->second = part_.tree.xml().slice(content).find('<') == std::string_view::npos;
  }
  return known->second;
}

void RunEdits::strike(const PieceRange& range) {
  run_of(range.piece).struck.push_back(range.bytes);
}

void RunEdits::put_in(Index piece, std::uint32_t at, std::string words) {
  std::string escaped;
  xml::escape_into(escaped, words);
  run_of(piece).insertions.push_back({at, std::move(escaped), false});
}

void RunEdits::format(const PieceRange& range, const RunFormat& change) {
  run_of(range.piece).formats.push_back({range.bytes, change});
}

void RunEdits::put_between(Index piece, std::uint32_t at, std::string markup) {
  run_of(piece).insertions.push_back({at, std::move(markup), true});
}

// One run written anew.
class RunEdits::Writer {
 public:
  Writer(const RunEdits& edits, NodeId run, const Run& changes)
      : tree_(edits.part_.tree),
        marks_(edits.marks_),
        run_(run),
        changes_(changes),
        properties_(tree_.child(run, Name::w_rPr)),
        tag_(tree_.xml().slice(tree_.xml().start_tag(run))) {
    for (const ByteRange& one : changes.struck) cut(one);
    for (const Formatted& one : changes.formats) cut(one.bytes);
    for (const Insertion& one : changes.insertions) cuts_.insert(one.at);
    struck_ranges_ = changes.struck;
    std::sort(struck_ranges_.begin(), struck_ranges_.end(),
              [](const ByteRange& one, const ByteRange& other) { return one.begin < other.begin; });
    for (std::size_t i = 0; i < changes.formats.size(); ++i) by_begin_.push_back(i);
    std::stable_sort(by_begin_.begin(), by_begin_.end(), [&](std::size_t one, std::size_t other) {
      return changes.formats[one].bytes.begin < changes.formats[other].bytes.begin;
    });
    insertions_ = changes.insertions;
    std::stable_sort(
        insertions_.begin(), insertions_.end(),
        [](const Insertion& one, const Insertion& other) { return one.at < other.at; });
  }

  std::string written() {
    for (const NodeId child : tree_.children(run_)) {
      if (child == properties_) continue;
      if (is_text(tree_, child)) {
        text(child);
      } else {
        const ByteRange whole = tree_.range(child);
        insert_until(whole.begin);
        segment(whole, std::string(tree_.xml().slice(whole)));
      }
    }
    insert_until(0xFFFFFFFF);
    close();
    return std::move(out_);
  }

 private:
  void cut(const ByteRange& range) {
    cuts_.insert(range.begin);
    cuts_.insert(range.end);
  }

  void text(NodeId node) {
    const ByteRange all = tree_.xml().content(node);
    const ByteRange shown = shown_bytes(tree_, node);
    const auto first = cuts_.upper_bound(shown.begin);
    const bool whole = first == cuts_.end() || *first >= shown.end ||
                       tree_.xml().slice(all).find('<') != std::string_view::npos;
    const bool struck = is_struck(shown);
    if (whole && !struck) {
      insert_until(shown.begin);
      segment(shown, std::string(tree_.xml().slice(tree_.range(node))));
      insert_until(all.end);
      return;
    }
    std::uint32_t begin = shown.begin;
    while (begin < shown.end) {
      insert_until(begin);
      const auto next = cuts_.upper_bound(begin);
      const std::uint32_t end =
          whole || next == cuts_.end() ? shown.end : std::min(*next, shown.end);
      const ByteRange range{begin, end};
      const std::string name = is_struck(range) ? "w:delText" : "w:t";
      std::string markup = '<' + name + " xml:space=\"preserve\">";
      markup += tree_.xml().slice(range);
      markup += "</" + name + '>';
      segment(range, markup);
      begin = end;
    }
    insert_until(all.end);
  }

  [[nodiscard]] bool is_struck(const ByteRange& range) const {
    auto one =
        std::upper_bound(struck_ranges_.begin(), struck_ranges_.end(), range.begin,
                         [](std::uint32_t at, const ByteRange& other) { return at < other.begin; });
    if (one == struck_ranges_.begin()) return false;
    --one;
    return range.end <= one->end && !one->empty();
  }
  // Segments are asked for in their order.
  [[nodiscard]] RunFormat format_of(const ByteRange& range) {
    const auto& all = changes_.formats;
    while (begun_ < by_begin_.size() && all[by_begin_[begun_]].bytes.begin <= range.begin) {
      active_.insert(by_begin_[begun_++]);
    }
    RunFormat format;
    for (auto one = active_.begin(); one != active_.end();) {
      if (all[*one].bytes.end <= range.begin) {
        one = active_.erase(one);
        continue;
      }
      if (range.end <= all[*one].bytes.end) format.overlay(all[*one].change);
      ++one;
    }
    return format;
  }

  // What stands at this byte or before it and was not put in yet.
  void insert_until(std::uint32_t at) {
    for (; done_ < insertions_.size() && insertions_[done_].at <= at; ++done_) {
      close();
      const Insertion& one = insertions_[done_];
      if (one.is_markup) {
        out_ += one.text;
        continue;
      }
      const RunFormat format = last_format_;
      std::string properties;
      if (!(format == RunFormat())) {
        properties = changed_run(tree_, properties_, format, nullptr);
      } else if (properties_ != no_node) {
        properties = tree_.xml().slice(tree_.range(properties_));
      }
      out_ += "<w:ins" + marks_.attributes() + '>' + tag_ + properties +
              "<w:t xml:space=\"preserve\">" + one.text + "</w:t></w:r></w:ins>";
    }
  }

  void segment(const ByteRange& range, const std::string& markup) {
    const bool struck = is_struck(range);
    const RunFormat format = format_of(range);
    if (!open_ || struck != struck_ || !(format == last_format_)) {
      close();
      struck_ = struck;
      last_format_ = format;
      if (struck) out_ += "<w:del" + marks_.attributes() + '>';
      out_ += tag_;
      if (!(format == RunFormat())) {
        out_ += changed_run(tree_, properties_, format, &marks_);
      } else if (properties_ != no_node) {
        out_ += tree_.xml().slice(tree_.range(properties_));
      }
      open_ = true;
    }
    out_ += markup;
  }

  void close() {
    if (!open_) return;
    out_ += tree_.xml().slice(tree_.xml().end_tag(run_));
    if (struck_) out_ += "</w:del>";
    open_ = false;
  }

  const PartTree& tree_;
  const RevisionMarks& marks_;
  NodeId run_;
  const Run& changes_;
  NodeId properties_;
  std::string tag_;
  std::set<std::uint32_t> cuts_;
  std::vector<ByteRange> struck_ranges_;  // in order; they do not overlap
  std::vector<std::size_t> by_begin_;     // formats, in order of their places
  std::size_t begun_ = 0;                 // of those
  std::set<std::size_t> active_;          // formats that reach the segment at hand
  std::vector<Insertion> insertions_;
  std::size_t done_ = 0;
  std::string out_;
  bool open_ = false, struck_ = false;
  RunFormat last_format_;
};

void RunEdits::apply(PartPatch& patch) const {
  for (const auto& [run, changes] : runs_) {
    patch.replace(part_.tree.range(run), Writer(*this, run, changes).written());
  }
}

}  // namespace vanthu::docx::edit
