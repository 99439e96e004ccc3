"""The text that a speaker handed in, held against the draft, paragraph by paragraph and word by word.

What a speaker said need not be what was handed in: "check against delivery". The sheet shows where they differ.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from difflib import SequenceMatcher

from observance.errors import N_
from observance.publish.proofing.remarks import Line, Remark, RemarkKind

_WORDS = re.compile(r"\w+(?:[-’']\w+)*|[^\w\s]")
_BREAK = re.compile(r"\s*\n\s*\n\s*|\n")
#: From which share of words in common on a paragraph of the draft is one that was handed in.
_ALIKE = 0.5
#: Differences that are shown of one paragraph.
_MOST = 8


def handed_in_remarks(lines: Sequence[Line], texts: Mapping[int, str]) -> Iterator[Remark]:
    """A remark for each paragraph that differs; ``texts`` are those handed in, by the number of the speech."""
    for number, text in sorted(texts.items()):
        own = [line for line in lines if line.speech and line.speech.n == number and not line.is_heading]
        if own:
            yield from _of_speech(own, [part for part in _BREAK.split(text.strip()) if part])


def _of_speech(own: Sequence[Line], given: Sequence[str]) -> Iterator[Remark]:
    pairs = _paired([line.text for line in own], given)
    for k, line in enumerate(own):
        if pairs.get(k) is None:
            yield _remark(line, N_("this paragraph is not in the text handed in"), ())
            continue
        shown = _differences(given[pairs[k]], line.text)
        if shown:
            yield _remark(line, N_("handed in and in the draft: {differences}"), (("differences", "; ".join(shown)),))
    for j in sorted(set(range(len(given))) - set(pairs.values())):
        after = max((k for k, other in pairs.items() if other < j), default=0)
        yield _remark(own[after], N_("handed in and not in the draft: {words}"), (("words", _short(given[j])),))


def _paired(printed: Sequence[str], given: Sequence[str]) -> dict[int, int]:
    """The paragraph handed in for each of the draft, in order, the most alike first."""
    words = [_WORDS.findall(text.lower()) for text in printed], [_WORDS.findall(text.lower()) for text in given]
    alike = [
        (SequenceMatcher(None, a, b, autojunk=False).ratio(), k, j)
        for k, a in enumerate(words[0])
        for j, b in enumerate(words[1])
    ]
    pairs: dict[int, int] = {}
    for ratio, k, j in sorted(alike, key=lambda found: (-found[0], found[1], found[2])):
        fits = all((k < other) == (j < pair) for other, pair in pairs.items())
        if ratio >= _ALIKE and k not in pairs and j not in pairs.values() and fits:
            pairs[k] = j
    return pairs


def _differences(given: str, printed: str) -> list[str]:
    """What stands in one and not in the other: "-" handed in, "+" in the draft."""
    before, after = _WORDS.findall(given), _WORDS.findall(printed)
    found = []
    for tag, i, j, k, m in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if tag != "equal":
            old, new = " ".join(before[i:j]), " ".join(after[k:m])
            found.append(" ".join(filter(None, (f"[-{old}]" if old else "", f"[+{new}]" if new else ""))))
    return found[:_MOST] + (["…"] if len(found) > _MOST else [])


def _short(text: str) -> str:
    return text if len(text) <= 120 else text[:117].rsplit(" ", 1)[0] + " …"


def _remark(line: Line, what: str, fields: tuple[tuple[str, str], ...]) -> Remark:
    words = line.text[:60].rsplit(" ", 1)[0] if len(line.text) > 60 else line.text
    return Remark(kind=RemarkKind.HANDED_IN, what=what, fields=fields, places=(line.place(0, len(words)),))
