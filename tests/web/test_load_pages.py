"""The page on which files are given: what was given, how far it is, what could not be read, and trying again."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from lxml import html

from observance.casefile import CaseFile
from observance.pipeline import build
from observance_web.index.building import ensure_index
from observance_web.index.current import IN_USE
from observance_web.index.places import places
from observance_web.loading.requests import Requests
from observance_web.loading.worker import Worker

LETTER = b"Geneva, 2 May 2023\n\nSir,\n\nThe union asks the Government to register it.\n\nYours faithfully,\n"


@pytest.fixture
def loading(browser: Client, tmp_path: Path) -> Iterator[Client]:
    """A browser at a case of its own, so that what it gives changes no other test's case."""
    documents = tmp_path / "documents"
    documents.mkdir()
    (documents / "first.txt").write_bytes(LETTER.replace(b"2 May", b"1 May"))
    build(documents, tmp_path / "case")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(type(settings.ENVIRONMENT), "served", property(lambda _self: tmp_path / "case"))
        ensure_index(tmp_path / "case")
        yield browser
        places().drop_others(frozenset())
    # What other tests read is the case of them all.
    IN_USE.name = None
    IN_USE.refresh()
    shutil.rmtree(tmp_path)


def give(browser: Client, *files: tuple[str, bytes]) -> str:
    answer = browser.post("/load/give", {"files": [SimpleUploadedFile(name, data) for name, data in files]})
    assert answer.status_code == 200
    return answer.content.decode()


def test_what_is_given_is_kept_and_read_and_shown(loading: Client, tmp_path: Path) -> None:
    text = give(loading, ("second.txt", LETTER), ("bad.source.toml", b"x"))
    assert "kept; it is being read" in text
    assert "this is no name of a document" in text
    assert (tmp_path / "documents" / "second.txt").read_bytes() == LETTER
    assert 'hx-trigger="every 1s"' in text
    Worker(tmp_path / "case", settings.ENVIRONMENT.served_folder).step()
    assert [entry.document for entry in CaseFile.open(tmp_path / "case").documents()] == ["first.txt", "second.txt"]
    after = loading.get("/load/progress").content.decode()
    assert "second.txt" in after
    row = html.fromstring(after).xpath('//tr[th="second.txt"]/td')[0].text_content()
    counted = dict(part.split(": ") for part in row.split(", "))
    found = CaseFile.open(tmp_path / "case").findings("second")
    assert counted["requests"] == str(len(found.requests)) != "0"
    assert counted["dates"] == str(len(found.dates))
    assert "every 1s" not in after


def test_of_a_file_that_cannot_be_read_nothing_is_not_said_to_be_in_it(loading: Client, tmp_path: Path) -> None:
    give(loading, ("torn.pdf", b"%PDF-1.4 torn"), ("plain.txt", b"The tide is high.\n"))
    Worker(tmp_path / "case", settings.ENVIRONMENT.served_folder).step()
    rows = html.fromstring(loading.get("/load/progress").content.decode())
    assert rows.xpath('//tr[th="torn.pdf"]/td')[0].text_content() == "not read"
    assert rows.xpath('//tr[th="plain.txt"]/td')[0].text_content() == "nothing"


def test_the_same_bytes_are_not_read_twice(loading: Client, tmp_path: Path) -> None:
    give(loading, ("second.txt", LETTER))
    Worker(tmp_path / "case", settings.ENVIRONMENT.served_folder).step()
    assert "the same bytes were there already" in give(loading, ("third.txt", LETTER))
    assert Requests(settings.ENVIRONMENT.served_folder).open() == ()


def test_trying_again_and_stopping_are_asked_of_the_worker(loading: Client) -> None:
    requests = Requests(settings.ENVIRONMENT.served_folder)
    assert loading.post("/load/again", {"document": ["first"]}).status_code == 302
    assert len(requests.open()) == 1
    assert "waiting for the worker" in loading.get("/load").content.decode()
    loading.post("/load/stop")
    assert requests.stopped()
    assert "waiting for the worker" not in loading.get("/load").content.decode()


def test_giving_takes_a_form_of_this_page(loading: Client) -> None:
    strict = Client(enforce_csrf_checks=True, headers={})
    strict.cookies = loading.cookies
    answer = strict.post("/load/give", {"files": [SimpleUploadedFile("x.txt", LETTER)]})
    assert answer.status_code == 403


def test_nothing_is_given_by_asking_for_a_page(loading: Client) -> None:
    assert loading.get("/load/give").status_code == 405
