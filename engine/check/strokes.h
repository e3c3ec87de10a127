// The rules (đường kẻ) below motto, issuing agency and subject, whatever they are made of: drawn
// lines (DrawingML, VML), borders of paragraphs, dashes and underscores, underlined words.
//
//   in    a document, what was recognised in it; who measures words
//   out   Rule below a component: what it is made of, how long it is, how long the words are
//
// A rule belongs to the words right above it. What is drawn relative to the page, grouped, or of
// words that nobody can measure (another face than Times New Roman) has no length: nothing is
// guessed.

#pragma once

#include <functional>
#include <optional>
#include <string_view>
#include <vector>

#include "base/length.h"
#include "check/components.h"
#include "check/reading.h"
#include "docx/parse/document.h"

namespace vanthu::check {

// The width of words in Times New Roman; nothing when no fonts are at hand.
using Measure = std::function<std::optional<Length>(std::string_view words, int half_points,
                                                    bool bold, bool italic)>;

// Marks the parts of the head that look centred, without being: they fill their cell, or are moved
// by an indent or spaces; a twentieth of the words is no fault.
void find_centred_lines(const Reading& reading, const Measure& measure, Structure& structure);

[[nodiscard]] std::vector<Stroke> find_strokes(const docx::parse::Document& document,
                                               const Reading& reading, const Structure& structure,
                                               const Measure& measure);

}  // namespace vanthu::check
