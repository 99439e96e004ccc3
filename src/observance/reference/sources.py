"""How sources are called by themselves: one title for the same source in every language.

Reads ``sources.toml``; gives names of bodies and titles.
"""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path

from observance.domain.findings import ReferenceKind

_FILE = Path(__file__).with_suffix(".toml")


@cache
def _data() -> dict[str, dict[str, str]]:
    return tomllib.loads(_FILE.read_text(encoding="utf-8"))


def author_name(key: str | None) -> str | None:
    """The name of a body that words of a language stand for; ``None`` for an unknown one."""
    return _data()["authors"].get(key or "")


def title_of(kind: ReferenceKind, author: str | None, state: str | None, date: str | None) -> str:
    """The title of a source, from what is known of it."""
    data = _data()
    title, forms = data["kinds"][kind], data["titles"]
    if author:
        title = forms["author"].format(kind=title, author=author)
    if state:
        title = forms["state"].format(title=title, state=state)
    return forms["date"].format(title=title, date=date) if date else title
