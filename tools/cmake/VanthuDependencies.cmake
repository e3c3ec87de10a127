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
# Opened when it is needed, not linked (engine/forms/xlsxwriter_library.h).
find_library(XLSXWRITER_LIBRARY xlsxwriter HINTS ${XLSXWRITER_LIBRARY_DIRS} REQUIRED)
execute_process(COMMAND ${CMAKE_OBJDUMP} -p "${XLSXWRITER_LIBRARY}" OUTPUT_VARIABLE xlsxwriter_headers
                COMMAND_ERROR_IS_FATAL ANY)
if(NOT xlsxwriter_headers MATCHES "SONAME +([^ \n]+)")
  message(FATAL_ERROR "${XLSXWRITER_LIBRARY} is no shared library")
endif()
set(XLSXWRITER_SONAME "${CMAKE_MATCH_1}")
