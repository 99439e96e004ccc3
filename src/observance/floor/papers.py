"""Conclusions as a text of their own, in one language, that segmentation knows by its genre.

Reads a State; gives a Document. Words that such a text repeats are those of the profile's wording.
"""

from __future__ import annotations

from hashlib import sha256

from observance.domain.sitting import State
from observance.domain.text import Block, BlockKind, Document, Reading, Source
from observance.errors import NotFound
from observance.floor.composing import BREAK, READER, state_line
from observance.floor.ruling import agenda_item, rules


def conclusions_document(state: State, name: str, language: str, reference: str) -> Document:
    """Conclusions in a language: their title, the case, when they were adopted, their paragraphs. Raises NotFound."""
    lines, titles = _lines(state, name, language)
    text = BREAK.join(lines)
    data = text.encode()
    digest = sha256(data).hexdigest()
    blocks, at = [], 0
    for n, line in enumerate(lines):
        kind = BlockKind.HEADING if n < titles else BlockKind.PARAGRAPH
        blocks.append(Block(start=at, end=at + len(line), kind=kind))
        at += len(line) + len(BREAK)
    reading = Reading(reader=READER, media="text/plain", text=text, text_sha256=digest, blocks=tuple(blocks))
    return Document(
        reference=reference, source=Source(name=f"{reference}.txt", sha256=digest, size=len(data)), reading=reading
    )


def _lines(state: State, name: str, language: str) -> tuple[list[str], int]:
    """The lines, and how many of them are titles."""
    made = state.conclusions.get(name)
    text = made.text_in(language) if made is not None else None
    if made is None or text is None:
        raise NotFound("there are no conclusions {name} in {language}", name=name, language=language)
    item, wording = agenda_item(state, made.item), rules(state).wording[language]
    title = wording.draft_conclusions if made.adoption is None else wording.conclusions
    head = [title.format(state=item.state), state_line(item, wording)]
    head += [convention.title for convention in item.conventions if convention.language == language]
    dated = []
    if made.adoption is not None:
        day = next(
            own.identity.day
            for own in state.sittings()
            if own.identity is not None and own.identity.symbol == made.adoption.in_sitting
        )
        dated.append(wording.adopted_on.format(day=day))
    return [*head, *dated, *text.paragraphs], len(head)
