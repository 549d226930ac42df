# shellcheck shell=bash
# up, down, status, restart and logs: the five parts of the stack as one thing.

stack_up() {
  local part wanted=() products=()
  check_machine
  check_ports
  take_lock
  for part in "${parts[@]}"; do alive "$part" || wanted+=("$part"); done
  if ((${#wanted[@]} == 0)); then
    step "Already up in $WAE_HOME"
    wait_until_healthy "${parts[@]}"
    return
  fi
  step "Development stack in $WAE_HOME"
  say "bound to the loopback, AUTH_MODE=${AUTH_MODE:-open}, HTTP_ALLOW_PRIVATE=${HTTP_ALLOW_PRIVATE:-127.0.0.0/8}: not for the network"
  for part in "${wanted[@]}"; do require_free_port "$part"; done
  install_packages "${packages[@]}"
  for part in "${services[@]}"; do
    if [[ " ${wanted[*]} " == *" $part "* && -z $(overridden "$part") ]]; then products+=("$part"); fi
  done
  if ((${#products[@]})); then
    step "Building ${products[*]}"
    build_release "${products[@]}"
  fi
  fetch_assets
  fetch_embeddings
  step "Starting ${wanted[*]}"
  start_databases
  for part in "${services[@]}"; do alive "$part" || start_service "$part"; done
  wait_until_healthy "${services[@]}"
}

start_databases() {
  local part
  for part in postgres redis; do alive "$part" || start_part "$part"; done
  wait_until_healthy postgres redis
  make_database
}

# In reverse order: the services have their databases until they are gone. The stand-in is the demo's.
stack_down() {
  local part stopped=0
  if [[ ! -d $runs ]]; then
    step "Nothing runs in $WAE_HOME"
    return
  fi
  take_lock
  for part in stand-in scheduler-service ai-service workflow-service redis postgres; do
    if alive "$part"; then
      ((stopped)) || step "Stopping"
      stop_part "$part"
      say "$part stopped"
      stopped=1
    else
      rm -f "$runs/$part.pid"
    fi
  done
  ((stopped)) || step "Nothing runs in $WAE_HOME"
}

stack_status() {
  local part health all=0
  printf '%-18s %-8s %-6s %s\n' SERVICE PID PORT HEALTH
  for part in "${parts[@]}"; do
    if alive "$part"; then
      health=$(health_of "$part")
      [[ $health == healthy || $health == degraded ]] || all=1
      printf '%-18s %-8s %-6s %s\n' "$part" "$pid" "$(port_of "$part")" "${health:-not answering}"
    else
      all=1
      printf '%-18s %-8s %-6s %s\n' "$part" - "$(port_of "$part")" stopped
    fi
  done
  return "$all"
}

stack_restart() {
  local part
  [[ $# -eq 1 ]] || fail "say which: deploy/local restart ai|workflow|scheduler|postgres|redis"
  part=$(canonical "$1")
  check_ports
  take_lock
  [[ $part == postgres || $part == redis || -n $(overridden "$part") || -x $(release_directory)/$part ]] ||
    fail "$part is not built yet: run deploy/local up"
  [[ $part != *-service ]] || alive postgres || fail "PostgreSQL does not run in $WAE_HOME: deploy/local up starts all that is missing"
  stop_part "$part"
  require_free_port "$part"
  step "Restarting $part"
  start_part "$part"
  wait_until_healthy "$part"
}

stack_logs() {
  local part='' follow=() argument files=()
  for argument in "$@"; do
    case $argument in
      -f | --follow) follow=(-F) ;;
      *) part=$(canonical "$argument") ;;
    esac
  done
  if [[ -n $part ]]; then
    files=("$logs/$part.log")
  else
    for part in "${parts[@]}"; do [[ ! -e $logs/$part.log ]] || files+=("$logs/$part.log"); done
  fi
  [[ ${#files[@]} -gt 0 && -e ${files[0]} ]] || fail "there is no log yet in $logs"
  exec tail -n 200 "${follow[@]}" "${files[@]}"
}
