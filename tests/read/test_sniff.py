"""Files are told apart by their content."""

import io
import zipfile

import docx
import pytest

from observance.read.sniff import (
    DOCX,
    EML,
    HTML,
    JPEG,
    ODT,
    OLE,
    PDF,
    PNG,
    RTF,
    TEXT,
    TIFF,
    ZIP,
    media_of,
    seems,
)


def zipped(**parts: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name.replace("__", "/"), content)
    return out.getvalue()


def word_file() -> bytes:
    out = io.BytesIO()
    document = docx.Document()
    document.add_paragraph("The weavers of Lindoria met.")
    document.save(out)
    return out.getvalue()


@pytest.mark.parametrize(
    ("data", "media"),
    [
        (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3", PDF),
        (b"HTTP junk\r\n" * 50 + b"%PDF-1.4", PDF),
        (b"The mark %PDF-1.4 far below. ".rjust(3000), TEXT),
        (b"<!DOCTYPE html><html></html>", HTML),
        (b"\xef\xbb\xbf  <!-- saved -->\n<HTML><body></body></HTML>", HTML),
        (b'<?xml version="1.0"?><!DOCTYPE html><html xmlns="http://www.w3.org/1999/xhtml"></html>', HTML),
        ("<!doctype html><title>Сессия</title>".encode("utf-16"), HTML),
        ("<!doctype html><title>Session</title>".encode("utf-16-be"), HTML),
        ("<p>Séance levée à 18 heures.</p>".encode("windows-1252"), HTML),
        (b"<div class='a'>fragment</div>", HTML),
        (b"<a> is how the clerk marks an absence, <b> a late arrival", TEXT),
        (b'<?xml version="1.0"?><feed><akomaNtoso/></feed>', None),
        (b'<?xml version="1.0"?><akomaNtoso></akomaNtoso>', "application/akn+xml"),
        (b"The sitting opened at ten.\n", TEXT),
        ("Заседание открылось.".encode(), TEXT),
        ("Заседание открылось в десять часов.".encode("windows-1251"), TEXT),
        ("Заседание открылось.".encode("utf-16"), TEXT),
        ("La séance est levée.".encode("windows-1252"), TEXT),
        (b"one\x00two\n" * 4, TEXT),
        (b"\x00" * 50, None),
        (b"\x89PNG\r\n\x1a\n" + bytes(range(256)), PNG),
        (b"\xff\xd8\xff\xe0" + bytes(range(256)), JPEG),
        (b"II*\x00" + bytes(range(256)), TIFF),
        (b"MM\x00*" + bytes(range(256)), TIFF),
        (b"{\\rtf1\\ansi text}", RTF),
        (b"Message-ID: <1@lindoria.example>\nMIME-Version: 1.0\n\nThe weavers met.", EML),
        (b"From clerk Mon Mar  2 10:00:00 2026\nReceived: by x\nFrom: a@b.example\nSubject: Looms\n\nText", EML),
        (b"From: the clerk\nTo: the weavers\nSubject: looms\nDate: 2 March\n\nA memorandum.", TEXT),
        (OLE + bytes(600), None),
        (OLE + "EncryptedPackage".encode("utf-16-le") + bytes(600), DOCX),
        (b"\x7fELF" + bytes(range(256)) * 4, None),
        (zipped(readme="plain"), ZIP),
        (zipped(mimetype=ODT, content="x"), ODT),
        (zipped(mimetype="application/vnd.oasis.opendocument.spreadsheet", META__x="x"), ZIP),
        (zipped(**{"content.xml": "x"}), None),
        (zipped(xl__workbook="x"), None),
    ],
)
def test_content_decides(data: bytes, media: str | None) -> None:
    assert media_of(data) == media


def test_a_word_file_is_known_by_its_parts_and_so_is_a_broken_one() -> None:
    data = word_file()
    assert media_of(data) == DOCX
    assert media_of(data[: len(data) // 2]) == DOCX


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (b"GIF89a\x00\x00", "GIF"),
        (zipped(xl__workbook="x"), "XLSX"),
        (zipped(readme="x"), "ZIP"),
        (OLE + bytes(10), "DOC, XLS, PPT, MSG"),
        (b'<?xml version="1.0"?><records/>', "XML"),
        (b"\x00\x00\x00\x18ftypheic", "MP4, HEIC"),
        (b"\x00\x01\x02\x03", "?"),
    ],
)
def test_bytes_without_a_reader_get_a_name(data: bytes, name: str) -> None:
    assert seems(data) == name
