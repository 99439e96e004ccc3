"""Words that are nearly alike, found without comparing all with all.

Reads words; gives those of them that are as like a word as is asked. Two words of which at most a quarter of the
letters differ share strings of three letters: only words that do are compared.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from rapidfuzz.distance import Levenshtein

#: A letter is in three strings of three letters.
_A_LETTER = 3
_ROUNDING = 1e-9


@dataclass(slots=True, kw_only=True)
class Nearby:
    """Words, each with those that are near, and their strings of three letters.

    ``least`` is the likeness from which words are near, from .75 on.
    """

    least: float
    words: dict[str, list[str]] = field(default_factory=dict)
    holding: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))

    def add(self, word: str) -> None:
        """Make a word known."""
        if word not in self.words:
            near = self._found(word)
            for other in near:
                self.words[other].append(word)
            self.words[word] = [*near, word]
            for string in _strings(word):
                self.holding[string].append(word)

    def near(self, word: str) -> Sequence[str]:
        """The known words that are as like a word as ``least`` says, itself among them."""
        return self.words[word] if word in self.words else self._found(word)

    def _found(self, word: str) -> list[str]:
        own = _strings(word)
        shared: Counter[str] = Counter()
        for string in own:
            shared.update(self.holding.get(string, ()))
        return [
            other
            for other, count in shared.items()
            # A letter changed takes three strings away.
            if count >= len(own) - _A_LETTER * self._changed(word, other) and self._is_near(word, other)
        ]

    def _changed(self, word: str, other: str) -> int:
        """How many letters of two words may differ at most."""
        return int((1 - self.least) * max(len(word), len(other)) + _ROUNDING)

    def _is_near(self, word: str, other: str) -> bool:
        least = self.least - _ROUNDING
        return Levenshtein.normalized_similarity(word, other, score_cutoff=least) >= least


def _strings(word: str) -> set[str]:
    """The strings of three letters of a word, its ends among them."""
    marked = f"^^{word}$$"
    return {marked[n : n + 3] for n in range(len(marked) - 2)}
