# shellcheck shell=bash
# How right the workflows are that sentences become: the prompts of Benchmarks/Generation against a stack of its own.

# bench_generation JSON? [PROVIDER]: asks the providers that are configured, or the one that is named.
bench_generation() {
  local arguments=()
  case ${2:-} in
    local) bench_local_model "$1" && return ;;
    '') ;;
    builtin) without_models ;;
    *) export LLM_PROVIDERS=$2 ;;
  esac
  start_generation_bench
  trap end_generation_bench EXIT
  step "Putting the prompts of Benchmarks/Generation to the service"
  (($1 == 0)) || arguments+=(--json)
  python3 "$repository/Benchmarks/Generation/evaluate.py" --large --url "$(url_of ai-service)" \
    --workflow-url "$(url_of workflow-service)" "${arguments[@]}"
  end_generation_bench
}

# without_models: whatever the environment configures, the planner is asked.
without_models() {
  local vendor
  for vendor in OPENAI ANTHROPIC GROQ GOOGLE; do export "${vendor}_API_KEY=" "${vendor}_BASE_URL="; done
}

# start_generation_bench: a stack of its own, with an empty database.
start_generation_bench() {
  end_generation_bench
  rm -rf "$(readlink -f "$WAE_HOME/postgres")" "$WAE_HOME/postgres"
  build_release workflow-service ai-service
  WAE_POSTGRES_PORT=$(free_port) WAE_REDIS_PORT=$(free_port) WORKFLOW_SERVICE_PORT=$(free_port) API_PORT=$(free_port)
  fetch_embeddings
  step "Starting a stack for the evaluation"
  start_databases
  LOG_LEVEL=warning start_service workflow-service
  wait_until_healthy workflow-service
  LOG_LEVEL=warning start_service ai-service
  wait_until_healthy ai-service
}

end_generation_bench() {
  trap - EXIT
  local part
  for part in ai-service workflow-service redis; do stop_part "$part"; done
  stop_postgres
}
