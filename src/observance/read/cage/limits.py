"""How much a file may cost, and the lines for one that costs more.

Reads and writes nothing. Each limit is a setting ``read_NAME`` (``observance config``).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, fields
from typing import TypeVar

from observance.errors import N_, ReadError, TooLarge, TooManyPages, TooMuchMemory, TooSlow


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What the reading of one file may take and give.

    ``seconds`` of the clock and ``cpu_seconds`` of the processor; ``memory_mb`` on top of an idle worker; ``bytes`` of
    the file, and of all members of a container together; ``characters`` of text, ``lines`` (lines and blocks) and
    ``pages``; ``members`` of a container with all that lie in those, and their ``depth``.
    """

    seconds: int = 300
    cpu_seconds: int = 300
    memory_mb: int = 2048
    bytes: int = 268_435_456
    characters: int = 10_000_000
    lines: int = 500_000
    pages: int = 10_000
    members: int = 2_000
    depth: int = 5


def limits_from(number: Callable[[str], int]) -> Limits:
    """The limits as settings give them: ``number`` is asked for ``read_seconds`` and so on."""
    return Limits(**{limit.name: number(f"read_{limit.name}") for limit in fields(Limits)})


E = TypeVar("E", bound=ReadError)


def _broken(kind: type[E], what: str, limits: Limits, name: str) -> E:
    """The error of a limit: what was more than it, and the setting that raises it."""
    do = N_("raise {setting} if the file can be trusted, or leave it out")
    return kind(what, do=do, limit=getattr(limits, name), setting=f"read_{name}")


def too_slow(limits: Limits) -> TooSlow:
    """Reading took too long by the clock."""
    return _broken(TooSlow, N_("reading it takes longer than {limit} seconds"), limits, "seconds")


def too_much_work(limits: Limits) -> TooSlow:
    """Reading took too long on the processor."""
    return _broken(TooSlow, N_("reading it takes more than {limit} seconds of the processor"), limits, "cpu_seconds")


def too_much_memory(limits: Limits) -> TooMuchMemory:
    """Reading took too much memory."""
    return _broken(TooMuchMemory, N_("reading it takes more than {limit} MB of memory"), limits, "memory_mb")


def too_many_bytes(limits: Limits) -> TooLarge:
    """The file, or what is packed in it, is too large."""
    return _broken(TooLarge, N_("it holds more than {limit} bytes"), limits, "bytes")


def too_many_characters(limits: Limits) -> TooLarge:
    """The text is too long."""
    return _broken(TooLarge, N_("it holds more than {limit} characters of text"), limits, "characters")


def too_many_lines(limits: Limits) -> TooLarge:
    """The text has too many lines or blocks."""
    return _broken(TooLarge, N_("it holds more than {limit} lines of text"), limits, "lines")


def too_many_pages(limits: Limits) -> TooManyPages:
    """There are too many pages."""
    return _broken(TooManyPages, N_("it holds more than {limit} pages"), limits, "pages")


def too_many_members(limits: Limits) -> TooLarge:
    """There are too many files in a file; those above the limit are left out."""
    return _broken(TooLarge, N_("it holds more than {limit} files"), limits, "members")


def too_deep(limits: Limits) -> TooLarge:
    """Files lie too deep in files."""
    return _broken(
        TooLarge, N_("it lies in {limit} files, one within the other: what it holds is not read"), limits, "depth"
    )
