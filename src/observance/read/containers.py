"""Containers: the members of an archive or of a message, each a document of its own.

Reads bytes; gives the names and bytes of members, in the order of the container. A member that cannot be taken out is
given with the reason, and the others still come; a container that breaks a limit as a whole ends with an error. Names
stay inside the container whatever they say. A DOCX or an ODT is a document, not a container.
"""

from __future__ import annotations

import lzma
import re
import stat
import unicodedata
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from io import BytesIO

from observance.errors import N_, DamagedFile, ProtectedFile, ReadError, TooLarge
from observance.read.mime import Part, contents_of, open_message
from observance.read.sniff import CONTAINERS, WITHIN, ZIP, media_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """A file within a container: its name there, with ``/`` between parts, and its bytes.

    ``error`` says why it could not be taken out; it has no bytes then.
    """

    name: str
    data: bytes = field(repr=False)
    error: ReadError | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ContainerLimits:
    """How much a container may hold: members and bytes, those of containers within it included.

    ``ratio`` is how many times larger than its packed form a member may be; prose packs to a third, tables to a
    hundredth. ``depth`` is how many containers may lie within one another.
    """

    members: int = 2_000
    bytes_total: int = 1024 * 1024 * 1024
    ratio: int = 200
    depth: int = 5


LIMITS = ContainerLimits()
#: Bytes below which no ratio is asked for: a small file of blanks packs to nothing.
_SMALL = 4 * 1024 * 1024
_CHUNK = 256 * 1024
_ENTRY = b"PK\x01\x02"
_SMALLER = N_("unpack it, and give what is wanted of it in smaller parts")


@dataclass(slots=True, kw_only=True)
class _Budget:
    """What may still be taken out."""

    limits: ContainerLimits
    members: int = 0
    bytes_total: int = 0

    def take_member(self) -> None:
        self.members += 1
        if self.members > self.limits.members:
            raise _too_many(self.limits)

    def take_bytes(self, count: int) -> None:
        self.bytes_total += count
        if self.bytes_total > self.limits.bytes_total:
            raise TooLarge(
                "the members of this unpack to more than {most} bytes",
                do=_SMALLER,
                most=self.limits.bytes_total,
                setting="bytes_total",
            )


def members_of(media: str, data: bytes, limits: ContainerLimits = LIMITS) -> Iterator[Member]:
    """The members that lie directly in a container. Raises ReadError for the container as a whole."""
    yield from _members(media, data, _Budget(limits=limits))


def walk_members(data: bytes, limits: ContainerLimits = LIMITS) -> Iterator[Member]:
    """All documents in a container, those of containers within it included, named ``inner.zip!/letter.txt``.

    The limits hold for all of them together. A container within that cannot be opened is a member with an error.
    """
    budget = _Budget(limits=limits)
    media = media_of(data)
    left = [_members(media, data, budget)] if media is not None and media in CONTAINERS else []
    names = [""]
    while left:
        member = next(left[-1], None)
        if member is None:
            left.pop()
            names.pop()
            continue
        named = replace(member, name=(names[-1] + member.name).removesuffix(WITHIN))
        inner = media_of(member.data) if member.error is None else None
        if inner != ZIP:
            yield named
        if inner is not None and inner in CONTAINERS:
            if len(left) < limits.depth:
                left.append(_guarded(_members(inner, member.data, budget)))
                names.append(named.name + WITHIN)
            elif inner == ZIP:
                yield Member(name=named.name, data=b"", error=_too_deep(limits))
            elif next(_guarded(_members(inner, member.data, _Budget(limits=limits))), None):
                yield Member(name=named.name + WITHIN + _ATTACHMENTS, data=b"", error=_too_deep(limits))


#: What stands for all that is attached to a message which lies too deep to be opened.
_ATTACHMENTS = "*"


def _guarded(members: Iterator[Member]) -> Iterator[Member]:
    """The members of a container within another: its damage is told as a member's, a spent budget ends the walk."""
    try:
        yield from members
    except TooLarge:
        raise
    except ReadError as error:
        yield Member(name="", data=b"", error=error)


def _members(media: str, data: bytes, budget: _Budget) -> Iterator[Member]:
    named: dict[str, int] = {}
    found = _zipped(data, budget) if media == ZIP else _attached(data, budget)
    for member in found:
        yield replace(member, name=_unused(member.name, named))


def _unused(name: str, named: dict[str, int]) -> str:
    """Two members of one name are told apart by a count before the ending."""
    count = named[name] = named.get(name, 0) + 1
    if count == 1:
        return name
    stem, dot, ending = name.rpartition(".")
    numbered = f"{stem}~{count}.{ending}" if dot and "/" not in ending else f"{name}~{count}"
    return _unused(numbered, named)


def _too_many(limits: ContainerLimits) -> TooLarge:
    return TooLarge("this holds more than {most} members", do=_SMALLER, most=limits.members, setting="members")


def _too_deep(limits: ContainerLimits) -> TooLarge:
    return TooLarge(
        "containers lie within one another more than {most} deep", do=_SMALLER, most=limits.depth, setting="depth"
    )


# --- Names ----------------------------------------------------------------------------------------------------------

_DRIVE = re.compile(r"[A-Za-z]:")
_LONGEST_NAME = 200


def safe_name(name: str) -> str:
    """A name as it may be shown and kept: no control codes, no way up or out, no part that is too long."""
    parts = [_safe_part(part) for part in name.replace("\\", "/").split("/")]
    kept = [part for part in parts if part not in ("", ".", "..") and not _DRIVE.fullmatch(part)]
    return "/".join(kept) or "unnamed"


def _safe_part(part: str) -> str:
    clean = "".join(" " if unicodedata.category(c) in ("Cc", "Cf", "Cs", "Zl", "Zp") else c for c in part)
    clean = unicodedata.normalize("NFC", clean).strip()
    if len(clean) <= _LONGEST_NAME:
        return clean
    stem, dot, ending = clean.rpartition(".")
    return f"{stem[: _LONGEST_NAME - 20]}.{ending[:19]}" if dot else clean[:_LONGEST_NAME]


def _leads_out(name: str) -> bool:
    """Whether a name is a path to somewhere outside of its archive."""
    path = name.replace("\\", "/")
    return path.startswith("/") or bool(_DRIVE.match(path)) or ".." in path.split("/")


# --- ZIP ------------------------------------------------------------------------------------------------------------


def _zipped(data: bytes, budget: _Budget) -> Iterator[Member]:
    if data.count(_ENTRY) > 4 * budget.limits.members + 100:
        raise _too_many(budget.limits)
    try:
        archive = zipfile.ZipFile(BytesIO(data))
    except Exception as error:  # zipfile raises what its many forms of damage happen to raise
        raise DamagedFile(
            "the archive cannot be opened ({reason})", do="ask for it again", reason=str(error)
        ) from error
    with archive:
        for entry in archive.infolist():
            name = _entry_name(entry)
            if name.endswith("/") or _is_left_out(name):
                continue
            budget.take_member()
            yield _entry_member(archive, entry, name, budget)


def _is_left_out(name: str) -> bool:
    """Hidden files and what word processors and systems leave behind, as in a folder."""
    parts = name.replace("\\", "/").split("/")
    return any(p.startswith((".", "~$")) and p.strip(".") for p in parts) or parts[0] == "__MACOSX"


def _entry_member(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, name: str, budget: _Budget) -> Member:
    safe = safe_name(name)
    try:
        _check_entry(entry, name)
        return Member(name=safe, data=_inflated(archive, entry, budget))
    except TooLarge as error:
        if error.fields.get("setting") == "bytes_total":
            raise
        return Member(name=safe, data=b"", error=error)
    except ReadError as error:
        return Member(name=safe, data=b"", error=error)


def _check_entry(entry: zipfile.ZipInfo, name: str) -> None:
    if _leads_out(name):
        raise ReadError("the name of this member leads out of its archive", do="ask who made the archive")
    if stat.S_ISLNK(entry.external_attr >> 16):
        raise ReadError("this member is a link and not a file", do="put the file itself into the archive")
    if entry.flag_bits & 0x1:
        raise ProtectedFile("this member wants a password", do="ask for a copy without one")


def _inflated(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, budget: _Budget) -> bytes:
    """The bytes of an entry; what it declares is not believed, so limits are held while it unpacks."""
    most = max(_SMALL, budget.limits.ratio * max(1, entry.compress_size))
    if entry.file_size > most:
        raise _bomb(budget.limits)
    parts: list[bytes] = []
    length = 0
    try:
        with archive.open(entry) as packed:
            while chunk := packed.read(_CHUNK):
                budget.take_bytes(len(chunk))
                length += len(chunk)
                if length > most:
                    raise _bomb(budget.limits)
                parts.append(chunk)
    except ReadError:
        raise
    except NotImplementedError as error:
        raise DamagedFile("this member is packed in a way that is not known", do="pack it anew as ZIP") from error
    except (zipfile.BadZipFile, zlib.error, lzma.LZMAError, EOFError, OSError, ValueError, RuntimeError) as error:
        raise DamagedFile("this member is damaged ({reason})", do="ask for it again", reason=str(error)) from error
    return b"".join(parts)


def _bomb(limits: ContainerLimits) -> TooLarge:
    return TooLarge(
        "this member unpacks to more than {most} times its size", do=_SMALLER, most=limits.ratio, setting="ratio"
    )


#: Letters of Russian in the encoding that DOS and old archivers write names in.
_LETTERS_866 = re.compile(rb"[\x80-\xaf\xe0-\xf1]{2,}")


def _entry_name(entry: zipfile.ZipInfo) -> str:
    """The name of an entry. Without a flag it is in whatever the archiver's system used (APPNOTE, D.1)."""
    if entry.flag_bits & 0x800 or entry.orig_filename.isascii():
        return entry.orig_filename
    raw = entry.orig_filename.encode("cp437", "replace")
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        in_runs = sum(map(len, _LETTERS_866.findall(raw)))
        is_cyrillic = in_runs * 2 > sum(code > 0x7F for code in raw)
        return raw.decode("cp866") if is_cyrillic else entry.orig_filename


# --- Messages -------------------------------------------------------------------------------------------------------


def _attached(data: bytes, budget: _Budget) -> Iterator[Member]:
    for part in contents_of(open_message(data)).attached:
        budget.take_member()
        content = part.content()
        budget.take_bytes(len(content))
        if content:
            yield Member(name=_attached_name(part), data=content)


def _attached_name(part: Part) -> str:
    """The name that the message gives, without folders; an attached message is named after what it is."""
    given = safe_name((part.filename or "").replace("\\", "/").rpartition("/")[2])
    if part.media == "message/rfc822":
        return given if given.lower().endswith(".eml") else ("message" if given == "unnamed" else given) + ".eml"
    return "attachment" if given == "unnamed" else given
