"""Requests: who asks what of whom, how insistently.

Reads what is said; gives :class:`~observance.domain.findings.Request`, one for each act asked. ``asking`` finds the
constructions, ``lists`` the acts, ``weight`` what kind of act each is, ``voices`` who asks whom; the words stand in
``lang/<code>/requests.toml`` and ``clauses.toml``.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from observance.domain.findings import ActAsked, Insistence, Request
from observance.domain.quoted import within
from observance.domain.text import Citation
from observance.extract.clauses import acts
from observance.extract.context import Context, attribution
from observance.extract.deadlines import deadline_in
from observance.extract.requests.asking import SLOTS, Asking, askings
from observance.extract.requests.credited import Credited, credited
from observance.extract.requests.echoes import echoed
from observance.extract.requests.lists import Act, acts_of
from observance.extract.requests.objections import objections
from observance.extract.requests.weight import act_asked
from observance.extract.requests.words import KIND
from observance.extract.utterances import Utterance
from observance.extract.voices import addressee_of, asker_of, fully, label_of, states_of
from observance.lang.acts import act_told, is_in_report
from observance.reference.labels import government_label

__all__ = ["CREDITED", "KIND", "SLOTS", "find"]

#: The rule of a recommendation that is closed by names of States.
CREDITED = "requests:credited"
#: How many passages after the one that asks may hold its list.
AHEAD = 16


def find(context: Context) -> tuple[Request, ...]:
    """All requests of a document."""
    said = tuple(context.said())
    asking = {one.passage.n: askings(one, context.setting, states_of(one, context.found)) for one in said}
    found: dict[tuple[int, int], Request] = {}
    for n, utterance in enumerate(said):
        for request in _in(asking, utterance, said[n + 1 : n + 1 + AHEAD], context):
            # A list that is itself full of askings is found once: the first reading stands.
            found.setdefault((request.citation.start, request.citation.end), request)
        for request in objections(utterance, tuple(found.values()), label_of(utterance, context.setting)):
            found[request.citation.start, request.citation.end] = request
    for one in credited(said):
        for request in _recommended(one, context):
            found[request.citation.start, request.citation.end] = request
    return tuple(found.values())


def _recommended(one: Credited, context: Context) -> Iterator[Request]:
    """The acts of a recommendation that is closed by the names of those who make it."""
    text, code = one.utterance.text, one.utterance.language or ""
    for start, end in acts(text, one.start, one.end, code):
        citation = one.utterance.cite(start, end)
        action = text[start:end]
        yield Request(
            citation=citation,
            rule=CREDITED,
            asker=", ".join(one.states),
            addressee=government_label(one.addressee) if one.addressee else None,
            strength=Insistence.REQUEST,
            act=act_asked(action, code),
            action=action,
            deadline=deadline_in(one.utterance, start, end, context.setting),
            provisions=_provisions(citation, context),
            **attribution(one.utterance),
        )


def _in(
    asking: Mapping[int, tuple[Asking, ...]], utterance: Utterance, following: Sequence[Utterance], context: Context
) -> Iterator[Request]:
    same = [other for other in following if other.speech is utterance.speech]
    found = asking[utterance.passage.n]

    def asks(other: Utterance, sentence: tuple[int, int]) -> bool:
        return any(one.sentence == sentence and not one.has("normative") for one in asking[other.passage.n])

    for one, limit in zip(found, _limits(found), strict=True):
        for act in acts_of(one, limit, same, asks):
            yield _request(one, act, context)


def _limits(found: Sequence[Asking]) -> list[int]:
    """Where what each asks ends at the latest: before the head of any that follows in its sentence."""
    first: dict[tuple[int, int], int] = {}
    limits = []
    for one in reversed(found):
        limit = first.get(one.sentence, one.sentence[1])
        limits.append(limit)
        first[one.sentence] = min(limit, one.head)
    return limits[::-1]


def _request(one: Asking, act: Act, context: Context) -> Request:
    states = states_of(one.utterance, context.found)
    asker = asker_of(one, context.setting)
    citation = act.utterance.cite(act.start, act.end)
    action = act.utterance.text[slice(*act.action)]
    known = one.words
    return Request(
        citation=citation,
        rule=one.frame.id,
        asker=asker.name,
        addressee=addressee_of(one, states),
        strength=one.strength,
        act=_act(one, act, citation),
        action=action,
        voice=asker.voice,
        of_whom=fully(asker.of_whom, one, context.findings.names),
        conditional=one.has("normative") and known.conditional.search(one.between) is not None,
        repeated=known.repeated.search(one.between) is not None,
        echoes=echoed(one, context.findings.names, states),
        objects_to=known.not_bound.search(one.before) is not None,
        deadline=deadline_in(act.utterance, act.start, act.end, context.setting),
        provisions=_provisions(citation, context),
        actors=tuple(dict.fromkeys(name.name for name in within(context.findings.names, citation))),
        **attribution(act.utterance),
    )


def _said(one: Asking, act: Act) -> str:
    """The words of an act, with those that lead to it: "no longer to tolerate"."""
    start, end = act.action
    first = act.utterance is one.utterance and act.start == one.head
    return act.subject + act.utterance.text[min(one.mark, start) if first else start : end]


def _act(one: Asking, act: Act, citation: Citation) -> ActAsked:
    """What kind of act is asked: the frame may say it, the words do else."""
    if stated := one.frame.values.get("act"):
        return ActAsked(str(stated))
    told = _weight(act.lead, (_said(one, act), citation.quote), one.code, act.verbless)
    first = act.utterance is one.utterance and act.start == one.head
    if told is ActAsked.SUPPLY_INFORMATION and first and is_in_report(one.text[one.trigger[1] : one.start], one.code):
        return ActAsked.REPORT
    return told


def _weight(lead: str, said: Sequence[str], code: str, verbless: bool) -> ActAsked:
    """The act that the first words that tell one ask for: the verb, the clause with its subject, the lead of a list.

    A lead that asks for information comes first where an item has no verb of its own ("on: the wages of cooks").
    """
    told = [act_told(" ".join(words.split()), code) for words in (lead, *said)]
    if verbless and told[0] and told[0].act is ActAsked.SUPPLY_INFORMATION:
        return told[0].act
    return next((one.act for one in (*told[1:], told[0]) if one), ActAsked.OTHER)


def _provisions(citation: Citation, context: Context) -> tuple[str, ...]:
    found = within(context.findings.provisions, citation)
    known = (p for p in found if p.instrument)
    return tuple(dict.fromkeys("|".join(filter(None, (p.instrument, p.provision))) for p in known))
