"""Small sound files of formats that the examples do not hold, for ``bench/fuzz.py``: made here, the same every time."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from email.message import EmailMessage
from pathlib import Path

DOCUMENTS = Path(__file__).resolve().parents[1] / "examples" / "documents"


def _letter() -> str:
    return (DOCUMENTS / "wftl-letter.txt").read_text(encoding="utf-8")


def odt() -> bytes:
    """The letter as an OpenDocument text, with a list, a table and a note."""
    name = "urn:oasis:names:tc:opendocument:xmlns:{}:1.0"
    spaces = " ".join(f'xmlns:{part}="{name.format(part)}"' for part in ("office", "text", "table", "style"))
    lines = [line.replace("&", "&amp;").replace("<", "&lt;") for line in _letter().splitlines()]
    paragraphs = "".join(f"<text:p>{line}<text:s/></text:p>" for line in lines)
    body = (
        f"{paragraphs}<text:list><text:list-item><text:p>one</text:p></text:list-item></text:list>"
        "<table:table><table:table-row><table:table-cell><text:p>cell</text:p></table:table-cell></table:table-row>"
        "</table:table><text:p>a<text:note text:note-class='footnote'><text:note-citation>1</text:note-citation>"
        "<text:note-body><text:p>note</text:p></text:note-body></text:note></text:p>"
    )
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr(zipfile.ZipInfo("mimetype"), "application/vnd.oasis.opendocument.text")
        content = f"<office:document-content {spaces}><office:body><office:text>{body}</office:text></office:body>"
        archive.writestr(zipfile.ZipInfo("content.xml"), content + "</office:document-content>")
    return out.getvalue()


def rtf() -> bytes:
    """The letter as RTF, with a table, a note and letters beyond ASCII."""
    said = "".join(c if ord(c) < 128 else f"\\u{ord(c)}?" for c in _letter()).replace("\n", "\\par\n")
    table = r"\trowd\cellx2000\cellx4000 one\cell two\cell\row "
    return (
        r"{\rtf1\ansi\ansicpg1252\deff0{\fonttbl{\f0 Serif;}}{\info{\title Letter}}"
        + f"{said}{table}"
        + r"a{\footnote note}\par {\field{\*\fldinst HYPERLINK}{\fldrslt link}}\par }"
    ).encode()


def eml() -> bytes:
    """A message with an HTML part, an attachment and a message in it."""
    message = EmailMessage()
    message["From"], message["To"], message["Subject"] = "a@example.org", "b@example.org", "Über die Sache"
    message["Date"] = "Tue, 07 May 2024 10:00:00 +0200"
    message.set_content(_letter())
    message.add_alternative(f"<p>{_letter()[:400]}</p>", subtype="html")
    message.add_attachment(rtf()[:2000], maintype="application", subtype="rtf", filename="annexe é.rtf")
    inner = EmailMessage()
    inner["Subject"] = "inner"
    inner.set_content("Below.\n")
    message.add_attachment(inner)
    return message.as_bytes()


def packed() -> bytes:
    """An archive with a folder, a message and an archive in it."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in (("a/letter.txt", _letter().encode()), ("mail.eml", eml()), ("b.odt", odt())):
            archive.writestr(zipfile.ZipInfo(name), content)
    return out.getvalue()


def akn() -> bytes:
    """The record of the examples in Akoma Ntoso."""
    from observance.publish.akn.writing import record_to_akn
    from observance.read import read
    from observance.segment import segment

    return record_to_akn(segment(read(DOCUMENTS / "can-pv-9.txt")))  # type: ignore[arg-type]


def png() -> bytes:
    """A few lines of the letter as a picture."""
    return _picture("PNG")


def tiff() -> bytes:
    """The same as a TIFF file."""
    return _picture("TIFF")


def jpeg() -> bytes:
    """The same as a JPEG file."""
    return _picture("JPEG")


def _picture(kind: str) -> bytes:
    from PIL import Image, ImageDraw

    picture = Image.new("L", (700, 120), 255)
    ImageDraw.Draw(picture).multiline_text((10, 10), "\n".join(_letter().splitlines()[4:9]), fill=0)
    out = io.BytesIO()
    picture.save(out, kind)
    return out.getvalue()


#: The file of each ending that no document of the examples has.
MADE: dict[str, Callable[[], bytes]] = {
    ".odt": odt,
    ".rtf": rtf,
    ".eml": eml,
    ".zip": packed,
    ".xml": akn,
    ".png": png,
    ".tiff": tiff,
    ".jpeg": jpeg,
}
