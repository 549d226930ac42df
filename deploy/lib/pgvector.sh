# shellcheck shell=bash
# The tests of vectors in PostgreSQL against a real one that has pgvector: Debian's package where Debian has it, else the
# server and extension of a pinned PyPI package. Where neither can be had, the tests are skipped, and say why.

pgvector_package=pgserver
pgvector_version=0.1.4

check_pgvector() {
  find_pgvector || warn "pgvector could not be had, so that its tests are skipped ($logs/pgvector.log says why)"
  check_swift pgvector
}

# find_pgvector: whether PostgreSQL's programs, as they are found from now on, have the extension.
find_pgvector() {
  local programs version
  programs=$(postgres_programs)
  version=$(basename "$(dirname "$programs")")
  if [[ ! -e /usr/share/postgresql/$version/extension/vector.control ]] &&
    apt-cache show "postgresql-$version-pgvector" >/dev/null 2>&1; then
    install_packages "postgresql-$version-pgvector"
  fi
  [[ ! -e /usr/share/postgresql/$version/extension/vector.control ]] || return 0
  fetch_pgvector || return 1
  postgres_binaries=$WAE_HOME/pgvector/$pgvector_package/pginstall/bin
}

fetch_pgvector() {
  local place=$WAE_HOME/pgvector
  [[ ! -e $place/complete || $(cat "$place/complete") != "$pgvector_version" ]] || return 0
  rm -rf "$place"
  with_progress "fetching PostgreSQL with pgvector ($pgvector_package $pgvector_version from PyPI)" "$logs/pgvector.log" \
    download_pgvector "$place" && echo "$pgvector_version" >"$place/complete"
}

# Of whatever Python this machine has: only programs are taken out of it. They are tried before they count.
download_pgvector() {
  timeout 300 python3 -m pip install --quiet --no-deps --target "$1" --only-binary=:all: --implementation cp \
    --python-version 311 --abi cp311 --platform manylinux2014_x86_64 "$pgvector_package==$pgvector_version" &&
    chmod -R a+rX "$1" && as_database_user "$1/$pgvector_package/pginstall/bin/postgres" --version
}
