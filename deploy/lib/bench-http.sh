# shellcheck shell=bash
# How many executions a second, and how near to what is possible: in one run, on this machine, an HTTP handler that does
# nothing, a durable execution of a pure workflow, and PostgreSQL writing the same rows in batches with nobody in between.

connections=64
measured_seconds=${WAE_BENCH_SECONDS:-8}
warm_up_seconds=3

bench_http() {
  local empty pure by_id limit
  end_bench
  rm -rf "$(readlink -f "$WAE_HOME/postgres")" "$WAE_HOME/postgres"
  build_release bench-empty-handler workflow-service
  trap end_bench EXIT
  choose_bench_ports
  ulimit -Sn "$(ulimit -Hn)" 2>/dev/null || true
  step "Starting a stack for the measurements"
  start_databases
  LOG_LEVEL=warning start_service workflow-service
  wait_until_healthy workflow-service
  step "Measuring: $connections connections, $measured_seconds s each after $warm_up_seconds s of warm-up"
  empty=$(measure_empty_handler /)
  by_id=$(measure_executions "$(body_by_id)")
  pure=$(measure_executions "$(body_inline)")
  stop_part workflow-service
  limit=$(measure_postgres)
  end_bench
  report_http "$empty" "$pure" "$by_id" "$limit" "$1"
}

choose_bench_ports() {
  WAE_POSTGRES_PORT=$(free_port) WAE_REDIS_PORT=$(free_port) WORKFLOW_SERVICE_PORT=$(free_port)
  empty_port=$(free_port)
}

end_bench() {
  trap - EXIT
  local part
  for part in bench-empty-handler workflow-service redis; do stop_part "$part"; done
  stop_postgres
}

# load URL SCRIPT: wrk's report as JSON; an answer that is no success fails the benchmark.
load() {
  local report
  say "wrk against $1" >&2
  report=$(run_wrk "$measured_seconds" "$@")
  jq -e '.requests > 0 and .refused == 0 and .broken == 0' <<<"$report" >/dev/null ||
    fail "not every request succeeded: $report"
  printf '%s' "$report"
}

run_wrk() {
  WAE_REPORT=$repository/deploy/bench/report.lua \
    wrk -t "$((connections < 2 ? 1 : 2))" -c "$connections" -d "$1s" --timeout 10s -s "$3" "$2" 2>&1 | tee -a "$logs/wrk.log" | tail -n 1
}

# measure_empty_handler PATH: `/` answers at once, on the thread that has read the request; `/hop` waits, as every handler
# has to that asks a database: its connection is laid aside, and the answer comes from a task.
measure_empty_handler() {
  local report
  start_empty_handler
  run_wrk "$warm_up_seconds" "http://127.0.0.1:$empty_port$1" "$repository/deploy/bench/report.lua" >/dev/null
  report=$(load "http://127.0.0.1:$empty_port$1" "$repository/deploy/bench/report.lua")
  stop_part bench-empty-handler
  printf '%s' "$report"
}

start_empty_handler() {
  local deadline=$((SECONDS + 10))
  start_process bench-empty-handler "$(release_directory)/bench-empty-handler" "$empty_port"
  until listening "$empty_port"; do
    ((SECONDS < deadline)) || fail_with_log "$logs/bench-empty-handler.log" "the empty handler does not listen."
    sleep 0.1
  done
}

bench_input='{"customer": "Ada", "price": 12.5, "quantity": 10}'

body_inline() {
  jq -c --argjson input "$bench_input" '{workflow_data: ., user_id: "bench", input: $input}' \
    "$repository/deploy/bench/pure-workflow.json"
}

body_by_id() {
  local created
  created=$(call POST "$(url_of workflow-service)/api/workflows/" \
    "$(jq -c '. + {user_id: "bench"}' "$repository/deploy/bench/pure-workflow.json")")
  jq -c --argjson input "$bench_input" '{workflow_id: .id, user_id: "bench", input: $input}' <<<"$created"
}

# measure_executions BODY [PATH]: wrk's report, with the rate at which executions were really completed in the database.
# A request starts `rows_each` of them.
rows_each=1
measure_executions() {
  local report since total unfinished deadline target script=$repository/deploy/bench/execute.lua
  target=$(url_of workflow-service)${2:-/workflow/execute}
  export WAE_BODY=$WAE_HOME/body.json
  printf '%s' "$1" >"$WAE_BODY"
  run_wrk "$warm_up_seconds" "$target" "$script" >/dev/null
  since=$(sql wae -At -c "select count(*) from workflow.executions")
  report=$(load "$target" "$script")
  deadline=$((SECONDS + 30))
  while unfinished=$(sql wae -At -c "select count(*) from workflow.executions where status <> 'completed'") && ((unfinished > 0)); do
    ((SECONDS < deadline)) || fail "$unfinished executions did not complete."
    sleep 0.2
  done
  total=$(sql wae -At -c "select count(*) from workflow.executions")
  jq -e --argjson stored $((total - since)) --argjson each "$rows_each" '$stored >= .requests * $each' <<<"$report" >/dev/null ||
    fail "fewer executions are stored ($((total - since))) than were acknowledged: $report"
  # The measured part: from the first start after the warm-up to the last completion, so that a backlog counts.
  jq -c --argjson completed "$(sql wae -At -c "$(completed_per_second "$(jq ".requests * $rows_each" <<<"$report")")")" \
    '. + {completed_per_second: $completed}' <<<"$report"
}

# completed_per_second COUNT: over the latest COUNT executions.
completed_per_second() {
  echo "select round(count(*) * 1e6 / nullif(max(completed_at) - min(started_at), 0), 1)
    from (select started_at, completed_at from workflow.executions order by started_at desc limit $1) latest"
}

measure_postgres() {
  local clients=4 output batches
  sql wae -c 'create schema bench' -c 'create table bench.executions (like workflow.executions including all)' \
    -c 'checkpoint' 2>>"$logs/pgbench.log"
  say "pgbench with statements of 100 rows, $clients clients" >&2
  output=$(run_pgbench "$clients" "$warm_up_seconds" 0 && run_pgbench "$clients" "$measured_seconds" 100000000)
  batches=$(sed -n 's/^tps = \([0-9.]*\).*/\1/p' <<<"$output" | tail -n 1)
  [[ -n $batches ]] || fail_with_log "$logs/pgbench.log" "pgbench gave no figure."
  jq -n --argjson batches "$batches" '{per_second: ($batches * 100)}'
}

run_pgbench() {
  PGPASSWORD=$(secret postgres.password) "$(postgres_programs)/pgbench" -n -M prepared -h 127.0.0.1 -p "$WAE_POSTGRES_PORT" -U wae \
    -c "$1" -j 2 -T "$2" -D n="$3" -f "$repository/deploy/bench/postgres-limit.sql" wae 2>&1 |
    tee -a "$logs/pgbench.log"
}

# report_http EMPTY PURE BY_ID LIMIT JSON?
report_http() {
  local summary
  summary=$(jq -n -c --argjson empty "$1" --argjson pure "$2" --argjson stored "$3" --argjson limit "$4" '{
    empty_handler_per_second: $empty.per_second, empty_handler_p50_ms: $empty.p50_ms, empty_handler_p99_ms: $empty.p99_ms,
    pure_per_second: ([$pure.per_second, $pure.completed_per_second] | min), pure_p50_ms: $pure.p50_ms, pure_p99_ms: $pure.p99_ms,
    pure_by_id_per_second: ([$stored.per_second, $stored.completed_per_second] | min),
    pure_by_id_p50_ms: $stored.p50_ms, pure_by_id_p99_ms: $stored.p99_ms,
    postgres_limit_per_second: $limit.per_second }')
  step "Per second, all on $(nproc) cores that the load generator shares"
  say "$(printf '%-52s %10s %9s %9s' '' 'per second' 'p50 ms' 'p99 ms')"
  jq -r '["empty handler that answers at once", .empty_handler_per_second, .empty_handler_p50_ms, .empty_handler_p99_ms],
    ["durable execution, 5 pure nodes, document sent along", .pure_per_second, .pure_p50_ms, .pure_p99_ms],
    ["durable execution, 5 pure nodes, stored workflow", .pure_by_id_per_second, .pure_by_id_p50_ms, .pure_by_id_p99_ms],
    ["PostgreSQL alone, the same rows in batches of 100", .postgres_limit_per_second, "-", "-"] | @tsv' <<<"$summary" |
    while IFS=$'\t' read -r what rate median tail; do
      say "$(printf '%-52s %10.0f %9s %9s' "$what" "$rate" "$median" "$tail")"
    done
  ((!$5)) || printf '%s\n' "$summary"
}
