"""Letters: known by a salutation that stands alone, with what such a letter says of itself.

Reads the passages of a document; gives its parts, or nothing where it is no letter. Head (reference, date, subject,
addressee), valediction, signature and copies are formal passages: they feed the facts and never a finding.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from observance.domain.record import Detail, DocumentKind
from observance.domain.text import Passage
from observance.lang import cue, pattern, pooled, worded
from observance.reference.calendar import dates_in
from observance.segment.parts import Parts, dated, is_sentence, whole

_LONGEST_SALUTATION = 110
_LONGEST_VALEDICTION = 260
_HEAD = 30
#: How far from the end a valediction may stand: signature, copies and enclosures come after it.
_TAIL = 16
_SALUTED = re.compile(r"[,:!،]\s*\Z")
_CODE = re.compile(r"(?<!\w)(?=[\w./-]*[/-])[A-Za-zА-Я]{1,10}(?:[./-][\w]+)+(?!\w)")
_NAME_END = re.compile(r"\s*[(;]")


def letter_parts(passages: Sequence[Passage]) -> Parts | None:
    """The parts of a letter."""
    closed = is_closed(passages)
    greeting = next((p for p in passages[:_HEAD] if _is_salutation(p, closed)), None)
    if greeting is None:
        return None
    at = passages.index(greeting)
    closing = _closing(passages, at)
    head, tail = passages[:at], passages[closing:]
    details = [Detail(name="kind", value="letter", rule="writing.salutation", evidence=greeting.cite())]
    details += _of_head(head)
    details += _recipient(head, greeting)
    details += _author(head, tail, passages[at + 1 : closing])
    details += _copies(tail)
    return Parts(
        kind=DocumentKind.LETTER,
        details=tuple(details),
        formal=frozenset(p.n for p in (*head, greeting, *tail)),
    )


def is_closed(passages: Sequence[Passage]) -> bool:
    """Whether a valediction stands near the end."""
    return any(_is_valediction(p) for p in passages[-_TAIL:])


def _is_valediction(passage: Passage) -> bool:
    text = passage.reading.text
    return len(text) <= _LONGEST_VALEDICTION and cue("writing.valediction").search(text) is not None


def _is_salutation(passage: Passage, closed: bool) -> bool:
    """A line that greets, with its comma or colon; without, where the letter is closed as letters are."""
    text = passage.reading.text
    stopped = _SALUTED.search(text) is not None or (closed and len(text) < 60 and not is_sentence(text))
    return len(text) <= _LONGEST_SALUTATION and stopped and cue("writing.salutation").match(text) is not None


def _closing(passages: Sequence[Passage], greeting: int) -> int:
    """The number in the list of the valediction; where there is none, of the copies or of the end."""
    for k in range(len(passages) - 1, greeting, -1):
        if k >= len(passages) - _TAIL and _is_valediction(passages[k]):
            return k
    for k in range(greeting + 1, len(passages)):
        if _labelled("writing.copy_to").match(passages[k].reading.text):
            return k
    return len(passages)


@worded
def _labelled(pick: str) -> re.Pattern[str]:
    """A label with its stop, as "Subject:" or "Ref.:"; what follows is the thing itself."""
    return re.compile(rf"{pattern(pooled(pick))}\s*(?:[:：]|\.:|(?<=\.)\s)\s*(?P<rest>.*)", re.IGNORECASE | re.DOTALL)


def _of_head(head: Sequence[Passage]) -> Iterator[Detail]:
    """Date, reference and subject; a subject without a label is the last line that is neither."""
    day = next(((p, d) for p in head for d in dates_in(p.reading.text) if d.iso), None)
    if day:
        yield dated(*day, rule="letter:head")
    reference = _reference(head)
    if reference:
        yield reference
    subject = _subject(head, [day[0].n] if day else [], reference)
    if subject:
        yield subject


def _reference(head: Sequence[Passage]) -> Detail | None:
    for passage in head:
        labelled = _labelled("writing.reference").match(passage.reading.text)
        found = _CODE.search(passage.reading.text, labelled.start("rest") if labelled else 0)
        if found and (labelled or len(passage.reading.text) < 60):
            return Detail(
                name="reference", value=found.group(), rule="letter:reference", evidence=passage.cite(*found.span())
            )
    return None


def _subject(head: Sequence[Passage], taken: list[int], reference: Detail | None) -> Detail | None:
    for passage in head:
        labelled = _labelled("writing.subject").match(passage.reading.text)
        if labelled and labelled["rest"].strip():
            start, end = labelled.span("rest")
            return Detail(
                name="title", value=labelled["rest"].strip(), rule="writing.subject", evidence=passage.cite(start, end)
            )
    if reference and reference.evidence:
        taken.append(reference.evidence.passage)
    free = [p for p in head if p.n not in taken and not is_sentence(p.reading.text) and len(p.reading.text.split()) > 2]
    return whole("title", free[-1], "letter:last line of the head") if free else None


def _recipient(head: Sequence[Passage], greeting: Passage) -> Iterator[Detail]:
    """Who is addressed: the labelled addressee, else the words of the salutation after its courtesy."""
    for passage in head:
        labelled = _labelled("writing.recipient").match(passage.reading.text)
        if labelled and labelled["rest"].strip():
            said = passage.cite(*labelled.span("rest"))
            yield Detail(name="recipient", value=labelled["rest"].strip(), rule="writing.recipient", evidence=said)
            return
    text = greeting.reading.text
    courtesy = cue("writing.salutation").match(text)
    start = courtesy.end() + 1 if courtesy else 0
    name = text[start:].rstrip(" ,:!،")
    if name:
        yield Detail(
            name="recipient", value=name, rule="writing.salutation", evidence=greeting.cite(start, start + len(name))
        )


def _author(head: Sequence[Passage], tail: Sequence[Passage], body: Sequence[Passage]) -> Iterator[Detail]:
    """Who writes: on whose behalf the first paragraph says, else the first line of the head, else the signature."""
    from observance.segment.groups import spoken_for

    behalf = spoken_for(body[:1])
    if behalf:
        yield Detail(name="author", value=behalf[0].value, rule="letter:on behalf of", evidence=behalf[0].evidence)
        return
    signed = [p for p in tail[1:] if not _labelled("writing.copy_to").match(p.reading.text)]
    if signed:
        yield whole("author", signed[0], "letter:signature")
    elif head and not any(c.isdigit() for c in head[0].reading.text):
        yield whole("author", head[0], "letter:head")


def _copies(tail: Sequence[Passage]) -> Iterator[Detail]:
    """Who gets a copy: what stands behind the label and after it."""
    for k, passage in enumerate(tail):
        labelled = _labelled("writing.copy_to").match(passage.reading.text)
        if not labelled:
            continue
        if labelled["rest"].strip():
            yield Detail(
                name="copy_to",
                value=labelled["rest"].strip(),
                rule="writing.copy_to",
                evidence=passage.cite(*labelled.span("rest")),
            )
        for copied in tail[k + 1 :]:
            cut = _NAME_END.search(copied.reading.text)
            end = cut.start() if cut else len(copied.reading.text)
            if end:
                yield Detail(
                    name="copy_to",
                    value=copied.reading.text[:end],
                    rule="writing.copy_to",
                    evidence=copied.cite(0, end),
                )
        return
