"""What segmentation finds: the parts of a document, and of a sitting's record its items, speeches and events.

A :class:`Segmentation` is a document cut into passages with what is known about it, each fact with its evidence. A
:class:`Record` is the segmentation of a verbatim record. Nothing here reads or writes files.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from observance.domain.text import Citation, Document, Furniture, Passage


class DocumentKind(StrEnum):
    """What a document is; ``other`` where nothing shows it."""

    VERBATIM_RECORD = "verbatim_record"
    SUMMARY_RECORD = "summary_record"
    EXPERTS_COMMENT = "experts_comment"
    CFA_REPORT = "cfa_report"
    CONCLUSIONS = "conclusions"
    LAW = "law"
    COURT_DECISION = "court_decision"
    LETTER = "letter"
    NEWS = "news"
    WRITTEN_INFORMATION = "written_information"
    OTHER = "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class Detail:
    """A fact about a document or a speech, with the words that show it and the rule that read them.

    ``name`` is one of: kind, title, symbol, date, not_before, not_after, author, recipient, copy_to, reference, status,
    chair, body, language, state, convention, comment_type, previous_comment, same_as, on_behalf_of, aligned. Dates are
    ISO 8601, partial where the text is.
    ``evidence`` is ``None`` only where the fact comes from the file format (``rule`` then begins with ``format:``) or
    was inferred from other details (``inferred:``).
    """

    name: str
    value: str
    rule: str
    evidence: Citation | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Segmentation:
    """A document cut into passages, with its kind and what is known about it.

    ``furniture`` is that of the reading and what segmentation added to it (a letterhead, a page's navigation).
    """

    document: Document
    kind: DocumentKind
    passages: tuple[Passage, ...] = field(repr=False)
    furniture: tuple[Furniture, ...] = field(default=(), repr=False)
    details: tuple[Detail, ...] = ()

    def detail(self, name: str) -> Detail | None:
        """The first detail of that name."""
        return next((d for d in self.details if d.name == name), None)

    def value(self, name: str) -> str | None:
        """The value of the first detail of that name."""
        detail = self.detail(name)
        return detail.value if detail else None

    @property
    def date(self) -> str | None:
        """The date, ISO 8601: as printed, else the interval that bounds it, an open end as ``..`` (ISO 8601-2)."""
        first, last = self.value("not_before"), self.value("not_after")
        return self.value("date") or (f"{first or '..'}/{last or '..'}" if first or last else None)

    @property
    def draft(self) -> bool | None:
        """Whether it says that it is a draft, or adopted; ``None`` where it says neither."""
        return {"draft": True, "adopted": False}.get(self.value("status") or "")

    def values(self, name: str) -> tuple[str, ...]:
        """The values of all details of that name, in order."""
        return tuple(d.value for d in self.details if d.name == name)


class Capacity(StrEnum):
    """In what capacity somebody spoke; it belongs to the speech, never to the person."""

    CHAIR = "chair"
    GOVERNMENT_REPRESENTATIVE = "government_representative"
    WORKER_MEMBERS = "worker_members"
    EMPLOYER_MEMBERS = "employer_members"
    WORKER_MEMBER = "worker_member"
    EMPLOYER_MEMBER = "employer_member"
    GOVERNMENT_MEMBER = "government_member"
    OBSERVER = "observer"
    SECRETARIAT = "secretariat"
    REPORTER = "reporter"
    OTHER = "other"


class SpeechKind(StrEnum):
    """What kind of turn a speech is."""

    SPEECH = "speech"
    POINT_OF_ORDER = "point_of_order"
    RIGHT_OF_REPLY = "right_of_reply"


@dataclass(frozen=True, slots=True, kw_only=True)
class Speech:
    """One turn by one speaker.

    ``start`` is where its heading begins, ``body_start`` its first word, ``end`` lies after its last visible
    character. ``heading`` is as printed, without the dash. ``speaker`` is the name printed in the heading;
    ``resolved`` the name that the record gives elsewhere (the chair). ``state`` and ``organisation`` are in the words
    printed; ``state_code`` is ISO 3166-1 alpha-2. ``language`` is that of the text; ``interpreted_from`` that of the
    speaker where the heading says so. ``passages`` are the numbers of its passages. ``evidence`` cites the passages
    that say for whom it was made.
    """

    n: int
    item: int | None
    kind: SpeechKind
    capacity: Capacity
    start: int
    end: int
    body_start: int
    heading: str
    speaker: str | None = None
    resolved: str | None = None
    honorific: str | None = None
    title: str | None = None
    state: str | None = None
    state_code: str | None = None
    organisation: str | None = None
    language: str | None = None
    interpreted_from: str | None = None
    on_behalf_of: tuple[str, ...] = ()
    aligned: tuple[str, ...] = ()
    passages: tuple[int, ...] = ()
    evidence: tuple[Detail, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Convention:
    """A Convention as a heading names it: number, title, and the language of that title."""

    number: int | None
    title: str
    language: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """An item of the sitting's agenda: its headings by language and, for a case, State, ratification, Conventions."""

    n: int
    start: int
    end: int
    titles: tuple[tuple[str | None, str], ...]
    state: str | None = None
    state_code: str | None = None
    ratified: int | None = None
    conventions: tuple[Convention, ...] = ()
    passages: tuple[int, ...] = ()


class EventKind(StrEnum):
    """Third-person events that a record tells between the speeches."""

    OPENED = "opened"
    SUSPENDED = "suspended"
    RESUMED = "resumed"
    ADJOURNED = "adjourned"
    CLOSED = "closed"
    ADOPTED = "adopted"
    OTHER = "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """Something that happened in the sitting, in the record's words; ``what`` names what was adopted."""

    kind: EventKind
    evidence: Citation
    what: tuple[str, ...] = ()
    as_amended: bool | None = None


class NoticeKind(StrEnum):
    """What the chair announces about the discussion."""

    SPEAKING_LIMIT = "speaking_limit"
    TEXTS_TO = "texts_to"
    WRITTEN_INFORMATION = "written_information"
    READING_OF_CONCLUSIONS = "reading_of_conclusions"


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """An announcement: a speaking limit (``value`` in minutes), an address for texts, a date."""

    kind: NoticeKind
    value: str | None
    evidence: Citation


@dataclass(frozen=True, slots=True, kw_only=True)
class Record(Segmentation):
    """A sitting's verbatim record. ``body`` is the id of the profile under which its headings were read."""

    body: str
    items: tuple[Item, ...] = ()
    speeches: tuple[Speech, ...] = ()
    events: tuple[Event, ...] = ()
    notices: tuple[Notice, ...] = ()
