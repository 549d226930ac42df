# shellcheck shell=bash
# Our cron beside two others: cronsim, which follows Debian's rules and is the judge, and croniter where no clock is set.
# docs/scheduler.md has the table of what cronsim itself gets wrong.

cron_wheels=(cronsim==2.8 croniter==7.0.0)

# run_cron_tests [--triples N] [--seed N]: expressions by chance, over all zones, 1990 to 2040.
run_cron_tests() {
  local log=$logs/cron.log status=0
  build_release cron-runner
  make_cron_environment
  step "Our cron against Debian's rules"
  : >"$log"
  with_progress "comparing" "$log" "$WAE_HOME/cron/bin/python" "$repository/Tests/deploy/cron/compare.py" \
    "$(release_directory)/cron-runner" "$@" || status=$?
  grep -E '^(triples|exceptions|others): ' "$log" | sed 's/^/    | /' || true
  if ((status)); then
    grep -vE '^([0-9]+ of|triples|exceptions|others)' "$log" | tail -n 40 | sed 's/^/    | /'
    record cron 0 1
  else
    record cron 1 0
  fi
}

make_cron_environment() {
  [[ ! -x $WAE_HOME/cron/bin/python ]] || return 0
  with_progress "installing cronsim and croniter" "$logs/cron-install.log" bash -c \
    "python3 -m venv '$WAE_HOME/cron' && '$WAE_HOME/cron/bin/pip' install --quiet ${cron_wheels[*]}" ||
    fail_with_log "$logs/cron-install.log" "cronsim and croniter cannot be installed."
}
