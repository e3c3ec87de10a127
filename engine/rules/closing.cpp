// The end of the text: nơi nhận (ô 9b, 12) beside authority, post and name of the signer (ô 7).
//
//   in    model::Closing
//   out   one layout table of one row, which never splits; of two rows when the left side is signed
//         as well, or something is to be confirmed there (mẫu 1.9, 1.10)

#include <fmt/format.h>

#include <algorithm>

#include "rules/blocks.h"
#include "rules/measure.h"
#include "text/text.h"

namespace vanthu::rules {
namespace {

bool starts_with_dash(std::string_view text) {
  const std::string_view trimmed = text::trimmed(text);
  return !trimmed.empty() && trimmed.front() == '-';
}

StyledParagraph recipient(const Context& context, const model::Text& text, ListPosition position,
                          Place at) {
  StyledParagraph line = make_paragraph(context, StyleKey::RecipientList, Role::Recipient, at);
  if (!starts_with_dash(model::plain(text))) add_words(line, "- ");
  add_text(line, text, Letters::AsTyped);
  add_words(line, closing_mark(plain_text(line), position));
  return line;
}

// "- Lưu: VT, VHXH."; a line that already begins with the word keeps it as typed.
StyledParagraph archive_line(const Context& context, const model::Text& archive, Place at) {
  StyledParagraph line = make_paragraph(context, StyleKey::RecipientList, Role::Recipient, at);
  const std::string typed = model::plain(archive);
  if (!starts_with_dash(typed)) add_words(line, "- ");
  std::string label = text::folded(context.values.archive_words.text);
  while (!label.empty() && (label.back() == ':' || label.back() == ' ')) label.pop_back();
  std::string_view folded = text::trimmed(typed);
  if (starts_with_dash(folded)) folded = text::trimmed(folded.substr(1));
  const std::string start = text::folded(folded);
  const bool labelled =
      start.compare(0, label.size(), label) == 0 &&
      (start.size() == label.size() || start[label.size()] == ':' || start[label.size()] == ' ');
  if (!labelled) {
    add_words(line, context.values.archive_words.text);
    if (!typed.empty()) add_words(line, " ");
  }
  add_text(line, archive, Letters::AsTyped);
  add_words(line, closing_mark(plain_text(line), ListPosition::Last));
  return line;
}

bool has_recipients(const model::Closing& closing) {
  return !closing.recipients.empty() || closing.archive || !closing.drafter.empty();
}

std::vector<StyledParagraph> recipients(const Context& context, const model::Closing& closing) {
  std::vector<StyledParagraph> lines;
  if (!closing.recipients.empty() || closing.archive) {
    lines.push_back(make_paragraph(context, StyleKey::Recipients, Role::Recipient, closing.at));
    add_words(lines.back(), context.values.recipients_words.text);
  }
  for (std::size_t i = 0; i < closing.recipients.size(); ++i) {
    const bool last = i + 1 == closing.recipients.size() && !closing.archive;
    lines.push_back(recipient(context, closing.recipients[i],
                              last ? ListPosition::Last : ListPosition::Inner, closing.at));
  }
  if (closing.archive) lines.push_back(archive_line(context, *closing.archive, closing.at));
  if (!closing.drafter.empty()) {
    lines.push_back(make_paragraph(context, StyleKey::Drafter, Role::Recipient, closing.at));
    add_words(lines.back(), closing.drafter, closing.drafter_field);
  }
  if (lines.empty()) {
    lines.push_back(make_paragraph(context, StyleKey::RecipientList, Role::Recipient));
  }
  return lines;
}

// Whether the agency signs beside a person.
enum class Seal { None, OverSignature };

std::vector<StyledParagraph> signature(const Context& context,
                                       const std::optional<model::Signature>& signed_by, Place at,
                                       Seal seal = Seal::None) {
  const RuleSet::Values& values = context.values;
  std::vector<StyledParagraph> lines;
  const auto add = [&](StyleKey style, const Type& type, const model::Text& text) {
    lines.push_back(make_paragraph(context, style, Role::Signature, at));
    add_text(lines.back(), text, letters(type));
  };
  if (signed_by) {
    const model::Signature& source = *signed_by;
    for (const model::Text& line : source.authority) {
      add(StyleKey::SignaturePost, values.signature_post, line);
    }
    for (const model::Text& line : source.post) {
      add(StyleKey::SignaturePost, values.signature_post, line);
    }
    // The space for the signature belongs to what stands below it.
    const std::size_t below = lines.size();
    for (const model::Text& line : source.post_below) {
      add(StyleKey::SignaturePost, values.signature_post, line);
    }
    if (!model::is_blank(source.name)) {
      add(StyleKey::SignatureName, values.signature_name, source.name);
    }
    if (below < lines.size()) {
      lines[below].format.before = context.use(values.signature_space).snapped();
      std::string signer = below == 0 ? "" : plain_text(lines[below - 1]) + " ";
      signer += model::plain(source.name);
      const Length width = context.use(values.signer_field).snapped();
      const Length side = seal == Seal::OverSignature ? context.use(values.seal_field).snapped() : Length();
      lines[below].signing = SigningSpace{std::string(text::trimmed(signer)), width, side,
                                          share(width, context.use(values.seal_overlap))};
    }
  }
  if (lines.empty()) {
    lines.push_back(make_paragraph(context, StyleKey::SignaturePost, Role::Signature));
  }
  return lines;
}

// Centred lines, with room below them for a signature by hand.
std::vector<StyledParagraph> confirmation(const Context& context, const model::Closing& closing) {
  std::vector<StyledParagraph> lines;
  for (const model::Text& text : closing.confirmation) {
    lines.push_back(make_paragraph(context, StyleKey::Confirmation, Role::Signature, closing.at));
    add_text(lines.back(), text, Letters::AsTyped);
  }
  if (!lines.empty()) {
    lines.back().format.after = context.use(context.values.signature_space).snapped();
  }
  return lines;
}

StyledRow make_row(std::vector<StyledParagraph> left, std::vector<StyledParagraph> right,
                   Place at) {
  StyledRow row;
  row.at = at;
  row.cells.push_back(make_cell(std::move(left)));
  row.cells.push_back(make_cell(std::move(right)));
  return row;
}

// Both names of a text that is signed twice stand on one line, whatever lines stand above them.
void level_names(const Context& context, const std::vector<Length>& columns,
                 std::vector<StyledParagraph>& left, std::vector<StyledParagraph>& right) {
  const auto height = [&](const std::vector<StyledParagraph>& lines, Length room) {
    Length sum;
    for (const StyledParagraph& line : lines) sum += paragraph_height(context.shaper, line, room);
    return sum;
  };
  const Length lower = height(right, columns[1]) - height(left, columns[0]);
  StyledParagraph& raised = lower > Length() ? left.back() : right.back();
  raised.format.before += (lower > Length() ? lower : Length() - lower).snapped();
}

// The usual share as in the samples; the signer's side grows when a line of it needs more, as long
// as the recipients keep a third.
Length left_width(const Context& context, const std::vector<StyledParagraph>& right) {
  const Length text = context.text_width();
  Length need;
  for (const StyledParagraph& line : right) {
    need = std::max(need, Measured(context.shaper, line.runs).width() + word_slack);
  }
  const Length usual = share(text, context.use(context.values.recipients_column));
  const Length least = share(text, context.values.recipients_column.min.value_or(0));
  // A line that would wrap all the same wraps in the usual column.
  const Length left = std::min(text - need, usual).snapped();
  return left < least ? usual : left;
}

}  // namespace

void add_closing(Context& context, const model::Closing& source, std::vector<StyledBlock>& blocks) {
  const bool twice = source.left_signature.has_value();
  std::vector<StyledParagraph> left =
      twice ? signature(context, source.left_signature, source.at) : recipients(context, source);
  std::vector<StyledParagraph> right =
      signature(context, source.signature, source.at, Seal::OverSignature);
  StyledTable table;
  table.purpose = StyledTable::Purpose::Layout;
  const Length left_column = left_width(context, right);
  table.columns = {left_column, context.text_width() - left_column};
  table.at = source.at;
  for (StyledParagraph& line : right) balance(context, line, table.columns[1]);
  if (twice) {
    for (StyledParagraph& line : left) balance(context, line, table.columns[0]);
    const bool named = source.signature && !model::is_blank(source.signature->name) &&
                       !model::is_blank(source.left_signature->name);
    if (named) level_names(context, table.columns, left, right);
  }

  // "ngang hàng với dòng chữ quyền hạn, chức vụ của người ký" (II.9.d): one baseline, two sizes.
  const Length before = context.use(context.values.closing_before).snapped();
  left.front().format.before += before;
  right.front().format.before += before;
  const Length left_size = left.front().mark.size;
  const Length right_size = right.front().mark.size;
  if (left_size < right_size) {
    left.front().format.before += baseline_step(context, left_size, right_size);
  } else {
    right.front().format.before += baseline_step(context, right_size, left_size);
  }
  table.rows.push_back(make_row(std::move(left), std::move(right), source.at));
  const auto add_below = [&](std::vector<StyledParagraph> lines) {
    lines.front().format.before = context.use(context.values.second_closing_before).snapped();
    for (StyledCell& cell : table.rows.back().cells) {
      for (StyledParagraph& line : cell.paragraphs) line.format.keep_next = true;
    }
    std::vector<StyledParagraph> none = signature(context, std::nullopt, source.at);
    table.rows.push_back(make_row(std::move(lines), std::move(none), source.at));
  };
  if (twice && has_recipients(source)) add_below(recipients(context, source));
  if (!source.confirmation.empty()) {
    std::vector<StyledParagraph> lines = confirmation(context, source);
    for (StyledParagraph& line : lines) balance(context, line, table.columns[0]);
    add_below(std::move(lines));
  }
  blocks.emplace_back(std::move(table));
}

}  // namespace vanthu::rules
