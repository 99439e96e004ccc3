"""The text of a record, piece by piece: front, headings of items, speeches, what happened.

Reads a State; gives pieces in the order of the text, each one paragraph. Words that a record repeats are those of the
profile's wording; nothing is printed that no act gave.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import groupby

from observance.domain.record import Capacity
from observance.domain.roster import AgendaItem, Person
from observance.domain.rules import RulesProfile, Wording
from observance.domain.sitting import Happening, Held, State, Turn
from observance.floor.listing import WITH_DELEGATION

#: What makes the Readings of the floor; changes whenever the same acts may be printed differently.
READER = "floor/2"
#: Between a speech's heading and its first words, and between paragraphs.
DASH = " – "
BREAK = "\n\n"
_MINUTE = 60_000
#: Speakers whom the house form names by their office alone.
_UNNAMED = frozenset({Capacity.WORKER_MEMBERS, Capacity.EMPLOYER_MEMBERS})


#: A turn, and what interrupted it before these words: a record prints them under the turn's heading.
Stretch = tuple[str, str | None]
Words = Mapping[Stretch, tuple[str, ...]]
#: The end of the name of a sentence that tells of several papers.
SEVERAL = "_several"
#: The end of the name of a clause that tells of papers adopted as amended.
AS_AMENDED = "_as_amended"
#: What the record tells where conclusions are adopted.
CONCLUSIONS_ADOPTED = "conclusions_adopted"


class Front(StrEnum):
    """What the front of a record says that it is, by the name of the wording."""

    DRAFT = "draft"
    ADOPTED = "adopted"
    CORRECTED = "corrected"


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A paragraph of the record. What it is: a title of ``item``, words of ``turn``, what happened, or front matter.

    ``formal`` are lines of the front that say who holds an office.

    ``heading`` is the speech's heading, where the piece opens one; ``text`` is what follows it.
    """

    text: str
    language: str | None = None
    item: AgendaItem | None = None
    turn: Turn | None = None
    stretch: Stretch | None = None
    heading: str | None = None
    told: Happening | None = None
    formal: bool = False

    @property
    def told_under_item(self) -> bool:
        """Whether it tells of a decision, which stands under the heading of the item that was open."""
        return self.told is not None and bool(self.told.what)

    @property
    def line(self) -> str:
        """The whole paragraph."""
        return self.text if self.heading is None else self.heading + DASH + self.text


def as_printed(state: State) -> State:
    """The state as a record prints it: once the draft is published, with the rules and names of that time."""
    if state.publication is None:
        return state
    then = state.publication.printed
    return replace(state, profile=then.profile, agenda=then.agenda, people=then.people, delegations=then.delegations)


def words_of(state: Held) -> Words:
    """The paragraphs of each stretch as its writers gave them: a turn's own parts, then those of turns merged into it.

    The stretches of a turn stand in their order.
    """
    found: dict[Stretch, tuple[str, ...]] = {}
    for turn in state.turns.values():
        for writing in turn.writings:
            place = turn.into or turn.id, writing.after
            found[place] = (*found.get(place, ()), *writing.paragraphs)
    return found


def paragraphs_of(state: Held) -> dict[str, tuple[str, ...]]:
    """The paragraphs of each printed turn in order, all its stretches together."""
    return joined(words_of(state))


def joined(words: Words) -> dict[str, tuple[str, ...]]:
    """The words of each printed turn, over its stretches."""
    found: dict[str, tuple[str, ...]] = {}
    for (turn, _), paragraphs in words.items():
        found[turn] = (*found.get(turn, ()), *paragraphs)
    return found


def draft_text(state: State, words: Words, front: Front = Front.DRAFT) -> str:
    """The text of a record with these paragraphs."""
    return BREAK.join(piece.line for piece in pieces(state, words, front))


def pieces(unfrozen: State, words: Words, front: Front = Front.DRAFT) -> Iterator[Piece]:
    """The record in order; a line of the front says whether it is a draft, adopted, or corrected."""
    state = as_printed(unfrozen)
    profile, identity = state.profile, state.identity
    if profile is None or identity is None:
        return
    yield Piece(text=identity.symbol)
    yield Piece(text=identity.day)
    first = profile.languages[0]
    yield Piece(text=getattr(profile.wording[first], front), language=first)
    for code in profile.languages if state.chairs else ():
        line = _chair_line(state.people[state.chairs[0][0]], profile.wording[code], code)
        yield Piece(text=line, language=code, formal=True)
    agenda = {item.id: item for item in state.agenda}
    item: str | None = None
    for part in _in_order(state):
        printed = _told(profile, part, state, agenda) if isinstance(part, Happening) else _speech(state, part, words)
        own = part.item if isinstance(part, Happening) else state.turns[part[0]].item
        first_piece = next(printed, None)
        if first_piece is None:
            continue
        below_heading = own not in (None, item) and (first_piece.turn is not None or first_piece.told_under_item)
        if below_heading:
            item = own
            yield from _titles(agenda[str(own)], profile)
        yield first_piece
        # Told right below a heading it stands in the languages of the heading, else in the first that tells it.
        if below_heading or first_piece.told is None:
            yield from printed


def _chair_line(person: Person, wording: Wording, language: str) -> str:
    roles = wording.roles[Capacity.CHAIR.value]
    return wording.chair_line.format(role=roles.get(person.form, roles[""]), person=named(person, language))


def _in_order(state: Held) -> Iterator[Stretch | Happening]:
    """The stretches of turns, and what happened, in the order in which they stand in the record."""
    inside = {name for turn in state.turns.values() for name in turn.interrupted_by}
    told = [happening for happening in state.happenings if happening.id not in inside]
    during = {happening.id: happening for happening in state.happenings if happening.id in inside}
    for n, turn in enumerate(state.turns.values()):
        while told and told[0].after <= n:
            yield told.pop(0)
        if turn.into is None and turn.id not in inside:
            yield from _with_interruptions(state, turn, during)
    yield from told


def _with_interruptions(state: Held, turn: Turn, during: Mapping[str, Happening]) -> Iterator[Stretch | Happening]:
    """A turn up to what interrupted it, that, and the turn going on."""
    yield turn.id, None
    merged = (other for other in state.turns.values() if other.into == turn.id)
    for name in (*turn.interrupted_by, *(name for other in merged for name in other.interrupted_by)):
        if name in during:
            yield during[name]
        elif state.turns[name].into is None:
            yield from _with_interruptions(state, state.turns[name], during)
        yield turn.id, name


def _titles(item: AgendaItem, profile: RulesProfile) -> Iterator[Piece]:
    """The heading of an item: of a case, that of its section, the State, and the Convention in each language."""
    first = profile.languages[0]
    if item.state is not None:
        section = replace(item, state=None, state_code=None, ratified=None, conventions=())
        yield from (Piece(text=title, language=code, item=section) for code, title in item.titles)
        yield Piece(text=state_line(item, profile.wording[first]), language=first, item=item)
        yield from (Piece(text=c.title, language=c.language, item=item) for c in item.conventions)
    for code, title in item.titles if item.state is None else ():
        yield Piece(text=title, language=code, item=item)


def state_line(item: AgendaItem, wording: Wording) -> str:
    """The State of a case, with the year of its ratification where that is known."""
    assert item.state is not None
    return item.state if item.ratified is None else wording.ratification.format(state=item.state, year=item.ratified)


def _speech(state: State, stretch: Stretch, words: Words) -> Iterator[Piece]:
    """A stretch of a turn, under the turn's heading."""
    paragraphs = words.get(stretch, ())
    if not paragraphs or state.profile is None:
        return
    turn = state.turns[stretch[0]]
    language = language_of(state, turn)
    heading = heading_of(state, turn, state.profile.wording[language], language)
    yield Piece(text=paragraphs[0], language=language, turn=turn, stretch=stretch, heading=heading)
    for text in paragraphs[1:]:
        yield Piece(text=text, language=language, turn=turn, stretch=stretch)


def language_of(state: Held, turn: Turn) -> str:
    """The language in which a printed turn is written: its own, or that of what is merged into it."""
    parts = (turn, *(other for other in state.turns.values() if other.into == turn.id))
    return next(writing.language for part in parts for writing in part.writings)


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


def _told(profile: RulesProfile, told: Happening, state: State, agenda: Mapping[str, AgendaItem]) -> Iterator[Piece]:
    """What happened, in each language of the record that has a sentence for it, with the time of day of the room."""
    assert state.identity is not None
    minutes = (told.at // _MINUTE + state.identity.offset) % 1440
    time = f"{minutes // 60}.{minutes % 60:02}"
    for code in profile.languages:
        wording = profile.wording[code]
        clauses = [
            clause.format(time=time, symbol=_listed([_paper(name, agenda) for name in papers], wording))
            for kind, papers in _kinds(told)
            if (clause := wording.events.get(kind)) is not None
        ]
        if clauses:
            sentence = _listed(clauses, wording)
            sentence = wording.told.format(sentence=sentence[:1].upper() + sentence[1:])
            yield Piece(text=sentence, language=code, told=told)


def _kinds(told: Happening) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The clauses that tell it, by their names in the wording: of papers adopted alike, one."""
    if not told.what:
        yield told.kind, ()
    for amended, alike in groupby(told.what, key=lambda paper: paper in told.amended):
        papers = tuple(alike)
        kind = told.kind + AS_AMENDED if amended else told.kind
        yield (kind + SEVERAL if len(papers) > 1 else kind), papers


def _paper(name: str, agenda: Mapping[str, AgendaItem]) -> str:
    """What was adopted: a record by its symbol, conclusions by their State."""
    return agenda[name].state or name if name in agenda else name


def _listed(names: Sequence[str], wording: Wording) -> str:
    return wording.joined.join(filter(None, (", ".join(names[:-1]), *names[-1:])))
