# Installs into a folder of its own, builds the consumer project against it and runs both programs.
#   cmake -DBUILD=… -DWORK=… -DSOURCE=… -DCXX=… -P test_install.cmake
function(run)
  execute_process(COMMAND ${ARGN} RESULT_VARIABLE code OUTPUT_VARIABLE out ERROR_VARIABLE err)
  if(NOT code EQUAL 0)
    message(FATAL_ERROR "exit ${code}: ${ARGN}\n${out}\n${err}")
  endif()
  set(output "${out}" PARENT_SCOPE)
endfunction()

file(REMOVE_RECURSE "${WORK}")
run("${CMAKE_COMMAND}" --install "${BUILD}" --prefix "${WORK}/stage")

# What stands there is what the README promises, and no header of the engine's inside.
file(GLOB_RECURSE headers RELATIVE "${WORK}/stage" "${WORK}/stage/include/*")
if(NOT headers STREQUAL "include/vanthu.h")
  message(FATAL_ERROR "installed headers: ${headers}")
endif()

# Moved, so that no path of the staging folder can be baked in.
file(RENAME "${WORK}/stage" "${WORK}/moved")
run("${WORK}/moved/bin/vanthu" doctor)
run("${CMAKE_COMMAND}" -S "${SOURCE}/tests/install" -B "${WORK}/build"
  -DCMAKE_BUILD_TYPE=Release "-DCMAKE_CXX_COMPILER=${CXX}" "-DCMAKE_PREFIX_PATH=${WORK}/moved")
run("${CMAKE_COMMAND}" --build "${WORK}/build")
file(READ "${WORK}/build/resources.txt" resources)
file(READ "${SOURCE}/samples/ke-hoach-binh-dang-gioi-xa/du-lieu.json" data)
run("${WORK}/build/consumer" "${resources}" ke-hoach-binh-dang-gioi-xa "${data}")
if(NOT output MATCHES "^[1-9][0-9]+ and [1-9][0-9]+ bytes\n$")
  message(FATAL_ERROR "the consumer says: ${output}")
endif()
run("${WORK}/moved/bin/vanthu" render ke-hoach-binh-dang-gioi-xa
  "${SOURCE}/samples/ke-hoach-binh-dang-gioi-xa/du-lieu.json" -o "${WORK}/plan.docx"
  -o "${WORK}/plan.pdf")
message(STATUS "install: ${output}")
