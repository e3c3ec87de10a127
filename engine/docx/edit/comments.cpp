#include "docx/edit/comments.h"

#include <fmt/format.h>

#include "docx/edit/revision_marks.h"
#include "xml/emit.h"

namespace vanthu::docx::edit {
namespace {

constexpr std::string_view content_type =
    "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml";

// `space`: of WordprocessingML; declared on every comment, whatever the part's root calls it.
std::string markup(const Comment& comment, std::string_view space) {
  std::string result =
      fmt::format("<w:comment xmlns:w=\"{}\" w:id=\"{}\" w:author=\"{}\" w:initials=\"vt\">", space,
                  comment.id, our_name);
  for (std::size_t i = 0; i < comment.paragraphs.size(); ++i) {
    result += "<w:p>";
    if (i == 0) result += "<w:r><w:annotationRef/></w:r>";
    result += "<w:r><w:t xml:space=\"preserve\">";
    xml::escape_into(result, comment.paragraphs[i]);
    result += "</w:t></w:r></w:p>";
  }
  return result + "</w:comment>";
}

}  // namespace

void add_comments(const parse::Document& document, const std::vector<Comment>& comments,
                  ChangedParts& changed) {
  const parse::PartTree& main = document.part_of(document.body()).tree;
  const std::string& space = main.xml().names()[main.xml().name(0)].uri;
  std::string all;
  for (const Comment& one : comments) all += markup(one, space);
  const parse::Part* old = document.package.related(document.package.main(), "comments");
  if (old != nullptr) {
    changed[old->name] = with_last_child(old->bytes, all);
    return;
  }
  add_part(document.package, "comments", content_type,
           fmt::format("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
                       "<w:comments xmlns:w=\"{}\">{}</w:comments>",
                       space, all),
           changed);
}

std::string comment_start(std::int64_t id) {
  return fmt::format("<w:commentRangeStart w:id=\"{}\"/>", id);
}

std::string comment_end(std::int64_t id) {
  return fmt::format("<w:commentRangeEnd w:id=\"{}\"/><w:r><w:commentReference w:id=\"{}\"/></w:r>",
                     id, id);
}

}  // namespace vanthu::docx::edit
