#include "template/prepare.h"

#include <cstdint>

#include "template/derive.h"
#include "template/validate.h"

namespace vanthu::templates {

std::optional<Prepared> prepare(const Template::Internals& source, const data::Value& data,
                                Diagnostics& diagnostics) {
  const std::size_t before = diagnostics.count(Severity::Error);
  Prepared result;
  // First, because conditions and limits look at derived values, too; it takes data as they come.
  std::uint64_t steps = 0;
  result.completed = derive(source.root, source.derived, data, Subject::Data, steps, diagnostics);
  validate(source.root, result.of(data), diagnostics);
  if (diagnostics.count(Severity::Error) > before) return std::nullopt;
  return result;
}

}  // namespace vanthu::templates
