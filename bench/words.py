"""Words a second of segment and extract, beside a statistical peer in the same run, on one core after start-up.

    python bench/words.py FILE [FILE ...] --peer PYTHON [--model en_core_web_sm]

PYTHON belongs to an environment of its own that holds spaCy and its small English model; Observance never depends on
them. Of the model, the embedding, the tagger and the recognizer of names run, on the same words in the same passages,
as many at a time as they like. Each figure is the least of five runs. The target is three times the peer's words.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import time
from pathlib import Path

import observance as ob

RUNS = 5

#: What the peer runs: texts in, the least seconds out. A pipeline without a model would be no comparison.
PEER = """
import json, sys, time
import spacy
given = json.load(sys.stdin)
nlp = spacy.load(given["model"], exclude=["parser", "lemmatizer", "attribute_ruler", "senter"])
list(nlp.pipe(given["texts"][:50]))
best = min(
    (lambda begun: (sum(len(made) for made in nlp.pipe(given["texts"])), time.process_time() - begun)[1])(
        time.process_time()
    )
    for _ in range(given["runs"])
)
licence = nlp.meta.get("license")
print(json.dumps({"seconds": best, "spacy": spacy.__version__, "pipes": nlp.pipe_names, "licence": licence}))
"""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--peer", help="the Python of an environment with spaCy and a model")
    parser.add_argument("--model", default="en_core_web_sm")
    given = parser.parse_args()
    for path in given.files:
        report(path, given.peer, given.model)


def report(path: Path, peer: str | None, model: str) -> None:
    """Print the words a second of both, and how many times the peer's ours are."""
    document = ob.read(path)
    texts = [passage.reading.text for passage in ob.segment(document).passages]
    words = sum(len(text.split()) for text in texts)
    ours = words / seconds_of(document)
    print(f"{path.name}: {words:,} words in {len(texts)} passages")
    print(f"  segment and extract {ours:12,.0f} words a second")
    if peer is None:
        print("  no peer was named: --peer")
        return
    told = ask(peer, model, texts)
    theirs = words / float(str(told["seconds"]))
    pipes = ", ".join(map(str, told["pipes"])) if isinstance(told["pipes"], list) else ""
    print(f"  spaCy {told['spacy']} {model} ({pipes}; {told['licence']}) {theirs:,.0f} words a second")
    print(f"  ratio {ours / theirs:.2f}")


def seconds_of(document: ob.Document) -> float:
    """The least seconds of segment and extract, words and patterns being ready."""
    ob.extract(ob.segment(document))
    times = []
    for _ in range(RUNS):
        begun = time.process_time()
        ob.extract(ob.segment(document))
        times.append(time.process_time() - begun)
    return min(times)


def ask(peer: str, model: str, texts: list[str]) -> dict[str, object]:
    """What the peer says of itself and of its time, on one core and with its numerical library as it comes."""
    env = {name: value for name, value in os.environ.items() if not name.startswith(("OPENBLAS_", "PYTHON"))}
    env |= {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1", "BLIS_NUM_THREADS": "1"}
    given = json.dumps({"model": model, "texts": texts, "runs": RUNS})
    ran = subprocess.run([peer, "-c", PEER], input=given, capture_output=True, text=True, env=env, check=False)
    if ran.returncode:
        raise SystemExit(f"the peer did not run: {ran.stderr.strip().splitlines()[-1]}")
    told = json.loads(ran.stdout)
    assert isinstance(told, dict)
    return told


if __name__ == "__main__":
    main()
