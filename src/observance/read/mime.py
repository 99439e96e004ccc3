"""A message as it travels (RFC 5322, RFC 2045 to 2047): its headers, its parts, and which of them are to be read.

Reads bytes; gives parts whose contents are exactly the bytes of the message, so that an attached message is known by
its own sum. The standard library reads the headers; bodies are cut here, without recursion: its parser writes attached
messages anew and calls itself once more for every level of nesting.
"""

from __future__ import annotations

import binascii
import codecs
import quopri
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from email import message_from_bytes
from email.errors import MessageError
from email.header import decode_header
from email.message import Message
from functools import cached_property
from typing import Any

from observance.errors import DamagedFile, ProtectedFile
from observance.read.txt import decode

#: Levels of parts within parts, and parts in all, that are looked at: a real message has four levels and tens.
DEEPEST, MOST_PARTS = 50, 10_000
#: Bytes of headers that are looked at: more is no header.
_LONGEST_HEADERS = 1024 * 1024
#: Bytes of one header that are read out, and of one that says what a part is: the library's patterns take the square
#: of a header's length.
_LONGEST_WORDED, _LONGEST_TYPE = 16 * 1024, 4 * 1024
_END_OF_HEADERS = re.compile(rb"\r?\n\r?\n")
#: A header's name is printable ASCII without a colon (RFC 5322, 2.2).
_HEADER = re.compile(rb"(?m)^(?P<name>[!-9;-~]{1,76})[ \t]*:[ \t]*(?P<value>[^\n]*(?:\n[ \t][^\n]*)*)")
_FOLD = re.compile(rb"\r?\n[ \t]+")
#: The line that parts messages in a mailbox, and the mark that editors put before the first header.
_BEFORE = re.compile(rb"(?:\xef\xbb\xbf)?[\r\n]*(?:>?From [^\r\n]*\r?\n)?")
#: What says nothing by itself: signatures of programs.
_SIGNATURES = frozenset({"application/pgp-signature", "application/pkcs7-signature", "application/x-pkcs7-signature"})
_SEALED = frozenset({"multipart/encrypted", "application/pkcs7-mime", "application/x-pkcs7-mime"})


@dataclass(frozen=True, kw_only=True)
class Part:
    """A message or a part of one. ``body`` is as it travels; :meth:`content` undoes the encoding for the way."""

    head: bytes
    body: bytes = field(repr=False)
    depth: int = 0

    @cached_property
    def _typed(self) -> Message:
        """The headers that say what the part is, and no others: the library's parser meets only these."""
        wanted = ("content-type", "content-disposition", "content-transfer-encoding", "content-id")
        lines = [
            b"%s: %s" % (n.encode(), _FOLD.sub(b" ", v)[:_LONGEST_TYPE].strip())
            for n in wanted
            for v in self._raw(n)[:1]
        ]
        return message_from_bytes(b"\r\n".join([*lines, b"", b""]))

    def _raw(self, name: str) -> list[bytes]:
        wanted = name.lower().encode()
        return [m["value"] for m in _HEADER.finditer(self.head) if m["name"].lower() == wanted]

    def header(self, name: str) -> str:
        """A header as people read it, empty where there is none; several of one name are joined by commas."""
        return ", ".join(filter(None, map(_said, self._raw(name))))

    @property
    def media(self) -> str:
        """The type that the part declares."""
        return str(_told(self._typed.get_content_type, "text/plain"))

    @property
    def filename(self) -> str | None:
        """The name that the part gives to its file."""
        found = _told(self._typed.get_filename, None)
        return _unworded(found) if found else None

    @property
    def disposition(self) -> str:
        """``attachment``, ``inline`` or nothing."""
        return str(_told(self._typed.get_content_disposition, None) or "")

    def parameter(self, name: str) -> str:
        """A parameter of the type, in small letters."""
        return str(_told(lambda: self._typed.get_param(name), None) or "").lower()

    @property
    def is_named(self) -> bool:
        """Whether the message shows the part in its place, by its Content-ID."""
        return bool(self._raw("content-id"))

    def content(self) -> bytes:
        """The bytes that the sender put in."""
        encoding = (_said(b" ".join(self._raw("content-transfer-encoding")[:1]))).strip().lower()
        return _DECODERS.get(encoding, bytes)(self.body)

    def text(self) -> str:
        """The characters of a text part: as it declares, else as any text."""
        data = self.content()
        charset = _charset(_told(self._typed.get_content_charset, None))
        if charset:
            try:
                return data.decode(charset)
            except (UnicodeError, LookupError):
                pass  # programs declare what they were set to; the bytes say what they are
        return decode(data)[0].removeprefix("\ufeff")

    def parts(self) -> tuple[Part, ...]:
        """What a multipart is made of; nothing for others."""
        boundary = _told(self._typed.get_boundary, None)
        if not self.media.startswith("multipart/") or not boundary:
            return ()
        return tuple(_cut(self.body, boundary.encode("utf-8", "surrogateescape"), self.depth + 1))


def open_message(data: bytes) -> Part:
    """The message itself. Raises DamagedFile where no header is found."""
    before = _BEFORE.match(data)
    part = _part(data[before.end() if before else 0 :], 0)
    if not _HEADER.match(part.head):
        raise DamagedFile("the message has no headers", do="save it again from the mail program")
    return part


def _part(data: bytes, depth: int) -> Part:
    if data.startswith((b"\n", b"\r\n")):
        return Part(head=b"", body=data.removeprefix(b"\r").removeprefix(b"\n"), depth=depth)
    end = _END_OF_HEADERS.search(data, 0, _LONGEST_HEADERS)
    if end is None:
        return Part(head=data[:_LONGEST_HEADERS], body=b"", depth=depth)
    return Part(head=data[: end.start()], body=data[end.end() :], depth=depth)


def _cut(body: bytes, boundary: bytes, depth: int) -> Iterator[Part]:
    """The parts between the lines of a boundary; one that is not closed goes on to the end."""
    line = re.compile(rb"(?:^|(?<=\n))--" + re.escape(boundary) + rb"(?P<last>--)?[ \t]*(?:\r?\n|\r?\Z)")
    found: list[re.Match[bytes]] = []
    for delimiter in line.finditer(body):
        found.append(delimiter)
        if delimiter["last"] or len(found) > MOST_PARTS:
            break
    starts = [m.end() for m in found if not m["last"]]
    ends = [m.start() for m in found[1:]]
    for start, end in zip(starts, [*ends, len(body)][: len(starts)], strict=True):
        yield _part(_without_end(body[start:end]), depth)


def _without_end(data: bytes) -> bytes:
    """The line end before a boundary belongs to the boundary (RFC 2046, 5.1.1)."""
    return data[:-2] if data.endswith(b"\r\n") else data.removesuffix(b"\n")


# --- What is read of a message and what is attached to it -----------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Contents:
    """The parts of a message: ``texts`` make up its own text, ``attached`` are documents of their own."""

    texts: tuple[Part, ...]
    attached: tuple[Part, ...]


def contents_of(message: Part) -> Contents:
    """Sort the parts of a message. Raises ProtectedFile and DamagedFile."""
    texts: list[Part] = []
    attached: list[Part] = []
    left = [message]
    seen = 0
    while left:
        part = left.pop()
        seen += 1
        if part.depth > DEEPEST or seen > MOST_PARTS:
            raise DamagedFile(
                "the message is nested too deeply or has too many parts", do="save its attachments as files"
            )
        inner = part.parts()
        if inner:
            left += reversed(_chosen(part, inner))
        else:
            _place(part, texts, attached)
    return Contents(texts=tuple(texts), attached=tuple(attached))


def _chosen(part: Part, inner: Sequence[Part]) -> Sequence[Part]:
    """Of alternatives the plain text, else the page, else the last (the richest); of everything else all."""
    if part.media in _SEALED:
        raise _sealed()
    if part.media != "multipart/alternative":
        return inner
    plain = [p for p in inner if p.media == "text/plain" and p.content().strip()]
    return plain[:1] + [p for p in inner if _is_attached(p)] if plain else _richest(inner)


def _richest(inner: Sequence[Part]) -> Sequence[Part]:
    pages = [p for p in inner if p.media == "text/html" or p.media.startswith("multipart/")]
    return pages[-1:] or inner[-1:]


def _place(part: Part, texts: list[Part], attached: list[Part]) -> None:
    if part.media in _SEALED and part.parameter("smime-type") not in ("signed-data", "certs-only"):
        raise _sealed()
    if _is_attached(part):
        attached.append(part)
    elif part.media.startswith("text/") and part.media not in ("text/calendar", "text/x-vcard", "text/vcard"):
        texts.append(part)


def _sealed() -> ProtectedFile:
    return ProtectedFile("the message is encrypted", do="save it from the mail program once it is opened")


def _is_attached(part: Part) -> bool:
    """Whether a part is a document of its own: not text without a name, a signature, or a picture within the text."""
    if part.media in _SIGNATURES or part.media.startswith("multipart/"):
        return False
    if part.media == "message/rfc822" or part.disposition == "attachment":
        return True
    if part.media.startswith("image/") and part.media != "image/tiff":
        return part.disposition != "inline" and not part.is_named
    return part.filename is not None or not part.media.startswith(("text/", "message/"))


# --- Headers --------------------------------------------------------------------------------------------------------


def _told(ask: Callable[[], Any], otherwise: Any) -> Any:
    """What the library says of a header; it raises what its many forms of damage happen to raise."""
    try:
        return ask()
    except Exception:
        return otherwise


def _said(value: bytes) -> str:
    """The value of a header in characters: unfolded, encoded words read, control codes left out."""
    flat = _FOLD.sub(b" ", value[:_LONGEST_HEADERS]).strip()
    text = decode(flat)[0] if flat else ""
    if "=?" not in text:
        return _printable(text)
    return _unworded(text[:_LONGEST_WORDED]) + _printable(text[_LONGEST_WORDED:])


def _unworded(text: str) -> str:
    """Encoded words as characters (RFC 2047)."""
    try:
        pieces = decode_header(text)
    except (MessageError, binascii.Error, ValueError):
        return _printable(text)
    return _printable("".join(_word(piece, charset) for piece, charset in pieces))


def _word(piece: bytes | str, charset: str | None) -> str:
    if isinstance(piece, str):
        return piece
    known = _charset(charset)
    if known:
        try:
            return piece.decode(known)
        except (UnicodeError, LookupError):
            pass  # see Part.text
    return decode(piece)[0]


def _printable(text: str) -> str:
    return "".join(c if c.isprintable() else " " for c in text).strip()


def _charset(name: str | None) -> str | None:
    """The encoding of that name; ``None`` where there is none, or where it promises no more than ASCII."""
    if not name:
        return None
    try:
        found = codecs.lookup(name)
    except (LookupError, ValueError):
        return None
    return _READ_AS.get(found.name, found.name)


#: Programs write the old name of windows-1252 and mean the new one (WHATWG Encoding, 4.2); what declares ASCII and
#: holds more is told by its bytes; the others are no encodings of text.
_READ_AS = {"iso8859-1": "windows-1252"} | dict.fromkeys(
    ("ascii", "unicode-escape", "unicode_escape", "raw-unicode-escape", "raw_unicode_escape", "idna", "undefined")
)


def _from_base64(body: bytes) -> bytes:
    """Tolerant: what does not belong is skipped, and what breaks off is read as far as it goes."""
    kept = re.sub(rb"[^A-Za-z0-9+/]", b"", body)
    whole = kept[: len(kept) - (len(kept) % 4 == 1)]
    return binascii.a2b_base64(whole + b"=" * (-len(whole) % 4))


_DECODERS: dict[str, Callable[[bytes], bytes]] = {
    "base64": _from_base64,
    "quoted-printable": quopri.decodestring,
}
