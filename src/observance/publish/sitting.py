"""What leaves a sitting: its draft and adopted record in every format, with the amendments between, and conclusions.

Reads a State; gives papers, each a name and bytes, or writes them into a folder. The same state gives the same bytes.
The text files are those whose sums the acts keep.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from observance.domain.amendments import Amendment as Asked
from observance.domain.amendments import Standing
from observance.domain.conclusions import Conclusions
from observance.domain.record import Record
from observance.domain.sitting import State
from observance.domain.text import BlockKind, Document
from observance.floor import adopted_record, conclusions_document, corrected_record, draft_record
from observance.floor.amending import adopted_words
from observance.floor.composing import Front, Stretch, as_printed, pieces, words_of
from observance.publish.akn.conclusions import Paper as Conclusion
from observance.publish.akn.conclusions import conclusions_to_akn
from observance.publish.akn.history import Amendment, History
from observance.publish.akn.names import slug
from observance.publish.akn.writing import record_to_akn
from observance.publish.minutes import record_to_docx, record_to_pdf
from observance.publish.minutes.amended import amendments_to_docx
from observance.publish.minutes.front import day_in_words
from observance.publish.minutes.sheet import Paragraph, Role, Sheet
from observance.publish.minutes.word import sheet_to_docx
from observance.publish.records import write_file
from observance.reference import bodies

_DAY = re.compile(r"(?<!\d)\d{4}-\d\d-\d\d(?!\d)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """A file that leaves a sitting."""

    name: str
    data: bytes


def export_sitting(state: State, to: Path) -> tuple[str, ...]:
    """Write the papers of a sitting into a folder; their names. Raises CaseError where that cannot be written."""
    written = []
    for paper in papers_of(state):
        write_file(to / paper.name, paper.data)
        written.append(paper.name)
    return tuple(written)


def papers_of(state: State) -> Iterator[Paper]:
    """The papers of the sitting from which the state is seen, and the conclusions that were read out in it."""
    assert state.identity is not None
    name = slug(state.identity.symbol)
    draft = draft_record(state, name)
    history = history_of(state)
    yield from _record(f"{name}-draft", draft, replace(history, adopted_on=None, amendments=()) if history else None)
    if any(amendment.standing is Standing.ACCEPTED for amendment in state.amendments.values()):
        yield Paper(name=f"{name}-amendments.docx", data=amendments_to_docx(draft, _changes(state), _people(state)))
    if state.adoption is not None:
        yield from _record(f"{name}-adopted", adopted_record(state, name), history)
    if state.corrigenda:
        # Another text than the one adopted: no amendments lead to it, so its history is not told.
        yield from _record(f"{name}-corrected", corrected_record(state, name), None)
    for made in state.conclusions.values():
        if made.read is None or made.read.sitting == state.identity.symbol:
            yield from _conclusions(state, made)


def _record(name: str, record: Record, history: History | None) -> Iterator[Paper]:
    yield Paper(name=f"{name}.txt", data=record.document.reading.text.encode())
    yield Paper(name=f"{name}.xml", data=record_to_akn(record, history))
    yield Paper(name=f"{name}.docx", data=record_to_docx(record))
    yield Paper(name=f"{name}.pdf", data=record_to_pdf(record))


# --- Amendments -----------------------------------------------------------------------------------------------------


def history_of(state: State) -> History | None:
    """The days of the draft and of the adoption, and what was amended; nothing before the draft is published."""
    if state.publication is None:
        return None
    adopted_on = _day(state, state.adoption.at) if state.adoption is not None else None
    amendments = tuple(_amendments(state)) if state.adoption is not None else ()
    return History(drafted_on=_day(state, state.publication.at), adopted_on=adopted_on, amendments=amendments)


def _day(state: State, at: int) -> str:
    """The day of a moment in the room."""
    assert state.identity is not None
    moment = datetime.fromtimestamp(at / 1000, UTC) + timedelta(minutes=state.identity.offset)
    return moment.date().isoformat()


def _accepted(state: State) -> Iterator[Asked]:
    return (a for a in state.amendments.values() if a.standing is Standing.ACCEPTED)


def _stretches(state: State) -> tuple[Stretch, ...]:
    """The stretches of turns in the order in which the draft prints them: each is a speech."""
    printed = pieces(as_printed(state), words_of(state), Front.DRAFT)
    return tuple(dict.fromkeys(piece.stretch for piece in printed if piece.stretch is not None))


def _changes(state: State) -> dict[tuple[int, int], tuple[str, ...]]:
    """The adopted paragraphs that stand in the place of each one of the draft, by speech and paragraph.

    Place 0 of a speech has what stands before its first paragraph; where paragraphs were inserted or deleted, the
    whole speech is compared.
    """
    before, after = words_of(state), adopted_words(state)
    found: dict[tuple[int, int], tuple[str, ...]] = {}
    for n, stretch in enumerate(_stretches(state), 1):
        old, new = before[stretch], after.get(stretch, ())
        if old == new:
            continue
        if len(old) == len(new) and not _moved(state, stretch[0]):
            found |= {(n, k): (words,) for k, words in enumerate(new, 1) if words != old[k - 1]}
        else:
            found[n, 0] = new
    return found


def _moved(state: State, turn: str) -> bool:
    """Whether paragraphs of a turn were inserted or deleted."""
    return any(a.turn == turn and (not a.old or not a.new) for a in _accepted(state))


def _amendments(state: State) -> Iterator[Amendment]:
    """The amendments accepted, by paragraph: those that merged into one paragraph are one change of it."""
    assert state.identity is not None
    draft = draft_record(state, "draft")
    adopted = adopted_record(state, "adopted")
    stretches = _stretches(state)
    for number, ((n, k), words) in enumerate(_changes(state).items(), 1):
        own = [a for a in _accepted(state) if a.turn == stretches[n - 1][0]]
        speech = adopted.speeches[n - 1]
        if k:
            passage: int | None = speech.passages[k - 1]
            old, new = _paragraph(draft, n, k), words[0]
            own = [a for a in own if a.old == old] or own
        else:
            passage, old = None, _whole(draft, n)
            new = _whole(adopted, n)
        yield Amendment(
            number=number,
            speech=n,
            passage=passage,
            old=old,
            new=new,
            asked_on=_day(state, min(a.at for a in own)),
            corrects=tuple(sorted({a.corrects.value for a in own})),
        )


def _paragraph(record: Record, speech: int, k: int) -> str:
    return record.passages[record.speeches[speech - 1].passages[k - 1] - 1].reading.text


def _whole(record: Record, n: int) -> str:
    """A speech with its heading, as one line."""
    speech = record.speeches[n - 1]
    return " ".join([speech.heading, *(record.passages[p - 1].reading.text for p in speech.passages)])


def _people(state: State) -> dict[int, tuple[str, str]]:
    """Who asked for the changes of a speech, and when (ISO 8601): by the credential that asked for the floor."""
    found: dict[int, tuple[str, str]] = {}
    for n, (turn, _) in enumerate(_stretches(state), 1):
        own = [a for a in _accepted(state) if a.turn == turn]
        if own:
            last = max(own, key=lambda a: a.at)
            found[n] = (last.by, datetime.fromtimestamp(last.at / 1000, UTC).strftime("%Y-%m-%dT%H:%M:%SZ"))
    return found


def handed_in(state: State) -> dict[int, str]:
    """The texts handed in for the speeches of the draft, by their number: of each turn as a whole, where it began."""
    found: dict[int, str] = {}
    told: set[str] = set()
    for n, (turn, _) in enumerate(_stretches(state), 1):
        request = state.turns[turn].request
        text = state.requests[request].text if request is not None else None
        if text and turn not in told:
            found[n] = text
            told.add(turn)
    return found


# --- Conclusions ----------------------------------------------------------------------------------------------------


def _conclusions(state: State, made: Conclusions) -> Iterator[Paper]:
    for text in made.texts:
        name = f"{slug(made.id)}-{text.language}"
        document = conclusions_document(state, made.id, text.language, name)
        yield Paper(name=f"{name}.xml", data=conclusions_to_akn(_conclusion(state, made, text.language, document)))
        yield Paper(name=f"{name}.docx", data=sheet_to_docx(_sheet(state, made, text.language, document)))


def _lines(document: Document) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Titles and the lines below them."""
    text, blocks = document.reading.text, document.reading.blocks or ()
    titles = tuple(text[b.start : b.end] for b in blocks if b.kind is BlockKind.HEADING)
    return titles, tuple(text[b.start : b.end] for b in blocks if b.kind is not BlockKind.HEADING)


def _conclusion(state: State, made: Conclusions, language: str, document: Document) -> Conclusion:
    assert state.identity is not None
    titles, lines = _lines(document)
    text = made.text_in(language)
    at = made.adoption.at if made.adoption is not None else made.at
    return Conclusion(
        made=made,
        body=state.identity.body,
        body_name=_body_name(state, "en"),
        language=language,
        day=_day(state, at),
        titles=titles,
        paragraphs=lines,
        first=len(lines) - (len(text.paragraphs) if text else 0),
        read_in=made.read.sitting if made.read is not None else None,
    )


def _dated(line: str, language: str) -> str:
    """The line that says when they were adopted, with the day in words."""
    return _DAY.sub(lambda found: day_in_words(found.group(), language), line)


def _body_name(state: State, language: str) -> str:
    assert state.identity is not None
    body = next((body for body in bodies() if body.id == state.identity.body), None)
    return body.name.get(language, body.id).replace("'", "’") if body is not None else state.identity.body


def _sheet(state: State, made: Conclusions, language: str, document: Document) -> Sheet:
    """Conclusions on the paper of the house: without a number of their own, drafts said to be such by their title."""
    titles, lines = _lines(document)
    text, body = made.text_in(language), _body_name(state, language)
    first = len(lines) - (len(text.paragraphs) if text else 0)
    dated = [_dated(line, language) if n < first else line for n, line in enumerate(lines)]
    return Sheet(
        title=titles[0],
        head=titles[0],
        languages=(language,),
        symbol=None,
        block=((language, body),),
        standing=(),
        is_draft=made.adoption is None,
        paragraphs=(
            *(Paragraph(role=Role.CASE if n == 0 else Role.FURTHER_TITLE, text=title, language=language)
              for n, title in enumerate(titles)),
            *(Paragraph(role=Role.TEXT, text=line, language=language) for line in dated),
        ),
    )  # fmt: skip
