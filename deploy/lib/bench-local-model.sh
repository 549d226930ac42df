# shellcheck shell=bash
# How right a model of 1.5 billion parameters on this very machine is, beside the built-in planner, on thirty prompts:
# `deploy/local bench generation --provider local`. Nothing of it needs a key; the model comes from PyPI once.

local_model_port=''

# bench_local_model JSON?
bench_local_model() {
  local arguments=()
  without_models
  start_generation_bench
  trap end_local_model_bench EXIT
  start_llama large "$local_model_context" || fail "there is no local model, so that nothing can be measured."
  step "Starting a second AI service, which asks the model"
  start_model_service
  step "Putting thirty prompts to the planner, and then to the model, which takes its time"
  (($1 == 0)) || arguments=(--json)
  python3 "$repository/Benchmarks/Generation/compare.py" --url "$(url_of ai-service)" \
    --model-url "http://127.0.0.1:$local_model_port" --workflow-url "$(url_of workflow-service)" "${arguments[@]}"
  end_local_model_bench
}

# Room for the instructions, the tools, two examples and the reply, twice over for what is repaired.
local_model_context=12288

# The planner does not stand in: what is counted as the model's is the model's. The time limit is for a slow machine.
start_model_service() {
  local environment
  local_model_port=$(free_port)
  mapfile -t environment < <(service_environment)
  start_process ai-service-model env -C "$repository" "${environment[@]}" API_PORT="$local_model_port" LOG_LEVEL=warning \
    OPENAI_BASE_URL="http://127.0.0.1:$llama_port" OPENAI_MODEL=qwen2.5-coder-1.5b LLM_PROVIDERS=openai LLM_FALLBACK=none \
    LLM_TIMEOUT_SECONDS="${LLM_TIMEOUT_SECONDS:-600}" LLM_MAX_TOKENS="${LLM_MAX_TOKENS:-1024}" \
    "$(release_directory)/ai-service"
  wait_for_models ai-service-model "http://127.0.0.1:$local_model_port/health" || fail "the second AI service did not start."
}

end_local_model_bench() {
  trap - EXIT
  stop_process ai-service-model
  stop_process llama
  end_generation_bench
}
