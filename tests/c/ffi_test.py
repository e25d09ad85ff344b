"""fingerpost.ffi.h says what fingerpost.h says, for those who cannot preprocess; so does the
header that PHP preloads.

FINGERPOST_ACCEPT=1 in the environment writes them anew instead.
"""

import os
import re
import sys
from pathlib import Path

TOP = """/* fingerpost.ffi.h - fingerpost.h without a preprocessor: for PHP's FFI::cdef, LuaJIT's
 * and Python's cffi. Made by tests/c/ffi_test.py; what each function does stands in
 * fingerpost.h. FINGERPOST_ABI is {abi}: compare it with fingerpost_abi() first. */
"""


def bare(header):
    text = re.sub(r"/\*.*?\*/", "", header, flags=re.S)
    abi = re.search(r"#define FINGERPOST_ABI (\d+)", text)[1]
    text = re.sub(r'#ifdef __cplusplus.*?#endif', "", text, flags=re.S)
    text = re.sub(r"^#.*$", "", text, flags=re.M).replace("FINGERPOST_API ", "")
    statements = [" ".join(each.split()).replace("( ", "(") for each in re.split(r"(?<=;)", text)]
    enums = [each.replace("{ ", "{\n  ").replace(" }", "\n}").replace(", FINGERPOST", ",\n  FINGERPOST")
             if each.startswith("enum") else each for each in statements if each]
    return TOP.format(abi=abi) + "\n".join(enums) + "\n"


PHP = """#define FFI_SCOPE "fingerpost"
#define FFI_LIB "libfingerpost.so.1"
/* For php.ini: ffi.preload. Made by tests/c/ffi_test.py from fingerpost.h. */
"""


def main(header, ffi, php):
    declarations = bare(Path(header).read_text(encoding="ascii"))
    said = []
    for path, wanted in ((Path(ffi), declarations),
                         (Path(php), PHP + declarations.partition("*/\n")[2])):
        if os.environ.get("FINGERPOST_ACCEPT") == "1":
            path.write_text(wanted, encoding="ascii")
        same = path.exists() and path.read_text(encoding="ascii") == wanted
        said.append(same)
        print(f"{'ok    ' if same else 'FAILED'} {path.name} declares what fingerpost.h declares"
              f"{'' if same else ': run this test with FINGERPOST_ACCEPT=1'}")
    print(f"{said.count(True)} passed, {said.count(False)} failed")
    return 0 if all(said) else 1


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
