"""Asks: requests to a Government for the same act on the same object, and what the documents say became of them.

Reads the findings of all documents, in the order of time; gives the cases with their asks. Requests of one act are
joined by the provision or actor they name, else by their subjects, in whatever language. What the Government states and
others allege or note on the same object stands beside; the state follows from that and from nothing else.
"""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from observance.assemble.alike import Object, grouped, likeness, weights
from observance.assemble.cases import Matters, matters_of
from observance.assemble.due import falling_due
from observance.assemble.follow_up import follow_up
from observance.assemble.issues import issues_of
from observance.assemble.provision_index import provisions_of
from observance.assemble.relied import relied_on
from observance.assemble.steps import step_of
from observance.assemble.timeline import timeline
from observance.domain.case import Ask, AskState, Case, Closing, Step
from observance.domain.edition import Edition
from observance.domain.findings import (
    ActAsked,
    Finding,
    Findings,
    InstrumentKind,
    Position,
    Request,
    Voice,
    folded_quote,
)
from observance.domain.matters import Intervention
from observance.domain.record import Capacity
from observance.lang.parties import is_government, is_side
from observance.lang.subjects import subjects_in
from observance.reference.countries import country_code
from observance.reference.organisations import is_short_name, organisation_of

VERSION = "asks/1"

#: The likeness from which requests of one act are one ask, and from which a statement bears upon an ask.
SAME_ASK = 0.5
BEARS_UPON = 0.6
#: How near two acts are: to report is to inform by a certain way, and what is to be ensured may be said as what to do.
_NEAR = {
    frozenset({ActAsked.REPORT, ActAsked.SUPPLY_INFORMATION}): 0.9,
    frozenset({ActAsked.ENSURE, ActAsked.REGISTER}): 0.7,
    frozenset({ActAsked.ENSURE, ActAsked.LIFT}): 0.7,
}
#: Subjects that nearly every request of the genre has: they join nothing.
_COMMON = frozenset({"legislation", "practice", "trade_unions"})


@dataclass(frozen=True, slots=True, kw_only=True)
class _Said:
    """A finding with the document and turn it stands in, and what it speaks of."""

    finding: Finding
    document: Findings
    turn: Intervention | None
    object: Object

    @property
    def order(self) -> tuple[str, str, int]:
        return self.document.about.date or "", self.document.document, self.finding.citation.start


@dataclass(slots=True, kw_only=True)
class _Matter:
    """All that was said on one matter."""

    requests: list[_Said] = field(default_factory=list)
    measures: list[_Said] = field(default_factory=list)
    allegations: list[_Said] = field(default_factory=list)
    appreciations: list[_Said] = field(default_factory=list)


def tell_asks(documents: Iterable[Findings], editions: Sequence[Edition] = ()) -> tuple[Case, ...]:
    """The cases of all documents with their asks.

    A text that is there in two formats counts once, a draft that was replaced not at all.
    """
    left_out = {e.document for e in editions if e.same_as} | {draft for e in editions for draft in e.replaces}
    found = [document for document in documents if document.document not in left_out]
    matters = matters_of(found)
    said: dict[int, _Matter] = defaultdict(_Matter)
    for document in found:
        _gather(document, matters, said)
    return tuple(
        _case(n, _documents(n, found, matters), tuple(_asks(n, said[n])), found, matters)
        for n in range(len(matters.all))
    )


def _case(
    matter: int, own: tuple[str, ...], asks: tuple[Ask, ...], found: Sequence[Findings], matters: Matters
) -> Case:
    names = frozenset(own)
    of_case = [document for document in found if document.document in names]
    of_case.sort(key=lambda document: (document.about.date or "", document.document))
    pairs = [(document, finding) for document in of_case for finding in _own(document, matter, matters)]
    return Case(
        matter=matters.all[matter],
        documents=own,
        asks=asks,
        follow_up=follow_up(asks, of_case),
        timeline=timeline(of_case, pairs),
        provisions=provisions_of(pairs),
        positions=tuple(step_of(one, document) for document, one in pairs if isinstance(one, Position)),
        issues=issues_of(matters.all[matter], pairs, asks),
        relied=relied_on(pairs),
        due=falling_due(pairs),
    )


def _own(document: Findings, matter: int, matters: Matters) -> Iterable[Finding]:
    """The findings of a document that belong to a matter."""
    for kind in ("requests", "measures", "allegations", "references", "positions"):
        for finding in getattr(document, kind):
            if matters.of(document, finding.speech) == matter:
                yield finding


def _documents(matter: int, found: Sequence[Findings], matters: Matters) -> tuple[str, ...]:
    return tuple(document.document for document in found if matter in matters.of_documents[document.document])


def _gather(document: Findings, matters: Matters, said: dict[int, _Matter]) -> None:
    turns = {turn.n: turn for turn in document.interventions}
    for kind in ("requests", "measures", "allegations", "appreciations"):
        for finding in getattr(document, kind):
            matter = matters.of(document, finding.speech)
            if matter is not None:
                one = _Said(
                    finding=finding,
                    document=document,
                    turn=turns.get(finding.speech or 0),
                    object=_object(finding, document),
                )
                getattr(said[matter], kind).append(one)


def _object(finding: Finding, document: Findings) -> Object:
    """What a statement speaks of: what is named within its words, and their subjects."""
    start, end = finding.citation.start, finding.citation.end
    known = (p for p in document.provisions if p.instrument)
    named = [p for p in known if start <= p.citation.start and p.citation.end <= end]
    stated = set(getattr(finding, "provisions", ())) | {f"{p.instrument}|{p.provision or ''}" for p in named}
    conventions = {p.instrument for p in document.provisions if p.kind is InstrumentKind.CONVENTION}
    articles = {p for p in stated if not p.endswith("|") and "|" in p and p.split("|")[0] not in conventions}
    laws = {p.split("|")[0] for p in stated} - conventions
    actors = frozenset(getattr(finding, "actors", ())) | frozenset(getattr(finding, "victims", ()))
    # Who is named in "before the next session of the Conference" says by when, and nothing of what is asked;
    # nor do the words of that speak of it.
    deadline = getattr(finding, "deadline", None)
    actors -= {actor for actor in actors if deadline is not None and actor in deadline.words}
    return Object(
        articles=frozenset(articles),
        laws=frozenset(laws),
        actors=frozenset(actor for actor in actors if _is_party(actor)),
        subjects=subjects_in(finding.citation.quote.replace(deadline.words if deadline else "", "")) - _COMMON,
    )


def _is_party(actor: str) -> bool:
    """Whether a name tells what a request is about: no side that speaks, no State, no body of the world."""
    is_body = organisation_of(actor) is not None
    is_speaker = is_government(actor) or is_side(actor)
    return actor[:1].isupper() and not (is_body or is_speaker or country_code(actor) is not None)


def _asks(matter: int, said: _Matter) -> Iterable[Ask]:
    asked = sorted((one for one in said.requests if _is_to_government(one)), key=lambda one: one.order)
    weight = weights(one.object for one in asked)
    for group in sorted(_on_one_object(asked, weight), key=lambda group: group[0].order):
        yield _ask(matter, group, said, weight)


def _on_one_object(requests: Sequence[_Said], weight: Mapping[str, float]) -> list[list[_Said]]:
    """Requests in groups: for the same act, or for acts that are near, on the same object."""
    acts = [_request(one).act for one in requests]

    def like(a: int, b: int) -> float:
        near = 1.0 if acts[a] is acts[b] else _near(acts[a], acts[b])
        return near * likeness(requests[a].object, requests[b].object, weight) if near else 0.0

    return [[requests[n] for n in members] for members in grouped(len(requests), like, SAME_ASK)]


def _near(a: ActAsked, b: ActAsked) -> float:
    return _NEAR.get(frozenset({a, b}), 0.0)


def _request(one: _Said) -> Request:
    assert isinstance(one.finding, Request)
    return one.finding


def _is_to_government(one: _Said) -> bool:
    """Whether a request is made to the Government concerned; how a sitting is run is nobody's ask."""
    request = _request(one)
    if request.act is ActAsked.CONDUCT:
        return False
    return request.addressee is None or is_government(request.addressee)


def _ask(matter: int, group: Sequence[_Said], said: _Matter, weight: Mapping[str, float]) -> Ask:
    made = [one for one in group if not _request(one).objects_to]
    whole = _together(group)
    answers = _bearing(said.measures, whole, weight, government=True)
    contested = _bearing(said.allegations, whole, weight, government=False) if answers else ()
    noted = _bearing(said.appreciations, whole, weight, government=False) if answers else ()
    act = Counter(_request(one).act for one in group).most_common(1)[0][0]
    object_ = _object_words(group)
    return Ask(
        id=_id(group),
        matter=matter,
        act=act,
        object=object_,
        requests=tuple(map(_step, made)),
        provisions=tuple(sorted(whole.articles or whole.laws)),
        actors=tuple(sorted(whole.actors)),
        closing=_closing(made),
        objections=tuple(_step(one) for one in group if _request(one).objects_to),
        answers=tuple(map(_step, answers)),
        contested=tuple(map(_step, contested)),
        appreciations=tuple(map(_step, noted)),
        deadlines=tuple(dict.fromkeys(d.words for one in made if (d := _request(one).deadline) is not None)),
        state=_state(answers, contested, noted),
    )


def _together(group: Sequence[_Said]) -> Object:
    """What a group speaks of: all that its members name, and the subjects that half of them share."""
    counted = Counter(name for one in group for name in one.object.subjects)
    return Object(
        articles=frozenset(a for one in group for a in one.object.articles),
        laws=frozenset(law for one in group for law in one.object.laws),
        actors=frozenset(actor for one in group for actor in one.object.actors),
        subjects=frozenset(name for name, count in counted.items() if 2 * count >= len(group)),
    )


def _bearing(said: Sequence[_Said], whole: Object, weight: Mapping[str, float], *, government: bool) -> list[_Said]:
    """What bears upon an ask: of the Government's side or of anybody else's."""
    near = [one for one in said if _is_government(one) is government and _bears(one.object, whole, weight)]
    return sorted(near, key=lambda one: one.order)


def _bears(one: Object, whole: Object, weight: Mapping[str, float]) -> bool:
    """A statement without article, law or actor bears upon an ask by its subjects alone, and only if it has any."""
    named = bool(one.articles & whole.articles or one.actors & whole.actors)
    return named or (bool(one.subjects & whole.subjects) and likeness(one, whole, weight) >= BEARS_UPON)


def _is_government(one: _Said) -> bool:
    if one.turn is None:
        return one.document.about.kind == "written_information"
    return one.turn.capacity is Capacity.GOVERNMENT_REPRESENTATIVE


def _state(answers: Sequence[_Said], contested: Sequence[_Said], noted: Sequence[_Said]) -> AskState:
    if noted and not contested:
        return AskState.APPRECIATED
    if contested:
        return AskState.CONTESTED
    return AskState.STATED if answers else AskState.NONE_FOUND


def _closing(made: Sequence[_Said]) -> Closing:
    """Whose closing remarks make the ask in their own voice."""
    sides = {
        one.turn.capacity
        for one in made
        if one.turn is not None and one.turn.closing and _request(one).voice is Voice.OWN
    }
    workers, employers = Capacity.WORKER_MEMBERS in sides, Capacity.EMPLOYER_MEMBERS in sides
    if workers and employers:
        return Closing.BOTH
    return Closing.WORKERS if workers else Closing.EMPLOYERS if employers else Closing.NONE


def _object_words(group: Sequence[_Said]) -> str:
    """The provision or actor that most of the requests name, else the words of the shortest."""
    objects = [one.object for one in group]
    for named in ([o.articles for o in objects], [o.actors for o in objects], [o.laws for o in objects]):
        counted = Counter(name for names in named for name in sorted(names) if not is_short_name(name))
        most = [name for name, count in counted.most_common(2) if 2 * count >= len(group)]
        if most:
            return ", ".join(name.replace("|", ", ") for name in most)
    shortest = min(group, key=lambda one: (len(_request(one).action), one.order))
    return " ".join(_request(shortest).action.split())


def _id(group: Sequence[_Said]) -> str:
    """The id of an ask: that of its first request, so that a later one does not change it."""
    first = _request(group[0])
    seed = "\x1f".join(("ask", first.id, folded_quote(first.citation.quote)))
    return hashlib.sha256(seed.encode()).hexdigest()[:20]


def _step(one: _Said) -> Step:
    return step_of(one.finding, one.document)
