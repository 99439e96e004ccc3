"""What is taken out of a case is gone from the index of its pages at once, wherever that lies."""

from __future__ import annotations

from pathlib import Path

import pytest

from conftest import DATABASE
from observance.cli.clearing import indexes_cleared
from observance.errors import NotErased
from observance_web.environment import LOOPBACK
from observance_web.index.elsewhere import is_remembered, remember, to_be_dropped, told_address
from observance_web.index.names import prefix_of

URL = "postgresql://ana:s%40l@db.example:5433/cases"


def test_an_address_is_kept_without_who_may_enter(tmp_path: Path) -> None:
    remember(tmp_path, URL)
    kept = (tmp_path / "cache" / "web" / "database").read_text()
    assert kept.strip() == told_address(URL) == "db.example:5433/cases"
    assert "ana" not in kept
    assert is_remembered(tmp_path, URL)
    assert not is_remembered(tmp_path, URL.replace("cases", "others"))


def test_nothing_is_said_where_no_database_was_ever_used(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DATABASE_URL", raising=False)
    to_be_dropped(tmp_path)()
    with indexes_cleared(tmp_path):
        pass
    assert list(tmp_path.iterdir()) == []


def test_one_line_says_what_to_do_where_the_database_is_not_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("DATABASE_URL", raising=False)
    remember(tmp_path, URL)
    with pytest.raises(NotErased, match=r"db\.example:5433/cases") as told:
        to_be_dropped(tmp_path)()
    assert "serve CASE --check" in told.value.do
    # It is not forgotten: what is there is never taken for the rows of this case again.
    assert not is_remembered(tmp_path, URL)
    with pytest.raises(NotErased, match=r"db\.example:5433/cases"):
        to_be_dropped(tmp_path)()


def test_one_line_says_what_to_do_where_the_database_does_not_answer(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    url = f"postgresql://{LOOPBACK}:1/cases"
    monkeypatch.setenv("DATABASE_URL", url)
    remember(tmp_path, url)
    with pytest.raises(NotErased, match=":1/cases"):
        to_be_dropped(tmp_path)()


# The rows of a file are in the case and go with it.
if DATABASE:

    def test_the_schema_of_a_case_is_gone_and_that_of_another_stays(
        tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        import psycopg

        assert DATABASE
        monkeypatch.setenv("DATABASE_URL", DATABASE)
        schemas = [f"{prefix_of(tmp_path)}x", f"{prefix_of(tmp_path / 'other')}x"]
        with psycopg.connect(DATABASE, autocommit=True) as connection:
            for schema in schemas:
                connection.execute(f"CREATE SCHEMA {schema}")
            remember(tmp_path, DATABASE)
            to_be_dropped(tmp_path)()
            rows = connection.execute("SELECT nspname FROM pg_namespace WHERE nspname = ANY(%s)", [schemas]).fetchall()
            assert [name for (name,) in rows] == schemas[1:]
            connection.execute(f"DROP SCHEMA {schemas[1]}")
        assert not is_remembered(tmp_path, DATABASE)
