"""A folder as a stranger with bad intentions would send it. ``make_hostile(FOLDER)`` writes it.

``FILES`` says of each file what it is and which line a build may give for it; ``READ`` among them: it may be read.
By hand: ``python tests/cage/make_hostile.py FOLDER``.
"""

from __future__ import annotations

import io
import os
import struct
import sys
import zipfile
import zlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

EXAMPLES = Path(__file__).parents[2] / "examples" / "documents"
WORD = EXAMPLES / "aisl-carta.docx"
LETTER = "A letter\n\nThe Government is asked to supply information on the new law.\n"
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
MILLION = 1_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Hostile:
    """A file: how its bytes are made, and the codes of lines that a build may give for it."""

    make: Callable[[], bytes]
    codes: tuple[str, ...]


# --- PDF ------------------------------------------------------------------------------------------------------------


def pdf(objects: Iterable[bytes], trailer: bytes = b"") -> bytes:
    """A PDF of these objects, numbered from 1; the first is the catalogue."""
    out = io.BytesIO()
    out.write(b"%PDF-1.7\n")
    places = []
    for n, content in enumerate(objects, start=1):
        places.append(out.tell())
        out.write(b"%d 0 obj\n%s\nendobj\n" % (n, content))
    start = out.tell()
    out.write(b"xref\n0 %d\n0000000000 65535 f \n" % (len(places) + 1))
    out.writelines(b"%010d 00000 n \n" % place for place in places)
    out.write(b"trailer\n<< /Size %d /Root 1 0 R %s >>\nstartxref\n%d\n%%%%EOF\n" % (len(places) + 1, trailer, start))
    return out.getvalue()


def stream(content: bytes, entries: bytes = b"") -> bytes:
    packed = zlib.compress(content)
    head = b"<< /Filter /FlateDecode /Length %d %s >>" % (len(packed), entries)
    return head + b"\nstream\n" + packed + b"\nendstream"


CATALOGUE = b"<< /Type /Catalog /Pages 2 0 R >>"
PAGES = b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>"
FONT = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"


def page(box: int = 600) -> bytes:
    resources = b"<< /Font << /F1 5 0 R >> /XObject << /I 6 0 R >> >>"
    return b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 %d %d] /Contents 4 0 R /Resources %s >>" % (
        box,
        box,
        resources,
    )


def one_page(content: bytes, box: int = 600, image: bytes = b"null") -> bytes:
    return pdf([CATALOGUE, PAGES, page(box), stream(content), FONT, image])


def said(text: bytes) -> bytes:
    return b"BT /F1 12 Tf 50 500 Td (" + text + b") Tj ET\n"


def encrypted_pdf() -> bytes:
    objects = [CATALOGUE, PAGES, page(), stream(said(b"secret")), FONT, b"null"]
    keys = b"/V 1 /R 2 /O <%s> /U <%s> /P -4" % (b"ab" * 32, b"cd" * 32)
    return pdf([*objects, b"<< /Filter /Standard %s >>" % keys], b"/Encrypt 7 0 R /ID [<00><00>]")


def million_objects() -> bytes:
    many = (b"%d" % n for n in range(MILLION))
    return pdf([CATALOGUE, PAGES, page(), stream(said(b"One page of a million things.")), FONT, b"null", *many])


def hundred_thousand_points() -> bytes:
    points = b"".join(b"%d %d l\n" % (n * 7 % 600, n * 13 % 600) for n in range(100_000))
    return one_page(said(b"A page of many points.") + b"0 0 m\n" + points + b"S\n")


def hundred_thousand_letters() -> bytes:
    places = (b"1 0 0 1 %d %d Tm (a) Tj\n" % (n * 7 % 590, n * 13 % 590) for n in range(100_000))
    return one_page(b"BT /F1 8 Tf\n" + b"".join(places) + b"ET\n")


def looping_pages() -> bytes:
    return pdf([CATALOGUE, b"<< /Type /Pages /Kids [2 0 R 3 0 R] /Count 2 >>", b"<< /Type /Pages /Kids [2 0 R] >>"])


def looping_forms() -> bytes:
    form = stream(
        b"/I Do /I Do", b"/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /I 6 0 R >> >>"
    )
    return one_page(said(b"A form in itself.") + b"/I Do\n" * 100, image=form)


def many_pages(count: int = 3_000) -> bytes:
    kids = b" ".join(b"%d 0 R" % (n + 3) for n in range(count))
    leaf = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 600] >>"
    return pdf([CATALOGUE, b"<< /Type /Pages /Kids [%s] /Count %d >>" % (kids, count), *[leaf] * count])


def vast_picture() -> bytes:
    """500 million pixels, the data of which break off after a few."""
    entries = b"/Type /XObject /Subtype /Image /Width 25000 /Height 20000 /ColorSpace /DeviceRGB /BitsPerComponent 8"
    image = stream(b"\0" * 1000, entries)
    return one_page(said(b"A vast picture.") + b"q 500 0 0 400 0 0 cm /I Do Q\n", image=image)


def packed_stream() -> bytes:
    """A content stream that unpacks to 300 MB."""
    return one_page(b" " * 300_000_000)


# --- Pictures -------------------------------------------------------------------------------------------------------


def vast_png() -> bytes:
    def chunk(kind: bytes, content: bytes) -> bytes:
        return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))

    head = struct.pack(">IIBBBBB", 25_000, 20_000, 8, 2, 0, 0, 0)
    data = zlib.compress(b"\0" * 10_000)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", data) + chunk(b"IEND", b"")


# --- Word -----------------------------------------------------------------------------------------------------------


def word(**parts: bytes) -> bytes:
    """The fictional letter with other parts: ``document`` is ``word/document.xml``."""
    changed = {f"word/{name}.xml": content for name, content in parts.items()}
    out = io.BytesIO()
    with zipfile.ZipFile(WORD) as before, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as after:
        for name in before.namelist():
            after.writestr(name, changed.get(name, before.read(name)))
    return out.getvalue()


def body(content: str, head: str = "") -> bytes:
    return f'<?xml version="1.0"?>{head}<w:document {W}><w:body>{content}</w:body></w:document>'.encode()


def paragraph(text: str) -> str:
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


LAUGHS = "<!DOCTYPE x [<!ENTITY a0 'ha ha ha ha '>" + "".join(
    f"<!ENTITY a{n} '{f'&a{n - 1};' * 10}'>" for n in range(1, 11)) + "]>"  # fmt: skip
OUTSIDE = '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>'


def nested_word() -> bytes:
    open_, close = "<w:tbl><w:tr><w:tc>", "<w:p/></w:tc></w:tr></w:tbl>"
    return word(document=body(open_ * 10_000 + paragraph("deep") + close * 10_000))


def encrypted_word() -> bytes:
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 1016 + "EncryptedPackage".encode("utf-16-le") + b"\0" * 512


# --- Archives and messages ------------------------------------------------------------------------------------------


def packed(*members: tuple[str, bytes], link: str = "") -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members:
            archive.writestr(name, content)
        if link:
            entry = zipfile.ZipInfo(link)
            entry.external_attr = 0o120777 << 16
            archive.writestr(entry, "/etc/passwd")
    return out.getvalue()


def nested_archive(depth: int = 20) -> bytes:
    content = packed(("letter.txt", LETTER.encode()))
    for n in range(depth):
        content = packed((f"{n}.zip", content))
    return content


def nested_message(depth: int = 200) -> bytes:
    content = "From: a@example.org\nSubject: the innermost\nMIME-Version: 1.0\n\nThis is the innermost message.\n"
    for n in range(depth):
        head = f"From: a@example.org\nSubject: message {n}\nMIME-Version: 1.0\nContent-Type: multipart/mixed; "
        head += f"boundary=b{n}\n\n--b{n}\nContent-Type: message/rfc822\n\n"
        content = f"{head}{content}\n--b{n}--\n"
    return content.encode()


def page_of_html(content: str, head: str = "") -> bytes:
    return f"{head}<html><head><title>A page</title></head><body>{content}</body></html>".encode()


def half(name: str) -> bytes:
    content = (EXAMPLES / name).read_bytes()
    return content[: len(content) // 2]


READ = ""
#: Each file with the codes that it may get; READ among them: it may be read.
FILES: dict[str, Hostile] = {
    name: Hostile(make=make, codes=codes)
    for name, make, codes in [
        ("encrypted.pdf", encrypted_pdf, ("protected",)),
        ("encrypted.docx", encrypted_word, ("protected",)),
        ("truncated.pdf", lambda: half("can-pv-9.pdf"), ("damaged", READ)),
        ("truncated.docx", lambda: half("can-pv-9.docx"), ("damaged",)),
        ("truncated.html", lambda: half("harbour-news.html"), (READ,)),
        ("empty.txt", lambda: b"", ("empty",)),
        ("word.pdf", WORD.read_bytes, (READ,)),
        ("text.docx", LETTER.encode, (READ,)),
        ("bomb.zip", lambda: packed(("a.txt", LETTER.encode()), ("bomb.txt", b"\0" * 100_000_000)), (READ,)),
        ("bomb.docx", lambda: word(document=body(paragraph(" " * 100_000_000))), ("damaged", "too-large", "read")),
        ("nested.zip", nested_archive, (READ,)),
        ("outside.zip", lambda: packed(("a.txt", LETTER.encode()), ("../../outside.txt", b"out")), (READ,)),
        ("linked.zip", lambda: packed(("a.txt", LETTER.encode()), link="passwords.txt"), (READ,)),
        ("many.zip", lambda: packed(*((f"{n}.txt", LETTER.encode()) for n in range(100))), (READ, "too-large")),
        ("entities.docx", lambda: word(document=body(paragraph("&a10;"), LAUGHS)), ("damaged",)),
        ("external.docx", lambda: word(document=body(paragraph("&e;"), OUTSIDE)), ("damaged", READ)),
        ("entities.html", lambda: page_of_html("<p>&a10;</p>", LAUGHS), (READ, "unknown-format")),
        ("external.html", lambda: page_of_html("<p>&e;</p>", OUTSIDE), (READ, "unknown-format")),
        ("entities.xml", lambda: f"<?xml version='1.0'?>{LAUGHS}<x>&a10;</x>".encode(), ("unknown-format",)),
        ("nested.html", lambda: page_of_html("<div>" * 10_000 + "deep" + "</div>" * 10_000), (READ, "damaged")),
        ("nested.docx", nested_word, (READ, "damaged")),
        ("objects.pdf", million_objects, (READ,)),
        ("points.pdf", hundred_thousand_points, (READ,)),
        ("letters.pdf", hundred_thousand_letters, ("too-large", "too-slow")),
        ("wide.pdf", lambda: one_page(said(b"A page of 100,000 points."), box=100_000), (READ,)),
        ("loop.pdf", looping_pages, (READ, "damaged", "no-text", "empty")),
        ("forms.pdf", looping_forms, ("too-much-memory", "too-slow", "reader-crashed")),
        ("pages.pdf", many_pages, ("too-many-pages",)),
        ("picture.pdf", vast_picture, (READ,)),
        ("stream.pdf", packed_stream, ("too-much-memory", "reader-crashed", "too-slow", "no-text")),
        ("picture.png", vast_png, ("unknown-format", "too-large", "damaged", "too-much-memory", "no-text")),
        ("nested.eml", nested_message, (READ, "too-large")),
        ("bytes.txt", lambda: b"Invalid \xff\xfe\x80 bytes \xc3\x28 in a letter.\n" * 3, (READ, "unknown-format")),
        ("nul.txt", lambda: LETTER.encode().replace(b" ", b"\0"), (READ, "unknown-format")),
        ("nul.html", lambda: page_of_html("<p>one\0two</p>"), (READ, "unknown-format")),
        ("line\nbreak.txt", LETTER.encode, (READ,)),
        ("long.txt", lambda: b"word " * 500_000, ("too-large",)),
        ("lines.docx", lambda: word(document=body(paragraph("x") * 60_000)), ("too-large",)),
        ("never.txt", lambda: b"@NEVER", ("too-slow",)),
        ("memory.txt", lambda: b"@MEMORY", ("too-much-memory",)),
        ("crash.txt", lambda: b"@CRASH", ("reader-crashed",)),
        ("letter.txt", LETTER.encode, (READ,)),
        ("x.pdf/inside.txt", LETTER.encode, (READ,)),
    ]
}  # fmt: skip
#: What is no file with bytes of its own: made apart.
OTHERS = {
    "link-out.txt": ("not-a-file",),
    "link-loop.txt": ("not-a-file",),
    "pipe.txt": ("not-a-file",),
    "closed.txt": ("not-a-file",),
    "huge.txt": ("too-large",),
}


def make_hostile(folder: Path) -> Path:
    """Write the folder."""
    for name, hostile in FILES.items():
        place = folder / name
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(hostile.make())
    os.symlink("/etc/hostname", folder / "link-out.txt")
    os.symlink("link-loop.txt", folder / "link-loop.txt")
    os.mkfifo(folder / "pipe.txt")
    (folder / "closed.txt").write_text(LETTER)
    (folder / "closed.txt").chmod(0)
    with (folder / "huge.txt").open("wb") as file:
        file.truncate(100 << 30)
    return folder


if __name__ == "__main__":
    make_hostile(Path(sys.argv[1]))
