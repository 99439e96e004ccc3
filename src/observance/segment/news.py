"""News pages: known by a dateline over running prose, or by what the web page says of itself.

Reads the passages of a document; gives its parts, or nothing where it is no news page. In a page saved as plain text
the site's own lines stand around the article: they are found by their place, length and lack of sentences.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from observance.domain.findings import folded_quote
from observance.domain.record import Detail, DocumentKind
from observance.domain.text import Document, FurnitureKind, Passage
from observance.lang import cue, pattern, pooled, worded
from observance.reference.calendar import dates_in
from observance.segment.genre import is_heading
from observance.segment.parts import Parts, dated, is_sentence, whole

#: The article's prose: paragraphs of at least so many characters that end as sentences do.
_PROSE = 180
#: A line of the site, a title or a dateline is shorter than this.
_SHORT = 170
_HEAD = 40


def is_news(document: Document, passages: Sequence[Passage]) -> bool:
    """Whether a document is a news page: prose below a head that shows it, or a day of publication in the page."""
    first = _first_prose(passages)
    if first is None:
        return False
    return bool(dict(document.reading.facts).get("date")) or _is_news(passages, first, _dateline(passages[:first]))


def news_parts(document: Document, passages: Sequence[Passage]) -> Parts:
    """The parts of a news page."""
    first = _first_prose(passages) or 0
    facts = dict(document.reading.facts)
    head = passages[:first]
    dateline = _dateline(head)
    title = _title(head, dateline, facts.get("title"))
    evidence = dateline or title
    details = [Detail(name="kind", value="news", rule="news:dateline" if dateline else "format:date",
                      evidence=evidence.cite() if evidence else None)]  # fmt: skip
    details += _facts(title, dateline, facts)
    return Parts(
        kind=DocumentKind.NEWS,
        details=tuple(details),
        formal=frozenset(p.n for p in head if p is not title),
        headings=frozenset({title.n} if title else ()) | {p.n for p in passages[first:] if is_heading(p)},
    )


def _is_news(passages: Sequence[Passage], first: int, dateline: Passage | None) -> bool:
    """Whether more than a date over prose is there: an hour, a rubric, a title printed twice, a byline, the place of
    an agency. Any report has a date; a memorandum has labels before its own."""
    head = passages[:first]
    if any(_LABEL.match(p.reading.text) for p in head):
        return False
    agency = _AGENCY.match(passages[first].reading.text) is not None
    if dateline is None:
        return agency and any(day.iso or day.month for day in dates_in(passages[first].reading.text[:80]))
    twins = Counter(folded_quote(p.reading.text) for p in head)
    return (
        agency
        or _RUBRIC.search(dateline.reading.text) is not None
        or max(twins.values()) > 1
        or any(_labelled_byline().match(p.reading.text) for p in head)
    )


#: "Date: ...", "To: ...": the head of a memorandum or of minutes.
_LABEL = re.compile(r"[^\W\d_]{2,12}\s?:\s*\S")
#: An hour, or what parts a date from a rubric.
_RUBRIC = re.compile(r"\d{1,2}[:h]\d{2}|\s[/|]\s")
#: The place in capitals with which an agency's text opens.
_AGENCY = re.compile(r"[A-ZÀ-ÞА-ЯЁ][A-ZÀ-ÞА-ЯЁ .'’-]{2,30}(?:[,(][^–—-]{2,40})?(?:\s[–—-]\s|\.\s)")


@worded
def _labelled_byline() -> re.Pattern[str]:
    return re.compile(rf"{pattern(pooled('writing.byline'))}:?\s+\S", re.IGNORECASE)


def _first_prose(passages: Sequence[Passage]) -> int | None:
    for k, passage in enumerate(passages[:_HEAD]):
        text = passage.reading.text
        if len(text) >= _PROSE and is_sentence(text):
            return k
    return None


def _dateline(head: Sequence[Passage]) -> Passage | None:
    """A short line that holds a full date and little else."""
    for passage in head:
        text = passage.reading.text
        days = [day for day in dates_in(text) if day.iso]
        if days and len(text) <= 70 and not is_sentence(text[: days[0].start] + text[days[0].end :]):
            return passage
    return None


def _title(head: Sequence[Passage], dateline: Passage | None, printed: str | None) -> Passage | None:
    """The title: the line that the page names so, else the longest line of the head, and of twins the first."""
    lines = [p for p in head if p is not dateline and _may_be_title(p.reading.text)]
    named = [p for p in lines if printed and folded_quote(p.reading.text) in folded_quote(printed)]
    written = Counter(folded_quote(p.reading.text) for p in lines)
    twins = [p for p in lines if written[folded_quote(p.reading.text)] > 1]
    return max(named or twins or lines, key=lambda p: (len(p.reading.text), -p.n), default=None)


def _may_be_title(text: str) -> bool:
    """Three words at least, and no sentence within or behind; a stop before a number is that of a short form."""
    return len(text.split()) > 2 and not is_sentence(text) and _SENTENCE.search(text) is None


_SENTENCE = re.compile(r"\.\s+\D")


def _facts(title: Passage | None, dateline: Passage | None, facts: dict[str, str]) -> Iterator[Detail]:
    if title:
        yield whole("title", title, "news:title")
    elif "title" in facts:
        yield Detail(name="title", value=facts["title"], rule="format:title")
    day = next((d for d in dates_in(dateline.reading.text) if d.iso), None) if dateline else None
    if dateline and day:
        yield dated(dateline, day, "news:dateline")
    elif facts.get("date"):
        yield Detail(name="date", value=facts["date"][:10], rule="format:date")
    author = facts.get("author") or facts.get("site")
    if author:
        yield Detail(name="author", value=author, rule="format:author")


def site_lines(document: Document, passages: Sequence[Passage]) -> dict[int, FurnitureKind]:
    """In a page saved as plain text, the passages that are the site's: numbers and what they are.

    Only where there is an article at all: a dateline, and prose below it.
    """
    first = _first_prose(passages)
    if document.reading.blocks is not None or document.reading.lines is not None or first is None:
        return {}
    head = passages[:first]
    dateline = _dateline(head)
    if dateline is None:
        return {}
    title = _title(head, dateline, None)
    found: dict[int, FurnitureKind] = {}
    for passage in head:
        if passage is not title and passage is not dateline and not _names_author(passage):
            found[passage.n] = _kind_of_site_line(passage, title)
    for passage in reversed(passages[first + 1 :]):
        if len(passage.reading.text) > _SHORT or is_sentence(passage.reading.text):
            break
        found[passage.n] = FurnitureKind.NAVIGATION
    return found


def _names_author(passage: Passage) -> bool:
    """Whether a line says by whom the article is: the word with a name behind it."""
    text = passage.reading.text
    found = cue("writing.byline").match(text) if len(text) <= _LONGEST_BYLINE and not is_sentence(text) else None
    return found is not None and _NAME.match(text, found.end()) is not None


_LONGEST_BYLINE = 80
_NAME = re.compile(r"\s*:?\s+[A-ZÀ-ÞА-ЯЁ][\w.'’-]*(?:\s+[\w.'’-]+){0,5}\s*\Z")


def _kind_of_site_line(passage: Passage, title: Passage | None) -> FurnitureKind:
    text = passage.reading.text
    if title and folded_quote(text) == folded_quote(title.reading.text):
        return FurnitureKind.DUPLICATE
    return FurnitureKind.NOTICE if "." in text or "!" in text or "?" in text else FurnitureKind.NAVIGATION
