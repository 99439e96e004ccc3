"""Findings on the command line: in the margin, explained, and what documents rely on."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from observance.cli import observance
from observance.cli.speaking import Session
from observance.errors import NotFound, UsageError

LETTER = """Geneva, 5 May 2024

Dear Minister,

We thank you for your letter. The letter to the union dated 3 April 2024 is before us.
The union has 212 branches and some 3 million members.

According to the union, the court of first instance dissolved it on 27 September 2018.

Yours sincerely,

The General Secretary
"""


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("findings")
    (root / "documents").mkdir()
    (root / "documents" / "letter.txt").write_text(LETTER, encoding="utf-8")
    run("build", str(root / "documents"), "--out", str(root / "case"))
    return root / "case"


def run(*arguments: str) -> str:
    session = Session(environ={"OBSERVANCE_LANGUAGE": "en", "COLUMNS": "100"})
    done = CliRunner().invoke(observance, list(arguments), obj=session, standalone_mode=False)
    if done.exception:
        raise done.exception
    return done.output


def test_what_was_found_stands_below_its_passage(case: Path) -> None:
    shown = run("show", str(case), "letter")
    assert re.search(
        r"some 3 million members\.\n(?: {4,8}.*\n)*? {4}[0-9a-f]{8} figures “some 3 million members”", shown
    )
    assert "bound: about" in shown


def test_the_words_alone_can_be_shown_and_one_kind(case: Path) -> None:
    assert "figures" not in run("show", str(case), "letter", "--bare")
    only = run("show", str(case), "letter", "--only", "figures")
    assert "figures “212 branches”" in only
    assert " dates “" not in only


def test_a_kind_that_is_none_is_told(case: Path) -> None:
    with pytest.raises(UsageError, match="opinions"):
        run("show", str(case), "letter", "--only", "opinions")


def test_a_finding_is_explained_by_its_rule_and_examples(case: Path) -> None:
    (beginning,) = re.findall(r"([0-9a-f]{8}) figures “212 branches”", run("show", str(case), "letter"))
    told = run("explain", str(case), beginning)
    assert "“212 branches”" in told
    assert "value: 212" in told
    assert "found by the rule en/figures/count-digits" in told
    assert "«212 enterprise-level associations»" in told


def test_a_request_is_explained_by_the_words_that_tell_what_it_asks_for(tmp_path: Path) -> None:
    (tmp_path / "documents").mkdir()
    asked = LETTER.replace("Yours", "We urge you to bring those who ordered the raid to justice.\n\nYours")
    (tmp_path / "documents" / "letter.txt").write_text(asked, encoding="utf-8")
    run("build", str(tmp_path / "documents"), "--out", str(tmp_path / "case"))
    (beginning,) = re.findall(r"([0-9a-f]{8}) requests", run("show", str(tmp_path / "case"), "letter"))
    told = run("explain", str(tmp_path / "case"), beginning)
    assert "what is asked is told by “bring” … “to justice”" in told


def test_a_finding_that_is_not_there_and_one_of_many_are_told(case: Path) -> None:
    with pytest.raises(NotFound, match="no finding"):
        run("explain", str(case), "zz")
    with pytest.raises(NotFound, match="no finding"):
        run("explain", str(case), "")


def test_what_documents_rely_on_is_listed_with_who_does(case: Path) -> None:
    listed = run("references", str(case), "--missing")
    assert "Letter (2024-04-03) | letter | not in this case" in listed
    assert "letter | “The letter to the union dated 3 April 2024”" in listed
    # "Your letter", without a date, tells no source.
    assert "sources: 2; in this case: 0" in listed
