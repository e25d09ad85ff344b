"""cmake --install by component: each has what it says and nothing of another, together they are all of
it, and no file remembers the build.

    components_test.py CMAKE BUILD
"""

import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

# What a component has, by the ends of paths; and what must not be in it.
WANTED = {
    "Runtime": (["libfingerpost.so.1", "fingerpost/fingerpost-worker"], [".h", ".hpp", ".a", ".pc", "bin/fingerpost"]),
    "Development": (["include/fingerpost.h", "include/fingerpost.ffi.h", "fingerpost/index.hpp", "libfingerpost_cxx.a",
                     "libfingerpost.so", "pkgconfig/fingerpost.pc", "pkgconfig/fingerpost-cxx.pc",
                     "fingerpostConfig.cmake", "fingerpostTargets.cmake"], ["bin/fingerpost", "fingerpost-worker"]),
    "Cli": (["bin/fingerpost", "man1/fingerpost.1", "bash-completion/completions/fingerpost",
             "vendor-completions/_fingerpost", "vendor_completions.d/fingerpost.fish"], [".h", ".a", ".so", ".pc"]),
}


def installed(cmake, build, prefix, *options):
    subprocess.run([cmake, "--install", build, "--prefix", prefix, *options], check=True, stdout=subprocess.DEVNULL)
    return {str(path.relative_to(prefix)) for path in prefix.rglob("*") if not path.is_dir()}


def main(cmake, build):
    said = []

    def check(what, wrong):
        print(f"{'FAILED' if wrong else 'ok    '} {what}{': ' + ', '.join(sorted(map(str, wrong))) if wrong else ''}")
        said.append(not wrong)

    with TemporaryDirectory() as folder:
        folder = Path(folder)
        together = set()
        for name, (wanted, unwanted) in WANTED.items():
            files = installed(cmake, build, folder / name, "--component", name)
            together |= files
            check(f"{name} has what it says", [end for end in wanted if not any(f.endswith(end) for f in files)])
            check(f"{name} has nothing of another", [f for f in files for end in unwanted if f.endswith(end)])
        whole = installed(cmake, build, folder / "whole")
        check("together they are all of it", {f for f in whole ^ together if "python" not in f})
        places = [str(Path(place).resolve()).encode() for place in (build, folder)]
        check("no file of it remembers the build or the prefix",
              [f for f in whole if any(place in (folder / "whole" / f).read_bytes() for place in places)])
    print(f"{said.count(True)} passed, {said.count(False)} failed")
    return 0 if all(said) else 1


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
