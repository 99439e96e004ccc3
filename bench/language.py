"""Speed and accuracy of language identification: ``python bench/language.py [TEXT...]``.

Reads the authored sentences of ``tests/segment/languages.toml`` and any text files named; prints megabytes a second
for passages of 400 and of 80 characters, and how many sentences, cut sentences and headings get their own code, which
of them the small words decided, and what was taken for what.
"""

from __future__ import annotations

import sys
import time
import tomllib
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from observance.segment import language

AUTHORED = Path(__file__).parents[1] / "tests" / "segment" / "languages.toml"
ROUNDS = 40


def main(names: Sequence[str]) -> None:
    data = tomllib.loads(AUTHORED.read_text("utf-8"))
    sentences = [(code, text) for code, texts in data["sentences"].items() for text in texts]
    headings = [(code, text) for code, texts in data["headings"].items() for text in texts]
    started = time.perf_counter()
    language._model()
    print(f"model loaded in {time.perf_counter() - started:.2f} s")
    report("sentences", sentences)
    report("first 60 characters", [(code, text[:60]) for code, text in sentences])
    report("headings", headings)
    for code in ("en", "fr", "es", "ru"):
        text = " ".join(data["sentences"][code] * ROUNDS)
        print(f"{code}: " + ", ".join(f"{n} characters {speed(cut(text, n)):.1f} MB/s" for n in (400, 80)))
    for name in names:
        text = Path(name).read_text("utf-8")
        print(f"{name}: " + ", ".join(f"{n} characters {speed(cut(text, n)):.1f} MB/s" for n in (400, 80)))


def report(title: str, cases: Iterable[tuple[str, str]]) -> None:
    right = silent = total = by_words = 0
    wrong = []
    for code, text in cases:
        found = language.language_of(text)
        total += 1
        right += found == code
        silent += found is None
        by_words += decided_by_words(text)
        if found not in (code, None):
            wrong.append(f"{code} as {found}: {text[:50]}")
    print(f"{title}: {right}/{total} right, {silent} left open, {by_words} by small words, {len(wrong)} wrong")
    for line in wrong:
        print("   ", line)


def decided_by_words(text: str) -> bool:
    words = language._WORD.findall(text.lower())
    return language._by_words(words, language._count_hits(words)) is not None


def cut(text: str, size: int) -> Iterator[str]:
    return (text[at : at + size] for at in range(0, len(text), size))


def speed(passages: Iterable[str]) -> float:
    """Megabytes (of UTF-8) a second, neighbours included."""
    texts = list(passages) * 10
    started = time.perf_counter()
    language.languages_of(texts)
    return sum(len(text.encode()) for text in texts) / (time.perf_counter() - started) / 1e6


if __name__ == "__main__":
    main(sys.argv[1:])
