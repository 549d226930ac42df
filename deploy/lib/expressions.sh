# shellcheck shell=bash
# Our jq beside the real one: `test jq` compares results, `bench expressions` compares times, `fuzz expressions` looks
# for what breaks the parser and the evaluator. docs/expressions.md explains the differences that are meant.

jq_wheel=jq==1.13

# check_jq [--pairs N] [--seed N] [--workers N]: the manual's examples (WAE_JQ_EXAMPLES names the file), pairs by
# chance, and the programs that nothing but a budget ends.
check_jq() {
  local log=$logs/jq.log examples=() status=0
  build_release expression-runner
  check_hostile
  make_jq_environment
  [[ -z ${WAE_JQ_EXAMPLES:-} ]] || examples=(--examples "$WAE_JQ_EXAMPLES")
  step "Our jq against the real one"
  : >"$log"
  with_progress "comparing" "$log" "$WAE_HOME/jq/bin/python" "$repository/Tests/deploy/jq/compare.py" \
    "$(release_directory)/expression-runner" "${examples[@]}" "$@" || status=$?
  grep -E '^(manual|pairs|meant): ' "$log" | sed 's/^/    | /' || true
  if ((status)); then
    grep -vE '^(manual|pairs|meant): ' "$log" | tail -n 40 | sed 's/^/    | /'
    record jq 0 1
  else
    record jq 1 0
  fi
}

# check_hostile: what would take a server down is stopped, within its memory.
check_hostile() {
  local log=$logs/hostile.log good bad
  step "Programs without an end, in a release build"
  : >"$log"
  with_progress "running" "$log" python3 "$repository/Tests/deploy/jq/hostile.py" \
    "$(release_directory)/expression-runner" || true
  good=$(grep -c '^ok ' "$log" || true) bad=$(grep -c '^not ok ' "$log" || true)
  grep -q '^hostile_peak_mib ' "$log" || bad=$((bad + 1))
  if ((bad)); then grep -v '^ok ' "$log" | tail -n 40 | sed 's/^/    | /'; fi
  record hostile "$good" "$bad"
}

make_jq_environment() {
  [[ ! -x $WAE_HOME/jq/bin/python ]] || return 0
  with_progress "installing the jq wheel" "$logs/jq-install.log" bash -c \
    "python3 -m venv '$WAE_HOME/jq' && '$WAE_HOME/jq/bin/pip' install --quiet '$jq_wheel'" ||
    fail_with_log "$logs/jq-install.log" "The jq wheel cannot be installed."
}

# bench_expressions JSON?: what most expressions cost, beside Debian's libjq in the same run.
bench_expressions() {
  install_packages libjq-dev
  build_release bench-expressions expression-runner
  cc -O2 -o "$WAE_HOME/bench-libjq" "$repository/Benchmarks/Expressions/libjq.c" -ljq || fail "libjq.c does not compile"
  { "$(release_directory)/bench-expressions" && "$WAE_HOME/bench-libjq"; } >"$WAE_HOME/expressions.txt"
  python3 "$repository/Tests/deploy/jq/hostile.py" "$(release_directory)/expression-runner" --seconds 1 \
    >"$WAE_HOME/hostile.txt" || warn "a program without an end took more than it may"
  cat "$WAE_HOME/hostile.txt"
  grep '^hostile_' "$WAE_HOME/hostile.txt" >>"$WAE_HOME/expressions.txt"
  cat "$WAE_HOME/expressions.txt"
  ((!$1)) || python3 - "$WAE_HOME/expressions.txt" <<'PYTHON'
import json, sys
figures = {name: round(float(value), 4) for name, value in map(str.split, open(sys.argv[1]))}
ours, theirs = figures.pop("megabyte_map_us"), figures.pop("libjq_megabyte_map_us")
figures["megabyte_map_ratio_to_libjq"] = round(ours / theirs, 3)
print(json.dumps(figures))
PYTHON
}

# run_fuzz NAME [SECONDS]: libFuzzer with AddressSanitizer on the parser and the evaluator. The budget ends every program
# in a fraction of a second; the time limit is long because the machine may have other things to do.
run_fuzz() {
  local seconds=${2:-60} sources
  [[ ${1:-} == expressions ]] || fail "say what: deploy/local fuzz expressions [SECONDS]"
  [[ $seconds =~ ^[0-9]+$ ]] || fail "seconds are a whole number, not $seconds"
  check_machine
  use_home "$WAE_HOME/fuzz"
  take_lock
  mapfile -t sources < <(find "$repository/Shared/Expressions" "$repository/Tests/ExpressionFuzzer" -name '*.swift' | sort)
  with_progress "building the fuzzer" "$logs/fuzz-build.log" build_fuzzer "${sources[@]}" ||
    fail_with_errors "$logs/fuzz-build.log" "The fuzzer does not build."
  mkdir -p "$WAE_HOME/corpus"
  step "Fuzzing for $seconds s"
  (cd "$WAE_HOME" && SWIFT_BACKTRACE=enable=no ./fuzzer corpus -max_total_time="$seconds" -timeout=60 -rss_limit_mb=2048 \
    -max_len=512 -dict="$repository/Tests/ExpressionFuzzer/words.dict" -print_final_stats=1) 2>&1 | tail -n 25
}

# build_fuzzer SOURCE…: the models as a module of their own, then the expressions with the fuzzer's entry.
build_fuzzer() {
  local models feature
  local flags=(-parse-as-library '-sanitize=fuzzer,address' -swift-version 6 -O -wmo -package-name fuzz
    -strict-memory-safety -module-cache-path "$WAE_HOME/modules")
  for feature in InternalImportsByDefault MemberImportVisibility ExistentialAny NonisolatedNonsendingByDefault; do
    flags+=(-enable-upcoming-feature "$feature")
  done
  mapfile -t models < <(find "$repository/Shared/WorkflowModels" -name '*.swift' | sort)
  (cd "$WAE_HOME" &&
    swiftc "${flags[@]}" -emit-module -emit-object -module-name WorkflowModels -o WorkflowModels.o "${models[@]}" &&
    swiftc "${flags[@]}" -use-ld=lld -module-name Expressions -I "$WAE_HOME" -o fuzzer "$@" WorkflowModels.o)
}
