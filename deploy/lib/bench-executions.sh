# shellcheck shell=bash
# The durable engine by figures, all in one run on this machine with fsync and synchronous_commit on: against an HTTP
# handler that does nothing, against PostgreSQL alone, and against two other durable engines on the same PostgreSQL.

peers=(dbos==3.4.0 procrastinate==3.10.0 'psycopg[binary,pool]==3.3.9')
batch_items=100

bench_executions() {
  local results=()
  end_bench
  rm -rf "$(readlink -f "$WAE_HOME/postgres")" "$WAE_HOME/postgres"
  build_release bench-empty-handler bench-postgres-limit workflow-service
  make_peers
  trap end_bench EXIT
  choose_bench_ports
  ulimit -Sn "$(ulimit -Hn)" 2>/dev/null || true
  step "Starting a stack for the measurements"
  start_databases
  LOG_LEVEL=warning start_service workflow-service
  wait_until_healthy workflow-service
  step "Measuring: $measured_seconds s each after $warm_up_seconds s of warm-up"
  results=(
    "$(figures empty_handler "$(connections=256 measure_empty_handler /)")"
    "$(figures waiting_handler "$(connections=256 measure_empty_handler /hop)")"
    "$(figures pure "$(connections=256 measure_executions "$(body_inline)")")"
    "$(figures pure_64 "$(connections=64 measure_executions "$(body_inline)")")"
    "$(figures pure_1 "$(connections=1 measure_executions "$(body_inline)")")"
    "$(figures pure_by_id "$(connections=256 measure_executions "$(body_by_id)")")"
    "$(figures batch "$(measure_batch)")"
    "$(figures one_step "$(connections=256 measure_executions "$(body_of_steps 1)")")"
    "$(figures one_call "$(measure_one_call)")"
    "$(figures three_steps "$(measure_three_steps)")"
    "$(figures for_each_1000 "$(measure_for_each)")"
    "$(figures history "$(measure_history)")"
    "$(figures waiting_10000 "$(measure_waiting)")"
  )
  stop_part workflow-service
  results+=(
    "$(figures postgres_limit "$(measure_postgres_limit)")"
    "$(figures dbos "$(measure_peer dbos_steps.py)")"
    "$(figures procrastinate "$(measure_peer procrastinate_jobs.py)")"
  )
  end_bench
  report_executions "$(jq -s -c add <<<"${results[*]}")" "$1"
}

# figures NAME REPORT: the report's members with the name before them; what is missing says why.
figures() {
  [[ -n $2 ]] || fail "the measurement of $1 gave nothing."
  jq -c --arg name "$1" 'with_entries(.key = $name + "_" + .key)' <<<"$2"
}

missing() { jq -n -c --arg reason "$1" '{reason: $reason}'; }

# The other engines, from PyPI at the versions named above, in an environment of their own.
make_peers() {
  local place=$WAE_HOME/peers
  [[ ! -e $place/ready-${peers[0]}-${peers[1]} ]] || return 0
  step "Installing ${peers[*]} from PyPI"
  rm -rf "$place"
  # shellcheck disable=SC2016  # expanded by the shell that runs it
  if with_progress "installing the engines to compare with" "$logs/peers.log" \
    bash -c 'python3 -m venv "$1" && "$1/bin/pip" install -q "${@:2}"' install "$place" "${peers[@]}"; then
    touch "$place/ready-${peers[0]}-${peers[1]}"
  else
    warn "they can not be installed here: their figures will be missing"
  fi
}

body_of_steps() {
  python3 "$repository/deploy/bench/steps-workflow.py" "$1" | jq -c '{workflow_data: ., user_id: "bench", input: {}}'
}

# measure_batch: the pure workflow, many executions in one request.
measure_batch() {
  local status report target
  target=$(url_of workflow-service)/workflow/execute/batch
  export WAE_BODY=$WAE_HOME/body.json
  body_inline | jq -c --argjson count "$batch_items" '{items: [range($count) as $_ | .]}' >"$WAE_BODY"
  status=$(curl -s -o "$logs/batch.json" -w '%{http_code}' -H 'Content-Type: application/json' --data-binary "@$WAE_BODY" "$target")
  if [[ $status != 2* ]]; then
    missing "POST /workflow/execute/batch answers $status"
    return
  fi
  jq -e --argjson count "$batch_items" '.results | length == $count' "$logs/batch.json" >/dev/null ||
    fail "the batch did not answer with $batch_items results: $(head -c 300 "$logs/batch.json")"
  report=$(connections=8 rows_each=$batch_items measure_executions "$(cat "$WAE_BODY")" /workflow/execute/batch)
  jq -c --argjson count "$batch_items" '.per_second *= $count' <<<"$report"
}

# measure_one_call: a step with an effect, which is journaled between start and end: a call of the empty handler.
measure_one_call() {
  local body report
  start_empty_handler
  body=$(jq -n -c --arg url "http://127.0.0.1:$empty_port/" '{user_id: "bench", input: {}, workflow_data: {name: "One call",
    nodes: [{id: "start", type: "manual-trigger", name: "Start", data: {properties: {}}},
      {id: "call", type: "http-request", name: "Call", data: {properties: {method: "GET", url: $url}}}],
    edges: [{id: "e1", source: "start", target: "call", sourceHandle: "main"}]}}')
  report=$(connections=64 measure_executions "$body")
  stop_part bench-empty-handler
  printf '%s' "$report"
}

# measure_three_steps: one request after another on a database at rest: what the measurements before have left to be
# written and to be vacuumed would be counted as latency here.
measure_three_steps() {
  sql wae -c 'vacuum analyze workflow.executions' -c 'vacuum analyze workflow.journal' -c checkpoint >>"$logs/bench.log" 2>&1
  connections=1 measure_executions "$(body_of_steps 3 | jq -c '. + {wait_seconds: 10}')"
}

# measure_for_each: the median of eleven runs over 1,000 items, in milliseconds.
measure_for_each() {
  local body status
  body=$(jq -n -c '{user_id: "bench", wait_seconds: 60, input: {items: [range(1000)]}, workflow_data: {name: "For each",
    nodes: [{id: "start", type: "manual-trigger", name: "Start", data: {properties: {}}},
      {id: "each", type: "for-each", name: "Each", data: {properties: {items: "{{ .items }}"}}},
      {id: "body", type: "edit-fields", name: "Body", parentId: "each", data: {properties: {mode: "replace", fields: {value: "{{ . }}"}}}}],
    edges: [{id: "e1", source: "start", target: "each", sourceHandle: "main"}]}}')
  status=$(printf '%s' "$body" | curl -s -o "$logs/for-each.json" -w '%{http_code}' -H 'Content-Type: application/json' \
    --data-binary @- "$(url_of workflow-service)/workflow/execute")
  if [[ $status != 2* || $(jq -r .status "$logs/for-each.json") != completed ]]; then
    missing "a for-each is answered with $status $(jq -c '[.code, .status, .error_message]' "$logs/for-each.json" 2>/dev/null)"
    return
  fi
  for _ in {1..11}; do
    printf '%s' "$body" | curl -s -o /dev/null -w '%{time_total}\n' -H 'Content-Type: application/json' --data-binary @- \
      "$(url_of workflow-service)/workflow/execute"
  done | sort -n | sed -n 6p | jq -c '{ms: (. * 1000)}'
}

# measure_history: what the hot path loses while somebody lists executions and reads their histories, a hundred requests
# a second: the median over pairs of runs, one without readers and one with.
history_pairs=7
history_requests=100
measure_history() {
  local pair without with costs=() reader report total=0 target script=$repository/deploy/bench/execute.lua
  target=$(url_of workflow-service)/workflow/execute
  export WAE_BODY=$WAE_HOME/body.json
  body_inline >"$WAE_BODY"
  say "$history_pairs pairs of runs, with and without readers of history" >&2
  for ((pair = 0; pair < history_pairs; pair++)); do
    without=$(connections=256 run_wrk 4 "$target" "$script" | jq .per_second)
    python3 "$repository/deploy/bench/read_history.py" "$WORKFLOW_SERVICE_PORT" bench "$history_requests" >"$logs/history.json" &
    reader=$!
    with=$(connections=256 run_wrk 4 "$target" "$script" | jq .per_second)
    kill "$reader"
    wait "$reader" || fail "reading history failed: $(cat "$logs/history.json")"
    total=$((total + $(jq .answered "$logs/history.json")))
    costs+=("$(jq -n "1 - $with / $without")")
  done
  report=$(printf '%s\n' "${costs[@]}" | jq -s -c 'sort | {cost: .[length / 2 | floor], cost_least: first, cost_most: last}')
  jq -c --argjson total "$total" --argjson seconds "$((4 * history_pairs))" '. + {requests_per_second: ($total / $seconds)}' <<<"$report"
}

# measure_waiting: the service's resident memory while 10,000 executions wait for an hour, after a fresh start.
measure_waiting() {
  local body before deadline=$((SECONDS + 120)) pid waiting
  stop_part workflow-service
  LOG_LEVEL=warning start_service workflow-service >&2
  wait_until_healthy workflow-service >&2
  body=$(jq -n -c '{user_id: "bench-waiting", input: {}, workflow_data: {name: "Waiting",
    nodes: [{id: "start", type: "manual-trigger", name: "Start", data: {properties: {}}},
      {id: "wait", type: "wait", name: "Wait", data: {properties: {seconds: 3600}}}],
    edges: [{id: "e1", source: "start", target: "wait", sourceHandle: "main"}]}}')
  alive workflow-service
  before=$(resident_mib "$pid")
  if ! printf '%s' "$body" | python3 "$repository/deploy/bench/start_many.py" "$WORKFLOW_SERVICE_PORT" 10000 >&2; then
    missing "10,000 executions could not be started"
    return
  fi
  # What waits is in the journal: the figure counts when all of it is.
  until waiting=$(sql wae -At -c "select count(*) from workflow.executions where user_id = 'bench-waiting' and completed_at is null") &&
    ((waiting == 10000)); do
    ((SECONDS < deadline)) || fail "only $waiting of 10,000 executions wait."
    sleep 0.5
  done
  sleep 5
  jq -n -c --argjson before "$before" --argjson after "$(resident_mib "$pid")" '{rss_mib: $after, rss_before_mib: $before}'
}

resident_mib() { awk '/^VmRSS/ { printf "%.1f", $2 / 1024 }' "/proc/$1/status"; }

measure_postgres_limit() {
  sql wae -c 'create schema bench' -c 'create table bench.executions (like workflow.executions including all)' \
    -c 'checkpoint' >>"$logs/limit.log" 2>&1
  say "full batches on PostgreSQL alone" >&2
  "$(release_directory)/bench-postgres-limit" "$(postgres_url)" "$measured_seconds" | tee -a "$logs/limit.log" | tail -n 1
}

# measure_peer SCRIPT: one of the other engines, in a database of its own.
measure_peer() {
  local name=${1%%_*} report
  if [[ ! -x $WAE_HOME/peers/bin/python ]]; then
    missing "$name is not installed"
    return
  fi
  say "$name" >&2
  sql postgres -c "create database bench_$name" >>"$logs/peers.log" 2>&1
  report=$(timeout 180 "$WAE_HOME/peers/bin/python" "$repository/deploy/bench/$1" "$(postgres_url "bench_$name")" \
    "$measured_seconds" 2>>"$logs/peers.log" | tail -n 1) || true
  if jq -e .per_second <<<"$report" >/dev/null 2>&1; then printf '%s' "$report"; else missing "$name did not run: see peers.log"; fi
}

# report_executions FIGURES JSON?
report_executions() {
  local summary
  summary=$(jq -c -f "$repository/deploy/bench/executions.jq" <<<"$1")
  step "Durable executions, all on $(nproc) cores that the load generator and PostgreSQL share"
  jq -r 'to_entries[] | select(.key != "missing") | [.key, (.value // "missing")] | @tsv' <<<"$summary" |
    while IFS=$'\t' read -r what figure; do say "$(printf '%-40s %12s' "$what" "$figure")"; done
  jq -r '.missing | to_entries[] | "\(.key) is missing: \(.value)"' <<<"$summary" |
    while read -r reason; do say "$reason"; done
  ((!$2)) || printf '%s\n' "$summary"
}
