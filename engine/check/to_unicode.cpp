#include "check/to_unicode.h"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include "docx/edit/patch.h"
#include "docx/effective/resolve.h"
#include "docx/parse/walk.h"
#include "text/legacy.h"
#include "text/legacy_pattern.h"
#include "text/text.h"
#include "xml/emit.h"
#include "zip/write.h"

namespace vanthu::check {
namespace {

using docx::edit::PartPatch;
using docx::parse::Name;
using docx::parse::NodeId;
using docx::parse::Piece;

constexpr std::string_view unicode_face = "Times New Roman";

// Every w:rFonts that names a legacy face.
void change_faces(const docx::parse::PartTree& tree, PartPatch& changes) {
  for (NodeId node = 0; node < tree.xml().size(); ++node) {
    if (tree.name(node) != Name::w_rFonts) continue;
    for (const xml::CompactTree::Attribute& one : tree.xml().attributes(node)) {
      if (text::legacy_of(tree.xml().value(one)))
        changes.replace(one.value, std::string(unicode_face));
    }
  }
}

class Converter {
 public:
  explicit Converter(const docx::parse::Document& document)
      : document_(document), resolver_(document) {}

  Converted run() {
    std::array<std::size_t, 2> counts{};
    for (const docx::parse::Story& story : document_.stories) {
      docx::parse::for_each_paragraph(story.blocks, [&](const docx::parse::Paragraph& paragraph) {
        for (const auto& span : text::legacy_spans(held(document_.part_of(story), paragraph))) {
          ++counts[static_cast<std::size_t>(span.encoding)];
        }
      });
    }
    known_ = text::known_legacy(counts[0], counts[1]);
    for (const docx::parse::Story& story : document_.stories) {
      const docx::parse::StoryPart& part = document_.part_of(story);
      PartPatch& changes = changes_[part.part->name];
      docx::parse::for_each_paragraph(story.blocks, [&](const docx::parse::Paragraph& paragraph) {
        turn(part, paragraph, changes);
      });
    }
    for (const docx::parse::StoryPart& part : document_.parts) {
      change_faces(part.tree, changes_[part.part->name]);
    }
    for (const std::string_view kind : {"styles", "numbering"}) {
      const docx::parse::Part* part = document_.package.related(document_.package.main(), kind);
      docx::parse::PartTree tree;
      if (part != nullptr && !tree.read(part->bytes)) change_faces(tree, changes_[part->name]);
    }
    std::vector<zip::Entry> entries;
    for (const zip::Entry& entry : document_.package.entries()) {
      const auto found = changes_.find(entry.name);
      entries.push_back(
          {entry.name, found == changes_.end() ? entry.bytes : found->second.applied(entry.bytes)});
    }
    return {zip::write(entries), words_};
  }

 private:
  // What a piece holds, as a letter or more.
  static std::string held(const docx::parse::StoryPart& part, const Piece& piece) {
    switch (piece.kind) {
      case Piece::Kind::Text:
        return part.tree.xml().text(piece.node);
      case Piece::Kind::SoftHyphen:
        return "\u00AD";  // a letter in TCVN3
      case Piece::Kind::NoBreakHyphen:
        return "-";
      case Piece::Kind::Tab:
      case Piece::Kind::LineBreak:
      case Piece::Kind::PageBreak:
        return " ";
      default:
        return "";
    }
  }

  static std::string held(const docx::parse::StoryPart& part,
                          const docx::parse::Paragraph& paragraph) {
    std::string all;
    for (const Piece& piece : paragraph.pieces) all += held(part, piece);
    return all;
  }

  std::string legacy_face(const docx::parse::StoryPart& part,
                          const docx::parse::Paragraph& paragraph, const Piece& piece) const {
    const auto values = resolver_.run(part, paragraph, piece.properties);
    const std::string& face = text::legacy_of(values.h_ansi) ? values.h_ansi : values.ascii;
    return text::legacy_of(face) ? face : "";
  }

  bool is_unicode_in_legacy_face(const docx::parse::StoryPart& part,
                                 const docx::parse::Paragraph& paragraph) const {
    return std::any_of(paragraph.pieces.begin(), paragraph.pieces.end(), [&](const Piece& piece) {
      return piece.kind == Piece::Kind::Text && text::has_unicode_letter(held(part, piece)) &&
             !legacy_face(part, paragraph, piece).empty();
    });
  }

  void turn(const docx::parse::StoryPart& part, const docx::parse::Paragraph& paragraph,
            PartPatch& changes) {
    const std::string all = held(part, paragraph);
    const bool is_unicode = is_unicode_in_legacy_face(part, paragraph);
    const std::vector<text::LegacySpan> spans = text::legacy_spans(all, known_);
    std::size_t begin = 0;
    for (const Piece& piece : paragraph.pieces) {
      const std::string before = held(part, piece);
      const std::size_t at = begin;
      begin += before.size();
      if (piece.kind != Piece::Kind::Text && piece.kind != Piece::Kind::SoftHyphen) continue;
      const std::string face = legacy_face(part, paragraph, piece);
      const auto encoding = text::legacy_of(face);
      if (encoding && !is_unicode) {
        put(part, piece, before, text::from_legacy(before, *encoding, text::shows_capitals(face)),
            changes);
      } else if (!encoding) {
        put(part, piece, before, turned(all, at, begin, spans), changes);
      }
    }
  }

  // Whether the byte `at` stands between two letters of one word.
  static bool is_inside_word(std::string_view all, std::size_t at) {
    const auto letter = [](char c) {
      return (static_cast<unsigned char>(c) & 0x80U) != 0 || (c >= 'a' && c <= 'z') ||
             (c >= 'A' && c <= 'Z');
    };
    return at > 0 && at < all.size() && letter(all[at - 1]) && letter(all[at]);
  }

  // A letter of VNI is two: of a word that goes on in another piece, the letters behind byte `at`.
  static std::string letters_behind(std::string_view word, std::size_t at, text::Legacy encoding) {
    const std::string whole = text::from_legacy_words(word, encoding);
    std::size_t letters = count_letters(text::from_legacy_words(word.substr(0, at), encoding));
    // A piece that held letters keeps one: a space at its beginning could be lost otherwise.
    letters = std::min(letters, count_letters(whole) - 1);
    std::size_t begin = 0;
    for (; letters > 0; --letters) static_cast<void>(text::next_code_point(whole, begin));
    return whole.substr(begin);
  }

  static std::size_t count_letters(std::string_view words) {
    std::size_t count = 0;
    for (std::size_t at = 0; at < words.size(); ++count) {
      static_cast<void>(text::next_code_point(words, at));
    }
    return count;
  }

  // Bytes [begin, end) of the paragraph with the spans in them turned.
  static std::string turned(std::string_view all, std::size_t begin, std::size_t end,
                            const std::vector<text::LegacySpan>& spans) {
    std::string result;
    std::size_t done = begin;
    for (const text::LegacySpan& span : spans) {
      std::size_t from = std::max(begin, span.begin);
      std::size_t to = std::min(end, span.end);
      if (from >= to) continue;
      result += all.substr(done, from - done);
      done = to;
      const auto word_around = [&](std::size_t at) {
        std::size_t first = at;
        std::size_t last = at;
        while (first > span.begin && is_inside_word(all, first)) --first;
        while (last < span.end && is_inside_word(all, last)) ++last;
        return std::pair(first, last);
      };
      std::string tail;
      if (is_inside_word(all, to) && to < span.end) {
        // Its beginning, without what the next piece takes.
        const auto [first, last] = word_around(to);
        const std::string_view word = all.substr(first, last - first);
        const std::string behind = letters_behind(word, to - first, span.encoding);
        const std::string whole = first < from ? letters_behind(word, from - first, span.encoding)
                                               : text::from_legacy_words(word, span.encoding);
        tail = whole.substr(0, whole.size() - std::min(whole.size(), behind.size()));
        to = std::max(first, from);
        if (first < from) {  // all of the piece is inside one word
          result += tail;
          continue;
        }
      }
      if (is_inside_word(all, from) && from > span.begin) {
        const auto [first, last] = word_around(from);
        result += letters_behind(all.substr(first, last - first), from - first, span.encoding);
        from = std::min(last, to);
      }
      result += text::from_legacy_words(all.substr(from, to - from), span.encoding) + tail;
    }
    return result + std::string(all.substr(done, end - done));
  }

  void put(const docx::parse::StoryPart& part, const Piece& piece, const std::string& before,
           const std::string& after, PartPatch& changes) {
    if (after == before) return;
    std::string escaped;
    xml::escape_into(escaped, after);
    if (piece.kind == Piece::Kind::SoftHyphen) {
      // Word's own element for U+00AD.
      const std::string_view tag = part.slice(piece.node);
      const std::size_t colon = tag.find(':');
      const std::string prefix(tag.substr(1, colon == std::string_view::npos ? 0 : colon));
      changes.replace(part.tree.range(piece.node),
                      "<" + prefix + "t>" + escaped + "</" + prefix + "t>");
    } else {
      changes.replace(part.tree.xml().content(piece.node), std::move(escaped));
    }
    ++words_;
  }

  const docx::parse::Document& document_;
  docx::effective::Resolver resolver_;
  std::map<std::string, PartPatch> changes_;  // by part
  std::optional<text::Legacy> known_;
  std::size_t words_ = 0;
};

}  // namespace

Converted to_unicode(const docx::parse::Document& document) {
  return Converter(document).run();
}

}  // namespace vanthu::check
