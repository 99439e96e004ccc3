"""What goes between a cage and the worker in it: frames with a head, packed rows in them, nothing that runs.

Reads and writes one socket. A frame is a kind, whether its sender leaves after it, the length, and so many bytes. The
worker is not trusted: the receiver says how long a frame may be before it takes one, and what comes is decoded by its
types, never unpickled.
"""

from __future__ import annotations

import socket
import struct
from dataclasses import dataclass, replace
from enum import Enum

import msgspec

from observance import errors
from observance.domain.text import Reading
from observance.errors import ObservanceError, ReaderCrashed
from observance.read.cage.limits import Limits

_HEAD = struct.Struct("<cBIQ")


class Kind(Enum):
    """What a frame is: to the worker ``READ``, ``OPEN`` and ``MEDIA``, the others from it."""

    READ = b"r"
    MEDIA = b"t"
    OPEN = b"o"
    READY = b"+"
    READING = b"R"
    NAME = b"N"
    MEMBER = b"M"
    END = b"."
    ERROR = b"E"


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """A frame as it came; ``last``: its sender takes no further request; ``held_mb``: the most that it ever held."""

    kind: Kind
    content: bytes
    last: bool = False
    held_mb: int = 0


class Terms(msgspec.Struct, frozen=True, kw_only=True):
    """What a worker is started with: its limits, who started it, and the functions that read and open."""

    limits: Limits
    parent: int
    reader: str
    opener: str


class Failure(msgspec.Struct, frozen=True, kw_only=True):
    """An error as data: the name of its class and what it says."""

    name: str
    what: str
    where: str = ""
    do: str = ""
    fields: dict[str, str | int | float | bool | None] = {}


#: The share of its memory above which a worker that fails does so for want of memory, whatever it says.
FULL = 0.8
#: The same for one that dies: a library that is refused a large piece breaks off long before it holds all.
HALF_FULL = 0.5
#: How a worker ends that has no memory left to say so.
OUT_OF_MEMORY = 75
#: How long an error may be on the wire.
MOST_OF_ERROR = 100_000
_MOST_OF_FIELD = 2_000


class Closed(Exception):
    """The other end is gone."""


def send(line: socket.socket, frame: Frame) -> None:
    """Send a frame, within the timeout of the line."""
    line.sendall(_HEAD.pack(frame.kind.value, frame.last, frame.held_mb, len(frame.content)))
    line.sendall(frame.content)


def opened_head(head: bytes | bytearray) -> tuple[Frame, int]:
    """The frame that a head announces, still empty, and the length of its content."""
    tag, last, held_mb, length = _HEAD.unpack(head)
    kind = next((kind for kind in Kind if kind.value == tag), None)
    if kind is None:
        raise crashed("no frame")
    return Frame(kind=kind, content=b"", last=bool(last), held_mb=held_mb), length


HEAD_LENGTH = _HEAD.size


def receive(line: socket.socket) -> Frame | None:
    """A frame, waited for as long as it takes, and believed; ``None`` where the other end is closed."""
    head = _exactly(line, HEAD_LENGTH)
    if head is None:
        return None
    frame, length = opened_head(head)
    content = _exactly(line, length)
    return None if content is None else replace(frame, content=content)


def _exactly(line: socket.socket, length: int) -> bytes | None:
    taken = bytearray(length)
    view = memoryview(taken)
    while view:
        n = line.recv_into(view)
        if not n:
            return None
        view = view[n:]
    return bytes(taken)


def packed_reading(reading: Reading) -> bytes:
    """A Reading as rows without names."""
    return msgspec.msgpack.encode(reading)


_READING = msgspec.msgpack.Decoder(Reading)
_FAILURE = msgspec.json.Decoder(Failure)


def unpacked_reading(content: bytes) -> Reading:
    """The Reading that was packed, if the types are those of one."""
    try:
        return _READING.decode(content)
    except (msgspec.MsgspecError, UnicodeDecodeError, ValueError) as error:
        raise crashed("no reading") from error


def most_of_reading(limits: Limits) -> int:
    """How many bytes a Reading within the limits may have: four to a character, some hundred to a line or page."""
    return 1_000_000 + 4 * limits.characters + 400 * limits.lines + 200 * limits.pages


def packed_error(error: ObservanceError) -> bytes:
    """An error as data."""
    fields = {name: _short(value) for name, value in list(error.fields.items())[:20]}
    what, do = (text[:_MOST_OF_FIELD] for text in (error.what, error.do))
    failure = Failure(name=type(error).__name__, what=what, do=do, where=error.where[:_MOST_OF_FIELD], fields=fields)
    return msgspec.json.encode(failure)


def _short(value: object) -> str | int | float | None:
    if isinstance(value, str):
        return value[:_MOST_OF_FIELD].encode("utf-8", "backslashreplace").decode()
    return value if value is None or isinstance(value, int | float) else _short(str(value))


def unpacked_error(content: bytes) -> ObservanceError:
    """The error that was packed; one of a class that is not there is a breakdown of the reader."""
    try:
        found = _FAILURE.decode(content)
    except (msgspec.MsgspecError, UnicodeDecodeError, ValueError):
        return crashed("no error")
    kind = vars(errors).get(found.name)
    if not (isinstance(kind, type) and issubclass(kind, ObservanceError)):
        return crashed(found.name)
    return kind(found.what, where=found.where, do=found.do, **found.fields)


def crashed(how: str) -> ReaderCrashed:
    """The line for a reader that broke down."""
    return ReaderCrashed(
        "the reader broke down on it ({how})",
        do="ask for it in another format; report this, with the document if you may",
        how=how,
    )
