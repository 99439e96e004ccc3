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
from observance.extract.clauses import words as clause_words
from observance.extract.context import Context, attribution
from observance.extract.fullest import fullest
from observance.extract.stating import SLOTS as STATING
from observance.extract.stating import (
    STATEMENTS,
    Stated,
    is_asked,
    is_by_state,
    is_negated,
    is_since,
    is_supposed,
    is_tellers,
    is_under,
    leads,
    opens_further,
    said,
    shares,
    stated,
    states_named,
    words,
)
from observance.extract.utterances import Utterance
from observance.extract.voices import Telling, government_before, heading_of, is_own_account, telling_of, words_of
from observance.lang import worded
from observance.lang.frames import Frame, codes_of, groups
from observance.lang.parties import VOICES
from observance.lang.wording import Wording, wording

KIND: Final = "measures"
SLOTS = STATING
#: The roles in whose words a measure is the Government's own.
_OF_THE_STATE = ("government", "authorities")
#: Documents in which what nobody tells or notes is the background of the case.
_OF_BODIES = (DocumentKind.EXPERTS_COMMENT, DocumentKind.CFA_REPORT, DocumentKind.CONCLUSIONS)
#: The roles in whose words it may be noted: the speaker's own, and those of supervisory bodies.
_NOTING = (None, "experts", "freedom_committee", "committee")


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
    wanted = _may_be_told if _recalls(utterance) else _is_of_anybody
    return stated(KIND, utterance, (), lead, wanted, states, _Told(utterance))


class _Told:
    """Where what is told counts: in sentences in which somebody tells or notes, or that go on with what is told."""

    def __init__(self, utterance: Utterance) -> None:
        self.utterance = utterance
        self.tells: dict[Span, bool] = {}

    def __call__(self, frame: Frame, sentence: Span) -> bool:
        if "told" not in frame.values:
            return True
        if sentence not in self.tells:
            text, code = self.utterance.text, frame.language
            tells = _tells(code).search(text, *sentence) or clause_words(code, "lead").match(text, *sentence)
            self.tells[sentence] = tells is not None
        return self.tells[sentence]


def _recalls(utterance: Utterance) -> bool:
    """Whether somebody's words may be recalled in an utterance, or something be noted."""
    codes = (utterance.language,) if utterance.language else codes_of(KIND)
    return any(_tells(code).stands_in(utterance.small) for code in codes)


@worded
def _tells(code: str) -> Wording:
    """Verbs and nouns of saying and noting, and what leads to a source."""
    known = groups(VOICES, code)
    telling = (form for name in ("says", "says_noun", "according") for form in known.get(name, ()))
    return wording((*telling, *groups(STATEMENTS, code).get("noting", ())))


def _may_be_told(frame: Frame) -> bool:
    return frame.values.get("only") != "own"


def _is_of_anybody(frame: Frame) -> bool:
    return frame.values.get("only") != "own" and not frame.values.get("told")


def _is_measure(one: Stated, context: Context) -> bool:
    """Whether what a frame found is stated as a fact or a plan of an authority."""
    if one.value("only") == "own" and not is_own_account(one.utterance, context.setting):
        return False
    if (one.frame.values.get("told") or _is_background(one, context)) and not _is_told(one, context):
        return False
    if not is_own_account(one.utterance, context.setting) and (is_since(one) or _is_history(one)):
        return False
    if is_negated(one) or is_supposed(one):
        return False
    if shares(one) and said(one.code, "asks").search(one.previous):
        return False
    return not is_asked(one) and not words(KIND, one.code, "repressive").search(one.text) and not _is_ill(one)


def _is_background(one: Stated, context: Context) -> bool:
    """Whether a document without speakers says it in passing, and notes nothing ("In 1981 the Ministry issued ...")."""
    values = one.frame.values
    if one.utterance.speech is not None or not _is_of_body(context):
        return False
    if values.get("nominal") or values.get("plain") or is_under(one, "appreciates"):
        return False
    # A relative clause hangs on no verb; the words before it in its sentence tell whether anything is told there.
    before = one.utterance.text[one.sentence[0] : one.clause.start]
    return one.clause.opening != "relative" or _tells(one.code).search(before) is None


def _is_of_body(context: Context) -> bool:
    """Whether a document is of a body that notes what it is told; of no known kind, whether anything is noted in it or
    it is about a complaint. What news and statements tell, they tell themselves."""
    if context.setting.kind is not DocumentKind.OTHER:
        return context.setting.kind in _OF_BODIES
    first = next(iter(context.utterances), None)
    return first is not None and first.once(_is_of_body, lambda: any(map(_notes, context.said())))


def _notes(utterance: Utterance) -> bool:
    code = utterance.language
    if code is None:
        return False
    notes = said(code, "noting").search(utterance.text)
    return notes is not None or words(KIND, code, "of_bodies").search(utterance.text) is not None


def _is_ill(one: Stated) -> bool:
    """Whether an ill is done ("the raids were stepped up"), and none is dealt with ("inspections of forced labour")."""
    found = words(KIND, one.code, "ills").search(one.text)
    return found is not None and words(KIND, one.code, "remedies").search(one.text, 0, found.start()) is None


def _is_history(one: Stated) -> bool:
    """Whether another tells of a State's past, and notes no step ("Norland ratified the Convention in 1997")."""
    if one.value("subject") is None or not is_by_state(one):
        return False
    return one.clause.opening == "relative" or not is_under(one, "appreciates")


def _is_told(one: Stated, context: Context) -> bool:
    """Whether the Government tells it, in its own account or as another recalls its words, or it is plainly noted."""
    if one.clause.opening == "relative" and str(one.frame.values["status"]) != MeasureStatus.DONE:
        return False
    if is_own_account(one.utterance, context.setting):
        return one.clause.opening != "relative"
    telling = _telling(one, context)
    if telling.role in _OF_THE_STATE or (telling.role in _NOTING and _is_noted(one)):
        return True
    return telling.role is None and _goes_on(one)


def _goes_on(one: Stated) -> bool:
    """Whether a sentence goes on with what is told of the Government before it ("In addition, a unit was set up")."""
    if one.clause.governor or not opens_further(one):
        return False
    return government_before(one.utterance, one.sentence[0], words_of(one.code)) is not None


def _is_noted(one: Stated) -> bool:
    """Whether the clause hangs on a verb of noting, without regret, and speaks of a thing of authorities."""
    if said(one.code, "noting").search(one.governor) is None or said(one.code, "regrets").search(one.governor):
        return False
    return not is_tellers(one) and words(KIND, one.code, "theme").search(one.text) is not None


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
