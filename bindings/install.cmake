# cmake --install: the C library, the C++ library with what it needs, headers, the
# worker, find_package(fingerpost) and fingerpost.pc. The command installs itself
# (bindings/cli), the Python package is pip's (bindings/python).
include(CMakePackageConfigHelpers)
set(config_folder ${CMAKE_INSTALL_LIBDIR}/cmake/fingerpost)

install(TARGETS fingerpost_c EXPORT fingerpost
  LIBRARY DESTINATION ${CMAKE_INSTALL_LIBDIR} COMPONENT Runtime NAMELINK_COMPONENT Development
  PUBLIC_HEADER DESTINATION ${CMAKE_INSTALL_INCLUDEDIR} COMPONENT Development)
install(TARGETS fingerpost_cxx EXPORT fingerpost
  ARCHIVE DESTINATION ${CMAKE_INSTALL_LIBDIR} COMPONENT Development)
install(FILES ${PROJECT_SOURCE_DIR}/include/fingerpost.ffi.h DESTINATION ${CMAKE_INSTALL_INCLUDEDIR}
  COMPONENT Development)
install(DIRECTORY ${PROJECT_SOURCE_DIR}/include/fingerpost DESTINATION ${CMAKE_INSTALL_INCLUDEDIR}
  COMPONENT Development FILES_MATCHING PATTERN *.hpp)
if(TARGET fingerpost_worker AND NOT DEFINED SKBUILD_PLATLIB_DIR)
  install(TARGETS fingerpost_worker
    RUNTIME DESTINATION ${CMAKE_INSTALL_LIBEXECDIR}/fingerpost COMPONENT Runtime)
endif()

install(EXPORT fingerpost NAMESPACE fingerpost:: FILE fingerpostTargets.cmake
  DESTINATION ${config_folder} COMPONENT Development)
# What the static library links, found anew where it is used.
file(RELATIVE_PATH from_config ${CMAKE_INSTALL_FULL_LIBDIR}/cmake/fingerpost
  ${CMAKE_INSTALL_FULL_LIBEXECDIR}/fingerpost)
file(CONFIGURE OUTPUT ${CMAKE_BINARY_DIR}/generated/fingerpostConfig.cmake @ONLY CONTENT
[[# fingerpost::fingerpost is the C library; fingerpost::cxx the C++ one, static, with
# what it needs. Ask for the component cxx to be sure of the second:
#     find_package(fingerpost REQUIRED COMPONENTS cxx)
include(CMakeFindDependencyMacro)
find_dependency(Threads)
include("${CMAKE_CURRENT_LIST_DIR}/fingerpostTargets.cmake")

find_package(PkgConfig QUIET)
if(PKG_CONFIG_FOUND)
  pkg_check_modules(FINGERPOST_NEEDS QUIET IMPORTED_TARGET xapian-core>=1.4.22 libsodium icu-uc pugixml)
endif()
find_library(FINGERPOST_STEMMER NAMES stemmer)
if(FINGERPOST_NEEDS_FOUND AND FINGERPOST_STEMMER)
  set(fingerpost_cxx_FOUND TRUE)
  set_property(TARGET fingerpost::cxx APPEND PROPERTY INTERFACE_LINK_LIBRARIES
    PkgConfig::FINGERPOST_NEEDS ${FINGERPOST_STEMMER})
  # Where the worker is, for programs that stand elsewhere: the prefix as it is now.
  get_filename_component(fingerpost_libexec "${CMAKE_CURRENT_LIST_DIR}/@from_config@" ABSOLUTE)
  set(fingerpost_source "${CMAKE_CURRENT_BINARY_DIR}/fingerpost_libexec.cpp")
  file(CONFIGURE OUTPUT "${fingerpost_source}" CONTENT
    "extern \"C\" const char fingerpost_host_libexec[];\nconst char fingerpost_host_libexec[] = \"${fingerpost_libexec}\";\n")
  set_property(TARGET fingerpost::cxx APPEND PROPERTY INTERFACE_SOURCES "${fingerpost_source}")
else()
  set(fingerpost_cxx_FOUND FALSE)
  if(fingerpost_FIND_REQUIRED_cxx)
    set(fingerpost_FOUND FALSE)
    set(fingerpost_NOT_FOUND_MESSAGE
      "fingerpost::cxx needs the development files of xapian-core, libsodium, icu-uc, pugixml and libstemmer")
  endif()
endif()
set(fingerpost_fingerpost_FOUND TRUE)
]])
write_basic_package_version_file(${CMAKE_BINARY_DIR}/generated/fingerpostConfigVersion.cmake
  VERSION ${PROJECT_VERSION} COMPATIBILITY SameMajorVersion)
install(FILES ${CMAKE_BINARY_DIR}/generated/fingerpostConfig.cmake
  ${CMAKE_BINARY_DIR}/generated/fingerpostConfigVersion.cmake
  DESTINATION ${config_folder} COMPONENT Development)

# pkg-config: the C library, and the C++ one.
file(RELATIVE_PATH to_prefix ${CMAKE_INSTALL_FULL_LIBDIR}/pkgconfig ${CMAKE_INSTALL_PREFIX})
string(REGEX REPLACE "/$" "" to_prefix "${to_prefix}")
file(CONFIGURE OUTPUT ${CMAKE_BINARY_DIR}/generated/fingerpost.pc @ONLY CONTENT
[[prefix=${pcfiledir}/@to_prefix@
libdir=${prefix}/@CMAKE_INSTALL_LIBDIR@
includedir=${prefix}/@CMAKE_INSTALL_INCLUDEDIR@

Name: fingerpost
Description: @PROJECT_DESCRIPTION@
Version: @PROJECT_VERSION@
Libs: -L${libdir} -lfingerpost
Cflags: -I${includedir}
]])
install(FILES ${CMAKE_BINARY_DIR}/generated/fingerpost.pc
  DESTINATION ${CMAKE_INSTALL_LIBDIR}/pkgconfig COMPONENT Development)
file(CONFIGURE OUTPUT ${CMAKE_BINARY_DIR}/generated/fingerpost-cxx.pc @ONLY CONTENT
[[prefix=${pcfiledir}/@to_prefix@
libdir=${prefix}/@CMAKE_INSTALL_LIBDIR@
includedir=${prefix}/@CMAKE_INSTALL_INCLUDEDIR@

Name: fingerpost-cxx
Description: @PROJECT_DESCRIPTION@, for C++20
Version: @PROJECT_VERSION@
Requires: xapian-core >= 1.4.22, libsodium, icu-uc, pugixml
Libs: -L${libdir} -lfingerpost_cxx -lstemmer -pthread
Cflags: -I${includedir}
]])
install(FILES ${CMAKE_BINARY_DIR}/generated/fingerpost-cxx.pc
  DESTINATION ${CMAKE_INSTALL_LIBDIR}/pkgconfig COMPONENT Development)

# Debian packages: cpack -G DEB in the build folder. The command goes with the library it does not
# need, since both need the worker.
set(CPACK_PACKAGE_NAME fingerpost)
set(CPACK_PACKAGE_VENDOR "Fingerpost")
set(CPACK_PACKAGE_CONTACT "Fingerpost <fingerpost@example.org>")
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_OUTPUT_FILE_PREFIX ${CMAKE_BINARY_DIR}/packages)
set(CPACK_STRIP_FILES ON)
set(CPACK_VERBATIM_VARIABLES ON)
set(CPACK_COMPONENTS_ALL Runtime Development Cli)
set(CPACK_DEB_COMPONENT_INSTALL ON)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_PACKAGE_SECTION libs)
set(CPACK_DEBIAN_PACKAGE_HOMEPAGE "https://fingerpost.example")
set(CPACK_DEBIAN_ENABLE_COMPONENT_DEPENDS OFF)
set(CPACK_DEBIAN_RUNTIME_PACKAGE_NAME libfingerpost1)
set(CPACK_DEBIAN_RUNTIME_PACKAGE_GENERATE_SHLIBS ON)
set(CPACK_COMPONENT_RUNTIME_DESCRIPTION "Search for safeguarding partnerships: the library
 What is in force on the day asked about, from pages, protocols, newsletters and
 events. The C library, and the sealed worker that reads documents.")
set(CPACK_DEBIAN_DEVELOPMENT_PACKAGE_NAME libfingerpost-dev)
set(CPACK_DEBIAN_DEVELOPMENT_PACKAGE_SECTION libdevel)
set(CPACK_DEBIAN_DEVELOPMENT_PACKAGE_DEPENDS "libfingerpost1 (= ${PROJECT_VERSION})")
set(CPACK_DEBIAN_DEVELOPMENT_PACKAGE_RECOMMENDS
  "libxapian-dev, libsodium-dev, libicu-dev, libpugixml-dev, libstemmer-dev")
set(CPACK_COMPONENT_DEVELOPMENT_DESCRIPTION "Search for safeguarding partnerships: for programs
 Headers for C and C++, the static C++ library, and what CMake and pkg-config ask for.")
set(CPACK_DEBIAN_CLI_PACKAGE_NAME fingerpost)
set(CPACK_DEBIAN_CLI_PACKAGE_SECTION utils)
set(CPACK_DEBIAN_CLI_PACKAGE_DEPENDS "libfingerpost1 (= ${PROJECT_VERSION})")
set(CPACK_COMPONENT_CLI_DESCRIPTION "Search for safeguarding partnerships: the command
 Indexes folders and NDJSON, and asks what is in force on a day.")
if(PROJECT_IS_TOP_LEVEL)
  include(CPack)
endif()
