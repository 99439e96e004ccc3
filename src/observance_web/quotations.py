"""A quotation as a page shows it: the words, and everything that its grey line says.

Made when an index is built, kept in its rows, shown by ``observance/parts/quotation.html``.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """Who says something, in what capacity and for whom.

    ``label`` is how the program cites the speaker or author; ``name`` the name printed; ``body`` the State or
    organisation in the words printed, ``code`` that of the State where it is one (ISO 3166), ``language`` that of the
    words; ``groups`` are those spoken for.
    """

    label: str | None = None
    name: str | None = None
    capacity: str | None = None
    body: str | None = None
    code: str | None = None
    language: str | None = None
    groups: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Quotation:
    """Words of a document, whose they are, and where they stand.

    ``title`` is how the document is cited; ``how`` the insistence, status, type or grade by which they were found,
    ``kind`` the kind of finding. ``of_whom`` is the other whose words are recalled where ``reported``;
    ``closing`` says that they stand in closing remarks.
    """

    words: str
    document: str
    title: str
    finding: str | None = None
    kind: str | None = None
    date: str | None = None
    page: int | None = None
    passage: int | None = None
    speech: int | None = None
    voice: Voice = Voice()
    language: str | None = None
    interpreted_from: str | None = None
    how: str | None = None
    reported: bool = False
    of_whom: str | None = None
    draft: bool = False
    closing: bool = False
