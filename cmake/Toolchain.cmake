# SPDX-License-Identifier: Apache-2.0
#
# Compiler, linker and warnings: the same for every target. Warnings are errors.
find_program(INLET_CCACHE ccache)
if(INLET_CCACHE)
  set(CMAKE_CXX_COMPILER_LAUNCHER ${INLET_CCACHE})
endif()
find_program(INLET_MOLD mold)
if(INLET_MOLD)
  add_link_options(-fuse-ld=mold)
endif()

add_compile_options(
  -Wall -Wextra -Wpedantic -Wshadow -Wnon-virtual-dtor -Wold-style-cast -Wcast-qual -Woverloaded-virtual
  -Wnull-dereference -Wformat=2 -Wimplicit-fallthrough -Werror
  -fno-omit-frame-pointer -fstack-protector-strong
)
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
  # g++ 12 reports these falsely inside the standard library once code is inlined (GCC bugs 105329, 105562 and 105651).
  add_compile_options(-Wno-restrict -Wno-maybe-uninitialized -Wno-null-dereference -Wno-array-bounds
                      -Wno-stringop-overflow -Wno-stringop-overread)
endif()
if(CMAKE_CXX_COMPILER_ID STREQUAL "Clang")
  # g++ 12's std::stable_sort uses what it declares deprecated; clang 19 reports that even inside system headers.
  add_compile_options(-Wno-deprecated-declarations)
endif()
if(CMAKE_BUILD_TYPE STREQUAL "Release")
  add_compile_definitions(_FORTIFY_SOURCE=2)
endif()
if(INLET_SANITIZE)
  add_compile_options(-fsanitize=${INLET_SANITIZE} -fno-sanitize-recover=all)
  add_link_options(-fsanitize=${INLET_SANITIZE})
endif()
