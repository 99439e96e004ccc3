"""Measures: acts of a public authority presented as steps on the matters raised, how far they are, and who says so.

Reads utterances with the frames of ``lang/<code>/measures.toml``, and the dates and provisions found before; gives
:class:`~observance.domain.findings.Measure`, one for each measure and speech, at its fullest mention. A request, a
supposition and a denial hold no measure.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from observance.domain.findings import Measure, MeasureStatus
from observance.domain.quoted import within
from observance.domain.record import DocumentKind
from observance.domain.text import Citation
from observance.extract.clauses import Span
from observance.extract.context import Context, attribution
from observance.extract.fullest import fullest
from observance.extract.stating import SLOTS as STATING
from observance.extract.stating import (
    Stated,
    is_asked,
    is_by_state,
    is_negated,
    is_since,
    is_supposed,
    is_under,
    leads,
    stated,
    states_named,
    words,
)
from observance.extract.utterances import Utterance
from observance.extract.voices import Telling, heading_of, is_own_account, telling_of
from observance.lang import worded
from observance.lang.frames import Frame, codes_of, groups
from observance.lang.parties import VOICES
from observance.lang.wording import Wording, wording

KIND: Final = "measures"
SLOTS = STATING
#: The roles in whose words a measure is the Government's own.
_OF_THE_STATE = ("government", "authorities")


def find(context: Context) -> tuple[Measure, ...]:
    """The measures of a document, in the order of the text."""
    if context.setting.kind is DocumentKind.LAW:
        return ()
    under, named = leads(context), states_named(context)
    found = (
        one
        for utterance in context.said()
        for one in _stated(utterance, context, under[utterance.passage.n], named.get(utterance.passage.n, ()))
        if _is_measure(one, context)
    )
    return tuple(_measure(one, context) for one in fullest(found))


def _stated(utterance: Utterance, context: Context, lead: str, states: tuple[Span, ...]) -> Iterator[Stated]:
    # In a Government's own account "we" is an authority.
    if is_own_account(utterance, context.setting):
        return stated(KIND, utterance, ("self",), lead, states=states)
    return stated(KIND, utterance, (), lead, _may_be_told if _recalls(utterance) else _is_of_anybody, states)


def _recalls(utterance: Utterance) -> bool:
    """Whether somebody's words may be recalled in an utterance."""
    codes = (utterance.language,) if utterance.language else codes_of(KIND)
    return any(_tells(code).stands_in(utterance.small) for code in codes)


@worded
def _tells(code: str) -> Wording:
    """Verbs and nouns of saying, and what leads to a source."""
    known = groups(VOICES, code)
    return wording(form for name in ("says", "says_noun", "according") for form in known.get(name, ()))


def _may_be_told(frame: Frame) -> bool:
    return frame.values.get("only") != "own"


def _is_of_anybody(frame: Frame) -> bool:
    return frame.values.get("only") != "own" and not frame.values.get("told")


def _is_measure(one: Stated, context: Context) -> bool:
    """Whether what a frame found is stated as a fact or a plan of an authority."""
    if one.value("only") == "own" and not is_own_account(one.utterance, context.setting):
        return False
    if one.frame.values.get("told") and (one.clause.opening == "relative" or not _is_told(one, context)):
        return False
    if not is_own_account(one.utterance, context.setting) and (is_since(one) or _is_history(one)):
        return False
    if is_negated(one) or is_supposed(one):
        return False
    return not is_asked(one) and not words(KIND, one.code, "repressive").search(one.text)


def _is_history(one: Stated) -> bool:
    """Whether another tells of a State's past, and notes no step ("Norland ratified the Convention in 1997")."""
    if one.value("subject") is None or not is_by_state(one):
        return False
    return one.clause.opening == "relative" or not is_under(one, "appreciates")


def _is_told(one: Stated, context: Context) -> bool:
    """Whether the Government tells it: in its own account, or in its words as another recalls them."""
    if is_own_account(one.utterance, context.setting):
        return True
    return _telling(one, context).role in _OF_THE_STATE


def _telling(one: Stated, context: Context) -> Telling:
    return telling_of(one.utterance, one.clause, one.sentence, one.trigger[0], one.code, context.setting)


def _measure(one: Stated, context: Context) -> Measure:
    utterance = one.utterance
    citation = utterance.cite(one.start, one.end)
    return Measure(
        citation=citation,
        rule=one.frame.id,
        claimed_by=heading_of(utterance, context.setting),
        status=MeasureStatus(str(one.frame.values["status"])),
        of_whom=_telling(one, context).of_whom,
        provisions=_provisions(citation, context),
        date=next((found.iso for found in within(context.findings.dates, citation) if found.iso), None),
        **attribution(utterance),
    )


def _provisions(citation: Citation, context: Context) -> tuple[str, ...]:
    found = within(context.findings.provisions, citation)
    known = (one for one in found if one.instrument)
    return tuple(dict.fromkeys("|".join(filter(None, (one.instrument, one.provision))) for one in known))
