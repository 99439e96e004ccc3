"""The issues of a case: each topic with its Articles, and what is asked, stated and alleged on it.

Reads a :class:`~observance.domain.case.Case`; gives a tree of blocks. A title is the topic's, in the language of the
report; what is disputed about a topic's place under the Convention stands beside it with its date and source.
"""

from __future__ import annotations

from collections.abc import Iterator

from observance.domain.case import Case, Issue
from observance.errors import N_
from observance.publish.report.asks import STATES, Say
from observance.publish.report.blocks import Entry, Line, Report, Run, Section, cited, own
from observance.publish.report.history import report_of
from observance.publish.report.one_ask import Manner
from observance.reference.topics import contested_of, topic_of

WHOLE = N_("The Convention as a whole")
_UNDER_ARTICLE = N_("{title} (Convention No. {number}, Article {articles})")
_UNDER_ARTICLES = N_("{title} (Convention No. {number}, Articles {articles})")


def issues_report(case: Case, as_of: str, language: str, say: Say) -> Report:
    """Each topic with the issues on it."""
    return report_of(case, as_of, language, say, issue_sections(case, language, say))


def issue_sections(case: Case, language: str, say: Say) -> tuple[Section, ...]:
    """A section for each topic, with an entry for each issue on it."""
    manner, numbered = Manner(language=language, say=say), tuple(enumerate(case.issues, start=1))
    return tuple(
        Section(
            heading=topic_heading(key, language, say),
            words=_disputed(key, manner),
            entries=tuple(_entry(n, issue, manner) for n, issue in numbered if issue.topic == key),
        )
        for key in dict.fromkeys(issue.topic for issue in case.issues)
    )


def topic_heading(key: str, language: str, say: Say) -> str:
    """A topic's title with the Articles of its Convention."""
    topic = topic_of(key)
    if topic is None:
        return say(WHOLE)
    if topic.convention is None:
        return topic.title(language)
    numbers = ", ".join(topic.articles)
    if not numbers:
        return say("{title} (Convention No. {number})", title=topic.title(language), number=topic.convention)
    return say(
        _UNDER_ARTICLES if len(topic.articles) > 1 else _UNDER_ARTICLE,
        title=topic.title(language),
        number=topic.convention,
        articles=numbers,
    )


def _disputed(key: str, manner: Manner) -> tuple[Run, ...]:
    runs: list[Run] = []
    for note in contested_of(key):
        words = f"{manner.say('disputed')}: {note.words(manner.language)} "
        runs += [own(words), cited(f"{manner.day(note.date)}. {note.source}. ")]
    return tuple(runs)


def _entry(number: int, issue: Issue, manner: Manner) -> Entry:
    name = manner.dated((issue.provision or "").replace("|", ", ")) or issue.actor or manner.say("in general")
    aside = manner.say(STATES[issue.state.value])
    return Entry(number=number, title=(own(name),), aside=aside, lines=tuple(_lines(issue, manner)))


def _lines(issue: Issue, manner: Manner) -> Iterator[Line]:
    say = manner.say
    columns = ((say("asked"), issue.requests), (say("stated"), issue.measures), (say("alleged"), issue.allegations))
    for label, steps in columns:
        if steps:
            yield Line(label=label, runs=manner.words(steps))
