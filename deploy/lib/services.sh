# shellcheck shell=bash
# The three services: what they are told by their environment, how they start, and how their health is read.

service_environment() {
  printf '%s\n' \
    "API_HOST=127.0.0.1" "API_PORT=$API_PORT" \
    "WORKFLOW_SERVICE_HOST=127.0.0.1" "WORKFLOW_SERVICE_PORT=$WORKFLOW_SERVICE_PORT" \
    "SCHEDULER_HOST=127.0.0.1" "SCHEDULER_PORT=$SCHEDULER_PORT" \
    "AI_SERVICE_URL=http://127.0.0.1:$API_PORT" \
    "WORKFLOW_SERVICE_URL=http://127.0.0.1:$WORKFLOW_SERVICE_PORT" \
    "SCHEDULER_URL=http://127.0.0.1:$SCHEDULER_PORT" \
    "DATABASE_URL=$(postgres_url)" "REDIS_URL=$(redis_url)" \
    "INTERNAL_TOKEN=$(secret internal.token)" "CREDENTIALS_KEY=$(credentials_key)" \
    "AUTH_MODE=${AUTH_MODE:-open}" "HTTP_ALLOW_PRIVATE=${HTTP_ALLOW_PRIVATE:-127.0.0.0/8}" \
    "LOG_LEVEL=${LOG_LEVEL:-info}" "WAE_ASSETS=$(assets_directory)" "EMBEDDINGS_PATH=$(embeddings_path)" \
    "SWIFT_BACKTRACE=${SWIFT_BACKTRACE:-enable=no}" # a backtracer that hangs would keep a crashed service half alive
}

# credentials_key: what the environment says; nothing when .env says it, which the services read; else one made once.
credentials_key() {
  if [[ -n ${CREDENTIALS_KEY:-} ]]; then
    echo "$CREDENTIALS_KEY"
  elif ! grep -qs '^ *\(export  *\)\?CREDENTIALS_KEY=' "$repository/.env"; then
    secret credentials.key 32
  fi
}

# embeddings_path: what the environment says; nothing when .env says it; else where set-up put them, if it could.
embeddings_path() {
  if [[ -n ${EMBEDDINGS_PATH:-} ]]; then
    echo "$EMBEDDINGS_PATH"
  elif ! grep -qs '^ *\(export  *\)\?EMBEDDINGS_PATH=' "$repository/.env" && has_embeddings; then
    embeddings_directory
  fi
}

# overridden SERVICE: the command that stands in for a service, from WAE_SERVICE_COMMAND_AI|WORKFLOW|SCHEDULER.
overridden() {
  local name=${1%-service}
  name=WAE_SERVICE_COMMAND_${name^^}
  echo "${!name:-}"
}

start_service() {
  local command environment
  command=$(overridden "$1")
  mapfile -t environment < <(service_environment)
  ulimit -Sn "$(ulimit -Hn)" 2>/dev/null || true
  if [[ -n $command ]]; then
    start_process "$1" env -C "$repository" "${environment[@]}" bash -c "exec $command"
  else
    start_process "$1" env -C "$repository" "${environment[@]}" "$(release_directory)/$1"
  fi
}

start_part() {
  case $1 in
    postgres) start_postgres ;;
    redis) start_redis ;;
    *) start_service "$1" ;;
  esac
}

stop_part() {
  if [[ $1 == postgres ]]; then stop_postgres; else stop_process "$1"; fi
}

# health_of PART: healthy, degraded or unhealthy; nothing when it does not answer.
health_of() {
  local answer
  case $1 in
    postgres) postgres_health || true ;;
    redis) redis_health || true ;;
    *)
      answer=$(curl -s --max-time 3 -w '\n%{http_code}' "http://127.0.0.1:$(port_of "$1")/health" 2>/dev/null) || return 0
      jq -r '.status // empty' <<<"${answer%$'\n'*}" 2>/dev/null | grep -x '[a-z_]*' ||
        if [[ ${answer##*$'\n'} == 200 ]]; then echo healthy; else echo unhealthy; fi
      ;;
  esac
}

# wait_until_healthy PART…: fails with the reason and the log's end as soon as one of them is gone or time is up.
wait_until_healthy() {
  local part health deadline=$((SECONDS + WAE_START_TIMEOUT)) began=$SECONDS
  for part in "$@"; do
    while :; do
      alive "$part" || fail_with_log "$logs/$part.log" "$part ended as soon as it was started."
      health=$(health_of "$part")
      [[ $health != healthy && $health != degraded ]] || break
      ((SECONDS < deadline)) ||
        fail_with_log "$logs/$part.log" "$part is ${health:-not answering} on port $(port_of "$part") after $((SECONDS - began)) s."
      [[ ! -t 1 ]] || printf '\r\e[K    waiting for %s %ss' "$part" $((SECONDS - began))
      sleep 0.1
    done
    [[ ! -t 1 ]] || printf '\r\e[K'
    say "$(printf '%-18s %-9s http://127.0.0.1:%s' "$part" "$health" "$(port_of "$part")" | sed '/^redis\|^postgres/s,http://,,')"
  done
}
