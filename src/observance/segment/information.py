"""Written information of a Government: known by a title that says so, with the case it concerns.

Reads the passages of a document; gives its parts, or nothing where it is no written information.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from observance.domain.record import Detail, DocumentKind
from observance.domain.text import Passage, PassageKind
from observance.lang import cue
from observance.reference.countries import countries_in
from observance.segment.parts import Parts, first_date, is_sentence, symbol_of, whole
from observance.segment.titles import state_line

_HEAD = 12
_LONGEST_TITLE = 260
_LONGEST_INNER_TITLE = 120


def information_parts(passages: Sequence[Passage]) -> Parts | None:
    """The parts of a Government's written information."""
    head = passages[:_HEAD]
    titled = next((p for p in head if len(p.reading.text) <= _LONGEST_TITLE and _says_so(p)), None)
    if titled is None or any(cue("writing.salutation").match(p.reading.text) for p in head):
        return None
    body = next((k for k, p in enumerate(passages) if is_sentence(p.reading.text) and p.n > titled.n), len(passages))
    details = [
        Detail(name="kind", value="written_information", rule="writing.written_information", evidence=titled.cite())
    ]
    details += _facts(passages, head, titled)
    introduced = [p.n for p in head if _says_so(p) and is_sentence(p.reading.text) and p.number is None]
    return Parts(
        kind=DocumentKind.WRITTEN_INFORMATION,
        formal=frozenset(introduced),
        details=tuple(details),
        headings=frozenset(p.n for p in passages[:body] if not is_sentence(p.reading.text))
        | _inner_titles(passages, body),
    )


def _says_so(passage: Passage) -> bool:
    """A title that names written information, or a sentence with which a Government introduces its own.

    A sentence that somebody else "took note of the written information" is neither.
    """
    text = passage.reading.text
    if is_sentence(text):
        return cue("writing.gives_information").match(text) is not None
    return cue("writing.written_information").search(text) is not None


def _facts(passages: Sequence[Passage], head: Sequence[Passage], titled: Passage) -> Iterator[Detail]:
    symbol = next((found for p in head if (found := symbol_of(p))), None)
    title = next((p for p in head if not is_sentence(p.reading.text) and not symbol_of(p)), titled)
    yield whole("title", title, "writing.written_information")
    if symbol:
        yield symbol
    date = first_date(head, "information:head") or first_date(passages[-2:], "information:end")
    if date:
        yield date
    yield from _author(head)


def _author(head: Sequence[Passage]) -> Iterator[Detail]:
    """The Government of the State that the head names: with its ratification, else by its name alone."""
    for passage in head:
        named = state_line(passage.reading.text)
        if named:
            at = passage.reading.text.index(named[0])
            yield Detail(
                name="author", value=named[0], rule="information:state", evidence=passage.cite(at, at + len(named[0]))
            )
            return
    for passage in head:
        for start, end, _ in countries_in(passage.reading.text):
            yield Detail(
                name="author",
                value=passage.reading.text[start:end],
                rule="information:state",
                evidence=passage.cite(start, end),
            )
            return


def _inner_titles(passages: Sequence[Passage], body: int) -> frozenset[int]:
    """Short lines between numbered paragraphs that no sentence ends and that carry no number but a letter or a numeral
    of Roman figures."""
    return frozenset(p.n for p in passages[body:] if _is_title(p))


def _is_title(passage: Passage) -> bool:
    text = passage.reading.text
    numbered = passage.number is not None and passage.number[0].isdigit()
    if numbered or passage.kind is not PassageKind.PARAGRAPH or len(text) >= _LONGEST_INNER_TITLE:
        return False
    return not is_sentence(text) and text[-1] not in ":;," and text[:1].isupper()
