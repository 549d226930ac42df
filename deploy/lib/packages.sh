# shellcheck shell=bash
# What the machine must have: Debian, the Swift toolchain, and Debian's own packages, installed when missing.

# C libraries and their headers, the two servers (run privately, never as system services), and small tools; libncurses6
# is what the toolchain itself misses on the barest Debian.
packages=(
  libncurses6 libpq-dev libhiredis-dev libcurl4-openssl-dev libmicrohttpd-dev libwslay-dev libssl-dev zlib1g-dev libc6-dev
  postgresql redis-server ca-certificates curl jq python3 tzdata
)
measuring_packages=(libjansson-dev wrk python3-venv)
# The toolchain links with the system's C++ library; whichever version it is, g++ brings it.
compgen -G '/usr/lib/gcc/*/*/libstdc++.so' >/dev/null || packages+=(g++)

check_machine() {
  command -v dpkg-query >/dev/null && command -v apt-get >/dev/null ||
    fail "this machine is not Debian (or near kin): install the packages of docs/operations.md by hand, or use docker compose."
  command -v swift >/dev/null ||
    fail "there is no Swift toolchain here: install Swift 6.3 from https://www.swift.org/install/linux and put 'swift' on the PATH."
}

installed() {
  [[ $(dpkg-query -W -f='${db:Status-Status}' "$1" 2>/dev/null) == installed ]]
}

# install_packages NAME…: only those that are missing.
install_packages() {
  local missing=() name as_root=()
  for name in "$@"; do
    installed "$name" || missing+=("$name")
  done
  ((${#missing[@]} > 0)) || return 0
  if ((EUID != 0)); then
    command -v sudo >/dev/null || fail "these Debian packages are missing: ${missing[*]}
    There is no sudo here: let an administrator run  apt-get install --no-install-recommends ${missing[*]}"
    as_root=(sudo)
  fi
  step "Installing from Debian${as_root:+ (through sudo)}: ${missing[*]}"
  say "the system's PostgreSQL and Redis services are neither started nor touched"
  [[ -z ${as_root[*]} ]] || sudo -v || fail "sudo did not let us install packages."
  with_progress "installing ${#missing[@]} packages" "$logs/install.log" \
    "${as_root[@]}" bash -c "$quiet_install" install "${missing[@]}" ||
    fail_with_log "$logs/install.log" "the packages could not be installed."
}

# Runs as root. A package that brings a server would start it and make a first database: a policy file and a drop-in
# forbid both while we install, and go away afterwards. A service that came only with us stays disabled at boot.
# shellcheck disable=SC2016  # expanded by the shell that runs it
quiet_install='
  set -eu
  export DEBIAN_FRONTEND=noninteractive LC_ALL=C.UTF-8
  policy=/usr/sbin/policy-rc.d dropin=/etc/postgresql-common/createcluster.d/wae.conf
  undo() {
    rm -f "$policy" "$dropin"
    if [ -e "$policy.wae" ]; then mv -f "$policy.wae" "$policy"; fi
  }
  trap undo EXIT
  trap "exit 130" INT TERM
  if [ -e "$policy" ]; then mv -f "$policy" "$policy.wae"; fi
  printf "#!/bin/sh\nexit 101\n" >"$policy"
  chmod 755 "$policy"
  mkdir -p "$(dirname "$dropin")"
  echo "create_main_cluster = false" >"$dropin"
  had_redis=no
  if [ -e /lib/systemd/system/redis-server.service ]; then had_redis=yes; fi
  apt-get update -q
  apt-get install -q -y --no-install-recommends "$@"
  if [ "$had_redis" = no ] && [ -d /run/systemd/system ]; then
    systemctl disable redis-server.service >/dev/null 2>&1 || true
  fi
'
