#include "rules/identity.h"

#include <fmt/format.h>

#include <string>
#include <string_view>
#include <unordered_set>
#include <utility>
#include <variant>

namespace vanthu::rules {
namespace {

// What a block without a key is called: it stands once in a section.
std::string_view name_of(const model::Block& block) {
  struct Names {
    std::string_view operator()(const model::LetterHead&) const { return "dau-van-ban"; }
    std::string_view operator()(const model::Title&) const { return "tieu-de"; }
    std::string_view operator()(const model::Addressees&) const { return "kinh-gui"; }
    std::string_view operator()(const model::LegalBasis&) const { return "can-cu"; }
    std::string_view operator()(const model::Item&) const { return "muc"; }
    std::string_view operator()(const model::Paragraph&) const { return "doan"; }
    std::string_view operator()(const model::Table&) const { return "bang"; }
    std::string_view operator()(const model::PageBreak&) const { return "ngat-trang"; }
    std::string_view operator()(const model::Contents&) const { return "muc-luc"; }
    std::string_view operator()(const model::Closing&) const { return "ket"; }
    std::string_view operator()(const model::CopyHead&) const { return "dau-ban-sao"; }
    std::string_view operator()(const model::AnnexTitle&) const { return "phu-luc"; }
  };
  return model::visit_block(Names{}, block);
}

// Of those kinds that have one.
template <class Block>
const std::string* key_in(const Block& block) {
  if constexpr (requires { block.key; }) {
    return block.key.empty() ? nullptr : &block.key;
  } else {
    return nullptr;
  }
}

bool is_drawn(const StyledParagraph& paragraph) {
  return paragraph.role == Role::Rule || paragraph.role == Role::Spacer;
}

void name_places(const std::string& key, StyledTable& table) {
  for (std::size_t r = 0; r < table.rows.size(); ++r) {
    for (std::size_t c = 0; c < table.rows[r].cells.size(); ++c) {
      auto& paragraphs = table.rows[r].cells[c].paragraphs;
      for (std::size_t p = 0; p < paragraphs.size(); ++p) {
        paragraphs[p].identity = fmt::format("{}/{}.{}.{}", key, r + 1, c + 1, p + 1);
      }
    }
  }
}

// Header rows have no key of their own.
void name_rows(const std::string& key, StyledTable& table) {
  for (std::size_t r = 0; r < table.rows.size(); ++r) {
    std::string& identity = table.rows[r].identity;
    if (!identity.empty()) continue;
    identity = fmt::format("{}/{}[{}]", key, table.rows[r].header ? "dau" : "hang", r + 1);
  }
}

// Every name of the document, in its order. Names that are settled must stay where they are.
class Names {
 public:
  explicit Names(std::size_t expected) { taken_.reserve(expected); }

  void settle(std::string& identity) {
    if (taken_.insert(identity).second) return;
    const std::string name = std::move(identity);
    for (std::size_t count = 2;; ++count) {
      identity = fmt::format("{}#{}", name, count);
      if (taken_.insert(identity).second) return;
    }
  }

 private:
  std::unordered_set<std::string_view> taken_;
};

}  // namespace

std::string section_key(const model::Section& section, std::size_t index) {
  if (index == 0) return "";
  for (const model::Block& block : section.blocks) {
    if (const auto* title = std::get_if<model::AnnexTitle>(&block)) {
      if (!title->key.empty()) return title->key;
    }
    if (const auto* title = std::get_if<model::Title>(&block)) {
      if (!title->key.empty()) return title->key;
    }
  }
  return fmt::format("phan[{}]", index + 1);
}

std::string key_of(const model::Block& block, const std::string& section) {
  const std::string* key =
      model::visit_block([](const auto& one) { return key_in(one); }, block);
  if (key != nullptr) return *key;
  std::string name(name_of(block));
  return section.empty() ? name : section + '/' + name;
}

void name_blocks(const std::string& key, std::vector<StyledBlock>& blocks, std::size_t first) {
  int count = 0;
  for (std::size_t i = first; i < blocks.size(); ++i) {
    if (auto* table = std::get_if<StyledTable>(&blocks[i])) {
      table->identity = key;
      if (table->purpose == StyledTable::Purpose::Layout) {
        name_places(key, *table);
      } else {
        name_rows(key, *table);
      }
      continue;
    }
    auto& paragraph = std::get<StyledParagraph>(blocks[i]);
    // Filled in later, an entry each.
    if (paragraph.role == Role::Contents || is_drawn(paragraph)) continue;
    paragraph.identity = ++count == 1 ? key : fmt::format("{}~{}", key, count);
  }
}

void settle_identities(StyledDocument& document) {
  std::size_t blocks = 0;
  for (const StyledSection& section : document.sections) blocks += section.blocks.size();
  Names names(blocks + blocks / 2);
  for (StyledSection& section : document.sections) {
    std::string before = section.identity;
    for (StyledBlock& block : section.blocks) {
      if (auto* paragraph = std::get_if<StyledParagraph>(&block)) {
        if (paragraph->identity.empty()) paragraph->identity = before + '^';
        names.settle(paragraph->identity);
        before = paragraph->identity;
        continue;
      }
      auto& table = std::get<StyledTable>(block);
      before = table.identity;
      for (StyledRow& row : table.rows) {
        if (!row.identity.empty()) names.settle(row.identity);
        for (StyledCell& cell : row.cells) {
          for (StyledParagraph& paragraph : cell.paragraphs) {
            if (!paragraph.identity.empty()) names.settle(paragraph.identity);
          }
        }
      }
    }
  }
}

}  // namespace vanthu::rules
