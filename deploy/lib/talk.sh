# shellcheck shell=bash
# How the script speaks: steps, progress while long work runs, and a failure that says what to do next.

if [[ -t 1 && -z ${NO_COLOR:-} && ${TERM:-dumb} != dumb ]]; then
  bold=$'\e[1m' faint=$'\e[2m' green=$'\e[32m' red=$'\e[31m' plain=$'\e[0m'
else
  bold='' faint='' green='' red='' plain=''
fi

step() { printf '%s==>%s %s\n' "$bold$green" "$plain$bold" "$*$plain"; }
say() { printf '    %s\n' "$*"; }
warn() { printf '    %snote:%s %s\n' "$bold" "$plain" "$*" >&2; }

fail() {
  printf '%sdeploy/local:%s %s\n' "$bold$red" "$plain" "$*" >&2
  exit 1
}

# fail_with_log LOG SENTENCE…: the reason, and the last lines that the log has since the last start.
fail_with_log() {
  local log=$1 lines
  shift
  printf '%sdeploy/local:%s %s\n' "$bold$red" "$plain" "$*" >&2
  lines=$(awk '/^--- .* starts$/ { kept = 0; next } { line[kept++] = $0 } END { for (i = 0; i < kept; i++) print line[i] }' \
    "$log" 2>/dev/null | tail -n 20)
  if [[ -n $lines ]]; then
    printf '    the last lines of %s:\n' "$log" >&2
    printf '%s\n' "$lines" | sed 's/^/    | /' >&2
  else
    printf '    it wrote nothing to %s\n' "$log" >&2
  fi
  exit 1
}

# The long work that runs now: ended when the script is interrupted, because the shell itself shields
# background commands from Ctrl-C.
work_pid=''
end_work() {
  [[ -n $work_pid ]] || return 0
  kill -TERM "$work_pid" 2>/dev/null || true
  end_session "$work_pid" TERM
  work_pid=''
}
trap 'end_work; exit 130' INT
trap 'end_work; exit 143' TERM

# end_session LEADER SIGNAL: what a command started with setsid has left behind, its own children's groups included.
end_session() {
  local stat fields
  for stat in /proc/[0-9]*/stat; do
    fields=$(cat "$stat" 2>/dev/null) || continue
    read -ra fields <<<"${fields%% *} ${fields##*) }"
    [[ ${fields[4]} != "$1" ]] || kill "-$2" "${fields[0]}" 2>/dev/null || true
  done
}

# with_progress SENTENCE LOG COMMAND…: runs the command with its output in the log; a terminal sees a spinner and the
# log's last line, anything else a line every 20 seconds. Its status is the command's.
with_progress() {
  local what=$1 log=$2 began=$SECONDS status=0
  shift 2
  "$@" >>"$log" 2>&1 </dev/null 9>&- &
  work_pid=$!
  if [[ -t 1 ]]; then spin "$what" "$log" "$began"; else report_now_and_then "$what" "$log" "$began"; fi
  wait "$work_pid" || status=$?
  ((status != 124 && status != 137)) || end_session "$work_pid" KILL # what ran out of its time
  work_pid=''
  if ((status == 0)); then say "$what: done in $((SECONDS - began)) s"; fi
  return "$status"
}

last_line() { tail -n 1 "$1" 2>/dev/null | tr -d '\r\033' | cut -c "1-$2"; }

spin() {
  local marks='|/-\' turn=0
  while kill -0 "$work_pid" 2>/dev/null; do
    printf '\r\e[K    %s %s %s%ss  %s%s' "${marks:turn++%4:1}" "$1" "$faint" $((SECONDS - $3)) \
      "$(last_line "$2" 60)" "$plain"
    sleep 0.2
  done
  printf '\r\e[K'
}

report_now_and_then() {
  local next=20
  while kill -0 "$work_pid" 2>/dev/null; do
    if ((SECONDS - $3 >= next)); then
      say "$1: $((SECONDS - $3)) s  $(last_line "$2" 80)"
      next=$((next + 20))
    fi
    sleep 0.2
  done
}
