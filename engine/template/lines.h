// LineBuilder: runs of text, from whatever pieces a template and its data give, to clean lines.
//
// White space of any kind becomes single spaces, none at the ends of a line, also where pieces
// meet. A space belongs to the piece it was written in: a run that came from data holds the data's
// words only.
// "\n" parts lines or counts as a space, as the place asks.

#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "model/document.h"
#include "template/rich_text.h"

namespace vanthu::templates {

enum class LineMode { One, Many };

class LineBuilder {
 public:
  explicit LineBuilder(LineMode mode) : mode_(mode) {}

  struct Style {
    bool bold = false;
    bool italic = false;
  };
  void add(std::string_view text, Style style, const std::string& field, Place at);
  // The words of one field in several looks, each on top of `style`.
  void add(const RichText& text, Style style, const std::string& field, Place at);
  void end_line();
  // A place to be filled in by hand; the rules give it its width.
  void add_fill(Style style, Place at);

  // Blank lines are left out: with LineMode::One there is one line or none.
  [[nodiscard]] std::vector<model::Text> take();

 private:
  void add_piece(std::string_view text, Style style, const std::string& field, Place at);
  model::Run& run_for(Style style, const std::string& field, Place at);
  void finish_line();

  LineMode mode_;
  std::vector<model::Text> lines_;
  model::Text line_;  // ends in one space at most; never begins with one
};

// A value of the data as lines.
[[nodiscard]] std::vector<model::Text> lines_of(std::string_view text, const std::string& field,
                                                Place at);

}  // namespace vanthu::templates
