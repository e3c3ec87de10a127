#include "pdf/structure.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <cstddef>
#include <map>
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
  std::uint32_t block = none;  // whose content stands in the element itself
  int column_span = 1, row_span = 1;
};

// A cell of a table: its place and its blocks, [first, last) of the blocks that show something.
struct Cell {
  int row = 0, column = 0, row_span = 1, column_span = 1;
  bool header = false;
  std::vector<std::uint32_t> shown;
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

class Tree {
 public:
  Tree(const layout::Pages& pages, const Tags& tags) : blocks_(pages.blocks), tags_(tags) {
    build();
  }

  [[nodiscard]] const std::vector<Element>& elements() const { return elements_; }
  [[nodiscard]] std::uint32_t element_of(std::uint32_t block) const { return holder_[block]; }

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
    const std::uint32_t document = add(none, "Document");
    const bool has_sections = !blocks_.empty() && blocks_.front().section != blocks_.back().section;
    std::uint32_t around = document;
    std::uint32_t list = none;
    for (std::uint32_t b = 0; b < blocks_.size();) {
      const BlockInfo& info = blocks_[b];
      if (has_sections && (b == 0 || info.section != blocks_[b - 1].section)) {
        around = add(document, "Sect");
        list = none;
      }
      if (info.table >= 0) {
        const std::uint32_t end = end_of_table(blocks_, b);
        add_table(around, b, end);
        list = none;
        b = end;
        continue;
      }
      const std::string_view type = tags_[b].type;
      if (type == "LBody") {
        if (list == none) list = add(around, "L");
        add(add(list, "LI"), type, b);
      } else if (!type.empty()) {
        list = none;
        add(around, type, b);
      }
      ++b;
    }
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
    const std::uint32_t number =
        add(row, cell.header ? "TH" : "TD", direct ? cell.shown.front() : none);
    elements_[number].column_span = cell.column_span;
    elements_[number].row_span = cell.row_span;
    if (direct) return;
    for (const std::uint32_t block : cell.shown) add(number, "P", block);
  }

  const std::vector<BlockInfo>& blocks_;
  const Tags& tags_;
  std::vector<Element> elements_;
  std::vector<std::uint32_t> holder_;  // by block: the element with its content
};

struct Fragment {
  std::uint32_t page;
  std::uint32_t mark;
};

// By block, in page order.
std::vector<std::vector<Fragment>> fragments_of(const std::vector<Marks>& marks,
                                                std::size_t blocks) {
  std::vector<std::vector<Fragment>> result(blocks);
  for (std::uint32_t page = 0; page < marks.size(); ++page) {
    for (std::uint32_t mark = 0; mark < marks[page].size(); ++mark) {
      result[marks[page][mark]].push_back({page, mark});
    }
  }
  return result;
}

// 14.7.4: bare numbers on the element's own page, references with a page on the others.
void write_content(Object& object, const std::vector<Fragment>& fragments,
                   const std::vector<Ref>& page_refs) {
  const std::uint32_t own_page = fragments.front().page;
  object.key("Pg").ref(page_refs[own_page]).key("K");
  if (fragments.size() > 1) object.open_array();
  for (const Fragment& fragment : fragments) {
    if (fragment.page == own_page) {
      object.integer(fragment.mark);
    } else {
      object.open_dict().key("Type").name("MCR").key("Pg").ref(page_refs[fragment.page]);
      object.key("MCID").integer(fragment.mark).close_dict();
    }
  }
  if (fragments.size() > 1) object.close_array();
}

void write_attributes(Object& object, const Element& element) {
  const bool header = element.type == "TH";
  if (!header && element.column_span == 1 && element.row_span == 1) return;
  object.key("A").open_dict().key("O").name("Table");
  if (header) object.key("Scope").name("Column");
  if (element.column_span > 1) object.key("ColSpan").integer(element.column_span);
  if (element.row_span > 1) object.key("RowSpan").integer(element.row_span);
  object.close_dict();
}

Ref write_parent_tree(const Tree& tree, const std::vector<Ref>& refs,
                      const std::vector<Marks>& marks, const std::vector<Ref>& forms, File& file) {
  const std::size_t keys = marks.size() + forms.size();
  const auto write_leaf = [&](Object& object, std::size_t first, std::size_t last) {
    object.key("Nums").open_array();
    for (std::size_t key = first; key < last; ++key) {
      object.integer(static_cast<std::int64_t>(key));
      if (key >= marks.size()) {
        object.ref(forms[key - marks.size()]);
        continue;
      }
      object.open_array();
      for (const std::uint32_t block : marks[key]) object.ref(refs[tree.element_of(block)]);
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

Tags tag_blocks(const layout::Pages& pages) {
  const std::vector<BlockInfo>& blocks = pages.blocks;
  Tags tags(blocks.size());
  for (const layout::Page& page : pages.pages) {
    for (const layout::Line& line : page.lines) {
      if (line.page_furniture || is_blank(line)) continue;
      assert(line.block < blocks.size());
      tags[line.block].type = "P";
    }
  }
  std::vector<int> open;  // outline levels of the headings around the current place
  for (std::uint32_t b = 0; b < blocks.size();) {
    const BlockInfo& info = blocks[b];
    if (info.table >= 0) {
      const std::uint32_t end = end_of_table(blocks, b);
      for (const auto& [key, cell] : cells_of(blocks, tags, b, end)) {
        if (cell.shown.size() == 1) tags[cell.shown.front()].type = cell.header ? "TH" : "TD";
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
    }
  }
  return tags;
}

Ref write_structure(const layout::Pages& pages, const Tags& tags, const std::vector<Marks>& marks,
                    const std::vector<FormField>& fields, const std::vector<Ref>& page_refs,
                    File& file) {
  const Tree tree(pages, tags);
  const std::vector<Element>& elements = tree.elements();
  const std::vector<std::vector<Fragment>> fragments = fragments_of(marks, pages.blocks.size());

  const Ref root = file.reserve();
  std::vector<Ref> refs(elements.size());
  for (Ref& ref : refs) ref = file.reserve();
  std::vector<Ref> forms(fields.size());
  for (Ref& ref : forms) ref = file.reserve();
  for (std::size_t i = 0; i < elements.size(); ++i) {
    const Element& element = elements[i];
    Object object;
    object.open_dict().key("S").name(element.type);
    object.key("P").ref(element.parent == none ? root : refs[element.parent]);
    write_attributes(object, element);
    if (element.block != none) {
      assert(!fragments[element.block].empty());
      write_content(object, fragments[element.block], page_refs);
    } else if (element.first_child != none) {
      object.key("K").open_array();
      for (std::uint32_t child = element.first_child; child != none; child = elements[child].next) {
        object.ref(refs[child]);
      }
      if (i == 0) {  // the document
        for (const Ref form : forms) object.ref(form);
      }
      object.close_array();
    }
    file.add(refs[i], object.close_dict());
  }
  for (std::size_t i = 0; i < fields.size(); ++i) {
    Object object;
    object.open_dict().key("S").name("Form").key("P").ref(refs.front());
    object.key("K").open_dict().key("Type").name("OBJR").key("Obj").ref(fields[i].widget);
    object.key("Pg").ref(page_refs[fields[i].page]).close_dict();
    file.add(forms[i], object.close_dict());
  }

  Object object;
  object.open_dict().key("Type").name("StructTreeRoot").key("K").ref(refs.front());
  object.key("ParentTree").ref(write_parent_tree(tree, refs, marks, forms, file));
  const std::size_t keys = marks.size() + forms.size();
  object.key("ParentTreeNextKey").integer(static_cast<std::int64_t>(keys)).close_dict();
  file.add(root, object);
  return root;
}

}  // namespace vanthu::pdf
