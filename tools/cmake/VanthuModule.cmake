# Warnings and sanitizers for our own code; never exported.
add_library(vanthu_warnings INTERFACE)
target_compile_options(vanthu_warnings INTERFACE
  -Wall -Wextra -Wpedantic -Wshadow -Wconversion $<$<BOOL:${VANTHU_WERROR}>:-Werror>)
# GCC 12 reports overlaps and uninitialised strings inside its own library once it optimises; both
# reports are false (GCC bugs 105651 and 105562).
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU" AND CMAKE_CXX_COMPILER_VERSION VERSION_LESS 13)
  target_compile_options(vanthu_warnings INTERFACE -Wno-restrict -Wno-maybe-uninitialized)
endif()
if(VANTHU_SANITIZE)
  target_compile_options(vanthu_warnings INTERFACE -fsanitize=${VANTHU_SANITIZE}
    -fno-omit-frame-pointer -fno-sanitize-recover=undefined)
  target_link_options(vanthu_warnings INTERFACE -fsanitize=${VANTHU_SANITIZE})
endif()
if(VANTHU_FUZZ)
  target_compile_options(vanthu_warnings INTERFACE -fsanitize=fuzzer-no-link)
endif()

# The headers most sources begin with, parsed once: a third of the compile time. Off in the dev preset,
# where a source that forgets one of its own includes shall be found out, and under ccache, which
# does not cache what starts from a precompiled header.
option(VANTHU_PRECOMPILE "Precompile the headers that most sources of the engine begin with" OFF)
if(CMAKE_CXX_COMPILER_LAUNCHER)
  set(VANTHU_PRECOMPILE OFF)
endif()
function(vanthu_precompile name)
  if(NOT VANTHU_PRECOMPILE)
    return()
  endif()
  if(name STREQUAL "base")
    target_precompile_headers(vanthu_base_objects PRIVATE
      <algorithm> <functional> <map> <memory> <optional> <string> <string_view> <variant> <vector>
      <fmt/format.h> "${PROJECT_SOURCE_DIR}/engine/base/diagnostics.h")
  else()
    target_precompile_headers(vanthu_${name}_objects REUSE_FROM vanthu_base_objects)
  endif()
endfunction()

# vanthu_module(NAME SOURCES file... DEPENDS module... EXTERNAL target...)
#
# One engine folder = one module. Its objects are compiled once and archived twice: in
# vanthu_NAME, which the module's own tests link, and in vanthu_engine, the library we install.
function(vanthu_module name)
  cmake_parse_arguments(arg "" "" "SOURCES;DEPENDS;EXTERNAL" ${ARGN})
  add_library(vanthu_${name}_objects OBJECT ${arg_SOURCES})
  target_include_directories(vanthu_${name}_objects PUBLIC "${PROJECT_SOURCE_DIR}/engine")
  target_link_libraries(vanthu_${name}_objects PRIVATE vanthu_warnings PUBLIC fmt::fmt ${arg_EXTERNAL})
  vanthu_precompile(${name})

  add_library(vanthu_${name} STATIC $<TARGET_OBJECTS:vanthu_${name}_objects>)
  target_include_directories(vanthu_${name} PUBLIC "${PROJECT_SOURCE_DIR}/engine")
  list(TRANSFORM arg_DEPENDS PREPEND vanthu_ OUTPUT_VARIABLE dependencies)
  target_link_libraries(vanthu_${name} PUBLIC ${dependencies} fmt::fmt ${arg_EXTERNAL})
  if(VANTHU_SANITIZE)
    target_link_options(vanthu_${name} PUBLIC -fsanitize=${VANTHU_SANITIZE})
  endif()
  set_property(GLOBAL APPEND PROPERTY VANTHU_MODULES ${name})
endfunction()
