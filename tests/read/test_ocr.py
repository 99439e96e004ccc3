"""Scanned sheets are recognised in the language they are in, with the place and the certainty of each word."""

import os
import subprocess
import sys
from hashlib import sha256

import pytest
from make_pdf import Put, make_pdf
from make_scan import TEXTS, as_pdf, error_rate, printed, scans, text_of, turned, worn

from missing_tools import need
from observance.doctor import TOOLS
from observance.domain.text import Reading, Source
from observance.errors import MissingTool, TooSlow
from observance.read import ocr
from observance.read.files import read_bytes
from observance.read.hocr import lines_of
from observance.read.images import read_image
from observance.read.ocr_languages import told_by_words
from observance.read.pdf import read_pdf
from observance.segment import segment

#: What a scan of each example may have wrong; the letter's is the project's own promise.
MOST_ERRORS = {"eng": 0.03, "fra": 0.04, "spa": 0.04, "rus": 0.03}


@pytest.fixture(autouse=True)
def _afresh():
    ocr.find_engine.cache_clear()
    yield
    real_cache.cache_clear()


@pytest.fixture
def tesseract(monkeypatch: pytest.MonkeyPatch) -> None:
    """Tesseract's program, whether its library is there or not."""
    need("tesseract")
    need("typst")
    need("PIL")
    monkeypatch.setattr(ocr, "_library", lambda: None)


@pytest.fixture
def no_tesseract(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ocr, "_library", lambda: None)
    monkeypatch.setattr(ocr, "_program", lambda: None)


def facts(reading: Reading) -> dict[str, str]:
    return dict(reading.facts)


@pytest.mark.usefixtures("tesseract")
@pytest.mark.parametrize("language", TEXTS)
def test_a_scan_of_each_example_is_read_in_its_language(language: str) -> None:
    readings = [read_image(sheet) for sheet in scans(language)]
    assert {facts(reading)["recognised_languages"] for reading in readings} == {language}
    rate = error_rate(text_of(language), "\n".join(reading.text for reading in readings))
    assert rate <= MOST_ERRORS[language]


@pytest.mark.usefixtures("tesseract")
def test_the_library_reads_the_letter_as_well_as_the_program() -> None:
    need("tesserocr")
    engine = ocr.__dict__["Library"]
    library = real_library()
    assert isinstance(library, engine)
    picture = next(iter(pictures(scans("eng", dpi=200)[0])))
    lines = lines_of(library.page(picture, ("eng",)), picture.height, 72 / picture.dpi)
    said = " ".join(line.piece.text for line in lines)
    assert error_rate(" ".join(text_of("eng").split()[: len(said.split())]), said) <= 0.05


@pytest.mark.usefixtures("tesseract")
def test_words_have_boxes_in_points_and_certainty() -> None:
    reading = read_image(scans("eng", dpi=200)[0])
    assert reading.words is not None
    assert reading.lines is not None
    assert len(reading.words) > 150
    for word in reading.words:
        assert reading.text[word.start : word.end].split() == [reading.text[word.start : word.end]]
        assert 50 < word.x0 < word.x1 < 560
        assert 40 < word.y0 < word.y1 < 800
        assert 0 <= word.confidence <= 1
    assert sum(word.confidence for word in reading.words) / len(reading.words) > 0.85
    first = next(word for word in reading.words if reading.text[word.start : word.end] == "Registration")
    assert first.x0 == pytest.approx(57, abs=4)
    tops = [line.y1 for line in reading.lines]
    assert tops == sorted(tops, reverse=True)
    assert all(8 < line.size < 20 for line in reading.lines)


@pytest.mark.usefixtures("tesseract")
def test_only_the_sheets_without_text_of_a_mixed_document_are_recognised() -> None:
    sheet = printed("The scanned weavers of the town\nwere heard by the committee in March.\n", dpi=200)[0]
    reading = read_pdf(as_pdf(["Printed words of the first sheet.", sheet, "Printed words of the last."]))
    assert [reading.text[p.start : p.end].strip() for p in reading.pages] == [
        "Printed words of the first sheet.",
        "The scanned weavers of the town\nwere heard by the committee in March.",
        "Printed words of the last.",
    ]
    assert facts(reading)["recognised_sheets"] == "2"
    assert "no_text" not in facts(reading)
    assert reading.words is not None
    assert {word.sheet for word in reading.words} == {2}


@pytest.mark.usefixtures("no_tesseract")
def test_without_tesseract_a_scan_says_what_to_install_and_a_mixed_document_what_it_lacks() -> None:
    need("typst")
    need("PIL")
    sheet = printed("The scanned weavers.\n", dpi=100)[0]
    for read, data in ((read_image, sheet), (read_pdf, as_pdf([sheet]))):
        with pytest.raises(MissingTool, match="apt install tesseract-ocr tesseract-ocr-fra"):
            read(data)
    reading = read_pdf(as_pdf(["Printed words.", sheet, "More."]))
    assert facts(reading)["no_text"] == "2"
    assert reading.words is None


@pytest.mark.usefixtures("no_tesseract")
def test_a_blank_sheet_wants_no_tesseract() -> None:
    assert facts(read_pdf(make_pdf([[]])))["no_text"] == "true"
    assert "no_text" not in facts(read_pdf(make_pdf([[Put(60, 700, "Words")], []])))


@pytest.mark.usefixtures("tesseract")
def test_the_language_of_the_sheet_before_is_tried_first_and_left_where_it_does_not_fit() -> None:
    english, russian = (scans(language, dpi=200)[0] for language in ("eng", "rus"))
    reading = read_pdf(as_pdf([english, english, russian]))
    assert facts(reading)["recognised_languages"] == "eng eng rus"
    assert "Ветераны" in reading.text or "порт" in reading.text


LETTER = """The Permanent Secretary, Ministry of Industrial Relations, Mereport

The United Stevedores of Southland write to you about the lock-out at the
grain terminal, which began on 3 May without the notice that the law asks.
Two hundred of our members have had no wages since then, and the terminal
says that nobody will be let in before a new agreement has been signed.

We ask you to call the parties together within the week.

Aldis Verrinder, General Secretary
"""


@pytest.mark.usefixtures("tesseract")
@pytest.mark.parametrize("degrees", [90, 180, 270])
def test_a_sheet_that_lies_the_wrong_way_is_turned(degrees: int) -> None:
    reading = read_image(turned(worn(printed(LETTER, dpi=200)[0], dpi=200), degrees))
    assert error_rate(LETTER, reading.text) <= 0.05
    assert facts(reading)["turned_sheets"] == f"1:{degrees}"
    assert reading.lines is not None
    tops = [line.y1 for line in reading.lines]
    assert tops == sorted(tops, reverse=True)


def test_the_library_turns_a_sheet_as_the_program_does(monkeypatch: pytest.MonkeyPatch) -> None:
    for tool in ("tesseract", "typst", "PIL", "tesserocr"):
        need(tool)
    monkeypatch.setattr(ocr, "_program", lambda: None)
    reading = read_image(turned(worn(printed(LETTER, dpi=200)[0], dpi=200), 90))
    assert error_rate(LETTER, reading.text) <= 0.05
    assert facts(reading)["turned_sheets"] == "1:90"


@pytest.mark.usefixtures("tesseract")
def test_an_upright_sheet_is_not_turned_and_its_direction_is_not_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ocr.Program, "turn", lambda *_: pytest.fail("asked"))
    assert "turned_sheets" not in facts(read_image(worn(printed(LETTER, dpi=200)[0], dpi=200)))


@pytest.mark.usefixtures("tesseract")
def test_where_the_direction_is_not_told_a_sheet_stays_as_it_lies(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ocr.Program, "turn", lambda *_: 0)
    reading = read_image(turned(worn(printed(LETTER, dpi=200)[0], dpi=200), 180))
    assert "turned_sheets" not in facts(reading)


def test_a_picture_is_turned_clockwise() -> None:
    picture = ocr.Picture(width=3, height=2, dpi=100, pixels=b"abcdef")
    quarter = picture.turned(90)
    assert (quarter.width, quarter.height, quarter.pixels) == (2, 3, b"daebfc")
    assert picture.turned(180).pixels == b"fedcba"
    assert picture.turned(270).pixels == b"cfbead"
    assert quarter.turned(270) == picture


#: A paragraph that goes on from one sheet to the next, and one behind it.
SHEETS = (
    "The terminal has told the press that nobody will be let in before a new\n"
    "agreement has been signed, and has hired others in the meantime, who come\n"
    "across the bay by boat every morning, are paid by the day, and sleep in\n",
    "the sheds behind the silos. The inspectors of the district have been told\n"
    "of this on two occasions, and have answered that they have no boat.\n\n"
    "We ask you to call the parties together within the week.\n",
)


@pytest.mark.usefixtures("tesseract")
@pytest.mark.parametrize(
    "head",
    ["", "Letter of the Stevedores, 14/21\n\n\n", "UNITED STEVEDORES OF SOUTHLAND\n9 Capstan Lane, Mereport\n\n\n"],
)
def test_a_paragraph_goes_on_from_one_recognised_sheet_to_the_next(head: str) -> None:
    data = as_pdf([printed(sheet, dpi=200)[0] for sheet in (SHEETS[0], head + SHEETS[1])])
    source = Source(name="letter.pdf", sha256=sha256(data).hexdigest(), size=len(data))
    found = segment(read_bytes(data, source, "letter"))
    assert [len(p.segments) for p in found.passages] == [2 if head else 1, 1]
    assert "sleep in the sheds" in found.passages[0].reading.text


@pytest.mark.usefixtures("tesseract")
def test_a_sheet_that_takes_too_long_ends(monkeypatch: pytest.MonkeyPatch) -> None:
    picture = next(iter(pictures(scans("eng", dpi=200)[0])))
    engine = ocr.find_engine()
    monkeypatch.setattr(ocr, "SECONDS", 0.01)
    with pytest.raises(TooSlow):
        engine.page(picture, ("eng",))


def test_small_words_tell_the_languages() -> None:
    every = tuple(TEXTS)
    for language in every:
        assert told_by_words(text_of(language), every) == (language,)
    assert told_by_words(text_of("eng") + text_of("fra"), every) == ("eng", "fra")
    assert told_by_words(text_of("eng"), ("fra", "spa")) == ()
    assert told_by_words("214 97 1999", every) == ()


def test_a_page_of_recognition_that_is_empty_or_broken_gives_no_lines() -> None:
    assert lines_of(b"", 100, 0.24) == ()
    assert lines_of(b"<html><body>", 100, 0.24) == ()


def test_the_band_with_most_ink_is_found() -> None:
    rows = [b"\xff" * 100] * 300 + [b"\x00" * 100] * 40 + [b"\xff" * 100] * 60
    picture = ocr.Picture(width=100, height=400, dpi=100, pixels=b"".join(rows))
    band = picture.band(0.1)
    assert band.height == 40
    assert band.pixels.count(b"\x00"[0]) >= 35 * 100


def test_doctor_names_the_packages() -> None:
    tool = next(tool for tool in TOOLS if tool.name == "tesseract")
    assert "tesseract-ocr-rus" in tool.get


def test_importing_the_readers_loads_no_engine_and_no_pictures() -> None:
    program = (
        "import sys, observance.read.ocr; print([m for m in ('tesserocr', 'PIL', 'lxml.html') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, env={**os.environ})
    assert done.stdout.strip() == "[]"


real_library = ocr._library
real_cache = ocr.find_engine


def pictures(data: bytes):
    from observance.read.images import _pictures

    return _pictures(data)
