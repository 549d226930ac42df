# shellcheck shell=bash disable=SC2034  # what is set here is read by the other parts
# Where things lie and which ports they take: every default of the front door stands here, once.

API_PORT=${API_PORT:-8001}
WORKFLOW_SERVICE_PORT=${WORKFLOW_SERVICE_PORT:-8002}
SCHEDULER_PORT=${SCHEDULER_PORT:-8003}
WAE_POSTGRES_PORT=${WAE_POSTGRES_PORT:-54329}
WAE_REDIS_PORT=${WAE_REDIS_PORT:-63799}
WAE_START_TIMEOUT=${WAE_START_TIMEOUT:-60}
WAE_STOP_TIMEOUT=12

parts=(postgres redis workflow-service ai-service scheduler-service)
services=(workflow-service ai-service scheduler-service)

# use_home DIRECTORY: everything made from now on lies there. The tests and the benchmarks have homes of their own.
use_home() {
  WAE_HOME=$(realpath -m "$1")
  runs=$WAE_HOME/run
  logs=$WAE_HOME/logs
}

make_home() {
  mkdir -p "$runs" "$logs" 2>/dev/null || fail "$WAE_HOME can not be made here: set WAE_HOME to a directory of yours."
  [[ -w $runs && -w $logs ]] || fail "$WAE_HOME belongs to somebody else: set WAE_HOME to a directory of yours."
}

use_home "${WAE_HOME:-$repository/.local}"

port_of() {
  case $1 in
    ai-service) echo "$API_PORT" ;;
    workflow-service) echo "$WORKFLOW_SERVICE_PORT" ;;
    scheduler-service) echo "$SCHEDULER_PORT" ;;
    postgres) echo "$WAE_POSTGRES_PORT" ;;
    redis) echo "$WAE_REDIS_PORT" ;;
  esac
}

port_variable_of() {
  case $1 in
    ai-service) echo API_PORT ;;
    workflow-service) echo WORKFLOW_SERVICE_PORT ;;
    scheduler-service) echo SCHEDULER_PORT ;;
    postgres) echo WAE_POSTGRES_PORT ;;
    redis) echo WAE_REDIS_PORT ;;
  esac
}

# canonical NAME: the full name of a part by its full or short name.
canonical() {
  case $1 in
    ai | workflow | scheduler) echo "$1-service" ;;
    ai-service | workflow-service | scheduler-service | postgres | redis) echo "$1" ;;
    postgresql) echo postgres ;;
    *) fail "there is no service '$1': it is one of ai, workflow, scheduler, postgres, redis" ;;
  esac
}

check_ports() {
  local part port other seen=' '
  for part in "${parts[@]}"; do
    port=$(port_of "$part")
    [[ $port =~ ^[0-9]{1,5}$ ]] && ((10#$port > 0 && 10#$port < 65536)) ||
      fail "$(port_variable_of "$part") is '$port', which is no port (1 to 65535)."
    [[ $seen != *" $port="* ]] || {
      other=${seen##*" $port="}
      fail "$(port_variable_of "$part") and ${other%% *} are both $port: give each its own."
    }
    seen+="$port=$(port_variable_of "$part") "
  done
}

# secret NAME [BYTES]: a random word of this home, made once, readable by its owner only.
secret() {
  local file=$runs/$1 bytes=${2:-24}
  if [[ ! -s $file ]]; then
    (umask 077 && od -An -v -N"$bytes" -tx1 /dev/urandom | tr -d ' \n' >"$file.new" && mv "$file.new" "$file")
  fi
  cat "$file"
}

# free_port: a port of the loopback that nothing holds now.
free_port() {
  python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])'
}
