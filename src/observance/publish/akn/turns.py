"""One speech as an Akoma Ntoso file tells it: who, in what capacity, for whom, in which language.

Reads the attributes of a ``speech``; gives a :class:`Turn` that gathers its blocks and becomes a Speech.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from lxml import etree

from observance.domain.fold import fold_words
from observance.domain.record import Detail, Speech, SpeechKind
from observance.publish.akn.languages import code_of
from observance.publish.akn.names import COLLECTIVE, obs
from observance.publish.akn.source import DebateSource, local
from observance.publish.akn.words import words_of

#: Evidence of what the markup itself says.
RULE = "format:akn"


@dataclass(slots=True, kw_only=True)
class Turn:
    """A speech in the making; ``facts`` is the speech without its place."""

    facts: dict[str, object]
    start: int = 0
    heading_block: int | None = None
    passages: list[int] = field(default_factory=list)
    begun: bool = False

    def begin(self, start: int) -> None:
        """Where it begins if no block of it does."""
        if not self.begun:
            self.start, self.begun = start, True

    def add(self, block: int, *, is_heading: bool) -> None:
        """Add the number of a block: of its heading or of its words."""
        if is_heading and self.heading_block is None:
            self.heading_block = block
        else:
            self.passages.append(block)

    def speech(self, n: int, places: Sequence[tuple[int, int]]) -> Speech:
        """The speech, with its place by that of its blocks."""
        own = [places[block - 1] for block in self.passages]
        head = places[self.heading_block - 1] if self.heading_block else None
        start = head[0] if head else own[0][0] if own else self.start
        end = own[-1][1] if own else head[1] if head else self.start
        body_start = own[0][0] if own else end
        place = {"n": n, "start": start, "end": end, "body_start": body_start, "passages": tuple(self.passages)}
        return Speech(**self.facts, **place)  # type: ignore[arg-type]


def turn_of(element: etree._Element, source: DebateSource, item: int | None, kind: SpeechKind, ours: bool) -> Turn:
    """What a ``speech`` says of itself."""
    capacity = source.capacity(element.get("as"))
    words = next((words_of(child).text for child in element if local(child) == "from"), None)
    heading = words if words is not None else "" if ours else source.shown(element.get("by")) or ""
    state, code = source.state(element.get(obs("state")))
    aligned = source.names(element.get(obs("aligned")))
    behalf = source.names(element.get(obs("onBehalfOf")) or element.get("refersTo"))
    facts: dict[str, object] = {
        "item": item,
        "kind": kind,
        "capacity": capacity,
        "heading": heading,
        "speaker": source.shown(element.get(obs("speaker"))),
        "resolved": source.shown(element.get(obs("resolved"))),
        "honorific": element.get(obs("honorific")),
        "title": element.get(obs("title")),
        "state": state,
        "state_code": code,
        "organisation": source.shown(element.get(obs("organisation"))),
        "language": source.language(element),
        "interpreted_from": code_of(element.get(obs("spokenLang"))),
        "on_behalf_of": behalf,
        "aligned": aligned,
        "evidence": (*_details("on_behalf_of", behalf), *_details("aligned", aligned)),
    }
    if not ours:
        facts |= _by_agent(element, source, heading, capacity in COLLECTIVE)
    return Turn(facts=facts)


def _details(name: str, values: Sequence[str]) -> tuple[Detail, ...]:
    return tuple(Detail(name=name, value=value, rule=RULE) for value in values)


def _is_role(shown: str, element: etree._Element, source: DebateSource) -> bool:
    """Whether what stands for a person is the name of the role: then nobody is named."""
    role = source.shown(element.get("as"))
    return role is not None and fold_words(shown) == fold_words(role)


def _by_agent(element: etree._Element, source: DebateSource, heading: str, collective: bool) -> dict[str, object]:
    """Who speaks in a file of others: a person named in the heading is the speaker, else the file knows the name."""
    agent = source.target(element.get("by"))
    shown = agent.get("showAs") if agent is not None else None
    if agent is None or shown is None:
        return {}
    if local(agent) == "TLCPerson":
        if _is_role(shown, element, source):
            return {}
        named = fold_words(shown) in fold_words(heading)
        return {"speaker": shown} if named else {"resolved": shown}
    return {} if collective else {"organisation": shown}
