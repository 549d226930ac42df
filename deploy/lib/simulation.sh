# shellcheck shell=bash
# The simulation of machine and store with many seeds: in a release build of its own, because a debug build would take
# an hour for a hundred thousand. docs/simulation.md says what it does.

simulation_seeds=100000
simulation_fault=''

# read_simulation [--seeds N] [--fault NAME]
read_simulation() {
  while (($#)); do
    case $1 in
      --seeds)
        [[ ${2:-} =~ ^[1-9][0-9]{0,8}$ ]] || fail "--seeds needs a number, but got '${2:-}'"
        simulation_seeds=$2
        ;;
      --fault)
        case ${2:-} in
          skip-fence | early-successor | lost-timer | unlocked-journal) simulation_fault=$2 ;;
          *) fail "--fault is one of skip-fence, early-successor, lost-timer, unlocked-journal, not '${2:-}'" ;;
        esac
        ;;
      *) fail "the simulation knows --seeds N and --fault NAME, not '$1'" ;;
    esac
    shift 2
  done
}

# With a fault it must fail: then so does the command.
check_simulation() {
  local log=$logs/simulation.log status=0 began ran
  local build=(--package-path "$repository" --scratch-path "$WAE_HOME/simulation-build" -c release -Xswiftc -enable-testing)
  step "Building the simulation (release)"
  : >"$log"
  if ! with_progress "swift build --build-tests" "$log" setsid swift build "${build[@]}" --build-tests; then
    grep -E '(^|[ :])error:' "$log" | sort -u | head -n 30 | sed 's/^/    | /' || tail -n 20 "$log"
    record build 0 1
    return 0
  fi
  step "Simulation: $simulation_seeds seeds${simulation_fault:+, with $simulation_fault broken}"
  : >"$log"
  began=$SECONDS
  with_progress "simulation" "$log" setsid env WAE_SIMULATION_SEEDS="$simulation_seeds" \
    WAE_SIMULATION_FAULT="$simulation_fault" SWIFT_BACKTRACE="${SWIFT_BACKTRACE:-enable=no}" \
    timeout --kill-after=20 "${WAE_SIMULATION_TIMEOUT:-3600}" \
    swift test "${build[@]}" --skip-build --disable-xctest \
    --filter '^WorkflowServiceTests\.SimulationTests/.?promises hold' || status=$?
  grep -a -E '^ +[0-9]+ × |seeds, .*injected:' "$log" || true
  ran=$(grep -aoE '^[0-9]+ seeds' "$log" | awk '{ sum += $1 } END { print sum + 0 }')
  say "$((ran / (SECONDS - began + 1))) seeds a second"
  if ((status == 0 && ran == simulation_seeds)); then
    record simulation 1 0
  else
    grep -a '^Seed [0-9]* broke' "$log" | sort -u || true
    say "the traces: $log"
    record simulation 0 1
  fi
}
