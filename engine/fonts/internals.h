// What a FontSet holds; for this module only.

#pragma once

#include <hb.h>

#include <array>
#include <memory>
#include <string>

#include "fonts/fonts.h"

namespace vanthu::fonts {

template <auto destroy>
struct HarfBuzzDelete {
  template <typename Object>
  void operator()(Object* object) const {
    destroy(object);
  }
};
using Blob = std::unique_ptr<hb_blob_t, HarfBuzzDelete<hb_blob_destroy>>;
using FaceHandle = std::unique_ptr<hb_face_t, HarfBuzzDelete<hb_face_destroy>>;
using FontHandle = std::unique_ptr<hb_font_t, HarfBuzzDelete<hb_font_destroy>>;
using Buffer = std::unique_ptr<hb_buffer_t, HarfBuzzDelete<hb_buffer_destroy>>;

struct OpenedFace {
  Blob blob;
  FaceHandle face;
  FontHandle font;  // scale = units per em, immutable: any number of threads may shape with it
  Metrics metrics;
  std::string postscript_name;
};

struct FontSet::Internals {
  std::array<OpenedFace, 4> faces;  // by Face
};

}  // namespace vanthu::fonts
