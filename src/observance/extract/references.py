"""References: documents, decisions, procedures and meetings that a text relies on.

Reads utterances, and the dates found before; gives one :class:`Reference` for each source and speech, at its fullest
mention. Constructions stand in ``references.toml``; a frame's values say the kind and, where the words name it, the
body that the source comes from. A date right before or behind the words belongs to them.

Two mentions in a speech are of the same source where kind and author agree and no two dates part them. What is still to
come (a report asked for, a mission proposed) is no source.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from observance.domain.findings import DateMention, Reference, ReferenceKind
from observance.domain.fold import fold_words
from observance.domain.record import DocumentKind, Record, Segmentation
from observance.extract.context import Context, attribution
from observance.extract.matching import Match, Slots, matches
from observance.extract.utterances import Utterance
from observance.lang import pattern, worded
from observance.lang.frames import codes_of, groups
from observance.reference.sources import author_name, own_source, title_of

KIND = "references"
#: The printed symbol of a document: a series with its parts behind strokes, or with a year in brackets and a number.
_SYMBOL = (
    r"(?-i:(?=[A-Z./-]{1,30}\d)[A-Z]{1,7}(?:\.\d{1,4})?(?:/[A-Z0-9](?:[A-Za-z0-9.()-]{0,11}[A-Za-z0-9])?){1,6}"
    r"|[A-Z]{2,5}\(\d{4}\)\s?\d{1,5})(?![\w/])"
)
SLOTS: Slots = (("symbol", _SYMBOL),)

#: How far from the words a date may stand that belongs to them, and how long what joins them may be.
_NEAR = 36
#: Kinds of which a speech may name several; of some a mention of so few words is a short name for one of them.
_PARTICULAR = frozenset({ReferenceKind.STATEMENT, ReferenceKind.PROCEDURE, ReferenceKind.COURT_DECISION,
                         ReferenceKind.LETTER, ReferenceKind.OTHER, ReferenceKind.AGREEMENT})  # fmt: skip
_WORD = re.compile(r"\w+")
_NAMED = _PARTICULAR - {ReferenceKind.STATEMENT, ReferenceKind.OTHER}
_SHORT = 3
#: Kinds of which many bodies make one each: a mention that names nobody is another's only where it is as short.
_OF_SOMEBODY = frozenset({ReferenceKind.REPORT, ReferenceKind.OBSERVATION})
#: Documents in which people are quoted by what they said: elsewhere "the Government said" names no source.
_QUOTING = frozenset({DocumentKind.LETTER, DocumentKind.NEWS, DocumentKind.WRITTEN_INFORMATION, DocumentKind.OTHER})


@dataclass(frozen=True, slots=True, kw_only=True)
class _Mention:
    """A place where a source is named."""

    utterance: Utterance
    start: int
    end: int
    kind: ReferenceKind
    rule: str
    author: str | None
    date: str | None
    said: bool
    sayer: str | None = None
    earlier: bool = False
    several: bool = False

    @property
    def fullness(self) -> tuple[bool, bool, int]:
        """Which of two mentions of a source is the fuller: one with a date, a nominal one, the longer."""
        return self.date is not None, not self.said, self.end - self.start


def find(context: Context) -> tuple[Reference, ...]:
    """The sources that the speeches of a document (or the document) rely on."""
    in_record = isinstance(context.found, Record)
    by_speech: dict[int | None, list[_Mention]] = {}
    dates = _by_passage(context.findings.dates)
    for utterance in context.said():
        if utterance.passage.language is not None or in_record:
            number = utterance.speech.n if utterance.speech else None
            said_on = dates.get(utterance.passage.n, ())
            by_speech.setdefault(number, []).extend(_mentions(utterance, said_on, context.found))
    return tuple(_reference(one) for mentions in by_speech.values() for one in _sources(mentions))


def _by_passage(dates: Sequence[DateMention]) -> Mapping[int, Sequence[DateMention]]:
    """Dates by the numbers of the passages in which they stand."""
    found: dict[int, list[DateMention]] = {}
    for date in dates:
        found.setdefault(date.citation.passage, []).append(date)
    return found


def _mentions(utterance: Utterance, dates: Sequence[DateMention], found: Segmentation) -> list[_Mention]:
    """The places where a source is named in an utterance; of those that overlap the first frame's, then the longer."""
    dated = [(*_place(utterance, d), d.iso) for d in dates]
    taken: set[int] = set()
    kept: list[_Mention] = []
    for match in sorted(matches(KIND, utterance, SLOTS), key=lambda m: m.start - m.end):
        if match.start < utterance.start or not _may_count(match, found):
            continue
        if taken.isdisjoint(range(match.start, match.end)) and not _is_bracketed(match, kept):
            one = _mention(utterance, match, dated, found.kind)
            if one is not None:
                taken.update(range(one.start, one.end))
                kept.append(one)
    return kept


def _may_count(match: Match, found: Segmentation) -> bool:
    """Whether a frame's match counts in a document of that kind: what is still to come is no source."""
    values = match.frame.values
    if "future" in match.slots or "next" in match.slots or (values.get("outside") and isinstance(found, Record)):
        return False
    return not values.get("quoting") or found.kind in _QUOTING


def _is_bracketed(match: Match, kept: Sequence[_Mention]) -> bool:
    """Whether a symbol stands right behind the source whose it is."""
    return "symbol" in match.slots and any(0 <= match.start - one.end <= len(" (") for one in kept)


def _place(utterance: Utterance, found: DateMention) -> tuple[int, int]:
    return utterance.offset_of(found.citation.start), utterance.offset_of(found.citation.end)


def _mention(
    utterance: Utterance, match: Match, dated: Sequence[tuple[int, int, str | None]], document: DocumentKind
) -> _Mention | None:
    values = match.frame.values
    if values.get("named") and any(match.start <= first < match.end for first, _last, _iso in dated):
        return None  # "a report by May" names nobody
    start, end, date = _with_date(utterance.text, match, dated)
    if date is None and (values.get("needs_date") or "indefinite" in match.slots):
        return None
    kind, author = own_source(document, str(values["kind"])) if values.get("own") else (values["kind"], None)
    return _Mention(
        utterance=utterance,
        start=start,
        end=end,
        kind=ReferenceKind(str(kind)),
        rule=match.frame.id,
        author=author or (str(values["author"]) if "author" in values else _named(utterance.text, match, "party")),
        date=date,
        said=bool(values.get("said")),
        sayer=_sayer(utterance.text, match),
        earlier="earlier" in match.slots,
        several="several" in match.slots,
    )


def _named(text: str, match: Match, slot: str) -> str | None:
    """Whom a match names under a label, without the small words in front."""
    if slot not in match.slots:
        return None
    words = text[slice(*match.slots[slot])]
    while opening := _front().match(words):
        words = words[opening.end() :]
    return words.strip() or None


def _sayer(text: str, match: Match) -> str | None:
    """Whom a match names as the one who says it, in folded words."""
    name = _named(text, match, "sayer")
    return " ".join(_WORD.findall(fold_words(name))) if name else None


def _with_date(text: str, match: Match, dated: Sequence[tuple[int, int, str | None]]) -> tuple[int, int, str | None]:
    """The mention with the date that stands in it, right behind it, or right before it."""
    start, end = match.slots.get("source", (match.start, match.end))
    end = _trimmed(text, start, end)
    for first, last, iso in dated:
        if start <= first and last <= end:
            return start, end, iso
    for first, last, iso in dated:
        if 0 <= first - end <= _NEAR and _joins().fullmatch(text, end, first):
            return start, last, iso
        if first <= end < last:
            return start, last, iso
    for first, last, iso in dated:
        if _leads().fullmatch(text, last, start) and (opens := _opens().search(text, max(0, first - _NEAR), first)):
            return opens.start(), end, iso
    return start, end, None


def _trimmed(text: str, start: int, end: int) -> int:
    """The end of a stretch without blanks and without the small words that it may have run into."""
    while found := _tail().search(text, start, end):
        end = found.start()
    return start + len(text[start:end].rstrip())


# --- One source, one reference ----------------------------------------------------------------------------------------


def _sources(mentions: Sequence[_Mention]) -> Iterator[_Mention]:
    """The fullest mention of each source of a speech."""
    # What is named again in the same words need not be compared again.
    distinct: dict[tuple[object, ...], _Mention] = {}
    for one in mentions:
        distinct.setdefault((one.kind, one.author, one.date, one.earlier, one.several, _folded(one)), one)
    groups_: list[list[_Mention]] = []
    for one in distinct.values():
        same = next((group for group in groups_ if all(_same(one, other) for other in group)), None)
        if same is None:
            groups_.append([one])
        else:
            same.append(one)
    for group in groups_:
        fullest = max(group, key=lambda one: (*one.fullness, -one.start))
        author = fullest.author or next((one.author for one in group if one.author), None)
        yield replace(fullest, author=author)


def _same(one: _Mention, other: _Mention) -> bool:
    """Whether two mentions may be of the same source.

    Of a body's observations there is one, of its earlier ones and of several together another. Statements, letters and
    the like are told apart by their words, unless one is no more than a short name ("the court decision").
    """
    if _is_party(one, other) or _is_party(other, one) or _is_told(one, other) or _is_told(other, one):
        return True
    if (one.kind, one.earlier, one.several) != (other.kind, other.earlier, other.several):
        return False
    if one.kind in _PARTICULAR:
        return one.author == other.author and _same_words(one, other) and _may_share(one.date, other.date)
    if one.author and other.author:
        return one.author == other.author and _may_share(one.date, other.date)
    return (one.kind not in _OF_SOMEBODY or _same_words(one, other)) and _may_share(one.date, other.date)


def _is_party(one: _Mention, other: _Mention) -> bool:
    """Whether a mention by its party alone ("according to the Union") is of what that party is named with elsewhere."""
    if one.sayer is None or other.sayer is not None:
        return False
    return f" {one.sayer} " in f" {' '.join(_WORD.findall(_folded(other)))} "


def _is_told(one: _Mention, other: _Mention) -> bool:
    """Whether what a source says ("the court ordered") stands beside its name ("in its judgment of 3 May")."""
    if one.kind is not other.kind or not one.said or other.said or one.utterance is not other.utterance:
        return False
    return one.utterance.sentence_at(one.start) == one.utterance.sentence_at(other.start)


def _same_words(one: _Mention, other: _Mention) -> bool:
    if one.author and one.kind is ReferenceKind.PROCEDURE:
        return True
    quotes = [_folded(one), _folded(other)]
    is_short = min(len(quote.split()) for quote in quotes) <= _SHORT
    return quotes[0] == quotes[1] or (is_short and one.kind in _NAMED | _OF_SOMEBODY)


def _folded(one: _Mention) -> str:
    return fold_words(one.utterance.text[one.start : one.end])


def _may_share(one: str | None, other: str | None) -> bool:
    """Whether a date may be that of another: unknown, less exact or more."""
    return one is None or other is None or one.startswith(other) or other.startswith(one)


def _reference(one: _Mention) -> Reference:
    author = author_name(one.author) or one.author
    item = one.utterance.item
    state = item.state if item and one.author == "government" else None
    return Reference(
        citation=one.utterance.cite(one.start, one.end),
        rule=one.rule,
        kind=one.kind,
        title=title_of(one.kind, author, state, one.date, _words(one)),
        author=author,
        date=one.date,
        **attribution(one.utterance),
    )


def _words(one: _Mention) -> str:
    return " ".join(one.utterance.text[one.start : one.end].split())


# --- Words ------------------------------------------------------------------------------------------------------------


@worded
def _forms(group: str) -> tuple[str, ...]:
    return tuple(form for code in codes_of(KIND) for form in groups(KIND, code).get(group, ()))


@worded
def _joins() -> re.Pattern[str]:
    """What may stand between a source and its date."""
    return re.compile(rf",?\s?(?:{pattern(_forms('dated'))}\s?)?", re.IGNORECASE)


@worded
def _opens() -> re.Pattern[str]:
    """What may stand before a date that opens the clause: "In May 2018, a mission ..."."""
    return re.compile(rf"(?<!\w){pattern(_forms('opens'))}\s\Z", re.IGNORECASE)


@worded
def _leads() -> re.Pattern[str]:
    """What may stand between a date that opens the clause and the source: a comma, the word for a year."""
    return re.compile(rf"(?:\s{pattern(_forms('year'))})?,?\s", re.IGNORECASE)


@worded
def _tail() -> re.Pattern[str]:
    """Small words at the end of a stretch."""
    return re.compile(rf"\s+{pattern(_forms('tail'))}\s*\Z", re.IGNORECASE)


@worded
def _front() -> re.Pattern[str]:
    """A small word before a name."""
    return re.compile(rf"{pattern(_forms('tail'))}\s+", re.IGNORECASE)
