"""Asks against what was written by hand: which requests are one ask, and which measures of the Government answer it.

The floors are what was measured, a little lower; `pytest -s` prints the figures.
"""

from __future__ import annotations

import json
import tomllib
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest

from observance.assemble.asks import tell_asks
from observance.domain.case import Case
from observance.domain.findings import Finding, Findings
from observance.extract import extract
from observance.messages import messages_in
from observance.publish.report.blocks import shown
from observance.publish.report.one_ask import Manner, title_of
from observance.read import read
from observance.resolve import resolve
from observance.segment import segment

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"


@dataclass(frozen=True, kw_only=True)
class Gold:
    """What was written of one ask, by the ids of findings; words that name no finding stand as they are."""

    name: str
    requests: frozenset[str]
    answers: frozenset[str]
    may: frozenset[str]


def found_in(folder: Path) -> tuple[Findings, ...]:
    return tuple(extract(segment(read(path))) for path in sorted(folder.glob("*.txt")))


def plain(words: str) -> str:
    return " ".join(words.split())


def by_words(documents: Sequence[Findings], folder: str) -> tuple[Gold, ...]:
    """The gold of the small cases of a folder: findings by words of their quotes."""

    def ids(kind: str, stated: Iterable[str]) -> frozenset[str]:
        named: set[str] = set()
        for one in stated:
            name, _, words = one.partition(": ")
            said = (f for d in documents if d.document == name for f in getattr(d, kind))
            named |= {f.id for f in said if words in plain(f.citation.quote)} or {one}
        return frozenset(named)

    stated = tomllib.loads((EXAMPLES / folder / "asks.toml").read_text(encoding="utf-8"))["asks"]
    return tuple(
        Gold(
            name=f"{ask['case']}: {ask['name']}",
            requests=ids("requests", ask["requests"]),
            answers=ids("measures", ask["answers"]),
            may=ids("measures", ask.get("may", ())),
        )
        for ask in stated
    )


def by_places(documents: Sequence[Findings], folder: str) -> tuple[Gold, ...]:
    """The gold of the fictional case: findings by their places in the texts."""
    files = json.loads((EXAMPLES / folder / "gold" / "documents.json").read_text())

    def ids(kind: str) -> Mapping[str, str]:
        named = {}
        for row in json.loads((EXAMPLES / folder / "gold" / f"{kind}.json").read_text(encoding="utf-8")):
            said = next(getattr(d, kind) for d in documents if d.document == Path(files[row["doc"]]).stem)
            best = max(said, key=lambda one: overlap(one, row), default=None)
            named[row["id"]] = best.id if best is not None and overlap(best, row) > 0.5 else row["id"]
        return named

    requests, measures = ids("requests"), ids("measures")
    return tuple(
        Gold(
            name=ask["title"],
            requests=frozenset(requests[r] for r in ask["requests"]),
            answers=frozenset(measures[m] for m in ask["answers"]),
            may=frozenset(measures[m] for m in ask.get("may", ())),
        )
        for ask in json.loads((EXAMPLES / folder / "gold" / "asks.json").read_text(encoding="utf-8"))
    )


def overlap(found: Finding, row: Mapping[str, int]) -> float:
    """How much of the shorter of two stretches both have."""
    start, end = found.citation.start, found.citation.end
    shared = min(end, row["end"]) - max(start, row["start"])
    return shared / min(end - start, row["end"] - row["start"])


def grouping(cases: Sequence[Case], gold: Sequence[Gold]) -> float:
    """B-cubed F1 over the requests that were found; one that is in no ask is alone."""
    mine = {step.finding: ask.id for case in cases for ask in case.asks for step in (*ask.requests, *ask.objections)}
    labels = [(one.name, mine.get(r, r)) for one in gold for r in sorted(one.requests) if " " not in r]
    wanted, told, both = Counter(g for g, _ in labels), Counter(f for _, f in labels), Counter(labels)
    precision = sum(both[pair] / told[pair[1]] for pair in labels) / len(labels)
    recall = sum(both[pair] / wanted[pair[0]] for pair in labels) / len(labels)
    return 2 * precision * recall / (precision + recall)


def answered(cases: Sequence[Case], gold: Sequence[Gold]) -> tuple[float, float]:
    """Precision and recall of the answers of each ask, as the ask that holds most of its requests has them."""
    asks = [ask for case in cases for ask in case.asks]
    right = wrong = missed = 0
    for one in gold:
        holds = Counter({n: len(one.requests & {step.finding for step in ask.requests}) for n, ask in enumerate(asks)})
        (n, count) = holds.most_common(1)[0]
        told = {step.finding for step in asks[n].answers} if count else set()
        right += len(told & one.answers)
        wrong += len(told - one.answers - one.may)
        missed += len(one.answers - told)
    return right / (right + wrong), right / (right + missed)


@pytest.mark.parametrize(
    ("folder", "gold_of", "least", "precise", "complete"),
    [
        ("asks", by_words, 0.9, 0.95, 0.75),
        ("asks-taken-up", by_words, 0.88, 0.95, 0.6),
        ("asks-answered", by_words, 0.93, 0.8, 0.61),
        ("", by_places, 0.88, 0.7, 0.45),
    ],
    ids=["three small cases", "asks that others take up", "what answers asks", "the fictional case"],
)
def test_asks_are_those_written_by_hand(
    folder: str, gold_of: object, least: float, precise: float, complete: float
) -> None:
    documents = found_in(EXAMPLES / folder / "documents")
    cases = tell_asks(documents, parties=resolve(documents))
    gold = gold_of(documents, folder)  # type: ignore[operator]
    one, (precision, recall) = grouping(cases, gold), answered(cases, gold)
    print(f"grouping {one:.3f}, answers: precision {precision:.2f}, recall {recall:.2f}")
    assert one >= least
    assert precision >= precise
    assert recall >= complete


def stated_of(folder: str, key: str) -> Mapping[str, str]:
    """What the asks of a folder say of some key, by the words of their first request."""
    stated = tomllib.loads((EXAMPLES / folder / "asks.toml").read_text(encoding="utf-8"))["asks"]
    return {ask["requests"][0].partition(": ")[2]: ask[key] for ask in stated if key in ask}


def test_an_ask_is_called_by_what_is_wanted_and_not_by_the_law_or_the_time_alone() -> None:
    documents = found_in(EXAMPLES / "asks-answered" / "documents")
    cases = tell_asks(documents, parties=resolve(documents))
    manner = Manner(language="en", say=messages_in("en").say, held={})
    wanted = stated_of("asks-answered", "title")
    for ask in (ask for case in cases for ask in case.asks):
        title = "".join(map(shown, title_of(ask, manner)))
        made = {words: text for words, text in wanted.items() if any(words in plain(s.words) for s in ask.requests)}
        assert [title for text in made.values() if text not in title] == []
    assert len(wanted) == 2


def test_what_words_point_back_to_is_shown_where_they_alone_say_nothing() -> None:
    documents = found_in(EXAMPLES / "asks-answered" / "documents")
    cases = tell_asks(documents, parties=resolve(documents))
    wanted = stated_of("asks-answered", "behind")
    behind = {
        words: [step.words for step in ask.behind]
        for case in cases
        for ask in case.asks
        for words in wanted
        if any(words in plain(step.words) for step in ask.requests)
    }
    assert len(behind) == len(wanted) == 2
    assert [words for words, text in wanted.items() if not any(text in plain(said) for said in behind[words])] == []
    plainly = [ask for case in cases for ask in case.asks if any("Dock Pilots" in step.words for step in ask.requests)]
    assert [ask.behind for ask in plainly] == [()] * len(plainly) != []


def test_requests_of_which_no_subject_tells_are_not_one_ask() -> None:
    """What is asked in words that the program knows no subject for is no "general" request."""
    documents = found_in(EXAMPLES / "meaning" / "documents")
    (case,) = tell_asks(documents, parties=resolve(documents))
    stated = tomllib.loads((EXAMPLES / "meaning" / "twins.toml").read_text(encoding="utf-8"))["asks"]
    wanted = {
        request.id: ask["name"]
        for ask in stated
        for name, _, words in (said.partition(": ") for said in ask["requests"])
        for document in documents
        if document.document == name
        for request in document.requests
        if words in plain(request.citation.quote)
    }
    assert len(wanted) == sum(len(ask["requests"]) for ask in stated)
    groups = [{wanted[step.finding] for step in ask.requests if step.finding in wanted} for ask in case.asks]
    mixed = [group for group in groups if len(group) > 1]
    print(f"{len(groups)} asks, of which {len(mixed)} hold requests for several things: {mixed}")
    assert len(mixed) <= 1
    assert all(len(group) < 3 for group in mixed)


def test_what_is_asked_of_parliament_or_of_nobody_is_no_ask_of_the_government() -> None:
    folder = EXAMPLES / "asks-taken-up"
    stated = tomllib.loads((folder / "asks.toml").read_text(encoding="utf-8"))["none"]
    cases = tell_asks(found_in(folder / "documents"))
    said = [step.words for case in cases for ask in case.asks for step in ask.requests]
    assert len(said) > 40
    assert [words for words in stated if any(words.partition(": ")[2] in one for one in said)] == []
