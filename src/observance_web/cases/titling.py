"""The title of an ask on a page: the one of the sheet, in the page's language.

Reads a row of an ask; gives runs of words, as the reports have them.
"""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import get_language

from observance.domain.findings import ActAsked
from observance.publish.report.blocks import Run
from observance.publish.report.one_ask import Manner, title_of
from observance_web import words
from observance_web.cases.models import Ask


@dataclass(frozen=True, slots=True, kw_only=True)
class _Titled:
    """As much of an ask as its title is made of."""

    act: ActAsked
    object: str
    named: bool
    words: tuple[tuple[str, str], ...]
    called: tuple[tuple[str, str], ...]
    names: tuple[str, ...]


def title_runs(ask: Ask) -> tuple[Run, ...]:
    """The title of an ask: its act in the page's language, then names and words of its object."""
    made = ask.title
    titled = _Titled(
        act=ActAsked(ask.act),
        object=ask.object,
        named=made.named,
        words=made.words,
        called=made.called,
        names=made.names,
    )
    return title_of(titled, Manner(language=get_language() or "en", say=words.say, held={}))
