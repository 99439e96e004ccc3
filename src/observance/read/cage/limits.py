"""How much a file may cost, and the lines for one that costs more.

Reads and writes nothing. Each limit is a setting ``read_NAME`` (``observance config``).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, fields

from observance.errors import TooLarge, TooManyPages, TooMuchMemory, TooSlow


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What the reading of one file may take and give.

    ``seconds`` of the clock and ``cpu_seconds`` of the processor; ``memory_mb`` on top of an idle worker; ``bytes`` of
    the file, and of all members of a container together; ``characters`` of text, ``lines`` (lines and blocks) and
    ``pages``; ``members`` of a container with all that lie in those, and their ``depth``..
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


def too_slow(limits: Limits) -> TooSlow:
    """Reading took too long by the clock."""
    return TooSlow(
        "reading it takes longer than {limit} seconds",
        do="raise {setting} if the file can be trusted, or leave it out",
        limit=limits.seconds,
        setting="read_seconds",
    )


def too_much_work(limits: Limits) -> TooSlow:
    """Reading took too long on the processor."""
    return TooSlow(
        "reading it takes more than {limit} seconds of the processor",
        do="raise {setting} if the file can be trusted, or leave it out",
        limit=limits.cpu_seconds,
        setting="read_cpu_seconds",
    )


def too_much_memory(limits: Limits) -> TooMuchMemory:
    """Reading took too much memory."""
    return TooMuchMemory(
        "reading it takes more than {limit} MB of memory",
        do="raise {setting} if the file can be trusted, or leave it out",
        limit=limits.memory_mb,
        setting="read_memory_mb",
    )


def too_many_bytes(limits: Limits) -> TooLarge:
    """The file, or what is packed in it, is too large."""
    return TooLarge(
        "it holds more than {limit} bytes",
        do="raise {setting} if the file can be trusted, or leave it out",
        limit=limits.bytes,
        setting="read_bytes",
    )


def too_many_characters(limits: Limits) -> TooLarge:
    """The text is too long."""
    return TooLarge(
        "it holds more than {limit} characters of text",
        do="raise {setting} if the file can be trusted, or leave it out",
        limit=limits.characters,
        setting="read_characters",
    )


def too_many_lines(limits: Limits) -> TooLarge:
    """The text has too many lines or blocks."""
    return TooLarge(
        "it holds more than {limit} lines of text",
        do="raise {setting} if the file can be trusted, or leave it out",
        limit=limits.lines,
        setting="read_lines",
    )


def too_many_pages(limits: Limits) -> TooManyPages:
    """There are too many pages."""
    return TooManyPages(
        "it holds more than {limit} pages",
        do="raise {setting} if the file can be trusted, or leave it out",
        limit=limits.pages,
        setting="read_pages",
    )


def too_many_members(limits: Limits) -> TooLarge:
    """There are too many files in a file; those above the limit are left out."""
    return TooLarge(
        "it holds more than {limit} files",
        do="raise {setting} if the file can be trusted, or leave it out",
        limit=limits.members,
        setting="read_members",
    )


def too_deep(limits: Limits) -> TooLarge:
    """Files lie too deep in files."""
    return TooLarge(
        "it lies in {limit} files, one within the other: what it holds is not read",
        do="raise {setting} if the file can be trusted, or leave it out",
        limit=limits.depth,
        setting="read_depth",
    )
