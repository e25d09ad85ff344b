"""fingerpost.h compiles alone in every C and C++ that a host may still use."""

import subprocess
import sys

EVERY = ["-Wall", "-Wextra", "-pedantic", "-pedantic-errors", "-Werror", "-Wshadow", "-Wconversion",
         "-Wundef", "-Wcast-qual", "-Wredundant-decls", "-fsyntax-only"]
C_ONLY = ["-Wstrict-prototypes", "-Wmissing-prototypes", "-Wold-style-definition", "-Wc++-compat"]
CXX_ONLY = ["-Wold-style-cast", "-Wnon-virtual-dtor"]
PROGRAM = '#include "fingerpost.h"\nint main(void) { return fingerpost_abi() == FINGERPOST_ABI; }\n'


def compiles(compiler, language, standard, more, include):
    command = [compiler, "-x", language, f"-std={standard}", *EVERY, *more, f"-I{include}", "-"]
    ran = subprocess.run(command, input=PROGRAM, text=True, capture_output=True)
    print(f"{'ok    ' if ran.returncode == 0 else 'FAILED'} {standard}\n{ran.stderr}", end="")
    return ran.returncode == 0


def main(c_compiler, cxx_compiler, include):
    said = [compiles(c_compiler, "c", standard, C_ONLY, include)
            for standard in ("c90", "c99", "c11", "c17")]
    said += [compiles(cxx_compiler, "c++", standard, CXX_ONLY, include)
             for standard in ("c++11", "c++17", "c++20")]
    print(f"{said.count(True)} passed, {said.count(False)} failed")
    return 0 if all(said) else 1


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
