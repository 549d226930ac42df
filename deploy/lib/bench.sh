# shellcheck shell=bash
# Measurements in release builds. A benchmark has a home of its own, so that it neither meets nor soils the stack that
# may be up; with --json its last line is one JSON object.

run_bench() {
  local name='' json=0 provider=''
  while (($#)); do
    case $1 in
      --json) json=1 ;;
      --provider)
        provider=${2:-}
        [[ -n $provider ]] || fail "--provider needs a name"
        shift
        ;;
      -*) fail "bench knows only --json and, for generation, --provider NAME, not $1" ;;
      *) name=$1 ;;
    esac
    shift
  done
  [[ -z $provider || $name == generation ]] || fail "only the bench of generation knows --provider"
  check_machine
  use_home "$WAE_HOME/bench"
  take_lock
  install_packages "${packages[@]}" "${measuring_packages[@]}"
  case $name in
    json) bench_json "$json" ;;
    expressions) bench_expressions "$json" ;;
    http) bench_http "$json" ;;
    executions) bench_executions "$json" ;;
    generation) bench_generation "$json" "$provider" ;;
    scheduler) bench_scheduler "$json" ;;
    '') fail "say which: deploy/local bench json|http|executions|expressions|generation|scheduler [--json]" ;;
    *) fail "there is no benchmark '$name': it is json, http, executions, expressions, generation or scheduler" ;;
  esac
}

# bench_json JSON?: reading and writing the reference workflow, against Foundation's coders and jansson.
bench_json() {
  local arguments=()
  build_release bench-json
  ((!$1)) || arguments=(--json)
  (cd "$repository" && "$(release_directory)/bench-json" "${arguments[@]}")
}
