#!/usr/bin/env python3
"""Writes Tests/EmbeddingsTests/Fixtures/tokenizer.json: texts with the tokens that the `tokenizers` library makes, and of
the vocabulary only what these texts can reach. No weights are in it.

    fixture.py DIRECTORY >Tests/EmbeddingsTests/Fixtures/tokenizer.json
"""

import json
import re
import sys

from sentences import ODD, PLAIN

SHORT = [" ".join(text.split()[:7])[:48] for text in PLAIN]


def main(directory):
    from tokenizers import Tokenizer

    path = f"{directory}/l2_supercat_tokenizer_config.json"
    tokenizer = Tokenizer.from_file(path)
    with open(path, encoding="utf-8") as file:
        whole = json.load(file)
    texts = SHORT + [text[:40] for text in ODD]
    prepared = ["▁" + part.replace(" ", "▁") for text in texts for part in re.split("<s>|</s>|<unk>", text) if part]
    reachable = {text[a:b] for text in prepared for a in range(len(text)) for b in range(a + 1, len(text) + 1)}
    model = whole["model"]
    model["vocab"] = {
        token: number for token, number in model["vocab"].items() if token in reachable or number < 259
    }
    model["merges"] = [
        merge for merge in model["merges"]
        if all(part in model["vocab"] and part in reachable for part in [*merge.split(" "), merge.replace(" ", "")])
    ]
    whole["post_processor"] = whole["decoder"] = None
    cases = [[text, tokenizer.encode(text, add_special_tokens=False).ids] for text in texts]
    json.dump({"cases": cases, "tokenizer": whole}, sys.stdout, ensure_ascii=False, separators=(",", ":"))


if __name__ == "__main__":
    main(*sys.argv[1:])
