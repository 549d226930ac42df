# shellcheck shell=bash
# Building with SwiftPM, with its output in a log and only the errors on the screen.

# build_release PRODUCT…
build_release() {
  local product log=$logs/build.log
  : >"$log"
  for product in "$@"; do
    with_progress "building $product (release)" "$log" setsid swift build --package-path "$repository" -c release --product "$product" ||
      fail_with_errors "$log" "$product does not build."
  done
}

release_directory() { echo "$repository/.build/release"; }

# fail_with_errors LOG SENTENCE: the compiler's errors if it named any, else the log's end.
fail_with_errors() {
  local errors
  errors=$(grep -E '(^|[ :])error:' "$1" | sort -u | head -n 20 || true)
  [[ -n $errors ]] || fail_with_log "$1" "$2"
  printf '%s\n' "$errors" | sed 's/^/    | /' >&2
  fail "$2 The whole output: $1"
}
