// Document as indented text.
//
//   in    Document
//   out   one line a block; two spaces a level; places are left out, because tests would break at
//         every edit of their input
//
// Emphasis is <b>…</b> and <i>…</i>; text from data is {path: text}, words that lead somewhere are
// <a key>…</a>, the number of a page is <page key>. Only what differs from the default is printed, so
// that a line stays readable.

#include <fmt/format.h>

#include <iterator>
#include <string>
#include <string_view>

#include "model/document.h"

namespace vanthu::model {
namespace {

std::string marked(const Text& text) {
  std::string out;
  for (const Run& run : text) {
    std::string piece =
        run.field.empty() ? run.text : fmt::format("{{{}: {}}}", run.field, run.text);
    if (run.page) {
      piece = fmt::format("<page {}>", run.link);
    } else if (!run.link.empty()) {
      piece = fmt::format("<a {}>{}</a>", run.link, piece);
    }
    if (run.italic) piece = fmt::format("<i>{}</i>", piece);
    if (run.bold) piece = fmt::format("<b>{}</b>", piece);
    out += piece;
  }
  return out;
}

std::string joined(const std::vector<Text>& lines) {
  std::string out;
  for (const Text& line : lines) {
    if (!out.empty()) out += " / ";
    out += marked(line);
  }
  return out;
}

std::string iso(const CivilDate& date) {
  std::string out = fmt::format("{:04}", date.year);
  if (date.month) out += fmt::format("-{:02}", *date.month);
  if (date.day) out += fmt::format("-{:02}", *date.day);
  return out;
}

std::string_view level_name(Level level) {
  switch (level) {
    case Level::Part:
      return "part";
    case Level::Chapter:
      return "chapter";
    case Level::Section:
      return "section";
    case Level::Subsection:
      return "subsection";
    case Level::Article:
      return "article";
    case Level::RomanSection:
      return "roman-section";
    case Level::Clause:
      return "clause";
    case Level::Subclause:
      return "subclause";
    case Level::Point:
      return "point";
    case Level::Dash:
      return "dash";
    case Level::Plus:
      return "plus";
  }
  return "";
}

std::string_view role_name(Paragraph::Role role) {
  switch (role) {
    case Paragraph::Role::Body:
      return "paragraph";
    case Paragraph::Role::Authority:
      return "authority";
    case Paragraph::Role::Resolution:
      return "resolution";
    case Paragraph::Role::Note:
      return "note";
    case Paragraph::Role::Centred:
      return "centred";
    case Paragraph::Role::Caption:
      return "caption";
  }
  return "";
}

std::string_view align_name(Align align) {
  switch (align) {
    case Align::Left:
      return "left";
    case Align::Center:
      return "center";
    case Align::Right:
      return "right";
    case Align::Justify:
      return "justify";
  }
  return "";
}

class Dumper {
 public:
  std::string document(const Document& document) {
    line(0, "document",
         fmt::format("{} {}", document.kind, document.sizes == SizeSet::Body13 ? "13" : "14"));
    property("title", document.title);
    property("author", document.author);
    property("subject", document.subject);
    if (document.date) property("date", iso(*document.date));
    for (const Text& address : document.address) line(1, "address", marked(address));
    for (const Section& section : document.sections) this->section(section);
    return std::move(out_);
  }

 private:
  // "name: words" or "name words"; no blank at the end of a line.
  void line(int depth, std::string_view name, std::string_view words) {
    out_.append(static_cast<std::size_t>(depth) * 2, ' ');
    out_ += name;
    if (!words.empty()) fmt::format_to(std::back_inserter(out_), ": {}", words);
    out_ += '\n';
  }
  void property(std::string_view name, const std::string& value) {
    if (!value.empty()) line(1, name, value);
  }
  static std::string number_and_symbol(const So_ky_hieu& so) {
    return fmt::format("{} {}", so.number ? fmt::format("{}", *so.number) : "_", so.symbol);
  }
  static std::string named(std::string_view name, const std::string& id) {
    return id.empty() ? std::string(name) : fmt::format("{} #{}", name, id);
  }

  void section(const Section& section) {
    std::string head = section.annex ? "annex" : "main";
    if (section.orientation == Orientation::Landscape) head += " landscape";
    line(0, named(head, section.id), section.name);
    if (!is_blank(section.signing)) line(1, "signing", marked(section.signing));
    for (const Block& block : section.blocks) {
      visit_block([this](const auto& one) { this->block(one); }, block);
    }
  }

  void block(const LetterHead& head) {
    line(1, "letter-head", "");
    if (!head.superior.empty()) line(2, "superior", joined(head.superior));
    line(2, "issuer", joined(head.issuer));
    if (head.so_ky_hieu) line(2, "so-ky-hieu", number_and_symbol(*head.so_ky_hieu));
    if (head.place) line(2, "place", marked(*head.place));
    if (head.date) line(2, "date", iso(*head.date));
    if (head.subject) line(2, "subject", marked(*head.subject));
    if (!head.secrecy.empty()) line(2, "secrecy", head.secrecy);
    if (!head.urgency.empty()) line(2, "urgency", head.urgency);
    if (!head.circulation.empty()) line(2, "circulation", head.circulation);
  }

  void block(const Title& title) {
    line(1, "title", marked(title.kind));
    for (const Text& words : title.trich_yeu) line(2, "trich-yeu", marked(words));
    if (title.attached) line(2, "attached", marked(*title.attached));
  }

  void block(const Addressees& addressees) {
    line(1, "addressees", addressees.label ? marked(*addressees.label) : "");
    for (const Text& name : addressees.names) line(2, "name", marked(name));
  }

  void block(const LegalBasis& basis) {
    std::string name = named("legal-basis", basis.id);
    if (!basis.closing.empty()) name += fmt::format(" [{}]", basis.closing);
    line(1, name, marked(basis.text));
  }

  void block(const Item& item) {
    std::string name = named(level_name(item.level), item.id);
    if (item.titled) name += " titled";
    if (item.verbatim) name += " verbatim";
    if (item.gap != " ") name += fmt::format(" gap[{}]", item.gap);
    std::string head = fmt::format("[{}]", item.number);
    if (!item.label.empty()) head += fmt::format(" [{}]", item.label);
    line(1, name, fmt::format("{} {}", head, marked(item.text)));
  }

  void block(const Paragraph& paragraph) {
    line(1, named(role_name(paragraph.role), paragraph.id), marked(paragraph.text));
  }

  void block(const Table& table) {
    std::string columns;
    for (const Table::Column& column : table.columns) {
      if (!columns.empty()) columns += ", ";
      columns += column.fixed_mm > 0 ? fmt::format("{}mm", column.fixed_mm)
                                     : fmt::format("{}*", column.share);
      if (column.align != Align::Left) columns += fmt::format(" {}", align_name(column.align));
      if (column.names_rows) columns += " names-rows";
    }
    line(1, named("table", table.id), columns);
    for (const Row& one : table.header) row("header", one);
    for (const Row& one : table.rows) row("row", one);
  }

  void row(std::string_view name, const Row& row) {
    std::string cells;
    for (const Cell& cell : row.cells) {
      cells += cells.empty() ? "|" : " |";
      if (cell.column_span > 1) cells += fmt::format("[{} columns]", cell.column_span);
      if (cell.row_span > 1) cells += fmt::format("[{} rows]", cell.row_span);
      if (cell.align) cells += fmt::format("[{}]", align_name(*cell.align));
      if (cell.bold) cells += "[bold]";
      if (cell.italic) cells += "[italic]";
      cells += " " + joined(cell.lines);
      while (cells.back() == ' ') cells.pop_back();
    }
    line(2, named(name, row.id), cells + " |");
  }

  void block(const PageBreak&) { line(1, "page-break", ""); }

  void block(const Contents& contents) {
    std::string words = fmt::format("to {}", level_name(contents.deepest));
    if (!contents.annexes) words += " without-annexes";
    line(1, "contents", words);
    if (contents.title) line(2, "title", marked(*contents.title));
  }

  void block(const Closing& closing) {
    line(1, "closing", "");
    for (const Text& one : closing.recipients) line(2, "recipient", marked(one));
    if (closing.archive) line(2, "archive", marked(*closing.archive));
    if (!closing.drafter.empty()) line(2, "drafter", closing.drafter);
    if (closing.left_signature) {
      line(2, "on-the-left", "");
      signature(3, *closing.left_signature);
    }
    if (closing.signature) signature(2, *closing.signature);
    for (const Text& one : closing.confirmation) line(2, "confirmation", marked(one));
  }

  void signature(int depth, const Signature& signature) {
    if (!signature.authority.empty()) line(depth, "sign-authority", joined(signature.authority));
    if (!signature.post.empty()) line(depth, "post", joined(signature.post));
    if (!signature.post_below.empty()) line(depth, "post-below", joined(signature.post_below));
    line(depth, "signer", marked(signature.name));
  }

  void block(const CopyHead& copy) {
    line(1, "copy", marked(copy.form));
    line(2, "issuer", joined(copy.issuer));
    if (copy.so_ky_hieu) line(2, "so-ky-hieu", number_and_symbol(*copy.so_ky_hieu));
    if (copy.place) line(2, "place", marked(*copy.place));
    if (copy.date) line(2, "date", iso(*copy.date));
  }

  void block(const AnnexTitle& annex) {
    std::string name = named("annex-title", annex.id);
    if (!annex.number.empty()) name += " " + annex.number;
    if (annex.typed_label) name += " typed-label";
    if (annex.verbatim) name += " verbatim";
    line(1, name, joined(annex.title));
    if (annex.attached) line(2, "attached", marked(*annex.attached));
  }

  std::string out_;
};

}  // namespace

std::string dump(const Document& document) {
  return Dumper().document(document);
}

}  // namespace vanthu::model
