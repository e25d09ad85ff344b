#!/usr/bin/env bash
# What needs a real browser (Debian's Chromium), and packages for Node: the page and the widget, the plug-ins clicked
# through, the types of the SharePoint web part.
#
#     bash browser.sh BUILD      leaves pictures of every state in BUILD/web-pictures
set -euo pipefail
build=$(cd "$1" && pwd) here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd) root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
tools=$build/web-tools index=$build/web-tools/pages.index told=$build/web-tools/told.index
mkdir -p "$tools"
[ -d "$tools/node_modules/axe-core" ] ||
  npm install --silent --no-audit --no-fund --prefix "$tools" playwright-core@1.65.1 axe-core@4.14.1 express@5 >/dev/null
rm -rf "$index" "$told"
"$build/bin/fingerpost" index "$index" "$root/examples/pages" --exclude README.md --recorded 2026-05-01 --quiet
"$build/bin/fingerpost" index "$told" - --vocabulary "$here/trees/vocabulary.json" --recorded 2026-05-01 --quiet <"$here/trees/content.jsonl"
node "$here/express.mjs" "$build/bin/fingerpost" "$index" "$tools" "$root/examples/web/express/server.mjs"
bash "$here/sharepoint.sh" "$tools"
node "$here/browser.mjs" "$build/bin/fingerpost" "$index" "$told" "$tools" "$build/web-pictures"
