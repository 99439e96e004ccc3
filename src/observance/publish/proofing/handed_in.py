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
#: Differences that are shown of one paragraph.
_MOST = 8


def handed_in_remarks(lines: Sequence[Line], texts: Mapping[int, str]) -> Iterator[Remark]:
    """A remark for each paragraph that differs; ``texts`` are those handed in, by the number of the speech."""
    for number, text in sorted(texts.items()):
        own = [line for line in lines if line.speech and line.speech.n == number and not line.is_heading]
        if own:
            yield from _of_speech(own, text)


def _of_speech(own: Sequence[Line], given: str) -> Iterator[Remark]:
    """The whole speech is compared, however the text handed in is parted into paragraphs."""
    before = _WORDS.findall(given)
    after = [(word, k) for k, line in enumerate(own) for word in _WORDS.findall(line.text)]
    matcher = SequenceMatcher(None, before, [word for word, _ in after], autojunk=False)
    found: dict[int, list[str]] = {k: [] for k in range(len(own))}
    kept = [0] * len(own)
    for tag, i, j, n, m in matcher.get_opcodes():
        if tag == "equal":
            for _, k in after[n:m]:
                kept[k] += 1
            continue
        at = after[min(n, len(after) - 1)][1]
        old = " ".join(before[i:j])
        for k in dict.fromkeys([at, *(k for _, k in after[n:m])]):
            new = " ".join(word for word, place in after[n:m] if place == k)
            parts = (f"[-{_short(old)}]" if old and k == at else "", f"[+{_short(new)}]" if new else "")
            found[k].append(" ".join(filter(None, parts)))
    for k, line in enumerate(own):
        if not kept[k]:
            yield _remark(line, N_("this paragraph is not in the text handed in"), ())
        elif found[k]:
            shown = found[k][:_MOST] + (["…"] if len(found[k]) > _MOST else [])
            yield _remark(line, N_("handed in and in the draft: {differences}"), (("differences", "; ".join(shown)),))


def _short(text: str) -> str:
    return text if len(text) <= 120 else text[:117].rsplit(" ", 1)[0] + " …"


def _remark(line: Line, what: str, fields: tuple[tuple[str, str], ...]) -> Remark:
    words = line.text[:60].rsplit(" ", 1)[0] if len(line.text) > 60 else line.text
    return Remark(kind=RemarkKind.HANDED_IN, what=what, fields=fields, places=(line.place(0, len(words)),))
