"""What kind of file some bytes are, by their content and never by their name.

Reads bytes; gives a media type that has a reader, or ``None``, and then a name for what the bytes seem to be.
"""

from __future__ import annotations

import re
import zipfile
from io import BytesIO

from observance.read.txt import is_text, leading_text

PDF = "application/pdf"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
HTML = "text/html"
TEXT = "text/plain"

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"

#: PDF readers accept the header within the first kilobyte (ISO 32000-1, Annex H.3.4.1).
_PDF_WITHIN = 1024
_ZIP = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
#: How an encrypted Office file names its stream (MS-OFFCRYPTO 2.3.4): UTF-16 in the folder of an OLE container.
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_WORD_MAIN = re.compile(rb"wordprocessingml\.(?:document|template)\.main\+xml|ms-word\.\w+\.macroEnabled\w*\.main\+xml")

_HTML_START = re.compile(
    r"(?:\s|<!--.*?-->|<\?[^>]*>)*<(?:!doctype\s+html|(?:html|head|body|title|meta|link|base|script|style|article|main"
    r"|section|header|nav|div|p|h[1-6]|table|ul|ol|dl|blockquote|center|font|span|a|b|i|br|hr)(?=[\s/>]))",
    re.IGNORECASE | re.DOTALL,
)
_XML_START = re.compile(r"\s*<(?:\?xml\b|!doctype\b)", re.IGNORECASE)
#: A tag on its own at the start is no proof for these: angle brackets occur in plain text; a closing tag must follow.
_CLOSING = re.compile(r"</[a-z][a-z0-9]*\s*>|<(?:br|hr|meta|link|!doctype)\b", re.IGNORECASE)

#: Beginnings of formats that have no reader, for a clear message.
_SEEMS = (
    (b"\x89PNG\r\n\x1a\n", "PNG"),
    (b"\xff\xd8\xff", "JPEG"),
    (b"GIF8", "GIF"),
    (b"II*\x00", "TIFF"),
    (b"MM\x00*", "TIFF"),
    (b"{\\rtf", "RTF"),
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
_PROOF_ALONE = (b"{\\rtf", b"%!PS")


def media_of(data: bytes) -> str | None:
    """The media type of ``data`` if a reader knows it, else ``None``."""
    if b"%PDF-" in data[:_PDF_WITHIN]:
        return PDF
    if data.startswith(_ZIP):
        return DOCX if _is_word(data) else None
    if data.startswith(OLE):
        return DOCX if is_encrypted(data) else None
    if data.startswith(_PROOF_ALONE) or not is_text(data):
        return None
    start = leading_text(data)
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


def is_encrypted(data: bytes) -> bool:
    """Whether an OLE container holds an Office file under a password."""
    return _ENCRYPTED in data


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
