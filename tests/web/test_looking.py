"""Looking for asks that may be one: asked for on a page, done by the worker, told meanwhile, however often it dies."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client
from lxml import html

from conftest import EXAMPLES
from observance.pipeline import build
from observance_web.deciding import looking, proposed
from observance_web.deciding.looking import Looking, Looks, do
from observance_web.environment import LOOPBACK
from observance_web.index.case_keys import key_of
from observance_web.loading.requests import Request, Requests
from observance_web.loading.worker import Worker

SLUG = "veldania-c98"


def alike(texts: Sequence[str]) -> list[list[float]]:
    """A model for which texts are near each other whose lengths are."""
    return [[1.0, len(text) / 100, n % 3] for n, text in enumerate(texts)]


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """A case of its own with many asks, and its key."""
    place = tmp_path_factory.mktemp("looking")
    (place / "documents").mkdir()
    for name in ("can-pv-9.txt", "wftl-letter.txt"):
        (place / "documents" / name).write_bytes((EXAMPLES / name).read_bytes())
    build(place / "documents", place / "case")
    from observance.casefile import CaseFile

    return place / "case", key_of(CaseFile.open(place / "case").matters().all[0])


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the web keeps its files, with a model that needs no extra."""
    monkeypatch.setattr(proposed, "Model", lambda: alike)
    return tmp_path / "web"


def test_the_worker_looks_where_somebody_wants_it_and_keeps_what_it_found(
    built: tuple[Path, str], folder: Path
) -> None:
    case, key = built
    worker = Worker(case, folder)
    worker.step()
    assert proposed.last(folder, key) is None
    Looks(folder).ask(key)
    worker.step()
    assert Looks(folder).open() == ()
    told, found = Looks(folder).told(key), proposed.last(folder, key)
    assert told.n == told.total > 10
    assert found is not None


def test_how_far_a_look_is_is_told_while_it_is_done(built: tuple[Path, str], folder: Path) -> None:
    case, key = built
    told: list[tuple[int, int]] = []
    proposed.look(case, folder, key, lambda n, total: told.append((n, total)))
    assert [n for n, _ in told] == [*range(0, told[-1][1], proposed._AT_ONCE), told[-1][1]]
    assert len({total for _, total in told}) == 1
    assert len(told) > 2


def test_a_look_that_is_cut_is_done_by_the_next_worker(
    built: tuple[Path, str], folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    case, key = built

    def dies(_texts: Sequence[str]) -> list[list[float]]:
        raise KeyboardInterrupt

    monkeypatch.setattr(proposed, "Model", lambda: dies)
    Looks(folder).ask(key)
    for _ in range(3):
        with pytest.raises(KeyboardInterrupt):
            Worker(case, folder).step()
        assert Looks(folder).open() == (key,)
        assert proposed.last(folder, key) is None
    monkeypatch.setattr(proposed, "Model", lambda: alike)
    Worker(case, folder).step()
    assert Looks(folder).open() == ()
    assert proposed.last(folder, key) is not None


def test_a_look_is_ended_by_whoever_wants_it_no_more_and_put_off_for_files(
    built: tuple[Path, str], folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    case, key = built
    looks = Looks(folder)

    def ended(texts: Sequence[str]) -> list[list[float]]:
        looks.end(key)
        return alike(texts)

    monkeypatch.setattr(proposed, "Model", lambda: ended)
    looks.ask(key)
    do(case, folder, key)
    assert (looks.open(), proposed.last(folder, key)) == ((), None)

    def interrupted(texts: Sequence[str]) -> list[list[float]]:
        Requests(folder).ask(Request())
        return alike(texts)

    monkeypatch.setattr(proposed, "Model", lambda: interrupted)
    looks.ask(key)
    Worker(case, folder).step()
    assert (looks.open(), proposed.last(folder, key)) == ((key,), None)
    assert looks.told(key) == Looking()


@pytest.mark.parametrize(("key", "words"), [("gone", "not there any more"), ("", "cannot compare")])
def test_what_cannot_be_done_is_said_and_not_tried_for_ever(
    built: tuple[Path, str], folder: Path, monkeypatch: pytest.MonkeyPatch, key: str, words: str
) -> None:
    case, known = built

    def broken(_texts: Sequence[str]) -> list[list[float]]:
        raise ValueError("cannot compare")

    monkeypatch.setattr(proposed, "Model", lambda: broken)
    looks = Looks(folder)
    looks.ask(key or known)
    do(case, folder, key or known)
    failure = looks.told(key or known).failure
    assert looks.open() == ()
    assert failure is not None
    assert words in failure.what + "".join(value for _, value in failure.fields)


# --- The page -------------------------------------------------------------------------------------------------------


@pytest.fixture
def wanted(browser: Client, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Looks:
    """The looks of the fictional case, kept apart from those of other tests."""
    del browser
    monkeypatch.setattr(type(settings.ENVIRONMENT), "served_folder", property(lambda _self: tmp_path))
    monkeypatch.setattr(proposed, "can_look", lambda: True)
    return Looks(tmp_path)


def get(browser: Client, address: str) -> html.HtmlElement:
    answer = browser.get(f"/{SLUG}/{address}", HTTP_HOST=LOOPBACK)
    assert answer.status_code == 200
    return html.fromstring(answer.content.decode())


def test_the_page_asks_the_worker_and_tells_how_far_it_is(browser: Client, wanted: Looks) -> None:
    page = get(browser, "twins")
    assert page.xpath(f'//form[@action="/{SLUG}/twins"]//button[not(@name)]')
    assert not page.xpath("//div[@id='looking']/@hx-get")
    answer = browser.post(f"/{SLUG}/twins", HTTP_HOST=LOOPBACK)
    assert answer.status_code == 302
    (key,) = wanted.open()
    page = get(browser, "twins")
    assert page.xpath("//div[@id='looking']/@hx-get") == [f"/{SLUG}/twins/looking?alone"]
    assert "waiting for the worker" in page.xpath("string(//*[@role='status'])")
    assert not page.xpath(f'//form[@action="/{SLUG}/twins"]//button[not(@name)]')
    wanted.tell(key, Looking(n=16, total=40))
    part = get(browser, "twins/looking?alone")
    assert "comparing words: 16 of 40" in part.xpath("string(//*[@role='status'])")
    assert part.xpath("//progress/@value") == ["16"]
    wanted.end(key)
    done = browser.get(f"/{SLUG}/twins/looking?alone", HTTP_HOST=LOOPBACK)
    assert done["HX-Refresh"] == "true"
    beside = browser.get(f"/{SLUG}/twins/looking", HTTP_HOST=LOOPBACK)
    assert "HX-Refresh" not in beside
    assert "Show what was found" in beside.content.decode()
    assert "hx-get" not in beside.content.decode()


def test_a_reader_ends_a_look_and_reads_why_one_failed(browser: Client, wanted: Looks) -> None:
    browser.post(f"/{SLUG}/twins", HTTP_HOST=LOOPBACK)
    (key,) = wanted.open()
    browser.post(f"/{SLUG}/twins", {"stop": "yes"}, HTTP_HOST=LOOPBACK)
    assert wanted.open() == ()
    wanted.tell(key, Looking(failure=looking.broken("twins", ValueError("no vector"))))
    assert "no vector" in get(browser, "twins").xpath("string(//*[@class='problem'])")
