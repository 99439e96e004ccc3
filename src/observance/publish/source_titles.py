"""How a source is called on what people read: the title that the program made of it, in the reader's language.

Reads a title as findings have it (English, the same for one source in every language); gives runs of text. Words of a
document within a title, and titles that the program did not make, stay as printed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from observance.domain.findings import ReferenceKind
from observance.errors import N_
from observance.publish import days
from observance.reference.countries import country_code, state_name
from observance.reference.sources import TitleParts, parts_of

SOURCES = {
    "statement": N_("Statement"),
    "observation": N_("Observation"),
    "direct_request": N_("Direct request"),
    "conclusions": N_("Conclusions"),
    "written_information": N_("Written information"),
    "report": N_("Report"),
    "mission": N_("Mission"),
    "road_map": N_("Road map"),
    "agreement": N_("Agreement"),
    "court_decision": N_("Court decision"),
    "procedure": N_("Procedure"),
    "letter": N_("Letter"),
    "memorandum": N_("Memorandum"),
    "other": N_("Source"),
}
#: Whose a source is, as it follows the word for its kind.
OF_AUTHORS = {
    "experts": N_("of the Committee of Experts"),
    "committee": N_("of the Committee on the Application of Standards"),
    "association": N_("of the Committee on Freedom of Association"),
    "united_nations": N_("of a United Nations human rights body"),
    "ilo": N_("of the International Labour Organization"),
    "government": N_("of the Government"),
    "mission": N_("of the mission"),
    "inquiry": N_("of the Commission of Inquiry"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class TitleRun:
    """A piece of a title: in the reader's language, or (``printed``) as a document has it."""

    text: str
    printed: bool = False


def source_runs(
    kind: str, title: str, language: str, say: Callable[..., str], day: Callable[[str], str]
) -> tuple[TitleRun, ...]:
    """The title of a source in a language; ``day`` puts a date into words."""
    parts = parts_of(ReferenceKind(kind), title) if kind in SOURCES else None
    if parts is None:
        return (TitleRun(text=title, printed=True),)
    return tuple(_runs(kind, parts, language, say, day))


def _runs(
    kind: str, parts: TitleParts, language: str, say: Callable[..., str], day: Callable[[str], str]
) -> Iterator[TitleRun]:
    yield TitleRun(text=say(SOURCES[kind]))
    if parts.words:
        yield TitleRun(text=": ")
        yield TitleRun(text=parts.words, printed=True)
    if parts.known:
        yield TitleRun(text=" ")
        yield TitleRun(text=say(OF_AUTHORS[parts.known]))
    for named in (parts.named, parts.state and _state(parts.state, language)):
        if named:
            yield TitleRun(text=", ")
            yield TitleRun(text=named, printed=True)
    if parts.date:
        yield TitleRun(text=f" ({day(parts.date)})")


def _state(name: str, language: str) -> str:
    code = country_code(name)
    return (state_name(code, language) if code else None) or name


def source_called(kind: str, title: str, language: str, say: Callable[..., str]) -> str:
    """The title of a source in a language, as plain text."""

    def day(iso: str) -> str:
        return days.told(iso, language, say)

    return "".join(run.text for run in source_runs(kind, title, language, say, day))
