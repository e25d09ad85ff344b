# Sourced by what opens a browser (Debian's Chromium). It keeps what it needs in BUILD/web-tools, and leaves a picture of
# every state in BUILD/web-pictures.

# browser_tools BUILD: packages for Node, and the indices that are asked.
browser_tools() {
  local here=${BASH_SOURCE[0]%/*} tools=$1/web-tools
  mkdir -p "$tools"
  [ -d "$tools/node_modules/axe-core" ] ||
    npm install --silent --no-audit --no-fund --prefix "$tools" playwright-core@1.65.1 axe-core@4.14.1 express@5 >/dev/null
  rm -rf "$tools/pages.index" "$tools/told.index"
  "$1/bin/fingerpost" index "$tools/pages.index" "$here/../../examples/pages" --exclude README.md --recorded 2026-05-01 --quiet
  "$1/bin/fingerpost" index "$tools/told.index" - --vocabulary "$here/trees/vocabulary.json" --recorded 2026-05-01 --quiet <"$here/trees/content.jsonl"
}

# clicked BUILD: PARTS=searching,leaving and ONLY=words run some of it.
clicked() {
  node "${BASH_SOURCE[0]%/*}/browser.mjs" "$1/bin/fingerpost" "$1/web-tools/pages.index" "$1/web-tools/told.index" "$1/web-tools" "$1/web-pictures"
}
