# shellcheck shell=bash
# The browser files of /docs (Swagger UI) and /redoc, from a pinned PyPI package, so that the pages need no other host.
# Best effort: without them the services serve a plain page.

docs_package=fastapi-offline
docs_version=1.7.7
docs_digest=60c8399fd7d3e3b01510e14468709e3dea1a0e773ef920372d057392d736a1f9
docs_files=(swagger-ui-bundle.js swagger-ui.css redoc.standalone.js)

assets_directory() { echo "$WAE_HOME/assets"; }

fetch_assets() {
  local assets file incomplete=0
  assets=$(assets_directory)
  for file in "${docs_files[@]}"; do [[ -s $assets/$file ]] || incomplete=1; done
  ((incomplete)) || return 0
  mkdir -p "$assets"
  if with_progress "fetching Swagger UI and ReDoc ($docs_package $docs_version from PyPI)" "$logs/assets.log" \
    download_assets "$assets"; then return 0; fi
  warn "Swagger UI and ReDoc could not be fetched: /docs and /redoc will be plain pages ($logs/assets.log says why)"
}

download_assets() {
  local assets=$1 download status=0
  download=$(mktemp -d) || return 1
  fetch_wheel "$download" && unpack_wheel "$download"/*.whl "$assets" || status=$?
  rm -rf "$download"
  return "$status"
}

# With pip, which knows the machine's index and proxies; where there is none, the pages stay plain.
fetch_wheel() {
  timeout 120 python3 -m pip download --quiet --no-deps --dest "$1" "$docs_package==$docs_version"
}

unpack_wheel() {
  echo "$docs_digest  $1" | sha256sum --check --quiet || return 1
  python3 - "$1" "$2" "${docs_files[@]}" <<'PYTHON'
import pathlib, sys, zipfile
wheel, directory, *files = sys.argv[1:]
with zipfile.ZipFile(wheel) as archive:
    for file in files:
        pathlib.Path(directory, file).write_bytes(archive.read(f"fastapi_offline/static/{file}"))
PYTHON
}
