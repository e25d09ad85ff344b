#!/usr/bin/env bash
# What needs a real browser (Debian's Chromium), and packages for Node: the page and the widget, Express, the types of the
# SharePoint web part, the description of the interface against the server.
#
#     bash browser.sh BUILD      leaves pictures of every state in BUILD/web-pictures
set -euo pipefail
build=$(cd "$1" && pwd) here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd) root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
tools=$build/web-tools index=$build/web-tools/pages.index
mkdir -p "$tools"
[ -d "$tools/node_modules/axe-core" ] ||
  npm install --silent --no-audit --no-fund --prefix "$tools" playwright-core@1.65.1 axe-core@4.14.1 express@5 >/dev/null
[ -d "$index" ] ||
  "$build/bin/fingerpost" index "$index" "$root/examples/pages" --exclude README.md --recorded 2026-05-01 --quiet
node "$here/express.mjs" "$build/bin/fingerpost" "$index" "$tools" "$root/examples/web/express/server.mjs"
cp -r "$root/examples/web/sharepoint" "$tools/"
(cd "$tools/sharepoint" && npm install --silent --no-audit --no-fund --legacy-peer-deps >/dev/null && npx tsc) && echo "sharepoint: types are sound"
node "$here/browser.mjs" "$build/bin/fingerpost" "$index" "$tools" "$build/web-pictures"
