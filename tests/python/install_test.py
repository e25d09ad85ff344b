"""cmake --install into a prefix; C and C++ hosts that find it by CMake and by pkg-config."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

SOURCE, BUILD = Path(os.environ["FINGERPOST_SOURCE"]), Path(os.environ["FINGERPOST_BUILD"])
C_HOST = r"""
#include <fingerpost.h>
#include <stdio.h>
#include <string.h>
int main(void) {
  const char page[] = "<h1>Installed</h1><p>25 May 2024</p>";
  fingerpost_error *error;
  fingerpost_text *json;
  if (fingerpost_read(NULL, "{\"id\": \"a\", \"media_type\": \"text/html\"}", page, strlen(page), &json,
                      &error)) {
    puts(fingerpost_error_message(error));
    return 1;
  }
  puts(strstr(fingerpost_text_data(json), "2024-05-25") ? "read" : fingerpost_text_data(json));
  fingerpost_text_free(json);
  return 0;
}
"""
CXX_HOST = r"""
#include <fingerpost/fingerpost.hpp>
#include <iostream>
using namespace std::chrono_literals;
int main(int, char** argv) {
  auto index = fingerpost::Index::create(std::string(argv[0]) + ".index");
  auto writer = index.writer();
  writer.put({.id = "a", .media_type = "text/plain"}, "Installed\n\nAbout neglect.");
  writer.commit(2024y / 5 / 25);
  std::cout << index.searcher().search({.text = "neglect"}, {2024y / 5 / 26}).total << " found\n";
}
"""
PROJECT = """
cmake_minimum_required(VERSION 3.22)
project(host LANGUAGES C CXX)
set(CMAKE_CXX_STANDARD 20)
find_package(fingerpost 0.1 REQUIRED COMPONENTS cxx)
add_executable(c_host host.c)
target_link_libraries(c_host PRIVATE fingerpost::fingerpost)
add_executable(cxx_host host.cpp)
target_link_libraries(cxx_host PRIVATE fingerpost::cxx)
"""


def run(*command, **more):
    ran = subprocess.run([str(each) for each in command], text=True, stdout=subprocess.PIPE,
                         stderr=subprocess.STDOUT, **more)
    assert ran.returncode == 0, f"{command}\n{ran.stdout}"
    return ran.stdout


@pytest.fixture(scope="module")
def prefix(tmp_path_factory):
    """Installed, then moved: nothing may remember where it was."""
    first = tmp_path_factory.mktemp("installed") / "first"
    run("cmake", "--install", BUILD, "--prefix", first)
    moved = first.with_name("moved")
    shutil.move(first, moved)
    return moved


@pytest.fixture
def hosts(tmp_path):
    (tmp_path / "host.c").write_text(C_HOST)
    (tmp_path / "host.cpp").write_text(CXX_HOST)
    (tmp_path / "CMakeLists.txt").write_text(PROJECT)
    return tmp_path


def test_what_is_installed(prefix):
    names = {str(file.relative_to(prefix)) for file in prefix.rglob("*")}
    library = next(file.parent for file in prefix.rglob("libfingerpost.so"))
    assert (library / "libfingerpost.so.1").exists() and (library / "libfingerpost_cxx.a").exists()
    assert {"include/fingerpost.h", "include/fingerpost/fingerpost.hpp",
            "libexec/fingerpost/fingerpost-worker"} <= names
    headers = {str(file.relative_to(SOURCE)) for file in (SOURCE / "include").rglob("*.h*")}
    assert headers == {name for name in names if name.startswith("include/") and ".h" in name}
    assert not [name for name in names if "nlohmann" in name or "xapian" in name]


def test_hosts_that_find_it_by_cmake(prefix, hosts):
    run("cmake", "-S", ".", "-B", "build", f"-DCMAKE_PREFIX_PATH={prefix}", cwd=hosts)
    run("cmake", "--build", "build", cwd=hosts)
    assert run("./build/c_host", cwd=hosts) == "read\n"
    assert run("./build/cxx_host", cwd=hosts) == "1 found\n"


def test_hosts_that_find_it_by_pkg_config(prefix, hosts):
    folder = next(prefix.rglob("fingerpost.pc")).parent
    environment = {**os.environ, "PKG_CONFIG_PATH": str(folder),
                   "LD_LIBRARY_PATH": str(folder.parent)}

    def flags(package):
        return run("pkg-config", "--cflags", "--libs", package, env=environment).split()

    run(os.environ["CC"], "-std=c99", "-pedantic", "host.c", "-o", "c_host", *flags("fingerpost"),
        cwd=hosts)
    assert run("./c_host", cwd=hosts, env=environment) == "read\n"
    run(os.environ["CXX"], "-std=c++20", "host.cpp", "-o", "cxx_host", *flags("fingerpost-cxx"),
        cwd=hosts)
    assert run("pkg-config", "--modversion", "fingerpost", env=environment).strip() == "0.1.0"
