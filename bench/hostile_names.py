"""Texts that are the worst for names: one name over and over, thousands of names, words and sentences without an end.

Used by ``hostile_text.py``. Each text is made of invented words, as long as it is asked for; where a text holds many
different names, no two of them are alike.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import count

#: Pieces that stand over and over, by language. A piece that ends in a tie is put together without a blank.
TIE = "~"
PIECES: dict[str, tuple[str, ...]] = {
    "en": (
        # Offices, what they are of, and the States that may belong to them.
        "Government Member Of Brazil", "Minister of of the of the of the of the of the of the Brazil",
        "President of the", "Minister of Labour and Welfare of the Republic of", "the Government of",
        "Republic of the Republic of", "UK", "President", "President Tavin",
        # Bodies whose names have no end, titles of laws, letters, companies.
        "Federation", "Federation of the Union and Council for the", "Union Law",
        "the Law on Unions of the Federation of",
        "Federation of Dockers (hereinafter the so called", "Federation of Dockers, FD,",
        "Free Port Workers Vote (FPWV)",
        "the 2020 Federation of Dockers the Federation", "our Federation of Dockers and our federation", "AB/CD-EF",
        "Tarvik & Dredging,", "formerly called", "special expert national",
        "high-level tripartite technical mission of the",
        # Persons: one surname, honorifics, lists, offices and particles about them.
        "Mr Tavinor spoke and Tavinor left,", "Messrs Tavin, Orlen and", "Mr Mr Tavin", "Orek Brask and", "Orek Brask,",
        "Orek de la", "Orek Brask, the then former", "Mr A. A. A. van der van der", "No. A. B.",
        "MR TAVINOR ORLEN BRASK",
        "THE FEDERATION OF THE WORKERS OF BRAZIL",
        # Words without an end.
        "O'~", "A-~", "A&~", "A/~", "A.~", "A~", "Aa~", "7~", "“A~", "“Clear", "(~", "…~", ".” ~", "; • ~",
        "A'" * 60 + "A(ABC)",
    ),
    "fr": ("Mme de la Tavière et", "syndicat des employés de la", "le ministère du Travail et de la", "MM. Tavier et"),
    "es": ("los Sres. Tavino y Brask,", "Sindicato de Trabajadores de la", "Ministerio de Trabajo y de"),
    "ru": (
        "министр труда и социальной защиты населения", "Федерация профсоюзов Бразилии (ФПБ)", "В. И. Тавин",
        "Орек Браск",
        "министерство труда и", "Конфедерация свободных профсоюзов", "ТОО «Ясное небо»", "г-н Тавин и", "О’~",
    ),
}  # fmt: skip


def texts(size: int) -> Iterator[tuple[str, str, str]]:
    """Hostile texts of a size: what stands in it, its language, and the text."""
    for code, pieces in PIECES.items():
        for piece in pieces:
            repeated = piece[:-1] if piece.endswith(TIE) else piece + " "
            yield piece[:30], code, (repeated * (size // len(repeated) + 1))[:size]
    yield "a surname, once with an honorific", "en", ("Mr Tavinor " + "Tavinor " * size)[:size]
    yield "one honorific for all", "en", ("Messrs " + "Tavin, Orlen and " * size)[:size]
    yield "a list that ends in a given name", "en", ("Orlo Vask, " * size)[: size - 13] + "Galina Tavina"
    for name, code, make in DIFFERENT:
        yield name, code, filled(make, size)
    half = filled(lambda n: f"Mr {word(n)},", size // 2)
    yield "surnames, and words that begin as they do", "en", half + " " + filled(lambda n: f"{word(n)}en", size // 2)


def word(n: int, letters: str = "bdfgklmnprst", vowels: str = "aeiou") -> str:
    """The n-th word with a capital."""
    made = ""
    while n or len(made) < 4:
        n, first = divmod(n, len(letters))
        n, second = divmod(n, len(vowels))
        made += letters[first] + vowels[second]
    return made.title()


def cyrillic(n: int) -> str:
    """The n-th word with a capital, in Cyrillic."""
    return word(n, "бвгдзклмнпрст", "аеиоу")


def acronym(n: int) -> str:
    """The n-th row of five capitals."""
    return "".join(chr(ord("A") + n // 26**place % 26) for place in range(5))


#: Texts in which no two names are alike: what stands in them, their language, and the n-th piece.
DIFFERENT: tuple[tuple[str, str, Callable[[int], str]], ...] = (
    ("surnames", "en", lambda n: f"Mr {word(n)} spoke,"),
    ("surnames with hyphens and apostrophes", "en", lambda n: f"Ms O’{word(n)}-{word(n + 7)} spoke,"),
    ("surnames in Cyrillic", "ru", lambda n: f"г-н {cyrillic(n)}ин сказал,"),
    ("acronyms in brackets", "en", lambda n: f"the Federation of Dockers ({acronym(n)})"),
    ("acronyms alone", "en", lambda n: f"{acronym(n)} and"),
    ("acronyms behind small words", "en", lambda n: f"word ({acronym(n)})"),
    ("acronyms that are spelled", "en", lambda n: " ".join(c + "ort" for c in acronym(n)) + f" ({acronym(n)})"),
    ("States", "en", lambda n: f"the Government of {word(n)},"),
    ("States with islands", "en", lambda n: f"the Government of {word(n)} Islands,"),
    ("States in Cyrillic", "ru", lambda n: f"правительство Республики {cyrillic(n)},"),
    ("bodies", "en", lambda n: f"the {word(n)} Federation of {word(n + 3)}"),
    ("bodies in quotation marks", "ru", lambda n: f"профсоюз «{cyrillic(n)}» и"),
)  # fmt: skip


def filled(piece: Callable[[int], str], size: int) -> str:
    """A text of a size made of the first pieces."""
    made: list[str] = []
    length = 0
    for n in count():
        if length > size:
            break
        made.append(piece(n))
        length += len(made[-1]) + 1
    return " ".join(made)[:size]
