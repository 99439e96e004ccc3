"""What falls due: a day that the words give, or that of a session whose dates are published; nothing else."""

from __future__ import annotations

from datetime import date

import pytest

from observance.assemble.due import last_day
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
