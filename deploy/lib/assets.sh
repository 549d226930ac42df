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
  take_from_wheel "$docs_package==$docs_version" "$docs_digest" "$1" fastapi_offline/static "${docs_files[@]}"
}
