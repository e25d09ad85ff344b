#!/usr/bin/env bash
# make.sh BUILD: the site in BUILD/guide/html, from a finished build. A warning is an error.
set -euo pipefail
build=$(cd "$1" && pwd)
cd "$(dirname "${BASH_SOURCE[0]}")"
out=$build/guide
python=${PYTHON:-/usr/bin/python3}
rm -rf "$out" && mkdir -p "$out/generated" "$out/source"
commands=$("$build/bin/fingerpost" --help | sed -n '/^Subcommands:/,/^$/s/^  \([a-z]*\) .*/\1/p')
{ echo; for command in $commands; do
    printf '## fingerpost %s\n\n```text\n' "$command"
    "$build/bin/fingerpost" "$command" --help
    printf '```\n\n'
  done; } >"$out/generated/help.md"
"$build/bin/fingerpost" index "$out/leeds.index" ../pages --exclude README.md --recorded 2026-06-01 --quiet
PYTHONPATH=$build/python $python pictures.py "$out/leeds.index" "$out/generated"
(cat <<END
INPUT = $PWD/../../include/fingerpost
OUTPUT_DIRECTORY = $out/doxygen
GENERATE_XML = YES
GENERATE_HTML = NO
GENERATE_LATEX = NO
EXTRACT_ALL = YES
JAVADOC_AUTOBRIEF = YES
MULTILINE_CPP_IS_BRIEF = YES
FILTER_PATTERNS = *.hpp="sed -E 's@(^| )// @\\1/// @'"
QUIET = YES
WARN_IF_UNDOCUMENTED = NO
PREDEFINED = FINGERPOST_API=
END
) >"$out/Doxyfile"
mkdir -p "$out/doxygen" && doxygen "$out/Doxyfile" 2>"$out/doxygen.log"
# Beside the tree, so that nothing is written into it.
mkdir -p "$out/tree/examples" && cp -r . "$out/tree/examples/guide" && cp -r ../c ../cpp ../python ../php ../node ../go \
  ../rust ../java ../dotnet ../ctypes "$out/tree/examples/"
cp -r ../../bindings ../../include "$out/tree/" && mkdir -p "$out/tree/lib" && cp ../../lib/README.md "$out/tree/lib/"
# Links of the READMEs lead to files of the tree, which are no pages of the site.
find "$out/tree/bindings" "$out/tree/lib" -name '*.md' -exec sed -i -E 's/\[([^]]*)\]\(([^)h#][^)]*|h[^t)][^)]*)\)/\1/g; s/\[([^]]*)\]\(#[^)]*\)/\1/g' {} +
cp -r "$out/generated" "$out/tree/examples/guide/"
FINGERPOST_BUILD=$build $python -m sphinx -W --keep-going -q -b html "$out/tree/examples/guide" "$out/html"
echo "$out/html/index.html"
