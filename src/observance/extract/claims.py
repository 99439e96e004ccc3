"""Claims: what somebody holds to be so or not to be so, on a point on which another may hold the opposite.

Reads utterances with the frames of ``lang/<code>/claims.toml``, and the names, provisions and dates found before; gives
:class:`~observance.domain.findings.Claim`. A negation turns a frame round, and so does a word of ``undone`` where the
frame allows it; a request, a supposition and what is said of other countries claim nothing.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Final

from observance.domain.findings import Claim, Finding, NameMention
from observance.domain.law import Stage
from observance.domain.quoted import within
from observance.domain.record import DocumentKind
from observance.domain.text import Citation
from observance.extract.context import Context, attribution
from observance.extract.counted import LONGEST, counted
from observance.extract.stating import SLOTS as STATING
from observance.extract.stating import Stated, is_asked, is_negated, leads, opening, said, stated, words
from observance.extract.utterances import Utterance
from observance.extract.voices import heading_of, telling_of
from observance.reference.whom import is_whom

KIND: Final = "claims"
SLOTS = STATING
#: So near before what is said to be undone a negation denies that it is.
_NEAR = 24
#: So many sentences back somebody may be named who is meant.
_BACK = 8
#: So far behind a noun its verb may be denied.
_AFTER = 60
#: So near before a clause, in characters, stand words that make it an aim.
_AIM = 40
#: Groups of words that tell at which level something is said to hold.
_LEVELS = ("enterprise", "branch", "national", "local")


def find(context: Context) -> tuple[Claim, ...]:
    """The claims of a document, in the order of the text; one for each point, side and place."""
    if context.setting.kind is DocumentKind.LAW:
        return ()
    found: dict[tuple[str, int], Claim] = {}
    under, asked = leads(context), _asked(context)
    for utterance in context.said():
        for one in stated(KIND, utterance, lead=under[utterance.passage.n]):
            short = _shortened(one)
            if short.end - short.start <= LONGEST and _is_held(short) and not _is_in_request(short, asked):
                claim = _claim(short, context)
                found.setdefault((claim.point, claim.citation.start), claim)
    for claim in counted(context):
        found.setdefault((claim.point, claim.citation.start), claim)
    return tuple(found.values())


def _shortened(one: Stated) -> Stated:
    """A clause that is too long for a side, as far as the comma behind what is said."""
    if one.end - one.start <= LONGEST:
        return one
    comma = one.utterance.text.find(",", one.trigger[1], one.end)
    return replace(one, end=comma) if comma >= 0 else one


def _asked(context: Context) -> Mapping[int, tuple[Citation, ...]]:
    """What requests are quoted by, by the numbers of the passages."""
    found: dict[int, list[Citation]] = {}
    for request in context.findings.requests:
        found.setdefault(request.citation.passage, []).append(request.citation)
    return {passage: tuple(citations) for passage, citations in found.items()}


def _is_in_request(one: Stated, asked: Mapping[int, tuple[Citation, ...]]) -> bool:
    """Whether it is part of what is asked ("information on any consultations held"); a relative clause is stated."""
    if one.frame.values.get("may_ask") or one.clause.opening == "relative":
        return False
    citations = asked.get(one.utterance.passage.n, ())
    place = one.utterance.cite(*one.trigger) if citations and one.trigger[0] < one.trigger[1] else None
    return place is not None and any(each.start <= place.start < each.end for each in citations)


def _is_held(one: Stated) -> bool:
    """Whether the speaker states it, of the State concerned and of the present."""
    first, last = one.sentence
    if one.utterance.text[last - 1 : last] == "?" or _is_supposed(one):
        return False
    if _is_aim(one):
        return False
    if is_asked(one) and not one.frame.values.get("may_ask"):
        return False
    beside = one.utterance.text[max(first, one.start - LONGEST) : min(last, one.end + LONGEST)]
    return not any(words(KIND, one.code, group).search(beside) for group in ("elsewhere", "past_sense"))


def _is_aim(one: Stated) -> bool:
    """Whether it is only what something is done for: "to ensure that the law is in line with the Convention"."""
    begun = max(one.sentence[0], one.start - _AIM, one.trigger[0] - 2 * _AIM)
    before = one.utterance.text[begun : one.trigger[0]]
    aim = words(KIND, one.code, "aims").search(before)
    return aim is not None and not set(",;:") & set(before[aim.end() :])


def _is_supposed(one: Stated) -> bool:
    """Whether the clause only supposes; a condition under which a law applies ("in case of ...") does not."""
    stated_before = words(KIND, one.code, "applies").without(opening(one) + one.before)
    return said(one.code, "supposes").search(stated_before) is not None


def _claim(one: Stated, context: Context) -> Claim:
    citation = one.utterance.cite(one.start, one.end)
    whole = one.utterance.cite(*one.sentence)
    telling = telling_of(one.utterance, one.clause, one.sentence, one.trigger[0], one.code, context.setting)
    return Claim(
        citation=citation,
        rule=one.frame.id,
        by=heading_of(one.utterance, context.setting),
        point=str(one.frame.values["point"]),
        holds=_holds(one),
        voice=telling.voice,
        of_whom=telling.of_whom,
        provisions=_provisions(citation, context) or _provisions(whole, context),
        actors=_actors(one, whole, context),
        levels=tuple(level for level in _LEVELS if words(KIND, one.code, level).search(one.text)),
        version=_version(one, whole, context),
        change=bool(one.frame.values.get("change")),
        focus=round((one.trigger[1] - one.trigger[0]) / max(1, one.end - one.start), 2),
        date=next((found.iso for found in within(context.findings.dates, citation) if found.iso), None),
        **attribution(one.utterance),
    )


def _holds(one: Stated) -> bool:
    """What the frame says, turned round by a negation, by what was done away with, and by a denial of the whole."""
    holds = bool(one.frame.values["holds"])
    text = one.utterance.text[one.clause.start : max(one.clause.end, one.end)]
    undone = words(KIND, one.code, "undone").search(text) if one.frame.values.get("undone") else None
    if undone is not None:
        near = max(0, undone.start() - _NEAR)
        holds ^= said(one.code, "not").search(text, near, undone.start()) is None
    elif one.frame.values.get("whole"):
        # "Consultations with the unions were not held": the verb follows.
        end = one.trigger[1] - one.clause.start + _AFTER
        holds ^= said(one.code, "not").search(text, 0, max(0, end)) is not None
    else:
        holds ^= is_negated(one)
    return holds ^ (said(one.code, "denies").search(one.governor) is not None)


def _provisions(citation: Citation, context: Context) -> tuple[str, ...]:
    found = within(context.findings.provisions, citation)
    known = (one for one in found if one.instrument)
    return tuple(dict.fromkeys("|".join(filter(None, (one.instrument, one.provision))) for one in known))


def _version(one: Stated, whole: Citation, context: Context) -> str | None:
    """The version of the law spoken of: that of a provision named, else a draft where the clause says so."""
    named = (found.version for found in within(context.findings.provisions, whole) if found.version)
    if (version := next(named, None)) is not None:
        return version
    return Stage.DRAFT.value if words(KIND, one.code, "draft").search(one.text) else None


def _actors(one: Stated, whole: Citation, context: Context) -> tuple[str, ...]:
    """Whom the words are about: named in the sentence, else last before it; and the speaker, where it says "I"."""
    inside = within(context.findings.names, whole)
    trigger = one.utterance.cite(*one.trigger)
    # "By order of Judge L. the activities of the Guild were suspended": it is said of whom the words hold.
    held = _names(within(inside, trigger))
    # "Ms T. remains in prison, and Mr D. was dismissed": each is said of the name before it.
    before = _names([name for name in inside if name.citation.end <= trigger.start])
    named = held or before or _names(inside) or _names(_last_before(one.utterance, whole, context))
    speech = one.utterance.speech
    if speech is not None and speech.speaker and words(KIND, one.code, "myself").search(one.text):
        named = (*named, speech.speaker)
    return tuple(dict.fromkeys(named))


def _names(mentions: Sequence[NameMention]) -> tuple[str, ...]:
    return tuple(one.name for one in mentions if one.kind != "state" and is_whom(one.name))


def _last_before(utterance: Utterance, whole: Citation, context: Context) -> tuple[NameMention, ...]:
    """The names of the nearest sentence before, in the same passage, that holds any."""
    at = bisect_left(utterance.sentences, (utterance.offset_of(whole.start), 0))
    earlier = (utterance.cite(*span) for span in reversed(utterance.sentences[max(0, at - _BACK) : at]))
    found = (tuple(_of(context.findings.names, citation)) for citation in earlier)
    return next((names for names in found if _names(names)), ())


def _of(names: Sequence[NameMention], citation: Citation) -> Iterator[NameMention]:
    held: tuple[Finding, ...] = within(names, citation)
    yield from (one for one in held if isinstance(one, NameMention))
