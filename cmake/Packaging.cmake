# SPDX-License-Identifier: Apache-2.0
#
# What `cmake --install` puts where, and the Debian package: cpack --config build/release/CPackConfig.cmake -G DEB.
include(GNUInstallDirs)
install(TARGETS inlet RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR})
install(FILES packaging/inlet.1 DESTINATION ${CMAKE_INSTALL_MANDIR}/man1)
install(FILES packaging/completion.bash DESTINATION ${CMAKE_INSTALL_DATADIR}/bash-completion/completions RENAME inlet)
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
set(CPACK_DEBIAN_PACKAGE_CONTROL_EXTRA ${CMAKE_SOURCE_DIR}/packaging/conffiles)
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
include(CPack)
