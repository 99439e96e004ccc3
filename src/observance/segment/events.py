"""Events and notices of a sitting: what the record tells between the speeches, and what the chair announces.

Reads passages; gives events (suspended, resumed, adopted ...) and notices (limits, addresses, dates), each cited.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from observance.domain.record import Event, EventKind, Notice, NoticeKind
from observance.domain.text import Passage
from observance.lang import cue, languages, pattern, pooled, worded, words_pattern
from observance.lang.wording import Wording, wording
from observance.reference.calendar import dates_in

#: Looked for in this order: "suspended at 4 and resumed at 5" is both, and tells of the resumption last.
_EVENTS = (
    (EventKind.SUSPENDED, "sitting.suspended"),
    (EventKind.RESUMED, "sitting.resumed"),
    (EventKind.ADJOURNED, "sitting.adjourned"),
    (EventKind.CLOSED, "sitting.closed"),
    (EventKind.OPENED, "sitting.opened"),
)
_LONGEST_NARRATIVE = 240
#: How far before the word for an adoption the word stands that puts it off, in characters.
_NEAR = 12
#: An event is told in the first words of its passage: behind an article at most.
_LEAD = 4
_MAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_SENTENCES = re.compile(r"[^.!?]+(?:[.!?](?!\s|\Z)[^.!?]+)*[.!?]?")
_DIGIT = re.compile(r"\d")
_MINUTES_NUMBER = re.compile(r"(?<!\w)(?P<number>\d{1,3})(?!\w)")


def is_narrative(passage: Passage) -> bool:
    """Whether a passage tells of the sitting in the third person: in brackets, or an event with its time of day."""
    text = passage.reading.text.strip()
    if len(text) > _LONGEST_NARRATIVE:
        return False
    if text[:1] in "([" and text.rstrip(".")[-1:] in ")]":
        return _any_event().search(text) is not None or _adopts(text)
    return _DIGIT.search(text) is not None and any(_any_event().match(text, at) for at in range(_LEAD))


@worded
def _any_event() -> re.Pattern[str]:
    return words_pattern(form for _, pick in _EVENTS for form in pooled(pick))


def events_in(passage: Passage) -> Iterator[Event]:
    """The events that a passage tells."""
    text = passage.reading.text
    for kind, pick in _EVENTS:
        found = cue(pick).search(text)
        if found:
            yield Event(kind=kind, evidence=passage.cite())
    if not _adopts(text):
        return
    for clause in _clauses(text):
        papers = _papers_named(clause)
        if papers:
            amended = cue("sitting.as_amended").search(clause) is not None
            yield Event(kind=EventKind.ADOPTED, evidence=passage.cite(), what=papers, as_amended=amended)


def _clauses(text: str) -> Iterator[str]:
    """ "A is adopted and B is adopted, as amended", "A and, as amended, B": two clauses; "A and B, as amended": one."""
    at = 0
    for joint in _joint().finditer(text):
        rest = text[joint.end() :]
        if cue("sitting.as_amended").match(rest) or (
            cue("sitting.adopted").search(rest) and cue("sitting.adopted").search(text[at : joint.start()])
        ):
            yield text[at : joint.start()]
            at = joint.end()
    yield text[at:]


@worded
def _joint() -> re.Pattern[str]:
    return re.compile(rf"\s+{pattern(pooled('names.joined'))}(?:\s*,\s*|\s+)", re.IGNORECASE)


def tells_of_adoption(passage: Passage) -> bool:
    """Whether a short passage says that minutes were adopted."""
    return len(passage.reading.text) <= _LONGEST_NARRATIVE and _adopts(passage.reading.text)


def _adopts(text: str) -> bool:
    """The body's own papers are adopted: its minutes by their number, its report. A law that is adopted is neither."""
    return any(not _is_to_come(text, found) for found in _adoptions(text)) and bool(_papers_named(text))


def _adoptions(text: str) -> Iterator[re.Match[str]]:
    return cue("sitting.adopted").finditer(text)


def _is_to_come(text: str, adoption: re.Match[str]) -> bool:
    """ "will be adopted": what stands right before it puts it off."""
    return cue("sitting.future").search(text, max(0, adoption.start() - _NEAR), adoption.end()) is not None


def _papers_named(text: str) -> tuple[str, ...]:
    """What is adopted: minutes by their number, else the words for the report or the programme."""
    own = cue("sitting.own_papers").search(text)
    return _minutes_named(text) or ((own.group().split(maxsplit=1)[1],) if own else ())


def _minutes_named(text: str) -> tuple[str, ...]:
    """The numbers of the minutes named: after the word for minutes, and those listed with it."""
    numbers: list[str] = []
    for found in _after_minutes().finditer(text):
        numbers += [number for number in _MINUTES_NUMBER.findall(found["list"]) if number not in numbers]
    return tuple(numbers)


@worded
def _after_minutes() -> re.Pattern[str]:
    joined = pattern((*pooled("names.joined"), *pooled("names.articles")))
    word = rf"(?<!\w){pattern(pooled('sitting.minutes'))}"
    return re.compile(
        rf"{word}[\s.]*(?:{pattern(pooled('writing.number'))}\s*)?(?P<list>\d{{1,3}}(?:(?:\s*,\s*|\s+{joined}\s+)+\d{{1,3}})*)",
        re.IGNORECASE,
    )


def notices_in(passages: Sequence[Passage]) -> Iterator[Notice]:
    """What the chair announces in these passages, sentence by sentence."""
    for passage in passages:
        for found in _SENTENCES.finditer(passage.reading.text):
            announced = tuple(_announced(found.group()))
            if announced:
                sentence = found.group()
                lead = len(sentence) - len(sentence.lstrip())
                evidence = passage.cite(found.start() + lead, found.start() + len(sentence.rstrip()))
                yield from (Notice(kind=kind, value=value, evidence=evidence) for kind, value in announced)


def _announced(sentence: str) -> Iterator[tuple[NoticeKind, str | None]]:
    """What a sentence announces, with its value where it has one."""
    minutes = _minutes_of_time().search(sentence) if _told("sitting.minutes_of_time").search(sentence) else None
    if minutes and cue("sitting.limit").search(sentence):
        yield NoticeKind.SPEAKING_LIMIT, str(_number(minutes["number"]))
    mail = _MAIL.search(sentence) if "@" in sentence else None
    if mail and cue("sitting.texts_to").search(sentence):
        yield NoticeKind.TEXTS_TO, mail.group()
    supplied = _told("sitting.written_information").search(sentence)
    if supplied and not cue("sitting.negated").search(sentence, 0, supplied.start()):
        yield NoticeKind.WRITTEN_INFORMATION, None
    if _told("sitting.reading_of_conclusions").search(sentence) and cue("sitting.future").search(sentence):
        day = next((day.iso for day in dates_in(sentence) if day.iso), None)
        yield NoticeKind.READING_OF_CONCLUSIONS, day


@worded
def _told(pick: str) -> Wording:
    """A group of words in all languages, of which few sentences hold one."""
    return wording(pooled(pick))


@worded
def _numbers() -> dict[str, int]:
    return {word: number for language in languages() for word, number in language.numbers.items()}


@worded
def _minutes_of_time() -> re.Pattern[str]:
    words = "|".join(sorted(map(re.escape, _numbers()), key=lambda word: (-len(word), word)))
    return re.compile(
        rf"(?<!\w)(?P<number>\d{{1,2}}|{words})\s+{pattern(pooled('sitting.minutes_of_time'))}(?!\w)", re.IGNORECASE
    )


def _number(printed: str) -> int:
    return int(printed) if printed.isdigit() else _numbers()[printed.lower()]
