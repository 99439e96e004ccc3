"""Persons as they are named: with an honorific, in the heading of a speech, with initials, beside an office, in a list.

Reads an utterance; gives candidates. A name is the words with capitals, without honorific and office. Two words with
capitals alone make no person: a given name that is known, an office beside them, a verb of saying, an age, the ending
of a family name, or a list with such a name must show it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

import ahocorasick_rs

from observance.domain.findings import ActorKind
from observance.domain.fold import fold_words
from observance.extract.names.bodies import grammars, small_words
from observance.extract.names.spans import (
    INITIAL,
    LONGEST_WORD,
    UPPER,
    Candidate,
    covered,
    opening,
    without_possessive,
)
from observance.extract.utterances import Utterance
from observance.lang import pattern, pooled, remembered, worded
from observance.reference.countries import country_code
from observance.reference.given_names import is_given_name, patronymic_endings, surname_endings

_WORD = rf"[{UPPER}][\w’'-]{{0,{LONGEST_WORD}}}[\w]"
_GIVEN_BEFORE = re.compile(rf"(?<![\w.’'-])(?P<given>{_WORD}|[{UPPER}]\.)\s\Z")
_OPENING = opening(r"\w")
_INITIAL_SOMEWHERE = re.compile(rf"{_OPENING}[^\W\d_]?\.")
_LONGEST_HEADLINE = 160
_LONGEST_LETTERS, _GIVEN_AND_FAMILY = 6, 2
_NUMERAL = re.compile(r"[IVXLC]+")
#: What may stand between an office and the name of who holds it ("secretary of the union Anna ...").
_BODIES = frozenset({ActorKind.ORGANISATION, ActorKind.STATE})
_BLANK = r"[\s\u00a0]"


@worded
def _particle() -> str:
    return rf"(?:{pattern(pooled('names.particles'))})"


@worded
def _name() -> str:
    """A person's name: given names or initials, particles, family names."""
    piece = rf"(?:{INITIAL}|{_WORD})"
    first = rf"(?:{INITIAL}{_BLANK}?){{0,3}}(?:{_particle()}{_BLANK})?{_WORD}"
    return rf"{first}(?:(?:{_BLANK}|(?<=\.))(?:{_particle()}(?:{_BLANK}|(?<=['’]))){{0,2}}{piece}){{0,4}}"


@worded
def _honoured() -> re.Pattern[str]:
    """A name behind an honorific: group ``many`` where the honorific is one of several persons."""
    many = rf"(?P<many>{pattern(pooled('names.honorifics_plural'))})"
    one = pattern(form for form in pooled("names.honorifics") if "." in form or len(form) > 1)
    # All honorifics but the Russian ones begin with a capital: most words are passed at once.
    return re.compile(rf"(?<!\w)(?=[{UPPER}\u0430-\u044f])(?i:{many}|{one}){_BLANK}(?P<name>{_name()})")


@worded
def _further() -> re.Pattern[str]:
    """The next of several persons behind one honorific."""
    return re.compile(rf"(?:,|,?\s(?:{pattern(pooled('names.listed'))}))\s(?P<name>{_name()})")


@worded
def _initialled() -> re.Pattern[str]:
    """A family name with initials behind it, or with two before it."""
    behind = rf"{_WORD}{_BLANK}{INITIAL}(?:{_BLANK}?{INITIAL}){{0,2}}"
    before = rf"{INITIAL}{_BLANK}?{INITIAL}{_BLANK}?{_WORD}"
    return re.compile(rf"(?<![\w.])(?P<name>{behind}|{before})(?!\w)")


@worded
def _sequence() -> re.Pattern[str]:
    """Two to four words with capitals in a row, small words of a name among them."""
    small = rf"(?:{_particle()}{_BLANK})?"
    first = opening(r"\w’'.-") + rf"(?:[^\W\d_]?\.{_BLANK}?{_WORD}|[\w’'-]{{0,{LONGEST_WORD}}}[\w])"
    return re.compile(rf"{first}(?:{_BLANK}{small}{_WORD}){{1,3}}(?![\w-])")


@worded
def _abbreviations() -> re.Pattern[str]:
    return re.compile(pattern(pooled("writing.abbreviations")), re.IGNORECASE)


def _is_abbreviation(word: str) -> bool:
    """Whether two letters before a full stop are no initials ("No.")."""
    return len(word) > 1 and _abbreviations().fullmatch(word) is not None


def _is_numeral(letters: str) -> bool:
    """Whether capitals before a full stop number a part ("XI."); one letter alone is an initial."""
    return len(letters) > 1 and _NUMERAL.fullmatch(letters) is not None


@worded
def _office_before() -> re.Pattern[str]:
    """An office that ends where a name begins, with at most a few words that belong to it."""
    return re.compile(
        rf"(?<!\w)(?P<office>(?i:{pattern(pooled('names.offices'))}))(?P<of>(?:\s[а-яёіїґ-]+){{0,5}})\s\Z"
    )


@worded
def _behind() -> re.Pattern[str]:
    """What shows that a person is named before it: an office in apposition, an age, a verb of saying."""
    apposition = rf"(?:(?i:{pattern(pooled('names.apposition'))})(?:\s|(?<=['’]))){{0,3}}"
    office = rf"(?:[\w-]{{1,{LONGEST_WORD}}}\s){{0,2}}(?i:{pattern(pooled('names.offices'))})"
    said = rf"(?i:{pattern(pooled('names.says'))})"
    return re.compile(rf"\s?,?\s*\(?(?:{apposition}{office}|\d\d(?=,)|{said})(?!\w)")


def people_in(
    utterance: Utterance, taken: Iterable[Candidate], offices: Iterable[tuple[int, int]]
) -> Iterator[Candidate]:
    """The persons that an utterance names with something that shows it."""
    text = utterance.text
    yield from _heading(utterance)
    yield from _with_honorific(text)
    yield from _with_initials(text)
    if not _is_title_case(text):
        yield from _free(text, tuple(taken))
        yield from _after_office(text, offices)


def _with_initials(text: str) -> Iterator[Candidate]:
    """Family names with initials; where what stands before initials is an office, the name stands behind them."""
    at = 0 if _INITIAL_SOMEWHERE.search(text) else len(text)
    while found := _initialled().search(text, at):
        words = found["name"].split()
        initials = re.findall(r"[^\W\d_]+(?=\.)", found["name"])
        is_none = any(_is_abbreviation(one) or _is_numeral(one) for one in initials)
        if is_none or any(map(_is_no_name, re.findall(r"\w{3,}", found["name"]))):
            at = found.start() + len(words[0])
            continue
        start = found.start() + (len(words[0]) + 1 if _honorific().fullmatch(words[0]) else 0)
        yield _person(text, start, found.end("name"), "names:initials", rank=4)
        at = found.end()


@worded
def _honorific() -> re.Pattern[str]:
    return re.compile(rf"(?i:{pattern([*pooled('names.honorifics'), *pooled('names.honorifics_plural')])})")


def _person(text: str, start: int, end: int, rule: str, rank: int = 2, **further: str | None) -> Candidate:
    end = without_possessive(text, start, end)
    return Candidate(start=start, end=end, kind=ActorKind.PERSON, rule=rule, rank=rank, **further)


def _heading(utterance: Utterance) -> Iterator[Candidate]:
    """The speaker's name as the heading prints it."""
    speech = utterance.speech
    name = speech.speaker if speech else None
    at = " ".join(utterance.text[: utterance.start].split()).find(name) if name else -1
    if speech and name and at >= 0:
        yield Candidate(
            start=at,
            end=at + len(name),
            kind=ActorKind.PERSON,
            rule="names:heading",
            rank=5,
            honorific=speech.honorific,
            title=speech.title,
            of=speech.state or speech.organisation,
        )


def _with_honorific(text: str) -> Iterator[Candidate]:
    listed = 0  # how far names have been listed: an honorific among them lists none of them again
    for found in _honoured().finditer(text):
        if not text[found.start()].isupper() and text[found.start()].isascii():
            continue
        honorific = text[found.start() : found.start("name")].strip()
        start, end = _trimmed(text, *found.span("name"))
        end = _one_of_many(text, start, end) if found["many"] else end
        if start < end:
            yield _person(text, start, end, "names:honorific", rank=4, honorific=honorific)
        if not found["many"] or found.start() < listed:
            continue
        while following := _further().match(text, end):
            start, end = following.start("name"), _one_of_many(text, *following.span("name"))
            yield _person(text, start, end, "names:honorific", rank=4, honorific=honorific)
        listed = end


def _one_of_many(text: str, start: int, end: int) -> int:
    """Where the first of several names ends: a word that lists ("y") joins no parts of a name behind "Sres."."""
    joined = _listing().search(text, start, end)
    return joined.start() if joined else end


@worded
def _listing() -> re.Pattern[str]:
    return re.compile(rf"\s(?:{pattern(pooled('names.listed'))})\s")


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """A name without an office or another word at its ends that belongs to no name ("Mr President")."""
    words = list(re.finditer(r"\S+", text[start:end]))
    first = next((word.group() for word in words if word.group()[0].isupper()), "")
    if _is_no_name(first):
        return start, start
    while words and _is_no_name(words[-1].group()):
        words.pop()
    return (start, start + words[-1].end()) if words else (start, start)


@remembered
def _is_no_name(word: str) -> bool:
    plain = word.strip(".,")
    if len(plain) < 2:
        return False
    return bool(_no_names().fullmatch(plain)) or plain.lower() in small_words() or _is_head(plain)


@worded
def _no_names() -> re.Pattern[str]:
    """Offices, honorifics, and other words with a capital that are no part of a name."""
    picks = ("names.offices", "names.no_names", "names.honorifics", "names.honorifics_plural")
    return re.compile(rf"(?i:{pattern(form for pick in picks for form in pooled(pick))})\.?")


def _is_head(word: str) -> bool:
    return any(grammar.heads.fullmatch(word) for grammar in grammars().values())


def _is_title_case(text: str) -> bool:
    """Whether a line writes most of its words with capitals, so that a capital shows nothing."""
    if len(text) > _LONGEST_HEADLINE or text.endswith("."):
        return False
    words = [word for word in text.split() if word[:1].isalpha()]
    capitals = sum(word[0].isupper() for word in words)
    return len(words) > 3 and capitals * 5 > len(words) * 3 and not any(c in text for c in ",;:(")


def _free(text: str, taken: tuple[Candidate, ...]) -> Iterator[Candidate]:
    """Names without an honorific that something else shows to be a person's."""
    rows: list[tuple[int, int, bool]] = []
    mask, ends = covered(taken, len(text)), {c.end: c for c in taken if c.kind in _BODIES}
    for found in _sequence().finditer(text):
        start, end = _past_office(text, *_outside(found.span(), mask))
        if start < end and mask.find(1, start, end) < 0:
            rows.append((start, end, _is_shown(text, start, end, ends)))
    for start, end, shown in _with_listed(text, rows):
        if shown:
            yield _person(text, start, end, "names:person")


def _outside(span: tuple[int, int], mask: bytearray) -> tuple[int, int]:
    """A stretch without what another name takes at its beginning."""
    start, end = span
    free = mask.find(0, start, end)
    return (start, end) if free <= start else (free + 1, end)


def _past_office(text: str, start: int, end: int) -> tuple[int, int]:
    """A sequence without the words before it that belong to no name: a sentence's first word, an office."""
    words = [(start + m.start(), start + m.end(), m.group()) for m in re.finditer(r"\S+", text[start:end])]
    while words and (_is_outside(words[0][2]) or _is_state_alone(words[0][2]) or _is_of_body([w for *_, w in words])):
        words.pop(0)
    if len(words) < 2 or any(_is_no_name(word) or country_code(word) for *_, word in words):
        return start, start
    return words[0][0], words[-1][1]


def _is_shown(text: str, start: int, end: int, bodies: Mapping[int, Candidate]) -> bool:
    words = text[start:end].split()
    if is_given_name(words[0]) or (is_given_name(words[-1]) and words[0].isupper()):
        return True
    if fold_words(words[-1]).endswith(surname_endings()) or _behind().match(text, end):
        return True
    before = _before(text, start, bodies)
    return _office_before().search(text, max(0, before - 60), before) is not None


def _before(text: str, start: int, bodies: Mapping[int, Candidate]) -> int:
    """Where to look for an office: before a body that stands between it and the name."""
    body = bodies.get(start - 1)
    if body is None:
        return start
    before = text[max(0, body.start - 60) : body.start]
    return body.start - len(before) + len(before.rstrip()) + 1 - _link_length(before)


@worded
def _links_before() -> re.Pattern[str]:
    return re.compile(rf"\s(?:{pattern({*pooled('names.links'), *pooled('names.of')})})\s?\Z", re.IGNORECASE)


def _link_length(text: str) -> int:
    found = _links_before().search(text, max(0, len(text) - 20))
    return len(found.group().rstrip()) if found else 0


@worded
def _between() -> re.Pattern[str]:
    return re.compile(rf",?\s(?:{pattern(pooled('names.listed'))})\s|,\s")


def _with_listed(text: str, rows: list[tuple[int, int, bool]]) -> list[tuple[int, int, bool]]:
    """The names, those that stand in a list with one that is shown to be a person's shown too, to both sides."""
    for _ in range(2):
        for n in range(1, len(rows)):
            (_, end, shown), (start, stop, _) = rows[n - 1], rows[n]
            if shown and _between().fullmatch(text, end, start):
                rows[n] = (start, stop, True)
        rows = rows[::-1]
        for n in range(1, len(rows)):
            (start, _, shown), (begun, stop, _) = rows[n - 1], rows[n]
            if shown and _between().fullmatch(text, stop, start):
                rows[n] = (begun, stop, True)
        rows = rows[::-1]
    return rows


@worded
def _name_alone() -> re.Pattern[str]:
    """A family name that stands alone, with initials at most."""
    return re.compile(rf"\s(?P<name>{_WORD}(?:{_BLANK}{INITIAL}){{0,2}})(?!\s?[{UPPER}’'])(?!\w)")


def _after_office(text: str, offices: Iterable[tuple[int, int]]) -> Iterator[Candidate]:
    """A family name alone behind an office: "President Tavi", "la juge Tavi"."""
    for start, end in offices:
        found = _name_alone().match(text, end)
        name = found["name"].split()[0] if found else ""
        if found and not _is_no_name(name) and not country_code(name) and not name.isupper():
            yield _person(text, *found.span("name"), "names:office", rank=1, title=text[start:end])


def surnames(people: Iterable[str]) -> frozenset[str]:
    """The family names of persons, without initials; of names in one case and of several words the last."""
    found: set[str] = set()
    for name in people:
        words = [word for word in name.split() if not re.fullmatch(rf"{INITIAL}+", word)]
        postfix = bool(words) and re.search(rf"\s{INITIAL}", name) is not None and name.split()[0] == words[0]
        family = words[0] if postfix else words[-1] if words else ""
        if len(family) > 3:
            found.add(family)
    return frozenset(found)


_WITHIN = re.compile(r"[\w-]")
_REST = re.compile(r"[а-яёіїґ]{0,3}(?![\w-])")


@dataclass(frozen=True, slots=True)
class Families:
    """Family names that a document gives to persons: all are looked for at once, however many there are."""

    automaton: ahocorasick_rs.AhoCorasick = field(repr=False)

    def places(self, text: str) -> Iterator[tuple[int, int]]:
        """Where one of them stands as a word, as written in the document or with another case's ending."""
        for _, start, end in self.automaton.find_matches_as_indexes(text):
            rest = _REST.match(text, end)
            if rest and not (start and _WITHIN.match(text, start - 1)):
                yield start, rest.end()


def known_surnames(names: Iterable[str]) -> Families | None:
    """The family names that a document gives to persons; ``None`` where it gives none."""
    forms = {form for name in names for form in (name, name.title() if name.isupper() else name)}
    stems = sorted({_stem(form) for form in forms})
    if not stems:
        return None
    # The longest: where its ending does not fit, that of a shorter one, which is longer, does not fit either.
    return Families(ahocorasick_rs.AhoCorasick(stems, matchkind=ahocorasick_rs.MatchKind.LeftmostLongest))


def _stem(name: str) -> str:
    """A name without the ending that Russian changes."""
    cyrillic = bool(re.match(r"[\u0400-\u04ff]", name))
    return re.sub(r"[аяйоеиыу]{1,2}\Z", "", name) if cyrillic and len(name) > 5 else name


@remembered
def _is_outside(word: str) -> bool:
    """Whether a word before a name is no part of it."""
    return _honorific().fullmatch(word) is not None or _is_no_name(word)


def _is_state_alone(word: str) -> bool:
    """Whether a word names a State and no person ("Secretary of State USA Anna ...", as Russian puts it)."""
    return country_code(word) is not None and not is_given_name(word)


def _is_of_body(words: Sequence[str]) -> bool:
    """Whether letters before a given and a family name are those of a body ("the chair, as Russian puts it, ABC Anna
    Tavi"); before a given name and a patronymic they are a family name in capitals."""
    first, rest = words[0], words[1:]
    if len(rest) != _GIVEN_AND_FAMILY or not first.isupper() or not 1 < len(first) <= _LONGEST_LETTERS:
        return False
    return is_given_name(rest[0]) and not fold_words(rest[1]).endswith(patronymic_endings())


@worded
def _to_name() -> re.Pattern[str]:
    """Between an office and the name of who holds it."""
    links = pattern({*pooled("names.links"), *pooled("names.of")})
    words = rf"(?:\s(?:(?i:{links})(?=\s)|{_WORD}|[а-яёіїґ-]+)){{0,8}}"
    return re.compile(rf"{words}\s")


@worded
def _title_behind() -> re.Pattern[str]:
    apposition = rf"(?:(?i:{pattern(pooled('names.apposition'))})(?:\s|(?<=['’]))){{0,3}}"
    return re.compile(
        rf"\s?,\s{apposition}(?:[\w-]{{1,{LONGEST_WORD}}}\s){{0,2}}?(?P<office>(?i:{pattern(pooled('names.offices'))}))(?!\w)"
    )


def title_at(text: str, start: int, end: int, before: Iterable[tuple[int, int]]) -> str | None:
    """The office in apposition behind a name, else the first of those ``before`` it that leads to it."""
    if found := _title_behind().match(text, end):
        return found["office"]
    return next((text[begun:ended] for begun, ended in before if _to_name().fullmatch(text, ended, start)), None)


def again(text: str, family: Families | None) -> Iterator[Candidate]:
    """Persons named before, by their family name, with a given name or initial before it where there is one."""
    for start, end in family.places(text) if family else ():
        if (before := _GIVEN_BEFORE.search(text, max(0, start - 30), start)) and not _is_outside(before["given"]):
            start = before.start("given")
        yield _person(text, start, end, "names:surname", rank=-2)
