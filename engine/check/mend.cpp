#include "check/mend.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <set>
#include <tuple>

#include "check/line_bytes.h"
#include "docx/edit/package_edit.h"

namespace vanthu::check {
namespace {

using docx::edit::ParagraphFormat;
using docx::edit::PartPatch;
using docx::edit::PieceRange;
using docx::edit::RunEdits;
using docx::edit::RunFormat;
using docx::edit::SectionFormat;
using docx::effective::SectionValues;
using docx::parse::no_node;
using docx::parse::NodeId;
using docx::parse::none;
using docx::parse::Paragraph;
using docx::parse::Piece;
using What = Mend::What;

struct SectionField {
  What what;
  std::optional<Length> SectionFormat::*written;
  Length SectionValues::*found;
};
constexpr SectionField section_fields[] = {
    {What::PageWidth, &SectionFormat::width, &SectionValues::width},
    {What::PageHeight, &SectionFormat::height, &SectionValues::height},
    {What::MarginTop, &SectionFormat::top, &SectionValues::top},
    {What::MarginBottom, &SectionFormat::bottom, &SectionValues::bottom},
    {What::MarginLeft, &SectionFormat::left, &SectionValues::left},
    {What::MarginRight, &SectionFormat::right, &SectionValues::right},
};

class Mender {
 public:
  Mender(const docx::parse::Document& document, const Checked& checked, TonePlacement tones)
      : document_(document),
        checked_(checked),
        tones_(tones),
        part_(document.part_of(document.body())),
        bytes_(document),
        ids_(document),
        marks_{ids_, {}} {
    for (const docx::parse::Control& control : part_.controls) {
      if (control.binding) bound_.push_back(part_.tree.range(control.node));
    }
  }

  Mended run() {
    Mended result;
    for (const Finding& finding : checked_.findings) {
      std::size_t made = 0;
      std::size_t asked = 0;
      for (const Mend& one : finding.mends) {
        if ((one.what == What::ToneFirst && tones_ != TonePlacement::FirstVowel) ||
            (one.what == What::ToneLast && tones_ != TonePlacement::LastVowel)) {
          continue;
        }
        ++asked;
        if (make(one)) ++made;
      }
      result.findings.push_back(made == 0                                  ? Mended::Done::No
                                : made == asked && finding.unmendable == 0 ? Mended::Done::Yes
                                                                           : Mended::Done::Partly);
    }
    result.places = made_.size() + sections_.size();
    docx::edit::ChangedParts changed;
    if (result.places > 0) changed[part_.part->name] = applied();
    result.bytes = docx::edit::rebuilt(document_.package, changed);
    return result;
  }

 private:
  bool make(const Mend& mend) {
    if (mend.what <= Mend::last_of_section) return section(mend);
    const Line& line = checked_.reading.lines[mend.at.line];
    if (line.source == nullptr) return false;
    bool done = false;
    if (mend.what <= Mend::last_of_paragraph) {
      done = paragraph(mend, paragraphs_[line.source->node]);
      sources_[line.source->node] = line.source;
    } else if (mend.what <= Mend::last_of_letters) {
      done = letters(mend, line);
    } else {
      done = words(mend, line);
    }
    if (done) made_.insert({mend.at.line, mend.at.begin, static_cast<int>(mend.what)});
    return done;
  }

  // ---- sections

  bool section(const Mend& mend) {
    const auto* field =
        std::find_if(std::begin(section_fields), std::end(section_fields),
                     [&](const SectionField& one) { return one.what == mend.what; });
    const auto& all = checked_.reading.sections;
    const SectionValues& first = all[mend.at.line];
    // Later ones that repeat it were not told of.
    for (std::size_t i = mend.at.line; i < all.size(); ++i) {
      const bool same = all[i].*field->found == first.*field->found &&
                        (all[i].width > all[i].height) == (first.width > first.height);
      if (!same) continue;
      sections_[i].*field->written = Length::twips(mend.value);
    }
    return true;
  }

  void apply_sections(PartPatch& patch) {
    for (auto& [index, format] : sections_) {
      const SectionValues& found = checked_.reading.sections[index];
      const NodeId node = document_.sections[index].properties;
      if (format.width || format.height) {
        format.width = format.width.value_or(found.width);
        format.height = format.height.value_or(found.height);
      }
      const bool margins = format.top || format.bottom || format.left || format.right;
      if (margins && part_.tree.child(node, docx::parse::Name::w_pgMar) == no_node) {
        format.top = format.top.value_or(found.top);
        format.bottom = format.bottom.value_or(found.bottom);
        format.left = format.left.value_or(found.left);
        format.right = format.right.value_or(found.right);
        format.header = found.header;
        format.footer = found.footer;
      }
      std::string markup = docx::edit::changed_section(part_.tree, node, format, marks_);
      if (node == no_node) {
        patch.insert(part_.tree.xml().content(document_.body().node).end, std::move(markup));
      } else {
        section_markup_[node] = std::move(markup);
      }
    }
  }

  // ---- paragraphs

  static bool paragraph(const Mend& mend, ParagraphFormat& format) {
    switch (mend.what) {
      case What::Alignment:
        format.alignment = mend.words;
        return true;
      case What::FirstLine:
        format.first_line = Length::twips(mend.value);
        return true;
      case What::Gap:
        format.before = Length::twips(mend.value);
        format.keeps_gap = true;
        return true;
      case What::LineSpacing:
        format.line_multiple = mend.value;
        return true;
      default:
        return false;
    }
  }

  void apply_paragraphs(PartPatch& patch) {
    for (const auto& [node, format] : paragraphs_) {
      if (format == ParagraphFormat()) continue;
      const Paragraph* paragraph = sources_.at(node);
      std::string section;
      const auto own = section_markup_.find(paragraph->section);
      if (own != section_markup_.end()) {
        section = std::move(own->second);
        section_markup_.erase(own);
      }
      std::string markup =
          docx::edit::changed_paragraph(part_.tree, paragraph->properties, format, marks_, section);
      if (paragraph->properties == no_node) {
        patch.insert(part_.tree.xml().content(paragraph->node).begin, std::move(markup));
      } else {
        patch.replace(part_.tree.range(paragraph->properties), std::move(markup));
      }
    }
    for (auto& [node, markup] : section_markup_) {
      patch.replace(part_.tree.range(node), std::move(markup));
    }
  }

  // ---- letters

  RunEdits& edits_of(const Line& line) {
    return edits_.try_emplace(line.source->node, part_, *line.source, marks_).first->second;
  }

  bool letters(const Mend& mend, const Line& line) {
    RunFormat format;
    switch (mend.what) {
      case What::Size:
        format.half_points = mend.value;
        break;
      case What::Bold:
        format.bold = mend.value != 0;
        break;
      case What::Italic:
        format.italic = mend.value != 0;
        break;
      case What::Capitals:
        format.capitals = mend.value != 0;
        break;
      case What::Face:
        format.face = mend.words;
        break;
      case What::Color:
        format.color = mend.words;
        break;
      default:
        return false;
    }
    const auto ranges = bytes_.range(line, mend.at.begin, mend.at.end);
    RunEdits& edits = edits_of(line);
    const bool can = std::all_of(ranges.begin(), ranges.end(),
                                 [&](const PieceRange& one) { return edits.can_cut(one.piece); });
    if (!can || ranges.empty()) return false;
    for (const PieceRange& one : ranges) edits.format(one, format);
    return true;
  }

  // ---- words

  // Whether somebody else than the writer of the text decides what stands there.
  [[nodiscard]] bool is_foreign(const Line& line, docx::parse::Index piece) const {
    const Piece& one = line.source->pieces[piece];
    return one.field != none ||
           std::any_of(bound_.begin(), bound_.end(), [&](const xml::ByteRange& range) {
             return range.begin <= one.at.begin && one.at.end <= range.end;
           });
  }

  bool words(const Mend& mend, const Line& line) {
    const bool is_tone = mend.what == What::ToneFirst || mend.what == What::ToneLast;
    if (is_tone && mend.words.empty()) return false;  // it may be a name
    const std::size_t first = mend.at.begin;
    const std::size_t last = mend.at.end;
    // By their beginnings; they do not overlap, so that only its neighbours can.
    std::multimap<std::size_t, Replaced>& others = replaced_[mend.at.line];
    auto beside = others.lower_bound(first);
    while (beside != others.begin() && std::prev(beside)->second.end >= first) --beside;
    for (; beside != others.end() && beside->first <= last; ++beside) {
      const Replaced& other = beside->second;
      if (other.begin == first && other.end == last && other.words == mend.words) return true;
      const bool before = last < other.begin || (last == other.begin && first != last);
      const bool behind = other.end < first || (other.end == first && other.begin != other.end);
      if (!before && !behind) return false;
    }
    const auto ranges = bytes_.range(line, mend.at.begin, mend.at.end);
    const auto point = bytes_.point(line, mend.at.end);
    if (!point || (mend.at.begin < mend.at.end && ranges.empty())) return false;
    RunEdits& edits = edits_of(line);
    const bool can = !is_foreign(line, point->piece) && edits.can_cut(point->piece) &&
                     std::all_of(ranges.begin(), ranges.end(), [&](const PieceRange& one) {
                       return edits.can_cut(one.piece) && !is_foreign(line, one.piece);
                     });
    if (!can) return false;
    others.emplace(first, Replaced{first, last, mend.words});
    for (const PieceRange& one : ranges) edits.strike(one);
    if (!mend.words.empty()) edits.put_in(point->piece, point->byte, mend.words);
    return true;
  }

  std::string applied() {
    PartPatch patch;
    apply_sections(patch);
    apply_paragraphs(patch);
    for (const auto& [node, edits] : edits_) edits.apply(patch);
    return patch.applied(part_.part->bytes);
  }

  const docx::parse::Document& document_;
  const Checked& checked_;
  TonePlacement tones_;
  const docx::parse::StoryPart& part_;
  LineBytes bytes_;
  docx::edit::FreeIds ids_;
  docx::edit::RevisionMarks marks_;
  std::vector<xml::ByteRange> bound_;  // controls that show a value of another part
  std::map<std::size_t, SectionFormat> sections_;
  std::map<NodeId, std::string> section_markup_;
  // By the paragraph's node: in the order of the text.
  std::map<NodeId, ParagraphFormat> paragraphs_;
  std::map<NodeId, const Paragraph*> sources_;
  std::map<NodeId, RunEdits> edits_;
  struct Replaced {
    std::size_t begin = 0, end = 0;
    std::string words;
  };
  std::map<std::size_t, std::multimap<std::size_t, Replaced>> replaced_;  // by line
  std::set<std::tuple<std::size_t, std::size_t, int>> made_;
};

}  // namespace

std::optional<Mended> mend(const docx::parse::Document& document, const Checked& checked,
                           TonePlacement tones) {
  if (!docx::edit::declares_usual_prefix(document.part_of(document.body()).tree)) {
    return std::nullopt;
  }
  return Mender(document, checked, tones).run();
}

}  // namespace vanthu::check
