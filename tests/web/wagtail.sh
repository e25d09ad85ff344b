#!/usr/bin/env bash
# Wagtail with the Django view within it: installed from its package, a page of its tree and a path beside it asked as a
# browser asks, in-process; then served on loopback and clicked through in Chromium.
#
#     bash wagtail.sh BUILD      keeps what it installs in BUILD/web-tools/wagtail
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/tools.sh"
build=$(cd "$1" && pwd) root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
tools=$build/web-tools/wagtail
[ -d "$tools/wagtail" ] || /usr/bin/python3 -m pip install --quiet --disable-pip-version-check --target "$tools" "wagtail==8.0.1"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir "$work/asked" "$work/served"
"$build/bin/fingerpost" index "$work/asked/index" "$root/examples/pages" --exclude README.md --recorded 2026-05-01 --quiet
cp -r "$work/asked/index" "$work/served/"
echo '{"id": "zebra", "title": "Neglect and the zebrafinch", "text": "For officers: neglect.", "tier": "police"}' |
  "$build/bin/fingerpost" index "$work/asked/index" - --recorded 2026-05-02 --quiet
path=$tools:$build/python:$root/examples/web/python
PYTHONDONTWRITEBYTECODE=1 PYTHONPATH=$path:$work/asked /usr/bin/python3 "$root/tests/web/wagtail_site.py" "$work/asked"
browser_tools "$build"
WAGTAIL_PATH=$path:$work/served WAGTAIL_FOLDER=$work/served PARTS=plugins clicked "$build"
