"""Headings of speeches, by the grammar that a body's profile gives.

Reads lines of the flow and a profile of ``reference/bodies``; gives each heading with its parts: capacity, place,
person, language interpreted from, and where the speech's own words begin. The profile holds the words and the order
of the parts; this module holds what the parts look like.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from observance.domain.fold import fold_words
from observance.domain.record import Capacity, SpeechKind
from observance.lang import cue, pattern, pooled
from observance.reference import Body
from observance.reference.countries import country_code
from observance.segment.flow import FlowLine

#: A heading runs over at most so many lines.
_MOST_LINES = 5
_DASH = r"(?:\s*[–—―‒]\s*|\s+-{1,2}\s+)"
_SLOT = re.compile(r"(?P<before>\s*)\{(?P<name>\w+)\}(?P<maybe>\?)?|(?P<plain>[^{}\s]+)|(?P<blank>\s+)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """A heading of a speech. ``line`` and ``last_line`` are numbers of lines of the flow.

    ``start:end`` is the heading as printed, without the dash, and ``words`` the same on one line; ``body_start`` is
    the first character of the speech.
    """

    line: int
    last_line: int
    start: int
    end: int
    body_start: int
    words: str
    capacity: Capacity
    kind: SpeechKind = SpeechKind.SPEECH
    place: str | None = None
    state_code: str | None = None
    honorific: str | None = None
    speaker: str | None = None
    title: str | None = None
    interpreted_from: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Grammar:
    """A profile made ready: the patterns of whole headings, that of their first words, and the names of languages."""

    body: Body
    wholes: tuple[re.Pattern[str], ...]
    opening: re.Pattern[str]
    languages: dict[str, str]

    @property
    def labels(self) -> bool:
        """Whether headings end in a colon."""
        return "{colon}" in self.body.grammar[0]


@lru_cache(maxsize=16)
def grammar_of(body_id: str, folders: tuple[Path, ...] = ()) -> Grammar:
    """The grammar of a body's headings."""
    from observance.reference import bodies

    body = next(body for body in bodies(folders) if body.id == body_id)
    languages = _language_names(body)
    slots = _slots(body, languages)
    openings = ["|".join(pattern(forms) for by_language in body.roles.values() for forms in by_language.values())]
    openings += [slots["introduction"]] if any("{interpretation}" in form for form in body.grammar) else []
    openings += [slots["honorific"]] if any("{label}" in form for form in body.grammar) else []
    return Grammar(
        body=body,
        wholes=tuple(re.compile(_compiled(form, slots), re.IGNORECASE) for form in body.grammar),
        opening=re.compile(rf"[\[(]?(?:{'|'.join(openings)})(?!\w)", re.IGNORECASE),
        languages=languages,
    )


def _compiled(form: str, slots: dict[str, str]) -> str:
    """The profile's form with each slot's pattern in its place."""
    parts = []
    for piece in _SLOT.finditer(form):
        if piece["name"]:
            inner = (r"\s*" if piece["before"] else "") + slots[piece["name"]]
            parts.append(f"(?:{inner})?" if piece["maybe"] else inner)
        elif piece["plain"]:
            parts.append(re.escape(piece["plain"]))
        else:
            parts.append(r"\s*")
    return "".join(parts)


def _slots(body: Body, languages: dict[str, str]) -> dict[str, str]:
    """What each slot of a form looks like."""
    honorific = rf"(?<!\w)(?-i:{pattern(pooled('names.honorifics'))})(?!\w)"
    named = rf"(?:{honorific}\s*)+"
    introduction = _introduction(body, languages)
    turn = r"(?:\s*\((?P<{}>[^()]{{4,60}})\))?"
    return {
        "honorific": honorific,
        "introduction": introduction,
        "interpretation": rf"[\[(]?{introduction}[\])]?\s*[:.,–—-]?",
        "spoken": rf"[\[(]\s*{introduction}\s*[\])]",
        "role": "(?:" + "|".join(_role(capacity, forms) for capacity, forms in body.roles.items()) + r")(?!\w)",
        "place": rf"(?:\s*,\s*|\s+(?={_of()}))(?P<place>[^–—―:;\n]{{2,200}}?)",
        "person": rf"(?:\((?P<person>{named}[^()]{{2,100}})\)|,?\s*(?P<bare>{named}[^(),–—―:]{{2,60}}))"
        + turn.format("turn"),
        "label": rf"(?P<label>{named}[^():;,?!\n]{{2,80}}?)",
        "detail": r"\((?P<detail>(?:[^()]|\([^()]*\)){2,200})\)",
        "dash": turn.format("turn_alone") + rf"(?P<mark>{_DASH})(?=\S)",
        "colon": r"(?P<mark>\s*:)(?!\S)\s*",
    }


def _role(capacity: str, forms: dict[str, tuple[str, ...]]) -> str:
    return rf"(?P<r_{capacity}>{pattern(form for by_language in forms.values() for form in by_language)})"


def _of() -> str:
    return pattern(pooled("names.of"))


def _introduction(body: Body, languages: dict[str, str]) -> str:
    names = "(?P<language>" + "|".join(sorted(map(re.escape, languages), key=lambda n: (-len(n), n))) + ")"
    phrases = [phrase for by_language in body.interpretation.values() for phrase in by_language]
    marked = pattern(phrase.replace("{language}", " LANGUAGE ") for phrase in phrases)
    # The name of the language follows at once, or after an article's apostrophe.
    one = re.sub(r"(?:\\s\+)*LANGUAGE(?:\\s\+)*", lambda _: r"\s*LANGUAGE", marked).replace("LANGUAGE", names, 1)
    return one if one.count("(?P<language>") == 1 and "LANGUAGE" not in one else _one_name(marked, names)


def _one_name(marked: str, names: str) -> str:
    """Several phrases share one group for the name: the phrases first, then the name."""
    before = re.sub(r"(?:\\s\+)*LANGUAGE(?:\\s\+)*", "", marked)
    return rf"{before}\s*{names}"


def _language_names(body: Body) -> dict[str, str]:
    """The names of languages, as each language of the profile calls them, with their codes."""
    from babel import Locale

    names: dict[str, str] = {}
    for code in body.interpretation:
        for language, name in Locale.parse(code).languages.items():
            if len(language) == 2:
                names.setdefault(name.lower(), language)
        for name, language in body.interpretation_languages.get(code, {}).items():
            names[name.lower()] = language
    return names


def find_headings(text: str, lines: Sequence[FlowLine], grammar: Grammar) -> list[Heading]:
    """Every heading, in order. One that ends in a dash begins only where a paragraph may begin; a label with its
    capital and colon is plain enough at the beginning of a line."""
    found: list[Heading] = []
    after = -1
    for i, line in enumerate(lines):
        if (
            i > after
            and grammar.opening.match(text, line.start)
            and (grammar.labels or _may_begin(text, lines, i, grammar))
        ):
            heading = heading_at(text, lines, i, grammar)
            if heading is not None:
                found.append(heading)
                after = heading.last_line
    return found


def _may_begin(text: str, lines: Sequence[FlowLine], i: int, grammar: Grammar) -> bool:
    """Not in the middle of a sentence: the line above is finished, far off, or no part of a paragraph."""
    line = lines[i]
    if i == 0 or line.block is not None:
        return i == 0 or line.begins or lines[i - 1].ended
    above = lines[i - 1]
    if (
        above.ended
        or (line.gap is not None and line.gap > 1.5)
        or is_title(text[above.start : above.end], grammar.body)
    ):
        return True
    # A title has no full stop; it is short, or set apart in its letters.
    short = above.width < 0.75 * max(line.width, 1) or bool(line.size and abs(above.size - line.size) > 0.1 * line.size)
    return short and not text[line.start].islower()


def is_title(line: str, body: Body) -> bool:
    """Whether a line is a title that stands between speeches: of a part of the sitting, a State or a Convention."""
    if profile_title(line, body):
        return True
    if _ENDS_LIKE_TITLE.search(line) is None or _DIGIT.search(line) is None:
        return False
    if line.rstrip().endswith(")") and cue("writing.ratification").search(line):
        return True
    return cue("writing.convention").search(line) is not None and cue("writing.number").search(line) is not None


_DIGIT = re.compile(r"\d")
_ENDS_LIKE_TITLE = re.compile(r"[\d)]\s*\Z")


def profile_title(line: str, body: Body) -> bool:
    """Whether a line is one of the titles that the body gives to parts of its sittings."""
    return _titles(body.titles.forms).match(line) is not None


@lru_cache(maxsize=16)
def _titles(forms: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"{pattern(forms)}(?!\w)", re.IGNORECASE)


def heading_at(text: str, lines: Sequence[FlowLine], i: int, grammar: Grammar) -> Heading | None:
    """The heading that begins with line ``i``, if one does."""
    window = lines[i : i + _MOST_LINES]
    joined, starts = _joined(text, window)
    match = next((found for whole in grammar.wholes if (found := whole.match(joined))), None)
    if match is None or not _first_letter(joined).isupper():
        return None
    if not grammar.labels and not _opens_sentence(joined, match.end()):
        return None
    if grammar.labels and _names_chair(text, lines[i], match):
        return None
    return _heading(match, i, _Places(lines, i, starts), grammar)


def _joined(text: str, window: Sequence[FlowLine]) -> tuple[str, list[int]]:
    """The window's lines with single blanks between them, and where each begins.

    A new block ends the window, and so does a line that ends as a sentence does: no heading runs over one.
    """
    parts: list[str] = []
    starts: list[int] = []
    length = 0
    for k, line in enumerate(window):
        if k and (line.begins or (window[k - 1].ended and text[window[k - 1].end - 1] in ".!?")):
            break
        starts.append(length)
        parts.append(text[line.start : line.end])
        length += line.end - line.start + 1
    return " ".join(parts), starts


def _names_chair(text: str, line: FlowLine, match: re.Match[str]) -> bool:
    """Whether "President: Ms Tallis (Norland)" is a title block's line and no speech: a name, and no sentence."""
    rest = text[line.start : line.end][match.end() :]
    labelled = match.groupdict().get(f"r_{Capacity.CHAIR}")
    return labelled is not None and not line.ended and _honorific_at_start().match(rest) is not None


def _opens_sentence(joined: str, at: int) -> bool:
    """A speech opens with a capital, a figure or a quotation; "– who spoke before me –" opens none."""
    first = next((c for c in joined[at : at + 6] if c.isalnum()), "")
    return bool(first) and not first.islower()


def _first_letter(joined: str) -> str:
    return next((c for c in joined if c.isalpha()), "")


class _Places:
    """From offsets in joined lines back to the text."""

    def __init__(self, lines: Sequence[FlowLine], first: int, starts: Sequence[int]) -> None:
        self.lines = lines
        self.first = first
        self.starts = starts

    def line_of(self, offset: int) -> int:
        """The number of the line in which an offset lies; behind the last joined line, of the line below."""
        k = max(k for k, start in enumerate(self.starts) if start <= offset)
        line = self.lines[self.first + k]
        below = self.first + k + 1
        return below if offset - self.starts[k] >= line.end - line.start and below < len(self.lines) else below - 1

    def offset(self, at: int) -> int:
        k = self.line_of(at)
        if k - self.first >= len(self.starts):
            return self.lines[k].start
        return self.lines[k].start + max(0, at - self.starts[k - self.first])


def _heading(match: re.Match[str], i: int, where: _Places, grammar: Grammar) -> Heading | None:
    parts = match.groupdict()
    capacity = next((Capacity(name[2:]) for name, value in parts.items() if name[:2] == "r_" and value), None)
    place = _Place.of(parts.get("place"), capacity) if capacity else None
    if parts.get("place") and place is None:
        return None
    person = parts.get("person") or parts.get("bare") or parts.get("label")
    detail = parts.get("detail")
    if detail and _honorific_at_start().match(detail):
        person, detail = re.split(r"[(,]", detail)[0], None
    if detail:
        place = _Place.of_detail(detail)
    honorific, speaker, title = _person(person)
    if parts.get("label") and not _is_name(speaker):
        return None
    end = len(match.string[: match.start("mark")].rstrip())
    language = parts.get("language")
    return Heading(
        line=i,
        last_line=where.line_of(match.end()),
        start=where.offset(0),
        end=where.offset(end - 1) + 1,
        body_start=where.offset(match.end()),
        words=" ".join(match.string[:end].split()),
        capacity=capacity or (Capacity.GOVERNMENT_MEMBER if place and place.code else Capacity.OTHER),
        kind=_turn(parts.get("turn") or parts.get("turn_alone")),
        place=place.name if place else None,
        state_code=place.code if place else None,
        honorific=honorific,
        speaker=speaker,
        title=title or (place.title if place else None),
        interpreted_from=grammar.languages.get(language.lower()) if language else None,
    )


def _is_name(name: str | None) -> bool:
    """Whether a label's words are a name: they begin and end with a capital ("Mr. Ossian said:" is a sentence)."""
    words = (name or "").split()
    return bool(words) and words[0][:1].isupper() and words[-1][:1].isupper()


def _turn(words: str | None) -> SpeechKind:
    if words and cue("sitting.point_of_order").search(words):
        return SpeechKind.POINT_OF_ORDER
    if words and cue("sitting.right_of_reply").search(words):
        return SpeechKind.RIGHT_OF_REPLY
    return SpeechKind.SPEECH


@dataclass(frozen=True, slots=True, kw_only=True)
class _Place:
    """What follows the role: a State, an organisation, or the office of a Government's representative."""

    name: str | None = None
    code: str | None = None
    title: str | None = None

    @staticmethod
    def of_detail(printed: str) -> _Place:
        """What stands in brackets behind a name: a State, else an office or a constituency."""
        name = " ".join(printed.split())
        code = country_code(name)
        return _Place(name=name, code=code) if code else _Place(title=name)

    @staticmethod
    def of(printed: str | None, capacity: Capacity) -> _Place | None:
        if not printed:
            return None
        name = _without_of(" ".join(printed.split()).strip(" ,"))
        if not name[:1].isupper() or capacity is Capacity.CHAIR:
            return None
        if capacity in _OF_STATES:
            state = _named_state(name)
            return _Place(name=state, code=country_code(state), title=None)
        if capacity is Capacity.GOVERNMENT_REPRESENTATIVE:
            code = country_code(name)
            return _Place(name=name, code=code) if code else _Place(title=name)
        return _Place(name=name)


_OF_STATES = frozenset({Capacity.GOVERNMENT_MEMBER, Capacity.WORKER_MEMBER, Capacity.EMPLOYER_MEMBER})


def _without_of(name: str) -> str:
    """ "of Brazil", "representing the Federation": the name alone."""
    return re.sub(rf"^{_of()}(?:(?<=['’])|\s+)", "", name, flags=re.IGNORECASE)


def _named_state(name: str) -> str:
    """The State of "Brazil, speaking on behalf of ...": what stands before the first comma that leaves a State."""
    if country_code(name):
        return name
    first = name.split(",")[0].strip()
    return first if country_code(first) or cue("sitting.behalf").search(name) else name


@lru_cache(maxsize=1)
def _honorific_at_start() -> re.Pattern[str]:
    return re.compile(rf"(?:{pattern(pooled('names.honorifics'))}(?!\w)\s*)+")


def _person(printed: str | None) -> tuple[str | None, str | None, str | None]:
    """Honorific, name and office of "Ms TAVI, Minister of Labour"."""
    if not printed:
        return None, None, None
    words = " ".join(printed.split())
    found = _honorific_at_start().match(words)
    honorific = found.group().strip() if found else None
    name, _, office = (words[found.end() :] if found else words).partition(",")
    return honorific, name.strip(), office.strip() or None


def has_symbol(text: str, body: Body) -> bool:
    """Whether a text bears a symbol of the body's records."""
    return bool(body.symbol.forms) and _symbol(body.symbol.forms).search(text) is not None


@lru_cache(maxsize=16)
def _symbol(forms: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){pattern(forms)}(?!\w)")


def chair_named(lines: Iterable[str], body: Body) -> tuple[int, str | None, str] | None:
    """The chair of a record's title block: which line, honorific, name."""
    label = re.compile(rf"{pattern(body.chair_label.forms)}\s*[:–—-]\s*(?P<person>\S.{{1,80}})", re.IGNORECASE)
    for k, line in enumerate(lines):
        found = label.fullmatch(line.strip())
        if found and _honorific_at_start().match(found["person"]):
            honorific, name, _ = _person(found["person"])
            if name:
                return k, honorific, name
    return None


def same_name(a: str, b: str) -> bool:
    """Whether two printed names are the same but for case and accents."""
    return fold_words(a).split() == fold_words(b).split()
