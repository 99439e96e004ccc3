"""Frames: constructions of the genre as data, one file a kind and language: ``lang/<code>/<kind>.toml``.

Reads those files (of this folder and of the folders in use); gives :class:`Frame` objects, each with its pattern made
ready. A file has a table ``words`` of named groups, and ``frames``::

    [words]
    urge = ["urge(s|d)?", "strongly urge(s|d)?"]

    [[frames]]
    id = "urge-to"
    pattern = "{urge!} {addressee} to {act}"
    values = { strength = "urge" }
    examples = ["The Worker members urge the Government to [[amend section 4]]."]
    counterexamples = ["They felt the urge to leave."]

A pattern is a form as in :mod:`observance.lang`. A name in braces is a group of the file's words, a slot (a stretch
whose shape the extractor of that kind knows) or a term of :mod:`observance.lang.terms`. ``{name:other}`` gives what was
matched under another name; a group of words is only given under a name where it has one. ``{name!}`` marks the cue: a
frame is tried only in sentences that hold one of the cue's words. A frame without words of its own says
``cue = "digit"``.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from observance.errors import DataError
from observance.lang import HERE, folders_in_use, pattern, terms, worded
from observance.lang.letters import ANYTHING, MARK, Strings, Told, folded, needed, told_of, told_of_any

if TYPE_CHECKING:
    from observance.lang.frame_files import FileData, FrameData

#: The cue of frames that have no words: a figure.
DIGIT = "digit"

_NAME = re.compile(r"\{(?P<name>[^\W\d]\w*)(?P<cue>!)?(?::(?P<label>\w+))?\}")
_DEPTH = 6
_SHORT = 3
#: Stands for the cue where it is asked whether a frame matches without it; as long as letters that tell something.
_SIGN = "\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01"
#: How a pattern marks that capitals matter, and what in a pattern is no letter of a text.
_CASED = "(?-i:"
_LETTER = re.compile(r"(\\.|\(\?P<\w+>)|(.)", re.DOTALL)


@dataclass(frozen=True, slots=True, kw_only=True)
class Letters:
    """What stands wherever a frame is tried, folded: one of the words of its cue, and one of each set of ``needs``.

    The sets that tell most come first; where there is none, any figure is the cue. With one of ``heads`` every match
    begins; an empty string among them says nothing.
    """

    cues: tuple[str, ...]
    needs: tuple[Strings, ...]
    heads: Strings


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """A construction: its pattern, the values it gives to a finding, and the sentences that prove it.

    ``id`` is ``code/kind/name``. In an example ``[[...]]`` marks what is to be quoted. ``pattern`` is for a
    :func:`folded` text, in which a search takes a third of the time of one without regard to case; for the text itself
    where ``cased``, since there a capital counts.
    """

    id: str
    kind: str
    language: str
    pattern: re.Pattern[str] = field(repr=False)
    cased: bool
    letters: Letters = field(repr=False)
    values: Mapping[str, object]
    examples: tuple[str, ...]
    counterexamples: tuple[str, ...]

    @property
    def cues(self) -> tuple[str, ...]:
        """Folded words, one of which stands in every match; empty where any figure is a cue."""
        return self.letters.cues

    def search(self, text: str) -> re.Match[str] | None:
        """The first match in a text."""
        return self.pattern.search(text if self.cased else folded(text))


@worded
def frames(kind: str, code: str, slots: tuple[tuple[str, str], ...] = ()) -> tuple[Frame, ...]:
    """The frames of a kind in a language; ``slots`` are the names and regular expressions of the kind's slots."""
    data, place = _data(kind, code)
    known = zip(data.frames, letters_of(kind, code), strict=True)
    made = tuple(_frame(kind, code, one, data.words, dict(slots), place, letters) for one, letters in known)
    if len({frame.id for frame in made}) < len(made):
        raise DataError("two frames have one id", where=place)
    return made


@worded
def letters_of(kind: str, code: str) -> tuple[Letters, ...]:
    """Of each frame of a kind in a language, in the order of its file, the letters that stand in every match."""
    data, place = _data(kind, code)
    known: dict[str, Told] = {}

    def of_name(name: str) -> Told:
        if name not in known:
            forms = tuple(_filled(form, data.words, place) for form in data.words.get(name, ()))
            term = None if forms else terms.expression(name, code)
            known[name] = told_of_any(forms) if forms else told_of(term) if term else ANYTHING
        return known[name]

    return tuple(_letters(one, of_name, data.words, code, place) for one in data.frames)


def _letters(
    one: FrameData, of_name: Callable[[str], Told], words: Mapping[str, tuple[str, ...]], code: str, place: str
) -> Letters:
    if one.cue not in (None, DIGIT):
        raise DataError("a cue that is not marked in a pattern is {digit}", where=f"{place}: {one.id}", digit=DIGIT)
    cue = next((name["name"] for name in _NAME.finditer(one.pattern) if name["cue"]), None)
    if cue is None and one.cue is None:
        raise DataError("this frame marks no cue with !", where=f"{place}: {one.id}")
    marked = words.get(cue or "") or terms.forms(cue or "", code)
    cues = _cues(tuple(_filled(form, words, place) for form in marked), f"{place}: {one.id}")
    form = _NAME.sub(lambda name: f"({MARK}{name['name']})", one.pattern)
    told = told_of(form, of_name)
    needs = needed(told)
    # The cue need not stand in every way to say it, nor is every number that is read a cue.
    held = cue in words and _holds(form, str(cue), of_name)
    if cues and not (held and (needs or _are_common(cues))):
        needs = tuple(dict.fromkeys((*needs, frozenset(cues))))
    return Letters(cues=cues, needs=needs, heads=told.heads)


def _are_common(cues: Iterable[str]) -> bool:
    """Whether letters among these stand in nearly every sentence, so that to look for them would spare nothing."""
    return any(len(cue.strip()) < _SHORT and cue.strip().isalnum() for cue in cues)


def _holds(form: str, cue: str, of_name: Callable[[str], Told]) -> bool:
    """Whether a name stands in everything that a form matches."""
    told = told_of(form, lambda name: told_of(_SIGN) if name == cue else of_name(name))
    return any(all(_SIGN in one for one in strings) for strings in needed(told))


def examples_of(rule: str) -> tuple[str, ...]:
    """The examples that prove a frame, by its id ``code/kind/name``; none where no frame is called so."""
    code, _, rest = rule.partition("/")
    kind, _, name = rest.partition("/")
    data, _place = _data(kind, code)
    return next((one.examples for one in data.frames if one.id == name), ())


@worded
def groups(kind: str, code: str) -> Mapping[str, tuple[str, ...]]:
    """The groups of words of a kind's file, each with the groups that it names in their place."""
    data, place = _data(kind, code)
    return {name: tuple(_filled(form, data.words, place) for form in forms) for name, forms in data.words.items()}


@worded
def codes_of(kind: str) -> tuple[str, ...]:
    """The languages that have a file of this kind."""
    places = (path for folder in (HERE, *folders_in_use()) for path in folder.glob(f"*/{kind}.toml"))
    return tuple(sorted({path.parent.name for path in places}))


def is_apart(kind: str, code: str) -> bool:
    """Whether the letters of a kind's frames are looked for by themselves."""
    return _data(kind, code)[0].apart


def kinds_of(code: str) -> tuple[str, ...]:
    """The kinds of which a language has a file."""
    places = (path for folder in (HERE, *folders_in_use()) for path in folder.glob(f"{code}/*.toml"))
    return tuple(sorted({path.stem for path in places} - {"words"}))


@worded
def _data(kind: str, code: str) -> tuple[FileData, str]:
    """The file of a kind and language; a folder in use replaces the house's own."""
    # What only reading data needs is loaded when data are read.
    from observance.lang.frame_files import FileData, read_frames

    path = next((p for f in (*reversed(folders_in_use()), HERE) if (p := f / code / f"{kind}.toml").exists()), None)
    return (FileData(), f"{code}/{kind}.toml") if path is None else (read_frames(path), str(path))


def _frame(
    kind: str,
    code: str,
    one: FrameData,
    words: Mapping[str, tuple[str, ...]],
    slots: Mapping[str, str],
    place: str,
    letters: Letters,
) -> Frame:
    try:
        whole = _pattern(one.pattern, words, slots, place, code)
        ready = re.compile(whole, re.IGNORECASE) if _CASED in whole else re.compile(lowered(whole))
    except re.error as problem:
        raise DataError("this pattern is none: {problem}", where=f"{place}: {one.id}", problem=problem) from problem
    return Frame(
        id=f"{code}/{kind}/{one.id}",
        kind=kind,
        language=code,
        pattern=ready,
        cased=_CASED in whole,
        letters=letters,
        values=one.values,
        examples=one.examples,
        counterexamples=one.counterexamples,
    )


def is_cased(pattern: str) -> bool:
    """Whether a capital counts in a pattern."""
    return _CASED in pattern


def lowered(pattern: str) -> str:
    """A pattern for :func:`folded` texts: its letters are small, its escapes and names of groups as they are."""
    return _LETTER.sub(lambda one: one[1] or one[2].lower(), pattern)


def _cues(forms: tuple[str, ...], place: str) -> tuple[str, ...]:
    cues = {cue for form in forms for cue in literals(form)}
    if any(not cue.strip() for cue in cues):
        raise DataError("a cue of this frame has a form without a word that must be there", where=place)
    return tuple(sorted(cues))


def _pattern(text: str, words: Mapping[str, tuple[str, ...]], slots: Mapping[str, str], place: str, code: str) -> str:
    """The pattern as a regular expression: groups of words and slots in place, whole words at both ends."""
    inner: list[str] = []

    def put(found: re.Match[str]) -> str:
        name, label = found["name"], found["label"]
        if name in words:
            body = pattern(_filled(form, words, place) for form in words[name])
            inner.append(f"(?P<{label}>{body})" if label else body)
        elif name in slots:
            # A slot that stands twice without a label of its own is given the first time.
            known = any(f"(?P<{label or name}>" in part for part in inner)
            inner.append(slots[name] if known else f"(?P<{label or name}>{slots[name]})")
        elif term := terms.expression(name, code):
            inner.append(f"(?P<{label or name}>{term})")
        else:
            raise DataError("no words and no slot are called {name}", where=place, name=name)
        return f"\x00{len(inner) - 1}\x00"

    structure = pattern([_NAME.sub(put, text)])
    whole = re.sub(r"\x00(\d+)\x00", lambda m: inner[int(m[1])], structure)
    return rf"(?<!\w){whole}(?:(?<=['’\W])|(?!\w))"


def _filled(form: str, words: Mapping[str, tuple[str, ...]], place: str, depth: int = 0) -> str:
    """A form with the groups that it names written out."""
    if depth > _DEPTH:
        raise DataError("groups of words name each other in a circle", where=place)

    def put(found: re.Match[str]) -> str:
        if found["name"] not in words:
            raise DataError("no words are called {name}", where=place, name=found["name"])
        return "(" + "|".join(_filled(other, words, place, depth + 1) for other in words[found["name"]]) + ")"

    return _NAME.sub(put, form)


def literals(form: str) -> frozenset[str]:
    """Folded strings, one of which stands in everything that a form matches: the cue to look for.

    The longest run of plain letters that must be there; where all of a form is alternatives, the cues of each.
    """
    if len(parts := _alternatives(form)) > 1:
        return frozenset(cue for part in parts for cue in literals(part))
    runs, within = _atoms(form)
    longest = max(runs, key=len, default="")
    inside = [literals(group) for group in within]
    inside = [cues for cues in inside if cues and "" not in cues]
    best = max(inside, key=lambda cues: min(map(len, cues)), default=frozenset[str]())
    if len(longest.strip()) >= 3 or not best or min(map(len, best)) <= len(longest):
        return frozenset({folded(longest)})
    return best


def literal_starts(form: str) -> frozenset[str]:
    """Folded letters with one of which everything begins that a form matches; an empty string where any letter may."""
    pieces = _ATOM.findall(form)
    if len(parts := _alternatives(form)) > 1:
        return frozenset(start for part in parts for start in literal_starts(part))
    if not pieces or pieces[0] != "(":
        optional = len(pieces) > 1 and pieces[1].startswith(("?", "*"))
        return frozenset({folded(pieces[0])}) if pieces and pieces[0].isalnum() and not optional else frozenset({""})
    end = _closing(pieces, 0) + 1
    inner = literal_starts(_inside("".join(pieces[1 : end - 1])))
    optional = end < len(pieces) and pieces[end].startswith(("?", "*", "{0"))
    return inner | literal_starts("".join(pieces[end + 1 :]).lstrip(" ")) if optional else inner


_ATOM = re.compile(r"\\.|\[(?:\\.|[^\]\\])+\]|\{\d+(?:,\d*)?\}|[^\\\[\]()]|[()]")


def _atoms(form: str) -> tuple[list[str], list[str]]:
    """The runs of plain letters at the top of a form, and the groups in brackets that may not be missing."""
    pieces = _ATOM.findall(form)
    runs, found, at, run = [], [], 0, ""
    while at < len(pieces):
        piece, end = pieces[at], at + 1
        if piece == "(":
            end = _closing(pieces, at) + 1
        optional = end < len(pieces) and pieces[end].startswith(("?", "*", "{0"))
        if piece == "(" and not optional and (inside := _inside("".join(pieces[at + 1 : end - 1]))):
            found.append(inside)
        if len(piece) == 1 and piece not in "().?*+^$|" and not optional:
            run += piece
        else:
            runs.append(run)
            run = ""
        at = end + 1 if optional else end
    return [*runs, run], found


def _inside(group: str) -> str:
    """What a group in brackets holds; nothing where it only looks ahead or back."""
    flags = re.match(r"\?[a-z-]*:", group)
    return group[flags.end() :] if flags else "" if group.startswith("?") else group


def _closing(pieces: list[str], at: int) -> int:
    depth = 0
    for k in range(at, len(pieces)):
        depth += (pieces[k] == "(") - (pieces[k] == ")")
        if depth == 0:
            return k
    return len(pieces) - 1


def _alternatives(form: str) -> list[str]:
    """The alternatives at the top of a form."""
    parts, depth, part = [], 0, ""
    for piece in _ATOM.findall(form):
        depth += (piece == "(") - (piece == ")")
        if piece == "|" and depth == 0:
            parts.append(part)
            part = ""
        else:
            part += piece
    return [*parts, part]
