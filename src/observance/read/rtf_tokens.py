"""RTF cut into its tokens: groups, control words, control signs, codes of characters, plain bytes.

Reads bytes; gives tokens in order (Rich Text Format Specification 1.9.1). Tolerant: what is no token is plain text.
Every token takes at least one byte, so that reading ends.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import IntEnum
from typing import NamedTuple


class Kind(IntEnum):
    """What a token is."""

    OPEN = 1
    CLOSE = 2
    WORD = 3
    SIGN = 4
    CODE = 5
    PLAIN = 6


class Token(NamedTuple):
    """A token: the word, sign, or bytes, and the number behind a word."""

    kind: Kind
    said: bytes
    number: int | None = None


_TOKEN = re.compile(
    rb"(?P<open>\{)|(?P<close>\})"
    rb"|\\(?P<word>[A-Za-z]{1,40})(?P<number>-?[0-9]{1,10})?[ ]?"
    rb"|\\'(?P<code>[0-9A-Fa-f]{2})"
    rb"|\\(?P<sign>[^A-Za-z])"
    rb"|(?P<blank>[\r\n\x00]+)"
    rb"|(?P<plain>[^\\{}\r\n\x00]+|\\)",
    re.DOTALL,
)


def tokens(data: bytes) -> Iterator[Token]:
    """The tokens of ``data``. The bytes behind ``\\bin`` are no text and are skipped."""
    at = 0
    while found := _TOKEN.match(data, at):
        at = found.end()
        if found.lastgroup == "number" or found["word"]:
            number = int(found["number"]) if found["number"] else None
            if found["word"] == b"bin" and number and number > 0:
                at += number
            else:
                yield Token(Kind.WORD, found["word"], number)
        elif found.lastgroup in _KINDS:
            kind, group = _KINDS[found.lastgroup]
            yield Token(kind, bytes.fromhex(found["code"].decode()) if group == "code" else found[group])


_KINDS = {
    "open": (Kind.OPEN, "open"),
    "close": (Kind.CLOSE, "close"),
    "sign": (Kind.SIGN, "sign"),
    "code": (Kind.CODE, "code"),
    "plain": (Kind.PLAIN, "plain"),
}
