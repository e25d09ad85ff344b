#!/usr/bin/env bash
# Debian's WordPress with the plug-in and a theme, on loopback, in a folder of its own: installed, switched on; pages asked
# over HTTP, then clicked through in Chromium as an editor and as a reader (browser/wordpress.mjs).
#
#     bash wordpress.sh BUILD      leaves pictures in BUILD/web-pictures
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/tools.sh"
build=$(cd "$1" && pwd) root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
work=$(mktemp -d) pids=()
trap 'kill "${pids[@]}" 2>/dev/null || true; wait 2>/dev/null || true; rm -rf "$work"' EXIT
chmod 755 "$work"
wait_for() { for _ in $(seq 150); do "$@" >/dev/null 2>&1 && return; sleep 0.2; done; echo "not there: $*" >&2; exit 1; }

# A database server of its own, at a socket, without a port.
mkdir "$work/data" && chown mysql "$work/data" "$work"
mariadb-install-db --no-defaults --user=mysql --datadir="$work/data" --skip-test-db >"$work/db.log" 2>&1
mariadbd --no-defaults --user=mysql --datadir="$work/data" --socket="$work/db" --skip-networking --pid-file="$work/pid" >>"$work/db.log" 2>&1 &
pids+=($!)
sql() { mariadb --no-defaults --socket="$work/db" "$@"; }
wait_for sql -e 'select 1'
sql -e "create database wp; create user wp@localhost identified by 'wp'; grant all on wp.* to wp@localhost"

"$build/bin/fingerpost" index "$work/index" "$root/examples/pages" --exclude README.md --recorded 2026-05-01 --quiet
"$build/bin/fingerpost" serve "$work/index" --listen 127.0.0.1:0 --day 2026-05-20 2>"$work/serve.log" &
pids+=($!)
wait_for grep -q open "$work/serve.log"
server=$(sed -n 's/.*open \(http:.*\)\/$/\1/p' "$work/serve.log")

cp -rL /usr/share/wordpress "$work/site"
rm -f "$work/site/wp-config.php"
mkdir -p "$work/site/wp-content/plugins"
cp -r "$root/examples/web/wordpress/fingerpost" "$work/site/wp-content/plugins/"
# The script that the page of the server has, as the plug-in's head says.
cp "$root/bindings/web/assets/fingerpost.js" "$work/site/wp-content/plugins/fingerpost/"
port=$(python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])')
cat >"$work/site/wp-config.php" <<PHP
<?php
define('DB_NAME', 'wp'); define('DB_USER', 'wp'); define('DB_PASSWORD', 'wp'); define('DB_HOST', 'localhost:$work/db');
define('DB_CHARSET', 'utf8mb4'); define('DB_COLLATE', ''); define('WP_HTTP_BLOCK_EXTERNAL', true);
define('WP_ACCESSIBLE_HOSTS', '127.0.0.1'); define('DISABLE_WP_CRON', true); define('WP_DEBUG', false);
define('FINGERPOST_URL', '$server'); define('WP_HOME', 'http://127.0.0.1:$port'); define('WP_SITEURL', 'http://127.0.0.1:$port');
\$table_prefix = 'wp_';
if (!defined('ABSPATH')) define('ABSPATH', __DIR__ . '/');
require_once ABSPATH . 'wp-settings.php';
PHP
cat >"$work/install.php" <<PHP
<?php
define('WP_INSTALLING', true); \$_SERVER['HTTP_HOST'] = '127.0.0.1:$port'; \$_SERVER['REQUEST_URI'] = '/';
require '$work/site/wp-config.php';
require_once ABSPATH . 'wp-admin/includes/upgrade.php';
wp_install('Intranet', 'admin', 'admin@example.org', false, '', 'a-password-of-a-test');
PHP
cat >"$work/pages.php" <<PHP
<?php
\$_SERVER['HTTP_HOST'] = '127.0.0.1:$port'; \$_SERVER['REQUEST_URI'] = '/';
require '$work/site/wp-config.php';
require_once ABSPATH . 'wp-admin/includes/plugin.php';
\$wrong = activate_plugin('fingerpost/fingerpost.php');
if (is_wp_error(\$wrong)) { fwrite(STDERR, \$wrong->get_error_message()); exit(1); }
switch_theme('twentytwentythree');
foreach (['short' => '[fingerpost for="leeds"]', 'block' => '<!-- wp:fingerpost/search {"kinds":"protocol"} /-->'] as \$name => \$content)
  echo \$name, ' ', wp_insert_post(['post_title' => \$name, 'post_type' => 'page', 'post_status' => 'publish', 'post_content' => \$content]), "\n";
PHP
php "$work/install.php" >"$work/install.log" 2>&1 || { tail "$work/install.log" >&2; exit 1; }
php "$work/pages.php" >"$work/pages" 2>"$work/pages.log" || { cat "$work/pages.log" >&2; exit 1; }
(cd "$work/site" && exec php -d display_errors=1 -S "127.0.0.1:$port" >"$work/php.log" 2>&1) &
pids+=($!)
site=http://127.0.0.1:$port
wait_for curl -fs "$site/wp-login.php"

passed=0 failed=0
page() { echo "$site/?page_id=$(awk -v name="$1" '$1 == name {print $2}' "$work/pages")"; }
shows() { # NAME WANTED WORDS-FOR-CURL...
  local name=$1 wanted=$2 got
  shift 2
  got=$(curl -sL "$@")
  if grep -qF -- "$wanted" <<<"$got"; then passed=$((passed + 1)); else failed=$((failed + 1)); echo "FAIL $name: no \"$wanted\"" >&2; fi
  if grep -qE '<b>(Warning|Notice|Deprecated|Fatal error)</b>.*fingerpost' <<<"$got"; then failed=$((failed + 1)); echo "FAIL $name: PHP complains" >&2; fi
}
shows "the shortcode is a form" 'Search safeguarding guidance' "$(page short)"
shows "the block is a form" 'Search safeguarding guidance' "$(page block)"
shows "it answers" '<mark>' "$(page short)" --data-urlencode 'fingerpost[text]=neglect'
shows "it says how a result stands" 'In force' "$(page short)" --data-urlencode 'fingerpost[text]=neglect'
shows "the block keeps to its kinds" 'Protocol · ' "$(page block)" --data-urlencode 'fingerpost[text]=neglect'
shows "another day is told" 'Not today.' "$(page short)" --data-urlencode 'fingerpost[text]=safeguarding week' -d 'fingerpost[as_of]=2024-05-20'
shows "pages lead on" 'fingerpost[page]' "$(page short)" --data-urlencode 'fingerpost[text]=safeguarding'
shows "the second page comes" 'start="11"' "$(page short)" --data-urlencode 'fingerpost[text]=safeguarding' -d 'fingerpost[page]=2'
shows "what is wrong is said" 'role="alert"' "$(page short)" --data-urlencode 'fingerpost[text]=neglect' -d 'fingerpost[as_of]=soon'
shows "an attack stays words" 'value="&quot;&gt;' "$(page short)" --data-urlencode 'fingerpost[text]="><img src=x onerror=alert(1)>'
browser_tools "$build"
if WORDPRESS=$site WORDPRESS_PASSWORD=a-password-of-a-test PARTS=wordpress clicked "$build"; then passed=$((passed + 1)); else failed=$((failed + 1)); fi
kill "${pids[1]}" && wait "${pids[1]}" 2>/dev/null || true
shows "a server that is gone is told of" 'call 999' "$(page short)" --data-urlencode 'fingerpost[text]=neglect'
if grep -q neglect "$work/php.log"; then failed=$((failed + 1)); echo "FAIL: the question is in the log" >&2; else passed=$((passed + 1)); fi
echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
