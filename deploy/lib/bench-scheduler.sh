# shellcheck shell=bash
# The scheduler by figures: thousands of ticks a second over three replicas, one of which is killed and one of which
# stands still meanwhile; and a table with a million schedules that have nothing to do. docs/scheduler.md says what the
# figures mean.

bench_scheduler() {
  local ports=() place
  end_scheduler_bench
  rm -rf "$(readlink -f "$WAE_HOME/postgres")" "$WAE_HOME/postgres"
  build_release workflow-service scheduler-service
  trap end_scheduler_bench EXIT
  WAE_POSTGRES_PORT=$(free_port) WAE_REDIS_PORT=$(free_port) WORKFLOW_SERVICE_PORT=$(free_port)
  ulimit -Sn "$(ulimit -Hn)" 2>/dev/null || true
  step "Starting a workflow service and three schedulers"
  start_databases
  LOG_LEVEL=${LOG_LEVEL:-warning}
  start_service workflow-service
  wait_until_healthy workflow-service
  for place in 1 2 3; do
    SCHEDULER_PORT=$(free_port)
    ports+=("$SCHEDULER_PORT")
    start_scheduler "scheduler-$place"
  done
  step "Measuring"
  python3 "$repository/deploy/bench/scheduler.py" \
    --workflows "$(url_of workflow-service)" --schedulers "${ports[*]/#/http://127.0.0.1:}" \
    --pids "$(pid_of scheduler-1) $(pid_of scheduler-2) $(pid_of scheduler-3)" \
    --psql "$(postgres_url)" --schedules "${WAE_BENCH_SCHEDULES:-2000}" --idle "${WAE_BENCH_IDLE:-1000000}" \
    --seconds "${WAE_BENCH_SECONDS:-60}" >"$WAE_HOME/scheduler.json" || fail "the measurement did not end well: see above."
  end_scheduler_bench
  jq -r 'to_entries[] | "\(.key)\t\(.value)"' "$WAE_HOME/scheduler.json" |
    while IFS=$'\t' read -r what figure; do say "$(printf '%-40s %12s' "$what" "$figure")"; done
  ((!$1)) || jq -c . "$WAE_HOME/scheduler.json"
}

# start_scheduler NAME: one more replica, on SCHEDULER_PORT.
start_scheduler() {
  local environment deadline=$((SECONDS + WAE_START_TIMEOUT))
  mapfile -t environment < <(service_environment)
  start_process "$1" env -C "$repository" "${environment[@]}" "$(release_directory)/scheduler-service"
  until curl -sf --max-time 3 -o /dev/null "http://127.0.0.1:$SCHEDULER_PORT/health"; do
    ((SECONDS < deadline)) && alive "$1" || fail_with_log "$logs/$1.log" "$1 does not become healthy."
    sleep 0.2
  done
}

pid_of() { alive "$1" && echo "$pid"; }

end_scheduler_bench() {
  trap - EXIT
  local part
  for part in scheduler-1 scheduler-2 scheduler-3 workflow-service redis; do stop_part "$part"; done
  stop_postgres
}
