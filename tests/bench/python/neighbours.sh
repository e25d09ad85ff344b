#!/usr/bin/env bash
# neighbours.sh BUILD [SECTIONS]: compare.py, with the neighbours in a virtual environment of their own.
set -euo pipefail
build=$(cd "$1" && pwd)
cd "$(dirname "${BASH_SOURCE[0]}")"
venv=$build/neighbours
[ -x "$venv/bin/python" ] || "${PYTHON:-/usr/bin/python3}" -m venv --system-site-packages "$venv"
"$venv/bin/python" -m pip install --quiet tantivy Whoosh
PYTHONPATH=$build/python PYTHONDONTWRITEBYTECODE=1 "$venv/bin/python" compare.py "${@:2}"
