"""Pages: milliseconds and queries a page, by kind of page, on a case of 100,000 passages.

``python bench/pages.py [PASSAGES ...]`` makes a case of each size (``big_case.py``), serves it as ``observance serve``
does, with every process, and asks it for the pages that people open: half of them with filters, later stretches or
other margins, in four languages, one connection a browser. Prints for each kind the median, the 95th percentile and the
slowest answer to its last byte, the 95th percentile of the time of the processor that the web took for it (which a busy
machine changes less), the largest page and the most queries (counted in another process, on the same index).
``--case FOLDER`` takes a case that is there. ``DATABASE_URL`` asks PostgreSQL instead of SQLite.
"""

from __future__ import annotations

import argparse
import http.client
import os
import random
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import quote, urlsplit

from big_case import make, touch

LANGUAGES = ("en", "fr", "es", "ru")
MOST_QUERIES, MOST_MS = 15, 200
#: How many pages of each kind are asked for.
EACH = 40


@dataclass(kw_only=True)
class Kind:
    """Addresses of one kind of page, and what they came to."""

    name: str
    addresses: list[str]
    times: list[float] = field(default_factory=list)
    work: list[float] = field(default_factory=list)
    sizes: list[int] = field(default_factory=list)
    queries: int = 0


def addresses(chance: random.Random) -> Iterator[Kind]:
    """The pages of a case: of each kind the heaviest first, then others by chance; every second with a filter."""
    from observance_web.cases.models import Actor, Ask, Case, Difference, Issue, Provision
    from observance_web.findings.models import Finding
    from observance_web.index.story_rows import STORY
    from observance_web.library.models import Document

    case = Case.objects.order_by("-asks")[0]
    slug = case.slug

    def some(values: list[str], also: list[str]) -> list[str]:
        """The first ones as they are, every second page with something chosen."""
        return [values[n % len(values)] if n % 2 == 0 else chance.choice(also) for n in range(EACH)]

    def of(model: type, field_name: str, **kept: object) -> list[object]:
        return list(model.objects.filter(**kept).values_list(field_name, flat=True))  # type: ignore[attr-defined]

    asks, acts = of(Ask, "id", case=case.key), of(Ask, "act", case=case.key)
    articles = [key.split("|") for key in of(Ask, "provisions", case=case.key) for key in key[:1]]  # type: ignore[index]
    documents = of(Document, "reference")
    lit = list(Finding.objects.filter(kind="requests").values_list("document", "id")[:400])
    records = of(Document, "reference", speeches__gt=0)
    persons, instruments = of(Actor, "id"), of(Provision, "instrument", case=case.key)
    words = [one.words.split() for one in of(Finding, "quotation", kind="requests")[:200]]  # type: ignore[attr-defined]
    years = [str(year) for year in range(1995, 2025)]
    base = f"/{slug}/"
    yield Kind(name="asks", addresses=some([base], [
        *(f"{base}?act={act}" for act in acts), *(f"{base}?since={year}" for year in years), f"{base}?state=contested",
        *(f"{base}?article={quote('|'.join(one))}" for one in articles), f"{base}?page=5",
        f"{base}?asker=government_member+2",
    ]))  # fmt: skip
    yield Kind(name="ask", addresses=some(
        [f"{base}asks/{id_}" for id_ in asks],
        [f"{base}asks/{id_}?page={n}" for id_ in asks[:9] for n in (2, 3)]
        + [f"{base}asks/{id_}?cell={year}-{what}" for id_ in asks[:9] for year in years[-9:] for what in STORY],
    ))  # fmt: skip
    yield Kind(name="issues", addresses=some([f"{base}issues"], [f"{base}closings", f"{base}closings?page=3"]))
    issues = of(Issue, "n", case=case.key)
    yield Kind(name="issue", addresses=some(
        [f"{base}issues/{n}" for n in issues], [f"{base}issues/{n}?page=2" for n in issues]
    ))  # fmt: skip
    differences = of(Difference, "id", case=case.key)
    yield Kind(name="differences", addresses=some([f"{base}differences"], [
        *(f"{base}differences?kind={kind}" for kind in ("fact", "figure", "law", "scope")), f"{base}differences?page=7",
        *(f"{base}differences/{id_}" for id_ in differences[:40]),
    ]))  # fmt: skip
    yield Kind(
        name="positions", addresses=some([f"{base}positions"], [f"{base}positions?page={n}" for n in range(2, 30)])
    )
    yield Kind(name="document", addresses=some(
        [f"/documents/{name}/" for name in documents],
        [f"/documents/{chance.choice(documents)}/?from={chance.randrange(1, 500)}&margin=all" for _ in range(EACH)]
        + [f"/documents/{name}/?lit={id_}" for name, id_ in lit],
    ))  # fmt: skip
    yield Kind(name="whole", addresses=some(
        [f"/documents/{name}/?whole" for name in documents],
        [f"/documents/{name}/?whole&margin=all" for name in documents],
    ))  # fmt: skip
    pairs = [(chance.choice(records), chance.choice(records)) for _ in range(EACH)]
    yield Kind(name="record", addresses=some(
        [f"/documents/{name}/s{1 + n}" for n, name in enumerate(records * 2) if n < 60],
        [f"/documents/compare?one={one}&other={other}&from={8 * n % 56}" for n, (one, other) in enumerate(pairs)]
        + [f"/documents/{name}/voices" for name in records],
    ))  # fmt: skip
    yield Kind(name="documents", addresses=some(["/documents/"], [
        "/documents/?page=2", "/documents/sources", "/documents/sources?missing", "/documents/sources?page=4",
        "/documents/belonging", "/documents/belonging?none", *(f"/documents/{name}/case" for name in documents[:9]),
    ]))  # fmt: skip
    yield Kind(name="people", addresses=some(["/people/"], [
        *(f"/people/?kind={kind}" for kind in ("person", "organisation")), *(f"/people/?page={n}" for n in range(2, 20))
    ]))  # fmt: skip
    yield Kind(name="person", addresses=some(
        [f"/people/{id_}" for id_ in persons], [f"/people/{id_}?page=2" for id_ in persons[:20]]
    ))  # fmt: skip
    kinds = ("stated", "alleged")
    yield Kind(name="timeline", addresses=some([f"{base}time"], [
        *(f"{base}time?kind={kind}" for kind in kinds), *(f"{base}time?page={n}" for n in range(2, 12)),
        *(f"{base}time?at={n}" for n in range(1, 300, 20)),
    ]))  # fmt: skip
    yield Kind(name="law", addresses=some([f"{base}law"], [
        *(f"{base}law?instrument={quote(str(one))}" for one in instruments), f"{base}law?page=2"
    ]))  # fmt: skip
    yield Kind(name="calendar", addresses=some([f"{base}calendar"], [f"{base}calendar?page=2"]))
    yield Kind(name="history", addresses=some([f"{base}history"], [f"{base}history?page=3"]))
    yield Kind(name="search", addresses=some(
        [f"/search?q={quote(max(one, key=len))}" for one in words]
        + [f"/search?q={quote(' '.join(one[:2]))}" for one in words],
        [f"/search?q={quote(one[0])}&since={chance.choice(years)}&language={chance.choice(LANGUAGES)}" for one in words]
        + [f"/search?q={quote(chr(34) + ' '.join(one[:2]) + chr(34))}&kind=all" for one in words]
        + [f"/search?q={quote(one[0])}&matching=spelling&page=2" for one in words],
    ))  # fmt: skip


class Browser:
    """One connection to the served case, let in once; it goes where it is sent."""

    def __init__(self, address: str) -> None:
        parts = urlsplit(address)
        self._connection = http.client.HTTPConnection(parts.hostname or "", parts.port)
        self._cookie = ""
        answer = self._ask(parts.path, "en")
        self._cookie = (answer.headers["Set-Cookie"] or "").split(";")[0]

    def _ask(self, path: str, language: str) -> http.client.HTTPResponse:
        self._connection.request(
            "GET", path, headers={"Cookie": f"{self._cookie}; observance-reading=language={language}"}
        )
        answer = self._connection.getresponse()
        self.body = answer.read()
        return answer

    def seconds(self, path: str, language: str) -> float:
        """From the question to the last byte of the page."""
        began = time.perf_counter()
        answer = self._ask(path, language)
        for _ in range(3):
            if answer.status not in (301, 302):
                break
            answer = self._ask(answer.headers["Location"].split("#")[0], language)
        spent = time.perf_counter() - began
        if answer.status != 200:
            raise SystemExit(f"{path} was answered with {answer.status}")
        return spent


def count_queries(kind: Kind) -> None:
    """The most queries of a page of a kind."""
    from django.db import connections
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    from observance_web.accounts.actions import issue_ticket

    client = Client(HTTP_HOST="localhost")
    client.get(f"/open/{issue_ticket()}")
    for address in kind.addresses[:8]:
        with CaptureQueriesContext(connections["index"]) as asked:
            client.get(address, follow=True)
        kind.queries = max(kind.queries, len(asked))


def percentile(times: list[float], share: float) -> float:
    """The time that this share of pages stays below, in milliseconds."""
    return 1000 * sorted(times)[min(len(times) - 1, int(share * len(times)))]


def measure(case: Path) -> None:
    """Make the index, serve, ask, print."""
    from django.core.management import call_command
    from django.db import connections

    from observance_web.index.building import ensure_index
    from observance_web.index.current import IN_USE
    from observance_web.parent import Parent

    for what in ("whole", "with one document changed"):
        began, worked = time.perf_counter(), time.process_time()
        if ensure_index(case):
            spent, work = time.perf_counter() - began, time.process_time() - worked
            print(f"index {what}: {spent:.1f} s, {work:.1f} s of work ({connections['index'].vendor})", flush=True)
            touch(case)
    call_command("migrate", verbosity=0, interactive=False)
    IN_USE.refresh()
    chance = random.Random(11)
    kinds = list(addresses(chance))
    for kind in kinds:
        count_queries(kind)
    parent = Parent(case=case, port=0, language="en")
    with parent.started() as address:
        browser, clock = Browser(address), clock_of(parent._children[0].pid)
        for kind in kinds:
            browser.seconds(kind.addresses[0], "en")
        visits = [(kind, n) for kind in kinds for n in range(EACH)]
        chance.shuffle(visits)
        for kind, n in visits:
            began = time.clock_gettime(clock)
            kind.times.append(browser.seconds(kind.addresses[n], LANGUAGES[n // 2 % 4]))
            kind.work.append(time.clock_gettime(clock) - began)
            kind.sizes.append(len(browser.body))
    print(f"{'page':12} {'median':>8} {'95 %':>8} {'most':>8} {'work':>8} {'kB':>6} {'queries':>8}")
    everything = Kind(name="all", addresses=[], queries=max(kind.queries for kind in kinds))
    for kind in kinds:
        everything.times += kind.times
        everything.work += kind.work
        everything.sizes += kind.sizes
        _tell(kind)
    _tell(everything)


def clock_of(process: int) -> int:
    """The clock of a process, as clock_getcpuclockid(3) makes it of its number."""
    return (~process << 3) | 2


def _tell(kind: Kind) -> None:
    figures = " ".join(f"{percentile(kind.times, share):8.1f}" for share in (0.5, 0.95, 1))
    over = " over" if percentile(kind.times, 0.95) > MOST_MS or kind.queries > MOST_QUERIES else ""
    work = percentile(kind.work, 0.95)
    print(f"{kind.name:12} {figures} {work:8.1f} {max(kind.sizes) // 1000:6} {kind.queries:8}{over}", flush=True)


def main() -> None:
    """Measure what the command line asks for."""
    parser = argparse.ArgumentParser()
    parser.add_argument("passages", nargs="*", type=int)
    parser.add_argument("--case", type=Path)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as place:
        for size in given.passages or ([] if given.case else [100_000]):
            case = Path(place) / f"case-{size}"
            began = time.perf_counter()
            make(case, size)
            print(f"{size:,} passages made in {time.perf_counter() - began:.0f} s", flush=True)
            _apart(case)
        if given.case:
            _apart(given.case)


def _apart(case: Path) -> None:
    """Measure in a process of its own: Django reads its settings once."""
    if pid := os.fork():
        os.waitpid(pid, 0)
        return
    os.environ |= {"OBSERVANCE_CASE": str(case.resolve()), "DJANGO_SETTINGS_MODULE": "observance_web.settings"}
    import django

    django.setup()
    measure(case.resolve())
    os._exit(0)


if __name__ == "__main__":
    main()
