"""An index that follows its case: what changed is brought, and the rows are those of one that is made whole."""

from __future__ import annotations

import os
import random
import shutil
import signal
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from django.apps import apps
from django.conf import settings
from django.db import connections
from pytest_django.plugin import DjangoDbBlocker

from observance.casefile import CaseFile
from observance.cli import observance
from observance.cli.speaking import Session
from observance.pipeline import build
from observance_web.index import bringing
from observance_web.index.building import ensure_index
from observance_web.index.current import IN_USE
from observance_web.index.names import index_name
from observance_web.index.places import ALIAS, places
from observance_web.index.router import INDEXED

STATES = ("Norland", "Southland", "Veldania")
STEPS, KILLS = (60, 250) if os.environ.get("SOAK") else (12, 10)


def letter(n: int, said: int) -> str:
    """A comment of the Experts on a State; ``said`` changes its words and leaves its name."""
    state = STATES[n % len(STATES)]
    return (
        f"Observation (CEACR) - adopted 20{10 + n}, published 1{10 + n}th ILC session\n\n"
        "Freedom of Association and Protection of the Right to Organise Convention, 1948 (No. 87) - "
        f"{state} (Ratification: 1995)\n\n"
        f"The Committee notes the observations of the Harbour Union of {state}, signed by Ms Anna "
        f"Brell{'ova' if n % 2 else ''}. The Committee urges the Government to amend section {10 + said} of the Law on "
        f"Unions. The Government indicates that the law was amended in 20{10 + said:02}.\n\n"
        "The Committee requests the Government to provide information on the dismissal of Mr Pavel Dorsk. It recalls "
        f"its observation of 20{n:02}.\n"
    )


@pytest.fixture
def place(tmp_path: Path, indexed: Path, django_db_blocker: DjangoDbBlocker) -> Iterator[Path]:
    """A folder of letters with their case, whose index this process makes and reads; afterwards that of all tests."""
    del indexed
    documents = tmp_path / "documents"
    documents.mkdir()
    for n in range(4):
        (documents / f"letter-{n}.txt").write_text(letter(n, 0))
    build(documents, tmp_path / "case")
    before = settings.ENVIRONMENT
    with django_db_blocker.unblock():
        settings.ENVIRONMENT = replace(before, case=tmp_path / "case")
        yield tmp_path
        places().drop_others(frozenset())
        settings.ENVIRONMENT = before
        IN_USE.name = None
        IN_USE.refresh()


def tables(case: Path) -> dict[str, list[Any]]:
    """All rows of the index of a case, without the numbers that the database or search gave them."""
    name = index_name(case)
    assert name is not None
    places().use(name)
    found: dict[str, list[Any]] = {}
    for label in INDEXED:
        for model in apps.get_app_config(label).get_models():
            columns = [field.attname for field in model._meta.fields if field.attname != "id" or not field.auto_created]
            rows = model._default_manager.using(ALIAS).order_by().values_list(*columns)
            found[model.__name__] = sorted(map(repr, rows))
    with connections[ALIAS].cursor() as cursor:
        for table, columns_of in (
            ("search_document", "reference, digest"),
            ("search_form", "word, stem, sound, documents"),
            ("search_spelling", "sounds, actor, name"),
            ("search_unit u JOIN search_document d ON d.number = u.document", "d.reference, u.unit"),
            (words_table(cursor), "d.reference, u.unit, w.word"),
        ):
            cursor.execute(f"SELECT {columns_of} FROM {table}")
            found[table.split()[0]] = sorted(map(repr, cursor.fetchall()))
    return found


def words_table(cursor: Any) -> str:
    """The words of each unit, as the database has them."""
    units = "search_unit u ON u.key = w.key JOIN search_document d ON d.number = u.document"
    if connections[ALIAS].vendor == "postgresql":
        return f"(SELECT key, unnest(words)::text AS word FROM search_words) w JOIN {units}"
    cursor.execute("CREATE VIRTUAL TABLE IF NOT EXISTS temp.vocabulary USING fts5vocab(main, search_words, instance)")
    return f'(SELECT doc AS key, term || "col" || "offset" AS word FROM vocabulary) w JOIN {units}'


def whole(case: Path) -> dict[str, list[Any]]:
    """The rows of an index that is made anew."""
    connections[ALIAS].close()
    places().drop_others(frozenset())
    assert ensure_index(case, whole=True)
    return tables(case)


def decide(case: Path, chance: random.Random) -> None:
    """Say that two actors, or two asks, are one, or call one otherwise."""
    file = CaseFile.open(case)
    asks = [ask.id for one in file.cases() if len(one.asks) > 1 for ask in one.asks]
    groups = chance.choice((asks, [actor.id for actor in file.parties().actors if actor.kind.value != "state"]))
    if len(groups) < 2:
        return
    one, other = chance.sample(groups, 2)
    told = (
        ["merge", str(case), one, other] if chance.random() < 0.5 else ["rename", str(case), one, f"Name {other[:4]}"]
    )
    CliRunner().invoke(observance, [*told, "--reason", "test", "--author", "test"], obj=Session(environ={}))


def change(place: Path, chance: random.Random) -> str:
    """Something that people do: a document comes, goes or changes, or something is decided."""
    documents = place / "documents"
    there = sorted(documents.glob("*.txt"))
    what = chance.choice(("add", "add", "change", "remove", "decide", "decide"))
    if what == "decide":
        decide(place / "case", chance)
        return what
    if what == "remove" and len(there) > 2:
        chance.choice(there).unlink()
    elif what == "change":
        chosen = chance.choice(there)
        chosen.write_text(letter(int(chosen.stem.split("-")[1]), chance.randrange(1, 20)))
    else:
        n = chance.randrange(5, 40)
        (documents / f"letter-{n}.txt").write_text(letter(n, chance.randrange(3)))
    build(documents, place / "case")
    return what


def test_rows_after_any_changes_are_those_of_an_index_that_is_made_whole(place: Path) -> None:
    chance = random.Random(2)
    case = place / "case"
    ensure_index(case)
    for step in range(STEPS):
        done = [change(place, chance) for _ in range(chance.randint(1, 2))]
        ensure_index(case)
        brought = tables(case)
        made = whole(case)
        for name, rows in made.items():
            assert brought[name] == rows, (step, done, name)
    assert all(made[name] for name in ("Document", "Finding", "Ask", "Step", "Actor", "Mention", "search_form"))


def test_only_what_changed_is_made_again(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    case = place / "case"
    ensure_index(case)
    (place / "documents" / "letter-9.txt").write_text(letter(9, 5))
    build(place / "documents", case)
    made: list[str] = []
    of_document = bringing._Bringing._of_document
    monkeypatch.setattr(
        bringing._Bringing,
        "_of_document",
        lambda self, entry, *rest: made.append(entry.reference) or of_document(self, entry, *rest),
    )
    rows_of_case = bringing.rows_of_case
    monkeypatch.setattr(
        bringing,
        "rows_of_case",
        lambda one, *rest: made.append(one.matter.state) or rows_of_case(one, *rest),
    )
    assert ensure_index(case)
    assert made == ["letter-9", STATES[9 % len(STATES)]]


def damage(file: Path) -> None:
    """Write over the middle of a file; of what lies in a server, lose a table."""
    connections[ALIAS].close()
    if connections[ALIAS].vendor == "postgresql":
        connections.settings[ALIAS]["OPTIONS"]["options"] += " -c default_transaction_read_only=off"
        with connections[ALIAS].cursor() as cursor:
            cursor.execute("DROP TABLE library_passage")
        connections[ALIAS].close()
        return
    content = bytearray(file.read_bytes())
    content[4096 : len(content) // 2] = bytes(len(content) // 2 - 4096)
    file.write_bytes(content)


def test_an_index_that_is_damaged_is_made_anew(place: Path) -> None:
    case = place / "case"
    ensure_index(case)
    name = index_name(case)
    assert name is not None
    places().use(name)
    damage(case / "cache" / "web" / "index" / f"{name}.sqlite3")
    (place / "documents" / "letter-9.txt").write_text(letter(9, 0))
    build(place / "documents", case)
    ensure_index(case)
    brought = tables(case)
    assert brought == whole(case)


def killing(statement: int, work: Callable[[], object]) -> None:
    """Work, and be killed before the statement with this number: in a process of its own, which ends here."""
    sent = 0

    def send(execute: Callable[..., Any], *arguments: Any) -> Any:
        nonlocal sent
        sent += 1
        if sent == statement:
            os.kill(os.getpid(), signal.SIGKILL)
        return execute(*arguments)

    try:
        with connections[ALIAS].execute_wrapper(send):
            work()
    finally:
        os._exit(0)


def test_one_that_is_killed_leaves_the_former_index_and_the_next_goes_on(place: Path) -> None:
    case = place / "case"
    ensure_index(case)
    former = index_name(case)
    assert former is not None
    before = tables(case)
    (place / "documents" / "letter-9.txt").write_text(letter(9, 0))
    (place / "documents" / "letter-0.txt").unlink()
    build(place / "documents", case)
    killed = 0
    for statement in [*range(1, 20), *range(20, 400, 400 // KILLS)]:
        connections.close_all()
        if (pid := os.fork()) == 0:
            killing(statement, lambda: ensure_index(case, former))
        _, status = os.waitpid(pid, 0)
        if not os.WIFSIGNALED(status):
            break
        killed += 1
        name = index_name(case)
        assert name is not None
        assert not places().ready(name)
        assert places().ready(former)
    assert killed > KILLS
    ensure_index(case, former)
    assert tables(case) != before
    brought = tables(case)
    assert brought == whole(case)


def test_what_the_case_does_not_remember_is_made_whole(place: Path) -> None:
    case = place / "case"
    ensure_index(case)
    shutil.rmtree(case / "cache")
    assert ensure_index(case)
    assert not ensure_index(case)
    assert tables(case)["Document"]
