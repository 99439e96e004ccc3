"""Pictures are held against limits before they are unpacked, and read in whatever form scanners save them."""

import io
import struct
import zlib

import pytest
from make_scan import printed
from mutate import damaged, survives

from missing_tools import need
from observance.errors import DamagedFile, TooLarge
from observance.read import images, ocr, read_media
from observance.read.images import read_image
from observance.read.sniff import JPEG, PNG, TIFF, media_of

SAID = "The weavers of the town were heard\nby the committee, and the port was not.\n"


@pytest.fixture(autouse=True)
def _tools():
    need("PIL")
    need("typst")
    ocr.find_engine.cache_clear()


class Blind:
    """An engine that sees nothing: what happens before recognition is looked at."""

    name = "blind 1"
    languages = ("eng",)

    def page(self, _picture, _languages) -> bytes:
        return b"<html/>"


@pytest.fixture
def blind(monkeypatch: pytest.MonkeyPatch) -> None:
    for module in (images, ocr):
        monkeypatch.setattr(module, "find_engine", lambda: Blind())


def sheet(kind: str = "PNG", mode: str = "L", **options: object) -> bytes:
    from PIL import Image

    image = Image.open(io.BytesIO(printed(SAID, dpi=200)[0])).convert("L").crop((0, 0, 1654, 500))
    doubled = bytes(half for value in image.tobytes() for half in (value, value)) if mode == "I;16" else b""
    image = Image.frombytes("I;16", image.size, doubled) if doubled else image.convert(mode)
    out = io.BytesIO()
    image.save(out, kind, **{"dpi": (200, 200), **options})
    return out.getvalue()


def png(width: int, height: int, data: bytes = b"") -> bytes:
    def chunk(kind: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))

    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(data)) + chunk(b"IEND", b"")


@pytest.mark.parametrize(
    ("kind", "mode", "options", "media"),
    [
        ("PNG", "L", {}, PNG),
        ("PNG", "1", {}, PNG),
        ("PNG", "I;16", {}, PNG),
        ("PNG", "P", {}, PNG),
        ("JPEG", "RGB", {"quality": 80}, JPEG),
        ("JPEG", "CMYK", {}, JPEG),
        ("TIFF", "1", {"compression": "group4"}, TIFF),
        ("TIFF", "L", {"compression": "tiff_lzw"}, TIFF),
        ("TIFF", "RGB", {"compression": "jpeg"}, TIFF),
    ],
)
def test_pictures_are_read_in_the_forms_that_scanners_save(kind: str, mode: str, options: dict, media: str) -> None:
    need("tesseract")
    data = sheet(kind, mode, **options)
    assert media_of(data) == media
    reading = read_media(data)
    assert reading.text.split() == SAID.split()
    assert (reading.reader, reading.media) == ("image/2", media)


def test_letters_on_nothing_are_read_as_on_paper() -> None:
    need("tesseract")
    from PIL import Image

    letters = Image.open(io.BytesIO(sheet()))
    image = Image.new("RGBA", letters.size, (0, 0, 0, 0))
    image.putalpha(letters.point(lambda value: 255 - value))
    out = io.BytesIO()
    image.save(out, "PNG")
    assert read_image(out.getvalue()).text.split() == SAID.split()


def test_the_sheets_of_a_tiff_are_pages() -> None:
    need("tesseract")
    from PIL import Image

    frames = [Image.open(io.BytesIO(sheet())) for _ in range(3)]
    out = io.BytesIO()
    frames[0].save(out, "TIFF", save_all=True, append_images=frames[1:], dpi=(200, 200))
    reading = read_image(out.getvalue())
    assert [reading.text[p.start : p.end].split() for p in reading.pages] == [SAID.split()] * 3
    assert [p.sheet for p in reading.pages] == [1, 2, 3]
    assert dict(reading.facts)["recognised_languages"] == "eng eng eng"


def test_a_picture_turned_by_its_camera_is_read_upright() -> None:
    need("tesseract")
    from PIL import Image

    image = Image.open(io.BytesIO(sheet())).transpose(Image.Transpose.ROTATE_90)
    exif = Image.Exif()
    exif[0x0112] = 6
    out = io.BytesIO()
    image.save(out, "JPEG", exif=exif, quality=90)
    assert read_image(out.getvalue()).text.split() == SAID.split()


@pytest.mark.usefixtures("blind")
def test_a_picture_of_500_million_pixels_is_refused_before_it_is_unpacked() -> None:
    jpeg = b"\xff\xd8\xff\xe0\x00\x04ab\xff\xc0\x00\x0b\x08" + struct.pack(">HH", 25_000, 20_000) + b"\x01\x01\x11\x00"
    for data in (png(25_000, 20_000), jpeg, tiff(25_000, 20_000)):
        with pytest.raises(TooLarge, match="500000000 pixels"):
            read_image(data)


def tiff(width: int, height: int) -> bytes:
    entries = [(256, 4, 1, width), (257, 4, 1, height), (258, 3, 1, 8), (259, 3, 1, 1), (262, 3, 1, 1), (273, 4, 1, 8)]
    entries += [(277, 3, 1, 1), (278, 4, 1, height), (279, 4, 1, 1)]
    body = struct.pack("<H", len(entries)) + b"".join(struct.pack("<HHII", *entry) for entry in entries)
    return b"II*\x00" + struct.pack("<I", 8) + body + bytes(4)


@pytest.mark.usefixtures("blind")
def test_a_picture_without_text_says_so() -> None:
    reading = read_image(sheet())
    assert reading.text.strip() == ""
    assert ("no_text", "true") in reading.facts
    assert reading.words == ()


@pytest.mark.usefixtures("blind")
@pytest.mark.parametrize("data", [b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff\xd9", b"II*\x00\x08\x00\x00\x00", png(10, 10)])
def test_a_picture_that_breaks_off_is_refused(data: bytes) -> None:
    with pytest.raises(DamagedFile):
        read_image(data)


@pytest.mark.usefixtures("blind")
def test_what_a_picture_does_not_say_of_its_size_is_taken_as_a4() -> None:
    from PIL import Image

    plain = Image.new("L", (1654, 2339), 255)
    assert images._dpi(plain) == pytest.approx(200, abs=1)
    plain.info["dpi"] = (72, 72)
    assert images._dpi(plain) == pytest.approx(200, abs=1)
    plain.info["dpi"] = (600, 600)
    assert images._dpi(plain) == 600


@pytest.mark.usefixtures("blind")
@pytest.mark.parametrize(("kind", "options"), [("PNG", {}), ("JPEG", {}), ("TIFF", {"compression": "tiff_lzw"})])
def test_damaged_pictures_are_read_or_refused(kind: str, options: dict) -> None:
    for data in damaged(sheet(kind, **options), 150):
        if media_of(data) in (PNG, JPEG, TIFF):
            survives(read_image, data)
