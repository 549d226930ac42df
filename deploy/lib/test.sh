# shellcheck shell=bash
# Every check of the house in one command: format, the front door's own manners, and the Swift tests against a real
# PostgreSQL and Redis that live only as long as the run. docs/operations.md lists the suites.

passed=0
failed=0
results=()

run_tests() {
  local suite=${1:-all} began=$SECONDS
  if [[ $suite == simulation ]]; then read_simulation "${@:2}" && set -- simulation; fi
  [[ $# -le 1 || $suite == jq || $suite == cron || $suite == models ]] && [[ $suite != -* ]] || fail "one suite at most: unit, integration, e2e, torture, simulation, format, shell, jq, cron, models, pgvector, or a filter as 'swift test --filter' takes it"
  check_machine
  use_home "$WAE_HOME/test"
  take_lock
  install_packages "${packages[@]}" "${measuring_packages[@]}"
  case $suite in
    all)
      check_format
      check_shell
      run_cron_tests
      check_swift unit integration e2e
      check_jq
      check_pgvector
      ;;
    jq) check_jq "${@:2}" ;;
    cron) run_cron_tests "${@:2}" ;;
    models) check_models "${@:2}" ;;
    pgvector) check_pgvector ;;
    format) check_format ;;
    shell) check_shell ;;
    unit | integration | e2e) check_swift "$suite" ;;
    simulation) check_simulation ;;
    torture)
      export WAE_TORTURE_EXECUTIONS=${WAE_TORTURE_EXECUTIONS:-2000} WAE_TORTURE_KILLS=${WAE_TORTURE_KILLS:-20}
      export WAE_TEST_TIMEOUT=${WAE_TEST_TIMEOUT:-1800}
      check_swift filter '^EndToEndTests\.TortureTests'
      grep -a '^torture: ' "$logs/swift-test-filter.log" || true
      ;;
    *) check_swift filter "$suite" ;;
  esac
  step "Results after $((SECONDS - began)) s"
  for line in "${results[@]}"; do say "$line"; done
  echo "$passed passed, $failed failed"
  ((failed == 0 && passed > 0))
}

# record NAME PASSED FAILED: a check that ran nothing has failed.
record() {
  local good=$2 bad=$3
  if ((good + bad == 0)); then bad=1; fi
  passed=$((passed + good)) failed=$((failed + bad))
  results+=("$(printf '%-12s %s passed, %s failed' "$1" "$good" "$bad")")
}

check_format() {
  local log=$logs/format.log directories=() name
  step "Format: swift format lint --strict"
  for name in Package.swift Services Shared Tests Benchmarks; do
    [[ ! -e $repository/$name ]] || directories+=("$repository/$name")
  done
  : >"$log"
  if with_progress "format" "$log" swift format lint --strict --recursive --parallel \
    --configuration "$repository/.swift-format" "${directories[@]}"; then
    record format 1 0
  else
    grep -E ': (error|warning):' "$log" | head -n 40 | sed "s,^$repository/,    | ," || tail -n 20 "$log"
    record format 0 1
  fi
}

# check_shell: shellcheck where it is installed, then the front door's manners with stand-ins for the services.
check_shell() {
  local log=$logs/shell.log good bad
  step "Shell: the front door's own tests"
  if command -v shellcheck >/dev/null; then
    if (cd "$repository" && shellcheck -x -a deploy/local .ci/run Tests/deploy/*.sh); then record lint 1 0; else record lint 0 1; fi
  else
    say "shellcheck is not installed: left out"
  fi
  : >"$log"
  with_progress "manners" "$log" env WAE_HOME="$WAE_HOME/manners" bash "$repository/Tests/deploy/manners.sh" || true
  good=$(grep -c '^ok ' "$log" || true) bad=$(grep -c '^not ok ' "$log" || true)
  grep -q '^done$' "$log" || bad=$((bad + 1))
  if ((bad)); then grep -v '^ok ' "$log" | tail -n 40 | sed 's/^/    | /'; fi
  record shell "$good" "$bad"
  step "Python: the evaluation's own tests"
  log=$logs/python.log
  if (cd "$repository/Benchmarks/Generation" && PYTHONDONTWRITEBYTECODE=1 python3 -m unittest discover -t . -s tests) >"$log" 2>&1; then
    record python 1 0
  else
    tail -n 30 "$log" | sed 's/^/    | /'
    record python 0 1
  fi
}

# The suites run one after the other, each as a process of its own: what computes for seconds would keep what talks over
# sockets waiting until its time is over.
integration_targets='^(PlatformTests|HTTPTests|PostgresTests|RedisTests|ServiceKitTests|StoreTests|SchedulerServiceTests|EffectTests|LanguageModelsTests)\.'
end_to_end_targets='^EndToEndTests\.'

# check_swift SUITE… | filter EXPRESSION
check_swift() {
  local suite
  local log=$logs/swift-build.log
  step "Building with tests"
  : >"$log"
  if ! with_progress "swift build --build-tests" "$log" setsid swift build --package-path "$repository" --build-tests; then
    grep -E '(^|[ :])error:' "$log" | sort -u | head -n 30 | sed 's/^/    | /' || tail -n 20 "$log"
    record build 0 1
    return 0
  fi
  start_test_databases
  [[ -n ${WAE_TEST_EMBEDDINGS:-} ]] || fetch_embeddings
  if [[ $1 == filter ]]; then
    step "Swift tests: $2"
    run_swift_tests filter --filter "$2"
  else
    for suite in "$@"; do
      step "Swift tests: $suite"
      case $suite in
        unit) run_swift_tests unit --skip "$integration_targets" --skip "$end_to_end_targets" ;;
        # Eight side by side: they wait more than they compute, but all at once would starve one another.
        integration) run_swift_tests integration --experimental-maximum-parallelization-width 8 --filter "$integration_targets" ;;
        # One after the other: each has processes of its own, and leases that a starved one would lose.
        pgvector) run_swift_tests pgvector --filter '^AIServiceTests\.PostgresVectorStoreTests' ;;
        e2e) run_swift_tests e2e --no-parallel --filter "$end_to_end_targets" ;;
      esac
    done
  fi
  stop_test_databases
}

# run_swift_tests SUITE ARGUMENT…
run_swift_tests() {
  local suite=$1 log=$logs/swift-test-$1.log report=$WAE_HOME/report status=0 counts
  shift
  : >"$log"
  rm -f "$report"*.xml
  with_progress "swift test" "$log" setsid env SWIFT_BACKTRACE="${SWIFT_BACKTRACE:-enable=no}" \
    WAE_TEST_POSTGRES_URL="$(postgres_url postgres)" WAE_TEST_REDIS_URL="$(redis_url)" \
    WAE_TEST_BINARIES="$repository/.build/debug" WAE_TEST_EMBEDDINGS="${WAE_TEST_EMBEDDINGS:-$(embeddings_path)}" \
    timeout --kill-after=20 "${WAE_TEST_TIMEOUT:-720}" \
    swift test --package-path "$repository" --skip-build --disable-xctest --xunit-output "$report.xml" "$@" || status=$?
  counts=$(count_tests "$WAE_HOME"/report*.xml 2>/dev/null) || counts='0 0'
  if ((status != 0)); then
    grep -aE '^✘|recorded an issue|error: |Fatal error' "$log" | sort -u | head -n 60 | sed 's/^/    | /' || true
    case $status in
      124 | 137) warn "the tests did not end within ${WAE_TEST_TIMEOUT:-720} s; the last lines of $log:" && tail -n 5 "$log" ;;
      *) say "the whole output: $log" ;;
    esac
    # A crash leaves no report: what had passed until then stands in the log.
    [[ $counts != '0 0' ]] || counts="$(grep -ac '^✔ Test "' "$log" || true) 0"
    [[ $counts != *' 0' ]] || counts="${counts% 0} 1"
  fi
  # shellcheck disable=SC2086  # two numbers
  record "$suite" $counts
}

# count_tests REPORT…: "passed failed" from the XUnit reports.
count_tests() {
  python3 - "$@" <<'PYTHON'
import sys, xml.etree.ElementTree as tree
good = bad = 0
for report in sys.argv[1:]:
    for case in tree.parse(report).iter("testcase"):
        if case.find("skipped") is None:
            broken = case.find("failure") is not None or case.find("error") is not None
            good, bad = good + (not broken), bad + broken
print(good, bad)
PYTHON
}

start_test_databases() {
  stop_test_databases
  trap stop_test_databases EXIT
  WAE_POSTGRES_PORT=$(free_port) WAE_REDIS_PORT=$(free_port)
  step "PostgreSQL and Redis for the tests"
  # What is tested is the code, not the disk.
  start_postgres -c log_min_messages=fatal -c fsync=off -c full_page_writes=off
  start_redis
  wait_until_healthy postgres redis
}

stop_test_databases() {
  trap - EXIT
  stop_part redis
  stop_part postgres
  rm -rf "$(readlink -f "$WAE_HOME/postgres")" "$WAE_HOME/postgres"
}
