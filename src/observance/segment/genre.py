"""Genres known by a construction of their head or body: what kind of document this is.

Reads the passages of a document and the genres of ``reference/genres``; gives the kind with the passage that shows it.
A genre is data: words that its head holds, words that must stand there too, and openings that its paragraphs repeat.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from observance.domain.record import Detail, DocumentKind
from observance.domain.text import Passage, PassageKind
from observance.lang import cue, pattern, pooled, worded
from observance.reference import Genre, Numbering, genres
from observance.reference.calendar import dates_in
from observance.segment.flow import FlowLine
from observance.segment.genre_facts import genre_facts, is_bracketed, titled
from observance.segment.parts import Parts, any_of, is_sentence, whole

_HEAD = 12
_LONGEST = 220
#: How far into a line the words of a head may begin: behind an acronym or an article.
_NEAR = 40
#: How far into a paragraph its opening may begin: behind its printed mark.
_MARKED = 6
#: Prose is longer than a party whose name ends in a short form ("Grain Terminal Ltd.").
_SENTENCE = 100
#: A line of the head that holds a date and is a formality is shorter than this.
_DATED = 120


def genre_parts(passages: Sequence[Passage]) -> Parts | None:
    """The parts of a document of a known genre."""
    head = [p for p in passages[:_HEAD] if len(p.reading.text) <= _LONGEST]
    for genre in genres():
        shown = _shown_by(genre, head, passages)
        if shown is not None:
            return _parts(genre, shown, head, passages)
    return None


# --- What shows a genre ---------------------------------------------------------------------------------------------


def _shown_by(genre: Genre, head: Sequence[Passage], passages: Sequence[Passage]) -> Passage | None:
    """The passage that shows the genre, if what must stand beside it does."""
    shown = next((p for p in head if _shows(genre, p.reading.text)), None)
    if shown is None:
        return None
    beside = [p for p in head if p is not shown] if genre.named else head
    if genre.also.forms and not any(any_of(genre.also.forms).search(p.reading.text) for p in beside):
        return None
    if genre.never.forms and any(any_of(genre.never.forms).search(p.reading.text) for p in passages[:_HEAD]):
        return None
    return shown if _is_borne_out(genre, passages) else None


def _shows(genre: Genre, text: str) -> bool:
    if genre.named:
        return _name(genre.head.forms).match(text) is not None
    return _opens_with(genre.head.forms, text, _NEAR)


def _is_borne_out(genre: Genre, passages: Sequence[Passage]) -> bool:
    """Whether the text below the head is that of the genre: openings of its paragraphs, numbers of its parts."""
    openings = sum(_opens(genre, p) or _printed_number(genre, p) is not None for p in passages)
    if openings >= genre.fewest:
        return True
    numbered = sum(p.number is not None and p.number[:1].isdigit() for p in passages)
    return bool(genre.numbered) and numbered >= genre.numbered and any(_opens(genre, p) for p in passages)


def _opens(genre: Genre, passage: Passage) -> bool:
    return _opens_with(genre.body.forms, passage.reading.text, _MARKED)


def _opens_with(forms: tuple[str, ...], text: str, within: int) -> bool:
    found = any_of(forms).search(text, 0) if forms else None
    return found is not None and found.start() <= within


@worded
def _name(forms: tuple[str, ...]) -> re.Pattern[str]:
    """The words of a head with names behind them, up to a comma, a colon or the end: a headline has a verb there."""
    joins = pattern([form for pick in ("names.of", "names.articles", "names.joined") for form in pooled(pick)])
    word = rf"(?:{joins}(?:(?<=['’])|(?!\w))|(?-i:[A-ZÀ-ÞА-ЯЁ\d№])[\w.'’°º/-]*)"
    return re.compile(rf"{pattern(forms)}(?!\w)(?:(?:\s+|(?<=['’])){word}){{0,16}}\s*(?:[,(:;–—.]|\Z)", re.IGNORECASE)


# --- What its passages are ------------------------------------------------------------------------------------------


def _parts(genre: Genre, shown: Passage, head: Sequence[Passage], passages: Sequence[Passage]) -> Parts:
    front = head[: next((k for k, p in enumerate(head) if _begins_text(genre, p)), len(head))]
    title = titled(genre, shown, front)
    details = [Detail(name="kind", value=genre.kind, rule=f"genre:{genre.kind}", evidence=shown.cite())]
    details.append(whole("title", title, f"genre:{genre.kind}"))
    details += genre_facts(genre, title, head)
    formal = frozenset(p.n for p in _formal(genre, title, front, passages))
    return Parts(
        kind=DocumentKind(genre.kind),
        details=tuple(details),
        formal=formal,
        headings=frozenset(p.n for p in passages if is_heading(p)) - formal,
        printed={p.n: number for p in passages if (number := _printed_number(genre, p))},
        kinds=dict(_kinds(genre, passages)),
    )


def _formal(genre: Genre, title: Passage, front: Sequence[Passage], passages: Sequence[Passage]) -> Iterator[Passage]:
    """Lines that say whose text it is, of what day and number, and who signed it."""
    for passage in (p for p in front if p is not title):
        named = genre.named and not _heads(genre, passage)
        if named or is_bracketed(passage) or _is_dated(passage) or _is_formality(genre, passage):
            yield passage
    for passage in reversed(passages[len(front) :]):
        signed = genre.named and passage.number is None and not is_sentence(passage.reading.text)
        if not _is_formality(genre, passage) and not (signed and not _opens(genre, passage)):
            return
        yield passage


def _begins_text(genre: Genre, passage: Passage) -> bool:
    """Whether the text itself begins here, or its first part."""
    numbered = passage.number is not None and passage.number[:1].isdigit()
    numbered = numbered or (genre.named and is_sentence(passage.reading.text) and len(passage.reading.text) > _SENTENCE)
    return numbered or _printed_number(genre, passage) is not None or (genre.named and _opens(genre, passage))


def _heads(genre: Genre, passage: Passage) -> bool:
    """Whether a line is a title of the genre, and nothing but that ("Judgment")."""
    found = any_of(genre.head.forms).match(passage.reading.text)
    return found is not None and found.end() == len(passage.reading.text) and " " not in found.group()


def _is_dated(passage: Passage) -> bool:
    text = passage.reading.text
    return len(text) <= _DATED and not is_sentence(text) and any(day.iso for day in dates_in(text))


def _is_formality(genre: Genre, passage: Passage) -> bool:
    text = passage.reading.text
    if passage.kind is PassageKind.LIST_ITEM:
        return False
    return bool(genre.formal.forms) and len(text) <= _LONGEST and any_of(genre.formal.forms).match(text) is not None


def _kinds(genre: Genre, passages: Sequence[Passage]) -> Iterator[tuple[int, PassageKind]]:
    """The orders of a decision are a list; the numbered subsections of a law are paragraphs."""
    ordered = False
    for passage in passages:
        text = passage.reading.text
        if genre.orders.forms and _opens_with(genre.orders.forms, text, 0):
            ordered = True
        elif ordered and (passage.number is not None or _printed_number(genre, passage)):
            yield passage.n, PassageKind.LIST_ITEM
        elif (
            Numbering.PROVISIONS in genre.numbers and passage.kind is PassageKind.LIST_ITEM and _SUBSECTION.match(text)
        ):
            yield passage.n, PassageKind.PARAGRAPH


_SUBSECTION = re.compile(r"\(\d{1,3}[A-Za-z]?\)\s")


def is_heading(passage: Passage) -> bool:
    """A title within a document: short, no sentence, with a capital; or a provision's number and its title."""
    text = passage.reading.text
    if passage.kind not in (PassageKind.PARAGRAPH, PassageKind.LIST_ITEM) or len(text) > 160 or text[-1] in ":;,":
        return False
    if cue("writing.provision").match(text) or _LETTERED.match(text):
        return not is_sentence(text)
    return passage.number is None and not is_sentence(text) and text.lstrip(_OPENING_MARKS)[:1].isupper()


_OPENING_MARKS = "“”„«‹‘’\"'¿¡("
_LETTERED = re.compile(r"(?:[A-ZА-Я]|[IVX]{2,5})\.\s+\S")


# --- Numbers and lines ----------------------------------------------------------------------------------------------


def _printed_number(genre: Genre, passage: Passage) -> str | None:
    """The number of a provision of a law, or an ordinal of an operative part."""
    for numbering in genre.numbers:
        found = _NUMBERINGS[numbering]().match(passage.reading.text)
        if found:
            return found["number"]
    return None


@worded
def _provision() -> re.Pattern[str]:
    """A provision's word and number, with what ends these: a stop, a dash, a bracket, a capital.

    "Article 5 now requires" is a sentence about one.
    """
    ordinal = rf"(?i:{pattern(pooled('writing.ordinals'))})"
    word = rf"(?i:{pattern(pooled('writing.provision'))})"
    inserted = rf"(?:\s(?i:{pattern(pooled('writing.inserted'))}))?"
    figures = rf"\d{{1,4}}(?:[.-]\d{{1,3}}){{0,3}}[A-Za-z]{{0,2}}{inserted}"
    of_code = r"[A-ZА-Я]\.?\s?\d{1,4}(?:-\d{1,3}){1,3}"
    number = rf"(?P<number>{of_code}|{figures}|[IVXLC]+[A-Z]?|{ordinal})(?![^\Wº°])"
    ends = r"(?=\s*(?:[.:;(–—―-]|[º°]|\Z)|\s+[A-ZÀ-ÞА-ЯЁ«“\"])"
    return re.compile(rf"(?:(?=[A-ZÀ-ÞА-Я]){word}\s+|§+\s?){number}{ends}")


@worded
def _ordinal() -> re.Pattern[str]:
    return re.compile(rf"(?P<number>(?i:{pattern(pooled('writing.ordinals'))})|\d{{1,2}}(?=[°º]))[.:°º]")


_NUMBERINGS = {Numbering.PROVISIONS: _provision, Numbering.ORDINALS: _ordinal}


def opening_lines(kind: DocumentKind, text: str, lines: Sequence[FlowLine]) -> frozenset[int]:
    """The lines that begin a paragraph because of their words, whatever the layout: by their place in the flow.

    Set words open one below a line that a sentence ends; where they are the whole line, below any.
    """
    genre = next((g for g in genres() if g.kind == kind and (g.opens.forms or g.numbers)), None)
    if genre is None:
        return frozenset()
    return frozenset(_opening(genre, text, lines))


def _opening(genre: Genre, text: str, lines: Sequence[FlowLine]) -> Iterator[int]:
    for i in range(1, len(lines)):
        line = lines[i]
        if line.block is not None:
            continue
        words = " ".join(text[line.start : line.end].split())
        found = any_of(genre.opens.forms).match(words) if genre.opens.forms else None
        alone = found is not None and len(words) - found.end() <= 1
        numbered = any(_NUMBERINGS[numbering]().match(words) for numbering in genre.numbers)
        if alone or ((found or numbered) and lines[i - 1].ended):
            yield i
