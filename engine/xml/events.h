// XML as a stream of events, for parts of packages: too large for a tree, and read by no person, so
// that a message names the part and not a line.
//
// Refused: document type declarations (and so all entities of one's own), encodings other than
// UTF-8, nesting beyond 128.

#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace vanthu::xml {

// The attributes of one start tag; valid during start().
class EventAttributes {
 public:
  EventAttributes(const unsigned char** list, int count) : list_(list), count_(count) {}
  // An attribute without a prefix; empty optional when absent.
  [[nodiscard]] std::optional<std::string> find(std::string_view local) const;
  // One in a namespace whose name ends so: ("relationships", "id").
  [[nodiscard]] std::optional<std::string> find(std::string_view uri_end,
                                                std::string_view local) const;

 private:
  [[nodiscard]] std::string value(int index) const;
  const unsigned char** list_;  // libxml2's: local name, prefix, URI, value, end
  int count_;
};

class EventHandler {
 public:
  virtual ~EventHandler() = default;
  // `uri` names the namespace; "" for none.
  virtual void start(std::string_view uri, std::string_view local,
                     const EventAttributes& attributes) = 0;
  virtual void end(std::string_view uri, std::string_view local) = 0;
  // A text may come in several pieces.
  virtual void text(std::string_view piece) = 0;
};

// What is wrong, for a technician (English); empty when the whole was read.
[[nodiscard]] std::optional<std::string> read_events(std::string_view bytes, EventHandler& handler);

}  // namespace vanthu::xml
