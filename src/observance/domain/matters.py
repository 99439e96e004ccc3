"""What a document is about and who speaks in it, as much of it as a case needs beside the findings.

A :class:`Matter` is a State under some Conventions; an :class:`Intervention` is one turn of a record. Both stand beside
the findings of a document, so that a case can be put together without its texts.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from observance.domain.record import Capacity, DocumentKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Matter:
    """A State whose application of Conventions is looked at; what is not known is ``None`` or empty.

    ``state`` is the name printed, ``state_code`` ISO 3166-1 alpha-2, ``conventions`` are numbers of the ILO's.
    """

    state: str | None = None
    state_code: str | None = None
    conventions: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Intervention:
    """One turn of a record: who speaks in what capacity, on which matter (its place in ``About.matters``).

    ``label`` is how it is cited ("Government member, Norway"), ``named`` the State or organisation as printed;
    ``closing`` says that the side or Government has spoken on the matter before: these are its closing remarks.
    """

    n: int
    capacity: Capacity
    label: str
    matter: int | None = None
    state_code: str | None = None
    named: str | None = None
    closing: bool = False
    language: str | None = None
    interpreted_from: str | None = None
    page: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class About:
    """What a document is, by its details: kind, date (ISO 8601, partial or interval), symbol, title, author, draft."""

    kind: DocumentKind
    date: str | None = None
    symbol: str | None = None
    title: str | None = None
    author: str | None = None
    draft: bool | None = None
    matters: tuple[Matter, ...] = ()


#: The kind of a decision about where a document belongs: ``State|87,98``, without Conventions where none is named,
#: empty where it belongs to no case.
BELONGS = "belongs"


class Tie(StrEnum):
    """By what a document belongs to a matter, the surest first; ``only``: the folder has no other."""

    DECIDED = "decided"
    NAMED = "named"
    ONLY = "only"
    TITLE = "title"
    ALONE = "alone"
    RELIES_ON = "relies_on"
    RELIED_ON = "relied_on"


@dataclass(frozen=True, slots=True, kw_only=True)
class Belonging:
    """To which matters of a folder a document belongs: the place of each of its own in :attr:`Matters.all`.

    A document that names none has one place where something else tells it (``tie``), none where nothing does. ``by`` is
    the finding that shows it, or the decision; ``through`` the other document that relies on it, or that it relies on.
    """

    document: str
    matters: tuple[int, ...] = ()
    tie: Tie | None = None
    by: str | None = None
    through: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Matters:
    """The matters of a folder, in the order in which they are first named, and to which of them documents belong.

    ``documents`` are those that count: of one text in two formats the first, of an adopted text no draft.
    """

    all: tuple[Matter, ...] = ()
    documents: tuple[Belonging, ...] = ()

    def documents_of(self, place: int) -> tuple[str, ...]:
        """The documents that belong to a matter, by reference, in their order."""
        return tuple(one.document for one in self.documents if place in one.matters)

    def places_of(self, state: str | None = None, convention: int | None = None) -> tuple[int, ...]:
        """The places of the matters of a State, by its code or name, under a Convention; of any where none is given."""
        return tuple(
            place
            for place, matter in enumerate(self.all)
            if (state is None or is_of(matter, state)) and convention in (None, *matter.conventions)
        )


def named_for_decision(matter: Matter | None) -> str:
    """A matter as a decision of the kind :data:`BELONGS` names it; empty for none."""
    if matter is None:
        return ""
    return f"{matter.state or ''}|{','.join(map(str, matter.conventions))}"


def is_of(matter: Matter, state: str) -> bool:
    """Whether a matter is of a State, by its code or its name."""
    return state.casefold() in {(name or "").casefold() for name in (matter.state_code, matter.state)}
