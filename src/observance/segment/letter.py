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
from observance.segment.flow import FlowLine
from observance.segment.parts import Parts, dated, is_sentence, whole

_LONGEST_SALUTATION = 110
_LONGEST_VALEDICTION = 260
_LONGEST_SUBJECT = 160
_HEAD = 30
#: How far from the end a valediction may stand: signature, copies and enclosures come after it.
_TAIL = 16
_SALUTED = re.compile(r"[,:!،]\s*\Z")
_CODE = re.compile(r"(?<!\w)(?=[\w./-]*[/-])[A-Za-zА-Я]{1,10}(?:[./-][\w]+)+(?!\w)")
_NAME_END = re.compile(r"\s*[(;]")


def letter_parts(passages: Sequence[Passage]) -> Parts | None:
    """The parts of a letter."""
    closed = is_closed(passages)
    greeting = _salutation(passages[:_HEAD], closed)
    if greeting is None:
        return None
    at = passages.index(greeting)
    closing = _closing(passages, at)
    head, tail = passages[:at], passages[closing:]
    details = [Detail(name="kind", value="letter", rule="writing.salutation", evidence=greeting.cite())]
    details += _of_head(head, passages[at + 1 : closing])
    details += _recipient(head, greeting)
    details += _author(head, tail, passages[at + 1 : closing])
    details += _copies(tail)
    subject = {d.evidence.passage for d in details if d.name == "title" and d.evidence}
    return Parts(
        kind=DocumentKind.LETTER,
        details=tuple(details),
        formal=frozenset(p.n for p in (*head, greeting, *tail)) - subject,
        headings=frozenset(subject),
        apart=frozenset({greeting.n}),
    )


def is_closed(passages: Sequence[Passage]) -> bool:
    """Whether a valediction stands near the end."""
    return any(_is_valediction(p) for p in passages[-_TAIL:])


def _is_valediction(passage: Passage) -> bool:
    text = passage.reading.text
    return len(text) <= _LONGEST_VALEDICTION and cue("writing.valediction").search(text) is not None


def _salutation(head: Sequence[Passage], closed: bool) -> Passage | None:
    """The first line that greets with a comma or colon; where the letter is closed as letters are, the last without.

    An addressee may be called as one is greeted ("Monsieur le Ministre" above his address): what stands further down
    is the salutation.
    """
    greeting = [p for p in head if len(p.reading.text) <= _LONGEST_SALUTATION and _greets(p)]
    stopped = next((p for p in greeting if _SALUTED.search(p.reading.text)), None)
    if stopped or not closed:
        return stopped
    first = next((p.n for p in head if len(p.reading.text) > _LONGEST_SALUTATION), len(head) + 1)
    bare = [p for p in greeting if len(p.reading.text) < 60 and not is_sentence(p.reading.text)]
    return next((p for p in reversed(bare) if p.n < first), None)


def _greets(passage: Passage) -> bool:
    return cue("writing.salutation").match(passage.reading.text) is not None


def salutation_lines(text: str, lines: Sequence[FlowLine]) -> Iterator[int]:
    """The lines of the head that are a salutation with its comma or colon: whatever the layout, paragraphs of their
    own."""
    for i, line in enumerate(lines[:_HEAD]):
        words = text[line.start : line.end] if line.block is None else ""
        if 0 < len(words) <= _LONGEST_SALUTATION and _SALUTED.search(words) and cue("writing.salutation").match(words):
            yield i


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


def _of_head(head: Sequence[Passage], body: Sequence[Passage]) -> Iterator[Detail]:
    """Date, reference and subject."""
    day = next(((p, d) for p in head for d in dates_in(p.reading.text) if d.iso), None)
    if day:
        yield dated(*day, rule="letter:head")
    reference = _reference(head)
    if reference:
        yield reference
    subject = _subject(head, body, [day[0].n] if day else [], reference)
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


def _subject(
    head: Sequence[Passage], body: Sequence[Passage], taken: list[int], reference: Detail | None
) -> Detail | None:
    """What the letter is about: what stands behind the label, else a line that stands alone around the salutation."""
    for passage in head:
        labelled = _labelled("writing.subject").match(passage.reading.text)
        if labelled and labelled["rest"].strip():
            start, end = labelled.span("rest")
            return Detail(
                name="title", value=labelled["rest"].strip(), rule="writing.subject", evidence=passage.cite(start, end)
            )
    if reference and reference.evidence:
        taken.append(reference.evidence.passage)
    if body and _may_be_subject(body[0]) and len(body) > 1:
        return whole("title", body[0], "letter:line below the salutation")
    if len(head) > 1 and head[-1].n not in taken and _may_be_subject(head[-1]) and _is_alone(head[-2], head[-1]):
        return whole("title", head[-1], "letter:line above the salutation")
    return None


def _may_be_subject(passage: Passage) -> bool:
    """A line of several words and no sentence; one that opens with a number is an address."""
    text = passage.reading.text
    return (
        len(text.split()) > 2 and len(text) <= _LONGEST_SUBJECT and not is_sentence(text)
        and text[-1] not in ":;," and text[0].isalpha()
    )  # fmt: skip


def _is_alone(above: Passage, passage: Passage) -> bool:
    """Whether an empty line stands between two passages: the last line of an address has none above it."""
    return passage.source_text.count("\n", above.end, passage.start) > 1


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
