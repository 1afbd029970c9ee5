# SPDX-License-Identifier: Apache-2.0
#
# The standard library's headers, parsed once instead of in every file: a third of all the compiler does. Files name what
# they use all the same; -DINLET_PCH=OFF (the preset tsan) shows where one does not.
if(NOT INLET_PCH)
  function(inlet_precompiled target kind)
  endfunction()
  return()
endif()
set(CMAKE_PCH_WARN_INVALID ON)

# One for all, so none may define a macro that the others lack; -pthread defines one.
add_compile_options(-pthread)

function(inlet_precompiled_headers kind)
  file(WRITE ${CMAKE_BINARY_DIR}/gen/pch/${kind}.cpp "\n")
  add_library(inlet_pch_${kind} OBJECT ${CMAKE_BINARY_DIR}/gen/pch/${kind}.cpp)
  target_precompile_headers(inlet_pch_${kind} PRIVATE ${ARGN})
endfunction()

set(standard
  <algorithm> <array> <charconv> <chrono> <cstring> <functional> <map> <memory> <optional> <set> <span> <string>
  <string_view> <unordered_map> <utility> <variant> <vector>)
inlet_precompiled_headers(source ${standard})
inlet_precompiled_headers(command ${standard} <CLI/CLI.hpp>) # a third of what a command of the command line costs to compile
if(INLET_TESTS)
  inlet_precompiled_headers(test ${standard} <gmock/gmock.h> <gtest/gtest.h>)
  target_link_libraries(inlet_pch_test PRIVATE GTest::gmock GTest::gtest)
endif()

# kind: source, command or test.
function(inlet_precompiled target kind)
  target_precompile_headers(${target} REUSE_FROM inlet_pch_${kind})
endfunction()
