"""Echoes: whose request a request takes up, where the words say so.

Reads a construction that asks and the names in the document; gives a label or ``None``. The words that take up a
request are the group ``echo`` of ``lang/<code>/requests.toml``; who is named between them and what is asked, and is not
the one of whom it is asked, is the one who asked before.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from observance.domain.findings import NameMention
from observance.extract.requests.asking import Asking
from observance.extract.voices import bare, words_of
from observance.reference.labels import experts_label

_OWNED = re.compile(r"['’]s?$")
#: So far behind the words that take up a request its asker is named.
_REACH = 80


def echoed(one: Asking, names: Sequence[NameMention], states: tuple[str, ...]) -> str | None:
    """Who asked for it before, as named; the Experts under one name."""
    taken_up = one.words.echo.search(one.text, one.near, one.start)
    if taken_up is None:
        return None
    end = one.text.rfind(one.addressee, taken_up.start(), one.start) if one.addressee else one.start
    end = min(end if end >= 0 else one.start, taken_up.end() + _REACH)
    found = sorted(_named(one, taken_up.start(), end, names, states))
    return found[0][2] if found else None


def _named(
    one: Asking, start: int, end: int, names: Sequence[NameMention], states: tuple[str, ...]
) -> Iterator[tuple[int, int, str]]:
    """Who is named in a stretch: where, the longer first, and by what label."""
    known = one.words
    for found in known.experts.finditer(one.text, start, end):
        yield found.start(), -len(found.group()), experts_label()
    for side in (known.workers, known.employers):
        for found in side.finditer(one.text, start, end):
            yield found.start(), -len(found.group()), _OWNED.sub("", bare(found.group(), words_of(one.code)))
    for found in known.government.finditer(one.text, start, end):
        # "the Government" alone is the one concerned; another is named with its State.
        if any(word[0].isupper() for word in found.group().split()[2:]) and not _is_of(found.group(), states):
            yield found.start(), -len(found.group()), bare(found.group(), words_of(one.code))
    for name in names:
        at = one.utterance.offset_of(name.citation.start)
        if name.citation.passage == one.utterance.passage.n and start <= at < end and not _is_of(name.name, states):
            yield at, -len(name.citation.quote), name.name


def _is_of(name: str, states: tuple[str, ...]) -> bool:
    """Whether a name is that of a State concerned."""
    return any(state.casefold() in name.casefold() for state in states if state)
