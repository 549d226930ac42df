# shellcheck shell=bash
# How right the workflows are that sentences become: the prompts of Benchmarks/Generation against a stack of its own.

# bench_generation JSON? [PROVIDER]
bench_generation() {
  local arguments=()
  end_generation_bench
  rm -rf "$(readlink -f "$WAE_HOME/postgres")" "$WAE_HOME/postgres"
  build_release workflow-service ai-service
  trap end_generation_bench EXIT
  WAE_POSTGRES_PORT=$(free_port) WAE_REDIS_PORT=$(free_port) WORKFLOW_SERVICE_PORT=$(free_port) API_PORT=$(free_port)
  fetch_embeddings
  step "Starting a stack for the evaluation"
  start_databases
  LOG_LEVEL=warning start_service workflow-service
  wait_until_healthy workflow-service
  LOG_LEVEL=warning start_service ai-service
  wait_until_healthy ai-service
  step "Putting the prompts of Benchmarks/Generation to the service"
  [[ -z ${2:-} ]] || arguments+=(--provider "$2")
  (($1 == 0)) || arguments+=(--json)
  python3 "$repository/Benchmarks/Generation/evaluate.py" --url "$(url_of ai-service)" \
    --workflow-url "$(url_of workflow-service)" "${arguments[@]}"
  end_generation_bench
}

end_generation_bench() {
  trap - EXIT
  local part
  for part in ai-service workflow-service redis; do stop_part "$part"; done
  stop_postgres
}
