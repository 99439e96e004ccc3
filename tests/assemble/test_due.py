"""What falls due: a day that the words give, or that of a session whose dates are published; nothing else."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from observance.assemble.due import falling_due, last_day
from observance.domain.findings import ActAsked, Deadline, Findings, Insistence, Request
from observance.domain.matters import About
from observance.domain.record import DocumentKind
from observance.domain.text import Citation
from observance.lang import words_from
from observance.publish.calendars import first_day
from observance.publish.calendars import last_day as last_date
from observance.reference.sessions import events, session_after, session_name


@pytest.mark.parametrize(
    ("event", "day", "opens"),
    [
        ("next_conference_session", "2024-06-14", "2025-06-02"),
        ("next_conference_session", "2020-03-01", "2021-06-03"),
        ("next_experts_session", "2024-06-14", "2024-11-25"),
        ("next_conference_session", "2009-06-01", None),
        ("next_conference_session", None, None),
        ("next_governing_body_session", "2024-06-14", None),
        ("next_regular_report", "2024-06-14", None),
    ],
)
def test_a_session_is_the_next_of_a_dated_calendar_or_none(event: str, day: str | None, opens: str | None) -> None:
    found = session_after(event, day)
    assert (found.opens if found else None) == opens


def test_a_calendar_holds_sessions_in_order_without_overlap() -> None:
    for event in events():
        day, before = "2015-01-01", None
        while (session := session_after(event, day)) is not None:
            assert session.opens < session.closes
            assert before is None or (before.closes < session.opens and before.number + 1 == session.number)
            day, before = session.opens, session


def test_a_session_is_named_in_the_language_of_the_report() -> None:
    assert session_name("next_conference_session", 113, "fr") == "Conférence internationale du Travail, session 113"
    assert session_name("next_experts_session", 95, "pt") == "Committee of Experts, Session 95"


def test_partial_dates_and_intervals_end_on_their_last_day() -> None:
    assert last_day("2024-06-05/2024-06-14") == "2024-06-14"
    assert last_day("2024") == "2024-12-31"
    assert last_day("") is None
    assert last_date("2024-02") == date(2024, 2, 29)
    assert last_date("2024") == date(2024, 12, 31)
    assert last_date("2023-12") == date(2023, 12, 31)
    assert first_day("2024-06-05/2024-06-14") == date(2024, 6, 5)
    assert first_day("soon") is None


def test_every_session_says_its_source_or_that_none_is_known() -> None:
    found = session_after("next_conference_session", "2018-01-01")
    assert found is not None
    assert found.source is not None
    assert "107th" in found.source
    unsourced = session_after("next_conference_session", "2016-01-01")
    assert unsourced is not None
    assert unsourced.source is None


def test_people_add_sessions_in_a_folder_of_their_own(tmp_path: Path) -> None:
    (tmp_path / "session_dates.toml").write_text(
        '[next_governing_body_session]\nen = "Governing Body, Session {number}"\nsessions = [\n'
        '  { number = 360, opens = "2031-03-03", closes = "2031-03-13", source = "its programme of meetings" },\n]\n'
        "[next_conference_session]\nsessions = [\n"
        '  { number = 113, opens = "2025-06-03", closes = "2025-06-14", source = "the record" },\n]\n',
        encoding="utf-8",
    )
    with words_from((tmp_path,)):
        added = session_after("next_governing_body_session", "2031-01-05")
        assert added is not None
        assert (added.opens, added.source) == ("2031-03-03", "its programme of meetings")
        assert session_name("next_governing_body_session", 360, "fr") == "Governing Body, Session 360"
        other = session_after("next_conference_session", "2025-01-01")
        assert other is not None
        assert (other.opens, other.source) == ("2025-06-03", "the record")
        assert session_name("next_conference_session", 113, "en") == "International Labour Conference, Session 113"


def asked(words: str, day: str, by: Deadline, start: int) -> tuple[Findings, Request]:
    citation = Citation(
        document=f"d{start}",
        text_sha256="0",
        passage=1,
        page=4,
        start=start,
        end=start + len(words),
        segments=((start, start + len(words)),),
        quote=words,
    )
    request = Request(
        id=f"r{start}",
        citation=citation,
        rule="en/x",
        asker="Worker members",
        addressee=None,
        strength=Insistence.REQUEST,
        act=ActAsked.REPORT,
        action=words,
        deadline=by,
    )
    about = About(kind=DocumentKind.LETTER, date=day, symbol=f"D/{start}")
    return Findings(document=f"d{start}", about=about, requests=(request,)), request


def deadline(event: str, day: str | None = None) -> Deadline:
    return Deadline(words="before its next session", event=event, date=day)


def test_a_day_that_a_document_gives_for_a_session_serves_those_that_name_the_session_alone() -> None:
    event = "next_experts_session"
    dated = asked("report before its next session, on 24 November 2031", "2031-03-01", deadline(event, "2031-11-24"), 1)
    bare = asked("report before its next session", "2031-06-10", deadline(event), 2)
    later = asked("report before its next session", "2032-06-10", deadline(event), 3)
    first, last = falling_due([dated, bare, later])
    assert (first.date, first.session, [step.symbol for step in first.asked]) == ("2031-11-24", None, ["D/1", "D/2"])
    assert [step.symbol for step in first.stated] == ["D/1"]
    assert (last.date, last.stated) == (None, ())
