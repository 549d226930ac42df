#!/usr/bin/env python3
"""Compares our tokens and vectors with those of WordLlama's own package, on sentences in many languages.

    compare.py RUNNER DIRECTORY [COUNT]

Needs `wordllama==0.4.0.post1` from PyPI; DIRECTORY holds the two files that set-up takes out of it.
"""

import json
import random
import subprocess
import sys

from sentences import sentences


def theirs(texts, directory):
    """By the package's own inference; its loader looks for the tokenizer in a folder that the package does not have."""
    from safetensors import safe_open
    from tokenizers import Tokenizer
    from wordllama.inference import WordLlamaInference

    with safe_open(f"{directory}/l2_supercat_256.safetensors", framework="np") as weights:
        table = weights.get_tensor("embedding.weight")
    tokenizer = Tokenizer.from_file(f"{directory}/l2_supercat_tokenizer_config.json")
    tokens = [tokenizer.encode(text, add_special_tokens=False).ids for text in texts]
    return tokens, WordLlamaInference(table, tokenizer).embed(texts)


def cosine(left, right):
    length = sum(x * x for x in left) ** 0.5 * sum(x * x for x in right) ** 0.5
    return sum(x * y for x, y in zip(left, right)) / length if length else float(left == right)


def main(runner, directory, count="600"):
    texts = sentences(random.Random(7), int(count))
    given = "".join(json.dumps(text, ensure_ascii=False) + "\n" for text in texts)
    answers = subprocess.run([runner, directory, "--texts"], input=given, capture_output=True, check=True, text=True)
    ours = [json.loads(line) for line in answers.stdout.splitlines()]
    tokens, vectors = theirs(texts, directory)
    other = [text for text, mine, their in zip(texts, ours, tokens) if mine["tokens"] != their]
    for text in other[:10]:
        print("other tokens:", repr(text))
    nearest = min(cosine(mine["vector"], [float(x) for x in their]) for mine, their in zip(ours, vectors))
    print(f"{len(texts)} texts, {len(other)} with other tokens; smallest cosine {nearest:.7f}")
    return 1 if other or len(ours) != len(texts) or nearest <= 0.9999 else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
