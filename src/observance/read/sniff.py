"""What kind of file some bytes are, by their content and never by their name.

Reads bytes; gives a media type that has a reader or members, or ``None``, and then a name for what the bytes seem to
be.
"""

from __future__ import annotations

import re
import zipfile
from io import BytesIO

from observance.domain.text import AKN_MEDIA
from observance.read.txt import is_text, leading_text

AKN = AKN_MEDIA
PDF = "application/pdf"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
ODT = "application/vnd.oasis.opendocument.text"
RTF = "application/rtf"
HTML = "text/html"
EML = "message/rfc822"
TEXT = "text/plain"
PNG = "image/png"
JPEG = "image/jpeg"
TIFF = "image/tiff"
ZIP = "application/zip"

#: Media whose members are documents of their own; a message is a document too, an archive is none.
CONTAINERS = frozenset({ZIP, EML})

#: What stands between the name of a container and that of a member in it.
WITHIN = "!/"

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"

#: PDF readers accept the header within the first kilobyte (ISO 32000-1, Annex H.3.4.1).
_PDF_WITHIN = 1024
_ZIP = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
#: How an encrypted Office file names its stream (MS-OFFCRYPTO 2.3.4): UTF-16 in the folder of an OLE container.
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_WRITINGS = (ODT.encode(), f"{ODT}-template".encode())
_WORD_MAIN = re.compile(rb"wordprocessingml\.(?:document|template)\.main\+xml|ms-word\.\w+\.macroEnabled\w*\.main\+xml")

_HTML_START = re.compile(
    r"(?:\s|<!--.*?-->|<\?[^>]*>)*<(?:!doctype\s+html|(?:html|head|body|title|meta|link|base|script|style|article|main"
    r"|section|header|nav|div|p|h[1-6]|table|ul|ol|dl|blockquote|center|font|span|a|b|i|br|hr)(?=[\s/>]))",
    re.IGNORECASE | re.DOTALL,
)
_XML_START = re.compile(r"\s*<(?:\?xml\b|!doctype\b)", re.IGNORECASE)
#: The root of Akoma Ntoso, behind whatever may stand before a root.
_AKN_START = re.compile(r"(?:\s|<!--.*?-->|<[?!][^>]*>)*<(?:[\w.-]+:)?akomaNtoso[\s>]", re.DOTALL)
#: A tag on its own at the start is no proof for these: angle brackets occur in plain text; a closing tag must follow.
_CLOSING = re.compile(r"</[a-z][a-z0-9]*\s*>|<(?:br|hr|meta|link|!doctype)\b", re.IGNORECASE)

#: Pictures by their beginnings (PNG 5.2, JPEG B.1.1.3, TIFF 6.0 section 2 and BigTIFF).
_PICTURES = (
    (b"\x89PNG\r\n\x1a\n", PNG),
    (b"\xff\xd8\xff", JPEG),
    (b"II*\x00", TIFF),
    (b"MM\x00*", TIFF),
    (b"II+\x00", TIFF),
    (b"MM\x00+", TIFF),
)
_RTF = b"{\\rtf"
#: Headers with which only a message that was sent begins, and those that a memorandum may have as well.
_SENT = frozenset({
    b"message-id", b"mime-version", b"received", b"return-path", b"delivered-to", b"content-type", b"x-mailer",
    b"dkim-signature", b"authentication-results", b"arc-seal", b"x-received", b"content-transfer-encoding",
})  # fmt: skip
_WRITTEN = frozenset({b"from", b"to", b"cc", b"date", b"subject", b"reply-to", b"sender", b"bcc"})
_BEFORE_HEADERS = re.compile(rb"(?:\xef\xbb\xbf)?[\r\n]*(?:>?From [^\r\n]*\r?\n)?")
_HEADER_LINE = re.compile(rb"([!-9;-~]{1,76})[ \t]*:[^\n]*(?:\n[ \t][^\n]*)*\r?(?:\n|\Z)")

#: Beginnings of formats that have no reader, for a clear message.
_SEEMS = (
    (b"GIF8", "GIF"),
    (b"\x7fELF", "ELF"),
    (b"MZ", "EXE"),
    (b"\x1f\x8b", "GZIP"),
    (b"BZh", "BZIP2"),
    (b"7z\xbc\xaf\x27\x1c", "7-Zip"),
    (b"\xfd7zXZ", "XZ"),
    (b"Rar!", "RAR"),
    (b"%!PS", "PostScript"),
    (b"SQLite format 3", "SQLite"),
    (b"AT&TFORM", "DjVu"),
    (b"wOF", "WOFF"),
    (b"ID3", "MP3"),
    (b"OggS", "Ogg"),
    (b"RIFF", "RIFF"),
    (b"BM", "BMP"),
)
#: What the parts of a zip say it is.
_ZIP_SEEMS = (("xl/", "XLSX"), ("ppt/", "PPTX"), ("META-INF/container.xml", "EPUB"), ("content.xml", "OpenDocument"))
#: The starts above that plain text may have too ("BM", "MZ", "ID3"...): they count only where the rest is no text.
_PROOF_ALONE = (b"%!PS",)


def media_of(data: bytes) -> str | None:
    """The media type of ``data`` if it has a reader or members, else ``None``."""
    if is_message(data):
        return EML
    if b"%PDF-" in data[:_PDF_WITHIN]:
        return PDF
    if data.startswith(_ZIP):
        return _zip_media(data)
    if data.startswith(OLE):
        return DOCX if is_encrypted(data) else None
    if data.startswith(_RTF):
        return RTF
    picture = next((media for start, media in _PICTURES if data.startswith(start)), None)
    if picture:
        return picture
    if data.startswith(_PROOF_ALONE) or not is_text(data):
        return None
    start = leading_text(data)
    if _AKN_START.match(start):
        return AKN
    if _is_html(start):
        return HTML
    return None if _XML_START.match(start) else TEXT


def seems(data: bytes) -> str:
    """A short name for bytes that no reader knows, for a message."""
    if data.startswith(_ZIP):
        return _zip_seems(data)
    if data.startswith(OLE):
        return "DOC, XLS, PPT, MSG"
    if data[4:8] == b"ftyp":
        return "MP4, HEIC"
    if is_text(data) and _XML_START.match(leading_text(data)):
        return "XML"
    return next((name for start, name in _SEEMS if data.startswith(start)), "?")


def is_message(data: bytes) -> bool:
    """Whether ``data`` begins with the headers of a message that was sent (RFC 5322).

    Two headers that only mail programs write, or one beside two that people read. A memorandum that is typed as plain
    text has only the latter.
    """
    before = _BEFORE_HEADERS.match(data)
    at = before.end() if before else 0
    names: list[bytes] = []
    while (found := _HEADER_LINE.match(data, at, at + 64 * 1024)) and len(names) < 200:
        names.append(found[1].lower())
        at = found.end()
    sent = len(_SENT.intersection(names))
    return sent >= 2 or (sent == 1 and len(_WRITTEN.intersection(names)) >= 2)


def is_encrypted(data: bytes) -> bool:
    """Whether an OLE container holds an Office file under a password."""
    return _ENCRYPTED in data


def _zip_media(data: bytes) -> str | None:
    """What a zip is: a document of one of the kinds that are zips inside, or an archive of files."""
    if _is_word(data):
        return DOCX
    if _is_writing(data):
        return ODT
    return ZIP if _zip_seems(data) == "ZIP" else None


def _is_writing(data: bytes) -> bool:
    """Whether a zip is an OpenDocument text: its first entry says so (OpenDocument 1.3, part 2, 3.3)."""
    try:
        with zipfile.ZipFile(BytesIO(data)) as parts:
            return parts.read("mimetype")[:100].strip() in _WRITINGS
    except Exception:  # see _is_word
        return (
            data[30:38] == b"mimetype"
            and data[38 : 38 + len(ODT)] == ODT.encode()
            and data[38 + len(ODT) :][:1] != b"-"
        )


def _is_word(data: bytes) -> bool:
    """Whether a zip holds a word-processing document; of a broken zip, whether it names the parts of one."""
    try:
        with zipfile.ZipFile(BytesIO(data)) as parts:
            return "word/document.xml" in parts.namelist() or bool(_WORD_MAIN.search(parts.read("[Content_Types].xml")))
    except KeyError:
        return False
    except Exception:  # zipfile raises what its many formats of damage happen to raise
        return b"word/document.xml" in data or b"word/_rels/" in data


def _zip_seems(data: bytes) -> str:
    try:
        with zipfile.ZipFile(BytesIO(data)) as parts:
            names = parts.namelist()
    except Exception:  # see _is_word
        return "ZIP"
    return next((kind for start, kind in _ZIP_SEEMS if any(name.startswith(start) for name in names)), "ZIP")


def _is_html(start: str) -> bool:
    return bool(_HTML_START.match(start)) and bool(_CLOSING.search(start))
