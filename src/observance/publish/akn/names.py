"""Names of Akoma Ntoso 3.0 and of our own namespace, and the identifiers built from words.

Reads and writes nothing. What Akoma Ntoso has a place for stands in its own elements and attributes; the attributes
of our namespace hold what it has none for (the language spoken, the State of a speaker).
"""

from __future__ import annotations

import unicodedata
from datetime import date

from observance.domain.fold import fold_words
from observance.domain.record import Capacity

AKN = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"
OBS = "https://example.org/ns/observance/1"
XML = "http://www.w3.org/XML/1998/namespace"
LANG = f"{{{XML}}}lang"
#: The tag of BCP 47 for a language that nothing tells: our ``None``.
UNKNOWN_LANGUAGE = "und"
#: Bounds that claim nothing: the schema wants a date even where the record gives none.
EARLIEST, LATEST = date.min.isoformat(), date.max.isoformat()

#: Capacities that are those of a whole group: the group speaks, whoever its spokesperson is.
COLLECTIVE = frozenset({Capacity.WORKER_MEMBERS, Capacity.EMPLOYER_MEMBERS})

#: Where the schema allows a division of a debate (group ``speechSection`` of the schema).
SECTIONS = frozenset(
    {"administrationOfOath", "rollCall", "prayers", "oralStatements", "writtenStatements", "personalStatements"}
    | {"ministerialStatements", "resolutions", "nationalInterest", "declarationOfVote", "communication", "petitions"}
    | {"papers", "noticesOfMotion", "questions", "address", "proceduralMotions", "pointOfOrder", "adjournment"}
    | {"debateSection"}
)
SPEECHES = frozenset({"speech", "question", "answer"})
#: Elements inside of a block whose text is no part of it.
ASIDE = frozenset({"authorialNote", "subFlow"})

REPLY = "rightOfReply"
#: Names of sections that belong to the item around them.
WITHIN_ITEM = frozenset({REPLY, "conclusions"})
#: References of States: with their code, or by the name printed alone.
STATE_CODED = "/akn/ontology/organization/state/"
STATE_NAMED = "/akn/ontology/organization/state-named/"


def akn(name: str) -> str:
    """The qualified name of an element of Akoma Ntoso."""
    return f"{{{AKN}}}{name}"


def obs(name: str) -> str:
    """The qualified name of an element or attribute of ours."""
    return f"{{{OBS}}}{name}"


def slug(words: str) -> str:
    """Words as a part of an identifier: letters and digits with hyphens between."""
    plain = "".join(c if c.isalnum() else " " for c in fold_words(words))
    return "-".join(plain.split()) or "x"


def camel(value: str) -> str:
    """``worker_members`` as ``workerMembers``, the manner of Akoma Ntoso."""
    first, *rest = value.split("_")
    return first + "".join(word.capitalize() for word in rest)


def snake(value: str) -> str:
    """``workerMembers`` as ``worker_members``."""
    return "".join(f"_{c.lower()}" if c.isupper() else c for c in value).replace("-", "_").strip("_")


def in_xml(text: str) -> str:
    """The text without what XML cannot hold: such a character, never printed, becomes the replacement character."""
    return text if text.isprintable() else "".join(c if _allowed(c) else "\ufffd" for c in text)


def _allowed(c: str) -> bool:
    return c in "\t\n\r" or (c >= " " and unicodedata.category(c) != "Cs" and ord(c) & 0xFFFE != 0xFFFE)
