"""What comments cite, in the manner of each language: letters behind a comma, titles that a list does not hold."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any

import pytest
from said import context

from observance.domain.record import DocumentKind
from observance.extract.provisions import find

PASSAGES = tomllib.loads(Path(__file__).with_name("cited_in_comments.toml").read_text(encoding="utf-8"))["passages"]


def cited(passage: dict[str, Any]) -> list[tuple[str, str]]:
    """What is found: the words, and the instrument by its number or name with the articles."""
    plain = passage["text"].replace("[[", "").replace("]]", "")
    found: dict[str, list[str]] = {}
    for one in find(context(plain, passage["language"], kind=DocumentKind.EXPERTS_COMMENT)):
        number = re.search(r"No\. \d+", one.instrument or "")
        words = " ".join(filter(None, (number[0] if number else one.instrument, one.provision)))
        found.setdefault(one.citation.quote, []).append(words)
    return [(quote, " + ".join(said)) for quote, said in found.items()]


@pytest.mark.parametrize("passage", PASSAGES, ids=lambda one: f"{one['language']}: {one['cites'][0]}")
def test_what_is_marked_is_cited_and_nothing_else(passage: dict[str, Any]) -> None:
    marks = re.findall(r"\[\[(.*?)\]\]", passage["text"])
    wanted = [
        (re.sub(r"^[Ll]’| norlandais$", "", mark), said) for mark, said in zip(marks, passage["cites"], strict=True)
    ]
    assert cited(passage) == wanted
