"""How wide a line of plain text was when it was printed.

A page that was turned into plain text keeps its line ends but loses its letters' widths. Whether a line was broken
because it was full, or because a paragraph ended, can still be told once each letter is given back a width. Two
measures are offered: every letter alike (typewriter, text files), and the widths of an ordinary sans serif face, in
units of an average letter. :func:`fitting_measure` takes the one that the unfinished lines contradict least.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

Measure = Callable[[str], float]

#: Widths in thousandths of the type size, after the metrics that sans serif faces share; digits and most small
#: letters are 556, which is one unit here.
_ORDINARY = 556
_CLASSES = {
    222: "ijl'’‘",
    278: " .,;:!/\\|ftI[]",
    333: 'r-()“”"',
    500: "ckszvxyJ",
    611: "TFZ",
    667: "ABEKPSVXYÁÉÈÀ",
    722: "CDHNRUwÇÑ",
    778: "GOQÖÓ",
    833: "mM",
    944: "W",
    1000: "—%@ЖШЩЮжшщю",
}


#: The same widths in hundredths of an average letter, each as one byte, so that a line is measured by adding bytes.
_BYTE = 100


class _Widths(dict[int, int]):
    def __missing__(self, letter: int) -> int:
        self[letter] = _BYTE
        return _BYTE


_SANS = _Widths({ord(letter): round(_BYTE * w / _ORDINARY) for w, letters in _CLASSES.items() for letter in letters})


#: The same for a line of plain ASCII, as most are: a table of bytes takes a tenth of the time.
_ASCII = bytes(_SANS[letter] if letter < 128 else _BYTE for letter in range(256))


def count_letters(piece: str) -> float:
    """Every letter alike."""
    return float(len(piece))


def set_in_sans(piece: str) -> float:
    """The width in an ordinary sans serif face."""
    widths = piece.encode().translate(_ASCII) if piece.isascii() else piece.translate(_SANS).encode("latin-1")
    return sum(widths) / _BYTE


@dataclass(frozen=True, slots=True, kw_only=True)
class Fit:
    """A measure, the width that it gives a full line, and the share of unfinished lines that contradict it."""

    measure: Measure
    limit: float
    contradicted: float


def fitting_measure(unfinished: Sequence[tuple[str, str]]) -> Fit:
    """The measure that fits best; ``unfinished`` are pairs of a line that goes on and the next line's first word."""
    fits = [_fit(measure, unfinished) for measure in (count_letters, set_in_sans)]
    return min(fits, key=lambda fit: fit.contradicted)


def _fit(measure: Measure, unfinished: Sequence[tuple[str, str]]) -> Fit:
    """The width that most lines keep to while their next word does not fit any more."""
    if not unfinished:
        return Fit(measure=measure, limit=0.0, contradicted=1.0)
    kept = sorted(measure(line) for line, _ in unfinished)
    burst = sorted(measure(f"{line} {word}") for line, word in unfinished)
    best, at = len(unfinished) + 1, 0
    limit, k = kept[-1], 0
    for at, width in enumerate(kept):
        while k < len(burst) and burst[k] <= width:
            k += 1
        against = len(kept) - at - 1 + k
        if against < best:
            best, limit = against, width
    return Fit(measure=measure, limit=limit, contradicted=best / len(unfinished))
