"""Where statements of a case differ: both sides with their citations, and the one thing on which they differ.

Reads the disagreements of a case; gives a tree of blocks. Labels are the program's own; every other word is quoted.
The order says how surely two statements speak of the same thing, and nothing of who is right.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator

from observance.domain.case import Case
from observance.domain.disagreements import Caution, Differences, Disagreement, DisagreementKind, Side
from observance.errors import N_
from observance.publish.report.asks import Say, title_of
from observance.publish.report.blocks import Entry, Line, Report, Run, Section, cited, own, quoted
from observance.publish.report.one_ask import Manner, citation_of, marks
from observance.reference.points import points

KINDS = {
    DisagreementKind.FACT: N_("a fact"),
    DisagreementKind.FIGURE: N_("a figure"),
    DisagreementKind.LAW: N_("what the law of one version says"),
    DisagreementKind.SCOPE: N_("what a Convention or a mandate covers"),
    DisagreementKind.REMEDY: N_("what is to be done"),
    DisagreementKind.TWO_TIMES: N_("one speaker at two times"),
    DisagreementKind.CHECK_RECORD: N_("check the record"),
}
CAUTIONS = {
    Caution.INTERPRETED: N_("a side was interpreted: check the original"),
    Caution.DRAFT: N_("a side stands in a draft: speakers not bound"),
    Caution.RECALLED: N_("a side is recalled by another, not said by itself"),
    Caution.PART_ABOVE_WHOLE: N_("a part is said to be larger than the whole"),
    Caution.FAR_APART: N_("the figures are far apart"),
}


def differences_report(
    case: Case,
    found: Differences,
    as_of: str,
    language: str,
    say: Say,
    kinds: Collection[DisagreementKind] = (),
    *,
    named: bool = False,
) -> Report:
    """Every disagreement of a case, or those of some kinds, under the rank that it has among all; ``named`` says how
    commands call each."""
    manner = Manner(language=language, say=say)
    entries = tuple(
        _entry(rank, one, manner, named)
        for rank, one in enumerate(found.disagreements, start=1)
        if not kinds or one.kind in kinds
    )
    none = (own(say("None found in the documents read.")),)
    return Report(
        language=language,
        title=title_of(case, language, say),
        made_of=manner.as_of(as_of),
        summary=say("The order says how surely two statements speak of the same thing, and nothing of who is right."),
        sections=(Section(heading=say("Where statements differ"), entries=entries, words=() if entries else none),),
    )


def reason_of(one: Disagreement, language: str, say: Say) -> str:
    """The one thing on which two sides differ, in words."""
    if one.point in points():
        return points()[one.point].told(language)
    return say("whether it is to be done away with or kept in another form")


def _entry(rank: int, one: Disagreement, manner: Manner, named: bool) -> Entry:
    return Entry(
        number=rank,
        title=(own(reason_of(one, manner.language, manner.say)),),
        aside=" · ".join((manner.say(KINDS[one.kind]), *one.about)),
        lines=(*_lines(one, manner), *([Line(label="", runs=(own(one.id[:8]),))] if named else [])),
    )


def _lines(one: Disagreement, manner: Manner) -> Iterator[Line]:
    say = manner.say
    for side in (one.a, one.b):
        yield Line(label=say("one side") if side is one.a else say("other side"), runs=tuple(_side(side, manner)))
        if side.others:
            yield Line(label=say("also"), runs=manner.words(side.others))
    if one.cautions:
        yield Line(label=say("look at"), runs=(own(" · ".join(say(CAUTIONS[c]) for c in one.cautions)),))


def _side(side: Side, manner: Manner) -> Iterator[Run]:
    yield quoted(side.said.words, side.said.language)
    yield own(" ")
    speaker = manner.speaker(side.said) if side.said.by else None
    yield cited(citation_of(side.said, manner.say, manner.language), speaker)
    if side.said.reported and side.said.of_whom:
        yield own(" " + manner.say("(recalling {whom})", whom=side.said.of_whom))
    yield from marks(side.said, manner.say, manner.language)
