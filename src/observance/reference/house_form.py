"""The house form of a record: what is printed around what was said, by language.

Reads ``reference/forms/minutes.toml``, and files of the same name in the folders of words in use; gives a
:class:`HouseForm`.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path

import msgspec

from observance.errors import DataError
from observance.lang import folders_in_use, worded

HERE = Path(__file__).parent


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """The words of one language: what a record calls itself, and the lines that say whether it is a draft."""

    record: str
    draft: str
    adopted: str
    short_draft: str


@dataclass(frozen=True, slots=True, kw_only=True)
class HouseForm:
    """The words by language, and for a body the languages of its title block."""

    words: dict[str, Standing]
    languages: dict[str, tuple[str, ...]]

    def of(self, body: str, own: tuple[str, ...]) -> tuple[tuple[str, Standing], ...]:
        """The words in the languages of a body; ``own`` are those of the record, for a body that is not named."""
        wanted = self.languages.get(body, own)
        found = tuple((code, self.words[code]) for code in wanted if code in self.words)
        return found or tuple(self.words.items())[:1]


@worded
def house_form() -> HouseForm:
    """The house form, with what the folders in use add to it."""
    words: dict[str, Standing] = {}
    languages: dict[str, tuple[str, ...]] = {}
    for path in (folder / "forms" / "minutes.toml" for folder in (HERE, *folders_in_use())):
        if path.exists():
            data = _toml(path)
            found = _converted({"languages": data.pop("languages", {}), "words": data}, path)
            languages |= found.languages
            words |= found.words
    return HouseForm(words=words, languages=languages)


def _toml(path: Path) -> dict[str, object]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as problem:
        raise DataError("this data file cannot be read: {problem}", where=str(path), problem=problem) from problem


def _converted(data: object, path: Path) -> HouseForm:
    try:
        return msgspec.convert(data, HouseForm)
    except msgspec.ValidationError as problem:
        raise DataError("this data file cannot be read: {problem}", where=str(path), problem=problem) from problem
