"""Bytes become characters without loss and without a guess that their letters speak against."""

import codecs
from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as st

from observance.errors import DamagedFile
from observance.read.txt import READER, decode, is_text, leading_text, read_txt

FRENCH = "Les délégués travailleurs de Valmérie ont été reçus à l’hôtel de ville, où la séance a été levée à 18 h 30."
SPANISH = "La comisión pidió más información; ¿cuándo? El señor Ibáñez Roldán contestó que «mañana»."
RUSSIAN = "Рабочие Линдории обратились в комиссию, и комиссия приняла их заявление. Ответа от правительства еще нет."
POLISH = "Związek zawodowy rolników żąda, aby władze przyjęły wniosek; sąd odrzucił skargę, choć są świadkowie."
GREEK = "Οι εργαζόμενοι της Λινδορίας ζήτησαν από την επιτροπή να εξετάσει την υπόθεση και να απαντήσει εγκαίρως."


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (FRENCH, "windows-1252"),
        (SPANISH, "windows-1252"),
        ("Coût : 12 € — payé.", "windows-1252"),
        (RUSSIAN, "windows-1251"),
        (RUSSIAN.upper(), "utf-8"),
        ("Convention No. 87, статья вторая; и еще слово о работе комитета.", "windows-1251"),
        (FRENCH, "utf-8"),
        (RUSSIAN, "utf-16-le"),
        (RUSSIAN, "utf-16-be"),
        (FRENCH, "utf-16-le"),
    ],
)
def test_text_in_a_usual_encoding_is_read_as_that(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding)) == (text, encoding)


@pytest.mark.parametrize(("text", "encoding"), [(POLISH, "cp1250"), (GREEK, "cp1253")])
def test_rarer_encodings_are_left_to_the_detector(text: str, encoding: str) -> None:
    assert decode((text + "\n").encode(encoding) * 4)[0] == (text + "\n") * 4


@pytest.mark.parametrize("encoding", ["windows-1251", "koi8-r"])
@pytest.mark.parametrize(
    "text",
    [
        "Речник",
        "Докеры порта",
        "Ответа нет.",
        "No. 87: статья вторая",
        "ЗАСЕДАНИЕ КОМИТЕТА",
        "Г-н ПРЕДСЕДАТЕЛЬ закрыл прения.",
        "Ёлка, ещё одна ёлка и съезд.",
        RUSSIAN,
        RUSSIAN.upper(),
        "Профсоюз речников просит комиссию вернуться к вопросу об увольнениях.\r\n" * 200,
    ],
)
def test_the_encodings_of_russian_are_told_apart_by_its_letters(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding)) == (text, encoding)


def test_ukrainian_in_either_encoding_is_told_too() -> None:
    text = "Портовики Ліндорії просять комітет повернутися до цього питання та відповісти їм."
    assert decode(text.encode("windows-1251")) == (text, "windows-1251")
    assert decode(text.encode("koi8-u"))[0][:9] == "Портовики"


def test_wide_text_needs_no_mark() -> None:
    for text in (RUSSIAN, FRENCH, "Да.", "Nº 87"):
        for encoding in ("utf-16-le", "utf-16-be"):
            assert decode(text.encode(encoding)) == (text, encoding)


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"])
def test_a_byte_order_mark_decides_and_is_no_character(encoding: str) -> None:
    assert decode("\ufeff".encode(encoding) + RUSSIAN.encode(encoding)) == (RUSSIAN, encoding)


def test_utf8_keeps_its_mark_so_that_offsets_are_those_of_the_file() -> None:
    assert decode(codecs.BOM_UTF8 + b"abc") == ("\ufeffabc", "utf-8")


def test_a_mark_that_lies_is_reported() -> None:
    with pytest.raises(DamagedFile):
        decode(codecs.BOM_UTF16_LE + b"\x00\xd8a")


def test_one_stray_byte_does_not_change_the_reading_of_the_rest() -> None:
    text, _ = decode(RUSSIAN.encode() * 3 + b"\xff" + RUSSIAN.encode())
    assert "Рабочие Линдории" in text


def test_an_accent_far_into_a_file_is_seen() -> None:
    data = b"plain words of the record\n" * 4000 + FRENCH.encode("windows-1252")
    assert decode(data)[0].endswith(FRENCH)


@given(st.text(alphabet=st.characters(exclude_categories=("Cs", "Cc")), min_size=1))
def test_utf8_is_read_exactly(text: str) -> None:
    assert decode(text.encode())[0] == text


@given(st.binary(max_size=200))
def test_no_bytes_make_decoding_fail_but_a_false_mark(data: bytes) -> None:
    try:
        text, encoding = decode(data)
    except DamagedFile:
        return
    assert isinstance(text, str)
    assert codecs.lookup(encoding)


def test_a_reading_is_the_file_with_its_line_ends_and_nuls() -> None:
    data = "First line\r\nsecond\rthird\x00 part\n\n\tÉ\u2028end".encode()
    reading = read_txt(data)
    assert reading.text == data.decode("utf-8")
    assert reading.text_sha256 == sha256(data).hexdigest()
    assert (reading.reader, reading.media, reading.facts) == (READER, "text/plain", (("encoding", "utf-8"),))
    assert reading.blocks is None
    assert reading.lines is None


@pytest.mark.parametrize(
    ("data", "verdict"),
    [(b"words\n", True), (bytes(range(256)), False), (b"\x01\x02\x03", False), (FRENCH.encode("cp1252"), True)],
)
def test_text_is_told_from_binary(data: bytes, verdict: bool) -> None:
    assert is_text(data) is verdict


def test_the_beginning_is_read_in_its_encoding() -> None:
    assert leading_text("\ufeffабв".encode("utf-16-le")) == "абв"
    assert leading_text(b"\xef\xbb\xbfabc") == "abc"
