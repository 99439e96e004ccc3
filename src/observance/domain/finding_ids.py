"""The ids of findings: of kind, document, folded quote, and which occurrence of that quote in the document it is.

An id holds no offset and no place in the structure, so that a better segmentation leaves it as it was.
"""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Sequence

from observance.domain.fold import INVISIBLE, fold_words
from observance.domain.text import Citation

_UNSAID = re.compile(rf"[\W_{INVISIBLE}]+")


def folded_quote(quote: str) -> str:
    """The letters and digits of a quote: what stays when lines are broken, divided or dashed in another way."""
    return _UNSAID.sub("", fold_words(quote))


def finding_id(kind: str, document: str, quote: str, occurrence: int) -> str:
    """The id of a finding: ``occurrence`` counts the same folded quote in the same document from 1."""
    seed = "\x1f".join((kind, document, folded_quote(quote), str(occurrence)))
    return hashlib.sha256(seed.encode()).hexdigest()[:20]


def finding_ids(kind: str, citations: Sequence[Citation]) -> tuple[str, ...]:
    """The ids of findings of one kind, given in any order; the same quote is counted in the order of the text."""
    counted: Counter[tuple[str, str]] = Counter()
    ids: dict[int, str] = {}
    for k in sorted(range(len(citations)), key=lambda k: (citations[k].document, citations[k].start, citations[k].end)):
        key = (citations[k].document, folded_quote(citations[k].quote))
        counted[key] += 1
        ids[k] = finding_id(kind, citations[k].document, citations[k].quote, counted[key])
    return tuple(ids[k] for k in range(len(citations)))
