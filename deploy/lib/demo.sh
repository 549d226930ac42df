# shellcheck shell=bash
# The main job, shown: a sentence becomes a workflow, the workflow runs for real, a schedule runs it again.

demo_user=demo

run_demo() {
  stack_up
  start_stand_in
  local sentence answer workflow execution
  sentence="Fetch $stand_in/tickets, keep only the tickets where priority is \"high\", and post them to $stand_in/alerts"
  step "One sentence in"
  say "“$sentence”"
  answer=$(call POST "$(url_of ai-service)/ai/workflows/generate-and-execute" \
    "$(jq -n --arg prompt "$sentence" --arg user "$demo_user" '{prompt: $prompt, user_id: $user}')")
  show_workflow "$answer"
  workflow=$(jq -r .ai_metadata.workflow_id <<<"$answer")
  execution=$(jq -r '.execution.execution_id // empty' <<<"$answer")
  [[ -n $execution ]] || fail "the workflow was not started: $(jq -c .execution <<<"$answer")"
  step "A durable run out"
  await_execution "$execution"
  show_output "$execution"
  demonstrate_schedule "$workflow"
  show_where_to_look "$workflow"
}

url_of() { echo "http://127.0.0.1:$(port_of "$1")"; }

# call METHOD URL [BODY]: the answer's body; anything but a success ends the demo with what the service said.
call() {
  local answer status arguments=(-sS --max-time 60 -X "$1" -w '\n%{http_code}')
  [[ $# -lt 3 ]] || arguments+=(-H 'Content-Type: application/json' --data-binary "$3")
  answer=$(curl "${arguments[@]}" "$2") || fail "$1 $2 did not answer."
  status=${answer##*$'\n'}
  [[ $status == 2?? ]] || fail "$1 $2 answered $status: ${answer%$'\n'*}"
  printf '%s' "${answer%$'\n'*}"
}

start_stand_in() {
  local port deadline=$((SECONDS + 10))
  if ! alive stand-in; then
    port=$(free_port)
    echo "$port" >"$runs/stand-in.port"
    start_process stand-in python3 "$repository/deploy/demo/stand-in.py" "$port"
  fi
  stand_in=http://127.0.0.1:$(cat "$runs/stand-in.port")
  until curl -fs --max-time 1 "$stand_in/health" >/dev/null; do
    alive stand-in && ((SECONDS < deadline)) || fail_with_log "$logs/stand-in.log" "the stand-in for the outside world did not start."
    sleep 0.1
  done
}

show_workflow() {
  local name
  name=$(jq -r '.workflow.name' <<<"$1")
  step "The workflow it became: $name  $faint(by $(jq -r '.ai_metadata.provider // "?"' <<<"$1"))"
  jq -r '.workflow.nodes[] | [.id, .type, .name // ""] | @tsv' <<<"$1" |
    while IFS=$'\t' read -r id type title; do say "$(printf '%-24s %-20s %s' "$id" "$type" "$title")"; done
  jq -r '.workflow.edges[] | "\(.source) → \(.target)" + (if (.sourceHandle // "main") == "main" then "" else "  (\(.sourceHandle))" end)' <<<"$1" |
    while read -r edge; do say "$faint$edge$plain"; done
}

# await_execution ID: until it ended; fails unless it completed.
await_execution() {
  local answer status deadline=$((SECONDS + 60))
  while :; do
    answer=$(call GET "$(url_of ai-service)/ai/workflows/execution/$1/status?user_id=$demo_user")
    status=$(jq -r .status <<<"$answer")
    case $status in
      completed) break ;;
      failed | cancelled) fail "execution $1 ended $status: $(jq -r '.error_message // "without a message"' <<<"$answer")" ;;
    esac
    ((SECONDS < deadline)) || fail "execution $1 is still $status after a minute."
    sleep 0.1
  done
  say "$1 ${green}completed$plain in $(jq -r '.execution_time_seconds' <<<"$answer") s"
}

# show_output ID: the output, and that the outside world was called exactly once for this execution.
show_output() {
  local answer calls
  answer=$(call GET "$(url_of ai-service)/ai/workflows/execution/$1/status?user_id=$demo_user")
  jq -e '.output_data != null' <<<"$answer" >/dev/null || fail "execution $1 completed, but without output."
  jq '.output_data | del(.headers?)' <<<"$answer" | head -n 24 | sed 's/^/    /'
  calls=$(call GET "$stand_in/calls" | jq -c --arg execution "$1" \
    '[.[] | select(.method == "POST" and ((.idempotency_key // "") | startswith($execution)))]')
  [[ $(jq length <<<"$calls") == 1 ]] || fail "the alerts should have arrived once for $1: $calls"
  say "the stand-in got the alerts once, with Idempotency-Key $(jq -r '.[0].idempotency_key' <<<"$calls")"
}

demonstrate_schedule() {
  local schedule answer fired='' deadline=$((SECONDS + 90))
  step "And again, on a schedule"
  answer=$(call POST "$(url_of scheduler-service)/schedules" "$(jq -n --arg workflow "$1" --arg user "$demo_user" \
    '{name: "Demo, every second", workflow_id: $workflow, user_id: $user, every_seconds: 1}')")
  schedule=$(jq -r .id <<<"$answer")
  while [[ -z $fired ]]; do
    answer=$(call GET "$(url_of scheduler-service)/schedules/$schedule/runs?user_id=$demo_user")
    fired=$(jq -r 'first(.runs[] | select(.status == "fired" and .execution_id != null) | .execution_id) // empty' <<<"$answer")
    ((SECONDS < deadline)) || fail "schedule $schedule did not fire: $answer"
    sleep 0.2
  done
  say "$schedule fired"
  await_execution "$fired"
  call DELETE "$(url_of scheduler-service)/schedules/$schedule?user_id=$demo_user" >/dev/null
  say "$schedule deleted again"
}

show_where_to_look() {
  step "Where to look"
  say "AI service         $(url_of ai-service)/docs"
  say "workflow service   $(url_of workflow-service)/docs   (this workflow: /api/workflows/$1?user_id=$demo_user)"
  say "scheduler          $(url_of scheduler-service)/docs"
  say "what was called    $stand_in/calls"
  say "logs               deploy/local logs [ai|workflow|scheduler] [-f]   (in $logs)"
  say "everything stays up; deploy/local down ends it"
}
