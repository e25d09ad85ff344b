"""The shared library exports what the header declares and nothing else, under its SONAME."""

import re
import subprocess
import sys
from pathlib import Path

import header


def output(*command):
    return subprocess.run(command, check=True, text=True, capture_output=True).stdout


def main(header_path, library):
    declared = {function.name for function in header.functions(Path(header_path))}
    lines = output("nm", "-D", "--defined-only", library).splitlines()
    exported = {line.split()[-1].split("@")[0] for line in lines}
    exported.discard("FINGERPOST_1")  # the version itself
    said = []

    def check(what, fine, why=""):
        print(f"{'ok    ' if fine else 'FAILED'} {what} {why}")
        said.append(bool(fine))

    check("every function of the header is exported", declared <= exported, declared - exported)
    check("nothing else is exported", exported <= declared, exported - declared)
    check("each under FINGERPOST_1", all("@@FINGERPOST_1" in line for line in lines
                                         if "fingerpost_" in line))
    dynamic = output("readelf", "-d", library)
    soname = re.findall(r"\(SONAME\).*\[(.*)\]", dynamic)
    check("its SONAME is libfingerpost.so.1", soname == ["libfingerpost.so.1"], soname)
    needed = re.findall(r"\(NEEDED\).*\[(.*)\]", dynamic)
    check("no reader of formats is linked into it",
          not any("gumbo" in name or "md4c" in name for name in needed), needed)
    check("no path of the build is left in it", "RPATH" not in dynamic or "RUNPATH" not in dynamic)
    print(f"{said.count(True)} passed, {said.count(False)} failed")
    return 0 if all(said) else 1


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
