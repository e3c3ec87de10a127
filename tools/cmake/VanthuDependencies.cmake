# Every library the engine stands on. All are Debian packages (tools/packages.txt); nothing is downloaded.
find_package(PkgConfig REQUIRED)
find_package(LibXml2 REQUIRED)
find_package(ICU REQUIRED COMPONENTS uc i18n data)
find_package(fmt REQUIRED CONFIG)
find_package(nlohmann_json REQUIRED CONFIG)
find_package(CLI11 REQUIRED CONFIG)
find_package(Threads REQUIRED)
pkg_check_modules(HARFBUZZ REQUIRED IMPORTED_TARGET harfbuzz harfbuzz-subset)
pkg_check_modules(DEFLATE REQUIRED IMPORTED_TARGET libdeflate)
pkg_check_modules(XLSXWRITER REQUIRED xlsxwriter)

# vanthu_soname(PREFIX): PREFIX_SONAME, the name under which a library found by pkg_check_modules is
# opened at run time. For what most runs do not need: each library that is linked costs every start.
function(vanthu_soname prefix)
  find_library(${prefix}_FILE ${${prefix}_LIBRARIES} HINTS ${${prefix}_LIBRARY_DIRS} REQUIRED)
  execute_process(COMMAND ${CMAKE_OBJDUMP} -p "${${prefix}_FILE}" OUTPUT_VARIABLE headers
                  COMMAND_ERROR_IS_FATAL ANY)
  if(NOT headers MATCHES "SONAME +([^ \n]+)")
    message(FATAL_ERROR "${${prefix}_FILE} is no shared library")
  endif()
  set(${prefix}_SONAME "${CMAKE_MATCH_1}" PARENT_SCOPE)
endfunction()

vanthu_soname(XLSXWRITER)  # engine/forms/xlsxwriter_library.h
