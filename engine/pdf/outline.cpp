#include "pdf/outline.h"

#include <charconv>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <system_error>

namespace vanthu::pdf {
namespace {

// A bookmark longer than any window shows helps nobody, and PDF/A-2 limits strings to 32 767 bytes
// (6.1.13). In bytes of UTF-8.
constexpr std::size_t longest_title = 2000;

constexpr std::size_t none = SIZE_MAX;

struct Item {
  std::uint32_t block = 0;
  int depth = 0;
  std::string title;
  std::size_t page = 0;
  Length top;  // from the page's lower edge
  std::size_t parent = none, previous = none, next = none, first = none, last = none;
  std::int64_t children = 0;
};

// In reading order; a heading that runs over several lines is put together again.
std::vector<Item> headings(const layout::Pages& pages, const Tags& tags) {
  std::vector<Item> items;
  std::vector<std::size_t> item_of(tags.size(), none);
  for (std::uint32_t block = 0; block < tags.size(); ++block) {
    if (tags[block].depth == 0) continue;
    item_of[block] = items.size();
    items.push_back({});
    items.back().block = block;
    items.back().depth = tags[block].depth;
  }
  if (items.empty()) return items;
  for (std::size_t p = 0; p < pages.pages.size(); ++p) {
    const layout::Page& page = pages.pages[p];
    for (const layout::Line& line : page.lines) {
      if (line.page_furniture || line.runs.empty() || item_of[line.block] == none) continue;
      Item& item = items[item_of[line.block]];
      if (item.title.empty()) {
        item.page = p;
        Length tallest;
        for (const layout::GlyphRun& run : line.runs) {
          if (run.size > tallest) tallest = run.size;
        }
        item.top = page.height - line.runs.front().baseline + tallest;
      }
      for (const layout::GlyphRun& run : line.runs) item.title += run.text();
      for (const char c : line.break_text) item.title += c == '\n' ? ' ' : c;
    }
  }
  return items;
}

// Depths have no gaps (structure.h), so the parent is the last item one level up.
void link(std::vector<Item>& items) {
  std::vector<std::size_t> latest;  // by depth - 1
  for (std::size_t i = 0; i < items.size(); ++i) {
    Item& item = items[i];
    const auto level = static_cast<std::size_t>(item.depth - 1);
    if (level > 0) {
      item.parent = latest[level - 1];
      Item& parent = items[item.parent];
      if (parent.first == none) parent.first = i;
      parent.last = i;
      ++parent.children;
    }
    if (latest.size() > level) {
      item.previous = latest[level];
      items[item.previous].next = i;
    }
    latest.resize(level);  // deeper items of an earlier parent are no siblings of what follows
    latest.push_back(i);
  }
}

// The value of a label such as "12"; nothing for "", "I" or "012".
std::optional<std::int64_t> plain_number(std::string_view label) {
  std::int64_t value = 0;
  const auto [end, error] = std::from_chars(label.data(), label.data() + label.size(), value);
  if (error != std::errc() || end != label.data() + label.size()) return std::nullopt;
  if (value < 1 || label.front() == '0') return std::nullopt;
  return value;
}

}  // namespace

void shorten(std::string& text) {
  if (text.size() <= longest_title) return;
  std::size_t end = longest_title;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80) --end;
  text.resize(end);
  text += "…";
}

Ref write_outline(const layout::Pages& pages, const Tags& tags, const std::vector<Ref>& page_refs,
                  File& file) {
  std::vector<Item> items = headings(pages, tags);
  if (items.empty()) return {};
  link(items);

  const Ref root = file.reserve();
  std::vector<Ref> refs(items.size());
  for (Ref& ref : refs) ref = file.reserve();
  std::int64_t shown = 0;
  std::size_t last = 0;
  for (std::size_t i = 0; i < items.size(); ++i) {
    Item& item = items[i];
    shorten(item.title);
    Object object;
    object.open_dict().key("Title").text(item.title);
    object.key("Parent").ref(item.parent == none ? root : refs[item.parent]);
    if (item.previous != none) object.key("Prev").ref(refs[item.previous]);
    if (item.next != none) object.key("Next").ref(refs[item.next]);
    if (item.first != none) {
      object.key("First").ref(refs[item.first]).key("Last").ref(refs[item.last]);
      object.key("Count").integer(-item.children);  // negative: folded
    }
    object.key("Dest").open_array().ref(page_refs[item.page]).name("XYZ").null();
    object.fixed(points(item.top)).null().close_array().close_dict();
    file.add(refs[i], object);
    if (item.parent == none) {
      ++shown;
      last = i;
    }
  }
  Object object;
  object.open_dict().key("Type").name("Outlines").key("First").ref(refs.front());
  object.key("Last").ref(refs[last]).key("Count").integer(shown).close_dict();
  file.add(root, object);
  return root;
}

Ref write_page_labels(const layout::Pages& pages, File& file) {
  Object object;
  object.open_dict().key("Nums").open_array();
  std::optional<std::int64_t> expected;  // what goes on with the range
  for (std::size_t i = 0; i < pages.pages.size(); ++i) {
    const std::string& label = pages.pages[i].label;
    const std::optional<std::int64_t> number = plain_number(label);
    if (!number || number != expected) {
      object.integer(static_cast<std::int64_t>(i)).open_dict();
      if (number) {
        object.key("S").name("D").key("St").integer(*number);
      } else {
        object.key("P").text(label);
      }
      object.close_dict();
    }
    expected = number ? std::optional(*number + 1) : std::nullopt;
  }
  return file.add(object.close_array().close_dict());
}

}  // namespace vanthu::pdf
