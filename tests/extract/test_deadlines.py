"""Deadlines in four languages: words, event, and a date only where the text gives one."""

from __future__ import annotations

import pytest
from said import setting, utterance

from observance.extract.deadlines import deadline_in
from observance.extract.sessions import coming
from observance.lang.frames import codes_of, frames
from observance.reference.sessions import events, year_of_next

#: Language, what is asked, the words of the deadline, its event and its date.
DEADLINES = (
    ("en", "to report by 1 September 2026", ("by 1 September 2026", None, "2026-09-01")),
    ("en", "to amend section 4 before the end of 2026", ("before the end of 2026", None, "2026")),
    ("en", "to reply no later than March 2026", ("no later than March 2026", None, "2026-03")),
    (
        "en",
        "to specify, in its next regular report, the steps",
        ("in its next regular report", "next_regular_report", None),
    ),
    ("en", "to send statistics in its next report", ("in its next report", "next_report", None)),
    ("en", "to send them in its report due in 2026", ("in its report due in 2026", "next_regular_report", "2026")),
    (
        "en",
        "to supply it to the Committee of Experts before its next session",
        ("before its next session", "next_experts_session", None),
    ),
    (
        "en",
        "before the next session of the Conference",
        ("before the next session of the Conference", "next_conference_session", None),
    ),
    (
        "en",
        "to the next session of the Governing Body",
        ("to the next session of the Governing Body", "next_governing_body_session", None),
    ),
    ("en", "to register the union within six months", ("within six months", None, None)),
    ("fr", "de présenter un rapport d’ici au 1er septembre 2026", ("d’ici au 1er septembre 2026", None, "2026-09-01")),
    ("fr", "de répondre avant la fin de 2026", ("avant la fin de 2026", None, "2026")),
    (
        "fr",
        "avant la prochaine session de notre commission",
        ("avant la prochaine session de notre commission", "next_conference_session", None),
    ),
    (
        "fr",
        "les chiffres que la commission d’experts attend pour sa prochaine session",
        ("pour sa prochaine session", "next_experts_session", None),
    ),
    ("fr", "des statistiques dans son prochain rapport", ("dans son prochain rapport", "next_report", None)),
    ("fr", "enregistrer le syndicat dans un délai de six mois", ("dans un délai de six mois", None, None)),
    ("es", "comunicarnos la fecha antes del 31 de mayo de 2026", ("antes del 31 de mayo de 2026", None, "2026-05-31")),
    ("es", "que informe en su próxima memoria", ("en su próxima memoria", "next_regular_report", None)),
    (
        "es",
        "que facilite a la Comisión de Expertos, antes de su próxima reunión, la lista",
        ("antes de su próxima reunión", "next_experts_session", None),
    ),
    (
        "es",
        "antes de la próxima reunión de la Conferencia",
        ("antes de la próxima reunión de la Conferencia", "next_conference_session", None),
    ),
    ("es", "registrar el sindicato en un plazo de seis meses", ("en un plazo de seis meses", None, None)),
    ("ru", "представить доклад до 1 сентября 2026 года", ("до 1 сентября 2026", None, "2026-09-01")),
    (
        "ru",
        "представить Комитету экспертов до его следующей сессии полный список",
        ("до его следующей сессии", "next_experts_session", None),
    ),
    (
        "ru",
        "до следующей сессии Международной конференции труда",
        ("до следующей сессии Международной конференции труда", "next_conference_session", None),
    ),
    ("ru", "представить данные в своём следующем докладе", ("в своём следующем докладе", "next_report", None)),
    ("ru", "зарегистрировать союз в течение шести месяцев", ("в течение шести месяцев", None, None)),
    # Urgency, a date that is no deadline, a session that is over.
    ("en", "to register the union immediately and without delay", None),
    ("en", "to repeal the Act of 5 May 2019", None),
    ("en", "as requested at its last session", None),
    ("fr", "d’abroger sans délai la loi du 5 mai 2019", None),
    ("es", "que adopte el reglamento sin demora", None),
    ("ru", "незамедлительно отменить закон от 5 мая 2019 года", None),
)


@pytest.mark.parametrize(("language", "text", "found"), DEADLINES, ids=[d[1] for d in DEADLINES])
def test_a_deadline_has_words_and_an_event_or_a_date(
    language: str, text: str, found: tuple[str, str | None, str | None] | None
) -> None:
    said = utterance(text, language)
    deadline = deadline_in(said, 0, len(said.text))
    assert (deadline and (deadline.words, deadline.event, deadline.date)) == found


def test_a_deadline_outside_of_the_clause_is_another_s() -> None:
    said = utterance("We ask it to amend section 4 and to report by 1 September 2026.", "en")
    assert deadline_in(said, 0, 28) is None


def test_a_counted_deadline_has_a_date_where_the_document_has_one() -> None:
    said = utterance("to reply before the end of the year", "en")
    assert deadline_in(said, 0, len(said.text)) is not None
    dated = deadline_in(said, 0, len(said.text), setting("2026-02-03"))
    assert dated is not None
    assert (dated.words, dated.date) == ("before the end of the year", "2026")


def test_the_events_of_frames_are_those_of_the_closed_list() -> None:
    named = {str(f.values["event"]) for code in codes_of("deadlines") for f in frames("deadlines", code)}
    assert named - {"term"} <= events().keys()


def test_the_conference_meets_in_june_of_each_year() -> None:
    assert year_of_next("next_conference_session", 2026, 2) == 2026
    assert year_of_next("next_conference_session", 2026, 6) == 2027
    assert year_of_next("next_conference_session", 2026, None) is None
    assert year_of_next("next_experts_session", 2026, 6) is None


def test_a_session_is_told_from_a_report() -> None:
    said = utterance("in its next report, before the next session of the Conference", "en")
    assert [one.is_session for one in coming(said)] == [False, True]
