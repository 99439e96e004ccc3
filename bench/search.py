"""Search: seconds to build an index of generated passages, and milliseconds a query, by kind of query.

``python bench/search.py [PASSAGES ...]`` builds an index for each size (100,000 and 1,000,000 by default) and asks it
400 queries: 40 % one rare word, 30 % two words, 20 % a phrase, 10 % all spellings of a name; half of each with filters
(a language and a span of years, or a capacity). The words follow Zipf's law, forms of one stem among them. Prints the
median, the 95th percentile and the slowest of each kind, beside a word looked for with ``LIKE``. ``DATABASE_URL`` asks
PostgreSQL instead of SQLite; ``tools/with_postgres.py python bench/search.py`` brings one.
"""

from __future__ import annotations

import os
import random
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import django
from django.conf import settings

from observance_web.environment import database_of

ENDINGS = {
    "en": ("", "s", "ed", "ing"),
    "fr": ("", "s", "ée", "er"),
    "es": ("", "s", "ado", "ar"),
    "ru": ("", "а", "ов", "ам"),
}
LETTERS = {"ru": ("бвгдклмнпрст", "аеио")}
OTHERS = ("bcdfglmnprst", "aeio")
NAMES = [
    ("Shcherbakova", "Щербакова", "Chtcherbakova"),
    ("Zhunusov", "Жунусов", "Junusov"),
    ("Khalilova", "Халилова", "Halilova"),
]
STEMS, WORDS_A_PASSAGE, PASSAGES_A_DOCUMENT, QUERIES = 30_000, 60, 500, 400
CAPACITIES = ("worker_members", "employer_members", "government_member", "chair")


def database(folder: Path) -> dict[str, object]:
    """The settings of the database to ask."""
    url = os.environ.get("DATABASE_URL")
    if url is None:
        return {"ENGINE": "django.db.backends.sqlite3", "NAME": str(folder / "search.sqlite3")}
    return database_of(url)


def stems(chance: random.Random) -> dict[str, list[str]]:
    """Words of each language, the commonest first."""
    made: dict[str, list[str]] = {}
    for language in ENDINGS:
        hard, soft = LETTERS.get(language, OTHERS)
        syllables = [a + b for a in hard for b in soft]
        made[language] = ["".join(chance.choices(syllables, k=chance.randint(2, 4))) for _ in range(STEMS)]
    return made


def text(language: str, words: list[str], weights: list[float], chance: random.Random) -> str:
    """A passage; one of fifty holds a name."""
    chosen = chance.choices(words, cum_weights=weights, k=WORDS_A_PASSAGE)
    forms = [word + chance.choice(ENDINGS[language]) for word in chosen]
    if chance.random() < 0.02:
        forms.insert(chance.randrange(len(forms)), chance.choice(chance.choice(NAMES)))
    return " ".join(forms)


def documents(passages: int, chance: random.Random) -> Iterator[tuple[str, list[object]]]:
    """Documents of one language each, over thirty years."""
    from observance_web.search.query import Unit, UnitKind

    vocabulary = stems(chance)
    weights = [0.0]
    for n in range(1, STEMS):
        weights.append(weights[-1] + 1 / n)
    for d in range(max(1, passages // PASSAGES_A_DOCUMENT)):
        language = chance.choice(tuple(ENDINGS))
        name, date = f"document-{d}", f"{1995 + d % 30}-{1 + d % 12:02}"
        yield (
            name,
            [
                Unit(
                    document=name,
                    n=n,
                    kind=UnitKind.PASSAGE,
                    passage=n + 1,
                    date=date,
                    language=language,
                    capacity=CAPACITIES[n % len(CAPACITIES)],
                    text=text(language, vocabulary[language], weights, chance),
                )
                for n in range(min(passages, PASSAGES_A_DOCUMENT))
            ],
        )


def queries(texts: list[str], chance: random.Random) -> Iterator[tuple[str, object]]:
    """The queries of the mix, by kind, each made of words that some passage holds; half of them with filters."""
    from observance_web.search.query import Filters, Matching, Query

    mix = ("rare word",) * 4 + ("two words",) * 3 + ("phrase",) * 2 + ("spellings",)
    for n in range(QUERIES):
        kind = mix[n % len(mix)]
        words = chance.choice(texts).split()
        at = chance.randrange(len(words) - 3)
        typed = {
            "rare word": max(words, key=len),
            "two words": " ".join(chance.sample(words, 2)),
            "phrase": f'"{" ".join(words[at : at + 2])}"',
            "spellings": chance.choice(NAMES)[0],
        }[kind]
        filters = Filters()
        if (n // len(mix)) % 2:
            since = chance.randint(1995, 2020)
            span = Filters(since=since, until=since + 4, languages=(chance.choice(tuple(ENDINGS)),))
            filters = chance.choice((span, Filters(capacities=(chance.choice(CAPACITIES),))))
        matching = Matching.SPELLING if kind == "spellings" else Matching.FORMS
        yield kind, Query(text=typed, filters=filters, matching=matching)


def percentile(times: list[float], share: float) -> float:
    """The time that this share of queries stays below, in milliseconds."""
    return 1000 * sorted(times)[min(len(times) - 1, int(share * len(times)))]


def measure(passages: int) -> None:
    """Build, ask, print."""
    from django.db import connection, transaction

    from observance_web.search import SearchIndex

    chance = random.Random(7)
    index = SearchIndex(connection)
    index.drop()
    index.create()
    texts: list[str] = []
    spent = 0.0
    for name, units in documents(passages, chance):
        texts += [unit.text for unit in units[:2]]  # type: ignore[attr-defined]
        began = time.perf_counter()
        with transaction.atomic():
            index.put(name, units)  # type: ignore[arg-type]
        spent += time.perf_counter() - began
    print(f"{passages:,} passages: built in {spent:.1f} s, {passages / spent:,.0f} a second ({connection.vendor})")
    times: dict[str, list[float]] = {}
    for kind, query in queries(texts, chance):
        began = time.perf_counter()
        index.find(query)  # type: ignore[arg-type]
        times.setdefault(kind, []).append(time.perf_counter() - began)
    times["all"] = [t for kind in times.values() for t in kind]
    for kind, spent_on in times.items():
        figures = f"{percentile(spent_on, 0.5):8.1f} {percentile(spent_on, 0.95):8.1f} {percentile(spent_on, 1):8.1f}"
        print(f"  {kind:10} median, 95 %, most, in ms: {figures}")
    began = time.perf_counter()
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM search_unit WHERE unit LIKE %s", [f"%{max(texts[0].split(), key=len)}%"])
    print(f"  LIKE, one word: {1000 * (time.perf_counter() - began):.0f} ms")


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as place:
        settings.configure(DATABASES={"default": database(Path(place))})
        django.setup()
        for size in [int(size) for size in sys.argv[1:]] or [100_000, 1_000_000]:
            measure(size)
