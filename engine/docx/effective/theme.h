// The faces of a document's theme: what "minorHAnsi" and its kin stand for (ISO/IEC 29500-1,
// 17.18.96; 20.1.6.6).

#pragma once

#include <string>
#include <string_view>

#include "docx/parse/package.h"

namespace vanthu::docx::effective {

class Theme {
 public:
  // A package without a theme, or with one that cannot be read, has empty faces.
  [[nodiscard]] static Theme read(const parse::Package& package);

  // "" for names that the theme does not give a face.
  [[nodiscard]] std::string face(std::string_view name) const;

 private:
  struct Faces {
    std::string latin, east_asia, complex, vietnamese;
  };
  Faces major_, minor_;
};

}  // namespace vanthu::docx::effective
