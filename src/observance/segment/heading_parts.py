"""The parts of a heading: place, person, kind of turn.

Reads the pieces that a body's grammar cut out of a heading; gives what they say. A piece that can be no part of a
heading ("of the union") makes the whole none.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from observance.domain.record import Capacity, SpeechKind
from observance.lang import cue, pattern, pooled, worded
from observance.reference.countries import country_code
from observance.segment.grammar import of_pattern

_OF_STATES = frozenset({Capacity.GOVERNMENT_MEMBER, Capacity.WORKER_MEMBER, Capacity.EMPLOYER_MEMBER})
#: In words: what a group's heading may add about the speech.
_LONGEST_RIDER = 3
_LAST_BRACKET = re.compile(r"(?P<base>.+?)\s*\((?P<inner>[^()]+)\)\Z")
_UNLISTED_TITLE = re.compile(r"(?P<title>(?:[A-ZÀ-Þ][a-zß-ÿ.]+\s+)+)(?P<name>[A-ZÀ-Þ][A-ZÀ-Þ’'-]+(?:\s+[A-ZÀ-Þ’'-]+)*)")
_ACRONYM = re.compile(r"[A-ZÀ-Þ][\w/&.-]{1,14}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Parts:
    """What stands behind the role: State or organisation, office, person, and for whom it says the speech is made."""

    place: str | None = None
    code: str | None = None
    title: str | None = None
    person: str | None = None
    rider: str | None = None


def parts_of(pieces: dict[str, str | None], capacity: Capacity) -> Parts | None:
    """The parts behind a role; ``None`` where the pieces are no heading's."""
    person = pieces.get("person") or pieces.get("bare")
    place = " ".join((pieces.get("place") or "").split()).strip(" ,")
    nameless = pieces.get("nameless")
    if nameless and not person and _may_be_name(nameless):
        place, person = _named_or_placed(place, nameless, capacity)
    if place and not person and is_honorific(place):
        place, person = "", place
    found = _placed(place, capacity, after_of=_begins_with_of(pieces.get("place") or ""))
    if found is None:
        return None
    return replace(found, person=person or found.person, rider=found.rider or pieces.get("rider"))


def _may_be_name(inner: str) -> bool:
    """A bracket whose last word has a capital and that names no turn ("right of reply", "closing statement")."""
    return inner.split()[-1][:1].isupper() and turn_of(inner) is SpeechKind.SPEECH


def _named_or_placed(place: str, inner: str, capacity: Capacity) -> tuple[str, str | None]:
    """Whether a last bracket without an honorific holds a name, or belongs to the place before it."""
    whole = f"{place} ({inner})" if place else ""
    if whole and country_code(whole):
        return whole, None
    if place and capacity not in _OF_STATES and _ACRONYM.fullmatch(inner):
        return whole, None
    return place, inner


def _begins_with_of(place: str) -> bool:
    return _of().match(place) is not None


def _placed(place: str, capacity: Capacity, *, after_of: bool) -> Parts | None:
    """What a place is, by the capacity: a State, an organisation, or an office."""
    if not place:
        return Parts()
    name, rider = _without_rider(_without_of(place))
    if not name:
        return Parts(rider=rider)
    plain = _without_article(name)
    capital = plain[:1].isupper()
    if capacity in _OF_STATES:
        return _of_state(plain, rider) if capital else None
    if capacity is Capacity.GOVERNMENT_REPRESENTATIVE:
        code = country_code(plain)
        return Parts(place=plain, code=code, rider=rider) if code else Parts(title=name, rider=rider)
    if capacity is Capacity.OBSERVER:
        return Parts(place=plain, rider=rider) if capital else None
    if not capital:
        # "of the union" and ", you have asked us" are sentences, ", closing remarks" is a rider.
        return None if after_of or len(name.split()) > _LONGEST_RIDER else Parts(rider=name)
    return Parts(title=name, rider=rider)


def _of_state(name: str, rider: str | None) -> Parts:
    """A State, with a name in brackets behind it if that is no part of the State's own."""
    bracket = _LAST_BRACKET.fullmatch(name)
    if bracket and not country_code(name) and country_code(bracket["base"]):
        return Parts(place=bracket["base"], code=country_code(bracket["base"]), person=bracket["inner"], rider=rider)
    return Parts(place=name, code=country_code(name), rider=rider)


def _without_rider(name: str) -> tuple[str, str | None]:
    """ "Brazil, speaking on behalf of ..." parted; the rider may stand before the State too."""
    behalf = cue("sitting.behalf").search(name)
    if not behalf:
        return name, None
    comma = name.rfind(",", 0, behalf.start())
    if comma >= 0:
        return name[:comma].strip(), name[comma + 1 :].strip()
    last = name.rfind(",")
    state = name[last + 1 :].strip()
    return (state, name[:last].strip()) if last >= 0 and country_code(state) else ("", name)


def _without_of(name: str) -> str:
    """ "of Brazil", "representing the Federation": the name alone."""
    return _of().sub("", name, count=1) if _of().match(name) else name


@worded
def _of() -> re.Pattern[str]:
    return re.compile(rf"{of_pattern()}(?:(?<=['’])|\s+)", re.IGNORECASE)


@worded
def _article() -> re.Pattern[str]:
    return re.compile(rf"^{pattern(pooled('names.articles'))}(?:(?<=['’])|\s+)", re.IGNORECASE)


def _without_article(name: str) -> str:
    """ "the Netherlands" -> "Netherlands"; a capital article is part of the name ("The Gambia", "El Salvador")."""
    return name if name[:1].isupper() else _article().sub("", name)


def detail_of(printed: str) -> Parts:
    """What stands in brackets behind a label: a State, a person, an office or a constituency."""
    name = " ".join(printed.split())
    if is_honorific(name):
        return Parts(person=re.split(r"[(,]", name)[0].strip())
    code = country_code(name)
    return Parts(place=name, code=code) if code else Parts(title=name)


@worded
def _honorific_at_start() -> re.Pattern[str]:
    return re.compile(rf"(?:{pattern(pooled('names.honorifics'))}(?!\w)\s*)+")


def is_honorific(words: str) -> bool:
    """Whether the words open with an honorific."""
    return _honorific_at_start().match(words) is not None


def person_of(printed: str | None) -> tuple[str | None, str | None, str | None]:
    """Honorific, name and office of "Ms TAVI, Minister of Labour"."""
    if not printed:
        return None, None, None
    words = " ".join(printed.split())
    found = _honorific_at_start().match(words)
    honorific = found.group().strip() if found else None
    name, _, office = (words[found.end() :] if found else words).partition(",")
    titled = None if found else _UNLISTED_TITLE.fullmatch(name.strip())
    if titled:
        # The name is what stands in capitals; before it a title that no list holds.
        return titled["title"].strip(), titled["name"], office.strip() or None
    return honorific, name.strip(), office.strip() or None


def is_name(name: str | None) -> bool:
    """Whether a label's words are a name: they begin and end with a capital ("Mr. Ossian said:" is a sentence)."""
    words = (name or "").split()
    return bool(words) and words[0][:1].isupper() and words[-1][:1].isupper()


def turn_of(*remarks: str | None) -> SpeechKind:
    """The kind of turn that remarks in brackets name."""
    for words in remarks:
        if words and cue("sitting.point_of_order").search(words):
            return SpeechKind.POINT_OF_ORDER
        if words and cue("sitting.right_of_reply").search(words):
            return SpeechKind.RIGHT_OF_REPLY
    return SpeechKind.SPEECH
