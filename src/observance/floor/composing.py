"""The text of a record, piece by piece: front, headings of items, speeches, what happened.

Reads a State; gives pieces in the order of the text, each one paragraph. Words that a record repeats are those of the
profile's wording; nothing is printed that no act gave.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from observance.domain.record import Capacity
from observance.domain.roster import AgendaItem, Person
from observance.domain.rules import RulesProfile, Wording
from observance.domain.sitting import Happening, State, Turn
from observance.floor.listing import WITH_DELEGATION

#: Between a speech's heading and its first words, and between paragraphs.
DASH = " – "
BREAK = "\n\n"
_MINUTE = 60_000
#: Speakers whom the house form names by their office alone.
_UNNAMED = frozenset({Capacity.WORKER_MEMBERS, Capacity.EMPLOYER_MEMBERS})


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A paragraph of the record. What it is: a title of ``item``, words of ``turn``, what happened, or front matter.

    ``heading`` is the speech's heading, where the piece opens one; ``text`` is what follows it.
    """

    text: str
    language: str | None = None
    item: AgendaItem | None = None
    turn: Turn | None = None
    heading: str | None = None
    told: Happening | None = None

    @property
    def line(self) -> str:
        """The whole paragraph."""
        return self.text if self.heading is None else self.heading + DASH + self.text


def printed_turns(state: State) -> tuple[Turn, ...]:
    """The turns that open a speech: those that are written and are not the going on of another."""
    return tuple(turn for turn in state.turns.values() if turn.into is None and turn.writings)


def paragraphs_of(state: State) -> dict[str, tuple[str, ...]]:
    """The paragraphs of each speech as its writers gave them: its own parts, then those of turns merged into it."""
    found: dict[str, tuple[str, ...]] = {}
    for turn in state.turns.values():
        if turn.writings:
            first = turn.into or turn.id
            own = tuple(words for writing in turn.writings for words in writing.paragraphs)
            found[first] = (*found.get(first, ()), *own)
    return found


def draft_text(state: State, paragraphs: Mapping[str, Sequence[str]], *, adopted: bool = False) -> str:
    """The text of a record with these paragraphs."""
    return BREAK.join(piece.line for piece in pieces(state, paragraphs, adopted=adopted))


def pieces(state: State, paragraphs: Mapping[str, Sequence[str]], *, adopted: bool = False) -> Iterator[Piece]:
    """The record in order; a line of the front says whether it is a draft or adopted."""
    profile, identity = state.profile, state.identity
    if profile is None or identity is None:
        return
    yield Piece(text=identity.symbol)
    yield Piece(text=identity.day)
    first = profile.languages[0]
    wording = profile.wording[first]
    yield Piece(text=wording.adopted if adopted else wording.draft, language=first)
    for code in profile.languages if state.chairs else ():
        yield Piece(text=_chair_line(state.people[state.chairs[0][0]], profile.wording[code], code), language=code)
    yield from _sitting(state, profile, paragraphs)


def _chair_line(person: Person, wording: Wording, language: str) -> str:
    roles = wording.roles[Capacity.CHAIR.value]
    return wording.chair_line.format(role=roles.get(person.form, roles[""]), person=named(person, language))


def _sitting(state: State, profile: RulesProfile, paragraphs: Mapping[str, Sequence[str]]) -> Iterator[Piece]:
    """Speeches with the headings of their items, and what happened between them."""
    happenings = list(state.happenings)
    agenda = {item.id: item for item in state.agenda}
    item: str | None = None
    for n, turn in enumerate(state.turns.values()):
        while happenings and happenings[0].after <= n:
            yield from _told(state, profile, happenings.pop(0))
        if turn.into is not None or not turn.writings:
            continue
        if turn.item is not None and turn.item != item:
            item = turn.item
            yield from _titles(agenda[item], profile)
        yield from _speech(state, turn, profile, paragraphs[turn.id])
    for told in happenings:
        yield from _told(state, profile, told)


def _titles(item: AgendaItem, profile: RulesProfile) -> Iterator[Piece]:
    """The heading of an item: of a case, the State with its ratification and the Convention in each language."""
    first = profile.languages[0]
    if item.state is not None:
        line = item.state
        if item.ratified is not None:
            line = profile.wording[first].ratification.format(state=item.state, year=item.ratified)
        yield Piece(text=line, language=first, item=item)
        yield from (Piece(text=c.title, language=c.language, item=item) for c in item.conventions)
    for code, title in item.titles if item.state is None else ():
        yield Piece(text=title, language=code, item=item)


def _speech(state: State, turn: Turn, profile: RulesProfile, paragraphs: Sequence[str]) -> Iterator[Piece]:
    language = turn.writings[0].language
    heading = heading_of(state, turn, profile.wording[language], language)
    yield Piece(text=paragraphs[0], language=language, turn=turn, heading=heading)
    yield from (Piece(text=words, language=language, turn=turn) for words in paragraphs[1:])


def heading_of(state: State, turn: Turn, wording: Wording, language: str) -> str:
    """Interpretation, office, State or organisation, name: what the record knows and the house form prints."""
    person = speaker_of(state, turn)
    form = state.people[turn.person].form if turn.person else ""
    roles = wording.roles[turn.capacity.value]
    heading = roles.get(form, roles[""])
    place = place_of(state, turn, language)
    heading += f", {place}" if place else ""
    heading += f" ({named(person, language)})" if person else ""
    if turn.language not in (None, language):
        spoken = wording.spoken[str(turn.language)]
        heading = f"{wording.interpretation.format(language=spoken)}: {heading}"
    return heading


def speaker_of(state: State, turn: Turn) -> Person | None:
    """Whom the heading names: nobody for the two groups, nor for the Chair whom the front names."""
    if turn.person is None or turn.capacity in _UNNAMED:
        return None
    if turn.capacity is Capacity.CHAIR and state.chairs and turn.person == state.chairs[0][0]:
        return None
    return state.people[turn.person]


def place_of(state: State, turn: Turn, language: str) -> str | None:
    """The State or organisation that the heading names; a Government's own case names it in the item's heading."""
    if turn.delegation is None or turn.capacity not in WITH_DELEGATION:
        return None
    if turn.capacity is Capacity.GOVERNMENT_REPRESENTATIVE and turn.item is not None:
        return None
    return dict(state.delegations[turn.delegation].names)[language]


def named(person: Person, language: str) -> str:
    """Honorific and name as they are printed in a language."""
    honorific = dict(person.honorifics).get(language)
    return f"{honorific} {person.name}" if honorific else person.name


def _told(state: State, profile: RulesProfile, told: Happening) -> Iterator[Piece]:
    """What happened, in the first language of the record, with the time of day of the room."""
    code = profile.languages[0]
    kind, _, symbol = told.kind.partition(":")
    assert state.identity is not None
    minutes = (told.at // _MINUTE + state.identity.offset) % 1440
    time = f"{minutes // 60}.{minutes % 60:02}"
    sentence = profile.wording[code].events.get(kind)
    if sentence is not None:
        yield Piece(text=sentence.format(time=time, symbol=symbol), language=code, told=told)
