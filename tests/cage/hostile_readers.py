"""Readers and openers that go wrong on command, run in the cage in place of the real ones.

Bytes that begin with ``@`` and a word do what the word says; others go to the real reader.
"""

from __future__ import annotations

import ctypes
import hashlib
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator

from observance.domain.text import Block, Page, Reading
from observance.errors import DamagedFile
from observance.read.cage import Limits
from observance.read.containers import Member
from observance.read.files import read_media


def reading_of(text: str, blocks: int = 0, pages: int = 0) -> Reading:
    return Reading(
        reader="hostile/1",
        media="text/plain",
        text=text,
        text_sha256=hashlib.sha256(text.encode()).hexdigest(),
        pages=tuple(Page(sheet=n + 1, start=0, end=0) for n in range(pages)),
        blocks=tuple(Block(start=0, end=1) for _ in range(blocks)) if blocks else None,
    )


def never_end() -> Reading:
    while True:
        pass


def sleep_for_ever() -> Reading:
    time.sleep(10_000)
    return reading_of("awake")


def take_all_memory() -> Reading:
    held = []
    while True:
        held.append(bytearray(8 << 20))


def crash() -> Reading:
    ctypes.string_at(0)
    return reading_of("alive")


def leave() -> Reading:
    os._exit(3)


def leave_a_child_that_sleeps() -> Reading:
    subprocess.Popen([sys.executable, "-c", "import time; time.sleep(60)"], stdin=subprocess.DEVNULL)
    return never_end()


def babble() -> Reading:
    print("x" * 100_000, flush=True)
    os.write(1, b"\0" * 4096)
    os.write(2, b"\0" * 4096)
    return reading_of("It has spoken.")


def forge() -> Reading:
    """Write a frame to whoever watches that announces more than there may be."""
    return write_to_all(b"R" + bytes(5) + (1 << 60).to_bytes(8, "little"))


def garble() -> Reading:
    return write_to_all(b"?" * 50)


def write_to_all(content: bytes) -> Reading:
    for n in range(3, 64):
        try:
            os.write(n, content)
        except OSError:
            continue
    return sleep_for_ever()


def fail() -> Reading:
    raise ZeroDivisionError("a bug")


def recurse() -> Reading:
    return recurse()


def refuse() -> Reading:
    raise DamagedFile("it breaks off at {place}", do="ask for it again", place=7)


DEEDS: dict[bytes, Callable[[], Reading]] = {
    b"NEVER": never_end,
    b"SLEEP": sleep_for_ever,
    b"MEMORY": take_all_memory,
    b"CRASH": crash,
    b"LEAVE": leave,
    b"CHILD": leave_a_child_that_sleeps,
    b"BABBLE": babble,
    b"FORGE": forge,
    b"GARBLE": garble,
    b"FAIL": fail,
    b"RECURSE": recurse,
    b"REFUSE": refuse,
    b"CHARACTERS": lambda: reading_of("x" * 3_000_000),
    b"BLOCKS": lambda: reading_of("x", blocks=30_000),
    b"PAGES": lambda: reading_of("x", pages=3_000),
    b"PID": lambda: reading_of(str(os.getpid())),
    b"SURROGATE": lambda: Reading(reader="hostile/1", media="text/plain", text="\ud800", text_sha256=""),
    b"SECRET": lambda: reading_of(" ".join(sorted(os.environ))),
    b"FILES": lambda: reading_of(" ".join(os.listdir("/proc/self/fd"))),
}


def read(data: bytes) -> Reading:
    if data.startswith(b"@"):
        return DEEDS[data[1:].split()[0]]()
    return read_media(data)


def open_fake(media: str, data: bytes, limits: Limits) -> Iterator[Member]:
    """Members a line: ``NAME TEXT``; ``!`` for one that is damaged, ``@WORD`` for a deed of the opener."""
    assert media
    for line in data.decode().splitlines():
        name, _, text = line.partition(" ")
        if name.startswith("@"):
            DEEDS[name[1:].encode()]()
        elif text == "!":
            yield Member(name=name, data=b"", error=DamagedFile("this member is damaged", do="ask for it again"))
        else:
            yield Member(name=name, data=text.encode().replace(b"|", b"\n"))
    assert limits.members
