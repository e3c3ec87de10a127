#include "pdf/structure.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <cstddef>
#include <map>
#include <span>
#include <utility>

#include "pdf/usage.h"

namespace vanthu::pdf {
namespace {

using layout::BlockInfo;

constexpr std::uint32_t none = UINT32_MAX;
constexpr std::size_t keys_in_leaf = 32;  // of the parent tree

constexpr std::array<std::string_view, 6> heading_types{"H1", "H2", "H3", "H4", "H5", "H6"};

struct Element {
  std::string_view type;
  std::uint32_t parent = none;
  std::uint32_t first_child = none, last_child = none, next = none;
  std::uint32_t block = none;  // whose content stands in the element itself, as far as it is `part`
  std::uint32_t part = layout::own_part;
  int column_span = 1, row_span = 1;
  std::string_view scope = {};      // of a TH
  std::string_view numbering = {};  // of an L
};

// A cell of a table: its place and its blocks, [first, last) of the blocks that show something.
struct Cell {
  int row = 0, column = 0, row_span = 1, column_span = 1;
  bool header = false;  // of its column
  bool heads_row = false;
  std::vector<std::uint32_t> shown;

  // TH or TD.
  [[nodiscard]] std::string_view type() const { return header || heads_row ? "TH" : "TD"; }
};

using CellKey = std::pair<int, int>;  // row, column

// Cells of the table whose blocks are [first, last).
std::map<CellKey, Cell> cells_of(const std::vector<BlockInfo>& blocks, const Tags& tags,
                                 std::uint32_t first, std::uint32_t last) {
  std::map<CellKey, Cell> cells;
  for (std::uint32_t b = first; b < last; ++b) {
    const BlockInfo& info = blocks[b];
    Cell& cell = cells[{info.row, info.column}];
    cell.row = info.row;
    cell.column = info.column;
    cell.row_span = std::max(info.row_span, 1);
    cell.column_span = std::max(info.column_span, 1);
    cell.header = info.header_row;
    cell.heads_row = info.heads_row;
    if (!tags[b].type.empty()) cell.shown.push_back(b);
  }
  return cells;
}

std::uint32_t end_of_table(const std::vector<BlockInfo>& blocks, std::uint32_t first) {
  std::uint32_t last = first + 1;
  while (last < blocks.size() && blocks[last].table == blocks[first].table &&
         blocks[last].section == blocks[first].section) {
    ++last;
  }
  return last;
}

// PDF/UA-1 (7.6) wants to know how items are counted wherever they have a Lbl.
std::string_view numbering_of(rules::Marks marks) {
  switch (marks) {
    case rules::Marks::Bullets:
      return "Disc";
    case rules::Marks::Numbers:
      return "Decimal";
    case rules::Marks::Letters:
      return "LowerAlpha";
  }
  return "None";
}

class Tree {
 public:
  // `links`: the parts that have an annotation, in reading order; all others are plain text.
  Tree(const layout::Pages& pages, const Tags& tags, const std::vector<LinkAnnotation>& links)
      : blocks_(pages.blocks), tags_(tags) {
    build();
    for (const LinkAnnotation& link : links) {
      const std::pair<std::uint32_t, std::uint32_t> key{link.mark.block, link.mark.part};
      if (parts_.contains(key)) continue;
      const std::uint32_t around = holder_[link.mark.block];
      const auto number = static_cast<std::uint32_t>(elements_.size());
      elements_.push_back({"Link", around});  // listed where its text stands (write_content)
      elements_.back().block = link.mark.block;
      elements_.back().part = link.mark.part;
      parts_.emplace(key, number);
    }
  }

  [[nodiscard]] const std::vector<Element>& elements() const { return elements_; }
  [[nodiscard]] std::uint32_t element_of(const Mark& mark) const {
    if (mark.part == layout::own_part) return holder_[mark.block];
    if (mark.part == layout::label_part && labels_[mark.block] != none) return labels_[mark.block];
    const auto part = parts_.find({mark.block, mark.part});
    return part == parts_.end() ? holder_[mark.block] : part->second;
  }

 private:
  std::uint32_t add(std::uint32_t parent, std::string_view type, std::uint32_t block = none) {
    const auto number = static_cast<std::uint32_t>(elements_.size());
    Element element;
    element.type = type;
    element.parent = parent;
    element.block = block;
    elements_.push_back(element);
    if (block != none) holder_[block] = number;
    if (parent != none) {
      Element& above = elements_[parent];
      if (above.first_child == none) {
        above.first_child = number;
      } else {
        elements_[above.last_child].next = number;
      }
      above.last_child = number;
    }
    return number;
  }

  void build() {
    holder_.assign(blocks_.size(), none);
    labels_.assign(blocks_.size(), none);
    const std::uint32_t document = add(none, "Document");
    const bool has_sections = !blocks_.empty() && blocks_.front().section != blocks_.back().section;
    std::uint32_t around = document;
    for (std::uint32_t b = 0; b < blocks_.size();) {
      const BlockInfo& info = blocks_[b];
      if (has_sections && (b == 0 || info.section != blocks_[b - 1].section)) {
        around = add(document, "Sect");
        open_.clear();
      }
      if (info.table >= 0) {
        const std::uint32_t end = end_of_table(blocks_, b);
        add_table(around, b, end);
        open_.clear();
        b = end;
        continue;
      }
      const std::string_view type = tags_[b].type;
      if (type == "LBody") {
        add_item(around, b);
      } else if (type == "Reference") {
        add(add(nested(around, "TOC", info.level), "TOCI"), type, b);
      } else if (!type.empty()) {
        open_.clear();
        add(around, type, b);
      }
      ++b;
    }
  }

  // A list, or a table of contents, that is being filled; deeper ones stand behind those they are
  // in.
  struct Open {
    std::string_view type;
    int level = 0;
    std::uint32_t element = none;
    std::uint32_t body = none;  // of its last item: where a deeper list goes
    rules::Marks marks = rules::Marks::Bullets;
  };

  // The list for an item of that level: an open one, or a new one inside what is above it.
  std::uint32_t nested(std::uint32_t around, std::string_view type, int level,
                       rules::Marks marks = rules::Marks::Bullets) {
    if (!open_.empty() && open_.front().type != type) open_.clear();
    while (!open_.empty() && (open_.back().level > level ||
                              (open_.back().level == level && open_.back().marks != marks))) {
      open_.pop_back();
    }
    if (open_.empty() || open_.back().level < level) {
      const std::uint32_t parent = open_.empty()               ? around
                                   : open_.back().body != none ? open_.back().body
                                                               : open_.back().element;
      open_.push_back({type, level, add(parent, type), none, marks});
    }
    return open_.back().element;
  }

  void add_item(std::uint32_t around, std::uint32_t block) {
    const BlockInfo& info = blocks_[block];
    const std::uint32_t list = nested(around, "L", info.level, info.marks);
    const std::uint32_t item = add(list, "LI");
    if (tags_[block].labelled) {
      const std::uint32_t label = add(item, "Lbl");
      elements_[label].block = block;
      elements_[label].part = layout::label_part;
      labels_[block] = label;
      elements_[list].numbering = numbering_of(info.marks);
    }
    open_.back().body = add(item, "LBody", block);
  }

  void add_table(std::uint32_t around, std::uint32_t first, std::uint32_t last) {
    const std::map<CellKey, Cell> cells = cells_of(blocks_, tags_, first, last);
    int rows = 0, columns = 0;
    bool empty = true;
    for (const auto& [key, cell] : cells) {
      rows = std::max(rows, cell.row + cell.row_span);
      columns = std::max(columns, cell.column + cell.column_span);
      empty = empty && cell.shown.empty();
    }
    if (empty) return;
    const std::uint32_t table = add(around, "Table");
    std::vector<char> covered(static_cast<std::size_t>(rows) * static_cast<std::size_t>(columns));
    const auto place = [&](int row, int column) -> char& {
      return covered[static_cast<std::size_t>(row) * static_cast<std::size_t>(columns) +
                     static_cast<std::size_t>(column)];
    };
    auto next = cells.begin();
    for (int row = 0; row < rows; ++row) {
      const std::uint32_t line = add(table, "TR");
      for (int column = 0; column < columns; ++column) {
        if (next != cells.end() && next->first == CellKey{row, column}) {
          const Cell& cell = (next++)->second;
          for (int r = row; r < row + cell.row_span; ++r) {
            for (int c = column; c < column + cell.column_span; ++c) place(r, c) = 1;
          }
          add_cell(line, cell);
        } else if (place(row, column) == 0) {
          add(line, "TD");
        }
      }
    }
  }

  void add_cell(std::uint32_t row, const Cell& cell) {
    const bool direct = cell.shown.size() == 1;  // a single paragraph needs no P of its own
    const std::uint32_t number = add(row, cell.type(), direct ? cell.shown.front() : none);
    if (cell.header || cell.heads_row) elements_[number].scope = cell.header ? "Column" : "Row";
    elements_[number].column_span = cell.column_span;
    elements_[number].row_span = cell.row_span;
    if (direct) return;
    for (const std::uint32_t block : cell.shown) add(number, "P", block);
  }

  const std::vector<BlockInfo>& blocks_;
  const Tags& tags_;
  std::vector<Element> elements_;
  std::vector<std::uint32_t> holder_;  // by block: the element with its content
  std::vector<std::uint32_t> labels_;  // the same of its label
  std::map<std::pair<std::uint32_t, std::uint32_t>, std::uint32_t> parts_;  // of its links
  std::vector<Open> open_;
};

struct Fragment {
  std::uint32_t page;
  std::uint32_t mark;
  std::uint32_t part;
};

// By block, in page order.
class Fragments {
 public:
  Fragments(const std::vector<Marks>& marks, std::size_t blocks) : ends_(blocks + 1) {
    for (const Marks& page : marks) {
      for (const Mark& mark : page) ++ends_[mark.block + 1];
    }
    for (std::size_t block = 0; block < blocks; ++block) ends_[block + 1] += ends_[block];
    all_.resize(ends_.back());
    std::vector<std::size_t> next = ends_;
    for (std::uint32_t page = 0; page < marks.size(); ++page) {
      for (std::uint32_t mark = 0; mark < marks[page].size(); ++mark) {
        all_[next[marks[page][mark].block]++] = {page, mark, marks[page][mark].part};
      }
    }
  }
  [[nodiscard]] std::span<const Fragment> of(std::uint32_t block) const {
    return std::span(all_).subspan(ends_[block], ends_[block + 1] - ends_[block]);
  }

 private:
  std::vector<std::size_t> ends_;  // of each block's, behind a zero
  std::vector<Fragment> all_;
};

// What stands in an element: pieces of content, elements, annotations, in reading order.
struct Kid {
  enum class Kind { Content, Element, Annotation };
  Kind kind = Kind::Content;
  std::uint32_t page = 0;  // Content, Annotation
  std::uint32_t mark = 0;  // Content
  Ref target;              // the others
};

// 14.7.4: bare numbers on the element's own page, references with a page on the others.
void write_kids(Object& object, const std::vector<Kid>& kids, const std::vector<Ref>& page_refs) {
  if (kids.empty()) return;
  const auto content = std::find_if(kids.begin(), kids.end(),
                                    [](const Kid& kid) { return kid.kind == Kid::Kind::Content; });
  const std::uint32_t own_page = content == kids.end() ? none : content->page;
  if (own_page != none) object.key("Pg").ref(page_refs[own_page]);
  object.key("K");
  if (kids.size() > 1 || own_page == none) object.open_array();
  for (const Kid& kid : kids) {
    if (kid.kind == Kid::Kind::Element) {
      object.ref(kid.target);
    } else if (kid.kind == Kid::Kind::Annotation) {
      object.open_dict().key("Type").name("OBJR").key("Obj").ref(kid.target);
      object.key("Pg").ref(page_refs[kid.page]).close_dict();
    } else if (kid.page == own_page) {
      object.integer(kid.mark);
    } else {
      object.open_dict().key("Type").name("MCR").key("Pg").ref(page_refs[kid.page]);
      object.key("MCID").integer(kid.mark).close_dict();
    }
  }
  if (kids.size() > 1 || own_page == none) object.close_array();
}

void write_attributes(Object& object, const Element& element) {
  if (!element.numbering.empty()) {
    object.key("A").open_dict().key("O").name("List");
    object.key("ListNumbering").name(element.numbering).close_dict();
  }
  if (element.scope.empty() && element.column_span == 1 && element.row_span == 1) return;
  object.key("A").open_dict().key("O").name("Table");
  if (!element.scope.empty()) object.key("Scope").name(element.scope);
  if (element.column_span > 1) object.key("ColSpan").integer(element.column_span);
  if (element.row_span > 1) object.key("RowSpan").integer(element.row_span);
  object.close_dict();
}

Ref write_parent_tree(const Tree& tree, const std::vector<Ref>& refs,
                      const std::vector<Marks>& marks, const std::vector<Ref>& annotated,
                      File& file) {
  const std::size_t keys = marks.size() + annotated.size();
  const auto write_leaf = [&](Object& object, std::size_t first, std::size_t last) {
    object.key("Nums").open_array();
    for (std::size_t key = first; key < last; ++key) {
      object.integer(static_cast<std::int64_t>(key));
      if (key >= marks.size()) {
        object.ref(annotated[key - marks.size()]);
        continue;
      }
      object.open_array();
      for (const Mark& mark : marks[key]) object.ref(refs[tree.element_of(mark)]);
      object.close_array();
    }
    object.close_array();
  };
  Object root;
  root.open_dict();
  if (keys <= keys_in_leaf) {
    write_leaf(root, 0, keys);
  } else {
    root.key("Kids").open_array();
    for (std::size_t first = 0; first < keys; first += keys_in_leaf) {
      const std::size_t last = std::min(keys, first + keys_in_leaf);
      Object leaf;
      leaf.open_dict().key("Limits").open_array().integer(static_cast<std::int64_t>(first));
      leaf.integer(static_cast<std::int64_t>(last) - 1).close_array();
      write_leaf(leaf, first, last);
      root.ref(file.add(leaf.close_dict()));
    }
    root.close_array();
  }
  return file.add(root.close_dict());
}

}  // namespace

std::string_view tag_of(const Mark& mark, const Tags& tags) {
  if (mark.part == layout::own_part) return tags[mark.block].type;
  return mark.part == layout::label_part ? "Lbl" : "Link";
}

Tags tag_blocks(const layout::Pages& pages) {
  const std::vector<BlockInfo>& blocks = pages.blocks;
  Tags tags(blocks.size());
  for (const layout::Page& page : pages.pages) {
    for (const layout::Line& line : page.lines) {
      if (line.page_furniture || is_blank(line)) continue;
      assert(line.block < blocks.size());
      tags[line.block].type = "P";
      for (const layout::GlyphRun& run : line.runs) {
        if (run.part == layout::label_part && run.shows()) tags[line.block].labelled = true;
      }
    }
  }
  std::vector<int> open;  // outline levels of the headings around the current place
  for (std::uint32_t b = 0; b < blocks.size();) {
    const BlockInfo& info = blocks[b];
    if (info.table >= 0) {
      const std::uint32_t end = end_of_table(blocks, b);
      for (const auto& [key, cell] : cells_of(blocks, tags, b, end)) {
        if (cell.shown.size() == 1) tags[cell.shown.front()].type = cell.type();
      }
      b = end;
      continue;
    }
    BlockTag& tag = tags[b++];
    if (tag.type.empty()) continue;
    if (info.outline >= 0) {
      while (!open.empty() && open.back() >= info.outline) open.pop_back();
      open.push_back(info.outline);
      tag.depth = static_cast<int>(open.size());
      tag.type = heading_types[std::min(open.size(), heading_types.size()) - 1];
    } else if (info.role == rules::Role::ListItem) {
      tag.type = "LBody";
    } else if (info.role == rules::Role::Contents) {
      tag.type = "Reference";
    }
  }
  return tags;
}

Ref write_structure(const layout::Pages& pages, const Tags& tags, const std::vector<Marks>& marks,
                    const std::vector<FormField>& fields, const std::vector<LinkAnnotation>& links,
                    const std::vector<Ref>& page_refs, File& file) {
  const Tree tree(pages, tags, links);
  const std::vector<Element>& elements = tree.elements();
  const Fragments fragments(marks, pages.blocks.size());

  const Ref root = file.reserve();
  std::vector<Ref> refs(elements.size());
  for (Ref& ref : refs) ref = file.reserve();
  std::vector<Ref> forms(fields.size());
  for (Ref& ref : forms) ref = file.reserve();
  std::vector<std::vector<Kid>> annotations(elements.size());  // by element
  std::vector<Ref> annotated = forms;                          // by key behind the pages
  for (const LinkAnnotation& link : links) {
    const std::uint32_t element = tree.element_of(link.mark);
    annotations[element].push_back(
        {Kid::Kind::Annotation, static_cast<std::uint32_t>(link.page), 0, link.annotation});
    annotated.push_back(refs[element]);
  }
  Object object;
  std::vector<Kid> kids;
  for (std::uint32_t i = 0; i < elements.size(); ++i) {
    const Element& element = elements[i];
    object.clear().open_dict().key("S").key(element.type);
    object.key("P").ref(element.parent == none ? root : refs[element.parent]);
    write_attributes(object, element);
    kids.clear();
    if (element.block != none) {
      std::uint32_t inner = none;  // the link listed last: it is one, whatever lines it runs over
      for (const Fragment& fragment : fragments.of(element.block)) {
        const std::uint32_t holder = tree.element_of({element.block, fragment.part});
        if (holder == i) {
          kids.push_back({Kid::Kind::Content, fragment.page, fragment.mark, {}});
        } else if (elements[holder].parent == i && holder != inner) {
          kids.push_back({Kid::Kind::Element, 0, 0, refs[holder]});
          inner = holder;
        }
      }
      assert(!kids.empty());
    }
    for (std::uint32_t child = element.first_child; child != none; child = elements[child].next) {
      kids.push_back({Kid::Kind::Element, 0, 0, refs[child]});
    }
    if (i == 0) {  // the document
      for (const Ref form : forms) kids.push_back({Kid::Kind::Element, 0, 0, form});
    }
    kids.insert(kids.end(), annotations[i].begin(), annotations[i].end());
    write_kids(object, kids, page_refs);
    file.add(refs[i], object.close_dict());
  }
  for (std::size_t i = 0; i < fields.size(); ++i) {
    object.clear().open_dict().key("S").name("Form").key("P").ref(refs.front());
    object.key("K").open_dict().key("Type").name("OBJR").key("Obj").ref(fields[i].widget);
    object.key("Pg").ref(page_refs[fields[i].page]).close_dict();
    file.add(forms[i], object.close_dict());
  }

  object.clear().open_dict().key("Type").name("StructTreeRoot").key("K").ref(refs.front());
  object.key("ParentTree").ref(write_parent_tree(tree, refs, marks, annotated, file));
  const std::size_t keys = marks.size() + annotated.size();
  object.key("ParentTreeNextKey").integer(static_cast<std::int64_t>(keys)).close_dict();
  file.add(root, object);
  return root;
}

}  // namespace vanthu::pdf
