"""A case: a State under a Convention over the years, and what is asked of it.

Nothing here holds text of its own: an ask points at requests, its follow-up at what the Government stated, what others
allege and how it was appreciated, each by the id of a finding.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from observance.domain.findings import ActAsked
from observance.domain.matters import Matter


class AskState(StrEnum):
    """What the documents read say of an ask; ``closed`` is a person's decision alone."""

    NONE_FOUND = "none_found"
    REFERRED_TO = "referred_to"
    STATED = "stated"
    CONTESTED = "contested"
    APPRECIATED = "appreciated"
    CLOSED = "closed"


class Closing(StrEnum):
    """In whose closing remarks something is asked."""

    BOTH = "both"
    EMPLOYERS = "employers"
    WORKERS = "workers"
    NONE = "none"


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """Something that bears upon an ask: a finding of a document, by whom, and on which page.

    ``date`` is the document's, ``symbol`` how it is cited. ``by`` is how the speaker or author is cited; ``reported``
    says that another is recalled, ``of_whom`` who that is. ``how`` is the insistence, status, type or grade.
    """

    finding: str
    document: str
    date: str | None
    speech: int | None
    page: int | None
    by: str | None
    words: str
    language: str | None = None
    symbol: str | None = None
    how: str | None = None
    reported: bool = False
    of_whom: str | None = None
    draft: bool = False
    interpreted_from: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Ask:
    """Requests for the same act on the same object, across speakers, languages and documents, with what became of it.

    ``object`` is the provision or the actor that the requests name, else the words of one of them. ``requests`` are
    those that ask, in the order of time and text; ``echoes`` those that take up another's; ``objections`` those that
    speak against it. ``answers`` are measures that the Government states, ``contested`` allegations on the same object,
    ``appreciations`` how others note it.
    """

    id: str
    matter: int
    act: ActAsked
    object: str
    requests: tuple[Step, ...]
    provisions: tuple[str, ...] = ()
    actors: tuple[str, ...] = ()
    closing: Closing = Closing.NONE
    objections: tuple[Step, ...] = ()
    answers: tuple[Step, ...] = ()
    contested: tuple[Step, ...] = ()
    appreciations: tuple[Step, ...] = ()
    deadlines: tuple[str, ...] = ()
    state: AskState = AskState.NONE_FOUND


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """A State under a Convention, with its asks in the order of their first request."""

    matter: Matter
    documents: tuple[str, ...]
    asks: tuple[Ask, ...] = ()
