# SPDX-License-Identifier: Apache-2.0
#
# What `cmake --install` puts where, and the Debian package: cpack --config build/release/CPackConfig.cmake -G DEB.
include(GNUInstallDirs)
install(TARGETS inlet RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR})
# The program itself writes what man and the shells read.
install(CODE "
  function(print_to file)
    execute_process(COMMAND $<TARGET_FILE:inlet> \${ARGN} OUTPUT_FILE ${CMAKE_BINARY_DIR}/\${file} COMMAND_ERROR_IS_FATAL ANY)
  endfunction()
  print_to(inlet.1 manual)
  print_to(inlet.bash completion bash)
  print_to(_inlet completion zsh)
  print_to(inlet.fish completion fish)")
install(FILES ${CMAKE_BINARY_DIR}/inlet.1 DESTINATION ${CMAKE_INSTALL_MANDIR}/man1)
install(FILES ${CMAKE_BINARY_DIR}/inlet.bash DESTINATION ${CMAKE_INSTALL_DATADIR}/bash-completion/completions RENAME inlet)
install(FILES ${CMAKE_BINARY_DIR}/_inlet DESTINATION ${CMAKE_INSTALL_DATADIR}/zsh/vendor-completions)
install(FILES ${CMAKE_BINARY_DIR}/inlet.fish DESTINATION ${CMAKE_INSTALL_DATADIR}/fish/vendor_completions.d)
install(FILES packaging/inlet.service DESTINATION lib/systemd/system)
install(FILES LICENSE DESTINATION ${CMAKE_INSTALL_DOCDIR} RENAME copyright)
install(FILES packaging/inlet.default DESTINATION /etc/default RENAME inlet)

set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME inlet)
set(CPACK_PACKAGE_VERSION ${PROJECT_VERSION})
set(CPACK_PACKAGE_CONTACT "The Inlet maintainers <maintainers@example.org>")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "Imports leads from CSV and Excel files, exactly once")
set(CPACK_STRIP_FILES ON)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SECTION web)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_PACKAGE_RECOMMENDS bash-completion)
set(CPACK_DEBIAN_PACKAGE_SUGGESTS "postgresql-client, postgresql") # the first for backups of the second
set(control_files conffiles postinst prerm postrm)
list(TRANSFORM control_files PREPEND ${CMAKE_SOURCE_DIR}/packaging/debian/
     OUTPUT_VARIABLE CPACK_DEBIAN_PACKAGE_CONTROL_EXTRA)
set(CPACK_DEBIAN_PACKAGE_CONTROL_STRICT_PERMISSION ON)
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
include(CPack)
