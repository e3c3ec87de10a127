#include "app/json_lines.h"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>
#include <system_error>

#include "app/resources.h"
#include "base/file.h"
#include "data/json.h"
#include "data/write_json.h"
#include "template/decimal.h"
#include "template/dynamic_table.h"
#include "text/text.h"

namespace vanthu::app {
namespace {

struct Line {
  std::uint64_t begin;
  std::uint32_t size;  // without its end
  std::uint32_t number;
};

// The lines of a text that comes in pieces. Blank ones are left out.
class LineFinder {
 public:
  void add(std::string_view piece) {
    for (const char c : piece) {
      if (c == '\n') {
        end_line();
      } else if (c != ' ' && c != '\t' && c != '\r') {
        is_blank_ = false;
      }
      ++offset_;
    }
  }
  std::vector<Line> finish() {
    end_line();
    return std::move(lines_);
  }

 private:
  void end_line() {
    // A line beyond 4 GiB is cut; as it is far beyond the limit of an input it is refused anyway.
    const auto size = std::min<std::uint64_t>(offset_ - begin_, UINT32_MAX);
    if (!is_blank_) lines_.push_back({begin_, static_cast<std::uint32_t>(size), number_});
    begin_ = offset_ + 1;
    ++number_;
    is_blank_ = true;
  }

  std::vector<Line> lines_;
  std::uint64_t offset_ = 0;
  std::uint64_t begin_ = 0;
  std::uint32_t number_ = 1;
  bool is_blank_ = true;
};

// {"ky": {"ho_ten": "A"}} → ky.ho_ten: A. Texts of a list stand on lines. Lists of objects and
// tables of free columns have no place in one row and are shown as JSON (forms/json_cell.h reads
// it).
void add_columns(const std::string& name, const data::Value& value, RowColumns& columns);

// What a cell shows of a value that is no object or list.
std::string plain(const data::Value& value) {
  if (value.is_null()) return {};
  if (const bool* flag = value.as<bool>()) return *flag ? "có" : "không";
  if (const auto* text = value.as<std::string>()) return *text;
  // As people write it: in a text "12.345" is a whole number.
  if (const auto* number = value.as<data::Number>()) {
    if (const auto decimal = templates::parse_decimal(number->lexeme)) {
      return templates::plain_text(*decimal);
    }
  }
  return data::json_line(value);
}

// Lines that read again give the same items.
bool are_lines(const data::Array& items) {
  return !items.empty() && std::all_of(items.begin(), items.end(), [&](const data::Value& item) {
    if (const auto* text = item.as<std::string>()) {
      const bool looks_like_json = &item == &items.front() && text->starts_with('[');
      return !looks_like_json && !text->empty() && text::trimmed(*text) == *text &&
             text->find('\n') == std::string::npos;
    }
    return item.as<data::Array>() == nullptr && item.as<data::Object>() == nullptr;
  });
}

void add_columns(const std::string& name, const data::Value& value, RowColumns& columns) {
  const auto* object = value.as<data::Object>();
  if (object != nullptr && value.find(templates::dynamic_columns) == nullptr) {
    for (const data::Member& member : *object) {
      add_columns(name.empty() ? member.key : name + "." + member.key, member.value, columns);
    }
    return;
  }
  const auto* items = value.as<data::Array>();
  if (items == nullptr || !are_lines(*items)) {
    columns.emplace_back(name, plain(value));
    return;
  }
  std::string lines;
  for (const data::Value& item : *items) lines += (lines.empty() ? "" : "\n") + plain(item);
  columns.emplace_back(name, std::move(lines));
}

class JsonLines final : public RowSource {
 public:
  // A file, or else (null) the text itself.
  JsonLines(std::string name, std::unique_ptr<const FileParts> file, std::string text,
            std::vector<Line> lines)
      : name_(std::move(name)),
        file_(std::move(file)),
        text_(std::move(text)),
        lines_(std::move(lines)) {}

  [[nodiscard]] std::size_t count() const override { return lines_.size(); }
  [[nodiscard]] std::uint32_t line(std::size_t index) const override {
    return lines_[index].number;
  }

  [[nodiscard]] std::optional<data::Value> read(std::size_t index, Sources& sources,
                                                Diagnostics& diagnostics) const override {
    const Line& line = lines_[index];
    if (line.size > largest_input) {
      diagnostics.add(Code::FileTooLarge, {},
                      {fmt::format("{}:{}", name_, line.number), std::string(largest_input_text)});
      return std::nullopt;
    }
    std::string text;
    try {
      text = file_ ? file_->read(line.begin, line.size)
                   : text_.substr(static_cast<std::size_t>(line.begin), line.size);
    } catch (const std::system_error& trouble) {
      diagnostics.add(Code::FileUnreadable, {}, {name_, trouble.code().message()});
      return std::nullopt;
    }
    const FileId file = sources.add(name_, std::move(text), line.number);
    auto value = data::read_json(sources, file, diagnostics);
    if (value && value->as<data::Object>() == nullptr) {
      diagnostics.add(Code::BatchRowNotObject, value->at, {data::quoted(*value)});
      return std::nullopt;
    }
    return value;
  }

  [[nodiscard]] RowColumns columns(std::size_t index) const override {
    Sources sources;
    Diagnostics already_told;
    RowColumns columns;
    if (const auto value = read(index, sources, already_told)) add_columns("", *value, columns);
    return columns;
  }

  [[nodiscard]] std::string name(std::size_t) const override { return {}; }

 private:
  std::string name_;
  std::unique_ptr<const FileParts> file_;
  std::string text_;
  std::vector<Line> lines_;
};

}  // namespace

std::unique_ptr<const RowSource> open_json_lines(const std::filesystem::path& path,
                                                 Diagnostics& diagnostics) {
  std::unique_ptr<const FileParts> file;
  std::string text;
  LineFinder finder;
  try {
    if (path == "-") {
      text = read_standard_input(largest_input);
      finder.add(text);
    } else {
      file = std::make_unique<const FileParts>(path);
      constexpr std::size_t piece_size = 1 << 20;
      std::uint64_t offset = 0;
      for (;;) {
        const std::string piece = file->read(offset, piece_size);
        if (piece.empty()) break;
        finder.add(piece);
        offset += piece.size();
      }
    }
  } catch (const FileTooLarge&) {
    diagnostics.add(Code::FileTooLarge, {}, {path.string(), std::string(largest_input_text)});
    return nullptr;
  } catch (const std::system_error& trouble) {
    diagnostics.add(Code::FileUnreadable, {}, {path.string(), trouble.code().message()});
    return nullptr;
  }
  std::vector<Line> lines = finder.finish();
  if (lines.empty()) {
    diagnostics.add(Code::BatchNoRows, {}, {path.string()});
    return nullptr;
  }
  return std::make_unique<JsonLines>(path.string(), std::move(file), std::move(text),
                                     std::move(lines));
}

}  // namespace vanthu::app
