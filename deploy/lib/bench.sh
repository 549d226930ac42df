# shellcheck shell=bash
# Measurements in release builds. A benchmark has a home of its own, so that it neither meets nor soils the stack that
# may be up; with --json its last line is one JSON object.

run_bench() {
  local name='' json=0 argument
  for argument in "$@"; do
    case $argument in
      --json) json=1 ;;
      -*) fail "bench knows only --json, not $argument" ;;
      *) name=$argument ;;
    esac
  done
  check_machine
  use_home "$WAE_HOME/bench"
  take_lock
  install_packages "${packages[@]}" "${measuring_packages[@]}"
  case $name in
    json) bench_json "$json" ;;
    expressions) bench_expressions "$json" ;;
    http) bench_http "$json" ;;
    executions) bench_executions "$json" ;;
    '') fail "say which: deploy/local bench json|http|executions|expressions [--json]" ;;
    *) fail "there is no benchmark '$name': it is json, http, executions or expressions" ;;
  esac
}

# bench_json JSON?: reading and writing the reference workflow, against Foundation's coders and jansson.
bench_json() {
  local arguments=()
  build_release bench-json
  ((!$1)) || arguments=(--json)
  (cd "$repository" && "$(release_directory)/bench-json" "${arguments[@]}")
}
