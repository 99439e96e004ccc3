"""Findings: claims about a span of a passage, quoted exactly, each with the rule by which it is known.

The class is the kind. A finding's id is made of its kind, the document's reference, the folded quote, and which
occurrence of that folded quote in the document it is. It holds no offset and no place in the structure, so that a
better segmentation leaves it as it was. The keys of the enumerations are those of the export; where a word of the genre
has a settled equivalent in another language (requests = prie = pide), both are one key.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING, Any, TypeVar

from observance.domain.finding_ids import finding_id as finding_id
from observance.domain.finding_ids import finding_ids as finding_ids
from observance.domain.finding_ids import folded_quote as folded_quote
from observance.domain.finding_ids import with_id
from observance.domain.matters import About, Intervention
from observance.domain.text import Citation

if TYPE_CHECKING:
    from observance.domain.relations import StatedRelation


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """What a rule found: the words in their place, and the rule. The class is the kind.

    ``rule`` names the frame or construction (``en/requests/urge-to``); ``speech`` is the number of the speech that the
    words stand in, ``None`` outside of a record; ``interpreted_from`` the language that was really spoken where the
    words are those of an interpreter. ``id`` is empty until all findings of the document are there
    (:func:`identified`).
    """

    id: str = ""
    citation: Citation
    rule: str
    speech: int | None = None
    interpreted_from: str | None = None


class Voice(StrEnum):
    """Whose an utterance is: the speaker's own, or another's that the speaker recalls."""

    OWN = "own"
    REPORTED = "reported"


@dataclass(frozen=True, slots=True, kw_only=True)
class DateMention(Finding):
    """A date, a year or a time counted from one that is known.

    ``iso`` is ISO 8601, partial where the words are (``2020``, ``2020-05``), an interval as ``2021/2023``; ``None``
    where nothing says from when to count. ``relative`` says that it was counted from the document's date.
    """

    iso: str | None
    relative: bool = False


class InstrumentKind(StrEnum):
    """What kind of instrument a provision belongs to."""

    CONVENTION = "convention"
    NATIONAL_LAW = "national_law"
    CONSTITUTION = "constitution"
    ORDINANCE = "ordinance"
    AGREEMENT = "agreement"
    OTHER = "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class ProvisionMention(Finding):
    """A Convention, law or other instrument that is named, or an article of it.

    ``instrument`` is its one name in the case (for a Convention its English title), ``None`` where the document does
    not tell which it is; ``provision`` the article, section or paragraph in canonical form (``article 148(5)``),
    ``None`` where the instrument as a whole is meant. ``resolved``
    says how a short name ("the Act", "ladite loi") was resolved: the quote of the mention that it goes back to, else
    ``None``. ``version`` is the version spoken of: ``draft``, ``before`` or ``amended``, with the date where it is
    printed.
    """

    instrument: str | None
    kind: InstrumentKind
    provision: str | None = None
    resolved: str | None = None
    version: str | None = None


class ActorKind(StrEnum):
    """What an actor is."""

    PERSON = "person"
    ORGANISATION = "organisation"
    STATE = "state"


@dataclass(frozen=True, slots=True, kw_only=True)
class NameMention(Finding):
    """A person, an organisation or a State as it is named in a place.

    ``name`` is the name as it would be printed by itself (case endings and capitals of headings resolved where that is
    certain). ``honorific``, ``title`` (an office held: "Minister of Labour") and ``of`` (the body or State of that
    office) stand beside a person's name; ``long_form`` is the name that the text ties an acronym to; ``country`` is
    ISO 3166 for a State; ``former`` says that the text speaks of a body of former times.
    """

    kind: ActorKind
    name: str
    honorific: str | None = None
    title: str | None = None
    of: str | None = None
    long_form: str | None = None
    country: str | None = None
    former: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure(Finding):
    """A number of something: ``value`` in plain decimal notation, the unit, what is counted, and of what date.

    ``bound`` is ``about``, ``at_least``, ``at_most`` or ``None`` where the number is given as exact.
    """

    value: str
    unit: str | None = None
    counts: str | None = None
    date: str | None = None
    bound: str | None = None


class ReferenceKind(StrEnum):
    """What kind of source a text relies on."""

    STATEMENT = "statement"
    OBSERVATION = "observation"
    DIRECT_REQUEST = "direct_request"
    CONCLUSIONS = "conclusions"
    WRITTEN_INFORMATION = "written_information"
    REPORT = "report"
    MISSION = "mission"
    ROAD_MAP = "road_map"
    AGREEMENT = "agreement"
    COURT_DECISION = "court_decision"
    PROCEDURE = "procedure"
    LETTER = "letter"
    MEMORANDUM = "memorandum"
    OTHER = "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference(Finding):
    """A document, decision, procedure or meeting that a text relies on.

    ``title`` is canonical: the same title is the same source. ``author`` is the body or person it comes from. Whether
    the case holds it is told of the case, not of the document.
    """

    kind: ReferenceKind
    title: str
    author: str | None = None
    date: str | None = None


class ActAsked(StrEnum):
    """What is asked, whatever the verb: the weight of a request."""

    SUPPLY_INFORMATION = "supply_information"
    REPORT = "report"
    CONSULT = "consult"
    TECHNICAL_ASSISTANCE = "technical_assistance"
    CHANGE_LAW = "change_law"
    REGISTER = "register"
    LIFT = "lift"
    INVESTIGATE = "investigate"
    CEASE = "cease"
    ENSURE = "ensure"
    MISSION = "mission"
    CLOSE = "close"
    CONDUCT = "conduct"
    OTHER = "other"


class Insistence(StrEnum):
    """How something is asked.

    ``must`` stands for normative wordings; it is shown as printed and never ranked above urge.
    """

    HOPE = "hope"
    ENCOURAGE = "encourage"
    INVITE = "invite"
    REQUEST = "request"
    CALL_ON = "call_on"
    URGE = "urge"
    MUST = "must"


@dataclass(frozen=True, slots=True, kw_only=True)
class Deadline:
    """By when something is asked: the words, the event they name, and a date only where the text gives one."""

    words: str
    event: str | None = None
    date: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Request(Finding):
    """One act that somebody asks of somebody.

    ``asker`` and ``addressee`` are labels ("Worker members", "Government of Veldania"); generic groups stand in
    parentheses. ``action`` is the act in the words printed. ``of_whom`` is whose request it is where ``voice`` is
    reported. ``provisions`` are ``instrument|article``; ``echoes`` is the asker whose request is taken up,
    ``objects_to`` says that the speech speaks against the request instead of making it.
    """

    asker: str | None
    addressee: str | None
    strength: Insistence
    act: ActAsked
    action: str
    voice: Voice = Voice.OWN
    of_whom: str | None = None
    conditional: bool = False
    repeated: bool = False
    echoes: str | None = None
    objects_to: bool = False
    deadline: Deadline | None = None
    provisions: tuple[str, ...] = ()
    actors: tuple[str, ...] = ()


class MeasureStatus(StrEnum):
    """How far a measure is said to be."""

    DONE = "done"
    IN_PROGRESS = "in_progress"
    PLANNED = "planned"


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure(Finding):
    """An act of a Government or public authority that is said to be done, in progress or planned, and who says so."""

    claimed_by: str | None
    status: MeasureStatus
    of_whom: str | None = None
    provisions: tuple[str, ...] = ()
    date: str | None = None


class AllegationType(StrEnum):
    """What kind of breach is alleged."""

    REFUSAL_OF_REGISTRATION = "refusal_of_registration"
    SUSPENSION = "suspension"
    DISSOLUTION = "dissolution"
    CONVICTION_IMPRISONMENT = "conviction_imprisonment"
    ACTIVITY_BAN = "activity_ban"
    MOVEMENT_RESTRICTION = "movement_restriction"
    ASSAULT_VIOLENCE = "assault_violence"
    HARASSMENT_INTERFERENCE = "harassment_interference"
    LEGISLATIVE_OBSTACLE = "legislative_obstacle"
    STRIKE_CRIMINALISATION = "strike_criminalisation"
    FOREIGN_AID_RESTRICTION = "foreign_aid_restriction"
    EMPLOYER_REFUSAL = "employer_refusal"
    SHAM_DIALOGUE = "sham_dialogue"
    ANTI_UNION_DISMISSAL = "anti_union_dismissal"
    FORCED_LABOUR = "forced_labour"
    OTHER = "other"


class AllegationStanding(StrEnum):
    """How an act is put: alleged by the speaker, noted by one who alleges nothing, or stated by the Government."""

    ALLEGED = "alleged"
    NOTED = "noted"
    STATED_BY_GOVERNMENT = "stated_by_government"


@dataclass(frozen=True, slots=True, kw_only=True)
class Allegation(Finding):
    """An act or omission said to breach the Convention.

    ``perpetrator`` is the author of the act only where the sentence's own words name one; ``victims`` in the words
    printed, generic ones in parentheses; ``reprisal`` that it is said to answer cooperation with the ILO or the UN.
    """

    alleged_by: str | None
    type: AllegationType
    voice: Voice = Voice.OWN
    of_whom: str | None = None
    standing: AllegationStanding = AllegationStanding.ALLEGED
    victims: tuple[str, ...] = ()
    perpetrator: str | None = None
    date: str | None = None
    reprisal: bool = False


class Grade(StrEnum):
    """In which words something is noted."""

    SATISFACTION = "satisfaction"
    INTEREST = "interest"
    APPRECIATION = "appreciation"
    WELCOME = "welcome"
    NOTE = "note"
    CONCERN = "concern"
    REGRET = "regret"
    DEPLORE = "deplore"
    CONDEMN = "condemn"


@dataclass(frozen=True, slots=True, kw_only=True)
class Appreciation(Finding):
    """Who notes what, and how."""

    by: str | None
    grade: Grade
    voice: Voice = Voice.OWN
    of_whom: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim(Finding):
    """Words that hold something to be so (``holds``) or not to be so, on a point on which others may hold the opposite.

    ``point`` is a key of ``reference/points.toml``. ``actors`` are the persons and organisations that the words are
    about, as named in their sentence or last before it; ``levels`` at which level ("enterprise") something is said to
    hold; ``version`` whether a draft or a law in force is spoken of, where the words tell; ``change`` that they tell of
    a change ("was simplified") and not of a state; ``focus`` is the share of the quotation that the words of the point
    make up. A claim of how many there are has a ``value`` with its ``bound``;
    ``population`` is ``whole`` or ``own`` where the words tell of all or of one's own,
    ``before`` where the figure is set against the one before it.
    """

    by: str | None
    point: str
    holds: bool
    voice: Voice = Voice.OWN
    of_whom: str | None = None
    provisions: tuple[str, ...] = ()
    actors: tuple[str, ...] = ()
    levels: tuple[str, ...] = ()
    version: str | None = None
    date: str | None = None
    change: bool = False
    focus: float = 0.0
    value: str | None = None
    bound: str | None = None
    population: str | None = None


class Stance(StrEnum):
    """How a speech stands to the matter; the Government concerned gives its own account."""

    SUPPORTIVE = "supportive"
    MIXED = "mixed"
    CRITICAL = "critical"
    PROCEDURAL = "procedural"
    OWN_ACCOUNT = "own_account"


@dataclass(frozen=True, slots=True, kw_only=True)
class Position(Finding):
    """The stance of a speech, or of a document that is no record; ``passages`` are all quotations that carry it."""

    stance: Stance
    passages: tuple[Citation, ...] = ()


class PointsTo(StrEnum):
    """What words that point back stand for."""

    LAW = "law"
    PERSONS = "persons"
    BODY = "body"
    PARTY = "party"
    NOUN = "noun"
    ANY = "any"
    TOPIC = "topic"


@dataclass(frozen=True, slots=True, kw_only=True)
class Antecedent(Finding):
    """Words within another finding that point back, and what was said before that they stand for.

    The citation is that of the pointing words ("this provision"), or of all that is said under a topic; ``meant`` are
    the words they go back to, in the same speech.
    """

    to: PointsTo
    meant: tuple[Citation, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Findings:
    """All findings of one document, by kind, each kind in the order of the text, with what it is and who speaks."""

    document: str
    about: About
    interventions: tuple[Intervention, ...] = ()
    dates: tuple[DateMention, ...] = ()
    provisions: tuple[ProvisionMention, ...] = ()
    names: tuple[NameMention, ...] = ()
    relations: tuple[StatedRelation, ...] = ()
    figures: tuple[Figure, ...] = ()
    references: tuple[Reference, ...] = ()
    requests: tuple[Request, ...] = ()
    measures: tuple[Measure, ...] = ()
    allegations: tuple[Allegation, ...] = ()
    appreciations: tuple[Appreciation, ...] = ()
    positions: tuple[Position, ...] = ()
    antecedents: tuple[Antecedent, ...] = ()
    claims: tuple[Claim, ...] = ()

    def all(self) -> tuple[Finding, ...]:
        """The findings of every kind, kind by kind."""
        return (
            *(*self.dates, *self.provisions, *self.names, *self.figures, *self.references),
            *self.relations,
            *(*self.requests, *self.measures, *self.allegations, *self.appreciations, *self.positions),
            *self.antecedents,
            *self.claims,
        )

    def with_kind(self, kind: str, found: Sequence[Finding]) -> Findings:
        """The same findings, those of one kind replaced; each gets its id, in the order of the text."""
        changed: dict[str, Any] = {kind: identified(kind, found)}
        return replace(self, **changed)


F = TypeVar("F", bound=Finding)


def identified(kind: str, findings: Sequence[F]) -> tuple[F, ...]:
    """Findings of one kind and document in the order of the text, each with its id."""
    ordered = sorted(findings, key=lambda found: (found.citation.start, found.citation.end, found.rule))
    ids = finding_ids(kind, [found.citation for found in ordered])
    return tuple(with_id(found, id_) for found, id_ in zip(ordered, ids, strict=True))
