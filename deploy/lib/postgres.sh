# shellcheck shell=bash
# A private PostgreSQL: own data, own port, own password, apart from any cluster that the system has. It keeps fsync and
# synchronous_commit on, because durability is what this engine is about.

# Where other programs than the system's lie, for a test that needs them.
postgres_binaries=''

# postgres_programs: where initdb and postgres lie; of the data's own version if there are data.
postgres_programs() {
  local version found
  if [[ -n $postgres_binaries ]]; then
    echo "$postgres_binaries"
    return
  fi
  version=$(as_database_user cat "$WAE_HOME/postgres/data/PG_VERSION" 2>/dev/null || true)
  if [[ -n $version ]]; then
    [[ -x /usr/lib/postgresql/$version/bin/postgres ]] ||
      fail "$WAE_HOME/postgres holds data of PostgreSQL $version, which is not installed: install postgresql-$version or remove that directory."
    echo "/usr/lib/postgresql/$version/bin"
    return
  fi
  found=$(find /usr/lib/postgresql -mindepth 3 -maxdepth 3 -path '*/bin/initdb' 2>/dev/null | sort -V | tail -n 1)
  [[ -n $found ]] || fail "PostgreSQL's server is not installed (Debian's package postgresql)."
  dirname "$found"
}

# PostgreSQL refuses to run as root; then it runs as Debian's user for it.
as_database_user() {
  if ((EUID == 0)); then setpriv --reuid=postgres --regid=postgres --init-groups "$@"; else "$@"; fi
}

# place_cluster: makes the directory, and where the database's user can not reach the home (below /root, say), puts the
# data under /var/tmp and leaves a link.
place_cluster() {
  local place=$WAE_HOME/postgres elsewhere
  [[ ! -d $place ]] || return 0
  if ((EUID != 0)) || as_database_user test -x "$WAE_HOME" 2>/dev/null; then
    mkdir -p "$place"
  else
    elsewhere=/var/tmp/wae-$EUID-$(printf %s "$WAE_HOME" | sha256sum | cut -c 1-10)
    # What lies there belongs to an earlier home of this name that was removed: its password went with it.
    if [[ -e $elsewhere || -L $elsewhere ]]; then
      [[ ! -L $elsewhere && $(stat -c %U "$elsewhere") == postgres ]] || fail "$elsewhere is in the way and not ours: remove it."
      rm -rf "$elsewhere"
    fi
    rm -f "$place" # a link to nowhere
    mkdir -m 700 "$elsewhere"
    ln -s "$elsewhere" "$place"
    say "PostgreSQL's user can not enter $WAE_HOME: its data are in $elsewhere"
  fi
  ((EUID != 0)) || chown postgres: "$(readlink -f "$place")"
}

make_cluster() {
  local programs place
  place_cluster
  place=$(readlink -f "$WAE_HOME/postgres")
  as_database_user test -e "$place/data/PG_VERSION" && return 0
  programs=$(postgres_programs)
  # Made beside and renamed, so that an interruption leaves no half-made database.
  as_database_user rm -rf "$place/data.new"
  # shellcheck disable=SC2016  # expanded by the shell that runs it
  secret postgres.password | as_database_user sh -c 'umask 077 && cat >"$1"' sh "$place/password.new"
  as_database_user env -C / "$programs/initdb" --pgdata "$place/data.new" --username wae --pwfile "$place/password.new" \
    --auth scram-sha-256 --encoding UTF8 --locale C.UTF-8 >>"$logs/postgres.log" 2>&1 ||
    fail_with_log "$logs/postgres.log" "PostgreSQL's database could not be made."
  as_database_user rm -f "$place/password.new"
  as_database_user mv "$place/data.new" "$place/data"
}

# start_postgres [OPTION…]: more options of the server, as -c name=value.
start_postgres() {
  local programs place drop=()
  make_cluster
  programs=$(postgres_programs)
  place=$(readlink -f "$WAE_HOME/postgres")
  if ((EUID == 0)); then drop=(setpriv --reuid=postgres --regid=postgres --init-groups); fi
  start_process postgres env -C / "${drop[@]}" "$programs/postgres" -D "$place/data" -p "$WAE_POSTGRES_PORT" \
    -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c max_connections=300 -c shared_buffers=256MB \
    -c max_wal_size=4GB -c log_line_prefix='%m [%p] %d ' "$@"
}

stop_postgres() { stop_process postgres INT; } # INT is PostgreSQL's fast shutdown; TERM would wait for every client

# postgres_url [DATABASE]
postgres_url() { echo "postgres://wae:$(secret postgres.password)@127.0.0.1:$WAE_POSTGRES_PORT/${1:-wae}"; }

# sql DATABASE [psql's arguments…]
sql() {
  local database=$1
  shift
  PGPASSWORD=$(secret postgres.password) PGCONNECT_TIMEOUT=5 psql -X -q -v ON_ERROR_STOP=1 -h 127.0.0.1 -p "$WAE_POSTGRES_PORT" \
    -U wae -d "$database" "$@"
}

postgres_health() {
  sql postgres -At -c 'select 1' >/dev/null 2>&1 && echo healthy
}

# make_database: once it is healthy, the database of the services.
make_database() {
  [[ $(sql postgres -At -c "select 1 from pg_database where datname = 'wae'") == 1 ]] ||
    sql postgres -c 'create database wae' >>"$logs/postgres.log" 2>&1 ||
    fail_with_log "$logs/postgres.log" "the database 'wae' could not be made."
}
