"""The rows of one document: itself, its passages, speeches and findings.

Reads what a build made of the document; gives rows that are not saved yet.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from observance.casefile import CaseFile, Entry
from observance.casefile.case import has_product
from observance.cli.margins import values_of
from observance.domain.edition import Edition
from observance.domain.findings import Finding as Found
from observance.domain.findings import Reference, Request, finding_ids
from observance.domain.record import Detail, Record, Segmentation, Speech
from observance.domain.text import Passage
from observance_web.findings.models import Finding
from observance_web.index.quoting import Quoter, name_of
from observance_web.library.models import AgendaItem, Cut, Document, Fact, PageMark
from observance_web.library.models import Passage as PassageRow
from observance_web.library.models import Speech as SpeechRow


def document_row(
    case: CaseFile, entry: Entry, order: int, edition: Edition, found: Segmentation | None, digest: str
) -> Document:
    """The row of a document, read or not."""
    outline = case.outline(entry.reference) if has_product(entry, "outline") else None
    return Document(
        reference=entry.reference,
        order=order,
        name=entry.document,
        state=entry.state.value,
        kind=outline.kind if outline else None,
        title=outline.title if outline else None,
        title_language=_title_language(found) if found else None,
        symbol=outline.symbol if outline else None,
        date=outline.date if outline else None,
        author=outline.author if outline else None,
        draft=outline.draft if outline else None,
        media=entry.media,
        sha256=entry.sha256,
        pages=outline.pages if outline else None,
        passages=outline.passages if outline else 0,
        speeches=outline.speeches if outline else None,
        languages=outline.languages if outline else (),
        same_as=edition.same_as,
        replaces=edition.replaces,
        problems=entry.problems,
        facts=tuple(map(_fact, found.details)) if found else (),
        items=_items(found),
        after=_furniture_after(found) if found else (),
        digest=digest,
    )


def _title_language(found: Segmentation) -> str | None:
    """The language of the passage in which the title stands."""
    detail = found.detail("title")
    if detail is None or detail.evidence is None:
        return None
    return next((one.language for one in found.passages if one.n == detail.evidence.passage), None)


def _fact(detail: Detail) -> Fact:
    evidence = detail.evidence
    return Fact(
        name=detail.name,
        value=detail.value,
        words=evidence.words if evidence else None,
        passage=evidence.passage if evidence else None,
    )


def _items(found: Segmentation | None) -> tuple[AgendaItem, ...]:
    if not isinstance(found, Record):
        return ()
    return tuple(
        AgendaItem(n=item.n, titles=item.titles, passage=min(item.passages, default=None)) for item in found.items
    )


def _words(found: Segmentation, start: int, end: int) -> str:
    return " ".join(found.document.reading.text[start:end].split())


def _furniture(found: Segmentation, start: int, end: int) -> tuple[Cut, ...]:
    """The furniture that begins between two places of the text, with where it begins."""
    told = ((f.start, _words(found, f.start, f.end)) for f in found.furniture if start <= f.start < end)
    return tuple(Cut(at=at, words=words) for at, words in told if words)


def _furniture_after(found: Segmentation) -> tuple[Cut, ...]:
    last = found.passages[-1].end if found.passages else 0
    return _furniture(found, last, len(found.document.reading.text) + 1)


def passage_rows(found: Segmentation) -> Iterator[PassageRow]:
    """The passages of a document."""
    speeches = found.speeches if isinstance(found, Record) else ()
    speech_of = {n: speech.n for speech in speeches for n in speech.passages}
    keys = finding_ids("passage", [passage.cite() for passage in found.passages])
    page: int | None = None
    end = 0
    for passage, key in zip(found.passages, keys, strict=True):
        marks = tuple(_marks(passage, page))
        page = marks[-1].page if marks else page
        inside = _furniture(found, passage.start, passage.end)
        yield PassageRow(
            document=passage.document,
            n=passage.n,
            key=key,
            kind=passage.kind.value,
            level=passage.level,
            number=passage.number,
            language=passage.language,
            page=passage.page,
            sheet=passage.sheet,
            speech=speech_of.get(passage.n),
            text=passage.reading.text,
            before=tuple(cut.words for cut in _furniture(found, end, passage.start)),
            cuts=tuple(Cut(at=passage.reading.offset_of(cut.at), words=cut.words) for cut in inside),
            marks=marks,
        )
        end = max(end, passage.end)


def _marks(passage: Passage, page: int | None) -> Iterator[PageMark]:
    """Where another page begins."""
    begun = ((0, passage.page), *((passage.reading.offset_of(at), number) for at, number in passage.page_starts))
    for at, number in begun:
        if number is not None and number != page:
            yield PageMark(at=at, page=number)
            page = number


def speech_rows(found: Segmentation, quoter: Quoter) -> Iterator[SpeechRow]:
    """The speeches of a record."""
    passages = {passage.n: passage for passage in found.passages}
    for speech in found.speeches if isinstance(found, Record) else ():
        first = _begins(speech, found)
        voice, turn = quoter.voice(speech.n), quoter.turns.get(speech.n)
        yield SpeechRow(
            document=found.document.reference,
            n=speech.n,
            item=speech.item,
            kind=speech.kind.value,
            capacity=speech.capacity.value,
            label=voice.label or speech.heading,
            name=name_of(speech),
            body=voice.body,
            code=voice.code,
            language=speech.language,
            interpreted_from=speech.interpreted_from,
            groups=speech.on_behalf_of,
            aligned=speech.aligned,
            page=passages[first].page if first in passages else None,
            first=first,
            last=max(speech.passages, default=0),
            body_at=passages[first].reading.offset_of(speech.body_start) if first in passages else 0,
            closing=turn.closing if turn else False,
        )


def _begins(speech: Speech, found: Segmentation) -> int:
    """The passage in which a speech begins with its heading, which may be a passage of its own."""
    own = min(speech.passages, default=len(found.passages))
    before = (passage.n for passage in found.passages[: own + 1] if passage.end > speech.start)
    return min(own, next(before, own))


def finding_rows(found: Segmentation, quoter: Quoter, held: Mapping[str, str]) -> Iterator[Finding]:
    """The findings of a document; ``held`` names the source of a reference, by its id."""
    passages = {passage.n: passage.reading for passage in found.passages}
    for kind, finding, quotation in quoter.all():
        reading = passages[finding.citation.passage]
        yield Finding(
            id=finding.id,
            document=found.document.reference,
            kind=kind,
            passage=finding.citation.passage,
            start=reading.offset_of(finding.citation.start),
            end=reading.offset_of(finding.citation.end),
            rule=finding.rule,
            quotation=quotation,
            values=tuple(_values(finding)),
            segments=finding.citation.segments,
            title=finding.title if isinstance(finding, Reference) else None,
            held=held.get(finding.id),
        )


def _values(finding: Found) -> Iterator[tuple[str, str]]:
    """The values of a finding as the tables call them, the parts of a deadline apart."""
    for name, value in values_of(finding):
        if isinstance(finding, Request) and finding.deadline is not None and name == "deadline":
            due = finding.deadline
            parts = (("deadline", due.words), ("due_date", due.date), ("due_event", due.event))
            yield from ((part, told) for part, told in parts if told is not None)
        else:
            yield name, value
