# shellcheck shell=bash
# Starting, recognising and stopping processes without systemd. A pid file holds the pid, the moment the process began
# and the boot it belongs to, because a pid alone may by now be somebody else's: what does not match is never signalled.

boot=$(cat /proc/sys/kernel/random/boot_id 2>/dev/null || echo unknown)

# began_at PID: the kernel's start time of a living process (field 22 of its stat); a zombie counts as gone.
began_at() {
  local stat fields
  stat=$(cat "/proc/$1/stat" 2>/dev/null) || return 1
  read -ra fields <<<"${stat##*) }"
  [[ ${fields[0]:-Z} != [ZX] ]] || return 1
  echo "${fields[19]}"
}

# alive NAME: whether the process that we started under this name still runs; sets `pid`.
alive() {
  local began where now
  pid=''
  [[ -r $runs/$1.pid ]] || return 1
  read -r pid began where <"$runs/$1.pid" || true
  if [[ $pid =~ ^[1-9][0-9]*$ && $where == "$boot" ]] && now=$(began_at "$pid") && [[ $now == "$began" ]]; then
    return 0
  fi
  pid=''
  return 1
}

# start_process NAME COMMAND…: in a session of its own, its output added to the log.
start_process() {
  local name=$1 log=$logs/$1.log began
  shift
  keep_log_small "$log"
  rm -f "$runs/$name.pid"
  TZ=UTC printf -- '--- %(%FT%TZ)T %s starts\n' -1 "$name" >>"$log"
  setsid "$@" >>"$log" 2>&1 </dev/null 9>&- &
  pid=$!
  disown "$pid" 2>/dev/null || true
  began=$(began_at "$pid") || return 0 # gone already: whoever waits for its health says so
  echo "$pid $began $boot" >"$runs/$name.pid"
}

keep_log_small() {
  if [[ -f $1 ]] && (($(stat -c %s "$1") > 20000000)); then mv -f "$1" "$1.1"; fi
}

# stop_process NAME [SIGNAL]: asks, waits, and only then kills.
stop_process() {
  local name=$1 signal=${2:-TERM} deadline
  if ! alive "$name"; then
    rm -f "$runs/$name.pid"
    return 0
  fi
  kill "-$signal" "$pid" 2>/dev/null || fail "$name (pid $pid) can not be stopped by this user."
  deadline=$((SECONDS + WAE_STOP_TIMEOUT))
  while alive "$name"; do
    if ((SECONDS >= deadline)); then
      warn "$name (pid $pid) did not stop within $WAE_STOP_TIMEOUT s: killing it"
      kill -KILL -- "-$pid" 2>/dev/null || kill -KILL "$pid" 2>/dev/null || true
      deadline=$((SECONDS + 5))
    fi
    sleep 0.05
  done
  rm -f "$runs/$name.pid"
}

listening() { (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null; }

# require_free_port NAME: a clear sentence now is better than a bind error in a log later.
require_free_port() {
  local port variable holder=''
  port=$(port_of "$1") variable=$(port_variable_of "$1")
  listening "$port" || return 0
  if command -v ss >/dev/null; then
    holder=$(ss -Hltnp "sport = :$port" 2>/dev/null | grep -o 'users:.*' | head -n 1 || true)
  fi
  fail "port $port is taken by another program${holder:+ ($holder)}: set $variable to a free one, as in
    $variable=$((port < 55000 ? port + 10000 : port - 10000)) deploy/local up"
}

# take_lock: one deploy/local at a time changes what runs in a home. It ends with the script (descriptor 9).
take_lock() {
  make_home
  exec 9>>"$runs/lock" || fail "$runs/lock can not be opened."
  flock -n 9 && return 0
  say "another deploy/local works in $WAE_HOME: waiting for it"
  flock -w 1800 9 || fail "the other deploy/local is still at work after half an hour."
}
