"""A record that was only read, as the journal of a sitting: who asked for the floor, had it, and said what.

Reads a Record and a rules profile; gives the Sitting whose draft is that record again. What a record does not tell is
filled in plainly: each turn takes one second, requests come in the order of the speeches, and the usual order is
waived where the sitting did not keep it. So a record shows that the floor can hold it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from observance.domain import acts
from observance.domain.acts import Act
from observance.domain.amendments import AdoptedRecord
from observance.domain.record import (
    Capacity,
    DocumentKind,
    Event,
    EventKind,
    Item,
    NoticeKind,
    Record,
    Speech,
    SpeechKind,
)
from observance.domain.roster import AgendaItem, Delegation, FloorRequest, Identity, Person
from observance.domain.rules import Part, RulesProfile, SpeakingLimit
from observance.domain.sitting import OutOfOrder, Sitting
from observance.errors import UsageError
from observance.floor.applying import apply
from observance.floor.listing import WITH_DELEGATION

_DESK = "desk"
_HOUR, _DAY = 3_600_000, 86_400_000
#: Who opens and closes a discussion, once before it and once after.
_OPENING = frozenset({Capacity.GOVERNMENT_REPRESENTATIVE, Capacity.WORKER_MEMBERS, Capacity.EMPLOYER_MEMBERS})
#: Whom a reduction concerns that is announced for those who speak for themselves.
_ALONE = (Capacity.WORKER_MEMBER, Capacity.EMPLOYER_MEMBER, Capacity.GOVERNMENT_MEMBER, Capacity.OBSERVER)
_PHASES: dict[EventKind, type[Act]] = {
    EventKind.SUSPENDED: acts.SuspendSitting,
    EventKind.RESUMED: acts.ResumeSitting,
    EventKind.ADJOURNED: acts.AdjournSitting,
    EventKind.CLOSED: acts.CloseSitting,
}


def reenacted(record: Record, profile: RulesProfile) -> Sitting:
    """The sitting of a record under these rules. Raises UsageError where the rules do not admit it."""
    if record.kind is not DocumentKind.VERBATIM_RECORD:
        raise UsageError("a summary of speeches cannot be re-enacted", where=record.document.reference)
    languages = sorted(profile.languages, key=lambda code: code != _first_language(record))
    stage = _Stage(record=record, profile=replace(profile, body=record.body, languages=tuple(languages)))
    stage.prepare()
    stage.play()
    return stage.sitting


def _first_language(record: Record) -> str | None:
    """The language in which the headings of items begin."""
    return next((code for item in record.items for code, _ in item.titles if code), None)


@dataclass(slots=True, kw_only=True)
class _Stage:
    """A sitting in the making."""

    record: Record
    profile: RulesProfile
    sitting: Sitting = field(default_factory=Sitting)
    at: int = 0
    chair: str = ""
    people: dict[tuple[str, str | None, str], str] = field(default_factory=dict)
    places: dict[tuple[str, bool], str] = field(default_factory=dict)
    printed: set[str] = field(default_factory=set)

    def attempt(self, kind: type[Act], **fields: object) -> OutOfOrder | None:
        """Do an act, or say why not."""
        name = f"a{len(self.sitting.acts) + 1}"
        after = apply(self.sitting, kind(id=name, by=_DESK, at=self.at, **fields))
        if isinstance(after, OutOfOrder):
            return after
        self.sitting = after
        return None

    def do(self, kind: type[Act], **fields: object) -> None:
        """Do an act that is in order."""
        refused = self.attempt(kind, **fields)
        if refused is not None:
            raise UsageError("this record cannot be re-enacted ({problem})", where=self.record.document.reference,
                             problem=refused)  # fmt: skip

    # --- Before -----------------------------------------------------------------------------------------------------

    def prepare(self) -> None:
        """Found the sitting, with its programme, delegations and people."""
        identity = self._identity()
        self.at = (date.fromisoformat(identity.day) - date(1970, 1, 1)).days * _DAY + 8 * _HOUR
        self.do(acts.FoundSitting, identity=identity)
        self.do(acts.AdoptProfile, profile=self.profile)
        self.do(acts.SetProgramme, items=tuple(self._programme(identity.sitting)))
        chair = self.record.detail("chair")
        name = next((s.resolved for s in self.record.speeches if s.resolved), None)
        if chair is not None and name is not None:
            honorific = chair.value.removesuffix(name).strip()
            forms = {self._form(s) for s in self.record.speeches if s.resolved}
            self.chair = self._person(name, honorific or None, max(forms, default=""))
        else:
            self.chair = self._person(self.record.body, None, "")
        for speech in self.record.speeches:
            if speech.kind is SpeechKind.SPEECH and speech.capacity is not Capacity.CHAIR:
                self._ask(speech)
        for item in self.sitting.state.agenda:
            self.do(acts.CloseList, item=item.id)
        self.do(acts.TakeChair, person=self.chair)
        self.do(acts.OpenSitting)

    def _identity(self) -> Identity:
        """What the record says of its sitting; a day or a number that it does not give is that of the rules."""
        said = {d.name: d.value for d in self.record.details}
        days = [said.get(name, "") for name in ("date", "not_before", "not_after")]
        day = next((day for day in days if len(day) == len("2000-01-01")), self.profile.adopted_on)
        symbol = said.get("symbol", self.record.document.reference)
        digits = symbol.rpartition(".")[2]
        number = int(digits) if digits.isdecimal() else 1
        return Identity(body=self.record.body, session=self.profile.session, sitting=number, symbol=symbol, day=day)

    def _programme(self, sitting: int) -> Iterator[AgendaItem]:
        """The items; titles that stand above a case with nothing said below them are those of its section."""
        above: Item | None = None
        for item in self.record.items:
            if item.state is None and not self._is_discussed(item):
                above = item
                continue
            titles = above.titles if above is not None and item.state is not None else item.titles
            if item.state is not None and above is None:
                titles = ()
            yield AgendaItem(
                id=_name(item),
                sitting=sitting,
                titles=tuple((code or "", text) for code, text in titles),
                state=item.state,
                state_code=item.state_code or item.state,
                ratified=item.ratified,
                conventions=item.conventions,
            )
            above = None

    def _is_discussed(self, item: Item) -> bool:
        following = next((other.start for other in self.record.items if other.start > item.start), None)
        return any(
            start > item.start and (following is None or start < following)
            for start in (*(s.start for s in self.record.speeches), *(e.evidence.start for e in self.record.events))
        )

    def _person(self, name: str, honorific: str | None, form: str) -> str:
        """Register somebody once."""
        key = name, honorific, form
        if key not in self.people:
            self.people[key] = f"p{len(self.people) + 1}"
            honorifics = tuple((code, honorific) for code in self.profile.languages) if honorific else ()
            person = Person(id=self.people[key], name=name, honorifics=honorifics, form=form)
            self.do(acts.RegisterPerson, person=person)
        return self.people[key]

    def _delegation(self, speech: Speech) -> str | None:
        """Register a State or an organisation once, by its name as printed."""
        name = speech.organisation or speech.state
        if speech.capacity not in WITH_DELEGATION or name is None:
            return None
        key = name, speech.capacity is Capacity.OBSERVER
        if key not in self.places:
            self.places[key] = f"d{len(self.places) + 1}"
            names = tuple((code, name) for code in self.profile.languages)
            code = None if speech.organisation else speech.state_code or name
            entry = Delegation(id=self.places[key], names=names, state_code=code, observer=key[1])
            self.do(acts.RegisterDelegation, delegation=entry)
        return self.places[key]

    def _form(self, speech: Speech) -> str:
        """The grammatical form of the office that a heading prints: that of the longest words that it holds."""
        wording = self.profile.wording.get(speech.language or "")
        roles = wording.roles.get(speech.capacity.value, {}) if wording else {}
        held = [(len(words), form) for form, words in roles.items() if words in speech.heading]
        return max(held, default=(0, ""))[1]

    # --- During -----------------------------------------------------------------------------------------------------

    def play(self) -> None:
        """Speeches and events in the order of the text."""
        happened: list[Event] = sorted(self.record.events, key=lambda event: event.evidence.start)
        limits = [n for n in self.record.notices if n.kind is NoticeKind.SPEAKING_LIMIT and n.value]
        adopted: list[AdoptedRecord] = []
        for speech in (*self.record.speeches, None):
            start = speech.start if speech else len(self.record.document.reading.text)
            while happened and happened[0].evidence.start < start:
                self._happen(happened.pop(0), adopted)
            self._adopt(adopted)
            if speech is None:
                continue
            self._on_item(self._item_at(speech.start))
            self._speak(speech)
            while limits and limits[0].evidence.start < speech.end:
                self._reduce(int(limits.pop(0).value or 0))

    def _happen(self, event: Event, adopted: list[AdoptedRecord]) -> None:
        """What the record tells; the same adoption told in another language is told once."""
        if event.kind is EventKind.ADOPTED:
            known = {record.symbol for record in (*self.sitting.state.adopted, *adopted)}
            adopted += [
                AdoptedRecord(symbol=symbol, as_amended=bool(event.as_amended))
                for symbol in event.what
                if symbol not in known
            ]
            self._on_item(self._item_at(event.evidence.start))
        elif event.kind in _PHASES:
            self._adopt(adopted)
            if event.kind in (EventKind.ADJOURNED, EventKind.CLOSED):
                self._on_item(None)
            self.do(_PHASES[event.kind])

    def _adopt(self, adopted: list[AdoptedRecord]) -> None:
        if adopted:
            self.do(acts.AdoptEarlierRecords, records=tuple(adopted))
            adopted.clear()

    def _item_at(self, place: int) -> Item | None:
        """The item under whose headings a place of the text stands."""
        return next((item for item in reversed(self.record.items) if item.start < place), None)

    def _on_item(self, item: Item | None) -> None:
        name = _name(item) if item else None
        if name == self.sitting.state.item:
            return
        if self.sitting.state.item is not None:
            self.do(acts.CloseItem)
        if name is not None:
            self.do(acts.OpenItem, item=name)

    def _reduce(self, minutes: int) -> None:
        limit = SpeakingLimit(milliseconds=minutes * 60_000, capacities=_ALONE, group=False)
        self.do(acts.AnnounceLimit, limit=limit, reason="announced in the sitting")

    def _speak(self, speech: Speech) -> None:
        """A turn: given, over after a second, written down."""
        turn = f"t{speech.n}"
        spoken, person = self._spoken(speech), self._speaker(speech)
        if speech.capacity is Capacity.CHAIR:
            self._from_the_chair(turn, spoken, person or self.chair)
        elif speech.kind is SpeechKind.POINT_OF_ORDER:
            self.do(acts.RaisePointOfOrder, turn=turn, capacity=speech.capacity.value, language=spoken, person=person,
                    delegation=self._delegation(speech))  # fmt: skip
        else:
            self._from_the_list(speech, turn)
        self.at += 1_000
        self.do(acts.EndTurn)
        passages = {p.n: _plain(p.reading.text) for p in self.record.passages}
        paragraphs = tuple(passages[n] for n in speech.passages)
        self.do(acts.WriteTurn, turn=turn, paragraphs=paragraphs, language=speech.language)

    def _from_the_chair(self, turn: str, spoken: str, person: str) -> None:
        if self.sitting.state.chairs[-1][0] != person:
            self.do(acts.TakeChair, person=person)
        self.do(acts.ChairSpeaks, turn=turn, language=spoken)

    def _ask(self, speech: Speech) -> None:
        """Ask for the floor, in the language spoken."""
        item = self._item_at(speech.start)
        request = FloorRequest(
            id=f"r{speech.n}",
            item=_name(item) if item else "",
            capacity=speech.capacity,
            delegation=self._delegation(speech),
            person=self._speaker(speech),
            language=self._spoken(speech),
            part=self._part(speech),
            kind=speech.kind,
            on_behalf_of=speech.on_behalf_of,
            aligned=speech.aligned if speech.on_behalf_of else (),
        )
        self.do(acts.RequestFloor, request=request)
        if speech.capacity is Capacity.OBSERVER:
            self.do(acts.GrantLeave, request=request.id)

    def _from_the_list(self, speech: Speech, turn: str) -> None:
        """Give the floor; where the sitting heard somebody out of the usual order, the order is waived."""
        if speech.kind is SpeechKind.RIGHT_OF_REPLY:
            self._ask(speech)
        given = {"turn": turn, "request": f"r{speech.n}"}
        refused = self.attempt(acts.GiveFloor, **given)
        if refused is not None:
            if refused.rule == "order":
                reason = "the sitting heard the speakers in this order"
                self.do(acts.WaiveRule, rule="order", subject=given["request"], reason=reason, announced=False)
            self.do(acts.GiveFloor, **given)

    def _speaker(self, speech: Speech) -> str | None:
        return self._person(speech.speaker, speech.honorific, self._form(speech)) if speech.speaker else None

    def _spoken(self, speech: Speech) -> str:
        return speech.interpreted_from or speech.language or self.profile.languages[0]

    def _part(self, speech: Speech) -> Part:
        """Those who open and close: the first time they open, afterwards they close."""
        if speech.capacity not in _OPENING:
            return Part.DISCUSSION
        before = self._earlier(speech)
        return Part.CLOSING if any(other.capacity is speech.capacity for other in before) else Part.OPENING

    def _earlier(self, speech: Speech) -> Sequence[Speech]:
        return [s for s in self.record.speeches if s.n < speech.n and s.item == speech.item and s.kind is speech.kind]


def _name(item: Item) -> str:
    return f"i{item.n}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Substance:
    """What a record says, without where in the text it stands: two records of one sitting have the same."""

    items: tuple[object, ...]
    speeches: tuple[tuple[Speech, tuple[str, ...]], ...]
    events: tuple[object, ...]
    notices: tuple[object, ...]


def substance(record: Record) -> Substance:
    """The items, speeches with their words, events and announcements of a record."""
    words = {p.n: _plain(p.reading.text) for p in record.passages}
    return Substance(
        items=tuple(
            (tuple(text for _, text in i.titles), i.state, i.state_code, i.ratified, i.conventions)
            for i in record.items
        ),
        speeches=tuple(
            (
                replace(s, start=0, end=0, body_start=0, passages=(), evidence=()),
                tuple(words[n] for n in s.passages),
            )
            for s in record.speeches
        ),
        events=tuple((e.kind, e.what, e.as_amended) for e in record.events),
        notices=tuple((n.kind, n.value, _plain(n.evidence.quote)) for n in record.notices),
    )


def _plain(text: str) -> str:
    return " ".join(text.split())
