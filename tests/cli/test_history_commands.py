"""``observance follow-up``, ``timeline``, ``provisions`` and ``positions`` of the case over three sessions."""

from __future__ import annotations

import csv
from io import StringIO
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from observance.cli import observance
from observance.domain.findings import ReferenceKind
from observance.pipeline import build

YEARS = Path(__file__).resolve().parents[2] / "examples" / "years" / "documents"


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> str:
    place = tmp_path_factory.mktemp("years")
    build(YEARS, place / "case")
    return str(place / "case")


def run(*arguments: str, language: str = "en") -> Result:
    return CliRunner().invoke(observance, ["--language", language, *arguments])


def table(*arguments: str) -> list[dict[str, str]]:
    done = run(*arguments, "--format", "csv")
    assert done.exit_code == 0, done.output
    return list(csv.DictReader(StringIO(done.output)))


def test_the_follow_up_tells_who_is_more_insistent(case: str) -> None:
    said = " ".join(run("follow-up", case).output.split())
    assert said.startswith("Kelmar · Convention No. 105 as of 14 June 2024")
    assert "Employer members: calls on (more insistent than before: encourages)" in said
    assert "met, says the Government: “El artículo 214 del Código Penal fue modificado" in said


def test_nothing_later_counts_as_of_a_day(case: str) -> None:
    assert {row["year"] for row in table("follow-up", case, "--as-of", "2022-12-31")} == {"2019", "2022"}
    assert max(row["date"] for row in table("timeline", case, "--as-of", "2019-12-31")) <= "2019-12-31"


@pytest.mark.parametrize(("day", "documents"), [("2018-12-30", 0), ("2018-12-31", 1), ("2019-06-13", 2)])
def test_a_year_alone_counts_from_its_last_day(case: str, day: str, documents: int) -> None:
    done = run("timeline", case, "--as-of", day, "--format", "csv")
    rows = list(csv.DictReader(StringIO(done.output))) if done.exit_code == 0 else []
    assert sum(row["kind"] == "document" for row in rows) == documents


def test_what_is_no_day_is_told(case: str) -> None:
    assert "no day" in str(run("timeline", case, "--as-of", "June").exception)


def test_the_timeline_holds_documents_and_what_they_tell_in_the_order_of_time(case: str) -> None:
    rows = table("timeline", case)
    assert [row["date"] for row in rows] == sorted(row["date"] for row in rows)
    assert sum(row["kind"] == "document" for row in rows) == 9
    (sentence,) = (row for row in rows if row["date"] == "2018-11")
    assert (sentence["kind"], sentence["what"]) == ("alleged", "conviction_imprisonment")
    assert {row["what"] for row in rows if row["date"] == "2023-12-12"} == {"done"}


def test_an_article_tells_who_asks_and_what_is_stated_and_alleged(case: str) -> None:
    rows = [row for row in table("provisions", case) if row["provision"] == "article 214"]
    assert {row["instrument"] for row in rows} == {"Criminal Code"}
    assert {row["column"] for row in rows} == {"asked", "stated", "alleged"}
    assert "Worker members" in {row["by"] for row in rows if row["column"] == "asked"}


def test_positions_are_told_per_speech_without_totals(case: str) -> None:
    rows = table("positions", case)
    places = [(row["document"], row["speech"]) for row in rows]
    assert len(places) == len(set(places)) >= 20
    assert "own account" in run("positions", case).output


@pytest.mark.parametrize("language", ["fr", "es", "ru"])
@pytest.mark.parametrize("name", ["follow-up", "timeline", "provisions", "positions"])
def test_labels_are_in_the_language_of_the_reader(case: str, name: str, language: str) -> None:
    done = run(name, case, language=language)
    assert done.exit_code == 0
    assert done.output.splitlines()[1:] != run(name, case).output.splitlines()[1:]


def test_issues_are_topics_of_the_convention(case: str) -> None:
    said = " ".join(run("issues", case, language="fr").output.split())
    assert "(convention no 105, article 1(a))" in said.lower() or "(convention no 105, article 1(d))" in said.lower()
    rows = table("issues", case)
    assert all(row["topic"].startswith(("c105", "c029", "c087", "supervision")) for row in rows)
    assert {row["title"] for row in rows if row["topic"] == "supervision"} <= {"Reports, missions and assistance"}


def test_the_history_tells_what_the_case_lacks_and_who_relies_on_it(case: str) -> None:
    said = " ".join(run("history", case).output.split())
    assert "COMMENTS OF THE COMMITTEE OF EXPERTS" in said
    assert "a document of this case" in said
    assert "TO OBTAIN" in said
    rows = table("history", case)
    assert {row["kind"] for row in rows} <= {kind.value for kind in ReferenceKind}
    assert any(row["held"] == "" for row in rows)
    assert all(row["told_by"] for row in rows)


def test_the_calendar_has_days_that_the_words_or_published_dates_give(case: str) -> None:
    rows = table("calendar", case)
    assert [row["date"] for row in rows if row["date"]] == sorted(row["date"] for row in rows if row["date"])
    assert ("2019-09-01", "") in {(row["date"], row["session"]) for row in rows}
    assert ("2025-06-02", "113") in {(row["date"], row["session"]) for row in rows}


def test_the_calendar_is_the_same_file_each_time_and_is_read_back(case: str) -> None:
    from icalendar import Calendar

    first, second = run("calendar", case, "--format", "ics"), run("calendar", case, "--format", "ics")
    assert first.output == second.output
    read = Calendar.from_ical(first.output)
    found = [(event["DTSTART"].dt.isoformat(), str(event["SUMMARY"])) for event in read.walk("VEVENT")]
    assert (
        "2025-06-02",
        "Kelmar · Convention No. 105: 2 June 2025 · International Labour Conference, Session 113",
    ) in (found)
    assert {event["DTSTAMP"].dt.isoformat() for event in read.walk("VEVENT")} == {"2024-06-14T00:00:00+00:00"}
    assert len({str(event["UID"]) for event in read.walk("VEVENT")}) == len(found)


def test_a_convention_chooses_the_case(case: str) -> None:
    assert run("issues", case, "--convention", "105").exit_code == 0
    assert "no case" in str(run("issues", case, "--convention", "87").exception)
