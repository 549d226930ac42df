#!/usr/bin/env bash
# The front door's manners, checked with small stand-ins for the services: one sentence each, `ok` or `not ok`.
# Run by `deploy/local test shell`; WAE_HOME says where it may work.
set -uo pipefail

cd "$(dirname "${BASH_SOURCE[0]}")/../.." || exit 1
root=${WAE_HOME:?}
rm -rf "$root"
mkdir -p "$root"

fake() { echo "python3 Tests/deploy/fake-service.py $1"; }
WAE_SERVICE_COMMAND_AI=$(fake API_PORT)
WAE_SERVICE_COMMAND_WORKFLOW=$(fake WORKFLOW_SERVICE_PORT)
WAE_SERVICE_COMMAND_SCHEDULER=$(fake SCHEDULER_PORT)
export WAE_SERVICE_COMMAND_AI WAE_SERVICE_COMMAND_WORKFLOW WAE_SERVICE_COMMAND_SCHEDULER
export WAE_START_TIMEOUT=30

# home NAME: from now on another home, on ports of its own.
home() {
  local ports
  read -ra ports < <(python3 - <<'PYTHON'
import socket
held = [socket.socket() for _ in range(5)]
for one in held:
    one.bind(("127.0.0.1", 0))
print(*(one.getsockname()[1] for one in held))
PYTHON
  )
  export WAE_HOME=$root/$1 API_PORT=${ports[0]} WORKFLOW_SERVICE_PORT=${ports[1]} SCHEDULER_PORT=${ports[2]} \
    WAE_POSTGRES_PORT=${ports[3]} WAE_REDIS_PORT=${ports[4]}
  # Swagger UI is of no interest here and would be fetched.
  mkdir -p "$WAE_HOME/assets"
  touch_assets
}
touch_assets() {
  local file
  for file in swagger-ui-bundle.js swagger-ui.css redoc.standalone.js; do echo '/* */' >"$WAE_HOME/assets/$file"; done
}

output=$root/output
door() { deploy/local "$@" >"$output" 2>&1; }
refused() { ! door "$@"; }
says() { grep -qF -- "$1" "$output"; }
pids() { cat "$WAE_HOME"/run/*.pid; }
answers() { curl -fs --max-time 2 "http://127.0.0.1:$1/health" >/dev/null; }

check() {
  local sentence=$1
  shift
  if "$@"; then
    echo "ok $sentence"
  else
    echo "not ok $sentence"
    sed 's/^/  # /' "$output"
  fi
}

end_all() {
  local other
  for other in "$root"/*/run; do WAE_HOME=${other%/run} deploy/local down >/dev/null 2>&1; done
}
trap end_all EXIT

up_starts_everything() { door up && answers "$API_PORT" && door status && ! says stopped; }
second_up_changes_nothing() { before=$(pids) && door up && says "Already up" && [[ $(pids) == "$before" ]]; }
restart_gives_a_new_process() {
  before=$(pids) && door restart ai && [[ $(pids) != "$before" ]] && answers "$API_PORT"
}
restart_refuses_a_stranger() { refused restart mail && says "there is no service 'mail'"; }
dead_part_is_started_again() {
  read -r victim _ <"$WAE_HOME/run/redis.pid" && kill -9 "$victim" && refused status && says stopped && door up && door status
}
two_copies_do_not_meet() {
  local first=$WAE_HOME first_port=$API_PORT
  home second && door up && answers "$API_PORT" && door down && ! answers "$API_PORT" &&
    answers "$first_port" && [[ $first != "$WAE_HOME" ]]
}
taken_port_is_named() {
  API_PORT=$taken refused up && says "port $taken is taken by another program" && says "set API_PORT"
}
shared_port_is_named() {
  API_PORT=$SCHEDULER_PORT refused up && says "are both $SCHEDULER_PORT"
}
wrong_port_is_named() {
  WAE_REDIS_PORT=many refused up && says "WAE_REDIS_PORT is 'many'"
}
recycled_pid_is_left_alone() {
  sleep 300 &
  local stranger=$!
  echo "$stranger 1 $(cat /proc/sys/kernel/random/boot_id)" >"$WAE_HOME/run/ai-service.pid"
  door down && kill -0 "$stranger" && refused status && says stopped
  local result=$?
  kill "$stranger"
  return "$result"
}
garbage_in_a_pid_file_is_harmless() {
  echo '-1 x y' >"$WAE_HOME/run/redis.pid"
  : >"$WAE_HOME/run/postgres.pid"
  door down
}
failed_start_shows_the_log() {
  WAE_SERVICE_COMMAND_AI="python3 -c 'raise SystemExit(\"no such luck\")'" refused up &&
    says "ai-service ended" && says "no such luck"
}
unhealthy_start_ends_in_time() {
  door down
  WAE_START_TIMEOUT=2 WAE_SERVICE_COMMAND_AI="sleep 60" refused up && says "ai-service is not answering on port $API_PORT" &&
    door down
}
query() {
  PGPASSWORD=$(cat "$WAE_HOME/run/postgres.password") psql -XqAt -h 127.0.0.1 -p "$WAE_POSTGRES_PORT" -U wae wae -c "$1"
}
data_outlive_down() {
  door up && query 'create table kept as select 42 as answer' && door down && [[ ! -e $WAE_HOME/run/postgres.pid ]] &&
    door up && [[ $(query 'select answer from kept') == 42 ]] && door down
}
two_ups_at_once_are_one() {
  local first second
  deploy/local up >"$output.2" 2>&1 &
  first=$!
  door up
  second=$?
  wait "$first" && ((second == 0)) && { says "Already up" || grep -qF "Already up" "$output.2"; }
}

home first
taken=$(python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])')
python3 -m http.server --bind 127.0.0.1 "$taken" >/dev/null 2>&1 &
holder=$!
until (exec 3<>"/dev/tcp/127.0.0.1/$taken") 2>/dev/null; do sleep 0.05; done
check "a port that is taken is named with the variable to set" taken_port_is_named
kill "$holder"
check "two services on one port are refused" shared_port_is_named
check "a port that is no number is refused" wrong_port_is_named
check "up starts everything and says that it is healthy" up_starts_everything
check "a second up changes nothing" second_up_changes_nothing
check "restart gives one service a new process" restart_gives_a_new_process
check "restart of an unknown service is refused" restart_refuses_a_stranger
check "up starts again what died" dead_part_is_started_again
check "two copies with other homes and ports do not meet" two_copies_do_not_meet
check "down leaves a process alone that only has a recycled pid" recycled_pid_is_left_alone
check "down survives garbage in a pid file" garbage_in_a_pid_file_is_harmless
home third
check "a service that ends at once shows its last words" failed_start_shows_the_log
check "a service that never gets healthy ends up in time" unhealthy_start_ends_in_time
check "what PostgreSQL holds outlives down" data_outlive_down
check "two ups at once are one" two_ups_at_once_are_one
echo 'done'
