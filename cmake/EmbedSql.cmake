# SPDX-License-Identifier: Apache-2.0
#
# Turns each block "-- name: lead_create" of src/store/<dialect>/sql/<noun>.sql into sql::<dialect>::kLeadCreate of the
# generated header sql/<dialect>/<noun>.h and, unless the file is one dialect's own, into the sql::kLeadCreate of sql/<noun>.h,
# which has it in the words of both; and the migrations of a dialect into one table, sql/<dialect>/migrations.h.
find_package(Python3 REQUIRED COMPONENTS Interpreter)

function(inlet_embed_sql target)
  set(gen ${CMAKE_BINARY_DIR}/gen/sql_headers)
  file(GLOB_RECURSE files CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/src/store/*.sql)
  # Named, so that a change of a query rebuilds what includes it in the same run.
  set(headers)
  foreach(file ${files})
    file(RELATIVE_PATH path ${CMAKE_SOURCE_DIR}/src/store ${file})
    string(REGEX REPLACE "/sql/(.*)\\.sql$" "/\\1.h" header ${path})
    string(REGEX REPLACE "/migrations/.*" "/migrations.h" header ${header})
    list(APPEND headers ${gen}/sql/${header})
    if(NOT header MATCHES "/(own_.*|migrations)\\.h$")
      string(REGEX REPLACE "^.*/" "" noun ${header})
      list(APPEND headers ${gen}/sql/${noun})
    endif()
  endforeach()
  list(REMOVE_DUPLICATES headers)
  add_custom_command(
    OUTPUT ${gen}/stamp
    BYPRODUCTS ${headers}
    COMMAND Python3::Interpreter ${CMAKE_SOURCE_DIR}/cmake/embed_sql.py ${CMAKE_SOURCE_DIR}/src/store ${gen}
    DEPENDS ${files} ${CMAKE_SOURCE_DIR}/cmake/embed_sql.py
    COMMENT "Embedding SQL" VERBATIM)
  add_custom_target(${target}_sql DEPENDS ${gen}/stamp)
  add_dependencies(${target} ${target}_sql)
  target_include_directories(${target} PRIVATE ${gen})
endfunction()
