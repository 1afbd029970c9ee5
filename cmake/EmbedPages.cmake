# SPDX-License-Identifier: Apache-2.0
#
# Puts web/dist (built by `npm run build`), docs/api/openapi.yaml and samples/ into the program: each file raw, gzip and brotli,
# found by its path. Without web/dist, or with INLET_WEB=OFF, the program has the API and no pages.
function(inlet_embed_pages target)
  set(gen ${CMAKE_BINARY_DIR}/gen/pages)
  file(GLOB files CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/docs/api/* ${CMAKE_SOURCE_DIR}/samples/*)
  set(roots api=${CMAKE_SOURCE_DIR}/docs/api samples=${CMAKE_SOURCE_DIR}/samples)
  if(INLET_WEB)
    file(GLOB_RECURSE pages CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/web/dist/*)
    list(APPEND files ${pages})
    list(APPEND roots =${CMAKE_SOURCE_DIR}/web/dist)
  endif()
  add_custom_command(
    OUTPUT ${gen}/pages.S ${gen}/pages_table.inc
    COMMAND Python3::Interpreter ${CMAKE_SOURCE_DIR}/cmake/embed_pages.py ${gen} ${roots}
    DEPENDS ${files} ${CMAKE_SOURCE_DIR}/cmake/embed_pages.py
    COMMENT "Embedding web pages" VERBATIM)
  target_sources(${target} PRIVATE ${gen}/pages.S ${gen}/pages_table.inc)
  target_include_directories(${target} PRIVATE ${gen})
endfunction()
