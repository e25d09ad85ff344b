# Sourced by the two scripts of the README: install_missing PACKAGE... installs
# what is not there, as root or with sudo, or says in one sentence what is wanted.

install_missing() {
  local package missing=() as_root=()
  for package in "$@"; do
    [ "$(dpkg-query -W -f='${db:Status-Status}' "$package" 2>/dev/null)" = installed ] ||
      missing+=("$package")
  done
  [ "${#missing[@]}" -eq 0 ] && return
  [ "$(id -u)" -eq 0 ] || as_root=(sudo)
  echo "Installing ${missing[*]}" >&2
  if "${as_root[@]}" true 2>/dev/null; then
    "${as_root[@]}" apt-get update -qq </dev/null >&2 || true
    "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq \
      --no-install-recommends "${missing[@]}" </dev/null >/dev/null && return
  fi
  echo "These Debian packages could not be installed; please have an administrator run:" \
    "apt-get install ${missing[*]}" >&2
  exit 1
}
