"""Plain text: bytes to characters, and to a Reading.

Reads bytes in any usual encoding; gives the text exactly as it stands in the file, line ends and all. UTF-8 is tried
first, since hardly any other text is valid UTF-8 by accident. Between windows-1252, windows-1251 and KOI8-R the look of
the letters decides: a general detector takes French in windows-1252 for Czech in windows-1250 and is slow; it is
asked, on a sample, only for what looks like none of them.
"""

from __future__ import annotations

import codecs
import re
from hashlib import sha256

from observance.domain.text import Reading
from observance.errors import DamagedFile

READER = "txt/2"
SAMPLE = 64 * 1024

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
#: Control characters that text files do hold: tab, line ends, form feed, the DOS end of file, escape.
_TEXT_CONTROLS = b"\t\n\v\f\r\x1a\x1b"
_CONTROLS = bytes(set(range(32)) - set(_TEXT_CONTROLS)) + b"\x7f"


def read_txt(data: bytes) -> Reading:
    """Read a plain text. For UTF-8 the text is what ``data.decode("utf-8")`` gives, a byte order mark included."""
    from observance.read.furniture import mark
    from observance.read.pages import find_pages

    text, encoding = decode(data)
    pages = find_pages(text)
    return Reading(
        reader=READER,
        media="text/plain",
        text=text,
        text_sha256=sha256(text.encode()).hexdigest(),
        pages=pages,
        furniture=mark(text, pages, None),
        facts=(("encoding", encoding),),
    )


def decode(data: bytes) -> tuple[str, str]:
    """The characters of ``data`` and the name of their encoding.

    Raises DamagedFile where the mark at the beginning or everything tried proves wrong.
    """
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return _decode_marked(data, bom, encoding)
    wide = _wide_encoding(data)
    if wide:
        return data.decode(wide), wide
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError:
        return _decode_bytewise(data)


def _decode_marked(data: bytes, bom: bytes, encoding: str) -> tuple[str, str]:
    """UTF-8 keeps its mark, so that offsets are those of the file read as UTF-8; elsewhere it is no character."""
    try:
        return data[0 if encoding == "utf-8" else len(bom) :].decode(encoding), encoding
    except UnicodeDecodeError as error:
        if encoding == "utf-8":
            return _decode_bytewise(data[len(bom) :])
        raise DamagedFile(
            "the text is not in the encoding that it declares ({encoding})", do="save it as UTF-8", encoding=encoding
        ) from error


def _wide_encoding(data: bytes) -> str | None:
    """UTF-16 without a mark: control codes (00 for Latin, 04 for Cyrillic) in every second byte and nowhere else."""
    sample = data[:SAMPLE]
    if len(data) % 2 or len(data) < 4:
        return None
    for encoding, high, low in (("utf-16-le", sample[1::2], sample[::2]), ("utf-16-be", sample[::2], sample[1::2])):
        if _low_codes(high) >= 0.6 and _low_codes(low) <= 0.1 and _decodes(data, encoding):
            return encoding
    return None


def _low_codes(part: bytes) -> float:
    return sum(part.count(code) for code in range(9)) / len(part)


def _decodes(data: bytes, encoding: str) -> bool:
    try:
        data.decode(encoding)
    except UnicodeDecodeError:
        return False
    return True


def _decode_bytewise(data: bytes) -> tuple[str, str]:
    """Text that is not UTF-8: windows-1251, windows-1252, else what the detector says of a sample."""
    mended = data.decode("utf-8", "replace")
    if mended.count("\ufffd") * 20 <= sum(c > "\x7f" for c in mended):
        return mended, "utf-8"  # a stray byte in what is UTF-8 otherwise: shown as such, nothing else misread
    sample = data[:SAMPLE] if re.search(rb"[\x80-\xff]", data[:SAMPLE]) else _around_high_bytes(data)
    for encoding in (_cyrillic(sample), "windows-1252" if _looks_1252(sample) else None):
        if encoding and _decodes(data, encoding):
            return data.decode(encoding), encoding
    detected = _detect(sample)
    if detected and _decodes(data, detected):
        return data.decode(detected), detected
    return data.decode("windows-1252", "replace"), "windows-1252"


def _around_high_bytes(data: bytes) -> bytes:
    first = re.search(rb"[\x80-\xff]", data)
    start = max(0, first.start() - 512) if first else 0
    return data[start : start + SAMPLE]


_HIGH = re.compile(rb"[\x80-\xff]")
#: The letters of Russian from the commonest to the rarest (its neighbours differ little): told in a few words, since
#: the bytes of the commonest are rare letters, or capitals within words, in another encoding.
_BY_FREQUENCY = "оеаинтсрвлкмдпуяыьгзбчйхжшюцщэфъё"
_WEIGHTS = {letter: 1.0 - 2.0 * place / len(_BY_FREQUENCY) for place, letter in enumerate(_BY_FREQUENCY)}
_COMMON = frozenset(_BY_FREQUENCY[:6])
_RUN = re.compile(r"[а-яёА-ЯЁ]{2,}")
#: A small letter before a capital: hardly ever in a word, and at every capital where small and capital are exchanged.
_MIXED = re.compile(r"[а-яё][А-ЯЁ]")


def _cyrillic(sample: bytes) -> str | None:
    """The encoding in which the bytes look most like Russian or its neighbours; ``None`` where they look like none."""
    read = ((encoding, sample.decode(encoding, "replace")) for encoding in ("windows-1251", "koi8-r"))
    high = len(_HIGH.findall(sample))
    scores = [(_plausibility(text, high), encoding) for encoding, text in read]
    best, encoding = max(scores, key=lambda pair: pair[0])
    return encoding if best > 0 else None


def _plausibility(text: str, high: int) -> float:
    """How much a text looks like Russian: by the frequency of its letters, and by where its capitals stand.

    Zero where fewer than half of its letters stand in words, or fewer than a third are common ones: the bytes of
    Greek are rare letters of Russian.
    """
    runs = _RUN.findall(text)
    letters = "".join(runs)
    common = sum(letter in _COMMON for letter in letters.lower())
    if len(letters) * 2 <= high or common * 3 <= len(letters):
        return 0.0
    mixed = sum(len(_MIXED.findall(run)) for run in runs)
    weight = sum(_WEIGHTS.get(letter, -1.0) for letter in letters.lower())
    return max(0.0, (weight - 5.0 * mixed) / len(letters))


#: What windows-1252 would not hold between two letters: signs other than apostrophe, dashes, middle dot, soft hyphen.
_LETTER = rb"[A-Za-z\xc0-\xd6\xd8-\xf6\xf8-\xff\x8a\x8c\x8e\x9a\x9c\x9e\x9f]"
_ODD_1252 = re.compile(
    rb"(?<=" + _LETTER + rb")[\x80-\x89\x8b\x98\x9b\xa1-\xac\xae-\xb6\xb8-\xbf\xd7\xf7](?=" + _LETTER + rb")"
    rb"|[\x81\x8d\x8f\x90\x9d]|[\x9f\xd0\xde\xf0\xfe](?=[a-z])"
)


def _looks_1252(sample: bytes) -> bool:
    """Accented letters stand one or two in a word and signs stand between words."""
    high = len(_HIGH.findall(sample))
    odd = len(_ODD_1252.findall(sample)) + sum(map(len, re.findall(rb"[\x80-\xff]{3,}", sample)))
    return odd * 20 <= high


#: What the detector may not answer: it is asked where the letters have ruled these out, and prefers them still.
_RULED_OUT = frozenset({"cp1252", "latin_1", "iso8859_15"})


def _detect(sample: bytes) -> str | None:
    from charset_normalizer import from_bytes

    found = (match.encoding for match in from_bytes(sample))
    best = next((encoding for encoding in found if encoding not in _RULED_OUT), None)
    return best.replace("_", "-") if best else None


def is_text(data: bytes) -> bool:
    """Whether ``data`` reads as text: an encoding of text, and hardly any control codes among its characters."""
    sample = data[:SAMPLE]
    if any(sample.startswith(bom) for bom, _ in _BOMS) or _wide_encoding(data):
        text = leading_text(data, SAMPLE)
        return bool(text.strip("\ufeff\ufffd")) and _control_share(text.encode()) <= 0.1
    allowed = 0.3 if _begins_utf8(sample) else 0.001
    return _control_share(sample) <= allowed


def leading_text(data: bytes, size: int = 4096) -> str:
    """The first characters of ``data`` in whatever encoding its bytes show, without its byte order mark."""
    head = data[: size - size % 4]
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return head[len(bom) :].decode(encoding, "ignore")
    return head.decode(_wide_encoding(data) or ("utf-8" if _begins_utf8(head) else "latin-1"), "ignore")


def _begins_utf8(sample: bytes) -> bool:
    try:
        codecs.getincrementaldecoder("utf-8")().decode(sample)
    except UnicodeDecodeError:
        return False
    return True


def _control_share(data: bytes) -> float:
    return (len(data) - len(data.translate(None, _CONTROLS))) / max(1, len(data))
