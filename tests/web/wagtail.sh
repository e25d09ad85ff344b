#!/usr/bin/env bash
# Wagtail with the Django view within it: installed from its package, a page of its tree and a path beside it asked as a
# browser asks, in-process.
#
#     bash wagtail.sh BUILD      keeps what it installs in BUILD/web-tools/wagtail
set -euo pipefail
build=$(cd "$1" && pwd) root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
tools=$build/web-tools/wagtail
[ -d "$tools/wagtail" ] || python3 -m pip install --quiet --disable-pip-version-check --target "$tools" "wagtail==8.0.1"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
"$build/bin/fingerpost" index "$work/index" "$root/examples/pages" --exclude README.md --recorded 2026-05-01 --quiet
echo '{"id": "zebra", "title": "Neglect and the zebrafinch", "text": "For officers: neglect.", "tier": "police"}' |
  "$build/bin/fingerpost" index "$work/index" - --recorded 2026-05-02 --quiet
PYTHONDONTWRITEBYTECODE=1 PYTHONPATH="$tools:$build/python:$root/examples/web/python:$work" python3 "$root/tests/web/wagtail_site.py" "$work"
