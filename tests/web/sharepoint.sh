#!/usr/bin/env bash
# The types of the SharePoint web part: against Microsoft's own packages where they can be had.
#
#     bash sharepoint.sh TOOLS
set -euo pipefail
tools=$1 root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
mkdir -p "$tools"
cp -r "$root/examples/web/sharepoint" "$tools/"
cd "$tools/sharepoint"
[ -d node_modules/@microsoft/sp-webpart-base ] || npm install --silent --no-audit --no-fund --legacy-peer-deps >/dev/null
npx tsc && echo "sharepoint: types are sound"
