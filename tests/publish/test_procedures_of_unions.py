"""Procedures of unions: steps by their words in four languages; limits as stated, counted only by the text of a law."""

from __future__ import annotations

import csv
from io import StringIO
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from observance.casefile import CaseFile
from observance.cli import observance
from observance.domain.case import Limit, Step, UnionStep
from observance.lang import words_pattern
from observance.pipeline import build
from observance.publish.procedures import ends_of, procedures_of
from observance.reference.union_steps import counts_working_days, is_union, step_codes, step_words, steps_in

EXAMPLES = Path(__file__).resolve().parents[2] / "examples" / "source"
DOCUMENTS = EXAMPLES.parent / "documents"
WORDS = [(code, name) for code in step_codes() for name in step_words(code)]


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("procedures")
    (place / "documents").mkdir()
    for name in ("can-pv-9.txt", "wftl-letter.txt", "harbour-news.txt", "prichal-news.txt"):
        (place / "documents" / name).write_bytes((DOCUMENTS / name).read_bytes())
    build(place / "documents", place / "case")
    return place / "case"


def run(*arguments: str) -> Result:
    return CliRunner().invoke(observance, ["--language", "en", *arguments])


@pytest.mark.parametrize(("code", "name"), WORDS, ids=[f"{code}-{name}" for code, name in WORDS])
def test_the_words_of_a_step_are_in_its_examples_and_in_no_counterexample(code: str, name: str) -> None:
    words = step_words(code)[name]
    pattern = words_pattern(words.forms)
    assert words.examples
    assert words.counterexamples
    assert [text for text in words.examples if not pattern.search(text)] == []
    assert [text for text in words.counterexamples if pattern.search(text)] == []


def test_every_language_has_words_for_every_step() -> None:
    assert len({frozenset(step_words(code)) for code in ("en", "fr", "es", "ru")}) == 1


@pytest.mark.parametrize(
    ("text", "steps"),
    [
        ("The Ministry refused the certificate and the union appealed against it.", ["refusal", "appeal"]),
        ("Le tribunal a confirmé le refus.", ["court", "refusal"]),
        ("La solicitud fue devuelta.", ["application", "returned"]),
        ("Профсоюз ликвидирован по решению суда.", ["dissolution", "court"]),
        ("The sun shone.", []),
    ],
)
def test_steps_are_told_in_the_order_of_the_words(text: str, steps: list[str]) -> None:
    assert [name for _, name in steps_in(text)] == steps


def test_a_union_is_told_by_the_head_of_its_name() -> None:
    assert is_union(("Federación de Estibadores",))
    assert is_union(("Профсоюз шахтёров",))
    assert not is_union(("Ministry of Labour",))


def test_a_step_is_that_of_the_organisation_named_nearest_to_its_words(case: Path) -> None:
    found = {one.name: one for one in procedures_of(CaseFile.open(case))}
    free = found["Free Federation of Port and Rail Workers of Veldania"]
    assert {kind for step in free.steps for kind in step.kinds} == {"dissolution", "court"}
    assert {step.date for step in free.steps} == {"2018", "2018-09-27"}
    port = next(one for name, one in found.items() if "Port Workers" in name and "Rail" not in name)
    kinds = {kind for step in port.steps for kind in step.kinds}
    assert {"refusal", "pending", "application"} <= kinds
    assert all(step.told.words for one in found.values() for step in one.steps)


def test_limits_are_told_as_stated_and_nothing_is_counted_without_a_law(case: Path) -> None:
    said = " ".join(run("procedure", str(case)).output.split())
    assert "LIMITS OF TIME, AS STATED" in said
    assert "as stated by Government representative" in said
    assert "by the limit of the law" not in said
    rows = list(csv.DictReader(StringIO(run("procedure", str(case), "--format", "csv").output)))
    assert {row["row"] for row in rows} == {"step", "limit"}
    assert all(row["ends"] == "" for row in rows)


def test_one_actor_is_chosen_by_the_beginning_of_its_id(case: Path) -> None:
    actor = next(one for one in procedures_of(CaseFile.open(case)) if one.name.startswith("Free Federation"))
    said = run("procedure", str(case), actor.actor[:8]).output
    assert "FREE FEDERATION" in said
    assert "FEDERATION OF PORT WORKERS" not in said
    assert "no actor" in str(run("procedure", str(case), "zzzz").exception)


def told(words: str) -> Step:
    return Step(finding="f", document="d", date=None, speech=None, page=None, by=None, words=words)


def limit(value: str, unit: str, *, law: bool = True, working: bool = False) -> Limit:
    return Limit(value=value, unit=unit, told=told("within"), law=law, working=working)


APPLIED = (UnionStep(kinds=("application",), told=told("applied"), date="2024-01-31"),)


@pytest.mark.parametrize(
    ("limits", "ends"),
    [
        ((limit("30", "day"),), [(0, "2024-03-01")]),
        ((limit("2", "week"),), [(0, "2024-02-14")]),
        ((limit("1", "month"),), [(0, "2024-02-29")]),
        ((limit("1", "year"),), [(0, "2025-01-31")]),
        ((limit("30", "day", law=False),), []),
        ((limit("20", "day", working=True),), []),
        ((limit("30", "day"), limit("10", "day")), []),
        ((), []),
    ],
)
def test_a_day_is_counted_by_the_only_limit_of_a_law(limits: tuple[Limit, ...], ends: list[tuple[int, str]]) -> None:
    assert list(ends_of(APPLIED, limits)) == ends


def test_working_days_are_told_apart() -> None:
    assert counts_working_days("dans un délai de vingt jours ouvrables")
    assert not counts_working_days("within thirty days")
