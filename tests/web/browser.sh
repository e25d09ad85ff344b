#!/usr/bin/env bash
# What needs a real browser (Debian's Chromium), and packages for Node: the page and the widget, the plug-ins clicked
# through, the types of the SharePoint web part. wordpress.sh and wagtail.sh click through theirs.
#
#     bash browser.sh BUILD      leaves pictures of every state in BUILD/web-pictures
set -euo pipefail
build=$(cd "$1" && pwd) here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd) root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
. "$here/tools.sh"
browser_tools "$build"
node "$here/express.mjs" "$build/bin/fingerpost" "$build/web-tools/pages.index" "$build/web-tools" "$root/examples/web/express/server.mjs"
bash "$here/sharepoint.sh" "$build/web-tools"
clicked "$build"
