# shellcheck shell=bash
# A private Redis: a cache that keeps nothing on disk, on the loopback, apart from any that the system runs.

redis_url() { echo "redis://127.0.0.1:$WAE_REDIS_PORT/0"; }

start_redis() {
  mkdir -p "$WAE_HOME/redis"
  start_process redis redis-server --bind 127.0.0.1 --port "$WAE_REDIS_PORT" --dir "$WAE_HOME/redis" \
    --appendonly no --save '' --daemonize no --maxmemory 256mb --maxmemory-policy allkeys-lru
}

redis_health() {
  [[ $(timeout 2 redis-cli -h 127.0.0.1 -p "$WAE_REDIS_PORT" ping 2>/dev/null) == PONG ]] && echo healthy
}
