"""Allegations: statements that a right was or is infringed, or that law or practice stands in its way.

Reads utterances with the frames of ``lang/<code>/allegations.toml``, and the names and dates found before; gives
:class:`~observance.domain.findings.Allegation`, one for each incident and speech. Nothing here says whether one is
true. A denial, a request and a principle allege nothing, nor does the Government concerned of itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from observance.domain.findings import Allegation, AllegationStanding, AllegationType, Voice
from observance.domain.quoted import within
from observance.domain.record import DocumentKind
from observance.domain.text import Citation
from observance.extract.alleging import (
    alleged,
    before_joint,
    is_everywhere,
    is_general,
    is_ill,
    is_missed,
    is_of_government,
    is_official,
    is_spared,
    is_whole,
    type_told,
)
from observance.extract.clauses import words as clause_words
from observance.extract.context import Context, attribution
from observance.extract.fullest import fullest, joins
from observance.extract.stating import SLOTS as STATING
from observance.extract.stating import (
    Stated,
    is_asked,
    is_conditional,
    is_led_by,
    is_negated,
    is_supposed,
    is_under,
    leads,
    said,
    stated,
    states_named,
    words,
)
from observance.extract.voices import Telling, heading_of, is_own_account, telling_of

KIND: Final = "allegations"
SLOTS = STATING
#: Documents whose passages have no titles of matters at their heads.
_FREE: Final = frozenset({DocumentKind.LETTER, DocumentKind.NEWS, DocumentKind.COURT_DECISION})
_GOVERNMENT: Final = "government"
#: So far before a hindrance stands the verb that does away with it.
_REACH = 60
#: What happened to somebody is not undone by a word such as "abolished" before it ("abolished without consultation").
_LASTING: Final = frozenset({"sham_dialogue", "assault_violence", "anti_union_dismissal", "other", "forced_labour"})


def find(context: Context) -> tuple[Allegation, ...]:
    """The allegations of a document, in the order of the text."""
    if context.setting.kind is DocumentKind.LAW:
        return ()
    speaking = (utterance for utterance in context.said() if not is_own_account(utterance, context.setting))
    under, named = leads(context), states_named(context)
    found = [
        one
        for utterance in speaking
        for one in stated(KIND, utterance, lead=under[utterance.passage.n], states=named.get(utterance.passage.n, ()))
        if _is_alleged(one) and not _is_title(one, context) and not _is_of_a_report(one, context)
    ]
    return tuple(_allegation(one, context) for one in fullest(_joined(found, list(alleged(context)))))


def _joined(found: list[Stated], told: list[Stated]) -> Iterator[Stated]:
    """What frames found and what is told, each act once: items of a list come before what is found within them, what is
    found in a clause before the clause that tells it."""
    items = [one for one in told if one.value("way") == "listed"]
    for one in found:
        if not any(_holds_trigger(item, one) for item in items):
            yield _before_items(one, items)
    for one in told:
        if not _is_told(one):
            continue
        if one.value("way") == "listed" or not any(_overlap(one, other) for other in found):
            yield one


def _holds_trigger(item: Stated, one: Stated) -> bool:
    if item.utterance is not one.utterance or not item.start <= one.trigger[0] < item.end:
        return False
    # "the dismissal of the cook and the eviction of her family": what is joined to a whole item is another.
    joined = item.start < one.start and joins(item, one.start) and bool(one.frame.values.get("nominal"))
    before = item.utterance.text[item.start : before_joint(item, item.start, one.start)]
    return not (joined and is_whole(one.code, before))


def _before_items(one: Stated, items: list[Stated]) -> Stated:
    """What was found, without a list that follows in it: "[maids are beaten] and at allegations of ..."."""
    heads = [item.trigger[0] for item in items if item.utterance is one.utterance]
    end = min((head for head in heads if one.trigger[1] <= head < one.end), default=one.end)
    return replace(one, end=before_joint(one, one.start, end)) if end < one.end else one


def _overlap(one: Stated, other: Stated) -> bool:
    return one.utterance is other.utterance and min(one.end, other.end) > max(one.start, other.start)


def _is_alleged(one: Stated) -> bool:
    """Whether what a frame found is stated as a fact."""
    effect = bool(one.frame.values.get("effect"))
    if one.value("teller") and is_official(one):
        return False
    if is_negated(one) or is_under(one, "denies") or _is_undone(one) or _is_of_its_end(one):
        return False
    if effect:
        # "The Bill, if adopted, would make it harder ...": the effect of what is not yet in force is alleged now.
        return not is_under(one, "asks") and not _is_principle(one)
    if is_supposed(one):
        return False
    # What is to be ended or looked into ("investigate the beating of ...") is held to have happened.
    asked = is_asked(one) and not one.frame.values.get("nominal")
    return not asked and not _is_principle(one) and not is_everywhere(one)


def _is_of_a_report(one: Stated, context: Context) -> bool:
    """Whether a body only reports in its written words: what the Government tells, what it misses, and topics."""
    if one.utterance.speech is not None or context.setting.kind in _FREE:
        return False
    if is_missed(one) or (one.value("content") and not one.value("teller") and not is_ill(one)):
        return True
    if (one.value("nominal") or one.value("topic")) and is_spared(one):
        return True
    if one.value("nominal") and is_general(one):
        return True
    return is_of_government(one)


def _is_told(one: Stated) -> bool:
    """Whether what somebody tells is stated as a fact: not what is denied, asked for or only supposed."""
    if is_missed(one) or is_under(one, "denies"):
        return False
    if one.value("way") == "listed":
        return not is_spared(one)
    return not is_under(one, "asks") and not is_conditional(one)


def _is_undone(one: Stated) -> bool:
    """Whether what is said to obstruct was done away with ("repealed the provisions that prohibited strikes")."""
    if one.value("type") in _LASTING:
        return False
    begin = max(one.sentence[0], one.trigger[0] - _REACH)
    return words(KIND, one.code, "undone").search(one.utterance.text, begin, one.trigger[0]) is not None


def _is_of_its_end(one: Stated) -> bool:
    """Whether a noun before says what is done about it: "Committee on the Elimination of Discrimination"."""
    before = one.utterance.text[max(one.sentence[0], one.trigger[0] - _REACH) : one.trigger[0]].rstrip()
    return any(found.end() == len(before) for found in words(KIND, one.code, "ending").finditer(before))


def _is_title(one: Stated, context: Context) -> bool:
    """Whether the words are the title of a matter: "Article 3 of the Convention. Trafficking in children. The ...".

    Sentences without a verb at the head of a passage are titles, where another follows and nobody speaks or writes in
    his own manner.
    """
    utterance = one.utterance
    if utterance.speech is not None or context.setting.kind in _FREE:
        return False
    said = [
        begin for begin, end in utterance.sentences if clause_words(one.code, "verb").search(utterance.text, begin, end)
    ]
    return bool(said) and one.sentence[0] < said[0]


def _is_principle(one: Stated) -> bool:
    """Whether a kind of act is judged, not one that happened ("the dismissal of leaders is contrary to ...")."""
    rest = one.utterance.text[one.end : one.sentence[1]]
    return bool(one.frame.values.get("nominal")) and said(one.code, "contrary").match(rest.lstrip(" ,")) is not None


def _allegation(one: Stated, context: Context) -> Allegation:
    citation = one.utterance.cite(one.start, one.end)
    telling = telling_of(one.utterance, one.clause, one.sentence, one.trigger[0], one.code, context.setting)
    if one.teller and telling.voice is Voice.OWN and context.setting.kind is not DocumentKind.LETTER:
        telling = Telling(voice=Voice.REPORTED)
    return Allegation(
        citation=citation,
        rule=one.frame.id,
        alleged_by=heading_of(one.utterance, context.setting),
        type=_type(one),
        voice=telling.voice,
        of_whom=telling.of_whom,
        standing=_standing(one, telling),
        victims=_victims(one, citation, context),
        perpetrator=_perpetrator(one),
        date=next((found.iso for found in within(context.findings.dates, citation) if found.iso), None),
        reprisal=words(KIND, one.code, "reprisal").search(one.utterance.text, *one.sentence) is not None,
        **attribution(one.utterance),
    )


def _type(one: Stated) -> AllegationType:
    """The type that the frame gives, else that of which the quotation holds a word."""
    if one.value("way"):
        return type_told(one)
    if one.frame.values.get("content"):
        for type_ in AllegationType:
            if words(KIND, one.code, type_.value).search(one.text):
                return type_
    return AllegationType(str(one.frame.values["type"]))


def _standing(one: Stated, telling: Telling) -> AllegationStanding:
    if telling.role in (_GOVERNMENT, "authorities"):
        return AllegationStanding.STATED_BY_GOVERNMENT
    if is_under(one, "notes") and not is_under(one, "regrets"):
        return AllegationStanding.NOTED
    return AllegationStanding.ALLEGED


def _victims(one: Stated, citation: Citation, context: Context) -> tuple[str, ...]:
    """The persons and organizations named in the quotation; else the group that it names, in parentheses."""
    doer = _perpetrator(one) or ""
    names = (found.name for found in within(context.findings.names, citation) if found.kind != "state")
    if named := tuple(dict.fromkeys(name for name in names if name not in doer)):
        return named
    groups = words(KIND, one.code, "victim").finditer(one.text)
    return tuple(dict.fromkeys(f"({found.group().lower()})" for found in groups if found.group() not in doer))


def _perpetrator(one: Stated) -> str | None:
    """Who is named as doing it: behind "by" or in its case, else as the subject, which no word such as "of" leads.

    A State that is the subject is the author too: "Veldania had dissolved the union".
    """
    named = list(words(KIND, one.code, "perpetrator").finditer(one.text))
    found = next((m for m in named if _is_agent(one, m)), next((m for m in named if _is_subject(one, m)), None))
    if found is not None:
        return found.group()
    state = next((span for span in one.states if is_led_by(one, span) and span[0] >= one.start), None)
    return one.utterance.text[slice(*state)] if state else None


def _is_agent(one: Stated, named: re.Match[str]) -> bool:
    if words(KIND, one.code, "agents").fullmatch(named.group()):
        return True
    before = one.text[: named.start()].rstrip()
    return any(found.end() == len(before) for found in words(KIND, one.code, "by").finditer(before))


def _is_subject(one: Stated, named: re.Match[str]) -> bool:
    if one.start + named.start() >= one.trigger[1]:
        return False
    head = one.text[: named.start()].split()
    return not head or said(one.code, "of").fullmatch(head[-1].lower()) is None
