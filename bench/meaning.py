"""How well asks in other words, languages and years are proposed as one: the extra `meaning`, beside spelling alone.

    python bench/meaning.py

Reads `examples/meaning`, whose twins were written by hand. Three things are told: how often the nearest request in
another language is for the same thing; which of the proposals that stand first are right; and what of the pairs of asks
that the rules left apart is among them. Beside the model stands rapidfuzz, which compares letters.
"""

from __future__ import annotations

import tomllib
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from itertools import combinations
from pathlib import Path
from time import perf_counter

from rapidfuzz import fuzz

from observance.assemble.asks import tell_asks
from observance.assemble.twins import Meaning, twins, unit
from observance.domain.case import Ask
from observance.domain.findings import Findings, Request
from observance.extract import extract
from observance.meaning import Model
from observance.read import read
from observance.resolve import resolve
from observance.segment import segment

FOLDER = Path(__file__).resolve().parents[1] / "examples" / "meaning"


def wanted_of(documents: Sequence[Findings]) -> Mapping[str, str]:
    """The name of what each request asks for, as it was written by hand."""
    wanted: dict[str, str] = {}
    for ask in tomllib.loads((FOLDER / "twins.toml").read_text(encoding="utf-8"))["asks"]:
        for said in ask["requests"]:
            name, _, words = said.partition(": ")
            of = (request for d in documents if d.document == name for request in d.requests)
            wanted |= {one.id: ask["name"] for one in of if words in " ".join(one.citation.quote.split())}
    return wanted


def named(ask: Ask, wanted: Mapping[str, str]) -> str | None:
    """What most requests of an ask are for."""
    names = Counter(name for step in ask.requests if (name := wanted.get(step.finding)))
    return names.most_common(1)[0][0] if names else None


def found_first(requests: Sequence[Request], wanted: Mapping[str, str], like: Callable[[int, int], float]) -> str:
    """How often the nearest request in another language is for the same thing, of those that have one."""
    hits = total = 0
    for n, one in enumerate(requests):
        others = [m for m, other in enumerate(requests) if language(other) != language(one)]
        if any(wanted[requests[m].id] == wanted[one.id] for m in others):
            total += 1
            best = max(others, key=lambda m: like(n, m))
            hits += wanted[requests[best].id] == wanted[one.id]
    return f"{hits} of {total}"


def language(request: Request) -> str:
    return request.rule.partition("/")[0]


def spelled(texts: Sequence[str]) -> list[list[float]]:
    """Each text as its likeness in letters to every other: a peer without meaning."""
    return [[fuzz.token_sort_ratio(one, other) / 100 for other in texts] for one in texts]


def main() -> None:
    """Measure, and print."""
    documents = tuple(extract(segment(read(path))) for path in sorted((FOLDER / "documents").glob("*.txt")))
    (case,) = tell_asks(documents, parties=resolve(documents))
    wanted = wanted_of(documents)
    requests = [one for document in documents for one in document.requests if one.id in wanted]
    actions = {one.id: one.action for one in requests}
    ways: tuple[tuple[str, Meaning], ...] = (("letters", spelled), ("meaning", Model()))
    apart = {
        frozenset((one.id, other.id))
        for one, other in combinations(case.asks, 2)
        if (name := named(one, wanted)) is not None and name == named(other, wanted)
    }
    print(f"{len(requests)} requests in 4 languages, {len(case.asks)} asks, {len(apart)} pairs to be joined")
    for name, meaning in ways:
        begun = perf_counter()
        vectors = [unit(vector) for vector in meaning([one.action for one in requests])]
        seconds = perf_counter() - begun

        def like(n: int, m: int, vectors: Sequence[Sequence[float]] = vectors) -> float:
            return sum(a * b for a, b in zip(vectors[n], vectors[m], strict=True))

        proposed = twins(case.asks, actions, meaning)
        right = [frozenset((pair.one.id, pair.other.id)) in apart for pair in proposed]
        print(f"{name:8} nearest in another language right: {found_first(requests, wanted, like)}")
        for most in (10, 20, 40):
            print(f"{'':8} of the first {most}: {sum(right[:most])} right")
        print(
            f"{'':8} proposed {len(right)}, right {sum(right)} of {len(apart)}; {len(requests) / seconds:.0f} texts/s"
        )


if __name__ == "__main__":
    main()
