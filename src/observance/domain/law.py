"""Instrument, Provision, and the version of a law that a text speaks of.

Reads and writes nothing. What is printed here is what the export holds: one English name for an instrument, one way to
write an article whatever the language ("article 12(3)").
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from observance.domain.findings import InstrumentKind


class Form(StrEnum):
    """What an instrument is called by its form, whatever the language: an Act, a loi, a ley and a закон are laws."""

    CONVENTION = "convention"
    PROTOCOL = "protocol"
    COVENANT = "covenant"
    CHARTER = "charter"
    TREATY = "treaty"
    DECLARATION = "declaration"
    CONSTITUTION = "constitution"
    LAW = "law"
    CODE = "code"
    BILL = "bill"
    REGULATIONS = "regulations"
    ORDINANCE = "ordinance"
    ORDER = "order"
    DECREE = "decree"
    RESOLUTION = "resolution"
    DIRECTIVE = "directive"
    DECISION = "decision"
    AGREEMENT = "agreement"

    @property
    def kind(self) -> InstrumentKind:
        """The kind under which instruments of this form are exported."""
        return _KINDS.get(self, InstrumentKind.OTHER)


_KINDS = {
    **dict.fromkeys(
        (Form.CONVENTION, Form.PROTOCOL, Form.COVENANT, Form.CHARTER, Form.TREATY), InstrumentKind.CONVENTION
    ),
    **dict.fromkeys((Form.LAW, Form.CODE, Form.BILL, Form.REGULATIONS), InstrumentKind.NATIONAL_LAW),
    **dict.fromkeys((Form.ORDINANCE, Form.ORDER), InstrumentKind.ORDINANCE),
    Form.CONSTITUTION: InstrumentKind.CONSTITUTION,
    Form.AGREEMENT: InstrumentKind.AGREEMENT,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Instrument:
    """A Convention, a law or another instrument under its one name.

    ``number`` and ``date`` (a year, or a day in ISO 8601) are given where the words give them; a Convention of the ILO
    has the number under which it was adopted.
    """

    name: str
    form: Form
    number: str | None = None
    date: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """An article or section: its number, what is within it ("5", "a") from the outside in, and the last of a range."""

    number: str
    within: tuple[str, ...] = ()
    last: str | None = None

    def __str__(self) -> str:
        inner = "".join(f"({part})" for part in self.within)
        return f"{self.number}{inner}" + (f"-{self.last}" if self.last else "")


@dataclass(frozen=True, slots=True, kw_only=True)
class Provision:
    """Articles of an instrument, or the instrument as a whole where there are none."""

    instrument: Instrument | None
    articles: tuple[Article, ...] = ()

    def __str__(self) -> str:
        """The articles in canonical form: ``article 148(5)``, ``articles 11-14``, ``articles 12, 13``."""
        several = len(self.articles) > 1 or any(article.last for article in self.articles)
        return f"article{'s' if several else ''} " + ", ".join(map(str, self.articles)) if self.articles else ""


class Stage(StrEnum):
    """At which point of its life a law is spoken of."""

    DRAFT = "draft"
    BEFORE = "before"
    AMENDED = "amended"


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """The version of a law that a text speaks of; ``date`` is that of the amendment, ISO 8601, where it is printed."""

    stage: Stage
    date: str | None = None

    def __str__(self) -> str:
        return f"{self.stage} {self.date}" if self.date else str(self.stage)
