"""The citations of law in a text that somebody pastes.

Reads the text with the engine, and the rows of what the case speaks of; keeps nothing.
"""

from __future__ import annotations

from dataclasses import dataclass

from django.conf import settings

from observance.pipeline.citing import cited_in_text
from observance_web.cases.queries import articles_in, articles_known, number_of

#: Characters of a text that is pasted, at most.
MOST = 50_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Cited:
    """A citation: its words, what it stands for, and the cases that speak of the same instrument.

    ``unspoken`` are those of its articles of which no case speaks.
    """

    words: str
    instrument: str | None
    article: str | None
    version: str | None
    goes_back_to: str | None
    cases: tuple[tuple[str, str], ...]
    unspoken: tuple[str, ...]


def citations_in(text: str) -> tuple[Cited, ...]:
    """Every citation of a text, in its order."""
    found = cited_in_text(text, settings.ENVIRONMENT.words).provisions
    known = articles_known({one.instrument for one in found if one.instrument})
    return tuple(
        Cited(
            words=one.citation.words,
            instrument=one.instrument,
            article=one.provision,
            version=one.version,
            goes_back_to=" ".join(one.resolved.split()) if one.resolved else None,
            cases=tuple(known.get((one.instrument or "", None), {}).items()),
            unspoken=tuple(
                article
                for article in articles_in(one.provision or "")
                if (one.instrument or "", number_of(article)) not in known
            ),
        )
        for one in found
    )
