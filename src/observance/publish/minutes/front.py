"""The title block of a record: body, what the paper is, number, date, and whether it is a draft, in its languages.

Reads a Record's details and the house form; gives the lines. What the record's own front already prints in words is
not printed twice.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from observance.domain.record import Record
from observance.reference import bodies
from observance.reference.house_form import Standing, house_form

#: Between the same words in several languages on one line.
BETWEEN = " · "


@dataclass(frozen=True, slots=True, kw_only=True)
class Front:
    """The title block: its lines and those of its standing with their languages, and what the running head says."""

    title: str
    head: str
    symbol: str | None
    languages: tuple[str, ...]
    lines: tuple[tuple[str, str], ...]
    standing: tuple[tuple[str, str], ...]
    is_draft: bool


def title_block(record: Record) -> Front:
    """The title block of a record."""
    words = _words(record)
    languages = tuple(code for code, _ in words)
    symbol, status = _value(record, "symbol"), _value(record, "status")
    names = _names(record, languages)
    papers = BETWEEN.join(standing.record for _, standing in words)
    days = _days(record, languages)
    lines = [*names, (languages[0], papers), *([(languages[0], BETWEEN.join(days))] if days else [])]
    short = BETWEEN.join(standing.short_draft for _, standing in words)
    return Front(
        title=", ".join(filter(None, (names[0][1], words[0][1].record, symbol, days[0] if days else None))),
        head=f"{symbol or names[0][1]}{f' ({short})' if status == 'draft' else ''}",
        symbol=symbol,
        languages=languages,
        lines=tuple(lines),
        standing=_standing(words, status),
        is_draft=status == "draft",
    )


def is_printed_above(record: Record, words: str) -> bool:
    """Whether a line of the record's front is nothing but what the title block prints."""
    text = _folded(words)
    return bool(text) and text in {_folded(line) for line in _said(record)}


def _said(record: Record) -> list[str]:
    """The lines that the title block stands for: its own, and the bare facts of which it is made."""
    front, languages = title_block(record), tuple(code for code, _ in _words(record))
    facts = [value for name in ("symbol", "date", "title") for value in record.values(name)]
    status = [d.evidence.quote for d in record.details if d.name == "status" and d.evidence is not None]
    lines = [line for _, line in (*front.lines, *front.standing)]
    every = [getattr(standing, name) for _, standing in _words(record) for name in ("record", "draft", "adopted")]
    return [*facts, *status, *lines, *every, *_days(record, languages), front.head, *_standings_of(record)]


def _standings_of(record: Record) -> list[str]:
    """The first line of the front that a sitting's draft has for its standing: its status is known from its acts."""
    known = [d for d in record.details if d.name == "status" and d.evidence is None]
    if not known:
        return []
    from observance.lang import cue

    front = [p for p in record.passages if p.start < min((s.start for s in record.speeches), default=0)]
    marks = [p.reading.text for p in front if len(p.reading.text) < 40]
    return [text for text in marks if any(cue(pick).search(text) for pick in ("writing.draft", "writing.adopted"))]


def _words(record: Record) -> tuple[tuple[str, Standing], ...]:
    sizes: dict[str, int] = {}
    for speech in record.speeches:
        if speech.language:
            sizes[speech.language] = sizes.get(speech.language, 0) + speech.end - speech.start
    own = tuple(sorted(sizes, key=lambda code: (-sizes[code], code)))
    return house_form().of(record.body, own[:1])


def _names(record: Record, languages: tuple[str, ...]) -> list[tuple[str, str]]:
    """The body's name in each language; as the record has it, where the body is none that is known."""
    body = next((body for body in bodies() if body.id == record.body), None)
    found = [(code, _set(body.name[code])) for code in languages if body is not None and code in body.name]
    return found or [(languages[0], _value(record, "body") or record.body)]


def _set(name: str) -> str:
    return name.replace("'", "’")


def _days(record: Record, languages: tuple[str, ...]) -> list[str]:
    """The date of the sitting in words; as it stands where it is no whole day."""
    iso = _value(record, "date")
    return list(dict.fromkeys(day_in_words(iso, code) for code in languages)) if iso else []


def day_in_words(iso: str, language: str) -> str:
    """A day as a language prints it, the day before the month as these bodies do; as it stands where it is no day."""
    from babel.dates import format_date

    try:
        return format_date(date.fromisoformat(iso), "long", "en_GB" if language == "en" else language)
    except ValueError:
        return iso


def _standing(words: tuple[tuple[str, Standing], ...], status: str | None) -> tuple[tuple[str, str], ...]:
    if status == "draft":
        return tuple((code, standing.draft) for code, standing in words)
    return tuple((code, standing.adopted) for code, standing in words) if status == "adopted" else ()


def _value(record: Record, name: str) -> str | None:
    found = record.detail(name)
    return found.value if found else None


def _folded(text: str) -> str:
    return " ".join(text.casefold().replace("’", "'").split())
